package rdf

import (
	"io"
	"strings"
	"sync"
)

// turtleWriter is the sink that writes Turtle.
//
// A node without a name is written in brackets where it is nested. One with a
// name, an IRI or a label, cannot stand there: its statement is a block of its
// own, which waits until the statement of the node at top level ends. The first
// block is what goes out.
type turtleWriter struct {
	writer
	prefixTable
	frames []turtleFrame
	// subjects are the open nodes as they are written.
	subjects []byte
	// blocks are the texts of all statements; that of the current one is in hand.
	blocks  []turtleBlock
	current int
	// line is where the line begins that is being written, in the text in hand.
	line int
	// waiting is how many bytes the blocks have that are neither the first nor in
	// hand.
	waiting int
	// firstOpen is the number of the outermost node whose statement is open.
	firstOpen int
	// isOpen says that a statement is open in the first block.
	isOpen bool
	// unnamed is how many open nodes have no name: their statements cannot be
	// interrupted.
	unnamed int
	// begun says that there was a statement, so that an empty line is next.
	begun bool
	// counting says that nothing is written but the prefixes are found which are made
	// use of, and mayCount that it may be so.
	counting, mayCount bool
}

type turtleBlock struct {
	text []byte
	line int
}

// turtleFrame is an open node.
type turtleFrame struct {
	// subject is where the node begins in subjects.
	subject int
	// block is that of its statement, or noBlock.
	block int
	// level is how deep its predicates stand.
	level int
	// unnamed says that it has no name, and inBrackets that it is nested in the
	// statement of another, too.
	unnamed, inBrackets bool
	// isOpen says that a predicate was written; property is the last one.
	isOpen   bool
	property string
}

const (
	noBlock = -1
	// maxBrackets is how deep brackets nest. What is nested deeper is written with
	// its label, since lines would become ever longer, and readers have limits.
	maxBrackets = 32
	// waitingSize is how many bytes may wait before open statements are interrupted
	// for them, where that can be.
	waitingSize = 64 << 10
	// lineLength is from where on a further object is written in the next line.
	lineLength = 80
)

var turtleWriters = sync.Pool{New: func() any { return new(turtleWriter) }}

func (w *turtleWriter) release() {
	w.clear()
	w.namespaces = w.namespaces[:0]
	if cap(w.frames) > 1024 {
		w.frames = nil
	}
	clear(w.frames[:cap(w.frames)])
	if cap(w.subjects) > largeRoom {
		w.subjects = nil
	}
	w.blocks[0] = turtleBlock{} // the buffer of the caller
	room := 0
	for _, block := range w.blocks[:cap(w.blocks)] {
		room += cap(block.text)
	}
	if room > largeRoom || cap(w.blocks) > 1024 {
		w.blocks = nil
	}
	turtleWriters.Put(w)
}

// write writes the graph, with the prefixes that it makes use of in front. Which
// these are is known only at the end: what is not much is kept until then. What is
// more is dropped, and told once more when the prefixes are counted.
func (w *turtleWriter) write(buffer []byte, out io.Writer, source Source, options []WriteOption) ([]byte, error) {
	w.blocks = append(w.blocks[:0], turtleBlock{})
	w.begin(buffer, out, options)
	if err := w.choosePrefixes(w.prefixes, w.secure); err != nil {
		return buffer, err
	}
	start := len(buffer)
	w.mayCount = out != nil
	err := w.tell(buffer, source)
	if err == nil && w.counting {
		w.mayCount, w.onlyUsed = false, true
		w.nesting = nesting{open: w.nesting.open[:0]}
		err = w.tell(w.insertPrefixes(w.buffer[:0], 0), source)
	} else if err == nil {
		w.buffer = w.insertPrefixes(w.buffer, start)
	}
	if err == nil && out != nil {
		w.buffer, err = w.flush(w.buffer)
	}
	return w.change(w.buffer, 0), err // a block is the writer's own
}

// tell writes all that the source tells behind the buffer.
func (w *turtleWriter) tell(buffer []byte, source Source) error {
	w.buffer, w.counting = buffer, false
	w.frames, w.subjects, w.blocks = w.frames[:0], w.subjects[:0], w.blocks[:1]
	w.current, w.line, w.waiting, w.firstOpen, w.unnamed, w.isOpen, w.begun = 0, len(buffer), 0, 0, 0, false, false
	err := source.TellTo(w)
	if w.counting {
		return w.counted(err)
	}
	return w.result(source, err)
}

// Tell writes a run of events.
func (w *turtleWriter) Tell(events []Event) error {
	if w.fault != nil {
		return w.fault
	}
	if w.counting {
		return w.count(events)
	}
	b := w.buffer
	var err error
	for i := range events {
		e := &events[i]
		if err = w.nesting.step(e); err != nil {
			break
		}
		switch e.Kind {
		case GraphStart:
		case NodeStart:
			b, err = w.startNode(b, e)
		case Type:
			if b, err = w.verb(b, TypeIRI, 0); err == nil {
				b, err = w.name(b, e.Text, e.Term)
			}
		case NodeEnd:
			b = w.endNode(b)
		default:
			if b, err = w.verb(b, e.Property, e.Term); err == nil {
				b, err = w.object(b, e)
			}
		}
		if err == nil {
			b, err = w.makeRoom(b)
		}
		if err != nil {
			break
		}
		if w.counting {
			w.buffer = b
			return w.count(events[i+1:])
		}
	}
	w.buffer, w.fault = b, err
	return err
}

// makeRoom gives away what need not be held any longer.
func (w *turtleWriter) makeRoom(b []byte) ([]byte, error) {
	inHand := 0
	if w.current > 0 {
		inHand = len(b)
	}
	if w.waiting+inHand > waitingSize && w.unnamed == 0 {
		b = w.interrupt(b)
	}
	if w.current > 0 || len(b) < w.full {
		return b, nil
	}
	if w.mayCount {
		w.counting = true
		return b[:0], nil
	}
	w.line -= len(b)
	return w.flush(b)
}

func (w *turtleWriter) startNode(b []byte, e *Event) ([]byte, error) {
	f := turtleFrame{subject: len(w.subjects), block: noBlock, level: 1, unnamed: e.Flags&(Blank|Referenced) == Blank}
	if top := len(w.frames) - 1; top >= 0 {
		var err error
		if b, err = w.verb(b, e.Property, e.Term); err != nil {
			return b, err
		}
		around := &w.frames[top]
		if f.unnamed && around.level < maxBrackets {
			f.inBrackets, f.block, f.level = true, around.block, around.level+1
			b = append(b, '[')
		} else {
			f.unnamed = false
		}
	}
	if f.unnamed {
		w.unnamed++
	}
	var err error
	switch {
	case f.unnamed:
		w.subjects = append(w.subjects, "[]"...)
	case e.Flags&Blank != 0:
		w.subjects = w.blankNode(w.subjects, e.Text)
	default:
		w.subjects, err = w.name(w.subjects, e.Text, 0)
	}
	if len(w.frames) > 0 && !f.inBrackets {
		b = append(b, w.subjects[f.subject:]...)
	}
	w.frames = append(w.frames, f)
	return b, err
}

func (w *turtleWriter) endNode(b []byte) []byte {
	top := len(w.frames) - 1
	f := &w.frames[top]
	switch {
	case f.inBrackets && f.isOpen:
		b = append(w.newLine(b, f.level-1), ']')
	case f.inBrackets:
		b = append(b, ']')
	case f.isOpen:
		b = w.stop(b, f)
	}
	if f.unnamed {
		w.unnamed--
	}
	w.subjects, w.frames, w.firstOpen = w.subjects[:f.subject], w.frames[:top], min(w.firstOpen, top)
	if top == 0 {
		return w.putOut(b)
	}
	if around := &w.frames[top-1]; around.block != noBlock {
		b = w.change(b, around.block)
	}
	return b
}

// verb writes what leads to an object: a comma where the predicate is that of the
// object before, and else the predicate, in a statement that it begins where none
// is open.
func (w *turtleWriter) verb(b []byte, property string, term uint16) ([]byte, error) {
	f := &w.frames[len(w.frames)-1]
	switch {
	case f.isOpen && f.property == property && len(b)-w.line < lineLength:
		return append(b, ',', ' '), nil
	case f.isOpen && f.property == property:
		return w.newLine(append(b, ','), f.level+1), nil
	case f.isOpen:
		b = w.newLine(append(b, ' ', ';'), f.level)
	case f.inBrackets:
		b = w.newLine(b, f.level)
	default:
		b = w.start(b, f)
		w.firstOpen = min(w.firstOpen, len(w.frames)-1)
	}
	f.isOpen, f.property = true, property
	if property == TypeIRI {
		return append(b, 'a', ' '), nil
	}
	b, err := w.name(b, property, term)
	return append(b, ' '), err
}

// start begins the statement of a node: in the first block where no other is open
// there, else in a block of its own.
func (w *turtleWriter) start(b []byte, f *turtleFrame) []byte {
	if !w.isOpen {
		b = w.change(b, 0)
		if w.begun {
			b = append(b, '\n')
			w.line = len(b)
		}
		w.begun, w.isOpen, f.block = true, true, 0
	} else {
		f.block = len(w.blocks)
		if f.block < cap(w.blocks) {
			w.blocks = w.blocks[:f.block+1]
			w.blocks[f.block] = turtleBlock{text: w.blocks[f.block].text[:0]}
		} else {
			w.blocks = append(w.blocks, turtleBlock{})
		}
		b = w.change(b, f.block)
	}
	return append(append(b, w.subjects[f.subject:]...), ' ')
}

// stop ends the statement of a node, which is in hand.
func (w *turtleWriter) stop(b []byte, f *turtleFrame) []byte {
	if f.block == 0 {
		w.isOpen = false
	}
	f.isOpen, f.block, f.property = false, noBlock, ""
	b = append(b, " .\n"...)
	w.line = len(b)
	return b
}

// change takes another block in hand.
func (w *turtleWriter) change(b []byte, to int) []byte {
	if to == w.current {
		return b
	}
	w.blocks[w.current] = turtleBlock{b, w.line}
	if w.current > 0 {
		w.waiting += len(b)
	}
	if to > 0 {
		w.waiting -= len(w.blocks[to].text)
	}
	w.current, w.line = to, w.blocks[to].line
	return w.blocks[to].text
}

// interrupt ends all open statements, so that nothing has to wait any longer.
// Nodes of which more is told have another statement then.
func (w *turtleWriter) interrupt(b []byte) []byte {
	for i := w.firstOpen; i < len(w.frames); i++ {
		if f := &w.frames[i]; f.isOpen {
			b = w.stop(w.change(b, f.block), f)
		}
	}
	w.firstOpen = len(w.frames)
	return w.putOut(b)
}

// putOut moves all blocks to the first, when no statement is open.
func (w *turtleWriter) putOut(b []byte) []byte {
	b = w.change(b, 0)
	for _, block := range w.blocks[1:] {
		b = append(append(b, '\n'), block.text...)
	}
	w.blocks, w.line, w.waiting = w.blocks[:1], len(b), 0
	return b
}

// newLine begins a line two spaces in for each level.
func (w *turtleWriter) newLine(b []byte, level int) []byte {
	b = append(b, '\n')
	w.line = len(b)
	for range level {
		b = append(b, "  "...)
	}
	return b
}

// name writes an IRI, with a prefix where there is one for it.
func (w *turtleWriter) name(b []byte, iri string, term uint16) ([]byte, error) {
	if known, err := w.term(iri, term); err != nil {
		return b, err
	} else if known == nil {
		if err := w.check(iri); err != nil {
			return b, err
		}
	}
	iri = w.spelled(iri)
	if p, local := w.prefixOf(iri); p != nil {
		return p.append(b, local), nil
	}
	return appendAngled(b, iri), nil
}

// spelled gives an IRI in the namespace that is asked for.
func (w *turtleWriter) spelled(iri string) string {
	if w.secure {
		if name, is := termName(iri); is {
			return secureNamespace + name
		}
	}
	return iri
}

// object writes the object of a triple.
func (w *turtleWriter) object(b []byte, e *Event) ([]byte, error) {
	switch e.Kind {
	case IRI:
		return w.name(b, e.Text, 0)
	case BlankNode:
		return w.blankNode(b, e.Text), nil
	case String:
		return w.text(b, e.Text)
	case LanguageString:
		return w.inLanguage(b, e.Text, e.Tag)
	case Number: // whose canonical forms are all such that Turtle reads them so
		b, _, err := appendNumber(b, e.Text)
		return b, err
	case Boolean:
		return append(b, e.Text...), checkBoolean(e.Text)
	case TypedLiteral:
		return w.typedLiteral(b, e.Text, e.Tag)
	}
	return b, notAValue(e.Kind)
}

func (w *turtleWriter) typedLiteral(b []byte, text, datatype string) ([]byte, error) {
	if isBare(text, datatype) {
		return append(b, text...), nil
	}
	b, err := w.text(b, text)
	if err != nil || datatype == XSDString {
		return b, err
	}
	if err := checkDatatype(datatype); err != nil {
		return b, err
	}
	return w.name(append(b, '^', '^'), datatype, 0)
}

// isBare tells whether Turtle reads the text, without quotes, as a literal of
// the datatype. Forms that are rare, .5 and 5.E0, keep their quotes.
func isBare(text, datatype string) bool {
	switch datatype {
	case XSDBoolean:
		return text == "true" || text == "false"
	case XSDInteger, xsdDecimal, XSDDouble:
		end, read := turtleNumber(text, 0)
		dot := strings.IndexByte(text, '.')
		return end == len(text) && end > 0 && read == datatype &&
			(dot < 0 || dot > 0 && isDigit(text[dot-1]) && isDigit(text[dot+1]))
	}
	return false
}

// insertPrefixes writes the prefixes that are made use of, and an empty line,
// into the text.
func (w *turtleWriter) insertPrefixes(b []byte, at int) []byte {
	start := len(b)
	for i := range w.namespaces {
		if n := &w.namespaces[i]; n.used {
			b = append(append(append(b, "@prefix "...), n.name...), ": <"...)
			b = append(append(b, n.iri...), "> .\n"...)
		}
	}
	if len(b) == start {
		return b
	}
	b = append(b, '\n')
	if at == start {
		return b
	}
	head := append(w.subjects[:0], b[start:]...)
	copy(b[at+len(head):], b[at:start])
	copy(b[at:], head)
	w.subjects = head[:0]
	return b
}
