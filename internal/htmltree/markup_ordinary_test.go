package htmltree

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var ordinaryPieces = append([]string{
	"<h1>", "</h2 >", "<h1a>", "<h12>", "<section>", "</section>", "<article/>", "<blockquote>", "</fieldset>", "<a-b>", "<a:b>", "<p hidden>", "<p a=\"b\" HIDDEN=\"\">",
	"<p style=\"a\">", "<p styles='a' a=hidden>", "<p =style>", "<p/hidden>", "<p a=\"'>\" b='\">'>", "<\xC1>", "<@>", "<p@>", "</P>",
}, tellingPieces...)

// checkOrdinary holds OrdinaryTag to Next.
func checkOrdinary(t *testing.T, text []byte) (ordinary int) {
	t.Helper()
	for next := NewTagScanner(text); next.Next(); {
		if next.Foreign || next.InForeign() {
			continue
		}
		name, closing, end := next.OrdinaryTag(next.Start)
		if end == 0 {
			continue
		}
		ordinary++
		_, hidden := next.Attribute("hidden")
		_, styled := next.Attribute("style")
		require.Equal(t, next.End, end, "%q", text)
		if !bytes.ContainsAny(next.Name, "@[\\]^_`{|}~\x7F") && utf8.Valid(next.Name) {
			require.Equal(t, ShortNameOf(nameInLower(next.Name)), name, "%q", text)
		}
		require.NotZero(t, name)
		require.Equal(t, next.Closing, closing, "%q", text)
		require.False(t, hidden || styled, "%q", text)
	}
	return ordinary
}

func TestOrdinaryTag(t *testing.T) {
	for text, ordinary := range map[string]bool{
		"<p>": true, "</p>": true, "<P>": true, "<h1>": true, "<section>": true, "<p class=\"a\" id=b c>": true, "<br/>": true, "<p\n>": true, "<p/hide>": true,
		"<a href='b' hiddens=\"hidden\" data-style=\"style\">": true, "<a b=\"" + strings.Repeat("c", 100) + "\">": true,
		"<p hidden>": false, "<p a=\"b\" Hidden=c>": false, "<p style=\"a\">": false, "<template>": false, "<h1x>": false, "<a-b>": false, "</p >": false, "<3>": false,
		"<!-- -->": false, "</3>": false, "<p": false, "<p a=\"": false, "< p>": false, "<>": false, "<p =\"": false,
	} {
		assert.Equal(t, ordinary, checkOrdinary(t, []byte(text+silentEnd)) == 1, "%q", text)
	}
	assert.Zero(t, checkOrdinary(t, []byte("<p>")), "among the last of the text")
	assert.Zero(t, ShortNameOf("template"))
	assert.NotEqual(t, ShortNameOf("p"), ShortNameOf("pre"))
}

func TestOrdinaryTagsAreThoseOfNext(t *testing.T) {
	for _, text := range tagTests {
		checkOrdinary(t, []byte(text+silentEnd))
	}
	for _, a := range ordinaryPieces {
		for _, b := range ordinaryPieces {
			checkOrdinary(t, []byte(a+b+"x'\"><a b=\"c\"></title></script><z>"+silentEnd))
		}
	}
}

func TestSkipTo(t *testing.T) {
	const text = "<script><a></script><b><c><d>"
	s := NewTagScanner([]byte(text))
	require.True(t, s.Next())
	s.SkipTo(strings.Index(text, "<c>"))
	require.True(t, s.Next())
	assert.Equal(t, "c", string(s.Name))
}
