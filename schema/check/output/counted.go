package output

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// countedAdvice is what consumers recommend and a report tells in one line for each
// place: how much of it there is for this feature and for that.
type countedAdvice struct {
	// features are those that a rule asks for something, as far as things lack it.
	features map[ruleKey]featureCount
	places   map[adviceKey]*advicePlace
}

// advicePlace is a place with what is recommended there.
type advicePlace struct {
	path     string
	features []featureCount
	findings int
	// written: its line was written.
	written bool
}

// ruleKey is a rule by its names.
type ruleKey struct{ family, rule string }

// adviceKey is a place: by the path where the input has no places.
type adviceKey struct {
	position rdf.Position
	path     string
}

func keyOf(f *check.Finding) adviceKey {
	if f.Position.IsValid() {
		return adviceKey{position: f.Position}
	}
	return adviceKey{f.Position, f.Path}
}

// countAdvice finds the places with advice to count.
func countAdvice(report *check.Report, told []*check.Finding) *countedAdvice {
	c := &countedAdvice{features: make(map[ruleKey]featureCount), places: make(map[adviceKey]*advicePlace)}
	for i := range report.Eligibility {
		e := &report.Eligibility[i]
		for _, missing := range [...][]check.Missing{e.Missing, e.Improvable} {
			for _, m := range missing {
				c.features[ruleKey{e.Family, m.Rule}] = featureCount{family: e.Family, feature: e.Feature, name: e.Name}
			}
		}
	}
	for _, f := range told {
		if !c.counts(f) {
			continue
		}
		key := keyOf(f)
		if c.places[key] == nil {
			c.places[key] = &advicePlace{path: f.Path}
		}
		place := c.places[key]
		place.findings++
		place.features = countFeature(place.features, c.features[ruleKey{f.Family, f.Rule}], 1)
		for _, also := range f.Related {
			if feature, is := c.features[ruleKey{also.Family, also.Rule}]; is {
				place.features = countFeature(place.features, feature, 1)
			}
		}
	}
	return c
}

// counts tells whether a finding is advice of consumers, and nobody else states the same
// but by the way.
func (c *countedAdvice) counts(f *check.Finding) bool {
	_, is := c.features[ruleKey{f.Family, f.Rule}]
	for _, also := range f.Related {
		if also.Rule != "" && also.Severity > check.Info {
			_, known := c.features[ruleKey{also.Family, also.Rule}]
			is = is && known
		}
	}
	return is && f.Severity == check.Advice
}

// placeOf gives the place in whose line a finding is told, nil where it has a line of
// its own: one alone says more than its number.
func (c *countedAdvice) placeOf(f *check.Finding) *advicePlace {
	if c == nil || !c.counts(f) {
		return nil
	}
	if place := c.places[keyOf(f)]; place != nil && place.findings > 1 {
		return place
	}
	return nil
}

// line says how much of what is recommended the thing at a place lacks.
func (p *advicePlace) line() string {
	var names, families []string
	for _, feature := range p.features {
		if !slices.Contains(families, feature.family) {
			families = append(families, feature.family)
		}
	}
	for i, family := range families {
		for _, feature := range p.features {
			if feature.family == family {
				names = append(names, fmt.Sprintf("%s (%d)", Printable(feature.name), feature.count))
			}
		}
		families[i] = Printable(family)
	}
	who := Printable(p.path)
	if who == "" {
		who = "this"
	}
	return who + " could say more for " + strings.Join(names, ", ") + " [" + strings.Join(families, ", ") + "]"
}
