package house

import (
	"fmt"
	"go/version"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSECURITYNamesTests: each test that SECURITY.md names is there.
func TestSECURITYNamesTests(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "SECURITY.md"))
	require.NoError(t, err)
	rows := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, " | ")
		if len(cells) != 4 || !regexp.MustCompile(`^\| [A-Z]\d+$`).MatchString(cells[0]) {
			continue
		}
		rows++
		names := strings.Split(strings.TrimSuffix(strings.TrimSpace(cells[3]), " |"), ", ")
		for _, name := range names {
			folder, test, _ := strings.Cut(name, ".")
			assert.True(t, hasTest(t, folder, test), "%s: there is no %s in %s", cells[0], test, folder)
		}
	}
	assert.Equal(t, 40, rows)
}

// hasTest tells whether there is a test of that name in a folder.
func hasTest(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, folder, "*_test.go"))
	require.NoError(t, err)
	return slices.ContainsFunc(files, func(file string) bool {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		return strings.Contains(string(text), fmt.Sprintf("\nfunc %s(", name))
	})
}

// TestMinimumVersions: of what healthld is built with, no version is older than the one
// that mended a known fault.
func TestMinimumVersions(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	release := regexp.MustCompile(`(?m)^go (\S+)$`).FindStringSubmatch(string(text))
	require.NotNil(t, release)
	assert.GreaterOrEqual(t, version.Compare("go"+release[1], "go1.26.6"), 0, "html/template, GO-2026-6091")
	for module, least := range map[string]int{
		"golang.org/x/net":  55,
		"golang.org/x/text": 39,
	} {
		is := regexp.MustCompile(`(?m)^\s*` + regexp.QuoteMeta(module) + ` v0\.(\d+)\.`).FindStringSubmatch(string(text))
		require.NotNil(t, is, module)
		minor, err := strconv.Atoi(is[1])
		require.NoError(t, err)
		assert.GreaterOrEqual(t, minor, least, module)
	}
}

// TestSECURITYNamesLimits: the limits in SECURITY.md are those that the fields of each
// Limits have in their comments.
func TestSECURITYNamesLimits(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "SECURITY.md"))
	require.NoError(t, err)
	for folder, fields := range map[string]int{"schema/page": 7, "jsonld": 6, "rdf": 4} {
		_, rest, found := strings.Cut(string(text), "| `"+filepath.Base(folder)+".Limits` | ")
		require.True(t, found, folder)
		row, _, _ := strings.Cut(rest, "\n")
		documentation := goCommand(t, "doc", "./"+folder+".Limits")
		defaults := regexp.MustCompile(`([\d,]+(?: MB)?)\s+(?://\s+)?by\s+(?://\s+)?default`)
		names := regexp.MustCompile(`(?m)^\t(\w+) int$`).FindAllStringSubmatchIndex(documentation, -1)
		require.Len(t, names, fields, documentation)
		from := 0
		for _, name := range names {
			field := documentation[name[2]:name[3]]
			number := defaults.FindStringSubmatch(documentation[from:name[0]])
			require.NotNil(t, number, "%s.Limits.%s says no default", folder, field)
			assert.Contains(t, row, "`"+field+"` "+number[1])
			from = name[1]
		}
	}
}
