package page_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/schema/page"
)

// pageOf40KB is a page as site generators write them.
var pageOf40KB = []byte("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
	strings.Repeat("<meta name=\"description\" content=\"Three clinics in two towns\">\n", 20) +
	"<title>Riverside</title>\n</head>\n<body>\n" +
	strings.Repeat("<p class=\"text\">People come <a href=\"/team/\">to see us</a> about knees &amp; hearts.</p>\n", 440) +
	"</body>\n</html>\n")

func BenchmarkEmbed(b *testing.B) {
	var buffer []byte
	b.Run("append", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(pageOf40KB)))
		for b.Loop() {
			buffer, _ = page.Append(buffer[:0], pageOf40KB, sunrise)
		}
	})
	b.Run("again", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(pageOf40KB)))
		embedded := bytes.Clone(buffer)
		for b.Loop() {
			buffer, _ = page.Append(buffer[:0], embedded, sunrise)
		}
	})
	// What changes every page, and what most tools do.
	b.Run("html.Parse and Render", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(pageOf40KB)))
		for b.Loop() {
			root, _ := html.Parse(bytes.NewReader(pageOf40KB))
			html.Render(io.Discard, root)
		}
	})
}
