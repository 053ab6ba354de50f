package vocab

// The slices that these functions return are the tables themselves: they must
// not be changed. They are sorted by name, and empty for a term that has none.

// Parents gives the superclasses of a class and the superproperties of a
// property, as far as they are of schema.org.
func (t Term) Parents() []Term {
	return related(parentTerms[:], parentBlocks[:], parentOffsets[:], parentFirst, t)
}

// Domains gives the classes that a property is meant for.
func (t Term) Domains() []Term {
	return related(domainTerms[:], domainBlocks[:], domainOffsets[:], domainFirst, t)
}

// Ranges gives the classes and data types that the values of a property are
// meant to be of.
func (t Term) Ranges() []Term {
	return related(rangeTerms[:], rangeBlocks[:], rangeOffsets[:], rangeFirst, t)
}

// SupersededBy gives the terms to use instead of this one.
func (t Term) SupersededBy() []Term {
	return related(successorTerms[:], successorBlocks[:], successorOffsets[:], successorFirst, t)
}

// InverseOf gives the property that says the same from the other end. It is
// zero for a property without one.
func (t Term) InverseOf() Term {
	if inverse := related(inverseTerms[:], inverseBlocks[:], inverseOffsets[:], inverseFirst, t); len(inverse) > 0 {
		return inverse[0]
	}
	return 0
}

// Enumerations gives the enumerations that a member belongs to.
func (t Term) Enumerations() []Term {
	return related(enumerationTerms[:], enumerationBlocks[:], enumerationOffsets[:], enumerationFirst, t)
}

// Members gives the members of an enumeration, without those of the
// enumerations below it.
func (t Term) Members() []Term {
	return related(memberTerms[:], memberBlocks[:], memberOffsets[:], memberFirst, t)
}

// related cuts a term's part out of the terms that a relation leads to. The
// places where the parts begin go from the first term that has any to the last,
// and one further. Each is that of its block and an offset, which takes half of the
// room that the places themselves would.
func related(terms []Term, blocks []uint16, offsets []uint8, first, t Term) []Term {
	i := int(t) - int(first)
	if i < 0 || i+1 >= len(offsets) {
		return nil
	}
	from := int(blocks[i/blockSize]) + int(offsets[i])
	to := int(blocks[(i+1)/blockSize]) + int(offsets[i+1])
	return terms[from:to:to]
}

// blockSize is how many places are told from the first of them.
const blockSize = 16
