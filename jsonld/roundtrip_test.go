package jsonld_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// E8: what is written, read and written again is the same bytes.
func TestE8WrittenReadAndWrittenAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(validTexts()).Draw(t, "telling")
		for _, options := range [][]jsonld.Option{
			{jsonld.MembersAsNodes()}, {}, {jsonld.Flat(), jsonld.MembersAsNodes()},
		} {
			first, err := jsonld.Marshal(events, options...)
			require.NoError(t, err)
			second, err := jsonld.Marshal(read(t, first), options...)
			require.NoError(t, err)
			require.Equal(t, string(first), string(second))
		}
	})
}

// What is written says what was told: by a reader that keeps every text, number
// and tag.
func TestWrittenIsWhatWasTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(validTexts()).Draw(t, "telling")
		require.NoError(t, rdf.CheckSource(events))
		for _, options := range [][]jsonld.Option{{}, {jsonld.Flat()}, {jsonld.Indent("  ")}} {
			document, err := jsonld.Marshal(events, append(options, jsonld.MembersAsNodes())...)
			require.NoError(t, err)
			var want []rdf.Triple
			for _, triple := range triplesOf(t, events) {
				if o := &triple.Object; o.Kind == rdf.TypedLiteral && o.Tag == rdf.XSDString {
					*o = rdf.Object{Kind: rdf.String, Text: o.Text}
				}
				want = append(want, triple)
			}
			got := read(t, document)
			for i := range got {
				if e := &got[i]; e.Kind == rdf.TypedLiteral && e.Tag == rdf.XSDString {
					e.Kind, e.Tag = rdf.String, ""
				}
			}
			require.Equal(t, sameGraph(want), sameGraph(triplesOf(t, got)), "%s", document)
		}
	})
}

// A text in the place of an IRI comes back as the text that it is. A template of
// addresses is written plainly, as search engines ask for it.
func TestTextsForIRIsComeBack(t *testing.T) {
	const template = "https://x.example/?q={search_term_string}"
	for text, plain := range map[string]bool{
		template: true, "https://x.example/{a}/{?b,c}": true, "our clinic": false, "https://x.example/a b": false, "": false,
		"{a}": false, "https://x.example/{": false, "https://x.example/{}": false, "https://x.example/{a b}": false, "https://x.example/{a}\"": false,
	} {
		graph := new(rdf.Graph)
		action := graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/#a"}, 0)
		action.AddType("http://schema.org/SearchAction", 0)
		action.Add("http://schema.org/target", rdf.Object{Kind: rdf.String, Text: text}, 0)
		written, err := jsonld.Marshal(graph)
		require.NoError(t, err)
		assert.Equal(t, !plain, strings.Contains(string(written), "@value"), "%s", written)
		dataset, problems := jsonld.Read(written)
		require.Empty(t, problems)
		same, err := rdf.Isomorphic(graph, dataset.Graph(rdf.Subject{}))
		require.NoError(t, err)
		assert.True(t, same, "%s", written)
		_, err = rdf.Append(nil, rdf.NQuads, dataset.Graph(rdf.Subject{}))
		require.NoError(t, err)
	}
}

// Broken markup gives properties with two fragments, which JSON-LD has no short name
// for: what a context makes of a name must be an IRI by its own grammar.
func TestPropertiesOfTwoFragmentsComeBack(t *testing.T) {
	for _, property := range []string{"http://schema.org/a#b#c", "https://schema.org/a#b#c", "http://schema.org/a#b", "https://x.example/##"} {
		quads, problems := rdf.Read([]byte("<https://x.example/> <"+property+"> \"v\" ."), rdf.NQuads)
		require.Empty(t, problems)
		graph := quads.Graph(rdf.Subject{})
		text, err := jsonld.Marshal(graph)
		require.NoError(t, err)
		dataset, problems := jsonld.Read(text)
		require.Empty(t, problems, property)
		same, err := rdf.Isomorphic(graph, dataset.Graph(rdf.Subject{}))
		require.NoError(t, err)
		assert.True(t, same, "%s", text)
	}
}

// E8: the same bytes on every run, on any number of processors, at once.
func TestE8SameBytesOnEveryRun(t *testing.T) {
	events := tellings(plainTexts()).Example(3)
	want, err := jsonld.Marshal(events)
	require.NoError(t, err)
	require.Greater(t, len(want), 200)
	for _, processors := range []int{1, 8} {
		t.Run(fmt.Sprint(processors), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			results := make(chan string)
			for range 8 {
				go func() {
					different := ""
					for range 125 {
						got, err := jsonld.Marshal(events)
						if err != nil || string(got) != string(want) {
							different = fmt.Sprint(err, string(got))
						}
					}
					results <- different
				}()
			}
			for range 8 {
				assert.Empty(t, <-results)
			}
		})
	}
}
