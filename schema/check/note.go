package check

import (
	"cmp"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// note is what a rule found, before it is written out as a [Finding]: where it stands is
// put into words when the run is over, for all notes into one text.
type note struct {
	// rule is nil where reading found the problem.
	rule                *Rule
	problem             *rdf.Problem
	at                  At
	order               int
	message, suggestion string
	// severity is that of the rule where it is 0.
	severity Severity
	// doc is the address of what to read; where it is empty, that of the term about is.
	doc     string
	about   vocab.Term
	related []Place
}

// written is where the words of a note end in the text of all notes: its path, its
// pointer and its address, one after the other.
type written struct{ start, path, pointer, doc int }

// pagePath is the path of what is about the page as such.
const pagePath = "page"

// writeNotes gives the findings of a run, in the order in which they were made.
func (p *Pass) writeNotes() []Finding {
	if len(p.notes) == 0 {
		return nil
	}
	all := p.writings[:0]
	p.written = p.written[:0]
	for i := range p.notes {
		n := &p.notes[i]
		w := written{start: len(all)}
		all = p.appendPathOf(all, n)
		w.path = len(all)
		all = p.appendPointerOf(all, n)
		w.pointer = len(all)
		if n.doc == "" && n.about != 0 {
			all = append(append(all, vocab.SecureNamespace...), n.about.Name()...)
		}
		w.doc = len(all)
		p.written = append(p.written, w)
	}
	p.writings = all
	text := string(all)
	findings := make([]Finding, len(p.notes))
	for i := range p.notes {
		p.notes[i].write(&findings[i], p.graph, text, p.written[i])
	}
	return findings
}

// write makes a finding of a note.
func (n *note) write(f *Finding, graph *rdf.Graph, text string, w written) {
	f.order = n.order
	if n.problem != nil {
		message := *n.problem
		message.Pointer, message.Position = "", rdf.Position{}
		f.Rule, f.Family, f.Severity = inputFamily, inputFamily, Error
		if n.problem.Unknown {
			f.Severity = Warning
		}
		f.Message, f.Pointer, f.Position = message.Error(), n.problem.Pointer, n.problem.Position
		return
	}
	f.Rule, f.Family, f.Severity = n.rule.ID, n.rule.Family, cmp.Or(n.severity, n.rule.Severity)
	f.Message, f.Suggestion, f.Related = n.message, n.suggestion, n.related
	f.Path, f.Pointer, f.Doc = text[w.start:w.path], text[w.path:w.pointer], n.doc
	if f.Doc == "" {
		f.Doc = text[w.pointer:w.doc]
	}
	f.Position = graph.Position(n.at.pos)
}

// appendPathOf adds the path of a note in words.
func (p *Pass) appendPathOf(text []byte, n *note) []byte {
	switch {
	case n.problem != nil:
		return text
	case n.at.thing == nil:
		return append(text, pagePath...)
	}
	text = append(text, p.find(n.at.thing).path...)
	if n.at.property == nil {
		return text
	}
	return appendPath(text, n.at.property, n.at.value)
}

// appendPointerOf adds the JSON Pointer of a note, which is empty where it would be too
// long.
func (p *Pass) appendPointerOf(text []byte, n *note) []byte {
	if n.problem != nil || n.at.thing == nil {
		return text
	}
	at := p.find(n.at.thing)
	text = append(text, at.pointer...)
	if n.at.property == nil || at.far {
		return text
	}
	return appendPointer(text, n.at.property, n.at.value)
}
