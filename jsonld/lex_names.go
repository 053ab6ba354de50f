package jsonld

// The names of objects, each of which should stand in its object once.

// looksAgain looks at a name that was added as a string: it is no value, has no
// value yet, and should be new in its object.
func (l *lexer) looksAgain() {
	last := uint32(len(l.tokens) - 1)
	name := &l.tokens[last]
	l.values--
	l.names++
	if name.start < name.end && l.src[name.start] == '@' {
		l.keywords++
	}
	name.next = nameWithoutValue
	top := &l.open[len(l.open)-1]
	top.names++
	bit := markOf(l.src, name)
	if name.flags&needsDecoding != 0 {
		bit = ^uint64(0) // it may be any
	}
	hit := top.marks&bit != 0
	top.marks |= bit
	switch {
	case top.known != nil:
		if text := l.text(last); !l.isNew(top, text) {
			l.tellTwice(last)
		}
	case top.names > manyNames:
		top.known = make(map[string]struct{}, 2*manyNames)
		for i := top.index + 1; i < last; i = l.tokens[i+1].next {
			top.known[l.text(i)] = struct{}{}
		}
		if text := l.text(last); !l.isNew(top, text) {
			l.tellTwice(last)
		}
	case hit:
		text := l.text(last)
		for i := top.index + 1; i < last; i = l.tokens[i+1].next {
			if l.is(i, text) {
				l.tellTwice(last)
				return
			}
		}
	}
}

// manyNames is how many names of an object are looked through one by one for one that
// stands twice.
const manyNames = 32

// markOf gives the bit of a name without escapes.
func markOf(src string, name *token) uint64 {
	length := name.end - name.start
	hash := length * 7
	if length > 0 {
		hash += uint32(src[name.start])*5 + uint32(src[name.end-1])*11 + uint32(src[(name.start+name.end)/2])*3
	}
	return 1 << (hash % 64)
}

// isNewName notes a name without escapes, that of the last token, in an object of few
// names, and tells whether it is new there: where it is not, nothing was noted.
func (top *openValue) isNewName(src string, tokens []token) bool {
	last := uint32(len(tokens) - 1)
	name := &tokens[last]
	bit := markOf(src, name)
	if top.marks&bit != 0 {
		text := src[name.start:name.end]
		for i := top.index + 1; i < last; i = tokens[i+1].next {
			if tok := &tokens[i]; tok.flags&needsDecoding != 0 || src[tok.start:tok.end] == text {
				return false
			}
		}
	}
	top.marks |= bit
	top.names++
	return true
}

func (l *lexer) isNew(top *openValue, text string) bool {
	_, known := top.known[text]
	top.known[text] = struct{}{}
	return !known
}

func (l *lexer) tellTwice(name uint32) {
	l.faultOf(noCode, int(l.tokens[name].start)-1, "the name "+quoteExcerpt(l.text(name))+" stands twice in the object", "each name once, with an array where there are several values",
		"the values of both are read; of @id and other keywords the first counts")
}
