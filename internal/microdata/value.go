package microdata

import (
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// value is the value of an element, with its place, and what it is as the value of
// properties that it was added to.
type value struct {
	rdf.Object
	pos     rdf.Pos
	aligned map[string]alignedValue
}

// alignedValue is a property with a value, as markup.Align has them.
type alignedValue struct {
	predicate markup.Predicate
	object    rdf.Object
}

// value gives the value of an element without itemscope, and its place. Where many
// items may have it by itemref it is worked out once.
func (r *reader) value(element int) (rdf.Object, rdf.Pos) {
	known := r.values[element]
	if known != nil {
		return known.Object, known.pos
	}
	o, pos := r.workOut(element)
	r.worked++
	if r.values != nil {
		r.values[element] = &value{Object: o, pos: pos}
	}
	return o, pos
}

// add adds what value gave to an item.
func (r *reader) add(it *item, element int, predicate markup.Predicate, at rdf.Pos, o rdf.Object, pos rdf.Pos) {
	known := r.values[element]
	if known == nil {
		predicate, o = r.Aligned(it.element, predicate, o)
		r.Add(it.node, predicate, at, o, pos)
		return
	}
	p, is := known.aligned[predicate.IRI]
	if !is {
		p.predicate, p.object = r.Aligned(it.element, predicate, o)
		if known.aligned == nil {
			known.aligned = make(map[string]alignedValue)
		}
		known.aligned[predicate.IRI] = p
	}
	r.Add(it.node, p.predicate, at, p.object, pos)
}

// workOut works out the value of an element without itemscope (HTML, section 5.2.4;
// Microdata to RDF, section 4.3), and its place.
//
// HTML knows content of meta elements alone. Pages have it on any, as RDFa does, and
// as schema.org's own examples do; search engines and W3C's HTML Microdata (section
// 5.4) read it. Without Strict it is read wherever HTML would take the text that is
// shown, or nothing: an address, datetime or value comes first.
func (r *reader) workOut(element int) (rdf.Object, rdf.Pos) {
	e := &r.Elements[element]
	name := e.Name
	if e.Foreign {
		name = "" // an element of SVG or MathML is none of HTML
	}
	switch name {
	case "a", "area", "link":
		return r.link(element, htmltree.Href)
	case "audio", "embed", "iframe", "img", "source", "track", "video":
		return r.link(element, htmltree.Src)
	case "object":
		return r.link(element, htmltree.Data)
	case "meta":
		if content, has := r.Get(element, htmltree.Content); has {
			return r.text(element, content), r.AttributePos(element, htmltree.Content)
		}
		r.Report(r.Offset(element), rdf.Problem{What: "the meta element has no content", Expected: "content, which is its value"})
		return rdf.Object{Kind: rdf.String}, r.Pos(element)
	case "data", "meter":
		if value, has := r.Get(element, htmltree.Value); has {
			return r.number(element, value), r.AttributePos(element, htmltree.Value)
		}
		if o, pos, has := r.content(element); has {
			return o, pos
		}
		if name == "data" {
			r.Report(r.Offset(element), rdf.Problem{What: "the data element has no value: its text is taken", Expected: "value, which is its value"})
		}
	case "time":
		if value, has := r.Get(element, htmltree.Datetime); has {
			return r.time(element, value), r.AttributePos(element, htmltree.Datetime)
		}
		if o, pos, has := r.content(element); has {
			return o, pos
		}
		return r.time(element, r.TextOf(element)), r.Pos(element)
	default:
		if o, pos, has := r.content(element); has {
			return o, pos
		}
	}
	return r.text(element, r.TextOf(element)), r.Pos(element)
}

// content gives the content of an element that is no meta, and whether it is its
// value.
func (r *reader) content(element int) (o rdf.Object, pos rdf.Pos, has bool) {
	if r.Strict {
		return o, pos, false
	}
	content, has := r.Get(element, htmltree.Content)
	if !has {
		return o, pos, false
	}
	return r.text(element, content), r.AttributePos(element, htmltree.Content), true
}

// link gives the address that an attribute holds. One that is none stays a text.
func (r *reader) link(element int, attribute htmltree.Name) (rdf.Object, rdf.Pos) {
	address, has := r.Get(element, attribute)
	if !has {
		if o, pos, has := r.content(element); has {
			r.Report(r.Offset(element), rdf.Problem{
				What: "the element " + r.Elements[element].Name + " has content and no " + attribute.String() + ", so that many read no value: its content is taken", Mend: "write the address as its " + attribute.String() + ", or put itemprop on a meta element for a text",
			})
			return o, pos
		}
		r.Report(r.Offset(element), rdf.Problem{
			What: "the value of the property is empty: the element " + r.Elements[element].Name + " has no " + attribute.String(), Mend: "add it, or put itemprop on a span for a text",
		})
		return rdf.Object{Kind: rdf.String}, r.Pos(element)
	}
	pos := r.AttributePos(element, attribute)
	if !r.Strict && markup.HoldsTemplate(address) { // as in JSON-LD, where a rule tells it
		return rdf.Object{Kind: rdf.String, Text: address}, pos
	}
	iri, ok := r.Address(element, attribute, address)
	if !ok {
		return rdf.Object{Kind: rdf.String, Text: address}, pos
	}
	return rdf.Object{Kind: rdf.IRI, Text: iri}, pos
}

func (r *reader) text(element int, text string) rdf.Object {
	return markup.Literal(text, r.language(element))
}

func (r *reader) time(element int, text string) rdf.Object {
	if o, is := markup.Time(text); is {
		return o
	}
	return r.text(element, text)
}

func (r *reader) number(element int, text string) rdf.Object {
	if isInteger(text) {
		return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: rdf.XSDInteger}
	}
	if number, err := strconv.ParseFloat(text, 64); err == nil && !strings.ContainsAny(text, "xXpP_iInN") && number == number {
		return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: rdf.XSDDouble}
	}
	return r.text(element, text)
}

func isInteger(text string) bool {
	digits := strings.TrimLeft(text, "+-")
	if len(text)-len(digits) > 1 || digits == "" {
		return false
	}
	return strings.Trim(digits, "0123456789") == ""
}

// language gives the language of an element: what it or the nearest element around
// it states.
func (r *reader) language(element int) string {
	if !r.Languages && !r.Strict {
		return ""
	}
	if r.languages == nil {
		r.languages = make(map[int]string)
	}
	language := ""
	from := element
	for ; from >= 0; from = r.Elements[from].Parent {
		known, is := r.languages[from]
		if !is {
			known, is = r.Language(from)
		}
		if is {
			language = known
			break
		}
	}
	for i := element; i >= from && i >= 0; i = r.Elements[i].Parent { // so that no way is gone twice
		r.languages[i] = language
	}
	return language
}

// mendType gives what a type that is no address may mean.
func mendType(text string) string {
	name := strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(text, "/"), "www."), "schema.org/")
	if rdf.CheckIRI("https://schema.org/"+name) == nil && !strings.ContainsAny(name, "/:#?") {
		return "if it is one of schema.org, write https://schema.org/" + name
	}
	return ""
}
