package rdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

func TestReadTurtleWithPlaces(t *testing.T) {
	const text = `@prefix schema: <http://schema.org/> . # a comment
@base <https://sunrise.example/a/b> .
PREFIX : <#>
<#clinic> a schema:MedicalClinic , :Type ;
	schema:name 'Klinik'@de-CH , "Clinic" ;;
	schema:review [ a schema:Review ; schema:position 5 ; schema:author _:p ; ] ;
	schema:geo [] ;
	schema:url <../c?d> ; schema:list ( 1.50 1e3 true ) .
_:p schema:description """two
"lines" \u00e9""" ; schema:birthDate "2026"^^schema:Date .
[ schema:name :a\,b.c%20 ] .
() schema:name "nil" .
`
	dataset, problems := rdf.Read([]byte(text), rdf.Turtle, rdf.FileName("a.ttl"), rdf.Base("https://not.example/used"))
	require.Empty(t, problems)
	assert.Equal(t, strings.ReplaceAll(`<https://sunrise.example/a/b#clinic> a <http://schema.org/MedicalClinic> .
<https://sunrise.example/a/b#clinic> a <https://sunrise.example/a/b#Type> .
<https://sunrise.example/a/b#clinic> <http://schema.org/name> "Klinik"@de-CH .
<https://sunrise.example/a/b#clinic> <http://schema.org/name> "Clinic" .
<https://sunrise.example/a/b#clinic> <http://schema.org/review> _:b0 .
<https://sunrise.example/a/b#clinic> <http://schema.org/geo> _:b1 .
<https://sunrise.example/a/b#clinic> <http://schema.org/url> <https://sunrise.example/c?d> .
<https://sunrise.example/a/b#clinic> <http://schema.org/list> _:b2 .
_:b0 a <http://schema.org/Review> .
_:b0 <http://schema.org/position> 5 .
_:b0 <http://schema.org/author> _:p .
_:b2 <`+rdf.RDFNamespace+`first> "1.50"^^<`+rdf.XSDNamespace+`decimal> .
_:b2 <`+rdf.RDFNamespace+`rest> _:b3 .
_:b3 <`+rdf.RDFNamespace+`first> "1e3"^^<`+rdf.XSDDouble+`> .
_:b3 <`+rdf.RDFNamespace+`rest> _:b4 .
_:b4 <`+rdf.RDFNamespace+`first> true .
_:b4 <`+rdf.RDFNamespace+`rest> <`+rdf.RDFNamespace+`nil> .
_:p <http://schema.org/description> "two\n\"lines\" é" .
_:p <http://schema.org/birthDate> "2026"^^<http://schema.org/Date> .
_:b5 <http://schema.org/name> <https://sunrise.example/a/b#a,b.c%20> .
<`+rdf.RDFNamespace+`nil> <http://schema.org/name> "nil" .`, " a <", " <"+rdf.TypeIRI+"> <"), strings.Join(quadLines(dataset), "\n"))

	place := func(pos rdf.Pos) string { return dataset.Position(pos).String() }
	graph := dataset.Graph(rdf.Subject{})
	clinic := graph.Node(iri("https://sunrise.example/a/b#clinic"))
	assert.Equal(t, "a.ttl:4:1", place(clinic.Pos))
	assert.Equal(t, "a.ttl:4:13", place(clinic.Types[0].Pos))
	assert.Equal(t, "a.ttl:4:36", place(clinic.Types[1].Pos))
	names := clinic.Property("http://schema.org/name")
	assert.Equal(t, "a.ttl:5:2", place(names.Pos))
	assert.Equal(t, "a.ttl:5:14", place(names.Values[0].Pos))
	assert.Equal(t, "a.ttl:5:31", place(names.Values[1].Pos))
	review := graph.Node(blank("b0"))
	assert.Equal(t, "a.ttl:6:16", place(review.Pos))
	assert.Equal(t, "a.ttl:6:36", place(review.Properties[0].Pos))
	assert.Equal(t, "a.ttl:6:52", place(review.Properties[0].Values[0].Pos))
	assert.Equal(t, "a.ttl:8:36", place(graph.Node(blank("b2")).Pos))
	assert.Equal(t, "a.ttl:8:38", place(graph.Node(blank("b2")).Properties[0].Values[0].Pos))
	assert.Equal(t, "a.ttl:9:1", place(graph.Node(blank("p")).Pos))
	assert.Equal(t, "a.ttl:11:1", place(graph.Node(blank("b5")).Pos))
}

// Reading ends at the first fault and says where that is; what stands before it is
// in the graph.
func TestReadTurtleSaysWhereItEnds(t *testing.T) {
	for text, want := range map[string]string{
		`<urn:a> <urn:p> "a"`:                                 `20: the statement goes on with the end; expected a full stop`,
		`<urn:a> <urn:p> "a`:                                  `17: the text in quotes has no end; expected " behind it`,
		`<urn:a> <urn:p> """a" `:                              `17: the text in quotes has no end; expected """ behind it`,
		`<urn:a> <urn:p> '''a\'''`:                            `17: the text in quotes has no end; expected ''' behind it`,
		"<urn:a> <urn:p> 'a\nb' .":                            `19: the line ends within a text in quotes`,
		"<urn:a> <urn:p> \"\\t\r\" .":                         `20: the line ends within a text in quotes`,
		`<urn:a> <urn:p> "\e" .`:                              `18: this escape is none that texts have`,
		`<urn:a> <urn:p> """\uDFFF""" .`:                      `20: this escape is none that texts have`,
		`<urn:a> <urn:p> <urn:b`:                              `17: the IRI has no end`,
		`<urn:a> <urn:p> <b> .`:                               `17: the relative IRI "b" needs a base IRI`,
		`<urn:a> <urn:p> <urn:b c> .`:                         `17: the IRI "urn:b c" has a space`,
		`<urn:a> <urn:p> <urn:\u0020> .`:                      `17: the IRI "urn: " has a space`,
		`<urn:a> <urn:p> <urn:\n> .`:                          `22: this escape is none that IRIs have`,
		`<urn:a> <urn:p> b .`:                                 `17: the object is the word "b"; expected an IRI, a blank node, a literal, "[" or "("`,
		`<urn:a> <urn:p> TRUE .`:                              `17: the object is the word "TRUE"`,
		`<urn:a> <urn:p> ex:b .`:                              `17: the prefix "ex:" is not declared; expected @prefix with its IRI before`,
		`<urn:a> a:b "" .`:                                    `9: the prefix "a:" is not declared`,
		`<urn:a> b "" .`:                                      `9: the predicate is the word "b"; expected an IRI, or "a"`,
		`<urn:a> _:b "" .`:                                    `9: the predicate begins with "_"`,
		`<urn:a> "b" "" .`:                                    `9: the predicate begins with "\""`,
		`<urn:a> .`:                                           `9: the predicate begins with "."`,
		`<urn:a> <urn:p> .`:                                   `17: the object begins with "."`,
		`<urn:a> <urn:p> + .`:                                 `17: the object begins with "+"`,
		`<urn:a> <urn:p> 5.e .`:                               `19: the subject is the word "e"`,
		`<urn:a> <urn:p> 5, .`:                                `20: the object begins with "."`,
		`"a" <urn:p> 5 .`:                                     `1: the subject begins with "\""`,
		`a <urn:p> 5 .`:                                       `1: the subject is the word "a"`,
		`] .`:                                                 `1: the subject begins with "]"`,
		`[] .`:                                                `4: the predicate begins with "."`,
		`[ <urn:p> 5 `:                                        `1: what stands in brackets has no end; expected "]" behind it`,
		`[ <urn:p> 5 . ]`:                                     `13: what stands in brackets goes on with "."; expected "]"`,
		`<urn:a> <urn:p> ( 5 `:                                `17: what stands in parentheses has no end; expected ")" behind it`,
		`<urn:a> <urn:p> ( , ) .`:                             `19: the object begins with ","`,
		`( 5 ) .`:                                             `7: the predicate begins with "."`,
		`<urn:a> <urn:p> _a .`:                                `17: "_" is followed by "a"; expected a colon`,
		`<urn:a> <urn:p> _: .`:                                `17: the blank node has no label`,
		`<urn:a> <urn:p> ""@de_CH .`:                          `22: the statement goes on with "_"`,
		`<urn:a> <urn:p> ""@d .`:                              `19: "d" is no language tag`,
		`<urn:a> <urn:p> ""^^"a" .`:                           `21: the datatype begins with "\""`,
		`<urn:a> <urn:p> ""^<urn:b> .`:                        `19: the statement goes on with "^"`,
		`<urn:a> <urn:p> ""^^<` + langString:                  `21: the IRI has no end`,
		`<urn:a> <urn:p> ""^^<` + langString + `> .`:          `21: a literal of datatype rdf:langString has no language`,
		`@prefix a <urn:b> .`:                                 `10: a prefix is followed by " "; expected a name and a colon`,
		`@prefix a. : <urn:b> .`:                              `10: a prefix is followed by "."`,
		`@prefix a: "urn:b" .`:                                `12: behind the prefix stands "\""; expected an IRI in angle brackets`,
		`@prefix a: <urn:b>`:                                  `19: the directive goes on with the end; expected a full stop`,
		`PREFIX a: <urn:b> .`:                                 `19: the subject begins with "."`,
		`@base "urn:b" .`:                                     `7: behind the base stands "\""`,
		`@base <b> .`:                                         `7: the relative IRI "b" needs a base IRI`,
		`BASE <urn:b> .`:                                      `14: the subject begins with "."`,
		`@PREFIX a: <urn:b> .`:                                `1: the statement begins with "@"; expected @prefix, @base or a subject`,
		`@prefix a: <urn:b> . a:%4 a a:c .`:                   `24: "%" in a name is not followed by two digits in base 16`,
		`@prefix a: <urn:b> . a:\b a a:c .`:                   `24: this escape is none that names have`,
		`@prefix a: <urn:b> . a:- a a:c .`:                    `24: the predicate begins with "-"`,
		`@prefix a: <b> .`:                                    `12: the relative IRI "b" needs a base IRI`,
		"<urn:a> <urn:p> \"a\xff\" .":                         `19: the text is not UTF-8; expected UTF-8`,
		"# \xed\xa0\x80":                                      `3: the text is not UTF-8`,
		"<urn:a> <urn:p> ? . # \xff":                          `17: the object begins with "?"`,
		"<urn:a> <urn:p> [ # \xff\n] .":                       `21: the text is not UTF-8`,
		"<urn:a> <urn:p>\xff":                                 `16: the text is not UTF-8`,
		"<urn:a> <urn:p> \x1b[31m .":                          `17: the object begins with "\x1b"`,
		`<urn:a> <urn:p> << <urn:a> <urn:b> <urn:c> >> .`:     `17: the IRI "< <urn:a" has the character '<' at byte 0`,
		`<urn:a> <urn:p> "a" , "b" ; <urn:q> [ <urn:r> ] .`:   `47: the object begins with "]"`,
		`{ <urn:a> <urn:b> <urn:c> }`:                         `1: the subject begins with "{"`,
		`<urn:a> = <urn:b> .`:                                 `9: the predicate begins with "="`,
		`@prefix : <urn:x:> . :a :b :c; . :d :e :f ; ; ; , .`: `49: the predicate begins with ","`,
	} {
		text = "<urn:first> <urn:p> \"\" .\n" + text
		dataset, problems := rdf.Read([]byte(text), rdf.Turtle, rdf.FileName("a"))
		assert.NotZero(t, dataset.Len(), text)
		if assert.Len(t, problems, 1, text) {
			assert.True(t, strings.HasPrefix(problems[0].Error(), "a:2:"+want), "%s\n%s\n%s", text, problems[0].Error(), want)
		}
	}
}

// Nodes without a label never get one that stands in the text, wherever.
func TestLabelsOfATextAreKept(t *testing.T) {
	dataset, problems := rdf.Read([]byte(`
_:b0 <urn:p> [ <urn:p> _:b1 ], [ <urn:p> _:b2, _:b1 ] .
[] <urn:p> _:b3 .
_:b4 <urn:p> ( [] ) .
`), rdf.Turtle)
	require.Empty(t, problems)
	want := rdf.Events{{Kind: rdf.GraphStart, Count: -1}}
	node := func(subject string, objects ...string) {
		want = append(want, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: subject})
		for i, o := range objects {
			e := valueOf("urn:p", int32(max(0, len(objects)*(1-i))), rdf.Event{Kind: rdf.BlankNode, Text: o})
			if strings.HasPrefix(o, "rdf:") {
				e = rdf.Event{Kind: rdf.IRI, Text: rdf.RDFNamespace + o[4:]}
			}
			want = append(want, e)
		}
		want = append(want, rdf.Event{Kind: rdf.NodeEnd})
	}
	node("A", "X", "Y")
	node("X", "B")
	node("Y", "C", "B")
	node("Z", "D")
	node("E", "L")
	want = append(want, rdf.Event{Kind: rdf.NodeStart, Flags: rdf.Blank, Text: "L"},
		valueOf(rdf.RDFNamespace+"first", 1, rdf.Event{Kind: rdf.BlankNode, Text: "M"}),
		valueOf(rdf.RDFNamespace+"rest", 1, rdf.Event{Kind: rdf.IRI, Text: rdf.RDFNamespace + "nil"}), rdf.Event{Kind: rdf.NodeEnd})
	requireIsomorphic(t, want, dataset.Graph(rdf.Subject{}))
}

func TestLimitsOfTurtle(t *testing.T) {
	nested := func(depth int) string {
		return "<urn:a> <urn:p> " + strings.Repeat("[ <urn:p> ", depth) + "5" + strings.Repeat("]", depth) + " ."
	}
	lists := func(depth int) string {
		return "<urn:a> <urn:p> " + strings.Repeat("(", depth) + strings.Repeat(")", depth) + " ."
	}
	for _, text := range []string{nested(500), lists(500)} {
		_, problems := rdf.Read([]byte(text), rdf.Turtle)
		assert.Empty(t, problems)
	}
	for text, want := range map[string]string{
		nested(501):     "1:5017: brackets are nested deeper than 500; expected less of them, one in the other",
		lists(501):      "1:517: brackets are nested deeper than 500; expected less of them, one in the other",
		nested(100_000): "1:5017: brackets are nested deeper than 500; expected less of them, one in the other",
	} {
		_, problems := rdf.Read([]byte(text), rdf.Turtle)
		require.Len(t, problems, 1)
		assert.EqualError(t, problems[0], want)
	}
	_, problems := rdf.Read([]byte(nested(20_000)), rdf.Turtle, rdf.Limit(rdf.Limits{Depth: 1 << 30}))
	require.Len(t, problems, 1)
	assert.ErrorContains(t, problems[0], "nested deeper than 10000")
	assert.True(t, problems[0].Incomplete)

	long := strings.Repeat("a", 200)
	for _, text := range []string{
		`<urn:a> <urn:p> "` + long + `" .`, `<urn:a> <urn:p> """` + long + `""" .`, `<urn:a> <urn:p> <urn:` + long + `> .`,
		`@prefix a: <urn:a> . a:a a:p a:` + long + ` .`, `<urn:a> <urn:p> ` + strings.Repeat("1", 200) + ` .`,
	} {
		_, problems := rdf.Read([]byte(text), rdf.Turtle, rdf.Limit(rdf.Limits{Line: 100}))
		if assert.Len(t, problems, 1, text) {
			assert.Regexp(t, `the term has 20\d bytes; expected at most 100$`, problems[0].Error())
			assert.True(t, problems[0].Incomplete)
		}
		_, problems = rdf.Read([]byte(text), rdf.Turtle, rdf.Limit(rdf.Limits{Line: 300}))
		assert.Empty(t, problems)
	}
}

// A long base or namespace makes much of a short text.
func TestTurtleDoesNotGrowBeyondItsLimit(t *testing.T) {
	long := "urn:" + strings.Repeat("a", 1<<20)
	for name, text := range map[string]func() string{
		"base":   func() string { return "@base <" + long + "> ." + references(`<#%d> <urn:p> "" .`) },
		"prefix": func() string { return "@prefix a: <" + long + "> ." + references(`a:%d <urn:p> "" .`) },
	} {
		dataset, problems := rdf.Read([]byte(text()), rdf.Turtle)
		require.Len(t, problems, 1, name)
		assert.ErrorContains(t, problems[0], "the base and the prefixes make the IRIs much longer than the text")
		assert.Less(t, dataset.Len(), 200)
	}
}

func references(format string) string {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// Each of these would take minutes if something looked through all that is left.
func TestTurtleIsReadInLinearTime(t *testing.T) {
	const many = 1 << 18
	for name, text := range map[string]string{
		"empty lines":     strings.Repeat("\n", 8*many),
		"comments":        strings.Repeat("#\n", 4*many),
		"carriage":        strings.Repeat("#\r", 4*many),
		"semicolons":      "<urn:a> <urn:p> 1 " + strings.Repeat(";", 8*many),
		"objects":         "<urn:a> <urn:p> " + strings.Repeat("[],", many/2),
		"list":            "<urn:a> <urn:p> ( " + strings.Repeat("1 ", many/2) + ") .",
		"quotes":          `<urn:a> <urn:p> """` + strings.Repeat(`""\"`, 2*many),
		"long text":       `<urn:a> <urn:p> """` + strings.Repeat("\n", 8*many) + `""" .`,
		"a name":          "a" + strings.Repeat(".", 8*many) + ":b",
		"dots":            "@prefix a: <urn:a> . a:a a:b a:a" + strings.Repeat(".", 8*many),
		"escapes":         "@prefix a: <urn:a> . a:a a:b a:" + strings.Repeat(`\.`, 4*many) + " .",
		"digits":          "<urn:a> <urn:p> " + strings.Repeat("1", 8*many) + " .",
		"bases":           strings.Repeat("BASE <urn:a>", many/2),
		"prefixes":        strings.Repeat("PREFIX a:<urn:a>", many/2),
		"other prefixes":  references("PREFIX a%d:<urn:a>"),
		"labels":          references("_:b%d <urn:p> [] ."),
		"short texts":     "<urn:a> <urn:p> " + strings.Repeat(`"",`, many),
		"bracket, unused": strings.Repeat("[", 8*many),
	} {
		dataset, problems := rdf.Read([]byte(text), rdf.Turtle)
		assert.LessOrEqual(t, len(problems), 1, name)
		assert.LessOrEqual(t, dataset.Len(), 3*many, name)
	}
}

// An IRI in angle brackets is that IRI, whatever prefix its scheme is the name of.
func TestTurtleTellsIRIsFromPrefixedNames(t *testing.T) {
	const text = "@prefix a: <http://a.example/> .\na:b a:b <a:b>, a:b, <a:b> .\n<a:b> <a:b> a:b .\n"
	dataset, problems := rdf.Read([]byte(text), rdf.Turtle)
	require.Empty(t, problems)
	got, err := rdf.Append(nil, rdf.NTriples, dataset.Graph(rdf.Subject{}))
	require.NoError(t, err)
	assert.Equal(t, `<http://a.example/b> <http://a.example/b> <a:b> .
<http://a.example/b> <http://a.example/b> <http://a.example/b> .
<a:b> <a:b> <http://a.example/b> .
`, string(got))
}
