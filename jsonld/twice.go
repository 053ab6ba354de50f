package jsonld

import "strings"

// JSON that stands as a string in JSON, since a template encoded what was encoded
// already. Those who read it find a text where a thing should be.

// isTwiceEncoded tells whether the whole of a text that was read is a string that holds
// an object or an array.
func (l *lexer) isTwiceEncoded() bool {
	if len(l.tokens) != 1 || l.tokens[0].kind != jsonString || l.ended || len(l.moved) > 0 || l.from >= 0 {
		return false
	}
	text := strings.TrimLeft(l.text(0), " \t\r\n")
	return text != "" && (text[0] == '{' || text[0] == '[') && strings.IndexByte(text, '"') > 0
}

// unwrap begins again with what the string says.
func (l *lexer) unwrap() {
	l.fault(l.tape.offset(0), "this is JSON in a string: it was encoded twice", "the object itself, with no quotation marks around it", "what the string says is read; encode it once")
	start := int(l.tokens[0].start)
	raw := l.src[start:l.tokens[0].end]
	var b strings.Builder
	b.Grow(len(raw))
	moved := []shift{{at: 0, by: start}}
	for at := 0; at < len(raw); {
		end := at + 1
		if raw[at] == '\\' {
			_, size := decodeJSONEscape(raw[at:])
			if size == 0 { // what follows is taken as it is
				at = end
				continue
			}
			end = at + size
		} else if i := strings.IndexByte(raw[at:], '\\'); i > 0 {
			end = at + i
		} else {
			end = len(raw)
		}
		b.WriteString(decodeString(raw[at:end]))
		at = end
		if by := start + at - b.Len(); by != moved[len(moved)-1].by {
			moved = append(moved, shift{at: b.Len(), by: by})
		}
	}
	l.restart(b.String(), moved)
}
