package schema

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/healthld/healthld/rdf"
)

// OneThing says that several structs describe one thing, which then is of all
// their types and has the properties of all: a doctor who is a [Person] and an
// [IndividualPhysician], a device that is a [Product] and a [MedicalDevice].
// What one struct says, the others need not say again.
//
//	doctor, err := schema.OneThing(
//		&schema.Person{ID: "https://sunrise.example/#dr-a", Name: schema.Text("Dr. A. Example")},
//		&schema.IndividualPhysician{UsNPI: schema.Text("1234567893"), PracticesAt: clinic},
//	)
//
// The list that comes back is one thing wherever it stands: as an argument of
// [Describe] and as the value of any property, such as Employee. So is each of
// the structs from then on: those without an ID have been given the one of the
// others. Call it before structs are described, not while.
//
// A thing is a pointer to a struct of this package or a [*Node]. An error is a
// [*rdf.Problem] whose pointer is the number of the argument; nothing has been
// changed then. It is an error if no struct has an ID, since without one nothing
// says that they are the same; if two IDs differ, be it only in that one is
// relative; and if a thing is nil, a list, an ID or a member of an enumeration.
func OneThing(things ...AnyThing) (List, error) {
	ids := make([]*ID, len(things))
	named := -1
	for i, thing := range things {
		id, problem := idField(thing)
		if problem != nil {
			problem.Pointer = "/" + strconv.Itoa(i)
			return nil, problem
		}
		ids[i] = id
		switch {
		case *id == "":
		case named < 0:
			named = i
		case *id != *ids[named]:
			return nil, &rdf.Problem{
				What:     "the ID " + quote(string(*id)) + " is another than " + quote(string(*ids[named])),
				Expected: "the ID of the thing in at least one struct, spelled alike wherever it stands",
				Pointer:  "/" + strconv.Itoa(i),
			}
		}
	}
	if named < 0 {
		return nil, &rdf.Problem{
			What:     "nothing says that the structs are one thing",
			Expected: "an ID in at least one of them",
			Mend:     "give the thing a name of its own, such as https://example.org/#dr-a",
		}
	}
	list := make(List, len(things))
	for i, id := range ids {
		*id = *ids[named]
		list[i] = things[i]
	}
	return list, nil
}

// idField gives the field ID of a struct or Node.
func idField(thing AnyThing) (*ID, *rdf.Problem) {
	const expected = "a pointer to a struct of package schema, or a *schema.Node"
	if thing == nil {
		return nil, &rdf.Problem{What: "the thing is nil", Expected: expected}
	}
	node, isNode := thing.(*Node)
	if plan := planOf(thing); !isNode && (plan == nil || plan.class == nil) {
		return nil, &rdf.Problem{What: fmt.Sprintf("%T does not describe a thing", thing), Expected: expected}
	}
	if reflect.ValueOf(thing).IsNil() {
		return nil, &rdf.Problem{What: fmt.Sprintf("the %T is nil", thing), Expected: expected}
	}
	if isNode {
		return &node.ID, nil
	}
	return reflect.ValueOf(thing).Elem().FieldByName("ID").Addr().Interface().(*ID), nil
}
