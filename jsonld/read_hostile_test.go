package jsonld_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// The threats of these tests go by numbers: V3 to V7 and V9.

func requireProblem(t *testing.T, problems []*rdf.Problem, what string) {
	t.Helper()
	for _, p := range problems {
		if strings.Contains(p.Error(), what) {
			return
		}
	}
	require.Fail(t, "no such problem", "%s among %v", what, lines(problems))
}

func TestV3Limits(t *testing.T) {
	clinic := `{"@context":"https://schema.org","@id":"urn:a","name":"a",`
	t.Run("depth", func(t *testing.T) {
		dataset, problems := jsonld.Read([]byte(clinic + `"knows":` + strings.Repeat(`[`, 1_000_000)))
		requireProblem(t, problems, "nested in more than 500 others")
		assert.True(t, problems[0].Incomplete)
		assert.Equal(t, 1, dataset.Len())
		dataset, problems = jsonld.Read([]byte(clinic + `"knows":` + strings.Repeat(`{"knows":`, 1_000_000) + `1` + strings.Repeat(`}`, 1_000_001)))
		requireProblem(t, problems, "nested in more than 500 others")
		assert.Len(t, problems, 1)
		assert.Greater(t, dataset.Len(), 490)
		_, problems = jsonld.Read([]byte(clinic+`"knows":`+strings.Repeat(`{"knows":`, 9000)+`1`+strings.Repeat(`}`, 9001)), jsonld.Limit(jsonld.Limits{Depth: 1 << 30}))
		assert.Empty(t, problems)
	})
	t.Run("digits", func(t *testing.T) {
		dataset, problems := jsonld.Read([]byte(clinic + `"price":` + strings.Repeat("9", 10_000_000) + `,"url":"urn:u"}`))
		requireProblem(t, problems, "the number has 10000000 characters")
		assert.True(t, problems[0].Incomplete)
		assert.Len(t, problems, 1)
		assert.Equal(t, 2, dataset.Len())
	})
	t.Run("size", func(t *testing.T) {
		dataset, problems := jsonld.Read(make([]byte, 200<<20))
		requireProblem(t, problems, "the JSON has 209715200 bytes")
		assert.True(t, problems[0].Incomplete)
		assert.Zero(t, dataset.Len())
	})
	t.Run("values", func(t *testing.T) {
		dataset, problems := jsonld.Read([]byte(clinic+`"price":[1,2,3,4,5,6,7,8,9]}`), jsonld.Limit(jsonld.Limits{Values: 8}))
		requireProblem(t, problems, "more than 8 values")
		assert.True(t, problems[0].Incomplete)
		assert.Len(t, problems, 1)
		assert.Equal(t, 4, dataset.Len())
	})
	t.Run("problems", func(t *testing.T) {
		_, problems := jsonld.Read([]byte("["+strings.Repeat("nil,", 10_000)+"1]"), jsonld.Limit(jsonld.Limits{Problems: 10}))
		require.Len(t, problems, 11)
		requireProblem(t, problems, "reading ended here")
	})
}

func TestV4NothingIsLostInSilence(t *testing.T) {
	dataset, problems := jsonld.Read([]byte("\uFEFF" + `{"@context":"https://schema.org","@id":"urn:a","@type":"Person","@type":"Physician", // both
		"price":[1e400,9007199254740993]}; trailing`))
	for _, what := range []string{"1:1: a byte order mark", `"@type" stands twice`, "a comment", `"1e400" is too large`, `"9007199254740993"`, `"; trailing" stands behind`} {
		requireProblem(t, problems, what)
	}
	assert.Len(t, problems, 6)
	n := dataset.Graph(rdf.Subject{}).Node(rdf.Subject{Kind: rdf.IRI, Text: "urn:a"})
	assert.Len(t, n.Types, 2)
	assert.Equal(t, "9007199254740993", n.Values("http://schema.org/price")[1].Text)
}

// Nothing is fetched or opened: the loader, which only tests have, is asked, and
// has nothing to give.
func TestV5UnknownContexts(t *testing.T) {
	for _, address := range []string{
		"/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/", "http://169.254.169.254/latest", "../x", "https://schema.org.evil.example/", "https://schema.org@evil.example/",
		"https://evil.example/schema.org", "https:schema.org", "",
	} {
		for _, document := range []string{`{"@context":%q,"@id":"urn:a","urn:p":"a"}`, `{"@context":{"@import":%q},"@id":"urn:a","urn:p":"a"}`} {
			text := fmt.Sprintf(document, address)
			dataset, problems := jsonld.Read([]byte(text), jsonld.Base("https://page.example/"))
			requireProblem(t, problems, "is not known here, and nothing is fetched")
			assert.Equal(t, 1, dataset.Len(), text)
			dataset, problems = jsonld.Read([]byte(text))
			assert.NotEmpty(t, problems)
			assert.Equal(t, 1, dataset.Len(), text)
		}
	}
	_, problems := jsonld.Read([]byte(`{"@context":{"@vocab":"http://127.0.0.1/"},"@id":"urn:a","p":"a"}`))
	assert.Empty(t, problems, "a vocabulary is a name, and nothing to load")
}

func TestV6Contexts(t *testing.T) {
	serve := func(contexts map[string]string, asked *int) jsonld.ReadOption {
		return jsonld.LoadContexts(func(iri string) (string, bool) {
			*asked++
			text, has := contexts[iri]
			return text, has
		})
	}
	read := func(text string, options ...jsonld.ReadOption) []*rdf.Problem {
		dataset, problems := jsonld.Read([]byte(text), options...)
		assert.Positive(t, dataset.Len())
		return problems
	}
	const document = `{"@context":"https://x.example/a","@id":"urn:a","urn:p":"a"}`
	asked := 0
	requireProblem(t, read(document, serve(map[string]string{"https://x.example/a": `{"@context":"a"}`}, &asked)), "more than 8 steps")
	requireProblem(t, read(document, serve(map[string]string{"https://x.example/a": `{"@context":"b"}`, "https://x.example/b": `{"@context":"a"}`}, &asked)), "more than 8 steps")
	assert.Less(t, asked, 10)

	chain := map[string]string{"https://x.example/a": `{"@context":"0"}`}
	for i := range 100 {
		chain[fmt.Sprint("https://x.example/", i)] = fmt.Sprintf(`{"@context":"%d"}`, i+1)
	}
	asked = 0
	requireProblem(t, read(document, serve(chain, &asked)), "more than 8 steps")
	assert.Less(t, asked, 10)

	var terms, dependent, nested strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&terms, `"t%d":"urn:t%d",`, i, i)
		fmt.Fprintf(&dependent, `"t%d":"t%d:x",`, i, i+1)
	}
	requireProblem(t, read(`{"@context":{`+terms.String()+`"@version":1.1},"@id":"urn:a","urn:p":"a"}`), "more than 20000 terms")
	problems := read(`{"@context":{` + dependent.String() + `"@version":1.1},"@id":"urn:a","urn:p":"a"}`)
	requireProblem(t, problems, "more than 64 definitions")

	some := terms.String()[:strings.Index(terms.String(), `"t500"`)]
	nested.WriteString(`{"@context":{`)
	for i := range 2000 {
		fmt.Fprintf(&nested, `"T%d":{"@id":"urn:T%d","@context":{%s"@version":1.1}},`, i, i, some)
	}
	nested.WriteString(`"@version":1.1},"@graph":[`)
	for i := range 2000 {
		fmt.Fprintf(&nested, `{"@type":"T%d","urn:p":%d},`, i, i)
	}
	requireProblem(t, read(nested.String()+`{"@id":"urn:a","urn:p":"a"}]}`), "more than 20000 terms")

	// Contexts in one another, each of which adds a term.
	deep := strings.Builder{}
	for i := range 480 {
		fmt.Fprintf(&deep, `{"@context":{"t%d":"urn:t%d"},"@id":"urn:%d","t%d":`, i, i, i, i)
	}
	dataset, problems := jsonld.Read([]byte(deep.String() + `"a"` + strings.Repeat("}", 480)))
	assert.Empty(t, problems)
	assert.Equal(t, 480, dataset.Len())
}

// What a text says of the context of schema.org holds in that text alone.
func TestV7NoContextIsPoisoned(t *testing.T) {
	honest := []byte(`{"@context":"https://schema.org","@id":"urn:a","@type":"Person","name":"a","url":"urn:u"}`)
	want, _ := jsonld.Read(honest)
	for _, poison := range []string{
		`{"@context":{"@import":"https://schema.org","name":"urn:poison","url":"urn:poison"},"@id":"urn:b","name":"b"}`,
		`{"@context":["https://schema.org",{"name":"urn:poison","url":null}],"@id":"urn:b","name":"b"}`,
		`{"@context":["https://schema.org",{"@vocab":"urn:poison:","name":{"@id":"urn:poison","@protected":true}}],"@id":"urn:b","name":"b","knows":{"@context":"https://schema.org","name":"c"}}`,
	} {
		dataset, _ := requireRead(t, []byte(poison))
		assert.Contains(t, quadLines(dataset), "<urn:b> <urn:poison> \"b\"")
		got, problems := jsonld.Read(honest)
		assert.Empty(t, problems)
		assert.Equal(t, whole(want), whole(got))
	}
}

// panics are documents that end programs which use json-gold.
var panics = []string{
	`{"":true}`, `{"":0}`, `{"@context":{"@protected":1}}`, `{"@context":{"t":{"@id":"urn:t","@protected":1}},"@id":"urn:a","t":"a"}`,
	`{"http://e/a":{"@value":[1],"@type":"@json"}}`, `{"@context":{"g":{"@id":"urn:g","@container":"@graph"}},"@id":"urn:a","g":"text"}`,
	`{"@id":"urn:a","urn:l":{"@list":[{"@id":"relative"},"a"]}}`, `{"@context":{"@type":{}}}`,
	`{"@context":{"":"urn:empty"},"":1}`, `{"@context":{"a":{"@id":"a:b"}}}`, `{"@context":{"a:b":"c:d"}}`, `{"@context":{"@id":"@id"}}`, `{"@context":[[null]]}`, `{"@context":5}`, `{"@context":{"a":{"@container":[]}}}`,
	`{"@graph":{"@graph":{"@graph":[]}}}`, `{"@reverse":{"@reverse":{}}}`, `{"@included":[[1,{"@value":1}]]}`, `{"@set":{"@set":{"@list":[]}}}`, `{"@nest":{"@nest":{"@nest":[1]}}}`,
	`{"@type":[[],{},null,1,"@type","@json"]}`, `{"@id":"@type","urn:p":1}`, `{"@context":{"id":"@id"},"@id":"id","urn:p":1}`, `{"@value":{}}`, `{"urn:p":{"@value":1,"@language":5,"@type":[]}}`,
	`{"@context":{"@import":"https://schema.org","@import":1}}`, `{"@context":{"@vocab":"@vocab"}}`, `{"@context":{"@base":"_:b"},"@id":"a","urn:p":1}`, `{"@context":{"@base":"//[","@vocab":""},"@id":"a","p":1}`,
	`{"@context":{"c":{"@id":"urn:c","@context":{"c":{"@id":"urn:c","@context":null}}}},"c":{"c":{"c":1}}}`,
	`{"@context":{"i":{"@id":"urn:i","@container":"@index","@index":"urn:k"}},"@id":"urn:a","i":{"x":"text","y":{"@id":"urn:y"},"@none":[{"@id":"urn:z"}]}}`,
	`{"@context":{"i":{"@id":"urn:i","@container":["@graph","@index"],"@index":"urn:k"}},"@id":"urn:a","i":{"x":"text","y":{"urn:p":1},"z":{"@graph":[]}}}`,
	`{"@context":{"l":{"@id":"urn:l","@container":"@list"}},"@id":"relative","l":[[],[[1]],{"@list":[]},{"@set":[1]},{"@value":null}]}`,
	`{"@context":{"l":{"@reverse":"urn:l","@container":"@set"}},"@id":"urn:a","l":[1,{"@list":[]},{"@id":"relative"},{"@id":"urn:b"}]}`,
}

func TestV9NothingPanics(t *testing.T) {
	for _, text := range panics {
		assert.NotPanics(t, func() { requireRead(t, []byte(text)) }, text)
	}
	for i, text := range panics[:8] {
		if _, problems := jsonld.Read([]byte(text)); i != 4 { // which is right
			assert.NotEmpty(t, problems, text)
		} else {
			assert.Empty(t, problems)
		}
	}
}

// A context that ends, ends reading.
func TestContextEndsReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	text := `{"@context":"https://schema.org","@graph":[` + strings.Repeat(`{"name":"a"},`, 100_000) + `{"@id":"urn:last","name":"b"}]}`
	dataset, problems := jsonld.Read([]byte(text), jsonld.Context(ctx))
	requireProblem(t, problems, "reading was ended: context canceled")
	assert.Less(t, dataset.Len(), 10_000)
	dataset, problems = jsonld.Read([]byte(text), jsonld.Context(t.Context()))
	assert.Empty(t, problems)
	assert.Equal(t, 100_001, dataset.Len())
}
