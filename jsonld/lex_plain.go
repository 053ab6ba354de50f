package jsonld

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// plain reads on as long as the text is the JSON that RFC 8259 asks for, as nearly
// every text is, and gives the state in which the careful way goes on: at what has to be
// told of, or is out of the ordinary. It works on copies of what it changes, so that
// they stay in registers, and adds the tokens that the careful way would.
func (l *lexer) plain(state lexerState) lexerState {
	if !l.isUTF8 || l.careful || len(l.tokens) > 0 && (len(l.open) == 0 || l.tokens[len(l.tokens)-1].next == nameWithoutValue) {
		return state
	}
	src, at, tokens, values := l.src, l.at, l.tokens, l.values
	var top *openValue
	if len(l.open) > 0 {
		top = &l.open[len(l.open)-1]
	}
text:
	for at < len(src) {
		c := src[at]
		if c <= ' ' {
			if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
				break text
			}
			at++
			continue
		}
		switch state {
		case afterValue:
			switch {
			case c == ',':
				at++
				state = beforeElement
				if top.kind == jsonObject {
					state = beforeName
				}
			case c == '}' && top.kind == jsonObject, c == ']' && top.kind == jsonArray:
				at++
				tokens[top.index].next, tokens[top.index].end = uint32(len(tokens)), uint32(at)
				top.known = nil
				l.open = l.open[:len(l.open)-1]
				if len(l.open) == 0 {
					state = beforeValue
					break text
				}
				top = &l.open[len(l.open)-1]
			default:
				break text
			}
			continue
		case beforeName:
			if c != '"' {
				break text
			}
			end, flags := plainString(src, at+1)
			if end < 0 || flags != 0 {
				break text
			}
			behind := end + 1
			for behind < len(src) && src[behind] <= ' ' && isBlank(src[behind]) {
				behind++
			}
			if behind == len(src) || src[behind] != ':' {
				break text
			}
			tokens = append(tokens, token{kind: jsonString, start: uint32(at + 1), end: uint32(end), next: uint32(len(tokens)) + 1})
			if top.known != nil || top.names == manyNames || !top.isNewName(src, tokens) {
				tokens = tokens[:len(tokens)-1]
				break text
			}
			l.names++
			if src[at+1] == '@' {
				l.keywords++
			}
			at, state = behind+1, beforeElement
			continue
		}

		// The careful way tells of the limit, and looks out for other things now and then.
		if values >= l.limits.Values || values%lookOut == lookOut-1 {
			break text
		}
		next := uint32(len(tokens)) + 1
		switch c {
		case '"':
			end, flags := plainString(src, at+1)
			if end < 0 {
				break text
			}
			tokens = append(tokens, token{kind: jsonString, flags: flags, start: uint32(at + 1), end: uint32(end), next: next})
			at = end + 1
		case '{', '[':
			if len(l.open) >= l.limits.Depth {
				break text
			}
			kind := jsonObject
			state = beforeName
			if c == '[' {
				kind, state = jsonArray, beforeElement
				l.arrays++
			} else {
				l.objects++
			}
			values++
			tokens = append(tokens, token{kind: kind, start: uint32(at), end: uint32(at + 1), next: next})
			l.open = append(l.open, openValue{index: next - 1, kind: kind})
			top = &l.open[len(l.open)-1]
			at++
			for at < len(src) && src[at] <= ' ' && isBlank(src[at]) {
				at++
			}
			if at < len(src) && src[at] == c+2 { // the bracket that ends it
				state = afterValue
			}
			continue
		case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			end, good := numberEnd(src, at)
			if !good || end-at > l.limits.Digits {
				break text
			}
			tokens = append(tokens, token{kind: jsonNumber, start: uint32(at), end: uint32(end), next: next})
			at = end
		default:
			kind, end := wordEnd(src, at)
			if end < 0 {
				break text
			}
			tokens = append(tokens, token{kind: kind, start: uint32(at), end: uint32(end), next: next})
			at = end
		}
		values++
		if top == nil {
			state = beforeValue
			break text
		}
		state = afterValue
	}
	if state == beforeElement && top != nil && top.kind == jsonObject {
		tokens[len(tokens)-1].next = nameWithoutValue
	}
	l.at, l.tokens, l.values = at, tokens, values
	return state
}

// wordEnd tells which of true, false and null stands at a place, and gives the end of it; a
// negative one where another word stands there, or none.
func wordEnd(src string, at int) (kind jsonKind, end int) {
	kind, word := jsonNull, "null"
	switch src[at] {
	case 't':
		kind, word = jsonTrue, "true"
	case 'f':
		kind, word = jsonFalse, "false"
	}
	end = at + len(word)
	if !strings.HasPrefix(src[at:], word) || end < len(src) && isWordCharacter(src[end]) {
		return kind, -1
	}
	return kind, end
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// plainString gives the place of the quote that ends a string, whose text begins at a
// place, and whether it has escapes; and a negative place where something is to be told
// of it.
func plainString(src string, at int) (end int, flags tokenFlags) {
	for {
		rest := src[at:]
		for ; len(rest) >= 8; rest = rest[8:] {
			if marks := stops(load(rest, 0), lowBits*'"'); marks != 0 {
				rest = rest[bits.TrailingZeros64(marks)/8:]
				break
			}
		}
		if at = len(src) - len(rest); at == len(src) {
			return -1, 0
		}
		switch c := src[at]; {
		case c == '"':
			return at, flags
		case c == '\\':
			r, size := decodeJSONEscape(src[at:])
			if size == 0 || r == utf8.RuneError {
				return -1, 0
			}
			flags = needsDecoding
			at += size
		case c < ' ':
			return -1, 0
		default:
			at++ // among the last bytes of the text
		}
	}
}
