package rdf

import "slices"

// RefinedClasses gives by label the class that each blank node has after
// refining.
func RefinedClasses(quads []Quad) map[string]int {
	var set quadSet
	if err := set.addQuads(slices.Values(quads)); err != nil {
		panic(err)
	}
	s := &structure{colours: make([]int32, len(set.labels)), left: len(set.labels)}
	var shapes shapes
	shapes.add(s, &set, 0)
	s.leftLinks = len(s.links)
	s.colour(shapes.said)
	found, _ := s.refine(new(meter))
	classes := make(map[string]int)
	for node, label := range set.labels {
		classes[label] = int(found[node])
	}
	return classes
}
