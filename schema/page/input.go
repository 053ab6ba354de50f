package page

import (
	"slices"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// Input gives what the page says as an input for rules: all of it as one graph, see
// [Document.Graph], with what the page says of itself, and the problems that
// reading it met. The address is that of the page, empty where it is not known.
func (d *Document) Input(address string, problems []*rdf.Problem) check.Input {
	page := &check.Page{
		Address: address, Pos: d.pos(0), Language: check.PageFact{Text: d.Facts.Language.Text, Pos: d.Facts.Language.Pos},
		Text: d.plainVisibleText,
	}
	for _, c := range d.Facts.Canonicals {
		page.Canonicals = append(page.Canonicals, check.PageFact{Text: c.Text, Pos: c.Pos})
	}
	for _, m := range d.Facts.Robots() {
		page.Robots = append(page.Robots, check.PageFact{Text: m.Content, Pos: m.Pos})
	}
	page.Scripts = d.scriptsBesideMarkup()
	if slices.ContainsFunc(d.Blocks, func(b *Block) bool { return b.Notation != JSONLD }) {
		page.Markup = d.markupAround
	}
	return check.Input{Source: d.Graph(), Problems: problems, Page: page}
}

// scriptsBesideMarkup gives where JSON-LD stands, if there is Microdata or RDFa as well.
func (d *Document) scriptsBesideMarkup() []check.PageScript {
	var scripts []check.PageScript
	for _, b := range d.Blocks {
		if b.Notation == JSONLD {
			scripts = append(scripts, check.PageScript{From: b.Pos, To: b.end})
		}
	}
	if len(scripts) == len(d.Blocks) {
		return nil
	}
	return scripts
}

// markupAround gives what stands before and behind a place of Microdata or RDFa, as far as it
// takes to see the element that the value is of.
func (d *Document) markupAround(pos rdf.Pos) (before, behind string) {
	const (
		longestBefore = 512
		longestBehind = 2048
	)
	for _, b := range d.Blocks {
		if b.Notation == JSONLD && b.Pos <= pos && pos < b.end {
			return "", ""
		}
	}
	page, first := d.source.page, d.file.Pos(0)
	at := int(pos) - int(first)
	if d.file.Pos(len(page)) != first+rdf.Pos(len(page)) || at < 0 || at >= len(page) {
		return "", "" // the page is larger than what places tell apart
	}
	return string(page[max(0, at-longestBefore):at]), string(page[at:min(len(page), at+longestBehind)])
}
