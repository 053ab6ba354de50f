package jsonld

import (
	"fmt"
	"slices"
)

// lexer cuts a JSON text into the tokens of a tape. It takes what is no JSON as
// what it most likely was meant to be, reports it, and goes on. It does not call
// itself, whatever the text.
type lexer struct {
	*tape
	at int
	// open are the objects and arrays that have no end yet.
	open []openValue
	// isUTF8 says that no string has to be looked at for that.
	isUTF8 bool
	// careful says that no part of the text is read as plain.
	careful bool
	// values is how many values were read, objects and arrays how many of them are
	// such, names how many names the objects have, and keywords how many of these begin as
	// keywords do.
	values, objects, arrays, names, keywords int
	limits                                   Limits
	// report tells of a fault at a place in the text, and gives false where
	// reading is to end.
	report func(at int, code, what, expected, mend string) bool
	// limited is told where a limit was hit, behind the fault; it may be nil.
	limited func()
	// canceled tells whether somebody wants reading to end.
	canceled func() bool
	// ended says that reading ends before the text does.
	ended bool
	// deep says that the limit of depth was told of.
	deep bool
	// toldTypographic says that the quotation marks of running text were told of.
	toldTypographic bool

	// commentEnd, blockEnd and brace are where the next "-->", "*/" and opening
	// bracket stand, if they are ahead.
	commentEnd, blockEnd, brace ahead
}

// openValue is an object or array that has no end yet.
type openValue struct {
	index uint32
	kind  jsonKind
	// names is how many members there were, and marks has a bit for each of
	// their names.
	names int
	marks uint64
	known map[string]struct{}
}

type lexerState uint8

const (
	beforeValue   lexerState = iota // at top level
	beforeName                      // behind { or ,
	beforeElement                   // behind [ or ,
	afterValue                      // within an object or array
)

// read reads the whole text.
func (l *lexer) read() {
	state := beforeValue
	for !l.ended {
		l.makeRoom()
		state = l.plain(state)
		src, i := l.src, l.at
		n := len(src)
		for i < n && (src[i] == ' ' || src[i] == '\n' || src[i] == '\t' || src[i] == '\r') {
			i++
		}
		l.at = i
		if i == n {
			break
		}
		c := src[i]
		switch state {
		case afterValue:
			top := &l.open[len(l.open)-1]
			switch {
			case c == ',':
				l.at++
				state = beforeElement
				if top.kind == jsonObject {
					state = beforeName
				}
			case c == '}' && top.kind == jsonObject, c == ']' && top.kind == jsonArray:
				l.at++
				state = l.close()
			default:
				state = l.oddAfterValue(c)
			}
		case beforeName:
			if c != '"' {
				state = l.oddName(c)
				continue
			}
			if state = l.name(); state != beforeElement {
				continue
			}
			// What follows is the value: it is read at once, where it begins here.
			fallthrough
		default:
			state = l.value(state)
		}
	}
	l.end()
}

// makeRoom makes room for the tokens to come, where so many came already that these
// say how many there are: what would be copied again and again is copied a few times.
// What comes may have fewer, so the room grows to no more than eight times, and to less
// where many more seem to come. It is called now and then, see lookOut.
func (l *lexer) makeRoom() {
	count := len(l.tokens)
	if count < lookOut || cap(l.tokens)-count > 2*lookOut {
		return
	}
	more := int(float64(count)/float64(l.at)*float64(len(l.src)-l.at)) + count/64
	switch {
	case count+more <= cap(l.tokens):
		return
	case more > 7*count:
		more = 3 * count
	}
	l.tokens = slices.Grow(l.tokens, more)
}

// lookOut is after how many values the lexer looks whether somebody wants reading to
// end, and whether there is room.
const lookOut = 1 << 12

// name reads a name in quotes and the colon behind it. It gives beforeElement
// where a value is to come.
func (l *lexer) name() lexerState {
	if !l.string('"') {
		return beforeName
	}
	l.looksAgain()
	return l.colon()
}

// colon passes over the colon behind a name, and up to the value.
func (l *lexer) colon() lexerState {
	for {
		l.blanks()
		if l.at == len(l.src) {
			l.dropName()
			return beforeName
		}
		if c := l.src[l.at]; c == ':' {
			l.at++
			l.blanks()
			return beforeElement
		}
		if l.passesOver() {
			continue
		}
		l.fault(l.at, "there is no colon behind the name", `":"`, "")
		if c := l.src[l.at]; c == ',' || c == '}' || c == ']' {
			l.dropName()
			return afterValue
		}
		if c := l.src[l.at]; c == '=' {
			l.at++
			l.blanks()
		}
		return beforeElement
	}
}

// dropName takes back the name that was read last.
func (l *lexer) dropName() { l.tokens = l.tokens[:len(l.tokens)-1] }

// blanks passes over white space.
func (l *lexer) blanks() {
	src, i := l.src, l.at
	for i < len(src) && (src[i] == ' ' || src[i] == '\n' || src[i] == '\t' || src[i] == '\r') {
		i++
	}
	l.at = i
}

// awaitsValue tells whether a name was read that has no value yet.
func (l *lexer) awaitsValue() bool {
	if len(l.open) == 0 || l.open[len(l.open)-1].kind != jsonObject {
		return false
	}
	// A name is the last token, or values follow it.
	last := len(l.tokens) - 1
	return l.tokens[last].kind == jsonString && l.tokens[last].next == nameWithoutValue
}

// nameWithoutValue stands as next of a name until its value is read.
const nameWithoutValue = ^uint32(0)

// value reads a value, or what stands in its place.
func (l *lexer) value(state lexerState) lexerState {
	if l.at == len(l.src) {
		return state
	}
	if l.values >= l.limits.Values {
		l.fault(l.at, fmt.Sprintf("there are more than %d values", l.limits.Values), "", "raise the limit; reading ended here")
		l.cut()
		l.ended = true
		return state
	}
	if l.values%lookOut == lookOut-1 && l.canceled != nil && l.canceled() {
		l.ended = true
		return state
	}
	switch c := l.src[l.at]; c {
	case '"':
		if !l.string('"') {
			return state
		}
		return l.afterOne()
	case '{', '[':
		return l.begin(c)
	case 't':
		return l.literal("true", jsonTrue, state)
	case 'f':
		return l.literal("false", jsonFalse, state)
	case 'n':
		return l.literal("null", jsonNull, state)
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return l.number()
	default:
		return l.oddValue(c, state)
	}
}

// add adds a token that has nothing in it.
func (l *lexer) add(kind jsonKind, start, end int) {
	l.addFlagged(kind, 0, start, end)
}

func (l *lexer) addFlagged(kind jsonKind, flags tokenFlags, start, end int) {
	t := l.tape
	count := uint32(len(t.tokens))
	if count > 0 && t.tokens[count-1].next == nameWithoutValue {
		t.tokens[count-1].next = count // the name that waits for a value has it
	}
	l.values++
	t.tokens = append(t.tokens, token{kind: kind, flags: flags, start: uint32(start), end: uint32(end), next: count + 1})
}

// afterOne is the state behind a value.
func (l *lexer) afterOne() lexerState {
	if len(l.open) == 0 {
		return beforeValue
	}
	return afterValue
}

// begin opens an object or array.
func (l *lexer) begin(c byte) lexerState {
	if len(l.open) >= l.limits.Depth {
		return l.tooDeep()
	}
	if len(l.open) == 0 && len(l.tokens) > 0 {
		l.fault(l.at, "another value follows the first", "one value, or an array of several", "")
	}
	kind, state := jsonObject, beforeName
	if c == '[' {
		kind, state = jsonArray, beforeElement
		l.arrays++
	} else {
		l.objects++
	}
	l.add(kind, l.at, l.at+1)
	l.open = append(l.open, openValue{index: uint32(len(l.tokens) - 1), kind: kind})
	l.at++
	l.blanks()
	if l.at < len(l.src) && (l.src[l.at] == '}' && c == '{' || l.src[l.at] == ']' && c == '[') {
		l.at++
		return l.close()
	}
	return state
}

// close ends the innermost object or array.
func (l *lexer) close() lexerState {
	top := &l.open[len(l.open)-1]
	l.tokens[top.index].next = uint32(len(l.tokens))
	l.tokens[top.index].end = uint32(l.at)
	top.known = nil
	l.open = l.open[:len(l.open)-1]
	return l.afterOne()
}

// end closes what has no end.
func (l *lexer) end() {
	if len(l.open) > 0 && !l.ended {
		top := l.open[len(l.open)-1]
		what := "the object"
		if top.kind == jsonArray {
			what = "the array"
		}
		l.fault(len(l.src), fmt.Sprintf("the text ends before %s that begins at %s does", what, l.place(int(l.tokens[top.index].start))), "", "what stands before is read")
	}
	if l.awaitsValue() {
		l.dropName()
	}
	for len(l.open) > 0 {
		l.close()
	}
}

// place says where a byte of the text is.
func (l *lexer) place(at int) string { return fmt.Sprintf("byte %d", l.inInput(at)) }

// fault reports what is no JSON.
func (l *lexer) fault(at int, what, expected, mend string) {
	l.faultOf("loading document failed", at, what, expected, mend)
}

// cut says of the fault that was told last that a limit was hit.
func (l *lexer) cut() {
	if l.limited != nil {
		l.limited()
	}
}

// noCode is for what is a problem, but no error of the specification.
const noCode = ""

func (l *lexer) faultOf(code string, at int, what, expected, mend string) {
	if !l.ended && !l.report(l.inInput(at), code, what, expected, mend) {
		l.ended = true
	}
}

// closeAll ends all that is open, since the text ended.
func (l *lexer) closeAll() {
	if l.awaitsValue() {
		l.dropName()
	}
	for len(l.open) > 0 {
		l.close()
	}
}
