package answer

import (
	"math"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// whereabouts lead from a thing to where it is to be met; employers do if they are
// places.
var (
	whereabouts = []vocab.Term{propPracticesAt, propWorkLocation, propHospitalAffiliation, propLocation, propJobLocation, propAvailableAtOrFrom}
	employers   = []vocab.Term{propWorksFor, propProvider}
)

// site is a place where a thing is to be met, with the facts that lead to it.
type site struct {
	node knowledge.Node
	via  []ref
}

// sites gives those of a thing, itself first.
func (v *view) sites(t knowledge.Node) []site {
	list := []site{{node: t}}
	add := func(n knowledge.Node, via []ref) {
		if n != 0 && !slices.ContainsFunc(list, func(s site) bool { return s.node == n }) {
			list = append(list, site{n, via})
		}
	}
	for _, p := range whereabouts {
		for _, steps := range v.step(t, p) {
			add(last(steps).Node, steps)
		}
	}
	for _, p := range employers {
		for _, steps := range v.step(t, p) {
			if n := last(steps).Node; n != 0 && v.base.IsA(n, classPlace) {
				add(n, steps)
			}
		}
	}
	for _, m := range v.base.Mentions(t) {
		if m.Property == knowledge.Property(propEmployee) && v.base.IsA(m.From, classPlace) {
			add(m.From, []ref{{m.From, v.base.Fact(m)}})
		}
	}
	return list
}

// siteConstraint is one that asks for a site. The site is looked at for the thing, whose
// own hours and features hold at all its sites.
type siteConstraint struct {
	name  string
	isSet func(f *question.Find) bool
	meets func(q *query, t knowledge.Node, s site) ([]ref, bool)
}

var siteConstraints = []siteConstraint{
	{"place", func(f *question.Find) bool { return len(f.Place) > 0 }, (*query).inPlace},
	{"near", func(f *question.Find) bool { return f.Near != nil }, (*query).isNear},
	{"open", func(f *question.Find) bool { return len(f.Open) > 0 }, (*query).isOpen},
	{"accessible", func(f *question.Find) bool { return len(f.Accessible) > 0 }, (*query).isAccessible},
}

// atSites gives the outcomes of the constraints on sites at the site that meets most of
// them, the first of several.
func (q *query) atSites(t knowledge.Node) []outcome {
	var set []siteConstraint
	for _, c := range siteConstraints {
		if c.isSet(q.find) {
			set = append(set, c)
		}
	}
	if len(set) == 0 {
		return nil
	}
	var best []outcome
	most := -1
	for _, s := range q.sites(t) {
		var list []outcome
		count := 0
		for _, c := range set {
			facts, met := c.meets(q, t, s)
			if met {
				count++
				facts = slices.Concat(s.via, facts)
			}
			o := outcome{constraint: c.name, met: met, facts: facts}
			if s.node != t {
				o.site = s.node
			}
			list = append(list, o)
		}
		if count > most {
			best, most = list, count
		}
		if count == len(set) {
			break
		}
	}
	return best
}

// placeTokens gives what a site may be called by in a question, folded.
func (v *view) placeTokens(n knowledge.Node) []keyed {
	var list []keyed
	add := func(text string, of knowledge.Node, f knowledge.Fact) {
		if key := knowledge.Fold(text); key != "" {
			list = append(list, keyed{key, ref{of, f}})
		}
	}
	address := func(n knowledge.Node) {
		for _, p := range []vocab.Term{propAddressLocality, propAddressRegion, propAddressCountry, propPostalCode} {
			for _, f := range v.base.Values(n, p) {
				if f.Node != 0 {
					add(v.base.Label(f.Node), n, f)
					continue
				}
				add(f.Text, n, f)
				if p == propPostalCode {
					for i, c := range f.Text {
						if c == ' ' {
							add(f.Text[:i], n, f)
						}
					}
				}
			}
		}
	}
	if v.base.IsA(n, classPostalAddress) {
		address(n)
	}
	for _, steps := range v.step(n, propAddress) {
		f := last(steps)
		if f.Node != 0 {
			address(f.Node)
			continue
		}
		for part := range strings.SplitSeq(f.Text, ",") {
			add(part, n, f)
		}
	}
	named := func(of knowledge.Node, f knowledge.Fact) {
		if f.Node == 0 {
			add(f.Text, of, f)
			return
		}
		for _, name := range v.base.Names(f.Node) {
			add(name.Text, of, f)
		}
	}
	for _, f := range v.base.Values(n, propAreaServed) {
		named(n, f)
	}
	inside := n
	for range 5 { // a village in a district in a county
		values := v.base.Values(inside, propContainedInPlace)
		if len(values) == 0 {
			break
		}
		for _, f := range values {
			named(inside, f)
		}
		if inside = values[0].Node; inside == 0 {
			break
		}
	}
	return list
}

func (q *query) inPlace(_ knowledge.Node, s site) ([]ref, bool) {
	for _, token := range q.placeTokens(s.node) {
		for _, wanted := range q.find.Place {
			if token.key == knowledge.Fold(wanted) {
				return []ref{token.ref}, true
			}
		}
	}
	return nil, false
}

// point is where a site is on the earth.
type point struct {
	latitude, longitude float64
	facts               []ref
}

// points gives where a site is.
func (v *view) points(n knowledge.Node) []point {
	var list []point
	add := func(of knowledge.Node, via []ref) {
		for _, latitude := range v.base.Values(of, propLatitude) {
			for _, longitude := range v.base.Values(of, propLongitude) {
				y, isNumber := number(latitude.Text)
				x, areNumbers := number(longitude.Text)
				if isNumber && areNumbers && math.Abs(y) <= 90 && math.Abs(x) <= 180 {
					list = append(list, point{y, x, append(slices.Clone(via), ref{of, latitude}, ref{of, longitude})})
				}
			}
		}
	}
	add(n, nil)
	for _, f := range v.base.Values(n, propGeo) {
		if f.Node != 0 {
			add(f.Node, []ref{{n, f}})
		}
	}
	return list
}

// earth is its mean radius in kilometres.
const earth = 6371.0088

// distance gives that of two places in kilometres, on a sphere.
func distance(latitude1, longitude1, latitude2, longitude2 float64) float64 {
	const radian = math.Pi / 180
	y := math.Sin((latitude2 - latitude1) * radian / 2)
	x := math.Sin((longitude2 - longitude1) * radian / 2)
	h := y*y + math.Cos(latitude1*radian)*math.Cos(latitude2*radian)*x*x
	return 2 * earth * math.Asin(math.Min(1, math.Sqrt(h)))
}

func (q *query) isNear(_ knowledge.Node, s site) ([]ref, bool) {
	for _, p := range q.points(s.node) {
		if distance(p.latitude, p.longitude, q.find.Near.Latitude, q.find.Near.Longitude) <= q.find.Near.Kilometres {
			return p.facts, true
		}
	}
	return nil, false
}

// features gives what a site has for people with special needs. One that says that it is
// not there has no key.
func (v *view) features(n knowledge.Node) []keyed {
	var list []keyed
	for _, f := range v.base.Values(n, propAmenityFeature) {
		if f.Node == 0 {
			list = append(list, keyed{knowledge.Fold(f.Text), ref{n, f}})
			continue
		}
		absent := false
		for _, value := range v.base.Values(f.Node, propValue) {
			if has, known := boolean(v.base, value); known && !has {
				absent = true
			}
			if amount, isNumber := number(value.Text); isNumber && amount == 0 {
				absent = true
			}
		}
		for _, name := range v.base.Names(f.Node) {
			key := knowledge.Fold(name.Text)
			if absent {
				key = ""
			}
			list = append(list, keyed{key, ref{f.Node, name}})
		}
	}
	for _, f := range v.base.Values(n, propAccessibilityFeature) {
		list = append(list, keyed{knowledge.Fold(v.text(f)), ref{n, f}})
	}
	return list
}

// text gives that of a literal, or the label of a node.
func (v *view) text(f knowledge.Fact) string {
	if f.Node != 0 {
		return v.base.Label(f.Node)
	}
	return f.Text
}

func (q *query) isAccessible(t knowledge.Node, s site) ([]ref, bool) {
	features := q.features(s.node)
	if s.node != t {
		features = append(features, q.features(t)...)
	}
	for _, wanted := range q.find.Accessible {
		words := wordsOf(knowledge.Fold(wanted))
		for _, has := range features {
			if hasAll(wordsOf(has.key), words) {
				return []ref{has.ref}, true
			}
		}
	}
	return nil, false
}

// wordsOf gives the words of a text: runs of letters and digits.
func wordsOf(text string) []string { return strings.FieldsFunc(text, isNoLetter) }

func hasAll(words, wanted []string) bool {
	for _, word := range wanted {
		if !slices.Contains(words, word) {
			return false
		}
	}
	return len(wanted) > 0
}
