// Package check looks at a graph with rules and says what is wrong with it.
//
// Glossary:
//
//   - A [Rule] is data: what it asks, a bad and a good example, and a function
//     that looks. [Rules] are a set of them; [Vocabulary], [Values],
//     [Identifiers], [References], [Reviews] and [PageRules] are the sets of this
//     package, one for each family, and [All] are all of them.
//   - An [Input] is a graph, and what was wrong when it was read.
//   - A [Finding] is what a rule found at one place. A [Report] has all of them,
//     in the order of the input.
//
// Rules see graphs, never what they were read from or described with, so that
// the same rules hold for Go values, YAML files and built pages:
//
//	report := check.Run(description, check.All())
//	for _, finding := range report.Findings { … }
//
// A rule about people and their texts gives a signal: a person judges what it
// means. Whether a day has come a rule can tell only by the clock that the caller
// sets ([Input.Now]).
//
// The terms are those of the schema.org release that the module was built with.
// What stands in other vocabularies is left alone.
package check
