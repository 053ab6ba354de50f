package check

import "strings"

var (
	birthWords = []string{"born", "d.o.b", "dob", "date of birth", "birth date", "birthdate", "birth:", "birthday", "geboren", "geb.", "née", "né le"}
	// bounds are words between one of birth and a day that make it a bound: who was born after it.
	bounds = newWordList("after before since until between from nach vor seit ab bis zwischen après avant depuis entre")
)

// How far from a day the words are that tell of a birth, and those that say who was born.
const (
	nearBirth    = 28
	nearSubject  = 96
	behindBirth  = 48
	wordsOfBirth = 4
	wordsOfWhom  = 8
)

// tellsBirthOf tells whether a text says of the day that stands at a place in it that
// somebody was born then.
func tellsBirthOf(text string, start, end int) bool {
	far, near := max(0, start-nearSubject), max(0, start-nearBirth)
	return tellsBirth(strings.ToLower(text[far:near]), strings.ToLower(text[near:start]), strings.ToLower(text[end:min(len(text), end+behindBirth)]))
}

// tellsBirth tells whether a text, in lower case, says of the day behind it that somebody was
// born then. Before are the words before it, in which somebody or something may be named, and
// behind is what follows the day.
func tellsBirth(before, text, behind string) bool {
	for _, word := range birthWords {
		i := strings.LastIndex(text, word)
		if i < 0 || i > 0 && isWordByte(text[i-1]) {
			continue
		}
		bound := false
		for between := range strings.FieldsSeq(text[i+len(word):]) {
			bound = bound || bounds.has(between)
		}
		if !bound && !isBirthOfThing(before+text[:i], behind) {
			return true
		}
	}
	return false
}

// hasBirthInWords tells whether a text has a day with the name of a month, such as 12 March
// 1961, behind words of birth.
func hasBirthInWords(text string) bool {
	if birthPhrases.in(text) == "" {
		return false
	}
	fields := strings.Fields(text)
	for i := range fields {
		if !months.has(strings.Trim(fields[i], ".,")) {
			continue
		}
		// The day stands before the month or behind it, the year behind both.
		for _, at := range [][3]int{{i - 1, i + 1, i - 1}, {i + 1, i + 2, i}} {
			day, year, first := at[0], at[1], at[2]
			if day < 0 || year >= len(fields) || !isDayOfMonth(fields[day]) || !isYear(fields[year]) {
				continue
			}
			words := func(from, to int) string {
				from = max(0, from)
				return strings.ToLower(strings.Join(fields[from:max(from, min(to, len(fields)))], " "))
			}
			ofBirth := first - wordsOfBirth
			if tellsBirth(words(ofBirth-wordsOfWhom, ofBirth)+" ", words(ofBirth, first), words(year+1, year+1+wordsOfWhom)) {
				return true
			}
		}
	}
	return false
}

// isBirthOfThing tells whether what was born is no person but a service, a place or a work, as
// in "the NHS was born on 5 July 1948": the word right before those of birth says so, or
// where there is none, as in "Born on 5 July 1948, the NHS …", those right behind the day.
// Both texts are in lower case. Who is not named is taken for a person.
func isBirthOfThing(before, behind string) bool {
	words := strings.Fields(before)
	for i := len(words) - 1; i >= 0; i-- {
		word := strings.TrimLeft(words[i], "(\"'“„«")
		if strings.ContainsAny(word[max(0, len(word)-1):], ".!?:;") {
			break // another sentence
		}
		isAside := strings.HasSuffix(word, ",")
		isPronoun := pronouns.has(word) // "he had it, born on …" is about somebody else
		word = strings.TrimRight(word, ",)\"'”“»")
		switch {
		case i > 0 && isTitle(strings.TrimRight(words[i-1], ".")), !isPronoun && pronouns.has(word):
			return false // Mr House
		case besideBirth.has(word):
		case i > 0 && (prepositions.has(words[i-1]) || i > 1 && articles.has(words[i-1]) && prepositions.has(words[i-2])):
			for !prepositions.has(words[i]) { // where something is: "the clinic in Riverton"
				i--
			}
		default:
			return bornThings.has(word) && (!isAside || beginsSentence(words[:i]))
		}
	}
	const most = 3
	for i, word := range strings.Fields(behind) {
		if i == most {
			break
		}
		if bornThings.has(strings.TrimRight(word, ",.!")) {
			return true
		}
		if !articles.has(word) {
			break
		}
	}
	return false
}

// beginsSentence tells whether a sentence begins with what follows words, which may be an article
// and an adjective: "our new clinic, born on …", not "he runs a clinic, born on …".
func beginsSentence(words []string) bool {
	others := 0
	for i := len(words) - 1; i >= 0 && !strings.ContainsAny(words[i][len(words[i])-1:], ".!?:;"); i-- {
		if !articles.has(words[i]) {
			others++
		}
	}
	return others <= 1
}

// isTitle tells whether a word, in lower case, stands before the name of a person.
func isTitle(word string) bool { return titles.has(word) || frenchTitles.has(word) }

var (
	// besideBirth are words that stand between who or what was born and the word of birth.
	besideBirth = newWordList("was were is are be been being has had have which that itself first really officially formally actually only as am " +
		"ist war wurde bin bist worden die das eigentlich offiziell est a été fut suis qui")
	pronouns     = newWordList("it es")
	frenchTitles = newWordList("madame monsieur mme mlle m docteur")
	prepositions = newWordList("in of at for by from near within on with im in der von zu bei aus am für de du des à au dans pour chez")
	articles     = newWordList("the a an our this that these their its my your der die das unser unsere diese dieses ein eine le la les l notre ce cette un une")
	// bornThings are what is said to be born and is no person.
	bornThings = newWordList("it nhs service services system clinic clinics practice hospital hospitals surgery pharmacy department ward unit centre center institute institution institutions " +
		"organisation organization association company business firm startup brand group partnership charity foundation trust society union agency council committee board federation " +
		"network movement school college university faculty library museum club idea project programme program scheme initiative campaign concept tradition " +
		"book journal magazine newspaper website site app platform product medicare medicaid building house town city country nation state republic field discipline science " +
		"klinik kliniken praxis krankenhaus spital apotheke abteilung zentrum institut verein firma unternehmen gesellschaft stiftung verband dienst gruppe schule universität idee projekt konzept buch zeitschrift es " +
		"clinique cabinet hôpital pharmacie institut association société entreprise fondation école université service centre groupe idée projet livre revue")
)

var birthPhrases = newPhraseList("born ", "birth", "geboren", "d.o.b", "dob ", "dob: ", "née le", "né le")

var months = newWordList(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober dezember
	janvier février mars avril juin juillet août septembre octobre novembre décembre`)

// isDayOfMonth tells whether a word is the day of a month: 12, 12., 12th, 1er.
func isDayOfMonth(word string) bool {
	digits := strings.TrimRight(word, ".,")
	for _, ending := range []string{"st", "nd", "rd", "th", "er"} {
		digits = strings.TrimSuffix(digits, ending)
	}
	return digits != "" && len(digits) <= 2 && areDigits(digits) && digits != "0" && (len(digits) == 1 || digits <= "31")
}

// isYear tells whether a word is the year in which somebody was born who may read this.
func isYear(word string) bool {
	word = strings.TrimRight(word, ".,;!?)")
	return len(word) == 4 && areDigits(word) && word >= "1900" && word < "2100"
}
