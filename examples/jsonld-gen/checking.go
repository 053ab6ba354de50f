package main

import (
	"io"
	"slices"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// rules are those that a description is checked with. What is described here
// stands on many pages, so that nothing is an orphan on one.
var rules = slices.Concat(check.Vocabulary, check.Values, check.Identifiers, check.References.Without("orphan"), check.Reviews)

// allRules are those that pages are checked with, and what explain knows.
var allRules = slices.Concat(check.All(), profile.Google, profile.Health)

// checking are the flags of the commands that check what they read.
type checking struct {
	Without []string `placeholder:"RULE" help:"Switch off rules, by their names or families."`

	FailOn string `enum:"error,warning,advice,info,never" default:"warning" placeholder:"SEVERITY" help:"Write nothing and exit with 1 from this severity on: error, warning (default), advice, info or never."`
	Info   bool   `help:"Tell findings of severity info one by one too; else they are counted."`
}

func (c *checking) checkFlags() error { return checkNames("--without", rules, c.Without) }

// checkNames finds names that are those of no rule and no family.
func checkNames(flag string, rules check.Rules, names []string) error {
	for _, name := range names {
		if !isRule(rules, name) {
			return usageErrorf("%s takes names of rules and families, and there is none called %q", flag, name)
		}
	}
	return nil
}

// isRule tells whether a name is that of a rule or of a family.
func isRule(rules check.Rules, name string) bool { return len(rules.Without(name)) < len(rules) }

// check tells the findings, and gives errFindings where they are such that
// nothing shall be written.
func (c *checking) check(out io.Writer, graph *rdf.Graph, problems []*rdf.Problem, settings document.Settings) error {
	with := rules.Without(c.Without...).Without(settings.Without...)
	report := check.Run(check.Input{Source: graph, Problems: problems}, with)
	printReport(out, report, c.leastTold())
	var least check.Severity
	if err := least.UnmarshalText([]byte(c.FailOn)); err == nil && report.Worst() >= least {
		return errFindings
	}
	return nil
}

// leastTold gives the severity from which findings are told one by one: what the
// command fails on is always told.
func (c *checking) leastTold() check.Severity {
	if c.Info || c.FailOn == check.Info.String() {
		return check.Info
	}
	return check.Advice
}
