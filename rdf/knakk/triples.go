package knakk

import (
	knakk "github.com/knakk/rdf"

	"github.com/healthld/healthld/rdf"
)

// TripleOf gives a triple as knakk/rdf has it.
func TripleOf(t rdf.Triple) (knakk.Triple, error) {
	subject, err := SubjectOf(t.Subject)
	if err != nil {
		return knakk.Triple{}, err
	}
	predicate, err := iriOf(t.Predicate)
	if err != nil {
		return knakk.Triple{}, err
	}
	object, err := ObjectOf(t.Object)
	if err != nil {
		return knakk.Triple{}, err
	}
	return knakk.Triple{Subj: subject, Pred: predicate, Obj: object}, nil
}

// FromTriple gives the triple that one of knakk/rdf is.
func FromTriple(t knakk.Triple) (rdf.Triple, error) {
	subject, err := FromSubject(t.Subj)
	if err != nil {
		return rdf.Triple{}, err
	}
	predicate, err := fromTerm(t.Pred, "predicate")
	if err != nil {
		return rdf.Triple{}, err
	}
	object, err := FromObject(t.Obj)
	if err != nil {
		return rdf.Triple{}, err
	}
	return rdf.Triple{Subject: subject, Predicate: predicate.Text, Object: object}, nil
}

// TriplesOf gives the triples that a source tells, in the order in which it
// tells them, as the encoders of knakk/rdf take them. With an error, which is
// the source's or that of the first triple that does not fit, there are none.
func TriplesOf(source rdf.Source) ([]knakk.Triple, error) {
	var triples []knakk.Triple
	for t, err := range rdf.Triples(source) {
		if err != nil {
			return nil, err
		}
		triple, err := TripleOf(t)
		if err != nil {
			return nil, err
		}
		triples = append(triples, triple)
	}
	return triples, nil
}

// FromTriples gives a graph of the triples. Blank nodes keep their labels. With
// an error, which is that of the first triple that does not fit, there is none.
func FromTriples(triples []knakk.Triple) (*rdf.Graph, error) {
	graph := new(rdf.Graph)
	for _, t := range triples {
		triple, err := FromTriple(t)
		if err != nil {
			return nil, err
		}
		graph.Add(triple)
	}
	return graph, nil
}
