package jsonld_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// The properties that a telling is drawn from, by what the context makes of
// their strings.
var (
	uncoerced = []string{"name", "description", "ratingValue", "medicalSpecialty", "availability", "dayOfWeek", "specialOpeningHoursSpecification"}
	ofIRIs    = []string{"url", "image", "sameAs"}
	ofDates   = []string{"birthDate", "dateCreated"}
)

// members are members of the enumerations that properties expect.
var members = map[string]string{"medicalSpecialty": "Cardiovascular", "availability": "InStock", "dayOfWeek": "Monday"}

// foreign are the IRIs of properties, types and datatypes that the vocabulary
// does not have, with those whose names the context would read otherwise.
var foreign = []string{
	"https://example.org/p", "https://example.org/p#a:b", "urn:p", "urn:p:q", "xml:lang", "time://host/p", "tag:example.org,2026:p",
	"http://schema.org/noSuchTerm", "http://schema.org/id", "http://schema.org/type", "http://schema.org/HTML",
	"http://schema.org/xml", "http://schema.org/time", "http://schema.org/gs1", "http://schema.org/schema",
	"http://schema.org/@x", "http://schema.org/@type", "http://schema.org/a:b", "http://schema.org/:a", "http://schema.org/gs1:Product",
	"http://schema.org/", "http://schema.org/a/b", "http://schema.org/Name", "https://schema.org/name", "https://schema.org/url",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "https://ref.gs1.org/voc/Product",
}

// unsound are texts in the place of an IRI that the context reads as another
// IRI, as a keyword or as relative.
var unsound = []string{
	"schema:x", "gs1:Product", "time:hour", "xsd:date", "rdf:type", "og:title", "schema:", "cmns-dt:a",
	"name", "type", "id", "HTML", "xml", "Product", "@x", "@id", "@type", "@none", "#a", "a/b", "/a", "//example.org/", "?q", ":a", "1a:b", "_:b", "a b:c",
}

// drawing draws a telling that keeps the contract of a source.
type drawing struct {
	t        *rapid.T
	texts    *rapid.Generator[string]
	subjects []rdf.Subject
	begun    map[rdf.Subject]bool
	events   rdf.Events
}

// tellings draws tellings with values of every kind, whose texts come from a
// generator.
func tellings(texts *rapid.Generator[string]) *rapid.Generator[rdf.Events] {
	return rapid.Custom(func(t *rapid.T) rdf.Events {
		d := drawing{t: t, texts: texts, begun: map[rdf.Subject]bool{}}
		for i := range rapid.IntRange(0, 8).Draw(t, "nodes") {
			s := rdf.Subject{Kind: rdf.IRI, Text: fmt.Sprintf("https://example.org/#%d", i)}
			switch rapid.IntRange(0, 5).Draw(t, "name") {
			case 0, 1, 2:
				s = rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprintf("b%d", i)}
			case 3:
				s.Text = fmt.Sprintf("urn:example:%d", i)
			}
			d.subjects = append(d.subjects, s)
		}
		roots := rapid.IntRange(min(1, len(d.subjects)), min(3, len(d.subjects))).Draw(t, "roots")
		for _, s := range d.subjects[:roots] {
			d.begun[s] = true // a mention of a root is a reference
		}
		d.tell(rdf.Event{
			Kind:  rdf.GraphStart,
			Count: rapid.SampledFrom([]int32{int32(roots), int32(roots), -1}).Draw(t, "count"),
			Text:  rapid.SampledFrom([]string{"", "", "https://example.org/graph", "urn:graph"}).Draw(t, "graph"),
		})
		for _, s := range d.subjects[:roots] {
			d.node(s, rdf.Event{})
		}
		return refer(d.events)
	})
}

func (d *drawing) tell(e rdf.Event) { d.events = append(d.events, e) }

// node draws a node, of which the event says what value it is where it is nested.
func (d *drawing) node(s rdf.Subject, e rdf.Event) {
	d.begun[s] = true
	e.Kind, e.Flags, e.Text = rdf.NodeStart, 0, s.Text
	if s.Kind == rdf.BlankNode {
		e.Flags = rdf.Blank
	}
	d.tell(e)
	types := rapid.SliceOfNDistinct(d.iri([]string{"MedicalClinic", "Person", "Product", "name", "url"}), 0, 3, rapid.ID[string]).Draw(d.t, "types")
	for i, iri := range types {
		e := rdf.Event{Kind: rdf.Type, Text: iri, Term: d.hint(iri)}
		if i == 0 {
			e.Count = int32(len(types))
		}
		d.tell(e)
	}
	names := slices.Concat(uncoerced, ofIRIs, ofDates)
	for _, iri := range rapid.SliceOfNDistinct(d.iri(names), 0, 5, rapid.ID[string]).Draw(d.t, "properties") {
		d.property(iri)
	}
	d.tell(rdf.Event{Kind: rdf.NodeEnd})
}

// iri draws the IRI of a term with one of the names, mostly, or a foreign one.
func (d *drawing) iri(names []string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 3).Draw(t, "foreign") == 0 {
			return rapid.SampledFrom(foreign).Draw(t, "iri")
		}
		iri := vocab.Lookup(rapid.SampledFrom(names).Draw(t, "name")).IRI()
		if rapid.IntRange(0, 7).Draw(t, "copy") == 0 {
			return strings.Clone(iri) // equal, and elsewhere in memory
		}
		return iri
	})
}

// hint draws the hint at a term: mostly the right one, none, or a wrong one.
func (d *drawing) hint(iri string) uint16 {
	switch rapid.IntRange(0, 9).Draw(d.t, "hint") {
	case 0:
		return 0
	case 1:
		return rapid.Uint16().Draw(d.t, "wrong hint")
	}
	if term := vocab.LookupIRI(iri); term.IRI() == iri {
		return uint16(term)
	}
	return 0
}

func (d *drawing) property(iri string) {
	wanted := rapid.SampledFrom([]int{1, 1, 1, 2, 4}).Draw(d.t, "values")
	for i := range wanted {
		e := d.value()
		if member := members[vocab.LookupIRI(iri).Name()]; e.Kind == rdf.IRI && member != "" && rapid.Bool().Draw(d.t, "member") {
			e.Text = vocab.Lookup(member).IRI()
		}
		e.Term, e.Property = d.hint(iri), iri
		if i == 0 {
			e.Count = int32(wanted)
		}
		s, is := e.Object().Subject()
		if !is || d.begun[s] || !slices.Contains(d.subjects, s) || rapid.IntRange(0, 3).Draw(d.t, "later") == 0 {
			d.tell(e)
			continue
		}
		d.node(s, e)
	}
}

// value draws a value of any kind.
func (d *drawing) value() rdf.Event {
	t := d.t
	kinds := []rdf.Kind{
		rdf.String, rdf.String, rdf.IRI, rdf.BlankNode, rdf.LanguageString, rdf.Number, rdf.Boolean, rdf.TypedLiteral, rdf.NodeStart, rdf.NodeStart,
	}
	switch e := (rdf.Event{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}); e.Kind {
	case rdf.String:
		e.Text = d.text()
		return e
	case rdf.IRI:
		e.Text = rapid.SampledFrom([]string{
			"https://example.org/page", "urn:uuid:f81d4fae", "mailto:a@example.org", "tel:+49-30-23125-0", "https://example.org/",
			vocab.Lookup("InStock").IRI(), vocab.Lookup("Monday").IRI(), vocab.Lookup("Cardiovascular").IRI(), vocab.Lookup("Product").IRI(),
			"https://schema.org/InStock", "http://schema.org/", "http://schema.org/noMember", "xml:lang",
		}).Draw(t, "iri")
		if rapid.IntRange(0, 3).Draw(t, "named") == 0 {
			e.Flags = rdf.Referenced
		}
		return e
	case rdf.BlankNode:
		e.Text = rapid.SampledFrom([]string{"nothing-said", "other", "b0"}).Draw(t, "label")
		return e
	case rdf.LanguageString:
		e.Text, e.Tag = d.text(), rapid.SampledFrom([]string{"de", "en", "de-CH", "zh-Hans-CN"}).Draw(t, "language")
		return e
	case rdf.Number:
		e.Text = rapid.SampledFrom([]string{
			"0", "5", "-0", "-1", "4.75", "5.0", "19.90", "1e2", "1E+2", "1e-7", "53.551086", "123456789", "1234567890", "9007199254740993", "0.1", "1e21", "-12.5e3",
		}).Draw(t, "number")
		return e
	case rdf.Boolean:
		e.Text = rapid.SampledFrom([]string{"true", "false"}).Draw(t, "boolean")
		return e
	case rdf.TypedLiteral:
		e.Text = d.text()
		e.Tag = rapid.OneOf(rapid.SampledFrom([]string{
			vocab.Namespace + "Date", vocab.Namespace + "DateTime", rdf.XSDString, rdf.XSDNamespace + "date", rdf.XSDNamespace + "gYear",
		}), rapid.SampledFrom(foreign)).Draw(t, "datatype")
		return e
	}
	if len(d.subjects) == 0 {
		return rdf.Event{Kind: rdf.String}
	}
	s := rapid.SampledFrom(d.subjects).Draw(t, "mentioned")
	return rdf.Event{Kind: s.Kind, Text: s.Text}
}

func (d *drawing) text() string { return d.texts.Draw(d.t, "text") }

// plainTexts draws texts as descriptions have them.
func plainTexts() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"", "a", "Clinic", "Sunrise Clinic", "Bahnhofstraße 12", "2026-02-11", "http://schema.org/InStock", "https://schema.org/InStock", "true", "5",
		"short & <b>bold</b> \"text\"\n", "_:b0", "@id", "de", "a text of some length, so that it is looked at eight bytes at a time",
	})
}

// anyTexts draws texts of any kind, valid UTF-8 or not.
func anyTexts() *rapid.Generator[string] {
	return rapid.OneOf(
		plainTexts(), rapid.SampledFrom(nasty), rapid.String(),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) }),
	)
}

// validTexts draws texts of any kind that are UTF-8.
func validTexts() *rapid.Generator[string] {
	return rapid.Map(anyTexts(), func(text string) string { return strings.ToValidUTF8(text, "?") })
}

// refer sets the flag Referenced of each node as the telling has it. It is done
// here and not while drawing, since a node may be referred to after it ends.
func refer(events rdf.Events) rdf.Events {
	mentioned := map[rdf.Subject]bool{}
	for i := range events {
		if s, is := events[i].Object().Subject(); is {
			mentioned[s] = true
		}
	}
	for i := range events {
		if e := &events[i]; e.Kind == rdf.NodeStart && mentioned[e.Subject()] {
			e.Flags |= rdf.Referenced
		}
	}
	return events
}

// inRuns is a source that tells a few events at a time, from one slice that it
// fills again and again, as a source may.
type inRuns struct {
	events rdf.Events
	length int
}

func (s inRuns) TellTo(sink rdf.Sink) error {
	var run []rdf.Event
	for events := range slices.Chunk(s.events, s.length) {
		run = append(run[:0], events...)
		if err := sink.Tell(run); err != nil {
			return err
		}
	}
	return nil
}

// sourceFunc is a source made of a function.
type sourceFunc func(rdf.Sink) error

func (f sourceFunc) TellTo(sink rdf.Sink) error { return f(sink) }

// node gives a telling of one node, named by an IRI, with values.
func node(events ...rdf.Event) rdf.Events {
	all := rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}}
	return append(append(all, events...), rdf.Event{Kind: rdf.NodeEnd})
}

// valueOf makes an event a value of a property, its first where there is a count.
func valueOf(property string, count int32, e rdf.Event) rdf.Event {
	if term := vocab.Lookup(property); term != 0 {
		property, e.Term = term.IRI(), uint16(term)
	}
	e.Property, e.Count = property, count
	return e
}

// triplesOf gives the triples of a source.
func triplesOf(t require.TestingT, source rdf.Source) []rdf.Triple {
	var triples []rdf.Triple
	for triple, err := range rdf.Triples(source) {
		require.NoError(t, err)
		triples = append(triples, triple)
	}
	return triples
}
