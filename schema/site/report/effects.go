package report

import (
	"fmt"
	"slices"

	"github.com/healthld/healthld/schema/check"
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
