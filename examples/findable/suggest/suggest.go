// Package suggest makes a first file of questions from what a site tells of its things,
// to be read through, corrected and added to by people who know what is asked.
package suggest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// most is how many things may answer a suggested question: more is a list that nobody
// checks.
const most = 12

// perConstraint is how many questions are made of one kind of thing and one constraint.
const perConstraint = 2

// kinds are those of which people ask, the first first; things of other kinds come after.
var kinds = []string{
	"MedicalClinic", "Hospital", "Pharmacy", "Dentist", "Physician", "Person", "Product", "Service", "MedicalCondition", "MedicalTherapy",
	"MedicalTest", "Article", "SoftwareApplication", "JobPosting", "Event", "Organization",
}

// Questions makes questions that the site answers as it is: what answers now is what they
// expect. There are at most as many as the limit says.
func Questions(base *knowledge.Base, x *answer.Index, limit int) ([]question.Question, error) {
	values := make(map[string]map[string]map[string]int) // kind, constraint, value: how often
	if err := x.Traits(func(t knowledge.Node, traits *answer.Traits) error {
		kind := kindOf(traits.Kinds)
		if kind == "" {
			return nil
		}
		count := func(constraint string, list ...string) {
			if values[kind] == nil {
				values[kind] = make(map[string]map[string]int)
			}
			if values[kind][constraint] == nil {
				values[kind][constraint] = make(map[string]int)
			}
			for _, value := range list {
				if value != "" {
					values[kind][constraint][value]++
				}
			}
		}
		count("specialty", names(base, t, "medicalSpecialty", "relevantSpecialty", "specialty")...)
		count("place", names(base, t, "address.addressLocality", "practicesAt.address.addressLocality")...)
		count("open", traits.Days...)
		count("language", names(base, t, "knowsLanguage", "availableLanguage")...)
		count("accessible", names(base, t, "amenityFeature.name")...)
		count("treats", names(base, t, "availableService.name")...)
		if vocab.IsA(vocab.Lookup(kind), vocab.Lookup("CreativeWork")) {
			count("about", names(base, t, "about.name", "mainEntity.name")...)
		}
		if traits.NewPatients != nil {
			count("newPatients", fmt.Sprint(*traits.NewPatients))
		}
		if traits.Rating >= 4 {
			count("rating", "4")
		}
		for currency, price := range traits.Prices {
			if len(currency) == 3 && strings.ToUpper(currency) == currency {
				count("price", fmt.Sprintf("%v %s", price, currency))
			}
		}
		if len(traits.Names) > 0 {
			count("name", base.Label(t))
		}
		return nil
	}); err != nil {
		return nil, err
	}
	m := maker{base: base, index: x, seen: make(map[string]bool)}
	order := slices.SortedFunc(maps.Keys(values), func(a, b string) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
	})
	// Round by round, so that a limit leaves questions of every kind.
	for range perConstraint {
		for _, kind := range order {
			for _, constraint := range question.Constraints {
				if len(m.made) >= limit {
					return m.made, nil
				}
				if err := m.make(kind, constraint, values[kind][constraint]); err != nil {
					return nil, err
				}
			}
		}
	}
	return m.made, nil
}

// kindOf gives the kind that people ask for a thing by, "" for pages, lists and the like.
func kindOf(classes []string) string {
	for _, kind := range kinds {
		if slices.Contains(classes, kind) {
			return kind
		}
	}
	return ""
}

func place(kind string) int { return slices.Index(kinds, kind) }

// names gives the texts that paths of properties lead to.
func names(base *knowledge.Base, t knowledge.Node, paths ...string) []string {
	var list []string
	for _, path := range paths {
		for _, f := range answer.Walk(base, t, path) {
			text := f.Text
			if f.Node != 0 {
				text = base.Label(f.Node)
			}
			if text != "" && len(text) < 80 && !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}

type maker struct {
	base  *knowledge.Base
	index *answer.Index
	made  []question.Question
	seen  map[string]bool
}

// make makes a question of the value that stands at the place of the round, those that
// few things have first, since they say most.
func (m *maker) make(kind, constraint string, values map[string]int) error {
	sorted := slices.SortedFunc(maps.Keys(values), func(a, b string) int {
		return cmp.Or(cmp.Compare(values[a], values[b]), cmp.Compare(a, b))
	})
	for _, value := range sorted {
		q := question.Question{Find: question.Find{Kind: question.Words{kind}}}
		if !words(&q, kind, constraint, value) {
			continue
		}
		found, err := m.index.Find(&q.Find)
		if err != nil {
			continue // a language that is no code, say
		}
		for _, n := range found {
			q.Expect = append(q.Expect, m.base.IRI(n))
		}
		if len(found) == 0 || len(found) > most || m.seen[q.Ask] {
			continue
		}
		m.seen[q.Ask] = true
		m.made = append(m.made, q)
		return nil
	}
	return nil
}

// words puts a constraint and its words into the question.
func words(q *question.Question, kind, constraint, value string) bool {
	q.Language = "en"
	f := &q.Find
	which := "Which " + spaced(kind)
	switch constraint {
	case "name":
		f.Name, q.Ask = question.Words{value}, "What is "+value+"?"
	case "treats":
		f.Treats, q.Ask = question.Words{value}, which+" offers "+value+"?"
	case "about":
		f.About, q.Ask = question.Words{value}, which+" is about "+value+"?"
	case "specialty":
		f.Specialty, q.Ask = question.Words{value}, which+" is of the specialty "+spaced(value)+"?"
	case "place":
		f.Place, q.Ask = question.Words{value}, which+" is in "+value+"?"
	case "open":
		f.Open, q.Ask = question.Words{value}, which+" is open on "+value+"?"
	case "language":
		f.Language, q.Ask = question.Words{value}, which+" speaks "+answer.LanguageName(value)+"?"
	case "rating":
		f.Rating, q.Ask = 4, which+" is rated four stars or better?"
	case "price":
		var amount float64
		var currency string
		if _, err := fmt.Sscan(value, &amount, &currency); err != nil {
			return false
		}
		f.Price, q.Ask = &question.Price{Most: &amount, Currency: currency}, which+" costs at most "+value+"?"
	case "newPatients":
		accepts := value == "true"
		f.NewPatients, q.Ask = &accepts, which+" accepts new patients?"
		if !accepts {
			q.Ask = which + " accepts no new patients at present?"
		}
	case "accessible":
		f.Accessible, q.Ask = question.Words{value}, which+" has this: "+value+"?"
	default:
		return false
	}
	return true
}

// spaced gives the name of a class as words: medical clinic.
func spaced(name string) string {
	var b strings.Builder
	for i, c := range name {
		if unicode.IsUpper(c) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}
