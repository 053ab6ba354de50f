package browser

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema"
)

// hostileTexts are what people might write into a review to leave the element
// that it stands in, or the page with it.
var hostileTexts = []string{
	`</script><script>alert(1)</script>`,
	`</SCRIPT ><img src=x onerror=alert(2)>`,
	`</script/><script src=http://other.example/a.js></script>`,
	`</scriptx>`,
	`<!--<script>`,
	`<!-- <script `,
	`--></script>`, `--!>`, `<!--`, `-->`,
	`]]>`, `<![CDATA[`, `]]></script><script>alert(3)</script>`,
	`&lt;/script&gt;`, `&amp;`, `&quot;`, `&#0;`, `&nbsp`, `&undefined;`,
	`<?php echo 1 ?>`, `<?xml version="1.0"?>`, `{{constructor.constructor('alert(4)')()}}`, "${alert(5)}",
	`"`, `'`, "`", `\`, `\"`, `\\"`, `\u003c`, `\` + "\n", `"}]}</script>`, `","@type":"Person`,
	"line\u2028separator", "paragraph\u2029separator", "a\r\nb\rc\nd\te\ff\vg\bh",
	controls(0x01, 0x1F), controls(0x7F, 0x9F),
	"\u202Eright to left\u202C", "\u2066isolate\u2069", "\u200Fמרפאה\u200E", "zero\u200Bwidth\u200Djoined",
	"\uFEFF", "\uFFFD", "\uFFFE\uFFFF", "\U0001FFFF",
	"👩🏽‍⚕️ 🏥 😀", "\U00010000\U0010FFFD", "e\u0301 é ﬁ", "Ω≈ç√∫ 社會 ๏เป็น",
	strings.Repeat("<!--<script>", 50), strings.Repeat("(", 3000),
	"javascript:alert(6)", "data:text/html,<script>alert(7)</script>", "__proto__", "constructor",
	" ", "", "null", "NaN", "0x0", "1e309",
}

// controls gives the characters from one to another.
func controls(first, last rune) string {
	var b strings.Builder
	for r := first; r <= last; r++ {
		b.WriteRune(r)
	}
	return b.String()
}

// hostileClinic has a review of each text.
func hostileClinic() *schema.Description {
	clinic := &schema.MedicalClinic{Name: schema.Text("Klinik Zürich </script>")}
	var reviews schema.ReviewList
	for _, text := range hostileTexts {
		reviews = append(reviews, &schema.Review{ReviewBody: schema.Text(text)})
	}
	clinic.Review = reviews
	return schema.Describe(clinic)
}

// The same bytes are opened as HTML and as XHTML.
const hostilePage = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\">\n<head>\n" +
	"  <meta charset=\"UTF-8\" />\n  <title>Reviews</title>\n  <link rel=\"stylesheet\" href=\"style.css\" />\n</head>\n<body>\n" +
	"<h1>Reviews</h1>\n<button type=\"button\">Menu</button>\n<p id=\"menu\" hidden=\"hidden\"><a href=\"#end\">To the end</a></p>\n" +
	"<p id=\"end\">Still here.</p>\n<script src=\"menu.js\"></script>\n</body>\n</html>\n"

func TestHostileTexts(t *testing.T) {
	t.Parallel()
	pages := map[string]string{
		"as-html.html": hostilePage,
		"as-xml.xhtml": hostilePage,
		"html.html":    strings.TrimPrefix(hostilePage, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
		"no-head.html": "<button>Menu</button>\n<p id=end>Still here.</p>\n",
	}
	s := embedded(t, pages, hostileClinic())
	compare(t, s, []view{wide, narrow}, func(t *testing.T, name string, is *visit) {
		assertData(t, s.after, name, is, 1)
		assert.Contains(t, is.DOM, `<p id="end">Still here.</p>`)
		require.Len(t, is.Data, 1)
		var data struct {
			Review []struct{ ReviewBody string }
		}
		require.NoError(t, json.Unmarshal([]byte(is.Data[0].JSON), &data))
		require.Len(t, data.Review, len(hostileTexts))
		for i, review := range data.Review {
			assert.Equal(t, hostileTexts[i], review.ReviewBody)
		}
	})
}

// What the texts would do if they stood in the page as encoding/json writes them
// without escapes for HTML, the instruments notice.
func TestNoticesHostileTexts(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	b := newTab(t, 390)
	for _, test := range []struct{ text, logged, dom string }{
		{`</script><script>alert(1)</script>`, "dialog: alert: 1", "Still here."},
		{`<!--<script>`, "", ""}, // and the page is gone
	} {
		data := `<script type="application/ld+json" data-healthld="page">{"name":"` + test.text + `"}</script>`
		origin := serveInstruments(t, map[string]string{"page.html": strings.Replace(hostilePage, "</head>", data+"</head>", 1)}, "")
		v := b.visit(t, origin, "/page.html")
		assert.Contains(t, strings.Join(v.logged, "\n"), test.logged)
		assert.Equal(t, test.dom != "", strings.Contains(v.DOM, "Still here."))
		require.Len(t, v.Data, 1)
		assert.NotEmpty(t, v.Data[0].Error)
	}
}
