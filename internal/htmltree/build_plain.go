package htmltree

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"github.com/healthld/healthld/rdf"
)

// Most tags of a page stand in its body and are plain. They are taken here with a look
// at no more of them than has to be: of those that say nothing it is what they open or
// close. Other than by [TagScanner.NextTelling] they cannot be passed over altogether,
// since it counts for the tree what stands in what.

// Next goes on to the next tag that a scanner comes to and that is to be taken, and tells
// whether there is one. Tags that it passes over are taken: start and end tags of
// elements that may stand anywhere in a body, without any of the signs that are asked
// for.
func (t *Tags) Next(s *TagScanner, asked Signs) bool {
	if t.problem == nil {
		var given bool
		if given, t.problem = t.marker.takePlain(s, len(s.text), asked); given {
			return true
		}
	}
	return s.Next()
}

// isCalm tells whether the builder is in a body where nothing is open whose content is
// no markup of HTML.
func (b *builder) isCalm() bool {
	return b.stage == inBody && !b.gaveUp && !b.raw && !b.inert && !b.newline && !b.open[len(b.open)-1].foreign
}

// takePlain takes the tags that follow, up to a place, as long as they are plain and none
// has a sign that is asked for; where one has, the scanner stands at it. A long text is
// not gone through at once.
func (m *marker) takePlain(s *TagScanner, to int, asked Signs) (given bool, p *rdf.Problem) {
	b := &m.builder
	end := min(s.next+mostPassed, to)
	if !b.isCalm() || s.raw != noRaw || len(s.foreign.open) > 0 || s.Passed != nil || s.next >= end {
		return false, nil
	}
	rest := s.text[s.next:end]
text:
	for len(rest) >= silentRoom {
		near := (*[silentRoom]byte)(rest)
		if near[0] != '<' {
			for i := 0; i < silentReach; i += 8 {
				if marks := zeros(binary.LittleEndian.Uint64(near[i:]) ^ lowBits*'<'); marks != 0 {
					rest = rest[i+bits.TrailingZeros64(marks)/8:]
					continue text
				}
			}
			i := bytes.IndexByte(rest, '<')
			if i < 0 {
				break
			}
			rest = rest[i:]
			continue
		}
		behind := 1
		closing := near[1] == '/'
		if closing {
			behind = 2
		}
		name := binary.LittleEndian.Uint64(near[behind:])
		letters := lettersOf(name)
		if c := near[behind+letters]; letters == 1 && '1' <= c && c <= '6' {
			letters++ // of a heading
		}
		k := plainKind(name, letters)
		if k == nil {
			if near[1] != '!' {
				break
			}
			at := s.declaration(end - len(rest))
			if at >= end {
				s.next = at
				return false, nil
			}
			rest = rest[at-(end-len(rest)):]
			continue
		}
		start := end - len(rest)
		more := rest[behind+letters+1:]
		switch c := near[behind+letters]; {
		case c == '>':
		case closing || !endsName[c]:
			s.next = start
			return false, nil
		case b.relating > 0:
			more = nil
		default:
			more = behindSilent(rest[behind+letters:], &silentInTrees)
		}
		if more == nil {
			if !s.attributes(start, near[behind:behind+letters], start+behind+letters) || s.End > end {
				s.next = start
				return false, nil
			}
			if s.Signs&asked != 0 {
				return true, nil
			}
			more = rest[s.End-start:]
		} else {
			s.Closing, s.SelfClosing, s.Foreign, s.Signs, s.names = closing, false, false, 0, 0
			s.Name, s.Start, s.End = near[behind:behind+letters], start, end-len(more)
			s.next = s.End
		}
		rest = more
		if p := m.takeCalm(s, k); p != nil || b.gaveUp {
			return false, p
		}
	}
	s.next = end - len(rest)
	return false, nil
}

// takeCalm is takeKind for a tag where the builder is calm.
func (m *marker) takeCalm(s *TagScanner, k *kind) *rdf.Problem {
	if k.is&(isDoubled|isBarrier) == 0 && m.open.count <= fewOpen && len(m.open.barriers) == 0 && m.elements < m.limit {
		m.elements++
	} else {
		m.at = s.Start
		if p := m.count(s, k); p != nil {
			return p
		}
	}
	b := &m.builder
	plain := true
	if place := b.place(); b.wanted > 0 || place != inFlow && place < inCell {
		plain = b.gap(s.Start)
	}
	tag := int32(-1)
	if !s.Closing {
		m.starts++
		if s.Signs != 0 {
			tag = m.add(s)
		}
	}
	switch {
	case !plain:
	case s.Closing:
		plain = b.endTag(s, k)
	default:
		plain = b.startInBody(s, k, tag)
	}
	if !plain || b.gaveUp {
		b.giveUp()
		return nil
	}
	b.at = s.End
	return nil
}

// plainKind gives the kind of a name, of which there are so many letters among eight, if
// it is one of those whose tags are taken by takePlain.
func plainKind(name uint64, letters int) *kind {
	if letters == 8 {
		return nil
	}
	if k := shortKind(firstOf(name, letters)); k != nil && k.is&(isOdd|isRawText|inHead|isApart) == 0 {
		return k
	}
	return nil
}

// shortKind gives the kind of a name in lower case that has seven letters at most, or nil
// for others.
func shortKind(name uint64) *kind {
	for at := shortHash(name); ; at++ {
		switch k := &shortKinds[at%shortPlaces]; k.name {
		case name:
			return k.kind
		case 0:
			return nil
		}
	}
}

const shortPlaces = 512

func shortHash(name uint64) uint64 { return name * 0x9E3779B97F4A7C15 >> 55 }

// shortKinds holds the kinds of names with seven letters at most by their hash, or at the
// next place that is free.
var shortKinds = func() (table [shortPlaces]struct {
	name uint64
	kind *kind
}) {
	for i := range elementKinds {
		k := &elementKinds[i]
		if len(k.name) > 7 {
			continue
		}
		name := firstLetters(k.name, len(k.name))
		at := shortHash(name)
		for table[at%shortPlaces].name != 0 {
			at++
		}
		table[at%shortPlaces].name, table[at%shortPlaces].kind = name, k
	}
	return table
}()
