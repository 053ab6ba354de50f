package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// checkUndescribed looks for references to things of the site that no page describes.
func checkUndescribed(p *pass) {
	var described map[string]IndexedThing
	for t := range p.index.Things() {
		id := t.ID()
		if id == "" || t.IsDescribed() || !p.isOwn(id) || p.leadsToFile(id) {
			continue
		}
		if described == nil {
			described = p.loosely()
		}
		var places []at
		var first Tie
		for tie := range t.To() {
			if len(places) == 0 {
				first = tie
			}
			places = append(places, atTie(tie).noted("%s refers to it by %s", called(tie.From), propertyName(tie.Property)))
		}
		if len(places) == 0 {
			continue
		}
		message := fmt.Sprintf("%s refers by %s to %s, which no page describes", called(first.From), propertyName(first.Property), quoteAddress(id))
		suggestion := ""
		if near, is := described[loose(id)]; is {
			suggestion = near.ID()
			message += "; did you mean " + quoteAddress(suggestion) + "?"
		} else {
			message += "; describe it on its page, or correct the @id"
		}
		p.suggest(places[0], message, vocab.Lookup(first.Property), suggestion, places[1:]...)
	}
}

// leadsToFile tells whether an address leads to a page of the site, or to a file that
// is no page by its name.
func (p *pass) leadsToFile(address string) bool {
	if strings.Contains(address, "#") {
		return false
	}
	if p.pageAt(address) != nil {
		return true
	}
	extension := path.Ext(address)
	return len(extension) > 1 && len(extension) <= 6 && !strings.Contains(extension, "/") && !isPage(address)
}

// loosely gives the things that are described by their IRIs as people mistake them.
func (p *pass) loosely() map[string]IndexedThing {
	things := make(map[string]IndexedThing)
	for t := range p.index.Things() {
		if id := t.ID(); id != "" && t.IsDescribed() {
			if key := loose(id); things[key] == (IndexedThing{}) {
				things[key] = t
			}
		}
	}
	return things
}

// loose gives an IRI without what people mistake: case, http and https, www, slashes
// at the end of the path, index.html.
func loose(iri string) string {
	iri = strings.ToLower(iri)
	if _, rest, found := strings.Cut(iri, "://"); found {
		iri = strings.TrimPrefix(rest, "www.")
	}
	address, fragment, _ := strings.Cut(iri, "#")
	address = strings.TrimSuffix(strings.TrimSuffix(address, "index.html"), "/")
	return address + "#" + fragment
}

var (
	personTerm       = vocab.Lookup("Person")
	practiceTerms    = []vocab.Term{vocab.Lookup("Physician")}
	workProperties   = []string{"worksFor", "affiliation", "practicesAt", "hospitalAffiliation", "memberOf", "workLocation"}
	clinicClasses    = []vocab.Term{vocab.Lookup("MedicalBusiness"), vocab.Lookup("MedicalClinic"), vocab.Lookup("Hospital"), vocab.Lookup("Dentist"), vocab.Lookup("Pharmacy")}
	employeeProperty = vocab.Lookup("employee")
)

// checkBackLinks looks for people who say that they work for a clinic that does not
// say so.
func checkBackLinks(p *pass) {
	type pair struct{ person, clinic IndexedThing }
	told := make(map[pair]bool)
	for tie := range p.index.Ties() {
		clinic := tie.To
		switch {
		case !slices.Contains(workProperties, tie.Property), !tie.From.isA(append(practiceTerms, personTerm)...), told[pair{tie.From, clinic}]:
			continue
		case clinic.ID() == "" || !clinic.isA(clinicClasses...) || clinic.Home().Properties < 4:
			continue // it stands in short alone: nobody says here whom it employs
		}
		told[pair{tie.From, clinic}] = true
		if leadsTo(clinic, tie.From) {
			continue
		}
		home := clinic.Home()
		p.report(atTie(tie), fmt.Sprintf("%s says %s %s, which does not lead back; name it there, as employee or member, so that who looks at the clinic finds the people",
			called(tie.From), tie.Property, quoteAddress(clinic.ID())), employeeProperty, atMention(home).noted("%s stands here", called(clinic)))
	}
}

// leadsTo tells whether any property of a thing leads to another, or to one with the
// name of that: on its page a clinic may name its people without their @ids.
func leadsTo(from, to IndexedThing) bool {
	for tie := range from.From() {
		if tie.To == to || tie.To.ID() == "" && tie.To.Name("") != "" && tie.To.Name("") == to.Name("") {
			return true
		}
	}
	return false
}
