package output_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
)

// findingsAt gives a report with a finding at each place of a line.
func findingsAt(line int, start int, offsets ...int) *check.Report {
	report := new(check.Report)
	for _, offset := range offsets {
		report.Findings = append(report.Findings, check.Finding{
			Rule: "r", Family: "f", Severity: check.Error, Message: "m",
			Position: rdf.Position{File: "f", Offset: start + offset, Line: line, Column: offset + 1},
		})
	}
	return report
}

// columns gives the columns of a SARIF log.
func columns(t *testing.T, log string) (columns []int) {
	t.Helper()
	var told struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct{ Region struct{ StartColumn int } }
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(log), &told))
	for _, result := range told.Runs[0].Results {
		columns = append(columns, result.Locations[0].PhysicalLocation.Region.StartColumn)
	}
	return columns
}

// Columns are counted on from the place before, and are what counting each by itself gives:
// forwards and backwards, within characters and within what is no UTF-8.
func TestSARIFCountsOn(t *testing.T) {
	const first = "first\n"
	line := "añb€c\U0001F600d\xe2\x82e\xff\xfff" + strings.Repeat("ü", 5)
	text := []byte(first + line + "\r\nlast")
	var offsets, want []int
	for offset := range len(line) + 1 {
		offsets = append(offsets, offset)
	}
	for offset := len(line); offset >= 0; offset -= 3 {
		offsets = append(offsets, offset)
	}
	for _, offset := range offsets {
		want = append(want, utf8.RuneCountInString(line[:offset])+1)
	}
	log := write(t, output.SARIF, findingsAt(2, len(first), offsets...), output.Source(func(string) []byte { return text }))
	assert.Equal(t, want, columns(t, log))
}

// Many findings in one long line, as in minified JSON-LD, take no longer than in many lines:
// if each looked through the line, this would take minutes.
func TestManyFindingsInOneLine(t *testing.T) {
	const each, count = 512, 20_000
	text := []byte(strings.Repeat("é"+strings.Repeat(" ", each-2), count))
	var offsets []int
	for i := range count {
		offsets = append(offsets, i*each)
	}
	report, source := findingsAt(1, 0, offsets...), output.Source(func(string) []byte { return text })
	found := columns(t, write(t, output.SARIF, report, source))
	assert.Equal(t, (count-1)*(each-1)+1, found[count-1])
	assert.Equal(t, count, strings.Count(write(t, output.Text, report, source), "^"))
}

// Of a line in which something private was found nothing is shown, whatever else is found
// there and whether that is told; other lines are shown.
func TestPrivateLinesAreNotShown(t *testing.T) {
	const first, private = `{"reviewBody": "NHS no 943 476 5919, John Smith", "telephne": 1,` + "\n", len(`{"reviewBody": `)
	text := first + `"adress": 2}`
	report := findingsAt(1, 0, 0, private, len(first)-len(`"telephne": 1,`+"\n"))
	report.Findings[1].Private, report.Findings[1].Severity = true, check.Info
	report.Findings = append(report.Findings, findingsAt(2, len(first), 0).Findings...)
	source := output.Source(func(string) []byte { return []byte(text) })
	assert.Equal(t, `f:1:1: error: m [r]
f:1:51: error: m [r]
f:2:1: error: m [r]
    "adress": 2}
    ^
3 errors, 1 info (1 not shown)
`, write(t, output.Text, report, source, output.Least(check.Warning)))

	for _, format := range []output.Format{output.Text, output.JSON, output.SARIF, output.GitHub} {
		assert.NotContains(t, write(t, format, report, source), "943", format)
	}
	var told struct{ Findings []struct{ Private bool } }
	require.NoError(t, json.Unmarshal([]byte(write(t, output.JSON, report)), &told))
	assert.Equal(t, []struct{ Private bool }{{false}, {true}, {false}, {false}}, told.Findings)
}

// P3: a line shows no running text beside the place of a finding, and none at all where
// reading failed, however long the line is.
func TestLinesShowNoRunningText(t *testing.T) {
	for _, times := range []int{1, 100} {
		said := strings.Repeat("Zelda was very ill in May ", times)
		line := `{"review": {"reviewBody": "` + said + `", "dateCreated": "x", "name": "` + said + `"}}`
		place := strings.Index(line, `"x"`)
		shown := write(t, output.Text, findingsAt(1, 0, 0, place), output.Source(func(string) []byte { return []byte(line) }))
		assert.NotContains(t, shown, "Zelda")
		assert.Contains(t, shown, `"dateCreated": "x", "name": "…`)
		for offset := range len(line) + 1 {
			report := findingsAt(1, 0, offset)
			report.Findings[0].Family = "input"
			assert.NotContains(t, write(t, output.Text, report, output.Source(func(string) []byte { return []byte(line) })), "Zelda", offset)
		}
	}
}
