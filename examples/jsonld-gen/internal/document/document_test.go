package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

const base = "https://sunrise.example/"

// statements gives what the graph says, one triple a line, the namespace of
// schema.org left out.
func statements(g *rdf.Graph) string {
	var b strings.Builder
	for triple := range g.Triples() {
		b.WriteString(triple.String() + "\n")
	}
	return strings.NewReplacer("<http://schema.org/", "<", "<"+rdf.TypeIRI+">", "a", "<"+base, "<~").Replace(b.String())
}

func messages(problems []*rdf.Problem) string {
	var b strings.Builder
	for _, problem := range problems {
		b.WriteString(problem.Error() + "\n")
	}
	return b.String()
}

// Each case is a thing of a type with one property, in YAML, and what is said.
func TestValuesFollowTheirProperty(t *testing.T) {
	for _, c := range []struct{ property, want string }{
		// What is expected says what a plain scalar is.
		{"postalCode: 01234", `<postalCode> "01234"`},
		{"postalCode: 10115", `<postalCode> "10115"`},
		{"telephone: +44 1632 960101", `<telephone> "+44 1632 960101"`},
		{"name: true", `<name> "true"`},
		{"price: 19.90", `<price> 19.90`},
		{"price: 12345678901234567890.10", `<price> 12345678901234567890.10`},
		{`price: "19.90"`, `<price> "19.90"`},
		{"price: 0x1F", `<price> "0x1F"`},
		{"price: 1_000", `<price> "1_000"`},
		{"price: .5", `<price> ".5"`},
		{"price: +5", `<price> "+5"`},
		{"price: .inf", `<price> ".inf"`},
		{"isAccessibleForFree: true", `<isAccessibleForFree> true`},
		{"isAccessibleForFree: yes", `<isAccessibleForFree> "yes"`},
		{"isAccessibleForFree: True", `<isAccessibleForFree> "True"`},
		{`isAccessibleForFree: "true"`, `<isAccessibleForFree> "true"`},
		{"http://example.org/floor: 2", `<http://example.org/floor> 2`},
		{"http://example.org/open: true", `<http://example.org/open> true`},
		{"address: 5", `<address> "5"`},
		{"founder: 5", `<founder> 5`},
		{"floor: 2", `<floor> 2`}, // unknown: nothing is known of it

		// Absent is absent; names that look like it are not.
		{"name:", ""},
		{"name: null", ""},
		{"name: ~", ""},
		{"familyName: Null", `<familyName> "Null"`},
		{`name: ""`, `<name> ""`},

		// Dates, addresses and members, as the official context reads them.
		{"foundingDate: 2026-03-14", `<foundingDate> "2026-03-14"^^<Date>`},
		{"foundingDate: 2024", `<foundingDate> "2024"^^<Date>`},
		{"url: /about", `<url> <~about>`},
		{"image: [a.jpg, https://example.org/b.jpg]", "<image> <~a.jpg>\n<image> <https://example.org/b.jpg>"},
		{"sameAs: dcterms:title", `<sameAs> <http://purl.org/dc/terms/title>`},
		{"availability: InStock", `<availability> <InStock>`},
		{`availability: "https://schema.org/InStock"`, `<availability> <InStock>`},
		{"availability: http://schema.org/InStock", `<availability> <InStock>`},
		{"availability: InStok", `<availability> "InStok"`},
		{"name: InStock", `<name> "InStock"`},
		{"additionalType: MedicalBusiness", `<additionalType> <MedicalBusiness>`},
		{"image: our clinic", `<image> "our clinic"`},
		// What may be an id is resolved, so that a rule can see whose; it stays a text.
		{"employee: /#dr-lind", `<employee> "https://sunrise.example/#dr-lind"`},
		{"employee: {id: /#dr-lind}", `<employee> <~#dr-lind>`},
		{"employee: ['#dr-lind', /, Dr. A. Lind]", `<employee> "https://sunrise.example/#dr-lind"
<employee> "/"
<employee> "Dr. A. Lind"`},
		{"medicalSpecialty: /cardio", `<medicalSpecialty> "/cardio"`},
		{"author: /#dr-lind and /#dr-brand", `<author> "/#dr-lind and /#dr-brand"`},

		// Texts in languages.
		{"name: {en: Sunrise, de: Sonne}", "<name> \"Sunrise\"@en\n<name> \"Sonne\"@de"},
		{"name: {en: [Sunrise, Dawn], de: 5}", "<name> \"Sunrise\"@en\n<name> \"Dawn\"@en\n<name> \"5\"@de"},
		{"name: {'@value': Sunrise, '@language': en}", `<name> "Sunrise"@en`},
		{"name: {'@value': 5, '@type': xsd:integer}", `<name> "5"^^<http://www.w3.org/2001/XMLSchema#integer>`},
		{"name: {'@value': Sunrise}", `<name> "Sunrise"`},

		// References, prefixes, lists in lists, equal values.
		{"founder: {id: '#a'}", `<founder> <~#a>`},
		{"founder: {'@id': '_:x'}", `<founder> _:b1`},
		{"dcterms:title: T", `<http://purl.org/dc/terms/title> "T"`},
		{"https://schema.org/name: N", `<name> "N"`},
		{"name: [A, [B, [A]]]", "<name> \"A\"\n<name> \"B\""},

		// YAML's ways to write a text.
		{"name: |\n  A\n  B", `<name> "A\nB"`},
		{"name: >-\n  A\n  B", `<name> "A B"`},
		{"name: !!str 5", `<name> "5"`},
		{"price: !!str 5", `<price> "5"`},
		{"? name\n: A", `<name> "A"`},
		{"name: 'it''s \"é\"'", `<name> "it's \"é\""`},
	} {
		t.Run(c.property, func(t *testing.T) {
			graph, problems := Read(base, Input{Text: []byte("type: Thing\n" + c.property)})
			want := "_:b0 a <Thing> .\n"
			for line := range strings.Lines(c.want) {
				want += "_:b0 " + strings.TrimSuffix(line, "\n") + " .\n"
			}
			assert.Equal(t, want, statements(graph))
			assert.Empty(t, messages(problems))
		})
	}
}

// What is the same in both notations is the same graph.
func TestNotationsAgree(t *testing.T) {
	yaml := `
"@context": https://schema.org/
id: '#clinic'
type: [MedicalClinic, MedicalBusiness]
name: {en: Sunrise, de: Sonne}
latitude: 54.90
isAcceptingNewPatients: true
address: {type: PostalAddress, postalCode: "01234"}
review:
  - {type: Review, author: {type: Person, name: A}}
  - type: Review
    author: {type: Person, name: A}
medicalSpecialty: Cardiovascular
`
	json := "\uFEFF" + `{"@context": ["http://schema.org"], "@id": "#clinic", "@type": ["MedicalClinic", "MedicalBusiness"],
"name": {"en": "Sunrise", "de": "Sonne"}, "latitude": 54.90, "isAcceptingNewPatients": true,
"address": {"@type": "PostalAddress", "postalCode": "01234"},
"review": [{"@type": "Review", "author": {"@type": "Person", "name": "A"}}, {"@type": "Review", "author": {"@type": "Person", "name": "A"}}],
"medicalSpecialty": "https://schema.org/Cardiovascular"}`
	fromYAML, problems := Read(base, Input{Text: []byte(yaml)})
	assert.Empty(t, messages(problems))
	fromJSON, problems := Read(base, Input{Text: []byte(json)})
	assert.Empty(t, messages(problems))
	assert.Equal(t, statements(fromYAML), statements(fromJSON))
	assert.Equal(t, 20, fromJSON.Len())
}

// Things with one id are one node, in one file or in several; an alias is the
// node of its anchor; blank labels hold for all inputs.
func TestIdentity(t *testing.T) {
	graph, problems := Read(base,
		Input{Name: "a.yaml", Text: []byte("- {id: /#a, type: Person, name: A}\n- {id: https://sunrise.example/#a, type: IndividualPhysician, name: [A, B]}\n")},
		Input{Name: "b.json", Text: []byte(`{"id": "#a", "type": "Person", "name": "C", "knows": {"id": "_:b0"}}`)},
		Input{Name: "c.yaml", Text: []byte("- {id: '_:b0', type: Person}\n- type: Place\n  address: &x {type: PostalAddress}\n- {type: Place, address: *x}\n")})
	assert.Empty(t, messages(problems))
	assert.Equal(t, `<~#a> a <Person> .
<~#a> a <IndividualPhysician> .
<~#a> <name> "A" .
<~#a> <name> "B" .
<~#a> <name> "C" .
<~#a> <knows> _:b0 .
_:b0 a <Person> .
_:b1 a <Place> .
_:b1 <address> _:b2 .
_:b2 a <PostalAddress> .
_:b3 a <Place> .
_:b3 <address> _:b2 .
`, statements(graph))
}

// Keys and values know their places, in lines with characters of several bytes
// and whatever ends the lines.
func TestPositions(t *testing.T) {
	graph, problems := Read(base,
		Input{Name: "a.yaml", Text: []byte("# Grüße\r\ntype: Person\r\nname: {de: \"Ä\", en: A}\r\nfamilyName:\r\n  Ö\r\n")},
		Input{Name: "b.json", Text: []byte("{\n  \"type\": \"Person\",\n  \"name\" : [\"Ä\", \"B\"]}")})
	assert.Empty(t, messages(problems))
	var got []string
	for node := range graph.Nodes() {
		got = append(got, graph.Position(node.Pos).String()+" node", graph.Position(node.Types[0].Pos).String()+" type")
		for _, p := range node.Properties {
			got = append(got, graph.Position(p.Pos).String()+" property")
			for _, v := range p.Values {
				got = append(got, fmt.Sprint(graph.Position(v.Pos), " ", v.Text))
			}
		}
	}
	assert.Equal(t, []string{
		"a.yaml:2:1 node", "a.yaml:2:7 type",
		"a.yaml:3:1 property", "a.yaml:3:12 Ä", "a.yaml:3:22 A",
		"a.yaml:4:1 property", "a.yaml:5:3 Ö",
		"b.json:1:1 node", "b.json:2:11 type",
		"b.json:3:3 property", "b.json:3:13 Ä", "b.json:3:19 B",
	}, got)
}

func TestReverse(t *testing.T) {
	graph, problems := Read(base, Input{Text: []byte(`{"@id": "#a", "@type": "Person", "@reverse": {"founder": [{"@id": "#o", "@type": "Organization"}, {"@id": "#p"}]}}`)})
	assert.Empty(t, messages(problems))
	assert.Equal(t, "<~#a> a <Person> .\n<~#o> a <Organization> .\n<~#o> <founder> <~#a> .\n<~#p> <founder> <~#a> .\n", statements(graph))
}

// A mapping by languages under a property that takes no texts is told once, with what to
// write; what only looks like one is a thing with its own faults.
func TestNoTextsInLanguages(t *testing.T) {
	for _, c := range []struct{ property, want string }{
		{"url: {en: /en/, de: /de/}", "2:6: url is no text in languages; expected an address, or a list of addresses; write the pages in all languages as a list, as in mainEntityOfPage: [/en/, /de/]\n"},
		{"mainEntityOfPage: {en: /en/, de-CH: [/de/]}", "2:19: mainEntityOfPage is no text in languages; expected an address, or a list of addresses; write the pages in all languages as a list, as in mainEntityOfPage: [/en/, /de/]\n"},
		{"founder: {en: Ann, gsw: Anni}", "2:10: founder is no text in languages; expected a value, or a list of values; write the values as a list, without languages\n"},
		{"founder: {name: Ann}", ""},
		{"founder: {id: /#ann}", ""},
		{"founder: {url: /ann/, en: Ann}", ""},
		{"founder: {nam: Ann}", ""}, // a name that is mistyped, and a language
		{"name: {en: Sunrise}", ""},
		{"http://example.org/motto: {en: Sunrise}", ""},
	} {
		t.Run(c.property, func(t *testing.T) {
			graph, problems := Read(base, Input{Text: []byte("type: Thing\n" + c.property)})
			assert.Equal(t, c.want, messages(problems))
			assert.Equal(t, c.want != "", graph.Len() == 1, "nothing is made of what was told")
		})
	}
}

// Without a base one problem tells of all that is relative, at the first place.
func TestNoBase(t *testing.T) {
	first := Input{Name: "a.yaml", Text: []byte("type: Person\nid: /#a\n")}
	graph, problems := Read("", first)
	assert.Equal(t, 1, graph.Len())
	assert.Equal(t, "a.yaml:2:5: the id \"/#a\" is relative, and there is no base; expected an absolute IRI, or a base; give --base, or base in healthld.yaml\n", messages(problems))
	_, problems = Read("", first, Input{Name: "b.yaml", Text: []byte("type: Person\nid: /#b\nurl: /b/\n")})
	assert.Equal(t, "a.yaml:2:5: the id \"/#a\" and 2 more are relative, and there is no base; expected an absolute IRI, or a base; give --base, or base in healthld.yaml\n", messages(problems))
}
