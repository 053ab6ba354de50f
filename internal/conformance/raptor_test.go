package main

import (
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// raptorNames are the names that raptor has for the notations.
var raptorNames = map[rdf.Format]string{rdf.NTriples: "ntriples", rdf.NQuads: "nquads", rdf.Turtle: "turtle"}

// raptorLog is all that rapper says where there is nothing to complain of.
var raptorLog = regexp.MustCompile(`^rapper: Parsing URI \S+ with parser \w+\nrapper: Serializing with serializer nquads\nrapper: Parsing returned (\d+) triples\n$`)

// TestRaptor has raptor read what healthld wrote and write it as N-Quads again.
func TestRaptor(t *testing.T) {
	program := findProgram(t, "rapper", "raptor2-utils")
	for _, w := range slices.Concat(siteDumps(t), write(t, "hostile", hostileGraph()), write(t, "beyond-oxigraph", beyondOxigraph())) {
		t.Run(w.title(), func(t *testing.T) {
			out, log := run(t, folder, program, "-i", raptorNames[w.format], "-o", "nquads", w.name)
			said := raptorLog.FindSubmatch(log)
			require.NotNil(t, said, "it complains:\n%s", log)
			count, err := strconv.Atoi(string(said[1]))
			require.NoError(t, err)
			assert.Equal(t, w.told, count, "triples")
			dataset, problems := rdf.Read(out, rdf.NQuads)
			require.Empty(t, problems)
			if w.format == rdf.Turtle {
				w.quads = asRaptorResolves(w.quads)
			}
			assertSame(t, w, slices.Collect(dataset.Quads()))
		})
	}
}

// asRaptorResolves gives the quads with the one IRI that raptor changes when it reads
// Turtle, and in no other notation: it takes dot segments out of the path of an
// absolute IRI as if that were a reference to be resolved. Turtle, section 6.3, has
// relative IRIs resolved and nothing normalised, and Oxigraph reads it as we do.
func asRaptorResolves(quads []rdf.Quad) []rdf.Quad {
	const ours, its = "http://example.org/a/../b/./c", "http://example.org/b/c"
	quads = slices.Clone(quads)
	for i := range quads {
		q := &quads[i]
		for _, name := range []*string{&q.Subject.Text, &q.Predicate, &q.Object.Text, &q.Object.Tag} {
			if *name == ours {
				*name = its
			}
		}
	}
	return quads
}
