package report_test

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
	"github.com/healthld/healthld/schema/site"
	"github.com/healthld/healthld/schema/site/report"
)

func ExampleReport() {
	text := []byte(`<!DOCTYPE html><html lang="en"><title>Sunrise Clinic</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Sunrise Clinic"}</script>`)
	file := site.ReadText(context.Background(), "index.html", "https://sunrise.example/", text, page.Limits{})

	rules := check.All()
	r := report.New(report.Options{Title: "Sunrise", Day: "2026-11-23", Rules: rules})
	r.Add(report.Summarize(file, check.Run(file.Document.Input(file.Address, file.Problems), rules, profile.Google)))

	across, err := site.Check(context.Background(), r.Index(), site.Rules)
	if err != nil {
		log.Fatal(err)
	}
	r.AddFindings(across.Findings)

	var html bytes.Buffer
	if _, err := r.WriteTo(&html); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", html.Bytes()[:15])
	fmt.Println(bytes.Contains(html.Bytes(), []byte("<h1 dir=\"auto\">Sunrise</h1>")))
	// Output:
	// <!DOCTYPE html>
	// true
}
