package rdf_test

import (
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// canonicalText gives the canonical form of quads.
func canonicalText(t require.TestingT, quads []rdf.Quad) string {
	return canonicalTextBy(t, quads, sha256.New)
}

// canonicalTextBy gives the canonical form that a hash algorithm makes.
func canonicalTextBy(t require.TestingT, quads []rdf.Quad, hash rdf.HashAlgorithm) string {
	form, err := rdf.CanonicalizeQuads(slices.Values(quads), hash)
	require.NoError(t, err)
	return string(form.Text)
}

func triple(s rdf.Subject, predicate string, o rdf.Object) rdf.Quad {
	return rdf.Quad{Triple: rdf.Triple{Subject: s, Predicate: predicate, Object: o}}
}

// The escapes are those of appendix A of RDFC-1.0.
func TestCanonicalEscapes(t *testing.T) {
	tests := map[string]string{
		"":                            ``,
		"Grüße, 診療所 \U0001F303":       "Grüße, 診療所 \U0001F303",
		"\t\b\n\r\f\"\\":              `\t\b\n\r\f\"\\`,
		"'/ \u007E\u0080\u009F\u00A0": "'/ \u007E\u0080\u009F\u00A0",
		"\x00\x07\x0B\x0E\x1F\x7F":    `\u0000\u0007\u000B\u000E\u001F\u007F`,
		"\uF000\uFFBF\uFFC0\uFFFD":    "\uF000\uFFBF\uFFC0\uFFFD",
		"\uFFFE\uFFFF":                `\uFFFE\uFFFF`,
		"a\uFFFFb\uFFFE\n":            `a\uFFFFb\uFFFE\n`,
		"\U0001FFFE\U0010FFFF":        "\U0001FFFE\U0010FFFF",
		"\u2028\u2029\uFEFF":          "\u2028\u2029\uFEFF",
	}
	for given, want := range tests {
		assert.Equal(t, `<urn:s> <urn:p> "`+want+"\" .\n",
			canonicalText(t, []rdf.Quad{triple(iri("urn:s"), "urn:p", text(given))}), "%q", given)
	}
}

func TestCanonicalTerms(t *testing.T) {
	literal := func(kind rdf.Kind, text, tag string) rdf.Object { return rdf.Object{Kind: kind, Text: text, Tag: tag} }
	tests := map[string]rdf.Object{
		`<urn:ö>`:                           iri("urn:ö").Object(),
		`_:c14n0`:                           blank("no label\n> .").Object(),
		`"a"`:                               literal(rdf.TypedLiteral, "a", rdf.XSDString),
		`"a"@de-AT`:                         literal(rdf.LanguageString, "a", "de-AT"),
		`"2024"^^<urn:gYear>`:               literal(rdf.TypedLiteral, "2024", "urn:gYear"),
		`"19"^^<` + rdf.XSDInteger + `>`:    literal(rdf.Number, "19.0", ""),
		`"1.99E1"^^<` + rdf.XSDDouble + `>`: literal(rdf.Number, "19.90", ""),
		`"true"^^<` + rdf.XSDBoolean + `>`:  literal(rdf.Boolean, "true", ""),
		`"019.90"^^<` + rdf.XSDDouble + `>`: literal(rdf.TypedLiteral, "019.90", rdf.XSDDouble),
	}
	for want, o := range tests {
		quads := []rdf.Quad{triple(iri("urn:s"), "urn:p", o)}
		assert.Equal(t, "<urn:s> <urn:p> "+want+" .\n", canonicalText(t, quads))
		quads[0].Graph = iri("urn:g")
		assert.Equal(t, "<urn:s> <urn:p> "+want+" <urn:g> .\n", canonicalText(t, quads))
	}
}

func TestCanonicalFormIsASet(t *testing.T) {
	number := rdf.Object{Kind: rdf.Number, Text: "1"}
	integer := rdf.Object{Kind: rdf.TypedLiteral, Text: "1", Tag: rdf.XSDInteger}
	named := triple(blank("b"), "urn:p", integer)
	named.Graph = blank("g")
	assert.Equal(t, `_:c14n0 <urn:p> "1"^^<`+rdf.XSDInteger+"> .\n"+
		`_:c14n0 <urn:p> "1"^^<`+rdf.XSDInteger+"> _:c14n1 .\n",
		canonicalText(t, []rdf.Quad{
			triple(blank("b"), "urn:p", number), triple(blank("b"), "urn:p", integer), named, named,
			triple(blank("b"), "urn:p", number),
		}))
	assert.Empty(t, canonicalText(t, nil))
}

func TestCanonicalizeASource(t *testing.T) {
	form, err := rdf.Canonicalize(someTriples, sha256.New)
	require.NoError(t, err)
	assert.Equal(t, strings.Join([]string{
		`<urn:a> <` + rdf.TypeIRI + `> <urn:A> .`,
		`<urn:a> <urn:p> "1"^^<` + rdf.XSDInteger + `> .`,
		`<urn:a> <urn:p> _:c14n0 .`,
		`_:c14n0 <urn:q> "x"@en .`,
	}, "\n")+"\n", string(form.Text))
	assert.Equal(t, map[string]string{"b": "c14n0"}, form.Labels())
	assert.Zero(t, form.Work)

	var g rdf.Graph
	require.NoError(t, someTriples.TellTo(&g))
	g.Name = "urn:graph"
	again, err := rdf.Canonicalize(&g, sha256.New)
	require.NoError(t, err)
	assert.Equal(t, form, again, "a name makes no difference")

	own := errors.New("own error")
	_, err = rdf.Canonicalize(&sourceFunc{tell: func(int, rdf.Sink) error { return own }}, sha256.New)
	assert.Equal(t, own, err)
}

func TestCanonicalFormRefusesWhatCannotBeWritten(t *testing.T) {
	good := triple(iri("urn:s"), "urn:p", text("v"))
	good.Graph = iri("urn:g")
	tests := map[string]struct {
		change func(*rdf.Quad)
		want   string
	}{
		"subject":         {func(q *rdf.Quad) { q.Subject.Text = "urn:s> <urn:p> <urn:o> .\n<urn:s" }, `the IRI "urn:s> <urn:p> <urn:o> .\n<urn:s" has the character '>' at byte 5; expected an absolute IRI (RFC 3987), in what is said of "<urn:s> <urn:p> <urn:o> .\\n<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"zero subject":    {func(q *rdf.Quad) { q.Subject = rdf.Subject{} }, `the IRI is empty; expected an absolute IRI (RFC 3987), in what is said of "(none)" by "urn:p" in the graph "<urn:g>"`},
		"predicate":       {func(q *rdf.Quad) { q.Predicate = "name" }, `the IRI "name" is not absolute: it has no scheme; expected an absolute IRI (RFC 3987), in what is said of "<urn:s>" by "name" in the graph "<urn:g>"`},
		"graph":           {func(q *rdf.Quad) { q.Graph.Text = "urn:\xff" }, `the IRI "urn:\xff" has invalid UTF-8 at byte 4; expected an absolute IRI (RFC 3987), in what is said of "<urn:s>" by "urn:p" in the graph "<urn:\\xff>"`},
		"object":          {func(q *rdf.Quad) { q.Object = iri("urn: ").Object() }, `the IRI "urn: " has a space at byte 4; expected an absolute IRI (RFC 3987), in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"text":            {func(q *rdf.Quad) { q.Object = text("a\xed\xa0\x80") }, `the text is not UTF-8: byte 1 is "\xed"; expected UTF-8, in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"no object":       {func(q *rdf.Quad) { q.Object = rdf.Object{} }, `Kind(0) is no kind of value; expected IRI to TypedLiteral, in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"datatype":        {func(q *rdf.Quad) { q.Object = rdf.Object{Kind: rdf.TypedLiteral, Text: "a", Tag: "Date"} }, `the IRI "Date" is not absolute: it has no scheme; expected an absolute IRI (RFC 3987), in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"language":        {func(q *rdf.Quad) { q.Object = rdf.Object{Kind: rdf.LanguageString, Text: "a", Tag: "de_AT"} }, `"de_AT" is no language tag: "de_AT" cannot stand there; expected a language tag (BCP 47) such as de or zh-Hans-CN, in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"end of language": {func(q *rdf.Quad) { q.Object = rdf.Object{Kind: rdf.LanguageString, Text: "a", Tag: "de-"} }, `"de-" is no language tag: a part is missing; expected a language tag (BCP 47) such as de or zh-Hans-CN, in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
		"number":          {func(q *rdf.Quad) { q.Object = rdf.Object{Kind: rdf.Number, Text: "1,5"} }, `"1,5" is no number; expected digits as JSON writes them (RFC 8259, section 6), in what is said of "<urn:s>" by "urn:p" in the graph "<urn:g>"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			bad := good
			test.change(&bad)
			for _, quads := range [][]rdf.Quad{{bad}, {good, bad}, {good, good, bad}} {
				_, err := rdf.CanonicalizeQuads(slices.Values(quads), sha256.New)
				assert.EqualError(t, err, test.want)
				var problem *rdf.Problem
				assert.ErrorAs(t, err, &problem)
			}
		})
	}
}

// clique gives nodes each of which leads to all others.
func clique(size int) (quads []rdf.Quad) {
	for i := range size {
		for j := range size {
			if i != j {
				quads = append(quads, triple(blank(fmt.Sprint("b", i)), "urn:knows", blank(fmt.Sprint("b", j)).Object()))
			}
		}
	}
	return quads
}

// chain gives nodes each of which leads to the next.
func chain(size int) (quads []rdf.Quad) {
	for i := range size - 1 {
		quads = append(quads, triple(blank(fmt.Sprint("b", i)), "urn:next", blank(fmt.Sprint("b", i+1)).Object()))
	}
	return quads
}

// reviewed gives a clinic with reviews that are all the same.
func reviewed(clinic rdf.Subject, reviews int) (quads []rdf.Quad) {
	quads = append(quads, triple(clinic, rdf.TypeIRI, iri("https://schema.org/MedicalClinic").Object()))
	for i := range reviews {
		part := func(name string) rdf.Subject { return blank(fmt.Sprint(name, i, "of", clinic.Text)) }
		quads = append(quads,
			triple(clinic, "https://schema.org/review", part("review").Object()),
			triple(part("review"), rdf.TypeIRI, iri("https://schema.org/Review").Object()),
			triple(part("review"), "https://schema.org/author", part("author").Object()),
			triple(part("author"), "https://schema.org/name", text("P. Patient")),
			triple(part("review"), "https://schema.org/reviewRating", part("rating").Object()),
			triple(part("rating"), "https://schema.org/ratingValue", rdf.Object{Kind: rdf.Number, Text: "5"}),
		)
	}
	return quads
}

func TestCanonicalFormStopsAtTheBudget(t *testing.T) {
	tests := map[string]struct {
		quads []rdf.Quad
		hash  rdf.HashAlgorithm
		nodes int
	}{
		"clique of 8":              {clique(8), sha256.New, 8},
		"clique of 8 with SHA-384": {clique(8), sha512.New384, 8},
		"clique of 9":              {clique(9), sha256.New, 9},
		"chain of 1000":            {chain(1000), sha256.New, 998},
	}
	for name, test := range tests {
		_, err := rdf.CanonicalizeQuads(slices.Values(test.quads), test.hash)
		var budget *rdf.BudgetError
		require.ErrorAs(t, err, &budget, name)
		assert.Equal(t, test.nodes, budget.Nodes, name)
		assert.Less(t, budget.Budget, 250_000, "%s: some tenths of a second", name)
	}
}

func TestBudget(t *testing.T) {
	quads := slices.Values(clique(5))
	form, err := rdf.CanonicalizeQuads(quads, sha256.New)
	require.NoError(t, err)
	require.Positive(t, form.Work)

	enough, err := rdf.CanonicalizeQuads(quads, sha256.New, rdf.Budget(1), rdf.Budget(form.Work))
	require.NoError(t, err)
	assert.Equal(t, form, enough)
	_, err = rdf.CanonicalizeQuads(quads, sha256.New, rdf.Budget(form.Work-1))
	assert.Equal(t, &rdf.BudgetError{Budget: form.Work - 1, Nodes: 5}, err)
	assert.EqualError(t, err, fmt.Sprintf("rdf: telling apart 5 blank nodes that look alike took more than the work budget of %d steps; "+
		"give the nodes IRIs, or a larger Budget where the graph is from somebody to trust", form.Work-1))
	for _, none := range []rdf.Budget{0, -1} {
		_, err = rdf.CanonicalizeQuads(quads, sha256.New, rdf.Budget(1), none)
		assert.NoError(t, err, "the default")
	}
}

func TestCanonicalFormRefusesAnUnknownHashAlgorithm(t *testing.T) {
	form, err := rdf.Canonicalize(someTriples, nil)
	assert.EqualError(t, err, "rdf: there is no hash algorithm; give sha256.New or sha512.New384")
	assert.Nil(t, form)
}

func TestIdenticalReviewsSucceed(t *testing.T) {
	const many = 5000
	for name, quads := range map[string][]rdf.Quad{
		"of a clinic with an IRI": reviewed(iri("https://sunrise.example/#clinic"), many),
		"of a blank clinic":       reviewed(blank("clinic"), many),
		"of two that are alike":   slices.Concat(reviewed(blank("a"), many/2), reviewed(blank("b"), many/2)),
	} {
		form, err := rdf.CanonicalizeQuads(slices.Values(quads), sha256.New)
		require.NoError(t, err, name)
		assert.Equal(t, len(quads), strings.Count(string(form.Text), "\n"), name)
		assert.Less(t, form.Work, 5*len(quads), name)
	}
}
