package jsonld_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// E1: whatever text stands wherever, a page holds one script element with the
// bytes that were written, and what follows it; and it says what was told.
func TestE1NoTextEndsTheElement(t *testing.T) {
	for _, position := range positions {
		t.Run(position.name, func(t *testing.T) {
			for _, text := range nasty {
				source := position.at(text)
				document, err := jsonld.Marshal(source, jsonld.MembersAsNodes())
				require.NoError(t, err, "%q", text)
				holdsOnlySafeBytes(t, document)
				require.Equal(t, sameGraph(triplesOf(t, source)), sameGraph(triplesOf(t, read(t, document))), "%q", text)
				standsInHTML(t, source)
				standsInXHTML(t, source)
			}
		})
	}
}

// The same through descriptions, with a text in fields of each kind. Where a
// description does not take it, that is an error and never a page.
func TestE1ThroughDescriptions(t *testing.T) {
	for name, describe := range map[string]func(text string) *schema.Description{
		"text": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Name: schema.Text(text)})
		},
		"texts": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Name: schema.TextList{schema.Text(text), "a"}})
		},
		"unit": func(text string) *schema.Description {
			return schema.Describe(&schema.QuantitativeValue{UnitText: schema.Text(text), UnitCode: schema.Text(text)})
		},
		"address": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{URL: schema.URL("https://example.org/" + text)})
		},
		"date": func(text string) *schema.Description {
			return schema.Describe(&schema.Person{BirthDate: schema.Date(text)})
		},
		"id": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{ID: schema.ID("urn:" + text)})
		},
		"reference": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Brand: schema.ID("urn:" + text)})
		},
		"language": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Name: schema.Localized{text: "a"}})
		},
		"localized": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Name: schema.Localized{"de": text}})
		},
		"extra property": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Extra: schema.Extra{{Property: text, Value: schema.Text("a")}}})
		},
		"extra value": func(text string) *schema.Description {
			return schema.Describe(&schema.Product{Extra: schema.Extra{{Property: "https://example.org/p", Value: schema.Text(text)}}})
		},
		"type of a node": func(text string) *schema.Description {
			return schema.Describe(&schema.Node{Types: []string{text}})
		},
		"property of a node": func(text string) *schema.Description {
			return schema.Describe(&schema.Node{Types: []string{"Recipe"}, Properties: schema.Extra{{Property: "https://example.org/" + text, Value: schema.Text("a")}}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			written := 0
			for _, text := range append(append([]string{}, nasty...), notUTF8...) {
				source := describe(text)
				document, err := jsonld.Marshal(source, jsonld.MembersAsNodes())
				if err != nil {
					element, err := script.Element(source)
					require.Error(t, err)
					require.Empty(t, element)
					continue
				}
				written++
				require.True(t, utf8.ValidString(text), "%q", text)
				holdsOnlySafeBytes(t, document)
				require.Equal(t, sameGraph(triplesOf(t, source)), sameGraph(triplesOf(t, read(t, document))), "%q", text)
				standsInHTML(t, source)
				standsInXHTML(t, source)
			}
			require.Positive(t, written)
			t.Log(written, "of", len(nasty)+len(notUTF8), "texts are written")
		})
	}
}

func TestE1LargeText(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("A review without end. ", 1<<20/22), strings.Repeat("</script><!--<script>", 1<<20/21), strings.Repeat("\u2028", 1<<20/3), strings.Repeat("日本", 1<<20/6),
	} {
		source := node(valueOf("reviewBody", 1, rdf.Event{Kind: rdf.String, Text: text}))
		document, err := jsonld.Marshal(source)
		require.NoError(t, err)
		holdsOnlySafeBytes(t, document)
		assert.True(t, read(t, document)[2].Text == text)
		standsInHTML(t, source)
		standsInXHTML(t, source)
	}
}

// E2: the same for any text.
func FuzzEmit(f *testing.F) {
	for i, text := range nasty {
		f.Add(text, uint(i))
	}
	for i, text := range notUTF8 {
		f.Add(text, uint(i))
	}
	f.Fuzz(func(t *testing.T, text string, at uint) {
		source := positions[at%uint(len(positions))].at(text)
		document, err := jsonld.Marshal(source, jsonld.MembersAsNodes())
		if !utf8.ValidString(text) {
			require.Error(t, err)
			document, err = jsonld.Marshal(source, jsonld.MembersAsNodes(), jsonld.ReplaceInvalid())
			require.NoError(t, err)
			read(t, document)
		} else {
			require.NoError(t, err)
			require.Equal(t, sameGraph(triplesOf(t, source)), sameGraph(triplesOf(t, read(t, document))))
		}
		holdsOnlySafeBytes(t, document)
		standsInHTML(t, source, jsonld.ReplaceInvalid())
		standsInXHTML(t, source, jsonld.ReplaceInvalid())
	})
}

// E3: bytes that are not UTF-8 are an error that leads to the text, or U+FFFD
// for each of them.
func TestE3InvalidUTF8(t *testing.T) {
	for _, position := range positions {
		t.Run(position.name, func(t *testing.T) {
			for _, text := range notUTF8 {
				source := position.at(text)
				_, err := jsonld.Marshal(source)
				var problem *rdf.Problem
				require.ErrorAs(t, err, &problem, "%q", text)
				assert.Contains(t, problem.What, "the text is not UTF-8: byte ")

				document, err := jsonld.Marshal(source, jsonld.ReplaceInvalid())
				require.NoError(t, err, "%q", text)
				holdsOnlySafeBytes(t, document)
				replaced := position.at(string([]rune(text)))
				require.Equal(t, sameGraph(triplesOf(t, replaced)), sameGraph(triplesOf(t, read(t, document))), "%q", text)
				leadsToReplacement(t, document, problem.Pointer)
				standsInHTML(t, source, jsonld.ReplaceInvalid())
				standsInXHTML(t, source, jsonld.ReplaceInvalid())
			}
		})
	}
}

// holdsOnlySafeBytes holds the rule for what may stand in a script element as it
// is.
func holdsOnlySafeBytes(t require.TestingT, document []byte) {
	require.True(t, utf8.Valid(document))
	for i, r := range string(document) {
		if r < 0x20 || strings.ContainsRune("<>&\u2028\u2029\uFFFE\uFFFF", r) {
			require.Fail(t, "a character that must be escaped", "%U at byte %d", r, i)
		}
	}
}

// standsInHTML puts a graph into a page and looks for it there.
func standsInHTML(t require.TestingT, source rdf.Source, options ...jsonld.Option) {
	element, err := script.Element(source, options...)
	require.NoError(t, err)
	document, err := jsonld.Marshal(source, options...)
	require.NoError(t, err)
	page := "<!DOCTYPE html>\n<html><head><title>T</title>" + string(element) + "</head><body><p id=\"after\">after</p></body></html>"
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	scripts, after := 0, 0
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			require.Fail(t, "a comment")
		case n.Type == html.ElementNode && n.Data == "script":
			scripts++
			require.Equal(t, []html.Attribute{{Key: "type", Val: "application/ld+json"}}, n.Attr)
			require.True(t, n.FirstChild == n.LastChild && n.FirstChild.Data == string(document), "the script is another")
		case n.Type == html.ElementNode && n.Data == "p":
			after++
			require.Equal(t, "after", n.FirstChild.Data)
		}
	}
	require.Equal(t, 1, scripts)
	require.Equal(t, 1, after)
}

// standsInXHTML does the same with a page in XML.
func standsInXHTML(t require.TestingT, source rdf.Source, options ...jsonld.Option) {
	element, err := script.Append(nil, source, options...)
	require.NoError(t, err)
	document, err := jsonld.Marshal(source, options...)
	require.NoError(t, err)
	page := `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>` +
		string(element) + `</head><body><p id="after">after</p></body></html>`
	decoder := xml.NewDecoder(strings.NewReader(page))
	var path, texts []string
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if path[len(path)-1] == "script" {
				require.True(t, bytes.Equal(document, token), "the script is another")
			}
			texts = append(texts, fmt.Sprint(path))
		}
	}
	require.Equal(t, []string{"[html head title]", "[html head script]", "[html body p]"}, texts)
}
