package model

// Tables are what people decide: which classes are typed, and the exceptions
// to the rules by which names are made.
type Tables struct {
	// Roots are the classes to type, and Sections the sections whose classes are
	// all typed. Ancestors come along by themselves, and the enumerations that
	// the properties need.
	Roots    []Root
	Sections []string
	// Left are classes that are not typed though a root above or a consumer
	// names them. What hangs under one is left as well.
	Left []Left
	// Initialisms are the fields and types whose names are not the term's with
	// its first letter raised, by term.
	Initialisms map[string]string
	// SuffixedMembers are the members whose constants take the name of their
	// enumeration as a suffix. The table only grows: a constant keeps its name.
	SuffixedMembers []string
	// First are the properties of Thing that stand before all others, in order.
	First []string
	// Needed are the classes whose range interface is there though no property
	// may have it.
	Needed []string
	// Unlisted are the classes that have no list though they stand in a range.
	Unlisted []string
	// DataTypes are the Go types of the data types that are written by hand.
	DataTypes []DataType
	// Universal are the Go types that satisfy every range, as receivers.
	Universal []string
}

// Root is a class to type.
type Root struct {
	Class string
	// Below says whether all classes under it are typed too.
	Below bool
}

// Left is a class that is left to Node, with the reason.
type Left struct{ Class, Reason string }

// DataType is a Go type written by hand that stands for a data type.
type DataType struct {
	// Go is the name of the Go type, Of that of the data type.
	Go, Of string
	// List says whether the type has a list.
	List bool
}
