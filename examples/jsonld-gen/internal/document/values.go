package document

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// addValues adds a value of a property, or each of a list. Lists in lists are
// one list: the values of a property are a set.
func (b *builder) addValues(node *rdf.Node, p property, v *value) {
	if !b.enter(v) {
		return
	}
	defer b.leave()
	switch v.kind {
	case absent:
	case sequence:
		for _, item := range v.items {
			b.addValues(node, p, item)
		}
	case mapping:
		b.addMapping(node, p, v)
	default:
		if o, ok := b.scalar(p, v); ok {
			b.add(node, p, o, v.pos)
		}
	}
}

func (b *builder) add(node *rdf.Node, p property, o rdf.Object, pos rdf.Pos) {
	node.AddAt(p.iri, p.pos, o, pos)
}

// addMapping adds a value object, a text in several languages, or a thing.
func (b *builder) addMapping(node *rdf.Node, p property, v *value) {
	switch {
	case v.find("@value") != nil:
		if o, ok := b.valueObject(v); ok {
			b.add(node, p, o, v.pos)
		}
	case isLocalized(p, v):
		b.addLocalized(node, p, v)
	case isMistakenForTexts(v):
		b.tellNoTexts(p, v)
	default:
		if subject, ok := b.addThing(v); ok {
			b.add(node, p, subject.Object(), v.pos)
		}
	}
}

// isLocalized tells whether a mapping is a text in several languages: under a
// property that takes text, without id, type and names of properties, and with
// at least one language tag as key. Names of properties win over tags, since
// url and sku are languages too.
func isLocalized(p property, v *value) bool {
	if p.term != 0 && !takesText(p.term) {
		return false
	}
	languages := 0
	for i := range v.members {
		name := v.members[i].name
		if name == "id" || name == "type" || strings.HasPrefix(name, "@") || vocab.Lookup(name).Is(vocab.Property) {
			return false
		}
		if isLanguage(name) {
			languages++
		}
	}
	return languages > 0
}

// isMistakenForTexts tells whether a mapping that is no text in several languages was
// meant as one: all its keys are language tags. One of them is of two letters, since
// names that are mistyped, such as nam, may be tags of three.
func isMistakenForTexts(v *value) bool {
	short := false
	for i := range v.members {
		name := v.members[i].name
		if name == "id" || vocab.Lookup(name).Is(vocab.Property) || !isLanguage(name) {
			return false
		}
		primary, _, _ := strings.Cut(name, "-")
		short = short || len(primary) == 2
	}
	return short
}

// tellNoTexts says that the property has no text in languages, and what to write.
func (b *builder) tellNoTexts(p property, v *value) {
	name := p.term.Name()
	switch name {
	case "url", "mainEntityOfPage":
		b.problems.add(v.pos, name+" is no text in languages", "an address, or a list of addresses",
			"write the pages in all languages as a list, as in mainEntityOfPage: [/en/, /de/]")
	default:
		b.problems.add(v.pos, name+" is no text in languages", "a value, or a list of values", "write the values as a list, without languages")
	}
}

func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil && tag != ""
}

// addLocalized adds the texts of a property in several languages.
func (b *builder) addLocalized(node *rdf.Node, p property, v *value) {
	for i := range v.members {
		m := &v.members[i]
		if !isLanguage(m.name) {
			b.problems.add(m.pos, quote(m.name)+" is no language tag", "a tag of BCP 47, such as en or de-CH", "")
			continue
		}
		texts := []*value{m.value}
		if m.value.kind == sequence {
			texts = m.value.items
		}
		for _, text := range texts {
			if !b.enter(text) {
				return
			}
			switch text.kind {
			case absent:
			case mapping, sequence:
				b.problems.add(text.pos, "the text in the language "+quote(m.name)+" is "+text.describe(), "a text", "")
			default:
				b.add(node, p, rdf.Object{Kind: rdf.LanguageString, Text: text.text, Tag: m.name}, text.pos)
			}
			b.leave()
		}
	}
}

// valueObject reads a literal with its language or datatype (JSON-LD 1.1,
// section 4.2 and 9.5).
func (b *builder) valueObject(v *value) (o rdf.Object, ok bool) {
	ok = true
	for i := range v.members {
		m := &v.members[i]
		switch {
		case m.name == "@value" && m.value.isScalar():
			o.Text = m.value.text
			if o.Kind == 0 {
				o.Kind = nativeKind(m.value)
			}
		case m.name == "@language" && isText(m.value) && isLanguage(m.value.text):
			o.Kind, o.Tag = rdf.LanguageString, m.value.text
		case m.name == "@type" && isText(m.value):
			var iri string
			if iri, ok = b.name(m.value.text, m.value.pos, "datatype"); !ok {
				return o, false
			}
			o.Kind, o.Tag = rdf.TypedLiteral, iri
		case m.value.kind == absent:
			ok = ok && m.name != "@value"
		default:
			b.problems.add(m.pos, quote(m.name)+" cannot stand so in an object with @value", "@value with a text, number or boolean, and @language with a tag or @type with a datatype", "")
			return o, false
		}
	}
	if v.find("@language") != nil && v.find("@type") != nil {
		b.problems.add(v.pos, "the object with @value has both @language and @type", "one of them", "")
		return o, false
	}
	return o, ok
}

func isText(v *value) bool { return v.kind == quoted || v.kind == plain }
