package check_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// BenchmarkPage compares all rules over a page's block with reading the block by
// encoding/json, and reading it as a graph; and shows what each family costs. Rules are
// made ready once, as who has many pages does.
func BenchmarkPage(b *testing.B) {
	text := validPage(b)
	graph := readPage(b, text)
	input := dated(graph)
	b.Run("json.Unmarshal", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			var document any
			if err := json.Unmarshal(text, &document); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("jsonld.Read", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if _, problems := jsonld.Read(text); len(problems) > 0 {
				b.Fatal(problems)
			}
		}
	})
	run := func(name string, rules check.Rules) {
		ready := check.NewRuleSet(rules)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if report := ready.Run(input); report.Worst() > check.Info {
					b.Fatal(report.Findings)
				}
			}
		})
	}
	run("no rules", nil)
	for name, rules := range families {
		run(name, rules)
	}
	run("all rules", check.All())
}

// BenchmarkReport compares reading a page's block and looking at it with all rules with
// what encoding/json takes to read the block. Each turn runs both, one after the other,
// and the ratio is that of their medians: so it holds on a machine that does other
// things too.
func BenchmarkReport(b *testing.B) {
	text := validPage(b)
	for _, with := range []struct {
		name  string
		rules []check.Rules
	}{
		{"no rules", nil},
		{"families 1 to 4 and 6", []check.Rules{check.All()}},
		{"and profiles", []check.Rules{check.All(), profile.Google, profile.Health}},
	} {
		ready := check.NewRuleSet(with.rules...)
		b.Run(with.name, func(b *testing.B) {
			b.ReportAllocs()
			var ours, looking, theirs []float64
			for b.Loop() {
				start := time.Now()
				var document any
				if err := json.Unmarshal(text, &document); err != nil {
					b.Fatal(err)
				}
				theirs = append(theirs, float64(time.Since(start)))

				start = time.Now()
				dataset, problems := jsonld.Read(text)
				read := time.Since(start)
				report := ready.Run(check.Input{Source: dataset.Graph(rdf.Subject{}), Problems: problems, Now: now})
				ours = append(ours, float64(time.Since(start)))
				looking = append(looking, float64(time.Since(start)-read))
				if report.Worst() == check.Error {
					b.Fatal(report.Findings)
				}
			}
			b.ReportMetric(median(looking), "ns/check")
			b.ReportMetric(median(ours)/median(theirs), "times-json.Unmarshal")
		})
	}
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// BenchmarkGrowth holds the time for each node against the number of nodes.
func BenchmarkGrowth(b *testing.B) {
	rules := check.All()
	for _, n := range []int{1_000, 10_000, 100_000} {
		graph := manyReviews(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				check.Run(graph, rules)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/node")
		})
	}
}

// manyReviews gives a graph of about so many nodes: a product with reviews by
// authors with ratings.
func manyReviews(nodes int) *rdf.Graph {
	graph := new(rdf.Graph)
	text := func(s string) rdf.Object { return rdf.Object{Kind: rdf.String, Text: s} }
	thing := func(class string) *rdf.Node {
		n := graph.EnsureNode(graph.NewBlankNode(), 0)
		n.AddType(vocab.Namespace+class, 0)
		return n
	}
	set := func(n *rdf.Node, property string, o rdf.Object) { n.Add(vocab.Namespace+property, o, 0) }
	product := thing("Product")
	set(product, "name", text("Brace"))
	for i := range nodes / 3 {
		review, author, rating := thing("Review"), thing("Person"), thing("Rating")
		set(product, "review", review.Subject.Object())
		set(review, "author", author.Subject.Object())
		set(review, "reviewRating", rating.Subject.Object())
		set(review, "datePublished", text("2026-03-14"))
		set(review, "reviewBody", text(fmt.Sprintf("Review number %d says that it fits well and stays where it should.", i)))
		set(author, "name", text(fmt.Sprintf("Anna %d", i)))
		set(rating, "ratingValue", rdf.Object{Kind: rdf.Number, Text: fmt.Sprint(3 + i%3)})
	}
	return graph
}

func TestManyReviewsAreFine(t *testing.T) {
	require.Zero(t, check.Run(manyReviews(1000), check.All()).Worst())
}
