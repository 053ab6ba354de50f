package rdf_test

import (
	"crypto/sha256"
	"fmt"

	"github.com/healthld/healthld/rdf"
)

func ExampleCanonicalize() {
	dataset, _ := rdf.Read([]byte(`
		<https://sunrise.example/#clinic> <http://schema.org/address> _:here .
		_:here <http://schema.org/streetAddress> "1 Main Street" .`), rdf.NTriples)
	form, err := rdf.Canonicalize(dataset.Graph(rdf.Subject{}), sha256.New)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s", form.Text)
	fmt.Println("here is", form.Labels()["here"])
	// Output:
	// <https://sunrise.example/#clinic> <http://schema.org/address> _:c14n0 .
	// _:c14n0 <http://schema.org/streetAddress> "1 Main Street" .
	// here is c14n0
}

// A description that says the same in another order and notation has the same
// digest.
func ExampleDigest() {
	before, _ := rdf.Read([]byte(`
		<https://sunrise.example/#clinic> <http://schema.org/address> _:a .
		_:a <http://schema.org/streetAddress> "1 Main Street" .`), rdf.NTriples)
	after, _ := rdf.Read([]byte(`
		@prefix schema: <http://schema.org/> .
		<https://sunrise.example/#clinic> schema:address [ schema:streetAddress "1 Main Street" ] .`), rdf.Turtle)
	changed, _ := rdf.Read([]byte(`
		@prefix schema: <http://schema.org/> .
		<https://sunrise.example/#clinic> schema:address [ schema:streetAddress "2 Main Street" ] .`), rdf.Turtle)
	digest := func(dataset *rdf.Dataset) string {
		digest, err := rdf.Digest(dataset.Graph(rdf.Subject{}), sha256.New)
		if err != nil {
			fmt.Println(err)
		}
		return digest
	}
	fmt.Println(digest(before) == digest(after), digest(before) == digest(changed))
	// Output: true false
}

func ExampleIsomorphicQuads() {
	one, _ := rdf.Read([]byte(`_:a <urn:knows> _:b <urn:graph> .`), rdf.NQuads)
	two, _ := rdf.Read([]byte(`_:b <urn:knows> _:a <urn:graph> .`), rdf.NQuads)
	same, err := rdf.IsomorphicQuads(one.Quads(), two.Quads())
	fmt.Println(same, err)
	// Output: true <nil>
}
