package vocab

import "strings"

// Lookup finds a term by its local name, such as "MedicalClinic", "name" or
// "InStock". Case counts. It gives zero where there is no such term.
func Lookup(name string) Term {
	indexOnce.Do(buildIndex)
	for slot := hashOf(name) % slotCount; ; slot = (slot + 1) % slotCount {
		t := slots[slot]
		if t == 0 || iriTexts[iriOffsets[t]+uint32(len(Namespace)):iriOffsets[t+1]-1] == name {
			return t
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
