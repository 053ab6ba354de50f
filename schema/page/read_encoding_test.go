package page

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/charset"
	"pgregory.net/rapid"
)

// encoded gives a text in an encoding of the Encoding standard.
func encoded(t require.TestingT, name, text string) string {
	e, _ := charset.Lookup(name)
	require.NotNil(t, e, name)
	b, err := e.NewEncoder().Bytes([]byte(text))
	require.NoError(t, err)
	return string(b)
}

// V11: pages are decoded as HTML says, and what cannot be decoded is told.
func TestV11Encodings(t *testing.T) {
	utf16 := func(name, mark, text string) string { return mark + encoded(t, name, text) }
	late := "<!--" + strings.Repeat("x", 1100) + "-->"
	tests := map[string]struct {
		page, contentType string
		encoding, title   string
		problem           string // a part of the only one
	}{
		"UTF-8":                        {page: "<meta charset=utf-8><title>Ä</title>", encoding: "utf-8", title: "Ä"},
		"UTF-8, mark":                  {page: "\uFEFF<title>Ä</title>", encoding: "utf-8", title: "Ä"},
		"UTF-8, nothing said":          {page: "<title>Ä</title>", encoding: "utf-8", title: "Ä"},
		"nothing said":                 {page: "<title>\xC4</title>", encoding: "windows-1252", title: "Ä", problem: "does not say how it is encoded"},
		"ASCII":                        {page: "<title>A</title>", encoding: "utf-8", title: "A"},
		"UTF-16LE, mark":               {page: utf16("utf-16le", "\xFF\xFE", "<title>Ä😀</title>"), encoding: "utf-16le", title: "Ä😀"},
		"UTF-16BE, mark":               {page: utf16("utf-16be", "\xFE\xFF", "<title>Ä😀</title>"), encoding: "utf-16be", title: "Ä😀"},
		"UTF-16 with utf-8 meta":       {page: utf16("utf-16le", "\xFF\xFE", "<meta charset=utf-8><title>Ä</title>"), encoding: "utf-16le", title: "Ä"},
		"UTF-16LE, none":               {page: utf16("utf-16le", "", "<title>A</title>"), encoding: "utf-8", problem: "looks like UTF-16"},
		"UTF-16 that ends in a half":   {page: utf16("utf-16le", "\xFF\xFE", "<title>A</title>") + "x", encoding: "utf-16le", title: "A", problem: "no utf-16le"},
		"a meta that says UTF-16":      {page: "<meta charset=utf-16><title>Ä</title>", encoding: "utf-8", title: "Ä"},
		"windows-1252":                 {page: "<meta charset=windows-1252><title>\xC4\x80</title>", encoding: "windows-1252", title: "Ä€"},
		"iso-8859-1 is windows-1252":   {page: "<meta charset=ISO-8859-1><title>\x80</title>", encoding: "windows-1252", title: "€"},
		"as a pragma":                  {page: `<meta http-equiv=Content-Type content="text/html; charset=iso-8859-2"><title>` + "\xB1</title>", encoding: "iso-8859-2", title: "ą"},
		"a pragma of another kind":     {page: `<meta http-equiv=refresh content="charset=iso-8859-2"><title>Ä</title>`, encoding: "utf-8", title: "Ä"},
		"in a comment":                 {page: "<!--<meta charset=iso-8859-2>--><title>Ä</title>", encoding: "utf-8", title: "Ä"},
		"in a script, as browsers do":  {page: "<script>'<meta charset=iso-8859-2>'</script><title>\xB1</title>", encoding: "iso-8859-2", title: "ą"},
		"after byte 1024":              {page: late + "<meta charset=iso-8859-2><title>\xB1</title>", encoding: "iso-8859-2", title: "ą", problem: "named behind the first 1024 bytes"},
		"across byte 1024":             {page: late[:1000] + "--><meta charset=iso-8859-2 class=abcdefghijklm><title>\xB1</title>", encoding: "windows-1252", title: "±", problem: "does not say"},
		"Shift_JIS":                    {page: "<meta charset=shift_jis><title>" + encoded(t, "shift_jis", "医院\\~") + "</title>", encoding: "shift_jis", title: "医院\\~"},
		"Shift_JIS 0x5C":               {page: "<meta charset=shift_jis><title>\\</title>", encoding: "shift_jis", title: "\\"},
		"EUC-JP":                       {page: "<meta charset=euc-jp><title>" + encoded(t, "euc-jp", "医院") + "</title>", encoding: "euc-jp", title: "医院"},
		"ISO-2022-JP":                  {page: "<meta charset=iso-2022-jp><title>" + encoded(t, "iso-2022-jp", "医院A") + "</title>", encoding: "iso-2022-jp", title: "医院A"},
		"GB18030":                      {page: "<meta charset=gb18030><title>" + encoded(t, "gb18030", "医院😀") + "</title>", encoding: "gb18030", title: "医院😀"},
		"Big5":                         {page: "<meta charset=big5><title>" + encoded(t, "big5", "醫院") + "</title>", encoding: "big5", title: "醫院"},
		"EUC-KR":                       {page: "<meta charset=euc-kr><title>" + encoded(t, "euc-kr", "병원") + "</title>", encoding: "euc-kr", title: "병원"},
		"hz-gb-2312":                   {page: "<meta charset=hz-gb-2312><title>~{abc~}</title>", encoding: "replacement", problem: "HTML does not read"},
		"utf-7":                        {page: "<meta charset=utf-7><title>+AMQ-</title>", encoding: "utf-8", title: "+AMQ-", problem: `no encoding "utf-7"`},
		"unknown, then known":          {page: "<meta charset=none><meta charset=iso-8859-2><title>\xB1</title>", encoding: "iso-8859-2", title: "ą", problem: `no encoding "none"`},
		"a mark against a meta":        {page: "\uFEFF<meta charset=windows-1252><title>Ä</title>", encoding: "utf-8", title: "Ä", problem: "byte order mark says that it is utf-8"},
		"a header":                     {page: "<title>\xB1</title>", contentType: "text/html; charset=ISO-8859-2", encoding: "iso-8859-2", title: "ą"},
		"a header before a meta":       {page: "<meta charset=utf-8><title>\xB1</title>", contentType: "text/html; charset=ISO-8859-2", encoding: "iso-8859-2", title: "ą"},
		"a mark before a header":       {page: "\uFEFF<title>Ä</title>", contentType: "text/html; charset=utf-8", encoding: "utf-8", title: "Ä"},
		"UTF-8 that is none":           {page: "<meta charset=utf-8><title>a\xC4b\xE2\x82c</title>", encoding: "utf-8", title: "a\uFFFDb\uFFFDc", problem: "here and at 1 other places"},
		"windows-1252 where UTF-8 was": {page: "<meta charset=windows-1252><title>Ä</title>", encoding: "windows-1252", title: "Ã„"},
		"a byte that has no meaning":   {page: "<meta charset=iso-8859-3><title>\xA5</title>", encoding: "iso-8859-3", title: "\uFFFD", problem: "no iso-8859-3"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d, problems := Read(context.Background(), []byte(test.page), ContentType(test.contentType))
			assert.Equal(t, test.encoding, d.Encoding)
			assert.Equal(t, test.title, d.Facts.Title.Text)
			if test.problem == "" {
				assert.Empty(t, problems)
				return
			}
			require.Len(t, problems, 1)
			assert.Contains(t, problems[0].Error(), test.problem)
			assert.True(t, problems[0].Position.IsValid())
		})
	}
}

// Whatever the encoding, a place is the byte at which the character stands.
func TestPlacesInEveryEncoding(t *testing.T) {
	for name, letters := range map[string]string{
		"windows-1252": "aÄ€ \n", "koi8-r": "aЯж\n", "iso-8859-2": "aą\n", "shift_jis": "a医ｱ\\\n", "euc-jp": "a医ｱ\n", "iso-2022-jp": "a医院b\n",
		"gb18030": "a医😀ß\n", "gbk": "a医€\n", "big5": "a醫院\n", "euc-kr": "a병원\n", "utf-16le": "aÄ医😀\u0A0A\n", "utf-16be": "aÄ医😀\u0A0A\n", "macintosh": "aÄ\n",
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Split(letters, "")), 0, 200).Draw(t, "text"), "")
				mark := map[string]string{"utf-16le": "\xFF\xFE", "utf-16be": "\xFE\xFF"}[name]
				s := decode(context.Background(), []byte(mark+encoded(t, name, text)), "text/html; charset="+name)
				require.Equal(t, text, string(s.text))
				require.Empty(t, s.problems)
				line, last := 1, 0
				for i, r := range text {
					// What stands before a character has as many bytes as it has alone.
					before := len(mark) + len(encoded(t, name, text[:i]))
					if name == iso2022JP {
						before = wherein2022(t, text, i)
					}
					require.Equal(t, before, s.original(i), "%q at %d", text, i)
					if r == '\n' {
						line, last = line+1, i
					}
				}
				_ = last
				d := &Document{source: s}
				d.file = d.places.AddFile("", s.withLines())
				require.Equal(t, line, d.Position(d.pos(len(text))).Line)
			})
		})
	}
}

// wherein2022 gives where a character begins, before the bytes that switch to its
// set.
func wherein2022(t require.TestingT, text string, i int) int {
	withEnd := encoded(t, iso2022JP, text[:i])
	return len(strings.TrimSuffix(withEnd, "\x1B(B"))
}

func TestBadUTF8IsRepairedAsTheStandardHasIt(t *testing.T) {
	for text, want := range map[string]string{
		"\x80": "�", "\xC0\x80": "��", "\xE2\x82": "�", "\xE2\x82x": "�x", "\xED\xA0\x80": "���", "\xF0\x9F\x98": "�", "\xF0\x9F\x98x": "�x",
		"\xF4\x90\x80\x80": "����", "\xF8\x88": "��", "\xE2\x28\xA1": "�(�", "a\xFFÄ\xFE": "a�Ä�",
	} {
		s := &source{page: []byte(text), text: []byte(text), name: nameOfUTF8}
		s.decode(context.Background())
		assert.Equal(t, want, string(s.text), "%q", text)
	}
}

func FuzzDecode(f *testing.F) {
	for _, label := range []string{"utf-8", "utf-16le", "windows-1252", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr", "x-user-defined"} {
		f.Add([]byte("a\x80\xFF\x1B$B0e\x1B(B<b>"), label)
	}
	f.Fuzz(func(t *testing.T, page []byte, label string) {
		s := decode(context.Background(), page, `text/html; charset="`+label+`"`)
		require.True(t, utf8.Valid(s.text))
		last := -1
		for i := range s.text {
			at := s.original(i)
			require.GreaterOrEqual(t, at, last)
			require.LessOrEqual(t, at, len(page))
			last = at
		}
		if e, name := charset.Lookup(label); e != nil && name != replacement && name != nameOfUTF8 && s.name == name {
			want, err := e.NewDecoder().Bytes(page[s.skipped:])
			require.NoError(t, err)
			require.True(t, bytes.Equal(want, s.text), "%q: %q and %q", label, want, s.text)
		}
	})
}

// TestMayNameEncoding looks for the names of attributes wherever in a page they stand.
func TestMayNameEncoding(t *testing.T) {
	for _, name := range []string{"charset", "CHARSET", "http-equiv", "Http-Equiv"} {
		for _, before := range []int{0, 1, 7, 8, 500, 1013, 1014, 1015, 1016, 1017, 1020, 1023, 1024, 2020, 2030, 2038, 5000} {
			for _, behind := range []int{0, 1, 2000} {
				text := strings.Repeat("q", before) + name + strings.Repeat("c", behind)
				assert.True(t, mayNameEncoding([]byte(text)), "%s behind %d bytes", name, before)
				assert.False(t, mayNameEncoding([]byte(text[:before+len(name)-1])), "%s without its end", name)
			}
		}
	}
	assert.False(t, mayNameEncoding(nil))
}
