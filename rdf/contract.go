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
	// property is the one that was told last, open as long as values are to come.
	property string
	// types and values are how many must follow before anything else may.
	types, values int32
	// typed says that a type was told.
	typed bool
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
	if err := c.nesting.step(e); err != nil {
		return err
	}
	if what := c.breach(e); what != "" {
		return eventError(c.nesting.events-1, e.Kind, what)
	}
	return nil
}

// breach says what is wrong with an event that stands where it may.
func (c *contract) breach(e *Event) string { return cmp.Or(c.follow(e), malformed(e)) }

// follow says in which way an event is not what was to come.
func (c *contract) follow(e *Event) string {
	if e.Kind == GraphStart {
		return ""
	}
	if len(c.open) == 0 {
		return c.beginRoot(e)
	}
	at := &c.open[len(c.open)-1]
	switch {
	case e.Kind == Type:
		return at.addType(e)
	case at.types > 0:
		return fmt.Sprintf("comes where %d more types were to come", at.types)
	case e.Kind == NodeEnd:
		if at.values > 0 {
			return fmt.Sprintf("comes where %d more values were to come", at.values)
		}
		c.open = c.open[:len(c.open)-1]
		return ""
	}
	if what := c.value(at, e); what != "" || e.Kind != NodeStart {
		return what
	}
	return c.begin(e)
}

// beginRoot takes the start of a node at top level.
func (c *contract) beginRoot(e *Event) string {
	switch {
	case e.Property != "":
		return "stands at top level, but has a property"
	case e.Count != 0:
		return "stands at top level, but has a count"
	}
	c.roots++
	return c.begin(e)
}

// begin takes the start of a node.
func (c *contract) begin(e *Event) string {
	s := e.Subject()
	if _, twice := c.begun[s]; twice {
		return "begins a node that began before: " + s.String()
	}
	if c.begun == nil {
		c.begun = make(map[Subject]struct{})
	}
	c.begun[s] = struct{}{}
	c.open = append(c.open, promise{node: c.nodes})
	c.nodes++
	return ""
}

// addType takes a type of the node.
func (p *promise) addType(e *Event) string {
	switch {
	case p.typed && p.types == 0:
		return "is one more than the node was to have"
	case p.typed && e.Count != 0:
		return "has a count, but is not the first type of its node"
	case !p.typed && e.Count == 0:
		return "has no count, but is the first type of its node"
	case e.Count < 0:
		return "has a negative count"
	}
	p.typed = true
	p.types += e.Count - 1
	return ""
}

// value takes a value of the open property, or the first of another.
func (c *contract) value(p *promise, e *Event) string {
	same := e.Property == p.property
	switch {
	case p.values == 0 && same && e.Count == 0:
		return "is one value more than the property was to have"
	case p.values == 0:
		if what := c.beginProperty(p, e); what != "" {
			return what
		}
	case !same:
		return fmt.Sprintf("is a value of <%s>, where %d more values of <%s> were to come",
			escape(e.Property), p.values, escape(p.property))
	case e.Count != 0:
		return "has a count, but is not the first value of its property"
	}
	p.values--
	if p.property == TypeIRI && (e.Kind == IRI || e.Kind == NodeStart && e.Flags&Blank == 0) {
		return "is a value of rdf:type, where it was to be a Type"
	}
	return ""
}

// beginProperty takes the first value of a property.
func (c *contract) beginProperty(p *promise, e *Event) string {
	key := nodeAndProperty{p.node, e.Property}
	if _, twice := c.properties[key]; twice {
		return "begins a property that began before in the node: <" + escape(e.Property) + ">"
	}
	switch {
	case e.Count == 0:
		return "has no count, but is the first value of its property"
	case e.Count < 0:
		return "has a negative count"
	}
	if c.properties == nil {
		c.properties = make(map[nodeAndProperty]struct{})
	}
	c.properties[key] = struct{}{}
	p.property, p.values = e.Property, e.Count
	return ""
}

// malformed says what of an event does not go with its kind.
func malformed(e *Event) string {
	tagged := e.Kind == LanguageString || e.Kind == TypedLiteral
	switch {
	case e.Property != "" && e.Kind != NodeStart && !e.Kind.IsValue():
		return "has a property, which its kind does not have"
	case tagged && e.Tag == "":
		return "has no tag"
	case !tagged && e.Tag != "":
		return "has a tag, which its kind does not have"
	case e.Flags&^(Blank|Referenced) != 0:
		return "has unknown flags"
	case e.Flags&^flagsOf(e.Kind) != 0:
		return "has a flag that its kind does not have"
	case e.Kind == Boolean && e.Text != "true" && e.Text != "false":
		return "is neither true nor false"
	case e.Kind == Number && !IsNumber(e.Text):
		return "is no number as JSON writes it"
	}
	return ""
}

// flagsOf gives the flags that an event of a kind may have.
func flagsOf(kind Kind) Flags {
	switch kind {
	case NodeStart:
		return Blank | Referenced
	case IRI:
		return Referenced
	}
	return 0
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
