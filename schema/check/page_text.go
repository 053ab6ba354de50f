package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainText is a text without regard to case, to kinds of quotation marks and dashes, and
// to all spaces, that others are looked for in.
type plainText struct {
	text string
	// often tells how often each byte is in the text, as far as some of it tell.
	often [256]uint32
}

// set takes a text. The room is for its bytes.
func (p *plainText) set(text string, room *[]byte) {
	*room = appendPlain((*room)[:0], text)
	p.text = string(*room)
	clear(p.often[:])
	for i := 0; i < len(p.text); i += sampledEvery {
		p.often[p.text[i]]++
	}
}

// sampledEvery is one of how many bytes is counted. It is no length at which texts are
// likely to repeat themselves.
const sampledEvery = 17

// holds tells whether a text, in the same form, stands in this one. The rarest byte of it is
// looked for, many bytes at a time.
func (p *plainText) holds(part []byte) bool {
	if len(part) == 0 {
		return true
	}
	rarest := 0
	for i, c := range part {
		if p.often[c] < p.often[part[rarest]] {
			rarest = i
		}
	}
	// No more bytes are compared than a few times as many as the text has, whatever is in it.
	const mostTries, bytesForTry, near = 16, 16, 32
	behind := len(part) - rarest
	for at, tries := rarest, 0; len(p.text)-at >= behind; at++ {
		i := strings.IndexByte(p.text[at:len(p.text)-behind+1], part[rarest])
		if i < 0 {
			return false
		}
		at += i
		here := p.text[at-rarest:]
		if tries++; here[:min(near, len(part))] == string(part[:min(near, len(part))]) {
			if here[:len(part)] == string(part) {
				return true
			}
			tries += len(part) / near
		}
		if tries > mostTries+at/bytesForTry { // it is not rare
			return strings.Contains(here[1:], string(part))
		}
	}
	return false
}

// appendPlain adds a text without regard to case, spaces and punctuation, its letters with
// their marks as one character where there is one.
func appendPlain(plain []byte, text string) []byte {
	before, isComposed := len(plain), false
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf { // most texts
			plain = slices.Grow(plain, len(text)-i)
			n := len(plain)
			room := plain[:n+len(text)-i]
			for ; i < len(text) && text[i] < utf8.RuneSelf; i++ {
				c := plainBytes[text[i]]
				room[n] = c
				behind := n + 1
				if c != 0 {
					n = behind
				}
			}
			plain = room[:n]
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !isComposed && mayBeOther(r) {
			if whole := composed(text); whole != text {
				return appendPlain(plain[:before], whole)
			}
			isComposed = true
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			plain = utf8.AppendRune(plain, unicode.ToLower(r))
		case unicode.IsSymbol(r):
			plain = utf8.AppendRune(plain, r)
		}
	}
	return plain
}

var plainBytes = tableOf(func(c byte) byte {
	if strings.IndexByte("$+<=>^`|~", c) >= 0 {
		return c
	}
	return foldedByte(c)
})
