package check

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/excerpt"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// note is what a rule found, before it is written out as a [Finding]. What is to be read
// in it stands among the words of the run, which become one text when the run is over. It
// leads to rules, to what these state and to the room of the run alone, so that nobody has to
// clear it: what is cleared is work for the garbage collector.
type note struct {
	// rule is nil where reading found the problem.
	rule  *Rule
	at    At
	order int
	// message and suggestion are where they stand among the words of the run.
	message, suggestion stretch
	// stated is what the finding states beside, nil where that is what the rule does.
	stated *Stated
	// rare is the number of what few notes have, counted from 1, else 0.
	rare int32
	// beside is the second place that the note is about, 0 where there is none.
	beside rdf.Pos
	about  vocab.Term
	// severity is that of the rule where it is 0.
	severity Severity
	// sourced tells that the address of what to read is that of the rule's source.
	sourced bool
}

// rareNote is what few notes have.
type rareNote struct {
	// problem is what was wrong in reading.
	problem *rdf.Problem
	// doc is the address of what to read.
	doc     string
	related []Place
}

// stretch is a part of the words of a run.
type stretch struct{ from, to int }

func (s stretch) in(text string) string { return text[s.from:s.to] }

// written is what is made of a note when the run is over: where its path, its pointer and
// the address of what to read stand among the words, and its place.
type written struct {
	path, pointer, doc stretch
	position           rdf.Position
}

// newNote notes what was said last, as the message. The note is good until the next one.
func (p *Pass) newNote(rule *Rule, at At, stated *Stated) *note {
	p.notes = roomy(p.notes, 1)
	p.notes = p.notes[:len(p.notes)+1]
	n := &p.notes[len(p.notes)-1] // with what stood there in a run before
	n.rule, n.at, n.order, n.stated = rule, at, p.orderOf(at), stated
	n.message, n.suggestion, n.rare = p.said(), stretch{}, 0
	n.beside, n.about, n.severity, n.sourced = 0, 0, 0, false
	return n
}

// suggest gives the last note a suggestion.
func (p *Pass) suggest(suggestion string) {
	if suggestion != "" {
		p.say(suggestion)
		p.notes[len(p.notes)-1].suggestion = p.said()
	}
}

// addRare gives the last note what few have.
func (p *Pass) addRare(rare rareNote) {
	p.rare = append(p.rare, rare)
	p.notes[len(p.notes)-1].rare = int32(len(p.rare))
}

// rareOf gives what few notes have of one that has it.
func (p *Pass) rareOf(n *note) *rareNote { return &p.rare[n.rare-1] }

// say begins or continues a message, which [Pass.reportSaid] ends. Messages that rules often
// report are made so: others are texts of their own, which are made and thrown away.
func (p *Pass) say(parts ...string) *Pass {
	for _, part := range parts {
		p.words = append(p.words, part...)
	}
	return p
}

// sayQuoted shows a text of the input as [quote] does.
func (p *Pass) sayQuoted(text string) *Pass {
	p.words = appendQuoted(p.words, text)
	return p
}

// said gives the message that was begun, which ends here.
func (p *Pass) said() stretch {
	message := stretch{p.heard, len(p.words)}
	p.heard = message.to
	return message
}

// pagePath is the path of what is about the page as such.
const pagePath = "page"

// writeNotes gives the findings of a run in the order of reports, without what is told
// twice, and puts into words where the things stand of which something is told.
func (p *Pass) writeNotes(eligible []Eligibility) []Finding {
	p.written = slices.Grow(p.written, len(p.notes))[:len(p.notes)]
	for i := range p.notes {
		w, n := &p.written[i], &p.notes[i]
		p.place(w, n)
		switch {
		case n.rule == nil:
			w.position = p.rareOf(n).problem.Position
		case i > 0 && p.notes[i-1].rule != nil && p.notes[i-1].at.pos == n.at.pos:
			w.position = p.written[i-1].position // most findings of a thing stand at it
		case n.at.thing != nil && n.at.pos == n.at.thing.Pos:
			w.position = p.positionOf(n.at.thing)
		default:
			w.position = p.positions.Position(n.at.pos)
		}
	}
	for _, t := range p.eligibleOf {
		p.placeOf(t)
	}
	text := string(p.words)
	for i := range eligible {
		at := p.placeOf(p.eligibleOf[i])
		e := &eligible[i]
		e.Path, e.Pointer, e.Position = at.path.in(text), at.pointer.in(text), p.positionOf(p.eligibleOf[i])
	}
	if len(p.notes) == 0 {
		return nil
	}
	repeated := p.sortNotes(text)
	findings := make([]Finding, len(p.notes))
	beside := make([]Place, 0, p.besides)
	other, position := rdf.Pos(0), rdf.Position{}
	for i := range p.keys {
		number := p.keys[i].number()
		n := &p.notes[number]
		p.write(&findings[i], n, text, &p.written[number])
		if n.beside != 0 {
			if other != n.beside { // of a text that stands often the first is named each time
				other, position = n.beside, p.positions.Position(n.beside)
			}
			if position.IsValid() {
				beside = append(beside, Place{Message: "the other stands here", Position: position})
				findings[i].Related = beside[len(beside)-1 : len(beside) : len(beside)]
			}
		}
	}
	if repeated {
		findings = slices.CompactFunc(findings, func(a, b Finding) bool { return sameFinding(&a, &b) })
	}
	return findings
}

// manyWords is more than most places have bytes.
const manyWords = 512

// place puts into words where a note stands.
func (p *Pass) place(w *written, n *note) {
	w.path, w.pointer, w.doc = stretch{}, stretch{}, stretch{} // those of a run before stood there
	switch {
	case n.rule == nil:
		return
	case n.at.thing == nil:
		w.path.from = len(p.words)
		p.words = append(p.words, pagePath...)
		w.path.to = len(p.words)
	default:
		p.placeInThing(w, n)
	}
	if n.about != 0 {
		w.doc.from = len(p.words)
		p.words = append(append(p.words, vocab.SecureNamespace...), n.about.Name()...)
		w.doc.to = len(p.words)
	}
}

// placeInThing puts into words where a thing stands, or a property or value of it. The
// pointer is empty where it would be too long.
func (p *Pass) placeInThing(w *written, n *note) {
	p.words = roomy(p.words, manyWords)
	at := p.placeOf(n.at.thing)
	if n.at.property == nil {
		w.path, w.pointer = at.path, at.pointer
		return
	}
	w.path.from = len(p.words)
	p.words = append(p.words, p.words[at.path.from:at.path.to]...)
	p.words = appendPath(p.words, n.at.property, int(n.at.value))
	w.path.to = len(p.words)
	if at.far {
		return
	}
	w.pointer.from = len(p.words)
	p.words = append(p.words, p.words[at.pointer.from:at.pointer.to]...)
	p.words = appendPointer(p.words, n.at.property, int(n.at.value))
	w.pointer.to = len(p.words)
}

// noteKey is what most notes are put in order by: in place stand where a note stands in the
// input and, in its lower half, among all that was looked at. In rest stand how much it does
// not matter, the rank of its rule, 0 where one of the notes has none, and its number.
type noteKey struct{ place, rest uint64 }

const (
	numberBits = 32
	rankBits   = 24
	// ranked are the bits of a key's rest that tell more than the number.
	ranked = 1<<64 - 1<<numberBits
)

func newNoteKey(offset, order, number int, severity Severity, rank int32) noteKey {
	return noteKey{uint64(offset)<<32 | uint64(order), uint64(^severity)<<(rankBits+numberBits) | uint64(rank)<<numberBits | uint64(number)}
}

func (k *noteKey) number() int { return int(uint32(k.rest)) }

func (k *noteKey) isAfter(other *noteKey) bool {
	return k.place > other.place || k.place == other.place && k.rest&ranked > other.rest&ranked
}

// fewNotes are put in order by insertion: most stand in order already.
const fewNotes = 128

// sortNotes puts the notes into the order of reports, and tells whether two may say the
// same.
func (p *Pass) sortNotes(text string) (repeated bool) {
	p.keys = slices.Grow(p.keys[:0], len(p.notes))[:len(p.notes)]
	few, ranked := len(p.notes) <= fewNotes, ^uint64(0)
	for i := range p.keys {
		w, n := &p.written[i], &p.notes[i]
		rank := n.rank()
		p.keys[i] = newNoteKey(w.position.Offset, n.order, i, p.level(n), rank)
		few = few && uint64(w.position.Offset|n.order) <= math.MaxUint32 && rank < 1<<rankBits && w.position.File == p.written[0].position.File
		if rank == 0 {
			ranked = ^uint64((1<<rankBits - 1) << numberBits)
		}
	}
	for i := range p.keys {
		p.keys[i].rest &= ranked
	}
	compare := func(a, b noteKey) int {
		one, other := a.number(), b.number()
		c := p.compareNotes(one, other, text)
		repeated = repeated || c == 0 && one != other
		return cmp.Or(c, one-other)
	}
	if !few {
		slices.SortFunc(p.keys, compare)
		return repeated
	}
	insertionSort(p.keys)
	for first := 0; first < len(p.keys); { // what the keys do not tell, words do
		next := first + 1
		for next < len(p.keys) && !p.keys[next].isAfter(&p.keys[first]) {
			next++
		}
		if next-first > 1 {
			slices.SortFunc(p.keys[first:next], compare)
		}
		first = next
	}
	return repeated
}

func insertionSort(keys []noteKey) {
	for i := 1; i < len(keys); i++ {
		key := keys[i]
		if !keys[i-1].isAfter(&key) {
			continue
		}
		from, to := 0, i-1 // what is after the key begins between these
		for from < to {
			if middle := (from + to) / 2; keys[middle].isAfter(&key) {
				to = middle
			} else {
				from = middle + 1
			}
		}
		copy(keys[from+1:i+1], keys[from:i])
		keys[from] = key
	}
}

// compareNotes tells which of two notes comes first in a report.
func (p *Pass) compareNotes(a, b int, text string) int {
	one, other := &p.written[a], &p.written[b]
	if one.position.File != other.position.File {
		return strings.Compare(one.position.File, other.position.File)
	}
	if c := cmp.Compare(one.position.Offset, other.position.Offset); c != 0 {
		return c
	}
	first, second := &p.notes[a], &p.notes[b]
	if c := cmp.Compare(first.order, second.order); c != 0 {
		return c
	}
	if c := cmp.Compare(p.level(second), p.level(first)); c != 0 { // the worst first
		return c
	}
	return cmp.Or(
		strings.Compare(first.ruleID(), second.ruleID()),
		strings.Compare(first.message.in(text), second.message.in(text)),
		strings.Compare(p.pointer(first, text, one), p.pointer(second, text, other)),
		strings.Compare(one.path.in(text), other.path.in(text)),
	)
}

// level gives how much a note matters.
func (p *Pass) level(n *note) Severity {
	switch {
	case n.severity != 0:
		return n.severity
	case n.rule != nil:
		return n.rule.Severity
	case p.rareOf(n).problem.Unknown:
		return Warning
	}
	return Error
}

// rank gives that of the rule.
func (n *note) rank() int32 {
	if n.rule == nil {
		return 0
	}
	return n.rule.rank
}

func (n *note) ruleID() string {
	if n.rule == nil {
		return inputFamily
	}
	return n.rule.ID
}

func (p *Pass) pointer(n *note, text string, w *written) string {
	if n.rule == nil {
		return p.rareOf(n).problem.Pointer
	}
	return w.pointer.in(text)
}

// write makes a finding of a note.
func (p *Pass) write(f *Finding, n *note, text string, w *written) {
	f.Rule, f.Family, f.Severity = inputFamily, inputFamily, p.level(n)
	f.Message, f.Pointer, f.Position, f.order = n.message.in(text), p.pointer(n, text, w), w.position, int32(n.order)
	if n.rule == nil {
		f.Private = strings.Contains(f.Message, excerpt.Withheld)
		return
	}
	f.Rule, f.Family = n.rule.ID, n.rule.Family
	f.Path, f.Suggestion, f.States = w.path.in(text), n.suggestion.in(text), n.rule.States
	f.Private = n.rule.Private || n.at.thing != nil && n.at.property != nil && isByVisitor(n.at.thing, n.at.property)
	if n.at.thing != nil && n.at.thing.isOfVisitor() {
		f.withhold(n.at)
	}
	f.Private = f.Private || strings.Contains(f.Message, "…") && strings.Contains(f.Message, excerpt.Withheld)
	if n.stated != nil {
		f.States, f.Consequence = cmp.Or(n.stated.States, f.States), n.stated.Consequence
	}
	if f.States == WrongValue && (n.at.property == nil || n.at.value == wholeProperty) {
		f.States = "" // it is said of the property
	}
	switch {
	case n.rare != 0:
		rare := p.rareOf(n)
		f.Doc, f.Related = rare.doc, rare.related
	case n.sourced:
		f.Doc = n.rule.Source.Address
	default:
		f.Doc = w.doc.in(text)
	}
}

// withhold takes out of a finding what a visitor may have written: in his texts any property
// may hold by mistake what belongs into another.
func (f *Finding) withhold(at At) {
	if excerpt.IsRunning(f.Suggestion) {
		f.Message, _, _ = strings.Cut(f.Message, "; write ")
		f.Suggestion = ""
	}
	f.Message, _ = excerpt.Withhold(f.Message)
	if at.property != nil && at.value != wholeProperty {
		f.Private = f.Private || excerpt.IsRunning(at.property.Values[at.value].Text)
	}
}
