package profile

import (
	"bytes"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// reviewed gives the things that a review or rating is of: those that it names
// and those that hold it.
func (r *run) reviewed(t *check.Thing) []*check.Thing {
	if r.lastReview == t {
		return r.lastReviewed
	}
	things := r.lastReviewed[:0]
	if r.mayHave(t, itemReviewed) {
		for v := range r.values(t, itemReviewed) {
			if v.thing != nil && len(things) < most {
				things = append(things, v.thing)
			}
		}
	}
	r.lastReview, r.lastReviewed = t, slices.AppendSeq(things, r.links.to(t, 0))
	return r.lastReviewed
}

// ofSomething asks for itemReviewed where the review does not stand in what it
// is of.
func ofSomething(a *asking, t *check.Thing) {
	if !a.isHeld(t) && !a.has(t, itemReviewed) {
		a.missing(t)
	}
}

// missing adds the fault that what is asked for is not there.
func (a *asking) missing(t *check.Thing) {
	a.faults = append(a.faults, a.lackedBy(t))
}

// reviewable asks for reviews of things of some types alone.
func reviewable(names ...string) together {
	set := under(names...)
	return func(a *asking, t *check.Thing) {
		for _, thing := range a.reviewed(t) {
			if len(thing.Terms) > 0 && !set.hold(thing) {
				a.wrong(t, check.AtThing(t), "the "+typeName(t)+" is of "+article(typeName(thing))+", which is none of the types that reviews are shown for")
				return
			}
		}
	}
}

// notReviewed asks for no reviews of things of some types.
func notReviewed(names ...string) together {
	set := under(names...)
	return func(a *asking, t *check.Thing) {
		for _, thing := range a.reviewed(t) {
			if set.hold(thing) {
				a.wrong(t, check.AtThing(t), "the "+typeName(t)+" is of "+article(typeName(thing)))
				return
			}
		}
	}
}

// hasReviewOn tells of a thing that has a review or rating though none of its
// types is one that reviews are shown for.
func hasReviewOn(names ...string) together {
	set := under(names...)
	return func(a *asking, t *check.Thing) {
		if set.hold(t) {
			return
		}
		for _, property := range [...]vocab.Term{reviewProperty, aggregateRating} {
			// What is described says so itself.
			if v, has := a.first(t, property); has && v.thing == nil {
				a.wrong(t, v.at, article(typeName(t))+" has "+article(property.Name())+", and reviews of it are shown nowhere")
				return
			}
		}
	}
}

// ratingValue asks for a number, a fraction or a percentage.
var ratingValue = literal("a number with a dot, a fraction such as 6 / 10, or a percentage", func(text string) bool {
	if isNumber(text) {
		return true
	}
	_, _, is := fraction(text)
	return is
})

// fraction reads "6 / 10" and "60%", which have their scales with them.
func fraction(text string) (part, of float64, is bool) {
	if percent, is := strings.CutSuffix(text, "%"); is && isNumber(strings.TrimSpace(percent)) {
		part, _ = strconv.ParseFloat(strings.TrimSpace(percent), 64)
		return part, 100, true
	}
	left, right, is := strings.Cut(text, "/")
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if !is || !isNumber(left) || !isNumber(right) {
		return 0, 0, false
	}
	part, _ = strconv.ParseFloat(left, 64)
	of, _ = strconv.ParseFloat(right, 64)
	return part, of, of != 0
}

// onScale asks for a rating within its scale, which is 1 to 5 where it names
// none.
func onScale(a *asking, t *check.Thing) {
	value, has := a.first(t, ratingValueTerm)
	if !has || !isLiteral(&value) {
		return
	}
	text := textOf(&value)
	rating, is := plainNumber(text)
	if !is {
		if part, of, is := fraction(text); is {
			if part < 0 || part > of {
				a.wrong(t, value.at, "ratingValue is "+check.Quote(text)+", which is more than all")
			}
			return
		}
		var err error
		if rating, err = strconv.ParseFloat(text, 64); err != nil {
			return
		}
	}
	worst, best := a.number(t, worstRatingTerm, 1), a.number(t, bestRatingTerm, 5)
	if rating >= worst && rating <= best {
		return
	}
	a.wrong(t, value.at, "ratingValue is "+check.Quote(text)+", not from "+plain(worst)+" to "+plain(best)+" as worstRating and bestRating say")
}

// number gives the first value of a property as a number, or the default.
func (r *run) number(t *check.Thing, property vocab.Term, otherwise float64) float64 {
	text := r.text(t, property)
	if text == "" { // an error of the parser takes memory
		return otherwise
	}
	if value, is := plainNumber(text); is {
		return value
	}
	if value, err := strconv.ParseFloat(text, 64); err == nil {
		return value
	}
	return otherwise
}

// tens are the powers of ten, all of them exact.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// plainNumber reads a number as most are: a few digits, with a dot among them or without.
func plainNumber(text string) (number float64, is bool) {
	const longest = 15 // so many digits are exact
	if text == "" || len(text) > longest {
		return 0, false
	}
	digits, decimals := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits = 10*digits + int(c-'0')
		case c == '.' && i > 0 && i < len(text)-1 && decimals == 0:
			decimals = len(text) - 1 - i
		default:
			return 0, false
		}
	}
	return float64(digits) / tens[decimals], true
}

func plain(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }

// promotional are words that no name of a person or body has, in small letters.
var promotional = []string{"% off", "discount", "coupon", "promo code", "voucher", "free shipping", "http:", "https:", "www.", "@"}

// noAdvert asks for a name that is no advertisement.
var noAdvert = literal("the name of a person or body", func(text string) bool { return !isPromotional(text) })

// isPromotional tells whether a text has a promotional word.
func isPromotional(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= utf8.RuneSelf: // its small letter may be one of ASCII
			lower := strings.ToLower(text)
			return slices.ContainsFunc(promotional, func(word string) bool { return strings.Contains(lower, word) })
		default:
			for _, word := range promotionalBy[c%32] {
				if beginsWith(text[i:], word) {
					return true
				}
			}
		}
	}
	return false
}

// promotionalBy has the promotional words by the last digits of what they begin with, in
// which letters of either size are alike.
var promotionalBy = func() (by [32][]string) {
	for _, word := range promotional {
		by[word[0]%32] = append(by[word[0]%32], word)
	}
	return by
}()

// beginsWith tells whether a text begins with a word of ASCII in small letters, in letters
// of either size.
func beginsWith(text, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

// bareName asks for a name and nothing beside it.
var bareName = literal("a name alone", func(text string) bool {
	if strings.ContainsAny(text, "|@0123456789") {
		return false
	}
	var buffer [128]byte
	lower := appendLower(buffer[:0], text)
	return !bytes.HasPrefix(lower, []byte("by ")) && !bytes.HasPrefix(lower, []byte("posted ")) && !bytes.Contains(lower, []byte("http"))
})

// appendLower adds a text in small letters.
func appendLower(to []byte, text string) []byte {
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return append(to[:len(to)-i], strings.ToLower(text)...)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		to = append(to, c)
	}
	return to
}

// noContact asks for a text without addresses and telephone numbers.
var noContact = literal("a text without e-mail and web addresses and telephone numbers", func(text string) bool {
	if strings.IndexByte(text, '@') < 0 && !strings.Contains(text, "://") && !mayHaveHost(text) {
		return !hasTelephone(text) // most have none of these
	}
	for word := range strings.FieldsSeq(text) {
		if !strings.ContainsAny(word, "@:wW") {
			continue
		}
		lower := strings.ToLower(word)
		at := strings.IndexByte(word, '@')
		if strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "www.") ||
			at > 0 && strings.Contains(word[at:], ".") {
			return false
		}
	}
	return !hasTelephone(text)
})

// mayHaveHost tells whether three letters stand before a point of which the last is a w, as
// in the addresses that begin with www.
func mayHaveHost(text string) bool {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '.')
		if i < 0 {
			return false
		}
		if from += i + 1; from > 3 && text[from-2]|0x20 == 'w' {
			return true
		}
	}
}

// hasTelephone tells whether a text has a run of nine or more digits that begins
// with + or 0, spaces and marks between them aside.
func hasTelephone(text string) bool {
	const enough = 9
	if strings.IndexByte(text, '+') < 0 && strings.IndexByte(text, '0') < 0 {
		return false
	}
	digits := 0
	for i := range len(text) {
		if text[i]-'0' <= 9 {
			digits++
		}
	}
	if digits < enough {
		return false
	}
	begun := false
	digits = 0
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			if digits == 0 && c == '0' {
				begun = true
			}
			if digits++; begun && digits >= enough {
				return true
			}
		case digits == 0 && c == '+':
			begun = true
		case digits > 0 && strings.ContainsRune(" -/().", c):
		default:
			digits, begun = 0, false
		}
	}
	return false
}

// withAggregate asks for an aggregateRating beside two reviews or more.
func withAggregate(a *asking, t *check.Thing) {
	for _, thing := range a.reviewed(t) {
		if p := thing.Property(reviewProperty); p != nil && len(p.Values) > 1 && !a.has(thing, aggregateRating) {
			a.wrong(thing, check.AtThing(thing), article(typeName(thing))+" has "+strconv.Itoa(len(p.Values))+" reviews and no aggregateRating")
		}
	}
}

var businessClasses = under("Organization", "LocalBusiness")

// independent asks for reviews of others than the owner of the site. It tells of
// the thing that is reviewed, once.
func independent(a *asking, t *check.Thing) {
	things := []*check.Thing{t}
	if !businessClasses.hold(t) {
		things = a.reviewed(t)
	} else if !a.has(t, reviewProperty) && !a.has(t, aggregateRating) {
		return
	}
	for _, thing := range things {
		if businessClasses.hold(thing) && a.owns(thing) {
			a.wrong(thing, check.AtThing(thing), a.ownSite)
			return
		}
	}
}

// perhapsOwn tells of the reviews of a business where the graph does not say
// whose site it is on.
func perhapsOwn(a *asking, t *check.Thing) {
	if len(a.sites) > 0 || a.pass.PageAddress() != "" {
		return
	}
	for _, thing := range a.reviewed(t) {
		if businessClasses.hold(thing) {
			a.wrong(thing, check.AtThing(thing), "the "+typeName(thing)+" is reviewed: on its own site such reviews get no stars")
			return
		}
	}
}

// owners are whom the pages and sites of a graph belong to.
type owners struct {
	things map[rdf.Subject]bool
	hosts  map[string]bool
}

// owns tells whether a thing is the owner of the site that the graph is of: its
// publisher or a part of that, or of an address at the same host.
func (r *run) owns(t *check.Thing) bool {
	if r.lastOwner == t {
		return r.ownSite != "" // many reviews are of one thing
	}
	r.lastOwner, r.ownSite = t, ""
	if r.isOwner(t) {
		r.ownSite = "the " + typeName(t) + " is reviewed on its own site: such reviews get no stars, right as their description is"
	}
	return r.ownSite != ""
}

func (r *run) isOwner(t *check.Thing) bool {
	if len(r.sites) == 0 && r.pass.PageAddress() == "" {
		return false
	}
	if r.owners == nil {
		r.owners = r.findOwners()
	}
	if r.owners.things[t.Subject] || r.owners.hosts[host(r.text(t, urlTerm))] {
		return true
	}
	v, has := r.first(t, parentOrganizationTerm)
	subject, is := rdf.Subject{}, false
	if has {
		subject, is = v.value.Subject()
	}
	return is && r.owners.things[subject]
}

func (r *run) findOwners() *owners {
	found := &owners{things: make(map[rdf.Subject]bool), hosts: make(map[string]bool)}
	if at := host(r.pass.PageAddress()); at != "" {
		found.hosts[at] = true
	}
	for _, site := range r.sites {
		for _, property := range [...]vocab.Term{publisherTerm, copyrightHolderTerm} {
			for v := range r.values(site, property) {
				if subject, is := v.value.Subject(); is {
					found.things[subject] = true
				}
			}
		}
		at := r.text(site, urlTerm)
		if at == "" && site.Subject.Kind == rdf.IRI {
			at = site.Subject.Text
		}
		if at = host(at); at != "" {
			found.hosts[at] = true
		}
	}
	return found
}

// host gives the host of an address without "www.", "" where it has none.
func host(address string) string {
	host, plain := plainHost(address)
	if !plain {
		u, err := url.Parse(address)
		if err != nil {
			return ""
		}
		host = u.Hostname()
	}
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// plainHost gives the host of an address as most are: of http or https, its host without a
// port, all of it characters that need no look at them by themselves.
func plainHost(address string) (host string, plain bool) {
	rest, is := strings.CutPrefix(address, "https://")
	if !is {
		if rest, is = strings.CutPrefix(address, "http://"); !is {
			return "", false
		}
	}
	end := 0
	for end < len(rest) && isHostByte(rest[end]) {
		end++
	}
	if end == 0 || end < len(rest) && rest[end] != '/' {
		return "", false
	}
	for i := end; i < len(rest); i++ {
		if c := rest[i]; c <= ' ' || c >= 0x7f || c == '%' {
			return "", false
		}
	}
	return rest[:end], true
}

func isHostByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.'
}
