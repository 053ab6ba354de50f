package browser

import (
	"strings"
	"testing/fstest"
)

// oddFiles are what the odd pages refer to.
var oddFiles = fstest.MapFS{
	"favicon.ico": {Data: []byte("\x00\x00\x01\x00")},
	"style.css": {Data: []byte(`
		body { font: 1rem/1.5 sans-serif; color: #123 }
		h2:target { color: #a00 }
		.tall { height: 1200px }
	`)},
	"menu.js": {Data: []byte(`
		const menu = document.getElementById('menu');
		document.querySelector('button').addEventListener('click', () => { menu.hidden = !menu.hidden });
	`)},
}

// The parts that most odd pages are made of.
const (
	begin = "<!doctype html>\n<html lang=de>\n<head>\n"
	head  = "  <meta charset=utf-8>\n  <title>Zürich</title>\n  <link rel=stylesheet href=style.css>\n  <script src=menu.js defer></script>\n"
	turn  = "</head>\n<body>\n"
	body  = "<button>Menu</button>\n<ul id=menu hidden><li><a href='#end'>To the end</a></ul>\n<p class=tall>Grüezi</p>\n<h2 id=end>End</h2>\n"
	end   = "</body>\n</html>\n"

	// place is where a description shall be.
	place = `<script type="application/ld+json" data-healthld="page"></script>` + "\n"
)

// oddPages are pages as they are found, beside those that are written by the
// book, by the names of their files. Each must stay what it was.
var oddPages = map[string]string{
	"by-the-book.html": begin + head + turn + body + end,

	// Line ends
	"on-one-line.html":    strings.ReplaceAll(begin+head+turn+body+end, "\n", ""),
	"crlf.html":           strings.ReplaceAll(begin+head+turn+body+end, "\n", "\r\n"),
	"cr.html":             strings.ReplaceAll(begin+head+turn+body+end, "\n", "\r"),
	"without-an-end.html": begin + head + turn + strings.TrimSuffix(body, "\n"),

	// Modes
	"quirks.html":           strings.TrimPrefix(begin+head+turn+body+end, "<!doctype html>\n"),
	"almost-standards.html": strings.Replace(begin+head+turn+body+end, "html", `html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"`, 1),

	// Heads
	"no-head-tags.html":       "<!doctype html>\n" + head + body,
	"no-head.html":            windows1252("<!doctype html>\n" + body),
	"no-head-in-quirks.html":  windows1252(body),
	"title-alone.html":        windows1252("<title>Grüezi</title>"),
	"text-ends-the-head.html": begin + head + "Welcome!\n" + turn + body + end,
	"head-in-a-comment.html":  "<!-- <head></head> -->\n" + begin + "  <!-- </head> -->\n" + head + turn + "<!-- </head> -->\n" + body + end,
	"head-in-a-script.html": begin + "  <script type=text/plain>'</head>'</script>\n  <script type=text/plain><!--<script></head></script></head>--></script>\n" +
		head + "  <title></head></title>\n" + turn + body + end,
	"head-in-a-template.html": begin + head + "  <template><p></head></template>\n  <noscript><link rel=help href='/</head>'></noscript>\n" + turn + body + end,
	"comments.html":           "<!-- 1 -->\n" + begin + head + "  <!-- 2 -->\n</head>\n<!-- 3 -->\n<body>\n" + body + end + "<!-- 4 -->\n",

	// Encodings
	"windows-1252.html":          windows1252(strings.Replace(begin+head+turn+"<p>80 €</p>\n"+body+end, "utf-8", "windows-1252", 1)),
	"no-encoding.html":           windows1252(begin + "  <title>Zürich</title>\n" + turn + "<p>80 €</p>\n" + body + end),
	"http-equiv.html":            begin + "  <meta http-equiv=content-type content='text/html; charset=UTF-8'>\n  <title>Zürich</title>\n" + turn + body + end,
	"byte-order-mark.html":       "\uFEFF" + begin + "  <title>Zürich</title>\n" + turn + body + end,
	"byte-order-mark-alone.html": "\uFEFF" + body,

	// Data blocks
	"foreign.html": begin + "  <script type='application/LD+JSON'>\n  {\"@context\": \"https://schema.org\", \"name\": \"Zürich <b>\"}\n  </script>\n" + head + turn +
		"<script type=application/ld+json>{\"@type\": \"Thing\"}</script>\n" + body + end,
	"a-place-in-the-body.html": begin + head + turn + place + body + end,
	"a-place-before-all.html":  begin + place + head + turn + body + end,

	"as-xml.xhtml": `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de" lang="de">
<head>
  <title>Zürich</title>
  <link rel="stylesheet" href="style.css" />
</head>
<body>
<button type="button">Menu</button>
<ul id="menu" hidden="hidden"><li><a href="#end">To the end</a></li></ul>
<p class="tall">Grüezi</p>
<h2 id="end">End</h2>
<script src="menu.js"></script>
</body>
</html>
`,
}

// windows1252 gives the text in the encoding that browsers take a page for that
// does not say.
func windows1252(text string) string {
	return strings.NewReplacer("ü", "\xFC", "€", "\x80").Replace(text)
}
