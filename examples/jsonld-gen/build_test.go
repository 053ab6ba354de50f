package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/page"
)

// lay writes files below a new folder and gives its path.
func lay(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	layIn(t, root, files)
	return root
}

func layIn(t testing.TB, root string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
}

// textsIn gives the text of every file below the folder by its name.
func textsIn(t testing.TB, root string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(name)] = string(text)
		return err
	}))
	return files
}

// outcome is what a run of the command came to.
type outcome struct {
	code     int
	out, err string
}

// build runs the command build in this process.
func build(arguments ...string) outcome {
	var out, err bytes.Buffer
	code := run(append([]string{"build"}, arguments...), streams{strings.NewReader(""), &out, &err})
	return outcome{code, out.String(), err.String()}
}

// buildCommand is the command build as a process of its own, in the folder.
func buildCommand(directory string, arguments ...string) (command *exec.Cmd, out, err *bytes.Buffer) {
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	command = exec.Command("jsonld-gen", append([]string{"build"}, arguments...)...)
	command.Dir, command.Stdout, command.Stderr = directory, out, err
	return command, out, err
}

// smallSite is a site with two pages of which something is known, and one of which
// nothing is.
func smallSite() map[string]string {
	return map[string]string{
		"data/healthld.yaml":     "base: https://sunrise.example/\nowner: /#clinic\nlanguages: [en, de]\n",
		"data/clinic.yaml":       "id: /#clinic\ntype: MedicalClinic\nname: {en: Sunrise Clinic, de: Klinik Sonnenaufgang}\nurl: /\n",
		"data/staff/people.json": `{"@id": "/#lind", "@type": "Person", "name": "A. Lind", "url": "/staff/lind", "worksFor": {"@id": "/#clinic"}}`,
		"pages/index.html":       "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>Sunrise</title>\n</head>\n<body>Sunrise</body>\n</html>\n",
		"pages/staff/lind.html":  "<!doctype html>\n<title>Lind</title>\n<p>Lind\n",
		"pages/imprint.html":     "<!doctype html>\n<title>Imprint</title>\n<p>Imprint\n",
		"pages/style.css":        "p { margin: 0 }\n",
	}
}

// siteArguments give the folders of a site.
func siteArguments(root string, more ...string) []string {
	return append([]string{"--data", filepath.Join(root, "data"), "--pages", filepath.Join(root, "pages")}, more...)
}

// longAgo is when the files of a test were last changed, so that a change now is
// seen however coarse the clock of the file system is.
var longAgo = time.Date(2020, 2, 20, 20, 20, 20, 0, time.UTC)

// A stamp tells whether a file, or a folder, was touched: a folder is by every file
// that is made in it, a temporary one too.
type stamp struct {
	info fs.FileInfo
	text string
}

// stampAll sets all times below the folder back and gives the stamps.
func stampAll(t testing.TB, root string) map[string]stamp {
	t.Helper()
	var paths []string
	require.NoError(t, filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		paths = append(paths, path)
		return err
	}))
	for _, path := range paths {
		require.NoError(t, os.Chtimes(path, longAgo, longAgo))
	}
	return stampsOf(t, root)
}

func stampsOf(t testing.TB, root string) map[string]stamp {
	t.Helper()
	stamps := make(map[string]stamp)
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := os.Lstat(path)
		if err != nil {
			return err
		}
		s := stamp{info: info}
		if info.Mode().IsRegular() {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			s.text = string(text)
		}
		stamps[path] = s
		return nil
	}))
	return stamps
}

// assertUntouched tells of everything below the folder that was made, changed,
// replaced or taken away.
func assertUntouched(t testing.TB, root string, before map[string]stamp) {
	t.Helper()
	after := stampsOf(t, root)
	for path, was := range before {
		is, found := after[path]
		switch {
		case !found:
			t.Errorf("%s is gone", path)
		case !os.SameFile(was.info, is.info):
			t.Errorf("%s was replaced", path)
		case !is.info.ModTime().Equal(was.info.ModTime()) || is.text != was.text || is.info.Mode() != was.info.Mode():
			t.Errorf("%s was touched: %v, %v", path, is.info.Mode(), is.info.ModTime())
		}
	}
	for path := range after {
		if _, found := before[path]; !found {
			t.Errorf("%s is new", path)
		}
	}
}

// C2: what has nothing to do writes nothing, not even a temporary file, and so does
// what is refused.
func TestBuildWritesNothing(t *testing.T) {
	built := func(t *testing.T) string {
		root := lay(t, smallSite())
		require.Equal(t, exitFine, build(siteArguments(root)...).code)
		require.Equal(t, exitFine, build(siteArguments(root, "--out", filepath.Join(root, "out"))...).code)
		return root
	}
	unbuilt := func(t *testing.T) string { return lay(t, smallSite()) }
	faulty := func(t *testing.T) string {
		files := smallSite()
		files["data/faulty.yaml"] = "type: Person\nnme: A\n"
		return lay(t, files)
	}
	tests := []struct {
		name string
		site func(*testing.T) string
		// arguments stand behind those of the folders; "ROOT" in them is that of the
		// site.
		arguments []string
		code      int
	}{
		{"second run in place", built, nil, exitFine},
		{"second run into another folder", built, []string{"--out", "ROOT/out"}, exitFine},
		{"check where nothing would change", built, []string{"--check"}, exitFine},
		{"check where something would change", unbuilt, []string{"--check"}, exitFindings},
		{"check of other forms", built, []string{"--check", "--indent", "2"}, exitFindings},
		{"dry run", unbuilt, []string{"--dry-run"}, exitFine},
		{"dry run into a folder that is there", built, []string{"--dry-run", "--out", "ROOT/out"}, exitFine},
		{"dry run into a folder that is not", unbuilt, []string{"--dry-run", "--out", "ROOT/new/out"}, exitFine},
		{"a warning", faulty, nil, exitFindings},
		{"a warning with a folder to write to", faulty, []string{"--out", "ROOT/out"}, exitFindings},
		{"the folder of the pages to write to", unbuilt, []string{"--out", "ROOT/pages"}, exitFindings},
		{"a folder in that of the pages", unbuilt, []string{"--out", "ROOT/pages/a/b"}, exitFindings},
		{"a folder around that of the pages", unbuilt, []string{"--out", "ROOT"}, exitFindings},
		{"a detour to the folder of the pages", unbuilt, []string{"--out", "ROOT/pages/staff/../new/../../pages"}, exitFindings},
		{"no folder at all", unbuilt, []string{"--out", ""}, exitUsage},
		{"a file to write to", unbuilt, []string{"--out", "ROOT/pages/style.css"}, exitFindings},
		{"wrong usage", unbuilt, []string{"--indent", "-1"}, exitUsage},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := test.site(t)
			before := stampAll(t, root)
			var arguments []string
			for _, a := range test.arguments {
				arguments = append(arguments, strings.ReplaceAll(a, "ROOT", root))
			}
			got := build(siteArguments(root, arguments...)...)
			assert.Equal(t, test.code, got.code, "%s%s", got.out, got.err)
			assertUntouched(t, root, before)
		})
	}
}

// In a run that has something to do, what need not change is not touched.
func TestBuildTouchesWhatChanges(t *testing.T) {
	root := lay(t, smallSite())
	out := filepath.Join(root, "out")
	arguments := siteArguments(root, "--out", out)
	require.Equal(t, exitFine, build(arguments...).code)
	layIn(t, root, map[string]string{"data/staff/people.json": `{"@id": "/#lind", "@type": "Person", "name": "B. Lind", "url": "/staff/lind"}`})
	before := stampAll(t, root)

	got := build(arguments...)
	assert.Equal(t, exitFine, got.code)
	assert.Contains(t, got.out, "1 page and 0 other files written to "+out+", 3 unchanged there\n")
	changed, folder := filepath.Join(out, "staff", "lind.html"), filepath.Join(out, "staff")
	text, err := os.ReadFile(changed)
	require.NoError(t, err)
	assert.Contains(t, string(text), "B. Lind")
	delete(before, changed)
	delete(before, folder)
	after := stampsOf(t, root)
	for path := range before {
		assert.True(t, os.SameFile(before[path].info, after[path].info), path)
		assert.Equal(t, before[path].info.ModTime(), after[path].info.ModTime(), path)
	}
	assert.Len(t, after, len(before)+2)
}

// ownElement is what may be put into a page: an element without "<" in it, alone on
// its line or among others.
var ownElement = regexp.MustCompile(`[ \t]*<script type="application/ld\+json" data-healthld="page">[^<]+</script>(\r\n|\r|\n)?`)

// oddPages are pages that are easy to harm.
var oddPages = map[string]string{
	"crlf":            "<!doctype html>\r\n<html lang=en>\r\n<head>\r\n\t<title>A</title>\r\n</head>\r\n<body>\r\nA\r\n</body>\r\n</html>\r\n",
	"cr":              "<!doctype html>\r<title>A</title>\r<p>A\r",
	"mixed":           "<!doctype html>\n<head>\r\n<title>A</title>\r</head>\n\r<body>A\r\n\n</body>\r",
	"bom":             "\uFEFF<!doctype html>\n<title>A</title>\n<p>Ä\n",
	"bom-alone":       "\uFEFF<p>A",
	"no-final-eol":    "<!doctype html>\n<title>A</title>\n<p>A",
	"one-line":        "<!doctype html><html><head><title>A</title></head><body>A</body></html>",
	"nul":             "<!doctype html>\n<title>A\x00B</title>\n<p>\x00\x00</p>\n\x00",
	"windows-1252":    "<!doctype html>\n<meta charset=windows-1252>\n<title>Stra\xdfe \x80 \x93x\x94</title>\n<p>\x81\x8d\x8f\x90\x9d \xe4\xf6\xfc\n",
	"undeclared":      "<!doctype html>\n<title>\xdf</title>\n<p>\xe4\xf6\xfc\n",
	"invalid-utf-8":   "<!doctype html>\n<meta charset=utf-8>\n<title>\xff\xfe\xed\xa0\x80</title>\n<p>\xc3\n",
	"controls":        "<!doctype html>\n<title>A\x0b\x0c\x1b[31m\x7f</title>\n<p>\x1b]0;x\x07\u2028\u2029\u202e\n",
	"no-tags":         "A",
	"spaces":          " \t\n\n  \n",
	"no-head":         "<html>\n<body>\n<p>A</p>\n</body>\n</html>\n",
	"upper-case":      "<!DOCTYPE HTML>\n<HTML LANG=\"DE\">\n<HEAD >\n<TITLE>A</TITLE>\n</HEAD >\n<BODY>A</BODY>\n</HTML>\n",
	"entities":        "<!doctype html>\n<title>A &amp; B &nbsp &#x41; &bogus;</title>\n<p title='a&b' class=x>&lt;\n",
	"false-ends":      "<!doctype html>\n<head>\n<!-- </head> -->\n<script>'</head>'</script>\n<style>/*</head>*/</style>\n<title></head></title>\n<link rel=x>\n</head>\n<p>A\n",
	"foreign-json-ld": "<!doctype html>\n<head>\n<script type=\"application/ld+json\">{\"@type\":\"Thing\" , \"x\":1}</script>\n</head>\n<p>A\n",
	"xhtml":           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\">\n<head>\n<title>A</title>\n<meta name=\"x\" content=\"y\" />\n</head>\n<body><p>A<br/></p></body>\n</html>\n",
	"conditional":     "<!doctype html>\n<!--[if IE]><html class=ie><![endif]-->\n<!--[if !IE]><!--><html><!--<![endif]-->\n<head>\n<title>A</title>\n</head>\n<p>A\n",
	"blanks-at-end":   "<!doctype html>  \n<head>  \n  <title>A</title>  \n  </head>  \n<p>A  \n  \n\n",
	"long":            "<!doctype html>\n<title>A</title>\n" + strings.Repeat("<p>A paragraph of many, with \xe4 and \u00e4.</p>\r\n", 20_000),
}

// oddSite is a site with the odd pages and a thing on each.
func oddSite() map[string]string {
	files := map[string]string{"data/healthld.yaml": "base: https://sunrise.example/\n"}
	var data strings.Builder
	for name, text := range oddPages {
		files["pages/"+name+".html"] = text
		data.WriteString("---\ntype: Person\nname: Zoë " + name + " </script> ☂ 𝄞\nurl: /" + name + "\n")
	}
	files["data/all.yaml"] = data.String()
	return files
}

// C3: outside the element no byte is changed, and it is taken away to the last
// byte.
func TestBuildKeepsAllOtherBytes(t *testing.T) {
	root := lay(t, oddSite())
	got := build(siteArguments(root)...)
	require.Equal(t, exitFine, got.code, got.err)
	require.Empty(t, got.err)
	pages := filepath.Join(root, "pages")
	results := textsIn(t, pages)
	require.Len(t, results, len(oddPages))
	for name, before := range oddPages {
		t.Run(name, func(t *testing.T) {
			after := results[name+".html"]
			elements := ownElement.FindAllStringIndex(after, -1)
			require.Len(t, elements, 1)
			element := after[elements[0][0]:elements[0][1]]
			// The element takes the indentation before it and the end of its line along,
			// or neither.
			bare := strings.TrimRight(strings.TrimLeft(element, " \t"), "\r\n")
			assert.Contains(t, []string{strings.Replace(after, element, "", 1), strings.Replace(after, bare, "", 1)}, before)
			removed, err := page.Remove([]byte(after))
			require.NoError(t, err)
			assert.Equal(t, before, string(removed))
			assert.Contains(t, element, `\u003c/script\u003e`)
			isASCII := !strings.ContainsFunc(element, func(r rune) bool { return r >= 0x80 })
			assert.Equal(t, !slices.Contains([]string{"bom", "bom-alone", "invalid-utf-8"}, name), isASCII, "UTF-8 is written where the page says that it is")
		})
	}
	before := stampAll(t, pages)
	got = build(siteArguments(root)...)
	assert.Equal(t, exitFine, got.code)
	assertUntouched(t, pages, before)

	// When nothing is known of them any more, the pages are as they were.
	layIn(t, root, map[string]string{"data/all.yaml": "type: Person\nname: A\nurl: /\n"})
	got = build(siteArguments(root)...)
	assert.Equal(t, exitFine, got.code)
	for name, text := range textsIn(t, pages) {
		assert.Equal(t, oddPages[strings.TrimSuffix(name, ".html")], text, name)
	}
}

// A page that cannot be described stays as it is, is named with the place of what
// is wrong, and keeps no other from being described.
func TestBuildGoesOnBeyondFaults(t *testing.T) {
	faults := map[string]string{
		"empty":       "",
		"utf-16":      "\xff\xfe<\x00p\x00>\x00",
		"iso-2022-jp": "<meta charset=iso-2022-jp><title>A</title>",
		"open-title":  "<!doctype html>\n<title>A",
		"open-own":    "<p>A<script data-healthld=\"page\" type=\"application/ld+json\">{}",
	}
	places := map[string]string{"iso-2022-jp": "1:1", "open-title": "2:9", "open-own": "1:5"}
	files := oddSite()
	for name, text := range faults {
		files["pages/"+name+".html"] = text
		files["data/"+name+".yaml"] = "type: Person\nname: A\nurl: /" + name + "\n"
	}
	for _, mode := range []string{"in place", "out"} {
		t.Run(mode, func(t *testing.T) {
			root := lay(t, files)
			arguments, pages := siteArguments(root), filepath.Join(root, "pages")
			if mode == "out" {
				pages = filepath.Join(root, "out")
				arguments = append(arguments, "--out", pages)
			}
			got := build(arguments...)
			assert.Equal(t, exitFindings, got.code)
			assert.Equal(t, len(faults), strings.Count(got.err, "\n"), got.err)
			results := textsIn(t, pages)
			for name, text := range faults {
				assert.Equal(t, text, results[name+".html"], name)
				assert.Contains(t, got.err, filepath.Join(root, "pages", name+".html")+":"+places[name])
			}
			for name := range oddPages {
				assert.Regexp(t, ownElement, results[name+".html"], name)
			}
		})
	}
}
