package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/gen/model"
	"github.com/healthld/healthld/internal/gen/release"
	"github.com/healthld/healthld/internal/gen/tables"
)

// These tests read what lies beside the module, and are skipped where it is
// absent.

// moduleFolder is the root of the module, from this package.
var moduleFolder = filepath.Join("..", "..")

func sharedPath(t testing.TB, elements ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{moduleFolder, "..", "shared"}, elements...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs %s beside the module", filepath.Join(elements...))
	}
	return path
}

func releasePath(t testing.TB) string {
	return sharedPath(t, "data", "schemaorg-30.0", "schemaorg-all-https.jsonld")
}

// TestCommitted holds that the committed files are what is generated, and that
// two runs give the same.
func TestCommitted(t *testing.T) {
	path := releasePath(t)
	first, err := generate(t.Context(), moduleFolder, path)
	require.NoError(t, err)
	assert.NoError(t, first.compare(moduleFolder))
	second, err := generate(t.Context(), moduleFolder, path)
	require.NoError(t, err)
	assert.True(t, assert.ObjectsAreEqual(first, second), "two runs differ")
}

// TestFixedPoint holds that what is generated on top of itself, as shipped, is
// the same.
func TestFixedPoint(t *testing.T) {
	r, err := release.Open(t.Context(), releasePath(t), tables.Release)
	require.NoError(t, err)
	first, err := generateFrom(r, tables.Health, tables.Branches, nothingShipped(t), nil)
	require.NoError(t, err)
	shipped, err := model.ParseShipped(first.shipped)
	require.NoError(t, err)
	second, err := generateFrom(r, tables.Health, tables.Branches, shipped, nil)
	require.NoError(t, err)
	assert.True(t, assert.ObjectsAreEqual(first, second), "what was shipped changes what is generated")
}

// TestConsumerClasses holds that every class that a consumer's rule speaks of
// is typed, or stands in the table of what is left to Node.
func TestConsumerClasses(t *testing.T) {
	text, err := os.ReadFile(sharedPath(t, "facts", "consumer-rules.json"))
	require.NoError(t, err)
	var rules struct {
		Features []struct {
			ID    string
			Types []string
		}
		Rules []struct{ ID, Type string }
	}
	require.NoError(t, json.Unmarshal(text, &rules))
	require.NotEmpty(t, rules.Features)
	require.NotEmpty(t, rules.Rules)

	r, err := release.Open(t.Context(), releasePath(t), tables.Release)
	require.NoError(t, err)
	schema, err := model.Build(r, tables.Health, nothingShipped(t), nil)
	require.NoError(t, err)
	settled := map[string]bool{"*": true}
	for _, c := range schema.Classes {
		settled[c.Term.Name] = true
	}
	for _, e := range schema.Enumerations {
		settled[e.Term.Name] = true
	}
	for _, left := range tables.Health.Left {
		assert.NotEmpty(t, left.Reason, left.Class)
		assert.False(t, settled[left.Class], "%s is typed and left to Node", left.Class)
		settled[left.Class] = true
	}
	// "A|B" is either, "A+B" both, "A (note)" is A.
	note := regexp.MustCompile(`\s*\(.*\)`)
	check := func(id, types string) {
		for class := range strings.FieldsFuncSeq(note.ReplaceAllString(types, ""), func(c rune) bool { return c == '|' || c == '+' }) {
			assert.True(t, settled[class], "%s names %s, which is neither typed nor left to Node", id, class)
		}
	}
	for _, feature := range rules.Features {
		for _, class := range feature.Types {
			check(feature.ID, class)
		}
	}
	for _, rule := range rules.Rules {
		check(rule.ID, rule.Type)
	}
}
