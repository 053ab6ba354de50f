package answer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

func (d *diagnosis) treatsCauses(examples []example) {
	offers := append([]vocab.Term{propMedicalSpecialty}, offering...)
	d.dangling(d.thing, offering...)
	_, specialties := d.values(d.thing, propMedicalSpecialty)
	d.wrongSpecialty(specialties)
	d.namelessCauses(d.query.treats)
	var conditions []knowledge.Node
	for _, m := range d.query.treats {
		for _, n := range m.nodes {
			if d.base.IsA(n, classMedicalCondition) {
				conditions = append(conditions, n)
				d.dangling(n, curing...)
				_, needs := d.values(n, propRelevantSpecialty)
				d.wrongSpecialty(needs)
			}
		}
	}
	if len(d.found) > 0 {
		return
	}
	wanted := strings.Join(d.find.Treats, " or ")
	// A therapy or test is found by what the condition says of it.
	if d.base.IsA(d.thing, vocab.Lookup("MedicalEntity")) {
		for _, n := range conditions {
			texts, facts := d.values(n, curing...)
			if len(texts) == 0 {
				d.tell(Lacking, n, "possibleTreatment", fmt.Sprintf("%s has no possibleTreatment", d.view.thing(n)))
			} else {
				d.tell(Contradicting, n, "possibleTreatment", fmt.Sprintf("%s possibleTreatment is %s", d.its(n), list(texts)), facts...)
			}
		}
		return
	}
	// What its like are found by is what it lacks first.
	p := usualProperty(d, examples, offers)
	if p == 0 {
		p = propAvailableService
		if len(conditions) > 0 {
			p = propMedicalSpecialty
		}
	}
	// A condition that says neither what helps nor who knows leads to nobody.
	for _, n := range conditions {
		_, needs := d.values(n, append([]vocab.Term{propRelevantSpecialty}, curing...)...)
		if len(needs) == 0 {
			d.tell(Lacking, n, "relevantSpecialty", fmt.Sprintf("%s says neither relevantSpecialty nor possibleTreatment, so that nothing leads from it to who treats it", d.view.thing(n)))
		}
	}
	if len(d.base.Values(d.thing, p)) == 0 {
		d.tell(Lacking, d.thing, p.Name(), fmt.Sprintf("it has no %s, and nothing else leads from it to %s", p.Name(), wanted))
	}
	for _, q := range append([]vocab.Term{p}, offers...) {
		texts, facts := d.values(d.thing, q)
		if len(texts) == 0 {
			continue
		}
		what := fmt.Sprintf("its %s is %s", q.Name(), list(texts))
		if len(conditions) > 0 && q == propMedicalSpecialty {
			needs, also := d.values(conditions[0], propRelevantSpecialty)
			what += fmt.Sprintf(", and that of %s is %s", d.view.thing(conditions[0]), list(needs))
			facts = append(facts, also...)
			if len(needs) == 0 {
				d.tell(Lacking, conditions[0], "relevantSpecialty", fmt.Sprintf("%s has no relevantSpecialty", d.view.thing(conditions[0])))
				continue
			}
		} else {
			what += ", none of which is " + wanted + " or helps with it"
		}
		d.tell(Contradicting, d.thing, q.Name(), what, facts...)
	}
	if len(d.found) == 0 {
		d.tell(Lacking, d.thing, p.Name(), fmt.Sprintf("nothing leads from it to %s", wanted))
	}
}

// usualProperty gives the property of the thing itself by which most of its like meet the
// constraint, of those given; 0 where there are none.
func usualProperty(d *diagnosis, examples []example, of []vocab.Term) vocab.Term {
	counts := make(map[vocab.Term]int)
	for _, e := range examples {
		for _, r := range e.facts {
			p := vocab.Term(r.fact.Property)
			if r.of == e.thing && r.fact.Property < 1<<16 && slices.Contains(of, p) {
				counts[p]++
			}
		}
	}
	best := vocab.Term(0)
	for _, p := range of {
		if counts[p] > counts[best] {
			best = p
		}
	}
	return best
}

// namelessCauses tells of words that name nothing but pages: the thing that was meant
// lacks the name.
func (d *diagnosis) namelessCauses(words []meant) {
	for _, m := range words {
		if slices.ContainsFunc(m.nodes, func(n knowledge.Node) bool { return !d.base.IsA(n, classWebPage) }) {
			continue
		}
		what := fmt.Sprintf("nothing is called “%s” by name, alternateName or code", m.text)
		about := d.intended(&m)
		if len(about) == 0 {
			d.tell(Lacking, d.thing, "alternateName", what)
			continue
		}
		for i, n := range about {
			if i == 5 {
				break
			}
			d.nameless(n, &m, what)
		}
	}
}

// nameless tells that a thing is not called as it was meant to be: a name of it is spelled
// alike, or it lacks one.
func (d *diagnosis) nameless(n knowledge.Node, m *meant, what string) {
	names := d.base.Names(n)
	var texts []string
	for _, f := range names {
		texts = append(texts, knowledge.Fold(f.Text))
	}
	if nearest := question.Nearest(m.folded, texts); nearest != "" {
		f := names[slices.Index(texts, nearest)]
		d.tell(Contradicting, n, d.base.PropertyName(f.Property), what+fmt.Sprintf("; “%s” is spelled alike", f.Text), ref{n, f})
		return
	}
	property := "alternateName"
	if isCode(m.folded) {
		property = "code"
	}
	d.tell(Lacking, n, property, what+fmt.Sprintf("; if %s is meant, it lacks the %s", d.view.thing(n), property))
}

// isCode tells whether a text looks like a code: its last word has a digit.
func isCode(text string) bool {
	return strings.ContainsAny(text[strings.LastIndexByte(text, ' ')+1:], "0123456789")
}

// intended gives the things that words may mean which name none, the most likely first:
// what a page of that name is about; else a condition or treatment on whose page people
// read the words; else one with a name that is spelled alike; else those that the thing
// has to do with.
func (d *diagnosis) intended(m *meant) []knowledge.Node {
	var found []knowledge.Node
	add := func(n knowledge.Node) {
		if n != 0 && d.base.IsThing(n) && !d.base.IsA(n, classWebPage) && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	for _, page := range m.nodes {
		for _, p := range aboutness[:2] {
			for _, f := range d.base.Values(page, p) {
				add(f.Node)
			}
		}
		for _, mention := range d.base.Mentions(page) {
			if slices.Contains(pageness, vocab.Term(mention.Property)) {
				add(mention.From)
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	words := m.folded
	if isCode(words) { // a page may leave out what system a code is of
		words = words[strings.LastIndexByte(words, ' ')+1:]
	}
	if found = d.speakingOf(words); len(found) > 0 {
		return found
	}
	linked := d.linked()
	for _, among := range [][]knowledge.Node{linked, nil} {
		if n := d.spelledAlike(m.folded, among); n != 0 {
			return []knowledge.Node{n}
		}
	}
	return linked
}

// spelledAlike gives the node whose name is the most like a text, among some or all, and
// 0 if none is like it.
func (d *diagnosis) spelledAlike(folded string, among []knowledge.Node) knowledge.Node {
	names := make(map[string]knowledge.Node)
	var spelled []string
	for name, n := range d.base.AllNames() {
		owner, _ := d.owner(n)
		if d.base.IRI(owner) != "" && !d.base.IsA(n, classWebPage) && (among == nil || slices.Contains(among, n)) {
			names[name] = n
			spelled = append(spelled, name)
		}
	}
	for _, n := range among {
		for _, f := range d.base.Names(n) {
			if name := knowledge.Fold(f.Text); names[name] == 0 {
				names[name] = n
				spelled = append(spelled, name)
			}
		}
	}
	slices.Sort(spelled)
	return names[question.Nearest(folded, spelled)]
}

// speakingOf gives the conditions and treatments on whose pages people read the words:
// those of pages of that title, else all; those that the thing has to do with first.
func (d *diagnosis) speakingOf(folded string) []knowledge.Node {
	pages, titled := make(map[int]bool), make(map[int]bool)
	for i := range d.base.Pages {
		page := &d.base.Pages[i]
		if knowledge.Fold(page.Title) == folded {
			titled[i] = true
		}
		if says(knowledge.Fold(page.Text), folded) {
			pages[i] = true
		}
	}
	if len(titled) > 0 {
		pages = titled
	}
	if len(pages) == 0 {
		return nil
	}
	var found []knowledge.Node
	for t := range d.base.Things() {
		if !d.base.IsA(t, vocab.Lookup("MedicalEntity")) {
			continue
		}
		if slices.ContainsFunc(d.base.PagesOf(t), func(i int) bool { return pages[i] }) {
			found = append(found, t)
		}
	}
	linked := d.linked()
	slices.SortStableFunc(found, func(a, b knowledge.Node) int {
		rank := func(n knowledge.Node) int {
			if slices.Contains(linked, n) {
				return 0
			}
			return 1
		}
		return cmp.Compare(rank(a), rank(b))
	})
	return found
}

// says tells whether words stand in a text, and not within longer words.
func says(text, words string) bool {
	isPart := func(r rune) bool { return !isNoLetter(r) }
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 || words == "" {
			return false
		}
		begin := from + i
		before, _ := utf8.DecodeLastRuneInString(text[:begin])
		after, _ := utf8.DecodeRuneInString(text[begin+len(words):])
		if (begin == 0 || !isPart(before)) && (begin+len(words) == len(text) || !isPart(after)) {
			return true
		}
		from = begin + len(words)
	}
}

// linked gives the conditions and treatments that the thing has to do with, the conditions
// first.
func (d *diagnosis) linked() []knowledge.Node {
	var found []knowledge.Node
	for _, properties := range [][]vocab.Term{aboutness, offering} {
		for _, p := range properties {
			for _, steps := range d.step(d.thing, p) {
				if n := last(steps).Node; n != 0 && d.base.IRI(n) != "" && d.base.IsA(n, vocab.Lookup("MedicalEntity")) {
					found = append(found, n)
				}
			}
		}
	}
	for t := range d.base.Things() {
		if !d.base.IsA(t, classMedicalCondition) {
			continue
		}
		one := query{view: d.view, find: &question.Find{}}
		m := meant{nodes: []knowledge.Node{t}}
		if _, met := one.treatsOne(d.thing, one.treated(d.thing), &m); met {
			found = append([]knowledge.Node{t}, found...)
		}
	}
	return found
}

func (d *diagnosis) aboutCauses() {
	d.dangling(d.thing, aboutness...)
	d.namelessCauses(d.query.about)
	if len(d.found) > 0 {
		return
	}
	wanted := strings.Join(d.find.About, " or ")
	texts, facts := d.values(d.thing, aboutness...)
	if len(texts) == 0 {
		d.tell(Lacking, d.thing, "about", "it has no about, mainEntity or mentions")
		return
	}
	if !slices.ContainsFunc(facts, func(r ref) bool { return r.fact.Property == knowledge.Property(propAbout) }) && d.base.IsA(d.thing, vocab.Lookup("CreativeWork")) {
		d.tell(Lacking, d.thing, "about", fmt.Sprintf("it has no about, and what it mentions (%s) is not %s", list(texts), wanted), facts...)
		return
	}
	d.tell(Contradicting, d.thing, d.base.PropertyName(facts[0].fact.Property), "it is about "+list(texts), facts...)
}
