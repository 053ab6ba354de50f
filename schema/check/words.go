package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Quote shows a text of the input in a message: in quotation marks, escaped, and
// of a long one no more than the beginning.
func Quote(text string) string { return quote(text) }

// quote shows a text of the input in a message: escaped, and no more of it than
// is needed to find it, since a log is no place for what patients write.
func quote(text string) string {
	var buffer [128]byte
	return string(appendQuoted(buffer[:0], text))
}

// appendQuoted adds what [quote] gives.
func appendQuoted(words []byte, text string) []byte {
	const length = 40
	if len(text) <= length {
		return appendWholeQuoted(words, text)
	}
	end := length
	for end > length-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return append(appendWholeQuoted(words, text[:end]), "…"...)
}

// appendWholeQuoted adds a text in quotation marks, escaped.
func appendWholeQuoted(words []byte, text string) []byte {
	if !isPlain(text) {
		return strconv.AppendQuoteToGraphic(words, text)
	}
	words = append(words, '"')
	words = append(words, text...)
	return append(words, '"')
}

// isPlain tells whether nothing in a text has to be escaped between quotation marks.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// localName gives the name of an IRI within the namespace of schema.org, in
// either spelling.
func localName(iri string) (string, bool) {
	if name, is := strings.CutPrefix(iri, vocab.Namespace); is {
		return name, true
	}
	return strings.CutPrefix(iri, vocab.SecureNamespace)
}

// name shows a type or property in messages and paths: bare where it is a word,
// else quoted.
func name(iri string) string {
	short, is := localName(iri)
	if !is {
		short = iri
	}
	for i := range len(short) {
		if !bareBytes[short[i]] {
			return excerpt.Quote(short)
		}
	}
	if short == "" || len(short) > 60 {
		return quote(short)
	}
	return short
}

// bareBytes are those that names are made of.
var bareBytes = func() (bare [256]bool) {
	for i := range bare {
		c := byte(i)
		bare[i] = c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
	}
	return bare
}()

// show shows a value in messages.
func show(v *rdf.Value) string {
	switch v.Kind {
	case rdf.IRI:
		return name(v.Text)
	case rdf.Number, rdf.Boolean:
		if len(v.Text) <= 30 {
			return name(v.Text)
		}
	}
	return quote(v.Text)
}

// either lists terms: "A", "A or B", "A, B or C". Of many it names the first.
func either(terms []vocab.Term) string { return list(terms, " or ") }

// both lists terms that hold together: "A", "A and B", "A, B and C".
func both(terms []vocab.Term) string { return list(terms, " and ") }

func list(terms []vocab.Term, last string) string {
	const most = 5
	var b strings.Builder
	for i, term := range terms {
		switch {
		case i == most && len(terms) > most+2: // the last two are as short as "others"
			b.WriteString(" and others")
			return b.String()
		case i == 0:
		case i == len(terms)-1:
			b.WriteString(last)
		default:
			b.WriteString(", ")
		}
		b.WriteString(term.Name())
	}
	return b.String()
}

// a puts the indefinite article before a word.
func a(word string) string {
	if word != "" && strings.ContainsRune("aeioAEIO", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}
