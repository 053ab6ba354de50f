package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// countFeatures counts the pages for each feature, those of the search engine first.
func (r *Report) countFeatures() []featureCount {
	var all []featureCount
	families := make(map[string]int)
	number := make(map[[2]string]int)
	var of []int
	for _, p := range r.pages {
		for i := range p.features {
			f := &p.features[i]
			key := [2]string{f.family, f.id}
			at, is := number[key]
			if !is {
				at = len(all)
				number[key] = at
				if _, is := families[f.family]; !is {
					families[f.family] = len(families) + 1
				}
				order := families[f.family]
				if f.family == searchFamily {
					order = 0
				}
				of = append(of, order)
				all = append(all, featureCount{Name: raised(shown(f.name, mostName)), Consumer: consumer(f.family), Since: f.since, Doc: f.doc})
			}
			c := &all[at]
			switch f.status() {
			case check.Limited:
				c.Limited = true
				c.Eligible++
			case check.Eligible:
				c.Eligible++
			case check.Lacking:
				c.Lacking++
			case check.Retired:
				c.Retired = true
				c.Eligible++ // pages that are described for it
			}
		}
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		retired := map[bool]int{true: 1}
		return cmp.Or(cmp.Compare(of[x], of[y]), cmp.Compare(retired[all[x].Retired], retired[all[y].Retired]),
			cmp.Compare(all[y].Eligible+all[y].Lacking, all[x].Eligible+all[x].Lacking), cmp.Compare(all[x].Name, all[y].Name))
	})
	sorted := make([]featureCount, 0, len(all))
	for _, i := range order {
		sorted = append(sorted, all[i])
	}
	return sorted
}

func (b *builder) featureCounts() {
	b.m.Features = b.countFeatures()
	most := 1
	for _, c := range b.m.Features {
		most = max(most, c.Eligible+c.Lacking)
	}
	for i := range b.m.Features {
		c := &b.m.Features[i]
		c.EligibleWidth = 100 * float64(c.Eligible) / float64(most)
		c.LackingX = c.EligibleWidth
		c.Lwidth = 100 * float64(c.Lacking) / float64(most)
	}
}

// pageCards makes the cards of pages: those that fall short first.
func (b *builder) pageCards() {
	var order []int
	for i, is := range b.cards {
		if is {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(b.pages[x].state(), b.pages[y].state()) })
	for _, i := range order {
		b.m.Cards = append(b.m.Cards, b.card(i))
	}
}

func (b *builder) card(page int) card {
	p := b.pages[page]
	state := states[p.state()]
	c := card{
		ID: pageID(page), Title: b.pageTitle(p), Name: shown(p.name, mostAddress), Href: p.address,
		State: state.class, StateWords: state.words, Findings: countWords(p.count),
	}
	if !strings.HasPrefix(c.Href, "https://") && !strings.HasPrefix(c.Href, "http://") {
		c.Href = ""
	}
	families := make(map[string]int)
	for i := range p.features {
		f := &p.features[i]
		at, is := families[f.family]
		if !is {
			at = len(c.Groups)
			families[f.family] = at
			c.Groups = append(c.Groups, featureGroup{Consumer: consumer(f.family), Search: f.family == searchFamily})
		}
		c.Groups[at].Features = append(c.Groups[at].Features, b.cardFeature(f))
	}
	c.Preview = b.previewCard(p)
	return c
}

// countWords tells of numbers of findings: "2 broken, 1 could be better".
func countWords(counts [check.Error + 1]int) string {
	var all []string
	for _, s := range []struct {
		of    check.Severity
		words string
	}{{check.Error, "broken"}, {check.Warning, "likely mistakes"}, {check.Advice, "could be better"}} {
		if n := counts[s.of]; n > 0 {
			words := s.words
			if n == 1 {
				words = strings.TrimSuffix(words, "s")
			}
			all = append(all, grouped(n)+" "+words)
		}
	}
	return strings.Join(all, ", ")
}

func (b *builder) cardFeature(f *feature) cardFeature {
	c := cardFeature{Name: raised(shown(f.name, mostName)), Doc: f.doc, More: f.more}
	switch status := f.status(); status {
	case check.Eligible:
		c.Class, c.Words = "yes", "eligible"
	case check.Limited:
		c.Class, c.Words = "yes", "eligible, but shown in some places alone"
	case check.Lacking:
		c.Class, c.Words = "no", "not yet"
	default:
		c.Class, c.Words = "gone", "retired"
		if f.since != "" {
			c.Words += " since " + shown(f.since, 20)
		}
		return c // nobody shows it, so nothing is missing
	}
	if n := f.counts[check.Eligible] + f.counts[check.Limited]; n > 1 {
		c.Words += fmt.Sprintf(", %s", plural(n, "thing"))
	}
	if n := f.counts[check.Lacking]; n > 0 && c.Class == "yes" {
		c.Words += fmt.Sprintf("; %s not yet", plural(n, "thing"))
	}
	for i := range f.missing {
		n := &f.missing[i]
		text, _, _ := strings.Cut(n.message, "; ")
		if text == "" || strings.Contains(text, " has no ") {
			text = "Add " + inWords(n.what)
		}
		c.Missing = append(c.Missing, shown(raised(text), mostMessage))
	}
	for i := range f.better {
		c.Better = append(c.Better, shown(inWords(f.better[i].what), mostName))
	}
	return c
}

// previewCard shows a page as a result, or nothing where there is no title to show.
func (b *builder) previewCard(p *Page) *previewCard {
	if p.title == "" || !p.described {
		return nil
	}
	v := &previewCard{
		Site: b.m.Title, Title: p.title, Description: p.description,
		Trail: p.preview.trail, Rating: p.preview.rating, Facts: p.preview.facts, Panel: p.preview.panel,
	}
	if rdf.CheckLanguageTag(p.language) == nil {
		v.Language = p.language
	}
	if len(v.Trail) == 0 && p.address != "" {
		v.Trail = []string{shown(p.address, mostName)}
	}
	return v
}

func (b *builder) groupCards() {
	for _, task := range b.tasks() {
		g := task.group
		if g == nil {
			continue
		}
		c := groupCard{
			ID: ruleID(g.rule), Rule: g.rule, Severity: g.severity, Words: severityWords[g.severity],
			Title: b.task(g.rule, g, b.effects[g.rule]), DocHref: g.doc, Effect: b.effects[g.rule].words(),
			Count: g.count, Pages: g.pages, More: g.more,
		}
		if r := b.rules[g.rule]; r != nil {
			c.Doc = r.Doc
		}
		if c.Effect == "" {
			c.Effect = severityEffect[g.severity]
		}
		messages := slices.Clone(g.messages)
		slices.SortStableFunc(messages, func(x, y *message) int { return cmp.Compare(y.count, x.count) })
		for _, m := range messages {
			one := messageCard{Text: m.text, Count: m.count, More: max(m.count-mostMessagePlaces, 0)}
			for _, p := range m.places {
				at := placeCard{Path: p.path, Also: p.also}
				if p.page == noPage {
					at.Text = p.file
				} else {
					at.link = b.pageLink(p.page)
				}
				if p.line > 0 {
					at.At = fmt.Sprintf("line %d", p.line)
				}
				one.Places = append(one.Places, at)
			}
			c.Messages = append(c.Messages, one)
		}
		b.m.Groups = append(b.m.Groups, c)
	}
}
