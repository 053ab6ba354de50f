package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/profile"
	"github.com/healthld/healthld/schema/site"
)

// rules are those that a description is checked with. What is described here
// stands on many pages, so that nothing is an orphan on one.
var rules = slices.Concat(check.Vocabulary, check.Values, check.Identifiers, check.References.Without("orphan"), check.Reviews)

// profiles are what consumers ask for.
var profiles = slices.Concat(profile.Google, profile.Health)

// allRules are those that pages are checked with, and what explain knows.
var allRules = slices.Concat(check.All(), site.Rules, profiles)

// checking are the flags of the commands that check what they read.
type checking struct {
	Without []string `placeholder:"RULE" help:"Switch off rules, by their names or families."`

	FailOn   string `enum:",error,warning,advice,info,never" default:"" placeholder:"SEVERITY" help:"Write nothing and exit with 1 from this severity on: error, warning (default), advice, info or never. What consumers ask for (google, health) is told and stops nothing."`
	Info     bool   `help:"Tell findings of severity info too, which are counted else, and what consumers merely recommend."`
	Features bool   `help:"Say of each thing what it is good for (google, health), and what it lacks; else the features are counted."`
}

func (c *checking) checkFlags() error { return checkNames("--without", allRules, c.Without) }

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

// stopAt tells what is wrong with the settings, and gives errFindings where anything is:
// what they should have said, such as the base, would be found wrong everywhere else.
func stopAt(out io.Writer, problems []*rdf.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	if err := tellProblems(out, problems); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, "nothing was read and nothing written: mend the settings first")
	return cmp.Or(err, errFindings)
}

// check holds a description to the rules that say whether it is right; one of a whole
// site also to what of the rules about a site its data can tell. It gives errFindings where
// nothing shall be written, and has told why. An owner whom the site does not describe
// stops it whatever --fail-on says. Of a description that is a part of a site's, notRead are
// the files with the rest: what it refers to on the site may stand there.
func (c *checking) check(out io.Writer, graph *rdf.Graph, problems []*rdf.Problem, settings document.Settings, wholeSite bool, notRead []string) (*check.Report, error) {
	var noOwner *rdf.Problem
	if wholeSite {
		if noOwner = ownerProblem(graph, settings); noOwner != nil {
			problems = append([]*rdf.Problem{noOwner}, problems...)
		}
	}
	input := check.Input{Source: graph, Problems: problems}
	if refersElsewhere(graph, settings, notRead) {
		input.Site = settings.Base
		tellNotRead(out, notRead)
	}
	report := check.Run(input, c.on(rules, settings))
	report.Add(placeholderIn(settings, c.on(rules, settings)))
	if wholeSite {
		report.Add(site.CheckData(graph, settings.Base, c.on(site.Rules, settings)))
		report.Findings = withoutRepeated(report.Findings)
	}
	var least check.Severity
	if err := least.UnmarshalText([]byte(c.failOn())); err == nil && report.Worst() >= least {
		if err := c.tell(out, report); err != nil {
			return nil, err
		}
		// A build that stops looks like one that is done, where nobody says so.
		_, err := fmt.Fprintf(out, "nothing was written: findings from %s on stop that (--fail-on)\n", least)
		return nil, cmp.Or(err, errFindings)
	}
	if noOwner != nil {
		if err := c.tell(out, report); err != nil {
			return nil, err
		}
		_, err := fmt.Fprintln(out, "nothing was written: the site needs its owner")
		return nil, cmp.Or(err, errFindings)
	}
	return report, nil
}

// refersElsewhere tells whether a part of the data of a site refers to what it does not
// describe, and the files that were not read may.
func refersElsewhere(graph *rdf.Graph, settings document.Settings, notRead []string) bool {
	return len(notRead) > 0 && len(site.CheckData(graph, settings.Base, site.Rules).Findings) > 0
}

// tellNotRead says that references were not looked at, and in which files they may lead
// somewhere.
func tellNotRead(out io.Writer, notRead []string) {
	fmt.Fprintf(out, "not looked at: where references lead that nothing here describes; %s of the folder %s not read%s\n",
		count(len(notRead), "other file"), wasOrWere(len(notRead)), listed(notRead))
}

func wasOrWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// placeholderIn tells once that the settings have the base still that init wrote: all
// addresses are made of it.
func placeholderIn(settings document.Settings, rules check.Rules) *check.Report {
	report := new(check.Report)
	i := slices.IndexFunc(rules, func(r check.Rule) bool { return r.ID == "placeholder-text" })
	if i < 0 || settings.Base != placeholderBase || settings.BasePosition.File == "" {
		return report
	}
	report.Findings = []check.Finding{{
		Rule: rules[i].ID, Family: rules[i].Family, Severity: rules[i].Severity, Position: settings.BasePosition,
		Message: strconv.Quote(placeholderBase) + " stands for the address of your site, and all ids and addresses begin with it: write yours there",
	}}
	return report
}

// withoutRepeated leaves out what dangling-reference says of a reference of which
// undescribed-reference, which knows the whole site, says more.
func withoutRepeated(findings []check.Finding) []check.Finding {
	told := make(map[rdf.Position]bool)
	for _, f := range findings {
		if f.Rule == "undescribed-reference" {
			told[f.Position] = true
		}
	}
	return slices.DeleteFunc(findings, func(f check.Finding) bool { return f.Rule == "dangling-reference" && told[f.Position] })
}

// on gives the rules that are not switched off.
func (c *checking) on(rules check.Rules, settings document.Settings) check.Rules {
	return rules.Without(c.Without...).Without(settings.Without...)
}

// ask holds what one page says, or a description as a whole, to what consumers ask
// for. Without --info that is what they require: the rest is by the hundred on a site,
// and --features names it for each thing.
//
// There is no clock: of the same data a build says the same on every day.
func (c *checking) ask(input check.Input, settings document.Settings) *check.Report {
	report := check.Run(input, c.on(profiles, settings))
	if !c.Info {
		report.Findings = slices.DeleteFunc(report.Findings, func(f check.Finding) bool { return f.Severity < check.Warning })
	}
	if !c.Features { // they are counted: a large site has very many
		for i := range report.Eligibility {
			report.Eligibility[i].Missing, report.Eligibility[i].Improvable = nil, nil
		}
	}
	return report
}

// tell tells the findings one a line, how many there are, and what the things are
// good for. Of nothing it tells nothing.
func (c *checking) tell(out io.Writer, report *check.Report) error {
	options := []output.Option{output.Least(c.leastTold()), output.Hint("--info shows these and what consumers recommend"), output.FeatureHint(featureHint)}
	if c.Features {
		options = append(options, output.Features())
	}
	return output.Write(out, output.Text, report, options...)
}

const featureHint = "(--features says of which things, and what they lack)"

// leastTold gives the severity from which findings are told one by one: what the
// command fails on is always told.
func (c *checking) leastTold() check.Severity {
	if c.Info || c.failOn() == check.Info.String() {
		return check.Info
	}
	return check.Advice
}

// failOn gives the severity from which on nothing is written, or "never".
func (c *checking) failOn() string { return cmp.Or(c.FailOn, check.Warning.String()) }

// tellProblems tells what was wrong in reading, as findings are told.
func tellProblems(out io.Writer, problems []*rdf.Problem) error {
	return output.Write(out, output.Text, check.Run(check.Input{Problems: problems}))
}
