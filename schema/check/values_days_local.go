package check

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// shortLocalDays are the short names of days in languages, from Monday on: what is short for
// one day in one of them may be for another in the next.
var shortLocalDays = func() (languages []map[string]int) {
	for _, names := range [...]string{
		"m tu w th f sa su",
		"mo di mi do fr sa so",
		"ma di wo do vr za zo", "maa din woe don vri zat zon",
		"lu ma me je ve sa di", "lun mar mer jeu ven sam dim",
		"l m x j v s d", "lu ma mi ju vi sa do", "lun mar mie jue vie sab dom", "lun mar mié jue vie sáb dom",
		"lu ma me gi ve sa do", "lun mar mer gio ven sab dom",
		"seg ter qua qui sex sab dom", "seg ter qua qui sex sáb dom",
		"pn wt śr cz pt sb nd", "pn wt śr czw pt so nd", "pon wt śr czw pt sob niedz", "pon wto śro czw pią sob nie",
		"h k sze cs p szo v",
		"po út st čt pá so ne", "po ut st št pi so ne",
		"lu ma mi jo vi sâ du",
		"man tir ons tor fre lør søn", "mån tis ons tors fre lör sön",
		"pzt sal çar per cum cmt paz",
		"пн вт ср чт пт сб вс", "пн вт ср чт пт сб нд",
	} {
		days := make(map[string]int)
		for i, name := range strings.Fields(names) {
			days[name] = i
		}
		languages = append(languages, days)
	}
	return languages
}()

// localDays gives the days that a text names in short in a language, such as L-V, Pn-Pt and
// Mo,Di,Do; none where two languages would have it name other days.
func localDays(text string) []vocab.Term {
	text = betweenDays.Replace(strings.ToLower(text))
	var found []vocab.Term
	for _, language := range shortLocalDays {
		days := weekDays(language, text)
		switch {
		case days == nil:
		case found == nil:
			found = days
		case !slices.Equal(found, days):
			return nil
		}
	}
	return found
}

// betweenDays are words between the first day and the last, with those of lists.
var betweenDays = strings.NewReplacer(" t/m ", "-", " tot ", "-", " bis ", "-", " a ", "-", " à ", "-", " au ", "-", " al ", "-", " do ", "-", "–", "-", "—", "-",
	" und ", ",", " et ", ",", " y ", ",", " e ", ",", " en ", ",", " i ", ",", "/", ",", "&", ",", "+", ",", ";", ",", ".", "")

// weekDays gives the days of the week that a text names in one language, in their order, none
// where a part of it names none.
func weekDays(language map[string]int, text string) []vocab.Term {
	var on [7]bool
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, known := language[strings.TrimSpace(first)]
		to := from
		if known && isRange {
			to, known = language[strings.TrimSpace(last)]
		}
		if !known {
			return nil
		}
		for day := from; ; day = (day + 1) % len(on) {
			on[day] = true
			if day == to {
				break
			}
		}
	}
	var days []vocab.Term
	for day, is := range on {
		if is {
			days = append(days, dayMembers[day])
		}
	}
	return days
}
