package rdfa

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/microdata"
	"github.com/healthld/healthld/rdf"
)

// sitePage makes a page of about 40 KB as sites have them, in Microdata or RDFa: a
// head, a menu, an article, and nine people with their addresses, about as much as a
// block of JSON-LD of 4 KB holds.
func sitePage(isRDFa bool) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Riverside Clinic – Northgate</title>\n")
	for i := range 12 {
		fmt.Fprintf(&b, "<link rel=\"stylesheet\" href=\"/assets/css/part-%d.css?v=3fd2\">\n<meta name=\"twitter:data%d\" content=\"value %d\">\n", i, i, i)
	}
	b.WriteString("<style>" + strings.Repeat(".nav-item > a:hover { color: #123456; margin: 0 auto }\n", 40) + "</style>\n</head>\n<body class=\"page\">\n<header><nav><ul class=\"menu\">\n")
	for i := range 30 {
		fmt.Fprintf(&b, "<li class=\"menu-item menu-item-%d\"><a class=\"menu-link\" href=\"/section/%d/\">Section number %d</a></li>\n", i, i, i)
	}
	b.WriteString("</ul></nav></header>\n<main>\n<article>\n")
	for i := range 66 {
		fmt.Fprintf(&b, "<h2 id=\"h%d\">What to do on day %d</h2>\n<p class=\"text\">%s <strong>Keep it dry</strong>, and <a href=\"/help/%d\">ask us</a> when &amp; where you like.</p>\n", i, i,
			strings.Repeat("Most people feel better after a few days of rest. ", 6), i)
	}
	b.WriteString("</article>\n")
	scope, kind, property := `itemscope itemtype="https://schema.org/%s"`, ``, "itemprop"
	if isRDFa {
		scope, property = `typeof="%s"`, "property"
		kind = ` vocab="https://schema.org/"`
	}
	thing := func(name string) string { return fmt.Sprintf(scope, name) }
	fmt.Fprintf(&b, "<section%s>\n", kind)
	for i := range 9 {
		fmt.Fprintf(&b, `<div class="card" %[1]s>
<h3 class="title" %[2]s="name">Doctor number %[3]d</h3>
<img class="photo" %[2]s="image" src="/images/doctor-%[3]d.jpg" alt="">
<p %[2]s="description">Looks after knees &amp; backs on Mondays and Thursdays.</p>
<a %[2]s="url" href="/team/doctor-%[3]d/">More</a> <span %[2]s="telephone">+44 20 7946 0%03[3]d</span>
<div %[2]s="address" %[4]s><span %[2]s="streetAddress">%[3]d High Street</span>, <span %[2]s="addressLocality">Riverside</span></div>
<link %[2]s="medicalSpecialty" href="https://schema.org/Musculoskeletal"><meta %[2]s="usNPI" content="123456789%[3]d">
</div>
`, thing("IndividualPhysician"), property, i, thing("PostalAddress"))
	}
	b.WriteString("</section>\n</main>\n<footer><p>© Riverside</p><script>window.dataLayer = window.dataLayer || []; if (1 < 2) { go() }</script></footer>\n</body>\n</html>\n")
	return []byte(b.String())
}

// BenchmarkPage compares reading a page into a graph with parsing it alone.
func BenchmarkPage(b *testing.B) {
	for _, notation := range []string{"Microdata", "RDFa"} {
		page := sitePage(notation == "RDFa")
		read := microdata.Read
		if notation == "RDFa" {
			read = Read
		}
		b.Run(notation+"/html.Parse", func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(page)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(notation+"/tree", func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, problem := htmltree.Parse(context.Background(), page, htmltree.ParseOptions{}); problem != nil {
					b.Fatal(problem)
				}
			}
		})
		b.Run(notation+"/graph", func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				g := new(rdf.Graph)
				file := g.AddFile("", page)
				tree, problem := htmltree.Parse(context.Background(), page, htmltree.ParseOptions{})
				if problem != nil {
					b.Fatal(problem)
				}
				if problems := read(context.Background(), tree, g, file.Pos, markup.Options{Base: "https://riverside.example/"}); len(problems) > 0 || g.Len() < 100 {
					b.Fatal(problems)
				}
			}
		})
	}
}
