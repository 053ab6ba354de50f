package check

import (
	"cmp"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// wholes are the properties that lead from a part to its whole, or back, by what
// they are parts of. Each group is looked at by itself.
var wholes = func() map[vocab.Term]wholeProperties {
	groups := []struct{ up, down string }{
		{"isPartOf partOfSeries partOfSeason partOfEpisode partOfSystem partOfTrip", "hasPart"},
		{"parentOrganization", "subOrganization department"},
		{"containedInPlace", "containsPlace"},
		{"superEvent", "subEvent"},
	}
	all := make(map[vocab.Term]wholeProperties)
	for i, group := range groups {
		for name := range strings.FieldsSeq(group.up) {
			all[vocab.Lookup(name)] = wholeProperties{group: i, up: true}
		}
		for name := range strings.FieldsSeq(group.down) {
			all[vocab.Lookup(name)] = wholeProperties{group: i}
		}
	}
	return all
}()

type wholeProperties struct {
	group int
	up    bool
}

// toWhole says that a thing is a part of another, and where that is said.
type toWhole struct {
	whole int
	at    At
}

// checkCircles looks for things that are parts of themselves.
func checkCircles(p *Pass) {
	var groups [4]map[int][]toWhole
	for i := range p.things {
		t := &p.things[i]
		if t.concerns&aboutWhole == 0 {
			continue
		}
		for j := range t.Properties {
			property := &t.Properties[j]
			way, is := wholes[property.Term]
			if !is {
				continue
			}
			for k, target := range property.targets {
				if target == nil {
					continue
				}
				part, whole := int(target.index), i
				if way.up {
					part, whole = i, int(target.index)
				}
				if groups[way.group] == nil {
					groups[way.group] = make(map[int][]toWhole)
				}
				groups[way.group][part] = append(groups[way.group][part], toWhole{whole, AtValue(t, property, k)})
			}
		}
	}
	for _, edges := range groups {
		if edges != nil {
			p.findCircles(edges)
		}
	}
}

// findCircles goes up from every part, and reports each step that leads back to
// where it came from.
func (p *Pass) findCircles(edges map[int][]toWhole) {
	const (
		open = iota + 1
		done
	)
	state := make(map[int]int, len(edges))
	type cursor struct{ part, next int }
	var way []cursor
	for start := range p.things {
		if edges[start] == nil || state[start] != 0 {
			continue
		}
		state[start] = open
		way = append(way[:0], cursor{part: start})
		for len(way) > 0 {
			at := &way[len(way)-1]
			if at.next == len(edges[at.part]) {
				state[at.part] = done
				way = way[:len(way)-1]
				continue
			}
			edge := edges[at.part][at.next]
			at.next++
			switch state[edge.whole] {
			case 0:
				state[edge.whole] = open
				way = append(way, cursor{part: edge.whole})
			case open:
				if at.part == edge.whole {
					p.Report(edge.at, p.things[edge.whole].show()+" is said to be a part of itself", edge.at.property.Term, "")
					continue
				}
				p.Report(edge.at, "this closes a circle: "+p.things[edge.whole].show()+
					" is a part of itself over "+p.things[at.part].show(), edge.at.property.Term, "")
			}
		}
	}
}

// show names a thing by its identifier, or by its type where it has none.
func (t *Thing) show() string {
	if t.Subject.Kind == rdf.IRI {
		return quote(t.Subject.Text)
	}
	return "this " + nameOf(t)
}

var (
	urlTerm              = vocab.Lookup("url")
	mainEntityOfPageTerm = vocab.Lookup("mainEntityOfPage")
)

// checkOrphans looks for things at top level that nothing ties to the main thing.
func checkOrphans(p *Pass) {
	if p.roots < 2 {
		return
	}
	tied := newForest(len(p.things))
	for i := range p.things {
		for j := range p.things[i].Properties {
			for _, target := range p.things[i].Properties[j].targets {
				if target != nil {
					tied.join(i, int(target.index))
				}
			}
		}
	}
	main := p.mainThing(tied)
	if main == nil {
		return
	}
	told := make(map[int]bool)
	for i := range p.things {
		t := &p.things[i]
		group := tied.find(i)
		if !t.isTop() || group == tied.find(int(main.index)) || told[group] || saysItsPage(t) {
			continue
		}
		if !main.is(pageKind|siteKind) && len(t.Terms) > 0 && len(main.Terms) > 0 && t.Terms[0] == main.Terms[0] {
			continue // a list of things of one type has no main thing
		}
		told[group] = true
		p.Report(AtThing(t), "nothing ties this "+nameOf(t)+" to the "+nameOf(main)+" or what hangs on it; refer to it from there, or say on which page it is with mainEntityOfPage", 0, "")
	}
}

// isTop tells whether the thing stands at top level.
func (t *Thing) isTop() bool { return t.place.found && t.place.parent == nil }

// saysItsPage tells whether a thing says itself on which page it is; the way to
// a page and a site do so too.
func saysItsPage(t *Thing) bool {
	return t.is(breadcrumbKind|pageKind|siteKind) || t.Property(urlTerm) != nil || t.Property(mainEntityOfPageTerm) != nil
}

// mainThing gives what the input is about, if it is one page: the thing at top
// level that is a page or site, else the one on which the most hangs. It is nil
// where there are several pages, or where nothing hangs on anything.
func (p *Pass) mainThing(tied *forest) *Thing {
	sizes := make(map[int]int)
	for i := range p.things {
		sizes[tied.find(i)]++
	}
	var main, page *Thing
	for i := range p.things {
		t := &p.things[i]
		if !t.isTop() {
			continue
		}
		if t.is(pageKind | siteKind) {
			if page != nil && tied.find(i) != tied.find(int(page.index)) {
				return nil
			}
			page = cmp.Or(page, t)
		}
		if sizes[tied.find(i)] > 1 && (main == nil || sizes[tied.find(i)] > sizes[tied.find(int(main.index))]) {
			main = t
		}
	}
	return cmp.Or(page, main)
}

// forest is which things hang together (union by halving the ways).
type forest []int

func newForest(n int) *forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return &f
}

func (f *forest) find(i int) int {
	parents := *f
	for parents[i] != i {
		parents[i] = parents[parents[i]]
		i = parents[i]
	}
	return i
}

func (f *forest) join(a, b int) { (*f)[f.find(a)] = f.find(b) }
