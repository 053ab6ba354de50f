package rdf_test

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
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
		t.Run(strings.TrimPrefix(test.ID, "#"), func(t *testing.T) {
			if reason, is := canonExcluded[test.ID]; is {
				t.Skip(reason)
			}
			run[test.Type]++
			dataset, problems := rdf.Read(canonFile(t, test.Action), rdf.NQuads)
			require.Empty(t, problems)
			hash := rdf.HashAlgorithm(sha256.New)
			switch test.HashAlgorithm {
			case "", "SHA256":
			case "SHA384":
				hash = sha512.New384
			default:
				require.Fail(t, "unknown hash algorithm", test.HashAlgorithm)
			}
			form, err := rdf.CanonicalizeQuads(dataset.Quads(), hash)
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
