package page

import (
	"bytes"
	"strconv"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/jsonld"
)

// mediaType gives the media type that the type of a script names, without parameters.
func mediaType(a htmltree.Attribute) []byte {
	value := a.Raw
	if bytes.IndexByte(value, '&') >= 0 {
		value = []byte(a.Text())
	}
	value, _, _ = bytes.Cut(value, []byte(";"))
	return bytes.Trim(value, " \t\n\f\r")
}

// isJSONLD tells whether a media type is that of JSON-LD, in any case.
func isJSONLD(kind []byte) bool { return htmltree.EqualName(kind, jsonld.MediaType) }

// isMisspelled tells whether a media type was meant to be that of JSON-LD, and says so by
// other words: its last ones are "ld" and "json" in one order or the other, or one word
// of both.
func isMisspelled(kind []byte) bool {
	if len(kind) < len("jsonld") || len(kind) > longestMistaken {
		return false
	}
	if last := kind[len(kind)-1] | 0x20; last != 'd' && last != 'n' {
		return false // as those of scripts
	}
	words := bytes.FieldsFunc(bytes.ToLower(kind), func(c rune) bool { return c < 'a' || c > 'z' })
	if len(words) == 0 {
		return false
	}
	before := ""
	if len(words) > 1 {
		before = string(words[len(words)-2])
	}
	switch string(words[len(words)-1]) {
	case "jsonld", "ldjson":
		return true
	case "json":
		return before == "ld"
	case "ld":
		return before == "json"
	}
	return false
}

// longestMistaken is how long a type may be that is looked at.
const longestMistaken = 64

// tellMisspelled tells of a script that neither browsers nor search engines read.
func (r *reader) tellMisspelled(a htmltree.Attribute, kind []byte) {
	r.report(fault{
		at: a.Start, what: strconv.QuoteToGraphic(string(kind)) + " is no type of scripts: its JSON-LD is not read",
		expected: `type="` + jsonld.MediaType + `"`,
	})
}
