package rdf_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// localized gives a telling of one property, with texts as "text@tag", or
// "text" for a plain string.
func localized(texts ...string) rdf.Events {
	var events rdf.Events
	for _, t := range texts {
		e := rdf.Event{Kind: rdf.String, Text: t}
		if text, tag, tagged := strings.Cut(t, "@"); tagged {
			e = rdf.Event{Kind: rdf.LanguageString, Text: text, Tag: tag}
		}
		events = append(events, valueOf("urn:name", 0, e))
	}
	events[0].Count = int32(len(texts))
	return inNode(events...)
}

func TestInLanguage(t *testing.T) {
	tests := map[string]struct {
		language string
		given    rdf.Events
		want     rdf.Events
	}{
		"one is chosen":                {"de", localized("Clinic@en", "Klinik@de"), localized("Klinik")},
		"case does not matter":         {"DE-ch", localized("Spital@de-CH", "Klinik@de"), localized("Spital")},
		"the next shorter range":       {"de-CH-1996", localized("Clinic@en", "Klinik@de"), localized("Klinik")},
		"the longest range wins":       {"de-CH-1996", localized("Klinik@de", "Spital@de-CH"), localized("Spital")},
		"no longer tags":               {"de", localized("Clinic@en", "Spital@de-AT"), localized("Clinic@en", "Spital@de-AT")},
		"no other region":              {"de-CH", localized("Spital@de-AT"), localized("Spital@de-AT")},
		"single letters go too":        {"zh-Hant-x-private", localized("診所@zh-Hant", "a@zh-Hant-x"), localized("診所")},
		"several single letters":       {"zh-a-b-foo", localized("a@zh-a", "b@zh-a-b", "診所@zh"), localized("診所")},
		"a private range":              {"x-foo", localized("a@x"), localized("a@x")},
		"several of one language":      {"de", localized("Klinik@de", "Clinic@en", "Spital@de"), localized("Klinik", "Spital")},
		"plain strings stay":           {"de", localized("plain", "Clinic@en", "Klinik@de"), localized("plain", "Klinik")},
		"equal values are told once":   {"de", localized("Klinik@de", "Klinik", "Klinik@DE"), localized("Klinik")},
		"no language":                  {"", localized("Clinic@en", "Klinik@de"), localized("Clinic@en", "Klinik@de")},
		"nothing in any language":      {"de", localized("a", "b"), localized("a", "b")},
		"another language stays whole": {"fr", localized("a", "Clinic@en"), localized("a", "Clinic@en")},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := rdf.InLanguage(test.given, test.language)
			assert.Equal(t, test.want, told(t, got))
			assert.NoError(t, rdf.CheckSource(got))
		})
	}
}

func TestInLanguageLooksAtEachPropertyByItself(t *testing.T) {
	given := rdf.Events{
		{Kind: rdf.GraphStart, Count: 1},
		{Kind: rdf.NodeStart, Text: "urn:a"},
		{Kind: rdf.Type, Count: 2, Text: "urn:A"},
		{Kind: rdf.Type, Text: "urn:B"},
		{Kind: rdf.LanguageString, Term: 5, Count: 4, Property: "urn:p", Text: "Clinic", Tag: "en"},
		{Kind: rdf.NodeStart, Term: 5, Property: "urn:p", Text: "urn:b"},
		{Kind: rdf.LanguageString, Count: 1, Property: "urn:p", Text: "in English only", Tag: "en"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.TypedLiteral, Term: 5, Property: "urn:p", Text: "Klinik", Tag: "urn:text"},
		{Kind: rdf.LanguageString, Term: 5, Property: "urn:p", Text: "Klinik", Tag: "de"},
		{Kind: rdf.LanguageString, Count: 1, Property: "urn:q", Text: "Clinic", Tag: "en"},
		{Kind: rdf.Number, Count: 3, Property: "urn:r", Text: "1"},
		{Kind: rdf.LanguageString, Property: "urn:r", Text: "one", Tag: "en"},
		{Kind: rdf.LanguageString, Property: "urn:r", Text: "eins", Tag: "de"},
		{Kind: rdf.NodeEnd},
	}
	want := slices.Clone(given)
	want[5].Count = 3
	want[9] = rdf.Event{Kind: rdf.String, Term: 5, Property: "urn:p", Text: "Klinik"}
	want[11].Count = 2
	want[13] = rdf.Event{Kind: rdf.String, Property: "urn:r", Text: "eins"}
	want = slices.Delete(want, 12, 13)
	want = slices.Delete(want, 4, 5)
	got := rdf.InLanguage(given, "de")
	assert.Equal(t, want, told(t, got))
	assert.NoError(t, rdf.CheckSource(got))
	assert.Equal(t, int32(4), given[4].Count, "the source is not changed")
}

func TestInLanguageAgreesWithTheRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyhow().Draw(t, "telling")
		got := rdf.InLanguage(inRuns{events, rapid.IntRange(1, 40).Draw(t, "run")}, "de-CH")
		require.NoError(t, rdf.CheckSource(got))

		// The rule, said of sets: of a property in which a tag is found, the
		// others are left out.
		type key struct {
			subject   rdf.Subject
			predicate string
		}
		best := map[key]string{}
		given := tripleSet(t, events)
		for _, tag := range []string{"de", "de-ch"} {
			for triple := range given {
				if triple.Object.Kind == rdf.LanguageString && strings.EqualFold(triple.Object.Tag, tag) {
					best[key{triple.Subject, triple.Predicate}] = tag
				}
			}
		}
		want := map[rdf.Triple]bool{}
		for triple := range given {
			tag, found := best[key{triple.Subject, triple.Predicate}]
			if found && triple.Object.Kind == rdf.LanguageString {
				if !strings.EqualFold(triple.Object.Tag, tag) {
					continue
				}
				triple.Object = text(triple.Object.Text)
			}
			want[triple] = true
		}
		require.Equal(t, want, tripleSet(t, got))
	})
}
