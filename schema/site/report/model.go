package report

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// How much of a site stands in a report.
const (
	mostCards = 200   // pages in full
	mostRows  = 400   // things in the table
	mostData  = 3_000 // things that can be looked at one by one
)

// model is all that a report says, in the order in which it says it.
type model struct {
	Title, Day, Address string
	Lede                string
	Stats               []stat
	Bar                 []share
	Good                []string
	First               []step

	Picture  *picture
	Kinds    []kindCount
	Things   int
	Rows     []row
	MoreRows int
	Data     data

	Features  []featureCount
	Cards     []card
	MoreCards int

	Severities []severityCount
	Groups     []groupCard
}

type stat struct{ Value, Label, Class string }

// share is a part of all pages.
type share struct {
	Class, Label string
	Count        int
	X, Width     float64 // in a hundred
}

type kindCount struct {
	Class, Name string
	Count       int
}

// step is one thing to do.
type step struct {
	Title, Effect string
	// Href leads to the findings, empty where there are none.
	Href  string
	Links []link
	// Where says how many pages more there are.
	Where string
}

// link leads to a page in the report, or names one that is not in it.
type link struct{ Href, Text string }

// row is a thing in the table.
type row struct {
	Number                   int
	Name, Kind, Class, Types string
	Pages                    []link
	MorePages                int
	Out, In                  []string
}

// data is what the script of the report looks at one by one. The names are short,
// since they stand there for each thing.
type data struct {
	// Icons are the words of kinds in the markup, by their numbers.
	Icons []string `json:"icons"`
	// Properties are the names of ties.
	Properties []string    `json:"properties"`
	Things     []dataThing `json:"things"`
	More       int         `json:"more,omitempty"`
}

type dataThing struct {
	Name  string `json:"n"`
	Class string `json:"c"`
	Kind  kind   `json:"k"`
	// Pages are pairs of a title and an address in the report.
	Pages [][2]string `json:"p,omitempty"`
	More  int         `json:"m,omitempty"`
	// Out are pairs of a property and a thing that this one leads to.
	Out [][2]int `json:"o,omitempty"`
	// OutMore and InMore count the ties beyond those.
	OutMore int      `json:"x,omitempty"`
	In      [][2]int `json:"i,omitempty"`
	InMore  int      `json:"y,omitempty"`
}

// featureCount is how many pages come to what with a feature.
type featureCount struct {
	Name, Consumer                  string
	Eligible, Lacking               int // pages
	Retired, Limited                bool
	Since                           string
	Doc                             string
	EligibleWidth, LackingX, Lwidth float64
}

// card is a page.
type card struct {
	ID, Title, Name, Address, Href string
	State, StateWords              string
	Preview                        *previewCard
	Groups                         []featureGroup
	Findings                       string
}

// featureGroup is the features of one consumer.
type featureGroup struct {
	Consumer string
	// Search says that it is the search engine whose results are shown.
	Search   bool
	Features []cardFeature
}

type cardFeature struct {
	Name, Class, Words string
	Doc                string
	Missing            []string
	Better             []needWords
	More               int
}

type needWords struct{ Words, Code string }

type previewCard struct {
	Site, Title, Description, Language string
	Trail                              []string
	Rating                             *rating
	Facts                              []string
	Panel                              *panel
}

type severityCount struct {
	Severity check.Severity
	Words    string
	Count    int
}

type groupCard struct {
	ID, Rule, Family string
	Severity         check.Severity
	Words, Title     string
	Doc, DocHref     string
	Effect           string
	Count, Pages     int
	Messages         []messageCard
	More             int
}

type messageCard struct {
	Text   string
	Count  int
	Places []placeCard
	More   int
}

type placeCard struct {
	link
	At, Path string
	// Also says that the finding before it is about this place, too.
	Also bool
}

// severityWords say what a severity means to who has to decide.
var severityWords = [...]string{
	check.Error: "Broken", check.Warning: "Likely mistakes", check.Advice: "Could be better", check.Info: "Worth knowing",
}

// states are what a page comes to.
var states = []struct{ class, words string }{
	{"error", "Something is broken"},
	{"warning", "Falls short"},
	{"fine", "Says what it is"},
	{"none", "Says nothing to machines"},
}

// state gives the number of the page's state.
func (p *Page) state() int {
	switch {
	case p.worst >= check.Error:
		return 0
	case p.worst >= check.Warning:
		return 1
	case p.described:
		return 2
	}
	return 3
}

// builder makes a model.
type builder struct {
	*Report
	m      model
	things []known
	// endings are what many titles end with, such as the name of the site.
	endings map[string]bool
	// cards are the pages in full: whether a page is among them.
	cards []bool
	// shown are the numbers of the things in data, -1 for others.
	shown []int
	effects
}

// model gives all that the report says.
func (r *Report) model() *model {
	b := &builder{Report: r}
	b.endings = endings(r.pages)
	b.m.Day = shown(r.options.Day, 40)
	b.title()
	b.pickCards()
	b.things = r.things()
	b.effects = r.effects()
	b.overview()
	b.m.First = b.first()
	b.thingRows()
	b.thingData()
	b.m.Picture = draw(drawing{b.things, b.label, b.sortOf, b.shown})
	b.featureCounts()
	b.pageCards()
	b.groupCards()
	return &b.m
}

func (b *builder) title() {
	b.m.Title = shown(b.options.Title, mostTitle)
	for _, p := range b.pages {
		if b.m.Title == "" {
			b.m.Title = p.siteName
		}
		if b.m.Address == "" {
			if u, err := url.Parse(p.address); err == nil && u.Host != "" {
				b.m.Address = shown(u.Host, mostTitle)
			}
		}
	}
	b.m.Title = cmp.Or(b.m.Title, b.m.Address, "This site")
}

// endings gives what titles end with behind a dash or a bar, such as the name of the
// site, where several of them do.
func endings(all []*Page) map[string]bool {
	counts := make(map[string]int)
	for _, p := range all {
		if end := endingOf(p.title); end != "" {
			counts[end]++
		}
	}
	common := make(map[string]bool)
	for end, n := range counts {
		if n >= 3 && 10*n >= len(all) {
			common[end] = true
		}
	}
	return common
}

func endingOf(title string) string {
	at := 0
	for _, mark := range []string{" – ", " — ", " | ", " - ", " · "} {
		at = max(at, strings.LastIndex(title, mark))
	}
	if at == 0 {
		return ""
	}
	return title[at:]
}

// withoutEnding gives a title without what many end with.
func (b *builder) withoutEnding(title string) string {
	if end := endingOf(title); b.endings[end] {
		return strings.TrimSuffix(title, end)
	}
	return title
}

// label gives the name of a thing as it stands in the picture.
func (b *builder) label(t *known) string {
	switch {
	case t.kind == pages:
		return b.pageTitle(b.pages[t.pages[0]])
	case t.name == "":
		// What has a headline or a title has it on its page, too.
		return b.pageTitle(b.pages[t.pages[0]])
	}
	return t.name
}

// sortOf gives what a thing has in common with others: a page its folder, any other thing
// its class.
func (b *builder) sortOf(t *known) string {
	if t.kind != pages {
		return spaced(t.class)
	}
	folder, _, is := strings.Cut(b.pages[t.pages[0]].name, "/")
	if !is {
		return "/"
	}
	return shown(folder, mostName) + "/"
}

// pageTitle gives what a page is called.
func (b *builder) pageTitle(p *Page) string {
	return cmp.Or(b.withoutEnding(p.title), p.title, shown(p.name, mostTitle))
}

func (b *builder) pageLink(page int) link {
	p := b.pages[page]
	l := link{Text: b.pageTitle(p)}
	if b.cards[page] {
		l.Href = "#" + pageID(page)
	}
	return l
}

func pageID(page int) string { return "page-" + strconv.Itoa(page+1) }

// pickCards finds the pages that stand in full: all, or of a large site some of each
// sort, the worst sorts first. Two pages are of one sort that come to the same with the
// same features.
func (b *builder) pickCards() {
	b.cards = make([]bool, len(b.pages))
	if len(b.pages) <= mostCards {
		for i := range b.cards {
			b.cards[i] = true
		}
		return
	}
	type sort struct {
		state int
		pages []int
	}
	var sorts []*sort
	byText := make(map[string]*sort)
	for i, p := range b.pages {
		key := p.sort()
		s := byText[key]
		if s == nil {
			s = &sort{state: p.state()}
			byText[key] = s
			sorts = append(sorts, s)
		}
		s.pages = append(s.pages, i)
	}
	slices.SortStableFunc(sorts, func(a, b *sort) int { return cmp.Compare(a.state, b.state) })
	for taken, turn := 0, 0; taken < mostCards; turn++ {
		for _, s := range sorts {
			if turn < len(s.pages) && taken < mostCards {
				b.cards[s.pages[turn]] = true
				taken++
			}
		}
	}
	b.m.MoreCards = len(b.pages) - mostCards
}

// sort names the sort of a page.
func (p *Page) sort() string {
	var t strings.Builder
	t.WriteString(strconv.Itoa(p.state()))
	for i := range p.features {
		f := &p.features[i]
		t.WriteString(" " + f.family + "/" + f.id + "/" + f.status().String())
		for _, n := range f.missing {
			t.WriteString(" " + n.rule)
		}
	}
	return t.String()
}

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

func (b *builder) thingRows() {
	order := make([]int, 0, len(b.things))
	for i := range b.things {
		if b.things[i].kind != pages {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		s, t := &b.things[x], &b.things[y]
		return cmp.Or(cmp.Compare(s.kind, t.kind), cmp.Compare(len(t.in)+len(t.out), len(s.in)+len(s.out)), cmp.Compare(s.name, t.name))
	})
	b.shown = make([]int, len(b.things))
	for i := range b.shown {
		b.shown[i] = -1
	}
	for n, i := range b.forData() {
		b.shown[i] = n
	}
	if len(order) > mostRows {
		b.m.MoreRows = len(order) - mostRows
		order = evenly(order, mostRows, func(i int) int { return int(b.things[i].kind) })
	}
	for _, i := range order {
		t := &b.things[i]
		r := row{Number: b.shown[i], Name: b.label(t), Kind: kindWords[t.kind].One, Class: kindWords[t.kind].Class, Types: spaced(t.class)}
		for n, page := range t.pages {
			if n == 3 {
				r.MorePages = len(t.pages) - n
				break
			}
			r.Pages = append(r.Pages, b.pageLink(page))
		}
		r.MorePages += t.more
		r.Out, r.In = b.ends(t.out), b.ends(t.in)
		b.m.Rows = append(b.m.Rows, r)
	}
}

// ends tells of ties by their properties: "employee: A, B and 3 more".
func (b *builder) ends(all []end) (texts []string) {
	for len(all) > 0 && len(texts) < 6 {
		property := all[0].property
		var names []string
		var rest []end
		more := 0
		for _, e := range all {
			switch {
			case e.property != property:
				rest = append(rest, e)
			case len(names) < 4:
				names = append(names, b.label(&b.things[e.thing]))
			default:
				more++
			}
		}
		text := spaced(property) + ": " + strings.Join(names, ", ")
		if more > 0 {
			text += " and " + grouped(more) + " more"
		}
		texts = append(texts, text)
		all = rest
	}
	return texts
}

// evenly takes so many of what is in groups one after the other, as many of each group
// as there is room for.
func evenly(order []int, most int, group func(int) int) []int {
	sizes := make(map[int]int)
	for _, i := range order {
		sizes[group(i)]++
	}
	share := most / len(sizes)
	left := most
	quota := make(map[int]int)
	for g, n := range sizes {
		quota[g] = min(n, share)
		left -= quota[g]
	}
	var taken []int
	for _, i := range order { // what small groups leave goes to the first that want it
		g := group(i)
		if quota[g] > 0 {
			quota[g]--
		} else if left > 0 && sizes[g] > share {
			left--
		} else {
			continue
		}
		taken = append(taken, i)
	}
	return taken
}

// forData gives the numbers of the things that can be looked at one by one: those with
// the most ties of each kind.
func (b *builder) forData() []int {
	order := make([]int, len(b.things))
	for i := range order {
		order[i] = i
	}
	if len(order) <= mostData {
		return order
	}
	slices.SortStableFunc(order, func(x, y int) int {
		s, t := &b.things[x], &b.things[y]
		return cmp.Or(cmp.Compare(s.kind, t.kind), cmp.Compare(len(t.in)+len(t.out), len(s.in)+len(s.out)))
	})
	order = evenly(order, mostData, func(i int) int { return int(b.things[i].kind) })
	b.m.Data.More = len(b.things) - len(order)
	slices.Sort(order)
	return order
}

const mostEnds = 60 // of a thing in data

func (b *builder) thingData() {
	d := &b.m.Data
	for k := range kinds {
		d.Icons = append(d.Icons, kindWords[k].Class)
	}
	properties := make(map[string]int)
	number := func(property string) int {
		n, is := properties[property]
		if !is {
			n = len(d.Properties)
			properties[property] = n
			d.Properties = append(d.Properties, spaced(property))
		}
		return n
	}
	pairs := func(all []end) (list [][2]int, more int) {
		for _, e := range all {
			if to := b.shown[e.thing]; to >= 0 && len(list) < mostEnds {
				list = append(list, [2]int{number(e.property), to})
			} else {
				more++
			}
		}
		return list, more
	}
	for i := range b.things {
		if b.shown[i] < 0 {
			continue
		}
		t := &b.things[i]
		one := dataThing{Name: b.label(t), Class: spaced(t.class), Kind: t.kind, More: t.more}
		for n, page := range t.pages {
			if n == 3 {
				one.More += len(t.pages) - n
				break
			}
			l := b.pageLink(page)
			one.Pages = append(one.Pages, [2]string{l.Text, l.Href})
		}
		one.Out, one.OutMore = pairs(t.out)
		one.In, one.InMore = pairs(t.in)
		d.Things = append(d.Things, one)
	}
}
