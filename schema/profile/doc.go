// Package profile knows what the consumers of schema.org ask for: search engines
// first, and with [Health] the project's own idea of how a provider, a treatment
// or a health product is found in the right context.
//
//	report := check.Run(description, check.All(), profile.Google, profile.Health)
//	for _, e := range report.Eligibility {
//		fmt.Println(e.Path, e.Name, e.Status, e.Missing)
//	}
//
// # Glossary
//
//   - A [Profile] is one consumer. Its rules, [Google] or [Health], are given to
//     package check as any family is.
//   - A [Feature] is a purpose that the consumer has for things of some types: a
//     result of a certain kind, mostly. It has a status, since features come and
//     go, and the text in which the consumer describes it.
//   - A [Requirement] is one thing that a feature asks for. Each is a rule.
//   - A [Policy] is what the consumer asks for and no program can find in a
//     graph. It is documentation.
//
// # What is asked
//
// Features and requirements are data. They hold for types and all types below
// these: a Dentist is a LocalBusiness, a Drug a Product. A requirement of Level
// [Required] that is not met is a warning and takes the feature away; one that is
// [Recommended] is advice. Which thing is good for which feature, and what it
// lacks, stands in the report's Eligibility.
//
// The id of a rule begins with that of its feature, and is in words that never
// change. [Requirement.Fact] says which fact it is made of: the facts are kept
// beside the project with numbers of their own, and a test asks that each has
// its place here. Rules of one consumer do not repeat one another: where two
// features lack the same at the same place, one finding says so. So it is with what several
// consumers ask for, and with what package check finds wrong itself: the worst finding has
// what the others say in its Related.
//
// # Of which things
//
// A reference counts as what it refers to, wherever in the graph that is
// described, and a Role as the value it leads to. What a reference leads to that
// the graph does not describe is not known, and nothing is said of it.
//
// Features that a page has for the thing it is about, such as LocalBusiness, are
// asked for at top level and where mainEntity leads to; a clinic that is named in
// passing, as somebody's employer, is no candidate.
//
// Whose site a graph is on, on which reviews of the site's owner get no stars,
// follows from the Page of the input, or from the WebSite and WebPage that the
// graph describes.
//
// # On which day
//
// Dates are held to the Now of the input. Without it the features stand as on
// [Seen], the day on which their sources were read, and no rule asks what day it
// is.
package profile
