package rdf

import (
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
)

// prefixTable are the prefixes that Turtle may be written with.
type prefixTable struct {
	namespaces []namespace
	// onlyUsed says that those that were not used so far must not be.
	onlyUsed bool
}

// namespace is an IRI that a name stands for.
type namespace struct {
	name, iri string
	used      bool
}

// choosePrefixes takes the prefixes that are given beside the usual ones.
func (t *prefixTable) choosePrefixes(given []prefix, secure bool) error {
	schema := schemaNamespace
	if secure {
		schema = secureNamespace
	}
	t.namespaces = append(t.namespaces[:0], namespace{"schema", schema, false}, namespace{"rdf", RDFNamespace, false}, namespace{"xsd", XSDNamespace, false})
	t.onlyUsed = false
	for _, p := range given {
		if !isPrefixName(p.name) {
			return &Problem{What: excerpt.Quote(p.name) + " is no name of a prefix", Expected: "letters, digits, \"_\", \"-\" and \".\", with a letter in front and no \".\" behind"}
		}
		if err := CheckIRI(p.namespace); err != nil {
			return iriProblem(err)
		}
		kept := t.namespaces[:0]
		for _, n := range t.namespaces {
			if n.name != p.name && n.iri != p.namespace {
				kept = append(kept, n)
			}
		}
		t.namespaces = append(kept, namespace{p.name, p.namespace, false})
	}
	return nil
}

// isPrefixName is the production PN_PREFIX of Turtle, or nothing.
func isPrefixName(name string) bool {
	for i, r := range name {
		switch {
		case i == 0 && !isNameStart(r):
			return false
		case r != '.' && !isNameCharacter(r):
			return false
		}
	}
	return utf8.ValidString(name) && !strings.HasSuffix(name, ".")
}

// prefixOf gives the prefix for an IRI, that of the longest namespace, and what
// comes behind it; nil where there is none.
func (t *prefixTable) prefixOf(iri string) (*namespace, string) {
	best, length := -1, 0
	for i := range t.namespaces {
		n := t.namespaces[i].iri
		if len(n) > length && len(iri) > len(n) && iri[:len(n)] == n && isLocal(iri[len(n):]) {
			best, length = i, len(n)
		}
	}
	if n := t.named(best); n != nil {
		return n, iri[length:]
	}
	return nil, ""
}

// named gives the namespace of a number for use, or nil.
func (t *prefixTable) named(number int) *namespace {
	if number < 0 {
		return nil
	}
	n := &t.namespaces[number]
	if t.onlyUsed && !n.used {
		return nil
	}
	n.used = true
	return n
}

// isLocal tells whether a text is written behind a prefix as it is. It is
// stricter than the grammar: what needs a second look has the whole IRI.
func isLocal(text string) bool {
	if text == "" || text[0] == '-' {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !isLetterOrDigit(c) && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

func (n *namespace) append(b []byte, local string) []byte {
	return append(append(append(b, n.name...), ':'), local...)
}
