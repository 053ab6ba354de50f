package check_test

import (
	"fmt"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
)

// Reviews are looked through before they are published: what may say who a patient is
// waits for a person. The findings do not repeat it.
func Example_patients() {
	texts := []string{
		"Easy to put on, and it stays in place.",
		"Call me on 01632 960983 if you want to know more.",
		"My NHS number is 943 476 5919, please send another.",
	}
	rules := check.NewRuleSet(check.Reviews)
	var published schema.ReviewList
	for i, text := range texts {
		review := &schema.Review{
			Author:        &schema.Person{Name: schema.Text("A. B.")},
			DatePublished: schema.Date("2026-03-14"),
			ReviewBody:    schema.Text(text),
			ReviewRating:  &schema.Rating{RatingValue: schema.Number(5)},
		}
		waits := false
		for _, finding := range rules.Run(schema.Describe(&schema.Product{Name: schema.Text("Knee brace"), Review: review})).Findings {
			if finding.Rule == "personal-data" || finding.Rule == "identifiable-health-data" {
				fmt.Printf("review %d: %s\n", i+1, finding.Message)
				waits = true
			}
		}
		if !waits {
			published = append(published, review)
		}
	}
	text, err := jsonld.Marshal(schema.Describe(&schema.Product{Name: schema.Text("Knee brace"), Review: published}))
	fmt.Printf("%s %v\n", text, err)
	// Output:
	// review 2: the text seems to hold a telephone number; look, and take it out if it is one
	// review 3: the text seems to hold the number of a patient's record; look, and take it out if it is one
	// {"@context":"https://schema.org","@type":"Product","name":"Knee brace","review":{"@type":"Review","author":{"@type":"Person","name":"A. B."},"datePublished":"2026-03-14","reviewBody":"Easy to put on, and it stays in place.","reviewRating":{"@type":"Rating","ratingValue":5}}} <nil>
}
