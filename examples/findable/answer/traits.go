package answer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// Traits are what constraints ask of a thing, as a search engine keeps them in fields.
// Texts are folded.
type Traits struct {
	// Kinds are the classes of schema.org that the thing is of, those above included, and
	// other types by IRI.
	Kinds []string
	// Names are what it is called.
	Names []string
	// Offers are the keys of what it says that it treats, see TreatKeys.
	Offers []string
	// About are the names and codes of what it is about.
	About []string
	// Medical are its own specialties: medicalSpecialty and types.
	Medical []string
	// Specialties, Places, Languages (without regions) and Features.
	Specialties, Places, Languages, Features []string
	// Points are pairs of latitude and longitude of its sites.
	Points [][2]float64
	// Days are the days of a usual week on which a site opens.
	Days []string
	// Rating is on the scale from 1 to 5, 0 for none.
	Rating float64
	// Prices are the least prices of its offers by currency.
	Prices map[string]float64
	// Dearest are the highest.
	Dearest map[string]float64
	// NewPatients says whether it accepts new patients, nil where nothing says so.
	NewPatients *bool
	// Text is what else it says, and the names of what it refers to.
	Text string
}

// Traits gives those of all things, in their order.
func (x *Index) Traits(tell func(knowledge.Node, *Traits) error) error {
	for _, t := range x.things {
		if err := tell(t, x.traits(t)); err != nil {
			return err
		}
	}
	return nil
}

// TreatKeys are the keys by which things are found that treat what is asked for. That
// spares an index to have each thing with all that it treats.
type TreatKeys struct {
	// Offers are keys of what is to be offered, and Selves those of what helps itself.
	Offers, Selves []string
	// Medical are the specialties that know of it.
	Medical []string
}

// TreatKeys gives the keys for the texts of the constraint treats.
func (x *Index) TreatKeys(words question.Words) TreatKeys {
	var keys TreatKeys
	for _, m := range x.meant(words) {
		keys.Offers = append(keys.Offers, m.folded)
		for _, n := range m.nodes {
			keys.Offers = append(keys.Offers, x.key(n))
			for _, p := range curing {
				for _, cure := range x.base.Values(n, p) {
					if cure.Node != 0 {
						keys.Offers = append(keys.Offers, x.key(cure.Node))
						keys.Selves = append(keys.Selves, x.key(cure.Node))
					}
				}
			}
			if x.base.IsA(n, classMedicalCondition) {
				for _, needs := range x.base.Values(n, propRelevantSpecialty) {
					keys.Medical = append(keys.Medical, x.specialtyKey(needs))
				}
			}
		}
	}
	return keys
}

// key is the IRI of a node, and its number where it has none.
func (v *view) key(n knowledge.Node) string {
	if iri := v.base.IRI(n); iri != "" {
		return iri
	}
	return fmt.Sprintf("_:%d", n)
}

func (x *Index) traits(t knowledge.Node) *Traits {
	r := &Traits{Prices: make(map[string]float64), Dearest: make(map[string]float64)}
	add := func(list *[]string, text string) {
		if text != "" && !slices.Contains(*list, text) {
			*list = append(*list, text)
		}
	}
	var above func(class vocab.Term)
	above = func(class vocab.Term) {
		add(&r.Kinds, class.Name())
		for _, parent := range class.Parents() {
			above(parent)
		}
	}
	for _, f := range x.base.Facts(t) {
		if f.Property != knowledge.Type {
			break
		}
		if class := x.base.Term(f.Node); class != 0 {
			above(class)
		} else {
			add(&r.Kinds, x.base.IRI(f.Node))
		}
	}
	for _, f := range x.base.Names(t) {
		add(&r.Names, knowledge.Fold(f.Text))
	}
	for _, steps := range x.treated(t) {
		if f := last(steps); f.Node != 0 {
			add(&r.Offers, x.key(f.Node))
		} else {
			add(&r.Offers, knowledge.Fold(f.Text))
		}
	}
	for _, s := range x.specialties(t, propMedicalSpecialty) {
		add(&r.Medical, s.key)
	}
	about := func(n knowledge.Node) {
		add(&r.About, x.base.IRI(n))
		for call := range x.base.Calls(n) {
			add(&r.About, call)
		}
	}
	for _, p := range aboutness {
		for _, steps := range x.step(t, p) {
			if f := last(steps); f.Node != 0 {
				about(f.Node)
			} else {
				add(&r.About, knowledge.Fold(f.Text))
			}
		}
	}
	for _, m := range x.base.Mentions(t) {
		if m.Property == knowledge.Property(propMainEntityOfPage) || m.Property == knowledge.Property(propSubjectOf) {
			about(m.From)
		}
	}
	for _, s := range x.specialties(t, propMedicalSpecialty, propRelevantSpecialty, propSpecialty) {
		add(&r.Specialties, s.key)
	}
	for _, s := range x.languages(t) {
		base, _, _ := strings.Cut(s.code, "-")
		add(&r.Languages, base)
		if s.name != "" {
			add(&r.Languages, s.name)
		}
	}
	for _, s := range x.sites(t) {
		for _, token := range x.placeTokens(s.node) {
			add(&r.Places, token.key)
		}
		for _, p := range x.points(s.node) {
			r.Points = append(r.Points, [2]float64{p.latitude, p.longitude})
		}
		for _, f := range x.features(s.node) {
			add(&r.Features, f.key)
		}
		for _, span := range x.hoursAt(t, s) {
			for i, weekday := range question.Days {
				if span.fault == "" && !span.special && !span.isBounded() && !span.isClosed() && span.days>>i&1 == 1 {
					add(&r.Days, weekday)
				}
			}
		}
	}
	for _, rating := range x.ratings(t) {
		if rating.fault == "" {
			r.Rating = max(r.Rating, rating.value)
		}
	}
	for _, p := range x.view.prices(t) {
		if least, has := r.Prices[p.currency]; p.fault == "" && (!has || p.least < least) {
			r.Prices[p.currency] = p.least
		}
		if most, has := r.Dearest[p.currency]; p.fault == "" && (!has || p.most > most) {
			r.Dearest[p.currency] = p.most
		}
	}
	for _, f := range x.base.Values(t, propIsAcceptingNewPatients) {
		if value, known := boolean(x.base, f); known {
			r.NewPatients = &value
		}
	}
	var words []string
	words = append(words, r.Names...)
	words = append(words, r.About...)
	x.words(t, 0, &words)
	r.Text = strings.Join(words, "\n")
	return r
}

// words gathers the texts of a node, of the blank nodes in it, and the names of what it
// refers to.
func (x *Index) words(n knowledge.Node, depth int, words *[]string) {
	for _, f := range x.base.Facts(n) {
		switch {
		case f.Property == knowledge.Type:
		case f.Node == 0:
			if !strings.HasPrefix(f.Text, "http") {
				*words = append(*words, f.Text)
			}
		case x.base.IRI(f.Node) != "":
			if label := x.base.Label(f.Node); label != x.base.IRI(f.Node) {
				*words = append(*words, label)
			}
		case depth < 3:
			x.words(f.Node, depth+1, words)
		}
	}
}

// SpecialtyKey gives what a specialty is compared by, as [Traits] has it.
func SpecialtyKey(text string) string { return specialtyText(text) }

// LanguageKeys gives what a language (BCP 47) is compared by, as [Traits] has it.
func LanguageKeys(tag string) []string {
	s, err := newSpoken(tag)
	if err != nil {
		return nil
	}
	base, _, _ := strings.Cut(s.tag, "-")
	return append([]string{base}, s.names...)
}

// LanguageName gives the English name of a language (BCP 47), the tag itself where there
// is none.
func LanguageName(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Languages().Name(parsed); name != "" {
		return name
	}
	return tag
}

// Walk gives the values that properties with dots between them lead to from a node, Roles
// stepped over.
func Walk(base *knowledge.Base, n knowledge.Node, properties string) []knowledge.Fact {
	v := view{base: base}
	var facts []knowledge.Fact
	for _, way := range v.walk(n, properties) {
		facts = append(facts, last(way))
	}
	return facts
}
