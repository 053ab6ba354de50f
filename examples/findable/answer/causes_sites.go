package answer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// siteCauses looks at the sites of a thing: what is broken first, then what lacks.
func (d *diagnosis) siteCauses(examples []example) {
	sites := d.sites(d.thing)
	if d.dangling(d.thing, append(slices.Clone(whereabouts), propWorksFor)...) {
		return
	}
	// The site at which most is as asked for is the one to look at, where it is another
	// than the thing; else the first that should say something.
	looked := sites
	if d.site != 0 {
		looked = slices.DeleteFunc(slices.Clone(sites), func(s site) bool { return s.node != d.site })
	}
	switch d.constraint {
	case "open":
		d.openCauses(sites, looked, examples)
	case "near":
		d.nearCauses(sites, examples)
	case "place":
		d.placeCauses(sites, looked, examples)
	case "accessible":
		d.accessibleCauses(sites, looked, examples)
	}
}

// lacks tells that the sites do not have a property: the workplaces, where it has some;
// else the thing, or the tie to a workplace if its like have one.
func (d *diagnosis) lacks(sites []site, examples []example, property vocab.Term) {
	if len(sites) > 1 {
		for _, s := range sites[1:] {
			d.tell(Lacking, s.node, property.Name(), fmt.Sprintf("%s, where it is to be met, has no %s", d.view.thing(s.node), property.Name()), s.via...)
		}
		return
	}
	if tie := usualProperty(d, examples, append(slices.Clone(whereabouts), employers...)); tie != 0 && len(d.base.Values(d.thing, tie)) == 0 {
		d.tell(Lacking, d.thing, tie.Name(), fmt.Sprintf("it has no %s of its own, and no %s that leads to one", property.Name(), tie.Name()))
		return
	}
	d.tell(Lacking, d.thing, property.Name(), "it has no "+property.Name())
}

func (d *diagnosis) openCauses(sites, looked []site, examples []example) {
	for _, s := range looked {
		for _, span := range d.hoursAt(d.thing, s) {
			if span.fault != "" {
				d.tell(Broken, span.at.of, d.base.PropertyName(span.at.fact.Property), fmt.Sprintf("of %s hours, %s", d.its(span.ref.of), span.fault), span.at)
			}
		}
	}
	if len(d.found) > 0 {
		return
	}
	// A site that says no hours at all is more suspicious than hours that do not fit. Special
	// hours are none of a usual week.
	hasHours := func(s site) bool {
		return slices.ContainsFunc(d.hoursAt(d.thing, s), func(span span) bool { return !span.special || d.openings[0].Day == "" })
	}
	var without, with []site
	for _, s := range looked {
		if !hasHours(s) {
			without = append(without, s)
		} else {
			with = append(with, s)
		}
	}
	isAny := slices.ContainsFunc(sites, hasHours)
	switch {
	case !isAny:
		d.lacks(sites, examples, propOpeningHoursSpecification)
	case d.site != 0 && len(with) == 0:
		for _, s := range without {
			d.tell(Lacking, s.node, "openingHoursSpecification", fmt.Sprintf("%s has no openingHoursSpecification", d.view.thing(s.node)), s.via...)
		}
	default:
		for _, s := range without {
			if s.node != d.thing {
				d.tell(Lacking, s.node, "openingHoursSpecification", fmt.Sprintf("%s has no openingHoursSpecification", d.view.thing(s.node)), s.via...)
			}
		}
	}
	d.specialLacks(with, examples)
	for _, s := range with {
		d.hoursDiffer(s)
	}
}

// specialLacks tells of sites without special hours for a date for which most others that
// are open then have some.
func (d *diagnosis) specialLacks(sites []site, examples []example) {
	o := d.openings[0]
	if o.Day != "" {
		return
	}
	special := 0
	for _, e := range examples {
		if slices.ContainsFunc(e.facts, func(r ref) bool {
			return r.fact.Property == knowledge.Property(propSpecialOpeningHoursSpecification)
		}) {
			special++
		}
	}
	if special*2 <= len(examples) {
		return
	}
	for _, s := range sites {
		if !slices.ContainsFunc(on(d.hoursAt(d.thing, s), o.Date), func(span span) bool { return span.special }) {
			d.tell(Lacking, s.node, "specialOpeningHoursSpecification", fmt.Sprintf("%s says no special hours for %s, as others do that are open then", d.view.thing(s.node), o.Date.Format(time.DateOnly)))
		}
	}
}

// hoursDiffer says in which way hours are not as asked for.
func (d *diagnosis) hoursDiffer(s site) {
	spans := d.hoursAt(d.thing, s)
	of := spans[0].ref.of
	o := d.openings[0]
	weekday := o.Weekday()
	var facts []ref
	var times, seasons []string
	names := false
	property := ""
	relevant := usual(spans, weekday)
	if o.Day == "" {
		relevant = on(spans, o.Date)
	}
	for _, span := range spans {
		if span.has(weekday) && span.isBounded() && !span.special && o.Day != "" && !span.isClosed() {
			seasons = append(seasons, period(&span))
			facts = append(facts, span.ref)
		}
	}
	for _, span := range relevant {
		names = true
		facts = append(facts, span.ref)
		property = d.base.PropertyName(span.ref.fact.Property)
		if !span.isClosed() {
			times = append(times, fmt.Sprintf("%s to %s", clock(span.opens), clock(span.closes)))
		}
	}
	if property == "" {
		property = d.base.PropertyName(spans[0].ref.fact.Property)
	}
	when := "on " + weekday
	if o.Day == "" {
		when = "on " + o.Date.Format(time.DateOnly)
	}
	what := ""
	switch {
	case len(times) > 0:
		what = fmt.Sprintf("%s hours %s are %s", d.its(of), when, strings.Join(times, " and "))
	case names:
		what = fmt.Sprintf("%s %s says closed %s", d.its(of), property, when)
	case len(seasons) > 0:
		what = fmt.Sprintf("%s hours on %s hold %s only, not in a usual week", d.its(of), weekday, strings.Join(seasons, " and "))
	default:
		what = fmt.Sprintf("none of %s %s names %s", d.its(of), property, weekday)
		for _, span := range spans {
			facts = append(facts, span.ref)
		}
	}
	d.tell(Contradicting, of, property, what, facts...)
}

func clock(minutes int) string {
	if minutes > day {
		return fmt.Sprintf("%02d:%02d of the next day", (minutes-day)/60, minutes%60)
	}
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}

func period(s *span) string {
	switch {
	case s.through.IsZero():
		return "from " + s.from.Format(time.DateOnly) + " on"
	case s.from.IsZero():
		return "until " + s.through.Format(time.DateOnly)
	}
	return fmt.Sprintf("from %s to %s", s.from.Format(time.DateOnly), s.through.Format(time.DateOnly))
}

func (d *diagnosis) nearCauses(sites []site, examples []example) {
	near := d.find.Near
	isAny := false
	for _, s := range sites {
		points := d.points(s.node)
		texts, facts := d.values(s.node, propGeo)
		if len(points) == 0 && len(texts) > 0 {
			if d.dangling(s.node, propGeo) {
				continue
			}
			d.tell(Broken, s.node, "geo", fmt.Sprintf("%s geo (%s) is no latitude and longitude on the earth", d.its(s.node), list(texts)), facts...)
			isAny = true
		}
		for _, p := range points {
			isAny = true
			if distance(p.longitude, p.latitude, near.Latitude, near.Longitude) <= near.Kilometres {
				d.tell(Broken, p.facts[len(p.facts)-1].of, "latitude", fmt.Sprintf("%s latitude and longitude are the wrong way round", d.its(s.node)), p.facts...)
			}
		}
	}
	if len(d.found) > 0 {
		return
	}
	if !isAny {
		d.lacks(sites, examples, propGeo)
		return
	}
	for _, s := range sites[1:] {
		if len(d.points(s.node)) == 0 {
			d.tell(Lacking, s.node, "geo", fmt.Sprintf("%s, where it is to be met, has no geo", d.view.thing(s.node)), s.via...)
		}
	}
	for _, s := range sites {
		for _, p := range d.points(s.node) {
			km := distance(p.latitude, p.longitude, near.Latitude, near.Longitude)
			d.tell(Contradicting, p.facts[len(p.facts)-1].of, "latitude", fmt.Sprintf("%s geo is %.1f km away", d.its(s.node), km), p.facts...)
		}
	}
}

func (d *diagnosis) placeCauses(sites, looked []site, examples []example) {
	type at struct {
		site  site
		token keyed
	}
	var tokens []at
	var texts []string
	for _, s := range looked {
		for _, token := range d.placeTokens(s.node) {
			tokens = append(tokens, at{s, token})
			texts = append(texts, token.key)
		}
	}
	if len(tokens) == 0 {
		for _, s := range looked {
			if d.dangling(s.node, propAddress) {
				return
			}
		}
		if d.site != 0 {
			sites = []site{{node: d.thing}, looked[0]}
		}
		d.lacks(sites, examples, propAddress)
		return
	}
	for _, wanted := range d.find.Place {
		if nearest := question.Nearest(knowledge.Fold(wanted), texts); nearest != "" {
			r := tokens[slices.Index(texts, nearest)].token.ref
			d.tell(Contradicting, r.of, d.base.PropertyName(r.fact.Property), fmt.Sprintf("%s %s is “%s”; is that meant to be %s?", d.its(r.of), d.base.PropertyName(r.fact.Property), d.value(r.fact), wanted), r)
		}
	}
	if len(d.found) > 0 {
		return
	}
	// The property by which others are found there is the one to look at.
	usual := usualPart(examples)
	for _, s := range looked {
		own := slices.DeleteFunc(slices.Clone(tokens), func(a at) bool { return a.site.node != s.node })
		if len(own) == 0 {
			if s.node != d.thing {
				d.tell(Lacking, s.node, "address", fmt.Sprintf("%s, where it is to be met, has no address", d.view.thing(s.node)), s.via...)
			}
			continue
		}
		r := own[0].token.ref
		if i := slices.IndexFunc(own, func(a at) bool { return a.token.ref.fact.Property == usual }); i >= 0 {
			r = own[i].token.ref
		} else if d.base.IsA(r.of, classPostalAddress) && usual != 0 {
			p := d.base.PropertyName(usual)
			d.tell(Lacking, r.of, p, fmt.Sprintf("%s address has no %s", d.its(r.of), p), r)
			continue
		}
		d.tell(Contradicting, r.of, d.base.PropertyName(r.fact.Property), fmt.Sprintf("%s %s is %s", d.its(r.of), d.base.PropertyName(r.fact.Property), d.value(r.fact)), r)
	}
}

// usualPart gives the property of an address by which most of the examples meet the
// constraint.
func usualPart(examples []example) knowledge.Property {
	counts := make(map[knowledge.Property]int)
	best := knowledge.Property(0)
	for _, e := range examples {
		p := e.facts[len(e.facts)-1].fact.Property
		switch vocab.Term(p) {
		case propAddressLocality, propAddressRegion, propAddressCountry, propPostalCode:
			if counts[p]++; counts[p] > counts[best] {
				best = p
			}
		}
	}
	return best
}

func (d *diagnosis) accessibleCauses(sites, looked []site, examples []example) {
	var has []keyed
	for _, s := range looked {
		has = append(has, d.features(s.node)...)
	}
	for _, f := range has {
		for _, wanted := range d.find.Accessible {
			if f.key == "" && hasAll(wordsOf(knowledge.Fold(f.ref.fact.Text)), wordsOf(knowledge.Fold(wanted))) {
				d.tell(Contradicting, f.ref.of, "value", fmt.Sprintf("%s amenityFeature “%s” says that it is not there", d.its(f.ref.of), f.ref.fact.Text), f.ref)
			}
		}
	}
	if len(d.found) > 0 {
		return
	}
	if len(has) == 0 {
		if d.site != 0 {
			sites = []site{{node: d.thing}, looked[0]}
		}
		d.lacks(sites, examples, propAmenityFeature)
		return
	}
	for _, s := range looked {
		var texts []string
		var facts []ref
		for _, f := range d.features(s.node) {
			texts, facts = append(texts, d.value(f.ref.fact)), append(facts, f.ref)
		}
		switch {
		case len(facts) > 0:
			d.tell(Contradicting, s.node, "amenityFeature", fmt.Sprintf("%s amenityFeature is %s", d.its(s.node), list(texts)), facts...)
		case s.node != d.thing:
			d.tell(Lacking, s.node, "amenityFeature", fmt.Sprintf("%s, where it is to be met, has no amenityFeature", d.view.thing(s.node)), s.via...)
		}
	}
}
