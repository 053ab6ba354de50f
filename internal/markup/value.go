package markup

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/rdf"
)

// Address gives the IRI that an attribute such as href names: without white space
// around it, resolved against the base. What no IRI may hold is written as
// browsers write it, %20 for a space, which is a problem. Where there is no base,
// or nothing helps, it is a problem and false.
func (r *Reading) Address(element int, attribute htmltree.Name, address string) (string, bool) {
	iri, err := rdf.ResolveIRI(r.Base, stripped(address))
	r.CountText(element, iri)
	if err == nil {
		if err = rdf.CheckIRI(iri); err == nil {
			return iri, true
		}
	}
	p := problemOf(err)
	if encoded := percentEncoded(iri); iri != "" && rdf.CheckIRI(encoded) == nil {
		p.Mend = "write it with %20 in their place, as it is read here"
		if !excerpt.IsRunning(encoded) {
			p.Mend = "write it as " + encoded + ", as it is read here"
		}
		r.Report(r.AttributeOffset(element, attribute), p)
		return encoded, true
	}
	if r.Base == "" && iri == "" {
		p.NoBase, p.Mend = true, "give the address of the page (option Base), or write whole addresses"
	}
	r.Report(r.AttributeOffset(element, attribute), p)
	return "", false
}

// HoldsTemplate tells whether an address holds what a template should have filled in, such as
// {{ page.image }}: it leads nowhere, however it is written.
func HoldsTemplate(address string) bool {
	for _, marks := range [...][2]string{{"{{", "}}"}, {"{%", "%}"}} {
		if _, behind, found := strings.Cut(address, marks[0]); found && strings.Contains(behind, marks[1]) {
			return true
		}
	}
	return false
}

// stripped is an address as browsers take it (URL, section 4.4): without controls
// and spaces around it, and ends of lines and tabs in it.
func stripped(address string) string {
	plain := true
	for i := range len(address) {
		plain = plain && address[i] > ' '
	}
	if plain { // as nearly all are
		return address
	}
	address = strings.TrimFunc(address, func(c rune) bool { return c <= ' ' })
	if !strings.ContainsAny(address, "\t\n\r") {
		return address
	}
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
}

// percentEncoded writes what no IRI may hold by its bytes.
func percentEncoded(iri string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(iri); {
		c, size := utf8.DecodeRuneInString(iri[i:])
		bad := c == utf8.RuneError && size == 1 || c <= ' ' || 0x7F <= c && c < 0xA0 || strings.ContainsRune("<>\"{}|^`\\", c)
		for _, c := range []byte(iri[i : i+size]) {
			if bad {
				b.WriteByte('%')
				b.WriteByte(digits[c>>4])
				b.WriteByte(digits[c&15])
			} else {
				b.WriteByte(c)
			}
		}
		i += size
	}
	return b.String()
}

// Time gives the literal that the value of a time element is: with the datatype of
// XML Schema whose form it has (HTML+RDFa 1.1, section 3.1; Microdata to RDF,
// section 4.3), and false where it has none.
func Time(text string) (rdf.Object, bool) {
	if text == "" || text[0] != 'P' && text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return rdf.Object{}, false
	}
	for _, form := range timeForms() {
		if form.is.MatchString(text) {
			return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: rdf.XSDNamespace + form.datatype}, true
		}
	}
	return rdf.Object{}, false
}

const (
	dateForm = `-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
	hourForm = `(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`
	zoneForm = `(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?`
)

type timeForm struct {
	datatype string
	is       *regexp.Regexp
}

// timeForms are the lexical forms (XML Schema 1.1, part 2, section 3.3).
var timeForms = sync.OnceValue(func() []timeForm {
	return []timeForm{
		{"date", regexp.MustCompile(`^` + dateForm + zoneForm + `$`)},
		{"time", regexp.MustCompile(`^` + hourForm + zoneForm + `$`)},
		{"dateTime", regexp.MustCompile(`^` + dateForm + `T` + hourForm + zoneForm + `$`)},
		{"gYear", regexp.MustCompile(`^-?(?:[1-9]\d{3,}|0\d{3})` + zoneForm + `$`)},
		{"gYearMonth", regexp.MustCompile(`^-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])` + zoneForm + `$`)},
		{"duration", regexp.MustCompile(`^-?P(?:` + partOfDate + `(?:` + partOfTime + `)?|` + partOfTime + `)$`)},
	}
})

// The parts of a duration: at least one before the T, at least one behind it.
const (
	partOfDate = `(?:\d+Y(?:\d+M)?(?:\d+D)?|\d+M(?:\d+D)?|\d+D)`
	partOfTime = `T(?:\d+H(?:\d+M)?(?:\d+(?:\.\d+)?S)?|\d+M(?:\d+(?:\.\d+)?S)?|\d+(?:\.\d+)?S)`
)
