package feed

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// spoken are properties whose texts are words of a language: pages in two languages may
// say two of them, and mean one thing.
var spoken = func() map[string]bool {
	table := make(map[string]bool)
	for name := range strings.FieldsSeq("name alternateName legalName headline alternativeHeadline description disambiguatingDescription abstract " +
		"slogan text articleBody articleSection reviewBody caption keywords jobTitle honorificPrefix honorificSuffix award " +
		"category material color preparation howPerformed followup serviceType") {
		table[vocab.Lookup(name).IRI()], table[vocab.SecureNamespace+name] = true, true
	}
	return table
}()

// voice is in which language pages say a text that names none: in their own.
type voice struct {
	language string
	// open: pages in several languages say it, or one that names none.
	open bool
}

// hear notes in which language a page says a text of a property, or the texts of what is
// nested there. The way is that of the properties to it, from that of the thing on.
func (m *merged) hear(way, iri string, v *value, language string) {
	if v.nested != nil {
		if languageIn(v.nested) != "" {
			return // it says so itself
		}
		for i := range v.nested.properties {
			p := &v.nested.properties[i]
			if namesPerson(v.nested, p.iri) {
				continue // a name that is nobody's but one's own is in no language
			}
			for j := range p.values {
				if inner := &p.values[j]; inner.nested != nil || spoken[p.iri] {
					m.hear(way+" "+p.iri, p.iri, inner, language)
				}
			}
		}
		return
	}
	if v.Kind != rdf.String || !spoken[iri] {
		return
	}
	if m.voices == nil {
		m.voices = make(map[string]map[string]voice)
	}
	if m.voices[way] == nil {
		m.voices[way] = make(map[string]voice)
	}
	before, had := m.voices[way][v.Text]
	switch {
	case language == "" || had && !strings.EqualFold(before.language, language):
		m.voices[way][v.Text] = voice{open: true}
	case !had:
		m.voices[way][v.Text] = voice{language: language}
	}
}

// namesPerson tells whether a property of a thing is the name of a person.
func namesPerson(t *thing, iri string) bool {
	return vocab.LookupIRI(iri) == nameTerm && slices.ContainsFunc(t.types, func(typ string) bool { return vocab.IsA(vocab.LookupIRI(typ), personTerm) })
}

var nameTerm, personTerm = vocab.Lookup("name"), vocab.Lookup("Person")

// tag gives texts that pages say in different languages their languages: side by side in
// one line nobody could tell any more which is which. A text that several languages share
// stays as it is, and so does all that is said in one language alone. What is nested in a
// property counts with it, and stays as it is where it says its language.
func (m *merged) tag() {
	if m.voices == nil {
		return
	}
	for i := range m.properties {
		p := &m.properties[i]
		first := ""
		if !m.severalLanguages(p.iri, p.values, &first) {
			continue
		}
		p.values = m.tagged(p.iri, p.values)
	}
}

// tagged gives values with their languages, of texts that are the same then one. Things that
// are nested are copied: others may hold them too.
func (m *merged) tagged(way string, values []value) []value {
	values = slices.Clone(values)
	for i := range values {
		v := &values[i]
		switch {
		case v.nested != nil && languageIn(v.nested) != "": // it says so itself
		case v.nested != nil:
			nested := *v.nested
			nested.properties = slices.Clone(nested.properties)
			for j := range nested.properties {
				p := &nested.properties[j]
				p.values = m.tagged(way+" "+p.iri, p.values)
			}
			v.nested = &nested
		case v.Kind == rdf.String:
			if said := m.voices[way][v.Text]; said.language != "" {
				v.Kind, v.Tag = rdf.LanguageString, said.language
			}
		}
	}
	had := make(map[string]bool)
	return slices.DeleteFunc(values, func(v value) bool {
		if v.Kind != rdf.LanguageString {
			return false
		}
		key := strings.ToLower(v.Tag) + "\x00" + v.Text
		twice := had[key]
		had[key] = true
		return twice
	})
}

// severalLanguages tells whether texts are said in more than one language, of which first
// is one.
func (m *merged) severalLanguages(way string, values []value, first *string) bool {
	for i := range values {
		v := &values[i]
		language := ""
		switch {
		case v.nested != nil && languageIn(v.nested) != "":
			language = strings.ToLower(languageIn(v.nested))
		case v.nested != nil:
			for j := range v.nested.properties {
				if p := &v.nested.properties[j]; m.severalLanguages(way+" "+p.iri, p.values, first) {
					return true
				}
			}
		case v.Kind == rdf.LanguageString:
			language = strings.ToLower(v.Tag)
		case v.Kind == rdf.String:
			language = strings.ToLower(m.voices[way][v.Text].language)
		}
		switch {
		case language == "":
		case *first == "":
			*first = language
		case language != *first:
			return true
		}
	}
	return false
}

// languageOf gives the language of the texts that a page says of a thing: that which the
// thing says it is in, where it says one, else that of the page.
func (f *fragment) languageOf() string {
	if own := languageIn(f.thing); own != "" {
		return own
	}
	return f.language
}

// languageIn gives the one inLanguage of a thing, "" where it has none or several.
func languageIn(t *thing) string {
	language := ""
	for i := range t.properties {
		if p := &t.properties[i]; p.iri == inLanguageIRI || p.iri == vocab.SecureNamespace+"inLanguage" {
			for j := range p.values {
				v := &p.values[j]
				if language != "" || v.nested != nil || rdf.CheckLanguageTag(v.Text) != nil {
					return ""
				}
				language = v.Text
			}
		}
	}
	return language
}

var inLanguageIRI = vocab.Lookup("inLanguage").IRI()
