// Package answer finds what answers a question in what a site says, and says why: for
// what is found, by which facts each constraint is met; for what is not, which fact lacks
// or contradicts.
package answer

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/rdf"
)

// Thing is something that the site tells of.
type Thing struct {
	IRI string `json:"iri"`
	// Name is what people call it, empty where the site does not say.
	Name string `json:"name,omitempty"`
}

// String gives the name, else the IRI.
func (t Thing) String() string {
	if t.Name != "" {
		return t.Name
	}
	return t.IRI
}

// Fact is a fact with its place.
type Fact struct {
	// Of is the thing that the fact belongs to: the nearest with an IRI.
	Of Thing `json:"of"`
	// Path are the properties that lead from the thing to the value, with dots between
	// them.
	Path string `json:"path"`
	// Value is a text, the name of a thing or its IRI.
	Value string `json:"value"`
	// Position is where the value stands.
	Position rdf.Position `json:"-"`
}

// Reason is a constraint that a thing meets.
type Reason struct {
	Constraint string `json:"constraint"`
	// Asked says the constraint in words: open on Saturday.
	Asked string `json:"asked"`
	// Facts are those by which it is met.
	Facts []Fact `json:"facts"`
}

// Found is a thing that answers.
type Found struct {
	Thing   Thing    `json:"thing"`
	Reasons []Reason `json:"reasons"`
	// IsExpected tells whether the question expects it.
	IsExpected bool `json:"expected"`
}

// Kind says what is wrong with a fact.
type Kind string

// The kinds of causes, the surest first.
const (
	// Broken is a fact that cannot be read or leads nowhere.
	Broken Kind = "broken"
	// Lacking is a fact that is not there.
	Lacking Kind = "lacking"
	// Contradicting is a fact that says something else.
	Contradicting Kind = "contradicting"
)

// Cause is why a thing does not answer.
type Cause struct {
	Kind       Kind   `json:"kind"`
	Constraint string `json:"constraint"`
	Asked      string `json:"asked"`
	// Of is the thing whose fact it is: the one expected, or another that it depends on.
	Of Thing `json:"of"`
	// Path is the property of that thing, with further ones behind dots.
	Path string `json:"path"`
	// Message says all of it in words.
	Message string `json:"message"`
	// Facts are those that contradict or are broken.
	Facts []Fact `json:"facts,omitempty"`
	// Compare is a fact by which another thing meets the constraint, nil if none does.
	Compare *Fact `json:"compare,omitempty"`

	at lacking
}

// Missed is a thing that should answer and does not.
type Missed struct {
	Thing Thing `json:"thing"`
	// Met are the constraints that it meets.
	Met []Reason `json:"met,omitempty"`
	// Causes say what keeps it from answering, the most likely first.
	Causes []Cause `json:"causes"`
}

// Result is what became of a question.
type Result struct {
	Question *question.Question
	// Found are the things that answer, those that are expected first.
	Found []Found
	// Missed are those that are expected and do not answer.
	Missed []Missed
}

// IsAnswered tells whether the things that answer are those that are expected, all of
// them and no others.
func (r *Result) IsAnswered() bool {
	return len(r.Missed) == 0 && !slices.ContainsFunc(r.Found, func(f Found) bool { return !f.IsExpected })
}

// Answer answers a question. The error is that of Find.
func (x *Index) Answer(asked *question.Question) (*Result, error) {
	q, err := x.query(&asked.Find)
	if err != nil {
		return nil, err
	}
	result := &Result{Question: asked}
	answering := make(map[string]bool)
	for _, t := range x.find(q) {
		iri := x.base.IRI(t)
		answering[iri] = true
		result.Found = append(result.Found, Found{
			Thing: x.thing(t), IsExpected: slices.Contains(asked.Expect, iri), Reasons: q.reasons(t),
		})
	}
	slices.SortStableFunc(result.Found, func(a, b Found) int {
		switch {
		case a.IsExpected == b.IsExpected:
			return 0
		case a.IsExpected:
			return -1
		}
		return 1
	})
	for _, iri := range asked.Expect {
		if n := x.base.Find(iri); n == 0 || !answering[x.base.IRI(n)] {
			result.Missed = append(result.Missed, q.missed(iri))
		}
	}
	return result, nil
}

// Explain says why a thing does not answer a question, without an index: for trying what
// one mistake leads to. It is nil where the thing answers.
func Explain(base *knowledge.Base, asked *question.Question, iri string) (*Missed, error) {
	q, err := view{base: base}.query(&asked.Find)
	if err != nil {
		return nil, err
	}
	if t := base.Find(iri); base.IsThing(t) && q.meets(t) {
		return nil, nil
	}
	missed := q.missed(iri)
	return &missed, nil
}

// Meets tells whether a thing meets all constraints, without an index.
func Meets(base *knowledge.Base, f *question.Find, t knowledge.Node) (bool, error) {
	q, err := view{base: base}.query(f)
	if err != nil {
		return false, err
	}
	return base.IsThing(t) && q.meets(t), nil
}

func (v *view) thing(n knowledge.Node) Thing {
	t := Thing{IRI: v.base.IRI(n), Name: v.base.Label(n)}
	if t.Name == t.IRI {
		t.Name = ""
	}
	return t
}

// owner gives the thing that a node belongs to, itself if it has an IRI, and the
// properties that lead from there to it.
func (v *view) owner(n knowledge.Node) (knowledge.Node, string) {
	path := ""
	for range 8 {
		mentions := v.base.Mentions(n)
		if v.base.IRI(n) != "" || len(mentions) == 0 {
			break
		}
		path = v.base.PropertyName(mentions[0].Property) + "." + path
		n = mentions[0].From
	}
	return n, strings.TrimSuffix(path, ".")
}

func join(path, property string) string {
	if path == "" {
		return property
	}
	return path + "." + property
}

func (v *view) fact(r ref) Fact {
	of, path := v.owner(r.of)
	return Fact{
		Of: v.thing(of), Path: join(path, v.base.PropertyName(r.fact.Property)),
		Value: v.value(r.fact), Position: v.base.Position(r.fact),
	}
}

func (v *view) value(f knowledge.Fact) string {
	text := v.text(f)
	if f.Node != 0 && v.base.IRI(f.Node) == "" && len(v.base.Values(f.Node, propOpens)) > 0 {
		return v.hoursText(f.Node)
	}
	if text == "" && f.Node != 0 {
		text = v.outline(f.Node)
	}
	return text
}

// outline says what a blank node without a name holds.
func (v *view) outline(n knowledge.Node) string {
	var parts []string
	for _, f := range v.base.Facts(n) {
		switch {
		case f.Property == knowledge.Type || len(parts) > 8:
		case f.Node != 0:
			if label := v.base.Label(f.Node); label != "" {
				parts = append(parts, label)
			}
		default:
			parts = append(parts, f.Text)
		}
	}
	return strings.Join(parts, " ")
}

func (v *view) factsOf(refs []ref) []Fact {
	var facts []Fact
	for _, r := range refs {
		if r.fact != (knowledge.Fact{Node: r.fact.Node}) { // not one that only leads on
			facts = append(facts, v.fact(r))
		}
	}
	return facts
}

func (q *query) reasons(t knowledge.Node) []Reason {
	var reasons []Reason
	for _, o := range q.outcomes(t) {
		if o.met {
			reasons = append(reasons, Reason{Constraint: o.constraint, Asked: q.asked(o.constraint), Facts: q.factsOf(o.facts)})
		}
	}
	return reasons
}

// asked says a constraint in words.
func (q *query) asked(constraint string) string {
	f := q.find
	or := func(words question.Words) string { return strings.Join(words, " or ") }
	switch constraint {
	case "kind":
		return "of the kind " + or(f.Kind)
	case "name":
		return "called " + or(f.Name)
	case "treats":
		return "treats " + or(f.Treats)
	case "about":
		return "about " + or(f.About)
	case "specialty":
		return "of the specialty " + or(f.Specialty)
	case "place":
		return "in " + or(f.Place)
	case "near":
		return fmt.Sprintf("within %v km of %v, %v", f.Near.Kilometres, f.Near.Latitude, f.Near.Longitude)
	case "open":
		var times []string
		for _, o := range q.openings {
			text := o
			text.Minute = -1
			words := "on " + text.String()
			if o.Minute >= 0 {
				words += fmt.Sprintf(" at %02d:%02d", o.Minute/60, o.Minute%60)
			}
			times = append(times, words)
		}
		return "open " + strings.Join(times, " or ")
	case "language":
		return "speaks " + or(f.Language)
	case "rating":
		return fmt.Sprintf("rated %v of 5 or better", f.Rating)
	case "price":
		return "costs " + priceText(f.Price)
	case "newPatients":
		if *f.NewPatients {
			return "accepts new patients"
		}
		return "accepts no new patients"
	case "accessible":
		return "has " + or(f.Accessible)
	}
	var paths []string
	for _, p := range f.Path {
		paths = append(paths, p.Properties+" "+pathText(&p))
	}
	return strings.Join(paths, " and ")
}

func priceText(p *question.Price) string {
	var parts []string
	if p.Least != nil {
		parts = append(parts, fmt.Sprintf("at least %v", *p.Least))
	}
	if p.Most != nil {
		parts = append(parts, fmt.Sprintf("at most %v", *p.Most))
	}
	return strings.TrimSpace(strings.Join(parts, " and ") + " " + p.Currency)
}

func pathText(p *question.Path) string {
	if len(p.Values) > 0 {
		return strings.Join(p.Values, " or ")
	}
	var parts []string
	if p.Least != "" {
		parts = append(parts, "at least "+p.Least)
	}
	if p.Most != "" {
		parts = append(parts, "at most "+p.Most)
	}
	return strings.Join(parts, " and ")
}

// MarshalJSON writes the fact with its place as file:line:column.
func (f Fact) MarshalJSON() ([]byte, error) {
	type plain Fact
	return json.Marshal(struct {
		plain
		Place string `json:"place,omitempty"`
	}{plain(f), f.Position.String()})
}
