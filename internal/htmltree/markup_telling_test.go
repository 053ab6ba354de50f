package htmltree

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tellingPieces are put together with pieces to reach the ways in which a tag is not
// written as most are.
var tellingPieces = []string{
	"<p>", "</p>", "<li class=\"a\">", "<a rel=\"nofollow\" href='b'>", "<a rel=\"a:b\">", "<a rel = 'a:b'>", "<A REL=a:b>", "<b/>", "<br a/ b>", "</b c=\">\">", "<strong>",
	"<p property=a>", "<p  itemprop >", "</template>", "<template>", "<time>", "<table>", "<main a = b>", "<meta charset=utf-8>", "<LINK>", "<base/>", "<html>", " a= b", " ='c'", "<i a=\"",
}

// silentEnd goes behind a text so that the fast way gets to see all of it.
var silentEnd = strings.Repeat(" ", silentRoom)

// plainTelling gives the tags of a text of which NextTelling must give all, found by
// Next, by their starts.
func plainTelling(text []byte) (must []int) {
	for s := NewTagScanner(text); s.Next(); {
		told := s.Signs&^SignRelation != 0 || s.Foreign || s.IsRaw() || s.IsStart("template") || s.IsEnd("template")
		for _, name := range []string{"base", "html", "link", "meta"} {
			told = told || s.IsStart(name)
		}
		if told {
			must = append(must, s.Start)
		}
	}
	return must
}

// tagTold is what both ways have to say of a tag.
type tagTold struct {
	start, end, content        int
	name                       string
	closing, selfClosing, svgs bool
	signs                      Signs
}

func told(s *TagScanner) tagTold {
	_, content, _ := s.Content()
	return tagTold{s.Start, s.End, content, string(s.Name), s.Closing, s.SelfClosing, s.Foreign, s.Signs}
}

// checkTelling holds NextTelling to Next.
func checkTelling(t *testing.T, text []byte) {
	t.Helper()
	must := plainTelling(text)
	next, s := NewTagScanner(text), NewTagScanner(text)
	for s.NextTelling() {
		for next.Next() && next.Start < s.Start {
		}
		require.Equal(t, told(next), told(s), "%q", text)
		if len(must) > 0 && must[0] == s.Start {
			must = must[1:]
		}
	}
	require.Empty(t, must, "%q", text)
	for next.Next() {
	}
	require.Equal(t, next.Start, s.Start, "%q", text)
}

func TestNextTellingGivesWhatTells(t *testing.T) {
	for _, text := range append(tagTests, tellingPieces...) {
		checkTelling(t, []byte(text+"<p>"))
		checkTelling(t, []byte("<p>"+text+"<p itemprop=a>"))
		checkTelling(t, []byte("<p>"+text+"<p itemprop=a>"+silentEnd))
	}
	all := append(pieces, tellingPieces...)
	for _, a := range all {
		for _, b := range all {
			for _, c := range []string{"", "<p", "<svg>"} {
				checkTelling(t, []byte(c+a+b+"x'\"><a b=\"c\"></title></script><z>"))
				checkTelling(t, []byte(c+a+b+"x'\"><a b=\"c\"></title></script><z>"+silentEnd))
			}
		}
	}
}

func TestNextTellingPassesOverWhatDoesNotTell(t *testing.T) {
	silent := strings.Repeat(`<div class="a" id='b' hidden data-x=c><a href="/a" rel="nofollow">a</a><br/><img src=a alt=""><!-- <p itemprop=a> --></div><ul><li>b</li></ul><strong>c</strong>`, 100)
	var given []string
	for s := NewTagScanner([]byte("<html>" + silent + "<p itemprop=a>" + silent + silentEnd)); s.NextTelling(); {
		given = append(given, string(s.Name))
	}
	assert.Equal(t, []string{"html", "p"}, given)

	// One that is given now and then lets who reads a long page look at the time.
	count := 0
	for s := NewTagScanner([]byte(strings.Repeat("<p>", 1<<20) + silentEnd)); s.NextTelling(); {
		count++
	}
	assert.InDelta(t, 3<<20/mostPassed, count, 2)
}

func FuzzNextTelling(f *testing.F) {
	for _, text := range tagTests {
		f.Add([]byte(text))
	}
	all := append(pieces, tellingPieces...)
	f.Fuzz(func(t *testing.T, chosen []byte) {
		checkTelling(t, chosen)
		var text []byte
		for _, c := range chosen[:min(len(chosen), 200)] {
			text = append(text, all[int(c)%len(all)]...)
		}
		checkTelling(t, text)
		checkTelling(t, append(text, silentEnd...))
	})
}

func ExampleTagScanner_NextTelling() {
	s := NewTagScanner([]byte(`<p class="a">b <a href="/">c</a></p><div itemscope>` + strings.Repeat(" and so on", 10)))
	for s.NextTelling() {
		fmt.Printf("%s\n", s.Name)
	}
	// Output: div
}
