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
	// lengths has for each first byte the lengths of words that begin with it.
	lengths [utf8.RuneSelf]uint32
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
	}
	return l
}

func lengthBit(word string) uint32 { return 1 << min(len(word), longestListed) }

// has tells whether a word is in the set.
func (l *wordList) has(word string) bool {
	if word == "" {
		return false
	}
	if !isASCII(word) {
		return l.hasLetters(word)
	}
	if l.lengths[lower(word[0])]&lengthBit(word) == 0 {
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
	if word[0] < utf8.RuneSelf && l.lengths[lower(word[0])] == 0 {
		return false
	}
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
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lower gives the small letter of an ASCII one, and any other byte as it is.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// phraseList is a list of phrases, in small letters, to be looked for in texts without
// regard to case. Where a text has no four bytes in a row with which one begins, none
// is in it.
type phraseList struct {
	phrases []string
	// begin has a bit for each hash of four bytes with which a phrase begins, and
	// hashed the numbers of the phrases by that hash.
	begin  [phraseHashes / 64]uint64
	hashed map[uint32][]int
}

const phraseHashes = 1 << 12

func newPhraseList(phrases ...string) *phraseList {
	l := &phraseList{phrases: phrases, hashed: make(map[uint32][]int)}
	for i, phrase := range phrases {
		h := phraseHash(uint32(phrase[0]) | uint32(phrase[1])<<8 | uint32(phrase[2])<<16 | uint32(phrase[3])<<24)
		l.begin[h/64] |= 1 << (h % 64)
		l.hashed[h] = append(l.hashed[h], i)
	}
	return l
}

func phraseHash(four uint32) uint32 { return four * 0x9E3779B1 >> 20 }

// in gives the first phrase of the list that is in a text, "" where none is.
func (l *phraseList) in(text string) string {
	if !isASCII(text) {
		text = strings.ToLower(text)
	}
	first := len(l.phrases)
	var four uint32
	for i := range len(text) {
		four = four>>8 | uint32(lower(text[i]))<<24
		if h := phraseHash(four); l.begin[h/64]&(1<<(h%64)) != 0 && i >= 3 {
			first = l.at(text[i-3:], h, first)
		}
	}
	if first == len(l.phrases) {
		return ""
	}
	return l.phrases[first]
}

// at gives the number of the first phrase that a text begins with, as far as it is
// before another.
func (l *phraseList) at(text string, hash uint32, before int) int {
	for _, i := range l.hashed[hash] {
		if phrase := l.phrases[i]; i < before && hasLower(text, phrase) {
			return i
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
