package check

import (
	"math/bits"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Most rules have nothing to say of most things and values. What a rule is about at
// all it says beside its function, by traits, and the walk calls it there alone. A
// choice only leaves out what the function would pass over by itself: without it the
// findings are the same, which a test holds.

// traits are what a property is, or a thing, as far as rules choose by it. A rule that
// names several wants any of them; one that names none wants all.
type traits uint64

// The traits of properties are their concerns, their forms, and these.
const (
	// ofSchema is every property that schema.org has.
	ofSchema traits = 1 << (48 + iota)
	// takesThings and takesMembers are properties that expect things, and members of
	// enumerations.
	takesThings
	takesMembers
	// takesEnumerated are properties with an enumeration among their ranges.
	takesEnumerated
	// takesThingsAlone are properties that expect things that are no members, and at most
	// addresses beside these.
	takesThingsAlone
)

// The traits of things are the concerns of their properties, their kinds, and these.
const (
	// named is a thing with an IRI.
	named traits = 1 << (59 + iota)
	// alien is a thing with a type that schema.org does not have.
	alien
	// untyped is a thing of which nobody says what it is.
	untyped
	// manifold is a thing of several types of schema.org.
	manifold
	// plural is a thing with a property of several values.
	plural
)

func (c concern) traits() traits { return traits(c) }
func (f forms) traits() traits   { return traits(f) << 32 }
func (k kind) traits() traits    { return traits(k) << 32 }

func (e *expectation) findTraits(property vocab.Term) traits {
	found := ofSchema | e.concern.traits() | e.forms.traits()
	if len(e.things) > 0 {
		found |= takesThings
	}
	if len(e.enumerations) > 0 {
		found |= takesMembers
	}
	if e.open && e.forms&^urlForm == 0 {
		found |= takesThingsAlone
	}
	for _, expected := range property.Ranges() {
		if expected.Is(vocab.Enumeration) {
			found |= takesEnumerated
		}
	}
	return found
}

func (t *Thing) findTraits() traits {
	found := t.concerns.traits() | t.kinds.traits()
	if t.Subject.Kind == rdf.IRI {
		found |= named
	}
	if t.foreign {
		found |= alien
	}
	if !t.IsTyped() {
		found |= untyped
	}
	if len(t.Terms) > 1 {
		found |= manifold
	}
	if t.plural {
		found |= plural
	}
	return found
}

// valueKinds are kinds of values, a bit for each.
type valueKinds uint32

const (
	iris       valueKinds = 1 << rdf.IRI
	references            = iris | 1<<rdf.BlankNode
	texts      valueKinds = 1<<rdf.String | 1<<rdf.LanguageString | 1<<rdf.TypedLiteral
	natives    valueKinds = 1<<rdf.Number | 1<<rdf.Boolean
	literals              = texts | natives
	anyKind    valueKinds = 1<<32 - 1
)

// onThings is an [EachThing] for things with a trait.
type onThings struct {
	traits traits
	look   EachThing
}

// onValues is an [EachValue] for values of some kinds, of properties with a trait.
type onValues struct {
	traits traits
	kinds  valueKinds
	look   EachValue
}

// onValuesToo is an onValues that wants values of other kinds too, of properties with
// another trait.
type onValuesToo struct {
	onValues
	otherTraits traits
	otherKinds  valueKinds
}

// and adds the values of more kinds, of properties with another trait.
func (o onValues) and(traits traits, kinds valueKinds) onValuesToo {
	return onValuesToo{o, traits, kinds}
}

// onProperties is an [EachProperty] for properties that schema.org has, or for those
// that it does not have. Where it is given, silent tells the properties that a thing of
// these types may have without that the rule says anything; nil where that is not known.
type onProperties struct {
	known  bool
	look   EachProperty
	silent func(*Pass, *Thing) termSet
}

// propertyRule is a rule that looks at properties.
type propertyRule struct {
	looking[EachProperty]
	silent func(*Pass, *Thing) termSet
}

// silentOf gives the properties of a thing of which the first rule of properties says
// nothing, nil where that is not known. The others are not asked: only one of ours knows it
// before it looks.
func (p *Pass) silentOf(t *Thing) termSet {
	if len(p.ofSchema) == 0 || p.ofSchema[0].silent == nil {
		return nil
	}
	return p.ofSchema[0].silent(p, t)
}

// onGraphs is an [EachGraph] for graphs in which a thing has a trait.
type onGraphs struct {
	traits traits
	look   EachGraph
}

// onTerms is an [EachTerm] for terms that say something of themselves: for those that
// are pending or superseded.
type onTerms struct{ look EachTerm }

// onFirstTerms is a [FirstTerm] for the same.
type onFirstTerms struct{ look FirstTerm }

func (onThings) check()     {}
func (onValues) check()     {}
func (onValuesToo) check()  {}
func (onProperties) check() {}
func (onGraphs) check()     {}
func (onTerms) check()      {}
func (onFirstTerms) check() {}

// thingRules are the rules that look at things. Which of them want a thing is found by its
// traits, with a bit for each rule.
type thingRules struct {
	rules []looking[EachThing]
	// all are the rules that want every thing, and wanted those that want a trait, by its
	// number.
	all    uint64
	wanted [64]uint64
	// more are the rules for which there is no bit.
	more []looking[onThings]
}

func (r *thingRules) add(rule ruleNumber, check onThings) {
	number := len(r.rules)
	if number == 64 {
		r.more = append(r.more, looking[onThings]{rule, check})
		return
	}
	r.rules = append(r.rules, looking[EachThing]{rule, check.look})
	if check.traits == 0 {
		r.all |= 1 << number
	}
	for wants := uint64(check.traits); wants != 0; wants &= wants - 1 {
		r.wanted[bits.TrailingZeros64(wants)] |= 1 << number
	}
}

// look calls the rules that want a thing.
func (r *thingRules) look(p *Pass, t *Thing, traits traits) {
	wanting := r.all
	for has := uint64(traits); has != 0; has &= has - 1 {
		wanting |= r.wanted[bits.TrailingZeros64(has)]
	}
	for ; wanting != 0; wanting &= wanting - 1 {
		one := &r.rules[bits.TrailingZeros64(wanting)]
		p.rule = one.rule
		one.check(p, t)
	}
	for i := range r.more {
		if one := &r.more[i]; one.check.traits == 0 || one.check.traits&traits != 0 {
			p.rule = one.rule
			one.check.look(p, t)
		}
	}
}

// valueRules are the rules that look at values. Which of them want the values of a
// property is found for all properties of the same traits once in a run, as a bit for
// each rule.
type valueRules struct {
	rules []looking[EachValue]
	// wants says what each of them wants.
	wants []onValuesToo
	// more are the rules for which there is no bit: they look at every value.
	more []looking[onValuesToo]
	// chosen has for each group of properties the rules that want its values, once they
	// were found.
	chosen []chosenRules
}

// chosenRules are rules by the kinds of values that they want, a bit for each rule. No value
// is of kind 0: there stands whether they are known.
type chosenRules [rdf.TypedLiteral + 1]uint64

// mostChosen is for how many rules there is a bit, and choiceKnown the bit that stands in
// place 0.
const (
	mostChosen  = 63
	choiceKnown = 1 << mostChosen
)

func (v *valueRules) add(rule ruleNumber, check onValuesToo) {
	if len(v.rules) == mostChosen {
		v.more = append(v.more, looking[onValuesToo]{rule, check})
		return
	}
	v.rules, v.wants = append(v.rules, looking[EachValue]{rule, check.look}), append(v.wants, check)
}

// wants tells whether a rule wants values of a kind of properties with some traits.
func (o *onValuesToo) wants(kind rdf.Kind, has traits) bool {
	return o.kinds&(1<<kind) != 0 && (o.traits == 0 || o.traits&has != 0) ||
		o.otherKinds&(1<<kind) != 0 && (o.otherTraits == 0 || o.otherTraits&has != 0)
}

// choose gives the rules that want values of a property.
func (v *valueRules) choose(property *Property) *chosenRules {
	group, has := uint16(0), traits(0)
	if property.expected != nil {
		group, has = property.expected.group, property.expected.traits
	}
	if int(group) >= len(v.chosen) {
		v.chosen = append(v.chosen, make([]chosenRules, int(group)+1-len(v.chosen))...)
	}
	chosen := &v.chosen[group]
	if chosen[0] == 0 {
		chosen[0] = choiceKnown
		for kind := int(rdf.IRI); kind < len(chosen); kind++ {
			for i := range v.rules {
				if v.wants[i].wants(rdf.Kind(kind), has) {
					chosen[kind] |= 1 << i
				}
			}
		}
	}
	return chosen
}

// of gives those that want values of a kind.
func (c *chosenRules) of(kind rdf.Kind) uint64 {
	if int(kind) >= len(c) {
		return 0 // there are no such values
	}
	return c[kind] &^ choiceKnown
}

// look calls the rules that want a value.
func (v *valueRules) look(p *Pass, wanting uint64, t *Thing, property *Property, value int) {
	for ; wanting != 0; wanting &= wanting - 1 {
		one := &v.rules[bits.TrailingZeros64(wanting)]
		p.rule = one.rule
		one.check(p, t, property, value)
	}
	for i := range v.more {
		p.rule = v.more[i].rule
		v.more[i].check.look(p, t, property, value)
	}
}
