package release

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const document = `{
  "@context": {"schema": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#"},
  "@graph": [
    {"@id": "schema:Thing", "@type": "rdfs:Class", "rdfs:comment": "not read"},
    {"@id": "schema:Text", "@type": ["schema:DataType", "rdfs:Class"]},
    {"@id": "schema:URL", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Text"}},
    {"@id": "schema:Place", "@type": "rdfs:Class", "rdfs:subClassOf": [{"@id": "schema:Thing"}, {"@id": "prov:Location"}]},
    {"@id": "schema:Organization", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Thing"}},
    {"@id": "schema:Clinic", "@type": "rdfs:Class", "rdfs:subClassOf": [{"@id": "schema:Place"}, {"@id": "schema:Organization"}],
      "schema:isPartOf": {"@id": "https://health-lifesci.schema.org"}},
    {"@id": "schema:Enumeration", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Thing"}},
    {"@id": "schema:Specialty", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Enumeration"}},
    {"@id": "schema:Nursing", "@type": "schema:Specialty", "rdfs:subClassOf": {"@id": "schema:Place"}},
    {"@id": "schema:name", "@type": "rdf:Property", "rdfs:subPropertyOf": {"@id": "rdfs:label"},
      "schema:domainIncludes": {"@id": "schema:Thing"}, "schema:rangeIncludes": [{"@id": "schema:URL"}, {"@id": "schema:Text"}]},
    {"@id": "schema:title", "@type": "rdf:Property", "schema:supersededBy": {"@id": "schema:name"},
      "schema:inverseOf": {"@id": "schema:name"}, "rdfs:subPropertyOf": {"@id": "schema:name"}},
    {"@id": "prov:Location", "@type": "rdfs:Class"}
  ]
}`

func TestParse(t *testing.T) {
	r, err := Parse("test", []byte(document))
	require.NoError(t, err)
	assert.Equal(t, "test", r.Version)
	assert.Equal(t, []Prefix{{"prov", "http://www.w3.org/ns/prov#"}, {"schema", "https://schema.org/"}}, r.Prefixes)
	assert.Len(t, r.Terms, 11, "without what is said of other vocabularies")
	assert.Nil(t, r.Term("Location"))

	assert.Equal(t, &Term{
		Name: "Clinic", Section: "health-lifesci", IsClass: true, Parents: []string{"Organization", "Place"},
	}, r.Term("Clinic"))
	assert.Equal(t, []string{"Thing"}, r.Term("Place").Parents, "without another vocabulary's class")
	assert.Equal(t, &Term{
		Name: "Nursing", IsClass: true, Parents: []string{"Place"}, Enumerations: []string{"Specialty"},
	}, r.Term("Nursing"), "a class by its superclass alone")
	assert.Equal(t, &Term{
		Name: "name", IsProperty: true, Domains: []string{"Thing"}, Ranges: []string{"Text", "URL"},
	}, r.Term("name"))
	assert.Equal(t, &Term{
		Name: "title", IsProperty: true, Parents: []string{"name"}, SupersededBy: []string{"name"}, InverseOf: "name",
	}, r.Term("title"))

	assert.True(t, r.IsDataType("URL"))
	assert.False(t, r.IsDataType("Thing"))
	assert.True(t, r.IsEnumeration("Specialty"))
	assert.False(t, r.IsEnumeration("Nursing"))
	assert.Equal(t, []string{"Thing", "Organization", "Place", "Clinic"}, r.Ancestors("Clinic"))
}

func TestParseRefuses(t *testing.T) {
	for graph, says := range map[string]string{
		`{"@id": "schema:A", "@type": "owl:Class"}`:                                                                    "schema:A: type owl:Class is new to the generator",
		`{"@id": "schema:A", "@type": "rdfs:Class"}, {"@id": "schema:A", "@type": "rdfs:Class"}`:                       "term A stands twice in the release",
		`{"@id": "schema:A", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:A"}}`:                           "term A hangs under itself",
		`{"@id": "schema:A", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:B"}}`:                           "term A refers to B, which the release does not define",
		`{"@id": "schema:a", "@type": "rdf:Property", "schema:inverseOf": {"@id": "schema:b"}}`:                        "term a is the inverse of b, which the release does not define",
		`{"@id": "schema:a", "@type": "rdf:Property", "schema:inverseOf": [{"@id": "schema:a"}, {"@id": "schema:b"}]}`: "schema:a: inverse of 2 properties; expected one",
		`{"@id": "schema:a", "@type": "rdf:Property", "schema:isPartOf": {"@id": "https://example.org"}}`:              "schema:a: part of https://example.org, which is no single section of schema.org",
		`{"@id": 5}`: "cannot unmarshal",
		`{`:          "unexpected end of JSON input",
	} {
		_, err := Parse("test", []byte(`{"@graph": [`+graph+`]}`))
		if graph == "{" {
			_, err = Parse("test", []byte(graph))
		}
		assert.ErrorContains(t, err, says)
	}
}

func TestOpen(t *testing.T) {
	sum := sha256.Sum256([]byte(document))
	pin := Pin{Version: "test", SHA256: hex.EncodeToString(sum[:])}
	path := filepath.Join(t.TempDir(), "release.jsonld")
	require.NoError(t, os.WriteFile(path, []byte(document), 0o644))
	r, err := Open(t.Context(), path, pin)
	require.NoError(t, err)
	assert.NotNil(t, r.Term("Clinic"))

	_, err = Open(t.Context(), path, Pin{Version: "other", SHA256: strings.Repeat("0", 64)})
	assert.ErrorContains(t, err, "is not release other: its SHA-256 is "+pin.SHA256)
	_, err = Open(t.Context(), filepath.Join(t.TempDir(), "absent"), pin)
	assert.ErrorIs(t, err, os.ErrNotExist)

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		switch request.URL.Path {
		case "/release":
			_, _ = w.Write([]byte(document))
		case "/endless":
			for range maxSize/1024 + 2 {
				_, _ = w.Write(make([]byte, 1024))
			}
		default:
			http.NotFound(w, request)
		}
	}))
	defer server.Close()
	r, err = Open(t.Context(), server.URL+"/release", pin)
	require.NoError(t, err)
	assert.NotNil(t, r.Term("Clinic"))
	_, err = Open(t.Context(), server.URL+"/absent", pin)
	assert.ErrorContains(t, err, "404")
	_, err = Open(t.Context(), server.URL+"/endless", pin)
	assert.ErrorContains(t, err, "is larger than")
}
