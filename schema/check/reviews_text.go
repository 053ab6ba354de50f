package check

import (
	"strings"
	"unicode"
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
		for _, term := range reviewTextTerms {
			property := one.Property(term)
			if property == nil {
				continue
			}
			for j := range property.Values {
				if value := &property.Values[j]; isText(value) {
					r.texts = append(r.texts, reviewText{AtValue(one.Thing, property, j), value.Text, marksOf(value.Text)})
				}
			}
		}
		one.texts = stretch{first, len(r.texts)}
	}
}

func checkPersonalData(p *Pass) {
	texts := p.knownReviews().texts
	for i := range texts {
		if texts[i].marks&(atMark|numberMark) == 0 {
			continue
		}
		if what := personalData(texts[i].text); what != "" {
			at := texts[i].at
			p.Report(at, "the text seems to hold "+what+"; look, and take it out if it is one", at.property.Term, "")
		}
	}
}

// personalData gives what of a person a text seems to hold, empty where nothing
// was found. What it was is not repeated: a log is no place for it.
func personalData(text string) string {
	if hasMail(text) {
		return "an e-mail address"
	}
	digits := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '+' && c != '(' && (c < '0' || c > '9') {
			continue
		}
		end := numberEnd(text, i)
		digits = digits || end > i
		if what := numberKind(text, i, end); what != "" {
			return what
		}
		i = max(end-1, i)
	}
	if digits && hasHomeAddress(text) {
		return "a home address"
	}
	return ""
}

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

// numberKind says what of a person a number is, empty where it is nothing.
func numberKind(text string, start, end int) string {
	if end-start < 6 || start > 0 && isWordByte(text[start-1]) || end < len(text) && isWordByte(text[end]) {
		return ""
	}
	number := strings.TrimPrefix(text[start:end], "(")
	if strings.Contains(number, ")") {
		number = text[start:end]
	}
	digits := onlyDigits(number)
	before := strings.ToLower(text[max(0, start-28):start])
	if len(digits) >= 6 && isPlainDate(number) {
		for _, word := range birthWords {
			if strings.Contains(before, word) {
				return "a date of birth"
			}
		}
		return ""
	}
	if len(digits) >= 5 {
		for _, word := range recordWords {
			if strings.Contains(before, word) {
				return "the number of a patient's record"
			}
		}
	}
	switch {
	case ident.SSN(number) == nil:
		return "a social security number"
	case len(digits) == 15 && ident.NIR(digits) == nil:
		return "a number of the French social security"
	case (len(number) == 10 || len(number) == 12) && ident.NHSNumber(number) == nil:
		return "an NHS number"
	case isPhone(number, digits):
		return "a telephone number"
	}
	return ""
}

var (
	birthWords  = []string{"born", "d.o.b", "dob", "birth", "geboren", "geb.", "née", "né le", "birthday"}
	recordWords = []string{"mrn", "hospital number", "hospital no", "patient number", "patient no", "patient id", "record number", "nhs number", "nhs no", "patientennummer", "versichertennummer"}
)

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

func checkHealthData(p *Pass) {
	var named At
	known := p.knownReviews()
	for i := range known.all {
		r := &known.all[i]
		texts := known.texts[r.texts.from:r.texts.to]
		if len(texts) == 0 {
			continue
		}
		full := false
		for i := range r.authors {
			if a := &r.authors[i]; a.full && !a.isBody() {
				full, named = true, a.at
			}
		}
		for j := range texts {
			at, text := texts[j].at, texts[j].text
			if at.value != 0 || !full && (texts[j].marks&capitalMark == 0 || !namesPerson(text)) || !speaksOfHealth(text) {
				continue
			}
			term := at.property.Term
			if full {
				p.Report(named, "a full name stands beside a text that speaks of an illness, a treatment or a medicine; look whether its author agreed, and else show initials alone", term, "")
				break
			}
			p.Report(at, "the text seems to name somebody in full and to speak of an illness, a treatment or a medicine; look whether that person agreed, and else take the name out", term, "")
			break
		}
	}
}

// speaksOfHealth tells whether a text names a condition, a treatment or a
// medicine.
func speaksOfHealth(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !isASCII(word) {
			word = strings.ToLower(word) // which may have another length
		}
		if healthWords.has(word) || lower(word[len(word)-1]) == 's' && healthWords.has(word[:len(word)-1]) {
			return true
		}
		for _, ending := range healthEndings {
			if end := len(word) - len(ending); end > 2 && hasLower(word[end:], ending) {
				return true
			}
		}
	}
	return false
}

var healthWords = newWordList(`
	diabetes diabetic asthma cancer tumour tumor leukaemia leukemia melanoma lymphoma chemotherapy chemo radiotherapy
	depression depressed bipolar schizophrenia anorexia bulimia adhd autism autistic ptsd ocd addiction alcoholism anxiety
	hiv aids hepatitis herpes chlamydia syphilis gonorrhoea std sti hpv tuberculosis covid
	arthritis osteoporosis arthrosis gout fibromyalgia sciatica scoliosis hernia slipped-disc fracture
	epilepsy seizure stroke dementia alzheimer parkinson migraine ms multiple-sclerosis
	angina infarction arrhythmia fibrillation hypertension stent pacemaker bypass
	psoriasis eczema acne rosacea
	ivf miscarriage abortion pregnancy pregnant endometriosis menopause contraception vasectomy infertility caesarean
	surgery operation transplant biopsy colonoscopy endoscopy hysterectomy mastectomy cataract implant implants botox liposuction
	insulin metformin warfarin methadone antidepressant antidepressants sertraline fluoxetine statin ibuprofen morphine chemo
	diagnosed diagnosis hip-replacement knee-replacement
	krebs diabetiker asthmatiker depressionen operiert bandscheibenvorfall schlaganfall herzinfarkt schwangerschaft
	epilepsie migräne arthrose bluthochdruck chemotherapie schizophrenie demenz magersucht brustkrebs fehlgeburt abtreibung diagnostiziert
	diabète dépression grossesse opéré opérée épilepsie asthme chimiothérapie schizophrénie démence avortement diagnostiqué diagnostiquée`)

var healthEndings = []string{"itis", "ectomy", "oplasty", "oscopy", "osis", "algia", "aemia"}

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

func checkReplies(p *Pass) {
	for r := range p.eachReview() {
		comments := r.Property(commentTerm)
		if comments == nil {
			continue
		}
		for j := range comments.Values {
			if comment := comments.Thing(j); comment != nil {
				for _, term := range replyTextTerms {
					if property := comment.Property(term); property != nil && isText(&property.Values[0]) {
						p.checkReply(AtValue(comment, property, 0), property.Values[0].Text)
					}
				}
			} else if isText(&comments.Values[j]) {
				p.checkReply(AtValue(r.Thing, comments, j), comments.Values[j].Text)
			}
		}
	}
}

var replyTextTerms = []vocab.Term{vocab.Lookup("text"), vocab.Lookup("description")}

func (p *Pass) checkReply(at At, text string) {
	if phrase := disclosures.in(strings.ReplaceAll(text, "’", "'")); phrase != "" {
		p.Report(at, "the reply seems to confirm that the author was treated ("+phrase+"); look, and answer without saying so", at.property.Term, "")
	}
}

// disclosures are phrases by which a provider confirms that somebody was there.
var disclosures = newPhraseList(
	"your appointment", "your visit", "your treatment", "your surgery", "your operation", "your procedure", "your diagnosis", "your consultation",
	"your insurance", "your bill", "your invoice", "your records", "your file", "your test result", "your results", "your x-ray", "your prescription",
	"when you came", "when you saw", "when you were here", "you were seen", "as our patient", "being our patient", "as a patient of", "you had been a patient", "we treated you",
	"ihr termin", "ihre behandlung", "ihrer behandlung", "ihrem termin", "ihre rechnung", "ihre operation", "votre rendez-vous", "votre traitement",
)
