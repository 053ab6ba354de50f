package check

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
)

// valueDamage are the rules of texts that suffered on their way: from one encoding to
// another, and from HTML.
var valueDamage = Rules{
	{
		ID: "damaged-text", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "A text should have its letters. Where \uFFFD stands, one was lost; where KÃ¶ln stands for Köln, UTF-8 was read as if it were another encoding.",
		Bad:   `{"@type": "MedicalClinic", "name": "Klinik KÃ¶ln"}`,
		Good:  `{"@type": "MedicalClinic", "name": ["Klinik Köln", "CLÍNICA SÃO JOÃO", "Âge d’or"]}`,
		Check: onValues{anyText.traits(), texts, checkDamage},
	},
	{
		ID: "markup-in-text", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "A name, a title or a part of an address should be plain text: character references such as &amp; and tags such as <b> are shown as they stand there. Descriptions and the texts of articles are left alone.",
		Bad:   `{"@type": "MedicalClinic", "name": "Smith &amp; Sons"}`,
		Good:  `{"@type": "MedicalClinic", "name": ["Smith & Sons", "a < b > c", "R&D; and more"], "description": "<p>Open &amp; friendly</p>"}`,
		Check: onValues{aboutPlain.traits(), texts, checkMarkup},
	},
	{
		ID: "escaped-markup", Family: "values", Severity: Warning, Since: "0.1",
		Doc:   "A description or the text of a review should not hold HTML that was escaped once too often, as &lt;p&gt; and &amp;amp; are: even those who resolve HTML show tags and character references to people then. The description of a job is left alone, which is HTML.",
		Bad:   `{"@type": "MedicalClinic", "description": "&lt;p&gt;Open &amp;amp; friendly&lt;/p&gt;"}`,
		Good:  `{"@type": "MedicalClinic", "description": ["<p>Open &amp; friendly</p>", "a &lt; b", "Open & friendly"]}`,
		Check: onValues{anyText.traits(), texts, checkEscapedMarkup},
	},
}

// longestMended bounds the texts that are given mended: of a longer one a message shows
// where to look.
const longestMended = 200

func checkDamage(p *Pass, t *Thing, property *Property, number int) {
	text := property.Values[number].Text
	if property.expected == nil || property.expected.forms&anyText == 0 || isASCII(text) {
		return
	}
	switch lost, misread := damageIn(text); {
	case lost:
		p.reportValue(t, property, number, "holds U+FFFD, which stands for a letter that was lost; write the text anew", "")
	case misread:
		mended := ""
		if property.expected.concern&aboutPlain != 0 && len(text) <= longestMended { // no text of a review or reply
			mended, _ = readAgain(text)
		}
		p.reportValue(t, property, number, "is UTF-8 that was read as if it were another encoding", mended)
	}
}

// damageIn tells whether letters of a text were lost, and whether it is UTF-8 that was
// read as Windows-1252 or Latin-1. The first byte of each letter in UTF-8 is Â to ô then,
// and those behind it are signs and controls that follow no such letter otherwise.
func damageIn(text string) (lost, misread bool) {
	asked := false
	for i := 0; i+2 < len(text); i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
		case c == 0xEF && strings.HasPrefix(text[i:], "\uFFFD"):
			return true, false
		case c == 0xC3 && text[i+2] >= utf8.RuneSelf && !misread && isFirstByte(text, i): // one of À to ÿ before what is not ASCII
			if !asked {
				asked = true
				_, misread = readAgain(text)
			}
			misread = misread || isPartMisread(text, i)
		}
	}
	return false, misread
}

// isFirstByte tells whether the letter at i, one of U+00C0 to U+00FF, may be the first byte
// of one that was read as another encoding, and what follows its next.
func isFirstByte(text string, i int) bool {
	switch text[i+1] {
	case 0x82, 0x83, 0x90, 0x91, 0xA2: // Â, Ã, Ð, Ñ, â, with which most begin
		next, _ := utf8.DecodeRuneInString(text[i+2:])
		c, ok := windows1252(next)
		return ok && c >= 0x80 && c <= 0xBF
	}
	return false
}

// isPartMisread tells whether the letter at i was misread for sure, though others of the
// text were not: â before the sign of the euro, and Ã and a sign among small letters.
func isPartMisread(text string, i int) bool {
	next, size := utf8.DecodeRuneInString(text[i+2:])
	switch text[i+1] {
	case 0xA2:
		return next == '€'
	case 0x83:
		behind := i + 2 + size
		return i > 0 && isSmall(text[i-1]) || behind < len(text) && isSmall(text[behind])
	}
	return false
}

func isSmall(c byte) bool { return c >= 'a' && c <= 'z' }

// readAgain gives a text that was read as Windows-1252 or Latin-1 as it is in UTF-8, and
// false where it is none.
func readAgain(text string) (string, bool) {
	bytes := make([]byte, 0, len(text))
	for _, r := range text {
		c, ok := windows1252(r)
		if !ok {
			return "", false
		}
		bytes = append(bytes, c)
	}
	if !utf8.Valid(bytes) {
		return "", false
	}
	return string(bytes), true
}

// windows1252 gives the byte of a character in Windows-1252, and in Latin-1 for the
// controls that it does not have.
func windows1252(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	i := strings.IndexRune(windowsSigns, r)
	if i < 0 {
		return 0, false
	}
	return windowsBytes[utf8.RuneCountInString(windowsSigns[:i])], true
}

// windowsSigns are the characters that Windows-1252 has in place of controls of Latin-1,
// and windowsBytes their bytes.
const (
	windowsSigns = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
	windowsBytes = "\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9e\x9f"
)

func checkMarkup(p *Pass, t *Thing, property *Property, number int) {
	text := property.Values[number].Text
	if property.expected == nil || property.expected.concern&aboutPlain == 0 || strings.IndexByte(text, '&') < 0 && strings.IndexByte(text, '<') < 0 {
		return // most texts
	}
	tag, reference := tagIn(text), referenceIn(text)
	found := tag
	switch {
	case tag == "" && reference == "":
		return
	case tag == "":
		found = reference
	}
	mended := ""
	if len(text) <= longestMended {
		mended = withoutMarkup(text)
	}
	p.reportValue(t, property, number, "holds "+quote(found)+", which is HTML, and nothing resolves it here", mended)
}

var (
	describingTerms = []vocab.Term{vocab.Lookup("description"), vocab.Lookup("disambiguatingDescription"), vocab.Lookup("reviewBody")}
	jobPostingType  = vocab.Lookup("JobPosting")
)

func checkEscapedMarkup(p *Pass, t *Thing, property *Property, number int) {
	text := property.Values[number].Text
	if !slices.Contains(describingTerms, property.Term) || strings.IndexByte(text, '&') < 0 || t.IsA(jobPostingType) {
		return // most texts
	}
	if found := escapedMarkupIn(text); found != "" {
		p.reportValue(t, property, number, "holds "+quote(found)+", HTML that was escaped once too often, so that people see it as it stands there; write plain text", "")
	}
}

// escapedMarkupIn gives the first character reference or tag in a text that was escaped, without
// the attributes of the tag; "" where there is none.
func escapedMarkupIn(text string) string {
	for rest := text; ; {
		_, behind, found := strings.Cut(rest, "&")
		if !found {
			return ""
		}
		if after, is := strings.CutPrefix(behind, "amp;"); is {
			if name, _, closed := strings.Cut(after[:min(len(after), longestReference)], ";"); closed && len(name) > 1 && isReference("&"+name+";") {
				return "&amp;" + name + ";"
			}
		}
		if after, is := strings.CutPrefix(behind, "lt;"); is {
			if inner, _, closed := strings.Cut(after[:min(len(after), longestTag)], "&gt;"); closed && isTag(inner) {
				return "&lt;" + element(inner) + "&gt;"
			}
		}
		rest = behind
	}
}

// What is longer is no character reference, and no tag in a name.
const (
	longestReference = len("CounterClockwiseContourIntegral;")
	longestTag       = 500
)

// referenceIn gives the first character reference of HTML in a text, as &amp;, &eacute;
// and &#233;, "" where there is none.
func referenceIn(text string) string {
	for rest := text; ; {
		_, behind, found := strings.Cut(rest, "&")
		if !found {
			return ""
		}
		if name, _, closed := strings.Cut(behind[:min(len(behind), longestReference)], ";"); closed && len(name) > 1 {
			if reference := "&" + name + ";"; isReference(reference) {
				return reference
			}
		}
		rest = behind
	}
}

func isReference(text string) bool {
	plain := html.UnescapeString(text)
	return plain != text && !strings.HasSuffix(plain, ";")
}

// tagIn gives the first tag of HTML in a text, "" where there is none.
func tagIn(text string) string {
	for rest := text; ; {
		_, behind, found := strings.Cut(rest, "<")
		if !found {
			return ""
		}
		if inner, _, closed := strings.Cut(behind[:min(len(behind), longestTag)], ">"); closed && isTag(inner) {
			return "<" + inner + ">"
		}
		rest = behind
	}
}

// isTag tells whether what stands between < and > is a tag of an element that texts are
// written with. Others, such as script, were hardly left there by an editor.
func isTag(inner string) bool { return inText.has(element(inner)) || betweenTexts.has(element(inner)) }

// element gives the name of the element of a tag.
func element(inner string) string {
	inner = strings.TrimPrefix(inner, "/")
	if end := strings.IndexAny(inner, " /\t\n"); end >= 0 {
		return inner[:end]
	}
	return inner
}

// inText are the elements of HTML that stand within a line, and betweenTexts those that
// part texts.
var (
	inText       = newWordList("a abbr b big code del em font i img ins s small span strike strong style sub sup tt u")
	betweenTexts = newWordList("blockquote br center div h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul")
)

// withoutMarkup gives a text without tags, with its character references resolved, those
// that were written twice over too.
func withoutMarkup(text string) string {
	for range 2 {
		for tag := tagIn(text); tag != ""; tag = tagIn(text) {
			space := ""
			if betweenTexts.has(element(tag[1 : len(tag)-1])) {
				space = " "
			}
			text = strings.Replace(text, tag, space, 1)
		}
		text = html.UnescapeString(text)
	}
	return strings.Join(strings.Fields(text), " ")
}
