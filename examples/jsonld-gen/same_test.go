package main

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// Every page of the example has the same findings, with the same paths and words, as the
// YAML that describes it, as the page that this is written into, and as triples: there is
// a WebPage at top level, and what else stands there triples nest in it. So of triples
// all but the rules of consumers and orphan, which ask what stands at top level, say the
// same, and where things are is another path.
func TestSameFindingsOfTheExample(t *testing.T) {
	content, err := site.NewContent(exampleContent(t), site.Settings{Base: "https://riverside.example/", Owner: "https://riverside.example/#organization"})
	require.NoError(t, err)
	pages, found := 0, 0
	for _, address := range content.Addresses() {
		described := new(rdf.Graph)
		require.NoError(t, content.Page(address, page.Head{}).TellTo(described))
		element, err := script.Append(nil, described)
		require.NoError(t, err)
		document, problems := page.Read(context.Background(), []byte("<!DOCTYPE html><title>A</title>"+string(element)), page.Base(address))
		require.Empty(t, problems)
		quads, err := rdf.Append(nil, rdf.NQuads, described)
		require.NoError(t, err)
		dataset, problems := rdf.Read(quads, rdf.NQuads)
		require.Empty(t, problems)

		said := saidOf(described, address, allRules, true)
		assert.Equal(t, said, saidOf(document.Graph(), address, allRules, true), address)
		wherever := allRules.Without("google", "health", "orphan")
		assert.Equal(t, saidOf(described, address, wherever, false), saidOf(dataset.Graph(rdf.Subject{}), address, wherever, false), address)
		pages++
		found += len(said)
	}
	assert.Equal(t, 44, pages)
	assert.Greater(t, found, 100, "infos and advice at least")
}

// saidOf gives what rules say of a graph: rule, path and message, in the order of their
// letters; or without the path.
func saidOf(graph *rdf.Graph, address string, with check.Rules, paths bool) []string {
	said := []string{}
	for _, f := range check.Run(check.Input{Source: graph, Page: &check.Page{Address: address}}, with).Findings {
		if !paths {
			f.Path = ""
		}
		said = append(said, f.Rule+" "+f.Path+": "+f.Message)
	}
	slices.Sort(said)
	return said
}
