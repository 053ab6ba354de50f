package schema

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Value is anything that a property can hold: a pointer to a struct of this
// package, a data type, a member of an enumeration, a list, an [ID], a [*Node],
// a [Localized] text or a [Qualified] value. Every range of a property embeds
// it. It is sealed: only types of this package are values.
type Value interface {
	shape() shape
}

// shape says how the walker reads a value. A struct gives the number of its
// class; the others give one of the shapes below, which lie above all terms. The
// walker goes by shapes and names no types, so that a program links those alone
// that it names itself: with the markers of all ranges, a type that fits
// everywhere takes 10 KB.
type shape vocab.Term

const (
	// memberShape is a string type: the name or address of an enumeration's member.
	memberShape shape = 0xFF00 + iota
	// listShape is a slice of a range, that is of interfaces.
	listShape
	// dataListShape is a slice of a data type.
	dataListShape
	// textShape is a string that is told as text, whatever its form.
	textShape
	// urlShape is a string that is an address.
	urlShape
	// decimalShape is a string that is a number.
	decimalShape
	// numberShape is a float64, integerShape an int64, booleanShape a bool.
	numberShape
	integerShape
	booleanShape
	// The shapes of the types of these names.
	idShape
	nodeShape
	localizedShape
	qualifiedShape
	literalShape
)

// valueReading is how values are read whose types many programs do not use. It hangs on a
// method of the type, so that the linker leaves it out of a program without such
// values.
type valueReading struct {
	// add adds the items of a value of a property of entry i.
	add func(w *walk, i int32, p property, value any)
	// tell does what tellValue does; where it is nil the items are told.
	tell func(w *walk, events []rdf.Event, template *rdf.Event, value *interfaceWords) (_ []rdf.Event, count, nested int)
}

// withReading is a value of such a type.
type withReading interface{ reading() valueReading }

func (Localized) reading() valueReading { return valueReading{add: (*walk).addLocalized} }
func (Literal) reading() valueReading   { return valueReading{add: (*walk).addTyped} }
func (Qualified) reading() valueReading { return valueReading{add: (*walk).addQualified} }
func (Decimal) reading() valueReading   { return valueReading{add: (*walk).addDecimal} }

// dataListReading is that of all lists of a data type.
var dataListReading = valueReading{add: (*walk).addDataList, tell: (*walk).tellDataList}
