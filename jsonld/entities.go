package jsonld

import (
	"html"
	"strings"
)

// JSON whose quotation marks are character references of HTML, since somebody
// escaped it as if it were text of a page. In a script element nothing resolves
// them.

// longestEntity is how many bytes a character reference has at most.
const longestEntity = 40

// isEntityQuote tells whether a character reference for a quotation mark is next.
func (l *lexer) isEntityQuote() bool {
	return len(l.moved) == 0 && l.from < 0 && entityAt(l.src[l.at:]) != "" && html.UnescapeString(entityAt(l.src[l.at:])) == `"`
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
		resolved := ""
		if entity != "" {
			resolved = html.UnescapeString(entity)
		}
		if entity == "" || resolved == entity || strings.HasPrefix(resolved, "&") && resolved != "&" {
			b.WriteByte('&') // none: it stays
			at++
			continue
		}
		b.WriteString(resolved)
		at += len(entity)
		moved = append(moved, shift{at: b.Len(), by: at - b.Len()})
	}
	l.src, l.moved = b.String(), moved
	l.at, l.tokens, l.open, l.values, l.deep = 0, l.tokens[:0], l.open[:0], 0, false
	l.objects, l.names = 0, 0
	l.repaired = nil
	l.commentEnd, l.blockEnd, l.brace = ahead{}, ahead{}, ahead{}
	return beforeValue
}
