package jsonld_test

import (
	"strings"

	"github.com/healthld/healthld/rdf"
)

// nasty are texts that have broken what was written of them somewhere: UTF-8,
// all of them.
var nasty = append([]string{
	// What ends a script element, or swallows what follows it.
	"</script>", "</SCRIPT/", "</script >", "</script\t\n", "</ScRiPt x=y>", "</script", "</scriptx>", "<script>", "<script ", "<SCRIPT/",
	"<!--", "<!--<script>", "<!-- <script >", "<!--<script></script>", "-->", "--!>", "<!-->", "]]>", "<![CDATA[", "<?xml?>", "<!DOCTYPE html>",
	"</style></title></textarea></noscript>", "<plaintext>", "<svg/onload=alert(1)>", "\"><img src=x onerror=alert(1)>",
	"{{.}}", "{{`", "${7*7}", "<%= 1 %>", "#{1}", "`", "'", "\"", "\\", "\\\"", "\\u003c/script\\u003e", "\\", "\\\\", "a\\", "\\x3c",
	"&lt;", "&lt;/script&gt;", "&amp;", "&#60;", "&", "&nbsp", "javascript:alert(1)", "*/alert(1)/*", "//", "/* */",
	// What ends a line of JavaScript, what no XML may hold, what is no character.
	"\u2028", "\u2029", "a\u2028b\u2029c", "\uFFFE", "\uFFFF", "\uFFFD", "\uFDD0", "\U0001FFFE", "\U0010FFFF", "\uFEFF", "\uFEFFa", "\uE000", "\U000F0000",
	// Directions, joiners, marks, emoji.
	"\u202Eabc\u202C", "\u2066abc\u2069", "\u200F\u200E", "\u061C", "\u200B\u200C\u200D\u2060", "\u00AD", "\u180E", "\u3000",
	"e\u0301", "a\u0300\u0301\u0302\u0303\u0304", "Z\u0351\u036B\u0343A\u0321\u034ALGO", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "1️⃣", "👍🏿", "عيادة الشروق", "מרפאה", "诊所", "クリニック", "ﷺ", "İ", "ß", "ﬀ",
	"\U0001D54F", "𠜎𠜱", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい",
	// What other readers take for something else.
	"", " ", "\t", "\n", "\r", "\r\n", "\v\f", "null", "undefined", "NaN", "-Infinity", "true", "0", "1e400", "__proto__", "constructor",
	"@id", "@type", "@context", "@value", "@graph", "@x", "_:b0", "schema:x", "gs1:Product", "id", "type", "HTML",
	"'; DROP TABLE reviews; --", "${jndi:ldap://x}", "../../etc/passwd", "CON", "%00", "%s%n", "$(touch x)", "\x1b[31mred\x1b[0m", "{\"a\":1}", "[1]", "\"quoted\"",
	strings.Repeat("<", 100), strings.Repeat("\x00", 33), strings.Repeat("é", 50), strings.Repeat("a", 31) + "\"", strings.Repeat("a", 8) + "<" + strings.Repeat("b", 8),
}, controls()...)

// controls are the control characters C0, DEL and C1, alone and in a text.
func controls() []string {
	var texts []string
	for c := range rune(0xA0) {
		if c < 0x20 || c >= 0x7F {
			texts = append(texts, string(c), "clinic"+string(c)+"text")
		}
	}
	return texts
}

// notUTF8 are texts with bytes that are not UTF-8.
var notUTF8 = []string{
	"\xff", "a\xff", "\xffa", "\xed\xa0\x80", "\xed\xbf\xbf", "\xed\xa0\xbd\xed\xb8\x80", "a\xed\xa0\x80b", "\xc0\x80", "\xc0\xbc/script>", "\xe2\x80", "\xe2\x80\xa8\xe2", "\x80",
	"\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "plain text of some length \xff and more", "\xf0\x9f\x91", "é\xe9", "<\xff>",
}

// position is a place where a description has a string.
type position struct {
	name string
	// at gives a telling with the text there.
	at func(text string) rdf.Source
}

// positions are all places where a telling has a string of its source.
var positions = []position{
	{"text", func(text string) rdf.Source {
		return node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: text}))
	}},
	{"text among others", func(text string) rdf.Source {
		return node(valueOf("name", 2, rdf.Event{Kind: rdf.String, Text: "a"}), valueOf("name", 0, rdf.Event{Kind: rdf.String, Text: text}))
	}},
	{"text of a nested node", func(text string) rdf.Source {
		return node(valueOf("address", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}),
			valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: text}), rdf.Event{Kind: rdf.NodeEnd})
	}},
	{"text under a property of IRIs", func(text string) rdf.Source {
		return node(valueOf("url", 1, rdf.Event{Kind: rdf.String, Text: text}))
	}},
	{"text under a property of dates", func(text string) rdf.Source {
		return node(valueOf("birthDate", 1, rdf.Event{Kind: rdf.String, Text: text}))
	}},
	{"date", func(text string) rdf.Source {
		return node(valueOf("birthDate", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: text, Tag: "http://schema.org/Date"}))
	}},
	{"text in a language", func(text string) rdf.Source {
		return node(valueOf("name", 1, rdf.Event{Kind: rdf.LanguageString, Text: text, Tag: "de"}))
	}},
	{"language tag", func(text string) rdf.Source {
		return node(valueOf("name", 1, rdf.Event{Kind: rdf.LanguageString, Text: "a", Tag: "x-" + text}))
	}},
	{"typed text", func(text string) rdf.Source {
		return node(valueOf("name", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: text, Tag: "urn:datatype"}))
	}},
	{"datatype", func(text string) rdf.Source {
		return node(valueOf("name", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: "urn:" + text}))
	}},
	{"datatype of the vocabulary's namespace", func(text string) rdf.Source {
		return node(valueOf("name", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "a", Tag: "http://schema.org/" + text}))
	}},
	{"foreign property", func(text string) rdf.Source {
		return node(valueOf("https://example.org/"+text, 1, rdf.Event{Kind: rdf.String, Text: "a"}))
	}},
	{"property of the vocabulary's namespace", func(text string) rdf.Source {
		return node(rdf.Event{Kind: rdf.String, Text: "a", Property: "http://schema.org/-" + text, Count: 1})
	}},
	{"property with two values", func(text string) rdf.Source {
		return node(valueOf("urn:"+text, 2, rdf.Event{Kind: rdf.String, Text: "a"}), valueOf("urn:"+text, 0, rdf.Event{Kind: rdf.String, Text: "b"}))
	}},
	{"type", func(text string) rdf.Source {
		return node(rdf.Event{Kind: rdf.Type, Count: 1, Text: "https://example.org/" + text})
	}},
	{"type of the vocabulary's namespace, second of two", func(text string) rdf.Source {
		return node(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Text: "http://schema.org/-" + text})
	}},
	{"id", func(text string) rdf.Source {
		return rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "https://example.org/" + text}, {Kind: rdf.NodeEnd}}
	}},
	{"id of a typed, nested node", func(text string) rdf.Source {
		return node(valueOf("address", 1, rdf.Event{Kind: rdf.NodeStart, Text: "https://example.org/" + text}), typed("PostalAddress"), rdf.Event{Kind: rdf.NodeEnd})
	}},
	{"id of one root of two", func(text string) rdf.Source {
		return rdf.Events{
			{Kind: rdf.GraphStart, Count: 2}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}, {Kind: rdf.NodeStart, Text: "urn:b:" + text}, typed("Person"), {Kind: rdf.NodeEnd},
		}
	}},
	{"label", func(text string) rdf.Source {
		return rdf.Events{
			{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Flags: rdf.Blank | rdf.Referenced, Text: "b" + text},
			valueOf("knows", 1, rdf.Event{Kind: rdf.BlankNode, Text: "b" + text}), {Kind: rdf.NodeEnd},
		}
	}},
	{"label of a typed, nested node", func(text string) rdf.Source {
		return node(typed("Person"), valueOf("knows", 2, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank | rdf.Referenced, Text: "b" + text}), typed("Person"),
			rdf.Event{Kind: rdf.NodeEnd}, valueOf("knows", 0, rdf.Event{Kind: rdf.BlankNode, Text: "b" + text}))
	}},
	{"graph", func(text string) rdf.Source {
		return rdf.Events{{Kind: rdf.GraphStart, Count: 1, Text: "https://example.org/" + text}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}}
	}},
	{"reference", func(text string) rdf.Source {
		return node(valueOf("knows", 1, rdf.Event{Kind: rdf.IRI, Text: "urn:" + text}))
	}},
	{"address", func(text string) rdf.Source {
		return node(valueOf("url", 1, rdf.Event{Kind: rdf.IRI, Text: "https://example.org/?q=" + text}))
	}},
	{"address of another scheme", func(text string) rdf.Source {
		return node(valueOf("url", 1, rdf.Event{Kind: rdf.IRI, Text: "tel:" + text}))
	}},
}

// typed gives the only type of a node, a class of the vocabulary.
func typed(name string) rdf.Event {
	e := valueOf(name, 1, rdf.Event{Kind: rdf.Type})
	e.Text, e.Property = e.Property, ""
	return e
}
