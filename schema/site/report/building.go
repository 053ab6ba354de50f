package report

import "github.com/healthld/healthld/schema/check"

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
