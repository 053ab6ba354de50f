package profile

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// probe looks at every thing of a run with the run itself.
type probe struct {
	*program
	look func(*run, *check.Thing)
}

func (p *probe) Start(pass *check.Pass, rules []*check.Rule) func(*check.Thing) {
	p.compiled()
	r := p.begin(pass, rules)
	r.findInward()
	return func(t *check.Thing) { p.look(r, t) }
}

// What things have is what their values are, Roles and what is said from the other end
// among them.
func TestHadIsWhatValuesAre(t *testing.T) {
	classes := []string{"Review", "AggregateRating", "LocalBusiness", "Person", "Role"}
	properties := []string{"review", "aggregateRating", "itemReviewed", "author", "name", "hasPart", "isPartOf", "employee", "worksFor"}
	const ns = "http://schema.org/"
	rapid.Check(t, func(t *rapid.T) {
		graph := new(rdf.Graph)
		nodes := make([]*rdf.Node, rapid.IntRange(1, 7).Draw(t, "nodes"))
		for i := range nodes {
			nodes[i] = graph.EnsureNode(rdf.Subject{Kind: rdf.BlankNode, Text: "b" + strconv.Itoa(i)}, 0)
			nodes[i].AddType(ns+rapid.SampledFrom(classes[:rapid.SampledFrom([]int{4, 5}).Draw(t, "of")]).Draw(t, "class"), 0)
		}
		for range rapid.IntRange(0, 25).Draw(t, "statements") {
			value := rdf.Object{Kind: rdf.String, Text: rapid.SampledFrom([]string{"", " ", "\u00a0", "é", "x", " x"}).Draw(t, "text")}
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0:
				value = rdf.Object{Kind: rdf.BlankNode, Text: "nowhere"}
			case 1, 2:
				value = rapid.SampledFrom(nodes).Draw(t, "value").Subject.Object()
			}
			name := rapid.SampledFrom([]string{ns, "https://schema.org/"}).Draw(t, "namespace") + rapid.SampledFrom(properties).Draw(t, "property")
			rapid.SampledFrom(nodes).Draw(t, "node").Add(name, value, 0)
		}
		looked := 0
		look := func(r *run, thing *check.Thing) {
			h := *r.presenceOf(thing)
			for property := range r.properties {
				number := r.properties[property].asked
				if number == 0 {
					continue
				}
				any, filled := false, false
				for v := range r.values(thing, vocab.Term(property)) {
					any, filled = true, filled || !isEmpty(&v)
				}
				looked++
				assert.Equal(t, []bool{any, filled}, []bool{h.any.has(number), h.filled.has(number)}, vocab.Term(property).Name())
				first, has := r.first(thing, vocab.Term(property))
				assert.Equal(t, any, has)
				if all, plain := r.plain(thing, vocab.Term(property)); plain && all != nil {
					assert.Equal(t, check.AtValue(thing, all, 0), first.at)
				} else if plain {
					assert.False(t, any)
				}
			}
		}
		check.Run(graph, check.Rules{{ID: "probe", Family: "probe", Check: check.Part{Program: &probe{newProgram(google), look}}}})
		assert.Positive(t, looked)
	})
}
