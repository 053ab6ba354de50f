package answer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/healthld/healthld/examples/findable/knowledge"
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
