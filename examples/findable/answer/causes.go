package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// missed says why a thing that should answer does not.
func (q *query) missed(iri string) Missed {
	t := q.base.Find(iri)
	if t == 0 || !q.base.IsDescribed(t) {
		return Missed{Thing: Thing{IRI: iri}, Causes: []Cause{q.undescribed(iri, t)}}
	}
	m := Missed{Thing: q.thing(t)}
	if !q.base.IsThing(t) {
		m.Causes = append(m.Causes, Cause{
			Kind: Lacking, Of: m.Thing, Path: "@type",
			Message: fmt.Sprintf("%s is not found: the site does not say what kind of thing it is (@type)", m.Thing),
		})
	}
	for _, o := range q.outcomes(t) {
		if o.met {
			m.Met = append(m.Met, Reason{Constraint: o.constraint, Asked: q.asked(o.constraint), Facts: q.factsOf(o.facts)})
			continue
		}
		d := diagnosis{query: q, thing: t, constraint: o.constraint, asked: q.asked(o.constraint), site: o.site}
		m.Causes = append(m.Causes, d.causes()...)
	}
	kinds := []Kind{Broken, Lacking, Contradicting}
	slices.SortStableFunc(m.Causes, func(a, b Cause) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	q.rarestFirst(m.Causes)
	return m
}

// rarestFirst puts that first, of what lacks, which the fewest things of its kind lack:
// where all others have it, it is most likely missing by mistake.
func (q *query) rarestFirst(causes []Cause) {
	begin := slices.IndexFunc(causes, func(c Cause) bool { return c.Kind == Lacking })
	end := begin
	for end >= 0 && end < len(causes) && causes[end].Kind == Lacking {
		end++
	}
	if end-begin < 2 {
		return
	}
	lack := make(map[lacking]float64)
	for _, c := range causes[begin:end] {
		lack[c.at] = q.shareLacking(c.at)
	}
	slices.SortStableFunc(causes[begin:end], func(a, b Cause) int { return cmp.Compare(lack[a.at], lack[b.at]) })
}

// lacking is a property that a node does not have.
type lacking struct {
	of       knowledge.Node
	property string
}

// shareLacking gives which part of the nodes of the same types lack a property.
func (q *query) shareLacking(at lacking) float64 {
	types, property := q.base.Types(at.of), vocab.Lookup(at.property)
	if len(types) == 0 || property == 0 {
		return 1
	}
	all, without := 0.0, 0.0
	for n := knowledge.Node(1); int(n) <= q.base.Len(); n++ {
		if n != at.of && slices.Equal(q.base.Types(n), types) {
			all++
			if len(q.base.Values(n, property)) == 0 {
				without++
			}
		}
	}
	if all == 0 {
		return 1
	}
	return without / all
}

func (q *query) undescribed(iri string, t knowledge.Node) Cause {
	c := Cause{Kind: Lacking, Of: Thing{IRI: iri}, Path: "@id"}
	if t == 0 {
		c.Message = fmt.Sprintf("%s is not found: nothing of this address is described or mentioned", iri) + q.nearestThing(iri)
		return c
	}
	c.Kind = Broken
	c.Message = fmt.Sprintf("%s is not found: it is mentioned, but nothing is said of it", iri)
	for _, m := range q.base.Mentions(t) {
		c.Facts = append(c.Facts, q.fact(ref{m.From, q.base.Fact(m)}))
	}
	return c
}

// nearestThing gives a hint at a thing with nearly the same address, else "".
func (q *query) nearestThing(iri string) string {
	var known []string
	for n := range q.base.Things() {
		known = append(known, q.base.IRI(n))
	}
	if nearest := question.NearestWithin(2, iri, known); nearest != "" {
		return "; did you mean " + nearest + "?"
	}
	return ""
}

// diagnosis finds out why a thing does not meet a constraint.
type diagnosis struct {
	*query
	thing      knowledge.Node
	constraint string
	asked      string
	// site is the one that was looked at, 0 for the thing.
	site knowledge.Node
	// compare is an exemplar's fact.
	compare *ref
	found   []Cause
}

// causes gives them, the most likely first.
func (d *diagnosis) causes() []Cause {
	examples := d.examples()
	if len(examples) > 0 {
		facts := examples[0].facts
		d.compare = &facts[len(facts)-1]
	}
	switch d.constraint {
	case "kind":
		d.kindCauses()
	case "name":
		d.nameCauses()
	case "treats":
		d.treatsCauses(examples)
	case "about":
		d.aboutCauses()
	case "specialty":
		d.specialtyCauses()
	case "place", "near", "open", "accessible":
		d.siteCauses(examples)
	case "language":
		d.languageCauses(examples)
	case "rating":
		d.ratingCauses()
	case "price":
		d.priceCauses()
	case "newPatients":
		d.newPatientsCauses()
	case "path":
		d.pathCauses()
	}
	return d.found
}

// tell adds a cause: that the property of a node is broken, lacks or contradicts.
func (d *diagnosis) tell(kind Kind, of knowledge.Node, property, what string, facts ...ref) {
	owner, path := d.owner(of)
	c := Cause{
		Kind: kind, Constraint: d.constraint, Asked: d.asked, Of: d.view.thing(owner), Path: join(path, property), Facts: d.factsOf(facts),
		Message: fmt.Sprintf("%s is not found for “%s”: %s", d.view.thing(d.thing), d.asked, what),
		at:      lacking{of, property},
	}
	if d.compare != nil {
		compare := d.fact(*d.compare)
		c.Compare = &compare
	}
	if !slices.ContainsFunc(d.found, func(o Cause) bool { return o.Of == c.Of && o.Path == c.Path && o.Kind == c.Kind }) {
		d.found = append(d.found, c)
	}
}

// its names a node in a sentence about the thing: "its" for what is its own, else the
// name of the other thing.
func (d *diagnosis) its(n knowledge.Node) string {
	if owner, _ := d.owner(n); owner != d.thing {
		return d.view.thing(owner).String() + "'s"
	}
	return "its"
}

// example is a thing that meets the constraint.
type example struct {
	thing knowledge.Node
	facts []ref
}

// meetsOne tells by which facts a thing meets the constraint.
func (d *diagnosis) meetsOne(t knowledge.Node) ([]ref, bool) {
	for _, c := range singles {
		if c.name == d.constraint {
			return c.meets(d.query, t)
		}
	}
	for _, c := range siteConstraints {
		if c.name == d.constraint {
			for _, s := range d.sites(t) {
				if facts, met := c.meets(d.query, t, s); met {
					return slices.Concat(s.via, facts), true
				}
			}
		}
	}
	return nil, false
}

// examples gives some things that meet the constraint: of the same types, or else one of
// any type.
func (d *diagnosis) examples() []example {
	const enough = 9
	var alike, others []example
	types := d.base.Types(d.thing)
	for t := range d.base.Things() {
		isAlike := slices.Equal(d.base.Types(t), types)
		if t == d.thing || !isAlike && len(others) > 0 {
			continue
		}
		facts, met := d.meetsOne(t)
		if !met || len(facts) == 0 {
			continue
		}
		if !isAlike {
			others = append(others, example{t, facts})
		} else if alike = append(alike, example{t, facts}); len(alike) == enough {
			break
		}
	}
	if len(alike) == 0 {
		return others
	}
	return alike
}

// dangling tells of references that lead to nothing that is described.
func (d *diagnosis) dangling(n knowledge.Node, properties ...vocab.Term) bool {
	found := false
	for _, p := range properties {
		for _, steps := range d.step(n, p) {
			f := last(steps)
			switch {
			case f.Node != 0 && !d.base.IsDescribed(f.Node) && d.base.Term(f.Node) == 0:
				d.tell(Broken, n, p.Name(), fmt.Sprintf("%s %s leads to %s, and nothing is said of that%s", d.its(n), p.Name(), d.base.IRI(f.Node), d.nearestThing(d.base.IRI(f.Node))), steps...)
				found = true
			case f.Node == 0 && (strings.HasPrefix(f.Text, "http://") || strings.HasPrefix(f.Text, "https://") || strings.HasPrefix(f.Text, "#")):
				d.tell(Broken, n, p.Name(), fmt.Sprintf("%s %s is the text “%s”, not a reference to a thing", d.its(n), p.Name(), f.Text), steps...)
				found = true
			}
		}
	}
	return found
}

// values gives what a node says by properties, for messages: at most five.
func (d *diagnosis) values(n knowledge.Node, properties ...vocab.Term) (texts []string, facts []ref) {
	for _, p := range properties {
		for _, f := range d.base.Values(n, p) {
			facts = append(facts, ref{n, f})
			if text := d.value(f); !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts, facts
}

func list(texts []string) string {
	const most = 5
	if len(texts) > most {
		return strings.Join(texts[:most], ", ") + fmt.Sprintf(" and %d more", len(texts)-most)
	}
	return strings.Join(texts, ", ")
}

func (d *diagnosis) kindCauses() {
	texts, facts := d.values(d.thing, vocab.Term(knowledge.Type))
	d.tell(Contradicting, d.thing, "@type", "it is "+list(texts), facts...)
}

func (d *diagnosis) nameCauses() {
	names := d.base.Names(d.thing)
	if len(names) == 0 {
		d.tell(Lacking, d.thing, "name", "it has no name")
		return
	}
	var texts []string
	var facts []ref
	for _, f := range names {
		texts, facts = append(texts, f.Text), append(facts, ref{d.thing, f})
	}
	// The one that is most like what was asked for is the one to look at. If none is, and
	// there is no other name, that is what lacks.
	which, isAlike := 0, false
	for _, wanted := range d.find.Name {
		// Two of a family have names that are more alike than a third: a slip is less.
		if nearest := question.NearestWithin(max(2, len(wanted)/6), wanted, texts); nearest != "" {
			which, isAlike = slices.Index(texts, nearest), true
		}
	}
	if !isAlike && len(d.base.Values(d.thing, propAlternateName)) == 0 {
		d.tell(Lacking, d.thing, "alternateName", "it is called "+list(texts)+", and has no alternateName", facts[which])
	}
	d.tell(Contradicting, d.thing, d.base.PropertyName(names[which].Property), "it is called "+list(texts), facts[which])
}

func (d *diagnosis) newPatientsCauses() {
	values, facts := d.values(d.thing, propIsAcceptingNewPatients)
	if len(values) == 0 {
		d.tell(Lacking, d.thing, "isAcceptingNewPatients", "it does not say isAcceptingNewPatients")
		return
	}
	for _, r := range facts {
		if _, known := boolean(d.base, r.fact); !known {
			d.tell(Broken, d.thing, "isAcceptingNewPatients", fmt.Sprintf("its isAcceptingNewPatients “%s” is neither true nor false", d.value(r.fact)), r)
			return
		}
	}
	d.tell(Contradicting, d.thing, "isAcceptingNewPatients", "its isAcceptingNewPatients is "+list(values), facts...)
}

// specialtyProperty is the one by which things of its kind say their specialty.
func (d *diagnosis) specialtyProperty() vocab.Term {
	switch {
	case d.base.IsA(d.thing, vocab.Lookup("CreativeWork")):
		return propSpecialty
	case d.base.IsA(d.thing, vocab.Lookup("MedicalEntity")), d.base.IsA(d.thing, vocab.Lookup("Product")):
		return propRelevantSpecialty
	}
	return propMedicalSpecialty
}

func (d *diagnosis) specialtyCauses() {
	texts, facts := d.values(d.thing, propMedicalSpecialty, propRelevantSpecialty, propSpecialty)
	if len(texts) == 0 {
		p := d.specialtyProperty().Name()
		d.tell(Lacking, d.thing, p, "it has no "+p)
		return
	}
	if d.wrongSpecialty(facts) {
		return
	}
	p := d.base.PropertyName(facts[0].fact.Property)
	d.tell(Contradicting, d.thing, p, fmt.Sprintf("its %s is %s", p, list(texts)), facts...)
}

// wrongSpecialty tells of specialties that are no members.
func (d *diagnosis) wrongSpecialty(facts []ref) bool {
	found := false
	for _, r := range facts {
		text := d.value(r.fact)
		if t := d.base.Term(r.fact.Node); r.fact.Node != 0 && isSpecialty(t) || isSpecialty(memberNamed(text)) {
			continue
		}
		what := fmt.Sprintf("%s %s “%s” is no member of MedicalSpecialty", d.its(r.of), d.base.PropertyName(r.fact.Property), text)
		var members []string
		for _, m := range classMedicalSpecialty.Members() {
			members = append(members, m.Name())
		}
		if nearest := question.Nearest(text, members); nearest != "" {
			what += "; did it mean " + nearest + "?"
		}
		d.tell(Broken, r.of, d.base.PropertyName(r.fact.Property), what, r)
		found = true
	}
	return found
}

func memberNamed(text string) vocab.Term {
	for _, m := range classMedicalSpecialty.Members() {
		if specialtyText(m.Name()) == specialtyText(text) {
			return m
		}
	}
	return 0
}
