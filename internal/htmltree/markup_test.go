package htmltree

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// pieces are what hard pages are made of.
var pieces = []string{
	"<", ">", "/", "!", "-", "--", "=", `"`, "'", " ", "\n", "\r", "\x00", "a", "&", "&amp;", "&copy", ";", "?",
	"<!--", "-->", "--!>", "<!", "<?", "</", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<script", "<script>", "</script", "</script>", "</scriptx>",
	"<SCRIPT >", "</ScRiPt\t>", "<!--<script>", "<textarea>", "</textarea>", "<title>", "</title>", "<style>", "</style>", "<xmp>", "</xmp>",
	"<iframe>", "</iframe>", "<noembed>", "</noembed>", "<noframes>", "</noframes>", "<noscript>", "</noscript>", "<plaintext>",
	"<svg>", "</svg>", "<svg/>", "<title/>", "<math>", "</math>", "<p>", "</p>", "<div ", "<a b=c", ` b="c"`, " b='c'", " b=c/", " /", " B", " itemscope", " typeof=a",
}

var tagTests = []string{
	"", "a", "<", "a<", "<a", "<a ", "<a b", "<a b=", `<a b="`, `<a b="c`, "</", "</a", "</a ", "<!", "<!-", "<!--", "<?", "< a>", "<1>", "</1>", "</>", "<//>",
	"<a>", "<A>", "<a/>", "<a />", "<a b/>", "<a b=/>", "<a b=c/>", `<a b="c"/>`, "<a / b>", "<a/b/c>", "<a =b>", "<a ==b>", "<a b==c>", "<a b= c>", "<a b =c>",
	"<a b\n=\nc>", "<a b= >", `<a b="c"d>`, `<a b='"'>`, `<a b="'>'">`, `<a "b>`, `<a 'b'>c'>`, "<a b=c\"d>", "<a<b>", "<a b<c>", `<a"b">`, "<a\x00b>", "<a b\x00=c\x00>",
	"<a b=1 b=2 B=3 c=4>", "<a b='&amp;&ampx&amp=&amp&copy&copy;&notit;&notin;&not;&semi;&#65;&#x41&#;&#x;&#0;&#128;&#xD800;&bne;&bne&'>", "<a b='1\r\n2\r3\n4'>",
	"</a b=c>", "</a b='>'>", "</a/>", "<!DOCTYPE html>", "<!doctype html SYSTEM '>'>", "<!d>", "<!>", "<!->", "<!-->", "<!--->", "<!---->", "<!----->", "<!--a-->", "<!--a--!>", "<!--a--!-->",
	"<!--a--!b-->", "<!--!-->", "<!--!>", "<!----!>", "<!--a-- >b-->", "<!--a->b--><c>", "<!--<a>--><b>", "<!-- -- ><a>-->", "<![CDATA[<a>]]><b>", "<?xml version='1.0'?><a>", "<?a<b>c>",
	"<script><a></script><b>", "<script></script><b>", "<script>", "<script>a", "<script></scriptx></script ><b>", "<script></script", "<script></script ", "<script></script a='>'><b>",
	"<script><!--<script></script>--></script><a>", "<script><!--<script></script></script><a>", "<script><!--<scriptx></script><a>", "<script><!--<script --></script><a>",
	"<script><!----><script></script><a>", "<script><!--><script></script><a>", "<script><!-<script></script><a>", "<script><!--<1<script></script><a></script><b>", "<script><!-- a - -- b --><script></script><a>",
	"<script><!--<script></scriptx></script/></script><a>", "<script><!--</script><a>-->", "<script><!--</scripty--></script><a>", "<script><!--<script><</script></script><a>", "<script/><a></script><b>",
	"<SCRIPT></sCrIpT><b>", "<style></STYLE><a>", "<title><a></title><b>", "<title>&lt;</title>", "<textarea><script></textarea><b>", "<xmp><a></xmp><b>", "<iframe><a></iframe><b>", "<noembed><a></noembed><b>",
	"<noframes><a></noframes><b>", "<noscript><a></noscript><b>", "<plaintext><a></plaintext><b>", "<title></titl></title><b>", "<title></title", "<title></titl</title><a>", "<scripts><a>", "<styles><a>", "<titles><a>", "<xmpx><a>",
	"<head><title>A</title><meta charset=utf-8><link rel=a href='b'></head>", "<p class=\"text\">a <a href='/b?c=1&amp;d=2'>e</a></p>",
	"<a " + strings.Repeat("b=c ", 200) + ">", "<body a0=1>" + strings.Repeat("<body a=1>", 5),
}

// twin gives what the tokenizer says of the tags of a page, and say what the scanner
// does.
func twin(text []byte) []string {
	var told []string
	z := html.NewTokenizer(bytes.NewReader(text))
	start := 0
	raw := false // what comes is the content of an element
	for z.Next() != html.ErrorToken {
		end := start + len(z.Raw())
		kind := z.Token().Type
		switch kind {
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			again := html.NewTokenizer(bytes.NewReader(text[start:end]))
			token := again.Next()
			name, more := again.TagName()
			line := fmt.Sprintf("%d-%d %s %s", start, end, token, name)
			if token == html.SelfClosingTagToken && more {
				// The tokenizer looks at the last of the attributes that it kept.
				line = strings.Replace(line, "SelfClosing", "Start", 1)
			}
			var key, value []byte
			for more {
				key, value, more = again.TagAttr()
				line += fmt.Sprintf(" %s=%q", key, value)
			}
			told = append(told, line)
			raw = kind != html.EndTagToken && rawElementOf([]byte(strings.ToLower(string(name)))) != noRaw
		case html.TextToken:
			if raw {
				told[len(told)-1] += fmt.Sprintf(" content %d-%d", start, end)
			}
			raw = false
		default:
			raw = false
		}
		start = end
	}
	return told
}

func say(text []byte) []string {
	var told []string
	s := NewTagScanner(text)
	s.plain = true
	for s.Next() {
		kind := html.StartTagToken
		if s.Closing {
			kind = html.EndTagToken
		}
		names := make(map[string]bool)
		attributes := ""
		for a := range s.Attributes {
			name := lowerName(a.Name)
			names[name] = true
			attributes += fmt.Sprintf(" %s=%q", name, a.Text())
		}
		if s.SelfClosing && len(names) == 0 {
			kind = html.SelfClosingTagToken
		}
		line := fmt.Sprintf("%d-%d %s %s", s.Start, s.End, kind, lowerName(s.Name)) + attributes
		if start, end, _ := s.Content(); end > start {
			line += fmt.Sprintf(" content %d-%d", start, end)
		}
		told = append(told, line)
	}
	return told
}

func lowerName(name []byte) string {
	lower := bytes.ReplaceAll(name, []byte{0}, []byte("\uFFFD"))
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	return string(lower)
}

func TestTagScannerSaysWhatTheTokenizerDoes(t *testing.T) {
	for _, text := range tagTests {
		assert.Equal(t, twin([]byte(text)), say([]byte(text)), "%q", text)
	}
	for _, a := range pieces {
		for _, b := range pieces {
			for _, c := range []string{"<script>", "<title>", "<!--", "", "<a "} {
				text := c + a + b + "x--></script></title><z>"
				require.Equal(t, twin([]byte(text)), say([]byte(text)), "%q", text)
			}
		}
	}
}

func FuzzTagScanner(f *testing.F) {
	for _, text := range tagTests {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if bytes.Count(text, []byte("=")) > mostAttributes {
			return
		}
		require.Equal(t, twin(text), say(text))
	})
}

// Small texts of one byte a piece reach what random bytes do not.
func FuzzTagScannerPieces(f *testing.F) {
	f.Add([]byte("\x1d\x13\x1d\x1d\x14"))
	f.Fuzz(func(t *testing.T, chosen []byte) {
		if len(chosen) > mostAttributes {
			return
		}
		var text []byte
		for _, c := range chosen {
			text = append(text, pieces[int(c)%len(pieces)]...)
		}
		require.Equal(t, twin(text), say(text), "%q", text)
	})
}

func TestTagScannerSelfClosing(t *testing.T) {
	tests := map[string]bool{
		"<a>": false, "<a/>": true, "<a />": true, "<a b/>": true, "<a b=/>": false, "<a b=c/>": false, "<a b=c />": true, `<a b="c"/>`: true,
		`<a b="c/">`: false, "<a / >": false, "<a b=''/>": true, "</a/>": false,
	}
	for text, want := range tests {
		s := NewTagScanner([]byte(text))
		require.True(t, s.Next(), text)
		assert.Equal(t, want, s.SelfClosing, text)
	}
}

// In SVG and MathML the tree of x/net shows which scripts are elements of HTML.
func TestTagScannerInForeignContent(t *testing.T) {
	tests := []string{
		"<svg><title/><path/></svg><script>a</script>",
		"<svg><title>b</title></svg><script>a</script>",
		"<svg><style/></svg><script>a</script>",
		"<svg><style>.a>b{}</style></svg><script>a</script>",
		"<svg><script>b</script></svg><script>a</script>",
		"<svg><![CDATA[<script>b</script>]]></svg><script>a</script>",
		"<svg><desc><script>a</script></desc><title><script>b</script></title></svg>",
		"<svg><foreignObject><p><script>a</script></p></foreignObject><script>b</script></svg>",
		"<svg><p><script>a</script>",
		"<svg><g></p><script>a</script>",
		"<svg></b></svg><script>a</script>",
		"<button><svg><path></button><script>a</script>",
		"<div><svg><g></div><script>a</script>",
		"<svg/><script>a</script>",
		"<SVG><Title/></sVg><script>a</script>",
		"<svg><font><script>b</script></font></svg><script>a</script>",
		"<svg><font color=red><script>a</script>",
		"<math><mi><script>a</script></mi><title/><script>b</script></math>",
		"<math><annotation-xml><script>b</script></annotation-xml></math><script>a</script>",
		"<math><annotation-xml encoding=TEXT/html><script>a</script></annotation-xml></math>",
		"<svg><svg></svg><title/><script>b</script></svg><script>a</script>",
		"<svg><math><mi><script>b</script></mi></math></svg><script>a</script>",
		strings.Repeat("<svg><g>", 40) + strings.Repeat("</g></svg>", 40) + "<script>a</script>",
		strings.Repeat("<svg><g>", 40) + "<p><script>a</script>",
		"<p><svg viewBox='0 0 1 1'><title/><use xlink:href='#a'/></svg><script>a</script>",
	}
	for _, text := range tests {
		assert.Equal(t, scriptsOfTree(t, text), scriptsOfScan(text), text)
	}
}

func scriptsOfTree(t *testing.T, text string) (contents []string) {
	root, err := html.Parse(strings.NewReader(text))
	require.NoError(t, err)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" && n.Namespace == "" {
			content := ""
			if n.FirstChild != nil {
				content = n.FirstChild.Data
			}
			contents = append(contents, content)
		}
	}
	return contents
}

func scriptsOfScan(text string) (contents []string) {
	s := NewTagScanner([]byte(text))
	for s.Next() {
		if s.IsStart("script") && !s.Foreign {
			start, end, _ := s.Content()
			contents = append(contents, text[start:end])
		}
	}
	return contents
}

func TestTagScannerSigns(t *testing.T) {
	tests := map[string]Signs{
		"<p>": 0, "<p id=a class=b data-type=c>": 0, "<p itemscope>": SignMicrodata, "<p ITEMPROP=a>": SignMicrodata, "<p a=itemscope>": 0,
		"<p itemtype=a typeof=b>": SignMicrodata | SignRDFa, "<p itemid=a>": SignMicrodata, "<p itemref=a>": SignMicrodata,
		"<p vocab=a>": SignRDFa, "<p about=a>": SignRDFa, "<p resource=a>": SignRDFa, "<p datatype=a>": SignRDFa, "<p inlist>": SignRDFa,
		"<p property=a>": SignProperty, "<p prefix=a>": SignPrefix, "<p rel=a>": SignRelation, "<p rev=a>": SignRelation, "<p rev=a:b>": SignRelation | SignColon, "</p itemscope>": 0,
		"<p itemscopes itemrefs reply abouts typeo>": 0,
	}
	for text, want := range tests {
		s := NewTagScanner([]byte(text))
		require.True(t, s.Next(), text)
		assert.Equal(t, want, s.Signs, text)
	}
}

func TestTagScannerAttribute(t *testing.T) {
	text := `<a b=1 HREF = "x&amp;y" href=2 c>`
	s := NewTagScanner([]byte(text))
	require.True(t, s.Next())
	a, has := s.Attribute("href")
	require.True(t, has)
	assert.Equal(t, "x&y", a.Text())
	assert.Equal(t, "x&amp;y", text[a.Start:a.End])
	assert.Equal(t, "HREF", text[a.NameStart:a.NameStart+len(a.Name)])
	assert.True(t, a.Is("href"))
	a, has = s.Attribute("c")
	assert.True(t, has)
	assert.Equal(t, "", a.Text())
	_, has = s.Attribute("d")
	assert.False(t, has)
	for a := range s.Attributes {
		assert.True(t, a.Is("b"))
		break
	}
}

func TestTagScannerWhereItEnds(t *testing.T) {
	for text, want := range map[string]int{"": 0, "ab": 2, "<p>ab": 5, "<p>a<b c='": 4, "<p>a</b c='": 4, "<p><!--a": 8} {
		s := NewTagScanner([]byte(text))
		for s.Next() {
		}
		assert.Equal(t, want, s.Start, "%q", text)
		assert.Equal(t, len(text), s.End, "%q", text)
		assert.False(t, s.Next())
	}
	s := NewTagScanner([]byte("<script>a<b"))
	require.True(t, s.Next())
	start, end, closed := s.Content()
	assert.Equal(t, []any{8, 11, false}, []any{start, end, closed})
	assert.False(t, s.Next())
}

func TestTagScannerAllocatesNothing(t *testing.T) {
	text := []byte(strings.Repeat(strings.Join(tagTests, " "), 3) + "<svg><g><path/></g></svg>")
	s := NewTagScanner(text)
	assert.Zero(t, testing.AllocsPerRun(10, func() {
		s.Reset(text)
		for s.Next() {
			s.Attribute("href")
			s.Content()
		}
	}))
}

// A page as sites have them, for the ratio of the two.
var benchmarkPage = []byte("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
	strings.Repeat("<meta name=\"description\" content=\"Three clinics in two towns\">\n", 20) +
	"<title>Riverside</title>\n</head>\n<body>\n" +
	strings.Repeat("<p class=\"text\">People come <a href=\"/team/\">to see us</a> about knees &amp; hearts.</p>\n", 440) +
	"</body>\n</html>\n")

func BenchmarkTags(b *testing.B) {
	b.Run("TagScanner", func(b *testing.B) {
		b.SetBytes(int64(len(benchmarkPage)))
		b.ReportAllocs()
		for s := new(TagScanner); b.Loop(); {
			for s.Reset(benchmarkPage); s.Next(); {
			}
		}
	})
	b.Run("html.Tokenizer", func(b *testing.B) {
		b.SetBytes(int64(len(benchmarkPage)))
		b.ReportAllocs()
		for b.Loop() {
			for z := html.NewTokenizer(bytes.NewReader(benchmarkPage)); z.Next() != html.ErrorToken; {
			}
		}
	})
}
