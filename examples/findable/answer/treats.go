package answer

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/internal/vocab"
)

// offering are the properties by which a thing says what it treats, and curing those by
// which a condition says what helps.
var (
	offering = []vocab.Term{propAvailableService, propAvailableTest, propKnowsAbout, propServiceType, propHealthCondition}
	curing   = []vocab.Term{propPossibleTreatment, propPrimaryPrevention, propSecondaryPrevention}
)

// treated gives what a thing says that it treats or offers.
func (v *view) treated(t knowledge.Node) [][]ref {
	var list [][]ref
	for _, p := range offering {
		list = append(list, v.step(t, p)...)
	}
	for _, offer := range v.step(t, propMakesOffer) {
		if n := last(offer).Node; n != 0 {
			for _, item := range v.step(n, propItemOffered) {
				list = append(list, slices.Concat(offer, item))
			}
		}
	}
	for _, m := range v.base.Mentions(t) {
		if m.Property == knowledge.Property(propProvider) {
			// The value is the Service: it stands for the fact seen from the other end.
			f := v.base.Fact(m)
			list = append(list, []ref{{m.From, f}, {t, knowledge.Fact{Property: f.Property, Node: m.From}}})
		}
	}
	return list
}

func (q *query) treatsAny(t knowledge.Node) ([]ref, bool) {
	treated := q.treated(t)
	for i := range q.treats {
		if facts, met := q.treatsOne(t, treated, &q.treats[i]); met {
			return facts, true
		}
	}
	return nil, false
}

func (q *query) treatsOne(t knowledge.Node, treated [][]ref, m *meant) ([]ref, bool) {
	for _, steps := range treated {
		if m.is(&q.view, last(steps)) {
			return real(steps), true
		}
	}
	for _, condition := range m.nodes {
		for _, p := range curing {
			for _, cure := range q.base.Values(condition, p) {
				if cure.Node == 0 {
					continue
				}
				if cure.Node == t {
					return []ref{{condition, cure}}, true
				}
				for _, steps := range treated {
					if last(steps).Node == cure.Node {
						return append([]ref{{condition, cure}}, real(steps)...), true
					}
				}
			}
		}
	}
	for _, condition := range m.nodes {
		if !q.base.IsA(condition, classMedicalCondition) {
			continue
		}
		for _, needs := range q.base.Values(condition, propRelevantSpecialty) {
			key := q.specialtyKey(needs)
			for _, has := range q.specialties(t, propMedicalSpecialty) {
				if has.key == key {
					return []ref{{condition, needs}, has.ref}, true
				}
			}
		}
	}
	return nil, false
}

// real leaves out what only stands for a fact seen from the other end.
func real(steps []ref) []ref {
	return slices.DeleteFunc(slices.Clone(steps), func(r ref) bool {
		return r.fact.Kind == 0 && r.fact.Property == knowledge.Property(propProvider) && len(steps) == 2 && r == steps[1]
	})
}

// aboutness are the properties by which a work says what it is about, and pageness those
// by which a thing says which work is about it.
var (
	aboutness = []vocab.Term{propAbout, propMainEntity, propMentions}
	pageness  = []vocab.Term{propMainEntityOfPage, propSubjectOf}
)

func (q *query) aboutAny(t knowledge.Node) ([]ref, bool) {
	for i := range q.about {
		m := &q.about[i]
		for _, p := range aboutness {
			for _, steps := range q.step(t, p) {
				if m.is(&q.view, last(steps)) {
					return steps, true
				}
			}
		}
		for _, n := range m.nodes {
			for _, p := range pageness {
				for _, f := range q.base.Values(n, p) {
					if f.Node == t {
						return []ref{{n, f}}, true
					}
				}
			}
		}
	}
	return nil, false
}

// keyed is a fact with what it is compared by.
type keyed struct {
	key string
	ref ref
}

// specialtyKey gives what a specialty is compared by: its name, without white space.
func (v *view) specialtyKey(f knowledge.Fact) string {
	text := f.Text
	if f.Node != 0 {
		text = v.base.Label(f.Node)
	} else if t := vocab.LookupIRI(text); t != 0 {
		text = t.Name()
	}
	return specialtyText(text)
}

func specialtyText(text string) string {
	if t := vocab.LookupIRI(text); t != 0 {
		text = t.Name()
	}
	return strings.ReplaceAll(knowledge.Fold(text), " ", "")
}

// isSpecialty tells whether a term is a member of MedicalSpecialty.
func isSpecialty(t vocab.Term) bool {
	return t.Is(vocab.Member) && slices.Contains(t.Enumerations(), classMedicalSpecialty)
}

// specialties gives what a thing has by properties and by its types.
func (v *view) specialties(t knowledge.Node, properties ...vocab.Term) []keyed {
	var list []keyed
	for _, p := range properties {
		for _, steps := range v.step(t, p) {
			list = append(list, keyed{v.specialtyKey(last(steps)), steps[len(steps)-1]})
		}
	}
	for _, f := range v.base.Facts(t) {
		if f.Property != knowledge.Type {
			break
		}
		if class := v.base.Term(f.Node); isSpecialty(class) {
			list = append(list, keyed{specialtyText(class.Name()), ref{t, f}})
		}
	}
	return list
}

func (q *query) specialty(t knowledge.Node) ([]ref, bool) {
	for _, has := range q.specialties(t, propMedicalSpecialty, propRelevantSpecialty, propSpecialty) {
		for _, wanted := range q.find.Specialty {
			if has.key == specialtyText(wanted) {
				return []ref{has.ref}, true
			}
		}
	}
	return nil, false
}
