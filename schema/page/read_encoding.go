package page

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
)

// source is a page as it came and as text in UTF-8.
type source struct {
	page []byte
	// text is a part of the page where that is UTF-8 already.
	text []byte
	// skipped is how many bytes stand before the text: those of a byte order mark.
	skipped int
	// decoded leads from the text back to the page where they differ.
	decoded *decoded
	// name is the encoding of the page, as the Encoding standard names it.
	name string
	// problems are what is wrong with the encoding.
	problems []fault
	// ascii says that the page holds nothing else, valid that its text is known to be
	// good UTF-8.
	ascii, valid bool
}

// original gives the offset in the page of an offset in the text.
func (s *source) original(offset int) int {
	if s.decoded != nil {
		offset = s.decoded.original(offset)
	}
	return s.skipped + offset
}

// fault is a problem with its offset in the page.
type fault struct {
	at                   int
	what, expected, mend string
	// incomplete says that not all of the page is read.
	incomplete bool
}

func (s *source) report(at int, what, expected, mend string) {
	s.problems = append(s.problems, fault{at: at, what: what, expected: expected, mend: mend})
}

const (
	nameOfUTF8   = "utf-8"
	replacement  = "replacement"
	defaultLabel = "windows-1252"
	iso2022JP    = "iso-2022-jp"
)

// decode finds out the encoding of a page and decodes it (HTML, section 13.2.3.2): a
// byte order mark counts, else what the content type says, else the first meta
// element that names one. A page that says nothing is UTF-8 where all of it is that,
// else windows-1252. What comes after the context has ended is left out.
func decode(ctx context.Context, page []byte, contentType string) *source {
	s := &source{page: page, text: page, ascii: isASCII(page)}
	s.valid = s.ascii
	named, place := s.declared(ctx, contentType)
	switch {
	case bytes.HasPrefix(page, byteOrderMark):
		s.mark(nameOfUTF8, len(byteOrderMark), named, place)
	case bytes.HasPrefix(page, []byte("\xFE\xFF")):
		s.mark("utf-16be", 2, named, place)
	case bytes.HasPrefix(page, []byte("\xFF\xFE")):
		s.mark("utf-16le", 2, named, place)
	case named != "":
		s.name = named
	case s.valid || utf8.Valid(page):
		s.name, s.valid = nameOfUTF8, true
	default:
		s.name = defaultLabel
		s.report(0, "the page does not say how it is encoded, and is not UTF-8: it is read as windows-1252, as browsers mostly do",
			`<meta charset="utf-8"> at the beginning of the head, and the page saved so`, "")
	}
	if bytes.HasPrefix(page, []byte("<\x00")) || bytes.HasPrefix(page, []byte("\x00<")) {
		s.report(0, "the page looks like UTF-16, but has no byte order mark, so that browsers do not read it", "UTF-8", "save the page as UTF-8")
	}
	s.text = page[s.skipped:]
	s.decode(ctx)
	return s
}

// mark takes a byte order mark, which counts more than what is declared.
func (s *source) mark(name string, size int, named string, place int) {
	s.name, s.skipped = name, size
	if named != "" && named != name && !(strings.HasPrefix(name, "utf-16") && named == nameOfUTF8) {
		s.report(place, fmt.Sprintf("the page is said to be %s, but its byte order mark says that it is %s, which counts", named, name), "", "name "+name+" here")
	}
}

// declared gives the encoding that the content type names, else the page itself,
// and where it does.
func (s *source) declared(ctx context.Context, contentType string) (name string, place int) {
	if contentType != "" {
		if _, parameters, err := mime.ParseMediaType(contentType); err == nil && parameters["charset"] != "" {
			if name = s.lookUp(parameters["charset"], 0); name != "" {
				return name, 0
			}
		}
	}
	if name, place = s.prescan(); name != "" {
		return name, place
	}
	if s.ascii && bytes.IndexByte(s.page, escape) < 0 || hasMark(s.page) {
		return "", 0 // it is the same in all of them, or it is known
	}
	if name, place = s.lateMeta(ctx); name != "" {
		s.report(place, fmt.Sprintf("the encoding is named behind the first %d bytes, where browsers may not look", sight),
			"the meta element at the beginning of the head", "move it there")
	}
	return name, place
}

func hasMark(page []byte) bool {
	return bytes.HasPrefix(page, byteOrderMark) || bytes.HasPrefix(page, []byte("\xFE\xFF")) || bytes.HasPrefix(page, []byte("\xFF\xFE"))
}

// sight is how many bytes browsers look through for the encoding.
const sight = 1024

// escape is the character that switches the sets of ISO-2022-JP.
const escape = 0x1B

// prescan looks for a meta element that names an encoding in what browsers look
// through before they read the page (HTML, section 13.2.3.2, prescan a byte
// stream). Of markup it knows comments and tags alone: scripts and titles are
// looked through too.
func (s *source) prescan() (name string, place int) {
	head := s.page[:min(sight, len(s.page))]
	if meta := firstMeta(head); meta < 0 || !mayNameEncoding(head[meta:]) {
		return "", 0
	}
	var tags htmltree.TagScanner
	for at := 0; at < len(head); {
		i := bytes.IndexByte(head[at:], '<')
		if i < 0 {
			break
		}
		at += i
		tags.Reset(head[at:])
		begins := tags.Next()
		switch {
		case begins && tags.Start == 0:
			if tags.IsStart("meta") {
				if name = s.takeMeta(&tags, at); name != "" {
					return name, at
				}
			}
			at += tags.End
		case bytes.HasPrefix(head[at:], []byte("<!--")):
			end := bytes.Index(head[at+2:], []byte("-->"))
			if end < 0 {
				return "", 0
			}
			at += 2 + end + 3
		default:
			at++
		}
	}
	return "", 0
}

// firstMeta gives where the first tag of meta may begin in a text, or a negative place.
func firstMeta(text []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '<')
		if at += i; i < 0 || at+1 == len(text) {
			return -1
		}
		if text[at+1]|0x20 == 'm' {
			return at
		}
	}
}

// mayNameEncoding tells whether a tag of a text may have one of the attributes by which
// meta elements name an encoding. Most pages without an encoding have meta elements all
// the same, and need not be read for one then.
func mayNameEncoding(text []byte) bool {
	const (
		longest = len("http-equiv")
		size    = 1024
	)
	var room [size]byte
	for ; ; text = text[size-longest:] { // so that none is cut in two
		n := copy(room[:], text)
		for i := 0; i < n; i += 8 {
			word := binary.NativeEndian.Uint64(room[i:])
			binary.NativeEndian.PutUint64(room[i:], word|0x2020202020202020) // letters in lower case
		}
		if bytes.Contains(room[:n], nameOfCharset) || bytes.IndexByte(room[:n], 'q') >= 0 && bytes.Contains(room[:n], nameOfPragma) {
			return true
		}
		if n < size {
			return false
		}
	}
}

var nameOfCharset, nameOfPragma = []byte("charset"), []byte("http-equiv")

// lateMeta looks for a meta element that names an encoding in the whole page, as
// browsers do while they read it.
func (s *source) lateMeta(ctx context.Context) (name string, place int) {
	if len(s.page) <= sight || !mayNameEncoding(s.page[sight:]) {
		return "", 0
	}
	tags := htmltree.NewTagScanner(s.page)
	for steps := 1; tags.NextTelling(); steps++ {
		if steps%32 == 0 && ctx.Err() != nil {
			break
		}
		if tags.IsStart("meta") && !tags.Foreign && tags.Start >= sight {
			if name := s.takeMeta(tags, 0); name != "" {
				return name, tags.Start
			}
		}
	}
	return "", 0
}

// takeMeta gives the encoding that a meta element names, or "". One that says
// UTF-16 was read as ASCII, and therefore is UTF-8.
func (s *source) takeMeta(tags *htmltree.TagScanner, offset int) string {
	label := metaLabel(tags)
	if label == "" {
		return ""
	}
	name := s.lookUp(label, offset+tags.Start)
	switch {
	case strings.HasPrefix(name, "utf-16"):
		return nameOfUTF8
	case name == "x-user-defined":
		return defaultLabel
	}
	return name
}

// metaLabel gives the label of an encoding that a meta element names, or "".
func metaLabel(tags *htmltree.TagScanner) string {
	if a, has := tags.Attribute("charset"); has {
		return a.Text()
	}
	a, has := tags.Attribute("http-equiv")
	if !has || !htmltree.EqualName(a.Raw, "content-type") {
		return ""
	}
	a, _ = tags.Attribute("content")
	return charsetOf(a.Text())
}

// lookUp gives the name of the encoding that a label means. A hostile page may have
// any number of labels that mean none: a few are told.
func (s *source) lookUp(label string, place int) string {
	label = strings.Trim(label, " \t\n\f\r")
	_, name := charset.Lookup(label)
	if name == "" && len(s.problems) < 10 {
		s.report(place, "there is no encoding "+markup.Quote(label)+" in HTML", "utf-8", "save the page as UTF-8")
	}
	return name
}

// decode makes UTF-8 of the text where it is none.
func (s *source) decode(ctx context.Context) {
	switch {
	case s.name == nameOfUTF8:
		if s.valid || utf8.Valid(s.text) {
			return
		}
		s.convert(ctx, utf8Repair{})
	case s.name == replacement:
		s.report(0, "the page is in an encoding that HTML does not read, since it is not safe", "UTF-8", "save the page as UTF-8")
		s.text, s.skipped = nil, 0
		return
	case s.ascii && !strings.HasPrefix(s.name, "utf-16") && s.name != iso2022JP:
		return
	default:
		e, _ := charset.Lookup(s.name)
		s.convert(ctx, e.NewDecoder().Transformer)
	}
	d := s.decoded
	if d.bad == 0 {
		return
	}
	what := fmt.Sprintf("here and at %d other places the page holds bytes that are no %s", d.bad-1, s.name)
	if d.bad == 1 {
		what = "here the page holds bytes that are no " + s.name
	}
	s.report(s.original(d.firstBad), what, "a page that is encoded as it says", "they are read as U+FFFD; save the page as UTF-8")
}

func isASCII(text []byte) bool {
	const high = 0x8080808080808080
	for ; len(text) >= 64; text = text[64:] {
		a, b := binary.NativeEndian.Uint64(text), binary.NativeEndian.Uint64(text[8:])
		a |= binary.NativeEndian.Uint64(text[16:])
		b |= binary.NativeEndian.Uint64(text[24:])
		a |= binary.NativeEndian.Uint64(text[32:])
		b |= binary.NativeEndian.Uint64(text[40:])
		a |= binary.NativeEndian.Uint64(text[48:])
		b |= binary.NativeEndian.Uint64(text[56:])
		if (a|b)&high != 0 {
			return false
		}
	}
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
