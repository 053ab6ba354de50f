package folder

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

// C7: names that Windows cannot hold are known on every system.
func TestC7CheckName(t *testing.T) {
	for name, want := range map[string]string{
		"index.html":                            "",
		"en/clinics/index.html":                 "",
		"de/ärzte/größe.html":                   "",
		"日本語/😀.html":                            "",
		".well-known/x":                         "",
		"a b/c d.html":                          "",
		"console.html":                          "",
		"con-text/com10.html":                   "",
		"com.html":                              "",
		"lpt.html":                              "",
		"x.con":                                 "",
		"nul_":                                  "",
		strings.Repeat("n", 255):                "",
		strings.Repeat("é", 255) + "/x":         "",
		"CON":                                   "names a device",
		"con.html":                              "names a device",
		"CON .html":                             "names a device",
		"en/Aux/index.html":                     "names a device",
		"nul.tar.gz":                            "names a device",
		"prn":                                   "names a device",
		"COM1.html":                             "names a device",
		"lpt9":                                  "names a device",
		"com0":                                  "names a device",
		"COM¹.html":                             "names a device",
		"lpt³":                                  "names a device",
		"conin$":                                "names a device",
		"CONOUT$.txt":                           "names a device",
		"page.":                                 "ends in '.'",
		"en./page":                              "ends in '.'",
		"page ":                                 "ends in ' '",
		"...":                                   "ends in '.'",
		"a:b":                                   "holds the character ':'",
		"page.html:stream":                      "holds the character ':'",
		`a\b`:                                   `holds the character '\\'`,
		"what?":                                 "holds the character '?'",
		"a*":                                    "holds the character '*'",
		"<a>":                                   "holds the character '<'",
		"a>":                                    "holds the character '>'",
		`"a"`:                                   `holds the character '"'`,
		"a|b":                                   "holds the character '|'",
		"a\nb":                                  `holds the character '\n'`,
		"a\x1f":                                 `holds the character '\x1f'`,
		"latin-\xe9":                            "is no valid UTF-8",
		"surrogate-\xed\xa0\x80":                "is no valid UTF-8",
		strings.Repeat("n", 256):                "has 256 characters",
		strings.Repeat("😀", 128):                "has 256 characters",
		"":                                      `the element ""`,
		".":                                     `the element "."`,
		"../a":                                  `the element ".."`,
		"a//b":                                  `the element ""`,
		"/a":                                    `the element ""`,
		"a/":                                    `the element ""`,
		"a\x00":                                 `the character '\x00'`,
		strings.Repeat("abcdefghi/", 500):       `the element ""`,
		strings.Repeat("abcdefghi/", 500) + "x": "more than 4095",
	} {
		err := CheckName(name)
		if want == "" {
			assert.NoError(t, err, "%q", name)
			continue
		}
		assert.ErrorIs(t, err, ErrName, "%q", name)
		assert.ErrorContains(t, err, want, "%q", name)
	}
}

// forbidden says in one expression what CheckName says in code.
var forbidden = regexp.MustCompile(`(?i)[\x00-\x1f<>:"|?*\\]|[. ](/|$)|(^|/)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|/|$)`)

func FuzzCheckName(f *testing.F) {
	for _, name := range []string{"en/index.html", "con.html", "a./b", "../x", "CONIN$", "com¹ .x", "ſ", "\xff", strings.Repeat("😀", 127) + "/nul"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		want := fs.ValidPath(name) && name != "." && !forbidden.MatchString(name) && len(name) <= 4095
		for element := range strings.SplitSeq(name, "/") {
			want = want && len(utf16.Encode([]rune(element))) <= 255
		}
		err := CheckName(name)
		assert.Equal(t, want, err == nil, "%q: %v", name, err)
		if err != nil {
			assert.ErrorIs(t, err, ErrName)
			assert.True(t, utf8.ValidString(err.Error()))
			assert.NotContains(t, err.Error(), "\n")
		}
	})
}

// FuzzCheckPath holds what every method asks of a name to what the standard
// library calls a path below a root, which must be UTF-8 beside.
func FuzzCheckPath(f *testing.F) {
	for _, name := range []string{"en/index.html", "..", "a/../b", "/", "a//b", "a/", ".", "...", "a\x00b"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		ascii := strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf {
				return 'x'
			}
			return r
		}, name)
		want := fs.ValidPath(ascii) && name != "." && !strings.Contains(name, "\x00") && len(name) <= 4095
		err := checkPath(name)
		assert.Equal(t, want, err == nil, "%q: %v", name, err)
		if err == nil {
			parent, base := split(name)
			assert.Equal(t, path.Clean(name), path.Join(parent, base))
			assert.NotContains(t, base, "/")
			assert.False(t, strings.HasPrefix(path.Join("root", name), ".."))
		}
	})
}
