package jsonld

import "github.com/healthld/healthld/internal/vocab"

// activeContext is what the names of a part of a document mean (JSON-LD 1.1 API,
// section 4.1). Once made it does not change. What was defined before it lies in
// its parent, so that a context costs what it says itself.
type activeContext struct {
	// own are the terms that the context defines, above those of schema.org, if
	// they are in it, and those above the terms of the parent.
	own    map[string]*definition
	schema *schemaTable
	parent *activeContext
	// layers is how many parents there are.
	layers int

	// base is the base IRI; empty where there is none.
	base     string
	vocab    string
	hasVocab bool
	// language is the default language; empty where there is none.
	language  string
	direction direction
	// previous is the context that holds again in the nodes within, where this one
	// does not propagate.
	previous *activeContext
	// hasProtected and hasScoped say that there may be protected terms, and terms
	// with contexts of their own.
	hasProtected, hasScoped bool
}

// direction is a base direction of texts.
type direction uint8

const (
	directionUnset direction = iota // of a term: the default direction holds
	directionNull                   // of a term: there is none
	directionLTR
	directionRTL
)

func (d direction) String() string {
	switch d {
	case directionLTR:
		return "ltr"
	case directionRTL:
		return "rtl"
	}
	return ""
}

// definition is what a term means (section 4.2). Those of schema.org are shared
// and never change.
type definition struct {
	// iri is what the term stands for, a keyword too; empty where it stands for
	// nothing.
	iri     string
	keyword keyword
	// coercion says what strings are, and datatype which where they have one.
	coercion  stringCoercion
	container container
	direction direction
	// number is that of the term of schema.org which the IRI is, in either
	// spelling, hint the same where it is that of the tables, and members says
	// that its values may be members of enumerations.
	number, hint uint16
	members      bool
	// hasLanguage says that language holds in place of the default, none where it
	// is empty.
	hasLanguage                bool
	prefix, protected, reverse bool
	// What few terms have stands apart; there is always some.
	*details
}

// details are what few terms have.
type details struct {
	// name is that of the term; empty where it is the name in schema.org.
	name string
	// scope is the context that holds in the values of the term.
	scope    localContext
	datatype string
	language string
	// index is the property to which an index map maps; empty where it is @index.
	index string
	nest  string
}

// noDetails and dateDetails are those that the terms of schema.org share, of which
// there are some thousands.
var (
	noDetails   details
	dateDetails = details{datatype: dateIRI}
)

// termName gives the name of the term.
func (d *definition) termName() string {
	if d.name == "" {
		return vocab.Term(d.hint).Name()
	}
	return d.name
}

// stringCoercion is what the strings of a term are.
type stringCoercion uint8

const (
	asString stringCoercion = iota
	asID                    // IRIs
	asVocab                 // terms or IRIs
	asNone                  // strings without a datatype
	asJSON                  // any JSON
	asTyped                 // of a datatype
)

// container says how the values of a term are held.
type container uint8

const (
	inList container = 1 << iota
	inSet
	byIndex
	byLanguage
	inGraph
	byID
	byType
)

// localContext is a context that stands in a text and was not processed.
type localContext struct {
	// tape is nil where there is none.
	tape  *tape
	token uint32
	// base is the address of the text.
	base string
}

// lookup gives what a term means, and nil where it is not defined. It knows
// nothing of keywords.
func (c *activeContext) lookup(name string) *definition {
	for ; c != nil; c = c.parent {
		if c.own != nil {
			if d := c.own[name]; d != nil {
				return d
			}
		}
		if c.schema != nil {
			if d := c.schema.lookup(name); d != nil {
				return d
			}
		}
	}
	return nil
}

// flat gives a context of few layers that says the same, and how many terms had
// to be copied.
func (c *activeContext) flat() (*activeContext, int) {
	const most = 8
	if c.layers < most {
		return c, 0
	}
	merged := *c
	merged.own, merged.schema, merged.parent, merged.layers = make(map[string]*definition), nil, nil, 0
	for layer := c; layer != nil; layer = layer.parent {
		for name, d := range layer.own {
			_, known := merged.own[name]
			if !known && (merged.schema == nil || merged.schema.lookup(name) == nil) {
				merged.own[name] = d
			}
		}
		if merged.schema == nil {
			merged.schema = layer.schema
		}
	}
	return &merged, len(merged.own)
}

// schemaTable are the terms of the context of schema.org.
type schemaTable struct {
	terms [termLimit]definition
	// others are prefixes and aliases.
	others map[string]*definition
}

func (s *schemaTable) lookup(name string) *definition {
	if term := vocab.Lookup(name); term != 0 {
		return &s.terms[term]
	}
	return s.others[name]
}
