package rdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// CheckSource tells in which way a source breaks the contract of [Source], or
// gives nil where it keeps it. It is meant for the tests of those who write a
// source. It tells the source three times: to look at the events, to see that
// they are the same again, and to a sink that refuses them.
//
// An error that the source gives instead of telling anything is no breach; it is
// given back as it is.
func CheckSource(source Source) error {
	var c contract
	if err := source.TellTo(&c); c.fault == nil && err != nil {
		if len(c.events) > 0 {
			return fmt.Errorf("rdf: the source told %d events before its own error: %w", len(c.events), err)
		}
		return err
	}
	if c.fault != nil {
		return c.fault
	}
	if err := c.end(); err != nil {
		return err
	}
	return errors.Join(checkAgain(source, c.events), checkRefused(source))
}

// checkAgain tells a source a second time.
func checkAgain(source Source, events Events) error {
	again := repetition{events: events}
	err := source.TellTo(&again)
	switch {
	case again.fault != nil:
		return again.fault
	case err != nil:
		return fmt.Errorf("rdf: told again, the source gives an error: %w", err)
	case again.told < len(events):
		return fmt.Errorf("rdf: told again, the source tells %d events in place of %d", again.told, len(events))
	}
	return nil
}

// repetition is a sink that was told the same before.
type repetition struct {
	events Events
	told   int
	fault  error
}

// Tell compares a run of events.
func (r *repetition) Tell(events []Event) error {
	for i := range events {
		if r.fault == nil && (r.told == len(r.events) || events[i] != r.events[r.told]) {
			r.fault = eventError(r.told, events[i].Kind, "is not what the source told before")
		}
		r.told++
	}
	return r.fault
}

// checkRefused tells a source to a sink that has an error from the start.
func checkRefused(source Source) error {
	r := refusal{err: errors.New("refused")}
	if err := source.TellTo(&r); !errors.Is(err, r.err) {
		return fmt.Errorf("rdf: the source does not return the error of its sink but %v", err)
	}
	if r.runs > 1 {
		return errors.New("rdf: the source goes on after an error of its sink")
	}
	return nil
}

// refusal is a sink that takes nothing.
type refusal struct {
	err  error
	runs int
}

// Tell refuses a run of events.
func (r *refusal) Tell([]Event) error {
	r.runs++
	return r.err
}

// contract is a sink that looks for the first event that breaks the contract.
type contract struct {
	nesting nesting
	events  Events
	open    []promise
	// nodes is how many began, roots how many of them at top level.
	nodes, roots int
	begun        map[Subject]struct{}
	properties   map[nodeAndProperty]struct{}
	fault        error
}

// promise is what an open node has yet to tell.
type promise struct {
	// node is the number of the node.
	node int
	// types and values are how many must follow before anything else may.
	types, values int32
	// isType says that the open property is rdf:type.
	isType bool
}

type nodeAndProperty struct {
	node     int
	property string
}

// Tell looks at a run of events.
func (c *contract) Tell(events []Event) error {
	for i := 0; i < len(events) && c.fault == nil; i++ {
		c.fault = c.look(&events[i])
		c.events = append(c.events, events[i])
	}
	return c.fault
}

func (c *contract) look(e *Event) error {
	if err := c.nesting.step(e.Kind); err != nil {
		return err
	}
	if what := c.breach(e); what != "" {
		return eventError(c.nesting.events-1, e.Kind, what)
	}
	return nil
}

// breach says what is wrong with an event that stands where it may.
func (c *contract) breach(e *Event) string {
	var at *promise
	if len(c.open) > 0 {
		at = &c.open[len(c.open)-1]
		switch {
		case at.types > 0 && e.Kind != Type:
			return fmt.Sprintf("comes where %d more types were to come", at.types)
		case at.values > 0 && (e.Kind == Property || e.Kind == NodeEnd):
			return fmt.Sprintf("comes where %d more values were to come", at.values)
		}
	}
	switch e.Kind {
	case GraphStart:
		return ""
	case NodeStart:
		return c.begin(at, e)
	case Type:
		at.types--
		if at.types < 0 {
			return "is one more than the node was to have"
		}
	case Property:
		return c.beginProperty(at, e)
	case NodeEnd:
		c.open = c.open[:len(c.open)-1]
	default:
		return cmp.Or(c.value(at, e.Object()), malformed(e))
	}
	return ""
}

func (c *contract) begin(at *promise, e *Event) string {
	s := e.Subject()
	if at == nil {
		c.roots++
	} else if what := c.value(at, s.Object()); what != "" {
		return what
	}
	if _, twice := c.begun[s]; twice {
		return "begins a node that began before: " + s.String()
	}
	if e.Flags&^(Blank|Referenced) != 0 {
		return "has unknown flags"
	}
	if e.Count < 0 {
		return "has a negative count"
	}
	if c.begun == nil {
		c.begun = make(map[Subject]struct{})
	}
	c.begun[s] = struct{}{}
	c.open = append(c.open, promise{node: c.nodes, types: e.Count})
	c.nodes++
	return ""
}

func (c *contract) beginProperty(at *promise, e *Event) string {
	if e.Count < 1 {
		return "has no values"
	}
	key := nodeAndProperty{at.node, e.Text}
	if _, twice := c.properties[key]; twice {
		return "begins a property that began before in the node: <" + escape(e.Text) + ">"
	}
	if c.properties == nil {
		c.properties = make(map[nodeAndProperty]struct{})
	}
	c.properties[key] = struct{}{}
	at.values, at.isType = e.Count, e.Text == TypeIRI
	return ""
}

// value takes a value of the open property.
func (c *contract) value(at *promise, o Object) string {
	at.values--
	switch {
	case at.values < 0:
		return "is one value more than the property was to have"
	case at.isType && o.Kind == IRI:
		return "is a value of rdf:type, where it was to be a Type"
	}
	return ""
}

// malformed says what of a value does not go with its kind.
func malformed(e *Event) string {
	tagged := e.Kind == LanguageString || e.Kind == TypedLiteral
	switch {
	case tagged && e.Tag == "":
		return "has no tag"
	case !tagged && e.Tag != "":
		return "has a tag, which its kind does not have"
	case e.Kind == Boolean && e.Text != "true" && e.Text != "false":
		return "is neither true nor false"
	case e.Kind == Number && !IsNumber(e.Text):
		return "is no number as JSON writes it"
	}
	return ""
}

// end looks at what can be known only when all is told.
func (c *contract) end() error {
	if err := c.nesting.end(); err != nil {
		return err
	}
	if n := c.events[0].Count; n >= 0 && int(n) != c.roots {
		return fmt.Errorf("rdf: the telling has %d top-level nodes in place of %d", c.roots, n)
	}
	mentioned := make(map[Subject]struct{})
	for i := range c.events {
		if s, is := c.events[i].Object().Subject(); is {
			mentioned[s] = struct{}{}
		}
	}
	i := slices.IndexFunc(c.events, func(e Event) bool {
		_, is := mentioned[e.Subject()]
		return e.Kind == NodeStart && is != (e.Flags&Referenced != 0)
	})
	switch {
	case i < 0:
		return nil
	case c.events[i].Flags&Referenced != 0:
		return eventError(i, NodeStart, "says Referenced, but nothing refers to "+c.events[i].Subject().String())
	}
	return eventError(i, NodeStart, "does not say Referenced, but a value refers to "+c.events[i].Subject().String())
}
