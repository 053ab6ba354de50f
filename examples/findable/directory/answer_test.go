package directory

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/findable/answer"
)

// standard is the directory that tests use, written and read once for all of them.
var standard = sync.OnceValues(func() (*whole, error) { return written(context.Background(), Standard()) })

// TestAnswers holds the answers of the site to the records: precision and recall are 1.
func TestAnswers(t *testing.T) {
	s, err := standard()
	require.NoError(t, err)
	index := answer.New(s.base)
	var found, right, expected int
	for _, q := range s.asked {
		result, err := index.Answer(&q.Question)
		require.NoError(t, err, q.Ask)
		for _, f := range result.Found {
			found++
			if slices.Contains(q.Expect, f.Thing.IRI) {
				right++
			} else {
				assert.Fail(t, "found and not expected", "%s\n%+v\n%s\n%+v", q.Ask, q.Find, f.Thing.IRI, f.Reasons)
			}
		}
		expected += len(q.Expect)
		for _, m := range result.Missed {
			assert.Fail(t, "expected and not found", "%s\n%+v\n%s\n%+v", q.Ask, q.Find, m.Thing.IRI, m.Causes)
		}
	}
	assert.Greater(t, expected, 1000)
	assert.Equal(t, expected, right, "recall")
	assert.Equal(t, found, right, "precision")
}

// TestFaults plants 300 faults one at a time. For 98 of 100 the cause that is named first
// is the fault. For the others the data alone cannot tell, see the README.
func TestFaults(t *testing.T) {
	s, err := standard()
	require.NoError(t, err)
	faults, err := s.plant(s.base, s.asked, 300)
	require.NoError(t, err)
	require.Len(t, faults, 300)
	kinds := map[string]int{}
	named := 0
	for _, f := range faults {
		kinds[f.what]++
		isFirst, missed, err := f.firstNamed(s.base)
		require.NoError(t, err)
		require.NotNil(t, missed, "%s: %s answers all the same", f.what, f.thing)
		if isFirst {
			named++
			continue
		}
		t.Logf("%s (%s %s), in: %s", f.what, f.of, f.path, f.asked.Ask)
		for _, c := range missed.Causes {
			t.Logf("  %s %s %s: %s", c.Kind, c.Of.IRI, c.Path, c.Message)
		}
	}
	for _, m := range mistakes {
		assert.NotZero(t, kinds[m.what], m.what)
	}
	t.Logf("%d of 300 named first", named)
	assert.GreaterOrEqual(t, named, 294)
}
