package schema

import (
	"slices"

	"github.com/healthld/healthld/rdf"
)

// parts gives the entries of a node in order.
func (w *walk) parts(leader int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for part := w.entries[leader].head; yield(part); {
			if part = w.entries[part].next; part == 0 {
				return
			}
		}
	}
}

// orderParts puts the entries of each node in the order in which a reader of
// the structs meets them, depth first; they were found breadth first.
func (w *walk) orderParts() {
	met := make([]bool, len(w.entries))
	order := make([]int32, 0, len(w.entries))
	meet := func(i int32) bool {
		if met[i] {
			return false
		}
		met[i] = true
		order = append(order, i)
		return true
	}
	var stack []frame
	read := func(i int32) {
		stack = append(stack, frame{next: w.entries[i].first, end: w.entries[i].last})
	}
	for root := range int32(len(w.entries)) {
		if w.entries[root].parent != noParent || !meet(root) {
			continue
		}
		for read(root); len(stack) > 0; {
			top := &stack[len(stack)-1]
			if top.next == top.end {
				stack = stack[:len(stack)-1]
				continue
			}
			item := &w.items[top.next]
			top.next++
			if item.kind != rdf.NodeStart {
				continue
			}
			// The link of a role is read when the role has been.
			thing, link := meet(item.node), item.link != 0 && meet(item.link)
			if link {
				read(item.link)
			}
			if thing {
				read(item.node)
			}
		}
	}
	// Each node's parts once more, as they were met.
	for i := range w.entries {
		w.entries[i].tail = noPart
	}
	for _, i := range order {
		leader := &w.entries[w.entries[i].node]
		if leader.tail == noPart {
			leader.head = i
		} else {
			w.entries[leader.tail].next = i
		}
		leader.tail, w.entries[i].next = i, 0
	}
}

// noPart is the tail of a node none of whose parts is in order yet.
const noPart = -1

// itemsOf gives the items of a node with those of one property together. A
// struct without Extra has them so, and most with Extra; else they are gathered
// behind all others.
func (w *walk) itemsOf(leader int32) (first, end int32) {
	if e := &w.entries[leader]; e.next == 0 && e.head == leader && (!e.mixed || areGrouped(w.items[e.first:e.last])) {
		return e.first, e.last
	}
	// The properties in the order of their first values: how many items each
	// has, then where each begins, then a copy.
	places := map[property]int32{}
	var order []property
	for part := range w.parts(leader) {
		for i := w.entries[part].first; i < w.entries[part].last; i++ {
			p := w.items[i].property
			if places[p]++; places[p] == 1 {
				order = append(order, p)
			}
		}
	}
	first = int32(len(w.items))
	end = first
	for _, p := range order {
		count := places[p]
		places[p] = end
		end += count
	}
	w.items = append(w.items, make([]item, end-first)...)
	for part := range w.parts(leader) {
		for i := w.entries[part].first; i < w.entries[part].last; i++ {
			p := w.items[i].property
			w.items[places[p]] = w.items[i]
			places[p]++
		}
	}
	return first, end
}

// areGrouped tells whether the items of one property stand together. It says no
// where there are more than a few properties.
func areGrouped(items []item) bool {
	var room [fewValues]property
	met := room[:0]
	for i := range items {
		p := items[i].property
		if i > 0 && p == items[i-1].property {
			continue
		}
		if len(met) == fewValues || slices.Contains(met, p) {
			return false
		}
		met = append(met, p)
	}
	return true
}

// fewValues is how many values, types or properties are compared one by one.
const fewValues = 16

// countValues counts the values of the property that begins at first, each
// once: equal ones after the first lose their kind and are passed over.
func (w *walk) countValues(first, end int32) int32 {
	p := w.items[first].property
	last := first + 1
	for last < end && w.items[last].property == p {
		last++
	}
	values := w.items[first:last]
	count := int32(len(values))
	if count == 1 {
		return 1
	}
	if count <= fewValues {
		for i := 1; i < len(values); i++ {
			for k := range i {
				if values[k].kind != 0 && w.keyOf(&values[k]) == w.keyOf(&values[i]) {
					w.drop(&values[k], &values[i])
					count--
					break
				}
			}
		}
		return count
	}
	seen := make(map[valueKey]int, len(values))
	for i := range values {
		key := w.keyOf(&values[i])
		if k, known := seen[key]; known {
			w.drop(&values[k], &values[i])
			count--
			continue
		}
		seen[key] = i
	}
	return count
}

// valueKey is what makes two values of one property the same: the object of
// the triple.
type valueKey struct {
	node      int32 // of a blank node
	kind      rdf.Kind
	text, tag string
}

// keyOf gives what a value is compared by.
//
//go:noinline
func (w *walk) keyOf(item *item) valueKey {
	if item.kind != rdf.NodeStart {
		return valueKey{kind: item.kind, text: item.text, tag: item.tag}
	}
	leader := w.entries[item.node].node
	if id := w.entries[leader].id; id != "" {
		return valueKey{kind: rdf.IRI, text: id}
	}
	return valueKey{node: leader, kind: rdf.BlankNode}
}

// drop takes away a value that equals one before it. A thing in full stays in
// place of a mere reference to it.
func (w *walk) drop(kept, dropped *item) {
	if dropped.kind == rdf.NodeStart || kept.kind == rdf.NodeStart {
		item := dropped
		if kept.kind == rdf.NodeStart {
			item = kept
		}
		w.entries[w.entries[item.node].node].mentions--
		if kept.kind != rdf.NodeStart {
			*kept = *dropped
		}
	} else if kept.kind == rdf.IRI {
		if leader, ok := w.ids.find(kept.text); ok {
			w.entries[leader].mentions--
		}
	}
	dropped.kind = 0
}
