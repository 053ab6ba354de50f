package schema

import (
	"reflect"
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
	if strings.HasPrefix(reference, "_:") {
		w.problem(i, p, w.indexOf(i, p), "the "+what+" "+quote(reference)+" is the label of a blank node",
			"an IRI; a thing without one needs no label, and a pointer to it is a reference")
		return ""
	}
	if w.base == "" {
		w.problem(i, p, w.indexOf(i, p), "the "+what+" "+quote(reference)+" is relative, and there is no base",
			"an absolute IRI, or schema.Options with a Base")
		return ""
	}
	resolved, err := w.resolveIRI(w.base, reference)
	if err != nil {
		w.problem(i, p, w.indexOf(i, p), "the "+what+" "+quote(reference)+" is relative, and so is the base "+quote(w.base), "an absolute IRI as base")
		return ""
	}
	return resolved
}

// foreignProperties are the properties of a description that the vocabulary
// does not have.
type foreignProperties struct {
	iris    []string
	numbers idTable
}

func (f *foreignProperties) of(iri string) property {
	number, known := f.numbers.find(iri)
	if !known {
		number = int32(len(f.iris))
		f.iris = append(f.iris, iri)
		f.numbers.put(iri, number)
	}
	return foreignProperty + property(number)
}

// reset forgets the properties, and gives back a large table.
func (f *foreignProperties) reset() {
	if len(f.iris) > 256 {
		f.iris = nil
	}
	clear(f.iris)
	f.iris = f.iris[:0]
	f.numbers.reset()
}

// propertyOf gives the property of a name or an absolute IRI. A plain name
// that the vocabulary does not have is told in its namespace, as JSON-LD would
// read it, so that the rules can name it.
func (w *walk) propertyOf(i int32, name string) (property, bool) {
	if term := vocab.Lookup(name); term.Is(vocab.Property) {
		return property(term), true
	}
	iri, ok := expandName(name)
	switch {
	case !ok:
		w.problem(i, 0, 0, "no property can be called "+quote(name), "the name of a schema.org property or an absolute IRI")
		return 0, false
	case iri == rdf.TypeIRI:
		w.problem(i, 0, 0, "types are no property", "the type in the Types of a *schema.Node, or another struct with the same ID")
		return 0, false
	}
	if term := vocab.LookupIRI(iri); term.Is(vocab.Property) {
		return property(term), true
	}
	return w.foreign.of(iri), true
}

// checkTypes looks at the names of the types of a Node.
func (w *walk) checkTypes(i int32, names []string) {
	for _, name := range names {
		if _, ok := expandName(name); !ok {
			w.problem(i, 0, 0, "no type can be called "+quote(name), "the name of a schema.org class or an absolute IRI")
		}
	}
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
	case strings.IndexByte(name, ':') >= 0:
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

// indexOf gives the number that the next value of the property of entry i has,
// or the place of the root that is being added where i is noParent.
//
//go:noinline
func (w *walk) indexOf(i int32, p property) int32 {
	switch {
	case i == noParent:
		return int32(len(w.rootPlaces)) - 1
	case p == 0:
		return 0
	}
	return int32(len(w.items)) - w.start + w.untold
}

func (w *walk) foreignType(i int32, p property, value any) {
	w.problem(i, p, w.indexOf(i, p), reflect.TypeOf(value).String()+" is no value",
		"a type of package schema as it is, structs by pointer and all others without; two structs with one ID are one node")
}

// quote shows text in messages without letting it reach a terminal raw.
func quote(text string) string { return strconv.QuoteToGraphic(text) }
