package jsonld_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// many is a source of a clinic with many persons, told a few hundred events at
// a time.
func many(persons int, text func(i int) string) rdf.Source {
	return sourceFunc(func(sink rdf.Sink) error {
		run := []rdf.Event{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "https://example.org/#clinic"}, typed("MedicalClinic")}
		for i := range persons {
			person := valueOf("employee", 0, rdf.Event{Kind: rdf.NodeStart, Text: fmt.Sprintf("https://example.org/#%d", i)})
			if i == 0 {
				person.Count = int32(persons)
			}
			run = append(run, person, typed("Person"), valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: text(i)}),
				valueOf("jobTitle", 1, rdf.Event{Kind: rdf.String, Text: text(i)}), rdf.Event{Kind: rdf.NodeEnd})
			if i%1000 == 999 { // what is not written on the fast way
				run = append(run[:len(run)-1], valueOf("award", 1, rdf.Event{Kind: rdf.LanguageString, Text: text(i), Tag: "en"}), rdf.Event{Kind: rdf.NodeEnd})
			}
			if len(run) < 250 {
				continue
			}
			if err := sink.Tell(run); err != nil {
				return err
			}
			run = run[:0]
		}
		return sink.Tell(append(run, rdf.Event{Kind: rdf.NodeEnd}))
	})
}

// clinicNumber is a text that differs from person to person.
func clinicNumber(i int) string { return fmt.Sprint("Clinic ", i) }

func TestWriteWritesWhatMarshalGives(t *testing.T) {
	for _, source := range []rdf.Source{many(0, clinicNumber), many(1, clinicNumber), many(3, clinicNumber), many(5000, clinicNumber)} {
		for _, options := range [][]jsonld.Option{nil, {jsonld.Indent("  ")}, {jsonld.Flat(), jsonld.Language("en")}} {
			want, err := jsonld.Marshal(source, options...)
			require.NoError(t, err)
			var out bytes.Buffer
			require.NoError(t, jsonld.Write(&out, source, options...))
			assert.True(t, bytes.Equal(want, out.Bytes()))
			out.Reset()
			n, err := jsonld.Document{Source: source}.WriteTo(&out)
			require.NoError(t, err)
			assert.EqualValues(t, out.Len(), n)
		}
	}
}

// Whatever is written, the writer holds no more than a buffer and one event.
func TestWriteHoldsNoOutput(t *testing.T) {
	persons := 200_000 // a million events
	if testing.Short() {
		persons = 20_000
	}
	for name, text := range map[string]string{
		"short":        "Sunrise Clinic",
		"long":         strings.Repeat("Sunrise Clinic ", 20),
		"escaped":      strings.Repeat("<", 100),
		"long escaped": strings.Repeat("Sunrise Clinic\x00", 20),
		"foreign":      strings.Repeat("日本語", 60),
		"large":        strings.Repeat("a", 3*jsonld.FlushSize),
	} {
		t.Run(name, func(t *testing.T) {
			persons := min(persons, 1+(100<<20)/len(text))
			for _, options := range [][]jsonld.Option{nil, {jsonld.Indent("\t")}} {
				var out largestWrite
				require.NoError(t, jsonld.Write(&out, many(persons, func(int) string { return text }), options...))
				// An event has the text once, and an escape takes six bytes at most.
				assert.LessOrEqual(t, int(out), jsonld.FlushSize+2048+6*len(text))
			}
		})
	}
}

// largestWrite is how much a writer was given at a time.
type largestWrite int

func (l *largestWrite) Write(p []byte) (int, error) {
	*l = max(*l, largestWrite(len(p)))
	return len(p), nil
}

// failing is a writer that takes so many bytes and no more.
type failing struct {
	room  int
	taken []byte
	err   error
}

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	n := min(len(p), f.room)
	f.taken = append(f.taken, p[:n]...)
	if f.room -= n; n < len(p) {
		return n, f.err
	}
	return n, nil
}

// What a writer took before its error is the beginning of the document.
func TestWriteGivesTheErrorOfTheWriter(t *testing.T) {
	source := many(2000, clinicNumber)
	want, err := jsonld.Marshal(source)
	require.NoError(t, err)
	require.Greater(t, len(want), 4*jsonld.FlushSize)
	for _, room := range []int{0, 1, 100, jsonld.FlushSize - 1, jsonld.FlushSize, jsonld.FlushSize + 1, 3 * jsonld.FlushSize, len(want) - 1} {
		for given, wanted := range map[error]error{errFull: errFull, nil: io.ErrShortWrite} {
			out := failing{room: room, err: given}
			n, err := jsonld.Document{Source: source}.WriteTo(&out)
			require.ErrorIs(t, err, wanted)
			assert.EqualValues(t, room, n)
			assert.True(t, bytes.Equal(want[:room], out.taken))
			assert.ErrorIs(t, jsonld.Write(&failing{room: room, err: given}, source), wanted)
		}
	}
	out := failing{room: len(want)}
	assert.NoError(t, jsonld.Write(&out, source))
	assert.True(t, bytes.Equal(want, out.taken))
}

// What was written before a fault of the source is the beginning of what would
// have been written.
func TestWriteLeavesABeginningAfterAFault(t *testing.T) {
	bad := many(2000, func(i int) string {
		if i == 1999 {
			return "\xff"
		}
		return clinicNumber(i)
	})
	want, err := jsonld.Marshal(bad, jsonld.ReplaceInvalid())
	require.NoError(t, err)
	var out bytes.Buffer
	n, err := jsonld.Document{Source: bad}.WriteTo(&out)
	var problem *rdf.Problem
	require.ErrorAs(t, err, &problem)
	assert.Equal(t, "/employee/1999/name", problem.Pointer)
	assert.EqualValues(t, out.Len(), n)
	assert.Greater(t, out.Len(), 2*jsonld.FlushSize)
	assert.True(t, bytes.HasPrefix(want, out.Bytes()))
}

// The next document after an error owes nothing to it.
func TestNothingIsLeftOfAnError(t *testing.T) {
	good := node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "a"}))
	want, err := jsonld.Marshal(good)
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(anyTexts()).Draw(t, "telling")
		events = events[:rapid.IntRange(0, len(events)).Draw(t, "broken off")]
		_, _ = jsonld.Marshal(events) // whatever comes of it
		_ = jsonld.Write(&failing{err: errFull}, events)
		got, err := jsonld.Marshal(good)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	})
}

// Nodes nest as deep as they may: no stack grows with them, and what the writer
// needed for them it does not keep.
func TestAnyDepth(t *testing.T) {
	const depth = 100_000
	events := rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b"}, typed("Person")}
	for i := range depth {
		events = append(events, valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: fmt.Sprint("b", i)}), typed("Person"))
	}
	for range depth + 1 {
		events = append(events, rdf.Event{Kind: rdf.NodeEnd})
	}
	const start, nested = `{"@context":"https://schema.org","@type":"Person"`, `,"knows":{"@type":"Person"`
	want := start + strings.Repeat(nested, depth) + strings.Repeat("}", depth+1)
	got, err := jsonld.Marshal(events)
	require.NoError(t, err)
	assert.True(t, want == string(got))
	var out bytes.Buffer
	require.NoError(t, jsonld.Write(&out, events))
	assert.True(t, want == out.String())
}
