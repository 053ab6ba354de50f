package vocab

import (
	"sort"
	"strings"
)

// ExpandPrefix gives the IRI that a JSON-LD processor reads under the official
// context: for a compact IRI with one of its prefixes, as gs1:Product, the full
// one, and every other text as it is (JSON-LD 1.1, section 5.2.2 of the API).
func ExpandPrefix(iri string) string {
	if strings.HasPrefix(iri, "http") {
		return iri // no prefix begins like that
	}
	colon := strings.IndexByte(iri, ':')
	if colon < 0 || strings.HasPrefix(iri[colon+1:], "//") {
		return iri
	}
	name, rest := iri[:colon], iri[colon+1:]
	i := sort.Search(len(prefixes), func(i int) bool { return prefixes[i][0] >= name })
	if i == len(prefixes) || prefixes[i][0] != name || !strings.HasSuffix(prefixes[i][1], "/") && !strings.HasSuffix(prefixes[i][1], "#") {
		return iri
	}
	return prefixes[i][1] + rest
}

// Prefixes gives the prefixes of the official context with their namespaces,
// sorted by name. They are the table itself: they must not be changed.
func Prefixes() [][2]string { return prefixes[:] }
