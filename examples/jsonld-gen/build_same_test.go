package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// orderSite is a site whose pages have names that locales and file systems put in
// different orders, and that has something to tell of each kind. No two names
// differ in case alone, which not every file system tells apart.
func orderSite() map[string]string {
	files := map[string]string{
		"data/healthld.yaml":      "base: https://sunrise.example/\nowner: /#clinic\nlanguages: [en, tr]\n",
		"data/B.yaml":             "id: /#clinic\ntype: MedicalClinic\nname: {en: Clinic, tr: İyi Klinik}\nurl: /\nemployee: [{id: /#a}, {id: /#b}]\n",
		"data/a/z.yaml":           "id: /#a\ntype: Person\nname: A\nbirthDate: 1970-01-01\nurl: /i\n",
		"data/a.json":             `[{"@id": "/#b", "@type": "Person", "name": "B", "url": "/Z"}, {"@type": "Person", "name": "lost"}]`,
		"data/ä.yml":              "type: OpeningHoursSpecification\nopens: 08:00:00\ncloses: 12:00:00\nvalidFrom: 2026-03-29T02:30:00\nurl: /ä/\n",
		"pages/index.html":        "<title>Home</title>\n<p>A\n",
		"pages/index.html.gz":     "old",
		"pages/ä/index.html":      "<html lang=tr><title>Ä</title>\n<p>A\n",
		"pages/sub.html":          "<title>before the folder sub/</title>\n",
		"pages/sub/index.html":    "<title>A</title>\n",
		"pages/sub-x/index.html":  "<title>A</title>\n",
		"pages/open.html":         "<title>never closed",
		"pages/image.png":         "\x89PNG",
		"pages/a/b/c/d/file.html": "<p>A\n",
	}
	for _, name := range strings.Fields("i Z ı A _ - ~ ß 1 10 2") {
		files["pages/"+name+".html"] = "<title>" + name + "</title>\n<p>A\n"
	}
	files["data/open.yaml"] = "type: Person\nurl: /open\nname: O\n"
	return files
}

// result is all that comes of a run into another folder.
type result struct {
	outcome
	files map[string]string
}

// buildOrderSite builds in the folder, as a process with the environment beside its
// own.
func buildOrderSite(t *testing.T, root string, environment ...string) result {
	t.Helper()
	require.NoError(t, os.RemoveAll(filepath.Join(root, "out")))
	command, out, said := buildCommand(root, "--data", "data", "--pages", "pages", "--out", "out")
	command.Env = append(os.Environ(), environment...)
	err := command.Run()
	require.Error(t, err, "a page is at fault")
	require.Equal(t, exitFindings, command.ProcessState.ExitCode(), said)
	return result{outcome{exitFindings, out.String(), said.String()}, textsIn(t, filepath.Join(root, "out"))}
}

// C8: what is written and said depends on the input alone.
func TestBuildDependsOnInputAlone(t *testing.T) {
	files := orderSite()
	root := lay(t, files)
	want := buildOrderSite(t, root)
	require.Contains(t, want.err, "data/a.json:1:63: Person \"lost\" stands on no page")
	require.Contains(t, want.err, "open.html")
	require.Contains(t, want.err, "index.html.gz")
	require.Contains(t, want.out, "18 pages: 4 described, 13 without a thing (")

	for name, environment := range map[string][]string{
		"as before":    nil,
		"locale":       {"LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "LANGUAGE=tr"},
		"no locale":    {"LC_ALL=C", "LANG="},
		"time zone":    {"TZ=Pacific/Kiritimati"},
		"one core":     {"GOMAXPROCS=1"},
		"eight cores":  {"GOMAXPROCS=8"},
		"other folder": {"HOME=/nowhere", "TMPDIR=/nowhere", "USER=nobody"},
		"terminal":     {"TERM=dumb", "NO_COLOR=1", "COLUMNS=20"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, want, buildOrderSite(t, root, environment...))
		})
	}

	// File systems list names in the order of their hashes, or as they were made.
	for name, place := range map[string]func(*testing.T) string{
		"disk": func(t *testing.T) string { return t.TempDir() }, "memory": memoryFolder,
	} {
		t.Run("made in the opposite order, "+name, func(t *testing.T) {
			root := place(t)
			names := slices.Sorted(maps.Keys(files))
			slices.Reverse(names)
			for _, name := range names {
				layIn(t, root, map[string]string{name: files[name]})
			}
			assert.Equal(t, want, buildOrderSite(t, root))
		})
	}
}

// Pages are gone through in the order of their names' bytes, folder by folder.
func TestBuildOrder(t *testing.T) {
	root := lay(t, orderSite())
	layIn(t, root, map[string]string{"data/all.yaml": "type: Person\nname: A\nurl: [" + strings.Join(
		strings.Fields("/ /ä/ /sub.html /sub/ /sub-x/ /a/b/c/d/file /i /Z /ı /A /_ /- /~ /ß /1 /10 /2"), ", ") + "]\n"})
	got := build(siteArguments(root, "--check")...)
	require.Equal(t, exitFindings, got.code)
	listed, _, found := strings.Cut(got.out, "18 pages: 17 described, 0 without a thing\n")
	require.True(t, found, got.out+got.err)
	var want []string // WalkDir goes by the names' bytes
	for name := range textsIn(t, filepath.Join(root, "pages")) {
		if strings.HasSuffix(name, ".html") && name != "open.html" {
			want = append(want, name)
		}
	}
	slices.SortFunc(want, func(a, b string) int { return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/")) })
	assert.Equal(t, want, strings.Fields(listed))
}

// C8: flags mean the same in any order.
func TestBuildFlagsInAnyOrder(t *testing.T) {
	files := smallSite()
	files["data/clinic.yaml"] += "medicalSpecialty: Cardiovascular\n"
	root := lay(t, files)
	flags := [][]string{
		{"--data", filepath.Join(root, "data")}, {"--pages=" + filepath.Join(root, "pages")}, {"--out", filepath.Join(root, "out")},
		{"--indent", "2"}, {"--members-as-nodes"},
	}
	var want result
	for i, order := range permutations(len(flags)) {
		require.NoError(t, os.RemoveAll(filepath.Join(root, "out")))
		var arguments []string
		for _, j := range order {
			arguments = append(arguments, flags[j]...)
		}
		got := result{build(arguments...), textsIn(t, filepath.Join(root, "out"))}
		if i == 0 {
			want = got
			require.Equal(t, exitFine, got.code, got.err)
			require.Contains(t, got.files["index.html"], "\n    {\n      \"@type\": \"MedicalClinic\"")
			require.Contains(t, got.files["index.html"], `"medicalSpecialty": {"@id": "http://schema.org/Cardiovascular"}`)
		}
		require.Equal(t, want, got, "%q", arguments)
	}
}

// permutations gives all orders of the numbers below n.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for _, shorter := range permutations(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), at, n-1))
		}
	}
	return all
}
