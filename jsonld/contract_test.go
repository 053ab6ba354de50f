package jsonld_test

import (
	"encoding/json"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// breaches are tellings that break the contract of a source, one in each way
// that rdf.CheckSource knows.
var breaches = map[string]rdf.Events{
	// An event stands where it cannot.
	"nothing":                   {},
	"no start":                  {{Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}},
	"two starts":                {{Kind: rdf.GraphStart}, {Kind: rdf.GraphStart}},
	"a start in a node":         node(rdf.Event{Kind: rdf.GraphStart}),
	"a start in a property":     node(valueOf("name", 2, rdf.Event{Kind: rdf.String}), rdf.Event{Kind: rdf.GraphStart}, valueOf("name", 0, rdf.Event{Kind: rdf.String})),
	"an open end":               {{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}},
	"a node in no property":     node(rdf.Event{Kind: rdf.NodeStart, Text: "urn:b", Count: 1}, rdf.Event{Kind: rdf.NodeEnd}),
	"a node without count":      node(valueOf("knows", 0, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
	"a late type":               node(valueOf("name", 2, rdf.Event{Kind: rdf.String}), typed("Person")),
	"a type after a node":       node(valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}, typed("Person")),
	"a type of nothing":         {{Kind: rdf.GraphStart}, typed("Person")},
	"an end of nothing":         {{Kind: rdf.GraphStart}, {Kind: rdf.NodeEnd}},
	"an end too many":           append(node(typed("Person")), rdf.Event{Kind: rdf.NodeEnd}),
	"a value of nothing":        {{Kind: rdf.GraphStart}, valueOf("name", 1, rdf.Event{Kind: rdf.String})},
	"a later value of nothing":  {{Kind: rdf.GraphStart}, valueOf("name", 0, rdf.Event{Kind: rdf.String})},
	"a value in no property":    node(rdf.Event{Kind: rdf.String, Count: 1}),
	"no kind":                   node(valueOf("name", 1, rdf.Event{Kind: 99})),
	"no kind among many":        node(valueOf("name", 2, rdf.Event{Kind: rdf.String}), valueOf("name", 0, rdf.Event{Kind: 99})),
	"the zero kind":             node(valueOf("name", 1, rdf.Event{})),
	"the kind before the kinds": node(valueOf("name", 1, rdf.Event{Kind: rdf.IRI - 1})),

	// The counts are others.
	"too few types":            node(rdf.Event{Kind: rdf.Type, Count: 3, Text: "urn:A"}),
	"too few types to a value": node(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, valueOf("name", 1, rdf.Event{Kind: rdf.String})),
	"too few types to a node":  node(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
	"too many types":           node(typed("Person"), rdf.Event{Kind: rdf.Type, Text: "urn:B"}),
	"types counted anew":       node(typed("Person"), typed("Patient")),
	"a type without count":     node(rdf.Event{Kind: rdf.Type, Text: "urn:A"}),
	"a negative type count":    node(rdf.Event{Kind: rdf.Type, Text: "urn:A", Count: -1}),
	"a value without count":    node(valueOf("name", 0, rdf.Event{Kind: rdf.String})),
	"a negative count":         node(valueOf("name", -1, rdf.Event{Kind: rdf.String})),
	"counted anew":             node(valueOf("name", 2, rdf.Event{Kind: rdf.String}), valueOf("name", 1, rdf.Event{Kind: rdf.String})),
	"a node counted anew":      node(valueOf("knows", 2, rdf.Event{Kind: rdf.String}), valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
	"too few values":           node(valueOf("name", 2, rdf.Event{Kind: rdf.String})),
	"too few to another":       node(valueOf("name", 3, rdf.Event{Kind: rdf.String}), valueOf("url", 1, rdf.Event{Kind: rdf.String})),
	"too many values":          node(valueOf("name", 1, rdf.Event{Kind: rdf.String}), valueOf("name", 0, rdf.Event{Kind: rdf.String})),
	"too many after a node":    node(valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}, valueOf("knows", 0, rdf.Event{Kind: rdf.String})),
	"too few in a nested node": node(valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), typed("Person"), valueOf("name", 2, rdf.Event{Kind: rdf.String}), rdf.Event{Kind: rdf.NodeEnd}),

	// What an event says does not go with its kind.
	"no language":     node(valueOf("name", 1, rdf.Event{Kind: rdf.LanguageString})),
	"no datatype":     node(valueOf("name", 1, rdf.Event{Kind: rdf.TypedLiteral})),
	"no number":       node(valueOf("name", 1, rdf.Event{Kind: rdf.Number, Text: "NaN"})),
	"no boolean":      node(valueOf("name", 1, rdf.Event{Kind: rdf.Boolean, Text: "True"})),
	"no number later": node(typed("Person"), valueOf("name", 2, rdf.Event{Kind: rdf.Number, Text: "1"}), valueOf("name", 0, rdf.Event{Kind: rdf.Number, Text: "01"})),
}

// miscounted are tellings with another number of top-level nodes than they
// announce. Flat counts them anew.
var miscounted = map[string]rdf.Events{
	"too many roots":        {{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}, {Kind: rdf.NodeStart, Text: "urn:b"}, {Kind: rdf.NodeEnd}},
	"too many of two roots": {{Kind: rdf.GraphStart, Count: 0}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}},
	"too few roots":         {{Kind: rdf.GraphStart, Count: 2}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}},
	"no root":               {{Kind: rdf.GraphStart, Count: 1}},
}

// overlooked are breaches that the writer does not look for, since it would have
// to remember all it has written, or to compare what a sound source tells alike
// anyway. What it writes then is JSON, in which the counts decide what belongs
// to what; of a property that is told twice readers take the last.
var overlooked = map[string]struct {
	events rdf.Events
	want   string
}{
	"a property twice": {
		node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "a"}), valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "b"})),
		`"@id":"urn:a","name":"a","name":"b"`,
	},
	"a property amid another": {
		node(valueOf("name", 2, rdf.Event{Kind: rdf.String, Text: "a"}), valueOf("url", 0, rdf.Event{Kind: rdf.String, Text: "b"})),
		`"@id":"urn:a","name":["a","b"]`,
	},
	"a node twice": {
		node(valueOf("knows", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:a"}), rdf.Event{Kind: rdf.NodeEnd}),
		`"@id":"urn:a","knows":{"@id":"urn:a"}`,
	},
	"a type as a property": {
		node(valueOf(rdf.TypeIRI, 1, rdf.Event{Kind: rdf.IRI, Text: "urn:A"})),
		`"@id":"urn:a","http://www.w3.org/1999/02/22-rdf-syntax-ns#type":{"@id":"urn:A"}`,
	},
	"a later type with a count": {
		node(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:B"}),
		`"@type":["urn:A","urn:B"],"@id":"urn:a"`,
	},
	"a later value with a negative count": {
		node(valueOf("name", 2, rdf.Event{Kind: rdf.String, Text: "a"}), valueOf("name", -1, rdf.Event{Kind: rdf.String, Text: "b"})),
		`"@id":"urn:a","name":["a","b"]`,
	},
	"a label that is not announced": {
		rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "b"}, valueOf("knows", 1, rdf.Event{Kind: rdf.BlankNode, Text: "b"}), {Kind: rdf.NodeEnd}},
		`"knows":{"@id":"_:b"}`,
	},
	"tags and flags that mean nothing": {
		node(valueOf("name", 1, rdf.Event{Kind: rdf.String, Text: "a", Tag: "de", Flags: 128})),
		`"@id":"urn:a","name":"a"`,
	},
}

func TestBreachesOfTheContractAreErrors(t *testing.T) {
	for name, events := range breaches {
		t.Run(name, func(t *testing.T) {
			require.Error(t, rdf.CheckSource(events))
			for _, options := range combinations() {
				refuses(t, events, options...)
			}
			refuses(t, inRuns{events, 1})
			refuses(t, jsonld.StepByStep(events))
		})
	}
	for name, events := range miscounted {
		t.Run(name, func(t *testing.T) {
			require.Error(t, rdf.CheckSource(events))
			refuses(t, events)
			refuses(t, events, jsonld.Indent("\t"), jsonld.Language("de"))
		})
	}
}

// refuses holds that a source gives an error and nothing is appended.
func refuses(t *testing.T, source rdf.Source, options ...jsonld.Option) {
	buffer, err := jsonld.Append([]byte("before"), source, options...)
	require.Error(t, err)
	require.Equal(t, "before", string(buffer))
	require.Error(t, jsonld.Write(io.Discard, source, options...))
}

func TestBreachesThatAreOverlooked(t *testing.T) {
	for name, test := range overlooked {
		t.Run(name, func(t *testing.T) {
			require.Error(t, rdf.CheckSource(test.events))
			got, err := bothWays(t, test.events)
			require.NoError(t, err)
			assert.Equal(t, `{"@context":"https://schema.org",`+test.want+`}`, string(got))
		})
	}
}

// Whatever is told, there is an error or JSON, and never a panic.
func holdsTogether(t require.TestingT, events rdf.Events) {
	before := "before"
	for _, options := range [][]jsonld.Option{{}, {jsonld.Indent(" ")}, {jsonld.Flat(), jsonld.Language("de")}, {jsonld.ReplaceInvalid(), jsonld.MembersAsNodes()}} {
		buffer, err := jsonld.Append([]byte(before), events, options...)
		require.Equal(t, before, string(buffer[:len(before)]))
		if err != nil {
			require.Len(t, buffer, len(before))
			continue
		}
		require.True(t, json.Valid(buffer[len(before):]), "%s", buffer)
		holdsOnlySafeBytes(t, withoutSpace(buffer))
	}
	_, _ = bothWays(t, events)
}

func withoutSpace(document []byte) (rest []byte) {
	for _, c := range document {
		if c != '\n' {
			rest = append(rest, c)
		}
	}
	return rest
}

func TestEventsInDisorder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(anyTexts()).Draw(t, "telling")
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			if len(events) < 2 {
				break
			}
			i := rapid.IntRange(0, len(events)-1).Draw(t, "at")
			switch e := &events[i]; rapid.IntRange(0, 6).Draw(t, "change") {
			case 0:
				events = append(events[:i], events[i+1:]...)
			case 1:
				events = append(events[:i+1], events[i:]...)
			case 2:
				j := rapid.IntRange(0, len(events)-1).Draw(t, "with")
				events[i], events[j] = events[j], events[i]
			case 3:
				e.Kind = rdf.Kind(rapid.IntRange(0, 25).Draw(t, "kind"))
			case 4:
				e.Count = rapid.Int32Range(-3, 5).Draw(t, "count")
			case 5:
				e.Flags = rdf.Flags(rapid.IntRange(0, 7).Draw(t, "flags"))
			case 6:
				e.Text, e.Property = e.Property, e.Text
			}
		}
		holdsTogether(t, events)
	})
}

// FuzzEvents makes events of bytes: four for each, with texts from a few.
func FuzzEvents(f *testing.F) {
	f.Add([]byte{1, 1, 0, 0, 2, 0, 0, 3, 3, 1, 0, 1, 18, 1, 2, 2, 4, 0, 0, 0})
	f.Add([]byte{1, 2, 0, 0, 2, 0, 3, 3, 18, 2, 2, 2, 21, 0, 2, 5, 2, 1, 3, 4, 3, 2, 0, 1, 3, 0, 0, 6, 4, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 3, 4, 0, 0, 0})
	var texts []string
	for _, name := range []string{"", "Person", "name", "url", "birthDate", "availability", "InStock"} {
		if name != "" {
			name = valueOf(name, 0, rdf.Event{}).Property
		}
		texts = append(texts, name)
	}
	texts = append(texts, "urn:a", "b0", "1.50", "true", "text", "schema:x", "\xff", "</script>", "de", dateIRI)
	f.Fuzz(func(t *testing.T, program []byte) {
		var events rdf.Events
		for ; len(program) >= 4; program = program[4:] {
			kind, count, a, b := program[0]%25, int32(program[1]%6)-1, program[2], program[3]
			e := rdf.Event{Kind: rdf.Kind(kind), Count: count, Flags: rdf.Flags(a >> 6)}
			e.Text = texts[int(b)%len(texts)]
			e.Tag = texts[int(b>>4)%len(texts)]
			if e.Kind.IsValue() || e.Kind == rdf.NodeStart {
				e.Property = texts[int(a)%len(texts)]
			}
			events = append(events, e)
		}
		holdsTogether(t, events)
	})
}

// A source has errors of its own, and a sink's error comes out as it is.
func TestErrorOfTheSource(t *testing.T) {
	own := errors.New("own")
	for _, told := range []rdf.Events{nil, node(typed("Person"))[:2], node(typed("Person"))} {
		source := sourceFunc(func(sink rdf.Sink) error { return errors.Join(told.TellTo(sink), own) })
		buffer, err := jsonld.Append([]byte("before"), source)
		assert.ErrorIs(t, err, own)
		assert.Equal(t, "before", string(buffer))
		_, err = jsonld.Marshal(source)
		assert.ErrorIs(t, err, own)
		assert.ErrorIs(t, jsonld.Write(io.Discard, source), own)
		_, err = json.Marshal(jsonld.Document{Source: source})
		assert.ErrorIs(t, err, own)
	}
}

func TestNoSource(t *testing.T) {
	_, err := jsonld.Append(nil, nil)
	assert.EqualError(t, err, "healthld/jsonld: no source to write")
	_, err = json.Marshal(jsonld.Document{})
	assert.ErrorContains(t, err, "healthld/jsonld: no source to write")
	_, err = jsonld.Document{}.WriteTo(io.Discard)
	assert.EqualError(t, err, "healthld/jsonld: no source to write")
}
