package directory

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// fault is a mistake in what a site says, such as people make, that keeps one thing from
// answering one question.
type fault struct {
	// what says what was done, in a few words.
	what string
	// asked is the question, and thing the IRI of what should answer it.
	asked *asked
	thing string
	// of and path are where the mistake is: the thing whose fact it is, and the properties
	// that lead there.
	of, path string
	// node is what has other facts than before, and facts are these.
	node  knowledge.Node
	facts []knowledge.Fact
}

// in gives what a site says with the mistake in it.
func (f *fault) in(base *knowledge.Base) *knowledge.Base {
	return base.Edited(f.node, func([]knowledge.Fact) []knowledge.Fact { return slices.Clone(f.facts) })
}

// isNamedBy tells whether a cause is the mistake: the same thing and property. A cause may
// say less or more of the way within one thing, as openingHoursSpecification does of
// openingHoursSpecification.opens. One mistake may keep several constraints from being met.
func (f *fault) isNamedBy(c *answer.Cause) bool {
	inside := func(a, b string) bool { return a == b || strings.HasPrefix(a, b+".") }
	return c.Of.IRI == f.of && (inside(c.Path, f.path) || inside(f.path, c.Path))
}

// firstNamed asks why the thing does not answer with the mistake in what the site says, and
// tells whether the mistake is the first cause that is named, and what was named.
func (f *fault) firstNamed(base *knowledge.Base) (bool, *answer.Missed, error) {
	missed, err := answer.Explain(f.in(base), &f.asked.Question, f.thing)
	if err != nil || missed == nil || len(missed.Causes) == 0 {
		return false, missed, err
	}
	return f.isNamedBy(&missed.Causes[0]), missed, nil
}

// nowhere is the address of a thing that moved: what leads to it leads nowhere.
const nowhere = Base + "moved/#thing"

// read gives what the pages of a site say, and the address of nowhere.
func read(ctx context.Context, folder string) (*knowledge.Base, error) {
	builder := knowledge.NewBuilder()
	if err := builder.AddSite(ctx, folder, Base); err != nil {
		return nil, err
	}
	// A link that leads nowhere is a node that is mentioned and not described.
	graph := &rdf.Graph{}
	graph.Add(rdf.Triple{
		Subject: rdf.Subject{Kind: rdf.IRI, Text: Base + "#site"}, Predicate: vocab.Lookup("mentions").IRI(), Object: rdf.Object{Kind: rdf.IRI, Text: nowhere},
	})
	builder.AddGraph("", graph)
	return builder.Base(), nil
}

// plant makes so many faults, as many of each kind as can be, in what is known of the
// site. Each keeps a thing that a question expects from answering it.
func (d *Directory) plant(base *knowledge.Base, questions []asked, count int) ([]*fault, error) {
	random := rand.New(rand.NewPCG(d.Options.Seed, 200))
	type case_ struct {
		question int
		thing    string
	}
	var cases []case_
	for i := range questions {
		for _, id := range questions[i].Expect {
			cases = append(cases, case_{i, id})
		}
	}
	random.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
	var faults []*fault
	next := make([]int, len(mistakes)) // the case to try next
	for len(faults) < count {
		before := len(faults)
		for i, m := range mistakes {
			for ; next[i] < len(cases); next[i]++ {
				c := cases[next[i]]
				p := &planting{Directory: d, base: base, random: random, asked: &questions[c.question], thing: c.thing, node: base.Find(c.thing)}
				if !m.fits(p) {
					continue
				}
				f, err := p.plant(&m)
				if err != nil {
					return nil, err
				}
				if f != nil {
					faults = append(faults, f)
					next[i]++
					break
				}
			}
			if len(faults) == count {
				break
			}
		}
		if len(faults) == before {
			break
		}
	}
	return faults, nil
}

// planting is a place where a mistake may be made.
type planting struct {
	*Directory
	base   *knowledge.Base
	random *rand.Rand
	asked  *asked
	thing  string
	node   knowledge.Node
}

// mistake is a kind of fault, for questions with a constraint.
type mistake struct {
	what, constraint string
	// at gives the node to change, whose fact that is, and the properties that lead from
	// it to the fact; a node of 0 where there is none.
	at func(*planting) (node knowledge.Node, of, path string)
	// change gives the facts of the node with the mistake.
	change func(*planting, []knowledge.Fact) []knowledge.Fact
}

// fits tells whether the question has the constraint at all.
func (m *mistake) fits(p *planting) bool {
	w := p.asked.wish
	switch m.constraint {
	case "kind":
		return true
	case "name":
		return w.name != ""
	case "treats":
		return w.treats != ""
	case "about":
		return w.about != ""
	case "specialty":
		return w.specialty != ""
	case "place":
		return len(w.towns)+len(w.county)+len(w.district) > 0
	case "near":
		return w.near != nil
	case "open":
		return w.open != nil
	case "language":
		return len(w.languages) > 0
	case "rating":
		return w.rating > 0
	case "price":
		return w.price != nil
	case "newPatients":
		return w.accept != nil
	case "accessible":
		return w.feature != ""
	}
	return w.availability != "" || w.brand != "" || w.reviewed != "" || w.since != "" || w.written != "" || w.stars > 0
}

// plant makes the mistake, and gives nil where it keeps nothing from answering.
func (p *planting) plant(m *mistake) (*fault, error) {
	node, of, path := m.at(p)
	if node == 0 {
		return nil, nil
	}
	before := p.base.Facts(node)
	f := &fault{what: m.what, asked: p.asked, thing: p.thing, of: of, path: path, node: node, facts: m.change(p, slices.Clone(before))}
	if slices.Equal(before, f.facts) {
		return nil, nil
	}
	answers, err := answer.Meets(f.in(p.base), &p.asked.Find, p.node)
	if err != nil || answers {
		return nil, err
	}
	return f, nil
}

const schemaNamespace = "https://schema.org/"

// property gives a property of schema.org.
func property(name string) knowledge.Property { return knowledge.Property(vocab.Lookup(name)) }

// value gives the first node that is a value of a property.
func (p *planting) value(n knowledge.Node, name string) knowledge.Node {
	for _, f := range p.base.Values(n, vocab.Lookup(name)) {
		if f.Node != 0 {
			return f.Node
		}
	}
	return 0
}

// itself is the thing that should answer, at a property.
func itself(path string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) { return p.node, p.thing, path }
}

// within is a node that belongs to the thing, at a property of it.
func within(first, then string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) {
		return p.value(p.node, first), p.thing, first + "." + then
	}
}

// house is the house by which the thing answers: itself, or the one where the doctor
// practises that suits. 0 if there is not just one.
func (p *planting) house() (knowledge.Node, string) {
	for _, c := range p.Clinics {
		if c.ID == p.thing {
			return p.node, p.thing
		}
	}
	var suits []*Clinic
	for _, d := range p.Doctors {
		if d.ID == p.thing {
			for _, c := range d.Clinics {
				if p.asked.wish.suits(c) {
					suits = append(suits, c)
				}
			}
		}
	}
	if len(suits) != 1 {
		return 0, ""
	}
	return p.base.Find(suits[0].ID), suits[0].ID
}

func atHouse(path string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) {
		n, id := p.house()
		return n, id, path
	}
}

func withinHouse(first, then string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) {
		n, id := p.house()
		if n == 0 {
			return 0, "", ""
		}
		return p.value(n, first), id, first + "." + then
	}
}

// hoursThen are the hours of the house that hold when the question asks.
func hoursThen(then string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) {
		n, id := p.house()
		if n == 0 || p.asked.wish.open.date != "" {
			return 0, "", ""
		}
		day := p.base.Find(schemaNamespace + dayWords[p.asked.wish.open.day].En)
		for _, f := range p.base.Values(n, vocab.Lookup("openingHoursSpecification")) {
			for _, d := range p.base.Values(f.Node, vocab.Lookup("dayOfWeek")) {
				if d.Node != 0 && d.Node == day {
					return f.Node, id, "openingHoursSpecification." + then
				}
			}
		}
		return 0, "", ""
	}
}

// practice is the link from a doctor to the house.
func practice(p *planting) (knowledge.Node, string, string) {
	if n, id := p.house(); n == 0 || id == p.thing {
		return 0, "", ""
	}
	return p.node, p.thing, "practicesAt"
}

// meant is the condition or treatment that the question names, at a property.
func meant(path string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) {
		text := p.asked.wish.treats + p.asked.wish.about
		m := p.named(text)
		switch {
		case len(m.conditions) == 1 && len(m.treatments) == 0:
			return p.base.Find(m.conditions[0].ID), m.conditions[0].ID, path
		case len(m.treatments) == 1 && len(m.conditions) == 0:
			return p.base.Find(m.treatments[0].ID), m.treatments[0].ID, path
		}
		return 0, "", ""
	}
}

// without takes away all values of a property.
func without(name string) func(*planting, []knowledge.Fact) []knowledge.Fact {
	return func(_ *planting, facts []knowledge.Fact) []knowledge.Fact {
		return slices.DeleteFunc(facts, func(f knowledge.Fact) bool { return f.Property == property(name) })
	}
}

// text puts a text in the place of all values of a property.
func text(name string, to func(*planting, string) string) func(*planting, []knowledge.Fact) []knowledge.Fact {
	return func(p *planting, facts []knowledge.Fact) []knowledge.Fact {
		for i, f := range facts {
			if f.Property == property(name) {
				facts[i].Node, facts[i].Kind, facts[i].Tag, facts[i].Text = 0, rdf.String, "", to(p, f.Text)
			}
		}
		return facts
	}
}

// texts is text where all values become the same.
func texts(name, to string) func(*planting, []knowledge.Fact) []knowledge.Fact {
	return text(name, func(*planting, string) string { return to })
}

// astray lets all values of a property lead nowhere.
func astray(name string) func(*planting, []knowledge.Fact) []knowledge.Fact {
	return func(p *planting, facts []knowledge.Fact) []knowledge.Fact {
		for i, f := range facts {
			if f.Property == property(name) {
				facts[i].Node = p.base.Find(nowhere)
			}
		}
		return facts
	}
}

// misspelt is a text with two letters swapped.
func misspelt(_ *planting, text string) string {
	letters := []rune(text)
	for i := len(letters) / 2; i+1 < len(letters); i++ {
		if letters[i] != letters[i+1] {
			letters[i], letters[i+1] = letters[i+1], letters[i]
			break
		}
	}
	return string(letters)
}

// member puts a member of an enumeration in the place of all values.
func member(name string, to func(*planting) string) func(*planting, []knowledge.Fact) []knowledge.Fact {
	return func(p *planting, facts []knowledge.Fact) []knowledge.Fact {
		for i, f := range facts {
			if f.Property == property(name) {
				facts[i].Node = p.base.Find(schemaNamespace + to(p))
			}
		}
		return facts
	}
}

// otherSpecialty is one that the question does not ask for.
func otherSpecialty(p *planting) string {
	for {
		if s := specialties[p.random.IntN(len(specialties))]; s != p.asked.wish.specialty {
			return s
		}
	}
}

// mistakes are the kinds of faults that are planted.
var mistakes = []mistake{
	{"the type is another", "kind", itself("@type"), func(p *planting, facts []knowledge.Fact) []knowledge.Fact {
		for i, f := range facts {
			if f.Property == knowledge.Type {
				facts[i].Node = p.base.Find(schemaNamespace + "Organization")
			}
		}
		return facts
	}},
	{"the name is misspelt", "name", itself("name"), text("name", misspelt)},
	{"the other name is missing", "name", itself("alternateName"), without("alternateName")},
	{"the other name is misspelt", "name", itself("alternateName"), text("alternateName", misspelt)},

	{"the services are missing", "treats", itself("availableService"), without("availableService")},
	{"the services lead nowhere", "treats", itself("availableService"), astray("availableService")},
	{"the condition has no other name", "treats", meant("alternateName"), without("alternateName")},
	{"the condition has no code", "treats", meant("code"), without("code")},
	{"the name of what is treated is misspelt", "treats", meant("name"), text("name", misspelt)},
	{"the specialty is missing, by which it treats", "treats", itself("medicalSpecialty"), without("medicalSpecialty")},
	{"the condition has no specialty", "treats", meant("relevantSpecialty"), without("relevantSpecialty")},
	{"the condition has no treatments", "treats", meant("possibleTreatment"), without("possibleTreatment")},
	{"the treatments of the condition lead nowhere", "treats", meant("possibleTreatment"), astray("possibleTreatment")},

	{"the page does not say what it is about", "about", itself("about"), without("about")},
	{"what the page is about leads nowhere", "about", itself("about"), astray("about")},
	{"the name of what a page is about is misspelt", "about", meant("name"), text("name", misspelt)},

	{"the specialty is missing", "specialty", itself("medicalSpecialty"), without("medicalSpecialty")},
	{"the specialty is another", "specialty", itself("medicalSpecialty"), member("medicalSpecialty", otherSpecialty)},
	{"the specialty is misspelt", "specialty", itself("medicalSpecialty"), text("medicalSpecialty", func(p *planting, _ string) string {
		return misspelt(p, p.asked.wish.specialty)
	})},

	{"the address is missing", "place", atHouse("address"), without("address")},
	{"the town is missing", "place", withinHouse("address", "addressLocality"), without("addressLocality")},
	{"the town is misspelt", "place", withinHouse("address", "addressLocality"), text("addressLocality", misspelt)},
	{"the region is misspelt", "place", withinHouse("address", "addressRegion"), text("addressRegion", misspelt)},
	{"the post code is wrong", "place", withinHouse("address", "postalCode"), texts("postalCode", "RV1 1AA")},
	{"the place of work is missing", "place", practice, without("practicesAt")},
	{"the place of work leads nowhere", "place", practice, astray("practicesAt")},

	{"the coordinates are missing", "near", atHouse("geo"), without("geo")},
	{"latitude and longitude are swapped", "near", withinHouse("geo", "latitude"), func(_ *planting, facts []knowledge.Fact) []knowledge.Fact {
		for i := range facts {
			switch facts[i].Property {
			case property("latitude"):
				facts[i].Property = property("longitude")
			case property("longitude"):
				facts[i].Property = property("latitude")
			}
		}
		slices.SortStableFunc(facts, func(a, b knowledge.Fact) int { return int(a.Property) - int(b.Property) })
		return facts
	}},
	{"the latitude has a comma", "near", withinHouse("geo", "latitude"), text("latitude", func(_ *planting, s string) string {
		return strings.ReplaceAll(s, ".", ",")
	})},
	{"the place of work is missing, so that nothing is near", "near", practice, without("practicesAt")},

	{"the hours are missing", "open", func(p *planting) (knowledge.Node, string, string) {
		if p.asked.wish.open.date != "" {
			return 0, "", ""
		}
		return atHouse("openingHoursSpecification")(p)
	}, without("openingHoursSpecification")},
	{"the hours are of another day", "open", hoursThen("dayOfWeek"), func(p *planting, facts []knowledge.Fact) []knowledge.Fact {
		day := p.base.Find(schemaNamespace + dayWords[p.asked.wish.open.day].En)
		return slices.DeleteFunc(facts, func(f knowledge.Fact) bool { return f.Node == day })
	}},
	{"the time is written as people say it", "open", hoursThen("opens"), texts("opens", "9 o'clock")},
	{"the hours end before they should", "open", hoursThen("closes"), func(p *planting, facts []knowledge.Fact) []knowledge.Fact {
		opens := ""
		for _, f := range facts {
			if f.Property == property("opens") {
				opens = f.Text
			}
		}
		if len(opens) < 5 || p.asked.wish.open.minute < 0 {
			return facts
		}
		return texts("closes", opens[:3]+"59")(p, facts)
	}},
	{"the special hours are missing", "open", func(p *planting) (knowledge.Node, string, string) {
		if p.asked.wish.open.date == "" {
			return 0, "", ""
		}
		return atHouse("specialOpeningHoursSpecification")(p)
	}, without("specialOpeningHoursSpecification")},
	{"the place of work leads nowhere, so that nothing is open", "open", practice, astray("practicesAt")},

	{"the languages are missing", "language", itself("knowsLanguage"), without("knowsLanguage")},
	{"the language is a name and no code", "language", itself("knowsLanguage"), text("knowsLanguage", func(p *planting, code string) string {
		if words, known := languageWords[code]; known {
			return words.En
		}
		return code
	})},
	{"the languages are others", "language", itself("knowsLanguage"), texts("knowsLanguage", "is")},

	{"the scale of the rating is another", "rating", within("aggregateRating", "bestRating"), texts("bestRating", "1000")},
	{"the rating is worse", "rating", within("aggregateRating", "ratingValue"), texts("ratingValue", "1.1")},

	{"the offers are missing", "price", itself("offers"), without("offers")},
	{"the price is missing", "price", within("offers", "price"), without("price")},
	{"the currency is missing", "price", within("offers", "priceCurrency"), without("priceCurrency")},
	{"the currency is a sign", "price", within("offers", "priceCurrency"), texts("priceCurrency", "£")},
	{"the price is words", "price", within("offers", "price"), texts("price", "ask us")},
	{"the price is another", "price", within("offers", "price"), texts("price", "9999.00")},

	{"whether new patients are taken is missing", "newPatients", itself("isAcceptingNewPatients"), without("isAcceptingNewPatients")},
	{"whether new patients are taken is words", "newPatients", itself("isAcceptingNewPatients"), texts("isAcceptingNewPatients", "please call")},
	{"whether new patients are taken is the contrary", "newPatients", itself("isAcceptingNewPatients"), text("isAcceptingNewPatients", func(p *planting, _ string) string {
		return fmt.Sprint(!*p.asked.wish.accept)
	})},

	{"what the house has is missing", "accessible", atHouse("amenityFeature"), without("amenityFeature")},
	{"the house says that it has it not", "accessible", amenity("value"), texts("value", "false")},
	{"the name of what the house has is misspelt", "accessible", amenity("name"), text("name", func(*planting, string) string { return "Ramp" })},

	{"whether it is in stock is missing", "path", within("offers", "availability"), without("availability")},
	{"what is in stock is said to be sold out", "path", within("offers", "availability"), member("availability", func(p *planting) string {
		if p.asked.wish.availability == "OutOfStock" {
			return "InStock"
		}
		return "OutOfStock"
	})},
	{"the brand is missing", "path", itself("brand"), without("brand")},
	{"the brand is misspelt", "path", within("brand", "name"), text("name", misspelt)},
	{"the review does not say what it reviews", "path", itself("itemReviewed"), without("itemReviewed")},
	{"the review has no date", "path", itself("datePublished"), without("datePublished")},
	{"the review has no rating", "path", itself("reviewRating"), without("reviewRating")},
	{"the language of a text is missing", "path", itself("inLanguage"), without("inLanguage")},
}

// amenity is the feature of the house that the question asks for.
func amenity(then string) func(*planting) (knowledge.Node, string, string) {
	return func(p *planting) (knowledge.Node, string, string) {
		n, id := p.house()
		if n == 0 {
			return 0, "", ""
		}
		for _, f := range p.base.Values(n, vocab.Lookup("amenityFeature")) {
			for _, name := range p.base.Values(f.Node, vocab.Lookup("name")) {
				if contains(name.Text, p.asked.wish.feature) {
					return f.Node, id, "amenityFeature." + then
				}
			}
		}
		return 0, "", ""
	}
}
