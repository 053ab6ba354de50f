package htmltree

import "encoding/binary"

// ShortName is the name of a tag in lower case, of seven bytes at most, the first of which is
// in the lowest bits: a name that can be compared as a number. Names of letters and digits
// have numbers of their own; of names in which other signs stand, two may have the same.
type ShortName uint64

// longestShort is how many bytes a ShortName has at most.
const longestShort = 7

// ShortNameOf gives a name, which is in lower case, as a number, and 0 where it is longer.
func ShortNameOf(name string) ShortName {
	if len(name) > longestShort {
		return 0
	}
	return ShortName(firstLetters(name, len(name)))
}

// OrdinaryTag reads the tag that begins at a place of the text, without a step of the scanner:
// for who gathers what stands between tags, and needs no more of most of them than their
// names. It gives the name and the place behind the tag. That is 0 where the tag has the
// attribute hidden or style, has no ShortName, is not written as most are, is among the last
// of the text, or where there is no tag: then it is for Next to read, see SkipTo.
//
// The place must be neither in raw text nor in SVG or MathML, see InForeign.
func (s *TagScanner) OrdinaryTag(at int) (name ShortName, closing bool, end int) {
	rest := s.text[at:]
	if len(rest) < silentRoom {
		return 0, false, 0
	}
	near := (*[silentRoom]byte)(rest)
	p := 1
	if near[1] == '/' {
		closing, p = true, 2
	}
	word := binary.LittleEndian.Uint64(near[p:])
	n := lettersOf(word)
	if c := near[p+n]; '0' <= c && c <= '9' { // as in h1
		n++
	}
	p += n
	if n > longestShort || !isLetter(byte(word)) || !endsName[near[p]] {
		return 0, false, 0
	}
	name = ShortName(firstOf(word, n))
	if near[p] == '>' {
		return name, closing, at + p + 1
	}
	if closing {
		return 0, false, 0
	}
	for p = s.skipSpace(at + p); p < len(s.text); {
		if s.text[p] == '>' {
			return name, false, p + 1
		}
		var a attributePlace
		if a, p = s.attribute(p); s.mayHide(a) {
			break
		}
	}
	return 0, false, 0
}

// mayHide tells whether an attribute may say that nobody sees the element.
func (s *TagScanner) mayHide(a attributePlace) bool {
	switch a.nameEnd - a.nameStart {
	case len("style"):
		return EqualName(s.text[a.nameStart:a.nameEnd], "style")
	case len("hidden"):
		return EqualName(s.text[a.nameStart:a.nameEnd], "hidden")
	}
	return false
}

// SkipTo has Next look for the next tag from a place on, up to which the caller has read all
// tags by OrdinaryTag.
func (s *TagScanner) SkipTo(at int) { s.next, s.raw, s.content = at, noRaw, 0 }

// InForeign tells whether SVG or MathML is open.
func (s *TagScanner) InForeign() bool { return len(s.foreign.open) > 0 }
