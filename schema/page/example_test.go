package page_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
)

const built = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Sunrise   Clinic</title>
</head>
<body><h1>Sunrise Clinic</h1></body>
</html>
`

// The description goes to the end of the head, and all else stays as it is.
func ExampleEmbed() {
	d := schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")})
	described, err := page.Embed([]byte(built), d)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", described)
	// Output:
	// <!DOCTYPE html>
	// <html lang="en">
	// <head>
	//   <meta charset="utf-8">
	//   <title>Sunrise   Clinic</title>
	//   <script type="application/ld+json" data-healthld="page">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script>
	// </head>
	// <body><h1>Sunrise Clinic</h1></body>
	// </html>
}

// A program that goes through many pages uses one buffer for all.
func ExampleAppend() {
	d := schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")})
	var buffer []byte
	for range 2 {
		var err error
		if buffer, err = page.Append(buffer[:0], []byte(built), d); err != nil {
			log.Fatal(err)
		}
		fmt.Println(len(buffer)-len(built), "bytes more")
	}
	// Output:
	// 149 bytes more
	// 149 bytes more
}

// One description, written once, for several pages.
func ExampleAppendText() {
	text, err := jsonld.Marshal(schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")}))
	if err != nil {
		log.Fatal(err)
	}
	described, err := page.AppendText(nil, []byte("<title>Sunrise</title>"), text)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", described)
	// Output: <title>Sunrise</title><script type="application/ld+json" data-healthld="page">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script>
}

// A page of which there is nothing to say any more is as it was before.
func ExampleRemove() {
	described, err := page.Embed([]byte(built), schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")}))
	if err != nil {
		log.Fatal(err)
	}
	bare, err := page.Remove(described)
	fmt.Println(string(bare) == built, err)
	// Output: true <nil>
}

func ExampleReadHead() {
	head := page.ReadHead([]byte(built))
	fmt.Printf("%s, %q\n", head.Language, head.Title)
	// Output: en, "Sunrise Clinic"
}

// A page comes from wherever it is: a file, the body of an answer, an archive.
func ExampleReadFrom() {
	in := strings.NewReader(`<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "name": Sunrise}</script>`)
	document, problems, err := page.ReadFrom(context.Background(), in, page.FileName("index.html"), page.Base("https://sunrise.example/"))
	if err != nil {
		log.Fatal(err) // of the reader: whatever is wrong with the page is a problem
	}
	for _, problem := range problems {
		fmt.Println(problem)
	}
	fmt.Println(document.Graph().Len(), "triple")
	// Output:
	// index.html:1:105: "Sunrise" is no value; expected a string in quotation marks, a number, true, false, null, an object or an array; it is left out
	// 1 triple
}

// What somebody sees who gets a link to the page.
func ExampleEmbedCard() {
	carded, err := page.EmbedCard([]byte("<title>Sunrise</title>"), page.Card{Title: "Sunrise Clinic", Description: "Open on \"Saturdays\" & Sundays"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.ReplaceAll(string(carded), "><", ">\n<"))
	// Output:
	// <title>Sunrise</title>
	// <meta name="description" content="Open on &quot;Saturdays&quot; &amp; Sundays" data-healthld="card">
	// <meta property="og:title" content="Sunrise Clinic" data-healthld="card">
	// <meta property="og:description" content="Open on &quot;Saturdays&quot; &amp; Sundays" data-healthld="card">
	// <meta property="og:type" content="website" data-healthld="card">
	// <meta name="twitter:card" content="summary" data-healthld="card">
}
