package schema

import (
	"strconv"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// Most descriptions can be told in one pass over their structs: depth first,
// each struct onto the tape as it is met. That does not do where a node has
// several structs, which must be gathered before it begins, where a property's
// values could be equal, or where something is wrong and wants a path. Then
// tellOnce gives up, and the walk in two passes does all: it is the whole truth,
// and the tests hold the two against each other.

// onceNode is a node that tellOnce has met.
type onceNode struct {
	id       string // absolute; empty for a blank node
	start    int32  // where it begins on the tape; 0 is not yet
	mentions int32
	label    int32 // the number of a blank node, from 1
	root     bool
}

// maxOnceDepth bounds the recursion of tellOnce into structs.
const maxOnceDepth = 200

// listStep is what a list in a list adds to the depth of a value, beside the
// number of the structs around it. tellOnce gives up on the depth at which the
// walk in two passes finds a list without end.
const listStep = 1 << 16

// tellOnce gives the events of the things, and false where it takes two passes.
func (w *walk) tellOnce(things []AnyThing) ([]rdf.Event, bool) {
	var few [8]int32
	roots := few[:0]
	for _, thing := range things {
		if thing == nil {
			continue
		}
		plan := w.plan(thing)
		if plan == nil || plan.class == nil || pointerOf(thing) == nil {
			return nil, false
		}
		n, known := w.onceNodeOf(thing)
		if w.gaveUp {
			return nil, false
		}
		if known {
			continue
		}
		w.nodes[n].root = true
		roots = append(roots, n)
	}
	events := takeEvents(w.expected)
	events = append(events, rdf.Event{Kind: rdf.GraphStart, Count: int32(len(roots))})
	for _, thing := range things {
		if thing == nil {
			continue
		}
		n, _ := w.onceNodeOf(thing)
		if w.nodes[n].start != 0 {
			continue
		}
		events = append(events, rdf.Event{})
		if events = w.tellStruct(events, thing, w.plan(thing).class, n, 0); w.gaveUp {
			break
		}
	}
	if w.gaveUp {
		keepEvents(events)
		return nil, false
	}
	w.countOnceReferences(events)
	for i := range w.nodes {
		if n := &w.nodes[i]; n.mentions > 1 || n.root && n.mentions > 0 {
			events[n.start].Flags |= rdf.Referenced
		}
	}
	w.expected = len(events)
	return fitEvents(events), true
}

// onceNodeOf gives the node of a struct, and whether it was met before. A second
// struct with an ID that is taken makes tellOnce give up.
func (w *walk) onceNodeOf(thing any) (int32, bool) {
	n := int32(len(w.nodes))
	words := wordsOf(&thing)
	if known := w.pointers.put(words.data, words.number(), n); known != n {
		return known, true
	}
	id := string(words.id())
	if id != "" {
		if !rdf.IsAbsoluteIRI(id) {
			resolved, err := rdf.ResolveIRI(w.base, id)
			if w.gaveUp = w.gaveUp || err != nil; w.gaveUp {
				return n, false
			}
			id = resolved
		} else {
			id = vocab.ExpandPrefix(id)
		}
		if _, taken := w.ids.find(id); taken {
			w.gaveUp = true
			return n, false
		}
		w.ids.put(id, n)
	}
	w.nodes = append(w.nodes, onceNode{id: id})
	return n, false
}

// tellStruct tells a struct in full. The last event is the one that starts it;
// it says already of which property the node is a value.
func (w *walk) tellStruct(events []rdf.Event, thing any, plan *classPlan, n int32, depth int) []rdf.Event {
	if depth == maxOnceDepth || hasExtra(thing, plan) {
		w.gaveUp = true
		return events
	}
	node := &w.nodes[n]
	node.start = int32(len(events) - 1)
	start := &events[len(events)-1]
	start.Kind, start.Text = rdf.NodeStart, node.id
	if node.id == "" {
		start.Flags, start.Text = rdf.Blank, w.names.of(&node.label)
	}
	events = append(events, plan.typeEvent)
	fields := fieldsOf(thing, plan)
	set := len(w.set)
	w.set = appendSet(w.set, fields)
	for end := len(w.set); set < end; set++ {
		i := w.set[set]
		first := len(events)
		template, value := &plan.valueEvents[i], fields[i].value()
		if text, ok := value.(Text); ok && template.Kind == rdf.String && !mayBeMember(string(text)) {
			// Most values are such: what tellValue would do.
			events = append(events, rdf.Event{Kind: rdf.String, Term: template.Term, Count: 1, Property: template.Property, Text: string(text)})
			continue
		}
		var count, nested int
		events, count, nested = w.tellValue(events, template, value, depth)
		switch {
		case w.gaveUp:
			return events
		case count > 1 && nested != count && (nested != 0 || hasEqual(events[first:])):
			w.gaveUp = true
			return events
		case count > 0:
			events[first].Count = int32(count)
		}
	}
	return append(events, rdf.Event{Kind: rdf.NodeEnd})
}

// hasEqual tells whether two of the values could be equal.
func hasEqual(values []rdf.Event) bool {
	if len(values) > fewValues {
		return true
	}
	for i := range values {
		for k := range i {
			if values[i].Text == values[k].Text && values[i].Kind == values[k].Kind && values[i].Tag == values[k].Tag {
				return true
			}
		}
	}
	return false
}

// tellValue tells a value of a property, and says how many it came to and how
// many of them are nodes in full. The template is an event of the property.
func (w *walk) tellValue(events []rdf.Event, template *rdf.Event, value any, depth int) (_ []rdf.Event, count, nested int) {
	kind, text, tag, flags := rdf.String, "", "", rdf.Flags(0)
	switch v := value.(type) {
	case Text:
		text = string(v)
		if vocab.Term(template.Term).Is(vocab.CoercedIRI|vocab.CoercedDate) || mayBeMember(text) {
			return w.tellByItems(events, template, value)
		}
	case URL:
		text = string(v)
		if !isWeb(text) || mayBeMember(text) {
			return w.tellByItems(events, template, value)
		}
		if vocab.Term(template.Term).Is(vocab.CoercedIRI) {
			kind = rdf.IRI
		}
	case Date:
		text = string(v)
		if vocab.Term(template.Term).Is(vocab.CoercedIRI) || mayBeMember(text) {
			return w.tellByItems(events, template, value)
		}
		if vocab.Term(template.Term).Is(vocab.CoercedDate) {
			kind, tag = rdf.TypedLiteral, dateIRI
		}
	case Time:
		if text = string(v); template.Kind != rdf.String || mayBeMember(text) {
			return w.tellByItems(events, template, value)
		}
	case DateTime:
		if text = string(v); template.Kind != rdf.String || mayBeMember(text) {
			return w.tellByItems(events, template, value)
		}
	case ID:
		text = string(v)
		if !isWeb(text) {
			return w.tellByItems(events, template, value)
		}
		kind, flags = rdf.IRI, rdf.Referenced
	case Boolean:
		kind, text = rdf.Boolean, "false"
		if v {
			text = "true"
		}
	case Integer:
		kind, text = rdf.Number, strconv.FormatInt(int64(v), 10)
	case Number:
		if kind, text = rdf.Number, formatNumber(float64(v)); !isFinite(float64(v)) {
			w.gaveUp = true
			return events, 0, 0
		}
	case TextList:
		return w.tellTexts(events, template, v)
	case URLList:
		return w.tellURLs(events, template, v)
	case List:
		return w.tellElements(events, template, v, depth)
	default:
		return w.tellByPlan(events, template, value, depth)
	}
	if kind == rdf.IRI {
		w.named = append(w.named, int32(len(events)))
	}
	return append(events, rdf.Event{Kind: kind, Flags: flags, Term: template.Term, Property: template.Property, Text: text, Tag: tag}), 1, 0
}

// tellElements tells the values of a mixed list.
func (w *walk) tellElements(events []rdf.Event, template *rdf.Event, list List, depth int) (_ []rdf.Event, count, nested int) {
	if depth >= maxListDepth*listStep {
		w.gaveUp = true
		return events, 0, 0
	}
	for _, element := range list {
		if element == nil {
			continue
		}
		var more, full int
		events, more, full = w.tellValue(events, template, element, depth+listStep)
		if count, nested = count+more, nested+full; w.gaveUp {
			break
		}
	}
	return events, count, nested
}

// tellTexts tells the values of a list of texts, and gives up on those that take
// a closer look.
func (w *walk) tellTexts(events []rdf.Event, template *rdf.Event, list TextList) (_ []rdf.Event, count, nested int) {
	w.gaveUp = w.gaveUp || vocab.Term(template.Term).Is(vocab.CoercedIRI|vocab.CoercedDate)
	for _, text := range list {
		w.gaveUp = w.gaveUp || mayBeMember(string(text))
		events = append(events, rdf.Event{Kind: rdf.String, Term: template.Term, Property: template.Property, Text: string(text)})
	}
	return events, len(list), 0
}

// tellURLs tells the values of a list of URLs, and gives up on those that are
// relative or not of the web.
func (w *walk) tellURLs(events []rdf.Event, template *rdf.Event, list URLList) (_ []rdf.Event, count, nested int) {
	kind := rdf.String
	if vocab.Term(template.Term).Is(vocab.CoercedIRI) {
		kind = rdf.IRI
	}
	for _, url := range list {
		w.gaveUp = w.gaveUp || !isWeb(string(url)) || mayBeMember(string(url))
		if kind == rdf.IRI {
			w.named = append(w.named, int32(len(events)))
		}
		events = append(events, rdf.Event{Kind: kind, Term: template.Term, Property: template.Property, Text: string(url)})
	}
	return events, len(list), 0
}

// tellByPlan tells a value of a generated type.
func (w *walk) tellByPlan(events []rdf.Event, template *rdf.Event, value any, depth int) (_ []rdf.Event, count, nested int) {
	plan := w.planByType(value, wordsOf(&value).number())
	switch {
	case plan == nil:
		w.gaveUp = true
	case plan.class != nil:
		if wordsOf(&value).data != nil {
			return w.tellThing(events, template, value, plan.class, depth)
		}
	case plan.shape == memberShape:
		member := memberOf(textOf(value))
		if member == 0 {
			return w.tellByItems(events, template, value)
		}
		w.named = append(w.named, int32(len(events)))
		return append(events, rdf.Event{Kind: rdf.IRI, Term: template.Term, Property: template.Property, Text: member.IRI()}), 1, 0
	case plan.shape == listShape:
		if depth >= maxListDepth*listStep {
			w.gaveUp = true
			return events, 0, 0
		}
		elements := elementsOf(value)
		for i := range elements {
			if !elements[i].isSet() {
				continue
			}
			var more, full int
			events, more, full = w.tellValue(events, template, elements[i].value(), depth+listStep)
			if count, nested = count+more, nested+full; w.gaveUp {
				break
			}
		}
	default:
		return w.tellByItems(events, template, value)
	}
	return events, count, nested
}

// tellThing tells a struct where it stands as a value.
func (w *walk) tellThing(events []rdf.Event, template *rdf.Event, thing any, plan *classPlan, depth int) (_ []rdf.Event, count, nested int) {
	n, known := w.onceNodeOf(thing)
	if w.gaveUp {
		return events, 0, 0
	}
	node := &w.nodes[n]
	node.mentions++
	events = append(events, rdf.Event{Term: template.Term, Property: template.Property})
	if !known {
		return w.tellStruct(events, thing, plan, n, depth%listStep+1), 1, 1
	}
	event := &events[len(events)-1]
	if node.id != "" {
		event.Kind, event.Flags, event.Text = rdf.IRI, rdf.Referenced, node.id
	} else {
		event.Kind, event.Text = rdf.BlankNode, w.names.of(&node.label)
	}
	return events, 1, 0
}

// tellByItems tells a value without nodes as the walk in two passes reads it.
// What that finds wrong, or a node, makes tellOnce give up.
func (w *walk) tellByItems(events []rdf.Event, template *rdf.Event, value any) (_ []rdf.Event, count, nested int) {
	switch value.(type) {
	case *Node, Qualified:
		w.gaveUp = true
		return events, 0, 0
	}
	clear(w.items) // they hold what the user's values hold
	w.items = w.items[:0]
	w.addValue(noParent, property(template.Term), value, 0)
	if w.problems.count > 0 {
		w.gaveUp = true
		return events, 0, 0
	}
	for i := range w.items {
		if w.items[i].kind == rdf.IRI {
			w.named = append(w.named, int32(len(events)))
		}
		events = append(events, w.event(&w.items[i]))
	}
	return events, len(w.items), 0
}

// countOnceReferences adds the mentions by IRI to those by pointer.
func (w *walk) countOnceReferences(events []rdf.Event) {
	if w.ids.isEmpty() {
		return
	}
	for _, i := range w.named {
		if n, ok := w.ids.find(events[i].Text); ok {
			w.nodes[n].mentions++
		}
	}
}

// mayBeMember tells whether the text begins as the address of a member does, in
// either spelling of the namespace.
func mayBeMember(text string) bool {
	const host = "schema.org/"
	return len(text) >= len(vocab.SecureNamespace) && text[:4] == "http" && (text[8:8+len(host)] == host || text[7:7+len(host)] == host)
}

// isWeb tells whether the text is an IRI of the web, absolute as it stands.
func isWeb(text string) bool {
	return len(text) > 8 && (text[:8] == "https://" || text[:7] == "http://")
}
