package document

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// property is a property as a key names it.
type property struct {
	iri string
	// term is the property in the tables; zero where schema.org has none of
	// that name.
	term vocab.Term
	pos  rdf.Pos
}

// property gives what a key names.
func (b *builder) property(m *member) (property, bool) {
	iri, ok := b.name(m.name, m.pos, "property")
	if !ok {
		return property{}, false
	}
	p := property{iri: iri, pos: m.pos}
	if term := vocab.LookupIRI(iri); term.Is(vocab.Property) {
		p.term = term
	}
	return p, true
}

// name gives the IRI of a type or property by its name, as the official context
// reads it. A plain name that schema.org does not have is one in its namespace,
// so that rules can name it.
func (b *builder) name(name string, pos rdf.Pos, what string) (string, bool) {
	if !strings.Contains(name, ":") {
		if name == "" || strings.HasPrefix(name, "@") {
			b.problems.add(pos, quote(name)+" is no name of a "+what, "a name of schema.org, or an absolute IRI", "")
			return "", false
		}
		if term := vocab.Lookup(name); term != 0 {
			return term.IRI(), true // one text for all that name it
		}
		return vocab.Namespace + name, true
	}
	iri := name
	if strings.HasPrefix(iri, vocab.SecureNamespace) {
		// Both spellings of the namespace mean the same.
		iri = vocab.Namespace + iri[len(vocab.SecureNamespace):]
	}
	iri = vocab.ExpandPrefix(iri)
	if err := rdf.CheckIRI(iri); err != nil {
		b.problems.add(pos, "the name of a "+what+" is no IRI: "+strings.TrimPrefix(err.Error(), "rdf: "), "a name of schema.org, or an absolute IRI", "")
		return "", false
	}
	return iri, true
}

// subject gives the node that an id names.
func (b *builder) subject(v *value) (rdf.Subject, bool) {
	if v.kind != quoted && v.kind != plain || v.text == "" {
		b.problems.add(v.pos, "an id is "+v.describe(), "an IRI, absolute or relative to the base", "")
		return rdf.Subject{}, false
	}
	if label, is := strings.CutPrefix(v.text, "_:"); is {
		return b.labelled(label), true
	}
	iri, ok := b.resolve(v.text, v.pos, "id")
	if !ok {
		return rdf.Subject{}, false
	}
	if err := rdf.CheckIRI(iri); err != nil {
		b.problems.add(v.pos, "the id is no IRI: "+strings.TrimPrefix(err.Error(), "rdf: "), "", "")
		return rdf.Subject{}, false
	}
	return rdf.Subject{Kind: rdf.IRI, Text: iri}, true
}

// labelled gives the blank node of a label, one for all inputs.
func (b *builder) labelled(label string) rdf.Subject {
	s, known := b.labels[label]
	if !known {
		s = b.graph.NewBlankNode()
		b.labels[label] = s
	}
	return s
}

// resolve gives an id or address in absolute form.
func (b *builder) resolve(reference string, pos rdf.Pos, what string) (string, bool) {
	if reference == "" {
		// Resolved, it would be the base, which nobody means.
		b.problems.add(pos, "the "+what+" is empty", "an IRI", "leave it out")
		return "", false
	}
	if rdf.IsAbsoluteIRI(reference) {
		return vocab.ExpandPrefix(reference), true
	}
	if len(reference) > 4 && strings.EqualFold(reference[:4], "www.") {
		// Resolved, it would be a path of the site, which nobody means.
		b.problems.add(pos, "the "+what+" "+quote(reference)+" lacks its scheme", "https:// or http:// before it", "write "+quote("https://"+reference))
		return "", false
	}
	if b.base == "" {
		b.lackBase(reference, pos, what)
		return "", false
	}
	iri, err := rdf.ResolveIRI(b.base, reference)
	if err != nil {
		b.problems.add(pos, "the "+what+" "+quote(reference)+" cannot be resolved: "+strings.TrimPrefix(err.Error(), "rdf: "), "an absolute base", "")
		return "", false
	}
	return iri, true
}

// baseless are the ids and addresses that are relative while there is no base.
type baseless struct {
	// problem tells of the first of them, which is what and reference, for all; more is how
	// many others there are.
	problem         *rdf.Problem
	what, reference string
	more            int
}

// lackBase notes one of them: a base mends all.
func (b *builder) lackBase(reference string, pos rdf.Pos, what string) {
	if b.baseless.problem != nil {
		b.baseless.more++
		return
	}
	b.baseless = baseless{
		problem: &rdf.Problem{
			What: "the " + what + " " + quote(reference) + " is relative, and there is no base", Expected: "an absolute IRI, or a base",
			Mend: "give --base, or base in healthld.yaml", Position: b.graph.Position(pos),
		},
		what: what, reference: reference,
	}
	b.problems.join([]*rdf.Problem{b.baseless.problem})
}

// tellBaseless says how many they are, when all are known.
func (b *builder) tellBaseless() {
	if l := b.baseless; l.more > 0 {
		l.problem.What = fmt.Sprintf("the %s %s and %d more are relative, and there is no base", l.what, quote(l.reference), l.more)
	}
}
