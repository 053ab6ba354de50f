package rdf_test

import (
	"fmt"
	"log"
	"os"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// A description in all three notations.
func ExampleAppend() {
	d := schema.Describe(&schema.MedicalClinic{
		ID:      "https://sunrise.example/#clinic",
		Name:    schema.Localized{"en": "Sunrise Clinic", "de": "Klinik Sonnenaufgang"},
		Address: &schema.PostalAddress{PostalCode: schema.Text("01234")},
		Geo:     &schema.GeoCoordinates{Latitude: schema.Number(53.551086)},
	})
	page := rdf.Subject{Kind: rdf.IRI, Text: "https://sunrise.example/"}
	for _, format := range []rdf.Format{rdf.Turtle, rdf.NTriples, rdf.NQuads} {
		text, err := rdf.Append(nil, format, d, rdf.InGraph(page))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s (%s)\n%s\n", format, format.MediaType(), text)
	}
	// Output:
	// Turtle (text/turtle)
	// @prefix schema: <http://schema.org/> .
	//
	// <https://sunrise.example/#clinic> a schema:MedicalClinic ;
	//   schema:name "Klinik Sonnenaufgang"@de, "Sunrise Clinic"@en ;
	//   schema:address [
	//     a schema:PostalAddress ;
	//     schema:postalCode "01234"
	//   ] ;
	//   schema:geo [
	//     a schema:GeoCoordinates ;
	//     schema:latitude 5.3551086E1
	//   ] .
	//
	// N-Triples (application/n-triples)
	// <https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> .
	// <https://sunrise.example/#clinic> <http://schema.org/name> "Klinik Sonnenaufgang"@de .
	// <https://sunrise.example/#clinic> <http://schema.org/name> "Sunrise Clinic"@en .
	// <https://sunrise.example/#clinic> <http://schema.org/address> _:b0 .
	// _:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/PostalAddress> .
	// _:b0 <http://schema.org/postalCode> "01234" .
	// <https://sunrise.example/#clinic> <http://schema.org/geo> _:b1 .
	// _:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/GeoCoordinates> .
	// _:b1 <http://schema.org/latitude> "5.3551086E1"^^<http://www.w3.org/2001/XMLSchema#double> .
	//
	// N-Quads (application/n-quads)
	// <https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> <https://sunrise.example/> .
	// <https://sunrise.example/#clinic> <http://schema.org/name> "Klinik Sonnenaufgang"@de <https://sunrise.example/> .
	// <https://sunrise.example/#clinic> <http://schema.org/name> "Sunrise Clinic"@en <https://sunrise.example/> .
	// <https://sunrise.example/#clinic> <http://schema.org/address> _:b0 <https://sunrise.example/> .
	// _:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/PostalAddress> <https://sunrise.example/> .
	// _:b0 <http://schema.org/postalCode> "01234" <https://sunrise.example/> .
	// <https://sunrise.example/#clinic> <http://schema.org/geo> _:b1 <https://sunrise.example/> .
	// _:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/GeoCoordinates> <https://sunrise.example/> .
	// _:b1 <http://schema.org/latitude> "5.3551086E1"^^<http://www.w3.org/2001/XMLSchema#double> <https://sunrise.example/> .
}

// Several pages in one file: each has its graph, and labels of its own.
func ExampleWrite() {
	for i, name := range []string{"Sunrise Clinic", "Sunset Clinic"} {
		d := schema.Describe(&schema.MedicalClinic{Name: schema.Text(name)})
		page := rdf.Subject{Kind: rdf.IRI, Text: fmt.Sprintf("https://sunrise.example/%d", i)}
		err := rdf.Write(os.Stdout, rdf.NQuads, d, rdf.InGraph(page), rdf.LabelPrefix(fmt.Sprintf("p%04d_", i)))
		if err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// _:p0000_b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> <https://sunrise.example/0> .
	// _:p0000_b0 <http://schema.org/name> "Sunrise Clinic" <https://sunrise.example/0> .
	// _:p0001_b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> <https://sunrise.example/1> .
	// _:p0001_b0 <http://schema.org/name> "Sunset Clinic" <https://sunrise.example/1> .
}

// A file of N-Quads with a fault, read, and its graphs written as they were.
func ExampleRead() {
	const text = `<urn:clinic> <urn:name> "Sunrise Clinic"@en <urn:page> .
<urn:clinic> <urn:rooms> 5 .
<urn:clinic> <urn:doctor> _:b0 <urn:page> .
_:b0 <urn:name> "Dr. A. Example" .
`
	dataset, problems := rdf.Read([]byte(text), rdf.NQuads, rdf.FileName("clinic.nq"))
	for _, problem := range problems {
		fmt.Println(problem)
	}
	for name, graph := range dataset.Graphs() {
		if err := rdf.Write(os.Stdout, rdf.NQuads, graph, rdf.InGraph(name)); err != nil {
			log.Fatal(err)
		}
	}
	named := dataset.Graph(rdf.Subject{Kind: rdf.IRI, Text: "urn:page"})
	for node := range named.Nodes() {
		for _, value := range node.Values("urn:doctor") {
			fmt.Println(value.Object, "stands at", dataset.Position(value.Pos))
		}
	}
	// Output:
	// clinic.nq:2:26: the object begins with "5"; expected an IRI in angle brackets, a blank node or a text in double quotes
	// _:b0 <urn:name> "Dr. A. Example" .
	// <urn:clinic> <urn:name> "Sunrise Clinic"@en <urn:page> .
	// <urn:clinic> <urn:doctor> _:b0 <urn:page> .
	// _:b0 stands at clinic.nq:3:27
}
