package profile

import (
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// rules makes the rules of a profile, which one program looks for. A rule's
// number is that of its requirement, counted through all features.
func (p *Profile) rules(since string) check.Rules {
	looking := newProgram(p)
	rules := make(check.Rules, 0, looking.Size())
	for i := range p.Features {
		f := &p.Features[i]
		whole := ""
		if f.whole != "" {
			whole = object(f.whole, nil)
		}
		for j := range f.Requirements {
			r := &f.Requirements[j]
			if looking.number(r.ID) < len(rules) {
				continue // the rule of a feature before
			}
			rule := check.Rule{
				ID: r.ID, Family: p.Family, Severity: r.Level.Severity(), Since: since, Private: r.private,
				Doc: r.doc(p, f), Source: r.source(f),
				Check: check.Part{Program: looking, Number: len(rules)},
			}
			rule.Bad, rule.Good = r.examples(f, whole)
			rules = append(rules, rule)
		}
	}
	return rules
}

func (r *Requirement) source(f *Feature) *check.Source {
	if r.Source != nil {
		return r.Source
	}
	return f.Source
}

// doc says what the requirement asks for.
func (r *Requirement) doc(p *Profile, f *Feature) string {
	if r.Text != "" {
		return r.Text
	}
	verb := " recommends "
	switch r.Level {
	case Required:
		verb = " requires "
	case Conditional:
		verb = " needs "
	}
	where := ""
	if r.At != "" {
		where = " in " + strings.ReplaceAll(r.At, "|", " or ")
	}
	end := "."
	if r.Level == Applicable {
		end = " where there is such a thing."
	}
	return p.Name + verb + what(r.Ask) + where + " for " + f.Name + end
}

// what names the ways to meet a requirement.
func what(ask []string) string {
	var b strings.Builder
	for i, way := range ask {
		switch {
		case i == 0:
		case i == len(ask)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		if first, others, several := strings.Cut(way, "+"); several {
			way = first + " with " + listed(strings.Split(others, "+"))
		}
		if inner, is := strings.CutPrefix(way, "^"); is {
			way = inner + " of the thing around it"
		}
		b.WriteString(way)
	}
	return b.String()
}

// listed joins names as a sentence does: a, b and c.
func listed(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// examples gives a bad and a good example; the good one is the feature's whole
// where the requirement has none of its own.
func (r *Requirement) examples(f *Feature, whole string) (bad, good string) {
	bad, good = r.bad, r.good
	if good == "" {
		good = whole
	}
	if bad == "" {
		breaks := r.breaks
		if breaks == nil {
			for _, way := range r.Ask {
				for path := range strings.SplitSeq(way, "+") {
					first, _, _ := strings.Cut(path, ".")
					breaks = append(breaks, first, "")
				}
			}
		}
		bad = object(f.whole, breaks)
	}
	return bad, good
}

// object makes a JSON object of members, one a line, with changes.
func object(members string, changes []string) string {
	var b strings.Builder
	b.Grow(len(members) + 64)
	b.WriteByte('{')
	write := func(member string) {
		if b.Len() > 1 {
			b.WriteString(",\n")
		}
		b.WriteString(member)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(members), "\n") {
		line = strings.TrimSuffix(line, ",")
		name, _, _ := strings.Cut(strings.TrimPrefix(line, `"`), `"`)
		if i := indexOfChange(changes, name); i >= 0 {
			if line = changes[i+1]; line == "" {
				continue
			}
			line = `"` + name + `": ` + line
		}
		write(line)
	}
	for i := 0; i < len(changes); i += 2 {
		name := `"` + changes[i] + `":`
		if changes[i+1] != "" && !strings.Contains(members, "\n"+name) && !strings.HasPrefix(members, name) {
			write(name + " " + changes[i+1])
		}
	}
	b.WriteByte('}')
	return b.String()
}

func indexOfChange(changes []string, name string) int {
	for i := 0; i < len(changes); i += 2 {
		if changes[i] == name {
			return i
		}
	}
	return -1
}
