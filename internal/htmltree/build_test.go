package htmltree

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// pageOf makes a page of bytes, a tag or text for each. Half of them close what is
// open, so that there is something for the direct way.
func pageOf(choices []byte) string {
	var page strings.Builder
	var open []string
	for _, c := range choices {
		if n := len(open); c >= 128 && n > 0 {
			page.WriteString("</" + open[n-1] + ">")
			open = open[:n-1]
			continue
		}
		switch c %= 128; {
		case int(c) < len(fuzzedTexts):
			page.WriteString(fuzzedTexts[c])
		case c < 32:
			page.WriteString("</" + fuzzedNames[int(c)*7%len(fuzzedNames)] + ">")
		default:
			name := fuzzedNames[int(c)%len(fuzzedNames)]
			page.WriteString("<" + name)
			page.WriteString([]string{">", " itemprop=a>", " property='b &amp; c' href=d>", " lang=de>", "/>"}[int(c)%5])
			if !strings.Contains(" br img meta link hr input col wbr ", " "+name+" ") {
				open = append(open, name)
			}
		}
	}
	return page.String()
}

var (
	fuzzedNames = []string{
		"a", "b", "p", "div", "span", "table", "tr", "td", "th", "tbody", "thead", "caption", "colgroup", "col", "ul", "li", "dl", "dt", "dd",
		"h1", "h2", "br", "img", "meta", "link", "hr", "input", "svg", "title", "path", "math", "mi", "desc", "form", "button", "select", "option",
		"optgroup", "ruby", "rt", "rb", "rtc", "pre", "textarea", "script", "style", "object", "x-y", "nobr", "em", "head", "body", "html",
		"template", "noscript", "address", "dialog", "label", "article", "wbr", "listing", "font", "foreignObject", "iframe",
	}
	fuzzedTexts = []string{"x", " ", "\n", "&amp;", "<!-- c -->", "\r\n", "<!doctype html>", "</p>", "</br>", "<![CDATA[ y ]]>", "&#32;", "<"}
)

// TestTreesOfRandomTags holds the ways to one another on pages that nobody would write.
func TestTreesOfRandomTags(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	direct := 0
	const pages = 4000
	for range pages {
		choices := make([]byte, 1+random.IntN(14))
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		if sameAsHTMLParse(t, pageOf(choices)) {
			direct++
		}
	}
	assert.Greater(t, direct, pages/8, "or nothing is held to anything")
}

func FuzzTreeOfTags(f *testing.F) {
	f.Add([]byte("\x20\x90\x23\x44\xff\xff"))
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) < 1<<10 {
			sameAsHTMLParse(t, pageOf(choices))
		}
	})
}
