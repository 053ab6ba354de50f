package schema

import (
	"reflect"
	"strconv"
)

// rootPlace is where a root was given: as an argument of Describe, or within a
// list that was one.
type rootPlace struct {
	list   int32 // the place of the list, or noParent
	number int32
}

// addRoot takes an argument of Describe, or an element of a list that is one.
func (w *walk) addRoot(thing any, list int32, number, depth int) {
	if thing == nil || w.endless {
		return
	}
	place := int32(len(w.rootPlaces))
	w.rootPlaces = append(w.rootPlaces, rootPlace{list, int32(number)})
	plan := w.plan(thing)
	switch {
	case plan == nil:
		w.foreignType(noParent, 0, thing)
	case plan.shape == listShape:
		if depth == maxListDepth {
			w.endlessList(noParent, 0)
			return
		}
		elements := reflect.ValueOf(thing)
		for i := range elements.Len() {
			w.addRoot(elements.Index(i).Interface(), place, i, depth+1)
		}
	case plan.class == nil && plan.shape != nodeShape:
		w.problem(noParent, 0, w.indexOf(noParent, 0), "a "+reflect.TypeOf(thing).String()+" alone describes nothing", "a pointer to a struct of package schema, or a *schema.Node")
	case pointerOf(thing) != nil:
		w.makeRoot(w.entryOf(thing, plan.class, noParent, 0))
	}
}

// makeRoot puts the node of an entry at top level.
func (w *walk) makeRoot(i int32) {
	leader := &w.entries[w.entries[i].node]
	if !leader.root {
		leader.root = true
		w.roots = append(w.roots, w.entries[i].node)
	}
}

// rootPointer gives the path to a root: the number of the argument of Describe
// and, where that is a list, the number in the list.
func (w *walk) rootPointer(place int32) string {
	at := w.rootPlaces[place]
	step := "/" + strconv.Itoa(int(at.number))
	if at.list == noParent {
		return step
	}
	return w.rootPointer(at.list) + step
}
