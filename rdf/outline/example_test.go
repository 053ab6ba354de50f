package outline_test

import (
	"log"
	"os"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/rdf/outline"
)

// What a graph says, for a person at a terminal.
func ExampleWrite() {
	dataset, _ := rdf.Read([]byte(`@prefix schema: <http://schema.org/> .
<https://sunrise.example/#clinic> a schema:MedicalClinic ;
  schema:name "Klinik Sonnenaufgang"@de ;
  schema:address [ a schema:PostalAddress ; schema:postalCode "01234" ] .`), rdf.Turtle)
	if err := outline.Write(os.Stdout, dataset.Graph(rdf.Subject{})); err != nil {
		log.Fatal(err)
	}
	// Output:
	// MedicalClinic <https://sunrise.example/#clinic>
	//   name: "Klinik Sonnenaufgang" @de
	//   address: PostalAddress
	//     postalCode: "01234"
}
