package check_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

func TestBaseline(t *testing.T) {
	finding := func(rule, path string, line int) check.Finding {
		return check.Finding{Rule: rule, Family: "f", Severity: check.Warning, Message: "m", Path: path, Position: rdf.Position{File: "a\n.html", Line: line, Column: 1}}
	}
	before := &check.Report{Findings: []check.Finding{finding("date", "A.b", 1), finding("date", "A.b", 2), finding("url", "A.c", 3)}}
	var text strings.Builder
	require.NoError(t, check.NewBaseline(before).Write(&text, before))
	assert.Len(t, strings.Split(strings.TrimSpace(text.String()), "\n"), 3, "a line a fingerprint, and the header: %s", text.String())
	assert.Contains(t, text.String(), ` 2 date a\n.html A.b`)

	baseline, err := check.ReadBaseline(strings.NewReader(text.String() + "\n \n"))
	require.NoError(t, err)
	assert.Equal(t, check.NewBaseline(before), baseline)

	// Lines have moved; one fault occurs once more; one is new.
	now := &check.Report{Findings: []check.Finding{finding("date", "A.b", 11), finding("date", "A.b", 12), finding("date", "A.b", 13), finding("url", "A.c", 14), finding("url", "A.d", 15)}}
	left, accepted := baseline.Without(now.Findings)
	assert.Equal(t, 3, accepted)
	assert.Equal(t, []check.Finding{now.Findings[2], now.Findings[4]}, left)
	again, _ := baseline.Without(now.Findings)
	assert.Equal(t, left, again, "a baseline is not used up")
}

func TestReadBaselineRefuses(t *testing.T) {
	for _, line := range []string{"abc 1", strings.Repeat("g", 32) + " 1", strings.Repeat("a", 32), strings.Repeat("a", 32) + " 0", strings.Repeat("a", 32) + " x", strings.Repeat("a", 30) + " 1"} {
		_, err := check.ReadBaseline(strings.NewReader("# first\n" + line + "\n"))
		require.ErrorContains(t, err, "line 2 is no finding of a baseline")
	}
}
