package schema

import (
	"reflect"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// property is a property as the walker knows it: a term of the vocabulary or,
// from foreignProperty on, the number of another IRI in the walk.
type property int32

const foreignProperty property = 1 << 16

// setField is a property with what was found in its field.
type setField struct {
	property property
	value    any
}

// classPlan says where in a struct what is found.
type classPlan struct {
	class vocab.Term
	// offset is where the fields of ranges begin, extra where Extra lies.
	offset, extra uintptr
	// properties are those of the fields, in their order.
	properties []property
	// typeEvent is told of every struct of the class; valueEvents are what all
	// values of its properties have in common, with the kind String where texts
	// are told as such.
	typeEvent   rdf.Event
	valueEvents []rdf.Event
}

// typePlan says how to read the values of one Go type.
type typePlan struct {
	shape   shape
	element shape        // of a list of a data type
	reading valueReading // of a type that has one
	class   *classPlan   // of a struct
}

// typePlans remembers the plan of every Go type seen, by reflect.Type.
var typePlans sync.Map

var (
	idType      = reflect.TypeFor[ID]()
	packagePath = idType.PkgPath()
)

// planOf gives the plan of a value's type. It is nil for types that Go lets be
// values though they are none: a struct of another package that embeds one of
// ours, which nothing here may read as if it were ours, and pointers to what is
// a value without: lists, texts, Qualified.
func planOf(value Value) *typePlan {
	t := reflect.TypeOf(value)
	if known, ok := typePlans.Load(t); ok {
		return known.(*typePlan)
	}
	plan := newTypePlan(value, t)
	known, _ := typePlans.LoadOrStore(t, plan)
	return known.(*typePlan)
}

func newTypePlan(value Value, t reflect.Type) *typePlan {
	named := t
	if t.Kind() == reflect.Pointer {
		// Go gives *ReviewList the methods of ReviewList, but nothing is used in
		// both ways.
		if named = t.Elem(); named.Kind() != reflect.Struct {
			return nil
		}
		if _, used := reflect.Zero(named).Interface().(Value); used {
			return nil
		}
	}
	if named.PkgPath() != packagePath {
		return nil
	}
	plan := &typePlan{shape: value.shape()}
	if with, ok := value.(withReading); ok {
		plan.reading = with.reading()
	}
	switch {
	case plan.shape < memberShape:
		plan.class = newClassPlan(vocab.Term(plan.shape), named)
	case plan.shape == dataListShape:
		plan.element = reflect.Zero(t.Elem()).Interface().(Value).shape()
	}
	return plan
}

func newClassPlan(class vocab.Term, t reflect.Type) *classPlan {
	last := t.NumField() - 1
	plan := &classPlan{class: class, offset: t.Field(1).Offset, extra: t.Field(last).Offset}
	plan.typeEvent = rdf.Event{Kind: rdf.Type, Term: uint16(class), Count: 1, Text: class.IRI()}
	plan.properties = make([]property, 0, last-1)
	plan.valueEvents = make([]rdf.Event, 0, last-1)
	for i := 1; i < last; i++ {
		term := vocab.Lookup(propertyName(t.Field(i).Name))
		plan.properties = append(plan.properties, property(term))
		event := rdf.Event{Term: uint16(term), Property: term.IRI()}
		if !term.Is(vocab.CoercedIRI | vocab.CoercedDate) {
			event.Kind = rdf.String
		}
		plan.valueEvents = append(plan.valueEvents, event)
	}
	return plan
}

// initialisms are the fields whose names are not the property's with its first
// letter raised.
var initialisms = [...][2]string{{"URL", "url"}, {"SKU", "sku"}}

// propertyName gives the property of a field.
func propertyName(field string) string {
	for _, initialism := range initialisms {
		if field == initialism[0] {
			return initialism[1]
		}
	}
	return string(field[0]|0x20) + field[1:]
}
