package jsonld_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// toldQuads gives the quads of a telling, with the addresses of members that stand
// as strings as the members that they are.
func toldQuads(t require.TestingT, events rdf.Events) iter.Seq[rdf.Quad] {
	var graph rdf.Subject
	if events[0].Text != "" {
		graph = rdf.Subject{Kind: rdf.IRI, Text: events[0].Text}
	}
	var quads []rdf.Quad
	for _, triple := range triplesOf(t, events) {
		property, member := vocab.LookupIRI(triple.Predicate), vocab.LookupIRI(triple.Object.Text)
		if triple.Object.Kind == rdf.String && vocab.Expects(property, member) {
			triple.Object = rdf.Object{Kind: rdf.IRI, Text: member.IRI()}
		}
		quads = append(quads, rdf.Quad{Triple: triple, Graph: graph})
	}
	return slices.Values(quads)
}

// requireRead reads a text on both paths, which must give the same to the last
// place, and gives what was read.
func requireRead(t require.TestingT, text []byte, options ...jsonld.ReadOption) (*rdf.Dataset, []*rdf.Problem) {
	dataset, problems := jsonld.Read(text, options...)
	general, others := jsonld.Read(text, append(slices.Clone(options), jsonld.GeneralPath())...)
	require.Equal(t, whole(dataset), whole(general), "%s", text)
	require.Equal(t, lines(problems), lines(others), "%s", text)
	for _, p := range problems {
		require.True(t, p.Position.IsValid(), "%s: %v", text, p)
		require.LessOrEqual(t, p.Position.Offset, len(text))
	}
	return dataset, problems
}

// whole gives all that a dataset holds, with hints and places.
func whole(d *rdf.Dataset) []string {
	var all []string
	for name, g := range d.Graphs() {
		for n := range g.Nodes() {
			all = append(all, fmt.Sprint(name, n.Subject, n.Pos, n.Root, n.Types))
			for _, p := range n.Properties {
				all = append(all, fmt.Sprint(p.IRI, p.Term, p.Pos, p.Values))
			}
		}
	}
	return all
}

func lines(problems []*rdf.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Error())
	}
	return all
}

// What is written is read as it was told, and written again the same.
func TestReadBackWhatWasTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := tellings(validTexts()).Draw(t, "telling")
		for _, options := range [][]jsonld.Option{{}, {jsonld.Flat()}, {jsonld.Indent("  ")}, {jsonld.MembersAsNodes()}} {
			document, err := jsonld.Marshal(events, options...)
			require.NoError(t, err)
			dataset, problems := requireRead(t, document)
			for _, p := range problems {
				require.Contains(t, p.What, "9007199254740993", "%s", document) // it is told of, and read
			}
			same, err := rdf.IsomorphicQuads(toldQuads(t, events), dataset.Quads())
			require.NoError(t, err)
			require.True(t, same, "%s\n%s", document, quadLines(dataset))

			graph := dataset.Graph(rdf.Subject{})
			if events[0].Text != "" {
				if graph = dataset.Graph(rdf.Subject{Kind: rdf.IRI, Text: events[0].Text}); graph == nil {
					continue
				}
			}
			require.NoError(t, rdf.CheckSource(graph))
			again, err := jsonld.Marshal(graph, options...)
			require.NoError(t, err)
			dataset, _ = jsonld.Read(again)
			same, err = rdf.IsomorphicQuads(toldQuads(t, events), dataset.Quads())
			require.NoError(t, err)
			require.True(t, same, "%s\n%s", document, again)
		}
	})
}

// Every value has its place.
func TestPlacesOfWhatIsRead(t *testing.T) {
	text := `{
  "@context": "https://schema.org",
  "@type": ["MedicalClinic", "Thing"],
  "@id": "https://sunrise.example/#clinic",
  "name": ["Sunrise", {"@value": "Aurora", "@language": "la"}],
  "address": {"@type": "PostalAddress"},
  "medicalSpecialty": "https://schema.org/Cardiovascular",
  "priceRange": 4.50
}`
	dataset, problems := requireRead(t, []byte(text), jsonld.FileName("clinic.json"))
	assert.Empty(t, problems)
	g := dataset.Graph(rdf.Subject{})
	at := func(pos rdf.Pos) string { return text[g.Position(pos).Offset:] }
	clinic := g.Node(rdf.Subject{Kind: rdf.IRI, Text: "https://sunrise.example/#clinic"})
	require.NotNil(t, clinic)
	assert.True(t, clinic.Root)
	assert.Equal(t, "clinic.json:1:1", g.Position(clinic.Pos).String())
	assert.Equal(t, "clinic.json:3:13", g.Position(clinic.Types[0].Pos).String())
	assert.Equal(t, uint16(vocab.Lookup("MedicalClinic")), clinic.Types[0].Term)
	assert.True(t, strings.HasPrefix(at(clinic.Types[1].Pos), `"Thing"`))
	name := clinic.Property("http://schema.org/name")
	assert.Equal(t, "clinic.json:5:3", g.Position(name.Pos).String())
	assert.Equal(t, uint16(vocab.Lookup("name")), name.Term)
	assert.True(t, strings.HasPrefix(at(name.Values[0].Pos), `"Sunrise"`))
	assert.True(t, strings.HasPrefix(at(name.Values[1].Pos), `"Aurora"`))
	assert.Equal(t, rdf.Object{Kind: rdf.LanguageString, Text: "Aurora", Tag: "la"}, name.Values[1].Object)
	address := clinic.Values("http://schema.org/address")[0]
	assert.True(t, strings.HasPrefix(at(address.Pos), `{"@type": "PostalAddress"`))
	subject, _ := address.Subject()
	assert.False(t, g.Node(subject).Root)
	assert.Equal(t, address.Pos, g.Node(subject).Pos)
	assert.Equal(t, rdf.Object{Kind: rdf.IRI, Text: "http://schema.org/Cardiovascular"}, clinic.Values("http://schema.org/medicalSpecialty")[0].Object)
	assert.Equal(t, rdf.Object{Kind: rdf.Number, Text: "4.50"}, clinic.Values("http://schema.org/priceRange")[0].Object)
}

// readings are documents with the N-Quads that are to be read of them, and what
// problems begin with, in their order.
var readings = []struct {
	name, text, quads string
	problems          []string
	options           []jsonld.ReadOption
}{
	{
		"spellings of the context", `[{"@context":"http://schema.org/","@id":"urn:a","name":"a"},{"@context":"https://schema.org/docs/jsonldcontext.json","@id":"urn:b","name":"b"},
			{"@context":"HTTP://www.Schema.org/#","@id":"urn:c","name":"c"},{"@context":"schema.org","@id":"urn:d","name":"d"},
			{"@context":["https://schema.org/docs/jsonldcontext.jsonld",{"n":"schema:name"}],"@id":"urn:e","n":"e"},
			{"@context":"https://health-lifesci.schema.org/","@id":"urn:f","name":"f"}]`,
		`<urn:a> <http://schema.org/name> "a" . <urn:b> <http://schema.org/name> "b" . <urn:c> <http://schema.org/name> "c" . <urn:d> <http://schema.org/name> "d" . <urn:e> <http://schema.org/name> "e" . <urn:f> <http://schema.org/name> "f" .`,
		[]string{`the context is named "schema.org"`, `the context is named "https://health-lifesci.schema.org/"`}, nil,
	},
	{
		"another context", `{"@context":["https://evil.example/context.jsonld","https://schema.org"],"@id":"urn:a","name":"a"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`the context "https://evil.example/context.jsonld" is not known here`}, nil,
	},
	{
		"no context", `{"@id":"urn:a","@type":"Person","name":"a","urn:p":"b"}`, `<urn:a> <urn:p> "b" .`,
		[]string{`there is no @context, which says what the term "name" and all others mean`}, nil,
	},
	{
		"several types in one text", `{"@context":"https://schema.org","@id":"urn:a","@type":"Dentist, MedicalClinic","name":"a"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`the type "Dentist, MedicalClinic" names several types in one text`}, nil,
	},
	{
		"a type with a space", `{"@context":"https://schema.org","@id":"urn:a","@type":"Dentist of ours","name":"a"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`the IRI "http://schema.org/Dentist of ours" has a space`}, nil,
	},
	{
		"a context that lost its sign", `{"context":"https://schema.org","@id":"urn:a","type":"Person","name":"a"}`, ``,
		[]string{`the name "context" has no "@" in front`}, nil,
	},
	{
		"terms of no context beside another", `{"@context":{"n":"http://schema.org/name"},"@id":"urn:a","n":"a","telephone":"b","email":"c"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`no context defines the term "telephone"`, `no context defines the term "email"`}, nil,
	},
	{
		"members", `{"@context":"https://schema.org","@id":"urn:a","availability":["https://schema.org/InStock","http://schema.org/SoldOut",{"@value":"https://schema.org/PreOrder"},"InStock","https://schema.org/Monday"],"name":"https://schema.org/InStock"}`,
		`<urn:a> <http://schema.org/availability> <http://schema.org/InStock> . <urn:a> <http://schema.org/availability> <http://schema.org/SoldOut> . <urn:a> <http://schema.org/availability> <http://schema.org/PreOrder> .
		<urn:a> <http://schema.org/availability> "InStock" . <urn:a> <http://schema.org/availability> "https://schema.org/Monday" . <urn:a> <http://schema.org/name> "https://schema.org/InStock" .`, nil, nil,
	},
	{
		"members of another namespace", `{"@context":{"@vocab":"https://schema.org/"},"@id":"urn:a","availability":"https://schema.org/InStock"}`,
		`<urn:a> <https://schema.org/availability> <http://schema.org/InStock> .`, nil, nil,
	},
	{
		"members as strings", `{"@context":"https://schema.org","@id":"urn:a","availability":"https://schema.org/InStock"}`,
		`<urn:a> <http://schema.org/availability> "https://schema.org/InStock" .`, nil, []jsonld.ReadOption{jsonld.MembersAsStrings()},
	},
	{
		"relative without base", `{"@context":"https://schema.org","@id":"#a","name":"a","knows":{"@id":"urn:b","url":"/b","name":"b"}}`, `<urn:b> <http://schema.org/name> "b" .`,
		[]string{`"#a" is a relative address`, `"/b" is a relative address`}, nil,
	},
	{
		"relative with base", `{"@context":"https://schema.org","@id":"#a","url":"/b"}`, `<https://x.example/p#a> <http://schema.org/url> <https://x.example/b> .`,
		nil, []jsonld.ReadOption{jsonld.Base("https://x.example/p")},
	},
	{
		"text for an IRI", `{"@context":"https://schema.org","@id":"urn:a","url":["https://x.example/a b","our clinic","/c"]}`,
		`<urn:a> <http://schema.org/url> "https://x.example/a b" . <urn:a> <http://schema.org/url> "our clinic" .
		<urn:a> <http://schema.org/url> <https://x.example/c> .`, nil, []jsonld.ReadOption{jsonld.Base("https://x.example/")},
	},
	{
		"text for an IRI left out", `{"@context":"https://schema.org","@id":"urn:a","url":"https://x.example/a b","name":"a"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`the IRI "https://x.example/a b" has a space at byte 19`}, []jsonld.ReadOption{jsonld.DropTexts()},
	},
	{
		"template of addresses", `{"@context":"https://schema.org","@id":"urn:a","target":"https://x.example/?q={search_term_string}"}`,
		`<urn:a> <http://schema.org/target> "https://x.example/?q={search_term_string}" .`, nil, nil,
	},
	{
		"bad IRI of a thing", `{"@context":"https://schema.org","@id":"urn:a","url":{"@id":"https://x.example/a b"},"name":"a"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`the IRI "https://x.example/a b" has a space at byte 19`}, nil,
	},
	{
		"text for an IRI of another vocabulary", `{"@context":{"p":{"@id":"http://p.example/p","@type":"@id"}},"@id":"urn:a","p":"a b","http://p.example/q":"c"}`,
		`<urn:a> <http://p.example/q> "c" .`, []string{`the IRI "a b" has a space at byte 1`}, nil,
	},
	{
		"names that come twice", `{"@context":"https://schema.org","@id":"urn:a","@id":"urn:b","@type":"Person","@type":"Physician","name":"a","name":"b"}`,
		`<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> . <urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Physician> .
		<urn:a> <http://schema.org/name> "a" . <urn:a> <http://schema.org/name> "b" .`,
		[]string{`the name "@id" stands twice`, `the name "@type" stands twice`, `the name "name" stands twice`}, nil,
	},
	{
		"contexts that come twice", `{"@context":"https://schema.org","@context":{"name":"urn:n"},"@id":"urn:a","name":"a"}`, `<urn:a> <http://schema.org/name> "a" .`,
		[]string{`the name "@context" stands twice`}, nil,
	},
	{
		"labels of several values", `{"@context":"https://schema.org","@id":"_:b0","name":"a"} {"@context":"https://schema.org","@id":"_:b0","name":"b"}`,
		`_:b0 <http://schema.org/name> "a" . _:b1 <http://schema.org/name> "b" .`, []string{"another value follows the first"}, nil,
	},
	{
		"numbers", `{"@context":"https://schema.org","@id":"urn:a","price":[19.90,1e400,9007199254740993],"birthDate":[1990,19.5]}`,
		`<urn:a> <http://schema.org/price> "1.99E1"^^<http://www.w3.org/2001/XMLSchema#double> . <urn:a> <http://schema.org/price> "1e400"^^<http://www.w3.org/2001/XMLSchema#double> .
		<urn:a> <http://schema.org/price> "9007199254740993"^^<http://www.w3.org/2001/XMLSchema#integer> . <urn:a> <http://schema.org/birthDate> "1990"^^<http://schema.org/Date> . <urn:a> <http://schema.org/birthDate> "1.95E1"^^<http://schema.org/Date> .`,
		[]string{`the number "1e400" is too large`, `most who read the number "9007199254740993" take it for 9007199254740992`}, nil,
	},
	{
		"datatypes", `{"@context":"https://schema.org","@id":"urn:a","name":[{"@value":5,"@type":"xsd:double"},{"@value":5.5,"@type":"xsd:float"},{"@value":true,"@type":"xsd:boolean"},{"@value":"t","@type":"xsd:string"},{"@value":true,"@type":"Text"}]}`,
		`<urn:a> <http://schema.org/name> "5.0E0"^^<http://www.w3.org/2001/XMLSchema#double> . <urn:a> <http://schema.org/name> "5.5E0"^^<http://www.w3.org/2001/XMLSchema#float> .
		<urn:a> <http://schema.org/name> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> . <urn:a> <http://schema.org/name> "t" . <urn:a> <http://schema.org/name> "true"^^<http://schema.org/Text> .`, nil, nil,
	},
	{
		"language", `{"@context":["https://schema.org",{"@language":"de"}],"@id":"urn:a","name":["a",{"@value":"b"},{"@value":"c","@language":"en_US"}]}`,
		`<urn:a> <http://schema.org/name> "a"@de . <urn:a> <http://schema.org/name> "b" .`, []string{`"en_US" is no language tag`}, nil,
	},
	{
		"free values", `["a",{"@value":"b"},{"@list":[1]},{"@context":"https://schema.org","@id":"urn:a","name":null}]`, ``,
		[]string{"a value that stands in no property", "a value that stands in no property", "a list that stands in no property"}, nil,
	},
	{
		"blank predicate", `{"@context":{"p":"_:p"},"@id":"urn:a","p":"a"}`, ``, []string{"the property is a blank node"}, nil,
	},
	{
		"prefixes in one text", `{"@context":{"dc":"http://purl.org/dc/terms/","@vocab":"http://schema.org/","kind":"@type"},"@id":"urn:a","dc:title":"a","kind":"dc:Agent"}`,
		`<urn:a> <http://purl.org/dc/terms/title> "a" . <urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/dc/terms/Agent> .`, nil, nil,
	},
	{
		"broken in the middle", `{"@context":"https://schema.org","@id":"urn:a","name":"a",,"knows":[{"@id":"urn:b","name":"b",}`,
		`<urn:a> <http://schema.org/name> "a" . <urn:a> <http://schema.org/knows> <urn:b> . <urn:b> <http://schema.org/name> "b" .`,
		[]string{"a comma stands where a name should", `a comma stands before "}"`, "the text ends before the array that begins at byte 67"}, nil,
	},
	{"no object", `"text"`, ``, []string{"a value that stands in no property"}, nil},
	{"nothing", ` `, ``, []string{"there is no JSON"}, nil},
}

func TestRead(t *testing.T) {
	for _, test := range readings {
		t.Run(test.name, func(t *testing.T) {
			dataset, problems := requireRead(t, []byte(test.text), test.options...)
			want, faults := rdf.Read([]byte(strings.ReplaceAll(test.quads, " . ", " .\n")), rdf.NQuads)
			require.Empty(t, faults)
			same, err := rdf.IsomorphicQuads(want.Quads(), dataset.Quads())
			require.NoError(t, err)
			assert.True(t, same, "want\n%s\ngot\n%s", quadLines(want), quadLines(dataset))
			var got []string
			for i, p := range problems {
				if i < len(test.problems) && strings.HasPrefix(p.What, test.problems[i]) {
					got = append(got, test.problems[i])
				} else {
					got = append(got, p.Error())
				}
			}
			assert.Equal(t, test.problems, got)
		})
	}
}

// Terms that no context defines are kept where somebody asks for that.
func TestKeepUndefined(t *testing.T) {
	dataset, problems := requireRead(t, []byte(`{"@id":"#a","@type":"Person","name":"a"}`), jsonld.KeepUndefined())
	assert.Len(t, problems, 3)
	n := dataset.Graph(rdf.Subject{}).Node(rdf.Subject{Kind: rdf.IRI, Text: "#a"})
	require.NotNil(t, n)
	assert.True(t, n.HasType("Person"))
	assert.Equal(t, "a", n.Values("name")[0].Text)
}

// A text within a file has its places there.
func TestWithin(t *testing.T) {
	page := "<p>\n<script>{\"@context\":\"https://schema.org\",\n\"@id\":\"urn:a\",\"name\":nothing,\"url\":\"urn:u\"}</script>"
	start := strings.Index(page, "{")
	text := []byte(page[start:strings.Index(page, "</script")])
	for name, within := range map[string]func(*rdf.Graph, *rdf.File) jsonld.ReadOption{
		"Within": func(g *rdf.Graph, file *rdf.File) jsonld.ReadOption {
			return jsonld.Within(g, file, func(at int) int { return at + start })
		},
		"WithinAt": func(g *rdf.Graph, file *rdf.File) jsonld.ReadOption { return jsonld.WithinAt(g, file, start) },
	} {
		t.Run(name, func(t *testing.T) {
			var g rdf.Graph
			g.AddFile("other.html", []byte("a\nb"))
			file := g.AddFile("page.html", []byte(page))
			dataset, problems := jsonld.Read(text, within(&g, file))
			require.Len(t, problems, 1)
			assert.Equal(t, "page.html:3:22", problems[0].Position.String())
			n := dataset.Graph(rdf.Subject{}).Node(rdf.Subject{Kind: rdf.IRI, Text: "urn:a"})
			assert.Equal(t, "page.html:2:9", g.Position(n.Pos).String())
			assert.Equal(t, "page.html:3:30", g.Position(n.Properties[0].Pos).String())
		})
	}
}

// A place outside the file that a text is said to stand in is the nearest in it.
func TestWithinAtBeyondTheFile(t *testing.T) {
	var g rdf.Graph
	file := g.AddFile("page.html", []byte("short"))
	dataset, problems := jsonld.Read([]byte(`{"@context":"https://schema.org","@id":"urn:a","name":"b"}`), jsonld.WithinAt(&g, file, 2))
	require.Empty(t, problems)
	n := dataset.Graph(rdf.Subject{}).Node(rdf.Subject{Kind: rdf.IRI, Text: "urn:a"})
	assert.Equal(t, "page.html:1:3", g.Position(n.Pos).String())
	assert.Equal(t, "page.html:1:6", g.Position(n.Properties[0].Pos).String())
}

// FuzzRead asks that nothing makes the reader panic, that both paths read the same,
// and that what was read is written and read again.
func FuzzRead(f *testing.F) {
	for _, test := range readings {
		f.Add([]byte(test.text))
	}
	for _, test := range oddJSON {
		f.Add([]byte(test.text))
	}
	for _, text := range panics {
		f.Add([]byte(text))
	}
	for _, text := range []string{
		`{"@context":["https://schema.org",{"x":{"@reverse":"knows"},"l":{"@id":"name","@container":"@list"},"i":{"@id":"knows","@container":"@index"},"t":{"@id":"knows","@container":"@type"},"g":{"@id":"about","@container":["@graph","@id"]},"n":"@nest"}],
		"@id":"urn:a","x":{"@id":"urn:b"},"l":[1,[2]],"i":{"a":{"name":"c"}},"t":{"Person":{"name":"d"}},"g":{"urn:g":{"name":"e"}},"n":{"name":"f"},"@included":{"@id":"urn:c","name":"g"},"@reverse":{"knows":[{}]}}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		dataset, _ := requireRead(t, text, jsonld.Base("https://example.org/page"))
		for name, g := range dataset.Graphs() {
			require.NoError(t, rdf.CheckSource(g))
			if name.Kind == rdf.BlankNode {
				continue
			}
			written, err := jsonld.Marshal(g)
			if err != nil {
				continue // an IRI that the context of schema.org reads as another
			}
			again, _ := jsonld.Read(written)
			same, err := rdf.IsomorphicQuads(quadsOf(g, name), again.Quads())
			if err == nil {
				require.True(t, same, "%q\n%s\n%s\n%s", text, written, quadLines(dataset), quadLines(again))
			}
		}
	})
}

func quadsOf(g *rdf.Graph, name rdf.Subject) iter.Seq[rdf.Quad] {
	return func(yield func(rdf.Quad) bool) {
		for t := range g.Triples() {
			if !yield(rdf.Quad{Triple: t, Graph: name}) {
				return
			}
		}
	}
}
