package answer

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// gathered are the candidates of each constraint that is set; those that take long to
// gather as functions.
type gathered struct {
	lists  []candidates
	costly []func() candidates
}

// add takes the things of all lists as those of one constraint.
func (g *gathered) add(isExact bool, things ...[]knowledge.Node) {
	g.lists = append(g.lists, candidates{union(things...), isExact})
}

// later takes what takes long to gather.
func (g *gathered) later(isCostly bool, gather func() candidates) {
	if isCostly {
		g.costly = append(g.costly, gather)
		return
	}
	g.lists = append(g.lists, gather())
}

// gather finds the candidates of all constraints.
func (x *Index) gather(q *query) *gathered {
	g := new(gathered)
	x.gatherWhat(q, g)
	x.gatherWhere(q, g)
	x.gatherWhen(q, g)
	x.gatherLanguages(q, g)
	x.gatherWorth(q.find, g)
	x.gatherFeatures(q.find.Accessible, g)
	x.gatherPaths(q.find.Path, g)
	return g
}

// gatherWhat looks for what a thing is, is called and deals with.
func (x *Index) gatherWhat(q *query, g *gathered) {
	f := q.find
	if len(f.Kind) > 0 {
		g.add(true, each(f.Kind, x.ofKind)...)
	}
	if len(f.Name) > 0 {
		g.add(false, x.onlyThings(slices.Concat(each(f.Name, x.base.Named)...)))
	}
	if len(f.Treats) > 0 {
		g.add(false, x.mayTreat(q))
	}
	if len(f.About) > 0 {
		g.add(false, x.mayBeAbout(q))
	}
	if len(f.Specialty) > 0 {
		g.add(true, each(f.Specialty, func(word string) []knowledge.Node { return x.bySpecialty[specialtyText(word)] })...)
	}
}

// each gives what is had for each of the words.
func each(words question.Words, of func(word string) []knowledge.Node) [][]knowledge.Node {
	lists := make([][]knowledge.Node, len(words))
	for i, word := range words {
		lists[i] = of(word)
	}
	return lists
}

// gatherWhere looks for the place that is named, and for what is near.
func (x *Index) gatherWhere(q *query, g *gathered) {
	f := q.find
	if len(f.Place) > 0 {
		g.add(true, each(f.Place, func(word string) []knowledge.Node { return x.byPlace[knowledge.Fold(word)] })...)
	}
	if f.Near != nil {
		g.later(true, func() candidates {
			if things, isNarrow := x.inCells(f.Near); isNarrow {
				return candidates{things, false}
			}
			return candidates{x.things, false}
		})
	}
}

// gatherWhen looks for what is open. An opening on no day of its own is looked for on all
// of them.
func (x *Index) gatherWhen(q *query, g *gathered) {
	if len(q.openings) == 0 {
		return
	}
	isCostly := slices.ContainsFunc(q.openings, func(o question.Opening) bool { return o.Day == "" })
	g.later(isCostly, func() candidates {
		var open [][]knowledge.Node
		for _, o := range q.openings {
			open = append(open, x.open(o))
		}
		return candidates{union(open...), true}
	})
}

// gatherLanguages looks for what is spoken.
func (x *Index) gatherLanguages(q *query, g *gathered) {
	if len(q.spoken) == 0 {
		return
	}
	var by [][]knowledge.Node
	isExact := true
	for _, s := range q.spoken {
		base, _, hasMore := strings.Cut(s.tag, "-")
		isExact = isExact && !hasMore
		by = append(by, x.byLanguage[base])
		for _, name := range s.names {
			by = append(by, x.byLanguage["name "+name])
		}
	}
	g.add(isExact, by...)
}

// gatherWorth looks for ratings, prices and room for new patients.
func (x *Index) gatherWorth(f *question.Find, g *gathered) {
	if f.Rating != 0 {
		i := sort.Search(len(x.byRating), func(i int) bool { return enough(x.byRating[i].value, f.Rating) })
		var things []knowledge.Node
		for _, v := range x.byRating[i:] {
			things = append(things, v.thing)
		}
		slices.Sort(things)
		g.add(true, things)
	}
	if f.Price != nil {
		var things []knowledge.Node
		for i := range x.prices {
			if p := &x.prices[i]; p.price.fits(f.Price) {
				things = append(things, p.thing)
			}
		}
		g.add(true, slices.Compact(things))
	}
	if f.NewPatients != nil {
		i := 0
		if *f.NewPatients {
			i = 1
		}
		g.add(true, x.newPatients[i])
	}
}

// gatherFeatures looks for what is accessible. A feature of several words has them all,
// in an order that the list does not know.
func (x *Index) gatherFeatures(features question.Words, g *gathered) {
	if len(features) == 0 {
		return
	}
	var any [][]knowledge.Node
	isExact := true
	for _, wanted := range features {
		words := wordsOf(knowledge.Fold(wanted))
		if len(words) == 0 {
			continue
		}
		things := x.byFeature[words[0]]
		for _, word := range words[1:] {
			things, isExact = intersect(things, x.byFeature[word]), false
		}
		any = append(any, things)
	}
	g.add(isExact, any...)
}

// gatherPaths looks for what properties lead to. A range of values is looked for in all
// of them.
func (x *Index) gatherPaths(paths []question.Path, g *gathered) {
	for i := range paths {
		g.later(len(paths[i].Values) == 0, func() candidates {
			things, isExact := x.onPath(&paths[i])
			return candidates{things, isExact}
		})
	}
}

// onlyThings gives the things among nodes, sorted.
func (x *Index) onlyThings(nodes []knowledge.Node) []knowledge.Node {
	nodes = slices.DeleteFunc(nodes, func(n knowledge.Node) bool { return !x.base.IsThing(n) })
	slices.Sort(nodes)
	return slices.Compact(nodes)
}

// ofKind gives the things of a kind.
func (x *Index) ofKind(kind string) []knowledge.Node {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if things, known := x.kinds[kind]; known {
		return things
	}
	class := vocab.Lookup(kind)
	if class == 0 {
		class = vocab.LookupIRI(kind)
	}
	var lists [][]knowledge.Node
	for n, things := range x.byType {
		if class != 0 && vocab.IsA(x.base.Term(n), class) || class == 0 && x.base.IRI(n) == kind {
			lists = append(lists, things)
		}
	}
	things := union(lists...)
	if len(lists) > 0 { // what nothing is of would be kept for ever
		x.kinds[kind] = things
	}
	return things
}

// mayTreat goes the ways of treatsOne from the other end.
func (x *Index) mayTreat(q *query) []knowledge.Node {
	var found []knowledge.Node
	offered := func(n knowledge.Node) { // who offers it
		for _, m := range x.base.Mentions(n) {
			found = append(found, x.offerers(m)...)
		}
		for _, provider := range x.base.Values(n, propProvider) {
			found = append(found, provider.Node)
		}
	}
	for i := range q.treats {
		m := &q.treats[i]
		found = append(found, x.byText[m.folded]...)
		for _, n := range m.nodes {
			offered(n)
			for _, p := range curing {
				for _, cure := range x.base.Values(n, p) {
					if cure.Node != 0 {
						found = append(found, cure.Node)
						offered(cure.Node)
					}
				}
			}
			if x.base.IsA(n, classMedicalCondition) {
				for _, needs := range x.base.Values(n, propRelevantSpecialty) {
					found = append(found, x.byMedical[x.specialtyKey(needs)]...)
				}
			}
		}
	}
	return x.onlyThings(found)
}

// offerers gives the things that a mention of what they offer may come from: the one that
// mentions it, or the one behind a Role or an Offer.
func (x *Index) offerers(m knowledge.Mention) []knowledge.Node {
	if m.Property != knowledge.Property(propItemOffered) && !slices.ContainsFunc(offering, func(p vocab.Term) bool { return knowledge.Property(p) == m.Property }) {
		return nil
	}
	found := []knowledge.Node{m.From}
	if m.Property == knowledge.Property(propItemOffered) || x.base.IsA(m.From, classRole) {
		for _, outer := range x.base.Mentions(m.From) {
			found = append(found, outer.From)
			if x.base.IsA(outer.From, classRole) {
				for _, more := range x.base.Mentions(outer.From) {
					found = append(found, more.From)
				}
			}
		}
	}
	return found
}

func (x *Index) mayBeAbout(q *query) []knowledge.Node {
	var found []knowledge.Node
	for i := range q.about {
		m := &q.about[i]
		found = append(found, x.byAboutText[m.folded]...)
		for _, n := range m.nodes {
			for _, mention := range x.base.Mentions(n) {
				if slices.ContainsFunc(aboutness, func(p vocab.Term) bool { return knowledge.Property(p) == mention.Property }) {
					found = append(found, mention.From)
					if x.base.IsA(mention.From, classRole) {
						for _, outer := range x.base.Mentions(mention.From) {
							found = append(found, outer.From)
						}
					}
				}
			}
			for _, p := range pageness {
				for _, f := range x.base.Values(n, p) {
					found = append(found, f.Node)
				}
			}
		}
	}
	return x.onlyThings(found)
}

// inCells gives the things in the cells that a circle may reach, and false where these
// are so many that it makes no sense.
func (x *Index) inCells(near *question.Near) ([]knowledge.Node, bool) {
	const perDegree = earth * math.Pi / 180
	dy := near.Kilometres/perDegree + 1e-6
	south, north := near.Latitude-dy, near.Latitude+dy
	if south <= -89 || north >= 89 {
		return nil, false
	}
	widest := math.Cos(math.Max(math.Abs(south), math.Abs(north)) * math.Pi / 180)
	dx := near.Kilometres/(perDegree*widest)*1.01 + 1e-6
	west, east := near.Longitude-dx, near.Longitude+dx
	if (north-south)*(east-west)*100 > float64(len(x.cells)) || west < -180 || east > 180 {
		return nil, false
	}
	var found []knowledge.Node
	from, to := cellOf(south, west), cellOf(north, east)
	for y := from.y; y <= to.y; y++ {
		for at := from.x; at <= to.x; at++ {
			found = append(found, x.cells[cell{y, at}]...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), true
}

// open gives the things that are open at some site.
func (x *Index) open(o question.Opening) []knowledge.Node {
	var found []knowledge.Node
	if o.Day == "" { // what holds on a date is found out for each that says hours
		var lists [][]knowledge.Node
		for of, things := range x.byHours {
			if holding(x.hours[of], o) != nil {
				lists = append(lists, things)
			}
		}
		return union(lists...)
	}
	for _, h := range x.hoursByDay[slices.Index(question.Days, o.Day)] {
		if o.Minute < 0 && !h.before || o.Minute >= 0 && int(h.opens) <= o.Minute && o.Minute < int(h.closes) {
			if len(found) == 0 || found[len(found)-1] != h.thing {
				found = append(found, h.thing)
			}
		}
	}
	return found
}
