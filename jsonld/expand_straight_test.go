package jsonld_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
)

// requireStraight reads a text with and without the ways that are for plain texts and
// nodes alone, which must give the same to the last place and problem.
func requireStraight(t require.TestingT, text []byte, options ...jsonld.ReadOption) {
	dataset, problems := jsonld.Read(text, options...)
	careful, others := jsonld.Read(text, append(slices.Clone(options), jsonld.Careful())...)
	require.Equal(t, whole(careful), whole(dataset), "%s", text)
	require.Equal(t, lines(others), lines(problems), "%s", text)
}

// straightOptions are those that change what a value becomes.
var straightOptions = [][]jsonld.ReadOption{
	nil,
	{jsonld.Base("https://example.org/page"), jsonld.Limit(jsonld.Limits{Problems: 3, Digits: 4, Depth: 4})},
	{jsonld.KeepUndefined(), jsonld.MembersAsStrings(), jsonld.DropTexts(), jsonld.Limit(jsonld.Limits{Values: 7})},
	{jsonld.Direction(jsonld.CompoundLiteral), jsonld.GeneralPath()},
}

// mixedDocuments are made of what stands in pages, and of what the fast ways leave to the
// others, in any order.
func mixedDocuments() *rapid.Generator[string] {
	contexts := rapid.SampledFrom([]string{
		`"https://schema.org"`, `"https://schema.org"`, `"https://schema.org"`, `"http://schema.org/"`, `"Schema.org"`, `["https://schema.org"]`, `[null,"https://schema.org"]`,
		`["https://schema.org",{"@language":"de"}]`, `{"@vocab":"https://schema.org/"}`, `["https://schema.org",{"name":"@nest","p":"knows"}]`, `null`, `5`, `"https://x.example/"`,
	})
	names := rapid.SampledFrom([]string{
		"name", "url", "sameAs", "image", "datePublished", "availability", "medicalSpecialty", "price", "review", "knows", "address", "offers", "target", "description", "text",
		"@type", "@id", "@graph", "@value", "@language", "@list", "@set", "@index", "@reverse", "@included", "@nest", "@context", "@bogus", "@", "",
		"type", "id", "schema", "schema:name", "foo", "urn:p", "na\\u006de", "MedicalClinic", "ſ",
	})
	texts := rapid.SampledFrom([]string{
		`"Sunrise"`, `"Person"`, `"MedicalClinic"`, `"https://schema.org/InStock"`, `"http://schema.org/Cardiovascular"`, `"InStock"`, `"https://x.example/#a"`, `"https://x.example/#b"`,
		`"https://x.example/a b"`, `"https://x.example/{q}"`, `"#a"`, `"_:b0"`, `"_:x"`, `""`, `"2026-03-14"`, `"a\n\"\u00e9\ud83d\ude00"`, `"\ud800"`, `"\q"`, "\"a\tb\"", `"Zürich"`, "\"\xff\"",
		`5`, `4.50`, `-0`, `1e5`, `12345`, `9007199254740993`, `01`, `1.`, `true`, `false`, `null`, `nil`, `'single'`, `{}`, `[]`, `/* */ 1`, `"open`,
		`{"@value":"a","@language":"la"}`, `{"@id":"https://x.example/#a"}`, `{"@list":["a"]}`,
	})
	gap := rapid.SampledFrom([]string{"", "", "", "", " ", "\n", "\r\n\t", "\u00a0", "&quot;"})
	comma := rapid.SampledFrom([]string{",", ",", ",", ",", ",", ",", ",", ",", ",,", "", ";"})
	var value func(t *rapid.T, depth int) string
	object := func(t *rapid.T, depth int, first string) string {
		members := []string{}
		if first != "" {
			members = append(members, first)
		}
		for range rapid.IntRange(0, 6).Draw(t, "members") {
			members = append(members, gap.Draw(t, "gap")+`"`+names.Draw(t, "name")+`"`+gap.Draw(t, "gap")+":"+value(t, depth-1))
		}
		return "{" + strings.Join(members, comma.Draw(t, "comma")) + "}"
	}
	value = func(t *rapid.T, depth int) string {
		switch form := rapid.IntRange(0, 5).Draw(t, "form"); {
		case depth <= 0 || form < 3:
			return texts.Draw(t, "text")
		case form == 3:
			var all []string
			for range rapid.IntRange(0, 3).Draw(t, "values") {
				all = append(all, value(t, depth-1))
			}
			return "[" + strings.Join(all, comma.Draw(t, "comma")) + "]" + gap.Draw(t, "gap")
		}
		return object(t, depth, "")
	}
	return rapid.Custom(func(t *rapid.T) string {
		return object(t, 4, `"@context":`+contexts.Draw(t, "context")) + gap.Draw(t, "gap")
	})
}

// manyProperties is a node that stands twice, with more properties and values than are
// looked through one by one.
func manyProperties() string {
	var all strings.Builder
	for i := range 60 {
		fmt.Fprintf(&all, `,"%s":["%d","a"]`, vocab.Term(1500+7*i).Name(), i)
	}
	node := `{"@id":"urn:a"` + all.String() + `,"name":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","5"]}`
	return `{"@context":"https://schema.org","@graph":[` + node + `,` + node + `,{"@id":"urn:a","schema:name":"5","name":"19"}]}`
}

func TestStraightWay(t *testing.T) {
	for _, test := range []string{string(clinicBlock(t)), string(clinicBlock(t, jsonld.Indent("\t"))),
		// A node that says more of itself, below and behind.
		`{"@context":"https://schema.org","@id":"urn:a","name":"a","knows":[{"@id":"urn:a","name":["b","c"],"knows":{"@id":"urn:b"}},{"@id":"urn:b","knows":{"@id":"urn:a","url":"urn:u"}}],"url":"urn:u"}`,
		// One of many properties, of which some come again.
		manyProperties(),
		`{"@context":"https://schema.org","name":"a","@id":5,"knows":{"name":"b","@id":"a b","url":"::","knows":{"name":"c"}}}`,
		`{"@context":"https://schema.org","@graph":[{"name":"a"},{"@id":"urn:a"},{"@id":"urn:b","@type":[]},{}]}`,
		// A number beyond the limit of digits, which is short otherwise.
		`{"@context":"https://schema.org","name":[5,12345],"url":6}`,
	} {
		for _, options := range straightOptions {
			requireStraight(t, []byte(test), options...)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(mixedDocuments().Draw(t, "document"))
		for _, options := range straightOptions[:3] {
			requireStraight(t, text, options...)
		}
	})
}

// FuzzStraightWay holds the fast ways to the others.
func FuzzStraightWay(f *testing.F) {
	for _, test := range readings {
		f.Add([]byte(test.text))
	}
	for _, test := range oddJSON {
		f.Add([]byte(test.text))
	}
	for _, text := range panics {
		f.Add([]byte(text))
	}
	f.Add(clinicBlock(f))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, options := range straightOptions[:3] {
			requireStraight(t, text, options...)
		}
	})
}
