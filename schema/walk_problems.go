package schema

import (
	"errors"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// problems are what is wrong with a description.
type problems struct {
	list  []error
	count int
	// size is how many bytes the pointers of the list have.
	size int
}

// maxPointers bounds the bytes of all pointers: a problem at each step of a way
// of 100,000 steps would have gigabytes of them. Further problems are counted.
const maxPointers = 1 << 24

// join gives all the problems as one error, or nil.
func (p *problems) join() error {
	if left := p.count - len(p.list); left > 0 {
		p.list = append(p.list, &rdf.Problem{What: strconv.Itoa(left) + " more problems are not listed"})
	}
	return errors.Join(p.list...)
}

// problem keeps a problem at value number index of the property of entry i; of
// the entry itself where p is 0; and at the place of roots number index where i
// is noParent.
func (w *walk) problem(i int32, p property, index int32, what, expected string) {
	if p != 0 {
		w.untold++
	}
	// tellOnce knows no places: it only asks whether there is a problem.
	if w.problems.count++; len(w.rootPlaces) == 0 || w.problems.size > maxPointers {
		return
	}
	problem := &rdf.Problem{What: what, Expected: expected, Pointer: w.pointer(i, p, index)}
	w.problems.size += len(problem.Pointer)
	w.problems.list = append(w.problems.list, problem)
}

// pointer gives the path from the arguments of Describe.
func (w *walk) pointer(i int32, p property, index int32) string {
	var steps []string // from the end
	if p != 0 {
		steps = append(steps, w.step(p, index))
	}
	for i != noParent {
		e := &w.entries[i]
		if index = e.index; e.parent != noParent {
			steps = append(steps, w.step(e.property, index))
		}
		i = e.parent
	}
	pointer := []byte(w.rootPointer(index))
	for k := len(steps) - 1; k >= 0; k-- {
		pointer = append(pointer, steps[k]...)
	}
	return string(pointer)
}

// step gives the part of a path that leads to a value of a property.
func (w *walk) step(p property, index int32) string {
	name := strings.TrimPrefix(w.propertyIRI(p), vocab.Namespace)
	return "/" + rdf.EscapePointer(name) + "/" + strconv.Itoa(int(index))
}
