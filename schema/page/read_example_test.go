package page_test

import (
	"context"
	"fmt"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

func ExampleRead() {
	text := []byte(`<!doctype html>
<html lang="en">
<head>
  <title>Riverside Clinic</title>
  <link rel="canonical" href="/clinic/">
  <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "#clinic", "name": "Riverside",}
  </script>
</head>
<body itemscope itemtype="https://schema.org/MedicalClinic" itemid="#clinic">
  <p itemprop="telephone">+1-555-0100</p>
</body>
</html>`)
	document, problems := page.Read(context.Background(), text, page.Base("https://riverside.example/clinic/"))
	for _, problem := range problems {
		fmt.Println("problem:", problem)
	}
	fmt.Println(document.Facts.Title.Text, document.Facts.Canonicals[0].Text)
	for _, block := range document.Blocks {
		fmt.Println(block.Notation, "at", document.Position(block.Pos))
	}
	clinic := document.Graph().Node(rdf.Subject{Kind: rdf.IRI, Text: "https://riverside.example/clinic/#clinic"})
	for _, property := range clinic.Properties {
		fmt.Println(property.IRI, property.Values[0].Text, document.Position(property.Pos))
	}
	// Output:
	// problem: 7:104: a comma stands before "}"; expected a comma between two members alone
	// Riverside Clinic https://riverside.example/clinic/
	// JSON-LD at 6:38
	// Microdata at 10:1
	// http://schema.org/name Riverside 7:84
	// http://schema.org/telephone +1-555-0100 11:16
}

func ExampleDocument_VisibleText() {
	document, _ := page.Read(context.Background(), []byte("<p>Open <b>daily</b></p>\n<p hidden>closed</p>\n<p>8 &ndash; 18</p>"))
	text := document.VisibleText()
	fmt.Println(text.String)
	fmt.Println(document.Position(text.Pos(11)))
	// Output:
	// Open daily 8 – 18
	// 3:4
}
