package browser

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The tests of this file hold that the others can fail: what they say does not
// happen is done on purpose here, and noticed.

// instrumentFiles are what the pages of these tests refer to.
var instrumentFiles = fstest.MapFS{
	"favicon.ico":       {Data: []byte("\x00\x00\x01\x00")},
	"log.js":            {Data: []byte("console.log('Hello')")},
	"warn.js":           {Data: []byte("console.warn('Hello')")},
	"throw.js":          {Data: []byte("throw new Error('Hello')")},
	"reject.js":         {Data: []byte("Promise.reject(new Error('Hello'))")},
	"alert.js":          {Data: []byte("alert('Hello')")},
	"click.js":          {Data: []byte("document.querySelector('button').onclick = () => console.log('Clicked')")},
	"toggle.js":         {Data: []byte("document.querySelector('button').onclick = event => event.target.classList.toggle('on')")},
	"idle.js":           {Data: []byte("document.querySelector('button').onclick = event => {}")},
	"dark.css":          {Data: []byte("p { color: #000001 }")},
	"black.css":         {Data: []byte("p { color: #000000 }")},
	"style.css":         {Data: []byte("p { color: #000000 }")},
	"detour/index.html": {Data: []byte("Here")},
}

// serveInstruments serves the pages, by their names, beside the files.
func serveInstruments(t *testing.T, pages map[string]string, policy string) string {
	t.Helper()
	files := make(fstest.MapFS)
	for name, file := range instrumentFiles {
		files[name] = file
	}
	for name, text := range pages {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return serve(t, files, policy)
}

func TestNoticesWhatIsLoggedAndFetched(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		page           string
		logged, faults string // in part; "" is nothing at all
	}{
		"nothing":                {page: `<p>A</p><script src=toggle.js defer></script><button>B</button>`},
		"a word to the console":  {page: `<script src=log.js></script>`, logged: `console.log: "Hello"`},
		"a warning":              {page: `<script src=warn.js></script>`, logged: "console.warning"},
		"an exception":           {page: `<script src=throw.js></script>`, logged: "exception"},
		"a rejected promise":     {page: `<script src=reject.js></script>`, logged: "exception"},
		"a word after a click":   {page: `<script src=click.js defer></script><button>A</button>`, logged: `console.log: "Clicked"`},
		"a dialog":               {page: `<script src=alert.js></script>`, logged: "dialog: alert: Hello"},
		"a script in the page":   {page: `<script>1</script>`, logged: "content security policy: script-src-elem"},
		"an event handler":       {page: `<p onclick="1">`, logged: "content security policy: script-src-attr"},
		"a style in the page":    {page: `<style>p { color: red }</style>`, logged: "content security policy: style-src-elem"},
		"a file that is missing": {page: `<img src=none.png alt>`, logged: "404", faults: "/none.png: status 404"},
		"an image that waits":    {page: strings.Repeat("<p>A", 300) + `<img src=none.png loading=lazy alt>`, logged: "404", faults: "/none.png: status 404"},
		"another host":           {page: `<img src=http://other.example/a.png alt>`, logged: "img-src", faults: "http://other.example/a.png"},
		"another port":           {page: `<img src=http://127.0.0.1:9/a.png alt>`, logged: "img-src", faults: "http://127.0.0.1:9/a.png"},
		"a preload elsewhere":    {page: `<link rel=preload as=image href=http://127.0.0.1:9/b.png>`, logged: "img-src", faults: "http://127.0.0.1:9/b.png"},
		"a detour":               {page: `<img src=detour alt>`, faults: "redirected from"},
	}
	pages := make(map[string]string)
	for name, test := range tests {
		pages[fileOf(name)] = "<!doctype html><html lang=en><title>A</title>" + test.page
	}
	startBrowser(t)
	origin := serveInstruments(t, pages, strictPolicy)
	b := newTab(t, 390)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			v := b.visit(t, origin, addressOf(fileOf(name)))
			for _, noticed := range []struct{ want, got string }{
				{test.logged, strings.Join(v.logged, "\n")},
				{test.faults, strings.Join(v.faults, "\n")},
			} {
				if noticed.want == "" {
					assert.Empty(t, noticed.got)
				}
				assert.Contains(t, noticed.got, noticed.want)
			}
		})
	}
}

// fileOf gives the name of a test's page.
func fileOf(test string) string { return strings.ReplaceAll(test, " ", "-") + ".html" }

func TestNoticesWhatDiffers(t *testing.T) {
	t.Parallel()
	const page = "<!doctype html>\n<html lang=en>\n<head>\n  <title>A</title>\n  <link rel=stylesheet href=black.css>\n" +
		"  <script src=toggle.js defer></script>\n</head>\n<body>\n<p>A</p>\n<button>B</button>\n<p id=end><a href='#end'>C</a></p>\n</body>\n</html>\n"
	const own = `<script type="application/ld+json" data-healthld="page">{}</script>`
	tests := map[string]struct {
		old, new string // what is replaced in the page
		differs  string // in what it then differs
	}{
		"nothing":              {},
		"our element":          {"</head>", "  " + own + "\n</head>", ""},
		"our element, no line": {"\n</head>\n<body>", own + "\n</head>\n<body>", ""},
		"a second line":        {"</head>", "  " + own + "\n\n</head>", "document, controls"},
		"a line lost":          {"\n</head>", own + "</head>", "document, controls"},
		"a space":              {"</head>", " " + own + "</head>", "document, controls"},
		"an attribute":         {"<p>", "<p class=a>", "document, controls"},
		"a comment at the end": {"</html>", "</html><!-- A -->", "around"},
		"another mode":         {"<!doctype html>", "", "around, mode, screenshot"},
		"another encoding":     {"<title>", "<meta charset=utf-8><title>", "document, mode, controls"},
		"another title":        {"<title>A", "<title>B", "document, title, anchors, controls"},
		"another link":         {"'#end'", "'#begin'", "document, links, anchors, controls"},
		"another id":           {"<button>", "<button id=b>", "document, ids, controls"},
		"another colour":       {"black.css", "dark.css", "document, links, controls, requests, screenshot"},
		"another text":         {"<p>A", "<p>D", "document, text, controls, screenshot"},
		"another control":      {"toggle.js", "idle.js", "document, controls, requests"},
		"another request":      {"</head>", "<link rel=stylesheet href=style.css></head>", "document, links, controls, requests"},
	}
	startBrowser(t)
	open := func(b *tab, text string) *visit {
		return b.visit(t, serveInstruments(t, map[string]string{"page.html": text}, ""), "/page.html")
	}
	b := newTab(t, 390)
	was := open(b, page)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, page, test.old)
			is := open(b, strings.Replace(page, test.old, test.new, 1))
			var differs []string
			for _, d := range differences(was, is) {
				what, _, _ := strings.Cut(d, ":")
				differs = append(differs, what)
			}
			assert.Equal(t, test.differs, strings.Join(differs, ", "))
		})
	}
	require.Len(t, was.anchors, 1)
	assert.Equal(t, "#end", was.anchors[0].Hash)
	require.Len(t, was.controls, 2)
	assert.Contains(t, was.controls[0].DOM, `<button class="on">`)
}
