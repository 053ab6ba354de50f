package schema

import (
	"iter"
	"reflect"

	"github.com/healthld/healthld/internal/vocab"
)

// partsOf gives the structs that describe one thing: the value itself, or the
// elements of the List that it is.
func partsOf(value Value) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		list, several := value.(List)
		if !several {
			yield(value)
			return
		}
		for _, part := range list {
			if !yield(part) {
				return
			}
		}
	}
}

// asThing gives a thing as a T: the struct itself, or a view of it.
func asThing[T Value](value Value) (found T, ok bool) {
	if _, wantsNode := any(found).(*Node); wantsNode {
		node, ok := any(nodeOf(value)).(T)
		return node, ok
	}
	for part := range partsOf(value) {
		if found, ok = part.(T); ok {
			return found, true
		}
	}
	t := reflect.TypeFor[T]()
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return found, false
	}
	if plan := planOf(found); plan != nil && plan.class != nil && isA(value, plan.class.class) {
		found, ok = any(viewOf(value, viewPlan(t.Elem(), plan.class))).(T)
		return found, ok
	}
	return found, false
}

// isA tells whether a thing is of a class or of one below it.
func isA(value Value, class vocab.Term) bool {
	for part := range partsOf(value) {
		if node, ok := part.(*Node); ok {
			for _, name := range node.Types {
				if vocab.IsA(typeTerm(name), class) {
					return true
				}
			}
		} else if plan := planOf(part); plan != nil && plan.class != nil && vocab.IsA(plan.class.class, class) {
			return true
		}
	}
	return false
}

// typeTerm gives the class that a type of a Node names.
func typeTerm(name string) vocab.Term {
	if term := vocab.Lookup(name); term != 0 {
		return term
	}
	return vocab.LookupIRI(name)
}

// nodeOf gives a thing as a Node.
func nodeOf(value Value) *Node {
	if node, ok := value.(*Node); ok {
		return node
	}
	view := &Node{}
	for part := range partsOf(value) {
		view.ID = ownID(part)
		if node, ok := part.(*Node); ok {
			view.Types = append(view.Types, node.Types...)
		} else {
			view.Types = append(view.Types, planOf(part).class.class.Name())
		}
		for p, v := range propertiesOf(part) {
			view.Properties = append(view.Properties, ExtraProperty{Property: p, Value: v})
		}
	}
	return view
}

// viewOf gives a thing as a new struct of another class.
func viewOf(value Value, plan *readPlan) AnyThing {
	var view AnyThing
	for part := range partsOf(value) {
		if view == nil {
			view = plan.new(ownID(part))
		}
		for name, v := range propertiesOf(part) {
			field := plan.field(vocab.Lookup(name))
			if field == nil || field.get(view) != nil || !field.set(view, v) {
				plan.addExtra(view, name, v)
			}
		}
	}
	return view
}

// ownID gives the ID of a struct or Node.
func ownID(part Value) ID {
	if node, ok := part.(*Node); ok {
		return node.ID
	}
	return idOf(part)
}

// propertiesOf gives what a struct says: its fields that are set, then its Extra.
func propertiesOf(part Value) iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		var extra Extra
		if node, ok := part.(*Node); ok {
			extra = node.Properties
		} else {
			plan := planOf(part).class
			for _, field := range appendSetFields(nil, part, plan) {
				if !yield(vocab.Term(field.property).Name(), field.value.(Value)) {
					return
				}
			}
			extra = extraOf(part, plan)
		}
		for _, e := range extra {
			if e.Value != nil && !yield(e.Property, e.Value) {
				return
			}
		}
	}
}
