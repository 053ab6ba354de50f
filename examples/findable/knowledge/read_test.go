package knowledge

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// write makes a folder of files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	return folder
}

const clinicIRI = "https://a.example/#clinic"

func script(json string) string {
	return "<!doctype html>\n<html lang=en><title>T</title><body>Words\n<script type=\"application/ld+json\">\n" + json + "\n</script></html>"
}

// What two pages say of one thing is one thing; a blank node that both nest in it is one.
func TestPagesAreMerged(t *testing.T) {
	folder := write(t, map[string]string{
		"a.html": script(`{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "` + clinicIRI + `",
"name": "Clinic", "telephone": "1",
"address": {"@type": "PostalAddress", "addressLocality": "Harrow"},
"openingHoursSpecification": {"dayOfWeek": "Saturday", "opens": "09:00", "closes": "12:00"}}`),
		"b.html": script(`{"@context": "https://schema.org", "@graph": [
{"@type": "MedicalClinic", "@id": "` + clinicIRI + `", "name": "Clinic", "address": {"addressLocality": "Harrow", "@type": "PostalAddress"}},
{"@type": "Physician", "@id": "https://a.example/#doctor", "address": {"@type": "PostalAddress", "addressLocality": "Harrow"}, "worksFor": {"@id": "` + clinicIRI + `"}}]}`),
	})
	b, err := Read(context.Background(), folder, "")
	require.NoError(t, err)
	require.Empty(t, b.Problems)
	clinic, doctor := b.Find(clinicIRI), b.Find("https://a.example/#doctor")
	require.NotZero(t, clinic)
	assert.True(t, b.IsA(clinic, vocab.Lookup("Organization")))
	assert.False(t, b.IsA(clinic, vocab.Lookup("Person")))
	addresses := b.Values(clinic, vocab.Lookup("address"))
	require.Len(t, addresses, 1)
	assert.NotEqual(t, addresses[0].Node, b.Values(doctor, vocab.Lookup("address"))[0].Node, "of another node")
	name := b.Values(clinic, vocab.Lookup("name"))
	require.Len(t, name, 1)
	assert.Equal(t, rdf.Position{File: filepath.Join(folder, "a.html"), Line: 5, Column: 9}, b.Position(name[0]))
	require.Len(t, b.Mentions(clinic), 1)
	assert.Equal(t, doctor, b.Mentions(clinic)[0].From)
	assert.Equal(t, "worksFor", b.PropertyName(b.Fact(b.Mentions(clinic)[0]).Property))
	assert.Equal(t, []Node{clinic, doctor}, slices.Collect(b.Things()))
	assert.Equal(t, []int{0}, b.PagesOf(clinic), "the other says less than four fifths of it")
	assert.Equal(t, "Words", b.Pages[0].Text)
	assert.Equal(t, []Node{clinic}, b.Named(" CLINIC"))
}

// A feed of every notation says what the page says.
func TestFeeds(t *testing.T) {
	document := `{"@context": "https://schema.org", "@type": "Product", "@id": "https://a.example/#p", "name": "Brace", "offers": {"@type": "Offer", "price": 34.90, "priceCurrency": "GBP"}}`
	folder := write(t, map[string]string{"p.html": script(document), "p.jsonld": document, "p.jsonl": "\n" + document + "\n"})
	want, err := Read(context.Background(), filepath.Join(folder, "p.html"), "")
	require.NoError(t, err)
	var nquads bytes.Buffer
	require.NoError(t, want.WriteNQuads(&nquads))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "p.nq"), nquads.Bytes(), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "p.ttl"), nquads.Bytes(), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "p.nt"), nquads.Bytes(), 0o600))
	for _, name := range []string{"p.jsonld", "p.jsonl", "p.nq", "p.nt", "p.ttl"} {
		b, err := Read(context.Background(), filepath.Join(folder, name), "")
		require.NoError(t, err)
		require.Empty(t, b.Problems)
		var again bytes.Buffer
		require.NoError(t, b.WriteNQuads(&again))
		isomorphic, err := rdf.IsomorphicQuads(quads(t, nquads.Bytes()).Quads(), quads(t, again.Bytes()).Quads())
		require.NoError(t, err)
		assert.True(t, isomorphic, "%s:\n%s", name, again.String())
	}
	lines, err := Read(context.Background(), filepath.Join(folder, "p.jsonl"), "")
	require.NoError(t, err)
	assert.Equal(t, 2, lines.Position(lines.Values(lines.Find("https://a.example/#p"), vocab.Lookup("name"))[0]).Line)

	_, err = Read(context.Background(), filepath.Join(folder, "nothing"), "")
	assert.ErrorIs(t, err, os.ErrNotExist)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "p.pdf"), nil, 0o600))
	_, err = Read(context.Background(), filepath.Join(folder, "p.pdf"), "")
	assert.ErrorContains(t, err, "ends in none of")
}

func quads(t *testing.T, text []byte) *rdf.Dataset {
	dataset, problems := rdf.Read(text, rdf.NQuads)
	require.Empty(t, problems)
	return dataset
}

// Edited changes one node and what follows from it, and leaves the base as it was.
func TestEdited(t *testing.T) {
	b := NewBuilder()
	graph := new(rdf.Graph)
	iri := func(text string) rdf.Subject { return rdf.Subject{Kind: rdf.IRI, Text: "https://a.example/#" + text} }
	clinic := graph.EnsureNode(iri("clinic"), 0)
	clinic.AddType("https://schema.org/MedicalClinic", 0)
	clinic.Add("https://schema.org/name", rdf.Object{Kind: rdf.String, Text: "Harrow"}, 0)
	doctor := graph.EnsureNode(iri("doctor"), 0)
	doctor.AddType("https://schema.org/Physician", 0)
	doctor.Add("https://schema.org/worksFor", iri("clinic").Object(), 0)
	b.AddGraph("", graph)
	before := b.Base()
	c, d := before.Find(iri("clinic").Text), before.Find(iri("doctor").Text)
	after := before.Edited(d, func(facts []Fact) []Fact { return facts[:1] })
	assert.Empty(t, after.Mentions(c))
	assert.Len(t, before.Mentions(c), 1)
	after = after.Edited(c, func(facts []Fact) []Fact {
		facts[1].Text = "Pinner"
		return facts
	})
	assert.Empty(t, after.Named("Harrow"))
	assert.Equal(t, []Node{c}, after.Named("pinner"))
	assert.Equal(t, []Node{c}, before.Named("harrow"))

	without := before.Without(func(_ Node, f Fact) bool { return f.Property == Property(vocab.Lookup("worksFor")) })
	assert.Empty(t, without.Mentions(c))
	assert.Len(t, before.Mentions(c), 1)
	assert.True(t, without.IsThing(d))
}

func TestFold(t *testing.T) {
	assert.Equal(t, "harrow clinic", Fold(" Harrow\n CLINIC "))
	assert.Equal(t, Fold("Stra\u00dfe"), Fold("STRASSE"))
	assert.Equal(t, Fold("\u00e4"), Fold("A\u0308"))
	assert.Equal(t, "a b", Fold("a b"))
}
