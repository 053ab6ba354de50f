package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// Terms that rules ask for by name.
var (
	additionalType = vocab.Lookup("additionalType")

	textType     = vocab.Lookup("Text")
	urlType      = vocab.Lookup("URL")
	numberType   = vocab.Lookup("Number")
	integerType  = vocab.Lookup("Integer")
	booleanType  = vocab.Lookup("Boolean")
	dateType     = vocab.Lookup("Date")
	dateTimeType = vocab.Lookup("DateTime")
	timeType     = vocab.Lookup("Time")
	durationType = vocab.Lookup("Duration")
	quantityType = vocab.Lookup("Quantity")
	classType    = vocab.Lookup("Class")

	enumerationType = vocab.Lookup("Enumeration")
	thingType       = vocab.Lookup("Thing")
)

// forms are ways to write a value as text.
type forms uint16

const (
	anyText forms = 1 << iota
	urlForm
	numberForm
	integerForm
	booleanForm
	dateForm
	dateTimeForm
	timeForm
	durationForm
	// quantityForm is that of Distance, Mass and Energy, such as "5 cm": they are
	// not looked into.
	quantityForm
)

// expectation is what a property expects of its values.
type expectation struct {
	// iri is that of the property.
	iri   string
	forms forms
	// things are the classes among its ranges, those of enumerations and
	// quantities too.
	things []vocab.Term
	// enumerations are those of its ranges that have members.
	enumerations []vocab.Term
	// open tells that classes other than enumerations with members are among
	// the ranges.
	open bool
	// noted tells that the property is pending or superseded.
	noted bool
	// concern is what the property is about, and scheme the system of
	// identifiers that its values are of, nil for most.
	concern concern
	scheme  *ownScheme
	// traits are what rules choose by, and group is the number that all properties
	// of the same traits share.
	traits traits
	group  uint16
}

// name is that of the property.
func (e *expectation) name() string { return e.iri[len(vocab.Namespace):] }

// newExpectations makes those of all properties, by their terms.
func newExpectations() []expectation {
	populated := populatedEnumerations()
	all := make([]expectation, vocab.Len()+1)
	var room termRoom
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if t.Is(vocab.Property) {
			e := newExpectation(t, populated)
			e.iri, e.noted = t.IRI(), isNoted(t)
			e.things, e.enumerations = room.keep(e.things), room.keep(e.enumerations)
			all[t] = e
		}
	}
	for what, names := range concerned {
		for name := range strings.FieldsSeq(names) {
			all[vocab.Lookup(name)].concern |= what
		}
	}
	for name, scheme := range ownSchemes {
		e := &all[vocab.Lookup(name)]
		e.concern |= aboutIdentifier
		e.scheme = &scheme
	}
	groups := make(map[traits]uint16)
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if e := &all[t]; t.Is(vocab.Property) {
			e.traits = e.findTraits(t)
			if _, known := groups[e.traits]; !known {
				groups[e.traits] = uint16(len(groups)) + 1 // 0 is what schema.org does not have
			}
			e.group = groups[e.traits]
		}
	}
	return all
}

func newExpectation(property vocab.Term, populated map[vocab.Term]bool) (e expectation) {
	for _, expected := range property.Ranges() {
		if form := formOf(expected); form != 0 {
			e.forms |= form
			if form != durationForm && form != quantityForm {
				continue
			}
		}
		e.things = append(e.things, expected)
		switch {
		case populated[expected]:
			e.enumerations = append(e.enumerations, expected)
		case !vocab.IsA(expected, quantityType):
			e.open = true
		}
	}
	return e
}

// formOf gives the form of a data type or quantity, 0 for any other class.
func formOf(t vocab.Term) forms {
	switch {
	case vocab.IsA(t, urlType):
		return urlForm
	case vocab.IsA(t, textType):
		return anyText
	case vocab.IsA(t, integerType):
		return integerForm
	case vocab.IsA(t, numberType):
		return numberForm
	case vocab.IsA(t, booleanType):
		return booleanForm
	case vocab.IsA(t, dateType):
		return dateForm
	case vocab.IsA(t, dateTimeType):
		return dateTimeForm
	case vocab.IsA(t, timeType):
		return timeForm
	case vocab.IsA(t, durationType):
		return durationForm
	case vocab.IsA(t, quantityType):
		return quantityForm
	case t.Is(vocab.DataType):
		return anyText
	}
	return 0
}

// populatedEnumerations gives the enumerations that have members of their own
// or in enumerations below them.
func populatedEnumerations() map[vocab.Term]bool {
	populated := make(map[vocab.Term]bool)
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		open := append([]vocab.Term(nil), t.Enumerations()...)
		for len(open) > 0 {
			enumeration := open[len(open)-1]
			open = open[:len(open)-1]
			if enumeration.Is(vocab.Enumeration) && enumeration != enumerationType && !populated[enumeration] {
				populated[enumeration] = true
				open = append(open, enumeration.Parents()...)
			}
		}
	}
	return populated
}
