package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// effects are what it would bring to mend what a rule found, by the rule's id.
type effects map[string]*effect

// effect counts what one rule keeps pages from.
type effect struct {
	rule string
	// what names what is missing, where all that miss something miss the same.
	what string
	// blocked counts the pages and features that the rule keeps from being shown,
	// alone those among them to which nothing else is missing, fuller those that would
	// show more.
	blocked, alone, fuller int
	pages                  int
	features               []string
	links                  []int
}

// effects goes through what all pages lack.
func (r *Report) effects() effects {
	all := make(effects)
	last := make(map[string]int)
	add := func(f *feature, n *need, page int) *effect {
		e := all[n.rule]
		if e == nil {
			e = &effect{rule: n.rule, what: n.what}
			all[n.rule] = e
			last[n.rule] = noPage
		}
		if e.what != n.what {
			e.what = ""
		}
		if last[n.rule] != page {
			last[n.rule] = page
			e.pages++
			if len(e.links) < 3 {
				e.links = append(e.links, page)
			}
		}
		if !slices.Contains(e.features, f.name) {
			e.features = append(e.features, f.name)
		}
		return e
	}
	for page, p := range r.pages {
		for i := range p.features {
			f := &p.features[i]
			if f.status() == check.Retired {
				continue
			}
			for j := range f.missing {
				e := add(f, &f.missing[j], page)
				e.blocked++
				if f.missing[j].alone {
					e.alone++
				}
			}
			for j := range f.better {
				add(f, &f.better[j], page).fuller++
			}
		}
	}
	return all
}

// words say what it would bring to mend what a rule found, "" where nobody asks for it
// by name.
func (e *effect) words() string {
	if e == nil {
		return ""
	}
	var names []string
	for _, name := range e.features[:min(len(e.features), 3)] {
		names = append(names, "“"+raised(name)+"”")
	}
	features := listed(names)
	switch {
	case e.alone > 0 && e.alone == e.blocked:
		return fmt.Sprintf("With it %s more can count as %s: nothing else is missing there.", plural(e.alone, "page"), features)
	case e.blocked > 0:
		return fmt.Sprintf("Without it %s cannot count as %s.", plural(e.blocked, "page"), features)
	case e.fuller > 0:
		return fmt.Sprintf("Then %s can show more as %s.", plural(e.pages, "page"), features)
	}
	return ""
}

// severityEffect says what findings of a severity mean.
var severityEffect = [...]string{
	check.Error:   "Machines misread what stands there, or pass it over.",
	check.Warning: "Machines may take it for something else than what is meant.",
	check.Advice:  "It is right as it is; with more, machines can do more with it.",
	check.Info:    "Nothing has to be done.",
}

// consumer gives the name of who asks for the features of a family.
func consumer(family string) string {
	for _, p := range profile.Profiles() {
		if p.Family == family {
			return raised(strings.TrimPrefix(p.Name, "The "))
		}
	}
	return raised(family)
}

// searchFamily is the family of the rules of the search engine whose results the
// report shows.
const searchFamily = "google"

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

// job is what can be done about a rule: about what it found, or about what it keeps
// pages from although it blames nothing.
type job struct {
	rule   string
	group  *group  // nil where it found nothing
	effect *effect // nil where nothing asks for it by name
	// rank says how much it matters, 0 most; of one rank, weight and pages decide.
	rank, weight, pages int
}

// The ranks of jobs.
const (
	mendsErrors = iota
	opensAndMends
	mendsWarnings
	opens
	betters
	informs
)

// tasks gives all that can be done, by what to do first: what is broken, then what
// keeps pages from being shown, then likely mistakes and what would make results
// fuller; the widespread before the rare.
func (b *builder) tasks() []job {
	var all []job
	add := func(j job) {
		severity, blocked := check.Advice, false
		if j.group != nil {
			severity, j.pages = j.group.severity, j.group.pages
		}
		if j.effect != nil {
			blocked = j.effect.blocked > 0
			j.weight = j.effect.blocked
			j.pages = max(j.pages, j.effect.pages)
			if !blocked {
				j.weight = j.effect.fuller
			}
		}
		switch {
		case severity == check.Error:
			j.rank = mendsErrors
		case severity == check.Warning && blocked:
			j.rank = opensAndMends
		case severity == check.Warning:
			j.rank = mendsWarnings
		case blocked:
			j.rank = opens
		case severity == check.Advice:
			j.rank = betters
		default:
			j.rank = informs
		}
		all = append(all, j)
	}
	for _, g := range b.order {
		add(job{rule: g.rule, group: g, effect: b.effects[g.rule]})
	}
	for rule, e := range b.effects {
		if b.groups[rule] == nil && e.blocked > 0 {
			add(job{rule: rule, effect: e})
		}
	}
	slices.SortFunc(all, func(x, y job) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(y.weight, x.weight), cmp.Compare(y.pages, x.pages), cmp.Compare(x.rule, y.rule))
	})
	return all
}

const mostSteps = 3

// first gives what to do first.
func (b *builder) first() []step {
	var steps []step
	for _, j := range b.tasks() {
		if len(steps) == mostSteps || j.rank == informs {
			break
		}
		s := step{Title: b.task(j.rule, j.group, j.effect), Effect: j.effect.words()}
		var at []int
		if j.group != nil {
			s.Href = "#" + ruleID(j.rule)
			s.Effect = cmp.Or(s.Effect, severityEffect[j.group.severity])
			at = j.group.links()
		} else {
			at = j.effect.links
		}
		for _, page := range at {
			s.Links = append(s.Links, b.pageLink(page))
		}
		if more := j.pages - len(s.Links); more > 0 && len(s.Links) > 0 {
			s.Where = "and " + grouped(more) + " more"
		}
		steps = append(steps, s)
	}
	return steps
}

// ruleID gives the id of the card of a rule. Rules have ids of letters, digits and
// hyphens; what another name has is left out.
func ruleID(rule string) string {
	return "rule-" + strings.Map(func(c rune) rune {
		if c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			return c
		}
		return -1
	}, rule)
}

// links gives the first pages on which a rule found something.
func (g *group) links() (at []int) {
	for _, m := range g.messages {
		for _, p := range m.places {
			if p.page != noPage && !slices.Contains(at, p.page) && len(at) < 3 {
				at = append(at, p.page)
			}
		}
	}
	return at
}

// task says what to do about what a rule found.
func (b *builder) task(rule string, g *group, e *effect) string {
	absent := g == nil
	if g != nil && g.family == "input" {
		return "Mend structured data that cannot be read"
	}
	if g != nil {
		most := slices.MaxFunc(g.messages, func(x, y *message) int { return cmp.Compare(x.count, y.count) })
		said, _, _ := strings.Cut(most.text, "; ")
		if !strings.Contains(said, " has no ") || e == nil || e.what == "" {
			if len(g.messages) > 1 {
				if r := b.rules[rule]; r != nil {
					return raised(sentence(r.Doc))
				}
			}
			return raised(said)
		}
		absent = true
	}
	if absent && e != nil && e.what != "" {
		return "Add " + inWords(e.what) + g.owners()
	}
	if r := b.rules[rule]; r != nil {
		return raised(sentence(r.Doc))
	}
	return raised(strings.ReplaceAll(rule, "-", " "))
}

// owners says to which things something is to be added: " to medical clinic".
func (g *group) owners() string {
	if g == nil {
		return ""
	}
	var names []string
	for _, m := range g.messages {
		name, _, is := strings.Cut(m.text, " has no ")
		if name = spaced(name); is && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 || len(names) > 3 {
		return ""
	}
	return " to " + listed(names)
}

// sentence gives the first sentence of a text, or of a long one what stands before its
// first colon.
func sentence(text string) string {
	if i := strings.Index(text, ". "); i > 0 {
		text = text[:i]
	}
	if i := strings.Index(text, ": "); i > 0 {
		text = text[:i]
	}
	return strings.TrimSuffix(text, ".")
}
