package main

import (
	"bytes"
	"regexp"
	"strings"
)

// Pages of real sites come from several tools and hands. What changes pages must
// leave their bytes alone, so that some of ours are not like the others.

var (
	breaks = regexp.MustCompile(`\s*\n\s*`)
	// blocks are tags beside which white space shows nowhere.
	blocks = regexp.MustCompile(` ?(</?(?:html|head|body|title|meta|link|script|header|nav|main|footer|section|article|figure|figcaption|aside|div|h[1-6]|p|ul|ol|li|dl|dt|dd|table|caption|tbody|tr|th|td|blockquote)(?: [^>]*)?>) ?`)
)

// dress gives a page its look as a file.
func dress(p *page, text []byte) []byte {
	switch {
	case strings.HasPrefix(p.Path, "/shop/"):
		// The shop has a minifier: one line.
		text = breaks.ReplaceAll(bytes.TrimSpace(text), []byte(" "))
		text = append(blocks.ReplaceAll(text, []byte("$1")), '\n')
	case p.Path == "/jobs/practice-nurse/":
		// Saved by an editor on Windows.
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	case p.Kind == "404":
		// Written by hand, and the last line was never ended.
		text = bytes.TrimRight(text, "\n")
	}
	return text
}
