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
	events := rdf.Events{{Kind: rdf.Property, Count: int32(len(texts)), Text: "urn:name"}}
	for _, t := range texts {
		e := rdf.Event{Kind: rdf.String, Text: t}
		if text, tag, tagged := strings.Cut(t, "@"); tagged {
			e = rdf.Event{Kind: rdf.LanguageString, Text: text, Tag: tag}
		}
		events = append(events, e)
	}
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
		{Kind: rdf.Property, Count: 4, Text: "urn:p"},
		{Kind: rdf.LanguageString, Text: "Clinic", Tag: "en"},
		{Kind: rdf.NodeStart, Text: "urn:b"},
		{Kind: rdf.Property, Count: 1, Text: "urn:q"},
		{Kind: rdf.LanguageString, Text: "in English only", Tag: "en"},
		{Kind: rdf.NodeEnd},
		{Kind: rdf.TypedLiteral, Text: "Klinik", Tag: "urn:text"},
		{Kind: rdf.LanguageString, Text: "Klinik", Tag: "de"},
		{Kind: rdf.Property, Count: 1, Text: "urn:r"},
		{Kind: rdf.Number, Text: "1"},
		{Kind: rdf.NodeEnd},
	}
	want := slices.Clone(given)
	want[2].Count = 3
	want[9] = rdf.Event{Kind: rdf.String, Text: "Klinik"}
	want = slices.Delete(want, 3, 4)
	got := rdf.InLanguage(given, "de")
	assert.Equal(t, want, told(t, got))
	assert.NoError(t, rdf.CheckSource(got))
	assert.Equal(t, int32(4), given[2].Count, "the source is not changed")
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
