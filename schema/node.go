package schema

import "errors"

// ID names a node by its IRI (RFC 3987), absolute or relative to the base of the
// description. In the field ID it names the thing, and is empty where the thing
// has no name; as the value of a property it refers to the thing of that name,
// wherever that is described, and never stands for the thing in full. One
// constant serves both places.
//
// A compact IRI with a prefix of the official context, such as gs1:a, is the IRI
// that it stands for. The label of a blank node, such as _:a, is an error, and so
// is an empty reference.
type ID string

func (ID) shape() shape { return idShape }

// Node is a thing that the typed vocabulary leaves out, of whatever types and
// with whatever properties. It is used by pointer and fits every range. It is
// checked like all else.
type Node struct {
	// ID names the thing; empty for a thing without a name.
	ID ID
	// Types are the names of schema.org classes, such as Recipe, or the IRIs of
	// classes elsewhere, absolute or compact. A name that schema.org does not
	// have is told as if it had; package check finds it. What is no name at all,
	// such as "" or "@type", is an error.
	Types []string
	// Properties are told in their order.
	Properties Extra
}

func (*Node) shape() shape { return nodeShape }

// Extra holds properties that a struct has no field for, in order; they follow
// those of the fields. Those that it has a field for merge with that field: its
// values come first, and equal ones are told once.
type Extra []ExtraProperty

// ExtraProperty is one property with its value; several values stand in a
// [List].
type ExtraProperty struct {
	// Property is the name of a schema.org property, such as healthPlanNetworkId,
	// or an IRI, absolute or compact. A name that schema.org does not have is told
	// as if it had; package check finds it. What is no name at all, such as "" or
	// "@id", is an error, and so is rdf:type: types stand in a [Node].
	Property string
	// Value is any value; a nil one is absent.
	Value Value
}

// List is several values of whatever kinds, in order. It fits every range.
// Where all are of one class, the list of that class lets the compiler check
// them: [ReviewList] and so on.
//
// Lists in lists are the values of all; more than 64 in one another are an error,
// and so is a list that holds itself. A list that is an argument of [Describe] is
// as many roots.
type List []Value

func (List) shape() shape { return listShape }

// Localized is one text in several languages, by their tags (BCP 47), such as
// "en" and "de-AT". It fits wherever [Text] fits, and is told in the order of the
// tags. The empty tag has the text without a language, as [Text] says it. A tag
// that is none ([rdf.CheckLanguageTag]) is an error, since no notation has such
// texts.
type Localized map[string]string

func (Localized) shape() shape { return localizedShape }

// Qualified is a value with a role between it and the thing that has it, as
// schema.org's Role pattern writes it: since when somebody is a member, as what
// somebody works. The property leads to the role, and the role's property of
// the same name to the value. It fits every range.
//
// See https://schema.org/Role.
type Qualified struct {
	// Role says how the value holds: a [*Role], a subtype or a [*Node]. Nil is a
	// Role that says nothing more; a list, an ID or a member is an error. Roles
	// with one ID, and one pointer used twice, are one role that leads to all the
	// values.
	Role AnyRole
	// Value is what the property would hold without the role: a thing, a text, a
	// list of either, another Qualified. Nil is none.
	Value Value
}

func (Qualified) shape() shape { return qualifiedShape }

// errNotJSON is what encoding/json gets from the types that it would write as
// something that is not JSON-LD. Every struct of this package has an ID, so
// that json.Marshal of a struct ends here as well.
var errNotJSON = errors.New("healthld/schema: this is no JSON by itself; give jsonld.Marshal or jsonld.Document what schema.Describe returns")

// MarshalJSON returns an error that says what to call: a struct of this package
// has no meaning as JSON until it is described.
func (ID) MarshalJSON() ([]byte, error) { return nil, errNotJSON }

// MarshalJSON returns an error that says what to call.
func (Localized) MarshalJSON() ([]byte, error) { return nil, errNotJSON }

// MarshalJSON returns an error that says what to call.
func (List) MarshalJSON() ([]byte, error) { return nil, errNotJSON }

// MarshalJSON returns an error that says what to call.
func (Extra) MarshalJSON() ([]byte, error) { return nil, errNotJSON }

// MarshalJSON returns an error that says what to call.
func (Qualified) MarshalJSON() ([]byte, error) { return nil, errNotJSON }

// MarshalJSON returns an error that says what to call: a description knows no
// JSON, and jsonld.Document makes a json.Marshaler of it.
func (*Description) MarshalJSON() ([]byte, error) { return nil, errNotJSON }
