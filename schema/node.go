package schema

import "errors"

// ID names a node by its IRI, absolute or relative to the base of the
// description. In the field ID it names the thing; as the value of a property
// it refers to the thing of that name, wherever that is described. It never
// stands for the thing in full.
type ID string

func (ID) shape() shape { return idShape }

// Node is a thing that the typed vocabulary leaves out, of whatever types and
// with whatever properties. It fits every range. It is checked like all else.
type Node struct {
	// ID names the thing; empty for a thing without a name.
	ID ID
	// Types are the names of schema.org classes, such as Recipe, or the IRIs of
	// classes elsewhere.
	Types []string
	// Properties are told in their order.
	Properties Extra
}

func (*Node) shape() shape { return nodeShape }

// Extra holds properties that a struct has no field for, in order. Those that
// it has a field for merge with that field.
type Extra []ExtraProperty

// ExtraProperty is one property with its value; several values stand in a
// [List].
type ExtraProperty struct {
	// Property is the name of a schema.org property, such as healthPlanNetworkId,
	// or an absolute IRI.
	Property string
	// Value is any value; a nil one is absent.
	Value Value
}

// List is several values of whatever kinds, in order. It fits every range.
// Where all are of one class, the list of that class lets the compiler check
// them: [ReviewList] and so on.
type List []Value

func (List) shape() shape { return listShape }

// Localized is one text in several languages, by their tags (BCP 47). It fits
// wherever [Text] fits, and is told in the order of the tags.
type Localized map[string]string

func (Localized) shape() shape { return localizedShape }

// Qualified is a value with a role between it and the thing that has it, as
// schema.org's Role pattern writes it: since when somebody is a member, as what
// somebody works. The property leads to the role, and the role's property of
// the same name to the value.
type Qualified struct {
	// Role says how the value holds; nil is a Role that says nothing more.
	Role AnyRole
	// Value is what the property would hold without the role.
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
