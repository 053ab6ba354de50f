package profile

import (
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// present asks for a value, and for the right one.
type present struct{ form form }

func (p present) look(a *asking, t *check.Thing) {
	if !a.leads(t, &a.ways[0][0]) {
		a.missing(t)
		return
	}
	p.form.look(a, t)
}

// lacks adds the fault that something has not what it is called by.
func (a *asking) lacks(t *check.Thing, name string) {
	a.faults = append(a.faults, fault{requirement: a.requirement, thing: t, at: check.AtThing(t), says: name, text: a.texts[name]})
}

// commented asks a review for a comment, and for a name where it has an author.
func commented(a *asking, t *check.Thing) {
	if !a.has(t, reviewBodyTerm) {
		a.lacks(t, "reviewBody")
	}
	for v := range a.values(t, authorTerm) {
		if v.thing != nil && !a.has(v.thing, nameTerm) {
			a.lacks(v.thing, "name")
		}
	}
}

// seekInput asks an action for the input that says where to begin. Its name is
// none of the vocabulary's, but made of one.
func seekInput(a *asking, t *check.Thing) {
	if t.Node.Property(vocab.Namespace+"startOffset-input") == nil {
		a.missing(t)
	}
}

// itemNamed asks for the name of what a review or rating is of. What is not
// described may have one.
func itemNamed(a *asking, t *check.Thing) {
	for _, thing := range a.reviewed(t) {
		if !a.has(thing, nameTerm) {
			a.lacks(thing, "name")
		}
	}
}

// anyOffer asks for an Offer among what may be offers of any kind.
var anyOffer = together(func(a *asking, t *check.Thing) {
	offers := 0
	for v := range a.values(t, offersTerm) {
		if v.thing == nil || !v.thing.IsA(aggregateOfferClass) {
			return
		}
		offers++
	}
	if offers > 0 {
		a.wrong(t, check.AtThing(t), "the offers of the "+typeName(t)+" are of type AggregateOffer alone, which has no price of its own; give an Offer")
	}
})

// returnDays asks for a whole number of days.
func returnDays(a *asking, t *check.Thing) { present{integerFrom(0)}.look(a, t) }

// notBothParts asks for a region or a postal code, not both.
func notBothParts(a *asking, t *check.Thing) {
	if a.has(t, addressRegionTerm) && a.has(t, postalCodeTerm) {
		a.wrong(t, check.AtThing(t), typeName(t)+" has both addressRegion and postalCode; give one of them")
	}
}

// stepNamed asks for the name of a step, or of the page it leads to.
func stepNamed(a *asking, t *check.Thing) {
	if a.has(t, nameTerm) {
		return
	}
	if item, has := a.first(t, itemTerm); !has || item.thing == nil || !a.has(item.thing, nameTerm) {
		a.missing(t)
	}
}

// listOf tells whether a list is of things of some types. Items that lead to
// pages of their own do not say what they are.
func listOf(names ...string) func(*run, *check.Thing) bool {
	set := under(names...)
	return func(r *run, t *check.Thing) bool {
		count := 0
		for v := range r.values(t, itemListElementTerm) {
			if count++; v.thing == nil || count > most {
				continue
			}
			listed := v.thing // without a ListItem around it, as navigation is written
			item, has := r.first(v.thing, itemTerm)
			switch {
			case has:
				listed = item.thing
			case listed.IsA(listItemClass):
				continue
			}
			if listed != nil && len(listed.Terms) > 0 && !set.hold(listed) {
				return false
			}
		}
		return count > 0
	}
}

// eventPlace asks for the address of the place of an event. One that is online
// has none.
func eventPlace(a *asking, t *check.Thing) {
	for v := range a.values(t, locationTerm) {
		switch {
		case v.thing != nil && (v.thing.IsA(virtualLocationClass) || a.has(v.thing, addressTerm)):
		case v.thing != nil:
			a.lacks(v.thing, "address")
		case v.value.Kind != rdf.IRI:
			a.missing(t)
		}
	}
}

// itemTold asks for the name and address of an item that stands in its list.
func itemTold(a *asking, t *check.Thing) {
	item, has := a.first(t, itemTerm)
	if !has || item.thing == nil {
		if !has && !a.has(t, urlTerm) {
			a.missing(t)
		}
		return
	}
	for _, name := range []string{"name", "url"} {
		if !a.has(item.thing, term(name)) {
			a.lacks(item.thing, name)
		}
	}
}

var threeItems = atLeast(3, "itemListElement")

// betaItems asks for three items, each with what a carousel shows.
func betaItems(a *asking, t *check.Thing) {
	threeItems(a, t)
	for v := range a.values(t, itemListElementTerm) {
		if v.thing == nil {
			continue
		}
		item, has := a.first(v.thing, itemTerm)
		if !has || item.thing == nil {
			continue
		}
		for _, name := range []string{"image", "name", "url"} {
			if !a.has(item.thing, term(name)) {
				a.lacks(item.thing, name)
			}
		}
	}
}

// threeCourses asks a list of courses for three or more.
func threeCourses(a *asking, t *check.Thing) {
	courses := 0
	for v := range a.values(t, itemListElementTerm) {
		if v.thing == nil {
			continue
		}
		if item, has := a.first(v.thing, itemTerm); has && item.thing != nil && item.thing.IsA(courseClass) {
			courses++
		}
	}
	if courses == 1 || courses == 2 {
		a.wrong(t, check.AtThing(t), "the list has fewer than 3 courses")
	}
}

// paywalled asks for isAccessibleForFree on the work and on the part of it that
// is locked.
func paywalled(a *asking, t *check.Thing) {
	free := isAccessibleForFreeTerm
	if !a.has(t, free) {
		a.missing(t)
	}
	boolean.look(a, t)
	for v := range a.values(t, hasPartTerm) {
		if v.thing != nil && a.has(v.thing, cssSelectorTerm) && !a.has(v.thing, free) {
			a.missing(v.thing)
		}
	}
}

// profiled asks for a person or body with a name.
func profiled(a *asking, t *check.Thing) {
	found := false
	for v := range a.values(t, mainEntity) {
		found = true
		switch expected := isPersonOrBody(a, &v); {
		case expected != "":
			a.wrong(t, v.at, "mainEntity is "+show(&v)+", not "+expected)
		case v.thing != nil && !a.has(v.thing, nameTerm) && !a.has(v.thing, alternateNameTerm):
			a.lacks(v.thing, "name")
		}
	}
	if !found {
		a.missing(t)
	}
}

var isPersonOrBody = isA("Person", "Organization")

// homePage asks for the address of the home page.
func homePage(a *asking, t *check.Thing) {
	v, has := a.first(t, urlTerm)
	if !has {
		a.missing(t)
		return
	}
	if v.value.Kind == rdf.BlankNode {
		return
	}
	if expected := rootAddress(a, &v); expected != "" {
		a.wrong(t, v.at, "url is "+show(&v)+", not "+expected)
	}
}
