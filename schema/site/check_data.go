package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// CheckData looks at what describes a whole site, before there are pages, with the one of
// the rules for which that is enough: undescribed-reference of [Rules]. The base is the
// address of the site. References are told at their places in the graph, in its order,
// with the id that was meant where one is near. Without the rule, and with a base that is
// none, nothing is found.
//
// A reference to a page, to a file, or to a place on a page where an address may stand
// leads somewhere for all that the data can tell, and is found only where it is another
// spelling of an id that is there.
func CheckData(graph *rdf.Graph, base string, rules ...check.Rules) *check.Report {
	report := new(check.Report)
	rule := ruleIn(rules, "undescribed-reference")
	addresses, err := parseBase(base)
	if rule == nil || err != nil {
		return report
	}
	var described *nearestIDs
	for n := range graph.Nodes() {
		for i := range n.Properties {
			p := &n.Properties[i]
			for j := range p.Values {
				v := &p.Values[j]
				if v.Kind != rdf.IRI || takesAddresses(p.IRI) || isDescribed(graph, v.Object) {
					continue
				}
				if _, isOwn := addresses.routeOf(v.Text); !isOwn {
					continue
				}
				if described == nil {
					described = describedIn(graph)
				}
				meant := described.spelled(v.Text)
				if strings.Contains(v.Text, "#") && !vocab.LookupIRI(p.IRI).Is(vocab.CoercedIRI) {
					meant = described.to(v.Text)
				} else if meant == "" {
					continue
				}
				report.Findings = append(report.Findings, undescribed(rule, graph, n, p, v, meant))
			}
		}
	}
	return report
}

// ruleIn gives the rule of a name, nil where it is not among those that are given.
func ruleIn(rules []check.Rules, id string) *check.Rule {
	for _, set := range rules {
		if i := slices.IndexFunc(set, func(r check.Rule) bool { return r.ID == id && r.Family == Rules[0].Family }); i >= 0 {
			return &set[i]
		}
	}
	return nil
}

// isDescribed tells whether the graph says anything of what a value leads to.
func isDescribed(graph *rdf.Graph, o rdf.Object) bool {
	n := nodeOf(graph, o)
	return n != nil && len(n.Types)+len(n.Properties) > 0
}

// describedIn gives the IRIs of the things that the graph describes.
func describedIn(graph *rdf.Graph) *nearestIDs {
	ids := new(nearestIDs)
	for n := range graph.Nodes() {
		if n.Subject.Kind == rdf.IRI && len(n.Types)+len(n.Properties) > 0 {
			ids.add(n.Subject.Text)
		}
	}
	return ids
}

// undescribed is the finding of a reference that leads nowhere.
func undescribed(rule *check.Rule, graph *rdf.Graph, n *rdf.Node, p *rdf.NodeProperty, v *rdf.Value, meant string) check.Finding {
	property := nameOf(p.IRI)
	message := fmt.Sprintf("%s leads to %s, which is described nowhere in the data", termName(property), quoteAddress(v.Text))
	if meant != "" {
		message += "; did you mean " + quoteAddress(meant) + "?"
	} else {
		message += "; describe it there, or correct the id"
	}
	f := check.Finding{
		Rule: rule.ID, Family: rule.Family, Severity: rule.Severity, Message: message, Suggestion: meant,
		Path: firstType(n) + "." + termName(property), Position: graph.Position(v.Pos),
	}
	if term := vocab.Lookup(property); term != 0 {
		f.Doc = vocab.SecureNamespace + term.Name()
	}
	return f
}

// firstType gives the first type of a thing for paths.
func firstType(n *rdf.Node) string {
	if len(n.Types) == 0 {
		return "thing"
	}
	return termName(nameOf(n.Types[0].IRI))
}
