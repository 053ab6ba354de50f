package vocab

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
			if IsA(enumeration, expected) {
				return true
			}
		}
	}
	return false
}
