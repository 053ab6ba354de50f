package vocab

import "strings"

// Lookup finds a term by its local name, such as "MedicalClinic", "name" or
// "InStock". Case counts. It gives zero where there is no such term.
func Lookup(name string) Term {
	indexOnce.Do(buildIndex)
	for at := hashOf(name) % slotCount; ; at = (at + 1) % slotCount {
		s := &slots[at]
		if int(s.length) == len(name) && iriTexts[s.start:s.start+uint32(s.length)] == name || s.term == 0 {
			return s.term
		}
	}
}

// LookupIRI finds a term by its IRI in [Namespace] or [SecureNamespace]. It
// gives zero where there is no such term.
func LookupIRI(iri string) Term {
	name, ok := strings.CutPrefix(iri, SecureNamespace)
	if !ok {
		if name, ok = strings.CutPrefix(iri, Namespace); !ok {
			return 0
		}
	}
	return Lookup(name)
}
