package schema

import "github.com/healthld/healthld/internal/vocab"

// Value is anything that a property can hold: a pointer to a struct of this
// package, a data type, a member of an enumeration, a list, an [ID], a [*Node],
// a [Localized] text or a [Qualified] value. Every range of a property embeds
// it. It is sealed: only types of this package are values.
type Value interface {
	shape() shape
}

// shape says how the walker reads a value. A struct gives the number of its
// class; the others give one of the shapes below, which lie above all terms.
type shape vocab.Term

const (
	// memberShape is a string type: the name or address of an enumeration's member.
	memberShape shape = 0xFF00 + iota
	// listShape is a slice of a range, that is of interfaces.
	listShape
	// ownShape is one of the types written by hand, which the walker knows by name.
	ownShape
)
