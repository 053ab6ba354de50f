package rdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"iter"
	"slices"
	"strconv"

	"github.com/healthld/healthld/internal/excerpt"
)

// quadSet is a dataset as canonical forms and comparisons need it: each quad
// once, its terms as canonical N-Quads write them, its blank nodes by number.
type quadSet struct {
	quads []setQuad
	// text holds the terms of all quads that are no blank nodes, one quad after
	// the other.
	text []byte
	// labels are those of the blank nodes, by number, and numbers the way back.
	labels  []string
	numbers map[string]int32

	seed maphash.Seed
	// held gives by hash the quad that was added last, and its field next leads
	// to the others.
	held map[uint64]int32

	// unchecked takes terms that cannot be written too.
	unchecked bool
	// sound are the terms of the quad before, whose IRIs need no second look.
	sound Quad
}

// setQuad is a quad of the set. Its text is that of the subject, " <predicate> ",
// the object, and a space and the graph where it is not the default graph;
// nothing stands for a blank node.
type setQuad struct {
	// blank are the blank nodes in the places subject, object and graph, or
	// noBlank.
	blank [3]int32
	// next is a quad of the same hash, or noQuad.
	next int32
	// start is where the text begins, and ends are where its four parts end.
	start int
	ends  [4]int
}

// The places of a quad where a blank node may stand, as indices of setQuad.blank.
const (
	atSubject = iota
	atObject
	atGraph
)

const (
	noBlank int32 = -1
	noQuad  int32 = -1
)

// addSource adds the triples that a source tells.
func (s *quadSet) addSource(source Source) error {
	for t, err := range Triples(source) {
		if err != nil {
			return err
		}
		if err := s.add(Quad{Triple: t}); err != nil {
			return err
		}
	}
	return nil
}

// addQuads adds quads as RDF has them.
func (s *quadSet) addQuads(quads iter.Seq[Quad]) error {
	for q := range quads {
		o, err := q.Object.ToRDF()
		if err != nil {
			return fmt.Errorf("%w, in %s", err, describe(&q))
		}
		q.Object = o
		if err := s.add(q); err != nil {
			return err
		}
	}
	return nil
}

// add adds a quad whose object is as [Object.ToRDF] gives it, unless the set
// holds it already.
func (s *quadSet) add(q Quad) error {
	if !s.unchecked {
		if err := s.check(&q); err != nil {
			return fmt.Errorf("%w, in %s", err, describe(&q))
		}
	}
	added := setQuad{start: len(s.text), blank: [3]int32{noBlank, noBlank, noBlank}, next: noQuad}
	s.text = s.appendSubject(s.text, q.Subject, &added.blank[atSubject])
	added.ends[0] = len(s.text)
	s.text = append(s.text, " <"...)
	s.text = append(s.text, q.Predicate...)
	s.text = append(s.text, "> "...)
	added.ends[1] = len(s.text)
	if o, is := q.Object.Subject(); is {
		s.text = s.appendSubject(s.text, o, &added.blank[atObject])
	} else if text, err := s.appendLiteral(s.text, &q.Object); err == nil {
		s.text = text
	} else {
		return fmt.Errorf("%w, in %s", err, describe(&q))
	}
	added.ends[2] = len(s.text)
	if q.Graph != (Subject{}) {
		s.text = append(s.text, ' ')
		s.text = s.appendSubject(s.text, q.Graph, &added.blank[atGraph])
	}
	added.ends[3] = len(s.text)
	s.hold(added)
	return nil
}

// appendSubject appends an IRI, or notes the number of a blank node.
func (s *quadSet) appendSubject(b []byte, subject Subject, blank *int32) []byte {
	if subject.Kind == BlankNode {
		*blank = s.number(subject.Text)
		return b
	}
	b = append(b, '<')
	b = append(b, subject.Text...)
	return append(b, '>')
}

// appendLiteral appends a literal in the canonical form of N-Quads (RDFC-1.0,
// appendix A).
func (s *quadSet) appendLiteral(b []byte, o *Object) ([]byte, error) {
	start := len(b)
	b, invalid := appendQuoted(b, o.Text)
	if invalid >= 0 {
		if !s.unchecked {
			return b, notUTF8(o.Text, invalid)
		}
		b = strconv.AppendQuote(b[:start], o.Text) // which no other text gives
	}
	switch o.Kind {
	case LanguageString:
		b = append(append(b, '@'), o.Tag...)
	case TypedLiteral:
		b = append(append(append(b, "^^<"...), o.Tag...), '>')
	}
	return b, nil
}

// number gives the number of a label.
func (s *quadSet) number(label string) int32 {
	if n, known := s.numbers[label]; known {
		return n
	}
	if s.numbers == nil {
		s.numbers = make(map[string]int32)
	}
	n := int32(len(s.labels))
	s.numbers[label] = n
	s.labels = append(s.labels, label)
	return n
}

// hold keeps a quad whose text was appended last, or takes the text back where
// the set holds the quad already. It gives the number of the quad.
func (s *quadSet) hold(added setQuad) int32 {
	if s.held == nil {
		s.held = make(map[uint64]int32)
		s.seed = maphash.MakeSeed()
	}
	key := s.text
	for _, b := range added.blank {
		key = binary.LittleEndian.AppendUint32(key, uint32(b))
	}
	s.text = key[:len(s.text)] // with the room that was made
	hash := maphash.Bytes(s.seed, key[added.start:])
	first, known := s.held[hash]
	if known {
		for i := first; i != noQuad; i = s.quads[i].next {
			if s.equal(&s.quads[i], &added) {
				s.text = s.text[:added.start]
				return i
			}
		}
		added.next = first
	}
	number := int32(len(s.quads))
	s.held[hash] = number
	s.quads = append(s.quads, added)
	return number
}

func (s *quadSet) equal(a, b *setQuad) bool {
	if a.blank != b.blank {
		return false
	}
	for part, end := range a.ends {
		if end-a.start != b.ends[part]-b.start {
			return false
		}
	}
	return bytes.Equal(s.text[a.start:a.ends[3]], s.text[b.start:b.ends[3]])
}

// sameGraph tells whether two quads stand in the same graph.
func (s *quadSet) sameGraph(i, j int32) bool {
	a, b := &s.quads[i], &s.quads[j]
	return a.blank[atGraph] == b.blank[atGraph] &&
		bytes.Equal(s.text[a.ends[2]:a.ends[3]], s.text[b.ends[2]:b.ends[3]])
}

// check finds what cannot stand in N-Quads.
func (s *quadSet) check(q *Quad) error {
	first := len(s.quads) == 0
	if first || q.Subject != s.sound.Subject {
		if err := checkSubject(q.Subject); err != nil {
			return err
		}
	}
	if first || q.Predicate != s.sound.Predicate {
		if err := checkIRI(q.Predicate); err != nil {
			return err
		}
	}
	if q.Graph != s.sound.Graph && q.Graph != (Subject{}) {
		if err := checkSubject(q.Graph); err != nil {
			return err
		}
	}
	if err := checkObject(&q.Object); err != nil {
		return err
	}
	s.sound = *q
	return nil
}

func checkSubject(s Subject) error {
	if s.Kind == BlankNode {
		return nil // the labels are never written
	}
	return checkIRI(s.Text)
}

func checkObject(o *Object) error {
	switch o.Kind {
	case IRI:
		return checkIRI(o.Text)
	case LanguageString:
		return CheckLanguageTag(o.Tag)
	case TypedLiteral:
		return checkIRI(o.Tag)
	}
	return nil
}

func checkIRI(iri string) error {
	if err := CheckIRI(iri); err != nil {
		return iriProblem(err)
	}
	return nil
}

// describe names a quad in an error, by its subject and predicate.
func describe(q *Quad) string {
	what := "what is said of " + excerpt.Quote(q.Subject.String()) + " by " + excerpt.Quote(q.Predicate)
	if q.Graph != (Subject{}) {
		what += " in the graph " + excerpt.Quote(q.Graph.String())
	}
	return what
}

// appendLine appends a quad as a line of N-Quads, with its blank nodes as the
// function appends them.
func (s *quadSet) appendLine(b []byte, q *setQuad, appendBlank func([]byte, int32) []byte) []byte {
	text, start := s.text, q.start
	for part, end := range q.ends {
		b = append(b, text[start:end]...)
		start = end
		if place := placeOfPart[part]; place >= 0 && q.blank[place] != noBlank {
			b = appendBlank(b, q.blank[place])
		}
	}
	return append(b, " .\n"...)
}

// placeOfPart gives for each part of the text of a quad the place of the blank
// node that may follow it.
var placeOfPart = [4]int{atSubject, -1, atObject, atGraph}

// sortedLines gives all quads as lines, in the order of their bytes, which is
// that of their code points.
func (s *quadSet) sortedLines(appendBlank func([]byte, int32) []byte) []byte {
	var all lines
	all.text = make([]byte, 0, len(s.text)+len(s.quads)*len(" .\n")+len(s.labels)*len("_:c14n00"))
	all.spans = make([]span, 0, len(s.quads))
	for i := range s.quads {
		all.add(s, int32(i), appendBlank)
	}
	return all.sorted(0)
}

// lines are lines to sort, the last part of a text.
type lines struct {
	text  []byte
	spans []span
	spare []byte
}

// span is a part of a text.
type span struct{ start, end int }

// add appends a quad as a line.
func (l *lines) add(s *quadSet, quad int32, appendBlank func([]byte, int32) []byte) {
	start := len(l.text)
	l.text = s.appendLine(l.text, &s.quads[quad], appendBlank)
	l.spans = append(l.spans, span{start, len(l.text)})
}

// sorted gives the text with its lines, which begin at a place of it, in order.
// What it gives holds until the next line is added.
func (l *lines) sorted(from int) []byte {
	if len(l.spans) > 1 {
		text := l.text
		slices.SortFunc(l.spans, func(a, b span) int {
			return bytes.Compare(text[a.start:a.end], text[b.start:b.end])
		})
		l.spare = append(slices.Grow(l.spare[:0], len(text)), text[:from]...)
		for _, line := range l.spans {
			l.spare = append(l.spare, text[line.start:line.end]...)
		}
		l.text, l.spare = l.spare, text
	}
	l.spans = l.spans[:0]
	return l.text
}
