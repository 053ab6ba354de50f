package jsonld_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
)

// contextsForOracle are contexts in which the documents below are read.
var contextsForOracle = []string{
	`"https://schema.org"`,
	`["https://schema.org",{"@language":"de"}]`,
	`["https://schema.org",{"ex":"https://ex.example/","label":"ex:label","knows":{"@id":"ex:knows","@type":"@id"},"tags":{"@id":"ex:tags","@container":"@list"},"at":{"@id":"ex:at","@container":"@index"},"texts":{"@id":"ex:texts","@container":"@language"},"known":{"@reverse":"ex:knows"},"more":"@nest"}]`,
	`{"@vocab":"https://ex.example/#","name":{"@language":"en"},"label":{"@language":null},"knows":{"@type":"@vocab"},"tags":{"@container":"@list"},"at":{"@container":"@id"},"known":{"@container":"@type"},"texts":{"@container":"@set"},"kind":"@type","more":"@nest"}`,
	`{"@version":1.1,"@base":"https://base.example/a/b","@vocab":"","ex":{"@id":"https://ex.example/","@prefix":true},"Person":{"@id":"ex:Person","@context":{"name":"ex:fullName","label":null}},"knows":{"@id":"ex:knows","@context":{"name":{"@id":"ex:nick","@type":"ex:T"}}},"at":{"@id":"ex:at","@container":"@graph"},"tags":{"@id":"ex:tags","@type":"@json"}}`,
}

// documents draws nodes with the terms of these contexts.
func documents() *rapid.Generator[string] {
	quoted := func(texts ...string) *rapid.Generator[string] {
		return rapid.Map(rapid.SampledFrom(texts), func(text string) string { b, _ := json.Marshal(text); return string(b) })
	}
	literal := rapid.OneOf(
		quoted("a", "", "text \"q\" é", "https://schema.org/InStock", "2026-03-14", "urn:a", "#b"),
		rapid.SampledFrom([]string{"1", "0", "-5", "4.75", "19.90", "true", "false", "null", "1e2"}),
		rapid.SampledFrom([]string{
			`{"@value":"v"}`, `{"@value":"v","@language":"en"}`, `{"@value":"5","@type":"https://ex.example/T"}`, `{"@value":true}`, `{"@value":2.5,"@type":"http://www.w3.org/2001/XMLSchema#double"}`,
			`{"@value":null}`, `{"@set":["s",1]}`, `{"@list":["l",{"@id":"urn:l"}]}`, `{"@list":[]}`, `{"@id":"urn:r"}`, `{"@id":"_:b"}`, `{"@id":"rel"}`, `[]`, `["x","y",null]`,
		}),
	)
	var node func(depth int) *rapid.Generator[string]
	node = func(depth int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			text := "{"
			add := func(name, value string) {
				if len(text) > 1 {
					text += ","
				}
				text += `"` + name + `":` + value
			}
			value := func() string {
				if depth < 3 && rapid.IntRange(0, 2).Draw(t, "nested") == 0 {
					return node(depth+1).Draw(t, "node")
				}
				return literal.Draw(t, "literal")
			}
			if rapid.Bool().Draw(t, "named") {
				add("@id", quoted("urn:a", "urn:b", "_:b", "_:b0", "rel/x", "#f", "https://ex.example/id").Draw(t, "id"))
			}
			if rapid.Bool().Draw(t, "typed") {
				add("@type", rapid.SampledFrom([]string{`"Person"`, `["Person","ex:Type"]`, `"urn:T"`, `[]`}).Draw(t, "type"))
			}
			names := []string{"name", "label", "knows", "url", "birthDate", "ex:p", "urn:q"}
			for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 4, rapid.ID[string]).Draw(t, "names") {
				if rapid.IntRange(0, 3).Draw(t, "several") == 0 {
					add(name, "["+value()+","+value()+"]")
				} else {
					add(name, value())
				}
			}
			if depth > 0 || rapid.Bool().Draw(t, "plain") {
				return text + "}"
			}
			switch rapid.IntRange(0, 5).Draw(t, "special") {
			case 0:
				add("texts", rapid.SampledFrom([]string{`{"en":"a","de":["b","c"]}`, `["a","a"]`}).Draw(t, "texts"))
			case 1:
				add("at", `{"urn:k1":`+node(depth+1).Draw(t, "first")+`,"urn:k2":[`+node(depth+1).Draw(t, "second")+`]}`)
			case 2:
				add("@graph", `[`+node(depth+1).Draw(t, "graph")+`]`)
			case 3:
				add("@reverse", `{"urn:back":`+node(depth+1).Draw(t, "reverse")+`}`)
			case 4:
				add("@included", `[`+node(depth+1).Draw(t, "included")+`]`)
			case 5:
				add("tags", rapid.SampledFrom([]string{`["a","b"]`, `[1,{"a":[true,null]}]`, `"one"`}).Draw(t, "tags"))
			}
			return text + "}"
		})
	}
	return rapid.Custom(func(t *rapid.T) string {
		text := node(0).Draw(t, "document")
		context := `{"@context":` + rapid.SampledFrom(contextsForOracle).Draw(t, "context")
		if text == "{}" {
			return context + "}"
		}
		return context + "," + text[1:]
	})
}

// A document with nothing but @graph describes the default graph; entries whose value is
// null are none.
func TestGraphAlone(t *testing.T) {
	for _, other := range []string{
		`"name": null`, `"name": {"@value": null}`, `"name": {"@language": "en", "@value": null}`, `"name": "A"`, `"name": [null]`, `"name": [{"@value": null}]`, `"name": {"@value": 0}`,
		`"name": {"@value": null, "@type": "@json"}`, `"json": {"@value": null}`, `"map": {"@value": null}`,
	} {
		text := []byte(`{"@context": {"@version": 1.1, "@vocab": "https://schema.org/", "json": {"@type": "@json"}, "map": {"@container": "@index"}}, ` + other + `, "@graph": [{"@type": "Person"}]}`)
		dataset, _ := requireRead(t, text)
		want, err := readByJSONGold(text)
		require.NoError(t, err)
		for i := range want {
			if strings.HasPrefix(want[i].Object.Text, "JSON Canonicalization error") {
				want[i].Object.Text = "null" // its own: it cannot write null (RFC 8785, section 3.2.2)
			}
		}
		assert.True(t, sameQuads(t, want, likeOracle(dataset)), "%s\n%s\n%v", text, quadLines(dataset), want)
	}
}

// What another processor reads of a document is what is read here.
func TestReadAsJSONGoldDoes(t *testing.T) {
	compared, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(documents().Draw(t, "document"))
		var codes []string
		dataset, problems := requireRead(t, text, jsonld.Base(pageAddress), jsonld.MembersAsStrings(), jsonld.DropTexts(), jsonld.ErrorCodes(func(code string) {
			if code != "" {
				codes = append(codes, code)
			}
		}))
		want, err := readByJSONGold(text)
		if len(codes) > 0 || err != nil || misread(string(text), problems) != "" {
			refused++ // an error ends the other, and leaves something out here
			return
		}
		for _, q := range want {
			if strings.HasPrefix(q.Object.Text, "JSON Canonicalization error") {
				return // its own, for an array as a JSON literal
			}
		}
		compared++
		require.True(t, sameQuads(t, want, likeOracle(dataset)), "%s\n%s\n%v\n%v", text, quadLines(dataset), want, lines(problems))
	})
	t.Log(compared, "compared,", refused, "refused by one of the two, or misread by json-gold")
	assert.Greater(t, compared, refused/2)
}
