package htmltree

// EqualName tells whether a name in any case is that name, which is in lower case.
func EqualName(name []byte, lower string) bool {
	if len(name) != len(lower) {
		return false
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// EqualNames tells whether two names are the same, each in any case.
func EqualNames(a, b []byte) bool {
	if len(a) != len(b) {
		return false
	}
	for i, c := range a {
		d := b[i]
		if c != d && (c|0x20 != d|0x20 || !isLetter(c)) {
			return false
		}
	}
	return true
}

// HasWord tells whether a word, which is in lower case, is among those of a value, in
// any case, between which there is white space.
func HasWord(value []byte, word string) bool {
	for len(value) >= len(word) {
		end := 0
		for end < len(value) && !isSpace[value[end]] {
			end++
		}
		if EqualName(value[:end], word) {
			return true
		}
		value = TrimLeftSpace(value[end:])
	}
	return false
}

// nameInLower gives a name in lower case, of which only ASCII knows in HTML.
func nameInLower(name []byte) string {
	lower := make([]byte, len(name))
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return string(lower)
}

// NameSet is a set of names.
type NameSet struct {
	names map[string]struct{}
	// lengths has, by the last five bits of the first letter, a bit for each length that
	// there is: most names that are asked for are none of these.
	lengths [32]uint32
}

// NamesOf makes a set of names, which are in lower case and have 16 bytes at most.
func NamesOf(names ...string) NameSet {
	set := NameSet{names: make(map[string]struct{}, len(names))}
	for _, name := range names {
		set.names[name] = struct{}{}
		set.lengths[name[0]&31] |= 1 << len(name)
	}
	return set
}

// Has tells whether a name in any case is in the set.
func (set *NameSet) Has(name []byte) bool {
	var lower [16]byte
	if len(name) == 0 || len(name) > len(lower) || set.lengths[name[0]&31]&(1<<len(name)) == 0 {
		return false
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	_, has := set.names[string(lower[:len(name)])]
	return has
}
