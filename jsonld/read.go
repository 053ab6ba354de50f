package jsonld

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

// Read reads a text as JSON-LD 1.1: the JSON that stands in a script element of a
// page, or in a file. It gives the graphs that a processor makes of it, with the
// place of every node, type, property and value, and the problems that were met,
// in the order of the text: there are none where all of it was read and nothing
// was left out. The package documentation says what is read and how.
//
// The strings of the graphs are parts of one copy of the text, which stays in
// memory as long as they do. Nothing in a text makes Read panic, and its time
// grows with the length of the text. It opens no file and asks no network.
func Read(text []byte, options ...ReadOption) (*rdf.Dataset, []*rdf.Problem) {
	r := readers.Get().(*reader)
	r.readOptions = readOptions{limits: Limits{}.orDefault()}
	for _, option := range options {
		option(&r.readOptions)
	}
	r.dataset = new(rdf.Dataset)
	r.read(text)
	dataset, problems := r.dataset, r.problems
	r.release()
	// What a later stage finds may stand before what an earlier one did.
	slices.SortStableFunc(problems, func(a, b *rdf.Problem) int { return a.Position.Offset - b.Position.Offset })
	return dataset, problems
}

// ReadOption changes how a text is read. Options work together in any order; of
// two of one kind the last counts.
type ReadOption func(*readOptions)

type readOptions struct {
	name   string
	base   string
	limits Limits
	ctx    context.Context

	within *rdf.Graph
	file   *rdf.File
	// start is the offset in the file of the first byte, and offset gives that of each
	// where what stands between is not the text as it is.
	start  int
	offset func(int) int

	keepUndefined    bool
	membersAsStrings bool
	dropTexts        bool
	direction        TextDirection

	// load gives the text of a context that is not that of schema.org. It is for
	// test suites alone.
	load func(iri string) (string, bool)
	// expandContext is the address of a context that holds before the first.
	expandContext string
	// general has the context of schema.org read like any other.
	general bool
	// careful has nothing read in the ways that are for plain texts and nodes alone.
	careful bool
	// fault is told the error codes of JSON-LD 1.1.
	fault func(code string)
}

// FileName names the text in positions.
func FileName(name string) ReadOption { return func(o *readOptions) { o.name = name } }

// Base gives the IRI that relative IRIs are resolved against where no @base of
// the text says otherwise: the address of the page or file, mostly. In a page
// with a base element it is what that gives (JSON-LD 1.1, section 7.1).
func Base(iri string) ReadOption { return func(o *readOptions) { o.base = iri } }

// Within reads a text that is a part of a file, such as the content of a script
// element in a page: places are those in the file, which was added to the graph,
// and the dataset shares the files of the graph (see [rdf.Dataset.ShareFiles]).
// The function gives for the offset of a byte of the text the one in the file.
// [FileName] changes nothing then.
func Within(graph *rdf.Graph, file *rdf.File, offset func(int) int) ReadOption {
	return func(o *readOptions) { o.within, o.file, o.start, o.offset = graph, file, 0, offset }
}

// WithinAt is [Within] for a text that stands in the file byte by byte as it is given,
// from an offset on. It saves time.
func WithinAt(graph *rdf.Graph, file *rdf.File, start int) ReadOption {
	return func(o *readOptions) { o.within, o.file, o.start, o.offset = graph, file, start, nil }
}

// Context ends reading soon after the context ends, which is a problem then.
// What was read up to there is in the dataset.
func Context(ctx context.Context) ReadOption { return func(o *readOptions) { o.ctx = ctx } }

// KeepUndefined keeps what the specification has dropped since it is no IRI, for
// those who check what a page says: a term that no context defines is the
// predicate or type by its bare name, "name", and a relative IRI without a base
// stays as it is, "#clinic". It is a problem nevertheless. No notation of RDF
// can write such a graph.
func KeepUndefined() ReadOption { return func(o *readOptions) { o.keepUndefined = true } }

// MembersAsStrings reads "https://schema.org/InStock" as the string that it is
// for every JSON-LD processor, where by default it is the member of the
// enumeration if the property expects that; see the package documentation.
func MembersAsStrings() ReadOption { return func(o *readOptions) { o.membersAsStrings = true } }

// DropTexts leaves out what schema.org wants an IRI for and is none, as JSON-LD
// processors do, where by default it is kept as a text. It is a problem then.
func DropTexts() ReadOption { return func(o *readOptions) { o.dropTexts = true } }

// TextDirection says what becomes of the base direction of texts (@direction),
// for which RDF 1.1 has no form (JSON-LD 1.1, section 4.2.4.1).
type TextDirection uint8

const (
	// NoDirection leaves the direction out: the text has its language, or is a
	// plain string.
	NoDirection TextDirection = iota
	// I18nDatatype gives the text a datatype in the namespace
	// https://www.w3.org/ns/i18n#, of its language and its direction.
	I18nDatatype
	// CompoundLiteral makes a blank node of the text, with the properties
	// rdf:value, rdf:language and rdf:direction.
	CompoundLiteral
)

// Direction says what becomes of the base direction of texts, [NoDirection] by
// default.
func Direction(form TextDirection) ReadOption { return func(o *readOptions) { o.direction = form } }

// Limits keep a text that nobody means well with from taking all time and memory.
// A limit that is hit is a problem that says so (see [rdf.Problem]). A field that is zero
// or less stands for the default.
type Limits struct {
	// Size is how many bytes the text may have, 64 MB by default, and 1 GB at
	// most. A text that has more is not read.
	Size int
	// Depth is how deep objects and arrays may be nested: 500 by default, and
	// 10,000 at most. What is deeper is not read.
	Depth int
	// Values is how many values the text may have, all objects, arrays, strings,
	// numbers, booleans and nulls together, 4,000,000 by default. Reading ends
	// there.
	Values int
	// Digits is how many characters a number may have, 1,000 by default. One that
	// has more is left out.
	Digits int
	// Terms is how many terms the contexts of the text may define, 20,000 by
	// default. What they define beyond is left out.
	Terms int
	// Problems is how many problems are given before reading ends, 1,000 by
	// default.
	Problems int
}

const (
	mostSize  = 1 << 30
	mostDepth = 10_000
)

func (l Limits) orDefault() Limits {
	choose := func(limit, byDefault int) int {
		if limit <= 0 {
			return byDefault
		}
		return limit
	}
	return Limits{
		Size: min(choose(l.Size, 64<<20), mostSize), Depth: min(choose(l.Depth, 500), mostDepth), Values: choose(l.Values, 4_000_000),
		Digits: choose(l.Digits, 1000), Terms: choose(l.Terms, 20_000), Problems: choose(l.Problems, 1000),
	}
}

// Limit sets limits.
func Limit(limits Limits) ReadOption {
	return func(o *readOptions) { o.limits = limits.orDefault() }
}

// reader is the processor: it goes over the tape once, expands what it meets
// (JSON-LD 1.1 API, section 5.1) and adds the triples of it (section 8.1) to the
// graphs.
type reader struct {
	readOptions
	lexer   lexer
	tape    *tape
	dataset *rdf.Dataset
	// definitions are those of schema.org.
	definitions *schemaTable
	problems    []*rdf.Problem
	// ended says that there are too many problems, or that the context ended.
	ended bool
	steps int
	// tell, tellLimited and askCanceled are report, limited and canceled, for the lexer.
	tell        func(at int, code, what, expected, mend string) bool
	tellLimited func()
	askCanceled func() bool

	// first is the place of the first byte, where that of each is as far behind it as in
	// the text; else 0.
	first rdf.Pos

	contexts contextState
	// entries are the members of the objects that are being read, and items those
	// of the lists.
	entries []entry
	items   []rdf.Value
	// mostEntries is how many entries there were at a time.
	mostEntries int
	labels      labels
	// undefined are the terms that were told of.
	undefined map[string]struct{}
}

var readers = sync.Pool{New: func() any {
	r := new(reader)
	r.tell, r.tellLimited, r.askCanceled = r.report, r.limited, r.canceled
	return r
}}

// largestTape is how many tokens are kept room for between uses.
const largestTape = 1 << 16

func (r *reader) release() {
	tokens, open := r.lexer.tokensOf(), r.lexer.open
	if cap(tokens) > largestTape {
		tokens = nil
	}
	clear(open[:cap(open)])
	clear(r.entries[:min(r.mostEntries, cap(r.entries))])
	clear(r.items[:cap(r.items)])
	entries, items := r.entries[:0], r.items[:0]
	if cap(entries) > largestTape/16 {
		entries = nil
	}
	if cap(items) > largestTape/16 {
		items = nil
	}
	main := r.tape
	if main != nil {
		*main = tape{tokens: tokens[:0]}
	}
	// Clearing all and setting what is kept costs less than a copy of all: see set in rdf.
	tell, tellLimited, askCanceled := r.tell, r.tellLimited, r.askCanceled
	*r = reader{}
	r.tape, r.entries, r.items, r.lexer.open = main, entries, items, open[:0]
	r.tell, r.tellLimited, r.askCanceled = tell, tellLimited, askCanceled
	readers.Put(r)
}

func (l *lexer) tokensOf() []token {
	if l.tape == nil {
		return nil
	}
	return l.tape.tokens
}

// read reads the text into the dataset.
func (r *reader) read(text []byte) {
	if r.within != nil {
		if err := r.dataset.ShareFiles(r.within); err != nil {
			r.file = nil // nothing was added to the dataset, so this cannot be
		}
	} else {
		size := text
		if len(text) > r.limits.Size {
			size = nil
		}
		r.file = r.dataset.AddFile(r.name, size)
	}
	if r.tape == nil {
		r.tape = new(tape)
	}
	r.tape.from = -1
	if len(text) > r.limits.Size {
		r.report(0, "", fmt.Sprintf("the JSON has %d bytes", len(text)), fmt.Sprintf("at most %d", r.limits.Size), "raise the limit, or read it in parts")
		r.limited()
		return
	}
	if isUTF16(text) {
		r.report(0, "", "the text is UTF-16", "UTF-8", "save it as UTF-8")
		return
	}
	r.tape.src = string(text)
	r.lex(r.tape)
	if first := r.file.Pos(r.start); r.offset == nil && len(r.tape.moved) == 0 && r.file.Pos(r.start+len(text)) == first+rdf.Pos(len(text)) {
		r.first = first
	}
	if len(r.tape.tokens) == 0 {
		if len(r.problems) == 0 || strings.TrimSpace(r.tape.src) == "" {
			r.report(0, "", "there is no JSON", "an object or an array of objects", "")
		}
		return
	}
	r.definitions = schemaTerms()
	// Names that are keywords have no property, and their values are none of a graph. Arrays
	// are no values of a graph either, nor is what stands at top level.
	l := &r.lexer
	r.dataset.Graph(rdf.Subject{}).Grow(l.objects, l.names-l.keywords, l.values-l.keywords-l.arrays-1)
	for i := uint32(0); i < uint32(len(r.tape.tokens)) && !r.ended; i = r.tape.tokens[i].next {
		r.document(i)
	}
}

// lex cuts a text into tokens.
func (r *reader) lex(t *tape) {
	l := &r.lexer
	*l = lexer{tape: t, open: l.open[:0], isUTF8: utf8.ValidString(t.src), careful: r.careful, limits: r.limits, report: r.tell, limited: r.tellLimited}
	if r.ctx != nil {
		l.canceled = r.askCanceled
	}
	l.read()
	if l.isTwiceEncoded() {
		l.unwrap()
		l.read()
	}
}

// isUTF16 tells whether a text is UTF-16: by its byte order mark, or since of its first
// two characters, which are ASCII in JSON, one byte each is 0.
func isUTF16(text []byte) bool {
	if len(text) < 2 {
		return false
	}
	if a, b := text[0], text[1]; a == 0xFE && b == 0xFF || a == 0xFF && b == 0xFE {
		return true
	}
	return len(text) >= 4 && (text[0] == 0) != (text[1] == 0) && (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0)
}

// canceled tells whether the context of the caller ended.
func (r *reader) canceled() bool {
	if r.ctx == nil || r.ctx.Err() == nil {
		return false
	}
	if !r.ended {
		r.report(0, "", "reading was ended: "+context.Cause(r.ctx).Error(), "", "what was read up to there is kept")
		r.limited()
		r.ended = true
	}
	return true
}

// goesOn tells whether reading goes on. It is asked for every object and every
// value of an array.
func (r *reader) goesOn() bool {
	if r.steps++; r.steps&0xFFF == 0 && r.ctx != nil {
		r.canceled()
	}
	return !r.ended
}

// report reports a problem at a place in the text and tells whether reading goes
// on. The code is that of JSON-LD 1.1 API, section 9.6, where it has one.
func (r *reader) report(at int, code, what, expected, mend string) bool {
	if r.ended {
		return false
	}
	if code != "" && r.fault != nil {
		r.fault(code)
	}
	position := r.position(at)
	r.problems = append(r.problems, &rdf.Problem{What: what, Expected: expected, Mend: mend, Position: position})
	if len(r.problems) < r.limits.Problems {
		return true
	}
	r.problems = append(r.problems, &rdf.Problem{
		What: "there may be more problems: reading ended here", Expected: fmt.Sprintf("less than %d problems", r.limits.Problems), Incomplete: true, Position: position,
	})
	r.ended = true
	return false
}

// limited says of the problem that was told last that a limit was hit.
func (r *reader) limited() {
	if n := len(r.problems); n > 0 {
		r.problems[n-1].Incomplete = true
	}
}

// reportAt reports a problem at a token of the text.
func (r *reader) reportAt(i uint32, code, what, expected, mend string) {
	r.report(r.tape.offset(i), code, what, expected, mend)
}

func (r *reader) position(at int) rdf.Position {
	position := r.dataset.Position(r.place(at))
	if !position.IsValid() {
		return rdf.Position{File: r.name, Offset: at, Line: 1, Column: 1}
	}
	return position
}

// place gives the place in the graphs of an offset of the text.
func (r *reader) place(at int) rdf.Pos {
	if r.offset != nil {
		return r.file.Pos(r.offset(at))
	}
	return r.file.Pos(r.start + at)
}

// pos gives the place in the graphs of a token.
func (r *reader) pos(i uint32) rdf.Pos {
	if tok := &r.tape.tokens[i]; r.first != 0 {
		return r.first + rdf.Pos(tok.start-tok.quote())
	}
	return r.place(r.tape.offset(i))
}
