package document

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

// problems collects what is wrong with the inputs.
type problems struct {
	graph *rdf.Graph
	// file is the input that is being read.
	file *rdf.File
	list []*rdf.Problem
}

// add tells what is wrong at a place, what is expected there, and how to mend
// it; the latter two may be empty.
func (p *problems) add(pos rdf.Pos, what, expected, mend string) {
	if len(p.list) <= maxProblems {
		p.join([]*rdf.Problem{{What: what, Expected: expected, Mend: mend, Position: p.graph.Position(pos)}})
	}
}

// join adds the problems of one input, as long as there is room.
func (p *problems) join(list []*rdf.Problem) {
	for _, problem := range list {
		switch {
		case len(p.list) > maxProblems:
			return
		case len(p.list) == maxProblems:
			problem = &rdf.Problem{
				What: fmt.Sprintf("there are more than %d problems; the rest is not told", maxProblems),
				Mend: "mend these first", Position: problem.Position,
			}
		}
		p.list = append(p.list, problem)
	}
}

// quote shows a part of the input in a message: escaped, and no more of it
// than is needed to find it.
func quote(text string) string {
	const length = 60
	if len(text) <= length {
		return strconv.QuoteToGraphic(text)
	}
	end := length
	for end > length-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return strconv.QuoteToGraphic(text[:end]) + "…"
}
