package house

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// row says what a package, with all that lies in folders below it that have no
// row of their own, may import beside the standard library and itself.
type row struct {
	packages string
	may      []string
	// standard are packages of the standard library that it alone may import;
	// see guarded.
	standard []string
}

// table is the import table of the README, in its order. Dependencies stand by
// the paths of their modules.
var table = []row{
	{packages: "rdf", may: []string{"internal/excerpt"}},
	{packages: "rdf/knakk", may: []string{"rdf", "github.com/knakk/rdf"}},
	{packages: "rdf/outline", may: []string{"rdf"}},
	{packages: "schema", may: []string{"rdf", "internal/vocab"}},
	{packages: "schema/check", may: []string{"rdf", "internal/vocab", "internal/ident", "internal/excerpt", "golang.org/x/text"}},
	{packages: "schema/check/explain", may: []string{"schema/check", "internal/vocab"}},
	{packages: "schema/check/output", may: []string{"rdf", "schema/check", "internal/excerpt"}},
	{packages: "schema/profile", may: []string{"rdf", "schema/check", "internal/vocab", "internal/ident"}},
	{packages: "schema/page", may: []string{"schema/check", "jsonld", "rdf", "internal/htmltree", "internal/markup", "internal/microdata", "internal/rdfa", "golang.org/x/net", "golang.org/x/text"}},
	{packages: "schema/site", may: []string{"schema/page", "schema/check", "jsonld", "rdf", "internal/vocab", "internal/ident", "internal/folder"}},
	{packages: "schema/site/feed", may: []string{"schema/site", "jsonld", "rdf", "internal/vocab", "internal/ident", "internal/folder"}},
	{packages: "schema/site/report", may: []string{"rdf", "schema/check", "schema/check/output", "schema/profile", "schema/site", "internal/vocab"}, standard: []string{"html/template"}},
	{packages: "jsonld", may: []string{"rdf", "internal/vocab", "internal/excerpt"}},
	{packages: "jsonld/script", may: []string{"jsonld", "rdf"}, standard: []string{"html/template"}},
	{packages: "internal/vocab"},
	{packages: "internal/ident"},
	{packages: "internal/excerpt"},
	{packages: "internal/htmltree", may: []string{"rdf", "golang.org/x/net"}},
	{packages: "internal/markup", may: []string{"rdf", "internal/vocab", "internal/htmltree", "internal/excerpt"}},
	{packages: "internal/microdata", may: []string{"rdf", "internal/htmltree", "internal/markup"}},
	{packages: "internal/rdfa", may: []string{"rdf", "internal/vocab", "internal/htmltree", "internal/markup", "golang.org/x/net"}},
	{packages: "internal/folder", may: []string{"golang.org/x/sys"}},
	{packages: "internal/gen", standard: []string{"net/http"}},
	{packages: "examples/jsonld-gen", may: []string{
		"rdf", "rdf/outline", "schema/check", "schema/check/explain", "schema/check/output", "schema/profile", "schema/page", "schema/site", "schema/site/feed", "schema/site/report", "jsonld", "jsonld/script", "internal/vocab", "internal/folder",
		"github.com/alecthomas/kong", "github.com/aymanbagabas/go-udiff", "github.com/goccy/go-yaml", "github.com/go-json-experiment/json", "github.com/schollz/progressbar/v3", "golang.org/x/term", "golang.org/x/text",
	}},
	{packages: "examples/riverside/site", may: []string{"github.com/goccy/go-yaml"}, standard: []string{"html/template"}},
}

// guarded are the packages of the standard library that need leave, with all
// below them: those that reach the network or start programs, and the one that
// would double what a program links.
var guarded = []string{"net", "os/exec", "plugin", "html/template"}

// harmless are below guarded ones and reach nothing.
var harmless = []string{"net/url", "net/netip"}

// TestImportTable holds every package to the table. What tests import is free.
func TestImportTable(t *testing.T) {
	used := make(map[string]bool)
	for _, p := range goList(t, "./...") {
		if len(p.GoFiles) == 0 {
			continue // tests alone
		}
		path, _ := within(p.ImportPath)
		r := rowOf(path)
		if !assert.NotNil(t, r, "package %s has no row in the import table", path) {
			continue
		}
		for _, imported := range p.Imports {
			ours, isOurs := within(imported)
			switch {
			case isOurs && rowOf(ours) == r:
				continue
			case isOurs:
				imported = ours
			case !strings.Contains(strings.Split(imported, "/")[0], "."):
				leave := under(imported, r.standard)
				if leave != "" {
					used[r.packages+" "+leave] = true
				}
				assert.True(t, leave != "" || under(imported, guarded) == "" || under(imported, harmless) != "",
					"%s imports %s, which the import table does not give it", path, imported)
				continue
			}
			leave := allowed(imported, r)
			used[r.packages+" "+leave] = true
			assert.NotEmpty(t, leave, "%s imports %s, which the import table does not give it", path, imported)
		}
	}
	for _, r := range table {
		for _, leave := range slices.Concat(r.may, r.standard) {
			assert.True(t, used[r.packages+" "+leave], "the import table gives %s leave to import %s, which it does not", r.packages, leave)
		}
	}
}

// rowOf gives the row of the package, or of the nearest folder above it.
func rowOf(path string) *row {
	for {
		if i := slices.IndexFunc(table, func(r row) bool { return r.packages == path }); i >= 0 {
			return &table[i]
		}
		end := strings.LastIndexByte(path, '/')
		if end < 0 {
			return nil
		}
		path = path[:end]
	}
}

// allowed gives the entry of the row that lets it import the package, and ""
// where none does. A module of others is allowed as a whole; so is a row of
// ours.
func allowed(imported string, r *row) string {
	if leave := under(imported, r.may); leave != "" {
		if of := rowOf(imported); of == nil || rowOf(leave) == of {
			return leave
		}
	}
	return ""
}

// under gives the path that the package is or lies below, or "".
func under(imported string, paths []string) string {
	longest := ""
	for _, path := range paths {
		if len(path) > len(longest) && (imported == path || strings.HasPrefix(imported, path+"/")) {
			longest = path
		}
	}
	return longest
}

// TestWhatAProgramLinks holds that a program that describes and writes links
// nothing beyond it: no other module, no network, no other programs.
func TestWhatAProgramLinks(t *testing.T) {
	own := []string{"schema", "jsonld", "rdf", "internal/excerpt", "internal/vocab", "internal/vocab/hash"}
	for _, p := range goList(t, "-deps", "./schema", "./jsonld", "./rdf") {
		if path, isOurs := within(p.ImportPath); isOurs {
			assert.Contains(t, own, path)
			continue
		}
		assert.True(t, p.Standard, "it links %s", p.ImportPath)
		assert.True(t, under(p.ImportPath, guarded) == "" || under(p.ImportPath, harmless) != "", "it links %s", p.ImportPath)
	}
	// The same of what checks, beside the tables of x/text.
	for _, p := range goList(t, "-deps", "./schema/check") {
		_, isOurs := within(p.ImportPath)
		assert.True(t, isOurs || p.Standard || under(p.ImportPath, []string{"golang.org/x/text"}) != "", "package schema/check links %s", p.ImportPath)
		assert.True(t, under(p.ImportPath, guarded) == "" || under(p.ImportPath, harmless) != "", "package schema/check links %s", p.ImportPath)
	}
}

// TestREADMEHasTheImportTable holds that the README shows the same table.
func TestREADMEHasTheImportTable(t *testing.T) {
	var want strings.Builder
	want.WriteString("| package | may import |\n| --- | --- |\n")
	for _, r := range table {
		may := append(slices.Clone(r.may), r.standard...)
		if len(may) == 0 {
			may = []string{"the standard library"}
		}
		want.WriteString("| " + r.packages + " | " + strings.Join(may, ", ") + " |\n")
	}
	require.Contains(t, readme(t), want.String())
}
