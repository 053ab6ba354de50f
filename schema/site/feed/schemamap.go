package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// ContentType is what a schema map says of a feed of JSON-LD (Schema Feeds, draft
// 0.1).
const ContentType = "structuredData/schema.org"

// Names of the files beside the parts.
const (
	mapName   = "schemamap.xml"
	stateName = "schemamap.json"
)

// mostEntries is how many entries a sitemap may have (sitemaps.org, protocol).
const mostEntries = 50_000

// schemaMap writes the map of the parts, whose names are resolved against the address
// of the folder. It lists the first notation that is JSON: readers of maps take
// every entry for that.
func schemaMap(address string, parts []Part) ([]byte, error) {
	var listed Notation
	for _, p := range parts {
		if p.Notation == JSONLines || p.Notation == JSON && listed == 0 {
			listed = p.Notation
		}
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:sf="http://schema.org/schemas/schemafeed/0.1">` + "\n")
	entries := 0
	for _, p := range parts {
		if p.Notation != listed || listed == 0 {
			continue
		}
		entries++
		b.WriteString(`  <url contentType="` + ContentType + `">` + "\n    <loc>")
		xml.EscapeText(&b, []byte(address+p.Name))
		b.WriteString("</loc>\n    <lastmod>" + p.Modified.UTC().Format(dateForm) + "</lastmod>\n")
		b.WriteString("    <sf:contentType>" + ContentType + "</sf:contentType>\n  </url>\n")
	}
	b.WriteString("</urlset>\n")
	if entries > mostEntries {
		return nil, fmt.Errorf("feed: there are %d parts, and a schema map may have %d: let a part hold more things", entries, mostEntries)
	}
	return b.Bytes(), nil
}

// dateForm is that of W3C for dates and times, as sitemaps have them.
const dateForm = "2006-01-02T15:04:05Z"

// RobotsLine gives the line of robots.txt that leads to a schema map, without an end
// of line.
func RobotsLine(schemaMap string) string { return "Schemamap: " + schemaMap }

// AddToRobots gives the text of a robots.txt with the line that leads to the schema
// map: at its end, where no line says so yet. All other lines stay as they are to the
// byte, those of other schema maps too, and so do the ends of lines. Like that of a
// sitemap, the line belongs to no group and may stand anywhere (RFC 9309, section
// 2.2.4).
//
// Readers of robots.txt pass over lines that they do not know, but Google's Search
// Console and Lighthouse tell of it; so nothing of this package adds it unasked.
func AddToRobots(text []byte, schemaMap string) []byte {
	for line := range strings.Lines(strings.ReplaceAll(string(text), "\r", "\n")) {
		name, rest, _ := strings.Cut(strings.TrimPrefix(line, "\ufeff"), ":")
		rest, _, _ = strings.Cut(rest, " #")
		if strings.EqualFold(strings.TrimSpace(name), "Schemamap") && strings.TrimSpace(rest) == schemaMap {
			return text
		}
	}
	end := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		end = "\r\n"
	}
	text = bytes.Clone(text)
	if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) && !bytes.HasSuffix(text, []byte("\r")) {
		text = append(text, end...)
	}
	return append(text, RobotsLine(schemaMap)+end...)
}
