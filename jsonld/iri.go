package jsonld

import (
	"strings"

	"github.com/healthld/healthld/rdf"
)

// expandIRI gives what a text means in the place of an IRI (JSON-LD 1.1 API,
// section 5.2): an IRI, a blank node with its "_:", a keyword, or a text that is
// no IRI; and false where it means nothing. The definer is that of the context in
// which the text stands, where that is not yet done.
func (r *reader) expandIRI(c *activeContext, text string, inDocument, inVocabulary bool, d *definer) (string, keyword, bool) {
	if text != "" && text[0] == '@' {
		if k := keywordOf(text); k != noKeyword {
			return text, k, true
		}
		if looksLikeKeyword(text) {
			return "", noKeyword, false
		}
	}
	if d != nil {
		d.depend(text)
	}
	colon := strings.IndexByte(text, ':')
	hierarchical := colon > 0 && strings.HasPrefix(text[colon+1:], "//")
	if inVocabulary || !hierarchical {
		if t := c.lookup(text); t != nil && (inVocabulary || t.keyword != noKeyword) {
			return t.iri, t.keyword, t.iri != ""
		}
	}
	if colon > 0 {
		prefix := text[:colon]
		if hierarchical || prefix == "_" {
			return text, noKeyword, true
		}
		if d != nil {
			d.depend(prefix)
		}
		if t := c.lookup(prefix); t != nil && t.iri != "" && t.prefix {
			return t.iri + text[colon+1:], noKeyword, true
		}
		if rdf.IsAbsoluteIRI(text) {
			return text, noKeyword, true
		}
	}
	switch {
	case inVocabulary && c.hasVocab:
		return c.vocab + text, noKeyword, true
	case inDocument && c.base != "":
		if resolved, err := rdf.ResolveIRI(c.base, text); err == nil {
			return resolved, noKeyword, true
		}
	}
	return text, noKeyword, true
}

// isRelativeIRI tells whether a text is a relative IRI reference (RFC 3987, section
// 2.2).
func isRelativeIRI(text string) bool {
	return !rdf.IsAbsoluteIRI(text) && (text == "" || rdf.CheckIRI("x:"+text) == nil)
}

// isTemplate tells whether a text is a template of addresses (RFC 6570) by its form: an
// absolute IRI but for expressions in braces. An action has one as its target.
func isTemplate(text string) bool {
	if strings.IndexByte(text, '{') < 0 || !rdf.IsAbsoluteIRI(text) {
		return false
	}
	var literals []byte
	for rest := text; ; {
		start := strings.IndexByte(rest, '{')
		if start < 0 {
			return rdf.CheckIRI(string(append(literals, rest...))) == nil
		}
		literals, rest = append(literals, rest[:start]...), rest[start+1:]
		end := strings.IndexByte(rest, '}')
		if end <= 0 || rdf.CheckIRI("x:"+rest[:end]) != nil {
			return false
		}
		rest = rest[end+1:]
	}
}
