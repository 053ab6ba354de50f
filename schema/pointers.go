package schema

import "unsafe"

// pointerTable finds the entry of a pointer: a hash table with open addressing,
// since every struct of every description passes through it and a Go map costs
// several times as much. Type and pointer are the key together: the address of
// a struct is that of its first field too.
type pointerTable struct {
	slots []pointerSlot // a power of two
	count int
	// expected is how many pointers there may be in all; 0 is not known.
	expected int
}

type pointerSlot struct {
	pointer unsafe.Pointer
	typ     uintptr
	entry   int32
}

const smallPointerTable = 64

// fibonacci is 2^64 through the golden ratio: by it all bits of an address
// count, of which the low ones alone say little.
const fibonacci = 0x9E3779B97F4A7C15

// put gives the entry of the pointer, which is the one given where the pointer
// is new.
func (t *pointerTable) put(pointer unsafe.Pointer, typ uintptr, entry int32) int32 {
	if 2*t.count >= len(t.slots) {
		t.grow()
	}
	slot := t.find(pointer, typ)
	if slot.pointer != nil {
		return slot.entry
	}
	*slot = pointerSlot{pointer, typ, entry}
	t.count++
	return entry
}

// find gives the slot of the pointer, or the empty one where it belongs.
func (t *pointerTable) find(pointer unsafe.Pointer, typ uintptr) *pointerSlot {
	mask := uint64(len(t.slots) - 1)
	hash := uint64(uintptr(pointer)) * fibonacci >> 20
	for {
		slot := &t.slots[hash&mask]
		if slot.pointer == nil || slot.pointer == pointer && slot.typ == typ {
			return slot
		}
		hash++
	}
}

func (t *pointerTable) grow() {
	old := t.slots
	size := max(smallPointerTable, 2*len(old))
	for size < 2*t.expected && size < 8*len(old) {
		size *= 2
	}
	t.slots = make([]pointerSlot, size)
	for _, slot := range old {
		if slot.pointer != nil {
			*t.find(slot.pointer, slot.typ) = slot
		}
	}
}

// reset empties the table, and gives back a large one.
func (t *pointerTable) reset() {
	if len(t.slots) > 16*smallPointerTable {
		t.slots = nil
	}
	clear(t.slots)
	t.count, t.expected = 0, 0
}
