package rdf_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

// From the sections "Internet Media Type, File Extension" of the three
// Recommendations and the list at https://www.w3.org/ns/formats/.
func TestFormats(t *testing.T) {
	for _, test := range []struct {
		format                          rdf.Format
		name, iri, mediaType, extension string
	}{
		{rdf.NTriples, "N-Triples", "https://www.w3.org/ns/formats/N-Triples", "application/n-triples", ".nt"},
		{rdf.NQuads, "N-Quads", "https://www.w3.org/ns/formats/N-Quads", "application/n-quads", ".nq"},
		{rdf.Turtle, "Turtle", "https://www.w3.org/ns/formats/Turtle", "text/turtle", ".ttl"},
		{0, "no format", "", "", ""},
		{200, "no format", "", "", ""},
	} {
		f := test.format
		assert.Equal(t, test.name, f.String())
		assert.Equal(t, test.iri, f.IRI())
		assert.Equal(t, test.mediaType, f.MediaType())
		assert.Equal(t, test.extension, f.Extension())
		if f == 0 || f > rdf.Turtle {
			continue
		}
		assert.Equal(t, f, rdf.FormatByExtension(test.extension))
		assert.Equal(t, f, rdf.FormatByExtension(test.extension[1:]))
		assert.Equal(t, f, rdf.FormatByMediaType(test.mediaType))
		assert.Equal(t, f, rdf.FormatByMediaType(test.mediaType+" ; charset=utf-8"))
	}
	assert.Equal(t, rdf.Turtle, rdf.FormatByExtension(".TTL"))
	assert.Equal(t, rdf.Turtle, rdf.FormatByMediaType("Text/Turtle;charset=UTF-8"))
	for _, other := range []string{"", ".", "..ttl", ".jsonld", "turtle", "text/plain"} {
		assert.Zero(t, rdf.FormatByExtension(other), other)
		assert.Zero(t, rdf.FormatByMediaType(other), other)
	}
}
