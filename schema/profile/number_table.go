package profile

// numberTable finds the number that was noted under a key: a hash table that is used
// again without an allocation, since a run asks hundreds of times what was told and seen.
type numberTable struct {
	// slots is as long as a power of two, at least twice as long as what is in it. A slot
	// is free that was not used in this run: nothing has to be cleared.
	slots []numberSlot
	used  int
	run   uint32
}

type numberSlot struct {
	key    uint64
	number int32
	run    uint32
}

// at gives where the number of a key stands, and whether it was noted before; else it
// is noted now, as 0. The place is good until the next call.
func (n *numberTable) at(key uint64) (number *int32, known bool) {
	if 2*n.used >= len(n.slots) {
		n.grow()
	}
	slot := n.find(key)
	if slot.run == n.run {
		return &slot.number, true
	}
	n.used++
	*slot = numberSlot{key: key, run: n.run}
	return &slot.number, false
}

// has tells whether a key was noted.
func (n *numberTable) has(key uint64) bool { return n.used > 0 && n.find(key).run == n.run }

// find gives the slot of a key, or the free one that is to be its.
func (n *numberTable) find(key uint64) *numberSlot {
	const multiplier = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio
	mask := uint64(len(n.slots) - 1)
	for i := key * multiplier >> 32; ; i++ {
		if slot := &n.slots[i&mask]; slot.key == key || slot.run != n.run {
			return slot
		}
	}
}

func (n *numberTable) grow() {
	before := n.slots
	n.slots, n.run = make([]numberSlot, max(64, 2*len(before))), max(n.run, 1)
	for i := range before {
		if before[i].run == n.run {
			*n.find(before[i].key) = before[i]
		}
	}
}

// clear forgets all keys and keeps the room.
func (n *numberTable) clear() {
	n.used = 0
	if n.run++; n.run == 0 { // they are counted anew
		clear(n.slots)
		n.run = 1
	}
}
