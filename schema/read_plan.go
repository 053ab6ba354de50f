package schema

import (
	"reflect"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/healthld/healthld/internal/vocab"
)

// readPlan says how to make a struct of a class. It is the classPlan the other
// way round, and made when the first struct of the class is.
type readPlan struct {
	class *classPlan
	typ   reflect.Type
	// fields finds the fields by their properties.
	fields map[property]*fieldPlan
}

// fieldPlan says what a field takes.
type fieldPlan struct {
	number int // among the fields of ranges
	offset uintptr
	lists  []*listPlan
	rangeTables
}

// listPlan is a list of the values that one of the ranges of a property takes.
type listPlan struct {
	list reflect.Type
	rangeTables
}

// rangeTables say which types of values a range takes.
type rangeTables struct {
	typ reflect.Type // the interface
	// known has for the types that were asked for their tables. The last one is
	// at hand.
	known sync.Map
	last  atomic.Pointer[fittingType]
}

// fittingType is a type of values with its table for a range.
type fittingType struct {
	typ   reflect.Type
	table *interfaceTable // nil where the type does not fit
}

// table gives the table that makes the value one of the range's interface, or
// nil where the range does not take it.
func (r *rangeTables) table(value Value) *interfaceTable {
	t := reflect.TypeOf(value)
	if last := r.last.Load(); last != nil && last.typ == t {
		return last.table
	}
	known, ok := r.known.Load(t)
	if !ok {
		fitting := &fittingType{typ: t}
		if t.Implements(r.typ) {
			fitting.table = tableOf(r.typ, value)
		}
		known, _ = r.known.LoadOrStore(t, fitting)
	}
	r.last.Store(known.(*fittingType))
	return known.(*fittingType).table
}

// knownTypes are the Go types of package schema by what they stand for.
type knownTypes struct {
	structs, enumerations []reflect.Type // by the numbers of their terms
	lists                 []reflect.Type // of things, by the numbers of their classes
	dataLists             map[reflect.Type]reflect.Type
	plans                 []atomic.Pointer[readPlan]
	ranges                []atomic.Pointer[rangePlan]
}

// typesMade are the types once they were asked for.
var typesMade atomic.Pointer[knownTypes]

// goTypes gives the types, which are made when the first graph is read. They are
// no variable that is made when the program starts: that would link the tables of
// all types into every program.
func goTypes() *knownTypes {
	if k := typesMade.Load(); k != nil {
		return k
	}
	typesMade.CompareAndSwap(nil, newKnownTypes())
	return typesMade.Load()
}

func newKnownTypes() *knownTypes {
	size := vocab.Len() + 1
	k := &knownTypes{
		structs:      make([]reflect.Type, size),
		enumerations: make([]reflect.Type, size),
		lists:        make([]reflect.Type, size),
		dataLists:    make(map[reflect.Type]reflect.Type),
		plans:        make([]atomic.Pointer[readPlan], size),
		ranges:       make([]atomic.Pointer[rangePlan], size),
	}
	terms := make(map[string]vocab.Term)
	for _, pointer := range allStructs {
		t := reflect.TypeOf(pointer).Elem()
		class := vocab.Term(pointer.(Value).shape())
		k.structs[class], terms[t.Name()] = t, class
	}
	for _, member := range allEnumerations {
		t := reflect.TypeOf(member)
		class := vocab.Lookup(t.Name())
		k.enumerations[class], terms[t.Name()] = t, class
	}
	for _, list := range allLists {
		t := reflect.TypeOf(list)
		if list.(Value).shape() == dataListShape {
			k.dataLists[t.Elem()] = t
		} else {
			k.lists[terms[strings.TrimSuffix(t.Name(), "List")]] = t
		}
	}
	return k
}

// plan gives the plan of a class, or nil for one without a struct.
func (k *knownTypes) plan(class vocab.Term) *readPlan {
	t := k.structs[class]
	if t == nil {
		return nil
	}
	if plan := k.plans[class].Load(); plan != nil {
		return plan
	}
	plan := readPlanOf(t, planOf(reflect.Zero(reflect.PointerTo(t)).Interface().(Value)).class)
	for p, field := range plan.fields {
		for _, expected := range vocab.Term(p).Ranges() {
			if list := k.lists[expected]; list != nil && list.Implements(field.typ) {
				field.lists = append(field.lists, &listPlan{list: list, rangeTables: rangeTables{typ: list.Elem()}})
			}
		}
	}
	k.plans[class].CompareAndSwap(nil, plan)
	return k.plans[class].Load()
}

// viewPlans remembers the plans of structs that programs ask for by name, by
// reflect.Type. They need no tables of all types.
var viewPlans sync.Map

// viewPlan gives the plan of a struct by its type.
func viewPlan(t reflect.Type, class *classPlan) *readPlan {
	if known, ok := viewPlans.Load(t); ok {
		return known.(*readPlan)
	}
	known, _ := viewPlans.LoadOrStore(t, readPlanOf(t, class))
	return known.(*readPlan)
}

// readPlanOf makes the plan of a struct. It knows no lists.
func readPlanOf(t reflect.Type, class *classPlan) *readPlan {
	plan := &readPlan{class: class, typ: t, fields: make(map[property]*fieldPlan, len(class.properties))}
	fields := make([]fieldPlan, len(class.properties))
	for i, p := range class.properties {
		fields[i].number, fields[i].offset, fields[i].typ = i, t.Field(i+1).Offset, t.Field(i+1).Type
		plan.fields[p] = &fields[i]
	}
	return plan
}

// new makes a struct with an ID.
func (p *readPlan) new(id ID) AnyThing {
	made := reflect.New(p.typ)
	if id != "" {
		made.Elem().Field(0).SetString(string(id))
	}
	return made.Interface().(AnyThing)
}

// addExtra adds a property to the Extra of a struct.
func (p *readPlan) addExtra(pointer Value, name string, value Value) {
	extra := reflect.ValueOf(pointer).Elem().Field(len(p.class.properties) + 1).Addr().Interface().(*Extra)
	*extra = append(*extra, ExtraProperty{Property: name, Value: value})
}

// field gives the field of a property, or nil where the struct has none.
func (p *readPlan) field(term vocab.Term) *fieldPlan {
	if term == 0 {
		return nil
	}
	return p.fields[property(term)]
}

// fits tells whether the field takes the value. A nil field is no field but a
// place that takes everything.
func (f *fieldPlan) fits(value Value) bool { return f == nil || f.table(value) != nil }

// rangePlan says which data types a property expects.
type rangePlan struct {
	property vocab.Term
	dataTypes
	// coercion is how the official context reads texts.
	coercion vocab.Flags
	// enumeration says that an enumeration is expected, things that a class is
	// that is no data type.
	enumeration, things bool
}

// dataTypes are data types, a bit each.
type dataTypes uint16

const (
	isText dataTypes = 1 << iota
	isURL
	isDate
	isDateTime
	isTime
	isDuration
	isNumber
	isFloat
	isInteger
	isBoolean
	isSelector
	isXPath
	isPronounceable

	isTemporal = isDate | isDateTime | isTime | isDuration
	isNumeric  = isNumber | isFloat | isInteger
)

// has tells whether any of the types is among these.
func (d dataTypes) has(types dataTypes) bool { return d&types != 0 }

// dataTypeNames are the data types by their names on schema.org.
var dataTypeNames = [...]string{"Text", "URL", "Date", "DateTime", "Time", "Duration", "Number", "Float", "Integer", "Boolean",
	"CssSelectorType", "XPathType", "PronounceableText"}

// foreignRange is that of a property which the vocabulary does not have.
var foreignRange = rangePlan{dataTypes: isText | isNumber | isBoolean, things: true}

// rangeOf gives what a property expects.
func (k *knownTypes) rangeOf(term vocab.Term) *rangePlan {
	if term == 0 {
		return &foreignRange
	}
	if plan := k.ranges[term].Load(); plan != nil {
		return plan
	}
	plan := &rangePlan{property: term, coercion: term.Flags() & (vocab.CoercedIRI | vocab.CoercedDate)}
	for _, expected := range term.Ranges() {
		name := expected.Name()
		known := false
		for i := range dataTypeNames {
			if name == dataTypeNames[i] {
				plan.dataTypes |= 1 << i
				known = true
			}
		}
		plan.enumeration = plan.enumeration || expected.Is(vocab.Enumeration)
		plan.things = plan.things || !known
	}
	k.ranges[term].CompareAndSwap(nil, plan)
	return k.ranges[term].Load()
}
