package report

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// reading reads the graph of a page.
type reading struct {
	graph *rdf.Graph
	// language is that of the page; of texts in several languages that one is read.
	language string
}

// values gives the values of a property of schema.org.
func (r *reading) values(n *rdf.Node, property string) []rdf.Value {
	if n == nil {
		return nil
	}
	return n.Values(vocab.Namespace + property)
}

// nodes gives the nodes that a path of properties leads to.
func (r *reading) nodes(n *rdf.Node, path ...string) []*rdf.Node {
	at := []*rdf.Node{n}
	for _, property := range path {
		var next []*rdf.Node
		for _, n := range at {
			for _, v := range r.values(n, property) {
				if to := r.node(&v); to != nil {
					next = append(next, to)
				}
			}
		}
		at = next
	}
	return at
}

// first gives the first node that a path leads to, or nil.
func (r *reading) first(n *rdf.Node, path ...string) *rdf.Node {
	if all := r.nodes(n, path...); len(all) > 0 {
		return all[0]
	}
	return nil
}

// node gives the node that a value refers to, nil for a literal and for what the page
// says nothing of.
func (r *reading) node(v *rdf.Value) *rdf.Node {
	if s, is := v.Object.Subject(); is {
		return r.graph.Node(s)
	}
	return nil
}

// text gives the first text of one of the properties, that in the language of the
// page before others.
func (r *reading) text(n *rdf.Node, properties ...string) string {
	for _, property := range properties {
		found := ""
		for _, v := range r.values(n, property) {
			if !v.IsLiteral() || strings.TrimSpace(v.Text) == "" {
				continue
			}
			if v.Tag == "" || v.Kind != rdf.LanguageString || sameLanguage(v.Tag, r.language) {
				return v.Text
			}
			if found == "" {
				found = v.Text
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// word gives the first value of one of the properties as a text: also the name of a
// member of an enumeration, or of a thing.
func (r *reading) word(n *rdf.Node, properties ...string) string {
	for _, property := range properties {
		for _, v := range r.values(n, property) {
			if v.IsLiteral() {
				if term := vocab.LookupIRI(v.Text); term != 0 {
					return term.Name()
				}
				return r.text(n, property)
			}
			if term := vocab.LookupIRI(v.Text); term != 0 {
				return term.Name()
			}
			if name := r.text(r.node(&v), "name"); name != "" {
				return name
			}
		}
	}
	return ""
}

func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// types gives the classes of schema.org that a node is of.
func types(n *rdf.Node) []vocab.Term {
	var terms []vocab.Term
	for i := range n.Types {
		if term := vocab.LookupIRI(n.Types[i].IRI); term != 0 {
			terms = append(terms, term)
		}
	}
	return terms
}

func isA(n *rdf.Node, class string) bool {
	for _, t := range types(n) {
		if vocab.IsA(t, vocab.Lookup(class)) {
			return true
		}
	}
	return false
}

// siteName gives the name that the web site gives itself, where the page says.
func (r *reading) siteName() string {
	for n := range r.graph.Nodes() {
		if isA(n, "WebSite") {
			if name := r.text(n, "name"); name != "" {
				return shown(name, mostName)
			}
		}
	}
	return ""
}
