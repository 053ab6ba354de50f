package answer

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// ref is a fact with the node that it is said of.
type ref struct {
	of   knowledge.Node
	fact knowledge.Fact
}

// view looks at what is known with the eyes of the constraints. All that a constraint
// means is said here and in the files beside, thing by thing; the index only makes it
// fast.
type view struct {
	base *knowledge.Base
	// hours are those of nodes, where they are known already.
	hours map[knowledge.Node][]span
}

// query is a question's constraints, made ready.
type query struct {
	view
	find     *question.Find
	treats   []meant
	about    []meant
	openings []question.Opening
	spoken   []spoken
}

// meant is what a text may mean: the nodes called so, and the text itself.
type meant struct {
	text   string
	folded string
	nodes  []knowledge.Node
}

func (m *meant) is(v *view, f knowledge.Fact) bool {
	if f.Node != 0 {
		return slices.Contains(m.nodes, f.Node)
	}
	return knowledge.Fold(f.Text) == m.folded
}

func (v view) query(f *question.Find) (*query, error) {
	q := &query{view: v, find: f}
	for _, text := range f.Open {
		o, err := question.ParseOpening(text)
		if err != nil {
			return nil, err
		}
		q.openings = append(q.openings, o)
	}
	for _, text := range f.Language {
		s, err := newSpoken(text)
		if err != nil {
			return nil, err
		}
		q.spoken = append(q.spoken, s)
	}
	q.treats, q.about = v.meant(f.Treats), v.meant(f.About)
	return q, nil
}

func (v view) meant(words question.Words) []meant {
	var list []meant
	for _, text := range words {
		list = append(list, meant{text: text, folded: knowledge.Fold(text), nodes: v.base.Named(text)})
	}
	return list
}

// outcome is what a constraint came to for a thing: the facts by which it is met, or
// that it is not.
type outcome struct {
	constraint string
	met        bool
	facts      []ref
	// site is the one of which a constraint on sites was asked, 0 for the thing.
	site knowledge.Node
}

// outcomes gives those of all constraints that the question has, in their order.
func (q *query) outcomes(t knowledge.Node) []outcome {
	var list []outcome
	add := func(constraint string, facts []ref, met bool) {
		list = append(list, outcome{constraint: constraint, facts: facts, met: met})
	}
	for _, c := range q.single() {
		facts, met := c.meets(q, t)
		add(c.name, facts, met)
	}
	list = append(list, q.atSites(t)...)
	slices.SortStableFunc(list, func(a, b outcome) int {
		return slices.Index(question.Constraints, a.constraint) - slices.Index(question.Constraints, b.constraint)
	})
	return list
}

// meets tells whether a thing meets all constraints.
func (q *query) meets(t knowledge.Node) bool {
	for _, c := range q.single() {
		if _, met := c.meets(q, t); !met {
			return false
		}
	}
	for _, o := range q.atSites(t) {
		if !o.met {
			return false
		}
	}
	return true
}

// constraint is one on the thing itself.
type constraint struct {
	name  string
	isSet func(f *question.Find) bool
	meets func(q *query, t knowledge.Node) ([]ref, bool)
}

var singles = []constraint{
	{"kind", func(f *question.Find) bool { return len(f.Kind) > 0 }, (*query).kind},
	{"name", func(f *question.Find) bool { return len(f.Name) > 0 }, (*query).name},
	{"treats", func(f *question.Find) bool { return len(f.Treats) > 0 }, (*query).treatsAny},
	{"about", func(f *question.Find) bool { return len(f.About) > 0 }, (*query).aboutAny},
	{"specialty", func(f *question.Find) bool { return len(f.Specialty) > 0 }, (*query).specialty},
	{"language", func(f *question.Find) bool { return len(f.Language) > 0 }, (*query).language},
	{"rating", func(f *question.Find) bool { return f.Rating != 0 }, (*query).rating},
	{"price", func(f *question.Find) bool { return f.Price != nil }, (*query).price},
	{"newPatients", func(f *question.Find) bool { return f.NewPatients != nil }, (*query).newPatients},
	{"path", func(f *question.Find) bool { return len(f.Path) > 0 }, (*query).paths},
}

func (q *query) single() []constraint {
	list := make([]constraint, 0, len(singles))
	for _, c := range singles {
		if c.isSet(q.find) {
			list = append(list, c)
		}
	}
	return list
}

func (q *query) kind(t knowledge.Node) ([]ref, bool) {
	for _, f := range q.base.Facts(t) {
		if f.Property != knowledge.Type {
			break
		}
		for _, kind := range q.find.Kind {
			class := vocab.Lookup(kind)
			if class == 0 {
				class = vocab.LookupIRI(kind)
			}
			if class != 0 && vocab.IsA(q.base.Term(f.Node), class) || class == 0 && q.base.IRI(f.Node) == kind {
				return []ref{{t, f}}, true
			}
		}
	}
	return nil, false
}

func (q *query) name(t knowledge.Node) ([]ref, bool) {
	for _, f := range q.base.Names(t) {
		folded := knowledge.Fold(f.Text)
		for _, name := range q.find.Name {
			if f.Text != "" && folded == knowledge.Fold(name) {
				return []ref{{t, f}}, true
			}
		}
	}
	return nil, false
}

// step gives the values of a property with Roles stepped over, each with the facts that
// lead to it.
func (v *view) step(n knowledge.Node, p vocab.Term) [][]ref {
	var steps [][]ref
	for _, f := range v.base.Values(n, p) {
		if f.Node == 0 || !v.base.IsA(f.Node, classRole) {
			steps = append(steps, []ref{{n, f}})
			continue
		}
		for _, inner := range v.base.Values(f.Node, p) {
			steps = append(steps, []ref{{n, f}, {f.Node, inner}})
		}
	}
	return steps
}

// last gives the value that a step leads to.
func last(steps []ref) knowledge.Fact { return steps[len(steps)-1].fact }

func (q *query) newPatients(t knowledge.Node) ([]ref, bool) {
	for _, f := range q.base.Values(t, propIsAcceptingNewPatients) {
		if value, known := boolean(q.base, f); known && value == *q.find.NewPatients {
			return []ref{{t, f}}, true
		}
	}
	return nil, false
}

// boolean gives the truth value that a fact has, and false where it has none.
func boolean(b *knowledge.Base, f knowledge.Fact) (value, known bool) {
	text := f.Text
	if f.Node != 0 {
		text = b.Term(f.Node).Name()
	}
	switch strings.ToLower(text) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return false, false
}
