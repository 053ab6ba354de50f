package profile

import (
	"strings"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// general tells whether a type says little of what something is.
func general(name string) bool {
	for _, known := range generalClasses {
		if name == known {
			return true
		}
	}
	return false
}

// onlyGeneral tells whether all types of a thing say little.
func onlyGeneral(t *check.Thing) bool {
	for _, class := range t.Terms {
		if !general(class.Name()) {
			return false
		}
	}
	return len(t.Terms) > 0 && len(t.Terms) >= len(t.Types)
}

// generalKind asks what has a medical property for a medical type.
func generalKind(a *asking, t *check.Thing) {
	if onlyGeneral(t) {
		a.wrong(t, check.AtType(t, 0), article(typeName(t))+" with medical properties has no medical type; give the one that fits, such as MedicalClinic")
	}
}

// particular asks for a type that says what kind of provider it is, but of a
// group that has parts.
func particular(a *asking, t *check.Thing) {
	if onlyGeneral(t) && !a.has(t, subOrganizationTerm) && !a.has(t, departmentTerm) {
		a.wrong(t, check.AtType(t, 0), typeName(t)+" does not say what kind of provider it is; give the type that fits, such as MedicalClinic, Dentist or Pharmacy")
	}
}

// known asks for a register or another authority that knows a thing.
func known(a *asking, t *check.Thing) {
	for _, property := range authorityTerms {
		for v := range a.values(t, property) {
			if isEmpty(&v) || property == sameAsTerm && !isAuthority(textOf(&v)) {
				continue
			}
			return
		}
	}
	a.lacks(t, "identifier of a register or sameAs an authority such as Wikidata")
}

// authorities are hosts of registers and reference works that identifiers do
// not tell by their form.
var authorities = []string{"wikidata.org", "wikipedia.org", "id.nlm.nih.gov", "nhs.uk", "cqc.org.uk", "gmc-uk.org", "npiregistry.cms.hhs.gov", "dbpedia.org", "viaf.org", "orcid.org", "isni.org", "ror.org", "gleif.org", "snomed.info", "loinc.org", "id.who.int", "medlineplus.gov", "companieshouse.gov.uk", "find-and-update.company-information.service.gov.uk"}

// isAuthority tells whether an address is one of an authority.
func isAuthority(address string) bool {
	at := host(address)
	for _, known := range authorities {
		if before, is := strings.CutSuffix(at, known); is && (before == "" || before[len(before)-1] == '.') {
			return true
		}
	}
	scheme, _, _ := ident.InAddress(address)
	return scheme != nil
}

// tiedBack asks the doctors whom a provider names to lead back to it.
func tiedBack(a *asking, t *check.Thing) {
	count := 0
	for _, property := range [...]vocab.Term{employeeTerm, memberTerm} {
		for v := range a.values(t, property) {
			if count++; count > most {
				return
			}
			if v.thing != nil && v.thing.IsA(individualPhysicianClass) && !a.standsInShort(v.thing, t) && !a.leadsTo(v.thing, t, toPractice) {
				a.wrong(v.thing, v.at, "the doctor does not lead back to the "+typeName(t)+"; add practicesAt")
			}
		}
	}
}

// namedBack asks the practices that a doctor leads to, where they are described,
// to name the doctor.
func namedBack(a *asking, t *check.Thing) {
	for v := range a.values(t, practicesAtTerm) {
		if v.thing != nil && len(v.thing.Properties) > 0 && !a.standsInShort(v.thing, t) && !a.leadsTo(v.thing, t, toDoctor) {
			a.wrong(v.thing, v.at, "the "+typeName(v.thing)+" does not name the doctor; add employee")
		}
	}
}

// standsInShort tells whether a thing, by what it says of its own page, has its place on
// another one than that which is looked at: here stands what tells which it is, and what
// it leads to is told there. Where the address of the page is not known it is that of the
// thing that is asked.
func (r *run) standsInShort(t, asked *check.Thing) bool {
	if r.pass.Page() == nil {
		return false
	}
	here := r.pass.PageAddress()
	if here == "" {
		here = r.pageOf(asked)
	}
	own := r.pageOf(t)
	return own != "" && here != "" && own != withoutFragment(here)
}

// pageOf gives the address of the page that a thing says is its own, "" where it says none.
func (r *run) pageOf(t *check.Thing) string {
	for _, property := range [...]vocab.Term{mainEntityOfPage, urlTerm} {
		for v := range r.values(t, property) {
			switch {
			case v.thing != nil && v.thing.Subject.Kind == rdf.IRI:
				return withoutFragment(v.thing.Subject.Text)
			case v.value.Kind != rdf.BlankNode:
				return withoutFragment(textOf(&v))
			}
		}
	}
	return ""
}

func withoutFragment(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// toPractice and toDoctor are the properties by which a doctor and a practice lead to each
// other.
var (
	toPractice = termsOf("practicesAt", "worksFor", "hospitalAffiliation", "memberOf")
	toDoctor   = termsOf("employee", "member", "department", "founder")
)

// leadsTo tells whether one of a thing's properties leads to another thing.
func (r *run) leadsTo(t, other *check.Thing, properties []vocab.Term) bool {
	for _, property := range properties {
		count := 0
		for v := range r.values(t, property) {
			if count++; count > most {
				return true
			}
			if v.thing == other {
				return true
			}
		}
	}
	return false
}

// alsoPerson asks a doctor for the type Person.
func alsoPerson(a *asking, t *check.Thing) {
	if !t.IsA(personClass) {
		a.wrong(t, check.AtThing(t), typeName(t)+" is no kind of Person; give the thing both types")
	}
}

// alsoProduct asks a device for the type Product.
func alsoProduct(a *asking, t *check.Thing) {
	if !t.IsA(productClass) {
		a.wrong(t, check.AtThing(t), typeName(t)+" is no kind of Product; give the thing both types, if it is sold")
	}
}

// notFuture asks for a day that has come. It says nothing without a clock.
func notFuture(a *asking, v *reached) string {
	if a.today == "" || v.value.Kind == rdf.BlankNode {
		return ""
	}
	text := textOf(v)
	if !isDate(text) || text[:min(len(text), len(a.today))] <= a.today[:min(len(text), len(a.today))] {
		return ""
	}
	return "a day that has come: today is " + a.today
}
