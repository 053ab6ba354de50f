package outline_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/rdf/outline"
)

const text = `@prefix schema: <http://schema.org/> .
<https://sunrise.example/#clinic> a schema:MedicalClinic, <https://x.example/Clinic> ;
  schema:name "Sunrise"@en, "Sonne"@de ;
  schema:foundingDate "2009"^^schema:Date ;
  schema:maximumAttendeeCapacity 12 ; schema:publicAccess true ;
  schema:medicalSpecialty schema:Cardiovascular ;
  schema:url <https://sunrise.example/> ;
  schema:parentOrganization <https://sunrise.example/#group> ;
  schema:address [ a schema:PostalAddress ; schema:postalCode "01234" ] ;
  <https://x.example/p> _:r ;
  schema:review _:r .
<https://sunrise.example/#group> schema:name "Group" .
_:r schema:reviewBody "one\u001b\ntwo\u202E" .
`

func read(t testing.TB, text string) *rdf.Graph {
	dataset, problems := rdf.Read([]byte(text), rdf.Turtle, rdf.FileName("a.ttl"))
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	require.NoError(t, outline.Write(&b, read(t, text)))
	assert.Equal(t, `MedicalClinic, <https://x.example/Clinic> <https://sunrise.example/#clinic>
  name: "Sunrise" @en
  name: "Sonne" @de
  foundingDate: "2009" Date
  maximumAttendeeCapacity: 12
  publicAccess: true
  medicalSpecialty: Cardiovascular
  url: <https://sunrise.example/>
  parentOrganization: <https://sunrise.example/#group>
  address: PostalAddress
    postalCode: "01234"
  <https://x.example/p>: the thing that begins at a.ttl:13:1
  review: the thing that begins at a.ttl:13:1
thing without a type <https://sunrise.example/#group>
  name: "Group"
thing without a type
  reviewBody: "one\x1b\ntwo\u202e"
`, b.String())
}

func TestPlaces(t *testing.T) {
	var b strings.Builder
	require.NoError(t, outline.Write(&b, read(t, text), outline.Places()))
	for _, line := range []string{
		"MedicalClinic, <https://x.example/Clinic> <https://sunrise.example/#clinic>  [a.ttl:2:1]\n",
		"  name: \"Sonne\" @de  [a.ttl:3:29]\n",
		"  address: PostalAddress  [a.ttl:9:18]\n",
		"    postalCode: \"01234\"  [a.ttl:9:63]\n",
	} {
		assert.Contains(t, b.String(), line)
	}

	// Without an input there are no places to tell.
	var g rdf.Graph
	g.Add(rdf.Triple{Subject: rdf.Subject{Kind: rdf.IRI, Text: "urn:a"}, Predicate: "urn:p", Object: rdf.Object{Kind: rdf.BlankNode, Text: "b"}})
	b.Reset()
	require.NoError(t, outline.Write(&b, &g, outline.Places()))
	assert.Equal(t, "thing without a type <urn:a>\n  <urn:p>: the thing that nothing is said of\n", b.String())
}

func TestLongTexts(t *testing.T) {
	long := strings.Repeat("é", 150)
	graph := read(t, `<urn:a> <urn:p> "`+long+`" .`)
	var b strings.Builder
	require.NoError(t, outline.Write(&b, graph))
	assert.Contains(t, b.String(), `"`+strings.Repeat("é", 100)+"\"…\n")
	b.Reset()
	require.NoError(t, outline.Write(&b, graph, outline.Whole()))
	assert.Contains(t, b.String(), `"`+long+"\"\n")
}

// Neither names nor texts move the cursor or begin a line.
func TestHostileNames(t *testing.T) {
	var g rdf.Graph
	n := g.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "urn:\n\x1b[2J\xff"}, 0)
	n.AddType("http://schema.org/A\r::error::", 0)
	n.Add("urn:\u202E", rdf.Object{Kind: rdf.LanguageString, Text: "\x00", Tag: "\x1b"}, 0)
	n.Add("urn:n", rdf.Object{Kind: rdf.Number, Text: "\n1"}, 0)
	var b strings.Builder
	require.NoError(t, outline.Write(&b, &g))
	assert.Equal(t, 3, strings.Count(b.String(), "\n"))
	for _, r := range b.String() {
		assert.True(t, r == '\n' || r >= ' ' && r < 0x7F, "%U", r)
	}
}

// A deep graph is no deep recursion, and no square of text.
func TestDeepGraph(t *testing.T) {
	var g rdf.Graph
	const depth = 100_000
	for i := range depth {
		g.Add(rdf.Triple{Subject: rdf.Subject{Kind: rdf.BlankNode, Text: fmt.Sprint("b", i)}, Predicate: "urn:p", Object: rdf.Object{Kind: rdf.BlankNode, Text: fmt.Sprint("b", i+1)}})
	}
	var b strings.Builder
	require.NoError(t, outline.Write(&b, &g))
	assert.Equal(t, depth+1, strings.Count(b.String(), "\n"))
	assert.Less(t, b.Len(), depth*150)

	require.ErrorIs(t, outline.Write(failing{}, &g), io.ErrClosedPipe)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
