package jsonld_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

func ExampleMarshal() {
	text, err := jsonld.Marshal(schema.Describe(&schema.MedicalClinic{
		ID:               "https://sunrise.example/#clinic",
		Name:             schema.Text("Sunrise Clinic"),
		MedicalSpecialty: schema.Cardiovascular,
		Address:          &schema.PostalAddress{AddressLocality: schema.Text("Musterhausen")},
	}))
	fmt.Println(string(text), err)
	// Output:
	// {"@context":"https://schema.org","@type":"MedicalClinic","@id":"https://sunrise.example/#clinic","name":"Sunrise Clinic","address":{"@type":"PostalAddress","addressLocality":"Musterhausen"},"medicalSpecialty":"https://schema.org/Cardiovascular"} <nil>
}

// An error leads to the value that cannot be written.
func ExampleMarshal_error() {
	_, err := jsonld.Marshal(schema.Describe(&schema.MedicalClinic{
		Review: schema.ReviewList{
			&schema.Review{ReviewBody: schema.Text("Good care")},
			&schema.Review{ReviewBody: schema.Text("Caf\xe9 next door")}, // Latin-1
		},
	}))
	fmt.Println(err)
	var problem *rdf.Problem
	if errors.As(err, &problem) {
		fmt.Println(problem.Pointer)
	}
	// Output:
	// /review/1/reviewBody: the text is not UTF-8: byte 3 is "\xe9"; expected UTF-8; jsonld.ReplaceInvalid writes U+FFFD for such bytes
	// /review/1/reviewBody
}

// One buffer serves any number of descriptions.
func ExampleAppend() {
	var buffer []byte
	for _, name := range []string{"Sunrise Clinic", "Harbour Clinic"} {
		var err error
		buffer, err = jsonld.Append(buffer[:0], schema.Describe(&schema.MedicalClinic{Name: schema.Text(name)}))
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s\n", buffer)
	}
	// Output:
	// {"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}
	// {"@context":"https://schema.org","@type":"MedicalClinic","name":"Harbour Clinic"}
}

// What is written to an io.Writer is not held, so that a graph of any size can be.
func ExampleWrite() {
	err := jsonld.Write(os.Stdout, schema.Describe(
		&schema.Person{ID: "https://sunrise.example/#lind", Name: schema.Text("Dr. Astrid Lind")},
		&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic"), Employee: schema.ID("https://sunrise.example/#lind")},
	), jsonld.Indent("  "))
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@graph": [
	//     {
	//       "@type": "Person",
	//       "@id": "https://sunrise.example/#lind",
	//       "name": "Dr. Astrid Lind"
	//     },
	//     {
	//       "@type": "MedicalClinic",
	//       "name": "Sunrise Clinic",
	//       "employee": {"@id": "https://sunrise.example/#lind"}
	//     }
	//   ]
	// }
}

// A Document stands in a larger value of encoding/json.
func ExampleDocument() {
	text, err := json.Marshal(struct {
		Title string
		Graph jsonld.Document
	}{
		"Sunrise Clinic",
		jsonld.Document{Source: schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")})},
	})
	fmt.Println(string(text), err)
	// Output:
	// {"Title":"Sunrise Clinic","Graph":{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}} <nil>
}

func ExampleDocument_WriteTo() {
	n, err := jsonld.Document{Source: schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")})}.WriteTo(os.Stdout)
	fmt.Println()
	fmt.Println(n, err)
	// Output:
	// {"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}
	// 81 <nil>
}

func ExampleIndent() {
	text, err := jsonld.Marshal(schema.Describe(&schema.Person{
		Name:          schema.Localized{"de": "Dr. Astrid Lind", "en": "Astrid Lind, MD"},
		KnowsLanguage: schema.TextList{"de", "en"},
	}), jsonld.Indent("\t"))
	fmt.Println(string(text), err)
	// Output:
	// {
	// 	"@context": "https://schema.org",
	// 	"@type": "Person",
	// 	"name": [
	// 		{"@language": "de", "@value": "Dr. Astrid Lind"},
	// 		{"@language": "en", "@value": "Astrid Lind, MD"}
	// 	],
	// 	"knowsLanguage": [
	// 		"de",
	// 		"en"
	// 	]
	// } <nil>
}

func ExampleFlat() {
	text, err := jsonld.Marshal(schema.Describe(&schema.MedicalClinic{
		Name:    schema.Text("Sunrise Clinic"),
		Address: &schema.PostalAddress{AddressLocality: schema.Text("Musterhausen")},
	}), jsonld.Flat(), jsonld.Indent("  "))
	fmt.Println(string(text), err)
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@graph": [
	//     {
	//       "@type": "MedicalClinic",
	//       "name": "Sunrise Clinic",
	//       "address": {"@id": "_:b1"}
	//     },
	//     {
	//       "@type": "PostalAddress",
	//       "@id": "_:b1",
	//       "addressLocality": "Musterhausen"
	//     }
	//   ]
	// } <nil>
}

func ExampleLanguage() {
	clinic := schema.Describe(&schema.MedicalClinic{
		Name:   schema.Localized{"de": "Klinik Sonnenaufgang", "en": "Sunrise Clinic"},
		Slogan: schema.Localized{"en": "On time"},
	})
	for _, language := range []string{"de-CH", "en"} {
		text, err := jsonld.Marshal(clinic, jsonld.Language(language))
		fmt.Println(string(text), err)
	}
	// Output:
	// {"@context":"https://schema.org","@type":"MedicalClinic","name":"Klinik Sonnenaufgang","slogan":{"@language":"en","@value":"On time"}} <nil>
	// {"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic","slogan":"On time"} <nil>
}

func ExampleMembersAsNodes() {
	offer := schema.Describe(&schema.Offer{Availability: schema.InStock})
	for _, options := range [][]jsonld.Option{nil, {jsonld.MembersAsNodes()}} {
		text, err := jsonld.Marshal(offer, options...)
		fmt.Println(string(text), err)
	}
	// Output:
	// {"@context":"https://schema.org","@type":"Offer","availability":"https://schema.org/InStock"} <nil>
	// {"@context":"https://schema.org","@type":"Offer","availability":{"@id":"http://schema.org/InStock"}} <nil>
}

func ExampleReplaceInvalid() {
	text, err := jsonld.Marshal(schema.Describe(&schema.Review{ReviewBody: schema.Text("Caf\xe9 next door")}), jsonld.ReplaceInvalid())
	fmt.Println(string(text), err)
	// Output:
	// {"@context":"https://schema.org","@type":"Review","reviewBody":"Caf� next door"} <nil>
}

// What is wrong is told with its place, and the rest is read.
func ExampleRead() {
	dataset, problems := jsonld.Read([]byte(`<!-- from a plugin -->
{
  "@context": "https://schema.org",
  "@type": "MedicalClinic",
  "@id": "/#clinic",
  "name": "Sunrise Clinic",
  "medicalSpecialty": "https://schema.org/Cardiovascular",
}`), jsonld.Base("https://sunrise.example/"), jsonld.FileName("index.html"))
	for _, problem := range problems {
		fmt.Println(problem)
	}
	for quad := range dataset.Quads() {
		fmt.Println(quad)
	}
	// Output:
	// index.html:1:1: a comment of HTML stands in the JSON; expected JSON alone (RFC 8259); it is passed over
	// index.html:8:1: a comma stands before "}"; expected a comma between two members alone
	// <https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> .
	// <https://sunrise.example/#clinic> <http://schema.org/name> "Sunrise Clinic" .
	// <https://sunrise.example/#clinic> <http://schema.org/medicalSpecialty> <http://schema.org/Cardiovascular> .
}

// Every node, type, property and value has its place.
func ExampleRead_places() {
	dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org",
 "@type": "Person", "name": "Dr. A. Example"}`))
	graph := dataset.Graph(rdf.Subject{})
	for node := range graph.Nodes() {
		for _, property := range node.Properties {
			fmt.Println(property.IRI, graph.Position(property.Pos), property.Values[0].Object, graph.Position(property.Values[0].Pos))
		}
	}
	// Output:
	// http://schema.org/name 2:21 "Dr. A. Example" 2:29
}
