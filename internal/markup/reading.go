// Package markup holds what the readers of Microdata and RDFa have in common: how
// they take a page and give a graph, and what values mean. One part of it, Align,
// makes the terms of schema.org mean the same in every notation.
package markup

import (
	"context"
	"iter"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Options are how a page is read. The zero value will do.
type Options struct {
	// Base is the IRI that relative addresses are resolved against: that of the page
	// with its base element applied.
	Base string
	// Strict gives the graph to the letter of the specifications. Without it the
	// terms of schema.org mean what the same facts mean as JSON-LD: see [Align].
	Strict bool
	Limits Limits
	// First, if it is set, is the place of the first byte of the text, where the place of
	// each other is as far behind it as the byte is in the text.
	First rdf.Pos
}

// Limits keep a page that nobody means well with from taking all time and memory. A
// limit that is hit is a problem. A field that is zero or less stands for the
// default.
type Limits struct {
	// Values is how many values of properties there may be, and how many elements may
	// be looked at for them beyond each once: 1,000,000 by default. A long text that is
	// put together for one counts as several.
	Values int
	// Problems is how many problems are told, 1,000 by default.
	Problems int
}

// Reading is the state of a page that is read into a graph.
type Reading struct {
	*htmltree.Tree
	Graph *rdf.Graph
	Options
	// Problems are what was wrong.
	Problems []*rdf.Problem

	ctx context.Context
	pos func(offset int) rdf.Pos
	// preformatted says that there are elements whose white space is shown as it is
	// written; it is found out when it is asked for.
	preformatted, looked bool
	// namespace is the one that was asked for last, ours says that it is schema.org's.
	namespace string
	ours      bool
	steps     int
	values    int
	stopped   bool
	notTold   bool
}

// NewReading begins to read a tree into a graph. The function gives the place of an
// offset of the text, in a file of the graph; it may be nil.
func NewReading(ctx context.Context, tree *htmltree.Tree, g *rdf.Graph, pos func(offset int) rdf.Pos, options Options) *Reading {
	if options.Limits.Values <= 0 {
		options.Limits.Values = 1_000_000
	}
	if options.Limits.Problems <= 0 {
		options.Limits.Problems = 1000
	}
	if pos == nil {
		pos = func(int) rdf.Pos { return 0 }
	}
	return &Reading{Tree: tree, Graph: g, Options: options, ctx: ctx, pos: pos}
}

// Report tells a problem at an offset of the text.
func (r *Reading) Report(offset int, p rdf.Problem) {
	if r.notTold {
		return
	}
	p.Position = r.Graph.Position(r.posOf(offset))
	if !p.Position.IsValid() {
		p.Position.Offset = offset
	}
	if r.notTold = len(r.Problems) == r.Limits.Problems; r.notTold {
		p = rdf.Problem{
			What:     "there may be more problems: those from here on are not told",
			Expected: "at most " + strconv.Itoa(r.Limits.Problems) + " problems", Position: p.Position,
		}
	}
	r.Problems = append(r.Problems, &p)
}

// Tells tells whether one more problem is told: what is not need not be put into words.
func (r *Reading) Tells() bool { return !r.notTold }

// IsWithinOther tells whether the nearest elements around one have attributes of the other
// notation, and none of its own: then the name of its attribute was mistaken. No more than some
// elements are looked at, since this is asked for one fault after another.
func (r *Reading) IsWithinOther(element int, others, own htmltree.Names) bool {
	const mostAround = 64
	found := false
	for i, looked := r.Elements[element].Parent, 0; i >= 0 && looked < mostAround; i, looked = r.Elements[i].Parent, looked+1 {
		if r.Elements[i].Names.HasAny(own) {
			return false
		}
		found = found || r.Elements[i].Names.HasAny(others)
	}
	return found
}

// ReportHidden tells of structured data with any of the signs that is no part of the
// page: in tags that the parser drops, and in a template.
func (r *Reading) ReportHidden(signs htmltree.Signs) {
	for offset := range r.Dropped(signs) {
		r.Report(offset, rdf.Problem{What: "browsers drop this tag where it stands, with what it says", Mend: "put it where it may stand: cells and rows into a table, one body into a page"})
	}
	if r.Template >= 0 {
		r.Report(r.Offset(r.Template), rdf.Problem{What: "structured data in a template is no part of the page: it is not read", Mend: "write it outside of the template"})
	}
}

// Goes tells whether reading goes on: neither has the context ended, nor was a
// limit hit. It is asked once a step.
func (r *Reading) Goes() bool {
	if r.steps++; r.steps%1024 == 0 {
		r.look()
	}
	return !r.stopped
}

// look looks whether the context has ended.
func (r *Reading) look() {
	if !r.stopped && r.ctx.Err() != nil {
		r.stop(0, rdf.Problem{What: "reading ended before the page did: " + context.Cause(r.ctx).Error(), Mend: "give it more time"})
	}
}

// Count counts values, or elements that are looked at once more, at an element.
func (r *Reading) Count(element, n int) {
	if r.values += n; r.values > r.Limits.Values && !r.stopped {
		r.stop(r.Offset(element), rdf.Problem{
			What:     "the page has too much Microdata or RDFa: reading ended here",
			Expected: "at most " + strconv.Itoa(r.Limits.Values) + " values, and elements that are looked at again for another item",
		})
	}
}

// CountText counts a text that was made for a value or a name, at an element: a long
// one counts as several values. Elements in one another have the same long text, and
// all addresses and names may begin with the same long one.
func (r *Reading) CountText(element int, text string) { r.Count(element, len(text)/bytesOfValue) }

const bytesOfValue = 64

// stop ends the reading. Why is told whatever was told before.
func (r *Reading) stop(offset int, p rdf.Problem) {
	r.stopped, r.notTold = true, false
	p.Incomplete = true
	limit := r.Limits.Problems
	r.Limits.Problems = len(r.Problems) + 1
	r.Report(offset, p)
	r.Limits.Problems = limit
}

// Pos gives the place of an element's tag.
func (r *Reading) Pos(element int) rdf.Pos { return r.posOf(r.Offset(element)) }

// posOf gives the place of an offset of the text.
func (r *Reading) posOf(offset int) rdf.Pos {
	if r.First != 0 {
		return r.First + rdf.Pos(offset)
	}
	return r.pos(offset)
}

// AttributePos gives the place of an attribute's value.
func (r *Reading) AttributePos(element int, name htmltree.Name) rdf.Pos {
	return r.posOf(r.AttributeOffset(element, name))
}

// TokenPos gives the place of a part of an attribute's value.
func (r *Reading) TokenPos(element int, name htmltree.Name, at int) rdf.Pos {
	return r.posOf(r.TokenOffset(element, name, at))
}

// Predicate is a property.
type Predicate struct {
	IRI string
	// Term is the property among the terms of schema.org where it is known for one of
	// them, and its IRI is aligned; else 0.
	Term vocab.Term
}

// Aligned gives a property, with a value of it that stands at an element, as [Align]
// has it; with Strict as it is. What has to be written anew counts, since elements in
// one another have the same long text.
func (r *Reading) Aligned(element int, p Predicate, o rdf.Object) (Predicate, rdf.Object) {
	if r.Strict {
		return p, o
	}
	aligned := o
	if p.Term != 0 {
		aligned = alignValue(p.Term, o, r.Base)
	} else {
		p.IRI = AlignTerm(p.IRI)
		aligned = Align(p.IRI, o, r.Base)
	}
	if aligned.Text != o.Text {
		r.CountText(element, aligned.Text)
	}
	return p, aligned
}

// Add adds a value of a property, which is aligned, to a node.
func (r *Reading) Add(n *rdf.Node, p Predicate, predicatePos rdf.Pos, o rdf.Object, pos rdf.Pos) {
	n.AddValue(&rdf.NodeProperty{IRI: p.IRI, Term: uint16(p.Term), Pos: predicatePos}, rdf.Value{Object: o, Pos: pos})
}

// AddType adds a type to a node.
func (r *Reading) AddType(n *rdf.Node, iri string, pos rdf.Pos) {
	if r.Strict {
		n.AddType(iri, pos)
		return
	}
	t := rdf.NodeType{IRI: AlignTerm(iri), Pos: pos}
	if name, is := strings.CutPrefix(t.IRI, vocab.Namespace); is {
		t.Term = uint16(vocab.Lookup(name))
	}
	n.AddNodeType(t)
}

// NodeAt gives the node of a subject, which is said to stand at an element if it is new.
func (r *Reading) NodeAt(subject rdf.Subject, element int) *rdf.Node {
	return r.Graph.EnsureNode(subject, r.Pos(element))
}

// Token is a part of an attribute's value between white space.
type Token struct {
	Text string
	// At is where it begins in the value.
	At int
}

// Tokens gives the parts of a value between white space (HTML, section 2.3.7).
func Tokens(value string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for at := 0; ; {
			for at < len(value) && isSpace(value[at]) {
				at++
			}
			if at == len(value) {
				return
			}
			end := at
			for end < len(value) && !isSpace(value[end]) {
				end++
			}
			if !yield(Token{value[at:end], at}) {
				return
			}
			at = end
		}
	}
}

func isSpace(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r')
}

// space is the white space of HTML (Infra, section 4.6).
const space = " \t\n\f\r"

// TextOf gives the text of an element as a value. Without Strict it is the text as
// it is shown, with one space for each run of white space, unless it stands in a
// pre or textarea: so it is what people write into JSON-LD.
func (r *Reading) TextOf(element int) string {
	text := r.Text(element)
	if r.Strict {
		return text
	}
	if r.isPreformatted(element) {
		return text
	}
	for len(text) > 0 && isSpace(text[0]) {
		text = text[1:]
	}
	for len(text) > 0 && isSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	if !htmltree.IsCollapsed(text) {
		text = htmltree.CollapseSpace(text)
		r.CountText(element, text)
	}
	return text
}

// isPreformatted tells whether an element is or stands in a pre or textarea.
func (r *Reading) isPreformatted(element int) bool {
	if !r.looked {
		r.looked = true
		for i := range r.Elements {
			r.preformatted = r.preformatted || isPreformattedName(r.Elements[i].Name)
		}
	}
	if !r.preformatted { // as in most pages
		return false
	}
	for i := element; i >= 0; i = r.Elements[i].Parent {
		if isPreformattedName(r.Elements[i].Name) {
			return true
		}
	}
	return false
}

func isPreformattedName(name string) bool { return name == "pre" || name == "textarea" }

// Literal gives a text in the language of an element, which is empty where none is
// known.
func Literal(text, language string) rdf.Object {
	if language == "" {
		return rdf.Object{Kind: rdf.String, Text: text}
	}
	return rdf.Object{Kind: rdf.LanguageString, Text: text, Tag: language}
}

// Language gives the language that an element states by lang or xml:lang, and
// whether it states any. One that is no language tag is a problem and stands for
// none. Without Strict the language that the root of the page has is not one of
// its texts: it is a fact of the page, and JSON-LD does not have it either.
func (r *Reading) Language(element int) (language string, stated bool) {
	e := &r.Elements[element]
	if e.Parent < 0 && !r.Strict || e.Parent >= 0 && !r.Languages {
		return "", false
	}
	name := htmltree.XMLLang
	if !e.Has(name) {
		name = htmltree.Lang
	}
	if language, stated = r.Get(element, name); !stated {
		return "", false
	}
	language = strings.Trim(language, space)
	if language == "" {
		return "", true
	}
	if err := rdf.CheckLanguageTag(language); err != nil {
		p := problemOf(err)
		r.Report(r.AttributeOffset(element, name), p)
		return "", true
	}
	return language, true
}

func problemOf(err error) rdf.Problem {
	if p, is := err.(*rdf.Problem); is {
		return *p
	}
	return rdf.Problem{What: strings.TrimPrefix(err.Error(), "rdf: ")}
}

// IsSchemaOrg tells whether an IRI is of schema.org, in any of its spellings.
func IsSchemaOrg(iri string) bool { return SchemaOrgOf(iri) != "" }
