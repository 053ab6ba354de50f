package model

import (
	"slices"
	"strings"
)

// seal finds out what satisfies each range, and which markers each type needs.
// A range takes what hangs under any of its classes, by any parent. Ranges that
// the same types satisfy share a marker: markers are most of what there is to
// compile.
func (b *builder) seal() error {
	types := b.types()
	same := make(map[string][]*Range)
	for _, r := range b.schema.Ranges {
		for _, t := range types {
			if b.satisfies(t, r) {
				r.Satisfied = append(r.Satisfied, t.Go)
			}
		}
		key := strings.Join(r.Satisfied, " ")
		same[key] = append(same[key], r)
	}
	markers := make(map[string]*Range)
	for key, ranges := range same {
		// The range of one class, and the shortest name, says best what is missing.
		markers[key] = slices.MinFunc(ranges, func(x, y *Range) int {
			if n := len(x.Of) - len(y.Of); n != 0 {
				return n
			}
			return strings.Compare(x.Go, y.Go)
		})
	}
	for _, r := range b.schema.Ranges {
		r.Marker = markers[strings.Join(r.Satisfied, " ")]
	}
	for _, l := range b.schema.Lists {
		types = append(types, &l.Type)
	}
	for _, t := range types {
		for _, r := range b.schema.Ranges {
			if r.Marker == r && b.satisfies(t, r) {
				t.Markers = append(t.Markers, r)
			}
		}
	}
	return nil
}

// types are all that are no lists.
func (b *builder) types() []*Type {
	var types []*Type
	for _, c := range b.schema.Classes {
		types = append(types, &c.Type)
	}
	for _, e := range b.schema.Enumerations {
		types = append(types, &e.Type)
	}
	return append(types, b.schema.DataTypes...)
}

func (b *builder) satisfies(t *Type, r *Range) bool {
	for _, of := range r.Of {
		if b.release.IsA(t.Term.Name, of.Name) {
			return true
		}
	}
	return false
}
