package question

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Constraints are the names of all constraints, in the order in which they are
// documented and reported.
var Constraints = []string{
	"kind", "name", "treats", "about", "specialty", "place", "near", "open", "language",
	"rating", "price", "newPatients", "accessible", "path",
}

func (r *reader) find(e entry, f *Find) {
	keys, ok := entries(e.value)
	if !ok || len(keys) == 0 {
		r.fail(e.at, "find is "+described(e.value), "a mapping with at least one constraint: "+strings.Join(Constraints, ", "), "")
		return
	}
	for _, e := range keys {
		switch e.key {
		case "kind":
			f.Kind = r.kinds(e)
		case "name":
			f.Name = texts(r.words(e, false))
		case "treats":
			f.Treats = texts(r.words(e, false))
		case "about":
			f.About = texts(r.words(e, false))
		case "specialty":
			f.Specialty = texts(r.words(e, false))
		case "place":
			f.Place = texts(r.words(e, false))
		case "near":
			f.Near = r.near(e)
		case "open":
			for _, w := range r.words(e, false) {
				if _, err := ParseOpening(w.text); err != nil {
					what, expected, _ := strings.Cut(err.Error(), ": expected ")
					r.fail(w.at, "open: "+what, expected, "")
				}
				f.Open = append(f.Open, w.text)
			}
		case "language":
			for _, w := range r.words(e, false) {
				f.Language = append(f.Language, r.tag(w.at, w.text))
			}
		case "rating":
			f.Rating = r.rating(e)
		case "price":
			f.Price = r.price(e)
		case "newPatients":
			f.NewPatients = r.boolean(e)
		case "accessible":
			f.Accessible = texts(r.words(e, false))
		case "path":
			f.Path = r.paths(e)
		default:
			r.unknown(e, "constraint", Constraints)
		}
	}
}

func texts(words []word) Words {
	var list Words
	for _, w := range words {
		list = append(list, w.text)
	}
	return list
}

// kinds holds names of classes to the vocabulary.
func (r *reader) kinds(e entry) Words {
	words := r.words(e, false)
	for _, w := range words {
		if rdf.IsAbsoluteIRI(w.text) {
			continue
		}
		if !vocab.Lookup(w.text).Is(vocab.Class) {
			r.fail(w.at, fmt.Sprintf("the kind %q is no class of schema.org", w.text), "a class such as MedicalClinic, or the IRI of another class", nearestTerm(w.text, vocab.Class))
		}
	}
	return texts(words)
}

// nearestTerm gives a hint at the term that was meant.
func nearestTerm(name string, flags vocab.Flags) string {
	var names []string
	for i := 1; i <= vocab.Len(); i++ {
		if t := vocab.Term(i); t.Is(flags) {
			names = append(names, t.Name())
		}
	}
	if nearest := Nearest(name, names); nearest != "" {
		return "did you mean " + nearest + "?"
	}
	return ""
}

func (r *reader) languageTag(node ast.Node, text string) string {
	if text == "" {
		return ""
	}
	return r.tag(node.GetToken(), text)
}

func (r *reader) tag(at *token.Token, text string) string {
	if _, err := language.Parse(text); err != nil {
		r.fail(at, fmt.Sprintf("%q is no code of a language", text), "one of BCP 47, such as de or pt-BR", "")
	}
	return text
}

func (r *reader) near(e entry) *Near {
	keys, ok := entries(e.value)
	if !ok {
		r.fail(e.at, "near is "+described(e.value), "a mapping with latitude, longitude and kilometres", "")
		return nil
	}
	var n Near
	has := make(map[string]bool)
	for _, e := range keys {
		into, bound := &n.Latitude, 90.0
		switch e.key {
		case "latitude":
		case "longitude":
			into, bound = &n.Longitude, 180
		case "kilometres":
			into, bound = &n.Kilometres, 20038
		default:
			r.unknown(e, "key", []string{"latitude", "longitude", "kilometres"})
			continue
		}
		has[e.key] = true
		number, ok := r.number(e)
		switch {
		case !ok:
		case e.key == "kilometres" && (number <= 0 || number > bound):
			r.fail(e.at, fmt.Sprintf("kilometres is %v, which nothing can meet", number), "a number above 0, at most half the way around the earth", "")
		case number < -bound || number > bound:
			r.fail(e.at, fmt.Sprintf("%s is %v, which is no place on the earth", e.key, number), fmt.Sprintf("degrees from -%v to %v", bound, bound), "")
		}
		*into = number
	}
	for _, key := range []string{"latitude", "longitude", "kilometres"} {
		if !has[key] {
			r.fail(e.at, "near has no "+key, "latitude, longitude and kilometres", "")
		}
	}
	return &n
}

func (r *reader) rating(e entry) float64 {
	number, ok := r.number(e)
	if ok && (number <= 1 || number > 5) {
		r.fail(e.at, fmt.Sprintf("rating is %v", number), "the least rating on the scale from 1 to 5: above 1, which every rating is, and at most 5", "")
	}
	return number
}

func (r *reader) price(e entry) *Price {
	keys, ok := entries(e.value)
	if !ok || len(keys) == 0 {
		r.fail(e.at, "price is "+described(e.value), "a mapping with least, most and currency, as in {most: 50, currency: GBP}", "")
		return nil
	}
	p := new(Price)
	for _, e := range keys {
		switch e.key {
		case "least", "most":
			if number, ok := r.number(e); ok {
				if number < 0 {
					r.fail(e.at, fmt.Sprintf("%s is %v, and no price is below 0", e.key, number), "a number from 0", "")
				}
				if e.key == "least" {
					p.Least = &number
				} else {
					p.Most = &number
				}
			}
		case "currency":
			p.Currency = r.word(e)
			if len(p.Currency) != 3 || strings.ToUpper(p.Currency) != p.Currency {
				r.fail(e.at, fmt.Sprintf("%q is no currency", p.Currency), "three capital letters of ISO 4217, such as GBP", "")
			}
		default:
			r.unknown(e, "key", []string{"least", "most", "currency"})
		}
	}
	if p.Least != nil && p.Most != nil && *p.Least > *p.Most {
		r.fail(e.at, fmt.Sprintf("price is at least %v and at most %v, which nothing can meet", *p.Least, *p.Most), "least not above most", "")
	}
	return p
}

func (r *reader) boolean(e entry) *bool {
	text, _ := scalar(e.value)
	switch text {
	case "true", "false":
		value := text == "true"
		return &value
	}
	r.fail(e.at, e.key+" is "+described(e.value), "true or false", "")
	return nil
}

func (r *reader) paths(e entry) []Path {
	keys, ok := entries(e.value)
	if !ok || len(keys) == 0 {
		r.fail(e.at, "path is "+described(e.value), "a mapping from properties to values, as in {offers.availability: InStock}", "")
		return nil
	}
	var list []Path
	for _, e := range keys {
		p := Path{Properties: e.key}
		for name := range strings.SplitSeq(e.key, ".") {
			if !vocab.Lookup(name).Is(vocab.Property) {
				r.fail(e.at, fmt.Sprintf("%q in the path %q is no property of schema.org", name, e.key), "properties with dots between them, such as offers.availability", nearestTerm(name, vocab.Property))
			}
		}
		if bounds, ok := entries(e.value); ok {
			r.bounds(e, bounds, &p)
		} else {
			p.Values = texts(r.words(e, false))
		}
		list = append(list, p)
	}
	return list
}

func (r *reader) bounds(e entry, keys []entry, p *Path) {
	for _, bound := range keys {
		switch bound.key {
		case "least":
			p.Least = r.word(bound)
		case "most":
			p.Most = r.word(bound)
		default:
			r.unknown(bound, "key", []string{"least", "most"})
		}
	}
	if p.Least == "" && p.Most == "" {
		r.fail(e.at, "the range of "+e.key+" has no ends", "least, most or both", "")
	}
	if p.Least != "" && p.Most != "" && Compare(p.Least, p.Most) > 0 {
		r.fail(e.at, fmt.Sprintf("%s is at least %s and at most %s, which nothing can meet", e.key, p.Least, p.Most), "least not above most", "")
	}
}

// Compare compares two values of a range: as numbers where both are, else as texts, in
// which dates of ISO 8601 stand in their order.
func Compare(a, b string) int {
	x, isNumber := decimal(a)
	y, areNumbers := decimal(b)
	switch {
	case !isNumber || !areNumbers:
		return strings.Compare(a, b)
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// contradictions tells of what no thing could ever meet, constraint against constraint
// and question against question.
func (r *reader) contradictions() {
	type asked struct {
		expect string
		at     rdf.Position
	}
	before := make(map[string]asked)
	kept := r.questions[:0]
	for _, q := range r.questions {
		problem := contradiction(&q.Find)
		this := asked{expect: fmt.Sprintf("%q", sorted(q.Expect)), at: q.Position}
		key := q.Find.key()
		if other, found := before[key]; found && other.expect != this.expect && problem == nil {
			problem = &rdf.Problem{
				What:     fmt.Sprintf("this finds the same as the question of line %d, and other things are expected", other.at.Line),
				Expected: "one set of things for one set of constraints", Mend: "say in find what sets the two apart",
			}
		}
		before[key] = this
		if problem != nil {
			problem.Position = q.Position
			r.problems = append(r.problems, problem)
			continue
		}
		kept = append(kept, q)
	}
	r.questions = kept
}

// contradiction gives what constraints say against one another, or nil.
func contradiction(f *Find) *rdf.Problem {
	for _, p := range f.Path {
		if p.Properties == "isAcceptingNewPatients" && f.NewPatients != nil && len(p.Values) == 1 && !strings.EqualFold(p.Values[0], fmt.Sprint(*f.NewPatients)) {
			return &rdf.Problem{
				What: fmt.Sprintf("newPatients is %v and the path isAcceptingNewPatients %s, which nothing can meet", *f.NewPatients, p.Values[0]),
				Mend: "leave one of them out",
			}
		}
	}
	return nil
}
