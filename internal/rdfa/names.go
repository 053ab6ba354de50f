package rdfa

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// prefixes are those that an element declares, and those around it.
type prefixes struct {
	declared map[string]string
	around   *prefixes
}

// find gives the namespace of a prefix in lower case. It goes up no more steps than
// elements are nested.
func (p *prefixes) find(name string) (string, bool) {
	for ; p != nil; p = p.around {
		if iri, has := p.declared[name]; has {
			return iri, true
		}
	}
	iri, has := initialPrefixes[name]
	return iri, has
}

// declare reads the prefixes that an element declares (RDFa Core, section 7.5, step
// 3; HTML+RDFa, section 3.1, for xmlns).
func (r *reader) declare(element int, around *prefixes) *prefixes {
	var p *prefixes
	add := func(at func() int, name, iri string) {
		name = strings.ToLower(name)
		if name == "" || name == "_" {
			r.Report(at(), rdf.Problem{What: "the prefix " + strconv.Quote(name) + " cannot be declared: the declaration is left out", Expected: "a name"})
			return
		}
		if known, has := initialPrefixes[name]; has && known != iri && r.Strict {
			r.Report(at(), rdf.Problem{What: "the prefix " + name + " of the initial context is given another meaning, " + iri, Expected: known})
		}
		if p == nil {
			p = &prefixes{declared: make(map[string]string), around: around}
		}
		p.declared[name] = r.withSlash(at, iri)
	}
	for name, value := range r.Namespaces(element) {
		add(func() int { return r.NamespaceOffset(element, name) }, name, strings.TrimSpace(value))
	}
	value, _ := r.Get(element, htmltree.Prefix)
	tokens := slices.Collect(markup.Tokens(value))
	for len(tokens) > 0 {
		first := tokens[0]
		name, is := strings.CutSuffix(first.Text, ":")
		if !is || strings.Contains(name, ":") || len(tokens) == 1 {
			r.Report(r.TokenOffset(element, htmltree.Prefix, first.At), rdf.Problem{What: "prefix has " + markup.Quote(first.Text) + ", which declares none", Expected: "a name, a colon, a space and an address, as in prefix=\"ex: https://example.org/\""})
			tokens = tokens[1:]
			continue
		}
		add(func() int { return r.TokenOffset(element, htmltree.Prefix, first.At) }, name, tokens[1].Text)
		tokens = tokens[2:]
	}
	if p == nil {
		return around
	}
	return p
}

// withSlash gives the namespace of schema.org its "/" where an author left it out, as
// JSON-LD has it. That is a problem, since to the letter the terms are others.
func (r *reader) withSlash(at func() int, iri string) string {
	if r.Strict || strings.HasSuffix(iri, "/") || strings.ContainsAny(iri, "#?") || markup.AlignTerm(iri+"/") != vocab.Namespace {
		return iri
	}
	r.Report(at(), rdf.Problem{What: "the address of the vocabulary, " + iri + ", does not end in a slash: it is read as if it did", Mend: "write " + iri + "/"})
	return iri + "/"
}

// curie gives what a name with a prefix means (RDFa Core, section 7.4), and whether
// it is one.
func (r *reader) curie(text string, known *prefixes) (rdf.Subject, bool) {
	name, reference, is := strings.Cut(text, ":")
	switch {
	case !is, strings.HasPrefix(reference, "//"):
		return rdf.Subject{}, false
	case name == "_":
		return r.blank(reference), true
	case name == "":
		return rdf.Subject{Kind: rdf.IRI, Text: xhtmlVocabulary + reference}, true
	}
	namespace, has := known.find(strings.ToLower(name))
	if !has {
		return rdf.Subject{}, false
	}
	return rdf.Subject{Kind: rdf.IRI, Text: namespace + reference}, true
}

// blank gives the blank node of a label of the page.
func (r *reader) blank(label string) rdf.Subject {
	s, has := r.blanks[label]
	if !has {
		s = r.Graph.NewBlankNode()
		if r.blanks == nil {
			r.blanks = make(map[string]rdf.Subject)
		}
		r.blanks[label] = s
	}
	return s
}

// resource gives the node that about or resource names: a CURIE in brackets, a
// CURIE or an address, relative to the base. One that cannot be read counts as if
// it were not there.
func (r *reader) resource(element int, attribute htmltree.Name, c *scope) (rdf.Subject, bool) {
	value, has := r.Get(element, attribute)
	if !has {
		return rdf.Subject{}, false
	}
	text := strings.Trim(value, space)
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		s, is := r.curie(text[1:len(text)-1], c.prefixes)
		if !is {
			if text != "[]" {
				r.Report(r.AttributeOffset(element, attribute), rdf.Problem{What: "the prefix of " + markup.Quote(text) + " is not declared: the attribute is passed over", Mend: "declare it by prefix"})
			}
			return rdf.Subject{}, false
		}
		return r.checked(element, attribute, 0, s)
	}
	if s, is := r.curie(text, c.prefixes); is {
		return r.checked(element, attribute, 0, s)
	}
	return r.link(element, attribute, value)
}

// link gives the node that an address names.
func (r *reader) link(element int, attribute htmltree.Name, address string) (rdf.Subject, bool) {
	if r.Base == "" && strings.Trim(address, space) == "" {
		return r.page(), true
	}
	iri, ok := r.Address(element, attribute, address)
	if !ok {
		return rdf.Subject{}, false
	}
	return rdf.Subject{Kind: rdf.IRI, Text: iri}, true
}

// checked gives a node, or reports that its IRI is none.
func (r *reader) checked(element int, attribute htmltree.Name, at int, s rdf.Subject) (rdf.Subject, bool) {
	if s.Kind == rdf.BlankNode {
		return s, true
	}
	r.CountText(element, s.Text)
	if err := rdf.CheckIRI(s.Text); err != nil {
		r.Report(r.TokenOffset(element, attribute, at), rdf.Problem{What: strings.TrimPrefix(err.Error(), "rdf: ") + ": it is left out"})
		return rdf.Subject{}, false
	}
	return s, true
}

// name is a term that an attribute names, with its place in the value.
type name struct {
	rdf.Subject
	// term is the one of schema.org where it is known for that, else 0.
	term      vocab.Term
	attribute htmltree.Name
	at        int
}

// predicate gives it as a property.
func (n *name) predicate() markup.Predicate { return markup.Predicate{IRI: n.Text, Term: n.term} }

// names gives the terms, CURIEs and whole addresses that an attribute holds (RDFa
// Core, section 7.4.3), behind those that it is given. What means nothing is left
// out.
func (r *reader) names(names []name, element int, attribute htmltree.Name, c *scope) []name {
	value, has := r.Get(element, attribute)
	if !has {
		return names
	}
	for token := range markup.Tokens(value) {
		if !r.Goes() {
			break
		}
		s, term, is := r.name(element, attribute, token, c)
		if !is {
			continue
		}
		if s.Kind == rdf.BlankNode && attribute != htmltree.Typeof {
			r.Report(r.TokenOffset(element, attribute, token.At), rdf.Problem{What: markup.Quote(token.Text) + " is left out: a blank node can be no property", Expected: "a term or an address"})
			continue
		}
		names = append(names, name{s, term, attribute, token.At})
	}
	return names
}

// name gives what a token names, and the term of schema.org where it is known for one.
func (r *reader) name(element int, attribute htmltree.Name, token markup.Token, c *scope) (rdf.Subject, vocab.Term, bool) {
	text := token.Text
	isRel := attribute == htmltree.Rel || attribute == htmltree.Rev
	prefix, _, hasColon := strings.Cut(text, ":")
	if !hasColon {
		iri := ""
		switch {
		case c.vocabulary != "":
			if isRel && !r.Strict && markup.IsSchemaOrg(c.vocabulary) && linkTypes[strings.ToLower(text)] && !vocab.Lookup(text).Is(vocab.Property) {
				return rdf.Subject{}, 0, false
			}
			p := r.Term(c.vocabulary, text)
			if p.Term != 0 {
				return rdf.Subject{Kind: rdf.IRI, Text: p.IRI}, p.Term, true
			}
			iri = p.IRI
		case initialTerms[text] != "":
			iri = initialTerms[text]
		case initialTerms[strings.ToLower(text)] != "":
			iri = initialTerms[strings.ToLower(text)]
		case isRel: // a link type of HTML
			return rdf.Subject{}, 0, false
		default:
			mend := `add vocab="https://schema.org/" if it is one of schema.org`
			if attribute == htmltree.Property && r.Tells() && r.IsWithinOther(element, htmltree.NamesWith(htmltree.Itemscope), htmltree.NamesWith(htmltree.Typeof, htmltree.Vocab)) {
				mend = "the elements around it are Microdata: write itemprop in place of property"
			}
			r.Report(r.TokenOffset(element, attribute, token.At), rdf.Problem{
				What: "the term " + markup.Quote(text) + " is left out: there is no vocabulary around it", Expected: "vocab on an element around it, a prefix or a whole address", Mend: mend,
			})
			return rdf.Subject{}, 0, false
		}
		s, ok := r.checked(element, attribute, token.At, rdf.Subject{Kind: rdf.IRI, Text: iri})
		return s, 0, ok
	}
	if s, is := r.curie(text, c.prefixes); is {
		s, ok := r.checked(element, attribute, token.At, s)
		return s, 0, ok
	}
	s, ok := r.checked(element, attribute, token.At, rdf.Subject{Kind: rdf.IRI, Text: text})
	if ok && !schemes[strings.ToLower(prefix)] {
		r.Report(r.TokenOffset(element, attribute, token.At), rdf.Problem{What: "the prefix " + markup.Quote(prefix) + " is not declared: " + markup.Quote(text) + " is read as an address", Mend: "declare it by prefix on an element around it"})
	}
	return s, 0, ok
}

// space is the white space of HTML (Infra, section 4.6).
const space = " \t\n\f\r"
