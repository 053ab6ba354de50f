package schema

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// resolve gives an ID or URL in absolute form; what cannot be resolved is a
// problem and gives "".
func (w *walk) resolve(i int32, p property, what, reference string) string {
	if rdf.IsAbsoluteIRI(reference) {
		return vocab.ExpandPrefix(reference)
	}
	if w.base == "" {
		w.problem(i, p, w.indexOf(i, p), "the "+what+" "+quote(reference)+" is relative, and there is no base",
			"an absolute IRI, or schema.Options with a Base")
		return ""
	}
	resolved, err := rdf.ResolveIRI(w.base, reference)
	if err != nil {
		w.problem(i, p, w.indexOf(i, p), "the "+what+" "+quote(reference)+" cannot be resolved against the base "+quote(w.base)+": "+err.Error(), "an absolute IRI as base")
		return ""
	}
	return resolved
}

// foreignProperties are the properties of a description that the vocabulary
// does not have.
type foreignProperties struct {
	iris   []string
	number map[string]property
}

func (f *foreignProperties) of(iri string) property {
	if p, ok := f.number[iri]; ok {
		return p
	}
	if f.number == nil {
		f.number = map[string]property{}
	}
	p := foreignProperty + property(len(f.iris))
	f.iris = append(f.iris, iri)
	f.number[iri] = p
	return p
}

func (f *foreignProperties) reset() {
	clear(f.iris)
	f.iris = f.iris[:0]
	clear(f.number)
}

// propertyOf gives the property of a name or an absolute IRI. A plain name
// that the vocabulary does not have is told in its namespace, as JSON-LD would
// read it, so that the rules can name it.
func (w *walk) propertyOf(name string) (property, bool) {
	if term := vocab.Lookup(name); term.Is(vocab.Property) {
		return property(term), true
	}
	if term := vocab.LookupIRI(name); term.Is(vocab.Property) {
		return property(term), true
	}
	iri, ok := expandName(name)
	if !ok {
		return 0, false
	}
	return w.foreign.of(iri), true
}

// expandName gives the IRI of a class or property by its name, as the official
// context reads it.
func expandName(name string) (string, bool) {
	switch {
	case name == "", name[0] == '@', strings.HasPrefix(name, "_:"):
		return "", false
	case rdf.IsAbsoluteIRI(name):
		if term := vocab.LookupIRI(name); term != 0 {
			return term.IRI(), true
		}
		return vocab.ExpandPrefix(name), true
	case strings.Contains(name, ":"):
		return "", false
	}
	return vocab.Namespace + name, true
}

// propertyIRI gives the IRI of a property.
func (w *walk) propertyIRI(p property) string {
	if p >= foreignProperty {
		return w.foreign.iris[p-foreignProperty]
	}
	return vocab.Term(p).IRI()
}

// indexOf gives the number that the next value of the property of entry i has.
func (w *walk) indexOf(i int32, p property) int32 {
	if i == noParent || p == 0 {
		return 0
	}
	return int32(len(w.items)) - w.start
}

func (w *walk) foreignType(i int32, p property, value any) {
	w.problem(i, p, w.indexOf(i, p), fmt.Sprintf("%T is no value", value),
		"a type of package schema as it is, structs by pointer and all others without; two structs with one ID are one node")
}

// problem keeps a problem at value number index of the property of entry i.
func (w *walk) problem(i int32, p property, index int32, what, expected string) {
	pointer := w.pointer(i)
	if i == noParent {
		pointer = "/" + strconv.Itoa(int(index))
	} else if p != 0 {
		pointer += w.step(p, index)
	}
	w.problems = append(w.problems, &rdf.Problem{What: what, Expected: expected, Pointer: pointer})
}

// pointer gives the path from Describe's arguments to an entry.
func (w *walk) pointer(i int32) string {
	if i == noParent {
		return ""
	}
	e := &w.entries[i]
	if e.parent == noParent {
		return "/" + strconv.Itoa(int(e.index))
	}
	var steps []string
	for ; e.parent != noParent; e = &w.entries[e.parent] {
		steps = append(steps, w.step(e.property, e.index))
	}
	pointer := "/" + strconv.Itoa(int(e.index))
	for k := len(steps) - 1; k >= 0; k-- {
		pointer += steps[k]
	}
	return pointer
}

func (w *walk) step(p property, index int32) string {
	name := strings.TrimPrefix(w.propertyIRI(p), vocab.Namespace)
	return "/" + rdf.EscapePointer(name) + "/" + strconv.Itoa(int(index))
}

// quote shows text in messages without letting it reach a terminal raw.
func quote(text string) string { return strconv.QuoteToGraphic(text) }
