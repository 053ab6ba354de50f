package vocab

import "sync"

// What follows from packedNames is made when the first term is named or looked up,
// in some hundred microseconds: as static data it would be more than half of
// what the vocabulary adds to a program.
var (
	indexOnce sync.Once

	// iriTexts are the IRIs of all terms, a line each; iriOffsets are where the
	// lines begin, and where the last ends.
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
	pieces := namePieces()
	texts := make([]byte, 0, termCount*(len(Namespace)+16))
	packed := packedNames
	before := 0 // where the name before begins
	for t := Term(1); t.valid(); t++ {
		iriOffsets[t] = uint32(len(texts))
		texts = append(texts, Namespace...)
		start := len(texts)
		texts = append(texts, texts[before:before+int(packed[0])]...)
		before = start
		for packed = packed[1:]; packed != "" && packed[0] >= firstLetter; packed = packed[1:] {
			texts = append(texts, pieces[packed[0]]...)
		}
		at := hashOf(string(texts[start:])) % slotCount
		for slots[at].term != 0 {
			at = (at + 1) % slotCount
		}
		slots[at] = slot{start: uint32(start), length: uint16(len(texts) - start), term: t}
		texts = append(texts, '\n')
	}
	iriOffsets[termCount+1] = uint32(len(texts))
	iriTexts = string(texts)
}

// In packedNames each name begins with a byte below firstLetter: how many letters it
// has in common with the name before. Every other is a letter or, from firstPair
// on, two such bytes by namePairs, each of which may stand for two itself.
const (
	firstLetter = 0x20
	firstPair   = 0x80
)

// namePieces gives what each byte of packedNames stands for.
func namePieces() (pieces [1 << 8]string) {
	for letter := range firstPair {
		pieces[letter] = string(rune(letter))
	}
	for i := 0; i < len(namePairs); i += 2 {
		pieces[firstPair+i/2] = pieces[namePairs[i]] + pieces[namePairs[i+1]]
	}
	return pieces
}
