package jsonld

import (
	"errors"
	"strconv"
	"strings"
	"sync"
)

// JSON whose quotation marks are character references of HTML, since somebody
// escaped it as if it were text of a page. In a script element nothing resolves
// them.

// longestEntity is how many bytes a character reference has at most.
const longestEntity = 40

// isEntityQuote tells whether a character reference for a quotation mark is next.
func (l *lexer) isEntityQuote() bool {
	return len(l.moved) == 0 && l.from < 0 && resolveEntity(entityAt(l.src[l.at:])) == `"`
}

// entityAt gives the character reference at the beginning of a text, or "".
func entityAt(text string) string {
	end := strings.IndexByte(text[:min(len(text), longestEntity)], ';')
	if end < 0 {
		return ""
	}
	return text[:end+1]
}

// unescape begins again with a text in which all character references are
// replaced.
func (l *lexer) unescape() lexerState {
	l.fault(l.at, "the JSON is escaped as text of HTML", "JSON as it is, since nothing in a script resolves "+quoteExcerpt(entityAt(l.src[l.at:])), "it is read as if the references were resolved")
	input := l.src
	var b strings.Builder
	b.Grow(len(input))
	var moved []shift
	for at := 0; ; {
		i := strings.IndexByte(input[at:], '&')
		if i < 0 {
			b.WriteString(input[at:])
			break
		}
		b.WriteString(input[at : at+i])
		at += i
		entity := entityAt(input[at:])
		resolved := resolveEntity(entity)
		if resolved == "" {
			b.WriteByte('&') // none: it stays
			at++
			continue
		}
		b.WriteString(resolved)
		at += len(entity)
		moved = append(moved, shift{at: b.Len(), by: at - b.Len()})
	}
	l.restart(b.String(), moved)
	return beforeValue
}

// restart begins again with a text that was made of the one before. What was told of
// that stays told.
func (l *lexer) restart(src string, moved []shift) {
	l.src, l.moved, l.repaired = src, moved, nil
	l.at, l.tokens, l.open, l.deep = 0, l.tokens[:0], l.open[:0], false
	l.values, l.objects, l.arrays, l.names, l.keywords = 0, 0, 0, 0, 0
	l.commentEnd, l.blockEnd, l.brace = ahead{}, ahead{}, ahead{}
}

// resolveEntity gives what a character reference stands for (HTML, section 13.2.5.72
// and those behind it), and "" where it is none or empty.
func resolveEntity(entity string) string {
	if len(entity) < 3 {
		return ""
	}
	name := entity[1 : len(entity)-1]
	if name[0] == '#' {
		return resolveNumber(name[1:])
	}
	entitiesOnce.Do(makeEntities)
	return entities[name]
}

// entities are the characters of named references.
var (
	entitiesOnce sync.Once
	entities     map[string]string
)

func makeEntities() {
	entities = make(map[string]string, strings.Count(entityNames, "\n"))
	for line := range strings.Lines(entityNames) {
		name, codes, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		var characters []rune
		for code := range strings.SplitSeq(codes, " ") {
			character, _ := strconv.ParseInt(code, 16, 32)
			characters = append(characters, rune(character))
		}
		entities[name] = string(characters)
	}
}

// resolveNumber gives the character of a numeric reference. What is no character
// is U+FFFD, and 80 to 9F (hexadecimal) are taken for those of windows-1252.
func resolveNumber(digits string) string {
	base := 10
	if digits != "" && digits[0]|0x20 == 'x' {
		base, digits = 16, digits[1:]
	}
	if digits == "" || digits[0] == '+' || digits[0] == '-' {
		return ""
	}
	number, err := strconv.ParseInt(digits, base, 32)
	switch {
	case errors.Is(err, strconv.ErrRange), err == nil && number == 0:
		return "\uFFFD"
	case err != nil:
		return ""
	case number >= 0x80 && number < 0x80+int64(len(windows1252)):
		number = int64(windows1252[number-0x80])
	}
	return string(rune(number)) // U+FFFD for what is none
}

// windows1252 are the characters of that code from 80 to 9F (hexadecimal).
var windows1252 = [...]rune{
	'\u20AC', '\u0081', '\u201A', '\u0192', '\u201E', '\u2026', '\u2020', '\u2021',
	'\u02C6', '\u2030', '\u0160', '\u2039', '\u0152', '\u008D', '\u017D', '\u008F',
	'\u0090', '\u2018', '\u2019', '\u201C', '\u201D', '\u2022', '\u2013', '\u2014',
	'\u02DC', '\u2122', '\u0161', '\u203A', '\u0153', '\u009D', '\u017E', '\u0178',
}
