package check

import (
	"slices"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// shortNames are the short names of days in a language.
type shortNames struct {
	days map[string]int
	// doMeansTo: do stands between the first day and the last; elsewhere it is short for one.
	doMeansTo bool
}

// shortLocalDays are the short names of days in languages, from Monday on: what is short for
// one day in one of them may be for another in the next. A hyphen stands for a day whose
// letter is that of another one too, and so means neither. They are made when they are first
// asked for, since few programs ever do.
var shortLocalDays = sync.OnceValue(func() (languages []shortNames) {
	for _, names := range [...]string{
		"m tu w th f sa su", "m t w - f s -", "m - w t f - s",
		"mo di mi do fr sa so",
		"ma di wo do vr za zo", "maa din woe don vri zat zon", "m d w - v z -", "m - w d v - z",
		"lu ma me je ve sa di", "lun mar mer jeu ven sam dim", "l m - j v s d", "l - m j v s d",
		"l m x j v s d", "lu ma mi ju vi sa do", "lun mar mie jue vie sab dom", "lun mar mié jue vie sáb dom",
		"lu ma me gi ve sa do", "lun mar mer gio ven sab dom", "l m - g v s d", "l - m g v s d",
		"seg ter qua qui sex sab dom", "seg ter qua qui sex sáb dom",
		"(do) pn wt śr cz pt sb nd", "(do) pn wt śr czw pt so nd", "(do) pon wt śr czw pt sob niedz", "(do) pon wto śro czw pią sob nie",
		"h k sze cs p szo v",
		"(do) po út st čt pá so ne", "(do) po ut st št pi so ne",
		"(do) po to sr če pe so ne", "(do) pon tor sre čet pet sob ned", "(do) po ut sr če pe su ne", "(do) pon uto sri čet pet sub ned",
		"lu ma mi jo vi sâ du",
		"man tir ons tor fre lør søn", "mån tis ons tors fre lör sön", "ma ti on to fr lø sø",
		"ma ti ke to pe la su", "e t k n r l p", "pr an tr kt pn št sk",
		"pzt sal çar per cum cmt paz", "pt sa ça pe cu ct pz",
		"пн вт ср чт пт сб вс", "пн вт ср чт пт сб нд",
	} {
		names, doMeansTo := strings.CutPrefix(names, "(do) ")
		days := make(map[string]int)
		for i, name := range strings.Fields(names) {
			if name != "-" {
				days[name] = i
			}
		}
		languages = append(languages, shortNames{days, doMeansTo})
	}
	return languages
})

// localDays gives the days that a text names in short in a language, such as L-V, Pn-Pt and
// Mo,Di,Do; none where two languages would have it name other days.
func localDays(text string) []vocab.Term {
	text = betweenDays.Replace(strings.ToLower(text))
	withDo := strings.ReplaceAll(text, " do ", "-")
	var found []vocab.Term
	for _, language := range shortLocalDays() {
		said := text
		if language.doMeansTo {
			said = withDo
		}
		days := weekDays(language.days, said)
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
var betweenDays = strings.NewReplacer(" t/m ", "-", " tot ", "-", " bis ", "-", " a ", "-", " à ", "-", " au ", "-", " al ", "-", "–", "-", "—", "-",
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
