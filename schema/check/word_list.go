package check

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordList is a set of words, without regard to case. Most words of a text are in no
// such set, and are known by their first letter and their length to be in none.
type wordList struct {
	words map[string]bool
	// lengths has for each first byte the lengths of words that begin with it, and endings
	// for each last one those of words that end with it.
	lengths, endings [utf8.RuneSelf]uint32
}

// longestListed bounds the words that are told apart by their length.
const longestListed = 31

func newWordList(words string) *wordList {
	l := &wordList{words: make(map[string]bool)}
	return l.and(strings.Fields(words)...)
}

// and adds words that are written with spaces.
func (l *wordList) and(words ...string) *wordList {
	for _, word := range words {
		l.words[word] = true
		if word[0] < utf8.RuneSelf {
			l.lengths[word[0]] |= lengthBit(word)
		}
		if last := word[len(word)-1]; last < utf8.RuneSelf {
			l.endings[last] |= lengthBit(word)
		}
	}
	return l
}

func lengthBit(word string) uint32 { return 1 << min(len(word), longestListed) }

// has tells whether a word is in the set.
func (l *wordList) has(word string) bool {
	if word == "" || word[0] < utf8.RuneSelf && l.lengths[lower(word[0])] == 0 {
		return false
	}
	if !isASCII(word) {
		return l.hasLetters(word)
	}
	if l.lengths[lower(word[0])]&l.endings[lower(word[len(word)-1])]&lengthBit(word) == 0 {
		return false
	}
	var buffer [longestListed]byte
	if len(word) > len(buffer) {
		return l.words[strings.ToLower(word)]
	}
	for i := range len(word) {
		buffer[i] = lower(word[i])
	}
	return l.words[string(buffer[:len(word)])]
}

// hasLetters tells whether a word is in the set that is not all ASCII: in another case it
// may have another length.
func (l *wordList) hasLetters(word string) bool {
	var buffer [2 * longestListed]byte
	letters := buffer[:0]
	for _, r := range word {
		letters = utf8.AppendRune(letters, unicode.ToLower(r))
	}
	return l.words[string(letters)]
}

// words gives the words of a text, which are made of letters. They are in small
// letters where the text is not ASCII.
func words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !isASCII(text) {
			for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
				if !yield(word) {
					return
				}
			}
			return
		}
		start := -1
		for i := range len(text) {
			switch c := lower(text[i]); {
			case c >= 'a' && c <= 'z':
				if start < 0 {
					start = i
				}
			case start >= 0:
				if !yield(text[start:i]) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(text[start:])
		}
	}
}

// isASCII tells whether a text is all ASCII.
func isASCII(text string) bool {
	for ; len(text) >= 8; text = text[8:] {
		if eight(text)&0x8080808080808080 != 0 {
			return false
		}
	}
	var bits byte
	for i := range len(text) {
		bits |= text[i]
	}
	return bits < utf8.RuneSelf
}

// trimSpace is [strings.TrimSpace], which most texts need not.
func trimSpace(text string) string {
	if text == "" || isGraphic(text[0]) && isGraphic(text[len(text)-1]) {
		return text
	}
	return strings.TrimSpace(text)
}

// isGraphic tells whether a byte is an ASCII character that is neither space nor control.
func isGraphic(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// hasTemplateMark tells whether a text has a character with which the marks of templates
// begin: one of [, {, < and %.
func hasTemplateMark(text string) bool {
	const each = 0x0101010101010101
	for ; len(text) >= 8; text = text[8:] {
		letters := eight(text)
		// A byte is 0 where it is the character; [ and { differ in one bit alone.
		brackets, angles, percents := (letters|each*0x20)^each*'{', letters^each*'<', letters^each*'%'
		if ((brackets-each)&^brackets|(angles-each)&^angles|(percents-each)&^percents)&(each<<7) != 0 {
			return true
		}
	}
	for i := range len(text) {
		if c := text[i]; c|0x20 == '{' || c == '<' || c == '%' {
			return true
		}
	}
	return false
}

// eight gives the first eight bytes of a text as a number, which the compiler reads at once.
func eight(text string) uint64 {
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// lower gives the small letter of an ASCII one, and any other byte as it is.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// phraseList is a list of phrases, in small letters, to be looked for in texts without
// regard to case. Wherever one stands in a text, four bytes of it begin at a place that the
// stride divides: texts are looked at there alone, and where no four bytes are such as stand
// near the beginning of a phrase, none is in the text.
type phraseList struct {
	phrases []string
	// stride is three less than the length of the shortest phrase.
	stride int
	// beginnings has a bit for each hash of such four bytes, and hashed where they stand by
	// that hash.
	beginnings [phraseHashes / 64]uint64
	hashed     map[uint32][]beginning
}

// beginning is where four bytes stand in a phrase, by its number.
type beginning struct{ phrase, at int }

const phraseHashes = 1 << 12

// newPhraseList makes a list of phrases of four bytes and more.
func newPhraseList(phrases ...string) *phraseList {
	l := &phraseList{phrases: phrases, stride: len(phrases[0]) - 3, hashed: make(map[uint32][]beginning)}
	for _, phrase := range phrases {
		l.stride = min(l.stride, len(phrase)-3)
	}
	for i, phrase := range phrases {
		for at := range l.stride {
			h := phraseHash(phrase, at)
			l.beginnings[h/64] |= 1 << (h % 64)
			l.hashed[h] = append(l.hashed[h], beginning{i, at})
		}
	}
	return l
}

// phraseHash gives the hash of four bytes of a text, the same for small and capital letters.
func phraseHash(text string, at int) uint32 {
	four := text[at : at+4]
	return (uint32(four[0]) | uint32(four[1])<<8 | uint32(four[2])<<16 | uint32(four[3])<<24 | 0x20202020) * 0x9E3779B1 >> 20
}

// in gives the first phrase of the list that is in a text, "" where none is.
func (l *phraseList) in(text string) string {
	if !isASCII(text) {
		text = strings.ToLower(text)
	}
	return l.inLower(text)
}

// inLower is in for a text of which no letter is a capital one, but for those of ASCII.
func (l *phraseList) inLower(text string) string {
	first := len(l.phrases)
	for i := 0; i+4 <= len(text); i += l.stride {
		if h := phraseHash(text, i); l.beginnings[h/64]&(1<<(h%64)) != 0 {
			first = l.around(text, i, h, first)
		}
	}
	if first == len(l.phrases) {
		return ""
	}
	return l.phrases[first]
}

// mayBeIn tells whether a phrase of the list may be in a text, as most texts have none.
func (l *phraseList) mayBeIn(text string) bool {
	for i := 0; i+4 <= len(text); i += l.stride {
		if h := phraseHash(text, i); l.beginnings[h/64]&(1<<(h%64)) != 0 {
			return true
		}
	}
	return false
}

// around gives the number of the first phrase that stands where four bytes of a text are
// those near its beginning, as far as it is before another.
func (l *phraseList) around(text string, i int, hash uint32, before int) int {
	for _, b := range l.hashed[hash] {
		if b.phrase < before && b.at <= i && hasLower(text[i-b.at:], l.phrases[b.phrase]) {
			before = b.phrase
		}
	}
	return before
}

// hasLower tells whether a text begins with a phrase in small letters.
func hasLower(text, phrase string) bool {
	if len(text) < len(phrase) {
		return false
	}
	for i := range len(phrase) {
		if lower(text[i]) != phrase[i] {
			return false
		}
	}
	return true
}
