package rdf_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

type brokenTelling struct {
	events rdf.Events
	want   string
	// graphTakesIt says that a Graph, which looks at the nesting of a run and
	// not at its end, gives no error.
	graphTakesIt bool
}

func inNode(events ...rdf.Event) rdf.Events {
	all := rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}}
	return append(append(all, events...), rdf.Event{Kind: rdf.NodeEnd})
}

// valueOf makes an event a value of a property, its first where there is a count.
func valueOf(property string, count int32, e rdf.Event) rdf.Event {
	e.Property, e.Count = property, count
	return e
}

func oneValue(e rdf.Event) rdf.Events { return inNode(valueOf("urn:p", 1, e)) }

// misnested are tellings in which an event stands where it cannot.
var misnested = map[string]brokenTelling{
	"no start": {
		events: rdf.Events{{Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 0 of the telling, NodeStart, comes first, where a telling begins with GraphStart",
	},
	"two starts": {
		events:       rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.GraphStart}},
		graphTakesIt: true,
		want:         "rdf: event 1 of the telling, GraphStart, begins a second telling within the first",
	},
	"an open end": {
		events:       rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}},
		graphTakesIt: true,
		want:         "rdf: the telling ends after 2 events with nodes open: 1",
	},
	"nothing": {
		graphTakesIt: true,
		want:         "rdf: the source told nothing, not even GraphStart",
	},
	"a node in no property": {
		events: inNode(rdf.Event{Kind: rdf.NodeStart, Text: "urn:b", Count: 1}),
		want:   "rdf: event 2 of the telling, NodeStart, stands in a node, but in no property of it",
	},
	"a late type": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String}), rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:A"}),
		want:   "rdf: event 3 of the telling, Type, stands elsewhere than between the start of a node and its values",
	},
	"a type after a node": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd},
			rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:A"}),
		want: "rdf: event 4 of the telling, Type, stands elsewhere than between the start of a node and its values",
	},
	"a type of nothing": {
		events: rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.Type, Count: 1, Text: "urn:A"}},
		want:   "rdf: event 1 of the telling, Type, stands elsewhere than between the start of a node and its values",
	},
	"an end of nothing": {
		events: rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 1 of the telling, NodeEnd, closes no node",
	},
	"a value of nothing": {
		events: rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.Number, Property: "urn:p", Count: 1, Text: "1"}},
		want:   "rdf: event 1 of the telling, Number, stands in no node",
	},
	"a value in no property": {
		events: inNode(rdf.Event{Kind: rdf.String, Count: 1}),
		want:   "rdf: event 2 of the telling, String, stands in no property",
	},
	"a later value in no property": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String}), rdf.Event{Kind: rdf.String, Text: "b"}),
		want:   "rdf: event 3 of the telling, String, stands in no property",
	},
	"no kind": {
		events: oneValue(rdf.Event{Kind: 99}),
		want:   "rdf: event 2 of the telling, Kind(99), is no kind of event",
	},
	"the kind between those of shape and those of values": {
		events: oneValue(rdf.Event{Kind: rdf.NodeEnd + 1}),
		want:   "rdf: event 2 of the telling, Kind(5), is no kind of event",
	},
}

// unkept are tellings that nest well and break the contract otherwise.
var unkept = map[string]brokenTelling{
	"too many roots": {
		events: rdf.Events{{Kind: rdf.GraphStart}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd}},
		want:   "rdf: the telling has 1 top-level nodes in place of 0",
	},
	"a top-level node of a property": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Property: "urn:p", Text: "urn:a"}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 1 of the telling, NodeStart, stands at top level, but has a property",
	},
	"a top-level node with a count": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Count: 1, Text: "urn:a"}, {Kind: rdf.Type, Count: 1, Text: "urn:A"}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 1 of the telling, NodeStart, stands at top level, but has a count",
	},
	"too few types": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 3, Text: "urn:A"}),
		want:   "rdf: event 3 of the telling, NodeEnd, comes where 2 more types were to come",
	},
	"too few types before a value": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, valueOf("urn:p", 1, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, comes where 1 more types were to come",
	},
	"too few types before a node": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, valueOf("urn:p", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
		want:   "rdf: event 3 of the telling, NodeStart, comes where 1 more types were to come",
	},
	"too many types": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Text: "urn:B"}),
		want:   "rdf: event 3 of the telling, Type, is one more than the node was to have",
	},
	"types that are counted anew": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:B"}),
		want:   "rdf: event 3 of the telling, Type, is one more than the node was to have",
	},
	"a first type without count": {
		events: inNode(rdf.Event{Kind: rdf.Type, Text: "urn:A"}),
		want:   "rdf: event 2 of the telling, Type, has no count, but is the first type of its node",
	},
	"a later type with a count": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 2, Text: "urn:A"}, rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:B"}),
		want:   "rdf: event 3 of the telling, Type, has a count, but is not the first type of its node",
	},
	"a negative count of types": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: -1, Text: "urn:A"}),
		want:   "rdf: event 2 of the telling, Type, has a negative count",
	},
	"a negative count of values": {
		events: inNode(valueOf("urn:p", -1, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 2 of the telling, String, has a negative count",
	},
	"a first value without count": {
		events: inNode(valueOf("urn:p", 0, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 2 of the telling, String, has no count, but is the first value of its property",
	},
	"a first value without count, of a second property": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}), valueOf("urn:q", 0, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, has no count, but is the first value of its property",
	},
	"a later value with a count": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String}), valueOf("urn:p", 1, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, has a count, but is not the first value of its property",
	},
	"a later value with a negative count": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String}), valueOf("urn:p", -1, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, has a count, but is not the first value of its property",
	},
	"a later value with a count, which is a node": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String}), valueOf("urn:p", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
		want:   "rdf: event 3 of the telling, NodeStart, has a count, but is not the first value of its property",
	},
	"unknown flags": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a", Flags: 128}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 1 of the telling, NodeStart, has unknown flags",
	},
	"unknown flags of a value": {
		events: oneValue(rdf.Event{Kind: rdf.IRI, Text: "urn:b", Flags: rdf.Referenced | 4}),
		want:   "rdf: event 2 of the telling, IRI, has unknown flags",
	},
	"an IRI that is blank": {
		events: oneValue(rdf.Event{Kind: rdf.IRI, Text: "urn:b", Flags: rdf.Blank}),
		want:   "rdf: event 2 of the telling, IRI, has a flag that its kind does not have",
	},
	"a referenced label": {
		events: oneValue(rdf.Event{Kind: rdf.BlankNode, Text: "b", Flags: rdf.Referenced}),
		want:   "rdf: event 2 of the telling, BlankNode, has a flag that its kind does not have",
	},
	"a referenced string": {
		events: oneValue(rdf.Event{Kind: rdf.String, Flags: rdf.Referenced}),
		want:   "rdf: event 2 of the telling, String, has a flag that its kind does not have",
	},
	"a referenced type": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:A", Flags: rdf.Referenced}),
		want:   "rdf: event 2 of the telling, Type, has a flag that its kind does not have",
	},
	"a start with a property": {
		events: rdf.Events{{Kind: rdf.GraphStart, Property: "urn:p"}},
		want:   "rdf: event 0 of the telling, GraphStart, has a property, which its kind does not have",
	},
	"a start with a tag": {
		events: rdf.Events{{Kind: rdf.GraphStart, Tag: "en"}},
		want:   "rdf: event 0 of the telling, GraphStart, has a tag, which its kind does not have",
	},
	"a node with a tag": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a", Tag: "en"}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 1 of the telling, NodeStart, has a tag, which its kind does not have",
	},
	"a type with a property": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 1, Property: rdf.TypeIRI, Text: "urn:A"}),
		want:   "rdf: event 2 of the telling, Type, has a property, which its kind does not have",
	},
	"a type with a tag": {
		events: inNode(rdf.Event{Kind: rdf.Type, Count: 1, Text: "urn:A", Tag: "en"}),
		want:   "rdf: event 2 of the telling, Type, has a tag, which its kind does not have",
	},
	"an end with a property": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd, Property: "urn:p"}},
		want:   "rdf: event 2 of the telling, NodeEnd, has a property, which its kind does not have",
	},
	"an end with a tag": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: 1}, {Kind: rdf.NodeStart, Text: "urn:a"}, {Kind: rdf.NodeEnd, Tag: "en"}},
		want:   "rdf: event 2 of the telling, NodeEnd, has a tag, which its kind does not have",
	},
	"too few values": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, NodeEnd, comes where 1 more values were to come",
	},
	"too few values before another property": {
		events: inNode(valueOf("urn:p", 3, rdf.Event{Kind: rdf.String}), valueOf("urn:q", 1, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, is a value of <urn:q>, where 2 more values of <urn:p> were to come",
	},
	"a property amid another": {
		events: inNode(valueOf("urn:p", 2, rdf.Event{Kind: rdf.String}), valueOf("urn:q\n", 0, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
		want:   `rdf: event 3 of the telling, NodeStart, is a value of <urn:q\n>, where 1 more values of <urn:p> were to come`,
	},
	"too many values": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}), valueOf("urn:p", 0, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, is one value more than the property was to have",
	},
	"too many values, the last a node": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}),
			valueOf("urn:p", 0, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}), rdf.Event{Kind: rdf.NodeEnd}),
		want: "rdf: event 3 of the telling, NodeStart, is one value more than the property was to have",
	},
	"too many values, the last after a node with the same property": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:b"}),
			valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}), rdf.Event{Kind: rdf.NodeEnd},
			valueOf("urn:p", 0, rdf.Event{Kind: rdf.String})),
		want: "rdf: event 5 of the telling, String, is one value more than the property was to have",
	},
	"a property twice": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}), valueOf("urn:p", 1, rdf.Event{Kind: rdf.String})),
		want:   "rdf: event 3 of the telling, String, begins a property that began before in the node: <urn:p>",
	},
	"a property twice, with another between": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}), valueOf("urn:q", 1, rdf.Event{Kind: rdf.String}),
			valueOf("urn:p", 1, rdf.Event{Kind: rdf.String})),
		want: "rdf: event 4 of the telling, String, begins a property that began before in the node: <urn:p>",
	},
	"a property gone on with": {
		events: inNode(valueOf("urn:p", 1, rdf.Event{Kind: rdf.String}), valueOf("urn:q", 1, rdf.Event{Kind: rdf.String}),
			valueOf("urn:p", 0, rdf.Event{Kind: rdf.String})),
		want: "rdf: event 4 of the telling, String, begins a property that began before in the node: <urn:p>",
	},
	"a node twice": {
		events: oneValue(rdf.Event{Kind: rdf.NodeStart, Text: "urn:a"}),
		want:   "rdf: event 2 of the telling, NodeStart, begins a node that began before: <urn:a>",
	},
	"a type as a property": {
		events: inNode(valueOf(rdf.TypeIRI, 1, rdf.Event{Kind: rdf.IRI, Text: "urn:A"})),
		want:   "rdf: event 2 of the telling, IRI, is a value of rdf:type, where it was to be a Type",
	},
	"a type as a property, after others": {
		events: inNode(valueOf(rdf.TypeIRI, 2, rdf.Event{Kind: rdf.BlankNode, Text: "b"}), valueOf(rdf.TypeIRI, 0, rdf.Event{Kind: rdf.IRI, Text: "urn:A"})),
		want:   "rdf: event 3 of the telling, IRI, is a value of rdf:type, where it was to be a Type",
	},
	"a type as a nested node": {
		events: inNode(valueOf(rdf.TypeIRI, 1, rdf.Event{Kind: rdf.NodeStart, Text: "urn:A"}), rdf.Event{Kind: rdf.NodeEnd}),
		want:   "rdf: event 2 of the telling, NodeStart, is a value of rdf:type, where it was to be a Type",
	},
	"a reference that is not announced": {
		events: oneValue(rdf.Event{Kind: rdf.IRI, Text: "urn:a"}),
		want:   "rdf: event 1 of the telling, NodeStart, does not say Referenced, but a value refers to <urn:a>",
	},
	"a reference that does not come": {
		events: rdf.Events{{Kind: rdf.GraphStart, Count: -1}, {Kind: rdf.NodeStart, Text: "b", Flags: rdf.Blank | rdf.Referenced}, {Kind: rdf.NodeEnd}},
		want:   "rdf: event 1 of the telling, NodeStart, says Referenced, but nothing refers to _:b",
	},
	"a language string without language": {
		events: oneValue(rdf.Event{Kind: rdf.LanguageString}),
		want:   "rdf: event 2 of the telling, LanguageString, has no tag",
	},
	"a typed literal without datatype": {
		events: oneValue(rdf.Event{Kind: rdf.TypedLiteral}),
		want:   "rdf: event 2 of the telling, TypedLiteral, has no tag",
	},
	"a string with a language": {
		events: oneValue(rdf.Event{Kind: rdf.String, Tag: "en"}),
		want:   "rdf: event 2 of the telling, String, has a tag, which its kind does not have",
	},
	"a number of another form": {
		events: oneValue(rdf.Event{Kind: rdf.Number, Text: "NaN"}),
		want:   "rdf: event 2 of the telling, Number, is no number as JSON writes it",
	},
	"a boolean of another word": {
		events: oneValue(rdf.Event{Kind: rdf.Boolean, Text: "True"}),
		want:   "rdf: event 2 of the telling, Boolean, is neither true nor false",
	},
}

func TestCheckSourceFindsBrokenTellings(t *testing.T) {
	for _, tests := range []map[string]brokenTelling{misnested, unkept} {
		for name, test := range tests {
			t.Run(name, func(t *testing.T) {
				assert.EqualError(t, rdf.CheckSource(test.events), test.want)
				assert.EqualError(t, rdf.CheckSource(inRuns{test.events, 1}), test.want)
			})
		}
	}
}

func TestCheckSourceTakesTheHintOnIRIs(t *testing.T) {
	for _, flags := range []rdf.Flags{0, rdf.Referenced} {
		assert.NoError(t, rdf.CheckSource(oneValue(rdf.Event{Kind: rdf.IRI, Text: "urn:b", Flags: flags})))
	}
}

// sourceFunc is a source made of a function, which is given the number of the
// telling.
type sourceFunc struct {
	tell  func(telling int, sink rdf.Sink) error
	count int
}

func (s *sourceFunc) TellTo(sink rdf.Sink) error {
	s.count++
	return s.tell(s.count, sink)
}

func TestCheckSourceFindsUnreliableSources(t *testing.T) {
	good := oneValue(rdf.Event{Kind: rdf.String, Text: "a"})
	other := oneValue(rdf.Event{Kind: rdf.String, Text: "b"})
	own := errors.New("own error")
	tests := map[string]struct {
		tell func(int, rdf.Sink) error
		want string
	}{
		"an error and nothing told": {
			func(int, rdf.Sink) error { return own }, "own error",
		},
		"an error at the end": {
			func(_ int, sink rdf.Sink) error { return errors.Join(good.TellTo(sink), own) },
			"rdf: the source told 4 events before its own error: own error",
		},
		"another telling": {
			func(telling int, sink rdf.Sink) error {
				if telling == 2 {
					return other.TellTo(sink)
				}
				return good.TellTo(sink)
			},
			"rdf: event 2 of the telling, String, is not what the source told before",
		},
		"a longer telling": {
			func(telling int, sink rdf.Sink) error {
				if telling == 2 {
					return append(good, good[0]).TellTo(sink)
				}
				return good.TellTo(sink)
			},
			"rdf: event 4 of the telling, GraphStart, is not what the source told before",
		},
		"a shorter telling": {
			func(telling int, sink rdf.Sink) error {
				if telling == 2 {
					return good[:2].TellTo(sink)
				}
				return good.TellTo(sink)
			},
			"rdf: told again, the source tells 2 events in place of 4",
		},
		"a second telling that fails": {
			func(telling int, sink rdf.Sink) error {
				if telling == 2 {
					return own
				}
				return good.TellTo(sink)
			},
			"rdf: told again, the source gives an error: own error",
		},
		"the error of the sink swallowed": {
			func(_ int, sink rdf.Sink) error { _ = good.TellTo(sink); return nil },
			"rdf: the source does not return the error of its sink but <nil>",
		},
		"the error of the sink passed over": {
			func(_ int, sink rdf.Sink) error {
				first := sink.Tell(good[:2])
				return errors.Join(first, sink.Tell(good[2:]))
			},
			"rdf: the source goes on after an error of its sink",
		},
		"a breach, swallowed": {
			func(_ int, sink rdf.Sink) error { _ = good[1:].TellTo(sink); return nil },
			"rdf: event 0 of the telling, NodeStart, comes first, where a telling begins with GraphStart",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.EqualError(t, rdf.CheckSource(&sourceFunc{tell: test.tell}), test.want)
		})
	}
}
