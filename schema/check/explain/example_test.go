package explain_test

import (
	"fmt"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/explain"
)

func ExampleRule() {
	for _, rule := range check.Values {
		if rule.ID == "currency" {
			fmt.Print(explain.Rule(rule))
		}
	}
	// Output:
	// currency
	//   error, family values, since 0.1
	//
	//   A currency should be a code of ISO 4217 in three capital letters, such as EUR, and one
	//   that is still in use. The short names of crypto-currencies and the names of local ones
	//   may stand there too.
	//
	// It finds something in
	//
	//   {"@type": "Offer", "price": 19.90, "priceCurrency": "£"}
	//
	// and nothing in
	//
	//   {"@type": "Offer", "price": 19.90, "priceCurrency": "GBP"}
}

func ExampleTerm() {
	text, known := explain.Term("usNPI")
	fmt.Print(text)
	fmt.Println(known)
	// Output:
	// usNPI  https://schema.org/usNPI
	//   property, pending: schema.org may still change it
	//
	// Property of
	//   Physician
	//
	// Takes
	//   Text
	//
	// Under
	//   identifier
	// true
}
