package check

import (
	"strings"
	"sync"
	"unicode"

	"github.com/healthld/healthld/internal/vocab"
)

// isDuration tells whether a text is a duration by ISO 8601: P, then numbers
// with the letters Y, M, W, D, then T and numbers with H, M, S, each letter once
// and in that order, at least one in all and one behind T. The last number may
// have decimals.
func isDuration(text string) bool {
	text = strings.TrimPrefix(text, "-")
	rest, is := strings.CutPrefix(text, "P")
	if !is || rest == "" {
		return false
	}
	date, clock, timed := strings.Cut(rest, "T")
	if timed && clock == "" {
		return false
	}
	return areComponents(date, "YMWD", !timed) && areComponents(clock, "HMS", true)
}

// areComponents tells whether a text is made of numbers with some of the
// letters behind them, in their order.
func areComponents(text, letters string, decimals bool) bool {
	for text != "" {
		end := strings.IndexAny(text, letters)
		if end <= 0 {
			return false
		}
		number, letter := text[:end], text[end]
		letters = letters[strings.IndexByte(letters, letter)+1:]
		text = text[end+1:]
		whole, fraction, found := strings.Cut(strings.Replace(number, ",", ".", 1), ".")
		if !areDigits(whole) || found && (!decimals || text != "" || !areDigits(fraction)) {
			return false
		}
	}
	return true
}

// checkDuration says what is wrong with a duration.
func checkDuration(property vocab.Term, text string) (fault, suggestion string) {
	if len(text) <= 30 && isDuration(strings.ToUpper(text)) {
		suggestion = strings.ToUpper(text)
	}
	if suggestion == "" {
		suggestion = meantDuration(text)
	}
	return "is no duration; " + property.Name() + " expects a form such as PT30M for 30 minutes or P2D for two days", suggestion
}

// unitsOfTime are words for units of time with the letters that durations have for them, from
// the longest on. They are made when they are first asked for.
var unitsOfTime = sync.OnceValue(func() map[string]byte {
	letters := make(map[string]byte)
	for letter, words := range map[byte]string{
		'W': "week weeks woche wochen semaine semaines semana semanas weken settimane",
		'D': "day days tag tage tagen jour jours día días dia dias dag dagen giorno giorni",
		'H': "h hr hrs hour hours std stunde stunden heure heures hora horas uur ora ore",
		'M': "min mins minute minutes minuten minuut minuto minuti minutos",
		'S': "sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos seconden secondi",
	} {
		for word := range strings.FieldsSeq(words) {
			letters[word] = letter
		}
	}
	return letters
})

// meantDuration gives the duration that a text says in words, such as "1 hour 30 minutes", and
// nothing where it says anything else.
func meantDuration(text string) string {
	const longest = 40
	if len(text) > longest {
		return ""
	}
	date, clock, order := "", "", "WDHMS"
	for rest := strings.ToLower(text); ; {
		rest = strings.TrimLeft(rest, " ,.")
		for _, and := range [...]string{"and ", "und ", "et ", "y ", "e ", "en "} {
			rest = strings.TrimPrefix(rest, and)
		}
		if rest == "" {
			break
		}
		end := 0
		for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
			end++
		}
		number := strings.TrimLeft(rest[:end], "0")
		rest = strings.TrimLeft(rest[end:], " -")
		unit := rest
		if stop := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); stop >= 0 {
			unit = rest[:stop]
		}
		rest = rest[len(unit):]
		letter := unitsOfTime()[unit]
		if unit == "m" && strings.HasSuffix(clock, "H") {
			letter = 'M' // as in 1h 30m; else it may be months
		}
		place := strings.IndexByte(order, letter)
		if number == "" || letter == 0 || place < 0 {
			return ""
		}
		order = order[place+1:]
		if letter == 'W' || letter == 'D' {
			date += number + string(letter)
		} else {
			clock += number + string(letter)
		}
	}
	switch {
	case clock != "":
		return "P" + date + "T" + clock
	case date != "":
		return "P" + date
	}
	return ""
}
