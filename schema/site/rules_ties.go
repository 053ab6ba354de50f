package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// checkUndescribed looks for references to things of the site that no page describes.
func checkUndescribed(p *pass) {
	if p.partial {
		return
	}
	var described *nearestIDs
	for t := range p.index.Things() {
		id := t.ID()
		if id == "" || t.IsDescribed() || !p.isOwn(id) || p.leadsToFile(id) {
			continue
		}
		if described == nil {
			described = p.describedIDs()
		}
		var places []at
		var first Tie
		for tie := range t.To() {
			if len(places) == 0 {
				first = tie
			}
			places = append(places, atTie(tie).noted("%s refers to it by %s", called(tie.From), termName(tie.Property)))
		}
		if len(places) == 0 {
			continue
		}
		message := fmt.Sprintf("%s refers by %s to %s, which no page describes", called(first.From), termName(first.Property), quoteAddress(id))
		suggestion := described.to(id)
		if suggestion != "" {
			message += "; did you mean " + quoteAddress(suggestion) + "?"
		} else {
			message += "; describe it on its page, or correct the @id"
		}
		p.suggest(places[0], message, vocab.Lookup(first.Property), suggestion, places[1:]...)
	}
}

// leadsToFile tells whether an address leads to a page of the site, to a program, or to a
// file that is no page by its name.
func (p *pass) leadsToFile(address string) bool {
	if strings.Contains(address, "#") {
		return false
	}
	if u, err := url.Parse(address); p.pageAt(address) != nil || err == nil && u.RawQuery != "" {
		return true // with a query it is what a program answers, and no page that could be here
	}
	extension := path.Ext(address)
	return len(extension) > 1 && len(extension) <= 6 && !strings.Contains(extension, "/") && !isPage(address)
}

// describedIDs gives the IRIs of the things that some page describes.
func (p *pass) describedIDs() *nearestIDs {
	ids := new(nearestIDs)
	for t := range p.index.Things() {
		if t.ID() != "" && t.IsDescribed() {
			ids.add(t.ID())
		}
	}
	return ids
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
	if p.partial {
		return
	}
	type pair struct{ person, clinic IndexedThing }
	told := make(map[pair]bool)
	clinics := make(map[IndexedThing]*led)
	for tie := range p.index.Ties() {
		clinic := tie.To
		switch {
		case !slices.Contains(workProperties, tie.Property), !tie.From.isA(append(practiceTerms, personTerm)...), told[pair{tie.From, clinic}]:
			continue
		case clinic.ID() == "" || !clinic.isA(clinicClasses...):
			continue
		}
		if clinics[clinic] == nil {
			clinics[clinic] = ledBy(clinic)
		}
		leads := clinics[clinic]
		if leads.home.Properties < 4 {
			continue // it stands in short alone: nobody says here whom it employs
		}
		told[pair{tie.From, clinic}] = true
		if name := tie.From.Name(""); leads.things[tie.From] || name != "" && leads.names[name] {
			continue
		}
		home := leads.home
		p.report(atTie(tie), fmt.Sprintf("%s says %s %s, which does not lead back; name it there, as employee or member, so that who looks at the clinic finds the people",
			called(tie.From), tie.Property, quoteAddress(clinic.ID())), employeeProperty, atMention(home).noted("%s stands here", called(clinic)))
	}
}

// led is what any property of a thing leads to: on its page a clinic may name its people
// without their @ids.
type led struct {
	home   Mention
	things map[IndexedThing]bool
	names  map[string]bool
}

func ledBy(from IndexedThing) *led {
	l := &led{home: from.Home(), things: make(map[IndexedThing]bool), names: make(map[string]bool)}
	for tie := range from.From() {
		l.things[tie.To] = true
		if tie.To.ID() == "" {
			l.names[tie.To.Name("")] = true
		}
	}
	return l
}
