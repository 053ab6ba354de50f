package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// checkURL looks at values that are IRIs, and at texts where an address alone
// can stand.
func checkURL(p *Pass, t *Thing, property *Property, number int) {
	if property.Term == 0 {
		return
	}
	value := &property.Values[number]
	expected := property.expected
	switch {
	case expected.forms&urlForm == 0:
		return
	case value.Kind == rdf.IRI:
	case expected.forms != urlForm || !hasForm(value) || value.Kind == rdf.Number:
		return
	case expected.open && !isAddress(value.Text): // the text stands for a thing
		return
	}
	if property.Term == targetProperty && isTemplate(value.Text) {
		return
	}
	fault, suggestion := urlFault(value.Text)
	if fault == "" {
		return
	}
	if suggestion != "" {
		fault += "; write " + quote(suggestion)
	}
	p.Report(AtValue(t, property, number), quote(value.Text)+" "+fault, property.Term, suggestion)
}

// urlFault says what is wrong with an address: the rest of a sentence that
// begins with it. Relative addresses pass: what they are relative to is for
// readers.
func urlFault(text string) (fault, suggestion string) {
	if text == "" {
		return "is no address", ""
	}
	absolute := rdf.IsAbsoluteIRI(text)
	probe := text
	if !absolute {
		probe = "x:" + text
	}
	switch err := rdf.CheckIRI(probe); {
	case err != nil && strings.TrimSpace(text) != text:
		return "is an address with spaces around it", strings.TrimSpace(text)
	case err != nil && strings.Contains(text, " ") && absolute:
		return "is an address with spaces in it", strings.ReplaceAll(text, " ", "%20")
	case err != nil && absolute:
		return "is an address with characters that none may have", ""
	case err != nil:
		return "is no address", ""
	case !absolute && len(text) > 4 && strings.EqualFold(text[:4], "www."):
		return "lacks its scheme, https:// or http://", ""
	case absolute && isHollow(text):
		return "is an address without a host", ""
	}
	return "", ""
}

// targetProperty leads to where an action takes place, for which search engines take a
// template of addresses (RFC 6570), as in https://sunrise.example/?q={search_term_string}.
var targetProperty = vocab.Lookup("target")

// isTemplate tells whether a text is an address but for names in braces.
func isTemplate(text string) bool {
	var b strings.Builder
	for rest := text; ; {
		before, behind, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.Len() < len(text) && rdf.CheckIRI(b.String()) == nil
		}
		name, after, closed := strings.Cut(behind, "}")
		if !closed || name == "" || rdf.CheckIRI("x:"+name) != nil {
			return false
		}
		rest = after
	}
}

// isAddress tells whether a text is meant to be an address, well written or not.
func isAddress(text string) bool { return strings.Contains(text, "://") }

// isHollow tells whether an address of the web names no host.
func isHollow(address string) bool {
	scheme, rest, _ := strings.Cut(address, ":")
	if !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return false
	}
	host, is := strings.CutPrefix(rest, "//")
	return !is || host == "" || strings.ContainsRune("/?#", rune(host[0]))
}
