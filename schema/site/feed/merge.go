package feed

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// merged is what several pages say of one thing, brought together page by page.
type merged struct {
	thing
	hash     uint64
	types    map[string]bool
	at       map[string]int // property by IRI
	counts   []map[string]counted
	evidence map[string]*evidence
	// voices has for each property, and each way to what is nested, in which language pages
	// say which text.
	voices map[string]map[string]voice
}

// counted is how often a value stands in a property, and where it does so last.
type counted struct{ times, at int }

// begin starts with nothing said.
func begin(hash uint64, id string) *merged {
	return &merged{
		thing: thing{id: id}, hash: hash,
		types: make(map[string]bool), at: make(map[string]int), evidence: make(map[string]*evidence),
	}
}

// add adds what a page says. A value that several pages say counts once; where one
// page says equal things without a name several times, so many stay.
func (m *merged) add(f *fragment) {
	for _, iri := range f.thing.types {
		if !m.types[iri] {
			m.types[iri] = true
			m.thing.types = append(m.thing.types, iri)
		}
	}
	language := f.languageOf()
	for i := range f.thing.properties {
		p := &f.thing.properties[i]
		at, had := m.at[p.iri]
		if !had {
			at = len(m.properties)
			m.at[p.iri] = at
			m.properties = append(m.properties, property{iri: p.iri})
			m.counts = append(m.counts, make(map[string]counted, len(p.values)))
		}
		into, counts := &m.properties[at], m.counts[at]
		here := make(map[string]int, len(p.values))
		for j := range p.values {
			v := &p.values[j]
			m.hear(p.iri, p.iri, v, language)
			key := v.key()
			here[key]++
			if c := counts[key]; here[key] > c.times {
				counts[key] = counted{here[key], len(into.values)}
				into.values = append(into.values, *v)
			} else if v.named {
				into.values[c.at].named = true // one of the pages knows
			}
		}
		if isSingle(p.iri) {
			m.note(f, p)
		}
	}
}

// evidence is which pages say what of a property of which a thing has one value.
type evidence struct {
	iri   string
	texts bool
	// found are the different values, by what makes them comparable and then by what
	// they say.
	found []*stated
	byKey map[string]int
	// sets are the sets of values that single pages say, without those that were there.
	sets map[string][]int
}

// stated is a value with places where it is said.
type stated struct {
	value
	// group: only values of one group can contradict each other.
	group string
	// places are the first of them, and count is how many there are.
	places []rdf.Position
	count  int
}

// note notes what a page says of a property of which there is one value.
func (m *merged) note(f *fragment, p *property) {
	e := m.evidence[p.iri]
	if e == nil {
		e = &evidence{iri: p.iri, texts: singles[p.iri], byKey: make(map[string]int), sets: make(map[string][]int)}
		m.evidence[p.iri] = e
	}
	byGroup := make(map[string][]int)
	for i := range p.values {
		v := &p.values[i]
		group := e.groupOf(v, f.language)
		key := group + "\x00" + sayingOf(p.iri, v)
		at, had := e.byKey[key]
		if !had {
			at = len(e.found)
			e.byKey[key] = at
			e.found = append(e.found, &stated{value: *v, group: group})
		}
		if e.found[at].count++; len(e.found[at].places) < mostPlaces {
			e.found[at].places = append(e.found[at].places, rdf.Position{File: f.page, Line: v.line, Column: v.column})
		}
		if !slices.Contains(byGroup[group], at) {
			byGroup[group] = append(byGroup[group], at)
		}
	}
	for group, set := range byGroup {
		slices.Sort(set)
		key := make([]byte, 0, 4*len(set)+len(group))
		for _, n := range set {
			key = append(key, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
		}
		e.sets[group+"\x00"+string(key)] = set
	}
}

// groupOf gives what a value can be compared with: texts with texts in their
// language, which is that of the page where it is not told; things with things.
func (e *evidence) groupOf(v *value, page string) string {
	language := ""
	if e.texts {
		language = strings.ToLower(page)
	}
	switch {
	case v.Kind == rdf.LanguageString:
		return "text " + strings.ToLower(v.Tag)
	case v.nested != nil:
		return "nested " + language
	case v.Kind == rdf.IRI:
		return "thing"
	case v.Kind == rdf.String:
		return "text " + language
	}
	return "text "
}

// sayingOf gives what a value says: spaces and case make no difference, nor does it
// whether a number is written as one.
func sayingOf(iri string, v *value) string {
	property := strings.TrimPrefix(strings.TrimPrefix(iri, vocab.Namespace), vocab.SecureNamespace)
	switch {
	case v.nested != nil:
		return v.key()
	case property == "telephone": // as an IRI too
		return ident.Dialled(v.Text)
	case v.Kind == rdf.IRI:
		return v.key()
	case numbers[iri]:
		if n, err := strconv.ParseFloat(strings.TrimSpace(v.Text), 64); err == nil {
			return strconv.FormatFloat(n, 'g', -1, 64)
		}
	}
	text := strings.ToLower(strings.Join(strings.Fields(v.Text), " "))
	if property == "email" {
		return strings.TrimPrefix(text, "mailto:")
	}
	return text
}

// conflicts gives the contradictions between pages: two pages that have no value of
// such a property in common.
func (m *merged) conflicts() []Conflict {
	var conflicts []Conflict
	for i := range m.properties {
		iri := m.properties[i].iri
		e := m.evidence[iri]
		if e == nil || len(e.found) < 2 || !m.hasOne(iri) {
			continue
		}
		apart := make([]bool, len(e.found))
		any := false
		sets := e.inOrder()
		told := make([]bool, len(sets))
		for a := range sets {
			for b := range sets[:a] {
				if told[a] && told[b] {
					continue // all of their values are apart already
				}
				if e.contradict(sets[a], sets[b]) {
					any, told[a], told[b] = true, true, true
					for _, n := range slices.Concat(sets[a], sets[b]) {
						apart[n] = true
					}
				}
			}
		}
		if !any {
			continue
		}
		c := Conflict{Thing: m.id, Property: iri}
		for n, s := range e.found {
			switch {
			case !apart[n]:
			case len(c.Values) == mostValues:
				c.More++
			default:
				c.Values = append(c.Values, Said{Value: s.show(), Places: s.places, Count: s.count})
			}
		}
		conflicts = append(conflicts, c)
	}
	return conflicts
}

// What is kept of contradictions, so that they take no more room on a large site than on
// a small one: so many of them, so many values of each, so many places of each value.
const (
	mostConflicts = 1000
	mostValues    = 10
	mostPlaces    = 10
)

// mostSets is how many different sets of values are held against each other: a
// property of which pages say more than that is in conflict by the first of them.
const mostSets = 500

func (e *evidence) inOrder() [][]int {
	sets := make([][]int, 0, len(e.sets))
	for _, set := range e.sets {
		sets = append(sets, set)
	}
	slices.SortFunc(sets, slices.Compare)
	return sets[:min(len(sets), mostSets)]
}

// contradict tells whether two sets of values can be compared and have none in
// common.
func (e *evidence) contradict(a, b []int) bool {
	if e.found[a[0]].group != e.found[b[0]].group {
		return false
	}
	for _, n := range a {
		if _, both := slices.BinarySearch(b, n); both {
			return false
		}
	}
	for _, n := range a {
		for _, o := range b {
			if e.found[n].nested.within(e.found[o].nested) || e.found[o].nested.within(e.found[n].nested) {
				return false
			}
		}
	}
	return true
}

// within tells whether another thing says all that this one does: a shorter form
// of it is no contradiction.
func (t *thing) within(other *thing) bool {
	if t == nil || other == nil {
		return false
	}
	for _, iri := range t.types {
		if !slices.Contains(other.types, iri) {
			return false
		}
	}
	for i := range t.properties {
		iri := t.properties[i].iri
		at := slices.IndexFunc(other.properties, func(p property) bool { return p.iri == t.properties[i].iri })
		if at < 0 {
			return false
		}
		for j := range t.properties[i].values {
			v := &t.properties[i].values[j]
			if !slices.ContainsFunc(other.properties[at].values, func(o value) bool {
				if v.nested != nil {
					return v.nested.within(o.nested)
				}
				if o.nested != nil || v.Kind == rdf.IRI || o.Kind == rdf.IRI || v.Kind == rdf.LanguageString || o.Kind == rdf.LanguageString {
					return o.nested == nil && v.Object == o.Object
				}
				return sayingOf(iri, v) == sayingOf(iri, &o)
			}) {
				return false
			}
		}
	}
	return true
}

// show gives a value for people: a text in quotes, without its language or datatype.
func (v *value) show() string {
	if v.nested == nil {
		switch v.Kind {
		case rdf.String, rdf.LanguageString, rdf.TypedLiteral:
			return strconv.Quote(v.Text)
		}
		return v.Text
	}
	var texts []string
	v.nested.eachText(func(text string) bool {
		texts = append(texts, text)
		return len(texts) < 8
	})
	return "{" + strings.Join(texts, ", ") + "}"
}

// eachText calls use for the texts of a thing and of what is nested in it, as long
// as it asks for more.
func (t *thing) eachText(use func(string) bool) bool {
	for i := range t.properties {
		for j := range t.properties[i].values {
			v := &t.properties[i].values[j]
			if v.nested != nil && !v.nested.eachText(use) || v.nested == nil && !use(v.Text) {
				return false
			}
		}
	}
	return true
}
