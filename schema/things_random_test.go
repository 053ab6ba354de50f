package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// Random graphs become structs, and the structs described are the graph again:
// of graphs that descriptions told, and of graphs that no struct could tell.

// requireSameAgain makes things of a graph and describes them again.
func requireSameAgain(t require.TestingT, g *rdf.Graph) *schema.Things {
	things := schema.ThingsOf(g)
	again := schema.Describe(things.Roots...)
	require.NoError(t, again.Err())
	reflected := schema.ThingsOfByReflection(g)
	require.Equal(t, recorded(again), recorded(schema.Describe(reflected.Roots...)))
	require.Equal(t, things.Problems, reflected.Problems)
	want, got := normal(t, g), normal(t, again)
	same, err := rdf.Isomorphic(want, got)
	require.NoError(t, err)
	if !same {
		require.Equal(t, triples(want), triples(got))
		require.Fail(t, "the graphs differ")
	}
	return things
}

// normal gives a graph with the terms of schema.org in one spelling, and with
// members that are texts, where the property expects them, as IRIs.
func normal(t require.TestingT, source rdf.Source) *rdf.Graph {
	var g, normal rdf.Graph
	require.NoError(t, source.TellTo(&g))
	inNamespace := func(iri string) string {
		if term := vocab.LookupIRI(iri); term != 0 {
			return term.IRI()
		}
		return iri
	}
	for triple, err := range rdf.Triples(source) {
		require.NoError(t, err)
		o := &triple.Object
		member := vocab.LookupIRI(o.Text)
		s, isSubject := o.Subject()
		switch {
		case triple.Predicate == rdf.TypeIRI && o.Kind == rdf.IRI:
			o.Text = inNamespace(o.Text)
		case vocab.Expects(vocab.LookupIRI(triple.Predicate), member) && (o.Kind == rdf.String || isSubject && g.Node(s) == nil):
			*o = rdf.Object{Kind: rdf.IRI, Text: member.IRI()}
		}
		triple.Predicate = inNamespace(triple.Predicate)
		normal.Add(triple)
	}
	return &normal
}

func triples(g *rdf.Graph) (lines []string) {
	for triple := range g.Triples() {
		lines = append(lines, triple.String())
	}
	return lines
}

func TestThingsOfDescriptions(t *testing.T) {
	for range 10 {
		rapid.Check(t, func(t *rapid.T) {
			drawn := drawGraph(t)
			roots := make([]schema.AnyThing, 1+drawn.intn(3))
			for i := range roots {
				roots[i] = pick(drawn, drawn.things...)
			}
			var g rdf.Graph
			if (schema.Options{Base: "https://x.example/"}).Describe(roots...).TellTo(&g) != nil {
				return
			}
			requireSameAgain(t, &g)
		})
	}
}

// drawTriples draws a graph that says anything of anything.
func drawTriples(t *rapid.T) *rdf.Graph {
	text := func(values ...string) string { return rapid.SampledFrom(values).Draw(t, "text") }
	subject := func() rdf.Subject {
		if rapid.Bool().Draw(t, "blank") {
			return rdf.Subject{Kind: rdf.BlankNode, Text: text("a", "b", "c", "d", "e")}
		}
		return rdf.Subject{Kind: rdf.IRI, Text: text("https://x.example/a", "https://x.example/b", "https://x.example/", "urn:x:c", "https://schema.org/InStock", "http://schema.org/Monday")}
	}
	class := func() string {
		if rapid.IntRange(0, 5).Draw(t, "foreign") == 0 {
			return text("https://x.example/Class", "https://schema.org/NoSuch", "http://schema.org/name", "http://schema.org/Text", "https://schema.org/DayOfWeek", "https://schema.org/Recipe")
		}
		return text("http://", "https://") + "schema.org/" + text("Person", "MedicalClinic", "Organization", "LocalBusiness", "Role", "OrganizationRole", "EmployeeRole",
			"Review", "Product", "Offer", "PostalAddress", "WebPage", "AggregateRating", "IndividualPhysician")
	}
	property := func() string {
		if rapid.IntRange(0, 5).Draw(t, "foreign") == 0 {
			return text("https://x.example/p", "https://schema.org/noSuch", "http://schema.org/Person", "https://schema.org/InStock", rdf.RDFNamespace+"first", rdf.RDFNamespace+"rest")
		}
		return text("http://", "http://", "https://") + "schema.org/" + text("name", "url", "image", "sameAs", "employee", "employee", "worksFor", "member", "review", "itemReviewed",
			"ratingValue", "ratingCount", "datePublished", "dateModified", "availability", "price", "dayOfWeek", "opens", "isAcceptingNewPatients", "mainEntityOfPage",
			"address", "duration", "identifier", "additionalType", "cssSelector", "medicalSpecialty", "offers", "latitude")
	}
	literal := func() rdf.Object {
		lexical := text("", "a", "b", "true", "5", "4.7", "19.90", "007", "2024-05-01", "2024", "2024-05-01T10:00:00Z", "08:00", "PT45M", "https://x.example/a", "x:y",
			"https://schema.org/InStock", "http://schema.org/Monday", "InStock", "https://schema.org/NoSuch", "/a", "9007199254740993", "1e21", "-0", "INF")
		switch kind := rdf.Kind(rapid.IntRange(int(rdf.String), int(rdf.TypedLiteral)).Draw(t, "kind")); kind {
		case rdf.LanguageString:
			return rdf.Object{Kind: kind, Text: lexical, Tag: text("en", "de", "EN", "x-private")}
		case rdf.Number:
			if !rdf.IsNumber(lexical) {
				lexical = "1.50"
			}
			return rdf.Object{Kind: kind, Text: lexical}
		case rdf.Boolean:
			return rdf.Object{Kind: kind, Text: text("true", "false")}
		case rdf.TypedLiteral:
			return rdf.Object{Kind: kind, Text: lexical, Tag: text(rdf.XSDString, rdf.XSDInteger, rdf.XSDDouble, rdf.XSDBoolean, rdf.XSDNamespace+"date", rdf.XSDNamespace+"dateTime",
				rdf.XSDNamespace+"time", rdf.XSDNamespace+"anyURI", rdf.RDFNamespace+"HTML", "http://schema.org/Date", "https://schema.org/Date", "https://x.example/datatype")}
		}
		return rdf.Object{Kind: rdf.String, Text: lexical}
	}
	var g rdf.Graph
	for range rapid.IntRange(1, 6).Draw(t, "types") {
		g.EnsureNode(subject(), 0).AddType(class(), 0)
	}
	for range rapid.IntRange(0, 20).Draw(t, "triples") {
		n := g.EnsureNode(subject(), 0)
		n.Root = n.Root || rapid.IntRange(0, 9).Draw(t, "root") == 0
		if rapid.Bool().Draw(t, "literal") {
			n.Add(property(), literal(), 0)
		} else {
			n.Add(property(), subject().Object(), 0)
		}
	}
	return &g
}

func TestThingsOfAnyGraph(t *testing.T) {
	problems, none := 0, 0
	for range 20 {
		rapid.Check(t, func(t *rapid.T) {
			if len(requireSameAgain(t, drawTriples(t)).Problems) > 0 {
				problems++
			} else {
				none++
			}
		})
	}
	assert.Positive(t, problems, "everything fits")
	assert.Positive(t, none, "nothing fits")
}

func FuzzThingsOf(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { requireSameAgain(t, drawTriples(t)) }))
}
