package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/htmltree"
)

// encoding is what has to be known of a page's encoding to write into it.
type encoding uint8

const (
	// asciiEncoding is any in which the bytes of ASCII stand for themselves.
	asciiEncoding encoding = iota
	utf8Encoding
)

// byteOrderMark is that of UTF-8.
var byteOrderMark = []byte("\uFEFF")

// detectEncoding looks for a byte order mark, then for the first meta element
// that names an encoding (HTML, section 13.2.3.2). Unlike the standard it looks
// beyond the first 1,024 bytes: browsers change their mind there, too.
func detectEncoding(page []byte) (encoding, error) {
	switch {
	case len(page) == 0:
		return 0, problem(page, 0, "the page is empty", "an HTML document", "")
	case bytes.HasPrefix(page, byteOrderMark):
		return utf8Encoding, nil
	case bytes.HasPrefix(page, []byte("\xFE\xFF")) || bytes.HasPrefix(page, []byte("\xFF\xFE")) ||
		bytes.HasPrefix(page, []byte("<\x00")) || bytes.HasPrefix(page, []byte("\x00<")):
		return 0, problem(page, 0, "the page is encoded in UTF-16", "UTF-8, as HTML asks for", "save it as UTF-8")
	}
	s := htmltree.NewScanner(page, 0)
	for h := (headState{}); s.Next() && h.take(s, page); {
		if !s.IsStart("meta") {
			continue
		}
		switch label := metaEncoding(s); {
		case label == "":
		case slices.Contains(labelsOfUTF8, label):
			return utf8Encoding, nil
		case slices.Contains(labelsBeyondASCII, label):
			return 0, problem(page, s.Start, fmt.Sprintf("the page is encoded in %s, in which ASCII does not always stand for itself", label),
				"UTF-8, as HTML asks for", "save it as UTF-8")
		default:
			return asciiEncoding, nil
		}
	}
	return asciiEncoding, nil
}

// metaEncoding gives the label of an encoding that a meta element names, in lower
// case, or "".
func metaEncoding(s *htmltree.Scanner) string {
	charset, content, pragma := "", "", false
	for name, value := range s.Attributes {
		switch name {
		case "charset":
			charset = value
		case "content":
			content = value
		case "http-equiv":
			pragma = strings.EqualFold(value, "content-type")
		}
	}
	if charset == "" && pragma {
		charset = charsetOf(content)
	}
	return strings.ToLower(strings.Trim(charset, " \t\n\f\r"))
}

// charsetOf gives what a content type says after "charset=" (HTML, section
// 2.4.6, extracting a character encoding from a meta element).
func charsetOf(content string) string {
	for {
		i := strings.Index(strings.ToLower(content), "charset")
		if i < 0 {
			return ""
		}
		content = strings.TrimLeft(content[i+len("charset"):], " \t\n\f\r")
		if after, found := strings.CutPrefix(content, "="); found {
			content = strings.TrimLeft(after, " \t\n\f\r")
			break
		}
	}
	if content != "" && (content[0] == '"' || content[0] == '\'') {
		quoted, _, closed := strings.Cut(content[1:], content[:1])
		if !closed {
			return ""
		}
		return quoted
	}
	if i := strings.IndexAny(content, "; \t\n\f\r"); i >= 0 {
		content = content[:i]
	}
	return content
}

// The labels of the Encoding standard (section 4.2). A meta element that names
// UTF-16 is read and therefore no UTF-16: the standard takes it for UTF-8.
var (
	labelsOfUTF8 = []string{
		"unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "utf-8", "utf8", "x-unicode20utf8",
		"unicodefffe", "utf-16be", "csunicode", "iso-10646-ucs-2", "ucs-2", "unicode", "unicodefeff", "utf-16", "utf-16le",
	}
	labelsBeyondASCII = []string{
		"csiso2022jp", "iso-2022-jp",
		"csiso2022kr", "hz-gb-2312", "iso-2022-cn", "iso-2022-cn-ext", "iso-2022-kr", "replacement",
	}
)

// appendASCII appends JSON with all that is not ASCII escaped (RFC 8259, section
// 7). JSON has such characters in its strings alone.
func appendASCII(buffer, text []byte) []byte {
	for len(text) > 0 {
		n := slices.IndexFunc(text, func(c byte) bool { return c >= utf8.RuneSelf })
		if n < 0 {
			return append(buffer, text...)
		}
		buffer = append(buffer, text[:n]...)
		text = text[n:]
		r, width := utf8.DecodeRune(text)
		switch {
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			buffer = fmt.Appendf(buffer, `\u%04x\u%04x`, high, low)
		default:
			buffer = fmt.Appendf(buffer, `\u%04x`, r)
		}
		text = text[width:]
	}
	return buffer
}
