package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

func checkSelfWritten(p *Pass) {
	for i := range p.knownReviews().all {
		r := &p.knownReviews().all[i]
		if r.aggregate || r.item == nil {
			continue
		}
		r.authors(func(author *Thing, called string, at At) {
			if author == r.item || sharesAddress(author, r.item) || isName(called) && folded(called) == folded(textOf(r.item, nameTerm)) && r.item.is(organizationKind|personKind) {
				p.Report(at, "the author of the review is what is reviewed: "+r.item.show(), authorTerm, "")
			}
		})
	}
}

// sharesAddress tells whether two things are one by their sameAs.
func sharesAddress(one, other *Thing) bool {
	if one == nil || one == other {
		return false
	}
	mine, its := one.Property(sameAsTerm), other.Property(sameAsTerm)
	if mine == nil || its == nil {
		return false
	}
	const most = 32
	for i := range min(len(mine.Values), most) {
		for j := range min(len(its.Values), most) {
			if mine.Values[i].Text == its.Values[j].Text {
				return true
			}
		}
	}
	return false
}

func isName(text string) bool { return strings.TrimSpace(text) != "" }

func checkInsiders(p *Pass) {
	type relation struct{ name string }
	for _, item := range p.knownReviews().items {
		byThing := make(map[*Thing]relation)
		byName := make(map[string]relation)
		for _, term := range insiderTerms {
			property := item.Property(term)
			if property == nil {
				continue
			}
			for i := range property.Values {
				insider := property.targets[i]
				called := property.Values[i].Text
				if insider != nil {
					byThing[insider] = relation{term.Name()}
					called = textOf(insider, nameTerm)
				} else if !isText(&property.Values[i]) {
					continue
				}
				if isFullName(called) || insider != nil && !insider.is(personKind) && isName(called) {
					byName[folded(called)] = relation{term.Name()}
				}
			}
		}
		if len(byThing)+len(byName) == 0 {
			continue
		}
		for _, review := range item.reviews {
			review.authors(func(author *Thing, called string, at At) {
				found, is := byThing[author]
				if author == nil || !is {
					found, is = byName[folded(called)]
				}
				if is && author != item.Thing {
					p.Report(at, "the author of the review seems to be the "+found.name+" of what is reviewed; look whether that is so, and whether the review says it", authorTerm, "")
				}
			})
		}
	}
}

func checkDuplicateReviews(p *Pass) {
	bodies := make(map[string]*Thing)
	for _, item := range p.knownReviews().items {
		authors := make(map[string]*Thing)
		for _, review := range item.reviews {
			if body := folded(textOf(review.Thing, reviewTextTerms[0])); len(body) >= 16 {
				if other := bodies[body]; other != nil && other != review.Thing {
					p.Report(AtValue(review.Thing, review.Property(reviewTextTerms[0]), 0), "another review has the same text; keep one", reviewTextTerms[0], "")
					continue
				}
				bodies[body] = review.Thing
			}
			review.authors(func(author *Thing, called string, at At) {
				key := folded(called)
				if author != nil && author.Subject.Kind == rdf.IRI {
					key = author.Subject.Text
				} else if !isFullName(called) || isPlaceholder(called) {
					return // many are called Anna
				}
				if other := authors[key]; other != nil && other != review.Thing {
					p.Report(at, "this author has reviewed the same thing in another review; keep one", authorTerm, "")
				}
				authors[key] = review.Thing
			})
		}
	}
}

// eachAuthor calls what it is given with every author of a review.
func (p *Pass) eachAuthor(author func(r *review, author *Thing, called string, at At)) {
	for i := range p.knownReviews().all {
		if r := &p.knownReviews().all[i]; !r.aggregate {
			r.authors(func(who *Thing, called string, at At) { author(r, who, called, at) })
		}
	}
}

func checkAuthorNames(p *Pass) {
	p.eachAuthor(func(r *review, author *Thing, called string, at At) {
		if author != nil && author.is(organizationKind) && !author.is(personKind) {
			return
		}
		if fault := nameFault(called); fault != "" {
			p.Report(at, quote(called)+" is no name of a person: it "+fault, authorTerm, "")
		}
	})
}

// nameFault says why a text is no name of a person, empty where it may be one.
func nameFault(text string) string {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text)
	switch {
	case text == "":
		return ""
	case strings.Contains(text, "://") || strings.HasPrefix(lower, "www.") || strings.HasSuffix(lower, ".com"):
		return "is a web address"
	case hasMail(text):
		return "is an e-mail address"
	case strings.ContainsAny(text, "%£$€<>{}|"):
		return "has signs that no name has"
	case !strings.ContainsFunc(text, unicode.IsLetter):
		return "has no letter"
	case strings.Count(text, " ") > 6:
		return "is as long as a sentence"
	}
	for word := range strings.FieldsFuncSeq(lower, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if sloganWords[word] {
			return "reads like an offer"
		}
	}
	if digits := countDigits(text); digits >= 7 {
		return "holds a long number"
	}
	return ""
}

var sloganWords = wordSet("discount sale offer voucher coupon cheap buy shop deal deals promo free bestseller click rabatt gutschein angebot kaufen gratis")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

func countDigits(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}

// placeholders are words that names of nobody are made of.
var placeholders = wordSet("anonymous anon anonymised patient patients customer client user guest admin administrator test tester verified reviewer visitor " +
	"unknown nobody none name author google local guide a the member parent mother father mum dad anonym anonymer anonyme kunde kundin patientin nutzer gast nn n/a")

func isPlaceholder(name string) bool {
	words, known := 0, 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if placeholders[word] {
			known++
		}
	}
	return words > 0 && words == known
}

func checkPlaceholderAuthors(p *Pass) {
	p.eachAuthor(func(r *review, author *Thing, called string, at At) {
		if isPlaceholder(called) {
			p.Report(at, quote(called)+" is nobody's name; a first name or initials say more, and give nobody away", authorTerm, "")
		}
	})
}

// isFullName tells whether a text looks like the first and last name of a
// person: two words and more that begin with capitals, none an initial.
func isFullName(text string) bool {
	words := 0
	for word := range strings.FieldsSeq(text) {
		if titles[strings.ToLower(strings.Trim(word, ".,"))] {
			continue
		}
		first, size := utf8.DecodeRuneInString(word)
		if lower := strings.ToLower(word); particles[lower] {
			continue
		}
		if !unicode.IsUpper(first) || len(word) < size+1 || strings.HasSuffix(word, ".") || strings.ContainsFunc(word, func(r rune) bool {
			return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’'
		}) {
			return false
		}
		words++
	}
	return words >= 2 && words <= 5 && !isPlaceholder(text)
}

var (
	titles    = wordSet("dr prof professor mr mrs ms miss mx sir dame dr-ing herr frau med m.d md phd")
	particles = wordSet("von van der de la le di da del den ter zu bin al")
)

func checkLinkableAuthors(p *Pass) {
	p.eachAuthor(func(r *review, author *Thing, called string, at At) {
		if author == nil || author.is(organizationKind) && !author.is(personKind) || author == r.item {
			return
		}
		if author.Subject.Kind == rdf.IRI && isLinkable(author.Subject.Text) {
			p.Report(AtThing(author), "the identifier of the author holds an e-mail address or a hash, perhaps of one; use a number that says nothing", authorTerm, "")
		}
		for _, term := range linkableTerms {
			property := author.Property(term)
			if property == nil {
				continue
			}
			for i := range property.Values {
				if value := &property.Values[i]; property.targets[i] == nil && isLinkable(value.Text) {
					p.Report(AtValue(author, property, i), term.Name()+" of the author holds an e-mail address or a hash, perhaps of one; take it away", term, "")
				}
			}
		}
	})
}

// isLinkable tells whether a text holds an e-mail address, or a hash of MD5,
// SHA-1 or SHA-256, which are made of such addresses to show pictures.
func isLinkable(text string) bool {
	if hasMail(text) || strings.Contains(text, "gravatar.com/") {
		return true
	}
	digits := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && isHex(text[i]) {
			digits++
			continue
		}
		if digits == 32 || digits == 40 || digits == 64 {
			return true
		}
		digits = 0
	}
	return false
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
