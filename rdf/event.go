package rdf

import "strconv"

// Kind says what an [Event] tells, and what an [Object] is.
type Kind uint8

// The kinds of events that give a telling its shape.
const (
	// GraphStart opens a telling: Count top-level nodes follow, or an unknown
	// number where Count is negative. Text is the IRI of the graph where it has
	// a name.
	GraphStart Kind = iota + 1
	// NodeStart opens a node. Text is its IRI or, with the flag [Blank], its
	// label. Its types follow, then its values. Within another node it is a
	// value of that node's property, as Property and Count say.
	NodeStart
	// Type tells a type of the open node: Text is its IRI. The first type has
	// the number of types in Count, the others 0.
	Type
	// NodeEnd closes the open node.
	NodeEnd
)

// The kinds of values. Each is an event by itself, which tells a value of the
// open node, and the kind of an [Object].
const (
	// IRI is a node by its name: Text is absolute.
	IRI Kind = iota + 16
	// BlankNode is a node by its label: Text has no "_:".
	BlankNode
	// String is a literal of datatype xsd:string.
	String
	// LanguageString is a literal in the language that Tag names (BCP 47).
	LanguageString
	// Number is a literal that JSON writes as a number; Text is as it was given.
	Number
	// Boolean is a literal "true" or "false" that JSON writes bare.
	Boolean
	// TypedLiteral is a literal of the datatype whose IRI is Tag.
	TypedLiteral
)

// IsValue tells whether the kind is one of the kinds of values.
func (k Kind) IsValue() bool { return k >= IRI && k <= TypedLiteral }

// String gives the name of the kind as the constant spells it, or Kind(n) for
// one that is none.
func (k Kind) String() string {
	switch k {
	case GraphStart:
		return "GraphStart"
	case NodeStart:
		return "NodeStart"
	case Type:
		return "Type"
	case NodeEnd:
		return "NodeEnd"
	case IRI:
		return "IRI"
	case BlankNode:
		return "BlankNode"
	case String:
		return "String"
	case LanguageString:
		return "LanguageString"
	case Number:
		return "Number"
	case Boolean:
		return "Boolean"
	case TypedLiteral:
		return "TypedLiteral"
	}
	return "Kind(" + strconv.Itoa(int(k)) + ")"
}

// Flags say more of an event.
type Flags uint8

const (
	// Blank marks a [NodeStart] without an IRI: Text is its label.
	Blank Flags = 1 << iota
	// Referenced marks a [NodeStart] to which a value of kind [IRI] or
	// [BlankNode] refers anywhere in the telling, in the node itself too, so that
	// a notation must write its label. The place where the node is nested does
	// not count.
	//
	// On a value of kind [IRI] it is a hint: the IRI was given as the name of a
	// node, and not as an address that happens to be one. The triple is the same.
	Referenced
)

// Event is one step of a telling. Every event between the start of a node and
// its end, but for the types, tells one triple of the node: Property is the
// predicate, and the rest the object. Events are plain values: a sink may keep
// them, and two tellings can be compared with slices.Equal.
type Event struct {
	Kind  Kind
	Flags Flags
	// Term is a hint: the number of the IRI in Property, or of that of a [Type],
	// among the terms of the vocabulary that this module was built with, or zero.
	// A sink that knows those tables is saved a look-up. It says nothing that the
	// IRI does not.
	Term uint16
	// Count is, at the first value of a property, how many values it has, and 0
	// at the others; see also [GraphStart] and [Type].
	Count int32
	// Property is the IRI of the property that has the value. It is empty at
	// top-level nodes and where there is no value.
	Property string
	// Text is an IRI, a label or the text of a literal; see the kinds.
	Text string
	// Tag is a language tag or the IRI of a datatype; see the kinds.
	Tag string
}

// Object gives the value that the event tells. It is meaningless for events
// that are not values.
func (e *Event) Object() Object { return Object{Kind: e.Kind, Text: e.Text, Tag: e.Tag} }

// Subject gives the node that a [NodeStart] opens.
func (e *Event) Subject() Subject {
	if e.Flags&Blank != 0 {
		return Subject{Kind: BlankNode, Text: e.Text}
	}
	return Subject{Kind: IRI, Text: e.Text}
}

// Source tells a graph. Its contract, on which every sink may rely:
//
//   - It can be told again, with the same events.
//   - The first event is a [GraphStart], and there is no other; events nest as
//     their kinds say, and every Count is what follows.
//   - A node begins once, with all its types, and knows whether it is
//     referred to. Other mentions are values of kind [IRI] or [BlankNode]. A
//     node of which nothing is said need not begin at all.
//   - A property occurs once in a node: its values come one after the other, and
//     the first says how many there are. An IRI is told as a [Type], never as a
//     value of rdf:type.
//
// The contract does not say that equal values of one property are told once,
// nor that an IRI is sound: see [Graph] and [CheckIRI]. [CheckSource] holds a
// source to its contract.
//
// TellTo gives the events to the sink, in one run or several, and returns the
// first error of the sink, or its own where it has nothing sound to tell; then
// it has told nothing.
type Source interface {
	TellTo(Sink) error
}

// Sink takes the events of one telling, a run at a time. The slice is the
// source's: a sink copies what it keeps and changes nothing. After an error
// the source stops.
type Sink interface {
	Tell([]Event) error
}

// Events is a telling held as a slice: a source that tells itself, and a sink
// that records what it is told.
type Events []Event

// TellTo gives all the events to the sink at once. They are told as they are:
// whether they keep the contract of a [Source] is up to who made them.
func (e Events) TellTo(sink Sink) error { return sink.Tell(e) }

// Tell appends a copy of the events.
func (e *Events) Tell(events []Event) error {
	*e = append(*e, events...)
	return nil
}
