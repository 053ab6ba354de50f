package feed

// Limits of a part by default: those that a sitemap has for its size, and a number of
// things that programs take at once.
const (
	defaultThings = 10_000
	defaultBytes  = 50 << 20
)

// entry is a thing that was written: where it stands among the others, and how long
// it is in each notation.
type entry struct {
	hash  uint64
	sizes [3]int32
}

// cut is a part: the things from one number up to another, those whose hash begins
// with the bits of a name.
type cut struct {
	bits       string
	begin, end int
}

// cuts divides the things, which are in the order of their hashes, into parts that
// hold no more than so many things and bytes. A part that would is split in two by
// the next bit of the hashes, so that others do not change. One thing alone may be
// more than the bytes.
func cuts(entries []entry, notations []Notation, things int, bytes int64) []cut {
	var parts []cut
	var divide func(begin, end int, bits string)
	divide = func(begin, end int, bits string) {
		var sizes [3]int64
		for number, n := range notations {
			head, between, tail := n.around()
			sizes[number] = int64(len(head) + len(tail) + max(end-begin-1, 0)*len(between))
		}
		for i := begin; i < end; i++ {
			for n, size := range entries[i].sizes {
				sizes[n] += int64(size)
			}
		}
		fits := end-begin <= things && max(sizes[0], sizes[1], sizes[2]) <= bytes
		switch {
		case begin == end:
		case fits || end-begin == 1 || len(bits) == 64:
			parts = append(parts, cut{bits, begin, end})
		default:
			bit := uint64(1) << (63 - len(bits))
			middle := begin
			for middle < end && entries[middle].hash&bit == 0 {
				middle++
			}
			divide(begin, middle, bits+"0")
			divide(middle, end, bits+"1")
		}
	}
	divide(0, len(entries), "")
	return parts
}

// name gives the name of the file of a part.
func (c cut) name(n Notation) string {
	if c.bits == "" {
		return "things" + n.Extension()
	}
	return "things-" + c.bits + n.Extension()
}
