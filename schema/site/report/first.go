package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

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

// severityWords say what a severity means to who has to decide.
var severityWords = [...]string{
	check.Error: "Broken", check.Warning: "Likely mistakes", check.Advice: "Could be better", check.Info: "Worth knowing",
}

// severityEffect says what findings of a severity mean.
var severityEffect = [...]string{
	check.Error:   "Machines misread what stands there, or pass it over.",
	check.Warning: "Machines may take it for something else than what is meant.",
	check.Advice:  "It is right as it is; with more, machines can do more with it.",
	check.Info:    "Nothing has to be done.",
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
