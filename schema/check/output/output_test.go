package output_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xeipuuv/gojsonschema"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
)

// page is a file in which there is something to find; its second line is indented,
// with text in front of the place that takes more bytes than characters.
const page = "<html>\r\n\t<p>Ärzte: <b itemprop=\"telephne\">1</b>\r\n</html>\n"

func source(file string) []byte {
	if file == "site/a b.html" {
		return []byte(page)
	}
	return nil
}

func report() *check.Report {
	offset := strings.Index(page, "itemprop")
	return &check.Report{Findings: []check.Finding{
		{
			Rule: "unknown-property", Family: "vocabulary", Severity: check.Error, Message: `"telephne" is no property; write telephone`,
			Path: "MedicalClinic.telephne", Pointer: "/telephne", Doc: "https://schema.org/telephone", Suggestion: "telephone",
			Position: rdf.Position{File: "site/a b.html", Offset: offset, Line: 2, Column: offset - len("<html>\r\n") + 1},
		},
		{Rule: "pending-term", Family: "vocabulary", Severity: check.Info, Message: "practicesAt is pending", Path: "IndividualPhysician.practicesAt"},
		{Rule: "date", Family: "values", Severity: check.Warning, Message: "no such day", Position: rdf.Position{File: "site/b.html", Offset: 3, Line: 1, Column: 4}},
	}}
}

func write(t *testing.T, format output.Format, report *check.Report, options ...output.Option) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, output.Write(&b, format, report, options...))
	return b.String()
}

func TestText(t *testing.T) {
	assert.Equal(t, `site/a b.html:2:16: error: "telephne" is no property; write telephone [unknown-property]
    <p>Ärzte: <b itemprop="telephne">1</b>
                 ^
info: practicesAt is pending [pending-term]
site/b.html:1:4: warning: no such day [date]
1 error, 1 warning, 1 info
`, write(t, output.Text, report(), output.Source(source)))

	assert.Equal(t, "\x1b[1msite/b.html:1:4:\x1b[0m \x1b[1;33mwarning\x1b[0m: no such day [date]\n1 warning\n",
		write(t, output.Text, &check.Report{Findings: report().Findings[2:]}, output.Color()))
	assert.Equal(t, "1 error, 1 warning, 1 info (1 not shown)\n",
		write(t, output.Text, report(), output.Least(check.Warning))[len(write(t, output.Text, report(), output.Least(check.Warning)))-41:])
	assert.Equal(t, "1 info not shown; --info shows all\n",
		write(t, output.Text, &check.Report{Findings: report().Findings[1:2]}, output.Least(check.Warning), output.Hint("--info shows all")))
	assert.Empty(t, write(t, output.Text, &check.Report{}))
}

// What another rule says of the same stands with the finding, in every format.
func TestTextOfSeveralRules(t *testing.T) {
	both := report()
	both.Findings = both.Findings[2:]
	f := &both.Findings[0]
	f.Related = []check.Place{
		{Rule: "review-date", Message: "Google requires it", Position: f.Position},
		{Message: "the other stands here", Position: rdf.Position{File: "c.html", Line: 7, Column: 1}},
	}
	assert.Equal(t, `site/b.html:1:4: warning: no such day; Google requires it [date, review-date]
  c.html:7:1: note: the other stands here
1 warning
`, write(t, output.Text, both))
	assert.Contains(t, write(t, output.GitHub, both), "::no such day; Google requires it%0Ac.html:7:1: the other stands here\n")
	assert.Contains(t, write(t, output.SARIF, both), `"Google requires it [review-date]"`)
	var told struct {
		Findings []struct {
			Related []struct{ Rule, Message string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(write(t, output.JSON, both)), &told))
	assert.Equal(t, "review-date", told.Findings[0].Related[0].Rule)
	assert.Equal(t, "Google requires it", told.Findings[0].Related[0].Message)
}

// Of a long line the part around the place is shown; a place that the text does
// not have any more, nothing.
func TestTextShowsTheLine(t *testing.T) {
	long := strings.Repeat("é", 100) + "HERE" + strings.Repeat("ü", 100)
	at := rdf.Position{File: "f", Offset: 200, Line: 1, Column: 201}
	one := &check.Report{Findings: []check.Finding{{Rule: "r", Severity: check.Error, Message: "m", Position: at}}}
	text := write(t, output.Text, one, output.Source(func(string) []byte { return []byte(long) }))
	lines := strings.Split(text, "\n")
	assert.Equal(t, "    …"+strings.Repeat("é", 30)+"HERE"+strings.Repeat("ü", 28)+"…", lines[1])
	assert.Equal(t, strings.Repeat(" ", 35)+"^", lines[2])

	for name, now := range map[string]string{"shorter": "short", "empty": "", "other lines": strings.Repeat("a\n", 200)} {
		one.Findings[0].Position = rdf.Position{File: "f", Offset: 200, Line: 3, Column: 4}
		assert.NotContains(t, write(t, output.Text, one, output.Source(func(string) []byte { return []byte(now) })), "^", name)
	}
}

// The line of the input stands once below all that is found at one place.
func TestTextShowsALineOnce(t *testing.T) {
	twice := report()
	again := twice.Findings[0]
	again.Rule, again.Message = "other", "and more"
	again.Related = []check.Place{{Message: "here too"}}
	twice.Findings = slices.Insert(twice.Findings, 1, again)
	twice.Findings = append(twice.Findings, twice.Findings[0])
	assert.Equal(t, `site/a b.html:2:16: error: "telephne" is no property; write telephone [unknown-property]
    <p>Ärzte: <b itemprop="telephne">1</b>
                 ^
site/a b.html:2:16: error: and more [other]
  note: here too
info: practicesAt is pending [pending-term]
site/b.html:1:4: warning: no such day [date]
site/a b.html:2:16: error: "telephne" is no property; write telephone [unknown-property]
    <p>Ärzte: <b itemprop="telephne">1</b>
                 ^
3 errors, 1 warning, 1 info
`, write(t, output.Text, twice, output.Source(source)))
}

func TestJSON(t *testing.T) {
	var got struct {
		Findings []map[string]any
		Counts   map[string]int
	}
	require.NoError(t, json.Unmarshal([]byte(write(t, output.JSON, report(), output.Least(check.Warning))), &got))
	assert.Equal(t, map[string]int{"error": 1, "warning": 1, "advice": 0, "info": 1}, got.Counts)
	require.Len(t, got.Findings, 2)
	assert.Equal(t, map[string]any{
		"rule": "unknown-property", "family": "vocabulary", "severity": "error", "message": `"telephne" is no property; write telephone`,
		"path": "MedicalClinic.telephne", "pointer": "/telephne", "file": "site/a b.html", "line": 2.0, "column": 16.0,
		"doc": "https://schema.org/telephone", "suggestion": "telephone",
	}, got.Findings[0])
	assert.JSONEq(t, `{"findings": [], "counts": {"error": 0, "warning": 0, "advice": 0, "info": 0}}`, write(t, output.JSON, &check.Report{}))
}

func TestGitHub(t *testing.T) {
	assert.Equal(t, `::error file=site/a b.html,line=2,col=16,title=unknown-property::MedicalClinic.telephne: "telephne" is no property; write telephone
::notice title=pending-term::IndividualPhysician.practicesAt: practicesAt is pending
::warning file=site/b.html,line=1,col=4,title=date::no such day
`, write(t, output.GitHub, report()))
}

// The log is valid by the schema of the standard, and another library reads in it
// what was written.
func TestSARIF(t *testing.T) {
	rules := check.Rules{
		{ID: "unknown-property", Family: "vocabulary", Severity: check.Error, Doc: "A property should be one of schema.org.", Bad: "{}", Good: "[]"},
		{ID: "pending-term", Family: "vocabulary", Severity: check.Info, Doc: "A pending term is new."},
	}
	text := write(t, output.SARIF, report(), output.Source(source), output.Rules(rules), output.Version("1.2.3"))
	log := readSARIF(t, text)
	require.Len(t, log.Runs, 1)
	run := log.Runs[0]
	require.Len(t, run.Results, 3)
	require.Len(t, run.Tool.Driver.Rules, 3, "a rule that was not given is added")
	for i, want := range []struct{ rule, level string }{{"unknown-property", "error"}, {"pending-term", "note"}, {"date", "warning"}} {
		assert.Equal(t, want.rule, *run.Results[i].RuleID)
		assert.Equal(t, want.level, run.Results[i].Level)
		assert.Equal(t, want.rule, *run.Tool.Driver.Rules[run.Results[i].RuleIndex].ID)
	}
	place := run.Results[0].Locations[0].PhysicalLocation
	assert.Equal(t, "site/a%20b.html", *place.ArtifactLocation.URI)
	assert.Equal(t, 2, *place.Region.StartLine)
	assert.Equal(t, 15, *place.Region.StartColumn, "in characters: Ä is one")
	assert.Zero(t, run.Results[2].Locations[0].PhysicalLocation.Region.StartColumn, "not known without the text")

	assert.Empty(t, readSARIF(t, write(t, output.SARIF, &check.Report{})).Runs[0].Results)
}

// readSARIF has another library read a log, once it was held to the schema.
func readSARIF(t *testing.T, text string) *sarif.Report {
	t.Helper()
	result, err := gojsonschema.Validate(gojsonschema.NewStringLoader(schemaOfSARIF(t)), gojsonschema.NewStringLoader(text))
	require.NoError(t, err)
	require.Empty(t, result.Errors())
	log, err := sarif.FromString(text)
	require.NoError(t, err)
	return log
}

// schemaOfSARIF gives the schema that the standard comes with. go-sarif has it
// in a constant, and validates by it what it makes itself, but no other text.
func schemaOfSARIF(t *testing.T) string {
	t.Helper()
	directory, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	require.NoError(t, err)
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(directory)), "schema.go"), nil, 0)
	require.NoError(t, err)
	schema, err := strconv.Unquote(file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value)
	require.NoError(t, err)
	require.Contains(t, schema, "Version 2.1.0 JSON Schema")
	return schema
}

func TestSARIFNamesFiles(t *testing.T) {
	for name, want := range map[string]string{"a:b.html": "./a:b.html", "/srv/a.html": "file:///srv/a.html", "ü/%.html": "%C3%BC/%25.html", "x\xff": "x%EF%BF%BD"} {
		one := &check.Report{Findings: []check.Finding{{Rule: "r", Severity: check.Advice, Message: "m", Position: rdf.Position{File: name, Line: 1, Column: 1}}}}
		log := readSARIF(t, write(t, output.SARIF, one))
		assert.Equal(t, want, *log.Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI)
	}
}

// V14: what is hostile in names, messages and lines stands in no output as it is.
func TestHostileText(t *testing.T) {
	hostile := "\x1b[2J\r\n::error::\u202Eevil\u2028\x00]]>\u0085<\xff%0A"
	f := check.Finding{
		Rule: "r" + hostile, Family: hostile, Severity: check.Error, Message: hostile, Path: hostile, Pointer: "/" + hostile, Suggestion: hostile, Doc: hostile,
		Position: rdf.Position{File: "::error::" + hostile, Offset: 1, Line: 1, Column: 2},
		Related:  []check.Place{{Message: hostile, Path: hostile, Position: rdf.Position{File: "::error::" + hostile, Line: 1, Column: 2}}, {Path: hostile}},
	}
	line := "a\x1b[2J\u202Eb\u0085\x00::error::"
	for format := output.Text; format <= output.GitHub; format++ {
		text := write(t, format, &check.Report{Findings: []check.Finding{f, f}}, output.Source(func(string) []byte { return []byte(line) }))
		for _, r := range text {
			assert.True(t, r == '\n' || r >= ' ' && r != 0x7F && (r < 0x80 || r > 0x9F) && r != 0x202E && r != 0x2028, "%s holds %U", format, r)
		}
		for number, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
			is := strings.HasPrefix(strings.TrimSpace(line), "::")
			assert.Equal(t, format == output.GitHub, is, "%s, line %d: %s", format, number, line)
		}
	}
	github := write(t, output.GitHub, &check.Report{Findings: []check.Finding{f}})
	assert.Equal(t, 1, strings.Count(github, "\n"))
	properties, _, _ := strings.Cut(github[2:], "::")
	assert.NotContains(t, strings.TrimPrefix(properties, "error "), ":", "only what separates is bare")
}

// A report that comes in parts is written as the whole of it, in every format.
func TestStream(t *testing.T) {
	whole := report()
	for i := range 3 {
		whole.Eligibility = append(whole.Eligibility,
			check.Eligibility{Node: rdf.Subject{Kind: rdf.IRI, Text: "https://sunrise.example/#a"}, Path: "Person", Family: "google", Feature: "profile", Name: "Profile page", Status: check.Eligible},
			check.Eligibility{Path: "Product", Family: "google", Feature: "product", Name: "Product", Status: check.Lacking, Missing: []check.Missing{{Rule: "r", Path: "Product.offers", What: "offers"}}, Position: rdf.Position{File: "a.html", Line: i + 1, Column: 1}})
	}
	for format := output.Text; format <= output.GitHub; format++ {
		for _, options := range [][]output.Option{{output.Source(source)}, {output.Features(), output.Least(check.Warning), output.Hint("look")}} {
			var b bytes.Buffer
			stream, err := output.NewStream(&b, format, options...)
			require.NoError(t, err)
			for i := range 4 {
				part := &check.Report{}
				if i < 3 {
					part.Findings, part.Eligibility = whole.Findings[i:i+1], whole.Eligibility[2*i:2*i+2]
				}
				require.NoError(t, stream.Add(stream.Prepare(part)))
			}
			require.NoError(t, stream.Close())
			assert.Equal(t, write(t, format, whole, options...), b.String(), format)
			assert.Equal(t, 3, stream.Total())
			assert.Equal(t, check.Error, stream.Worst())
		}
		empty, err := output.NewStream(new(bytes.Buffer), format)
		require.NoError(t, err)
		require.NoError(t, empty.Close())
		assert.Zero(t, empty.Worst())
	}
	_, err := output.NewStream(new(bytes.Buffer), 99)
	assert.ErrorContains(t, err, "no format")
}

// A finding about several places names all of them.
func TestRelatedPlaces(t *testing.T) {
	one := &check.Report{Findings: []check.Finding{{
		Rule: "r", Family: "site", Severity: check.Warning, Message: "two names", Position: rdf.Position{File: "a.html", Line: 2, Column: 3, Offset: 9},
		Related: []check.Place{
			{Message: "the other name", Path: "Person.name", Position: rdf.Position{File: "b.html", Line: 4, Column: 5, Offset: 30}},
			{Path: "Person"},
			{Position: rdf.Position{File: "c.html"}},
		},
	}}}
	assert.Equal(t, `a.html:2:3: warning: two names [r]
  b.html:4:5: note: the other name
  note: see also Person
  c.html: note: see also here
1 warning
`, write(t, output.Text, one))
	assert.Equal(t, "::warning file=a.html,line=2,col=3,title=r::two names%0Ab.html:4:5: the other name%0Asee also Person%0Ac.html: see also here\n", write(t, output.GitHub, one))

	var read struct {
		Findings []struct{ Related []map[string]any }
	}
	require.NoError(t, json.Unmarshal([]byte(write(t, output.JSON, one)), &read))
	assert.Equal(t, []map[string]any{
		{"message": "the other name", "path": "Person.name", "file": "b.html", "line": 4.0, "column": 5.0}, {"path": "Person"}, {"file": "c.html"},
	}, read.Findings[0].Related)

	result := readSARIF(t, write(t, output.SARIF, one)).Runs[0].Results[0]
	require.Len(t, result.RelatedLocations, 3)
	first := result.RelatedLocations[0]
	assert.Equal(t, "the other name", *first.Message.Text)
	assert.Equal(t, "b.html", *first.PhysicalLocation.ArtifactLocation.URI)
	assert.Equal(t, 4, *first.PhysicalLocation.Region.StartLine)
}

func TestFormatNames(t *testing.T) {
	for format := output.Text; format <= output.GitHub; format++ {
		var got output.Format
		require.NoError(t, got.UnmarshalText([]byte(format.String())))
		assert.Equal(t, format, got)
	}
	require.Error(t, new(output.Format).UnmarshalText([]byte("xml")))
	require.Error(t, output.Write(new(bytes.Buffer), 9, report()))
	full := errors.New("full")
	require.ErrorIs(t, output.Write(failing{full}, output.Text, report()), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
