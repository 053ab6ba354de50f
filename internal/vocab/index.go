package vocab

import (
	"strings"
	"sync"
)

// What follows from nameTexts is made when the first term is named or looked up,
// in some hundred microseconds: as static data it would be more than half of
// what the vocabulary adds to a program.
var (
	indexOnce sync.Once

	// iriTexts are the IRIs of all terms, a line each, as nameTexts are the names;
	// iriOffsets are where the lines begin, and where the last ends.
	iriTexts   string
	iriOffsets [termCount + 2]uint32

	// slots are an open-addressing hash table of the terms by their names.
	slots [slotCount]slot
)

// slot is a term with the place of its name in iriTexts: all that a look-up has to
// know stands in one line of the cache. An empty slot has the name "".
type slot struct {
	start  uint32
	length uint16
	term   Term
}

// slotCount is a power of two that leaves more than half of the slots empty, so
// that a run of taken ones is short and always ends.
const (
	slotBits  = 13
	slotCount = 1 << slotBits
)

// This constant is negative, and does not compile, where that is no longer so.
const _ uint = slotCount - 2*termCount

func buildIndex() {
	texts := make([]byte, 0, len(nameTexts)+termCount*len(Namespace))
	names := nameTexts
	for t := Term(1); t.valid(); t++ {
		name, rest, _ := strings.Cut(names, "\n")
		names = rest
		iriOffsets[t] = uint32(len(texts))
		texts = append(append(append(texts, Namespace...), name...), '\n')
		at := hashOf(name) % slotCount
		for slots[at].term != 0 {
			at = (at + 1) % slotCount
		}
		slots[at] = slot{start: uint32(len(texts) - 1 - len(name)), length: uint16(len(name)), term: t}
	}
	iriOffsets[termCount+1] = uint32(len(texts))
	iriTexts = string(texts)
}
