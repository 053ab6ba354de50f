package schema

import (
	"iter"
	"reflect"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Things are the nodes of a graph as structs: what [Describe] does, the other way
// round. [ThingsOf] makes them. [As] gives the one of an ID, [Each] those of a
// class, and [All] goes through what a field holds.
//
// Any number of goroutines may use them at a time, if none changes the structs.
type Things struct {
	// Roots are the things from which all others can be reached, in the order of
	// the graph: those that stand at top level in it, and those that nothing else
	// holds. Describe(things.Roots...) tells the graph again.
	Roots []AnyThing
	// Problems are what did not fit, in the order of the graph, each with the
	// place in the input, where there was one, and a pointer as those of
	// [Description.Err], which begins with the number of the root. The values
	// themselves are in the Extra of their structs, but for the few that a problem
	// says are left out. Where the pointers take more than 16 MB, further problems
	// have none.
	Problems []*rdf.Problem

	nodes []thing
	// named are the numbers of the nodes with an ID, blank those without.
	named, blank map[string]int32
}

// thing is a node of the graph with the structs that describe it.
type thing struct {
	node *rdf.Node
	// value is what a property holds that leads to the node: its struct, or a
	// List of several.
	value Value
	parts []part

	// links is the number of the first of its values that are no literals.
	links int32
	// mentions counts the values that lead to it; the last is value number
	// byValue of property number byProperty of the node by. When all is read, by
	// is the node that holds it.
	mentions, by        int32
	byProperty, byValue int32
	// moved is the property of a role that its Qualified has, or noProperty.
	moved     int32
	qualified Value
	root      bool
	reached   bool
}

// part is one of the structs of a node: a struct of a class, or a Node.
type part struct {
	thing AnyThing
	plan  *readPlan // nil for a Node
	node  *Node
}

const noProperty = -1

// ThingsOf makes structs of all that a graph says. A node becomes the struct of
// its class, with what it leads to in full, however often it is mentioned: nodes
// that several others lead to are one pointer, and circles are circles of
// pointers. The namespace may be spelled with http or https.
//
//   - A node of a class that has no struct here is a [*Node], and so is one
//     without a type or, where it has no ID, one of several types. An ID and
//     several types are several structs in a [List], as [OneThing] gives them;
//     types that say no more than another go to a Node in that list.
//   - A literal is a value of the data type that the property expects. One that
//     means such a value but is told in another way is a [Literal]: an xsd:date,
//     or "4" where a number is expected.
//   - Texts in several languages are one [Localized]; a text without a language
//     beside them has the empty tag.
//   - A member of an enumeration that the property expects is a value of that
//     enumeration, as IRI and as text.
//   - An IRI of which the graph says nothing is a [URL] where the official
//     context reads one, and else an [ID].
//   - A role that only one value leads to is a [Qualified], which has what is
//     behind the role; any other role is a struct like all else.
//   - Several values are a list of their class or data type, or a [List].
//
// Nothing is lost: what a field does not take, and what no field is for, is in
// Extra, and the Problems name it; see [Things]. Description of the roots gives
// the same graph, but for the spelling of the namespace and of members. What no
// description can tell is a problem too that says so: IRIs that are relative or
// that read as compact ones, and types that are no IRIs.
//
// It takes time in proportion to the graph, which is not changed. A nil graph says
// nothing.
func ThingsOf(g *rdf.Graph) *Things {
	if g == nil {
		return &Things{}
	}
	r := newReading(g)
	r.makeParts()
	r.findRoles()
	for _, role := range r.roles {
		r.qualify(role)
	}
	for i := range r.things.nodes {
		r.fill(int32(i))
	}
	r.findRoots()
	r.placeProblems()
	return r.things
}

// Of gives what describes the node of a subject: a pointer to a struct, a
// [*Node], or a [List] of them where the node has several types. It is nil where
// the graph says nothing of the subject. [All] gives it in the type that is
// wanted.
func (t *Things) Of(s rdf.Subject) Value {
	if t == nil {
		return nil
	}
	numbers := t.named
	if s.Kind == rdf.BlankNode {
		numbers = t.blank
	}
	if i, ok := numbers[s.Text]; ok {
		return t.nodes[i].value
	}
	return nil
}

// As gives the thing of an absolute ID as a struct of class T:
//
//	clinic, err := schema.As[*schema.MedicalClinic](things, "https://sunrise.example/#clinic")
//
// If it is a T, As gives its struct itself. If it is of a class below T, As gives
// a T of its own with the values of that struct, what T has no field for in its
// Extra: an Organization of a MedicalClinic. It is for reading; to describe the
// thing again, describe its struct. With a range as T, such as
// [AnyOrganization], As gives the struct itself of whatever class that is; with
// [*Node] it gives a Node of any thing.
//
// A thing that the graph says nothing of or that is no T is an error, a
// [*rdf.Problem]. That a value did not fit is none: see the Problems of [Things].
func As[T Value](things *Things, id ID) (T, error) {
	s := rdf.Subject{Kind: rdf.IRI, Text: vocab.ExpandPrefix(string(id))}
	value := things.Of(s)
	if value == nil {
		var none T
		return none, &rdf.Problem{What: "the graph says nothing of " + quote(string(id)), Expected: "the absolute IRI of a thing that the graph describes"}
	}
	if found, ok := asThing[T](value); ok {
		return found, nil
	}
	var none T
	return none, &rdf.Problem{
		What:     quote(string(id)) + " is " + classesOf(value),
		Expected: className(reflect.TypeFor[T]()) + " or a class below it",
		Mend:     "ask for another type; with *schema.Node any thing can be had",
	}
}

// Each gives the things of class T and of the classes below it, in the order of
// the graph, each as [As] does.
func Each[T Value](things *Things) iter.Seq[T] {
	return func(yield func(T) bool) {
		if things == nil {
			return
		}
		for i := range things.nodes {
			if found, ok := asThing[T](things.nodes[i].value); ok && !yield(found) {
				return
			}
		}
	}
}

// classesOf names the classes of a thing, for messages.
func classesOf(value Value) string {
	var names []string
	for part := range partsOf(value) {
		if node, ok := part.(*Node); ok {
			names = append(names, node.Types...)
		} else {
			names = append(names, planOf(part).class.class.Name())
		}
	}
	if len(names) == 0 {
		return "of no type"
	}
	return "of type " + strings.Join(names, ", ")
}

// className names a type as a class, for messages.
func className(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.TrimPrefix(t.Name(), "Any")
}
