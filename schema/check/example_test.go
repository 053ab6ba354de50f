package check_test

import (
	"bytes"
	"fmt"
	"log"
	"strings"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
)

// reviewed is a clinic with two mistakes.
var reviewed = schema.Describe(&schema.MedicalClinic{
	Name: schema.Text("Sunrise Clinic"),
	Review: &schema.Review{
		Author:        &schema.Person{Name: schema.Text("P. Patient")},
		ReviewRating:  &schema.Rating{RatingValue: schema.Number(7)},
		DatePublished: schema.Date("2026-02-30"),
	},
})

func ExampleRun() {
	for _, finding := range check.Run(reviewed, check.Values, check.Reviews).Findings {
		fmt.Printf("%s: %s [%s]\n", finding.Path, finding.Message, finding.Rule)
	}
	// Output:
	// MedicalClinic.review.datePublished: "2026-02-30" is no date: there is no such day [date]
	// MedicalClinic.review.reviewRating.ratingValue: the rating 7 lies outside its scale from 1 to 5, which holds where bestRating and worstRating are not given [rating-out-of-scale]
}

// All rules but some, for what was read with its problems.
func ExampleAll() {
	dataset, problems := jsonld.Read([]byte(`{"@context": "https://schema.org", "@type": "MedicalClinick", "name": "Sunrise Clinic", "telephone": "call us",}`))
	input := check.Input{Source: dataset.Graph(rdf.Subject{}), Problems: problems}
	for _, finding := range check.Run(input, check.All().Without("telephone", "references")).Findings {
		fmt.Printf("%s: %s [%s]\n", finding.Position, finding.Message, finding.Rule)
	}
	// Output:
	// 1:45: MedicalClinick: unknown type; did you mean MedicalClinic? [unknown-type]
	// 1:112: a comma stands before "}"; expected a comma between two members alone [input]
}

// What is known today is accepted, so that only what is new is told tomorrow.
func ExampleNewBaseline() {
	today := check.Run(reviewed, check.Values)
	var file bytes.Buffer
	if err := check.NewBaseline(today).Write(&file, today); err != nil {
		log.Fatal(err)
	}

	accepted, err := check.ReadBaseline(&file)
	if err != nil {
		log.Fatal(err)
	}
	tomorrow := check.Run(reviewed, check.Values, check.Reviews)
	left, known := accepted.Without(tomorrow.Findings)
	fmt.Println(known, "known,", len(left), "new:", left[0].Rule)
	// Output: 1 known, 1 new: rating-out-of-scale
}

func ExampleReadBaseline() {
	baseline, err := check.ReadBaseline(strings.NewReader("# nothing is accepted yet\n"))
	fmt.Println(len(baseline), err)
	// Output: 0 <nil>
}

func ExampleNamesMeant() {
	fmt.Println(check.NamesMeant("MedicalClinick"))
	fmt.Println(check.NamesMeant("doctor"))
	// Output:
	// [MedicalClinic]
	// [Physician IndividualPhysician]
}

// A rule that points at the type of a thing; Example (OwnRule) has the usual way.
func ExampleAtType() {
	doctorType := check.Rules{{
		ID: "doctor-type", Family: "house", Severity: check.Advice,
		Check: check.EachThing(func(p *check.Pass, t *check.Thing) {
			if len(t.Terms) > 0 && t.Terms[0].Name() == "Physician" {
				p.Report(check.AtType(t, 0), "say Person and IndividualPhysician of a doctor", 0, "IndividualPhysician")
			}
		}),
	}}
	report := check.Run(schema.Describe(&schema.Physician{Name: schema.Text("Dr. A. Example")}), doctorType)
	for _, finding := range report.Findings {
		fmt.Println(finding.Path, finding.Rule, finding.Message)
	}
	// Output: Physician doctor-type say Person and IndividualPhysician of a doctor
}

// A rule that points at what a page says of itself, beside its structured data.
func ExampleAtPage() {
	germanPages := check.Rules{{
		ID: "german-page", Family: "house", Severity: check.Warning,
		Check: check.EachGraph(func(p *check.Pass) {
			if page := p.Page(); page != nil && page.Language.Text != "de" {
				p.Report(check.AtPage(page.Language.Pos), "the page is in "+check.Quote(page.Language.Text)+", and our pages are in German", 0, "")
			}
		}),
	}}
	report := check.Run(check.Input{
		Source: schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")}),
		Page:   &check.Page{Language: check.PageFact{Text: "en"}}, // as package page reads it
	}, germanPages)
	for _, finding := range report.Findings {
		fmt.Println(finding.Rule, finding.Message)
	}
	// Output: german-page the page is in "en", and our pages are in German
}

// A rule that tells of a term once, however often it is used; with [check.EachTerm] it would
// tell of every use.
func ExampleFirstTerm() {
	ratingsAlone := check.Rules{{
		ID: "no-review-count", Family: "house", Severity: check.Info,
		Check: check.FirstTerm(func(p *check.Pass, at check.At, term check.Term) {
			if term == check.TermOf("reviewCount") {
				p.Report(at, "we count ratings, not reviews: say ratingCount", term, "ratingCount")
			}
		}),
	}}
	rated := func(name string, reviews int64) *schema.MedicalClinic {
		return &schema.MedicalClinic{Name: schema.Text(name), AggregateRating: &schema.AggregateRating{ReviewCount: schema.Integer(reviews)}}
	}
	report := check.Run(schema.Describe(rated("Sunrise Clinic", 7), rated("Sunset Clinic", 2)), ratingsAlone)
	for _, finding := range report.Findings {
		fmt.Println(finding.Path, finding.Message)
	}
	// Output: MedicalClinic.aggregateRating.reviewCount we count ratings, not reviews: say ratingCount
}

func ExampleTermOf() {
	fmt.Println(check.TermOf("MedicalClinic").IRI())
	fmt.Println(check.TermOf("Clinic") == 0)
	// Output:
	// http://schema.org/MedicalClinic
	// true
}

// Whoever looks at many things makes the rules ready once.
func ExampleNewRuleSet() {
	rules := check.NewRuleSet(check.All().Without("references"))
	for _, day := range []schema.Date{"2026-03-14", "2026-02-30"} {
		report := rules.Run(schema.Describe(&schema.Event{Name: schema.Text("Open day"), StartDate: day}))
		fmt.Println(day, len(report.Findings))
	}
	// Output:
	// 2026-03-14 0
	// 2026-02-30 1
}
