package schema

import (
	"sync"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// walk is one pass over the structs of a description. It reads every struct
// once, breadth first, into items; tell then puts the items of each node in the
// order in which a reader meets them. Breadth first keeps the items of a struct
// together, so that nothing is sorted and nothing is read twice.
//
// Methods that are called in many places, and seldom, are not inlined: all of this is in
// every program that describes things.
type walk struct {
	base string
	// resolveIRI is [rdf.ResolveIRI] where there are options, so that programs which
	// give none do not link it.
	resolveIRI func(base, reference string) (string, error)

	entries []entry
	items   []item
	// roots are the entries that stand at top level, in order, each node once.
	roots []int32
	// rootPlaces say where the roots were given, for messages.
	rootPlaces []rootPlace
	// start is the first item of the property that is being read, and untold
	// how many of its values could not be told.
	start, untold int32
	// shared is set where a node has several entries.
	shared bool
	// endless is set where lists hold lists without end.
	endless bool

	pointers pointerTable
	ids      idTable
	foreign  foreignProperties
	problems problems
	// types are those of the node that is being opened, where they are many. What they
	// map to says nothing: programs have maps to numbers already.
	types map[string]int32

	// Of tellOnce alone.
	nodes    []onceNode
	nodeIDs  []string
	set      []uint16 // the set fields of the structs that are being told
	named    []int32  // the events that are IRIs
	names    labels
	gaveUp   bool
	expected int // events, as many as the last description had

	// Room that is used again and again.
	fields   []setField
	elements []any
	stack    []frame
	plans    [planCacheSize]cachedPlan
}

// entry is one struct of a description, or one [Node]. Entries with one ID are
// one node, led by the first of them.
type entry struct {
	_     notCompared
	value any
	plan  *classPlan // nil for a Node
	id    string     // absolute; empty for a blank node

	first, last int32 // its items

	node int32 // the entry that leads its node: the first that was found
	next int32 // the next part of the node; 0 is none
	head int32 // of a leader: the first part in order
	tail int32 // of a leader: the last part that was found

	mentions int32 // of a leader: values that mention the node
	label    int32 // of a leader: the number of a blank node, from 1
	root     bool  // of a leader: it stands at top level
	told     bool  // of a leader: tell has begun it
	mixed    bool  // its Extra may repeat a property of a field

	// Where it was first found, for messages: at value number index of the
	// property of the entry parent, or as a root at the place number index.
	parent   int32
	property property
	index    int32
}

// untyped gives the Node of an entry, or nil for a struct and for a link.
func (e *entry) untyped() *Node {
	if _, isLink := e.value.(roleLink); isLink || e.plan != nil {
		return nil
	}
	return (*Node)(pointerOf(e.value))
}

// item is one value of one property of one entry.
type item struct {
	_        notCompared
	property property
	// node is the entry of a nested thing, whose kind is NodeStart.
	node  int32
	kind  rdf.Kind
	flags rdf.Flags
	// link is the entry of the link that a role was given here; 0 is none.
	link int32
	text string
	tag  string
}

// notCompared stands in structs that are not compared, and takes no room: the functions
// that compare them would be in every program.
type notCompared [0]func()

// event gives what the item tells. The first value of a property needs its Count.
func (w *walk) event(i *item) rdf.Event {
	e := rdf.Event{Kind: i.kind, Flags: i.flags, Property: w.propertyIRI(i.property), Text: i.text, Tag: i.tag}
	if i.property < foreignProperty {
		e.Term = uint16(i.property)
	}
	return e
}

const noParent = -1

var walks = sync.Pool{New: func() any { return &walk{} }}

func newWalk() *walk {
	w := walks.Get().(*walk)
	w.base, w.resolveIRI = "", nil
	return w
}

func newWalkUnder(options Options) *walk {
	w := newWalk()
	w.base, w.resolveIRI = options.Base, rdf.ResolveIRI
	return w
}

// largeWalk is how many nodes, items, IRIs or roots a walk may have had to be kept
// for the next one: a single huge description must not hold its memory for ever.
const largeWalk = 1 << 14

func (w *walk) release() {
	if max(cap(w.items), cap(w.entries), cap(w.nodes), cap(w.named), cap(w.rootPlaces)) > largeWalk {
		return
	}
	w.expected = min(w.expected, largeWalk)
	w.reset()
	walks.Put(w)
}

// reset forgets all that was read.
func (w *walk) reset() {
	clear(w.entries)
	clear(w.items)
	clear(w.nodeIDs)
	w.entries, w.items, w.nodes, w.stack = w.entries[:0], w.items[:0], w.nodes[:0], w.stack[:0]
	w.nodeIDs = w.nodeIDs[:0]
	w.roots, w.rootPlaces = w.roots[:0], w.rootPlaces[:0]
	w.set, w.named = w.set[:0], w.named[:0]
	// Room that was given back piece by piece may hold something beyond its length.
	if cap(w.fields)+cap(w.elements) > 0 {
		clear(w.fields[:cap(w.fields)])
		clear(w.elements[:cap(w.elements)])
		w.fields, w.elements = nil, nil
	}
	w.ids.reset()
	w.pointers.reset()
	w.foreign.reset()
	w.problems, w.shared, w.endless, w.gaveUp, w.names = problems{}, false, false, false, labels{}
}

// entryOf gives the entry of a struct, a new one where the pointer is new.
func (w *walk) entryOf(value any, plan *classPlan, parent int32, p property) int32 {
	i := int32(len(w.entries))
	if known := w.pointers.put(pointerOf(value), typeOf(value), i); known != i {
		return known
	}
	w.entries = append(w.entries, entry{value: value, plan: plan, node: i, head: i, tail: i, parent: parent, property: p})
	e := &w.entries[i]
	e.index = w.indexOf(parent, p)
	id := w.idOf(i)
	if id == "" {
		return i
	}
	leader, known := w.ids.find(id)
	if !known {
		e.id = id
		w.ids.put(id, i)
		return i
	}
	w.join(leader, i)
	return i
}

// join makes entry i another part of the leader's node.
func (w *walk) join(leader, i int32) {
	w.shared = true
	w.entries[i].node = leader
	w.entries[w.entries[leader].tail].next = i
	w.entries[leader].tail = i
}

// idOf gives the absolute ID of an entry.
func (w *walk) idOf(i int32) string {
	e := &w.entries[i]
	var id ID
	if node := e.untyped(); node != nil {
		id = node.ID
	} else {
		id = idOf(e.value)
	}
	if id == "" {
		return ""
	}
	return w.resolve(i, 0, "ID", string(id))
}

// readAll reads the entries, and those that reading finds, until none is left.
func (w *walk) readAll() {
	for i := int32(0); int(i) < len(w.entries); i++ {
		w.entries[i].first = int32(len(w.items))
		if link, ok := w.entries[i].value.(roleLink); ok {
			w.addProperty(i, link.property, link.value)
		} else if node := w.entries[i].untyped(); node != nil {
			w.checkTypes(i, node.Types)
			w.readExtra(i, node.Properties)
		} else {
			w.readStruct(i, w.entries[i].value)
		}
		w.entries[i].last = int32(len(w.items))
	}
	w.countReferences()
}

func (w *walk) readStruct(i int32, value any) {
	plan := w.entries[i].plan
	w.fields = appendSetFields(w.fields[:0], value, plan)
	for _, field := range w.fields {
		w.addProperty(i, field.property, field.value)
	}
	if extra := extraOf(value, plan); len(extra) > 0 {
		w.readExtra(i, extra)
	}
}

func (w *walk) readExtra(i int32, extra Extra) {
	for _, e := range extra {
		if e.Value == nil {
			continue
		}
		if p, ok := w.propertyOf(i, e.Property); ok {
			w.addProperty(i, p, e.Value)
		}
	}
	w.entries[i].mixed = true
}

func (w *walk) addProperty(i int32, p property, value any) {
	w.start, w.untold = int32(len(w.items)), 0
	w.addValue(i, p, value, 0)
}

// countReferences adds the mentions by IRI to those by pointer.
func (w *walk) countReferences() {
	if w.ids.isEmpty() {
		return
	}
	for i := range w.items {
		if item := &w.items[i]; item.kind == rdf.IRI {
			if leader, ok := w.ids.find(item.text); ok {
				w.entries[leader].mentions++
			}
		}
	}
}

// A description has some dozen Go types, which seldom meet in one of so many
// places.
const (
	planCacheBits = 8
	planCacheSize = 1 << planCacheBits
)

type cachedPlan struct {
	typ  uintptr
	plan *typePlan
}

// plan is planOf with the last plans at hand.
func (w *walk) plan(value any) *typePlan { return w.planByType(value, typeOf(value)) }

func (w *walk) planByType(value any, typ uintptr) *typePlan {
	cached := w.cachedPlan(typ)
	if cached.typ != typ {
		cached.typ, cached.plan = typ, planOf(value.(Value))
	}
	return cached.plan
}

// planOfWords is plan for the words of an interface.
func (w *walk) planOfWords(value *interfaceWords) *typePlan {
	typ := uintptr(value.table.typ)
	if cached := w.cachedPlan(typ); cached.typ == typ {
		return cached.plan
	}
	return w.planByType(value.value(), typ)
}

// cachedPlan gives the place of a type's plan.
func (w *walk) cachedPlan(typ uintptr) *cachedPlan {
	return &w.plans[uint64(typ)*fibonacci>>(64-planCacheBits)]
}

func (w *walk) coercion(p property) vocab.Flags {
	if p >= foreignProperty {
		return 0
	}
	return vocab.Term(p).Flags() & (vocab.CoercedIRI | vocab.CoercedDate)
}
