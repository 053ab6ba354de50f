package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// found is what oxigraph.js prints.
type found struct {
	Size    int
	Quads   []foundQuad
	Answers []map[string]string
}

type foundQuad struct{ Subject, Predicate, Object, Graph foundTerm }

// foundTerm is a term as the interface RDF/JS has it.
type foundTerm struct{ TermType, Value, Language, Datatype string }

// askOxigraph has Oxigraph read a file and answer a query, if there is one.
func askOxigraph(t *testing.T, w written, query ...string) (f found) {
	t.Helper()
	node := findProgram(t, "node", "nodejs")
	if _, err := os.Stat(filepath.Join("node_modules", "oxigraph")); err != nil {
		missing(t, "oxigraph (npm --prefix internal/conformance ci)")
	}
	out, log := run(t, ".", node, append([]string{"oxigraph.js", w.name, w.format.MediaType()}, query...)...)
	require.Empty(t, string(log))
	require.NoError(t, json.Unmarshal(out, &f))
	return f
}

// TestOxigraph has Oxigraph read what healthld wrote.
func TestOxigraph(t *testing.T) {
	for _, w := range slices.Concat(siteDumps(t), write(t, "hostile", hostileGraph()), write(t, "beyond-raptor", beyondRaptor())) {
		t.Run(w.title(), func(t *testing.T) {
			f := askOxigraph(t, w)
			assert.Equal(t, valuesOf(w.quads), f.Size, "quads in the store")
			assert.Len(t, f.Quads, w.told, "quads that were read")
			var dataset rdf.Dataset
			for _, q := range f.Quads {
				dataset.Add(q.quad(t))
			}
			assertSame(t, w, slices.Collect(dataset.Quads()))
		})
	}
}

// valuesOf counts the quads as the store does, which holds numbers by their value: of
// those of the hostile graph some are equal.
func valuesOf(quads []rdf.Quad) int {
	const double, decimal = rdf.XSDDouble, rdf.XSDNamespace + "decimal"
	value := map[rdf.Object]rdf.Object{
		typed("5e0", double):     typed("5", double),
		typed("5.", double):      typed("5", double),
		typed("1.0E400", double): typed("INF", double),
		typed("1.", decimal):     typed("1", decimal),
	}
	distinct := map[rdf.Quad]bool{}
	for _, q := range quads {
		if same, ok := value[q.Object]; ok {
			q.Object = same
		}
		distinct[q] = true
	}
	return len(distinct)
}

func (q foundQuad) quad(t *testing.T) rdf.Quad {
	t.Helper()
	subject, ok := q.Subject.object(t).Subject()
	require.True(t, ok, q)
	require.Equal(t, "NamedNode", q.Predicate.TermType, q)
	quad := rdf.Quad{Triple: rdf.Triple{Subject: subject, Predicate: q.Predicate.Value, Object: q.Object.object(t)}}
	if q.Graph.TermType != "DefaultGraph" {
		quad.Graph, ok = q.Graph.object(t).Subject()
		require.True(t, ok, q)
	}
	return quad
}

func (f foundTerm) object(t *testing.T) rdf.Object {
	t.Helper()
	switch {
	case f.TermType == "NamedNode":
		return rdf.Object{Kind: rdf.IRI, Text: f.Value}
	case f.TermType == "BlankNode":
		return rdf.Object{Kind: rdf.BlankNode, Text: f.Value}
	case f.TermType == "Literal" && f.Language != "":
		return rdf.Object{Kind: rdf.LanguageString, Text: f.Value, Tag: f.Language}
	case f.TermType == "Literal":
		// The way to a number and back is that of our readers.
		return rdf.Object{Kind: rdf.TypedLiteral, Text: f.Value, Tag: f.Datatype}
	}
	require.Fail(t, "no such term", "%+v", f)
	return rdf.Object{}
}

// TestSaturday asks a question of the site's dump that its pages answer, whatever
// notation it is in.
func TestSaturday(t *testing.T) {
	const quayside, brindlesea = "https://riverside.example/clinics/quayside/#clinic", "https://riverside.example/clinics/brindlesea/#clinic"
	want := []map[string]string{
		// clinics.yaml and conditions.yaml, read by hand. High blood pressure is for
		// Cardiovascular and PrimaryCare, and takes an ECG and measuring at home or for
		// 24 hours. Aldermouth has Quayside, with both specialties and all three tests,
		// open on Saturdays from 9 to 12; and Northgate, which is for joints.
		{"town": "Aldermouth", "name": "High blood pressure", "saturday": "2026-11-28", "clinic": quayside},
		// On 26 December, a Saturday, Quayside is closed for Christmas: nobody.

		// Osteoarthritis of the knee is for Musculoskeletal and Rheumatologic. That is
		// Northgate, where there are no hours on Saturday but those of the pharmacy next
		// door: nobody.

		// Type 2 diabetes is for Endocrine and DietNutrition. Quayside makes its test,
		// HbA1c, but has neither specialty; Brindlesea does and has Endocrine, but is in
		// another town: nobody in Aldermouth.

		// Brindlesea has PrimaryCare and measuring at home. It is open on Saturdays from 3
		// July to 28 August 2027 alone: nobody in November, nor on 4 September. Its minor injuries desk is a
		// clinic too, open on these Saturdays from 20:00, but offers no test.
		{"town": "Brindlesea", "name": "High blood pressure", "saturday": "2027-07-10", "clinic": brindlesea},
		{"town": "Brindlesea", "name": "Type 2 diabetes", "saturday": "2027-07-10", "clinic": brindlesea},
	}
	for _, w := range siteDumps(t) {
		t.Run(w.title(), func(t *testing.T) {
			assert.Equal(t, want, askOxigraph(t, w, "saturday.rq").Answers)
		})
	}
}
