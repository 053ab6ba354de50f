package vocab

import "strings"

// Lookup finds a term by its local name, such as "MedicalClinic", "name" or
// "InStock". Case counts. It gives zero where there is no such term.
func Lookup(name string) Term {
	// The slots are an open-addressing hash table that the generator has filled,
	// with an empty slot after every run.
	for slot := hash(name) % slotCount; ; slot = (slot + 1) % slotCount {
		t := slots[slot]
		if t == 0 || t.Name() == name {
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

// hash is FNV-1a of 32 bits, by which the generator has filled the slots.
func hash(name string) uint32 {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	return h
}
