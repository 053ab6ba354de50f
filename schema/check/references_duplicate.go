package check

import (
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Properties of which two descriptions of one name have none in common unless
// they are of one thing, by what they are of.
var (
	waysToReach   = terms("telephone", "email", "url", "sameAs", "birthDate", "address")
	productMarks  = terms("sku", "mpn", "gtin", "gtin8", "gtin12", "gtin13", "gtin14")
	givenOnce     = terms("usNPI", "leiCode", "globalLocationNumber", "duns", "gtin", "gtin8", "gtin12", "gtin13", "gtin14")
	streetTerm    = vocab.Lookup("streetAddress")
	postcodeTerm  = vocab.Lookup("postalCode")
	describedKind = personKind | organizationKind | placeKind | productKind | eventKind
)

func terms(names ...string) []vocab.Term {
	all := make([]vocab.Term, len(names))
	for i, name := range names {
		all[i] = vocab.Lookup(name)
	}
	return all
}

// checkDuplicates looks for two descriptions of one thing, of which one at least
// has no identifier.
func checkDuplicates(p *Pass) {
	first := make(map[mark]*Thing)
	for i := range p.things {
		t := &p.things[i]
		if !t.is(describedKind) || len(t.Terms) == 0 {
			continue
		}
		told := false
		for m := range marksOf(t) {
			other, had := first[m]
			if !had {
				first[m] = t
				continue
			}
			if told || other == t || t.Subject.Kind == rdf.IRI && other.Subject.Kind == rdf.IRI {
				continue
			}
			told = true
			at, id := t, other.Subject
			if t.Subject.Kind == rdf.IRI {
				at, id = other, t.Subject
			}
			message := "this " + nameOf(at) + " is described elsewhere too, with the same " + m.property.Name()
			suggestion := ""
			if id.Kind == rdf.IRI {
				suggestion = id.Text
				message += "; refer to " + quote(id.Text) + " instead"
			} else {
				message += "; describe it once with an @id, and refer to that elsewhere"
			}
			p.Report(AtThing(at), message, 0, suggestion)
		}
	}
}

// mark is what two descriptions of one thing have in common.
type mark struct {
	kind     vocab.Term
	property vocab.Term
	name     string
	value    string
}

// marksOf gives the marks of a thing.
func marksOf(t *Thing) func(func(mark) bool) {
	return func(yield func(mark) bool) {
		for _, term := range givenOnce {
			if value := textOf(t, term); value != "" && !yield(mark{property: term, value: value}) {
				return
			}
		}
		called := strings.ToLower(textOf(t, nameTerm))
		if called == "" {
			return
		}
		ways := waysToReach
		if t.is(productKind) {
			ways = productMarks
		}
		for _, term := range ways {
			value := textOf(t, term)
			if term == addressTerm && value == "" {
				value = streetOf(t)
			}
			if value != "" && !yield(mark{t.Terms[0], term, called, value}) {
				return
			}
		}
	}
}

// streetOf gives the street and the code of a thing's address, where it has
// both.
func streetOf(t *Thing) string {
	address := t.Property(addressTerm)
	if address == nil || address.targets[0] == nil {
		return ""
	}
	street, code := textOf(address.targets[0], streetTerm), textOf(address.targets[0], postcodeTerm)
	if street == "" || code == "" {
		return ""
	}
	return street + "\n" + code
}

// checkSharedIdentifiers looks for two things with identifiers of their own and
// one number that is given once.
func checkSharedIdentifiers(p *Pass) {
	type number struct {
		kinds         kind
		scheme, value string
	}
	first := make(map[number]*Thing)
	for i := range p.things {
		t := &p.things[i]
		if !t.is(describedKind) || t.Subject.Kind != rdf.IRI || t.concerns&aboutIdentifier == 0 {
			continue
		}
		look := func(scheme, value string, at At) {
			key := number{t.kinds & describedKind, scheme, value}
			other, had := first[key]
			switch {
			case !had:
				first[key] = t
			case other != t:
				p.Report(at, "the "+scheme+" "+quote(value)+" is that of "+quote(other.Subject.Text)+" too; either the two are one thing, or one has the number of the other", at.property.Term, "")
			}
		}
		for _, term := range givenOnce {
			if value := textOf(t, term); value != "" {
				look(expectationOf(term).scheme.name, value, AtValue(t, t.Property(term), 0))
			}
		}
		if property := t.Property(identifierTerm); property != nil {
			for j, target := range property.targets {
				if target == nil || !target.is(propertyValueKind) {
					continue
				}
				scheme, known := ident.Named(textOf(target, propertyIDTerm))
				if value := textOf(target, valueTerm); known && value != "" {
					look(scheme.Name, value, AtValue(t, property, j))
				}
			}
		}
	}
}
