package page_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/schema/page"
)

// visiblePieces are what changes how text is gathered.
var visiblePieces = []string{
	"a", "4", "12.5", "&#52;", "words with spaces", "two  spaces", " ", "\n\t", "\f", "\r\n", "\v", "\x00", "!", " !", " !!", "ä", "日本", "\u00A0", " & ", "&", "&&", "& &amp;", "&amp;", "&lt;b&gt;",
	"&nbsp;", "&nbsp", "&#32;", "&#x9;", "&#8217;", "&notit;", "&unknown;", "&Auml;a", "&;", "&#;", "&" + strings.Repeat("a", 70) + ";", "&", "<", "< ", "a<3", "</", "</>", "<p", "<b", "<?a?>", "<!b>",
	"<p>", "</p>", "<P>", "<b>", "</b>", "<B>", "<h1>", "</h1>", "<h7>", "<span>", "</span>", "<span >", "</span >", "<custom-name>", "<abbreviation>", "<acronym>", "<button>", "<buttons>",
	"<p hidden>", "<p HIDDEN=''>", "<b hidden>", "<input hidden>", "<p class=\"a\" hidden id=b>", "<p data-hidden>", "<p style='display:none'>", "<p style=\"color:red\">", "<p Style=\"DISPLAY: none\">",
	"<a href=\"/a/?b=c&amp;d\" title='>'>", "<a/>", "<br/>", "<br>", "</br>", "<img alt=\"a\" src=b>", "<p a=\"", "<p a=\"\">", "<p =hidden>", "<p/hidden>", "<p\nhidden>",
	"<div>", "</div>", "<div hidden>", "<li>", "<li hidden>", "<td hidden>", "<td>", "<dialog>", "<dialog open>", "</dialog>", "<details>", "<summary>",
	"<head>", "</head>", "<body>", "<title>", "</title>", "<script>", "</script>", "<SCRIPT>", "<style>", "</style>", "<textarea>", "</textarea>", "<xmp>", "</xmp>", "<noscript>", "</noscript>",
	"<iframe>", "</iframe>", "<template>", "</template>", "<plaintext>", "<object>", "</object>", "<video>", "</video>", "<rp>", "</rp>", "<canvas>", "</canvas>", "<datalist>",
	"<svg>", "</svg>", "<svg/>", "<math>", "</math>", "<title/>", "<desc>", "<text>", "<path d=\"M0 0\"/>", "<foreignObject>", "<mi>", "<![CDATA[", "]]>", "<!--", "-->", "<!-->", "<!-- a -->",
}

// The text that people see is what the simple way gathers, whatever the page: of few pieces,
// as many as the last bytes of a text are, and of many behind which there is more.
func TestVisibleTextIsThatOfTheSimpleWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(visiblePieces), 1, 60).Draw(t, "pieces"), "")
		if rapid.Bool().Draw(t, "more") {
			text += strings.Repeat("-", 64)
		}
		d, _ := read(text)
		page.VisibleTextAgrees(t, d)
	})
}

// The same with pages as they are written.
func TestVisibleTextOfPages(t *testing.T) {
	for _, text := range []string{pageWithJSONLD, pageWithMicrodata, pageWithRDFa, pageWithout, string(pageOf40KB)} {
		d, _ := read(text)
		require.NotEmpty(t, d.VisibleText().String)
		page.VisibleTextAgrees(t, d)
	}
	pages := 0
	require.NoError(t, filepath.WalkDir("../../examples/riverside/pages", func(name string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		text, err := os.ReadFile(name)
		d, _ := read(string(text))
		page.VisibleTextAgrees(t, d)
		pages++
		return err
	}))
	require.Positive(t, pages)
}
