package jsonld_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// clinic is a telling with values of each kind in places of each kind.
func clinic() rdf.Events {
	member := func(name string) string { return vocab.Lookup(name).IRI() }
	return refer(rdf.Events{
		{Kind: rdf.GraphStart, Count: 2},
		{Kind: rdf.NodeStart, Text: "https://sunrise.example/#clinic"},
		typed("MedicalClinic"),
		valueOf("name", 3, rdf.Event{Kind: rdf.LanguageString, Text: "Klinik Sonnenaufgang", Tag: "de"}),
		valueOf("name", 0, rdf.Event{Kind: rdf.LanguageString, Text: "Sunrise Clinic", Tag: "en"}),
		valueOf("name", 0, rdf.Event{Kind: rdf.LanguageString, Text: "Clinique du soleil levant", Tag: "fr"}),
		valueOf("slogan", 1, rdf.Event{Kind: rdf.LanguageString, Text: "À l’heure", Tag: "fr"}),
		valueOf("description", 1, rdf.Event{Kind: rdf.String, Text: "Cardiology & </script> \"more\"\u2028"}),
		valueOf("url", 1, rdf.Event{Kind: rdf.IRI, Text: "https://sunrise.example/"}),
		valueOf("sameAs", 2, rdf.Event{Kind: rdf.IRI, Text: "https://social.example/sunrise"}),
		valueOf("sameAs", 0, rdf.Event{Kind: rdf.String, Text: "not an address"}),
		valueOf("medicalSpecialty", 2, rdf.Event{Kind: rdf.IRI, Text: member("Cardiovascular")}),
		valueOf("medicalSpecialty", 0, rdf.Event{Kind: rdf.IRI, Text: "https://sunrise.example/#footcare"}),
		valueOf("foundingDate", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "1998-04", Tag: dateIRI}),
		valueOf("openingHours", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "Mo-Fr", Tag: rdf.XSDString}),
		valueOf("publicAccess", 1, rdf.Event{Kind: rdf.Boolean, Text: "true"}),
		valueOf("geo", 1, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b0"}),
		typed("GeoCoordinates"),
		valueOf("latitude", 1, rdf.Event{Kind: rdf.Number, Text: "53.550"}),
		{Kind: rdf.NodeEnd},
		valueOf("employee", 2, rdf.Event{Kind: rdf.IRI, Text: "https://sunrise.example/#lind"}),
		valueOf("employee", 0, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b1"}),
		{Kind: rdf.Type, Count: 2, Text: member("Person")}, {Kind: rdf.Type, Text: "https://ref.gs1.org/voc/Person"},
		valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "Ben Okoro"}),
		valueOf("knows", 1, rdf.Event{Kind: rdf.BlankNode, Text: "b1"}),
		valueOf("https://voc.example/badge", 1, rdf.Event{Kind: rdf.TypedLiteral, Text: "7", Tag: "https://voc.example/Badge"}),
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.NodeStart, Text: "https://sunrise.example/#lind"}, typed("Person"), {Kind: rdf.NodeEnd},
	})
}

func withStart(events rdf.Events, start rdf.Event) rdf.Events {
	return append(rdf.Events{start}, events[1:]...)
}

// The documents of testdata/options.txtar are what the package writes of clinic
// and of its parts, under each option.
func TestOptionsGolden(t *testing.T) {
	const path = "testdata/options.txtar"
	only := append(rdf.Events{{Kind: rdf.GraphStart, Count: 1}}, clinic()[len(clinic())-3:]...)
	only[1].Flags = 0
	tests := []struct {
		name    string
		source  rdf.Source
		options []jsonld.Option
	}{
		{"several roots", clinic(), nil},
		{"Indent", clinic(), []jsonld.Option{jsonld.Indent("\t")}},
		{"Flat and Indent", clinic(), []jsonld.Option{jsonld.Flat(), jsonld.Indent("  ")}},
		{"Language", clinic(), []jsonld.Option{jsonld.Language("de-CH")}},
		{"MembersAsNodes", clinic(), []jsonld.Option{jsonld.MembersAsNodes()}},
		{"ReplaceInvalid", node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "a\xffb"})), []jsonld.Option{jsonld.ReplaceInvalid()}},
		{"one root", only, nil},
		{"one root, Flat", only, []jsonld.Option{jsonld.Flat()}},
		{"one root, Indent", only, []jsonld.Option{jsonld.Indent("  ")}},
		{"count unknown", withStart(only, rdf.Event{Kind: rdf.GraphStart, Count: -1}), nil},
		{"named graph", withStart(only, rdf.Event{Kind: rdf.GraphStart, Count: 1, Text: "https://sunrise.example/"}), nil},
		{"named graph, Indent", withStart(only, rdf.Event{Kind: rdf.GraphStart, Count: 1, Text: "https://sunrise.example/"}), []jsonld.Option{jsonld.Indent("  ")}},
		{"no root", rdf.Events{{Kind: rdf.GraphStart}}, nil},
		{"no root, Indent", rdf.Events{{Kind: rdf.GraphStart}}, []jsonld.Option{jsonld.Indent("  ")}},
		{"a root of which nothing is said", rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b0"}, {Kind: rdf.NodeEnd}}, nil},
		{"nothing said, Indent", rdf.Events{{Kind: rdf.GraphStart, Count: -1}, {Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b0"}, {Kind: rdf.NodeEnd}}, []jsonld.Option{jsonld.Indent("  ")}},
	}
	written := txtar.Archive{Comment: []byte("What jsonld writes, each document under the options that its name gives.\nTo write anew: go test ./jsonld -run Golden -update\n\n")}
	for _, test := range tests {
		document, err := jsonld.Marshal(test.source, test.options...)
		require.NoError(t, err, test.name)
		written.Files = append(written.Files, txtar.File{Name: test.name, Data: append(document, '\n')})
	}
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, txtar.Format(&written), 0o644))
	}
	golden, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(golden), string(txtar.Format(&written)))
}

// Indentation adds space between tokens and nothing else.
func TestIndentIsTheSameJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(validTexts()).Draw(t, "telling")
		plain, err := jsonld.Marshal(events)
		require.NoError(t, err)
		for _, indent := range []string{" ", "\t", "  \t", " x\n\"", ""} {
			indented, err := jsonld.Marshal(events, jsonld.Indent(indent))
			require.NoError(t, err)
			var compacted bytes.Buffer
			require.NoError(t, json.Compact(&compacted, indented))
			require.Equal(t, string(plain), compacted.String())
		}
	})
}

// How many events a source tells at a time does not show.
func TestRunsOfAnyLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(validTexts()).Draw(t, "telling")
		for _, options := range [][]jsonld.Option{{}, {jsonld.Indent(" ")}, {jsonld.Flat(), jsonld.Language("de")}} {
			want, err := jsonld.Marshal(events, options...)
			require.NoError(t, err)
			for _, length := range []int{1, 2, 3, 7} {
				got, err := jsonld.Marshal(inRuns{events, length}, options...)
				require.NoError(t, err)
				require.Equal(t, string(want), string(got))
			}
			var out bytes.Buffer
			require.NoError(t, jsonld.Write(&out, inRuns{events, 2}, options...))
			require.Equal(t, string(want), out.String())
		}
	})
}

// The last of two options of one kind counts, and an empty one is none.
func TestOptionsTogether(t *testing.T) {
	for _, test := range []struct{ options, same []jsonld.Option }{
		{[]jsonld.Option{jsonld.Indent("\t"), jsonld.Indent("  ")}, []jsonld.Option{jsonld.Indent("  ")}},
		{[]jsonld.Option{jsonld.Indent("\t"), jsonld.Indent("")}, nil},
		{[]jsonld.Option{jsonld.Language("de"), jsonld.Language("fr")}, []jsonld.Option{jsonld.Language("fr")}},
		{[]jsonld.Option{jsonld.Language("")}, nil},
		{[]jsonld.Option{jsonld.Language("it")}, nil},
		{[]jsonld.Option{jsonld.Flat(), jsonld.Language("de")}, []jsonld.Option{jsonld.Language("de"), jsonld.Flat()}},
	} {
		got, err := jsonld.Marshal(clinic(), test.options...)
		require.NoError(t, err)
		want, err := jsonld.Marshal(clinic(), test.same...)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got))
	}
}

func TestDocumentIsItsJSONAnywhere(t *testing.T) {
	want, err := jsonld.Marshal(clinic())
	require.NoError(t, err)
	got, err := json.Marshal(map[string]any{"page": jsonld.Document{Source: clinic()}})
	require.NoError(t, err)
	assert.Equal(t, `{"page":`+string(want)+`}`, string(got))
	got, err = json.Marshal(&jsonld.Document{Source: clinic()})
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

// What other encoders make of the escapes, as the documentation of Document says.
func TestDocumentUnderOtherEncoders(t *testing.T) {
	document := jsonld.Document{Source: node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "</script>\u2028\uFFFE"}))}
	const escaped, bare = `"name":"\u003c/script\u003e\u2028\ufffe"`, "\"name\":\"</script>\u2028\uFFFE\""
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	require.NoError(t, encoder.Encode(document))
	assert.Contains(t, out.String(), escaped)
	got, err := jsonv2.Marshal(document)
	require.NoError(t, err)
	assert.Contains(t, string(got), bare)
}

func TestDocumentPrints(t *testing.T) {
	want, err := jsonld.Marshal(clinic())
	require.NoError(t, err)
	assert.Equal(t, string(want), jsonld.Document{Source: clinic()}.String())
	for _, bad := range []rdf.Source{nil, rdf.Events{}, node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "</script>\xff"}))} {
		assert.Equal(t, "healthld/jsonld: the graph cannot be written", jsonld.Document{Source: bad}.String())
	}
}
