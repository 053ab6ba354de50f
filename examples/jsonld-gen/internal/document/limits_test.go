package document

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// Inputs made to hurt are refused in clear words, and soon.
func TestLimits(t *testing.T) {
	var laughs, keys strings.Builder
	laughs.WriteString("name: &a0 [x, y]\n")
	for i := range 40 {
		fmt.Fprintf(&laughs, "p%d: &a%d [*a%d, *a%d]\n", i, i+1, i, i)
	}
	for i := range 20_000 {
		fmt.Fprintf(&keys, "k%d: v\n", i)
	}
	deep := 200_000
	for name, c := range map[string]struct {
		text   string
		format Format
		want   string
	}{
		"size":                {strings.Repeat(" ", maxSize+1), YAML, "the input has 16777217 bytes; expected at most 16777216"},
		"billion laughs":      {laughs.String(), YAML, "the description holds too many values"},
		"aliases":             {"name: &a x\nfounder: [" + strings.Repeat("*a, ", maxAliases+1) + "*a]", YAML, "the input has too many aliases"},
		"keys":                {keys.String(), YAML, "a mapping has too many keys"},
		"deep flow":           {strings.Repeat("[", deep), YAML, "values nest too deep"},
		"deep flow mappings":  {strings.Repeat("{a: ", deep), YAML, "values nest too deep"},
		"deep block":          {strings.Repeat("- ", 100_000) + "a", YAML, "values nest too deep"},
		"deep keys":           {strings.Repeat("? ", 100_000) + "a", YAML, "values nest too deep"},
		"deep tags":           {strings.Repeat("!!a ", 100_000) + "a", YAML, "values nest too deep"},
		"deep anchors":        {strings.Repeat("&a ", 100_000) + "a", YAML, "values nest too deep"},
		"deep JSON":           {strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000), JSON, "values nest too deep"},
		"deeper JSON":         {strings.Repeat("[", deep), JSON, "this is no JSON: exceeded max depth"},
		"deep JSON objects":   {strings.Repeat(`{"a":`, deep), JSON, "this is no JSON: exceeded max depth"},
		"many problems":       {"[" + strings.Repeat("!!a x, ", 50_000) + "x]", YAML, "there are more than 1000 problems"},
		"alias within itself": {"a: &a [*a]", YAML, `the alias "*a" has no anchor before it`},
		"UTF-16":              {"\xFF\xFEt\x00", Detect, "the input is UTF-16; expected UTF-8"},
		"Latin-1":             {"name: M\xFCller", Detect, "1:8: the byte 0xfc is not UTF-8"},
		"directive":           {"%YAML 1.2\n---\na: b", YAML, "directives are not read"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, problems := Read(base, Input{Text: []byte(c.text), Format: c.format})
			assert.Contains(t, messages(problems), c.want)
			assert.Less(t, time.Since(start), 10*time.Second)
		})
	}
}

// A document too many costs no more than the one before it.
func TestManyDocuments(t *testing.T) {
	start := time.Now()
	graph, problems := Read(base, Input{Text: []byte(strings.Repeat("---\ntype: Person\nname: A\n", 10_000))})
	assert.Empty(t, messages(problems))
	assert.Equal(t, 20_000, graph.Len())
	assert.Less(t, time.Since(start), 20*time.Second)
}
