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
		page.Markup = func(pos rdf.Pos) (before, behind string) {
			if _, isScript := slices.BinarySearchFunc(page.Scripts, pos, besideScript); isScript {
				return "", ""
			}
			return d.markupAround(pos)
		}
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

// besideScript tells whether a script ends before a place or begins behind it. The scripts
// stand in the order of the page.
func besideScript(script check.PageScript, pos rdf.Pos) int {
	switch {
	case script.To <= pos:
		return -1
	case script.From > pos:
		return 1
	}
	return 0
}

// markupAround gives what stands before and behind a place of Microdata or RDFa, as far as it
// takes to see the element that the value is of.
func (d *Document) markupAround(pos rdf.Pos) (before, behind string) {
	const (
		longestBefore = 512
		longestBehind = 2048
	)
	page, first := d.source.page, d.file.Pos(0)
	at := int(pos) - int(first)
	if d.file.Pos(len(page)) != first+rdf.Pos(len(page)) || at < 0 || at >= len(page) {
		return "", "" // the page is larger than what places tell apart
	}
	return string(page[max(0, at-longestBefore):at]), string(page[at:min(len(page), at+longestBehind)])
}
