package jsonld

// keyword is a keyword of JSON-LD (section 1.7). The zero value is none.
type keyword uint8

const (
	noKeyword keyword = iota
	keywordBase
	keywordContainer
	keywordContext
	keywordDirection
	keywordGraph
	keywordID
	keywordImport
	keywordIncluded
	keywordIndex
	keywordJSON
	keywordLanguage
	keywordList
	keywordNest
	keywordNone
	keywordPrefix
	keywordPropagate
	keywordProtected
	keywordReverse
	keywordSet
	keywordType
	keywordValue
	keywordVersion
	keywordVocab
)

// keywordOf gives the keyword that a text is.
func keywordOf(text string) keyword {
	if len(text) < 3 || text[0] != '@' {
		return noKeyword
	}
	switch text {
	case "@type":
		return keywordType
	case "@id":
		return keywordID
	case "@context":
		return keywordContext
	case "@graph":
		return keywordGraph
	case "@value":
		return keywordValue
	case "@language":
		return keywordLanguage
	case "@list":
		return keywordList
	case "@set":
		return keywordSet
	case "@reverse":
		return keywordReverse
	case "@base":
		return keywordBase
	case "@container":
		return keywordContainer
	case "@direction":
		return keywordDirection
	case "@import":
		return keywordImport
	case "@included":
		return keywordIncluded
	case "@index":
		return keywordIndex
	case "@json":
		return keywordJSON
	case "@nest":
		return keywordNest
	case "@none":
		return keywordNone
	case "@prefix":
		return keywordPrefix
	case "@propagate":
		return keywordPropagate
	case "@protected":
		return keywordProtected
	case "@version":
		return keywordVersion
	case "@vocab":
		return keywordVocab
	}
	return noKeyword
}

// looksLikeKeyword tells whether a text has the form of a keyword: "@" and
// letters. Those that are none are reserved, and mean nothing.
func looksLikeKeyword(text string) bool {
	if len(text) < 2 || text[0] != '@' {
		return false
	}
	for _, c := range []byte(text[1:]) {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return true
}
