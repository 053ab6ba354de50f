package jsonld_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// pageAddress is the base of the documents that both read.
const pageAddress = "https://example.org/page"

// pageOptions are those of the oracle for documents with that base, which is a
// part of the context that was read.
var pageOptions = sync.OnceValues(func() (*ld.JsonLdOptions, *ld.Context) {
	options := ld.NewJsonLdOptions(pageAddress)
	options.DocumentLoader, options.ProcessingMode = schemaOrg{}, ld.JsonLd_1_1
	context, err := ld.NewContext(nil, options).Parse("https://schema.org")
	if err != nil {
		panic(err)
	}
	return options, context
})

// readByJSONGold gives the quads that json-gold makes of a document, whose contexts
// are those of schema.org or stand in it. What it cannot read is an error.
func readByJSONGold(text []byte) (quads []rdf.Quad, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = assert.AnError
		}
	}()
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	options, context := pageOptions()
	result, err := ld.NewJsonLdProcessor().ToRDF(withContext(document, context), options)
	if err != nil {
		return nil, err
	}
	for name, all := range result.(*ld.RDFDataset).Graphs {
		var graph rdf.Subject
		if name != "@default" {
			graph = rdf.Subject{Kind: rdf.IRI, Text: name}
			if label, is := strings.CutPrefix(name, "_:"); is {
				graph = rdf.Subject{Kind: rdf.BlankNode, Text: label}
			}
		}
		for _, q := range all {
			subject, _ := objectOf(q.Subject).Subject()
			quads = append(quads, rdf.Quad{Graph: graph, Triple: rdf.Triple{Subject: subject, Predicate: q.Predicate.GetValue(), Object: objectOf(q.Object)}})
		}
	}
	return quads, nil
}

// withContext puts the context of schema.org, read before, where a document names
// it.
func withContext(value any, context *ld.Context) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = withContext(v[i], context)
		}
	case map[string]any:
		for name, member := range v {
			if text, is := member.(string); is && name == "@context" && strings.Contains(text, "schema.org") {
				v[name] = ld.CopyContext(context)
			} else if name != "@context" {
				v[name] = withContext(member, context)
			}
		}
	}
	return value
}

// likeOracle gives the quads of a dataset in the form in which the oracle has
// them: numbers by value, languages in lower case.
func likeOracle(d *rdf.Dataset) []rdf.Quad {
	var quads []rdf.Quad
	for q := range d.Quads() {
		o := q.Object
		if literal, err := o.ToRDF(); err == nil {
			o = literal
		}
		o = plainly([]rdf.Triple{{Object: o}})[0].Object
		o.Tag = strings.TrimSpace(o.Tag)
		if o.Kind == rdf.LanguageString {
			o.Tag = strings.ToLower(o.Tag)
		}
		q.Object = o
		quads = append(quads, q)
	}
	return quads
}

// sameQuads tells whether two sets of quads are the same but for labels.
func sameQuads(t require.TestingT, a, b []rdf.Quad) bool {
	yield := func(quads []rdf.Quad) func(func(rdf.Quad) bool) {
		return func(yield func(rdf.Quad) bool) {
			for _, q := range quads {
				if !yield(q) {
					return
				}
			}
		}
	}
	same, err := rdf.IsomorphicQuads(yield(a), yield(b))
	require.NoError(t, err)
	return same
}

// misread says why json-gold reads a document otherwise than it should.
func misread(text string, problems []*rdf.Problem) string {
	told := strings.Join(lines(problems), " ")
	switch {
	case strings.Contains(told, " has a space at byte "):
		return `a space in a relative address becomes "%20", which RFC 3986 does not do`
	case strings.Contains(told, "stands twice in the object"):
		return "of a name that stands twice encoding/json keeps the last value"
	case strings.Contains(text, "http://http://"):
		return "an address that its regular expression does not take is left out"
	}
	return ""
}

// The examples of schema.org are read without a fault of syntax that encoding/json
// does not see, and as json-gold reads them.
func TestExamplesOfSchemaOrg(t *testing.T) {
	text, err := os.ReadFile("../../shared/data/schemaorg-30.0/examples.txt")
	if err != nil {
		t.Skip("needs ../shared with the examples of schema.org")
	}
	blocks := regexp.MustCompile(`(?s)<script[^>]*type="application/ld\+json"[^>]*>(.*?)</script>`).FindAllStringSubmatch(string(text), -1)
	require.Greater(t, len(blocks), 220)
	compared := 0
	for i, block := range blocks {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			document := []byte(block[1])
			var faults []string
			dataset, problems := requireRead(t, document, jsonld.Base(pageAddress), jsonld.MembersAsStrings(), jsonld.DropTexts(), jsonld.ErrorCodes(func(code string) { faults = append(faults, code) }))
			assert.Equal(t, json.Valid(document), !strings.Contains(strings.Join(faults, " "), "loading document failed"), "%s\n%v", document, lines(problems))
			if why := misread(block[1], problems); why != "" {
				t.Skip("json-gold is wrong: " + why)
			}
			want, err := readByJSONGold(document)
			if err != nil {
				t.Skip("json-gold does not read it")
			}
			compared++
			assert.True(t, sameQuads(t, want, likeOracle(dataset)), "%s\n%s\n%v\n%v", document, quadLines(dataset), want, lines(problems))
		})
	}
	assert.Greater(t, compared, 200)
}
