package vocab

import "sort"

// Expects tells whether the property expects an enumeration that has the
// member: where it does, the address of the member as a string is the member.
func Expects(property, member Term) bool {
	if !member.Is(Member) {
		return false
	}
	for _, expected := range property.Ranges() {
		if !expected.Is(Enumeration) {
			continue
		}
		for _, enumeration := range member.Enumerations() {
			if isEnumerationUnder(enumeration, expected) {
				return true
			}
		}
	}
	return false
}

// isEnumerationUnder is [IsA] for enumerations. Programs that only write have no
// need for the parents of all terms, and do not link them.
func isEnumerationUnder(t, ancestor Term) bool {
	if t == ancestor {
		return true
	}
	i := sort.Search(len(enumerationParents), func(i int) bool { return enumerationParents[i][0] >= t })
	for ; i < len(enumerationParents) && enumerationParents[i][0] == t; i++ {
		if isEnumerationUnder(enumerationParents[i][1], ancestor) {
			return true
		}
	}
	return false
}
