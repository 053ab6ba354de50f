package jsonld

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// plainRoom is what an event may need beside its text: keys, brackets, quotes,
// commas and the longest thing that stands for nodes and members.
const plainRoom = 2*shortKey + 64

// plain writes events as long as they are what most of most descriptions
// consist of: texts, numbers, members, nodes of one type, all of the vocabulary,
// without indentation, with room in the buffer. It gives the events that are left.
// An event that it does not write it leaves to step, which writes the same bytes
// for all events. It writes into the room itself, and calls as little as it can, so
// that what it works on stays in registers.
func (w *writer) plain(b []byte, events []rdf.Event) ([]byte, []rdf.Event) {
	terms, top := w.terms, &w.frames[len(w.frames)-1]
	if !top.begun {
		return b, events
	}
	room, n := b[:cap(b)], len(b) // n bytes are written
	i := 0
events:
	for ; i < len(events); i++ {
		e := &events[i]
		if len(room)-n < len(e.Text)+plainRoom {
			break events
		}
		if e.Kind == rdf.NodeEnd {
			if top.values != 0 || len(w.frames) < 3 || room[n-1] != ',' {
				break events
			}
			w.frames = w.frames[:len(w.frames)-1]
			top = &w.frames[len(w.frames)-1]
			room[n-1], room[n] = '}', ','
			n++
			if top.values--; top.values == 0 && top.total > 1 {
				room[n-1], room[n] = ']', ','
				n++
			}
			continue
		}

		at, coercion := n, top.coercion
		if e.Count > 0 {
			t := &terms[e.Term%termLimit]
			if !isSame(t.iri, e.Property) || t.length == 0 || top.values != 0 {
				break events
			}
			coercion = t.coercion
			// The whole array costs less than as many bytes as the key has.
			*(*[shortKey]byte)(room[at:]) = t.short
			at += int(t.length)
			if e.Count > 1 {
				room[at] = '['
				at++
			}
		} else if top.values <= 0 {
			break events
		}

		switch plainForms[coercion%coercions][e.Kind] {
		case perhapsText:
			if !writesText(e, coercion) {
				break events
			}
			fallthrough
		case plainText:
			room[at] = '"'
			at++
			if copyPlain(room[at:], e.Text) {
				at += len(e.Text) + 2
				room[at-2], room[at-1] = '"', ','
				break
			}
			if len(room)-at < 6*len(e.Text)+plainRoom {
				break events // all escapes: more than there may be room for
			}
			text, invalid := appendQuoted(room[:at-1], e.Text, w.replaceInvalid)
			if invalid >= 0 {
				break events
			}
			at = len(text) + 1
			room[at-1] = ','
		case plainNative:
			if e.Kind == rdf.Number && len(e.Text) == 1 && e.Text[0]-'0' <= 9 { // as most are
				room[at], room[at+1] = e.Text[0], ','
				at += 2
				break
			}
			if !isNative(e) {
				break events
			}
			at += copy(room[at:], e.Text) + 1
			room[at-1] = ','
		case plainMember:
			if w.membersAsNodes || !w.isMember(e) {
				break events
			}
			at = len(append(room[:at], `"`+vocab.SecureNamespace...))
			at += copy(room[at:], e.Text[len(vocab.Namespace):]) + 2
			room[at-2], room[at-1] = '"', ','
		case plainNode:
			if i+1 == len(events) || len(w.frames) == cap(w.frames) {
				break events
			}
			if at = w.startPlain(room, at, e, &events[i+1]); at == 0 {
				break events
			}
			top.open(e, coercion)
			top = w.push()
			top.begun = true
			n = at
			i++
			continue
		default:
			break events
		}
		n = at
		if e.Count == 1 {
			continue
		}
		top.open(e, coercion)
		if top.values--; top.values == 0 {
			room[n-1], room[n] = ']', ','
			n++
		}
	}
	return room[:n], events[i:]
}

// plainForm is how plain writes a value.
type plainForm uint8

const (
	notPlain plainForm = iota
	plainText
	perhapsText // as writesText says
	plainNative
	plainMember
	plainNode
)

// plainForms say it by the coercion of the property and the kind of the value.
var plainForms = [coercions][1 << 8]plainForm{
	notCoerced: {
		rdf.String: plainText, rdf.Number: plainNative, rdf.Boolean: plainNative,
		rdf.IRI: plainMember, rdf.NodeStart: plainNode,
	},
	coercedIRI:     {rdf.String: perhapsText, rdf.IRI: perhapsText, rdf.NodeStart: plainNode},
	coercedAddress: {rdf.String: perhapsText, rdf.IRI: perhapsText, rdf.NodeStart: plainNode},
	coercedDate:    {rdf.TypedLiteral: perhapsText, rdf.NodeStart: plainNode},
}

// open keeps what is said of the property by its first value.
func (f *frame) open(e *rdf.Event, coercion coercion) {
	if e.Count > 0 {
		f.values, f.total, f.coercion, f.term = e.Count, e.Count, coercion, e.Term
	}
}

// startPlain writes the start of a node that has one type, and an IRI of the web
// for its name or none. It gives where that ends, and 0 where the node is another.
func (w *writer) startPlain(room []byte, at int, start, e *rdf.Event) int {
	t := &w.terms[e.Term%termLimit]
	if e.Kind != rdf.Type || e.Count != 1 || !isSame(t.iri, e.Text) || t.length == 0 {
		return 0
	}
	at = len(append(room[:at], `{"@type":`...))
	*(*[shortKey]byte)(room[at:]) = t.short
	at += int(t.length)
	room[at-1] = ','
	if start.Flags&rdf.Blank != 0 {
		if start.Flags&rdf.Referenced != 0 {
			return 0
		}
		return at
	}
	at = len(append(room[:at], `"@id":"`...))
	if !isHTTP(start.Text) || !copyPlain(room[at:], start.Text) {
		return 0
	}
	at += len(start.Text) + 2
	room[at-2], room[at-1] = '"', ','
	return at
}

// copyPlain copies the text, for which there is room, and tells whether all of
// it is plain. Eight bytes are looked at and copied in one go; the last eight
// may overlap the ones before. Two words in a turn take longer: a branch more that
// the processor guesses wrong costs as much as many words.
func copyPlain(room []byte, text string) bool {
	last := len(text) - 8
	if last < 0 {
		for i := range len(text) {
			if !isPlain[text[i]] {
				return false
			}
			room[i] = text[i]
		}
		return true
	}
	word := load(text, last)
	found := marks(word)
	store(room, last, word)
	for at := 0; at < last; at += 8 {
		word := load(text, at)
		found |= marks(word)
		store(room, at, word)
	}
	return found&highBits == 0
}

// writesText tells whether a value is written as its text in quotes.
func writesText(e *rdf.Event, coercion coercion) bool {
	switch e.Kind {
	case rdf.String:
		return coercion == notCoerced || coercion != coercedDate && isTemplate(e.Text)
	case rdf.IRI:
		return (coercion == coercedAddress || coercion == coercedIRI && e.Flags == 0) && isHTTP(e.Text)
	case rdf.TypedLiteral:
		return coercion == coercedDate && e.Tag == dateIRI
	}
	return false
}

// isNative tells whether a value is a number or a boolean as JSON writes them.
func isNative(e *rdf.Event) bool {
	if e.Kind == rdf.Number {
		return rdf.IsNumber(e.Text)
	}
	return e.Text == "true" || e.Text == "false"
}
