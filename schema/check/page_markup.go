package check

import (
	"strings"

	"github.com/healthld/healthld/rdf"
)

// What is wrong with a value of Microdata or RDFa is often that its attribute stands on the
// wrong element. Then another value is no mend, and where the attribute belongs is told by
// what stands in the page around the value.

// markupAt gives what stands before a place of Microdata or RDFa in the page, back to the
// beginning of its tag, and what stands from there on. Both are empty for all else.
func (p *Pass) markupAt(pos rdf.Pos) (before, behind string) {
	if p.page == nil || p.page.Markup == nil || pos == 0 {
		return "", ""
	}
	before, behind = p.page.Markup(pos)
	return before[strings.LastIndexByte(before, '<')+1:], behind
}

// linkAttribute gives itemprop or property where a value is the href of a link, else "".
func (p *Pass) linkAttribute(value *rdf.Value) string {
	before, behind := p.markupAt(value.Pos)
	before = strings.TrimRight(before, "\"' \t\r\n")
	before, is := strings.CutSuffix(before, "=")
	if !is || !strings.HasSuffix(strings.ToLower(strings.TrimRight(before, " \t\r\n")), "href") {
		return ""
	}
	tag, _, _ := strings.Cut(behind, ">")
	return namingAttribute(before + " " + tag)
}

// namingAttribute gives the attribute by which a tag names properties.
func namingAttribute(tag string) string {
	tag = strings.ToLower(tag)
	for _, attribute := range [...]string{"itemprop", "property"} {
		if before, _, found := strings.Cut(tag, attribute+"="); found && (before == "" || strings.TrimRight(before, " \t\r\n\f\"'") != before) {
			return attribute
		}
	}
	return ""
}

// inLink says where a text belongs that was taken from the address of a link, "" where it was not.
func (p *Pass) inLink(value *rdf.Value, what string) string {
	attribute := p.linkAttribute(value)
	if attribute == "" {
		return ""
	}
	return "; keep the link, and put " + attribute + " on a span around the " + what + " in it, or on a meta element beside it"
}

// addressWithin says that the value of a property that may be an address is the text of an element,
// while an img or a link in it has an address, which is meant; "" where it is not so.
func (p *Pass) addressWithin(property *Property, number int) string {
	value := &property.Values[number]
	if property.expected == nil || property.expected.forms&urlForm == 0 || !value.IsLiteral() {
		return ""
	}
	_, behind := p.markupAt(value.Pos)
	if behind == "" || behind[0] != '<' {
		return ""
	}
	outer, tag, rest := nextTag(behind)
	attribute := namingAttribute(tag)
	if attribute == "" || !isElementName(outer) || strings.Contains(strings.ToLower(tag), " content") {
		return ""
	}
	for depth := 1; rest != ""; {
		var name string
		name, tag, rest = nextTag(rest)
		lower := strings.ToLower(tag)
		switch {
		case name == outer:
			depth++
		case name == "/"+outer:
			if depth--; depth == 0 {
				return ""
			}
		case namingAttribute(lower) != "": // it is a value of its own
		case name == "img" && strings.Contains(lower, " src") || name == "a" && strings.Contains(lower, " href"):
			return "; the address of the " + name + " in this " + outer + " is meant: put " + attribute + " on the " + name + " itself"
		}
	}
	return ""
}

// isElementName tells whether a name is one that elements of HTML have, which a message may show.
func isElementName(name string) bool {
	const longest = 32
	return name != "" && len(name) <= longest && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// nextTag gives the name of the next tag of a part of a page in lower case, with "/" in front
// if it is an end tag, the whole tag, and what stands behind it. All are empty where there is none.
func nextTag(text string) (name, tag, rest string) {
	start := strings.IndexByte(text, '<')
	if start < 0 {
		return "", "", ""
	}
	text = text[start+1:]
	quote := byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			tag, rest = text[:i], text[i+1:]
			name = tag
			if end := strings.IndexAny(tag, " \t\r\n\f"); end >= 0 {
				name = tag[:end]
			}
			if len(name) > 1 {
				name = strings.TrimSuffix(name, "/")
			}
			return strings.ToLower(name), strings.ReplaceAll(tag, "\n", " "), rest
		}
	}
	return "", "", ""
}
