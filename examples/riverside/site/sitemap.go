package main

import (
	"bytes"
	"fmt"
)

// sitemap lists the pages for search engines, each with the day of its last
// change where the data tells one.
func sitemap(pages []*page) []byte {
	var out bytes.Buffer
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for _, p := range pages {
		if p.Kind == "404" {
			continue
		}
		fmt.Fprintf(&out, "  <url><loc>%s</loc>", p.URL())
		if changed := p.About.Text("dateModified"); changed != "" {
			fmt.Fprintf(&out, "<lastmod>%s</lastmod>", changed)
		}
		out.WriteString("</url>\n")
	}
	out.WriteString("</urlset>\n")
	return out.Bytes()
}
