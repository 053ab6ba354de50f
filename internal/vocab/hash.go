package vocab

// multiplier is the odd number nearest to 2⁶⁴ divided by the golden ratio.
const multiplier = 0x9E3779B97F4A7C15

// hashOf gives the hash of a name: eight bytes at a time, the last eight always, so
// that they overlap where the length is no multiple of eight. It is meant for a
// fixed table, and gives no protection where names are chosen to collide.
func hashOf(name string) uint32 {
	h := uint64(len(name))
	last := uint64(0)
	switch {
	case len(name) >= 8:
		last = eight(name[len(name)-8:])
		for ; len(name) > 8; name = name[8:] {
			h = (h ^ eight(name)) * multiplier
			h ^= h >> 32
		}
	case len(name) >= 4:
		last = four(name) | four(name[len(name)-4:])<<32
	default:
		for i := range len(name) {
			last = last<<8 | uint64(name[i])
		}
	}
	return uint32((h ^ last) * multiplier >> (64 - slotBits))
}

// four reads four bytes, which the compiler turns into one load.
func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// eight reads eight bytes, which the compiler turns into one load.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
