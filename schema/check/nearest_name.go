package check

import "github.com/healthld/healthld/internal/vocab"

// NearestName gives the name of the class, property or member of schema.org that
// a misspelt name was most likely meant to be, and "" where none is near or
// several are.
func NearestName(name string) string {
	var n nearest
	return n.term(name, vocab.Class|vocab.Property|vocab.Member, 0, nil).Name()
}
