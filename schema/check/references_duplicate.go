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
	waysToReach   = termsHad("telephone", "email", "url", "sameAs", "birthDate", "address")
	productMarks  = termsHad("sku", "mpn", "gtin", "gtin8", "gtin12", "gtin13", "gtin14")
	givenOnce     = terms("usNPI", "leiCode", "globalLocationNumber", "duns", "gtin", "gtin8", "gtin12", "gtin13", "gtin14")
	streetTerm    = vocab.Lookup("streetAddress")
	postcodeTerm  = vocab.Lookup("postalCode")
	describedKind = personKind | organizationKind | placeKind | productKind | eventKind
)

// hadTerms are properties, and the bits that a thing with one of them has.
type hadTerms struct {
	terms  []vocab.Term
	having uint64
}

func termsHad(names ...string) hadTerms {
	had := hadTerms{terms: terms(names...)}
	for _, term := range had.terms {
		had.having |= 1 << (term % 64)
	}
	return had
}

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
	p.marks = p.marks[:0]
	for i := range p.things {
		if t := &p.things[i]; t.is(describedKind) && len(t.Terms) > 0 {
			p.marks = roomy(p.marks, len(givenOnce)+len(waysToReach.terms))
			p.addMarks(t)
		}
	}
	if len(p.marks) < 2 {
		return
	}
	first := &p.tables[0]
	first.begin(len(p.marks))
	var told *Thing
	for i := range p.marks {
		m := &p.marks[i]
		slot := first.slot(m.hash, func(other int32) bool { return m.equal(&p.marks[other-1]) })
		if slot.number == 0 {
			slot.number = int32(i) + 1
			continue
		}
		t, other := m.of, p.marks[slot.number-1].of
		if told == t || other == t || t.Subject.Kind == rdf.IRI && other.Subject.Kind == rdf.IRI {
			continue
		}
		told = t
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

// mark is what two descriptions of one thing have in common.
type mark struct {
	of       *Thing
	kind     vocab.Term
	property vocab.Term
	// name is compared without regard to case. Value is the value of the property, and
	// more what makes it whole.
	name, value, more string
	hash              uint64
}

func (m *mark) equal(other *mark) bool {
	return m.kind == other.kind && m.property == other.property && m.value == other.value && m.more == other.more && strings.EqualFold(m.name, other.name)
}

// addMarks adds the marks of a thing.
func (p *Pass) addMarks(t *Thing) {
	if t.concerns&aboutIdentifier != 0 {
		for _, term := range givenOnce {
			if value := textOf(t, term); value != "" {
				p.marks = append(p.marks, mark{of: t, property: term, value: value, hash: hashText(value) + uint64(term)})
			}
		}
	}
	called := textOf(t, nameTerm)
	if called == "" {
		return
	}
	ways := &waysToReach
	if t.is(productKind) {
		ways = &productMarks
	}
	if t.having&ways.having == 0 {
		return
	}
	hash := hashLower(called) + uint64(t.Terms[0])
	for _, term := range ways.terms {
		value, more := textOf(t, term), ""
		if term == addressTerm && value == "" {
			value, more = streetOf(t)
		}
		if value != "" {
			p.marks = append(p.marks, mark{t, t.Terms[0], term, called, value, more, (hash+uint64(term))*31 + hashText(value) + hashText(more)})
		}
	}
}

// streetOf gives the street and the code of a thing's address, where it has
// both.
func streetOf(t *Thing) (street, code string) {
	address := t.Property(addressTerm)
	if address == nil || address.Thing(0) == nil {
		return "", ""
	}
	street, code = textOf(address.Thing(0), streetTerm), textOf(address.Thing(0), postcodeTerm)
	if street == "" || code == "" {
		return "", ""
	}
	return street, code
}

// checkIDCase looks for two described things whose ids differ in case alone.
func checkIDCase(p *Pass) {
	named := 0
	for i := range p.things {
		if p.things[i].isDescribedByName() {
			named++
		}
	}
	if named < 2 {
		return
	}
	first := &p.tables[0]
	first.begin(named)
	for i := range p.things {
		t := &p.things[i]
		if !t.isDescribedByName() {
			continue
		}
		id := t.Subject.Text
		slot := first.slot(hashLower(id), func(other int32) bool { return strings.EqualFold(id, p.things[other-1].Subject.Text) })
		if slot.number == 0 {
			slot.number = int32(i) + 1
			continue
		}
		other := &p.things[slot.number-1]
		if one, its := textOf(t, nameTerm), textOf(other, nameTerm); one != "" && its != "" && !isFolded(one, its) {
			continue // two things of different names, as in short links
		}
		shown := "the id"
		if findPersonalData(id) == 0 { // it may be made of an e-mail address
			shown = quote(id)
		}
		message := shown + " differs from the id of " + a(nameOf(other)) + " that is described here in upper and lower case alone, which makes two things of them; if they are one, write its id the same everywhere"
		p.reportBeside(AtThing(t), AtThing(other), message, 0, "")
	}
}

// isDescribedByName tells whether a thing has an id, and somebody says what it is.
func (t *Thing) isDescribedByName() bool { return t.Subject.Kind == rdf.IRI && len(t.Terms) > 0 }

// checkSharedIdentifiers looks for two things with identifiers of their own and
// one number that is given once.
func checkSharedIdentifiers(p *Pass) {
	type number struct {
		kinds         kind
		scheme, value string
	}
	var first map[number]*Thing
	for i := range p.things {
		t := &p.things[i]
		if !t.is(describedKind) || t.Subject.Kind != rdf.IRI || t.concerns&aboutIdentifier == 0 {
			continue
		}
		look := func(scheme, value string, at At) {
			key := number{t.kinds & describedKind, scheme, value}
			other, had := first[key]
			switch {
			case first == nil:
				first = map[number]*Thing{key: t}
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
