package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// With rules chosen by what things and values are, one run of all of them finds what
// each finds by itself when it looks at everything.
func TestChoosingRulesChangesNothing(t *testing.T) {
	rules := check.All().Without("page")
	texts := []string{string(validPage(t))}
	for _, rule := range rules {
		texts = append(texts, rule.Bad, rule.Good)
	}
	for i, d := range defects {
		if i%5 != 0 {
			continue // each has some sixty runs
		}
		texts = append(texts, string(change(t, validPage(t), d.pointer, d.value)))
	}
	for _, text := range texts {
		graph := read(t, text)
		assert.Equal(t, oneByOne(graph, rules), check.Run(dated(graph), rules).Findings, text)
	}
}

// oneByOne looks at a graph with one rule after the other, none of which chooses.
func oneByOne(graph *rdf.Graph, rules check.Rules) []check.Finding {
	var all []check.Finding
	for i := range rules {
		all = append(all, check.Run(dated(graph), check.Unchosen(rules[i:i+1])).Findings...)
	}
	return check.Sorted(all)
}

func FuzzChoosingRules(f *testing.F) {
	f.Add(string(validPage(f)))
	rules := check.All().Without("page")
	for _, rule := range rules {
		f.Add(`{"@context": "https://schema.org", "@graph": [` + rule.Bad + `]}`)
	}
	f.Fuzz(func(t *testing.T, text string) {
		dataset, _ := jsonld.Read([]byte(text))
		graph := dataset.Graph(rdf.Subject{})
		assert.Equal(t, oneByOne(graph, rules), check.Run(dated(graph), rules).Findings)
	})
}

// Rooms are used again, by runs of other rules over other graphs, large and small,
// without a trace of what was in them.
func TestRunsLeaveNothingBehind(t *testing.T) {
	graphs := []*rdf.Graph{read(t, string(validPage(t))), manyReviews(100), read(t, `{"@type": "Persn", "nme": "x"}`), manyReviews(4300), new(rdf.Graph)}
	sets := []check.Rules{check.All(), check.Vocabulary, nil, check.Reviews.Without("undated-review")}
	var want [][]check.Finding
	for range 3 {
		n := 0
		for _, graph := range graphs {
			for _, rules := range sets {
				got := check.Run(dated(graph), rules).Findings
				if n == len(want) {
					want = append(want, got)
				}
				assert.Equal(t, want[n], got)
				n++
			}
		}
	}
}

// More rules than there are bits for look at everything all the same.
func TestManyRules(t *testing.T) {
	graph := read(t, `{"@type": "Person", "name": "a", "birthDate": "x", "http://example.org/p": "b"}`)
	var rules check.Rules
	for i := range 200 {
		rules = append(rules, check.Rule{ID: string(rune('a'+i%26)) + string(rune('a'+i/26)), Family: "own", Severity: check.Info,
			Check: check.EachValue(func(p *check.Pass, t *check.Thing, property *check.Property, number int) {
				p.Report(check.AtValue(t, property, number), "seen", 0, "")
			})})
	}
	assert.Len(t, check.Run(graph, rules, rules, check.Values).Findings, 200*3+1)
}

// The things at top level are those that the graph tells there.
func TestTopLevel(t *testing.T) {
	check.TopLevelAgrees(t, read(t, string(validPage(t))))
	for _, rule := range check.All().Without("page") {
		check.TopLevelAgrees(t, read(t, rule.Bad))
	}
}

// A run chooses rules by bits as long as there are bits: the others look everywhere.
func TestManyRulesOfOneKind(t *testing.T) {
	const many = 130
	var rules check.Rules
	for i := range many {
		rules = append(rules,
			check.Rule{ID: fmt.Sprintf("thing-%d", i), Family: "own", Severity: check.Info, Check: check.EachThing(func(p *check.Pass, thing *check.Thing) {
				p.Report(check.AtThing(thing), "a thing", 0, "")
			})},
			check.Rule{ID: fmt.Sprintf("value-%d", i), Family: "own", Severity: check.Info, Check: check.EachValue(func(p *check.Pass, thing *check.Thing, property *check.Property, number int) {
				p.Report(check.AtValue(thing, property, number), "a value", 0, "")
			})})
	}
	graph := read(t, `{"@id": "https://sunrise.example/", "name": "A"}`)
	for _, findings := range [][]check.Finding{check.Run(graph, rules).Findings, check.NewRuleSet(rules).Run(graph).Findings} {
		told := make(map[string]int)
		for i := range findings {
			told[findings[i].Rule]++
		}
		assert.Len(t, findings, 2*many)
		assert.Len(t, told, 2*many, "each once")
	}
}
