package jsonld

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/excerpt"
)

// What is found in pages and is no JSON: each is told, and read as what it was
// meant to be where that is certain.

// ahead is the place of something that is looked for again and again. Each is
// looked for only when the one before was passed, so that a text without any costs no
// more than one search.
type ahead struct {
	at    int
	known bool
}

// find gives the place of the next one from a place on, and the length of the text where
// there is none.
func (a *ahead) find(src string, from int, index func(string) int) int {
	if !a.known || a.at < from {
		a.known = true
		if a.at = index(src[from:]); a.at < 0 {
			a.at = len(src)
		} else {
			a.at += from
		}
	}
	return a.at
}

// passesOver passes over a comment, or over the marks of HTML and XML that stand
// around scripts, and tells whether there was any.
func (l *lexer) passesOver() bool {
	rest := l.src[l.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		l.htmlComment()
	case strings.HasPrefix(rest, "-->"):
		l.pass(3, `"-->", which ends a comment of HTML`)
	case hasPrefixFold(rest, "<![CDATA["):
		l.pass(len("<![CDATA["), `"<![CDATA["`)
	case strings.HasPrefix(rest, "]]>"):
		l.pass(3, `"]]>"`)
	case strings.HasPrefix(rest, "/*"):
		end := l.blockEnd.find(l.src, l.at+2, func(s string) int { return strings.Index(s, "*/") })
		if end == len(l.src) {
			l.fault(l.at, `the comment has no end`, `"*/" behind it`, "")
			l.at = end
			break
		}
		l.pass(end+2-l.at, "a comment")
	case strings.HasPrefix(rest, "//"):
		marker := strings.TrimLeft(rest[2:], " \t")
		for _, mark := range []string{"<![CDATA[", "]]>", "<!--", "-->"} {
			if hasPrefixFold(marker, mark) { // what follows in the line is no comment
				l.pass(len(rest)-len(marker)+len(mark), strconv.Quote("//"+mark))
				return true
			}
		}
		end := strings.IndexAny(rest, "\r\n")
		if end < 0 {
			end = len(rest)
		}
		l.pass(end, "a comment")
	case strings.HasPrefix(rest, "\uFEFF"):
		l.pass(3, "a byte order mark")
	case strings.HasPrefix(rest, "\u00A0"):
		l.pass(2, "a no-break space")
	default:
		return false
	}
	return true
}

// pass passes over some bytes.
func (l *lexer) pass(length int, what string) {
	l.fault(l.at, what+" stands in the JSON", "JSON alone (RFC 8259)", "it is passed over")
	l.at += length
}

// htmlComment passes over a comment of HTML, or, where JSON stands in it, over
// what begins it.
func (l *lexer) htmlComment() {
	start := l.at + len("<!--")
	end := l.commentEnd.find(l.src, start, func(s string) int { return strings.Index(s, "-->") })
	brace := l.brace.find(l.src, start, func(s string) int { return strings.IndexAny(s, "{[") })
	if end < brace && end < len(l.src) {
		l.pass(end+3-l.at, "a comment of HTML")
		return
	}
	l.pass(len("<!--"), `"<!--", which begins a comment of HTML,`)
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// oddAfterValue goes on where neither a comma nor the end of an object or array
// follows a value.
func (l *lexer) oddAfterValue(c byte) lexerState {
	if l.passesOver() {
		return afterValue
	}
	top := &l.open[len(l.open)-1]
	next := beforeElement
	if top.kind == jsonObject {
		next = beforeName
	}
	switch {
	case c == '}' || c == ']':
		return l.wrongEnd(c)
	case c == '"' || c == '{' || c == '[' || c == '\'' && top.kind == jsonObject:
		l.fault(l.at, "there is no comma between two values", `","`, "")
		if top.kind == jsonObject && c != '"' && c != '\'' {
			return l.garbage(afterValue)
		}
		return next
	case c == ';':
		l.fault(l.at, `";" stands where "," should`, `","`, "")
		l.at++
		return next
	}
	return l.garbage(afterValue)
}

// wrongEnd closes what is open within the object or array that the bracket ends,
// or passes over a bracket that ends none.
func (l *lexer) wrongEnd(c byte) lexerState {
	kind := jsonObject
	if c == ']' {
		kind = jsonArray
	}
	found := len(l.open) - 1
	for found >= 0 && l.open[found].kind != kind {
		found--
	}
	top := l.open[len(l.open)-1]
	expected := `"}"`
	if top.kind == jsonArray {
		expected = `"]"`
	}
	l.fault(l.at, fmt.Sprintf("%q stands where what begins at %s has no end yet", c, l.place(int(l.tokens[top.index].start))), expected, "")
	l.at++
	if found < 0 {
		return afterValue
	}
	state := afterValue
	for len(l.open) > found {
		state = l.close()
	}
	return state
}

// oddName goes on where no name in quotes follows in an object.
func (l *lexer) oddName(c byte) lexerState {
	if l.passesOver() {
		return beforeName
	}
	switch {
	case c == '}':
		l.fault(l.at, `a comma stands before "}"`, "a comma between two members alone", "")
		l.at++
		return l.close()
	case c == ',':
		l.fault(l.at, "a comma stands where a name should", "a name in quotation marks", "")
		l.at++
		return beforeName
	case c == ']':
		return l.wrongEnd(c)
	case c == '\'':
		l.fault(l.at, "the name stands in single quotation marks", "double ones", "")
		if !l.string('\'') {
			return beforeName
		}
		l.looksAgain()
		return l.valueBehind(l.colon())
	case c == '&' && l.isEntityQuote():
		return l.unescape()
	case l.typographic():
		l.looksAgain()
		return l.valueBehind(l.colon())
	case isWordCharacter(c) || c == '@':
		end := l.at + 1
		for end < len(l.src) && (isWordCharacter(l.src[end]) || l.src[end] == '-' || l.src[end] == '@') {
			end++
		}
		if !l.colonFollows(end) {
			return l.garbage(beforeName)
		}
		l.fault(l.at, "the name "+quoteExcerpt(l.src[l.at:end])+" has no quotation marks", "quotation marks around it", "")
		l.addFlagged(jsonString, bare, l.at, end)
		if !l.isUTF8 {
			l.tokens[len(l.tokens)-1].flags |= needsDecoding
		}
		l.at = end
		l.looksAgain()
		return l.valueBehind(l.colon())
	}
	return l.garbage(beforeName)
}

// typographic reads a string between the quotation marks of running text, which word
// processors and the editors of web sites put in place of straight ones. It is told once,
// since all strings of such a text have them.
func (l *lexer) typographic() bool {
	if !isTypographic(l.src[l.at:]) {
		return false
	}
	start := l.at + len("“")
	end := start
	for ; end < len(l.src) && !isTypographic(l.src[end:]); end++ {
		if c := l.src[end]; c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	if end >= len(l.src) {
		return false
	}
	if !l.toldTypographic {
		l.toldTypographic = true
		l.fault(l.at, "the strings stand in quotation marks of running text, such as "+l.src[l.at:start], `straight ones (")`, "they are read as if they were straight")
	}
	l.addFlagged(jsonString, bare, start, end)
	if !l.isUTF8 {
		l.tokens[len(l.tokens)-1].flags |= needsDecoding
	}
	l.at = end + len("”")
	return true
}

// isTypographic tells whether a text begins with one of the double quotation marks that
// running text has: “ ” „ ‟ ″.
func isTypographic(text string) bool {
	if len(text) < 3 || text[0] != 0xE2 {
		return false
	}
	return text[1] == 0x80 && (text[2] >= 0x9C && text[2] <= 0x9F || text[2] == 0xB3)
}

// valueBehind reads the value of a name, where one is to come.
func (l *lexer) valueBehind(state lexerState) lexerState {
	if state != beforeElement {
		return state
	}
	return l.value(state)
}

// colonFollows tells whether a colon is next, but for white space.
func (l *lexer) colonFollows(at int) bool {
	rest := strings.TrimLeft(l.src[at:min(len(l.src), at+64)], " \t\r\n")
	return rest != "" && rest[0] == ':'
}

// oddValue goes on where no value follows. In an object it stands behind a name.
func (l *lexer) oddValue(c byte, state lexerState) lexerState {
	if l.passesOver() {
		for l.blanks(); l.at < len(l.src) && l.passesOver(); l.blanks() {
		}
		if len(l.open) > 0 && l.awaitsValue() {
			return l.value(state)
		}
		return state
	}
	if len(l.open) == 0 {
		return l.oddAtTop(c)
	}
	inObject := l.awaitsValue()
	switch {
	case c == ',' && inObject, c == '}' && inObject:
		l.fault(l.at, "the name has no value", "a value behind the colon", "it is left out")
		l.dropName()
		return afterValue
	case c == ',':
		l.fault(l.at, "a comma stands where a value should", "a value", "")
		l.at++
		return beforeElement
	case c == ']' && !inObject:
		l.fault(l.at, `a comma stands before "]"`, "a comma between two values alone", "")
		l.at++
		return l.close()
	case c == '}' || c == ']':
		if inObject {
			l.dropName()
		}
		return l.wrongEnd(c)
	case c == '\'':
		l.fault(l.at, "the string stands in single quotation marks", "double ones", "")
		if !l.string('\'') {
			return state
		}
		return afterValue
	case c == '&' && l.isEntityQuote():
		return l.unescape()
	case c == '.' || c == '+':
		return l.oddNumber()
	case l.typographic():
		return afterValue
	}
	return l.word()
}

// word reads a word that is no value as null, and anything else up to where the
// next value may begin.
func (l *lexer) word() lexerState {
	end := l.at
	for end < len(l.src) && (isWordCharacter(l.src[end]) || l.src[end] == '.') {
		end++
	}
	if end == l.at {
		inObject := l.awaitsValue()
		l.garbage(beforeElement)
		if inObject {
			l.dropName()
		}
		return afterValue
	}
	word := l.src[l.at:end]
	kind, mend := jsonNull, "it is left out"
	switch strings.ToLower(word) {
	case "true":
		kind, mend = jsonTrue, "it is read as true"
	case "false":
		kind, mend = jsonFalse, "it is read as false"
	}
	l.fault(l.at, quoteExcerpt(word)+" is no value", "a string in quotation marks, a number, true, false, null, an object or an array", mend)
	l.add(kind, l.at, end)
	l.at = end
	return afterValue
}

// oddNumber reads what begins like a number and is none. Where it is clear which
// number is meant, that is read.
func (l *lexer) oddNumber() lexerState {
	if !l.mayStand() {
		return beforeValue
	}
	start, end := l.at, l.at
	for end < len(l.src) && (isWordCharacter(l.src[end]) || l.src[end] == '.' || l.src[end] == '+' || l.src[end] == '-') {
		end++
	}
	l.at = end
	if end-start > l.limits.Digits {
		l.addNumber(start, end)
		return l.afterOne()
	}
	raw := l.src[start:end]
	text, ok := repairNumber(raw)
	if !ok {
		l.fault(start, quoteExcerpt(raw)+" is no number", "digits as JSON writes them (RFC 8259, section 6)", "it is left out; write it as a string")
		l.add(jsonNull, start, end)
		return l.afterOne()
	}
	l.fault(start, quoteExcerpt(raw)+" is no number", text, "")
	l.add(jsonNumber, start, end)
	last := uint32(len(l.tokens) - 1)
	l.tokens[last].flags = isRepaired
	if l.repaired == nil {
		l.repaired = make(map[uint32]string)
	}
	l.repaired[last] = text
	return l.afterOne()
}

// repairNumber gives a number without plus and leading zeros, and with a digit on
// either side of the point.
func repairNumber(raw string) (string, bool) {
	sign, digits := "", raw
	switch digits[0] {
	case '+':
		digits = digits[1:]
	case '-':
		sign, digits = "-", digits[1:]
	}
	mantissa, exponent := digits, ""
	if i := strings.IndexAny(digits, "eE"); i >= 0 {
		mantissa, exponent = digits[:i], digits[i:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if strings.Trim(whole+fraction, "0123456789") != "" || whole+fraction == "" {
		return "", false
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	text := sign + whole
	if fraction != "" {
		text += "." + fraction
	}
	text += exponent
	return text, isJSONNumber(text)
}

// isJSONNumber is rdf.IsNumber for texts that repairNumber made: it looks at the
// exponent alone.
func isJSONNumber(text string) bool {
	i := strings.IndexAny(text, "eE")
	if i < 0 {
		return true
	}
	digits := strings.TrimLeft(text[i+1:min(i+2, len(text))], "+-") + text[min(i+2, len(text)):]
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

// oddAtTop goes on where at top level neither an object nor an array follows.
func (l *lexer) oddAtTop(c byte) lexerState {
	switch {
	case c == '&' && l.isEntityQuote():
		return l.unescape()
	case len(l.tokens) == 0 && (c == '.' || c == '+'):
		return l.oddNumber()
	}
	l.trailing()
	return beforeValue
}

// trailing passes over what is no JSON at top level, up to where an object or an
// array may begin.
func (l *lexer) trailing() {
	start := l.at
	end := l.brace.find(l.src, start, func(s string) int { return strings.IndexAny(s, "{[") })
	if i := strings.Index(l.src[start:end], "<!--"); i > 0 {
		end = start + i
	}
	where := "behind the JSON"
	if len(l.tokens) == 0 {
		where = "before the JSON"
	}
	text := strings.TrimSpace(l.src[start:end])
	l.fault(start, quoteExcerpt(text)+" stands "+where, "JSON alone (RFC 8259)", "it is passed over")
	l.at = end
}

// garbage passes over what can be nothing, up to a comma, a bracket or a
// quotation mark.
func (l *lexer) garbage(state lexerState) lexerState {
	start := l.at
	_, width := utf8.DecodeRuneInString(l.src[l.at:])
	l.at += width
	if i := strings.IndexAny(l.src[l.at:], ",{}[]\""); i >= 0 {
		l.at += i
	} else {
		l.at = len(l.src)
	}
	l.fault(start, quoteExcerpt(strings.TrimSpace(l.src[start:l.at]))+" is no JSON", "RFC 8259", "it is passed over")
	return state
}

// tooDeep passes over an object or array that is nested too deep.
func (l *lexer) tooDeep() lexerState {
	if !l.deep {
		l.deep = true
		l.fault(l.at, fmt.Sprintf("objects and arrays are nested in more than %d others", l.limits.Depth), fmt.Sprintf("at most %d levels", l.limits.Depth), "what is deeper is not read; raise the limit")
		l.cut()
	}
	start, depth := l.at, 0
	i := l.at
	for i < len(l.src) {
		switch l.src[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			i++
			for i < len(l.src) && l.src[i] != '"' {
				if l.src[i] == '\\' {
					i++
				}
				i++
			}
		}
		if i++; depth == 0 {
			break
		}
	}
	l.at = min(i, len(l.src))
	l.add(jsonNull, start, start)
	return l.afterOne()
}

func isWordCharacter(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= utf8.RuneSelf
}

func describeControl(c byte) string {
	switch c {
	case '\n', '\r':
		return "the end of a line"
	case '\t':
		return "a tab"
	}
	return fmt.Sprintf("the control character %U", rune(c))
}

// quoteExcerpt shows the beginning of a text in messages, escaped, and nothing of a running
// one.
func quoteExcerpt(text string) string { return excerpt.Quote(text) }
