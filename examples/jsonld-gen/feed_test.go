package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// The feed of the example site says what all its pages say together, in all of its
// notations, and nothing else. Another JSON-LD processor reads each line alone.
func TestFeedSaysWhatPagesSay(t *testing.T) {
	folder := t.TempDir()
	pages, out := filepath.Join(folder, "pages"), filepath.Join(folder, "feed")
	built := build("--data", "../riverside/data", "--pages", "../riverside/pages", "--out", pages)
	require.Equal(t, exitFine, built.code, built.err)
	var stdout, stderr bytes.Buffer
	code := run([]string{"feed", pages, "--base", "https://riverside.example/", "--out", out, "--now", "2026-11-22"},
		streams{strings.NewReader(""), &stdout, &stderr})
	require.Equal(t, exitFine, code, stderr.String())
	assert.Empty(t, stderr.String(), "no page contradicts another")

	text, err := os.ReadFile(filepath.Join(out, "things.nq"))
	require.NoError(t, err)
	quads, problems := rdf.Read(text, rdf.NQuads)
	require.Empty(t, problems)
	feed := quads.Graph(rdf.Subject{})

	var facts []string
	inLanguage := make(map[string]bool)
	_, err = site.Read(context.Background(), site.ReadOptions{Pages: pages, Base: "https://riverside.example/"},
		func(f *site.File) *page.Document { return f.Document },
		func(d *page.Document) error {
			for _, fact := range factsOf(d.Graph()) {
				facts = append(facts, fact)
				inLanguage[fact+"@"+d.Facts.Language.Text] = true
			}
			return nil
		})
	require.NoError(t, err)
	slices.Sort(facts)
	facts = slices.Compact(facts)
	// Texts that are others on pages in another language have theirs in the feed, those of
	// what is nested too.
	told, tagged, nested, tag := factsOf(feed), 0, 0, regexp.MustCompile(`"@([a-z]+)`)
	for i, fact := range told {
		if _, isSaid := slices.BinarySearch(facts, fact); isSaid {
			continue
		}
		plain, tags := tag.ReplaceAllString(fact, `"`), tag.FindAllStringSubmatch(fact, -1)
		if !slices.ContainsFunc(tags, func(tag []string) bool { return !inLanguage[plain+"@"+tag[1]] }) {
			told[i] = plain
			tagged++
			if strings.HasSuffix(plain, "]") {
				nested++
			}
		}
	}
	slices.Sort(told)
	assert.Equal(t, facts, told)
	assert.Greater(t, tagged, 20, "the site is in two languages")
	assert.Greater(t, nested, 5, "and so are the features of its clinics")

	lines := new(rdf.Dataset)
	ids := make(map[string]bool)
	text, err = os.ReadFile(filepath.Join(out, "things.jsonl"))
	require.NoError(t, err)
	for line := range bytes.Lines(text) {
		var thing struct {
			ID string `json:"@id"`
		}
		require.NoError(t, json.Unmarshal(line, &thing))
		assert.False(t, ids[thing.ID], "one line a thing: %s", thing.ID)
		ids[thing.ID] = true
		prefix := fmt.Sprintf("line%d", len(ids))
		for quad := range readByOracle(t, line).Quads() {
			if quad.Subject.Kind == rdf.BlankNode {
				quad.Subject.Text = prefix + quad.Subject.Text
			}
			if quad.Object.Kind == rdf.BlankNode {
				quad.Object.Text = prefix + quad.Object.Text
			}
			lines.Add(quad)
		}
	}
	assert.Greater(t, len(ids), 100)
	requireIsomorphic(t, meaning(feed, true), lines)
}

// factsOf gives what a graph says, in order and each once, with blank nodes spelled out
// by what they say: so two graphs can be compared and joined. It holds for blank
// nodes that are nested without a circle.
func factsOf(graph *rdf.Graph) []string {
	var spell func(o rdf.Object) string
	say := func(n *rdf.Node) (facts []string) {
		for triple := range n.Triples() {
			object, err := triple.Object.ToRDF()
			if err != nil {
				panic(err)
			}
			facts = append(facts, "<"+triple.Predicate+"> "+spell(object))
		}
		slices.Sort(facts)
		return facts
	}
	spell = func(o rdf.Object) string {
		if s, _ := o.Subject(); s.Kind == rdf.BlankNode {
			return "[" + strings.Join(say(graph.Node(s)), "; ") + "]"
		}
		return o.String()
	}
	mentioned := make(map[rdf.Subject]bool)
	for triple := range graph.Triples() {
		if s, ok := triple.Object.Subject(); ok {
			mentioned[s] = true
		}
	}
	var facts []string
	for n := range graph.Nodes() {
		switch {
		case n.Subject.Kind == rdf.IRI:
			for _, fact := range say(n) {
				facts = append(facts, "<"+n.Subject.Text+"> "+fact)
			}
		case !mentioned[n.Subject]:
			facts = append(facts, spell(n.Subject.Object()))
		}
	}
	slices.Sort(facts)
	return slices.Compact(facts)
}
