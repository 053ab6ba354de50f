package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// namesPerson tells whether a text names somebody in full who is no professional at
// work: one of the family, a friend, a patient, or its author, who introduces himself or
// signs. Where a name stands without such words, it is that of a doctor as a rule, and
// nothing is said.
func namesPerson(text string) bool {
	if !hasCapitals(text) && !beginsWithPatient(text) {
		return false
	}
	words := strings.Fields(text)
	for i := 0; i+1 < len(words); i++ {
		if !isCapital(words[i]) || !isCapital(words[i+1]) && !particles.has(words[i+1]) {
			continue
		}
		name, next := nameAt(words, i)
		if name == "" {
			continue
		}
		ill := next < len(words) && !endsPart(words[next-1]) && hasIllness(words[next:])
		if i == 0 {
			if ill {
				return true
			}
			continue
		}
		before := plainWord(words[i-1])
		two := before
		if i > 1 {
			two = plainWord(words[i-2]) + " " + before
		}
		switch {
		case ill && !professions.has(before):
			return true
		case acquaintances.has(before) && !endsSentence(words[i-1]),
			introductions.has(two) || introductions.has(before):
			return true
		case selves.has(two) || selves.has(before): // "I am New York based"
			if next == len(words) || endsPart(words[next-1]) || conjunctions.has(plainWord(words[next])) {
				return true
			}
		case next == len(words) && (closings.has(before) || isDash(words[i-1])):
			return true
		}
	}
	return false
}

// hasIllness tells whether words begin with a verb by which one has an illness, and the
// illness: "had breast cancer". Who has patients with it has none.
func hasIllness(words []string) bool {
	const most = 4 // words between the verb and the illness
	if !having.has(words[0]) {
		return false
	}
	for i := 1; i < len(words) && i <= most+1; i++ {
		word := strings.TrimRight(words[i], ".,;:!?)")
		if speaksOfHealth(word) {
			return !atWork.has(word) && (word != words[i] || i+1 == len(words) || !atWork.has(plainWord(words[i+1])))
		}
		if word != words[i] || !ofIllness.has(word) {
			return false
		}
	}
	return false
}

// beginsWithPatient tells whether a text may begin with a full name and what follows it
// where hasIllness finds something.
func beginsWithPatient(text string) bool {
	const most = 4 // words of a name
	number := 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case number >= 2 && having.has(word):
			return true
		case number > most || number < 1 && !isCapital(word) || number == 1 && !isCapital(word) && !particles.has(word):
			return false
		}
		number++
	}
	return false
}

// greetsPerson tells whether a text begins with a full name behind a greeting, as answers to
// patients do.
func greetsPerson(text string) bool {
	words := make([]string, 0, 8)
	for word := range strings.FieldsSeq(text) {
		if words = append(words, word); len(words) == cap(words) {
			break
		}
	}
	for i := 0; i+1 < len(words) && greetings.has(plainWord(words[i])) && !endsSentence(words[i]); i++ {
		if name, _ := nameAt(words, i+1); name != "" {
			return true
		}
	}
	return false
}

// hasCapitals tells whether two words that could be a name stand one behind the other,
// which most texts have not.
func hasCapitals(text string) bool {
	first, before := true, false
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && text[i] > ' ' && text[i] < utf8.RuneSelf {
			i++
		}
		switch {
		case i < len(text) && !isSpace(text[i]):
			return hasCapitalRunes(text)
		case start == i:
			continue
		}
		capital := text[start] >= 'A' && text[start] <= 'Z'
		if before && (capital || particles.has(text[start:i])) {
			return true
		}
		first, before = false, capital && !first
	}
	return false
}

// isSpace tells whether an ASCII character is white space.
func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// hasCapitalRunes is hasCapitals for any text.
func hasCapitalRunes(text string) bool {
	first, before := true, false
	for word := range strings.FieldsSeq(text) {
		capital := isCapital(word)
		if before && (capital || particles.has(word)) {
			return true
		}
		first, before = false, capital && !first
	}
	return false
}

// isCapital tells whether a word begins with a capital letter.
func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// nameAt gives the full name of a person that begins at a word, and the number of the
// word behind it; "" where none does.
func nameAt(words []string, start int) (name string, next int) {
	const longest = 4
	end := start
	for end < len(words) && end-start < longest {
		word := strings.TrimSuffix(strings.TrimRight(words[end], ".,;:!?)"), "'s")
		if !isCapital(word) && !(end > start && particles.has(word)) {
			break
		}
		if noNames.has(word) {
			return "", start
		}
		name += " " + word
		end++
		if endsPart(words[end-1]) {
			break
		}
	}
	if name = strings.TrimSpace(name); !isFullName(name) {
		return "", start
	}
	return name, end
}

// plainWord gives a word in small letters and without punctuation.
func plainWord(word string) string {
	return strings.ToLower(strings.Trim(strings.ReplaceAll(word, "’", "'"), ".,;:!?()\"“”"))
}

func endsPart(word string) bool     { return strings.ContainsAny(word[len(word)-1:], ".,;:!?)") }
func endsSentence(word string) bool { return strings.ContainsAny(word[len(word)-1:], ".;!?") }
func isDash(word string) bool       { return word == "—" || word == "–" || word == "-" || word == "--" }

var (
	// acquaintances are words behind which the name of one stands who is no professional.
	acquaintances = newWordList(`
		son daughter wife husband mother father mum mom dad partner brother sister baby grandmother grandfather grandma grandpa
		grandson granddaughter uncle aunt nephew niece cousin fiancé fiancée girlfriend boyfriend stepson stepdaughter child
		friend neighbour neighbor colleague flatmate roommate
		sohn tochter frau mann ehefrau ehemann mutter vater mama papa bruder schwester oma opa enkel enkelin onkel tante neffe nichte
		freund freundin nachbar nachbarin kollege kollegin lebensgefährte lebensgefährtin
		fils fille mari femme mère père frère sœur ami amie oncle neveu nièce voisin voisine`)
	// professions are words behind which the name of one stands who is at work.
	professions = newWordList(`
		dr prof professor doctor nurse sister surgeon dentist therapist physio physiotherapist pharmacist consultant midwife gp physician psychologist
		arzt ärztin doktor zahnarzt zahnärztin pfleger chirurg chirurgin hebamme therapeut therapeutin docteur médecin infirmier infirmière dentiste`)
	having    = newWordList("had has suffers suffered hat hatte leidet litt a avait souffre souffrait")
	ofIllness = newWordList(`
		a an the her his from severe chronic mild bad early late stage type i ii iii 1 2 3 breast lung skin bowel bladder prostate cervical ovarian heart kidney liver
		an unter ein eine einen seit schwere schweren starke starken le la les un une de du des`)
	// atWork are words of health that say what somebody does, and those behind the name of an
	// illness that make it an occupation.
	atWork = newWordList(`
		diagnosed diagnosis diagnostiziert diagnostiqué surgery operation operiert opéré biopsy
		clinic clinics patient patients expertise experience training nurse nurses specialist specialists session sessions appointments team`)
	greetings     = newWordList("dear hello hi mr mrs ms miss thank thanks you liebe lieber hallo guten tag sehr geehrte geehrter frau herr danke bonjour cher chère madame monsieur merci")
	introductions = newWordList("").and("name is", "name ist", "ich heiße", "ich heisse", "m'appelle", "patient called", "patient named", "patient namens", "patientin namens", "patient nommé", "patiente nommée")
	selves        = newWordList("").and("i am", "i'm", "ich bin", "je suis")
	conjunctions  = newWordList("and und et but aber mais")
	closings      = newWordList("regards yours sincerely signed grüße grüßen gruß cordialement")
	// noNames are words with capitals, in titles and by mistake, that stand in names of
	// places, firms and wards, and in no name of a person.
	noNames = newWordList(`
		clinic hospital surgery centre center dental dentist pharmacy practice ward health care medical ltd inc llc gmbh praxis klinik krankenhaus apotheke
		street road avenue lane park school university college church city town new
		a an the and or but has have had is was were are be been would can could did does do not no never always very so too
		got get went came saw told said ordered bought loves loved likes feels felt needed needs highly five best great good thank thanks danke merci
		he she they we i you it my our his her their who which that this with at in on for from to of by
		monday tuesday wednesday thursday friday saturday sunday january february march july september october november december
		your ihr ihre ihren votre team
		christmas easter type covid nhs dr prof professor doctor nurse`)
)
