package rdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

func TestReadLinesWithPlaces(t *testing.T) {
	const text = "\uFEFF# a comment\r\n" +
		"<urn:a> <urn:p> \"one\" . # and another\r" +
		"\t_:b\t<urn:p>\t\"two\\n\\u00e9\"@de-CH\t<urn:g>\t.\n\n" +
		"<urn:a><" + rdf.TypeIRI + "><urn:A>.\n" +
		"<urn:a> <urn:p> \"3\"^^<" + rdf.XSDInteger + "> _:g ."
	dataset, problems := rdf.Read([]byte(text), rdf.NQuads, rdf.FileName("a.nq"))
	require.Empty(t, problems)
	assert.Equal(t, []string{
		`<urn:a> <` + rdf.TypeIRI + `> <urn:A> .`,
		`<urn:a> <urn:p> "one" .`,
		`_:b <urn:p> "two\né"@de-CH <urn:g> .`,
		`<urn:a> <urn:p> 3 _:g .`,
	}, quadLines(dataset))

	place := func(pos rdf.Pos) string { return dataset.Position(pos).String() }
	first := dataset.Graph(rdf.Subject{}).Node(iri("urn:a"))
	assert.Equal(t, "a.nq:2:1", place(first.Pos))
	assert.Equal(t, "a.nq:2:9", place(first.Properties[0].Pos))
	assert.Equal(t, "a.nq:2:17", place(first.Properties[0].Values[0].Pos))
	assert.True(t, dataset.Position(first.Types[0].Pos).Line == 4, "a carriage return alone ends a statement, but no line of a File")
	second := dataset.Graph(iri("urn:g")).Node(blank("b"))
	assert.Equal(t, strings.Index(text, "_:b"), dataset.Position(second.Pos).Offset)
	assert.Equal(t, strings.Index(text, `"two`), dataset.Position(second.Properties[0].Values[0].Pos).Offset)
	assert.Equal(t, "urn:g", dataset.Graph(iri("urn:g")).Name)
}

// A bad line costs that line alone, and says where it is bad.
func TestReadGoesOnBehindABadLine(t *testing.T) {
	for line, want := range map[string]string{
		`a <urn:p> "" .`:                             `1: the subject begins with "a"; expected an IRI in angle brackets or a blank node`,
		`<urn:a> _:p "" .`:                           `9: the predicate begins with "_"; expected an IRI in angle brackets`,
		`<urn:a> <urn:p> 5 .`:                        `17: the object begins with "5"; expected an IRI in angle brackets, a blank node or a text in double quotes`,
		`<urn:a> <urn:p>`:                            `16: the object begins with the end`,
		`<urn:a> <urn:p> ""`:                         `19: the statement goes on with the end; expected a full stop`,
		`<urn:a> <urn:p> "", "" .`:                   `19: the statement goes on with ","`,
		`<urn:a> <urn:p> "" . <urn:b>`:               `22: behind the statement stands "<"; expected the end of the line, or a comment`,
		`<urn:a> <urn:p> "`:                          `17: the text in quotes has no end`,
		`<urn:a> <urn:p> "a\" .`:                     `17: the text in quotes has no end`,
		`<urn:a> <urn:p> "a\x41" .`:                  `19: this escape is none that texts have`,
		`<urn:a> <urn:p> "\uD800\uDC00" .`:           `18: this escape is none that texts have`,
		`<urn:a> <urn:p> "\U00110000" .`:             `18: this escape is none that texts have`,
		`<urn:a> <urn:p> "\u12`:                      `17: the text in quotes has no end`,
		`<urn:a> <urn:p> "\u12" .`:                   `18: this escape is none that texts have`,
		"<urn:a> <urn:p> \"\xed\xa0\x80\" .":         `18: the text is not UTF-8; expected UTF-8`,
		"# \xff":                                     `3: the text is not UTF-8`,
		`<urn:a> <urn:p> ""@de_CH .`:                 `22: the name of the graph begins with "_"`,
		`<urn:a> <urn:p> ""@ .`:                      `19: "" is no language tag`,
		`<urn:a> <urn:p> ""@abcdefghi .`:             `19: "abcdefghi" is no language tag`,
		`<urn:a> <urn:p> ""^^xsd:date .`:             `21: the datatype begins with "x"; expected an IRI in angle brackets`,
		`<urn:a> <urn:p> ""^^<date> .`:               `21: the IRI "date" is not absolute`,
		`<urn:a> <urn:p> ""^^<` + langString + `> .`: `21: a literal of datatype rdf:langString has no language`,
		`<urn:a> <urn:p> <urn:b .`:                   `17: the IRI has no end; expected ">" behind it`,
		`<urn:a> <urn:p> <urn:b c> .`:                `17: the IRI "urn:b c" has a space at byte 5`,
		`<urn:a> <urn:p> <urn:\u0020> .`:             `17: the IRI "urn: " has a space at byte 4`,
		`<urn:a> <urn:p> <urn:\n> .`:                 `22: this escape is none that IRIs have`,
		`<urn:a> <urn:p> <a> .`:                      `17: the IRI "a" is not absolute: it has no scheme; expected an absolute IRI (RFC 3987)`,
		`<urn:a> <urn:p> _: .`:                       `17: the blank node has no label`,
		`<urn:a> <urn:p> _:a..`:                      ``,
		`<urn:a> <urn:p> _:a:b .`:                    `20: the statement goes on with ":"`,
		`<urn:a> <urn:p> _:- .`:                      `17: the blank node has no label`,
		`<urn:a> <urn:p> "" "g" .`:                   `20: the statement goes on with "\""`,
		`<urn:a> <urn:p> "" <urn:g> <urn:h> .`:       `28: the statement goes on with "<"`,
		`@prefix a: <urn:a> .`:                       `1: the subject begins with "@"`,
		"<urn:a> <urn:p> \"\x1b[31m\" ,":             `25: the statement goes on with ","`,
	} {
		text := "<urn:first> <urn:p> \"\" .\n" + line + "\n<urn:last> <urn:p> \"\" ."
		dataset, problems := rdf.Read([]byte(text), rdf.NQuads, rdf.FileName("a"))
		if want == "" {
			assert.NotEmpty(t, problems, line)
			continue
		}
		assert.Equal(t, []string{`<urn:first> <urn:p> "" .`, `<urn:last> <urn:p> "" .`}, quadLines(dataset), line)
		if assert.Len(t, problems, 1, line) {
			assert.True(t, strings.HasPrefix(problems[0].Error(), "a:2:"+want), "%s\n%s", problems[0].Error(), want)
		}
	}
}

const langString = rdf.RDFNamespace + "langString"

func TestLimitsOfLines(t *testing.T) {
	line := func(n int) string { return fmt.Sprintf("<urn:a> <urn:p> %q .\n", strings.Repeat("a", n)) }
	dataset, problems := rdf.Read([]byte(line(1)+line(100)+line(2)), rdf.NTriples, rdf.Limit(rdf.Limits{Line: 100}))
	assert.Equal(t, 2, dataset.Len())
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0], "2:1: the line has 120 bytes; expected at most 100")
	assert.True(t, problems[0].Incomplete)

	dataset, problems = rdf.Read([]byte(line(1)), rdf.NTriples, rdf.Limit(rdf.Limits{Size: 10}), rdf.FileName("a"))
	assert.Zero(t, dataset.Len())
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0], "a:1:1: the text has 22 bytes; expected at most 10; raise the limit, or read it in parts")
	assert.True(t, problems[0].Incomplete)

	_, problems = rdf.Read([]byte(strings.Repeat("?\n", 5000)), rdf.NTriples)
	assert.Len(t, problems, 1001)
	assert.EqualError(t, problems[1000], "1000:1: there may be more problems: reading ended here; expected less than 1000 problems")
	assert.Equal(t, []bool{false, true}, []bool{problems[0].Incomplete, problems[1000].Incomplete})
	_, problems = rdf.Read([]byte("?\n?\n?\n"), rdf.NTriples, rdf.Limit(rdf.Limits{Problems: 2}))
	assert.Len(t, problems, 3)

	_, problems = rdf.Read([]byte(line(1)), 0)
	require.Len(t, problems, 1)
	assert.ErrorContains(t, problems[0], "there is no format of the number 0")
}

// Each of these would take minutes if something looked through all that is left.
func TestLinesAreReadInLinearTime(t *testing.T) {
	const many = 1 << 18
	for name, text := range map[string]string{
		"empty lines":       strings.Repeat("\n", 8*many),
		"carriage returns":  strings.Repeat("\r", 8*many),
		"comments":          strings.Repeat("#\n", 4*many),
		"no ends of IRIs":   strings.Repeat("<", 8*many),
		"no ends of quotes": `<urn:a> <urn:p> "` + strings.Repeat(`\"`, 4*many),
		"one long line":     `<urn:a> <urn:p> "` + strings.Repeat("a", 8*many) + `" .`,
		"labels of dots":    strings.Repeat("_:a"+strings.Repeat(".", 100)+"\n", many/16),
	} {
		_, problems := rdf.Read([]byte(text), rdf.NTriples)
		assert.LessOrEqual(t, len(problems), 1001, name)
	}
}

// What was written is read as it was told.
func TestLinesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := hostile().Draw(t, "telling")
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads} {
			text, err := rdf.Append(nil, format, events)
			require.NoError(t, err)
			dataset, problems := rdf.Read(text, format)
			require.Empty(t, problems, "%s", text)
			var name rdf.Subject
			if events[0].Text != "" && format == rdf.NQuads {
				name = iri(events[0].Text)
			}
			got := map[rdf.Triple]bool{}
			for triple, err := range rdf.Triples(dataset.EnsureGraph(name)) {
				require.NoError(t, err)
				got[triple] = true
			}
			want := map[rdf.Triple]bool{}
			for triple, err := range rdf.Triples(events) {
				require.NoError(t, err)
				want[triple] = true
			}
			require.Equal(t, want, got)
			requireSameWhenWritten(t, dataset, format)
		}
	})
}

// hostile draws tellings as anyhow does, with texts of all kinds.
func hostile() *rapid.Generator[rdf.Events] {
	return rapid.Custom(func(t *rapid.T) rdf.Events {
		events := anyhow().Draw(t, "telling")
		texts := rapid.OneOf(rapid.String(), rapid.SampledFrom(nasty))
		numbers := rapid.StringMatching(`-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,6})?([eE][-+]?[0-9]{1,2})?`)
		for i := range events {
			switch e := &events[i]; e.Kind {
			case rdf.String, rdf.LanguageString, rdf.TypedLiteral:
				e.Text = texts.Draw(t, "text")
			case rdf.Number:
				e.Text = numbers.Draw(t, "number")
			}
			if e := &events[i]; e.Kind == rdf.TypedLiteral {
				e.Tag = rapid.SampledFrom([]string{rdf.XSDNamespace + "date", rdf.XSDString, rdf.XSDInteger, rdf.XSDNamespace + "decimal", rdf.XSDDouble, rdf.XSDBoolean, "http://schema.org/Text"}).Draw(t, "datatype")
			}
		}
		return events
	})
}

// nasty are texts that would end a literal, a statement or a line, if they could.
var nasty = []string{
	`5" . <http://evil/s> <http://evil/p> "x`, `"""`, `'''`, `\`, `\"`, "\n", "\r\n<urn:a> <urn:b> <urn:c> .\n", "\x00", "\u0085\u2028", "\uFFFE\uFFFF", "a\"^^<urn:t", "@en", "^^", "5", "05", "5.", "-5.0", "+.5", "1e5", "1.E5", "true", "TRUE",
	strings.Repeat("\u00e9", 5000), "a.", "# comment", "\\u0041", "INF", "NaN", "\t\b\f",
}

// UTF-16 is one problem in each notation, with a byte order mark or without.
func TestReadRefusesUTF16(t *testing.T) {
	for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
		for _, text := range []string{"\xff\xfe<\x00u\x00", "\xfe\xff\x00<\x00u", "<\x00u\x00r\x00n\x00", "\x00#\x00\n"} {
			dataset, problems := rdf.Read([]byte(text), format, rdf.FileName("a.nt"))
			require.Len(t, problems, 1, "%q", text)
			assert.EqualError(t, problems[0], "a.nt:1:1: the text is UTF-16; expected UTF-8; save it as UTF-8")
			assert.Empty(t, quadLines(dataset))
		}
	}
}
