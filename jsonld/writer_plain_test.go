package jsonld_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// combinations are all options that change what is written, together.
func combinations() [][]jsonld.Option {
	all := [][]jsonld.Option{{}}
	for _, option := range []jsonld.Option{
		jsonld.Flat(), jsonld.Language("de-CH"), jsonld.MembersAsNodes(), jsonld.ReplaceInvalid(), jsonld.Indent("  "),
	} {
		for _, options := range all {
			all = append(all, append(options[:len(options):len(options)], option))
		}
	}
	return all
}

// bothWays writes a source on the fast way and in the general way, and holds
// that the bytes or the errors are the same.
func bothWays(t require.TestingT, source rdf.Source, options ...jsonld.Option) ([]byte, error) {
	fast, err := jsonld.Append([]byte("{"), source, options...)
	room := make([]byte, 1, 1<<16)
	room[0] = '{'
	roomy, roomyErr := jsonld.Append(room, source, options...)
	slow, slowErr := jsonld.Append([]byte("{"), jsonld.StepByStep(source, options...), jsonld.Formatting(options...))
	require.Equal(t, slowErr, err)
	require.Equal(t, slowErr, roomyErr)
	require.Equal(t, string(slow), string(fast))
	require.Equal(t, string(slow), string(roomy))
	return fast[1:], err
}

func TestFastWayWritesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(anyTexts()).Draw(t, "telling")
		for _, options := range combinations() {
			_, _ = bothWays(t, events, options...)
		}
	})
	for _, position := range positions {
		for _, texts := range [][]string{nasty, notUTF8} {
			for _, text := range texts {
				_, _ = bothWays(t, position.at(text))
			}
		}
	}
}

// A buffer that is full at any byte changes nothing.
func TestFastWayFindsItsRoom(t *testing.T) {
	source := many(3, func(i int) string { return nasty[i] + "text" + nasty[2*i] })
	want, err := jsonld.Marshal(source)
	require.NoError(t, err)
	for size := range len(want) + 300 {
		buffer := make([]byte, 0, size)
		got, err := jsonld.Append(buffer, source)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
		for _, c := range buffer[:min(size, len(buffer))] {
			require.Zero(t, c) // nothing before the end
		}
	}
}

func FuzzFastWay(f *testing.F) {
	for _, text := range nasty {
		f.Add(text, "de", byte(rdf.String), byte(0))
	}
	f.Add("4.75", "", byte(rdf.Number), byte(1))
	f.Add("1.", "", byte(rdf.Number), byte(1))
	f.Add("true", "", byte(rdf.Boolean), byte(2))
	f.Add("5", "", byte(rdf.Boolean), byte(2))
	f.Add("http://schema.org/InStock", "", byte(rdf.IRI), byte(4))
	f.Add("2026-03-14", dateIRI, byte(rdf.TypedLiteral), byte(8))
	names := append(append(append([]string{}, uncoerced...), ofIRIs...), ofDates...)
	f.Fuzz(func(t *testing.T, text, tag string, kind, property byte) {
		value := rdf.Event{Kind: rdf.Kind(kind), Text: text, Tag: tag}
		name := names[int(property)%len(names)]
		events := node(
			typed("MedicalClinic"),
			valueOf("address", 1, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b"}), typed("PostalAddress"),
			valueOf(name, 3, value), valueOf(name, 0, rdf.Event{Kind: rdf.String, Text: text}), valueOf(name, 0, value),
			valueOf("telephone", 1, value),
			rdf.Event{Kind: rdf.NodeEnd},
			rdf.Event{Kind: rdf.String, Property: text, Term: uint16(vocab.Lookup(name)), Count: 1},
		)
		_, _ = bothWays(t, events)
		_, _ = bothWays(t, events, jsonld.MembersAsNodes(), jsonld.ReplaceInvalid())
		if len(text) == 0 {
			return
		}
		for _, length := range []int{1, 2, 3} {
			_, _ = bothWays(t, inRuns{events, length})
		}
	})
}
