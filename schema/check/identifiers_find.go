package check

import (
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// ownScheme is the scheme of a property that is made for one.
type ownScheme struct {
	name  string
	check func(string) *ident.Fault
}

// ownSchemes are the properties that are made for one scheme.
var ownSchemes = map[string]ownScheme{
	"gtin":                 {"GTIN", ident.GTIN},
	"gtin8":                {"GTIN-8", ident.GTIN8},
	"gtin12":               {"GTIN-12", ident.GTIN12},
	"gtin13":               {"GTIN-13", ident.GTIN13},
	"gtin14":               {"GTIN-14", ident.GTIN14},
	"isbn":                 {"ISBN", ident.ISBN},
	"globalLocationNumber": {"GLN", ident.GLN},
	"leiCode":              {"LEI", ident.LEI},
	"iso6523Code":          {"ISO 6523 identifier", ident.ISO6523},
	"duns":                 {"DUNS number", ident.DUNS},
	"vatID":                {"VAT number", ident.VAT},
	"naics":                {"NAICS code", ident.NAICS},
	"isicV4":               {"ISIC code", ident.ISIC},
	"usNPI":                {"NPI", ident.NPI},
	"rxcui":                {"RxCUI", ident.RxCUI},
	"hasGS1DigitalLink":    {"GS1 Digital Link", ident.DigitalLink},
	"sku":                  {"SKU", ident.Stock},
	"mpn":                  {"MPN", ident.Stock},
}

// whence says how the scheme of an identifier is known.
type whence uint8

const (
	fromProperty whence = iota
	fromPropertyID
	fromCodingSystem
	fromAddress
)

// identified is an identifier that was found, with what is wrong with it.
type identified struct {
	at     At
	whence whence
	// scheme is how the scheme is called, text the identifier.
	scheme string
	check  func(string) *ident.Fault
	text   string
	// before is what stands before the identifier in the same text, as "NPI:".
	before string
	fault  *ident.Fault
	term   vocab.Term
}

// Properties that identifiers are found by.
var (
	identifierTerm   = vocab.Lookup("identifier")
	sameAsTerm       = vocab.Lookup("sameAs")
	valueTerm        = vocab.Lookup("value")
	codeValueTerm    = vocab.Lookup("codeValue")
	nameTerm         = vocab.Lookup("name")
	propertyIDTerm   = vocab.Lookup("propertyID")
	codingSystemTerm = vocab.Lookup("codingSystem")
)

// faultyIdentifiers gives the identifiers of a thing with which something is
// wrong. Several rules ask for those of one thing after another: they are found
// once.
func (p *Pass) faultyIdentifiers(t *Thing) []identified {
	if p.identifiedOf == t {
		return p.identified
	}
	p.identifiedOf = t
	empty(&p.identified)
	if t.Subject.Kind == rdf.IRI {
		if id, found := identifierOfAddress(t.Subject.Text, AtThing(t)); found {
			p.identified = append(p.identified, id)
		}
	}
	if t.concerns&aboutIdentifier == 0 {
		return p.identified
	}
	for i := range t.Properties {
		property := &t.Properties[i]
		if property.expected == nil || property.expected.concern&aboutIdentifier == 0 {
			continue
		}
		for number := range property.Values {
			if id, found := identifierAt(t, property, number); found {
				p.identified = append(p.identified, id)
			}
		}
	}
	return p.identified
}

// identifierAt finds the identifier that a value is, where something is wrong
// with it.
func identifierAt(t *Thing, property *Property, number int) (id identified, found bool) {
	value := &property.Values[number]
	if value.Kind == rdf.BlankNode || value.Kind == rdf.Boolean || trimSpace(value.Text) == "" {
		return id, false
	}
	id = identified{at: AtValue(t, property, number), text: value.Text, term: property.Term}
	scheme := property.expected.scheme
	switch {
	case scheme != nil:
		id.whence, id.scheme, id.check = fromProperty, scheme.name, scheme.check
	case property.Term == sameAsTerm || property.Term == identifierTerm:
		if known, before, rest := namedInFront(property.Term, value); known != nil {
			id.whence, id.scheme, id.check, id.before, id.text = fromPropertyID, known.Name, known.Check, before, rest
			break
		}
		id, found = identifierOfAddress(value.Text, id.at)
		id.term = property.Term
		return id, found
	case property.Term == valueTerm && t.is(propertyValueKind):
		known, is := ident.Named(schemeName(t))
		if !is || value.Kind == rdf.IRI {
			return id, false
		}
		id.whence, id.scheme, id.check = fromPropertyID, known.Name, known.Check
	case property.Term == codeValueTerm && t.is(medicalCodeKind):
		known, is := ident.Named(textOf(t, codingSystemTerm))
		if !is || value.Kind == rdf.IRI {
			return id, false
		}
		id.whence, id.scheme, id.check = fromCodingSystem, known.Name, known.Check
	default:
		return id, false
	}
	id.fault = id.check(id.text)
	if id.fault != nil && id.scheme == "ICD-10" && ident.ICD10CM(id.text) == nil {
		id.fault = nil // in the United States the modification is called that too
	}
	return id, id.fault != nil
}

// namedInFront gives the scheme whose name stands before a colon in a text under
// identifier, as in NPI:1234567893, with what stands there and the identifier behind it. The
// scheme is nil where there is none.
func namedInFront(property vocab.Term, value *rdf.Value) (scheme *ident.Scheme, before, rest string) {
	const longest = 30
	if property != identifierTerm || value.Kind == rdf.IRI {
		return nil, "", ""
	}
	colon := strings.IndexByte(value.Text[:min(len(value.Text), longest)], ':')
	if colon <= 0 || colon == len(value.Text)-1 {
		return nil, "", ""
	}
	known, is := ident.Named(value.Text[:colon])
	if !is {
		return nil, "", ""
	}
	rest = strings.TrimSpace(value.Text[colon+1:])
	return known, value.Text[:len(value.Text)-len(strings.TrimLeft(value.Text[colon+1:], " "))], rest
}

// identifierOfAddress finds the identifier that the address of a register's page
// ends in, where something is wrong with it.
func identifierOfAddress(address string, at At) (id identified, found bool) {
	if !strings.HasPrefix(address, "http") {
		return id, false
	}
	scheme, text, found := ident.InAddress(address)
	if !found {
		_, host, _ := strings.Cut(address, "://")
		if strings.HasPrefix(strings.TrimPrefix(host, "www."), "wikidata.org/Q") {
			fault := &ident.Fault{Expected: "the address of an item of Wikidata, such as https://www.wikidata.org/wiki/Q42"}
			return identified{at: at, whence: fromAddress, scheme: "address of Wikidata", check: noIdentifier(fault), text: address, fault: fault}, true
		}
		return id, false
	}
	if strings.Contains(text, ":") {
		return id, false // a page about the register, such as Special:Search
	}
	fault := scheme.Check(text)
	return identified{at: at, whence: fromAddress, scheme: scheme.Name, check: scheme.Check, text: text, fault: fault}, fault != nil
}

// noIdentifier gives the check that everything fails.
func noIdentifier(fault *ident.Fault) func(string) *ident.Fault {
	return func(string) *ident.Fault { return fault }
}

// schemeName gives what a PropertyValue says of the scheme of its value: its
// propertyID, or its name where it stands as an identifier.
func schemeName(t *Thing) string {
	if id := textOf(t, propertyIDTerm); id != "" {
		return id
	}
	if parent := t.place.parent; parent != nil && parent.Properties[t.place.property].Term == identifierTerm {
		return textOf(t, nameTerm)
	}
	return ""
}

// textOf gives the first value of a property where that is a text or an IRI,
// else nothing.
func textOf(t *Thing, term vocab.Term) string {
	property := t.Property(term)
	if property == nil {
		return ""
	}
	if value := &property.Values[0]; isText(value) || value.Kind == rdf.IRI {
		return value.Text
	}
	return ""
}
