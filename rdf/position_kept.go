package rdf

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// keptLines finds the lines of a text that is kept.
type keptLines struct {
	text []byte
	// counts are the line feeds before each stretch of the text, and those in all of it.
	counts []uint32
}

// lineStretch is how many bytes are looked through for a line. That costs no more than
// a search among all lines of a page would.
const lineStretch = 512

// countLines makes them, in the room that is given where it is enough.
func countLines(text []byte, room []uint32) keptLines {
	k := keptLines{text, slices.Grow(room, 2+len(text)/lineStretch)[:1]}
	count := 0
	for ; len(text) > 0; text = text[min(lineStretch, len(text)):] {
		count += bytes.Count(text[:min(lineStretch, len(text))], lineFeed)
		k.counts = append(k.counts, uint32(count))
	}
	return k
}

var lineFeed = []byte{'\n'}

// lineOf gives the line of an offset, counted from 1, and where it begins.
func (k *keptLines) lineOf(offset int) (line, start int) {
	stretch := offset / lineStretch
	begin := stretch * lineStretch
	before := k.text[begin:offset]
	count := int(k.counts[stretch]) + bytes.Count(before, lineFeed)
	if count > int(k.counts[stretch]) {
		return count + 1, begin + behindLastLine(before)
	}
	if count == 0 {
		return 1, 0
	}
	// The line begins behind the last line feed of the stretch with which the count is
	// reached.
	reached, _ := slices.BinarySearch(k.counts, uint32(count))
	begin = (reached - 1) * lineStretch
	return count + 1, begin + behindLastLine(k.text[begin:begin+lineStretch])
}

// line gives where a line, counted from 1, begins and where it ends, or that it goes on
// beyond so many bytes: the end of the text where there is no such line.
func (k *keptLines) line(line, most int) (start, end int) {
	if line > 1 {
		reached, _ := slices.BinarySearchFunc(k.counts, line-1, func(count uint32, feeds int) int { return int(count) - feeds })
		if reached == len(k.counts) {
			return len(k.text), len(k.text)
		}
		start = (reached - 1) * lineStretch
		for feeds := int(k.counts[reached-1]); feeds < line-1; feeds++ {
			start += bytes.IndexByte(k.text[start:], '\n') + 1
		}
	}
	near := k.text[start : start+min(most, len(k.text)-start)]
	if i := bytes.IndexByte(near, '\n'); i >= 0 {
		return start, start + i
	}
	return start, start + len(near)
}

// behindLastLine gives the place behind the last line feed of a text, eight bytes at a
// time, since bytes.LastIndexByte takes one at a time. There is one.
func behindLastLine(text []byte) int {
	const low, high = 0x0101010101010101, 0x8080808080808080
	end := len(text)
	for ; end >= 8; end -= 8 {
		// The lowest mark is that of the last line feed; those above it may be of others.
		word := binary.BigEndian.Uint64(text[end-8:]) ^ low*'\n'
		if marks := (word - low) &^ word & high; marks != 0 {
			return end - bits.TrailingZeros64(marks)/8
		}
	}
	for end > 0 && text[end-1] != '\n' {
		end--
	}
	return end
}
