// Package check looks at a graph with rules and says what is wrong with it.
//
//	report := check.Run(description, check.All())
//	for _, finding := range report.Findings {
//		fmt.Println(finding.Severity, finding.Path, finding.Message)
//	}
//	if report.Worst() >= check.Warning { … }
//
// [Run] takes whatever tells a graph: a description made of Go structs, what package
// jsonld or rdf has read, or an [Input], which has more to look at: what was wrong in
// reading, the page around the graph, and the day. A page that package schema/page has
// read gives one:
//
//	report := check.Run(document.Input(address, problems), check.All(), profile.Google)
//
// Who looks at many graphs makes the rules ready once, with [NewRuleSet]. Package output
// writes a [Report] for people and programs, package schema/profile has rules of what
// search engines ask for, and package explain says of each rule what it wants.
//
// # Families
//
// Each family is a set of [Rules]; [All] gives those of this package, and
// [Rules.Without] leaves out what somebody does not want to hear.
//
//   - [Vocabulary]: is each term one of schema.org, and where it belongs?
//   - [Values]: does each value have its form: dates (ISO 8601), numbers, currencies
//     (ISO 4217), countries (ISO 3166-1), languages (BCP 47), addresses, opening hours?
//   - [Identifiers]: GTIN, NPI, ORCID and others, by their forms and check digits.
//   - [References]: do they lead somewhere, and do things contradict themselves?
//   - [Reviews]: ratings, their sums, authors, and what may say who a patient is.
//   - [PageRules]: does the page show to people what it tells machines?
//
// # Glossary
//
//   - A [Rule] is data: what it asks, a bad and a good example, and a function that
//     looks. Its id is in words that never change.
//   - A [Finding] is what a rule found at one place. A report has all of them, in the
//     order of the input. What rules of several families state of one place
//     ([Rule.States]) is one finding, whose Related has what the others say.
//   - An [Eligibility] says what a thing is good for, and what it lacks.
//   - A [Baseline] is the findings that are accepted.
//
// Rules see graphs, never what they were read from or described with, so that the
// same rules hold for Go values, YAML files and built pages. A rule about people and
// their texts gives a signal: a person judges what it means. Whether a day has come a
// rule can tell only by the clock that the caller sets ([Input.Now]).
//
// The terms are those of the schema.org release that the module was built with. What
// stands in other vocabularies is left alone.
//
// # Rules of one's own
//
// A program makes a Rule of its own as the package makes its: an [EachThing],
// [EachProperty], [EachValue] or [EachGraph] gets a [Pass], asks the things that it sees
// for terms ([TermOf], [Thing.IsA], [Thing.Property]), and tells by [Pass.Report] what
// it found. Its rules stand beside the others in Run. The example OwnRule is one.
package check
