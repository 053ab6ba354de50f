package schema_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
)

// notations are the sections that an official example has, in their order.
var notations = []string{"MICRODATA", "RDFA", "JSON"}

// The official examples, read as pages in each notation, become structs, and the
// structs described are the same graphs. What does not fit is what people write
// against schema.org, above all names where it wants things.
func TestThingsOfOfficialExamples(t *testing.T) {
	text, err := os.ReadFile("../../shared/data/schemaorg-30.0/examples.txt")
	if err != nil {
		t.Skip("needs ../shared")
	}
	type count struct{ graphs, triples, left int }
	counts := map[string]*count{}
	for example := range strings.SplitSeq("\n"+string(text), "\nTYPES:") {
		for _, notation := range notations {
			_, section, _ := strings.Cut(example, "\n"+notation+":")
			for _, next := range notations {
				section, _, _ = strings.Cut(section, "\n"+next+":")
			}
			document, _ := page.Read(t.Context(), []byte("<!DOCTYPE html><html><body>"+section), page.Base("https://x.example/"))
			g := document.Graph()
			if g.Len() == 0 {
				continue // some say TODO, or that there is none
			}
			c := counts[notation]
			if c == nil {
				c = new(count)
				counts[notation] = c
			}
			things := requireSameAgain(t, g)
			c.graphs, c.triples, c.left = c.graphs+1, c.triples+g.Len(), c.left+len(things.Problems)
			for _, problem := range things.Problems {
				assert.True(t, problem.Position.IsValid(), problem)
			}
		}
	}
	for _, notation := range notations {
		c := counts[notation]
		require.NotNil(t, c, notation)
		t.Logf("%s: %d graphs of %d triples, of which %d do not fit", notation, c.graphs, c.triples, c.left)
		assert.Greater(t, c.graphs, 80, notation)
		assert.Less(t, 50*c.left, c.triples, notation)
	}
}

// A page in Microdata has everything as text, and is read as what it means.
func TestThingsOfMicrodata(t *testing.T) {
	document, problems := page.Read(t.Context(), []byte(`<!DOCTYPE html>
		<div itemscope itemtype="https://schema.org/MedicalClinic" itemid="#clinic">
			<h1 itemprop="name">Sunrise Clinic</h1>
			<img itemprop="image" src="/front.jpg">
			<meta itemprop="isAcceptingNewPatients" content="true">
			<meta itemprop="publicAccess" content="https://schema.org/True">
			<link itemprop="medicalSpecialty" href="https://schema.org/Cardiovascular">
			<time itemprop="foundingDate" datetime="2020-05-01">May 2020</time>
			<div itemprop="aggregateRating" itemscope itemtype="http://schema.org/AggregateRating">
				<span itemprop="ratingValue">4.7</span> of <span itemprop="ratingCount">12</span>
			</div>
		</div>`), page.Base("https://x.example/"))
	require.Empty(t, problems)
	things := requireSameAgain(t, document.Graph())
	require.Empty(t, things.Problems)
	clinic, err := schema.As[*schema.MedicalClinic](things, "https://x.example/#clinic")
	require.NoError(t, err)
	assert.Equal(t, schema.Text("Sunrise Clinic"), clinic.Name)
	assert.Equal(t, schema.URL("https://x.example/front.jpg"), clinic.Image)
	assert.Equal(t, schema.Cardiovascular, clinic.MedicalSpecialty)
	assert.Equal(t, []schema.Value{schema.Boolean(true)}, collect[schema.Boolean](clinic.IsAcceptingNewPatients))
	assert.Equal(t, []schema.Value{schema.Boolean(true)}, collect[schema.Boolean](clinic.PublicAccess))
	assert.Equal(t, []schema.Value{schema.Date("2020-05-01")}, collect[schema.Date](clinic.FoundingDate))
	rating := clinic.AggregateRating.(*schema.AggregateRating)
	assert.Equal(t, []schema.Value{schema.Number(4.7)}, collect[schema.Number](rating.RatingValue))
	assert.Equal(t, []schema.Value{schema.Integer(12)}, collect[schema.Integer](rating.RatingCount))
}
