package knakk_test

import (
	"fmt"
	"log"

	rdf "github.com/knakk/rdf"

	healthld "github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/rdf/knakk"
	"github.com/healthld/healthld/schema"
)

// A description goes to a program that works with the triples of knakk/rdf.
func ExampleTriplesOf() {
	triples, err := knakk.TriplesOf(schema.Describe(&schema.MedicalClinic{
		ID: "https://sunrise.example/#clinic", Name: schema.Text("Sunrise Clinic"),
	}))
	if err != nil {
		log.Fatal(err)
	}
	for _, triple := range triples {
		fmt.Print(triple.Serialize(rdf.NTriples))
	}
	// Output:
	// <https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> .
	// <https://sunrise.example/#clinic> <http://schema.org/name> "Sunrise Clinic" .
}

// And back: the triples of such a program become a graph.
func ExampleFromTriples() {
	subject, err := rdf.NewIRI("https://sunrise.example/#clinic")
	if err != nil {
		log.Fatal(err)
	}
	predicate, err := rdf.NewIRI("http://schema.org/name")
	if err != nil {
		log.Fatal(err)
	}
	name, err := rdf.NewLangLiteral("Klinik Sonnenaufgang", "de")
	if err != nil {
		log.Fatal(err)
	}
	graph, err := knakk.FromTriples([]rdf.Triple{{Subj: subject, Pred: predicate, Obj: name}})
	if err != nil {
		log.Fatal(err)
	}
	text, err := healthld.Append(nil, healthld.NTriples, graph)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", text)
	// Output: <https://sunrise.example/#clinic> <http://schema.org/name> "Klinik Sonnenaufgang"@de .
}
