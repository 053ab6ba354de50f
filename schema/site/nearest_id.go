package site

import (
	"strings"

	"github.com/healthld/healthld/rdf"
)

// NearestID gives the IRI of the thing that the graph describes and that somebody meant by
// another IRI: one that differs in case, http, www or slashes at its end, or else by the
// fewest letters. It is empty where none is near, or several are equally so.
func NearestID(graph *rdf.Graph, iri string) string { return describedIn(graph).to(iri) }

// nearestIDs finds which of the things that are described somebody meant by an IRI that
// none has.
type nearestIDs struct {
	ids []string
	// loosely has them by what people mistake in them; "" where two are the same then.
	loosely map[string]string
	// searched counts how often all of them were compared.
	searched int
}

// mostSearched bounds how often all are compared: each time takes as long as there are
// things, and after so many mistakes a suggestion helps nobody.
const mostSearched = 100

func (n *nearestIDs) add(id string) {
	if n.loosely == nil {
		n.loosely = make(map[string]string)
	}
	n.ids = append(n.ids, id)
	key := loose(id)
	if other, had := n.loosely[key]; had && other != id {
		id = ""
	}
	n.loosely[key] = id
}

// spelled gives the thing whose IRI is the same but for case, http, www, slashes at its
// end and the like, "" where there is none or several are.
func (n *nearestIDs) spelled(id string) string { return n.loosely[loose(id)] }

// to gives that, or else the one thing whose IRI is another by the fewest letters, and "" where
// none is near or several are.
func (n *nearestIDs) to(id string) string {
	if meant := n.spelled(id); meant != "" || n.searched == mostSearched {
		return meant
	}
	n.searched++
	key := loose(id)
	least, meant, several := slips(key), "", false
	for _, other := range n.ids {
		d := slipsBetween(key, loose(other), least)
		switch {
		case d > least:
		case d < least || meant == "":
			least, meant, several = d, other, false
		case other != meant:
			several = true
		}
	}
	if several {
		return ""
	}
	return meant
}

// slips gives how many slips the last word of an IRI may have.
func slips(id string) int {
	last := len(id) - 1 - strings.LastIndexAny(strings.TrimRight(id, "#/"), "#/")
	switch {
	case last < 4:
		return 1
	case last < 12:
		return 2
	}
	return 3
}

// slipsBetween gives by how many letters that are wrong, missing or too many two texts
// differ, or more than the bound where that is passed, or where all that differs are
// digits: numbers are other things.
func slipsBetween(a, b string, bound int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)-len(b) > bound || len(b)-len(a) > bound || strings.Trim(a+b, "0123456789") == "" {
		return bound + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			d := min(row[j+1], row[j]) + 1
			if a[i] == b[j] {
				d = min(d, before)
			} else {
				d = min(d, before+1)
			}
			before, row[j+1] = row[j+1], d
			least = min(least, d)
		}
		if least > bound {
			return bound + 1
		}
	}
	return row[len(b)]
}
