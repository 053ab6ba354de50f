// Package model turns the facts of a release into what package schema
// declares: structs, ranges, lists, enumerations and their names. It is the
// middle layer of the generator and knows nothing of files or Go syntax beyond
// identifiers.
package model

import "github.com/healthld/healthld/internal/gen/release"

// Schema is all that the generated files of package schema declare. Everything
// is sorted by name unless said otherwise.
type Schema struct {
	Version      string
	Classes      []*Class
	Enumerations []*Enumeration
	DataTypes    []*Type
	Ranges       []*Range
	Lists        []*List
	Aliases      []Alias
	// Universal are the receivers of every marker.
	Universal []string
	// Number gives the number of a term in package vocab.
	Number func(term string) int
}

// Type is what every declared type has.
type Type struct {
	// Go is the name of the type.
	Go string
	// Term is the class or data type that it stands for.
	Term *release.Term
	// Markers are the ranges that it satisfies, one for each marker method.
	Markers []*Range
	// Declared says of a data type that its declaration is generated too.
	Declared bool
	// Deprecated is what to do instead, or why; empty for what is current.
	Deprecated string
}

// Class is a class told by a struct.
type Class struct {
	Type
	// Parents are the names of its superclasses.
	Parents []string
	// Line is its ancestors from Thing down to itself.
	Line []string
	// Groups are its fields by the class that brings them, from Thing down to
	// the class itself.
	Groups []FieldGroup
}

// FieldGroup is the fields that one ancestor brings.
type FieldGroup struct {
	Class  string
	Fields []Field
}

// Field is a field of a struct.
type Field struct {
	Go         string
	Property   *release.Term
	Range      *Range
	Deprecated string
}

// Enumeration is an enumeration told by a string type.
type Enumeration struct {
	Type
	Parents   []string
	Constants []Constant
}

// Constant is a member of an enumeration.
type Constant struct {
	Go         string
	Member     *release.Term
	Deprecated string
}

// Range is the interface of what a property may hold.
type Range struct {
	// Go is its name.
	Go string
	// Of are the classes and data types that the release states, sorted by
	// their Go names.
	Of []*release.Term
	// Properties are those of typed classes that have it.
	Properties []string
	// Marker is the range whose marker method seals this one: itself, or
	// another that the same types satisfy.
	Marker *Range
	// Satisfied are the Go types that satisfy it, lists left out.
	Satisfied []string
}

// List is a slice type.
type List struct {
	Type
	// Element is the name of the type of its elements.
	Element string
	// OfRange says that the elements are values of a range, not of a data type.
	OfRange bool
}

// Alias is a range's name of earlier releases.
type Alias struct{ Old, New string }
