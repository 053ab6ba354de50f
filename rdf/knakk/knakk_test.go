package knakk_test

import (
	"bytes"
	"math"
	"testing"

	library "github.com/knakk/rdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/rdf/knakk"
	"github.com/healthld/healthld/schema"
)

const example = "https://sunrise.example/"

// Each object as N-Triples write what knakk/rdf has of it.
func TestObjects(t *testing.T) {
	typed := func(text, datatype string) string { return `"` + text + `"^^<` + rdf.XSDNamespace + datatype + `>` }
	for _, test := range []struct {
		object rdf.Object
		want   string
		back   rdf.Object // where it differs
	}{
		{rdf.Object{Kind: rdf.IRI, Text: example}, "<" + example + ">", rdf.Object{}},
		{rdf.Object{Kind: rdf.BlankNode, Text: "b0"}, "_:b0", rdf.Object{}},
		{rdf.Object{Kind: rdf.String, Text: "a \"b\"\n"}, `"a \"b\"\n"`, rdf.Object{}},
		{rdf.Object{Kind: rdf.LanguageString, Text: "Klinik", Tag: "de-CH"}, `"Klinik"@de-CH`, rdf.Object{}},
		{rdf.Object{Kind: rdf.Boolean, Text: "false"}, typed("false", "boolean"), rdf.Object{}},
		{rdf.Object{Kind: rdf.TypedLiteral, Text: "2026", Tag: "http://schema.org/Date"}, `"2026"^^<http://schema.org/Date>`, rdf.Object{}},
		{rdf.Object{Kind: rdf.TypedLiteral, Text: "007", Tag: rdf.XSDInteger}, typed("007", "integer"), rdf.Object{}},
		{rdf.Object{Kind: rdf.Number, Text: "5"}, typed("5", "integer"), rdf.Object{}},
		{rdf.Object{Kind: rdf.Number, Text: "12345678901234567890"}, typed("12345678901234567890", "integer"), rdf.Object{}},
		{rdf.Object{Kind: rdf.Number, Text: "-5.0"}, typed("-5", "integer"), rdf.Object{Kind: rdf.Number, Text: "-5"}},
		{rdf.Object{Kind: rdf.Number, Text: "-0"}, typed("0", "integer"), rdf.Object{Kind: rdf.Number, Text: "0"}},
		{rdf.Object{Kind: rdf.Number, Text: "1e3"}, typed("1000", "integer"), rdf.Object{Kind: rdf.Number, Text: "1000"}},
		{rdf.Object{Kind: rdf.Number, Text: "19.90"}, typed("1.99E1", "double"), rdf.Object{Kind: rdf.Number, Text: "1.99E1"}},
		{rdf.Object{Kind: rdf.Number, Text: "1e21"}, typed("1.0E21", "double"), rdf.Object{Kind: rdf.Number, Text: "1.0E21"}},
		{rdf.Object{Kind: rdf.Number, Text: "0.000001"}, typed("1.0E-6", "double"), rdf.Object{Kind: rdf.Number, Text: "1.0E-6"}},
	} {
		object, err := knakk.ObjectOf(test.object)
		require.NoError(t, err, test.object)
		assert.Equal(t, test.want, object.Serialize(library.NTriples))
		back, err := knakk.FromObject(object)
		require.NoError(t, err, test.object)
		if test.back == (rdf.Object{}) {
			test.back = test.object
		}
		assert.Equal(t, test.back, back)
	}
}

func TestWhatDoesNotFit(t *testing.T) {
	for expected, object := range map[string]rdf.Object{
		"object is not set":              {},
		"not absolute":                   {Kind: rdf.IRI, Text: "/clinic"},
		"the character '>'":              {Kind: rdf.IRI, Text: example + "> <x:b> <x:c"},
		"have the label \"\"":            {Kind: rdf.BlankNode, Text: ""},
		`have the label "a b"`:           {Kind: rdf.BlankNode, Text: "a b"},
		`have the label "a."`:            {Kind: rdf.BlankNode, Text: "a."},
		"not UTF-8":                      {Kind: rdf.String, Text: "\xff"},
		"no language tag":                {Kind: rdf.LanguageString, Text: "a"},
		`the language "zh-Hans-CN"`:      {Kind: rdf.LanguageString, Text: "a", Tag: "zh-Hans-CN"},
		`the language "de .`:             {Kind: rdf.LanguageString, Text: "a", Tag: "de .\n<a:b>"},
		"is no boolean":                  {Kind: rdf.Boolean, Text: "yes"},
		"is no number":                   {Kind: rdf.Number, Text: "1,5"},
		"too large":                      {Kind: rdf.Number, Text: "1e400"},
		"no datatype":                    {Kind: rdf.TypedLiteral, Text: "a"},
		"rdf:langString has no language": {Kind: rdf.TypedLiteral, Text: "a", Tag: rdf.RDFNamespace + "langString"},
	} {
		_, err := knakk.ObjectOf(object)
		if problem := (*rdf.Problem)(nil); assert.ErrorAs(t, err, &problem, object) {
			assert.ErrorContains(t, err, expected)
			assert.NotEmpty(t, problem.Expected)
		}
	}
	_, err := knakk.SubjectOf(rdf.Subject{})
	assert.ErrorContains(t, err, "subject is not set")
}

// What a caller may hand over by mistake, of which much makes knakk/rdf panic.
func TestWhatDoesNotFitBack(t *testing.T) {
	iri, err := library.NewIRI("/relative")
	require.NoError(t, err, "knakk/rdf takes it")
	blank, err := library.NewBlank("a b")
	require.NoError(t, err, "knakk/rdf takes it")
	langString, err := library.NewIRI(rdf.RDFNamespace + "langString")
	require.NoError(t, err)
	for name, object := range map[string]library.Object{
		"nothing":           nil,
		"zero IRI":          library.IRI{},
		"zero blank node":   library.Blank{},
		"zero literal":      library.Literal{},
		"relative":          iri,
		"bad label":         blank,
		"bad datatype":      library.NewTypedLiteral("a", iri),
		"no language":       library.NewTypedLiteral("a", langString),
		"not UTF-8":         library.NewTypedLiteral("\xff", langString),
		"pointer to a term": &blank,
	} {
		_, err := knakk.FromObject(object)
		problem := (*rdf.Problem)(nil)
		assert.ErrorAs(t, err, &problem, name)
	}
	_, err = knakk.FromTriple(library.Triple{})
	assert.ErrorContains(t, err, "subject is not set")
	_, err = knakk.FromTriples([]library.Triple{{}})
	assert.ErrorContains(t, err, "subject is not set")
}

// A description goes through the triples of knakk/rdf and its N-Triples encoder.
func TestTriplesOf(t *testing.T) {
	d := schema.Describe(&schema.MedicalClinic{
		ID:     example + "#clinic",
		Name:   schema.Localized{"en": "Sunrise Clinic", "de": "Klinik Sonnenaufgang"},
		Review: &schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Number(4.5)}},
	})
	triples, err := knakk.TriplesOf(d)
	require.NoError(t, err)
	var out bytes.Buffer
	encoder := library.NewTripleEncoder(&out, library.NTriples)
	require.NoError(t, encoder.EncodeAll(triples))
	require.NoError(t, encoder.Close())
	assert.Equal(t, `<https://sunrise.example/#clinic> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MedicalClinic> .
<https://sunrise.example/#clinic> <http://schema.org/name> "Klinik Sonnenaufgang"@de .
<https://sunrise.example/#clinic> <http://schema.org/name> "Sunrise Clinic"@en .
<https://sunrise.example/#clinic> <http://schema.org/review> _:b0 .
_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Review> .
_:b0 <http://schema.org/reviewRating> _:b1 .
_:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Rating> .
_:b1 <http://schema.org/ratingValue> "4.5E0"^^<http://www.w3.org/2001/XMLSchema#double> .
`, out.String())

	graph, err := knakk.FromTriples(triples)
	require.NoError(t, err)
	assert.Equal(t, len(triples), graph.Len())

	_, err = knakk.TriplesOf(schema.Describe(&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Number(math.NaN())}}))
	assert.Error(t, err, "the source's")
	_, err = knakk.TriplesOf(schema.Describe(&schema.Review{Name: schema.Localized{"zh-Hans-CN": "a"}}))
	assert.ErrorContains(t, err, "zh-Hans-CN")
}

// Whatever the library takes comes back as it was.
func TestRoundTrip(t *testing.T) {
	texts := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z]{1,8}:[a-z/#%]{0,8}`), rapid.StringMatching(`-?[0-9]{1,3}(\.[0-9]{1,3})?(e[0-9])?|true|false`))
	objects := rapid.Custom(func(t *rapid.T) rdf.Object {
		return rdf.Object{
			Kind: rapid.SampledFrom([]rdf.Kind{rdf.IRI, rdf.BlankNode, rdf.String, rdf.LanguageString, rdf.Boolean, rdf.Number, rdf.TypedLiteral}).Draw(t, "kind"),
			Text: texts.Draw(t, "text"),
			Tag:  rapid.SampledFrom([]string{"de", "en-GB", rdf.XSDInteger, rdf.XSDBoolean, "http://schema.org/Date"}).Draw(t, "tag"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		first, err := knakk.ObjectOf(objects.Draw(t, "object"))
		if err != nil {
			return
		}
		ours, err := knakk.FromObject(first)
		require.NoError(t, err)
		second, err := knakk.ObjectOf(ours)
		require.NoError(t, err)
		require.Equal(t, first, second)
		// String of a literal is as it is stored; Serialize must not panic.
		require.NotEmpty(t, second.Serialize(library.NTriples))
	})
}
