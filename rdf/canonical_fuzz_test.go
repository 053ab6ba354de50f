package rdf_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// FuzzCanonicalize makes datasets of few blank nodes from bytes, four for each
// quad. Their canonical form must not depend on labels and order, must be the
// form of itself when it is read, and must say what the dataset said.
func FuzzCanonicalize(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x00\x00\x01\x00\x01\x00\x00\x00"))                 // two that lead to each other
	f.Add([]byte("\x00\x00\x01\x00\x01\x00\x02\x00\x02\x00\x00\x00")) // a circle
	f.Add([]byte("\x00\x00\x01\x04\x01\x00\x00\x05\x09\x00\x0a\x04")) // one of two graphs is named
	f.Add([]byte("\x00\x00\x01\x00\x00\x00\x02\x00\x03\x00\x04\x00\x03\x00\x05\x00\x04\x00\x0b\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		const budget = rdf.Budget(20_000)
		var exceeded *rdf.BudgetError
		quads := quadsOfBytes(data)
		form, err := rdf.CanonicalizeQuads(slices.Values(quads), sha256.New, budget)
		if err != nil {
			require.ErrorAs(t, err, &exceeded)
			return
		}
		again := mapBlanks(quads, func(label string) string { return fmt.Sprint("x", 7*int(label[1]-'0')%10) })
		other, err := rdf.CanonicalizeQuads(slices.Values(again), sha256.New, budget)
		if errors.As(err, &exceeded) {
			return // in another order the work may be more
		}
		require.NoError(t, err)
		assert.Equal(t, string(form.Text), string(other.Text))

		dataset, problems := rdf.Read(form.Text, rdf.NQuads)
		require.Empty(t, problems)
		same, err := rdf.IsomorphicQuads(slices.Values(again), dataset.Quads())
		require.NoError(t, err)
		assert.True(t, same)
		if other, err = rdf.CanonicalizeQuads(dataset.Quads(), sha256.New, budget); !errors.As(err, &exceeded) {
			require.NoError(t, err)
			assert.Equal(t, string(form.Text), string(other.Text))
		}
		if want, done := twinForm(quads, sha256Hex, 500); done {
			assert.Equal(t, want, string(form.Text))
		}
	})
}

// quadsOfBytes makes a quad of four bytes each: of ten blank nodes, an IRI and
// literals.
func quadsOfBytes(data []byte) (quads []rdf.Quad) {
	const most = 40
	for b := range slices.Chunk(data[:min(len(data), 4*most)], 4) {
		if len(b) < 4 {
			break
		}
		node := func(b byte) rdf.Subject {
			if b%11 == 10 {
				return iri("urn:a")
			}
			return blank(fmt.Sprint("b", b%11))
		}
		q := triple(node(b[0]), fmt.Sprint("urn:p", b[1]%3), node(b[2]).Object())
		if b[1] >= 128 {
			q.Object = text(string(rune(b[2])))
		}
		if b[3]%4 != 0 {
			q.Graph = node(b[3] / 4)
		}
		quads = append(quads, q)
	}
	return quads
}
