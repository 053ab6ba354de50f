package rdf_test

import (
	"crypto/sha512"
	"fmt"
	"log"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// A clinic in two languages, with its address nested in it.
func clinic() rdf.Source {
	return schema.Describe(&schema.MedicalClinic{
		ID:      "https://sunrise.example/#clinic",
		Name:    schema.Localized{"en": "Sunrise Clinic", "de": "Klinik Sonnenaufgang"},
		Address: &schema.PostalAddress{ID: "https://sunrise.example/#here", PostalCode: schema.Text("01234")},
	})
}

// A description goes triple by triple into whatever takes triples.
func ExampleTriples() {
	for triple, err := range rdf.Triples(clinic()) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(triple.Predicate, triple.Object)
	}
	// Output:
	// http://www.w3.org/1999/02/22-rdf-syntax-ns#type <http://schema.org/MedicalClinic>
	// http://schema.org/name "Klinik Sonnenaufgang"@de
	// http://schema.org/name "Sunrise Clinic"@en
	// http://schema.org/address <https://sunrise.example/#here>
	// http://www.w3.org/1999/02/22-rdf-syntax-ns#type <http://schema.org/PostalAddress>
	// http://schema.org/postalCode "01234"
}

// Each thing at top level, with references between them.
func ExampleFlat() {
	text, err := rdf.Append(nil, rdf.Turtle, rdf.Flat(clinic()))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", text)
	// Output:
	// @prefix schema: <http://schema.org/> .
	//
	// <https://sunrise.example/#clinic> a schema:MedicalClinic ;
	//   schema:name "Klinik Sonnenaufgang"@de, "Sunrise Clinic"@en ;
	//   schema:address <https://sunrise.example/#here> .
	//
	// <https://sunrise.example/#here> a schema:PostalAddress ;
	//   schema:postalCode "01234" .
}

// What a page in Swiss German says: its texts alone, as plain strings.
func ExampleInLanguage() {
	text, err := rdf.Append(nil, rdf.Turtle, rdf.InLanguage(clinic(), "de-CH"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", text)
	// Output:
	// @prefix schema: <http://schema.org/> .
	//
	// <https://sunrise.example/#clinic> a schema:MedicalClinic ;
	//   schema:name "Klinik Sonnenaufgang" ;
	//   schema:address <https://sunrise.example/#here> .
	//
	// <https://sunrise.example/#here> a schema:PostalAddress ;
	//   schema:postalCode "01234" .
}

// Graphs are the same whatever their blank nodes are called.
func ExampleIsomorphic() {
	one, _ := rdf.Read([]byte(`<urn:clinic> <urn:address> _:a . _:a <urn:street> "1 Main Street" .`), rdf.Turtle)
	two, _ := rdf.Read([]byte(`<urn:clinic> <urn:address> [ <urn:street> "1 Main Street" ] .`), rdf.Turtle)
	same, err := rdf.Isomorphic(one.Graph(rdf.Subject{}), two.Graph(rdf.Subject{}))
	fmt.Println(same, err)
	// Output: true <nil>
}

// The canonical form of a whole dataset, by another hash.
func ExampleCanonicalizeQuads() {
	dataset, _ := rdf.Read([]byte(`_:clinic <urn:name> "Sunrise Clinic" <urn:page> .`), rdf.NQuads)
	form, err := rdf.CanonicalizeQuads(dataset.Quads(), sha512.New384)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", form.Text)
	// Output: _:c14n0 <urn:name> "Sunrise Clinic" <urn:page> .
}

// What a link in a page leads to.
func ExampleResolveIRI() {
	for _, reference := range []string{"#clinic", "../doctors/", "//other.example/", "tel:+441632960000"} {
		iri, err := rdf.ResolveIRI("https://sunrise.example/clinics/leeds", reference)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(iri)
	}
	// Output:
	// https://sunrise.example/clinics/leeds#clinic
	// https://sunrise.example/doctors/
	// https://other.example/
	// tel:+441632960000
}

func ExampleCheckIRI() {
	fmt.Println(rdf.CheckIRI("https://sunrise.example/#clinic"))
	fmt.Println(rdf.CheckIRI("https://sunrise.example/our clinic"))
	// Output:
	// <nil>
	// rdf: the IRI "https://sunrise.example/our clinic" has a space at byte 27
}

func ExampleCheckLanguageTag() {
	fmt.Println(rdf.CheckLanguageTag("de-CH"))
	fmt.Println(rdf.CheckLanguageTag("de_CH"))
	// Output:
	// <nil>
	// "de_CH" is no language tag: "de_CH" cannot stand there; expected a language tag (BCP 47) such as de or zh-Hans-CN
}

// oneClinic is a source made by hand. Its test holds it to the contract.
type oneClinic struct{ name string }

func (c oneClinic) TellTo(sink rdf.Sink) error {
	return sink.Tell([]rdf.Event{
		{Kind: rdf.GraphStart, Count: 1},
		{Kind: rdf.NodeStart, Text: "https://sunrise.example/#clinic"},
		{Kind: rdf.Type, Text: "http://schema.org/MedicalClinic", Count: 1},
		{Kind: rdf.String, Property: "http://schema.org/name", Text: c.name, Count: 1},
		{Kind: rdf.NodeEnd},
	})
}

func ExampleCheckSource() {
	fmt.Println(rdf.CheckSource(oneClinic{"Sunrise Clinic"}))
	// Output: <nil>
}

func ExampleFormatByExtension() {
	fmt.Println(rdf.FormatByExtension(".ttl"), rdf.FormatByMediaType("application/n-quads; charset=utf-8"))
	// Output: Turtle N-Quads
}

func ExampleFormatByMediaType() {
	format := rdf.FormatByMediaType("text/turtle")
	fmt.Println(format, format.Extension())
	// Output: Turtle .ttl
}
