package vocab

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sharedFile reads a file of the release that the tables were made of. It lies
// beside the module, not in it; where it is absent the test is skipped.
func sharedFile(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "schemaorg-30.0", name))
	if os.IsNotExist(err) {
		t.Skipf("needs %s of schema.org release 30.0", name)
	}
	require.NoError(t, err)
	return text
}

func terms() []Term {
	all := make([]Term, Len())
	for i := range all {
		all[i] = Term(i + 1)
	}
	return all
}

func names(terms []Term) []string {
	names := make([]string, len(terms))
	for i, t := range terms {
		names[i] = t.Name()
	}
	return names
}

func TestLookupFindsEveryTerm(t *testing.T) {
	for _, term := range terms() {
		name := term.Name()
		require.NotEmpty(t, name)
		assert.Equal(t, term, Lookup(name), name)
		assert.Equal(t, term, LookupIRI(term.IRI()), name)
		assert.Equal(t, term, LookupIRI(SecureNamespace+name), name)
	}
}

// Writers know a term by the address of its IRI, so that no text is compared.
func TestIRIsAreOneText(t *testing.T) {
	for _, term := range terms() {
		iri := term.IRI()
		require.Equal(t, Namespace+term.Name(), iri)
		require.Same(t, unsafe.StringData(iri), unsafe.StringData(term.IRI()))
	}
}

func TestLookupFindsNothingElse(t *testing.T) {
	known := make(map[string]bool)
	for _, term := range terms() {
		known[term.Name()] = true
	}
	for _, term := range terms() {
		name := term.Name()
		for _, near := range []string{
			name + "s", name[1:], name[:len(name)-1], " " + name, name + "\n",
			strings.ToUpper(name), strings.ToLower(name), name + name,
		} {
			if !known[near] {
				assert.Zero(t, Lookup(near), near)
			}
		}
	}
	for _, name := range []string{"", " ", "@type", "schema:name", "http://schema.org/name", "Größe", strings.Repeat("a", 1<<16)} {
		assert.Zero(t, Lookup(name))
	}
}

func TestLookupIRI(t *testing.T) {
	name := Lookup("name")
	require.NotZero(t, name)
	for iri, expected := range map[string]Term{
		"http://schema.org/name":      name,
		"https://schema.org/name":     name,
		"http://www.schema.org/name":  0,
		"http://schema.org/":          0,
		"http://schema.org":           0,
		"schema.org/name":             0,
		"https://schema.org/name#it":  0,
		"HTTPS://schema.org/name":     0,
		"http://schema.org/names":     0,
		"https://example.org/a/name":  0,
		"http://schema.org/http/name": 0,
		"":                            0,
	} {
		assert.Equal(t, expected, LookupIRI(iri), iri)
	}
}

// TestNoTerm holds that numbers outside the tables are answered, not panicked at.
func TestNoTerm(t *testing.T) {
	for _, term := range []Term{0, Term(Len() + 1), 0xFFFF} {
		assert.Empty(t, term.IRI())
		assert.Empty(t, term.Name())
		assert.Zero(t, term.Flags())
		assert.False(t, term.Is(Class|Property|Member))
		assert.Equal(t, Core, term.Section())
		assert.Empty(t, term.Parents())
		assert.Empty(t, term.Domains())
		assert.Empty(t, term.Ranges())
		assert.Empty(t, term.SupersededBy())
		assert.Empty(t, term.Enumerations())
		assert.Empty(t, term.Members())
		assert.Zero(t, term.InverseOf())
		assert.False(t, IsA(term, term))
		assert.False(t, IsA(Lookup("Person"), term))
	}
}

func TestFacts(t *testing.T) {
	clinic := Lookup("MedicalClinic")
	assert.Equal(t, "http://schema.org/MedicalClinic", clinic.IRI())
	assert.Equal(t, Class, clinic.Flags())
	assert.Equal(t, HealthLifesci, clinic.Section())
	assert.Equal(t, "health-lifesci", clinic.Section().String())
	assert.Equal(t, []string{"MedicalBusiness", "MedicalOrganization"}, names(clinic.Parents()))
	assert.True(t, IsA(clinic, Lookup("Place")), "by MedicalBusiness and LocalBusiness")
	assert.True(t, IsA(clinic, Lookup("Organization")))
	assert.False(t, IsA(clinic, Lookup("Person")))

	assert.Equal(t, Class|Member, Lookup("Dermatology").Flags(), "a class by its superclass alone")
	assert.Equal(t, []string{"MedicalImagingTechnique", "MedicalSpecialty"}, names(Lookup("Radiography").Enumerations()))
	assert.Equal(t, []string{"False", "True"}, names(Lookup("Boolean").Members()))
	assert.Equal(t, Class|DataType, Lookup("URL").Flags(), "a data type by its superclass alone")
	assert.Equal(t, Class|Enumeration, Lookup("ItemAvailability").Flags())
	assert.Equal(t, Property|CoercedIRI, Lookup("url").Flags())
	assert.Equal(t, Property|CoercedDate, Lookup("datePublished").Flags())
	assert.Equal(t, []string{"review"}, names(Lookup("reviews").SupersededBy()))
	assert.Equal(t, "memberOf", Lookup("member").InverseOf().Name())
	assert.Equal(t, "unknown", Section(200).String())
}

// TestIsA holds IsA against the transitive closure, computed by widening sets
// until nothing changes.
func TestIsA(t *testing.T) {
	closure := make(map[Term]map[Term]bool, Len())
	for _, term := range terms() {
		closure[term] = map[Term]bool{term: true}
	}
	for changed := true; changed; {
		changed = false
		for _, term := range terms() {
			for _, parent := range term.Parents() {
				for ancestor := range closure[parent] {
					if !closure[term][ancestor] {
						closure[term][ancestor] = true
						changed = true
					}
				}
			}
		}
	}
	for _, term := range terms() {
		for _, ancestor := range terms() {
			if IsA(term, ancestor) != closure[term][ancestor] {
				t.Fatalf("IsA(%s, %s) = %v", term.Name(), ancestor.Name(), IsA(term, ancestor))
			}
		}
	}
}

func TestAllocationFree(t *testing.T) {
	name, iri := "medicalSpecialty", "https://schema.org/MedicalClinic"
	ancestor := Lookup("Thing")
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		property, class := Lookup(name), LookupIRI(iri)
		_, _, _ = property.IRI(), property.Name(), property.Flags()
		_, _, _ = property.Domains(), property.Ranges(), class.Parents()
		_ = IsA(class, ancestor)
	}))
}

// TestTablesAgainstRelease reads the release once more, in its own way, and
// holds the tables against it.
func TestTablesAgainstRelease(t *testing.T) {
	var document struct {
		Graph []map[string]any `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(sharedFile(t, "schemaorg-all-https.jsonld"), &document))

	// stated gives what a node states under a key, as local names of schema.org.
	stated := func(node map[string]any, key string) []string {
		values, isList := node[key].([]any)
		if !isList {
			values = []any{node[key]}
		}
		names := []string{}
		for _, value := range values {
			if reference, ok := value.(map[string]any); ok {
				value = reference["@id"]
			}
			text, _ := value.(string)
			if name, ok := strings.CutPrefix(text, "schema:"); ok {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names
	}
	count := 0
	members := make(map[string][]string)
	for _, node := range document.Graph {
		name, ours := strings.CutPrefix(node["@id"].(string), "schema:")
		if !ours {
			continue
		}
		count++
		term := Lookup(name)
		require.NotZero(t, term, name)

		parents := append(stated(node, "rdfs:subClassOf"), stated(node, "rdfs:subPropertyOf")...)
		assert.Equal(t, parents, names(term.Parents()), name)
		assert.Equal(t, stated(node, "schema:domainIncludes"), names(term.Domains()), name)
		assert.Equal(t, stated(node, "schema:rangeIncludes"), names(term.Ranges()), name)
		assert.Equal(t, stated(node, "schema:supersededBy"), names(term.SupersededBy()), name)
		assert.Equal(t, strings.Join(stated(node, "schema:inverseOf"), ""), term.InverseOf().Name(), name)

		kinds := slices.DeleteFunc(stated(node, "@type"), func(kind string) bool { return kind == "DataType" })
		assert.Equal(t, kinds, names(term.Enumerations()), name)
		assert.Equal(t, len(kinds) > 0, term.Is(Member), name)
		for _, kind := range kinds {
			members[kind] = append(members[kind], name)
		}
		types, _ := json.Marshal(node["@type"])
		assert.Equal(t, strings.Contains(string(types), "rdf:Property"), term.Is(Property), name)
		assert.Equal(t, strings.Contains(string(types), "rdfs:Class") || node["rdfs:subClassOf"] != nil, term.Is(Class), name)

		section := "core"
		if part, ok := node["schema:isPartOf"].(map[string]any); ok {
			section = strings.TrimSuffix(strings.TrimPrefix(part["@id"].(string), "https://"), ".schema.org")
		}
		assert.Equal(t, section, term.Section().String(), name)
	}
	assert.Equal(t, count, Len())
	for _, term := range terms() {
		expected := members[term.Name()]
		slices.Sort(expected)
		assert.ElementsMatch(t, expected, names(term.Members()), term.Name())
		assert.True(t, slices.IsSorted(names(term.Members())), term.Name())
	}
}

// BenchmarkLookup compares the look-up with a Go map: for a few names, as a
// document has them, and for all names in turn, which is a matter of caches.
func BenchmarkLookup(b *testing.B) {
	byName := make(map[string]Term, Len())
	var all, few []string
	for _, term := range terms() {
		byName[term.Name()] = term
		all = append(all, term.Name())
		if term%47 == 0 {
			few = append(few, term.Name())
		}
	}
	for _, bench := range []struct {
		name  string
		names []string
	}{{"few", few}, {"all", all}} {
		b.Run(bench.name+"/table", func(b *testing.B) {
			for b.Loop() {
				for _, name := range bench.names {
					if Lookup(name) == 0 {
						b.Fatal("not found")
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(bench.names)), "ns/name")
		})
		b.Run(bench.name+"/map", func(b *testing.B) {
			for b.Loop() {
				for _, name := range bench.names {
					if byName[name] == 0 {
						b.Fatal("not found")
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(bench.names)), "ns/name")
		})
	}
}
