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
	start    int32 // where it begins on the tape; 0 is not yet
	mentions int32
	id       int32 // where its absolute ID is among the walk's, from 1; 0 is a blank node
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
	for i, thing := range things {
		if thing == nil {
			continue
		}
		events = makeRoom(events, 0, i, len(things))
		w.pointers.expected = expect(len(w.nodes)-len(roots), i, len(things)) + len(roots)
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
		if id = w.resolve(noParent, 0, "ID", id); id == "" {
			w.gaveUp = true
			return n, false
		}
		if _, taken := w.ids.find(id); taken {
			w.gaveUp = true
			return n, false
		}
		w.ids.put(id, n)
	}
	node := onceNode{}
	if id != "" {
		w.nodeIDs = append(w.nodeIDs, id)
		node.id = int32(len(w.nodeIDs))
	}
	w.nodes = append(w.nodes, node)
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
	start.Kind = rdf.NodeStart
	if node.id != 0 {
		start.Text = w.nodeIDs[node.id-1]
	} else {
		start.Flags, start.Text = rdf.Blank, w.names.of(&node.label)
	}
	events = append(events, plan.typeEvent)
	fields := fieldsOf(thing, plan)
	before := len(w.set)
	w.set = appendSet(w.set, fields)
	for set, end := before, len(w.set); set < end; set++ {
		i := w.set[set]
		first := len(events)
		template, value := &plan.valueEvents[i], &fields[i]
		if text, ok := value.value().(Text); ok && template.Kind == rdf.String && !mayBeMember(string(text)) {
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
	w.set = w.set[:before]
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
func (w *walk) tellValue(events []rdf.Event, template *rdf.Event, value *interfaceWords, depth int) (_ []rdf.Event, count, nested int) {
	plan := w.planOfWords(value)
	if plan == nil {
		w.gaveUp = true
		return events, 0, 0
	}
	kind, text, tag, flags := rdf.String, "", "", rdf.Flags(0)
	switch plan.shape {
	case textShape:
		text = value.text()
		switch coercion := vocab.Term(template.Term).Flags() & (vocab.CoercedIRI | vocab.CoercedDate); {
		case coercion == vocab.CoercedDate:
			kind, tag = rdf.TypedLiteral, dateIRI
		case coercion != 0 || mayBeMember(text):
			return w.tellByItems(events, template, value.value())
		}
	case urlShape:
		text = value.text()
		if !isWeb(text) || mayBeMember(text) {
			return w.tellByItems(events, template, value.value())
		}
		if vocab.Term(template.Term).Is(vocab.CoercedIRI) {
			kind = rdf.IRI
		}
	case idShape:
		text = value.text()
		if !isWeb(text) {
			return w.tellByItems(events, template, value.value())
		}
		kind, flags = rdf.IRI, rdf.Referenced
	case memberShape:
		member := memberOf(value.text())
		if member == 0 {
			return w.tellByItems(events, template, value.value())
		}
		kind, text = rdf.IRI, member.IRI()
	case booleanShape:
		kind, text = rdf.Boolean, strconv.FormatBool(value.boolean())
	case integerShape:
		kind, text = rdf.Number, strconv.FormatInt(value.integer(), 10)
	case numberShape:
		number := value.float()
		if kind, text = rdf.Number, formatNumber(number); !isFinite(number) {
			w.gaveUp = true
			return events, 0, 0
		}
	case listShape:
		return w.tellElements(events, template, value.elements(), depth)
	case dataListShape:
		return plan.reading.tell(w, events, template, value)
	case decimalShape, localizedShape, literalShape:
		return w.tellByItems(events, template, value.value())
	case nodeShape, qualifiedShape:
		w.gaveUp = true
		return events, 0, 0
	default:
		if value.data == nil {
			return events, 0, 0
		}
		return w.tellThing(events, template, value.value(), plan.class, depth)
	}
	if kind == rdf.IRI {
		w.named = append(w.named, int32(len(events)))
	}
	return append(events, rdf.Event{Kind: kind, Flags: flags, Term: template.Term, Property: template.Property, Text: text, Tag: tag}), 1, 0
}

// tellElements tells the values of a list.
func (w *walk) tellElements(events []rdf.Event, template *rdf.Event, elements []interfaceWords, depth int) (_ []rdf.Event, count, nested int) {
	if depth >= maxListDepth*listStep {
		w.gaveUp = true
		return events, 0, 0
	}
	start := len(events)
	for i := range elements {
		if !elements[i].isSet() {
			continue
		}
		events = makeRoom(events, start, i, len(elements))
		var more, full int
		events, more, full = w.tellValue(events, template, &elements[i], depth+listStep)
		if count, nested = count+more, nested+full; w.gaveUp {
			break
		}
	}
	return events, count, nested
}

// tellDataList tells the values of a list of a data type.
func (w *walk) tellDataList(events []rdf.Event, template *rdf.Event, value *interfaceWords) (_ []rdf.Event, count, nested int) {
	switch w.planOfWords(value).element {
	case textShape:
		return w.tellTexts(events, template, value.texts())
	case urlShape:
		return w.tellURLs(events, template, value.texts())
	}
	return w.tellByItems(events, template, value.value())
}

// tellTexts tells the values of a list of texts, and gives up on those that take
// a closer look.
func (w *walk) tellTexts(events []rdf.Event, template *rdf.Event, list []string) (_ []rdf.Event, count, nested int) {
	w.gaveUp = w.gaveUp || vocab.Term(template.Term).Is(vocab.CoercedIRI|vocab.CoercedDate)
	for _, text := range list {
		w.gaveUp = w.gaveUp || mayBeMember(text)
		events = append(events, rdf.Event{Kind: rdf.String, Term: template.Term, Property: template.Property, Text: text})
	}
	return events, len(list), 0
}

// tellURLs tells the values of a list of URLs, and gives up on those that are
// relative or not of the web.
func (w *walk) tellURLs(events []rdf.Event, template *rdf.Event, list []string) (_ []rdf.Event, count, nested int) {
	kind := rdf.String
	if vocab.Term(template.Term).Is(vocab.CoercedIRI) {
		kind = rdf.IRI
	}
	for _, url := range list {
		w.gaveUp = w.gaveUp || !isWeb(url) || mayBeMember(url)
		if kind == rdf.IRI {
			w.named = append(w.named, int32(len(events)))
		}
		events = append(events, rdf.Event{Kind: kind, Term: template.Term, Property: template.Property, Text: url})
	}
	return events, len(list), 0
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
	if node.id != 0 {
		event.Kind, event.Flags, event.Text = rdf.IRI, rdf.Referenced, w.nodeIDs[node.id-1]
	} else {
		event.Kind, event.Text = rdf.BlankNode, w.names.of(&node.label)
	}
	return events, 1, 0
}

// tellByItems tells a value without nodes as the walk in two passes reads it.
// What that finds wrong, or a node, makes tellOnce give up.
func (w *walk) tellByItems(events []rdf.Event, template *rdf.Event, value any) (_ []rdf.Event, count, nested int) {
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
