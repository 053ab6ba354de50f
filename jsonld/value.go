package jsonld

import (
	"strconv"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// dateIRI is the datatype to which the context coerces dates.
const dateIRI = vocab.Namespace + "Date"

// value writes one value of the open node.
func (w *writer) value(b []byte, e *rdf.Event, top *frame) ([]byte, error) {
	if e.Count > 0 {
		var err error
		if b, err = w.property(b, e, top); err != nil {
			return b, err
		}
	} else if top.values <= 0 {
		return b, errContract
	}
	if top.total > 1 {
		b = w.line(b)
	}
	if writesText(e, top.coercion) {
		return w.text(b, e.Text)
	}
	switch e.Kind {
	case rdf.String:
		return w.valueObject(b, "", "", e.Text)
	case rdf.IRI:
		return w.reference(b, e, top)
	case rdf.BlankNode:
		b, err := w.label(w.object(b, "@id"), e.Text)
		return append(b, '}'), within(err, "@id")
	case rdf.Number:
		if !rdf.IsNumber(e.Text) {
			return b, w.problem(quote(e.Text)+" is no number", "digits as JSON writes them (RFC 8259, section 6)")
		}
		return w.native(b, e.Text, top), nil
	case rdf.Boolean:
		if e.Text != "true" && e.Text != "false" {
			return b, w.problem(quote(e.Text)+" is no boolean", "true or false")
		}
		return w.native(b, e.Text, top), nil
	case rdf.LanguageString:
		if e.Tag == "" {
			return b, errContract
		}
		return w.valueObject(b, "@language", e.Tag, e.Text)
	case rdf.TypedLiteral:
		if e.Tag == rdf.XSDString && top.coercion == notCoerced {
			return w.text(b, e.Text)
		}
		datatype, err := w.name(e.Tag)
		if err != nil {
			return b, within(err, "@type")
		}
		return w.valueObject(b, "@type", datatype, e.Text)
	}
	return b, errContract
}

// native writes a number or a boolean. A property that the context coerces to
// dates would make a date of it.
//
//go:noinline
func (w *writer) native(b []byte, text string, top *frame) []byte {
	if top.coercion == coercedDate {
		return append(append(w.object(b, "@value"), text...), '}')
	}
	return append(b, text...)
}

// reference writes an IRI.
func (w *writer) reference(b []byte, e *rdf.Event, top *frame) ([]byte, error) {
	if !w.membersAsNodes && w.isMember(e) {
		b = append(append(b, `"`+vocab.SecureNamespace...), e.Text[len(vocab.Namespace):]...)
		return append(b, '"'), nil
	}
	if top.coercion == coercedAddress || top.coercion == coercedIRI && e.Flags&rdf.Referenced == 0 {
		return w.iri(b, e.Text)
	}
	b, err := w.iri(w.object(b, "@id"), e.Text)
	return append(b, '}'), within(err, "@id")
}

// isMember tells whether an IRI is a member of an enumeration that its property
// expects.
func (w *writer) isMember(e *rdf.Event) bool {
	if len(e.Text) <= len(vocab.Namespace) {
		return false
	}
	// Sites have the same few members on every page.
	known := &w.members[(len(e.Text)+3*int(e.Text[len(vocab.Namespace)])+int(e.Term))%memberCacheSize]
	if isSame(known.member, e.Text) && isSame(known.property, e.Property) {
		return true
	}
	if e.Text[:len(vocab.Namespace)] != vocab.Namespace {
		return false
	}
	t := w.termOf(e.Term, e.Property)
	if t == nil || !t.expectsMembers {
		return false
	}
	member := vocab.LookupIRI(e.Text)
	if !vocab.Expects(vocab.Term(t.number), member) {
		return false
	}
	*known = knownMember{property: t.iri, member: member.IRI()}
	return true
}

// knownMember is a member that its property expects, both as the vocabulary has them.
type knownMember struct {
	_                notCompared
	property, member string
}

const memberCacheSize = 32

// valueObject writes a literal with a language or a datatype, or with neither.
func (w *writer) valueObject(b []byte, key, tag, text string) ([]byte, error) {
	if key == "" {
		b = w.object(b, "@value")
	} else {
		var err error
		if b, err = w.text(w.object(b, key), tag); err != nil {
			return b, within(err, key)
		}
		next := `,"@value"`
		if w.indent != "" {
			next = `, "@value"`
		}
		b = w.colon(append(b, next...))
	}
	b, err := w.text(b, text)
	return append(b, '}'), within(err, "@value")
}

// object begins an object that stands on one line, with the name of its first
// member.
//
//go:noinline
func (w *writer) object(b []byte, key string) []byte {
	return w.colon(append(append(append(b, `{"`...), key...), '"'))
}

// colon writes what stands between a name and its value.
//
//go:noinline
func (w *writer) colon(b []byte) []byte {
	if w.indent != "" {
		return append(b, ':', ' ')
	}
	return append(b, ':')
}

// iri writes an absolute IRI in quotes.
func (w *writer) iri(b []byte, iri string) ([]byte, error) {
	if !isHTTP(iri) {
		if err := w.checkIRI(iri); err != nil {
			return b, err
		}
	}
	return w.text(b, iri)
}

// label writes the label of a blank node in quotes.
//
//go:noinline
func (w *writer) label(b []byte, label string) ([]byte, error) { return w.text(b, "_:"+label) }

// text writes text in quotes.
func (w *writer) text(b []byte, text string) ([]byte, error) {
	n := len(b)
	if end := n + len(text) + 2; end <= cap(b) && copyPlain(b[n+1:end], text) {
		b = b[:end]
		b[n], b[end-1] = '"', '"'
		return b, nil
	}
	b, invalid := appendQuoted(b, text, w.replaceInvalid)
	if invalid >= 0 {
		return b, w.notUTF8(text, invalid)
	}
	return b, nil
}

func (w *writer) notUTF8(text string, at int) error {
	return w.problem("the text is not UTF-8: byte "+strconv.Itoa(at)+" is "+strconv.QuoteToASCII(text[at:at+1]),
		"UTF-8; jsonld.ReplaceInvalid writes U+FFFD for such bytes")
}
