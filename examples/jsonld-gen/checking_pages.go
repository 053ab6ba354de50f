package main

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// askEachPage holds what each page of a site says to what consumers ask for: they see
// pages, and what is nested on one may be what another is about. What several pages
// have in common is told once, at its place in the data.
//
// What stands in short on a page is told on that where it stands in full, and what
// is made for a page has no place in the data: of neither there are findings.
//
// What stands in full on no page is asked by itself where the others are wanted.
func (c *checking) askEachPage(content *site.Content, settings document.Settings, others bool) *check.Report {
	addresses := content.Addresses()
	reports := make([]*check.Report, len(addresses))
	placed := make([]map[rdf.Subject]bool, len(addresses))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(addresses)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(addresses); i = int(next.Add(1)) - 1 {
				reports[i], placed[i] = c.askPage(content, addresses[i], settings)
			}
		})
	}
	group.Wait()
	if others {
		reports = append(reports, c.ask(check.Input{Source: notPlaced(content.Graph(), placed)}, settings))
	}
	return joined(reports)
}

// notPlaced gives the part of a graph that stands in full on no page.
func notPlaced(data *rdf.Graph, placed []map[rdf.Subject]bool) *rdf.Graph {
	rest := new(rdf.Graph)
	if rest.ShareFiles(data) != nil {
		return rest // a new graph has no files of its own
	}
	for node := range data.Nodes() {
		if !slices.ContainsFunc(placed, func(on map[rdf.Subject]bool) bool { return on[node.Subject] }) {
			of := rest.EnsureNode(node.Subject, node.Pos)
			of.Types, of.Properties, of.Root = node.Types, node.Properties, node.Root
		}
	}
	return rest
}

// askPage holds what a page says to what consumers ask for, and tells what stands there in
// full.
func (c *checking) askPage(content *site.Content, address string, settings document.Settings) (*check.Report, map[rdf.Subject]bool) {
	graph := new(rdf.Graph)
	if err := content.Page(address, page.Head{}).TellTo(graph); err != nil {
		return check.Run(check.Input{Problems: []*rdf.Problem{{What: err.Error()}}}), nil
	}
	short := placeIn(graph, content.Graph())
	report := c.ask(check.Input{Source: graph, Page: &check.Page{Address: address}}, settings)
	report.Findings = slices.DeleteFunc(report.Findings, func(f check.Finding) bool { return !f.Position.IsValid() })
	report.Eligibility = slices.DeleteFunc(report.Eligibility, func(e check.Eligibility) bool { return short[e.Node] })
	full := make(map[rdf.Subject]bool)
	for node := range graph.Nodes() {
		full[node.Subject] = !short[node.Subject]
	}
	return report, full
}

// placeIn gives all that stands in full in the graph of a page its place in the data,
// and tells what stands in short there.
func placeIn(graph, data *rdf.Graph) (short map[rdf.Subject]bool) {
	short = make(map[rdf.Subject]bool)
	if graph.ShareFiles(data) != nil {
		return short // a new graph has no files of its own
	}
	for node := range graph.Nodes() {
		origin := data.Node(node.Subject)
		switch {
		case origin == nil: // made for the page
			continue
		case len(node.Properties) < len(origin.Properties):
			short[node.Subject] = true
			continue
		}
		node.Pos = origin.Pos
		for i := range min(len(node.Types), len(origin.Types)) {
			node.Types[i].Pos = origin.Types[i].Pos
		}
		for i := range origin.Properties {
			from := &origin.Properties[i]
			to := node.Property(from.IRI)
			if to == nil || len(to.Values) != len(from.Values) {
				continue
			}
			to.Pos = from.Pos
			for j := range from.Values {
				to.Values[j].Pos = from.Values[j].Pos
			}
		}
	}
	return short
}

// joined gives the findings and features of all reports, each once. Of a thing that
// has a feature on one page and lacks something for it on another it has the better.
func joined(reports []*check.Report) *check.Report {
	type told struct {
		rule, message string
		at            rdf.Position
	}
	type feature struct {
		node            rdf.Subject
		family, feature string
	}
	all := new(check.Report)
	findings := make(map[told]bool)
	features := make(map[feature]int)
	for _, report := range reports {
		for _, f := range report.Findings {
			if key := (told{f.Rule, f.Message, f.Position}); !findings[key] {
				findings[key] = true
				all.Findings = append(all.Findings, f)
			}
		}
		for _, e := range report.Eligibility {
			key := feature{e.Node, e.Family, e.Feature}
			i, had := features[key]
			switch {
			case !had:
				features[key] = len(all.Eligibility)
				all.Eligibility = append(all.Eligibility, e)
			case e.Status < all.Eligibility[i].Status:
				all.Eligibility[i] = e
			}
		}
	}
	return all
}
