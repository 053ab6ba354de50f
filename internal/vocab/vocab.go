// Package vocab holds the schema.org release that this module was built with,
// as tables: every class, property, data type and enumeration member, how they
// hang together, and the JSON-LD context that follows from them.
//
// The tables are written by internal/gen and hold facts alone (names,
// hierarchy, domains, ranges, members, sections, successors). They are static
// data: nothing runs when the package is loaded, and a table that a program
// does not reach is not linked into it. What follows from them is made when the
// first term is named or looked up.
package vocab

// Namespace is what the terms of schema.org expand to by its official JSON-LD
// context, which every IRI in the tables begins with.
const Namespace = "http://schema.org/"

// SecureNamespace is the other spelling of the namespace, which schema.org
// shows to people and search engines document. The two mean the same.
const SecureNamespace = "https://schema.org/"

// Term is a term of the vocabulary: its number in the tables. The zero Term is
// none. Numbers hold within one build of the module alone.
type Term uint16

// Flags say what a term is. About twenty terms are a class and a member both.
type Flags uint8

const (
	// Class marks a class, data types included.
	Class Flags = 1 << iota
	// DataType marks a data type: schema:Text, schema:Date and so on, subclasses
	// of data types included.
	DataType
	// Property marks a property.
	Property
	// Member marks a member of an enumeration.
	Member
	// Enumeration marks a class under schema:Enumeration.
	Enumeration
	// CoercedIRI marks a property whose strings are IRIs by the official
	// context ("@type": "@id").
	CoercedIRI
	// CoercedDate marks a property whose strings are of datatype schema:Date by
	// the official context.
	CoercedDate
)

// Section is where schema.org keeps a term.
type Section uint8

// The sections of schema.org.
const (
	Core Section = iota
	Pending
	HealthLifesci
	Auto
	Bib
	Attic
	Meta
)

// sectionNames are the sections as schema.org spells them.
var sectionNames = [...]string{
	Core:          "core",
	Pending:       "pending",
	HealthLifesci: "health-lifesci",
	Auto:          "auto",
	Bib:           "bib",
	Attic:         "attic",
	Meta:          "meta",
}

// String gives the section as schema.org spells it, "health-lifesci" for
// instance; "core" for what stands in no section of its own.
func (s Section) String() string {
	if int(s) < len(sectionNames) {
		return sectionNames[s]
	}
	return "unknown"
}

// Len is how many terms there are: they are numbered from 1 to Len().
func Len() int { return termCount }

// IRI gives the term's IRI in [Namespace]; it is empty for the zero Term. Two
// calls give one text in memory, so that readers may compare addresses.
func (t Term) IRI() string {
	if !t.valid() {
		return ""
	}
	indexOnce.Do(buildIndex)
	return iriTexts[iriOffsets[t] : iriOffsets[t+1]-1]
}

// Name gives the term's local name, as schema.org spells it.
func (t Term) Name() string {
	if !t.valid() {
		return ""
	}
	return t.IRI()[len(Namespace):]
}

// Flags tell what the term is.
func (t Term) Flags() Flags {
	if !t.valid() {
		return 0
	}
	return termFlags[t]
}

// Is tells whether the term has any of the flags.
func (t Term) Is(f Flags) bool { return t.Flags()&f != 0 }

// Section tells where schema.org keeps the term.
func (t Term) Section() Section {
	if !t.valid() {
		return Core
	}
	return termSections[t]
}

func (t Term) valid() bool { return t != 0 && int(t) <= termCount }
