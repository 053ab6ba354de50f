package rdf_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// FuzzReadLines holds the reader of N-Triples and N-Quads to a simple twin: it
// takes the same lines, and reads the same of them. What it read is the same when
// it is written and read again, and N-Triples that it takes are Turtle.
func FuzzReadLines(f *testing.F) {
	for _, seed := range []string{
		"<urn:a> <urn:p> <urn:b> .\n_:b0 <urn:p> \"text\"@de-CH . # comment\n",
		"<urn:a> <urn:p> \"5\"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .\r\n<urn:a> <urn:p> \"\" _:g.",
		`<urn:\u00e9> <urn:p> "\t\b\n\r\f\"\'\\\u00e9\U0001F600" .`,
		"\uFEFF<urn:a><urn:p>_:a.b.", "_:-a <urn:p> \"\\uD800\" .", "<urn:a> <urn:p> \"\xff\" .", "\r\n\r\n", "<a> <b> <c> .", "<urn:a> <urn:p> \"\" ^^ <urn:t> .",
		"#\x00#\x00", "\x00#\x00#", "#\x00\x00\x00", "\xff\xfe#\x00",
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	addFiles(f, func(text []byte) { f.Add(text, false) }, "rdf-n-triples/*.nt")
	addFiles(f, func(text []byte) { f.Add(text, true) }, "rdf-n-quads/*.nq")
	f.Fuzz(func(t *testing.T, text []byte, quads bool) {
		format := rdf.NTriples
		if quads {
			format = rdf.NQuads
		}
		dataset, problems := rdf.Read(text, format, rdf.Limit(rdf.Limits{Problems: 1 << 30}))
		requirePlacesWithin(t, text, dataset, problems)
		if looksLikeUTF16(text) {
			require.Len(t, problems, 1)
			require.Contains(t, problems[0].What, "UTF-16")
			return
		}

		var want rdf.Dataset
		bad := 0
		for _, line := range regexp.MustCompile("[\r\n]").Split(string(bytes.TrimPrefix(text, []byte("\uFEFF"))), -1) {
			quad, found, ok := readLineSimply(line, quads)
			switch {
			case !ok:
				bad++
			case found:
				want.Add(quad)
			}
		}
		require.Len(t, problems, bad)
		require.Equal(t, quadSet(&want), quadSet(dataset))

		requireSameWhenWritten(t, dataset, format)
		if bad == 0 && !quads && bytes.IndexByte(text, 0) < 0 {
			asTurtle, problems := rdf.Read(text, rdf.Turtle)
			require.Empty(t, problems)
			require.Equal(t, quadSet(dataset), quadSet(asTurtle))
		}
	})
}

// looksLikeUTF16 tells which texts are said to be UTF-16 instead of being read. A few of
// them are right by the grammar too, such as a comment that has every second byte 0;
// nobody writes these, and each file in UTF-16 begins like one.
func looksLikeUTF16(text []byte) bool {
	if bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")) {
		return true
	}
	var zero [4]bool
	for i := range min(4, len(text)) {
		zero[i] = text[i] == 0
	}
	return len(text) >= 4 && (zero == [4]bool{true, false, true, false} || zero == [4]bool{false, true, false, true})
}

// The grammar of N-Quads, in which spaces and tabs may stand between terms. That
// of N-Triples has no name of a graph.
var lineGrammar = func() *regexp.Regexp {
	const (
		blanks  = `[ \t]*`
		uchar   = `\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}`
		iriref  = "<(?:[^\\x00-\\x20<>\"{}|^`\\\\]|" + uchar + ")*>"
		base    = `A-Za-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}`
		name    = `_0-9` + base + `\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}-`
		blank   = `_:[_0-9` + base + `](?:[.` + name + `]*[` + name + `])?`
		text    = `"(?:[^"\\\n\r]|\\[tbnrf"'\\]|` + uchar + `)*"`
		literal = text + `(?:` + blanks + `\^\^` + blanks + iriref + `|` + blanks + `@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)?`
		subject = `(` + iriref + `|` + blank + `)` + blanks
	)
	return regexp.MustCompile(`^` + blanks + `(?:` + subject + `(` + iriref + `)` + blanks + `(` + iriref + `|` + blank + `|` + literal + `)` + blanks + `(` + iriref + `|` + blank + `)?` + blanks + `\.` + blanks + `)?(?:#.*)?$`)
}()

// readLineSimply reads a line by the grammar, and tells whether there is a
// statement, and whether the line is right.
func readLineSimply(line string, quads bool) (quad rdf.Quad, found, ok bool) {
	match := lineGrammar.FindStringSubmatch(line)
	switch {
	case match == nil || !utf8.ValidString(line):
		return quad, false, false
	case match[1] == "":
		return quad, false, true
	}
	subject, first := readTermSimply(match[1])
	predicate, second := readTermSimply(match[2])
	object, third := readTermSimply(match[3])
	quad.Subject, _ = subject.Subject()
	quad.Predicate, quad.Object = predicate.Text, object
	ok = first && second && third && (match[4] == "" || quads)
	if match[4] != "" {
		graph, fourth := readTermSimply(match[4])
		quad.Graph, _ = graph.Subject()
		ok = ok && fourth
	}
	return quad, true, ok
}

func readTermSimply(term string) (rdf.Object, bool) {
	text, ok := unescapeSimply(term)
	switch {
	case term[0] == '<':
		iri := text[1 : len(text)-1]
		return rdf.Object{Kind: rdf.IRI, Text: iri}, ok && rdf.CheckIRI(iri) == nil
	case term[0] == '_':
		return rdf.Object{Kind: rdf.BlankNode, Text: term[2:]}, true
	}
	end := regexp.MustCompile(`^"(?:[^"\\]|\\.)*"`).FindStringIndex(term)[1]
	value, ok := unescapeSimply(term[1 : end-1])
	rest := strings.Trim(term[end:], " \t")
	switch {
	case rest == "":
		return rdf.Object{Kind: rdf.String, Text: value}, ok
	case rest[0] == '@':
		return rdf.Object{Kind: rdf.LanguageString, Text: value, Tag: rest[1:]}, ok && rdf.CheckLanguageTag(rest[1:]) == nil
	}
	datatype, isIRI := readTermSimply(strings.Trim(rest[2:], " \t"))
	return rdf.Object{Kind: rdf.TypedLiteral, Text: value, Tag: datatype.Text}.FromRDF(), ok && isIRI && datatype.Text != langString
}

func unescapeSimply(text string) (string, bool) {
	ok := true
	return regexp.MustCompile(`\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.`).ReplaceAllStringFunc(text, func(escape string) string {
		if i := strings.IndexByte(`tbnrf"'\`, escape[1]); i >= 0 {
			return "\t\b\n\r\f\"'\\"[i : i+1]
		}
		var r rune
		for _, c := range strings.ToLower(escape[2:]) {
			r = r<<4 | rune(strings.IndexRune("0123456789abcdef", c))
		}
		ok = ok && utf8.ValidRune(r)
		return string(r)
	}), ok
}

// FuzzReadTurtle reads whatever comes: nothing panics, places lie within the
// text, and what was read without a problem is the same when it is written, as
// Turtle and as N-Triples, and read again.
func FuzzReadTurtle(f *testing.F) {
	for _, seed := range []string{
		"@prefix schema: <http://schema.org/> .\n<urn:a> a schema:Person ; schema:name \"A\"@en , 'B' ; schema:knows [ a schema:Person ] , _:b .\n",
		"PREFIX : <urn:x:>\nBASE <urn:y:>\n:a\\,b%20 <p> ( 1 -2.5 3e4 true ( ) ) .\n[ :p '''long\n'''^^:t ] .",
		"# comment\r\n_:b0 <urn:p> [] .", "[[[[", "((((", "<urn:a> <urn:p> \"\"\"a\"\\u00e9\"\"\" .", "@base <http://a/b/c> . <../d> a <?e> , <#f> , <//g> , <> .", "\xef\xbb\xbf\xff",
	} {
		f.Add([]byte(seed))
	}
	addFiles(f, func(text []byte) { f.Add(text) }, "rdf-turtle/*.ttl")
	f.Fuzz(func(t *testing.T, text []byte) {
		dataset, problems := rdf.Read(text, rdf.Turtle, rdf.Base("https://example.org/a/b?c#d"), rdf.Limit(rdf.Limits{Depth: 50}))
		require.LessOrEqual(t, len(problems), 1)
		requirePlacesWithin(t, text, dataset, problems)
		graph := dataset.Graph(rdf.Subject{})
		require.NoError(t, rdf.CheckSource(graph))
		requireSameWhenWritten(t, dataset, rdf.NTriples)

		written, err := rdf.Append(nil, rdf.Turtle, graph)
		require.NoError(t, err)
		again, problems := rdf.Read(written, rdf.Turtle)
		require.Empty(t, problems, "%s", written)
		same, err := rdf.Isomorphic(graph, again.Graph(rdf.Subject{}))
		var budget *rdf.BudgetError
		if !errors.As(err, &budget) {
			require.NoError(t, err)
			require.True(t, same, "%s", written)
		}
	})
}

// FuzzWriteRead writes what is told, with texts of all kinds, and reads it as the
// same graph.
func FuzzWriteRead(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		events := hostile().Draw(t, "telling")
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
			text, err := rdf.Append(nil, format, events)
			require.NoError(t, err)
			dataset, problems := rdf.Read(text, format)
			require.Empty(t, problems, "%s", text)
			name := rdf.Subject{}
			if format == rdf.NQuads && events[0].Text != "" {
				name = iri(events[0].Text)
			}
			same, err := rdf.Isomorphic(events, dataset.EnsureGraph(name))
			require.NoError(t, err)
			require.True(t, same, "%s", text)
		}
	}))
}

// addFiles adds files of the W3C suites, where these are there.
func addFiles(f *testing.F, add func([]byte), pattern string) {
	files, err := filepath.Glob(w3cFolder(pattern))
	require.NoError(f, err)
	for i := 0; i < len(files); i += 4 {
		text, err := os.ReadFile(files[i])
		require.NoError(f, err)
		add(text)
	}
}

// requirePlacesWithin holds every place of what was read to the text.
func requirePlacesWithin(t require.TestingT, text []byte, dataset *rdf.Dataset, problems []*rdf.Problem) {
	within := func(at rdf.Position) {
		require.True(t, at.IsValid())
		require.LessOrEqual(t, at.Offset, len(text))
		require.Equal(t, bytes.Count(text[:at.Offset], []byte("\n"))+1, at.Line)
		require.Equal(t, at.Offset-bytes.LastIndexByte(text[:at.Offset], '\n'), at.Column)
	}
	for _, p := range problems {
		within(p.Position)
		assert.NotEmpty(t, p.What)
		assert.NotEmpty(t, p.Expected)
	}
	for _, graph := range dataset.Graphs() {
		for n := range graph.Nodes() {
			within(dataset.Position(n.Pos))
			for _, c := range n.Types {
				within(dataset.Position(c.Pos))
			}
			for _, p := range n.Properties {
				within(dataset.Position(p.Pos))
				for _, v := range p.Values {
					within(dataset.Position(v.Pos))
				}
			}
		}
	}
}
