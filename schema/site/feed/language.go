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

// hear notes in which language a page says a text.
func (m *merged) hear(iri string, v *value, language string) {
	if v.Kind != rdf.String || v.nested != nil || !spoken[iri] {
		return
	}
	if m.voices == nil {
		m.voices = make(map[string]map[string]voice)
	}
	if m.voices[iri] == nil {
		m.voices[iri] = make(map[string]voice)
	}
	before, had := m.voices[iri][v.Text]
	switch {
	case language == "" || had && !strings.EqualFold(before.language, language):
		m.voices[iri][v.Text] = voice{open: true}
	case !had:
		m.voices[iri][v.Text] = voice{language: language}
	}
}

// tag gives texts that pages say in different languages their languages: side by side in
// one line nobody could tell any more which is which. A text that several languages share
// stays as it is, and so does all that is said in one language alone.
func (m *merged) tag() {
	for i := range m.properties {
		p := &m.properties[i]
		voices := m.voices[p.iri]
		if voices == nil || !severalLanguages(voices, p.values) {
			continue
		}
		had := make(map[string]bool)
		for j := range p.values {
			v := &p.values[j]
			if said := voices[v.Text]; v.Kind == rdf.String && v.nested == nil && said.language != "" {
				v.Kind, v.Tag = rdf.LanguageString, said.language
			}
		}
		p.values = slices.DeleteFunc(p.values, func(v value) bool {
			if v.Kind != rdf.LanguageString {
				return false
			}
			key := strings.ToLower(v.Tag) + "\x00" + v.Text
			twice := had[key]
			had[key] = true
			return twice
		})
	}
}

// severalLanguages tells whether texts are said in more than one language.
func severalLanguages(voices map[string]voice, values []value) bool {
	first := ""
	for i := range values {
		v := &values[i]
		language := ""
		switch {
		case v.nested != nil:
		case v.Kind == rdf.LanguageString:
			language = strings.ToLower(v.Tag)
		case v.Kind == rdf.String && !voices[v.Text].open:
			language = strings.ToLower(voices[v.Text].language)
		}
		switch {
		case language == "":
		case first == "":
			first = language
		case language != first:
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
