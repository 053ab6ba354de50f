package page_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
)

// sunrise is a small description. What it is in a page stands for @ in tests.
var sunrise = schema.Describe(&schema.MedicalClinic{Name: schema.Text("Zürich")})

const (
	startTag = `<script type="application/ld+json" data-healthld="page">`
	element  = startTag + `{"@context":"https://schema.org","@type":"MedicalClinic","name":"Zürich"}</script>`
	ascii    = startTag + `{"@context":"https://schema.org","@type":"MedicalClinic","name":"Z\u00fcrich"}</script>`
)

const utf8Meta = "<meta charset=utf-8>"

// Where the element goes: | in the page is where the element comes.
func TestEmbedAtTheEndOfTheHead(t *testing.T) {
	tests := map[string]string{
		"one line":                       "<!doctype html><html><head>" + utf8Meta + "<title>A</title>|</head><body>B</body></html>",
		"no html tag":                    "<!doctype html>" + utf8Meta + "<title>A</title>|<p>B",
		"no head content":                "<!doctype html>|<p>B",
		"text alone":                     "|B",
		"a head that is empty":           "<head>|</head>",
		"body tag ends the head":         "<title>A</title>|<body>B",
		"end tag of body ends the head":  "<title>A</title>|</body>",
		"upper case":                     "<HTML><HEAD><TITLE>A</TITLE>|</HEAD><BODY>",
		"end tag with spaces":            "<head>|</head  ><body>",
		"end tag with attributes":        "<head>|</head class=a>",
		"in a comment first":             "<head><!-- </head> -->|</head>",
		"in a script first":              "<head><script>'</head>'</script>|</head>",
		"in an escaped script first":     "<head><script><!--<script></head></script></head>--></script>|</head>",
		"in a title first":               "<head><title></head></title>|</head>",
		"in a style first":               "<head><style></head></style>|</head>",
		"in a noscript first":            "<head><noscript><img></head></noscript>|</head>",
		"in a template first":            "<head><template><p></head><template></template></head></template>|</head>",
		"in an attribute first":          `<head><meta content="</head>">|</head>`,
		"an end tag of nothing":          "<head></p></title>|</head>",
		"an end tag before the head":     "<!doctype html>|</head><p>B",
		"two heads":                      "<head>|</head><head></head>",
		"a head tag in the head":         "<head><head><title>A</title>|</head>",
		"an empty title":                 "<head><title></title>|</head>",
		"a self-closing link":            "<head><link rel=a />|</head>",
		"a self-closing title is open":   "<head><title/></head></title>|</head>",
		"an image ends the head":         "<head><title>A</title>|<img src=a></head>",
		"a text ends the head":           "<head><title>A</title>|B</head>",
		"a processing instruction":       "<?xml version='1.0'?><html><head>|</head>",
		"nothing follows":                "<title>A</title>|",
		"a frameset":                     "<html><head><title>A</title>|</head><frameset>",
		"a line end in the middle":       "<p>A\n",
		"conditional comments":           "<head><!--[if IE]></head><![endif]-->|</head>",
		"NUL":                            "<head>|</head>\x00\x00",
		"other JSON-LD":                  `<head><script type="application/ld+json">{"@type":"WebSite"}</script>|</head>`,
		"the mark elsewhere":             `<head><script data-healthld="other" type="application/ld+json">{}</script>|</head><p data-healthld="page">`,
		"the mark in a comment":          "<head><!--" + element + "-->|</head><!--" + element + "-->",
		"the mark in a textarea":         "<head>|</head><textarea>" + element + "</textarea>",
		"the mark in a template":         "<head>|</head><template>" + element + "</template>",
		"a script that is no data block": `<head><script data-healthld="page">a</script>|</head>`,
	}
	for name, marked := range tests {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(marked, "|") {
				marked = "|" + marked
			}
			before := strings.Replace(marked, "|", "", 1)
			want := ascii
			if strings.Contains(before, utf8Meta) {
				want = element
			}
			if strings.ContainsAny(before, "\n") {
				want += "\n"
			}
			testEmbed(t, before, strings.Replace(marked, "|", want, 1))
		})
	}
}

// testEmbed holds what embedding gives, that embedding again changes nothing,
// that removing undoes it, and that a browser's tree differs in the element alone.
func testEmbed(t *testing.T, before, want string) {
	t.Helper()
	kept := strings.Clone(before)
	got, err := page.Embed([]byte(before), sunrise)
	require.NoError(t, err)
	assert.Equal(t, want, string(got))
	assert.Equal(t, kept, before)

	again, err := page.Embed(got, sunrise)
	require.NoError(t, err)
	assert.Equal(t, want, string(again), "embedded again")

	removed, err := page.Remove(got)
	require.NoError(t, err)
	assert.Equal(t, before, string(removed), "removed")

	assert.Equal(t, tree(t, before, ""), tree(t, string(got), "page"))
}

// tree gives the tree that a browser makes of a page, without elements of our own,
// of which it must have one, and without white space in the head.
func tree(t *testing.T, text, without string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))) // decoding takes the mark away
	require.NoError(t, err)
	var b strings.Builder
	found := 0
	var write func(n *html.Node, inHead bool)
	write = func(n *html.Node, inHead bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.Data == "script" && without != "" && inHead {
				own := false
				for _, a := range c.Attr {
					own = own || a.Key == "data-healthld" && a.Val == without
				}
				if own && strings.Contains(c.FirstChild.Data, "MedicalClinic") {
					found++
					continue
				}
			}
			if c.Type == html.TextNode && inHead && strings.TrimSpace(c.Data) == "" {
				continue
			}
			b.WriteString("(")
			b.WriteString(strings.Join([]string{c.Data, c.Namespace}, " "))
			for _, a := range c.Attr {
				b.WriteString(" " + a.Key + "=" + a.Val)
			}
			write(c, c.Type == html.ElementNode && (c.Data == "head" || c.Data == "html"))
			b.WriteString(")")
		}
	}
	write(root, false)
	if without != "" {
		assert.Equal(t, 1, found, "elements of our own in the head")
	}
	return b.String()
}

func TestEmbedOnALineOfItsOwn(t *testing.T) {
	tests := map[string]struct{ before, want string }{
		"before the end tag": {
			"<html>\n<head>\n  " + utf8Meta + "\n  <title>A</title>\n</head>\n",
			"<html>\n<head>\n  " + utf8Meta + "\n  <title>A</title>\n  " + element + "\n</head>\n",
		},
		"before an end tag that is indented": {
			"<html>\n\t<head>\n\t\t" + utf8Meta + "\n\n\t</head>\n",
			"<html>\n\t<head>\n\t\t" + utf8Meta + "\n\n\t\t" + element + "\n\t</head>\n",
		},
		"CRLF": {
			"<head>\r\n" + utf8Meta + "\r\n</head>\r\n",
			"<head>\r\n" + utf8Meta + "\r\n" + element + "\r\n</head>\r\n",
		},
		"CR": {
			"<head>\r " + utf8Meta + "\r</head>",
			"<head>\r " + utf8Meta + "\r " + element + "\r</head>",
		},
		"mixed ends of lines": {
			"<head>\r\n" + utf8Meta + "\n</head>\n",
			"<head>\r\n" + utf8Meta + "\n" + element + "\r\n</head>\n",
		},
		"in a line": {
			"<head>\n" + utf8Meta + "</head>\n",
			"<head>\n" + utf8Meta + element + "</head>\n",
		},
		"before the body": {
			utf8Meta + "\n<title>A</title>\n\n<body>",
			utf8Meta + "\n<title>A</title>\n\n" + element + "\n<body>",
		},
		"before text": {
			utf8Meta + "\n  B",
			utf8Meta + "\n" + element + "\n  B",
		},
		"byte order mark": {
			"\uFEFF<p>A\n",
			"\uFEFF" + element + "\n<p>A\n",
		},
		"byte order mark, spaces": {
			"\uFEFF \n<head>\n</head>",
			"\uFEFF \n<head>\n" + element + "\n</head>",
		},
		"at the end": {
			utf8Meta + "\n<title>A</title>\n",
			utf8Meta + "\n<title>A</title>\n" + element + "\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { testEmbed(t, test.before, test.want) })
	}
}

func TestEmbedReplacesItsOwn(t *testing.T) {
	const old = `{"@context":"https://schema.org","@type":"Thing"}`
	tests := map[string]struct{ before, want string }{
		"in the head": {
			utf8Meta + startTag + old + "</script><p>",
			utf8Meta + element + "<p>",
		},
		"in the body": {
			utf8Meta + "<p>" + startTag + old + "</script><p>",
			utf8Meta + "<p>" + element + "<p>",
		},
		"an empty one": {
			utf8Meta + "<p>" + startTag + "</script><p>",
			utf8Meta + "<p>" + element + "<p>",
		},
		"its tags stay": {
			utf8Meta + "<SCRIPT id=a data-healthld=page type=' Application/LD+JSON ; charset=utf-8'>\n{}\n</SCRIPT ><p>",
			utf8Meta + "<SCRIPT id=a data-healthld=page type=' Application/LD+JSON ; charset=utf-8'>" + strings.TrimSuffix(strings.TrimPrefix(element, startTag), "</script>") + "</SCRIPT ><p>",
		},
		"of several the first stays": {
			utf8Meta + "\n" + startTag + old + "</script>\n  " + startTag + "</script>\n<p>" + startTag + "</script></p>",
			utf8Meta + "\n" + element + "\n<p></p>",
		},
		"text behind it": {
			startTag + old + "</script>B<A",
			ascii + "B<A",
		},
		"others stay": {
			utf8Meta + `<script type="application/ld+json">{}</script>` + startTag + `</script><script type="application/ld+json"> {} </script>`,
			utf8Meta + `<script type="application/ld+json">{}</script>` + element + `<script type="application/ld+json"> {} </script>`,
		},
		"hostile content": {
			utf8Meta + startTag + "<!--<script>-->" + "</script>--></script><p>",
			utf8Meta + element + "--></script><p>",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := page.Embed([]byte(test.before), sunrise)
			require.NoError(t, err)
			assert.Equal(t, test.want, string(got))
			again, err := page.Embed(got, sunrise)
			require.NoError(t, err)
			assert.Equal(t, test.want, string(again))
		})
	}
}

func TestRemove(t *testing.T) {
	tests := map[string]struct{ before, want string }{
		"nothing to remove":     {"<p>A", "<p>A"},
		"nothing of ours":       {`<p data-healthld="page">`, `<p data-healthld="page">`},
		"two":                   {"A\n" + startTag + "</script>\nB" + startTag + "</script>\r\nC", "A\nB\r\nC"},
		"in upper case":         {strings.ToUpper(startTag) + "</SCRIPT>", strings.ToUpper(startTag) + "</SCRIPT>"},
		"with a parameter":      {"<script type='application/ld+json; charset=utf-8' data-healthld=page></script>", ""},
		"in mixed case":         {"<!----><Script TYPE='application/LD+JSON' Data-HealthLD=page></Script>", "<!---->"},
		"the line with it":      {"A\r\n\t" + startTag + "</script>\r\nB", "A\r\nB"},
		"not what shares it":    {"A\n\t" + startTag + "</script> \nB", "A\n\t \nB"},
		"not what precedes":     {"A\n\tC " + startTag + "</script>\nB", "A\n\tC \nB"},
		"at the end":            {"A\n" + startTag + "</script>", "A\n"},
		"in UTF-8 with a mark":  {"\uFEFF" + startTag + "</script>\nB", "\uFEFFB"},
		"one behind another":    {"A" + startTag + "</script>" + startTag + "</script>B", "AB"},
		"one line, one another": {"A\n" + startTag + "</script>\n" + startTag + "</script>\nB", "A\nB"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := page.Remove([]byte(test.before))
			require.NoError(t, err)
			assert.Equal(t, test.want, string(got))
		})
	}
	_, err := page.Remove([]byte("<p>" + startTag))
	require.EqualError(t, err, "1:4: the script element is not closed; expected an end tag </script>")
}

func TestEmbedByEncoding(t *testing.T) {
	tests := map[string]struct {
		before string
		utf8   bool
	}{
		"meta charset":                {"<meta charset='UTF-8'>", true},
		"meta charset, other label":   {"<meta charset=' utf8 '>", true},
		"meta pragma":                 {"<meta http-equiv=Content-Type content='text/html; charset=utf-8'>", true},
		"meta pragma, quoted":         {`<meta http-equiv=Content-Type content='text/html; charset = "utf-8"; a=b'>`, true},
		"meta pragma, second charset": {"<meta content='charset text/html;charset=utf-8' http-equiv=content-type>", true},
		"meta content without pragma": {"<meta content='text/html; charset=utf-8'>", false},
		"meta far away":               {"<!--" + strings.Repeat(" ", 2000) + "--><meta charset=utf-8>", true},
		"byte order mark":             {"\uFEFF<meta charset=windows-1252>", true},
		"meta utf-16 cannot be":       {"<meta charset=utf-16>", true},
		"nothing":                     {"<title>A</title>", false},
		"windows-1252":                {"<meta charset=windows-1252><title>\xFC</title>", false},
		"Shift_JIS":                   {"<meta charset=shift_jis><title>\x83\x5c</title>", false},
		"the first counts":            {"<meta charset=windows-1252><meta charset=utf-8>", false},
		"an unknown one":              {"<meta charset=klingon>", false},
		"in the body is none":         {"<p><meta charset=utf-8>", false},
		"in a comment is none":        {"<!--<meta charset=utf-8>--><p>", false},
		"in a title is none":          {"<title><meta charset=utf-8></title>", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := page.Embed([]byte(test.before), sunrise)
			require.NoError(t, err)
			want := ascii
			if test.utf8 {
				want = element
			}
			assert.Contains(t, string(got), want)
			removed, err := page.Remove(got)
			require.NoError(t, err)
			assert.Equal(t, test.before, string(removed))
		})
	}
}

// Browsers look for the encoding in 1,024 bytes, in the head or behind it: what is
// put before it could move it out of their sight.
func TestEmbedLeavesTheEncodingInSight(t *testing.T) {
	far := strings.Repeat(" ", 1024)
	for before, want := range map[string]string{
		"<title>A</title>\n<p>Gr\u00fcezi <meta charset=utf-8>B": "<title>A</title>\n<p>Gr\u00fcezi <meta charset=utf-8>" + ascii + "B",
		"<head>\n<img>\n<meta charset=utf-8>\n</head>":           "<head>\n<img>\n<meta charset=utf-8>" + ascii + "\n</head>",
		"<meta charset=utf-8><p><meta charset=utf-8>":            "<meta charset=utf-8>" + element + "<p><meta charset=utf-8>",
		"\uFEFF<p><meta charset=utf-8>":                          "\uFEFF" + element + "<p><meta charset=utf-8>",
		"<p>" + far + "<meta charset=utf-8>":                     ascii + "<p>" + far + "<meta charset=utf-8>",
		"<p><title><meta charset=utf-8></title>":                 ascii + "<p><title><meta charset=utf-8></title>",
		"<p><meta charset=utf-8>" + startTag + "</script>":       "<p><meta charset=utf-8>" + ascii,
	} {
		got, err := page.Embed([]byte(before), sunrise)
		require.NoError(t, err, before)
		assert.Equal(t, want, string(got))
		again, err := page.Embed(got, sunrise)
		require.NoError(t, err, before)
		assert.Equal(t, want, string(again))
	}
	_, err := page.Embed([]byte("<head></head><body><template><meta charset=utf-8></body>"), sunrise)
	assert.EqualError(t, err, "1:50: the encoding is named within another element, behind the head, so that nothing can be added before it or there; "+
		"expected a meta element with the encoding at the beginning of the head; move it there")
	_, err = page.Embed([]byte("<p>"+startTag+"</script>\n<meta charset=utf-8>"), sunrise)
	assert.EqualError(t, err, "2:1: the encoding is named behind the description, where browsers would not find it any more; "+
		"expected a meta element with the encoding at the beginning of the head; move it there")
}

func TestEmbedEscapesWhatIsNotASCII(t *testing.T) {
	const text = "ü€😀\u007f\uFFFD"
	got, err := page.Embed([]byte("<p>"), schema.Describe(&schema.Thing{Name: schema.Text(text)}))
	require.NoError(t, err)
	content := strings.TrimSuffix(strings.TrimPrefix(string(got), startTag), "</script><p>")
	assert.Equal(t, `{"@context":"https://schema.org","@type":"Thing","name":"\u00fc\u20ac\ud83d\ude00`+"\u007f"+`\ufffd"}`, content)
	var parsed map[string]string
	require.NoError(t, json.Unmarshal([]byte(content), &parsed))
	assert.Equal(t, text, parsed["name"])
}

func TestEmbedRefuses(t *testing.T) {
	tests := map[string]struct{ before, want string }{
		"nothing":                   {"", "1:1: the page is empty; expected an HTML document"},
		"UTF-16LE":                  {"\xFF\xFE<\x00", "1:1: the page is encoded in UTF-16; expected UTF-8, as HTML asks for; save it as UTF-8"},
		"UTF-16BE":                  {"\xFE\xFF\x00<", "1:1: the page is encoded in UTF-16; expected UTF-8, as HTML asks for; save it as UTF-8"},
		"UTF-16LE without a mark":   {"<\x00h\x00", "1:1: the page is encoded in UTF-16; expected UTF-8, as HTML asks for; save it as UTF-8"},
		"UTF-16BE without a mark":   {"\x00<\x00h", "1:1: the page is encoded in UTF-16; expected UTF-8, as HTML asks for; save it as UTF-8"},
		"ISO-2022-JP":               {"<head>\n<meta charset=ISO-2022-JP>", "2:1: the page is encoded in iso-2022-jp, in which ASCII does not always stand for itself; expected UTF-8, as HTML asks for; save it as UTF-8"},
		"a replaced encoding":       {"<meta charset=hz-gb-2312>", "1:1: the page is encoded in hz-gb-2312, in which ASCII does not always stand for itself; expected UTF-8, as HTML asks for; save it as UTF-8"},
		"a title that is open":      {"<head>\n<title>A", "2:9: the page ends within its head, so that nothing can be added to it; expected a head that is closed; close the comment or the element that is open there"},
		"a comment that is open":    {"<head><!-- A", "1:13: the page ends within its head, so that nothing can be added to it; expected a head that is closed; close the comment or the element that is open there"},
		"a tag that is open":        {"<head>\n<meta charset", "2:1: the page ends within its head, so that nothing can be added to it; expected a head that is closed; close what is open there"},
		"a template that is open":   {"<head><template></head><p>", "1:27: the page ends within its head, so that nothing can be added to it; expected a head that is closed; close what is open there"},
		"our script that is open":   {"<p>\n" + startTag + "{}", "2:1: the script element is not closed; expected an end tag </script>"},
		"our script closed as XML":  {"<p>\n" + strings.TrimSuffix(startTag, ">") + "/><p></p>", "2:1: the script element is not closed; expected an end tag </script>"},
		"our script closed by none": {"<p>\n" + startTag, "2:1: the script element is not closed; expected an end tag </script>"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := page.Embed([]byte(test.before), sunrise)
			require.EqualError(t, err, test.want)
			assert.Nil(t, got)
			var problem *rdf.Problem
			require.ErrorAs(t, err, &problem)
			assert.True(t, problem.Position.IsValid())

			buffer, err := page.Append([]byte("before"), []byte(test.before), sunrise)
			require.Error(t, err)
			assert.Equal(t, "before", string(buffer))
		})
	}
}

func TestEmbedTellsTheErrorOfTheDescription(t *testing.T) {
	bad := schema.Describe(&schema.Thing{Name: schema.Text("\xff")})
	for _, before := range []string{"<p>", "<p>" + startTag + "</script>"} {
		got, err := page.Embed([]byte(before), bad)
		require.ErrorContains(t, err, "/name: ")
		assert.Nil(t, got)
	}
	_, err := page.Embed([]byte("<p>"), nil)
	require.Error(t, err)
}

func TestEmbedWithOptions(t *testing.T) {
	got, err := page.Embed([]byte("<head>\r\n"+utf8Meta+"\r\n</head>"), sunrise, jsonld.Indent("  "))
	require.NoError(t, err)
	assert.Equal(t, "<head>\r\n"+utf8Meta+"\r\n"+startTag+"{\r\n  \"@context\": \"https://schema.org\",\r\n"+
		"  \"@type\": \"MedicalClinic\",\r\n  \"name\": \"Zürich\"\r\n}</script>\r\n</head>", string(got))
}

func TestAppend(t *testing.T) {
	got, err := page.Append([]byte("before"), []byte("<p>"), sunrise)
	require.NoError(t, err)
	assert.Equal(t, "before"+ascii+"<p>", string(got))

	// The end of a page that has no end is found behind what stood in the buffer.
	got, err = page.Append([]byte("<!-- "), []byte("<title>A</title>"), sunrise)
	require.NoError(t, err)
	assert.Equal(t, "<!-- <title>A</title>"+ascii, string(got))
}

func TestAppendTextRefusesWhatCouldEndTheElement(t *testing.T) {
	got, err := page.AppendText([]byte("before"), []byte("<p>"), []byte(`{"name":"</script>"}`))
	require.EqualError(t, err, `page: "<" at byte 9 of the description could end the script element: write it as \u003c, as package jsonld does`)
	assert.Equal(t, "before", string(got))
}

func FuzzEmbed(f *testing.F) {
	for _, seed := range []string{
		"<!doctype html><html><head><title>A</title></head><body>", "<p>A\n", "\uFEFF<p>", element + "<p>",
		"<head>\r\n<template></head></template>\n</head>", "<noscript><p></noscript>B", "<svg><title><p>", "<!--\n-->\n A",
		"<head><script><!--<script></script></head>", "</br>", "<frameset>", "<plaintext>", "\x00<",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, before []byte) {
		got, err := page.Embed(before, sunrise)
		if err != nil {
			var problem *rdf.Problem
			if !errors.As(err, &problem) {
				t.Fatalf("%v", err)
			}
			return
		}
		if again, err := page.Embed(got, sunrise); err != nil || !bytes.Equal(again, got) {
			t.Fatalf("embedded again: %q, %v", again, err)
		}
		removed, err := page.Remove(got)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(bytes.ToLower(before), []byte("data-healthld")) {
			return
		}
		if !bytes.Equal(removed, before) {
			t.Fatalf("removed: %q from %q", removed, got)
		}
		// Where x/net/html parses as browsers do, the tree is that of before.
		if bytes.Contains(before, []byte("template")) || bytes.Contains(bytes.ToLower(before), []byte("charset")) || bytes.ContainsAny(before, "\x00") {
			return
		}
		assert.Equal(t, tree(t, string(before), ""), tree(t, string(got), "page"), "%q", before)
	})
}
