package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// NamesMeant gives the names of classes, properties and members of schema.org that
// somebody most likely meant by a name that it does not have, at most three: what people
// call a thing ("doctor"), a word of a longer name ("Clinic"), or a slip ("adress"). It
// gives none where nothing is near, or several are as near.
func NamesMeant(name string) []string {
	const kinds = vocab.Class | vocab.Property | vocab.Member
	var n nearest
	near := n.term(name, kinds, 0, nil)
	terms := meant(name, kinds, nil)
	if near != 0 && (len(terms) == 0 || strings.EqualFold(near.Name(), name)) {
		terms = []vocab.Term{near}
	}
	var names []string
	for _, term := range terms {
		names = append(names, term.Name())
	}
	return names
}
