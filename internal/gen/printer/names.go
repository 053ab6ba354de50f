package printer

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/internal/gen/release"
)

// What a name is written as in the tables of package vocab, byte by byte: below
// firstLetter how many letters it has in common with the name before it, which every name
// begins with; from firstPair on a pair of two such bytes, each a letter or a
// pair before it; else a letter.
const (
	firstLetter = 0x20
	firstPair   = 0x80
	pairs       = 0x100 - firstPair
)

// names writes the names of all terms, packed.
func (s *source) names(terms []*release.Term) error {
	names := make([]string, len(terms))
	for i, t := range terms {
		names[i] = t.Name
	}
	packed, pairsOf, err := packNames(names)
	if err != nil {
		return err
	}
	s.line("// packedNames are the names of all terms, as buildIndex reads them.")
	s.texts("packedNames", packed, names)
	s.line("// namePairs are what the bytes from %#x on stand for in packedNames.", firstPair)
	s.texts("namePairs", pairsOf, nil)
	return nil
}

// texts writes a constant of texts, a line each, with what is to be said of each.
func (s *source) texts(name string, texts, comments []string) {
	fmt.Fprintf(s, `const %s = ""`, name)
	for i, text := range texts {
		s.WriteString(" +")
		if i > 0 && comments != nil {
			s.WriteString(" // " + comments[i-1])
		}
		s.WriteString("\n" + quoteBytes(text))
	}
	if len(comments) > 0 {
		s.WriteString(" // " + comments[len(comments)-1])
	}
	s.line("\n")
}

// packNames gives the names in as few bytes as that takes, and what the pairs
// stand for: those that stand together most often, one after the other.
func packNames(names []string) (packed []string, pairsOf []string, err error) {
	codes := make([][]byte, len(names))
	before := ""
	for i, name := range names {
		if strings.IndexFunc(name, func(r rune) bool { return r < firstLetter || r >= firstPair }) >= 0 {
			return nil, nil, fmt.Errorf("the name %q holds what is no letter of ASCII", name)
		}
		common := 0
		for common < min(len(before), len(name), firstLetter-1) && before[common] == name[common] {
			common++
		}
		codes[i] = append([]byte{byte(common)}, name[common:]...)
		before = name
	}
	for len(pairsOf) < pairs {
		pair, found := mostFrequentPair(codes)
		if !found {
			break
		}
		for i := range codes {
			codes[i] = replacePair(codes[i], pair, byte(firstPair+len(pairsOf)))
		}
		pairsOf = append(pairsOf, string(pair[:]))
	}
	for _, code := range codes {
		packed = append(packed, string(code))
	}
	return packed, pairsOf, nil
}

// mostFrequentPair gives the first of the pairs that occur most often, if any
// saves a byte.
func mostFrequentPair(codes [][]byte) (best [2]byte, found bool) {
	var counts [1 << 16]int
	for _, code := range codes {
		for i := 2; i < len(code); i++ {
			counts[int(code[i-1])<<8|int(code[i])]++
		}
	}
	most := 2 // a pair takes two bytes itself
	for pair, count := range counts {
		if count > most {
			most, best = count, [2]byte{byte(pair >> 8), byte(pair)}
		}
	}
	return best, most > 2
}

// replacePair replaces the pair behind the first byte of the code.
func replacePair(code []byte, pair [2]byte, by byte) []byte {
	kept := code[:1]
	for i := 1; i < len(code); i++ {
		if i+1 < len(code) && code[i] == pair[0] && code[i+1] == pair[1] {
			kept = append(kept, by)
			i++
			continue
		}
		kept = append(kept, code[i])
	}
	return kept
}

// quoteBytes writes a text as a string of Go, with what is no letter of ASCII by number.
func quoteBytes(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		if c := text[i]; firstLetter <= c && c < 0x7F && c != '"' && c != '\\' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, `\x%02x`, c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
