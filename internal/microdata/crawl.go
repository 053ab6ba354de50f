package microdata

import (
	"slices"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/rdf"
)

// propertiesOf adds the elements that are properties of an item, in tree order (HTML,
// section 5.2.5). Elements in an item of their own are passed over, so that
// without itemref each element is looked at once for all items together; with it
// each further look counts as a value does.
func (r *reader) propertiesOf(element int) {
	if ref, has := r.Get(element, htmltree.Itemref); has {
		r.referredProperties(element, slices.Collect(markup.Tokens(ref)))
		return
	}
	r.crawl(element+1, r.Elements[element].Behind)
}

// crawl adds the properties among elements that follow one another.
func (r *reader) crawl(from, to int) {
	for i := from; i < to && r.Goes(); {
		e := &r.Elements[i]
		next := i + 1
		if e.Signs {
			if isProperty(e) {
				r.properties = append(r.properties, i)
			}
			if e.Has(htmltree.Itemscope) {
				next = e.Behind
			}
		}
		i = next
	}
}

// referredProperties adds the properties of an item with itemref.
func (r *reader) referredProperties(element int, refs []markup.Token) {
	if r.ids == nil {
		r.findIDs()
		r.values = make(map[int]*value)
	}
	r.turn++
	first := len(r.properties)
	r.elements[element].turn = r.turn
	r.crawlOnce(element, element+1, r.Elements[element].Behind)
	named := make(map[string]bool, min(len(refs), 64))
	for _, ref := range refs {
		at, has := r.ids[ref.Text]
		switch {
		case !has:
			r.Report(r.TokenOffset(element, htmltree.Itemref, ref.At), rdf.Problem{What: "itemref names the element " + markup.Quote(ref.Text) + ", which the page does not have", Expected: "the id of an element"})
		case named[ref.Text]:
			r.Report(r.TokenOffset(element, htmltree.Itemref, ref.At), rdf.Problem{What: "itemref names the element " + markup.Quote(ref.Text) + " twice"})
		case r.elements[at].turn == r.turn:
			r.Report(r.TokenOffset(element, htmltree.Itemref, ref.At), rdf.Problem{
				What: "itemref names the element " + markup.Quote(ref.Text) + ", which belongs to the item anyway", Mend: "name elements that stand outside of the item, each once",
			})
		default:
			r.crawlOnce(element, at, r.Elements[at].Behind)
		}
		named[ref.Text] = true
	}
	slices.Sort(r.properties[first:])
}

// crawlOnce is crawl for an item with itemref: it passes over what was looked at in
// the same turn, with all that stands in it.
func (r *reader) crawlOnce(item, from, to int) {
	for i := from; i < to && r.Goes(); {
		r.Count(item, 1)
		e := &r.Elements[i]
		if r.elements[i].turn == r.turn {
			if i == item {
				r.Report(r.AttributeOffset(item, htmltree.Itemref), rdf.Problem{What: "itemref names an element that the item itself stands in", Mend: "name elements that stand outside of the item"})
			}
			i = e.Behind
			continue
		}
		r.elements[i].turn = r.turn
		if isProperty(e) {
			r.properties = append(r.properties, i)
		}
		i++
		if e.Has(htmltree.Itemscope) {
			i = e.Behind
		}
	}
}

// findIDs finds the elements by their ids, the first of each.
func (r *reader) findIDs() {
	r.ids = make(map[string]int)
	for i := range r.Elements {
		if id, has := r.Get(i, htmltree.ID); has {
			if _, has := r.ids[id]; !has {
				r.ids[id] = i
			}
		}
	}
}
