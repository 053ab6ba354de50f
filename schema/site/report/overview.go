package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

func (b *builder) overview() {
	m := &b.m
	m.Address = cmp.Or(m.Address, "")
	counts := make([]int, len(states))
	described, broken := 0, 0
	for _, p := range b.pages {
		counts[p.state()]++
		if p.described {
			described++
		}
		if p.worst >= check.Error {
			broken++
		}
	}
	x := 0.0
	for i, s := range states {
		if counts[i] == 0 {
			continue
		}
		width := 100 * float64(counts[i]) / float64(len(b.pages))
		m.Bar = append(m.Bar, share{Class: s.class, Label: s.words, Count: counts[i], X: x, Width: width})
		x += width
	}
	kindCounts := make([]int, kinds)
	for i := range b.things {
		kindCounts[b.things[i].kind]++
	}
	for k := pages; k < kinds; k++ {
		if kindCounts[k] > 0 {
			m.Kinds = append(m.Kinds, kindCount{kindWords[k].Class, kindWords[k].Name, kindCounts[k]})
		}
	}
	m.Things = len(b.things) - kindCounts[pages]
	results, short := b.results()
	mend := b.counts[check.Error] + b.counts[check.Warning]
	m.Stats = []stat{
		{grouped(len(b.pages)), nounOf(len(b.pages), "page") + " read", ""},
		{grouped(m.Things), nounOf(m.Things, "thing") + " described", ""},
		{grouped(results), "search " + nounOf(results, "feature") + " open", ""},
		{grouped(mend), "to mend", map[bool]string{true: "bad"}[mend > 0]},
		{grouped(b.counts[check.Advice]), "could be better", ""},
	}
	m.Lede = b.lede(described, results, short, mend)
	m.Good = b.good(described, broken)
	for _, s := range []check.Severity{check.Error, check.Warning, check.Advice, check.Info} {
		if b.counts[s] > 0 {
			m.Severities = append(m.Severities, severityCount{s, severityWords[s], b.counts[s]})
		}
	}
}

// lede says how the site is, in a few sentences.
func (b *builder) lede(described, results, short, mend int) string {
	if len(b.pages) == 0 {
		return "No page was read, so there is nothing to tell."
	}
	var t strings.Builder
	switch all := len(b.pages); {
	case described == 0:
		return "None of the pages tells machines what it is about, so search engines can show no more than its title and text."
	case all == 1:
		t.WriteString("The page tells machines what it is about. ")
	case described == all:
		fmt.Fprintf(&t, "All %s tell machines what they are about. ", plural(all, "page"))
	default:
		verb := "tell machines what they are about. "
		if described == 1 {
			verb = "tells machines what it is about. "
		}
		fmt.Fprintf(&t, "%s of %s %s", grouped(described), plural(all, "page"), verb)
	}
	switch {
	case results == 0:
		t.WriteString("That opens none of the features yet that search results have")
	default:
		fmt.Fprintf(&t, "That opens %s of search results to them", plural(results, "feature"))
	}
	if short > 0 {
		fmt.Fprintf(&t, "; for %s something is missing", plural(short, "other"))
	}
	t.WriteString(". ")
	switch {
	case mend == 0:
		t.WriteString("Nothing is broken.")
	default:
		fmt.Fprintf(&t, "%s should be mended.", raised(plural(mend, "place")))
	}
	return t.String()
}

// good says what is good: the most telling first.
func (b *builder) good(described, broken int) []string {
	var all []string
	switch {
	case len(b.pages) == 0 || described == 0:
		return nil
	case broken == 0 && b.counts[check.Warning] == 0:
		all = append(all, "Machines can read all that the pages say, and no rule found a mistake.")
	case broken == 0:
		all = append(all, "Machines can read all that the pages say.")
	case len(b.pages)-broken > 0:
		all = append(all, fmt.Sprintf("On %s there is nothing that machines misread.", plural(len(b.pages)-broken, "page")))
	}
	var connected, total int
	for i := range b.things {
		if t := &b.things[i]; t.kind != pages {
			total++
			if slices.ContainsFunc(slices.Concat(t.in, t.out), func(e end) bool { return b.things[e.thing].kind != pages }) {
				connected++
			}
		}
	}
	if total > 1 && connected*10 >= total*9 {
		all = append(all, fmt.Sprintf("%s of %s are tied to others: machines see how they belong together.", grouped(connected), plural(total, "thing")))
	}
	counts := b.countFeatures()
	slices.SortStableFunc(counts, func(x, y featureCount) int { return cmp.Compare(y.Eligible, x.Eligible) })
	n := 0
	for _, c := range counts {
		if c.Eligible > 0 && !c.Retired && c.Consumer == consumer(searchFamily) && n < 3 {
			n++
			all = append(all, fmt.Sprintf("“%s”: %s can be shown so.", c.Name, plural(c.Eligible, "page")))
		}
	}
	return all
}

// searchFamily is the family of the rules of the search engine whose results the
// report shows.
const searchFamily = "google"

// consumer gives the name of who asks for the features of a family.
func consumer(family string) string {
	for _, p := range profile.Profiles() {
		if p.Family == family {
			return raised(strings.TrimPrefix(p.Name, "The "))
		}
	}
	return raised(family)
}

// results counts the results that pages are eligible for, and those that they fall
// short of.
func (r *Report) results() (eligible, short int) {
	for _, p := range r.pages {
		for i := range p.features {
			if f := &p.features[i]; f.family == searchFamily {
				switch f.status() {
				case check.Eligible, check.Limited:
					eligible++
				case check.Lacking:
					short++
				}
			}
		}
	}
	return eligible, short
}
