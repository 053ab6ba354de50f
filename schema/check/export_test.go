package check

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

// Unchosen gives rules that look at everything: their functions alone.
func Unchosen(rules Rules) Rules {
	all := slices.Clone(rules)
	for i := range all {
		all[i].Check = withoutChoice(all[i].Check)
	}
	return all
}

// withoutChoice gives a check as its author could have written it: its function alone.
func withoutChoice(check Check) Check {
	switch c := check.(type) {
	case onThings:
		return c.look
	case onValues:
		return c.look
	case onValuesToo:
		return c.look
	case onProperties:
		return c.look
	case onGraphs:
		return c.look
	case onTerms:
		return c.look
	case onFirstTerms:
		return c.look
	}
	return check
}

// Sorted gives findings of several runs over one graph as one report has them: what two
// families state of one place is told once.
func Sorted(findings []Finding) []Finding {
	slices.SortStableFunc(findings, compareFindings)
	findings = slices.CompactFunc(findings, func(a, b Finding) bool { return sameFinding(&a, &b) })
	return joinStatements(findings, new(textTable), true)
}

func compareFindings(a, b Finding) int {
	return cmp.Or(
		strings.Compare(a.Position.File, b.Position.File),
		cmp.Compare(a.Position.Offset, b.Position.Offset),
		cmp.Compare(a.order, b.order),
		cmp.Compare(b.Severity, a.Severity), // the worst first
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message),
		strings.Compare(a.Pointer, b.Pointer),
		strings.Compare(a.Path, b.Path),
	)
}

// TopLevelAgrees holds where a run puts nodes against what the graph says.
func TopLevelAgrees(t *testing.T, graph *rdf.Graph) {
	p := newPass(nil)
	p.walk(graph)
	var top []*rdf.Node
	for i := range p.things {
		if p.things[i].isTop() {
			top = append(top, p.things[i].Node)
			assert.EqualValues(t, len(top)-1, p.things[i].place.root)
		}
	}
	assert.Equal(t, slices.Collect(graph.Roots()), top)
	p.finish()
}

// PlainText is how texts of a page are compared.
func PlainText(text string) string { return string(appendPlain(nil, text)) }
