package answer

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// Index answers questions over what is known. It is built once; any number of goroutines
// may ask it at a time.
//
// For each constraint it has sorted lists of the things that meet it, or may meet it, and
// intersects them, the shortest first. What a list leaves open is looked at thing by
// thing.
type Index struct {
	view
	things []knowledge.Node

	byType       map[knowledge.Node][]knowledge.Node
	bySpecialty  map[string][]knowledge.Node
	byMedical    map[string][]knowledge.Node // medicalSpecialty and types alone
	byText       map[string][]knowledge.Node // texts of what things treat
	byAboutText  map[string][]knowledge.Node
	byPlace      map[string][]knowledge.Node
	byLanguage   map[string][]knowledge.Node
	byFeature    map[string][]knowledge.Node // by word
	newPatients  [2][]knowledge.Node         // those that say no and yes
	byRating     []valued
	prices       []pricing
	cells        map[cell][]knowledge.Node
	hoursByDay   [8][]hours
	byHours      map[knowledge.Node][]knowledge.Node // by the node that says the hours
	severalSites map[knowledge.Node]bool

	mutex sync.Mutex // of what is made when it is first asked for
	paths map[string]*pathIndex
	kinds map[string][]knowledge.Node
}

type valued struct {
	value float64
	thing knowledge.Node
}

type pricing struct {
	thing knowledge.Node
	price priced
}

// cell is a part of the earth of a tenth of a degree each way.
type cell struct{ y, x int16 }

// hours are minutes of a day at which a thing is open in a usual week. Those that began
// the day before do not make it open on that day as a whole.
type hours struct {
	thing         knowledge.Node
	opens, closes int16
	before        bool
}

// New builds the index of what is known.
func New(base *knowledge.Base) *Index {
	x := &Index{
		view:   view{base: base, hours: make(map[knowledge.Node][]span)},
		byType: make(map[knowledge.Node][]knowledge.Node), bySpecialty: make(map[string][]knowledge.Node), byMedical: make(map[string][]knowledge.Node),
		byText: make(map[string][]knowledge.Node), byAboutText: make(map[string][]knowledge.Node),
		byPlace: make(map[string][]knowledge.Node), byLanguage: make(map[string][]knowledge.Node), byFeature: make(map[string][]knowledge.Node),
		cells: make(map[cell][]knowledge.Node), severalSites: make(map[knowledge.Node]bool), byHours: make(map[knowledge.Node][]knowledge.Node),
		paths: make(map[string]*pathIndex), kinds: make(map[string][]knowledge.Node),
	}
	for n := knowledge.Node(1); int(n) <= base.Len(); n++ {
		if spans := x.readSpans(n); len(spans) > 0 {
			x.hours[n] = spans
		}
	}
	for t := range base.Things() {
		x.things = append(x.things, t)
		x.add(t)
	}
	slices.SortFunc(x.byRating, func(a, b valued) int { return cmp.Compare(a.value, b.value) })
	return x
}

// put adds a thing to a list; things come in their order, and each once.
func put[K comparable](lists map[K][]knowledge.Node, key K, t knowledge.Node) {
	if list := lists[key]; len(list) == 0 || list[len(list)-1] != t {
		lists[key] = append(list, t)
	}
}

func (x *Index) add(t knowledge.Node) {
	for _, f := range x.base.Facts(t) {
		if f.Property != knowledge.Type {
			break
		}
		put(x.byType, f.Node, t)
	}
	for _, s := range x.specialties(t, propMedicalSpecialty, propRelevantSpecialty, propSpecialty) {
		put(x.bySpecialty, s.key, t)
	}
	for _, s := range x.specialties(t, propMedicalSpecialty) {
		put(x.byMedical, s.key, t)
	}
	for _, steps := range x.treated(t) {
		if f := last(steps); f.Node == 0 {
			put(x.byText, knowledge.Fold(f.Text), t)
		}
	}
	for _, p := range aboutness {
		for _, steps := range x.step(t, p) {
			if f := last(steps); f.Node == 0 {
				put(x.byAboutText, knowledge.Fold(f.Text), t)
			}
		}
	}
	for _, s := range x.languages(t) {
		if s.code != "" {
			base, _, _ := strings.Cut(s.code, "-")
			put(x.byLanguage, base, t)
		}
		if s.name != "" {
			put(x.byLanguage, "name "+s.name, t)
		}
	}
	for _, f := range x.base.Values(t, propIsAcceptingNewPatients) {
		if value, known := boolean(x.base, f); known {
			i := 0
			if value {
				i = 1
			}
			if list := x.newPatients[i]; len(list) == 0 || list[len(list)-1] != t {
				x.newPatients[i] = append(list, t)
			}
		}
	}
	best := 0.0
	for _, r := range x.ratings(t) {
		if r.fault == "" {
			best = max(best, r.value)
		}
	}
	if best > 0 {
		x.byRating = append(x.byRating, valued{best, t})
	}
	for _, p := range x.view.prices(t) {
		p.facts = nil
		if p.fault == "" {
			x.prices = append(x.prices, pricing{t, p})
		}
	}
	x.addSites(t)
}

func (x *Index) addSites(t knowledge.Node) {
	sites := x.sites(t)
	if len(sites) > 1 {
		x.severalSites[t] = true
	}
	open := func(day int, h hours) { x.hoursByDay[day] = append(x.hoursByDay[day], h) }
	for _, s := range sites {
		for _, token := range x.placeTokens(s.node) {
			put(x.byPlace, token.key, t)
		}
		for _, p := range x.points(s.node) {
			put(x.cells, cellOf(p.latitude, p.longitude), t)
		}
		for _, f := range x.features(s.node) {
			for _, word := range wordsOf(f.key) {
				put(x.byFeature, word, t)
			}
		}
		at := x.hoursAt(t, s)
		if len(at) > 0 {
			put(x.byHours, at[0].ref.of, t)
		}
		for _, span := range at {
			if span.fault != "" || span.special || span.isBounded() || span.isClosed() {
				continue
			}
			for d := range 8 {
				if span.days>>d&1 == 0 {
					continue
				}
				open(d, hours{thing: t, opens: int16(span.opens), closes: int16(min(span.closes, day))})
				if span.closes > day && d < 7 {
					open((d+1)%7, hours{thing: t, opens: 0, closes: int16(span.closes - day), before: true})
				}
			}
		}
	}
}

func cellOf(latitude, longitude float64) cell {
	return cell{int16(math.Floor(latitude * 10)), int16(math.Floor(longitude * 10))}
}

// candidates are things that may meet a constraint, sorted; isExact says that all do.
type candidates struct {
	things  []knowledge.Node
	isExact bool
}

// Find gives the things that meet all constraints, in the order in which the graph has
// them. The error is that of an opening or a language that cannot be read.
func (x *Index) Find(f *question.Find) ([]knowledge.Node, error) {
	q, err := x.query(f)
	if err != nil {
		return nil, err
	}
	return x.find(q), nil
}

func (x *Index) find(q *query) []knowledge.Node {
	lists, costly := x.lists(q)
	slices.SortStableFunc(lists, func(a, b candidates) int { return len(a.things) - len(b.things) })
	isExact := true
	found := x.things
	for i, list := range lists {
		isExact = isExact && list.isExact
		if found = intersect(list.things, found); i == 0 {
			found = list.things
		}
	}
	for _, list := range costly {
		if len(found) <= few {
			isExact = false // rather than the list, each thing is looked at
			break
		}
		more := list()
		isExact = isExact && more.isExact
		found = intersect(more.things, found)
	}
	onSites := 0
	for _, c := range siteConstraints {
		if c.isSet(q.find) {
			onSites++
		}
	}
	result := make([]knowledge.Node, 0, len(found))
	for _, t := range found {
		if isExact && (onSites < 2 || !x.severalSites[t]) || q.meets(t) {
			result = append(result, t)
		}
	}
	return result
}

// few are so many things that it is cheaper to look at each than to make a list that
// takes long.
const few = 300

// intersect gives what is in both lists.
func intersect(a, b []knowledge.Node) []knowledge.Node {
	var both []knowledge.Node
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 16*len(a) {
		for _, t := range a {
			i := sort.Search(len(b), func(i int) bool { return b[i] >= t })
			if b = b[i:]; len(b) == 0 {
				break
			}
			if b[0] == t {
				both = append(both, t)
			}
		}
		return both
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both = append(both, a[i])
			i, j = i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return both
}

// union gives what is in any of the lists, each once.
func union(lists ...[]knowledge.Node) []knowledge.Node {
	lists = slices.DeleteFunc(lists, func(list []knowledge.Node) bool { return len(list) == 0 })
	if len(lists) == 0 {
		return nil
	}
	if len(lists) == 1 {
		return lists[0]
	}
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

// lists gives the candidates of each constraint that is set; those that take long to
// gather as functions.
func (x *Index) lists(q *query) (lists []candidates, costly []func() candidates) {
	f := q.find
	add := func(isExact bool, things ...[]knowledge.Node) {
		lists = append(lists, candidates{union(things...), isExact})
	}
	pick := func(from map[string][]knowledge.Node, words question.Words, key func(string) string) {
		var of [][]knowledge.Node
		for _, word := range words {
			of = append(of, from[key(word)])
		}
		lists = append(lists, candidates{union(of...), true})
	}
	if len(f.Kind) > 0 {
		var of [][]knowledge.Node
		for _, kind := range f.Kind {
			of = append(of, x.ofKind(kind))
		}
		add(true, of...)
	}
	if len(f.Name) > 0 {
		var called []knowledge.Node
		for _, name := range f.Name {
			called = append(called, x.base.Named(name)...)
		}
		add(false, x.onlyThings(called))
	}
	if len(f.Treats) > 0 {
		add(false, x.mayTreat(q))
	}
	if len(f.About) > 0 {
		add(false, x.mayBeAbout(q))
	}
	if len(f.Specialty) > 0 {
		pick(x.bySpecialty, f.Specialty, specialtyText)
	}
	if len(f.Place) > 0 {
		pick(x.byPlace, f.Place, knowledge.Fold)
	}
	if f.Near != nil {
		costly = append(costly, func() candidates {
			if things, isNarrow := x.inCells(f.Near); isNarrow {
				return candidates{things, false}
			}
			return candidates{x.things, false}
		})
	}
	if len(q.openings) > 0 {
		gather := func() candidates {
			var open [][]knowledge.Node
			for _, o := range q.openings {
				open = append(open, x.open(o))
			}
			return candidates{union(open...), true}
		}
		if slices.ContainsFunc(q.openings, func(o question.Opening) bool { return o.Day == "" }) {
			costly = append(costly, gather)
		} else {
			lists = append(lists, gather())
		}
	}
	if len(q.spoken) > 0 {
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
		add(isExact, by...)
	}
	if f.Rating != 0 {
		i := sort.Search(len(x.byRating), func(i int) bool { return enough(x.byRating[i].value, f.Rating) })
		var things []knowledge.Node
		for _, v := range x.byRating[i:] {
			things = append(things, v.thing)
		}
		slices.Sort(things)
		add(true, things)
	}
	if f.Price != nil {
		var things []knowledge.Node
		for i := range x.prices {
			if p := &x.prices[i]; p.price.fits(f.Price) {
				things = append(things, p.thing)
			}
		}
		add(true, slices.Compact(things))
	}
	if f.NewPatients != nil {
		i := 0
		if *f.NewPatients {
			i = 1
		}
		add(true, x.newPatients[i])
	}
	if len(f.Accessible) > 0 {
		var any [][]knowledge.Node
		isExact := true
		for _, wanted := range f.Accessible {
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
		add(isExact, any...)
	}
	for i := range f.Path {
		gather := func() candidates {
			things, isExact := x.onPath(&f.Path[i])
			return candidates{things, isExact}
		}
		if len(f.Path[i].Values) == 0 {
			costly = append(costly, gather)
		} else {
			lists = append(lists, gather())
		}
	}
	return lists, costly
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

// pathIndex is made when a path is first asked for.
type pathIndex struct {
	once sync.Once
	// byValue has the things by what the path leads to: texts folded, nodes by their
	// addresses and names.
	byValue map[string][]knowledge.Node
	// texts are all literals.
	texts []literal
}

type literal struct {
	text  string
	thing knowledge.Node
}

func (x *Index) path(properties string) *pathIndex {
	x.mutex.Lock()
	p := x.paths[properties]
	if p == nil {
		p = new(pathIndex)
		x.paths[properties] = p
	}
	x.mutex.Unlock()
	p.once.Do(func() {
		p.byValue = make(map[string][]knowledge.Node)
		for _, t := range x.things {
			for _, way := range x.walk(t, properties) {
				f := last(way)
				if f.Node == 0 {
					put(p.byValue, pathKey(f.Text), t)
					p.texts = append(p.texts, literal{f.Text, t})
					continue
				}
				put(p.byValue, knowledge.Fold(x.base.IRI(f.Node)), t)
				if term := x.base.Term(f.Node); term != 0 {
					put(p.byValue, knowledge.Fold(term.Name()), t)
				}
				for _, name := range x.base.Names(f.Node) {
					put(p.byValue, pathKey(name.Text), t)
				}
			}
		}
	})
	return p
}

// pathKey gives one key for all texts of one number, and for all texts that fold to one.
func pathKey(text string) string {
	if value, isNumber := number(text); isNumber {
		return strconv.FormatFloat(value, 'g', -1, 64)
	}
	return knowledge.Fold(text)
}

func (x *Index) onPath(p *question.Path) (things []knowledge.Node, isExact bool) {
	index := x.path(p.Properties)
	if len(p.Values) == 0 {
		for _, n := range index.texts {
			if inRange(n.text, p) && (len(things) == 0 || things[len(things)-1] != n.thing) {
				things = append(things, n.thing)
			}
		}
		return things, true
	}
	var lists [][]knowledge.Node
	for _, wanted := range p.Values {
		lists = append(lists, index.byValue[pathKey(wanted)], index.byValue[knowledge.Fold(wanted)])
		if t := vocab.LookupIRI(wanted); t != 0 {
			lists = append(lists, index.byValue[knowledge.Fold(t.Name())])
		}
	}
	return union(lists...), false
}
