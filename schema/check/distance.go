package check

// pattern is a name that others are compared with, of 64 bytes at most: for each byte the
// places at which it stands, a bit for each.
type pattern struct {
	places [256]uint64
	length int
}

// set takes a name into an empty pattern.
func (p *pattern) set(name string) {
	p.length = len(name)
	for i := range len(name) {
		p.places[name[i]] |= 1 << i
	}
}

// distance gives the Damerau-Levenshtein distance to another name (optimal string
// alignment): how many letters are wrong, missing, too many, or swapped with their
// neighbour.
//
// The columns of the usual table are kept as the differences between neighbours, each 1, 0
// or -1, and a column takes a few operations on words of 64 bits: H. Hyyrö, A Bit-Vector
// Algorithm for Computing Levenshtein and Damerau Edit Distances, 2003.
func (p *pattern) distance(to string) int {
	if p.length == 0 {
		return len(to)
	}
	distance, last := p.length, uint64(1)<<(p.length-1)
	// above and below are where a column grows and falls from one row to the next, diagonal
	// where a place is equal to the one before it in both names.
	above, below, diagonal, before := ^uint64(0), uint64(0), uint64(0), uint64(0)
	for i := range len(to) {
		same := p.places[to[i]]
		swapped := (^diagonal & same) << 1 & before
		diagonal = (same&above + above) ^ above | same | below | swapped
		right, left := below|^(diagonal|above), diagonal&above
		if right&last != 0 {
			distance++
		}
		if left&last != 0 {
			distance--
		}
		right, left = right<<1|1, left<<1
		above, below, before = left|^(diagonal|right), right&diagonal, same
	}
	return distance
}
