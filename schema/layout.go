package schema

import (
	"reflect"
	"unsafe"
)

// This file is all that is unsafe in the package. It reads structs of the
// generated layout (an ID, interfaces, an Extra) a word at a time, since asking
// reflect for each of a hundred unset fields costs more than writing the set
// ones. layout_reflect.go says the same by reflect alone: it is the oracle in
// tests, and what serves where the layout is not known.

// interfaceWords is how the Go runtime lays out an interface with methods.
type interfaceWords struct {
	table *interfaceTable
	data  unsafe.Pointer
}

// interfaceTable is the beginning of the runtime's itab.
type interfaceTable struct {
	_   unsafe.Pointer // of the interface
	typ unsafe.Pointer
}

// emptyInterfaceWords is how the Go runtime lays out an any.
type emptyInterfaceWords struct {
	typ  unsafe.Pointer
	data unsafe.Pointer
}

// byReflect reads structs where the words do not mean what is written above; else it is
// nil. Only layout_later.go sets it, which is for Go releases that this was not tested
// with, so that programs made with others do not link what it is made of.
var byReflect layout

// layout is how structs and values are read without regard to how they lie in memory.
type layout interface {
	appendSetFields(fields []setField, pointer any, plan *classPlan) []setField
	appendElements(values []any, list any) []any
	text(value any) string
	texts(list any) []string
	number(value any) float64
	integer(value any) int64
	boolean(value any) bool
	pointer(value any) unsafe.Pointer
	typ(value any) uintptr
	extra(pointer any, plan *classPlan) Extra
	id(pointer any) ID
}

// isLayoutKnown tells whether the words mean what is written above.
func isLayoutKnown() bool {
	var value Value = Text("layout")
	words := (*interfaceWords)(unsafe.Pointer(&value))
	var empty any = Text("layout")
	return words.table != nil && words.table.typ == wordsOf(&empty).typ &&
		*(*string)(words.data) == "layout" &&
		unsafe.Sizeof(value) == unsafe.Sizeof(interfaceWords{})
}

// isSet tells whether the interface holds something.
func (w *interfaceWords) isSet() bool { return w.table != nil }

// value gives what the interface holds.
func (w *interfaceWords) value() (value any) {
	*wordsOf(&value) = emptyInterfaceWords{w.table.typ, w.data}
	return value
}

// The words of an interface as what it holds: a value whose kind is string,
// float64, int64, bool, a slice of strings, a slice of interfaces.

func (w *interfaceWords) text() string               { return *(*string)(w.data) }
func (w *interfaceWords) float() float64             { return *(*float64)(w.data) }
func (w *interfaceWords) integer() int64             { return *(*int64)(w.data) }
func (w *interfaceWords) boolean() bool              { return *(*bool)(w.data) }
func (w *interfaceWords) texts() []string            { return *(*[]string)(w.data) }
func (w *interfaceWords) elements() []interfaceWords { return *(*[]interfaceWords)(w.data) }

// fieldsOf gives the fields of ranges of a struct. The pointer is one to a
// struct of the plan's type, and not nil.
func fieldsOf(pointer any, plan *classPlan) []interfaceWords {
	return unsafe.Slice((*interfaceWords)(unsafe.Add(wordsOf(&pointer).data, plan.offset)), len(plan.properties))
}

// elementsOf gives the elements of a list, a slice of a range. A slice in an
// interface is a pointer to its three words.
func elementsOf(list any) []interfaceWords {
	return *(*[]interfaceWords)(wordsOf(&list).data)
}

// appendSet appends the numbers of the interfaces that hold something. Eight are
// looked at together, since most of a struct's hold nothing.
func appendSet(set []uint16, words []interfaceWords) []uint16 {
	i := 0
	for ; i+8 <= len(words); i += 8 {
		w := (*[8]struct {
			table uintptr
			data  unsafe.Pointer
		})(unsafe.Pointer(&words[i]))
		if w[0].table|w[1].table|w[2].table|w[3].table|w[4].table|w[5].table|w[6].table|w[7].table == 0 {
			continue
		}
		for k := range w {
			if w[k].table != 0 {
				set = append(set, uint16(i+k))
			}
		}
	}
	for ; i < len(words); i++ {
		if words[i].isSet() {
			set = append(set, uint16(i))
		}
	}
	return set
}

// appendSetFields appends the fields of the struct that hold something.
func appendSetFields(fields []setField, pointer any, plan *classPlan) []setField {
	if byReflect != nil {
		return byReflect.appendSetFields(fields, pointer, plan)
	}
	words := fieldsOf(pointer, plan)
	var few [32]uint16
	for _, i := range appendSet(few[:0], words) {
		fields = append(fields, setField{plan.properties[i], words[i].value()})
	}
	return fields
}

// appendElements appends the elements of a list.
func appendElements(values []any, list any) []any {
	if byReflect != nil {
		return byReflect.appendElements(values, list)
	}
	words := elementsOf(list)
	for i := range words {
		if words[i].isSet() {
			values = append(values, words[i].value())
		}
	}
	return values
}

// textOf gives the text of a value whose kind is string.
func textOf(value any) string {
	if byReflect != nil {
		return byReflect.text(value)
	}
	return *(*string)(wordsOf(&value).data)
}

// textsOf gives the elements of a slice whose elements are strings.
func textsOf(list any) []string {
	if byReflect != nil {
		return byReflect.texts(list)
	}
	return *(*[]string)(wordsOf(&list).data)
}

// numberOf gives the number in a value whose kind is float64.
func numberOf(value any) float64 {
	if byReflect != nil {
		return byReflect.number(value)
	}
	return *(*float64)(wordsOf(&value).data)
}

// integerOf gives the number in a value whose kind is int64.
func integerOf(value any) int64 {
	if byReflect != nil {
		return byReflect.integer(value)
	}
	return *(*int64)(wordsOf(&value).data)
}

// booleanOf gives the truth in a value whose kind is bool.
func booleanOf(value any) bool {
	if byReflect != nil {
		return byReflect.boolean(value)
	}
	return *(*bool)(wordsOf(&value).data)
}

// pointerOf gives the address in a value whose kind is pointer or map.
func pointerOf(value any) unsafe.Pointer {
	if byReflect != nil {
		return byReflect.pointer(value)
	}
	return wordsOf(&value).data
}

// typeOf gives a number that tells one type from another, the same as long as
// the program runs.
func typeOf(value any) uintptr {
	if byReflect != nil {
		return byReflect.typ(value)
	}
	return wordsOf(&value).number()
}

// wordsOf gives the words of an any.
func wordsOf(value *any) *emptyInterfaceWords { return (*emptyInterfaceWords)(unsafe.Pointer(value)) }

// number gives the type as typeOf does.
func (w *emptyInterfaceWords) number() uintptr { return uintptr(w.typ) }

// id gives the ID of the struct that the words point to: its first field.
func (w *emptyInterfaceWords) id() ID { return *(*ID)(w.data) }

// hasExtra tells whether a struct of the plan's type has an Extra.
func hasExtra(pointer any, plan *classPlan) bool {
	return len(*(*Extra)(unsafe.Add(wordsOf(&pointer).data, plan.extra))) > 0
}

// extraOf gives the Extra of a struct of the plan's type.
func extraOf(pointer any, plan *classPlan) Extra {
	if byReflect != nil {
		return byReflect.extra(pointer, plan)
	}
	return *(*Extra)(unsafe.Add(wordsOf(&pointer).data, plan.extra))
}

// idOf gives the ID of a struct of the plan's type: its first field.
func idOf(pointer any) ID {
	if byReflect != nil {
		return byReflect.id(pointer)
	}
	return wordsOf(&pointer).id()
}

// The other way round: structs that are being made, from their fields' words.

// tableOf gives the table that makes the value an interface of type t, which it
// implements. Where the layout is not known it gives some table: that of a
// fitting type is not nil, and setField does not look at it.
func tableOf(t reflect.Type, value Value) *interfaceTable {
	if byReflect != nil {
		return new(interfaceTable)
	}
	room := reflect.New(t)
	room.Elem().Set(reflect.ValueOf(value))
	return (*interfaceWords)(room.UnsafePointer()).table
}

// set puts the value into the field, and says no where it does not fit. The
// pointer is one to a struct of the field's plan.
func (f *fieldPlan) set(pointer Value, value Value) bool {
	table := f.table(value)
	switch {
	case table == nil:
		return false
	case byReflect != nil:
		reflect.ValueOf(pointer).Elem().Field(f.number + 1).Set(reflect.ValueOf(value))
	default:
		held := any(value)
		*f.words(pointer) = interfaceWords{table, wordsOf(&held).data}
	}
	return true
}

// make makes the list of values, which its range takes.
func (p *listPlan) make(values []Value) Value {
	list := reflect.MakeSlice(p.list, len(values), len(values))
	if byReflect != nil {
		for i, value := range values {
			list.Index(i).Set(reflect.ValueOf(value))
		}
	} else {
		words := unsafe.Slice((*interfaceWords)(list.UnsafePointer()), len(values))
		for i, value := range values {
			held := any(value)
			words[i] = interfaceWords{p.table(value), wordsOf(&held).data}
		}
	}
	return list.Interface().(Value)
}

// get gives what the field holds, or nil.
func (f *fieldPlan) get(pointer Value) Value {
	if byReflect != nil {
		value, _ := reflect.ValueOf(pointer).Elem().Field(f.number + 1).Interface().(Value)
		return value
	}
	words := f.words(pointer)
	if !words.isSet() {
		return nil
	}
	return words.value().(Value)
}

func (f *fieldPlan) words(pointer any) *interfaceWords {
	return (*interfaceWords)(unsafe.Add(wordsOf(&pointer).data, f.offset))
}
