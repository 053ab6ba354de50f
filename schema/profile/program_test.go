package profile

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

// A profile for which there are too few bits is not run with some of it left out, the first
// time or any other; the largest for which there are enough asks for all of it.
func TestProfilesThatAreTooLarge(t *testing.T) {
	described := func(features, requirements int) *Profile {
		p := &Profile{Name: "Example", Family: "example"}
		for i := range features {
			f := Feature{ID: "f" + strconv.Itoa(i), Name: "Feature", Types: []string{"Clinic", "Person"}, Status: check.Eligible, Nested: true}
			for j := range requirements {
				f.Requirements = append(f.Requirements, Requirement{ID: f.ID + "-" + strconv.Itoa(j), Ask: []string{"name"}, Level: Required})
			}
			p.Features = append(p.Features, f)
		}
		return p
	}
	runs := func(p *Profile) func() {
		g := newProgram(p)
		return func() { g.compiled() }
	}

	largest := newProgram(described(mostFeatures, mostRequirements))
	largest.compiled()
	assert.Len(t, largest.features, mostFeatures)
	last := largest.features[mostFeatures-1]
	lacking, _ := last.groups[0].glances.see(&presence{})
	assert.NotZero(t, last.bit)
	assert.Equal(t, ^uint64(0), lacking, "all requirements are asked for")

	const features = "profile: Example has 65 features, and there are bits for 64: split it"
	const requirements = "profile: f0 of Example asks one place for 65 things, and there are bits for 64: split it"
	tooMany, tooLong := runs(described(mostFeatures+1, 1)), runs(described(1, mostRequirements+1))
	for range 2 {
		assert.PanicsWithValue(t, features, tooMany)
		assert.PanicsWithValue(t, requirements, tooLong)
	}
}
