package check

import (
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
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

// isName tells whether a text can be compared as a name: one of signs alone folds to nothing.
func isName(text string) bool { return foldedLength(text, 1) > 0 }

func checkInsiders(p *Pass) {
	items := p.knownReviews().items
	for i := range items {
		item := &items[i]
		p.findInsiders(item.Thing)
		if len(p.insiders) == 0 {
			continue
		}
		byThing, byName := &p.tables[0], &p.tables[1]
		byThing.begin(len(p.insiders))
		byName.begin(len(p.insiders))
		for i := range p.insiders {
			in := &p.insiders[i]
			if in.thing != nil {
				byThing.slot(in.thing.hash(), func(other int32) bool { return p.insiders[other-1].thing == in.thing }).number = int32(i) + 1
			}
			if in.called != "" {
				byName.slot(hashFolded(in.called), func(other int32) bool { return isFolded(in.called, p.insiders[other-1].called) }).number = int32(i) + 1
			}
		}
		for _, review := range item.reviews {
			for i := range review.authors {
				a := &review.authors[i]
				found := int32(0)
				if a.thing != nil {
					found = byThing.slot(a.thing.hash(), func(other int32) bool { return p.insiders[other-1].thing == a.thing }).number
				}
				if found == 0 {
					found = byName.slot(hashFolded(a.called), func(other int32) bool { return isFolded(a.called, p.insiders[other-1].called) }).number
				}
				if found != 0 && a.thing != item.Thing {
					p.Report(a.at, "the author of the review seems to be the "+p.insiders[found-1].as.Name()+" of what is reviewed; look whether that is so, and whether the review says it", authorTerm, "")
				}
			}
		}
	}
}

// insider is one who belongs to a reviewed thing, as what its property says.
type insider struct {
	as    vocab.Term
	thing *Thing
	// called is the name, where it is certain that it is a name of one.
	called string
}

// findInsiders finds those who belong to a thing.
func (p *Pass) findInsiders(t *Thing) {
	empty(&p.insiders)
	for _, term := range insiderTerms {
		property := t.Property(term)
		if property == nil {
			continue
		}
		for i := range property.Values {
			in := insider{as: term, thing: property.Thing(i), called: property.Values[i].Text}
			if in.thing != nil {
				in.called = textOf(in.thing, nameTerm)
			} else if !isText(&property.Values[i]) {
				continue
			}
			if !isFullName(in.called) && (in.thing == nil || in.thing.is(personKind) || !isName(in.called)) {
				in.called = ""
			}
			if in.thing != nil || in.called != "" {
				p.insiders = append(p.insiders, in)
			}
		}
	}
}

// hash is for tables of things.
func (t *Thing) hash() uint64 { return uint64(t.index) * 0x9E3779B97F4A7C15 >> 20 }

// atBody is where the text of a review stands.
func atBody(r *review) At { return AtValue(r.Thing, r.Property(reviewTextTerms[0]), 0) }

func checkDuplicateReviews(p *Pass) {
	known := p.knownReviews()
	if len(known.byItem) < 2 {
		return
	}
	bodies, authors := &p.tables[0], &p.tables[1]
	bodies.begin(2 * len(known.all)) // each by its beginning, and whole where others begin so
	for i := range known.items {
		item := &known.items[i]
		several := len(item.reviews) > 1
		if several {
			authors.begin(item.countAuthors())
		}
		for _, review := range item.reviews {
			if first := known.firstOfBody(bodies, review); first != review {
				p.reportBeside(atBody(review), atBody(first), "another review has the same text; keep one", reviewTextTerms[0], "")
				continue
			}
			for j := range review.authors {
				a := &review.authors[j]
				if !several || !a.isSomebody() {
					continue
				}
				slot := authors.slot(a.hash(), func(other int32) bool { return a.isSame(&known.authors[other-1]) })
				if slot.number != 0 && known.authors[slot.number-1].review != a.review {
					p.reportBeside(a.at, known.authors[slot.number-1].at, "this author has reviewed the same thing in another review; keep one", authorTerm, "")
				}
				slot.number = a.number
			}
		}
	}
}

// firstOfBody gives the first review with the same text: the review itself where there was
// none before, or where the text is short. Most texts begin in a way of their own, so that
// no more of them is hashed; each is hashed whole once at most.
func (r *reviews) firstOfBody(bodies *textTable, one *review) *review {
	body := bodyOf(one)
	beginning, long := foldedBeginning(body)
	if !long {
		return one
	}
	slot := bodies.slot(maphash.Bytes(hashSeed, beginning[:]), func(int32) bool { return true })
	if slot.number == 0 {
		slot.number = one.number
		return one
	}
	first := &r.all[slot.number-1]
	if first == one || bodyOf(first) == body {
		return first
	}
	whole := func(one *review) *textSlot {
		body := bodyOf(one)
		slot := bodies.slot(hashFolded(body), func(other int32) bool { return isFolded(body, bodyOf(&r.all[other-1])) })
		if slot.number == 0 {
			slot.number = one.number
		}
		return slot
	}
	if !slot.several {
		slot.several = true
		whole(first)
	}
	return &r.all[whole(one).number-1]
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
			shown := quote(a.called)
			if findPersonalData(a.called) != 0 {
				shown = "the author" // an address or a number leads to the patient
			}
			p.Report(a.at, shown+" is no name of a person: it "+fault, authorTerm, "")
		}
	}
}

// nameFault says why a text is no name of a person, empty where it may be one.
func nameFault(text string) string {
	text = trimSpace(text)
	letter, sign, spaces, digits := false, false, 0, 0
	for _, r := range text {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			letter = true
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
	"unknown nobody none name author google local guide a the member parent mother father mum dad anonym anonymer anonyme kunde kundin patientin nutzer benutzer gast nn n/a " +
	"anonimo anonima anónimo anónima anônimo anônima utente usuario usuaria usuário usuária paciente pacientes cliente clientes paziente verificato verificado verificada " +
	"utilisateur utilisatrice visiteur vérifié anoniem anonieme gebruiker klant anonim anonimowy użytkownik pacjent pacjentka аноним пациент пользователь 匿名 匿名希望 匿名さん")

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
			p.sayQuoted(a.called).say(" is nobody's name; a first name or initials say more, and give nobody away").reportSaid(a.at, authorTerm, "")
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
		atWork := author.is(practiceKind) || slices.ContainsFunc(workTerms, func(term vocab.Term) bool { return author.Property(term) != nil })
		if author.Subject.Kind == rdf.IRI && isLinkable(author.Subject.Text) {
			p.Report(AtThing(author), "the identifier of the author holds an e-mail address or a hash, perhaps of one; use a number that says nothing", authorTerm, "")
		}
		for _, term := range reachingTerms {
			if property := author.Property(term); property != nil && !atWork && (term != birthDateTerm || isWholeDate(property.Values[0].Text)) {
				p.Report(AtProperty(author, property), term.Name()+" of the author leads to a patient; take it away", term, "")
			}
		}
		for _, term := range linkableTerms {
			property := author.Property(term)
			if property == nil {
				continue
			}
			for i := range property.Values {
				value := &property.Values[i]
				if len(value.Text) > len("tel:") && hasLower(value.Text, "tel:") {
					p.Report(AtValue(author, property, i), term.Name()+" of the author holds a telephone number; take it away", term, "")
				} else if property.Thing(i) == nil && isLinkable(value.Text) {
					p.Report(AtValue(author, property, i), term.Name()+" of the author holds an e-mail address or a hash, perhaps of one; take it away", term, "")
				}
			}
		}
	}
}

// isWholeDate tells whether a date has its day: many people share a year.
func isWholeDate(text string) bool { return len(text) >= len("2006-01-02") }

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
