package rdf_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

// canonSuite is the folder of the W3C test suite for RDFC-1.0.
const canonSuite = "../../shared/data/w3c/rdf-canon"

// canonExcluded names the tests of the suite that are not run, each with its
// reason: none.
var canonExcluded = map[string]string{}

type canonTest struct {
	ID, Type, Name, Action, Result, HashAlgorithm string
}

func canonTests(t testing.TB) []canonTest {
	text, err := os.ReadFile(filepath.Join(canonSuite, "manifest.jsonld"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("needs ../shared: " + err.Error())
	}
	require.NoError(t, err)
	var manifest struct{ Entries []canonTest }
	require.NoError(t, json.Unmarshal(text, &manifest))
	return manifest.Entries
}

func TestCanonicalFormsOfW3C(t *testing.T) {
	run := map[string]int{}
	for _, test := range canonTests(t) {
		if reason, is := canonExcluded[test.ID]; is {
			t.Logf("%s is left out: %s", test.ID, reason)
			continue
		}
		run[test.Type]++
		t.Run(strings.TrimPrefix(test.ID, "#"), func(t *testing.T) {
			quads := readQuads(t, canonFile(t, test.Action))
			var options []rdf.CanonicalOption
			switch test.HashAlgorithm {
			case "", "SHA256":
			case "SHA384":
				options = append(options, rdf.SHA384)
			default:
				require.Fail(t, "unknown hash algorithm", test.HashAlgorithm)
			}
			form, err := rdf.CanonicalizeQuads(quads.Quads(), options...)
			switch test.Type {
			case "rdfc:RDFC10EvalTest":
				require.NoError(t, err)
				assert.Equal(t, string(canonFile(t, test.Result)), string(form.Text))
			case "rdfc:RDFC10MapTest":
				require.NoError(t, err)
				var want map[string]string
				require.NoError(t, json.Unmarshal(canonFile(t, test.Result), &want))
				assert.Equal(t, want, form.Labels())
			case "rdfc:RDFC10NegativeEvalTest":
				var budget *rdf.BudgetError
				require.ErrorAs(t, err, &budget)
			default:
				require.Fail(t, "unknown type of test", test.Type)
			}
		})
	}
	assert.Equal(t, map[string]int{"rdfc:RDFC10EvalTest": 64, "rdfc:RDFC10MapTest": 21, "rdfc:RDFC10NegativeEvalTest": 1}, run)
}

func canonFile(t testing.TB, name string) []byte {
	text, err := os.ReadFile(filepath.Join(canonSuite, filepath.FromSlash(name)))
	require.NoError(t, err)
	return text
}

var quadLine = regexp.MustCompile(`^(<[^>]*>|_:\S+) +<([^>]*)> +(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@\S+)?)(?: +(<[^>]*>|_:\S+))? +\.$`)

// readQuads reads N-Quads as the suite has them.
func readQuads(t testing.TB, text []byte) *rdf.Dataset {
	var d rdf.Dataset
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		parts := quadLine.FindStringSubmatch(line)
		require.NotNil(t, parts, line)
		d.Add(rdf.Quad{
			Triple: rdf.Triple{Subject: readSubject(t, parts[1]), Predicate: unescape(t, parts[2]), Object: readObject(t, parts[3])},
			Graph:  readSubject(t, parts[4]),
		})
	}
	return &d
}

func readSubject(t testing.TB, text string) rdf.Subject {
	switch {
	case text == "":
		return rdf.Subject{}
	case text[0] == '<':
		return rdf.Subject{Kind: rdf.IRI, Text: unescape(t, text[1:len(text)-1])}
	}
	return rdf.Subject{Kind: rdf.BlankNode, Text: text[2:]}
}

func readObject(t testing.TB, text string) rdf.Object {
	if text[0] != '"' {
		return readSubject(t, text).Object()
	}
	end := strings.LastIndexByte(text, '"')
	o := rdf.Object{Kind: rdf.String, Text: unescape(t, text[1:end])}
	switch tag := text[end+1:]; {
	case strings.HasPrefix(tag, "@"):
		o.Kind, o.Tag = rdf.LanguageString, tag[1:]
	case tag != "":
		o.Kind, o.Tag = rdf.TypedLiteral, unescape(t, tag[3:len(tag)-1])
	}
	return o
}

var quadEscape = regexp.MustCompile(`\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)`)

func unescape(t testing.TB, text string) string {
	return quadEscape.ReplaceAllStringFunc(text, func(escaped string) string {
		switch escaped[1] {
		case 'u', 'U':
			n, err := strconv.ParseUint(escaped[2:], 16, 32)
			require.NoError(t, err)
			return string(rune(n))
		case 't', 'b', 'n', 'r', 'f':
			return string("\t\b\n\r\f"[strings.IndexByte("tbnrf", escaped[1])])
		}
		return escaped[1:]
	})
}
