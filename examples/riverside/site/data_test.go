package main

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// of loads one file of data.
func of(text string) (*site, error) {
	return load(fstest.MapFS{"a.yaml": {Data: []byte(text)}, "healthld.yaml": {Data: []byte("base: https://x.example/")}})
}

// first gives the first thing of the data in a language.
func first(t *testing.T, lang, text string) *thing {
	t.Helper()
	s, err := of(text)
	require.NoError(t, err)
	return &thing{s, lang, s.things[0]}
}

func TestLoadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"id: /a\nname: x\nabout: {id: /b}":                "nothing has the id /b",
		"- {id: /a, name: x}\n- {id: /a, name: y}":        "the id /a occurs twice",
		"- {id: /a, name: x}\n- {b: [{id: /a, name: z}]}": "the id /a occurs twice",
		"- text": "text is no thing",
		"a: [":   "a.yaml",
		"type: A\n---\nid: /a\nname: x\nabout: [{id: /c#d}]": "nothing has the id /c#d",
	} {
		_, err := of(text)
		assert.ErrorContains(t, err, want, text)
	}
}

func TestThing(t *testing.T) {
	one := first(t, "de", `
- id: /a/#x
  type: [A, B]
  name: {en: Name, de: Titel}
  only: {en: English}
  figures: [1, 2.5, 34.90, true]
  text: |-
    One.

    Two.
  about: [{id: /b/}, {type: C, name: inner}]
  url: https://riverside.example/a/#y
- id: /b/
  name: other
  url: https://other.example/b/
`)
	assert.Equal(t, "Titel", one.Text("name"))
	assert.Equal(t, "English", one.Text("only"))
	assert.Equal(t, "1, 2.5, 34.9, true", one.Text("figures"))
	assert.Equal(t, []string{"One.", "Two."}, one.Paragraphs("text"))
	assert.Empty(t, one.Paragraphs("none"))
	assert.True(t, one.Is("A") && one.Is("B") && !one.Is("C"))
	require.Len(t, one.All("about"), 2)
	assert.Equal(t, "other", one.Get("about").Text("name"))
	assert.Equal(t, "x", one.Fragment())
	assert.Equal(t, "y", one.Anchor())
	assert.Equal(t, "/a/#y", one.Path())
	assert.Equal(t, "https://other.example/b/", one.Get("about").Path())
	assert.Equal(t, "other.example", one.Get("about").Host("url"))
	var none *thing
	assert.Nil(t, one.Get("none"))
	assert.Equal(t, "", none.Get("x").Text("y"))
	assert.Empty(t, none.Texts("y"))
	assert.False(t, none.Is("A") || none.Has("id"))
}

// TestRefuses holds that what there are no words for ends the run, and is not
// left out of the page.
func TestRefuses(t *testing.T) {
	odd := first(t, "de", `
speciality: Astrology
price: 3
currency: CHF
ratingValue: many
image: https://riverside.example/images/none.jpg
hours: {opens: "8", closes: "09:00", dayOfWeek: Monday}
date: tomorrow
`)
	_, err := odd.Words("speciality")
	assert.ErrorContains(t, err, `"Astrology"`)
	_, err = odd.Price("price", "currency")
	assert.ErrorContains(t, err, `"CHF"`)
	_, err = odd.Price("none", "currency")
	assert.Error(t, err)
	_, err = odd.Stars()
	assert.Error(t, err)
	_, err = odd.Pictures("image")
	assert.ErrorContains(t, err, "none.jpg")
	_, err = odd.Hours("hours")
	assert.ErrorContains(t, err, `"8"`)
	_, err = odd.Date("date")
	assert.Error(t, err)
	_, err = odd.Say("Good grief")
	assert.ErrorContains(t, err, `"Good grief"`)

	s, err := of("id: /x/\ntype: WebPage\nurl: https://riverside.example/x/")
	require.NoError(t, err)
	_, err = s.pages()
	assert.ErrorContains(t, err, "/x/: there is no template for such a page")
}

func TestSpan(t *testing.T) {
	for _, c := range []struct{ from, through, en, de string }{
		{"2026-12-24", "2026-12-24", "24 December 2026", "24. Dezember 2026"},
		{"2026-03-01", "2026-03-31", "1 to 31 March 2026", "1. bis 31. März 2026"},
		{"2027-07-03", "2027-08-28", "3 July to 28 August 2027", "3. Juli bis 28. August 2027"},
		{"2026-12-25", "2027-01-01", "25 December 2026 to 1 January 2027", "25. Dezember 2026 bis 1. Januar 2027"},
		// The same month of another year is another month.
		{"2026-05-01", "2027-05-01", "1 May 2026 to 1 May 2027", "1. Mai 2026 bis 1. Mai 2027"},
	} {
		for lang, want := range map[string]string{"en": c.en, "de": c.de} {
			from, err := newDate(c.from, lang)
			require.NoError(t, err)
			through, err := newDate(c.through, lang)
			require.NoError(t, err)
			assert.Equal(t, want, span(from, through))
		}
	}
	// A date with time is the day that it was at that place.
	late, err := newDate("2027-01-31T23:59:00-08:00", "en")
	require.NoError(t, err)
	assert.Equal(t, "31 January 2027", late.String())
}

func TestHours(t *testing.T) {
	clinic := first(t, "en", `
hours:
  - {opens: "14:00", closes: "17:00", dayOfWeek: [Monday, Wednesday]}
  - {opens: "08:00", closes: "12:00", dayOfWeek: [Monday, Tuesday, Wednesday, Sunday]}
  - {opens: "22:00", closes: "04:00", dayOfWeek: Saturday}
  - {opens: "10:00", closes: "11:00", dayOfWeek: Sunday, validFrom: 2027-06-01, validThrough: 2027-06-30}
summer:
  opens: "10:00"
  closes: "11:00"
  dayOfWeek: [Friday, Monday]
  validFrom: 2027-06-01
  validThrough: 2027-06-30
`)
	found, err := clinic.Hours("hours")
	require.NoError(t, err)
	assert.Equal(t, []openingRow{
		{"Monday", "08:00 to 12:00 and 14:00 to 17:00"},
		{"Tuesday", "08:00 to 12:00"},
		{"Wednesday", "08:00 to 12:00 and 14:00 to 17:00"},
		{"Thursday and Friday", "closed"},
		{"Saturday", "22:00 to 04:00 the next morning"},
		{"Sunday", "08:00 to 12:00"},
	}, found)
	// Hours of some weeks alone say nothing about the other days.
	found, err = clinic.Hours("summer")
	require.NoError(t, err)
	assert.Empty(t, found)
	seasons, err := clinic.Seasons("summer")
	require.NoError(t, err)
	assert.Equal(t, []season{{"1 to 30 June 2027", []openingRow{{"Monday", "10:00 to 11:00"}, {"Friday", "10:00 to 11:00"}}}}, seasons)
}

func TestStars(t *testing.T) {
	for value, want := range map[string]string{
		"1": "★☆☆☆☆", "3.7": "★★★½☆", "3.75": "★★★★☆", "4.2": "★★★★☆", "4.25": "★★★★½", "4.5": "★★★★½", "5": "★★★★★", "0": "☆☆☆☆☆",
	} {
		got, err := first(t, "en", "ratingValue: "+value).Stars()
		require.NoError(t, err)
		assert.Equal(t, want, got, value)
	}
}

func TestSummary(t *testing.T) {
	assert.Equal(t, "All of it. And more.", summary("All of it.\n And more.", 40))
	assert.Equal(t, "One thing.", summary("One thing. Two things, and so on", 20))
	assert.Equal(t, "one long sentence …", summary("one long sentence without an end", 20))
	assert.Equal(t, " …", summary("Donaudampfschifffahrtsgesellschaft", 20))
}
