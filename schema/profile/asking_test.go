package profile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// Of the values of the thing that is asked all are looked at, and of those of a thing behind
// it 64, whether there is a Role in the graph or not.
func TestHowManyValuesAreLookedAt(t *testing.T) {
	for _, role := range []string{"", `, {"@type": "Role"}`} {
		for _, test := range []struct {
			offer        string
			prices, want int
		}{
			{`"price": [%s]`, 2, 2},
			{`"price": [%s]`, 65, 65},
			{`"priceSpecification": {"@type": "UnitPriceSpecification", "price": [%s]}`, 2, 2},
			{`"priceSpecification": {"@type": "UnitPriceSpecification", "price": [%s]}`, 64, 64},
			{`"priceSpecification": {"@type": "UnitPriceSpecification", "price": [%s]}`, 65, 64},
		} {
			prices := make([]string, test.prices)
			for i := range prices {
				prices[i] = fmt.Sprintf(`"free %d"`, i)
			}
			offer := fmt.Sprintf(test.offer, strings.Join(prices, ", "))
			report := check.Run(read(t, `{"@graph": [{"@type": "Product", "name": "P", "offers": {"@type": "Offer", `+offer+`}}`+role+`]}`), profile.Google)
			wrong := 0
			for _, f := range report.Findings {
				if f.Rule == "merchant-listing-price" {
					wrong++
				}
			}
			assert.Equal(t, test.want, wrong, "%s of %d prices%s", test.offer, test.prices, role)
		}
	}
}

// Of many values 64 are looked at in search of one that is not empty, whether there is a
// Role in the graph or not.
func TestManyEmptyValues(t *testing.T) {
	const rule = "local-business-address Dentist"
	for _, role := range []string{"", `, {"@type": "Role"}`} {
		missing := func(addresses int) bool {
			empty := strings.TrimSuffix(strings.Repeat(`{}, `, addresses), ", ")
			report := check.Run(read(t, `{"@graph": [{"@type": "Dentist", "name": "A", "address": [`+empty+`]}`+role+`]}`), profile.Google)
			return strings.Contains(strings.Join(worse(report, check.Warning), "\n"), rule)
		}
		assert.True(t, missing(64), role)
		assert.False(t, missing(65), role)
	}
}

// What is recommended can be improved; what is where there is such a thing, such as a
// department, need not.
func TestImprovable(t *testing.T) {
	var improvable []string
	for _, e := range check.Run(read(t, `{"@type": "Dentist", "name": "A"}`), profile.Google).Eligibility {
		if e.Feature == "local-business" {
			for _, m := range e.Improvable {
				improvable = append(improvable, m.Rule)
			}
		}
	}
	assert.ElementsMatch(t, []string{
		"local-business-url", "local-business-telephone", "local-business-geo", "local-business-opening-hours",
		"local-business-price-range", "local-business-own-id",
	}, improvable)
}
