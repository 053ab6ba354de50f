package rdf

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Read reads a text in a notation. It gives what could be read, with the place of
// every node, property and value, and the problems that were met, in the order of
// the text: there are none where all of it was read.
//
// Of N-Triples and N-Quads a bad line is left out, and reading goes on behind it.
// In Turtle one fault may change the meaning of all that follows, so that reading
// ends there. Triples before the fault are in the dataset.
//
// Every notation is read as its Recommendation has it, and held to the suites of
// W3C. N-Triples and Turtle fill the default graph. Blank nodes keep their labels;
// those without one get labels that do not stand in the text before. A literal is
// what [Object.FromRDF] makes of it. IRIs must be absolute, in Turtle after they
// were resolved (see [Base]), and language tags well-formed; see [CheckIRI] and
// [CheckLanguageTag]. In Turtle the node of which a statement is stands at top
// level; see [Node]. The text must be UTF-8; a byte order mark in front of it is
// passed over.
//
// What is read keeps nothing of the text in memory. An unknown format is a
// problem. Nothing in a text makes Read panic, and its time grows with the length
// of the text.
func Read(text []byte, format Format, options ...ReadOption) (*Dataset, []*Problem) {
	r := reader{readOptions: readOptions{limits: Limits{}.orDefault()}, dataset: new(Dataset), input: text}
	for _, option := range options {
		option(&r.readOptions)
	}
	switch {
	case !format.isKnown():
		r.report(fault{what: "there is no format of the number " + strconv.Itoa(int(format)), expected: "NTriples, NQuads or Turtle"})
		return r.dataset, r.problems
	case len(text) > r.limits.Size:
		r.report(fault{
			what:     fmt.Sprintf("the text has %d bytes", len(text)),
			expected: fmt.Sprintf("at most %d", r.limits.Size), mend: "raise the limit, or read it in parts", limit: true,
		})
		return r.dataset, r.problems
	}
	r.file = r.dataset.AddFile(r.name, text)
	if isUTF16(text) {
		r.report(fault{what: "the text is UTF-16", expected: "UTF-8", mend: "save it as UTF-8"})
		return r.dataset, r.problems
	}
	r.at = len(text) - len(withoutMark(text))
	r.begin(len(text))
	if format == Turtle {
		(&turtleReader{reader: &r}).read()
	} else {
		(&lineReader{reader: &r, quads: format == NQuads}).read()
	}
	return r.dataset, r.problems
}

// ReadOption changes how a text is read. Options work together in any order; of
// two of one kind the last counts.
type ReadOption func(*readOptions)

type readOptions struct {
	name   string
	base   string
	limits Limits
}

// FileName names the text in positions.
func FileName(name string) ReadOption { return func(o *readOptions) { o.name = name } }

// Base gives the IRI that relative IRIs of Turtle are resolved against, up to the
// first @base of the text: the address of the text, mostly. Without it a relative
// IRI is a problem. N-Triples and N-Quads have absolute IRIs alone.
func Base(iri string) ReadOption { return func(o *readOptions) { o.base = iri } }

// Limits keep a text that nobody means well with from taking all time and memory.
// A limit that is hit is a problem. A field that is zero or less stands for the
// default.
type Limits struct {
	// Size is how many bytes the text may have, 256 MB by default.
	Size int
	// Line is how many bytes a line of N-Triples or N-Quads may have, or a single
	// term of Turtle: 16 MB by default.
	Line int
	// Depth is how deep brackets and parentheses of Turtle may be nested: 500 by
	// default, and 10,000 at most.
	Depth int
	// Problems is how many problems are given before reading ends, 1,000 by
	// default.
	Problems int
}

const maxDepth = 10_000

func (l Limits) orDefault() Limits {
	choose := func(limit, byDefault int) int {
		if limit <= 0 {
			return byDefault
		}
		return limit
	}
	return Limits{
		Size: choose(l.Size, 256<<20), Line: choose(l.Line, 16<<20),
		Depth: min(choose(l.Depth, 500), maxDepth), Problems: choose(l.Problems, 1000),
	}
}

// Limit sets limits.
func Limit(limits Limits) ReadOption {
	return func(o *readOptions) { o.limits = limits.orDefault() }
}

// isUTF16 tells whether a text is UTF-16: by its byte order mark, or since of its first
// two characters, which are ASCII in every notation, one byte each is 0.
func isUTF16(text []byte) bool {
	if len(text) < 2 {
		return false
	}
	if a, b := text[0], text[1]; a == 0xFE && b == 0xFF || a == 0xFF && b == 0xFE {
		return true
	}
	return len(text) >= 4 && (text[0] == 0) != (text[1] == 0) && (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0)
}

// withoutMark takes the byte order mark of UTF-8 away.
func withoutMark(text []byte) []byte {
	if len(text) >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF {
		return text[3:]
	}
	return text
}

// reader is what the readers of all notations share.
type reader struct {
	readOptions
	scanner
	input    []byte
	dataset  *Dataset
	file     *File
	problems []*Problem
}

// report makes a problem of a fault and tells whether reading may go on.
func (r *reader) report(f fault) bool {
	p := &Problem{What: f.what, Expected: f.expected, Mend: f.mend, Incomplete: f.limit, Position: Position{File: r.name, Line: 1, Column: 1}}
	if r.file != nil {
		p.Position = r.dataset.Position(r.file.Pos(f.at))
	}
	r.problems = append(r.problems, p)
	if len(r.problems) < r.limits.Problems {
		return true
	}
	r.problems = append(r.problems, &Problem{
		What: "there may be more problems: reading ended here", Expected: fmt.Sprintf("less than %d problems", r.limits.Problems), Incomplete: true, Position: p.Position,
	})
	return false
}

// fault is what is wrong, and at which byte of the input.
type fault struct {
	at                   int
	what, expected, mend string
	// open says that the input ends before something does.
	open bool
	// limit says that a limit was hit.
	limit bool
}

// invalidUTF8 gives the offset of the first byte that is not UTF-8.
func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
