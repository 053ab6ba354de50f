package check

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// textTable finds what has an equal text among many, without keeping any text: by
// hashes, behind which stand the numbers of what has them. Its room is used again.
type textTable struct{ slots []textSlot }

// textSlot is what a hash leads to; one that is free has number 0.
type textSlot struct {
	hash   uint64
	number int32
	// several tells that the hash is that of a beginning, and that several texts begin so.
	several bool
}

// begin empties the table and makes room for so many texts.
func (t *textTable) begin(most int) {
	size := 64
	for size < 2*most {
		size *= 2
	}
	if cap(t.slots) < size {
		t.slots = make([]textSlot, size)
	}
	t.slots = t.slots[:size]
	clear(t.slots)
}

// slot gives the slot of what has the hash and is the same, or the free one that is to
// be its.
func (t *textTable) slot(hash uint64, same func(number int32) bool) *textSlot {
	for i := hash; ; i++ {
		slot := &t.slots[i%uint64(len(t.slots))]
		if slot.number == 0 || slot.hash == hash && same(slot.number) {
			slot.hash = hash
			return slot
		}
	}
}

// hashSeed is another in every process, so that nobody can choose texts that take the
// same slots.
var hashSeed = maphash.MakeSeed()

func hashText(text string) uint64 { return maphash.String(hashSeed, text) }

// hashFolded gives the hash of a text as [folded] has it.
func hashFolded(text string) uint64 { return hashEach(text, folded, &foldedBytes) }

// hashLower gives the hash of a text in small letters.
func hashLower(text string) uint64 { return hashEach(text, strings.ToLower, &lowerBytes) }

// byteTable has what becomes of each byte; what is dropped becomes 0.
type byteTable [256]byte

var foldedBytes, lowerBytes = tableOf(foldedByte), tableOf(lower)

// tableOf tabulates a function of ASCII characters. All other bytes stay.
func tableOf(each func(byte) byte) (table byteTable) {
	for i := range table {
		if table[i] = byte(i); i < utf8.RuneSelf {
			table[i] = each(byte(i))
		}
	}
	return table
}

// hashEach gives the hash of what a function makes of a text, where a table makes the
// same of each ASCII character by itself.
func hashEach(text string, all func(string) string, each *byteTable) uint64 {
	if !isASCII(text) {
		text = all(text)
	}
	var buffer [128]byte
	hash, n := uint64(0), 0
	for i := range len(text) {
		buffer[n] = each[text[i]]
		if buffer[n] == 0 {
			continue
		}
		if n++; n == len(buffer) {
			hash, n = hash*31+maphash.Bytes(hashSeed, buffer[:]), 0
		}
	}
	return hash*31 + maphash.Bytes(hashSeed, buffer[:n])
}

// composed gives a text with its letters and marks as readers see them: "e" and an accent
// are one character with "é" (Unicode's form NFC).
func composed(text string) string { return norm.NFC.String(text) }

// mayBeOther tells whether a character may be another one where letters and marks are
// composed. Those of Latin scripts, quotation marks, dashes and currencies are not.
func mayBeOther(r rune) bool { return r >= '\u0300' && (r < '\u2000' || r >= '\u20D0') }

// folded gives a text without case, spaces and punctuation, to compare.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, composed(text))
}

// foldedByte gives what [folded] makes of an ASCII character, 0 where it drops it.
func foldedByte(c byte) byte {
	switch c = lower(c); {
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		return c
	}
	return 0
}

// isFolded tells whether two texts are one if folded.
func isFolded(a, b string) bool {
	if a == b {
		return true
	}
	for i, j := 0, 0; ; i, j = i+1, j+1 {
		var first, second byte
		first, i = nextFolded(a, i)
		second, j = nextFolded(b, j)
		switch {
		case first >= utf8.RuneSelf || second >= utf8.RuneSelf:
			return folded(a) == folded(b)
		case first != second || first == 0:
			return first == second
		}
	}
}

// nextFolded gives the first byte from a place on that [folded] keeps or that is none of
// ASCII, and where it stands; 0 where there is none.
func nextFolded(text string, i int) (byte, int) {
	for ; i < len(text); i++ {
		if c := foldedBytes[text[i]]; c != 0 {
			return c, i
		}
	}
	return 0, i
}

// foldedLength gives how long a text is if folded, up to a bound.
func foldedLength(text string, bound int) int {
	length := 0
	for i := 0; i < len(text) && length < bound; i++ {
		switch c := foldedBytes[text[i]]; {
		case c >= utf8.RuneSelf:
			return min(len(folded(text)), bound)
		case c != 0:
			length++
		}
	}
	return length
}

// foldedBeginning gives the first bytes of a text if folded, false where it has fewer.
func foldedBeginning(text string) (beginning [shortestBody]byte, ok bool) {
	length := 0
	for i := 0; i < len(text) && length < len(beginning); i++ {
		switch c := foldedBytes[text[i]]; {
		case c >= utf8.RuneSelf:
			length = copy(beginning[:], folded(text))
			return beginning, length == len(beginning)
		case c != 0:
			beginning[length] = c
			length++
		}
	}
	return beginning, length == len(beginning)
}
