package page

import (
	"bytes"
	"context"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// convert decodes the text piece by piece, and keeps where each piece came from.
func (s *source) convert(ctx context.Context, decoder transform.Transformer) {
	d := &decoded{decoder: decoder, source: s.text, name: s.name, stateful: s.name == iso2022JP}
	d.decode(ctx)
	s.decoded, s.text = d, d.text
}

// decoded is a text with the way back to where it was decoded from.
type decoded struct {
	source, text []byte
	decoder      transform.Transformer
	// name is the encoding.
	name string
	// stateful says that decoding cannot begin in the middle.
	stateful bool
	// marks are places in text and source that belong together. The text between
	// two of them is decoded again to find a place in it.
	marks []mark
	// bad counts what could not be decoded, firstBad is where the first of that
	// stands in the text.
	bad, firstBad int
}

type mark struct{ text, source int }

// pieceSize is how many bytes of text stand between two marks at most.
const pieceSize = 64

func (d *decoded) decode(ctx context.Context) {
	d.text = make([]byte, 0, len(d.source)+len(d.source)/4+pieceSize)
	var piece [pieceSize]byte
	for at := 0; at < len(d.source); {
		if len(d.marks)%1024 == 1023 && ctx.Err() != nil {
			d.source = d.source[:at]
			break
		}
		d.marks = append(d.marks, mark{len(d.text), at})
		n, taken := d.step(piece[:], at)
		d.countBad(piece[:n], at, taken)
		d.text = append(d.text, piece[:n]...)
		at += taken
	}
	d.marks = append(d.marks, mark{len(d.text), len(d.source)})
}

// step decodes what fits from a place on: of an encoding with state one character.
func (d *decoded) step(piece []byte, at int) (n, taken int) {
	rest := d.source[at:]
	if !d.stateful {
		n, taken, _ = d.decoder.Transform(piece, rest, true)
	}
	for d.stateful && n == 0 && taken < len(rest) {
		for end := taken + 1; ; end++ {
			wrote, read, _ := d.decoder.Transform(piece, rest[taken:min(end, len(rest))], end >= len(rest))
			n, taken = wrote, taken+read
			if read > 0 || end >= len(rest) {
				break
			}
		}
	}
	if taken == 0 { // no decoder should
		piece[0] = '?'
		n, taken = 1, 1
	}
	return n, taken
}

// countBad counts the replacement characters of a piece that stand for what could
// not be decoded: some encodings can have them in earnest.
func (d *decoded) countBad(piece []byte, at, taken int) {
	n := bytes.Count(piece, []byte(replacementCharacter))
	if n == 0 {
		return
	}
	switch source := d.source[at : at+taken]; d.name {
	case nameOfUTF8:
		n -= bytes.Count(source, []byte(replacementCharacter))
	case "utf-16le", "utf-16be":
		for ; len(source) > 1; source = source[2:] {
			high, low := source[0], source[1]
			if d.name == "utf-16le" {
				high, low = low, high
			}
			if high == 0xFF && low == 0xFD {
				n--
			}
		}
	}
	if n <= 0 {
		return
	}
	if d.bad == 0 {
		d.firstBad = len(d.text) + bytes.Index(piece, []byte(replacementCharacter))
	}
	d.bad += n
}

const replacementCharacter = "\uFFFD"

// original gives the place in the source of a place in the text; within a
// character that is where the character begins.
func (d *decoded) original(offset int) int {
	i, j := 0, len(d.marks)
	for j-i > 1 {
		if h := (i + j) / 2; d.marks[h].text <= offset {
			i = h
		} else {
			j = h
		}
	}
	if len(d.marks) == 0 {
		return 0
	}
	at := d.marks[i]
	if n := min(offset-at.text, pieceSize); n > 0 && !d.stateful {
		var piece [pieceSize]byte
		_, taken, _ := d.decoder.Transform(piece[:n], d.source[at.source:], true)
		return at.source + taken
	}
	return at.source
}

// utf8Repair decodes UTF-8 that is not all good: each of the longest beginnings of a
// character, and each other byte, becomes one U+FFFD (Encoding standard, section
// 8.1.1).
type utf8Repair struct{ transform.NopResetter }

// Transform is that of [transform.Transformer].
func (utf8Repair) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		r, size := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && size == 1 {
			size = badLen(src[nSrc:])
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// badLen gives the length of what one U+FFFD stands for.
func badLen(text []byte) int {
	for n := min(3, len(text)); n > 1; n-- {
		// A beginning is one if some character goes on from it.
		if utf8.RuneStart(text[0]) && !utf8.FullRune(text[:n]) {
			return n
		}
	}
	return 1
}
