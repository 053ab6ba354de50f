// Package microdata reads the Microdata of a page (HTML, section 5) into a graph, as
// Microdata to RDF (W3C Interest Group Note, second edition) has it.
package microdata

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// Read adds the items of a page to a graph, with their places. The function gives
// the place of an offset of the tree's text in a file of the graph; without it
// there are no places. Items at top level are roots of the graph.
//
// What Read gives are the problems, in no order: attributes that no item has,
// addresses and types that are none, items that refer back to themselves, limits
// that were hit. Nothing that stands in an item is left out without one.
//
// By default a value of schema.org is what it is as JSON-LD; see [markup.Align].
// [markup.Options.Strict] gives what the Note says to the letter: terms in the
// namespace as it is spelled, each text in the language of the page, content of
// meta elements alone, additionalType as a type too.
func Read(ctx context.Context, tree *htmltree.Tree, g *rdf.Graph, pos func(offset int) rdf.Pos, options markup.Options) []*rdf.Problem {
	r := newReader(markup.NewReading(ctx, tree, g, pos, options))
	defer r.release()
	r.read()
	return r.Problems
}

// readers are those that are not in use.
var readers = sync.Pool{New: func() any { return new(reader) }}

func newReader(of *markup.Reading) *reader {
	r := readers.Get().(*reader)
	r.Reading, r.elements = of, slices.Grow(r.elements, len(of.Elements))[:len(of.Elements)]
	return r
}

// mostKept is how many elements room is kept for.
const mostKept = 1 << 12

// release keeps the room of a reader for the next page.
func (r *reader) release() {
	if cap(r.elements) > mostKept || cap(r.properties) > mostKept || cap(r.open) > mostKept {
		return
	}
	clear(r.elements)
	clear(r.spare)
	clear(r.open[:cap(r.open)])
	*r = reader{elements: r.elements[:0], spare: r.spare[:0], open: r.open[:0], properties: r.properties[:0]}
	readers.Put(r)
}

type reader struct {
	*markup.Reading
	// elements are what is known of those of the tree.
	elements []elementState
	// open are the items that are being read, each a value of the one before.
	open []*item
	// properties are those of the open items, one after the other.
	properties []int
	// spare is room for items.
	spare []item
	// turn is that of the last item with itemref.
	turn int32
	// ids are the elements by their ids, made when they are needed.
	ids map[string]int
	// values are those of the elements that were asked for since there was an itemref:
	// any number of items may ask.
	values map[int]*value
	// worked counts the values that were worked out.
	worked int
	// languages are those of the elements that were asked for.
	languages map[int]string
}

// elementState is what is known of an element.
type elementState struct {
	// item is that of the element, once it was met.
	item *item
	// turn is that of the item for which it was looked at last, of those with itemref.
	turn int32
	// owned says that it is a property of an item.
	owned bool
}

// item is an element with itemscope.
type item struct {
	element int
	subject rdf.Subject
	node    *rdf.Node
	// vocabulary is what names of properties are put behind, "" where there is none.
	vocabulary, kind string
	// first, next and end are places among the properties of the reader: where those of
	// the item begin, which one comes next, and where they end.
	first, next, end int
	open             bool
}

func (r *reader) read() {
	items, properties := 0, 0
	for i := range r.Elements {
		if e := &r.Elements[i]; e.Signs {
			if e.Has(htmltree.Itemscope) {
				items++
			}
			if isProperty(e) {
				properties++
			}
		}
	}
	r.Graph.Grow(items, properties, properties)
	r.spare = slices.Grow(r.spare, min(items, 64))
	r.properties = slices.Grow(r.properties, min(properties, 256))
	for i := range r.Elements {
		if !r.Goes() {
			return
		}
		e := &r.Elements[i]
		if !e.Signs || !e.Has(htmltree.Itemscope) || isProperty(e) {
			continue
		}
		r.item(i, nil).node.Root = true
		r.run()
	}
	r.reportStray()
}

func isProperty(e *htmltree.Element) bool {
	return e.Has(htmltree.Itemprop) || e.Has(htmltree.ItempropReverse)
}

// item gives the item of an element; where it was not met yet it is begun, as a
// value of another one if there is any.
func (r *reader) item(element int, within *item) *item {
	if it := r.elements[element].item; it != nil {
		return it
	}
	if len(r.spare) == cap(r.spare) {
		r.spare = make([]item, 0, 64)
	}
	r.spare = append(r.spare, item{element: element, open: true})
	it := &r.spare[len(r.spare)-1]
	r.elements[element].item = it
	it.subject = r.subject(element)
	it.node = r.NodeAt(it.subject, element)
	r.addTypes(it, within)
	it.first, it.next = len(r.properties), len(r.properties)
	r.propertiesOf(element)
	it.end = len(r.properties)
	it.node.Grow(min(it.end-it.first, mostGrown)) // there may be many, and all the same
	r.open = append(r.open, it)
	return it
}

// mostGrown is how many properties of an item room is made for at once.
const mostGrown = 16

// subject gives the node of an item: its itemid, or a blank node.
func (r *reader) subject(element int) rdf.Subject {
	if id, has := r.Get(element, htmltree.Itemid); has {
		if iri, ok := r.Address(element, htmltree.Itemid, id); ok {
			return rdf.Subject{Kind: rdf.IRI, Text: iri}
		}
	}
	return r.Graph.NewBlankNode()
}

// addTypes adds the types of an item, and says what vocabulary the names of its
// properties are of: that of the first type, or that of the item around it.
func (r *reader) addTypes(it, within *item) {
	value, has := r.Get(it.element, htmltree.Itemtype)
	first := true
	for token := range markup.Tokens(value) {
		isFirst := first
		first = false
		if err := rdf.CheckIRI(token.Text); err != nil {
			r.Report(r.TokenOffset(it.element, htmltree.Itemtype, token.At), rdf.Problem{
				What: "the type " + markup.Quote(token.Text) + " is no address: the item is read without it", Expected: "the whole address of a type", Mend: mendType(token.Text),
			})
			continue
		}
		r.Count(it.element, 1)
		r.AddType(it.node, token.Text, r.TokenPos(it.element, htmltree.Itemtype, token.At))
		if isFirst {
			it.kind = token.Text
		}
	}
	if !has && r.Elements[it.element].Has(htmltree.Type) && !r.Strict {
		r.ReportType(it.element, htmltree.Itemtype, "https://schema.org/")
	}
	if has && first {
		r.Report(r.AttributeOffset(it.element, htmltree.Itemtype), rdf.Problem{What: "the itemtype is empty", Expected: "the whole address of a type", Mend: "write it, such as https://schema.org/Person"})
	}
	switch {
	case it.kind != "":
		it.vocabulary = vocabularyOf(it.kind)
	case within != nil:
		it.kind, it.vocabulary = within.kind, within.vocabulary
	}
}

// vocabularyOf gives what the names of properties are put behind (Microdata to
// RDF, section 4.1): a vocabulary of the registry that the type begins with, or the
// type up to its last "/" or "#".
func vocabularyOf(kind string) string {
	if len(registry) > 0 {
		for prefix := range registry {
			if strings.HasPrefix(kind, prefix) {
				return prefix
			}
		}
	}
	if namespace := markup.SchemaOrgOf(kind); namespace != "" {
		return namespace
	}
	end := len(kind)
	if i := strings.IndexByte(kind, '#'); i >= 0 {
		return kind[:i+1]
	}
	if i := strings.IndexByte(kind, '?'); i >= 0 {
		end = i
	}
	if i := strings.LastIndexByte(kind[:end], '/'); i >= 0 && !strings.HasSuffix(kind[:i+1], "://") {
		return kind[:i+1]
	}
	return kind + "#"
}

// registry says which properties of a vocabulary imply others (Microdata to RDF,
// appendix A, with section 5). Without Strict nothing is implied.
var registry = map[string]map[string]string{}

// implied gives the property that another implies, or "".
func implied(predicate string) string {
	if predicate == "http://schema.org/additionalType" || predicate == "https://schema.org/additionalType" {
		return rdf.TypeIRI
	}
	for prefix, properties := range registry {
		if name, is := strings.CutPrefix(predicate, prefix); is {
			return properties[name]
		}
	}
	return ""
}

// run reads the open items to their end.
func (r *reader) run() {
	for len(r.open) > 0 && r.Goes() {
		it := r.open[len(r.open)-1]
		if it.next == it.end {
			it.open = false
			r.properties = r.properties[:it.first]
			r.open = r.open[:len(r.open)-1]
			continue
		}
		it.next++
		r.property(it, r.properties[it.next-1])
	}
}

// property adds a value of an item.
func (r *reader) property(it *item, element int) {
	e := &r.Elements[element]
	r.elements[element].owned = true
	var o rdf.Object
	var pos rdf.Pos
	if e.Has(htmltree.Itemscope) {
		known := r.elements[element].item
		value := r.item(element, it)
		if known != nil && known.open {
			r.Report(r.Offset(element), rdf.Problem{
				What: "an item is, by itemref, a value of what is said of it itself",
				Mend: "let itemref name an element that the item does not stand in",
			})
		}
		o, pos = value.subject.Object(), r.Pos(element)
	} else {
		o, pos = r.value(element)
	}
	if names, has := r.Get(element, htmltree.Itemprop); has {
		r.CountText(element, names) // any number of items may look at them
		for token := range markup.Tokens(names) {
			if !r.Goes() {
				return
			}
			if predicate, ok := r.predicate(it, element, htmltree.Itemprop, token); ok {
				at := r.TokenPos(element, htmltree.Itemprop, token.At)
				r.Count(element, 1)
				r.add(it, element, predicate, at, o, pos)
				if r.Strict {
					if other := implied(predicate.IRI); other != "" {
						r.Add(it.node, markup.Predicate{IRI: other}, at, o, pos)
					}
				}
			}
		}
	}
	if names, has := r.Get(element, htmltree.ItempropReverse); has {
		subject, is := o.Subject()
		if !is {
			r.Report(r.Offset(element), rdf.Problem{What: "the value of itemprop-reverse is a text, of which nothing can be said: it is left out", Expected: "an item or a link"})
			return
		}
		r.CountText(element, names)
		at := r.AttributePos(element, htmltree.ItempropReverse)
		for token := range markup.Tokens(names) {
			if !r.Goes() {
				return
			}
			if predicate, ok := r.predicate(it, element, htmltree.ItempropReverse, token); ok {
				r.Count(element, 1)
				predicate, o := r.Aligned(element, predicate, it.subject.Object())
				r.Add(r.NodeAt(subject, element), predicate, at, o, at)
			}
		}
	}
}

// predicate gives the IRI of a name (Microdata to RDF, section 4.2).
func (r *reader) predicate(it *item, element int, attribute htmltree.Name, token markup.Token) (markup.Predicate, bool) {
	p := markup.Predicate{IRI: token.Text}
	switch {
	case rdf.IsAbsoluteIRI(token.Text):
	case it.vocabulary != "":
		if p = r.Term(it.vocabulary, token.Text); p.Term != 0 {
			return p, true
		}
	default:
		page, _, _ := strings.Cut(r.Base, "#")
		p.IRI = page + "#" + token.Text
	}
	r.CountText(element, p.IRI)
	err := rdf.CheckIRI(p.IRI)
	if err == nil {
		return p, true
	}
	if r.Count(element, 1); !r.Tells() { // as with names that mean something
		return markup.Predicate{}, false
	}
	problem := rdf.Problem{What: "the property " + markup.Quote(token.Text) + " is left out: " + strings.TrimPrefix(err.Error(), "rdf: "), Expected: "the name of a property, or a whole address"}
	if it.vocabulary == "" && r.Base == "" {
		problem.What = "the property " + markup.Quote(token.Text) + " is left out: the item has no type that says what it means"
		problem.Mend = "give the item an itemtype"
	}
	r.Report(r.TokenOffset(element, attribute, token.At), problem)
	return markup.Predicate{}, false
}

// reportStray tells of attributes that no item has.
func (r *reader) reportStray() {
	leftOut := 0 // behind the last element of an item that is told of as a whole
	for i := range r.Elements {
		if !r.Goes() {
			return
		}
		e := &r.Elements[i]
		if !e.Signs {
			continue
		}
		scope := e.Has(htmltree.Itemscope)
		switch {
		case isProperty(e) && !r.elements[i].owned:
			if i < leftOut {
				break // it is left out with its item
			}
			what := "no item has this itemprop: it is left out"
			if scope {
				what = "no item has this itemprop: the item that is its value is left out"
				leftOut = e.Behind
			}
			mend := ""
			if r.Tells() && !scope && r.IsWithinOther(i, htmltree.NamesWith(htmltree.Typeof, htmltree.Vocab), htmltree.NamesWith(htmltree.Itemscope)) {
				mend = "the elements around it are RDFa: write property in place of itemprop"
			}
			r.Report(r.Offset(i), rdf.Problem{What: what, Expected: "itemscope on an element around it, or an item whose itemref names it", Mend: mend})
		case scope:
		case e.Has(htmltree.Itemtype), e.Has(htmltree.Itemid), e.Has(htmltree.Itemref):
			r.Report(r.Offset(i), rdf.Problem{What: "an element has itemtype, itemid or itemref, but makes no item", Mend: "add itemscope"})
		}
	}
	r.ReportHidden(htmltree.SignMicrodata)
}
