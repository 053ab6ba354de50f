package feed

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// page is a page of JSON-LD in a language.
func page(language, jsonLD string) string {
	return `<!doctype html><html lang="` + language + `"><head><title>t</title><script type="application/ld+json">` + jsonLD + `</script></head></html>`
}

func clinicOf(rest string) string {
	return `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic",` + rest + `}`
}

// Of pages in two languages each text keeps the language that its page names.
func TestTextsKeepTheirLanguage(t *testing.T) {
	for name, test := range map[string]struct {
		pages map[string]string
		want  string
	}{
		"two languages": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Sunrise Clinic","telephone":"1","slogan":"Rise"`)),
			"b.html": page("de", clinicOf(`"name":"Klinik Sonnenaufgang","telephone":"2","slogan":"Rise"`)),
		}, `"name":[{"@language":"en","@value":"Sunrise Clinic"},{"@language":"de","@value":"Klinik Sonnenaufgang"}],"telephone":["1","2"],"slogan":"Rise"`},
		"the page says it of itself": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Sunrise Clinic"`)),
			"b.html": page("", `{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"/b.html","inLanguage":"de"},`+clinicOf(`"name":"Klinik"`)+`]}`),
		}, `"name":[{"@language":"en","@value":"Sunrise Clinic"},{"@language":"de","@value":"Klinik"}]`},
		"the thing says it": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Sunrise Clinic"`)),
			"b.html": page("en", clinicOf(`"inLanguage":"de","name":"Klinik"`)),
		}, `"name":[{"@language":"en","@value":"Sunrise Clinic"},{"@language":"de","@value":"Klinik"}],"inLanguage":"de"`},
		"a tag on one page": {map[string]string{
			"a.html": page("en", clinicOf(`"name":[{"@value":"Sunrise Clinic","@language":"en"},{"@value":"Klinik","@language":"de"}]`)),
			"b.html": page("de", clinicOf(`"name":"Klinik"`)),
		}, `"name":[{"@language":"en","@value":"Sunrise Clinic"},{"@language":"de","@value":"Klinik"}]`},
		"what is nested": {map[string]string{
			"a.html": page("en", clinicOf(`"employee":{"@type":"Person","name":"Ana Ruiz","jobTitle":"Doctor"}`)),
			"b.html": page("de", clinicOf(`"employee":{"@type":"Person","name":"Ana Ruiz","jobTitle":"Ärztin"}`)),
		}, `"employee":[{"@type":"Person","name":"Ana Ruiz","jobTitle":{"@language":"en","@value":"Doctor"}},` +
			`{"@type":"Person","name":"Ana Ruiz","jobTitle":{"@language":"de","@value":"Ärztin"}}]`},
		"what is nested says its language": {map[string]string{
			"a.html": page("en", clinicOf(`"review":{"@type":"Review","reviewBody":"Kind","author":{"@type":"Person","name":"Ana","jobTitle":"Baker"}}`)),
			"b.html": page("en", clinicOf(`"review":{"@type":"Review","inLanguage":"de","reviewBody":"Nett","author":{"@type":"Person","name":"Ana","jobTitle":"Wirt"}}`)),
		}, `"review":[{"@type":"Review","reviewBody":{"@language":"en","@value":"Kind"},"author":{"@type":"Person","name":"Ana","jobTitle":{"@language":"en","@value":"Baker"}}},` +
			`{"@type":"Review","inLanguage":"de","reviewBody":"Nett","author":{"@type":"Person","name":"Ana","jobTitle":"Wirt"}}]`},
		"what is nested says it with a tag too": {map[string]string{
			"a.html": page("en", clinicOf(`"employee":{"@type":"Person","name":"Ana","jobTitle":["Doctor",{"@value":"Doctor","@language":"en"}]}`)),
			"b.html": page("de", clinicOf(`"employee":{"@type":"Person","name":"Ben","jobTitle":"Arzt"}`)),
		}, `"employee":[{"@type":"Person","name":"Ana","jobTitle":{"@language":"en","@value":"Doctor"}},` +
			`{"@type":"Person","name":"Ben","jobTitle":{"@language":"de","@value":"Arzt"}}]`},
		"what is nested on one page alone": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Clinic"`)),
			"b.html": page("de", clinicOf(`"employee":{"@type":"Person","jobTitle":"Ärztin"}`)),
		}, `"name":"Clinic","employee":{"@type":"Person","jobTitle":"Ärztin"}`},
		"one language": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Sunrise"`)),
			"b.html": page("en", clinicOf(`"name":"Sunrise Clinic"`)),
		}, `"name":["Sunrise","Sunrise Clinic"]`},
		"a page says no language": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Sunrise"`)),
			"b.html": page("", clinicOf(`"name":"Klinik"`)),
		}, `"name":["Sunrise","Klinik"]`},
		"what is no language": {map[string]string{
			"a.html": page("en", clinicOf(`"name":"Sunrise"`)),
			"b.html": page("d e", clinicOf(`"name":"Klinik"`)),
		}, `"name":["Sunrise","Klinik"]`},
	} {
		t.Run(name, func(t *testing.T) {
			_, out := publishPages(t, test.pages, nil)
			assert.Equal(t, `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"https://sunrise.example/#clinic",`+test.want+`}`,
				linesOf(t, out)["https://sunrise.example/#clinic"])
		})
	}
}

// A file holds no more bytes than it may, what stands between the things counted.
func TestBytesOfAPart(t *testing.T) {
	pages := make(map[string]string)
	for i := range 40 {
		pages[fmt.Sprintf("%02d.html", i)] = fmt.Sprintf(`{"@context":"https://schema.org","@id":"/#p%02d","name":"P"}`, i)
	}
	line := `{"@context":"https://schema.org","@id":"https://sunrise.example/#p00","name":"P"}`
	for _, things := range []int{1, 2, 5, 40} {
		for _, less := range []int{0, 1} {
			most := int64(len("[\n]\n\n") + things*len(line) + (things-1)*len(",\n") - less)
			result, out := publishPages(t, pages, func(o *Options) { o.Notations, o.Bytes = []Notation{JSON}, most })
			held := 0
			for _, part := range result.Parts {
				if part.Things > 1 {
					assert.LessOrEqual(t, part.Bytes, most)
				}
				var all []any
				require.NoError(t, json.Unmarshal([]byte(read(t, filepath.Join(out, part.Name))), &all))
				held += len(all)
			}
			assert.Equal(t, 40, held)
			if things == 40 {
				assert.Equal(t, less == 0, len(result.Parts) == 1, "all of it is as long as may be, or one byte longer")
			}
		}
	}
}

// However many pages contradict each other, a bounded part of that is kept.
func TestConflictsAreBounded(t *testing.T) {
	pages := make(map[string]string)
	for i := range 3 * mostPlaces {
		pages[fmt.Sprintf("%03d.html", i)] = clinicOf(fmt.Sprintf(`"name":"N %d"`, i%2))
		pages[fmt.Sprintf("many/%03d.html", i)] = fmt.Sprintf(`{"@context":"https://schema.org","@type":"Person","@id":"/#p","name":"N %d"}`, i)
	}
	result, _ := publishPages(t, pages, nil)
	require.Len(t, result.Conflicts, 2)
	assert.Equal(t, 2, result.Conflicting)
	clinic, person := result.Conflicts[0], result.Conflicts[1]
	require.Len(t, clinic.Values, 2)
	assert.Equal(t, 3*mostPlaces, clinic.Values[0].Count+clinic.Values[1].Count)
	assert.Len(t, clinic.Values[0].Places, mostPlaces)
	assert.Contains(t, clinic.String(), fmt.Sprintf(" and %d more, ", 3*mostPlaces/2-3))
	assert.Len(t, person.Values, mostValues)
	assert.Equal(t, 3*mostPlaces-mostValues, person.More)
	assert.Contains(t, person.String(), fmt.Sprintf(", and %d more values", 3*mostPlaces-mostValues))

	// The first of many in the order of their ids, and how many there are.
	const many = 2*mostConflicts + 100
	var a, b strings.Builder
	for i := range many {
		fmt.Fprintf(&a, `,{"@type":"Person","@id":"/#p%05d","name":"A"}`, i)
		fmt.Fprintf(&b, `,{"@type":"Person","@id":"/#p%05d","name":"B"}`, i)
	}
	all := func(things string) string { return `{"@context":"https://schema.org","@graph":[` + things[1:] + `]}` }
	result, _ = publishPages(t, map[string]string{"a.html": all(a.String()), "b.html": all(b.String())}, nil)
	assert.Equal(t, many, result.Conflicting)
	require.Len(t, result.Conflicts, mostConflicts)
	for i, c := range result.Conflicts {
		require.Equal(t, fmt.Sprintf("%s#p%05d", base, i), c.Thing)
	}
}

// A chain of things without a name may be as long as a page.
func TestLongChain(t *testing.T) {
	const links = 20_000
	var b strings.Builder
	b.WriteString(`{"@context":"https://schema.org","@graph":[{"@type":"Person","@id":"/#first","knows":{"@id":"_:b0"}}`)
	for i := range links {
		fmt.Fprintf(&b, `,{"@id":"_:b%d","knows":{"@id":"_:b%d"}}`, i, i+1)
	}
	fmt.Fprintf(&b, `,{"@id":"_:b%d","name":"end"}]}`, links)
	result, out := publishPages(t, map[string]string{"a.html": b.String()}, nil)
	assert.Empty(t, result.Problems)
	assert.Equal(t, links/(deepest+1), result.Given, "no line is deeper than that")
	text := read(t, filepath.Join(out, "things.nq"))
	assert.Equal(t, links+1, strings.Count(text, "<http://schema.org/knows>"))
	assert.Contains(t, text, `"end"`)
}
