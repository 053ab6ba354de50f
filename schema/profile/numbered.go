package profile

// numbered finds the number that was noted under a key: a hash table that is used again
// without an allocation, since a run asks hundreds of times what was told and seen.
type numbered struct {
	// slots is as long as a power of two, at least twice as long as what is in it. A
	// free slot has key 0.
	slots []numberedSlot
	used  int
}

type numberedSlot struct {
	key    uint64
	number int32
}

// at gives where the number of a key stands, and whether it was noted before; else it
// is noted now, as 0. The place is good until the next call.
func (n *numbered) at(key uint64) (number *int32, known bool) {
	if 2*n.used >= len(n.slots) {
		n.grow()
	}
	key++ // 0 is what is free
	slot := n.find(key)
	if slot.key == key {
		return &slot.number, true
	}
	n.used++
	*slot = numberedSlot{key: key}
	return &slot.number, false
}

// has tells whether a key was noted.
func (n *numbered) has(key uint64) bool { return n.used > 0 && n.find(key+1).key != 0 }

// find gives the slot of a key, or the free one that is to be its.
func (n *numbered) find(key uint64) *numberedSlot {
	const multiplier = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio
	mask := uint64(len(n.slots) - 1)
	for i := key * multiplier >> 32; ; i++ {
		if slot := &n.slots[i&mask]; slot.key == key || slot.key == 0 {
			return slot
		}
	}
}

func (n *numbered) grow() {
	before := n.slots
	n.slots = make([]numberedSlot, max(64, 2*len(before)))
	for i := range before {
		if before[i].key != 0 {
			*n.find(before[i].key) = before[i]
		}
	}
}

// clear forgets all keys and keeps the room.
func (n *numbered) clear() {
	if n.used > 0 {
		clear(n.slots)
		n.used = 0
	}
}
