package check

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/ident"
	"github.com/healthld/healthld/internal/vocab"
)

// reviewText is a text of a review.
type reviewText struct {
	at   At
	text string
	// marks say what is in the text at all.
	marks textMarks
}

// textMarks tell what bytes are in a text, by which rules pass over most texts.
type textMarks uint8

const (
	// atMark is an at sign, and numberMark a digit or what else a number begins with.
	atMark textMarks = 1 << iota
	numberMark
	// capitalMark is what a word with a capital letter may begin with, but for the first
	// byte of the text.
	capitalMark
)

var marksOfBytes = func() (marks [256]textMarks) {
	for i := range marks {
		switch c := byte(i); {
		case c == '@':
			marks[i] = atMark
		case c >= '0' && c <= '9' || c == '+' || c == '(':
			marks[i] = numberMark
		case c == firstOfArabic || c == firstOfPersian:
			marks[i] = numberMark | capitalMark
		case c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf:
			marks[i] = capitalMark
		}
	}
	return marks
}()

func marksOf(text string) textMarks {
	if text == "" {
		return 0
	}
	marks := marksOfBytes[text[0]] &^ capitalMark
	for i := 1; i < len(text); i++ {
		marks |= marksOfBytes[text[i]]
	}
	return marks
}

// findTexts finds the texts of all reviews, in their order.
func (r *reviews) findTexts() {
	for i := range r.all {
		one := &r.all[i]
		if one.aggregate {
			continue
		}
		first := len(r.texts)
		r.texts = roomy(r.texts, len(reviewTextTerms))
		for _, term := range reviewTextTerms {
			r.addTexts(one.Thing, term)
		}
		for _, term := range reviewNoteTerms {
			r.addTexts(one.Thing, term)
			for note := range one.within(term) {
				r.addNotes(note)
			}
		}
		one.texts = stretch{first, len(r.texts)}
	}
}

// addTexts adds the texts that a property holds.
func (r *reviews) addTexts(t *Thing, term vocab.Term) {
	property := t.Property(term)
	if property == nil {
		return
	}
	for j := range property.Values {
		if value := &property.Values[j]; isText(value) {
			r.texts = append(r.texts, reviewText{AtValue(t, property, j), value.Text, marksOf(value.Text)})
		}
	}
}

// addNotes adds the texts of what a review holds for good or bad: a list of items with
// names, or one of them.
func (r *reviews) addNotes(note *Thing) {
	for _, term := range noteTextTerms {
		r.addTexts(note, term)
	}
	r.addTexts(note, noteItemTerm)
	for item := range note.within(noteItemTerm) {
		for _, term := range noteTextTerms {
			r.addTexts(item, term)
		}
	}
}

// within gives the things that stand in full at a property: no thing stands at two.
func (t *Thing) within(term vocab.Term) iter.Seq[*Thing] {
	return func(yield func(*Thing) bool) {
		property := t.Property(term)
		if property == nil {
			return
		}
		for _, target := range property.targets {
			if target != nil && target.place.parent == t && t.Properties[target.place.property].Term == term && !yield(target) {
				return
			}
		}
	}
}

func checkPersonalData(p *Pass) {
	texts := p.knownReviews().texts
	for i := range texts {
		if texts[i].marks&(atMark|numberMark) != 0 {
			p.reportPersonalData(texts[i].at, findPersonalData(texts[i].text))
		}
	}
	if p.traits&aboutPost.traits() != 0 {
		p.checkPosts()
	}
}

// reportPersonalData tells what of a person a text seems to hold.
func (p *Pass) reportPersonalData(at At, found personalKinds) {
	switch words := found.words(); {
	case found == 0:
	case found&(found-1) == 0:
		p.Report(at, "the text seems to hold "+words+"; look, and take it out if it is one", at.property.Term, "")
	default:
		p.Report(at, "the text seems to hold "+words+"; look, and take out what is", at.property.Term, "")
	}
}

// personalKinds are kinds of what belongs to one person, a bit for each.
type personalKinds uint16

const (
	mailAddress personalKinds = 1 << iota
	phoneNumber
	nhsNumber
	ssnNumber
	nirNumber
	kvnrNumber
	recordNumber
	birthDate
	homeAddress
	// likelyNHS is what may be an NHS number by its check digit alone, as one telephone number
	// and one NPI in eleven.
	likelyNHS
	// publicKinds are those that a provider has as well, and tells.
	publicKinds = mailAddress | phoneNumber | homeAddress | likelyNHS
)

var personalWords = [...]string{
	"an e-mail address", "a telephone number", "an NHS number", "a social security number", "a number of the French social security",
	"a number of the German health insurance", "the number of a patient's record", "a date of birth", "a home address", "an NHS number",
}

// words names the kinds. What it was is not repeated: a log is no place for it.
func (k personalKinds) words() string {
	var b strings.Builder
	if k&nhsNumber != 0 {
		k &^= likelyNHS
	}
	for i, words := range personalWords {
		if k&(1<<i) == 0 {
			continue
		}
		switch k &^= 1 << i; {
		case b.Len() == 0:
		case k == 0:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(words)
	}
	return b.String()
}

// findPersonalData gives what of a person a text seems to hold.
func findPersonalData(text string) (found personalKinds) {
	if strings.IndexByte(text, firstOfArabic) >= 0 || strings.IndexByte(text, firstOfPersian) >= 0 {
		text = westernDigits.Replace(text)
	}
	if hasMail(text) {
		found |= mailAddress
	}
	digits := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '+' && c != '(' && (c < '0' || c > '9') {
			continue
		}
		end := numberEnd(text, i)
		digits = digits || end > i
		found |= numberKind(text, i, end)
		i = max(end-1, i)
	}
	if digits && hasHomeAddress(text) {
		found |= homeAddress
	}
	if digits && found&birthDate == 0 && hasBirthInWords(text) {
		found |= birthDate
	}
	return found
}

// What the digits of Arabic and Persian begin with in UTF-8 (U+0660 and U+06F0).
const (
	firstOfArabic  = 0xD9
	firstOfPersian = 0xDB
)

// westernDigits writes the digits of Arabic and Persian as those of ASCII.
var westernDigits = func() *strings.Replacer {
	var pairs []string
	for i := range rune(10) {
		pairs = append(pairs, string('\u0660'+i), string('0'+i), string('\u06F0'+i), string('0'+i))
	}
	return strings.NewReplacer(pairs...)
}()

// hasMail tells whether a text holds an e-mail address: letters and digits on
// both sides of an at sign, and a dot behind.
func hasMail(text string) bool {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '@')
		if i < 0 {
			return false
		}
		at := from + i
		from = at + 1
		if at == 0 || !isMailLetter(text[at-1]) {
			continue
		}
		end := at + 1
		for end < len(text) && isMailLetter(text[end]) {
			end++
		}
		domain := strings.TrimRight(text[at+1:end], ".-")
		dot := strings.LastIndexByte(domain, '.')
		if dot > 0 && len(domain)-dot > 2 {
			return true
		}
	}
}

func isMailLetter(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '.' || c == '-' || c == '_' || c == '+'
}

// numberEnd gives where a number ends that begins at a place: digits with
// spaces, hyphens, points, slashes and parentheses between them, one or two at a
// time.
func numberEnd(text string, start int) int {
	end, gap := start, 0
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			end, gap = i+1, 0
		case i == start && (c == '+' || c == '('):
		case strings.IndexByte(" -.()/", c) >= 0:
			if gap++; gap > 2 {
				return end
			}
		default:
			return end
		}
	}
	return end
}

// numberKind says what of a person a number is, 0 where it is nothing.
func numberKind(text string, start, end int) personalKinds {
	if end-start < 6 || end < len(text) && isWordByte(text[end]) {
		return 0
	}
	if start > 0 && isWordByte(text[start-1]) {
		if (start == 1 || !isWordByte(text[start-2])) && ident.KVNR(text[start-1:end]) == nil {
			return kvnrNumber
		}
		return 0
	}
	number := strings.TrimPrefix(text[start:end], "(")
	if strings.Contains(number, ")") {
		number = text[start:end]
	}
	digits := onlyDigits(number)
	if len(digits) >= 6 && isPlainDate(number) {
		if tellsBirthOf(text, start, end) {
			return birthDate
		}
		return 0
	}
	if len(digits) >= 5 {
		before := strings.ToLower(text[max(0, start-28):start])
		for _, word := range recordWords {
			if strings.Contains(before, word) {
				return recordNumber
			}
		}
	}
	switch {
	case ident.SSN(number) == nil:
		return ssnNumber
	case len(digits) == 15 && ident.NIR(digits) == nil:
		return nirNumber
	case (len(number) == 10 || len(number) == 12) && ident.NHSNumber(number) == nil:
		if number[3] != ' ' {
			return likelyNHS
		}
		return nhsNumber
	case isPhone(number, digits):
		return phoneNumber
	}
	return 0
}

var recordWords = []string{"mrn", "hospital number", "hospital no", "patient number", "patient no", "patient id", "record number", "nhs number", "nhs no", "patientennummer", "versichertennummer"}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf || c == '_'
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// isPlainDate tells whether a number is a day: 14.03.2026, 3/14/26, 2026-03-14.
func isPlainDate(number string) bool {
	parts := strings.FieldsFunc(number, func(r rune) bool { return r == '.' || r == '/' || r == '-' || r == ' ' })
	if len(parts) < 3 {
		return false
	}
	if len(parts[0]) == 4 && parts[0] >= "1900" && parts[0] < "2100" && len(parts[1]) <= 2 && len(parts[2]) <= 2 {
		return true
	}
	return len(parts[0]) <= 2 && len(parts[1]) <= 2 && (len(parts[2]) == 2 && len(parts) == 3 || len(parts[2]) == 4 && parts[2] >= "1900" && parts[2] < "2100")
}

// isPhone tells whether a number looks like one of a telephone: with a plus, with
// a zero in front, or grouped as in North America.
func isPhone(number, digits string) bool {
	if strings.Contains(number, "  ") {
		return false
	}
	switch {
	case number[0] == '+':
		return len(digits) >= 8 && len(digits) <= 15
	case digits[0] == '0':
		return len(digits) >= 10 && len(digits) <= 12 && !strings.Contains(number, ".0")
	case len(digits) == 10:
		groups := strings.FieldsFunc(number, func(r rune) bool { return r < '0' || r > '9' })
		return len(groups) == 3 && len(groups[0]) == 3 && len(groups[1]) == 3 && strings.ContainsAny(number, "-.(")
	}
	return len(digits) == 11 && digits[0] == '1' && strings.ContainsAny(number, "-(")
}

// hasHomeAddress tells whether a text tells where somebody lives: a house number,
// a street, and words that make it a home, or a British post code.
func hasHomeAddress(text string) bool {
	if homePhrases.in(text) == "" {
		return false
	}
	fields := strings.Fields(text)
	for i, field := range fields {
		number := strings.TrimRight(field, "abcABC,")
		if !areDigits(number) || len(number) > 4 {
			continue
		}
		for _, word := range fields[i+1 : min(i+4, len(fields))] {
			if isStreet(strings.ToLower(strings.Trim(word, ".,;!"))) {
				return true
			}
		}
	}
	for i := 1; i < len(fields); i++ {
		if word := strings.ToLower(strings.Trim(fields[i-1], ".,;!")); isStreet(word) && areDigits(strings.Trim(fields[i], ".,;!")) {
			return true // in German the number stands behind the street
		}
	}
	return false
}

var homePhrases = newPhraseList("i live at", "we live at", "my address", "our address", "my home at", "my house at", "lives at", "ich wohne", "wir wohnen", "meine adresse", "j'habite", "living at")

var streets = newWordList("street st road rd avenue ave lane drive close court terrace crescent way rue boulevard weg allee platz gasse")

func isStreet(word string) bool {
	return streets.has(word) || strings.HasSuffix(word, "straße") || strings.HasSuffix(word, "strasse") || strings.HasSuffix(word, "weg") && len(word) > 4 || strings.HasSuffix(word, "gasse")
}

// trimMarks takes commas and points from both ends of a word.
func trimMarks(word string) string {
	isMark := func(c byte) bool { return c == ',' || c == '.' }
	for word != "" && isMark(word[0]) {
		word = word[1:]
	}
	for word != "" && isMark(word[len(word)-1]) {
		word = word[:len(word)-1]
	}
	return word
}

func checkIncentives(p *Pass) {
	texts := p.knownReviews().texts
	for i := range texts {
		if phrase := incentives.in(texts[i].text); phrase != "" {
			at := texts[i].at
			p.Report(at, "the text speaks of a reward ("+phrase+"); look whether one was given for the review, and if so say that beside it", at.property.Term, "")
		}
	}
}

// incentives are phrases that tell of a reward for a review.
var incentives = newPhraseList(
	"in exchange for", "in return for a review", "in return for my", "in return for an honest", "in return for writing", "free sample", "free product",
	"gift card", "gift voucher", "voucher", "discount code", "received a discount", "got a discount", "% off my next", "% discount",
	"was paid", "got paid", "were paid to", "prize draw", "loyalty points", "reward points", "received it free", "received this free",
	"got it for free", "got this for free", "received this product for free", "sent me this for free", "gutschein für", "im gegenzug", "kostenlos erhalten", "gratis erhalten", "en échange d",
)
