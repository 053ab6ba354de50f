// Package worth tells what each kind of fact is worth to a site: how many questions are no
// longer answered if all facts of that kind are left out.
package worth

import (
	"cmp"
	"slices"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// Kind is a kind of fact: the properties that say it.
type Kind struct {
	// Name is what people call it.
	Name string
	// Properties are those of schema.org.
	Properties []string
}

// Kinds are the kinds of facts that are left out one at a time.
var Kinds = []Kind{
	{"Specialties", []string{"medicalSpecialty", "relevantSpecialty", "specialty"}},
	{"Opening hours", []string{"openingHoursSpecification", "specialOpeningHoursSpecification", "openingHours", "hoursAvailable"}},
	{"Addresses", []string{"address", "areaServed", "containedInPlace"}},
	{"Coordinates", []string{"geo", "latitude", "longitude"}},
	{"Who works where", []string{"practicesAt", "worksFor", "workLocation", "hospitalAffiliation", "location", "jobLocation", "employee"}},
	{"Services and treatments", []string{"availableService", "availableTest", "possibleTreatment", "primaryPrevention", "secondaryPrevention", "knowsAbout", "serviceType", "makesOffer", "provider", "healthCondition"}},
	{"What pages are about", []string{"about", "mainEntity", "mentions", "mainEntityOfPage", "subjectOf"}},
	{"Names", []string{"name", "headline", "title", "legalName"}},
	{"Other names", []string{"alternateName"}},
	{"Codes", []string{"code", "codeValue"}},
	{"Languages", []string{"knowsLanguage", "availableLanguage", "inLanguage"}},
	{"New patients", []string{"isAcceptingNewPatients"}},
	{"Accessibility", []string{"amenityFeature", "accessibilityFeature"}},
	{"Prices and offers", []string{"offers", "price", "priceCurrency", "priceSpecification", "lowPrice", "highPrice", "itemOffered"}},
	{"Reviews and ratings", []string{"aggregateRating", "review", "reviewRating", "ratingValue", "itemReviewed"}},
	{"Dates", []string{"datePublished", "dateModified", "lastReviewed", "datePosted"}},
	{"Authors and reviewers", []string{"author", "reviewedBy", "contributor", "publisher"}},
}

// Row is what one kind of fact is worth.
type Row struct {
	Kind Kind
	// Facts counts those of the kind that the site has.
	Facts int
	// Answered counts the questions that are answered without them, and Lost are those
	// that are answered with them alone.
	Answered int
	Lost     []*question.Question
}

// Worth is what all kinds are worth.
type Worth struct {
	// Questions counts all questions, and Answered those that are answered with all facts.
	Questions, Answered int
	// Rows are those kinds that the site has, the one that is worth most first.
	Rows []Row
	// Missing are the kinds of which the site has no fact.
	Missing []Kind
}

// Measure leaves out one kind of fact at a time and asks all questions again. A question
// that expects nothing is left aside, since it is answered by a site that says nothing.
func Measure(base *knowledge.Base, questions []question.Question) (*Worth, error) {
	w := new(Worth)
	before, err := answered(base, questions)
	if err != nil {
		return nil, err
	}
	for i := range questions {
		if len(questions[i].Expect) > 0 {
			w.Questions++
			if before[i] {
				w.Answered++
			}
		}
	}
	for _, kind := range Kinds {
		row := Row{Kind: kind}
		of := make(map[knowledge.Property]bool)
		for _, name := range kind.Properties {
			of[knowledge.Property(vocab.Lookup(name))] = true
		}
		without := base.Without(func(_ knowledge.Node, f knowledge.Fact) bool {
			return of[f.Property]
		})
		for n := knowledge.Node(1); int(n) <= base.Len(); n++ {
			row.Facts += len(base.Facts(n)) - len(without.Facts(n))
		}
		if row.Facts == 0 {
			w.Missing = append(w.Missing, kind)
			continue
		}
		after, err := answered(without, questions)
		if err != nil {
			return nil, err
		}
		for i := range questions {
			switch {
			case len(questions[i].Expect) == 0:
			case after[i]:
				row.Answered++
			case before[i]:
				row.Lost = append(row.Lost, &questions[i])
			}
		}
		w.Rows = append(w.Rows, row)
	}
	slices.SortStableFunc(w.Rows, func(a, b Row) int { return cmp.Compare(len(b.Lost), len(a.Lost)) })
	return w, nil
}

// answered tells of each question whether what answers is what is expected.
func answered(base *knowledge.Base, questions []question.Question) ([]bool, error) {
	x := answer.New(base)
	list := make([]bool, len(questions))
	for i := range questions {
		found, err := x.Find(&questions[i].Find)
		if err != nil {
			return nil, err
		}
		list[i] = len(found) == len(questions[i].Expect) && !slices.ContainsFunc(found, func(n knowledge.Node) bool {
			return !slices.Contains(questions[i].Expect, base.IRI(n))
		})
	}
	return list, nil
}
