package check

import (
	"slices"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// everydayMembers are what people call members of enumerations that are no specialties, in
// lower case: the short names of days in openingHours, and days and whether something is in
// stock in the languages of Europe.
// What is short in several of them is not there, such as mar. They are made
// when they are first asked for.
var everydayMembers = sync.OnceValue(func() map[string]vocab.Term {
	names := make(map[string]vocab.Term)
	for member, spelled := range map[string]string{
		"Monday":         "mo mon lundi montag lunes lunedì lunedi maandag segunda-feira poniedziałek måndag mandag",
		"Tuesday":        "tu tue tues mardi dienstag martes martedì martedi dinsdag terça-feira wtorek tisdag tirsdag",
		"Wednesday":      "we wed weds mercredi mittwoch miércoles miercoles mercoledì mercoledi woensdag quarta-feira środa onsdag",
		"Thursday":       "th thu thur thurs jeudi donnerstag jueves giovedì giovedi donderdag quinta-feira czwartek torsdag",
		"Friday":         "fr fri vendredi freitag viernes venerdì venerdi vrijdag sexta-feira piątek fredag",
		"Saturday":       "sa sat samedi samstag sonnabend sábado sabado sabato zaterdag sobota lördag lørdag",
		"Sunday":         "su sun dimanche sonntag domingo domenica zondag niedziela söndag søndag",
		"PublicHolidays": "ph holiday holidays publicholiday feiertag feiertage feiertags",

		"InStock":    "available verfügbar auflager vorrätig enstock disponible disponibile disponível opvoorraad dostępny",
		"OutOfStock": "unavailable nichtverfügbar nichtauflager nichtvorrätig",
		"SoldOut":    "ausverkauft agotado esaurito esgotado épuisé uitverkocht",

		"NoninvasiveProcedure":  "noninvasive nichtinvasiv",
		"PercutaneousProcedure": "percutaneous",
		"FDAcategoryA":          "a", "FDAcategoryB": "b", "FDAcategoryC": "c", "FDAcategoryD": "d", "FDAcategoryX": "x",

		"NewCondition":         "new neu brandnew neuf nuevo nuovo",
		"UsedCondition":        "used gebraucht secondhand preowned usado usato occasion",
		"RefurbishedCondition": "refurbished generalüberholt reconditioned renewed",
		"DamagedCondition":     "damaged beschädigt broken",
	} {
		for name := range strings.FieldsSeq(spelled) {
			names[wordSeparators.Replace(name)] = vocab.Lookup(member)
		}
	}
	return names
})

// manyDays are what people call several days.
var manyDays = map[string][]vocab.Term{
	"weekdays": dayMembers[:5], "weekday": dayMembers[:5], "werktags": dayMembers[:5], "workdays": dayMembers[:5],
	"weekend": dayMembers[5:7], "weekends": dayMembers[5:7], "wochenende": dayMembers[5:7],
	"daily": dayMembers[:7], "everyday": dayMembers[:7], "täglich": dayMembers[:7], "alldays": dayMembers[:7],
}

// longestList is longer than what somebody writes who names several members in one text.
const longestList = 120

// meantMembers gives the members that a property expects and a text names in everyday words
// or several at a time, as "Monday-Friday" and "Monday, Tuesday" do; none where a part of the
// text names none.
func meantMembers(property vocab.Term, text string) []vocab.Term {
	if len(text) > longestList {
		return nil
	}
	if one := memberOf(property, text); one != 0 {
		return []vocab.Term{one}
	}
	if days := manyDays[wordSeparators.Replace(strings.ToLower(text))]; days != nil && vocab.Expects(property, days[0]) {
		return days
	}
	var found []vocab.Term
	for part := range strings.FieldsFuncSeq(listWords.Replace(text), func(r rune) bool { return strings.ContainsRune(",;/|&+", r) }) {
		members := daysOf(property, part)
		if one := memberOf(property, part); one != 0 {
			members = []vocab.Term{one}
		}
		if len(members) == 0 {
			return nil
		}
		for _, member := range members {
			if !slices.Contains(found, member) {
				found = append(found, member)
			}
		}
	}
	return found
}

// listWords stand between members of a list in place of a comma.
var listWords = strings.NewReplacer(" and ", ",", " und ", ",", " et ", ",")

// daysOf gives the days of a range such as Mo-Fr and Monday to Friday.
func daysOf(property vocab.Term, text string) []vocab.Term {
	for _, separator := range [...]string{"-", "–", "—", " to ", " bis ", " through "} {
		first, last, found := strings.Cut(text, separator)
		if !found {
			continue
		}
		from, to := slices.Index(dayMembers[:7], memberOf(property, first)), slices.Index(dayMembers[:7], memberOf(property, last))
		if from < 0 || to < 0 {
			continue
		}
		var days []vocab.Term
		for day := from; ; day = (day + 1) % 7 {
			days = append(days, dayMembers[day])
			if day == to {
				return days
			}
		}
	}
	return nil
}

// memberOf gives the member that a property expects by its name or an everyday one.
func memberOf(property vocab.Term, text string) vocab.Term {
	text = strings.TrimSpace(text)
	if member := vocab.Lookup(text); member.Is(vocab.Member) && vocab.Expects(property, member) {
		return member
	}
	member := everydayMembers()[strings.TrimSuffix(wordSeparators.Replace(strings.ToLower(text)), ".")]
	if member != 0 && vocab.Expects(property, member) {
		return member
	}
	if specialties := meantSpecialties(property, text); len(specialties) == 1 {
		return specialties[0]
	}
	return 0
}

// namesOf lists the names of all terms, since each is to be written.
func namesOf(terms []vocab.Term) string {
	var names []string
	for _, term := range terms {
		names = append(names, term.Name())
	}
	return strings.Join(names, ", ")
}
