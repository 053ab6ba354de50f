package output_test

import (
	"fmt"
	"log"
	"os"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/profile"
)

// As compilers print faults, with the line that each is in.
func ExampleWrite() {
	text := []byte(`{
  "@context": "https://schema.org",
  "@type": "MedicalClinic",
  "name": "Sunrise Clinic",
  "openingHours": "Mo-Fr 09:00-25:00"
}`)
	dataset, problems := jsonld.Read(text, jsonld.FileName("clinic.jsonld"))
	report := check.Run(check.Input{Source: dataset.Graph(rdf.Subject{}), Problems: problems}, check.Values)
	err := output.Write(os.Stdout, output.Text, report, output.Source(func(string) []byte { return text }))
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// clinic.jsonld:5:19: warning: "Mo-Fr 09:00-25:00" are no opening hours; expected days of two letters and times of 24 hours, such as Mo-Fr 09:00-17:30 [opening-hours]
	//     "openingHours": "Mo-Fr 09:00-25:00"
	//                     ^
	// 1 warning
}

// For a single line in a log.
func ExampleSummary() {
	dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org", "@type": "Dentist", "name": "Sunrise Dental"}`))
	fmt.Println(output.Summary(check.Run(dataset.Graph(rdf.Subject{}), check.All(), profile.Google)))
	// Output: 1 warning, 13 advice, 11 info
}

// Texts of pages do nothing to the terminal that shows them.
func ExamplePrintable() {
	fmt.Println(output.Printable("Sunrise\x1b[31m Clinic\u202e"))
	// Output: Sunrise\x1b[31m Clinic\u202e
}

// Many pages are one report, and none of it is held.
func ExampleNewStream() {
	stream, err := output.NewStream(os.Stdout, output.GitHub)
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range []string{"one.jsonld", "two.jsonld"} {
		dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org", "@type": "Clinick"}`), jsonld.FileName(name))
		report := check.Run(dataset.Graph(rdf.Subject{}), check.Vocabulary)
		if err := stream.Add(stream.Prepare(report)); err != nil {
			log.Fatal(err)
		}
	}
	if err := stream.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(stream.Total(), "findings")
	// Output:
	// ::error file=one.jsonld,line=1,col=45,title=unknown-type::Clinick: Clinick: unknown type; schema.org has none of that name
	// ::error file=two.jsonld,line=1,col=45,title=unknown-type::Clinick: Clinick: unknown type; schema.org has none of that name
	// 2 findings
}
