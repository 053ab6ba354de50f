package check

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/rdf"
)

func checkSelfWritten(p *Pass) {
	for r := range p.eachReview() {
		if r.aggregate || r.item == nil {
			continue
		}
		for i := range r.authors {
			a := &r.authors[i]
			if a.thing == r.item || sharesAddress(a.thing, r.item) ||
				r.item.is(organizationKind|personKind) && isName(a.called) && isFolded(a.called, textOf(r.item, nameTerm)) {
				p.Report(a.at, "the author of the review is what is reviewed: "+r.item.show(), authorTerm, "")
			}
		}
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
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		var byThing map[*Thing]relation
		var byName map[string]relation
		for _, term := range insiderTerms {
			property := item.Property(term)
			if property == nil {
				continue
			}
			if byThing == nil {
				byThing, byName = make(map[*Thing]relation), make(map[string]relation)
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
			for i := range review.authors {
				a := &review.authors[i]
				found, is := byThing[a.thing]
				if a.thing == nil || !is {
					found, is = byName[folded(a.called)]
				}
				if is && a.thing != item.Thing {
					p.Report(a.at, "the author of the review seems to be the "+found.name+" of what is reviewed; look whether that is so, and whether the review says it", authorTerm, "")
				}
			}
		}
	}
}

func checkDuplicateReviews(p *Pass) {
	known := p.knownReviews()
	if len(known.byItem) < 2 {
		return
	}
	bodies, authors := &p.tables[0], &p.tables[1]
	bodies.begin(len(known.all))
	for i := range known.items {
		item := &known.items[i]
		several := len(item.reviews) > 1
		if several {
			authors.begin(item.countAuthors())
		}
		for _, review := range item.reviews {
			if body := bodyOf(review); foldedLength(body, shortestBody) == shortestBody {
				slot := bodies.slot(hashFolded(body), func(other int) bool { return isFolded(body, bodyOf(&known.all[other-1])) })
				if slot.number != 0 && slot.number != review.number {
					p.Report(AtValue(review.Thing, review.Property(reviewTextTerms[0]), 0), "another review has the same text; keep one", reviewTextTerms[0], "")
					continue
				}
				slot.number = review.number
			}
			for j := range review.authors {
				a := &review.authors[j]
				if !several || !a.isSomebody() {
					continue
				}
				slot := authors.slot(a.hash(), func(other int) bool { return a.isSame(&known.authors[other-1]) })
				if slot.number != 0 && known.authors[slot.number-1].review != a.review {
					p.Report(a.at, "this author has reviewed the same thing in another review; keep one", authorTerm, "")
				}
				slot.number = a.number
			}
		}
	}
}

func (item *reviewedItem) countAuthors() int {
	count := 0
	for _, review := range item.reviews {
		count += len(review.authors)
	}
	return count
}

// shortestBody is how long a folded text is at least that nobody else writes by chance.
const shortestBody = 16

func bodyOf(r *review) string { return textOf(r.Thing, reviewTextTerms[0]) }

// isSomebody tells whether it is certain who the author is: many are called Anna.
func (a *author) isSomebody() bool { return a.isNamed() || a.full }

func (a *author) isNamed() bool { return a.thing != nil && a.thing.Subject.Kind == rdf.IRI }

func (a *author) hash() uint64 {
	if a.isNamed() {
		return hashText(a.thing.Subject.Text)
	}
	return hashFolded(a.called)
}

// isSame tells whether two authors of whom it is certain who they are are one.
func (a *author) isSame(other *author) bool {
	if a.isNamed() || other.isNamed() {
		return a.thing == other.thing
	}
	return isFolded(a.called, other.called)
}

// eachAuthor gives every author of a review.
func (p *Pass) eachAuthor() iter.Seq2[*review, *author] {
	return func(yield func(*review, *author) bool) {
		for r := range p.eachReview() {
			for i := range r.authors {
				if !r.aggregate && !yield(r, &r.authors[i]) {
					return
				}
			}
		}
	}
}

func checkAuthorNames(p *Pass) {
	for _, a := range p.eachAuthor() {
		if a.isBody() {
			continue
		}
		if fault := nameFault(a.called); fault != "" {
			p.Report(a.at, quote(a.called)+" is no name of a person: it "+fault, authorTerm, "")
		}
	}
}

// nameFault says why a text is no name of a person, empty where it may be one.
func nameFault(text string) string {
	text = strings.TrimSpace(text)
	letter, sign, spaces, digits := false, false, 0, 0
	for _, r := range text {
		switch {
		case r == ' ':
			spaces++
		case r >= '0' && r <= '9':
			digits++
		case strings.IndexByte("%$<>{}|", byte(min(r, utf8.RuneSelf))) >= 0 || r == '£' || r == '€':
			sign = true
		default:
			letter = letter || unicode.IsLetter(r)
		}
	}
	switch {
	case text == "":
		return ""
	case strings.Contains(text, "://") || hasLower(text, "www.") || len(text) >= 4 && hasLower(text[len(text)-4:], ".com"):
		return "is a web address"
	case hasMail(text):
		return "is an e-mail address"
	case sign:
		return "has signs that no name has"
	case !letter:
		return "has no letter"
	case spaces > 6:
		return "is as long as a sentence"
	}
	for word := range words(text) {
		if sloganWords.has(word) {
			return "reads like an offer"
		}
	}
	if digits >= 7 {
		return "holds a long number"
	}
	return ""
}

var sloganWords = newWordList("discount sale offer voucher coupon cheap buy shop deal deals promo free bestseller click rabatt gutschein angebot kaufen gratis")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// placeholders are words that names of nobody are made of.
var placeholders = newWordList("anonymous anon anonymised patient patients customer client user guest admin administrator test tester verified reviewer visitor " +
	"unknown nobody none name author google local guide a the member parent mother father mum dad anonym anonymer anonyme kunde kundin patientin nutzer gast nn n/a")

func isPlaceholder(name string) bool {
	any := false
	for word := range words(name) {
		if !placeholders.has(word) {
			return false
		}
		any = true
	}
	return any
}

func checkPlaceholderAuthors(p *Pass) {
	for _, a := range p.eachAuthor() {
		if a.nobody {
			p.Report(a.at, quote(a.called)+" is nobody's name; a first name or initials say more, and give nobody away", authorTerm, "")
		}
	}
}

// isFullName tells whether a text looks like the first and last name of a
// person: two words and more that begin with capitals, none an initial.
func isFullName(text string) bool {
	words := 0
	for word := range strings.FieldsSeq(text) {
		if titles.has(trimMarks(word)) || particles.has(word) {
			continue
		}
		first, size := utf8.DecodeRuneInString(word)
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
	titles    = newWordList("dr prof professor mr mrs ms miss mx sir dame dr-ing herr frau med m.d md phd")
	particles = newWordList("von van der de la le di da del den ter zu bin al")
)

func checkLinkableAuthors(p *Pass) {
	for r, a := range p.eachAuthor() {
		author := a.thing
		if author == nil || a.isBody() || author == r.item {
			continue
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
	}
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
