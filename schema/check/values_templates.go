package check

import "strings"

// templateMarks are what the languages of templates put around what is to be
// filled in.
var templateMarks = [...][2]string{{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"<?", "?>"}, {"${", "}"}}

// nameMarks are those that stand around a name alone: elsewhere they mean other things.
var nameMarks = [...][2]string{{"[[", "]]"}, {"%%", "%%"}, {"%(", ")s"}, {"%(", ")d"}}

// longestVariable bounds the names of variables, with the mark behind them.
const longestVariable = 64

// holdsTemplate tells whether something stands in a text that a template should have
// filled in.
func holdsTemplate(text string) bool {
	for _, marks := range templateMarks {
		if i := strings.Index(text, marks[0]); i >= 0 && strings.Contains(text[i:], marks[1]) {
			return true
		}
	}
	for _, marks := range nameMarks {
		for rest := text; ; {
			_, behind, found := strings.Cut(rest, marks[0])
			if !found {
				break
			}
			name, _, closed := strings.Cut(behind[:min(len(behind), longestVariable)], marks[1])
			if closed && isVariable(strings.TrimSpace(name)) {
				return true
			}
			rest = behind
		}
	}
	return false
}

// isNameToFill tells whether a whole text is the name of what was to stand there, as
// {name}, __NAME__ and Clinic Name Here.
func isNameToFill(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch text[0] {
	case '{':
		return text[len(text)-1] == '}' && isVariable(text[1:len(text)-1])
	case '[':
		return text[len(text)-1] == ']' && areToFill(strings.Fields(strings.ToLower(underscores.Replace(text[1:len(text)-1]))))
	case 'x', 'X':
		return strings.Trim(text, "xX") == ""
	case 'y', 'Y':
		words := strings.Fields(strings.ToLower(text))
		if words[0] == "your" && len(words) > 1 && wordsToFill.has(words[len(words)-1]) && areToFill(words) {
			return true
		}
	case '_':
		name, begins := strings.CutPrefix(text, "__")
		name, ends := strings.CutSuffix(name, "__")
		return begins && ends && isVariable(name) && strings.ToUpper(name) == name
	}
	if text[len(text)-1]|0x20 != 'e' || len(text) < len("name here") || !hasLower(text[len(text)-len(" here"):], " here") || strings.Count(text, " ") > 3 {
		return false
	}
	words := strings.Fields(strings.ToLower(text))
	switch words[0] {
	case "find", "see", "read", "get", "choose", "search", "show":
		return false // it asks people to do something
	}
	switch words[len(words)-2] {
	case "name", "text", "title", "description", "address", "number", "content":
		return true
	}
	return false
}

// wordsToFill are those of what is to stand in place of a text such as [City] and Your Phone
// Number.
var wordsToFill = newWordList("name address city phone telephone number street zip postcode email url website state country description text title tbd todo cp")

// besideFill are those that stand beside them: in brackets alone are titles that were
// translated too, "[State of the nation]".
var besideFill = newWordList("a an the of and or your our my enter insert add put here full first last second legal main official business company " +
	"clinic practice hospital pharmacy store shop doctor doctors organisation organization brand product service site page office work mobile home fax postal code line — – &")

// areToFill tells whether words say no more than what is to stand there.
func areToFill(words []string) bool {
	const most = 6
	named := 0
	for _, word := range words {
		word = strings.Trim(word, ".,:'’")
		switch {
		case wordsToFill.has(word):
			named++
		case word != "" && !besideFill.has(word):
			return false
		}
	}
	return named > 0 && len(words) <= most
}

// underscores stand between the words of a name.
var underscores = strings.NewReplacer("_", " ", "-", " ")

// isVariable tells whether a text can be the name of a variable, such as clinic.name.
func isVariable(text string) bool {
	if text == "" || text[0] >= '0' && text[0] <= '9' {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !isAlphanumeric(c) && c != '_' && c != '.' && c != '-' {
			return false
		}
	}
	return true
}
