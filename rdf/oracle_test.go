package rdf_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// What the notations of RDF say must be what the page says: the triples that
// json-gold, another JSON-LD 1.1 processor, finds in our JSON-LD under the context
// of schema.org. Members of enumerations are written as nodes there; without that
// they are strings, and nothing else differs.

// schemaOrg is a document loader that has the context of schema.org and nothing
// else, so that no test asks the network.
type schemaOrg struct{}

func (schemaOrg) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if name := strings.TrimRight(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/"); name != "schema.org" {
		return nil, errors.New("no such document: " + address)
	}
	var context any
	err := json.Unmarshal([]byte(vocab.Context()), &context)
	return &ld.RemoteDocument{DocumentURL: address, Document: context}, err
}

// processorOptions are those of the oracle; the context is read once, since
// reading it takes most of the time.
var processorOptions = sync.OnceValues(func() (*ld.JsonLdOptions, *ld.Context) {
	options := ld.NewJsonLdOptions("https://example.org/base/")
	options.DocumentLoader = schemaOrg{}
	context, err := ld.NewContext(nil, options).Parse("https://schema.org")
	if err != nil {
		panic(err)
	}
	return options, context
})

// readByOracle gives the triples of a JSON-LD document.
func readByOracle(document []byte) (dataset *rdf.Dataset, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("json-gold: %v", fault)
		}
	}()
	var parsed map[string]any
	if err := json.Unmarshal(document, &parsed); err != nil {
		return nil, err
	}
	options, context := processorOptions()
	if name, is := parsed["@context"].(string); is {
		if _, err := (schemaOrg{}).LoadDocument(name); err != nil {
			return nil, err
		}
		parsed["@context"] = context
	}
	result, err := ld.NewJsonLdProcessor().ToRDF(parsed, options)
	if err != nil {
		return nil, err
	}
	dataset = new(rdf.Dataset)
	for name, quads := range result.(*ld.RDFDataset).Graphs {
		var graph rdf.Subject
		if name != "@default" {
			graph = iri(name)
		}
		for _, quad := range quads {
			subject, _ := objectOfOracle(quad.Subject).Subject()
			dataset.Add(rdf.Quad{Graph: graph, Triple: rdf.Triple{Subject: subject, Predicate: quad.Predicate.GetValue(), Object: objectOfOracle(quad.Object)}})
		}
	}
	return dataset, nil
}

func objectOfOracle(n ld.Node) rdf.Object {
	switch n := n.(type) {
	case ld.IRI:
		return iri(n.Value).Object()
	case ld.BlankNode:
		return blank(strings.TrimPrefix(n.Attribute, "_:")).Object()
	case ld.Literal:
		switch {
		case n.Language != "":
			return rdf.Object{Kind: rdf.LanguageString, Text: n.Value, Tag: strings.ToLower(n.Language)}
		case n.Datatype == rdf.XSDString:
			return text(n.Value)
		}
		return rdf.Object{Kind: rdf.TypedLiteral, Text: n.Value, Tag: n.Datatype}
	}
	return rdf.Object{}
}

// requireOracle writes a source in all notations, reads that, and holds it to what
// the oracle reads in the source's JSON-LD.
func requireOracle(t require.TestingT, source rdf.Source) {
	document, err := jsonld.Marshal(source, jsonld.MembersAsNodes())
	require.NoError(t, err)
	want, err := readByOracle(document)
	require.NoError(t, err, "%s", document)
	for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
		written, err := rdf.Append(nil, format, source)
		require.NoError(t, err)
		dataset, problems := rdf.Read(written, format)
		require.Empty(t, problems, "%s", written)
		var quads, wanted []rdf.Quad
		for quad := range dataset.Quads() {
			if o := &quad.Object; o.Kind == rdf.LanguageString {
				o.Tag = strings.ToLower(o.Tag) // as json-gold has them
			}
			quads = append(quads, quad)
		}
		for quad := range want.Quads() {
			if format != rdf.NQuads {
				quad.Graph = rdf.Subject{}
			}
			wanted = append(wanted, quad)
		}
		same, err := rdf.IsomorphicQuads(each(wanted), each(quads))
		require.NoError(t, err)
		require.True(t, same, "%v of\n%s\nis\n%s", format, document, written)
	}
}

func each[T any](all []T) func(func(T) bool) {
	return func(yield func(T) bool) {
		for _, one := range all {
			if !yield(one) {
				return
			}
		}
	}
}

// The properties that tellings are drawn with, of each kind of coercion.
var (
	ofTexts = []string{"name", "description", "ratingValue", "medicalSpecialty", "availability", "dayOfWeek", "review", "knows", "value"}
	ofIRIs  = []string{"url", "image", "sameAs", "hasMap"}
	ofDates = []string{"birthDate", "dateCreated", "datePublished"}
	classes = []string{"MedicalClinic", "Person", "Product", "Review", "Offer"}
)

// ofTerms draws tellings with terms of schema.org and hostile texts.
func ofTerms() *rapid.Generator[rdf.Events] {
	return rapid.Custom(func(t *rapid.T) rdf.Events {
		events := hostile().Draw(t, "telling")
		names := append(append(append([]string{}, ofTexts...), ofIRIs...), ofDates...)
		shift := rapid.IntRange(0, 30).Draw(t, "shift")
		for i := range events {
			e := &events[i]
			var n int
			if _, err := fmt.Sscanf(e.Property, "https://example.org/property%d", &n); err == nil && n < len(names) {
				term := vocab.Lookup(names[(n+shift)%len(names)])
				e.Property, e.Term = term.IRI(), uint16(term)
			}
			if _, err := fmt.Sscanf(e.Text, "https://example.org/Type%d", &n); err == nil && e.Kind == rdf.Type && n < len(classes) {
				term := vocab.Lookup(classes[n])
				e.Text, e.Term = term.IRI(), uint16(term)
			}
			switch {
			case e.Kind == rdf.Number: // json-gold makes doubles of integers beyond 64 bits
				e.Text = rapid.StringMatching(`-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?([eE]-?[0-5])?`).Draw(t, "number")
			case e.Kind == rdf.TypedLiteral && rapid.Bool().Draw(t, "date"):
				e.Tag = "http://schema.org/Date"
			case e.Kind == rdf.IRI && e.Text == "https://schema.org/InStock":
				e.Text = vocab.Lookup(rapid.SampledFrom([]string{"InStock", "Cardiovascular", "Monday"}).Draw(t, "member")).IRI()
			}
		}
		return events
	})
}

func TestOracleFindsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { requireOracle(t, ofTerms().Draw(t, "telling")) })
}

// A description of structs, with every kind of value that package schema has.
func TestOracleFindsDescriptions(t *testing.T) {
	const clinic schema.ID = "https://sunrise.example/#clinic"
	d := schema.Describe(
		&schema.MedicalClinic{
			ID:               clinic,
			Name:             schema.Localized{"en": "Sunrise \"Clinic\"", "de-CH": "Klinik Sonnenaufgang", "zh-Hans-CN": "诊所"},
			URL:              schema.URL("https://sunrise.example/?q=a(b)&c=~user"),
			SameAs:           schema.URLList{"https://social.example/sunrise", "https://maps.example/100%25"},
			MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal},
			Address:          &schema.PostalAddress{StreetAddress: schema.Text("1 Main Street\nMusterhausen"), AddressCountry: schema.Text("DE")},
			Geo:              &schema.GeoCoordinates{Latitude: schema.Number(53.551086), Longitude: schema.Number(8.7)},
			AggregateRating:  &schema.AggregateRating{RatingValue: schema.Number(4.75), ReviewCount: schema.Integer(4)},
			FoundingDate:     schema.Date("2026-03-14"),
			PublicAccess:     schema.Boolean(true),
			PriceRange:       schema.Text(`5" . <http://evil/s> <http://evil/p> "x`),
			Review: schema.ReviewList{&schema.Review{
				Author: &schema.Person{Name: schema.Text("P. Patient")}, DatePublished: schema.Date("2026-02-11"), ItemReviewed: clinic,
			}},
			OpeningHoursSpecification: &schema.OpeningHoursSpecification{Opens: schema.Time("08:00:00"), DayOfWeek: schema.DayOfWeekList{schema.Monday, schema.Friday}},
			Extra:                     schema.Extra{{Property: "https://example.org/p", Value: schema.Text("extra")}},
		},
		&schema.IndividualPhysician{Name: schema.Text("Dr. A. Example"), PracticesAt: clinic},
		&schema.Product{Name: schema.Text("Thermometer"), Offers: &schema.Offer{Price: schema.Number(19.90), PriceCurrency: schema.Text("EUR"), Availability: schema.InStock}},
	)
	requireOracle(t, d)

	// Without members as nodes they alone differ.
	document, err := jsonld.Marshal(d)
	require.NoError(t, err)
	dataset, err := readByOracle(document)
	require.NoError(t, err)
	strings, nodes := 0, 0
	for quad := range dataset.Quads() {
		if quad.Object.Kind == rdf.String && vocab.LookupIRI(quad.Object.Text) != 0 {
			strings++
		}
	}
	for triple, err := range rdf.Triples(d) {
		require.NoError(t, err)
		if triple.Predicate != rdf.TypeIRI && triple.Object.Kind == rdf.IRI && vocab.LookupIRI(triple.Object.Text) != 0 {
			nodes++
		}
	}
	assert.Equal(t, 5, strings)
	assert.Equal(t, strings, nodes)
}

// The examples of schema.org are read by the oracle, and written and read by us.
func TestOfficialExamplesComeBack(t *testing.T) {
	examples, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "schemaorg-30.0", "examples.txt"))
	if os.IsNotExist(err) {
		t.Skip("needs ../shared")
	}
	require.NoError(t, err)
	scripts := regexp.MustCompile(`(?is)<script[^>]*ld\+json[^>]*>(.*?)</script>`).FindAllSubmatch(examples, -1)
	require.Greater(t, len(scripts), 200)
	read, quads, unsound := 0, 0, 0
	for _, script := range scripts {
		given, err := readByOracle(script[1])
		if err != nil {
			continue // some are no JSON, some have other contexts
		}
		read++
		quads += given.Len()
		source := given.Graph(rdf.Subject{})
		for _, format := range []rdf.Format{rdf.NTriples, rdf.NQuads, rdf.Turtle} {
			var out bytes.Buffer
			if err = rdf.Write(&out, format, source); err != nil {
				continue
			}
			dataset, problems := rdf.Read(out.Bytes(), format)
			require.Empty(t, problems, "%s", out.Bytes())
			requireIsomorphic(t, source, dataset.Graph(rdf.Subject{}))
		}
		if err != nil {
			assert.ErrorContains(t, err, "the IRI")
			unsound++
			continue
		}
		requireOracle(t, source)
	}
	t.Logf("%d of %d examples, %d triples; %d have an IRI that cannot be written", read, len(scripts), quads, unsound)
	assert.Greater(t, read, 200)
	assert.Less(t, unsound, 10)
}
