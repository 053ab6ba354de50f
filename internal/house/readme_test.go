package house

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// blocks are the fenced blocks of a text that are in the language.
func blocks(text, language string) []string {
	var found []string
	for _, match := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

// TestREADMEPrograms compiles and runs every Go program of the README. The block
// of text behind each is what it prints.
func TestREADMEPrograms(t *testing.T) {
	programs, outputs := blocks(readme(t), "go"), blocks(readme(t), "text")
	require.NotEmpty(t, programs)
	require.Len(t, outputs, len(programs))
	for i, program := range programs {
		file := filepath.Join(t.TempDir(), "main.go")
		require.NoError(t, os.WriteFile(file, []byte(program), 0o600))
		assert.Equal(t, outputs[i], goCommand(t, "run", file))
	}
}

// goTool is what the command go says itself on standard error, when it fetches modules.
var goTool = regexp.MustCompile(`(?m)^go: .*\n`)

// sessions are the commands of the README, and how it is known that they work.
var sessions = map[string]func(*testing.T, string){
	"go run ./examples/jsonld-gen build --data examples/riverside/data --pages examples/riverside/pages --out out": func(t *testing.T, command string) {
		out := filepath.Join(t.TempDir(), "out")
		arguments := strings.Fields(command)[1:]
		arguments[len(arguments)-1] = out
		run := exec.Command("go", arguments...)
		run.Dir = root
		var summary, findings bytes.Buffer
		run.Stdout, run.Stderr = &summary, &findings
		require.NoError(t, run.Run(), findings.String())
		told := goTool.ReplaceAllString(findings.String(), "") + summary.String()
		assert.Equal(t, blocks(readme(t), "console")[0], strings.ReplaceAll(told, out, "out"))
		home, err := os.ReadFile(filepath.Join(out, "index.html"))
		require.NoError(t, err)
		_, rest, found := strings.Cut(string(home), `<script type="application/ld+json" data-healthld="page">`)
		require.True(t, found)
		text, _, found := strings.Cut(rest, "</script>")
		require.True(t, found)
		assert.True(t, json.Valid([]byte(text)))
	},
	"go run ./examples/jsonld-gen report out --base https://riverside.example/ --out report.html": func(t *testing.T, command string) {
		file := filepath.Join(t.TempDir(), "report.html")
		arguments := strings.Fields(command)[1:]
		arguments[3], arguments[len(arguments)-1] = "examples/riverside/pages", file
		run := exec.Command("go", arguments...)
		run.Dir = root
		said, err := run.CombinedOutput()
		require.NoError(t, err, "%s", said)
		assert.Contains(t, string(said), "46 pages in a report of ")
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Contains(t, string(text), "What to do first")
	},
	"go test ./...": func(t *testing.T, command string) {
		// This test is a part of it.
		text, err := os.ReadFile(filepath.Join(root, ".ci", "run"))
		require.NoError(t, err)
		assert.Contains(t, string(text), "\n  "+command+"\n")
	},
	"jsonld-gen init --kind clinic --base https://sunrise.example/": ownSite,
	"jsonld-gen gen data":                         ranWithTheFirst,
	"jsonld-gen build --data data --pages public": ranWithTheFirst,
	"jsonld-gen check public":                     ranWithTheFirst,
	"jsonld-gen feed public --out public":         ranWithTheFirst,
	"go get " + module: func(t *testing.T, _ string) {
		text, err := os.ReadFile(filepath.Join(root, "go.mod"))
		require.NoError(t, err)
		assert.Contains(t, string(text), "module "+module+"\n")
	},
}

// ownSite runs the way to a site of one's own: the commands from the first to the last.
func ownSite(t *testing.T, first string) {
	folder := t.TempDir()
	program := filepath.Join(folder, "jsonld-gen")
	goCommand(t, "build", "-o", program, "./examples/jsonld-gen")
	require.NoError(t, os.Mkdir(filepath.Join(folder, "public"), 0o755))
	home := filepath.Join(folder, "public", "index.html")
	require.NoError(t, os.WriteFile(home, []byte("<!DOCTYPE html><html lang=en><head><title>Sunrise</title></head><body><h1>Sunrise</h1></body></html>"), 0o644))
	_, rest, _ := strings.Cut(readme(t), first)
	commands, _, found := strings.Cut(first+rest, "\n```")
	require.True(t, found)
	for command := range strings.Lines(commands) {
		arguments := strings.Fields(command)
		run := exec.Command(program, arguments[1:]...)
		run.Dir = folder
		said, err := run.CombinedOutput()
		if arguments[1] == "gen" {
			assert.Error(t, err)
			assert.Contains(t, string(said), "TODO")
			fillIn(t, filepath.Join(folder, "data"))
			continue
		}
		require.NoError(t, err, "%s%s", command, said)
	}
	text, err := os.ReadFile(home)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"@id":"https://sunrise.example/#clinic"`)
	assert.FileExists(t, filepath.Join(folder, "public", "schemamap.xml"))
}

// fillIn does what init asks for.
func fillIn(t *testing.T, folder string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, bytes.ReplaceAll(text, []byte("TODO: "), []byte("Sunrise ")), 0o644))
	}
}

// ranWithTheFirst is for the commands that the first of their block runs.
func ranWithTheFirst(*testing.T, string) {}

func TestREADMESessions(t *testing.T) {
	commands := strings.Split(strings.TrimSpace(strings.Join(blocks(readme(t), "sh"), "")), "\n")
	assert.Len(t, commands, len(sessions))
	for _, command := range commands {
		if works := sessions[command]; assert.NotNil(t, works, "nothing runs the command %q", command) {
			works(t, command)
		}
	}
}

// tableOf reads the rows of the table that has the header.
func tableOf(t *testing.T, header string) [][]string {
	t.Helper()
	_, rest, found := strings.Cut(readme(t), header+"\n| --- ")
	require.True(t, found, header)
	var rows [][]string
	for _, line := range strings.Split(rest, "\n")[1:] {
		if !strings.HasPrefix(line, "| ") {
			return rows
		}
		rows = append(rows, strings.Split(strings.Trim(line, "| "), " | "))
	}
	return rows
}

// TestREADMEFolders holds that the folders of the README are there, and that
// every package has its folder in it.
func TestREADMEFolders(t *testing.T) {
	var folders []string
	for _, row := range tableOf(t, "| folder | what is in it |") {
		folders = append(folders, row[0])
		assert.DirExists(t, filepath.Join(root, filepath.FromSlash(row[0])))
	}
	for _, p := range goList(t, "./...") {
		path, _ := within(p.ImportPath)
		assert.NotEmpty(t, under(path, folders), "the README does not name the folder of %s", path)
	}
}

// TestREADMEDependencies holds the table of dependencies to go.mod.
func TestREADMEDependencies(t *testing.T) {
	var mod struct {
		Go      string
		Require []struct {
			Path, Version string
			Indirect      bool
		}
	}
	require.NoError(t, json.Unmarshal([]byte(goCommand(t, "mod", "edit", "-json")), &mod))
	var want, got [][]string
	for _, r := range mod.Require {
		if !r.Indirect {
			want = append(want, []string{r.Path, r.Version})
		}
	}
	for _, row := range tableOf(t, "| module | version | reason |") {
		require.Len(t, row, 3)
		assert.NotEmpty(t, row[2])
		got = append(got, row[:2])
	}
	assert.Equal(t, want, got)
	assert.Contains(t, readme(t), "Go "+mod.Go+" or later")
}

// TestREADMEExamples: the examples that README and CONTRIBUTING lead to are there.
func TestREADMEExamples(t *testing.T) {
	contributing, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	require.NoError(t, err)
	named := regexp.MustCompile("example\\s+`(\\w+)`\\s+of\\s+`([\\w/]+)`").FindAllStringSubmatch(readme(t)+string(contributing), -1)
	assert.Len(t, named, 5)
	for _, name := range named {
		assert.True(t, hasTest(t, name[2], "Example_"+name[1]), "%s has no Example_%s", name[2], name[1])
	}
}
