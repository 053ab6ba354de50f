package htmltree

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// NextTelling is Next for who looks for structured data, and for what a page says of
// itself in meta elements and the like. Most tags of a page have no part in that:
// they are passed over without a look at more than they need to be told by. What is
// given is
//
//   - tags with signs, other than rel and rev without a colon;
//   - start tags of elements whose content is text, and of base, html, link, math,
//     meta, svg and template, and the end tags of template;
//   - all tags within SVG and MathML;
//   - now and then another one, so that a long page gives none for long, and those
//     among the last bytes of the text.
//
// Whoever has set Passed, or collects, gets all tags.
func (s *TagScanner) NextTelling() bool {
	if s.Passed == nil && !s.collects && !s.plain && len(s.foreign.open) == 0 {
		if s.raw != noRaw {
			s.next = s.contentEnd()
			s.raw, s.content = noRaw, 0
		}
		s.next = s.passSilent(s.next)
	}
	return s.Next()
}

// mostPassed is how many bytes are passed over at a time.
const mostPassed = 1 << 16

// passSilent gives the place from which on a tag may tell something, or is for Next
// to read since it is not written as most are, or is among the last of the text.
func (s *TagScanner) passSilent(at int) int {
	rest := s.text[at:min(at+mostPassed, len(s.text))]
	end := at + len(rest)
text:
	for len(rest) >= silentRoom {
		near := (*[silentRoom]byte)(rest)
		word := binary.LittleEndian.Uint64(near[:])
		if byte(word) != '<' { // mostly there is text between tags
			for i := 0; i < silentReach; i += 8 {
				if marks := zeros(binary.LittleEndian.Uint64(near[i:]) ^ lowBits*'<'); marks != 0 {
					rest = rest[i+bits.TrailingZeros64(marks)/8:]
					continue text
				}
			}
			i := bytes.IndexByte(rest, '<')
			if i < 0 {
				return end
			}
			rest = rest[i:]
			continue
		}
		name, behind := word>>8, 1
		told := &toldNames[name&31]
		if byte(name) == '/' {
			name, behind = name>>8, 2
			told = &toldEnds
		}
		letters := lettersOf(name)
		name = firstOf(name, letters)
		if name == told[0] || name == told[1] || name == told[2] {
			break
		}
		if byte(name)-'a' >= 26 {
			if near[1] != '!' {
				break
			}
			at := s.declaration(end - len(rest))
			if at >= end {
				return at
			}
			rest = rest[at-(end-len(rest)):]
			continue
		}
		behind += letters
		if near[behind] == '>' {
			rest = rest[behind+1:]
			continue
		}
		more := behindSilent(rest[behind:], &silentAlone)
		if more == nil {
			break
		}
		rest = more
	}
	return end - len(rest)
}

const (
	// silentRoom is how many bytes must be left of a text for what is looked at at a
	// time.
	silentRoom = 64
	// silentReach is how far what is looked for is looked for eight bytes at a time, since
	// bytes.IndexByte takes as long to begin.
	silentReach = 32
)

// behindSilent gives what stands behind a tag, of which some of the name and its
// attributes are left, or nil where it may tell something, needs a closer look, or is
// among the last of the text. It reads what it passes over as startTag does.
func behindSilent(tag []byte, told *toldAttributes) []byte {
	for len(tag) >= silentRoom && !endsName[tag[0]] {
		tag = tag[1:]
	}
tag:
	for len(tag) >= silentRoom {
		near := (*[silentRoom]byte)(tag)
		switch c := near[0]; {
		case c == '>':
			return tag[1:]
		case c == ' ':
			// Nearly all attributes have a name of few letters and a value in quotes.
			word := binary.LittleEndian.Uint64(near[1:])
			n := lettersOf(word)
			if near[n+1] != '=' || near[n+2] != '"' || n == 0 {
				tag = tag[1:]
				continue
			}
			sign := Signs(0)
			if told.lengths[word&31]>>n&1 != 0 {
				lower := word | lowBits*0x20
				if n < 8 {
					lower = firstOf(word, n)
				}
				if (lower == rel || lower == rev) && !told.relations {
					sign = SignRelation
				} else if shortName(lower).HasAny(told.names) {
					return nil
				}
			}
			value := near[n+3:]
			for i := 0; i < silentReach; i += 8 {
				if marks := zeros(binary.LittleEndian.Uint64(value[i:]) ^ lowBits*'"'); marks != 0 {
					i += bits.TrailingZeros64(marks) / 8
					if sign != 0 && bytes.IndexByte(value[:i], ':') >= 0 {
						return nil
					}
					tag = tag[n+3+i+1:]
					continue tag
				}
			}
			tag = tag[1:]
		case isSpace[c] || c == '/':
			tag = tag[1:]
			continue
		}
		if tag = behindAttribute(tag, told); tag == nil {
			break
		}
	}
	return nil
}

// behindAttribute gives what stands behind an attribute, or nil as behindSilent does.
func behindAttribute(text []byte, told *toldAttributes) []byte {
	p := lettersOf(binary.LittleEndian.Uint64(text))
	for p < len(text) && !endsAttribute[text[p]] {
		p++
	}
	if p == 0 || p+1 >= len(text) {
		return nil
	}
	sign := Names(0)
	if isNameLetter[text[0]] {
		if sign = namesOf(text[:p]) & told.names; sign&^relations != 0 || sign != 0 && told.relations {
			return nil
		}
	}
	if text[p] != '=' {
		if isSpace[text[p]] {
			if p++; text[p] == '=' || isSpace[text[p]] {
				return nil
			}
		}
		return text[p:]
	}
	p++
	value := p
	switch quote := text[p]; {
	case quote == '"' || quote == '\'':
		i := bytes.IndexByte(text[p+1:], quote)
		if i < 0 {
			return nil
		}
		p += i + 2
	case quote == '>' || isSpace[quote]:
		return nil
	default:
		for p < len(text) && text[p] != '>' && !isSpace[text[p]] {
			p++
		}
	}
	if sign != 0 && bytes.IndexByte(text[value:p], ':') >= 0 {
		return nil
	}
	return text[p:]
}

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// lettersOf gives with how many bytes that are no ASCII below "@" eight begin: whatever
// ends a name is among those, and most others of a name are not.
func lettersOf(word uint64) int {
	return bits.TrailingZeros64(^(word|word>>1)&(lowBits*0x40)) / 8
}

// firstOf gives the first n of eight letters in lower case.
func firstOf(word uint64, n int) uint64 {
	return (word | lowBits*0x20) & (1<<(8*n&63) - 1)
}

// zeros marks, by high bits, the first of eight bytes that is 0, and perhaps others
// behind it.
func zeros(word uint64) uint64 { return (word - lowBits) &^ word & highBits }

// fewNames are names that tell something, of which there are three at most with one first
// letter: as many letters of each as are looked at.
type fewNames [3]uint64

// toldNames are the names of tags that tell something, whatever their attributes, by
// their first letter, and toldEnds those of end tags.
var (
	toldNames = func() (table [32]fewNames) {
		for i := range table {
			table[i] = toldOf(7)
		}
		for _, name := range []string{
			"base", "html", "iframe", "link", "math", "meta", "noembed", "noframes", "noscript", "plaintext", "script", "style", "svg", "template",
			"textarea", "title", "xmp",
		} {
			of := &table[name[0]&31]
			of[slices.Index(of[:], noName)] = firstLetters(name, 7)
		}
		return table
	}()
	toldEnds = toldOf(6, "template")
)

// noName is the name of no tag.
const noName = ^uint64(0)

func toldOf(letters int, names ...string) fewNames {
	of := fewNames{noName, noName, noName}
	for i, name := range names {
		of[i] = firstLetters(name, letters)
	}
	return of
}

func firstLetters(name string, n int) uint64 {
	var word [8]byte
	copy(word[:n], name)
	return binary.LittleEndian.Uint64(word[:])
}

var rel, rev = firstLetters("rel", 3), firstLetters("rev", 3)

// toldAttributes are attributes for which a tag is no silent one.
type toldAttributes struct {
	names Names
	// lengths are those of the names, by their first letter: a bit for each.
	lengths [32]uint16
	// relations says that rel and rev are told whatever they say; else only where there
	// is a colon in their value.
	relations bool
}

// silentAlone is for tags that nobody takes, silentInTrees for those of a tree.
var silentAlone, silentInTrees = toldOfNames(signed, false), toldOfNames(telling, true)

func toldOfNames(names Names, relations bool) toldAttributes {
	told := toldAttributes{names: names, relations: relations}
	for n, name := range attributeNames {
		if names.Has(Name(n)) && len(name) < 16 {
			told.lengths[name[0]&31] |= 1 << len(name)
		}
	}
	return told
}

// signLengths are the lengths of the names that are signs, by their first letter: a bit
// for each.
var signLengths = func() (table [32]uint64) {
	for _, name := range []string{
		"about", "datatype", "inlist", "itemid", "itemprop", "itemref", "itemscope", "itemtype", "prefix", "property", "rel", "resource", "rev", "typeof",
		"vocab",
	} {
		table[name[0]&31] |= 1 << len(name)
	}
	return table
}()
