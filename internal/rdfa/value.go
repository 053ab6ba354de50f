package rdfa

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// properties adds the value of an element to the properties that it names (step 11).
func (r *reader) properties(i int, c *scope, n nodes, has htmltree.Names) {
	var room [2]name
	names := r.names(room[:0], i, htmltree.Property, c)
	if len(names) == 0 {
		return
	}
	o, pos := r.value(i, c, n, has)
	for _, property := range names {
		if has.Has(htmltree.Inlist) {
			l := r.listOf(c, i, property)
			l.items = append(l.items, item{o, i, pos})
			continue
		}
		r.say(statement{n.subject, property.predicate(), o, i, r.TokenPos(i, htmltree.Property, property.at), pos})
	}
}

// value gives the current property value.
func (r *reader) value(i int, c *scope, n nodes, has htmltree.Names) (rdf.Object, rdf.Pos) {
	if has.Has(htmltree.Datatype) {
		datatype := ""
		if names := r.names(nil, i, htmltree.Datatype, c); len(names) > 0 {
			datatype = names[0].Text
		}
		switch {
		case datatype == "": // empty, or it means nothing, which was told
			return r.plain(i, c)
		case datatype == rdf.RDFNamespace+"XMLLiteral" && !has.Has(htmltree.Content) && !has.Has(htmltree.Datetime):
			return rdf.Object{Kind: rdf.TypedLiteral, Text: r.markup(i, true), Tag: datatype}, r.Pos(i)
		case datatype == rdf.RDFNamespace+"HTML" && !has.Has(htmltree.Content) && !has.Has(htmltree.Datetime):
			return rdf.Object{Kind: rdf.TypedLiteral, Text: r.markup(i, false), Tag: datatype}, r.Pos(i)
		case datatype == rdf.RDFNamespace+"langString":
			r.Report(r.AttributeOffset(i, htmltree.Datatype), rdf.Problem{What: "rdf:langString is the datatype of texts in a language alone: it is passed over", Mend: "state the language by lang"})
			return r.plain(i, c)
		}
		text, pos := r.text(i)
		return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}.FromRDF(), pos
	}
	if has.Has(htmltree.Content) || has.Has(htmltree.Datetime) {
		return r.plain(i, c)
	}
	if !has.HasAny(relations) {
		if s, ok := r.object(i, c, has); ok {
			return s.Object(), r.objectPos(i)
		}
	}
	if has.Has(htmltree.Typeof) && !has.Has(htmltree.About) && n.typed != (rdf.Subject{}) {
		return n.typed.Object(), r.Pos(i)
	}
	return r.plain(i, c)
}

// text gives the text that an element has as a value: content, datetime, or the text
// in it (HTML+RDFa, section 3.1).
func (r *reader) text(i int) (string, rdf.Pos) {
	for _, attribute := range [...]htmltree.Name{htmltree.Content, htmltree.Datetime} {
		if text, has := r.Get(i, attribute); has {
			return text, r.AttributePos(i, attribute)
		}
	}
	return r.TextOf(i), r.Pos(i)
}

// plain gives that text in its language, or as a time where it is one.
func (r *reader) plain(i int, c *scope) (rdf.Object, rdf.Pos) {
	e := &r.Elements[i]
	text, pos := r.text(i)
	if !e.Has(htmltree.Content) && !e.Has(htmltree.Datatype) && (e.Has(htmltree.Datetime) || e.Name == "time") {
		if o, is := markup.Time(text); is {
			return o, pos
		}
	}
	return markup.Literal(text, c.language), pos
}

// markup gives what stands in an element as XML (exclusive, with the namespace on
// the outermost elements) or as HTML. What it writes counts as values do, since the
// same may be written for each element around it.
func (r *reader) markup(i int, xml bool) string {
	var b strings.Builder
	n, err := r.Node(r.ctx, i)
	switch {
	case err != nil: // the context ended, which is told at the next step
	case xml:
		writeXML(&b, n)
	default:
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			// Writing into a builder does not fail, and nothing that was parsed is
			// refused but text after plaintext, which is kept as it was written so far.
			_ = html.Render(&b, child)
		}
	}
	r.CountText(i, b.String())
	return b.String()
}

// writeXML writes what stands in a node as XML. It goes no deeper than the tree does.
func writeXML(b *strings.Builder, in *html.Node) {
	for n := in.FirstChild; n != nil; {
		switch n.Type {
		case html.TextNode:
			b.WriteString(textEscapes.Replace(n.Data))
		case html.CommentNode:
			b.WriteString("<!--" + strings.ReplaceAll(n.Data, "--", "- -") + "-->")
		case html.ElementNode:
			b.WriteString("<" + n.Data)
			if space := namespaceOf(n); n.Parent == in || space != namespaceOf(n.Parent) {
				b.WriteString(` xmlns="` + space + `"`)
			}
			for _, a := range n.Attr {
				if a.Key == "xmlns" || strings.ContainsAny(a.Key, "\"'<&") {
					continue
				}
				key := a.Key
				if a.Namespace != "" && a.Namespace != "xmlns" {
					key = a.Namespace + ":" + a.Key
				}
				b.WriteString(" " + key + `="` + attributeEscapes.Replace(a.Val) + `"`)
			}
			b.WriteString(">")
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for {
			if n.Type == html.ElementNode {
				b.WriteString("</" + n.Data + ">")
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			if n = n.Parent; n == in {
				return
			}
		}
	}
}

func namespaceOf(n *html.Node) string {
	switch n.Namespace {
	case "svg":
		return "http://www.w3.org/2000/svg"
	case "math":
		return "http://www.w3.org/1998/Math/MathML"
	}
	return "http://www.w3.org/1999/xhtml"
}

var (
	textEscapes      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;")
	attributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "\t", "&#x9;", "\n", "&#xA;", "\r", "&#xD;")
)
