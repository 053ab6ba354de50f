package jsonld

import (
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// The datatypes and properties of texts with a direction (JSON-LD 1.1, section
// 4.2.4.1).
const (
	i18nNamespace = "https://www.w3.org/ns/i18n#"
	jsonDatatype  = rdf.RDFNamespace + "JSON"
)

// expandValue reads a string, a number or a boolean under a property (JSON-LD 1.1
// API, section 5.3).
func (r *reader) expandValue(c *activeContext, a property, i uint32, p *place, x *extras) {
	d := a.def()
	if r.tape.tokens[i].kind != jsonString {
		datatype := ""
		if d.coercion == asTyped {
			datatype = d.datatype
		}
		r.emitNative(p, i, datatype)
		r.tellExtras(x, i)
		return
	}
	text := r.tape.text(i)
	switch d.coercion {
	case asID, asVocab:
		o, ok := r.valueReference(c, p, i, text, d.coercion == asVocab)
		if ok && x != nil && o.Kind != rdf.String {
			s, _ := o.Subject()
			var node *rdf.Node
			r.addExtras(p.graph, &node, s, x, r.pos(i))
		}
		r.emitIf(ok, p, o, i)
		return
	case asTyped:
		r.emitTyped(p, text, d.datatype, i)
	default:
		if p.members {
			if member := r.member(vocab.Term(p.number), text); member != "" {
				r.emit(p, rdf.Object{Kind: rdf.IRI, Text: member}, r.pos(i), i)
				return
			}
		}
		language, direction := c.language, c.direction
		if d.hasLanguage {
			language = d.language
		}
		if d.direction != directionUnset {
			direction = d.direction
		}
		if language == "" && direction <= directionNull {
			r.emit(p, rdf.Object{Kind: rdf.String, Text: text}, r.pos(i), i)
			break
		}
		r.emitText(p, text, language, direction, i)
	}
	r.tellExtras(x, i)
}

// valueReference gives what a text means as the value of a property that leads to
// IRIs. What schema.org asks for an IRI and can be none, absolute or relative, stays
// what it is, a text: "our clinic", or "https://x.example/?q={query}", which is a
// template of addresses (RFC 6570). So rules can look at it, and it is not lost; see the
// package documentation.
func (r *reader) valueReference(c *activeContext, p *place, i uint32, text string, inVocabulary bool) (rdf.Object, bool) {
	if p.number != 0 && !r.dropTexts {
		iri, keyword, ok := r.expandIRI(c, text, true, inVocabulary, nil)
		switch {
		case !ok || keyword != noKeyword || strings.HasPrefix(iri, "_:"):
		case rdf.CheckIRI(iri) == nil:
			return rdf.Object{Kind: rdf.IRI, Text: iri}, true
		case !isRelativeIRI(iri):
			return rdf.Object{Kind: rdf.String, Text: text}, true
		}
	}
	return r.reference(c, i, text, inVocabulary)
}

// tellExtras tells that a map says of a literal what can be said of nodes alone.
func (r *reader) tellExtras(x *extras, i uint32) {
	switch {
	case x == nil:
	case x.property.IRI != "":
		r.reportAt(i, "invalid value object", "the index of a value is a property, and the value is no node", "a node", "the index is left out")
	case x.typ != "" || x.id.Kind != 0:
		r.reportAt(i, "", "a map by @id or @type holds a value that is no node", "nodes", "its key is left out")
	}
}

// emitIf adds a value, or what stands for none in a list.
func (r *reader) emitIf(ok bool, p *place, o rdf.Object, i uint32) {
	switch {
	case ok:
		r.emit(p, o, r.pos(i), i)
	case p.kind == inAList:
		r.items = append(r.items, rdf.Value{Pos: r.pos(i)})
	}
}

// member gives the IRI of the member of an enumeration that a text is the address
// of, where the property expects it.
func (r *reader) member(property vocab.Term, text string) string {
	if r.membersAsStrings || !strings.HasPrefix(text, "http") {
		return ""
	}
	if term := vocab.LookupIRI(text); term != 0 && vocab.Expects(property, term) {
		return term.IRI()
	}
	return ""
}

// emitText adds a text with its language, if any, and its direction.
func (r *reader) emitText(p *place, text, language string, direction direction, i uint32) {
	if language != "" && rdf.CheckLanguageTag(language) != nil {
		r.emitIf(false, p, rdf.Object{}, i) // the tag was told of
		return
	}
	pos := r.pos(i)
	if direction > directionNull {
		switch r.direction {
		case I18nDatatype:
			tag := i18nNamespace + strings.ToLower(language) + "_" + direction.String()
			r.emit(p, rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: tag}, pos, i)
			return
		case CompoundLiteral:
			s := r.newBlank()
			n := p.graph.EnsureNode(s, pos)
			n.Add(rdf.RDFNamespace+"value", rdf.Object{Kind: rdf.String, Text: text}, pos)
			if language != "" {
				n.Add(rdf.RDFNamespace+"language", rdf.Object{Kind: rdf.String, Text: strings.ToLower(language)}, pos)
			}
			n.Add(rdf.RDFNamespace+"direction", rdf.Object{Kind: rdf.String, Text: direction.String()}, pos)
			r.emit(p, s.Object(), pos, i)
			return
		}
	}
	o := rdf.Object{Kind: rdf.String, Text: text}
	if language != "" {
		o.Kind, o.Tag = rdf.LanguageString, language
	}
	r.emit(p, o, pos, i)
}

// emitTyped adds a text of a datatype.
func (r *reader) emitTyped(p *place, text, datatype string, i uint32) {
	o := rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}
	if datatype == rdf.XSDString {
		o = rdf.Object{Kind: rdf.String, Text: text}
	}
	r.emit(p, o, r.pos(i), i)
}

// emitNative adds a number or a boolean, of a datatype where there is one.
func (r *reader) emitNative(p *place, i uint32, datatype string) {
	tok := &r.tape.tokens[i]
	pos := r.pos(i)
	if tok.kind != jsonNumber {
		text := "true"
		if tok.kind == jsonFalse {
			text = "false"
		}
		o := rdf.Object{Kind: rdf.Boolean, Text: text}
		if datatype != "" && datatype != rdf.XSDBoolean {
			o.Kind, o.Tag = rdf.TypedLiteral, datatype
			if datatype == rdf.XSDString {
				o = rdf.Object{Kind: rdf.String, Text: text}
			}
		}
		r.emit(p, o, pos, i)
		return
	}
	if tok.flags&longNumber != 0 {
		r.emitIf(false, p, rdf.Object{}, i) // its length was told of
		return
	}
	text := r.tape.text(i)
	if isPlainNumber(text) && datatype == "" {
		r.emit(p, rdf.Object{Kind: rdf.Number, Text: text}, pos, i)
		return
	}
	number := rdf.Object{Kind: rdf.Number, Text: text}
	literal, err := number.ToRDF()
	switch {
	case err != nil:
		r.reportAt(i, "", "the number "+quoteExcerpt(text)+" is too large for most who read it", "a number below 1.8E308", "write it as a string")
		if datatype == "" {
			datatype = rdf.XSDDouble
		}
		r.emit(p, rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}, pos, i)
		return
	case !isExact(text):
		float, _ := strconv.ParseFloat(text, 64)
		r.reportAt(i, "", "most who read the number "+quoteExcerpt(text)+" take it for "+strconv.FormatFloat(float, 'f', -1, 64), "a number below 2^53", "write it as a string")
	}
	switch {
	case datatype == "" || datatype == literal.Tag:
		r.emit(p, number, pos, i)
		return
	case datatype == rdf.XSDDouble:
		literal.Text = doubleText(text)
	case datatype == rdf.XSDString:
		literal.Kind, datatype = rdf.String, ""
	}
	literal.Tag = datatype
	r.emit(p, literal, pos, i)
}

// isPlainNumber tells whether a number is a short one without an exponent, of which
// nothing more is to be known: it is in reach of a double, and exact as an integer.
func isPlainNumber(text string) bool {
	if len(text) > 15 {
		return false
	}
	for i := range len(text) {
		if c := text[i]; c-'0' > 9 && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

// isExact tells whether an integer of many digits is the same as a double.
func isExact(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	if len(digits) < 16 || strings.Trim(digits, "0123456789") != "" {
		return true
	}
	float, err := strconv.ParseFloat(text, 64)
	return err == nil && strconv.FormatFloat(float, 'f', 0, 64) == text
}

// doubleText gives the canonical form of an xsd:double (JSON-LD 1.1 API, section
// 8.6).
func doubleText(text string) string {
	float, _ := strconv.ParseFloat(text, 64)
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(float, 'E', 15, 64), "E")
	mantissa = strings.TrimRight(mantissa, "0")
	if strings.HasSuffix(mantissa, ".") {
		mantissa += "0"
	}
	power, _ := strconv.Atoi(exponent)
	return mantissa + "E" + strconv.Itoa(power)
}

// valueEntries are what an object with @value says: the tokens of the values of its
// entries, 0 for those that it does not have.
type valueEntries struct {
	value, datatype, language, direction uint32
}

// valueObject reads an object with @value.
func (r *reader) valueObject(outer *activeContext, i uint32, base int, p *place, x *extras) bool {
	v, ok := r.valueEntries(i, base, p)
	if !ok {
		return true
	}
	if p.kind == atTop {
		r.reportAt(i, "", "a value that stands in no property says nothing", "a node with properties", "it is left out")
		return false
	}
	t := r.tape
	if v.datatype != 0 {
		if first := v.datatype + 1; t.tokens[v.datatype].kind == jsonArray && first < t.tokens[v.datatype].next && t.tokens[first].next == t.tokens[v.datatype].next {
			v.datatype = first // the only one in the array
		}
		if kind := t.tokens[v.datatype].kind; kind != jsonString {
			return r.failValue(p, i, v.datatype, "invalid typed value", "the @type of a value is "+describeKind(kind), "an IRI")
		}
		if _, keyword, _ := r.expandIRI(outer, t.text(v.datatype), true, true, nil); keyword == keywordJSON {
			r.jsonLiteral(v.value, i, p)
			r.tellExtras(x, i)
			return true
		}
	}
	switch kind := t.tokens[v.value].kind; {
	case v.datatype != 0 && (v.language != 0 || v.direction != 0):
		return r.failValue(p, i, i, "invalid value object", "a value has a datatype, and a language or a direction too", "one of them")
	case kind == jsonNull:
		return false
	case kind == jsonArray || kind == jsonObject:
		return r.failValue(p, i, v.value, "invalid value object value", "@value is "+describeKind(kind), "a string, a number, a boolean or null")
	case v.language != 0 && kind != jsonString:
		return r.failValue(p, i, v.value, "invalid language-tagged value", "a value with a language is "+describeKind(kind), "a string")
	}
	datatype := ""
	if v.datatype != 0 {
		iri, _, ok := r.typeIRI(outer, v.datatype)
		switch {
		case !ok || strings.HasPrefix(iri, "_:"):
			return r.failValue(p, i, v.datatype, "invalid typed value", "the @type of a value is "+quoteExcerpt(t.text(v.datatype))+", which is no IRI", "an IRI")
		case iri == rdf.RDFNamespace+"langString":
			return r.failValue(p, i, v.datatype, "", "a text of datatype rdf:langString has no language", "@language in place of @type")
		}
		datatype = iri
	}
	r.emitValue(p, v, datatype)
	r.tellExtras(x, i)
	return true
}

// failValue reports a fault of a value object, which is left out, and gives true: there
// was something all the same.
func (r *reader) failValue(p *place, i, at uint32, code, what, expected string) bool {
	r.reportAt(at, code, what, expected, "it is left out")
	r.emitIf(false, p, rdf.Object{}, i)
	return true
}

// valueEntries gives what the entries of a value object say, and tells whether it is to
// be read.
func (r *reader) valueEntries(i uint32, base int, p *place) (v valueEntries, ok bool) {
	t := r.tape
	for n := base; n < len(r.entries); n++ {
		e := &r.entries[n]
		token := e.name + 1
		switch e.keyword {
		case keywordValue:
			v.value = token
		case keywordType:
			v.datatype = token
		case keywordLanguage:
			if v.language = token; t.tokens[token].kind != jsonString {
				return v, !r.failValue(p, i, token, "invalid language-tagged string", "@language is "+describeKind(t.tokens[token].kind), "a language tag (BCP 47)")
			}
		case keywordDirection:
			if v.direction = token; !r.checkLanguageEntry(e) {
				return v, !r.failValue(p, i, token, "", "the text has a wrong direction", `"ltr" or "rtl"`)
			}
		case keywordIndex:
			if t.tokens[token].kind != jsonString {
				r.reportAt(token, "invalid @index value", "@index is "+describeKind(t.tokens[token].kind), "a string", "")
			}
		default:
			r.reportAt(e.name, "invalid value object", quoteExcerpt(t.text(e.name))+" stands beside @value", "@type, @language, @direction or @index", "it is left out")
		}
	}
	return v, true
}

// emitValue adds the value of an object that has no fault.
func (r *reader) emitValue(p *place, v valueEntries, datatype string) {
	t := r.tape
	switch {
	case t.tokens[v.value].kind != jsonString:
		r.emitNative(p, v.value, datatype)
	case datatype != "":
		r.emitTyped(p, t.text(v.value), datatype, v.value)
	case v.language != 0 || v.direction != 0:
		tag, direction := "", directionNull
		if v.language != 0 {
			tag = r.languageTag(t, v.language, false)
		}
		if v.direction != 0 {
			direction, _ = directionOf(t, v.direction)
		}
		r.emitText(p, t.text(v.value), tag, direction, v.value)
	default:
		o := rdf.Object{Kind: rdf.String, Text: t.text(v.value)}
		if p.members {
			if member := r.member(vocab.Term(p.number), o.Text); member != "" {
				o = rdf.Object{Kind: rdf.IRI, Text: member}
			}
		}
		r.emit(p, o, r.pos(v.value), v.value)
	}
}

// checkLanguageEntry looks at the value of @language or @direction.
func (r *reader) checkLanguageEntry(e *entry) bool {
	value := e.name + 1
	kind := r.tape.tokens[value].kind
	if e.keyword == keywordLanguage {
		if kind != jsonString {
			r.reportAt(value, "invalid language-tagged string", "@language is "+describeKind(kind), "a language tag (BCP 47)", "")
			return false
		}
		return true
	}
	if direction, ok := directionOf(r.tape, value); !ok || direction == directionNull && kind != jsonNull {
		r.reportAt(value, "invalid base direction", "@direction is "+describeToken(r.tape, value), `"ltr" or "rtl"`, "")
		return false
	}
	return true
}

// jsonLiteral adds any JSON as a literal in canonical form (RFC 8785).
func (r *reader) jsonLiteral(value, i uint32, p *place) {
	text := string(appendCanonicalJSON(nil, r.tape, value))
	r.emit(p, rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: jsonDatatype}, r.pos(value), i)
}
