package check

import (
	"slices"

	"github.com/healthld/healthld/internal/vocab"
)

func checkMisplacedProperty(p *Pass, t *Thing, property *Property) {
	term := property.Term
	if term == 0 || t.foreign || len(t.Terms) == 0 || p.facts.allowedOnAny(term, t.Terms) || p.isRoleFor(t, term) {
		return
	}
	if len(term.SupersededBy()) > 0 {
		return // it is to go, not to find its place
	}
	message := term.Name() + " is no property of " + both(t.Terms) + ", but of " + either(term.Domains())
	suggestion := ""
	if second := secondType(t, term); second != 0 {
		suggestion = second.Name()
		message += "; add the type " + suggestion
	}
	p.Report(AtProperty(t, property), message, term, suggestion)
}

// placedProperties gives the properties of the type of a thing, where it has one alone.
func placedProperties(p *Pass, t *Thing) termSet {
	if len(t.Terms) != 1 {
		return nil
	}
	return p.facts.properties.of(t.Terms[0])
}

// isRoleFor tells whether the node is a Role that stands in place of a value of
// the property, or of the property that says the same from the other end.
func (p *Pass) isRoleFor(t *Thing, property vocab.Term) bool {
	if !t.is(roleKind) {
		return false
	}
	leading := p.roles[t]
	return len(leading) == 0 || slices.Contains(leading, property) || slices.Contains(leading, property.InverseOf())
}

// companions are types that one thing often has together, since neither is a
// kind of the other.
var companions = [][2]vocab.Term{
	{vocab.Lookup("Product"), vocab.Lookup("MedicalDevice")},
	{vocab.Lookup("Person"), vocab.Lookup("IndividualPhysician")},
}

// secondType gives the type that would allow the property, where that is
// certain: a companion of one of the node's types, or the only class that has
// the property, where it is a kind of what the node is.
func secondType(t *Thing, property vocab.Term) vocab.Term {
	for _, pair := range companions {
		for i, companion := range pair {
			if t.IsA(pair[1-i]) && allowedOn(property, companion) {
				return companion
			}
		}
	}
	domains := property.Domains()
	if len(domains) != 1 {
		return 0
	}
	for _, term := range t.Terms {
		if vocab.IsA(domains[0], term) {
			return domains[0]
		}
	}
	return 0
}
