package schema_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// turtle reads a graph in Turtle, with s: and h: for the two spellings of the
// namespace.
func turtle(t testing.TB, text string) *rdf.Graph {
	t.Helper()
	const prefixes = "@prefix s: <https://schema.org/> . @prefix h: <http://schema.org/> . @prefix x: <https://x.example/> .\n" +
		"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
	dataset, problems := rdf.Read([]byte(prefixes+text), rdf.Turtle)
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
}

const clinicIRI schema.ID = "https://x.example/clinic"

// clinicOf reads a graph, checks that it comes back, and gives the clinic in it.
func clinicOf(t *testing.T, properties string) (*schema.MedicalClinic, *schema.Things) {
	t.Helper()
	things := requireSameAgain(t, turtle(t, "x:clinic a s:MedicalClinic ; "+properties))
	clinic, err := schema.As[*schema.MedicalClinic](things, clinicIRI)
	require.NoError(t, err)
	return clinic, things
}

func TestValuesOfFields(t *testing.T) {
	for _, test := range []struct {
		name, properties string
		field            func(*schema.MedicalClinic) schema.Value
		want             schema.Value
	}{
		{"text", `s:name "A"`, func(c *schema.MedicalClinic) schema.Value { return c.Name }, schema.Text("A")},
		{"the other spelling", `h:name "A"`, func(c *schema.MedicalClinic) schema.Value { return c.Name }, schema.Text("A")},
		{"texts", `s:name "A", "B"`, func(c *schema.MedicalClinic) schema.Value { return c.Name }, schema.TextList{"A", "B"}},
		{"languages", `s:name "A"@en, "B"@de`, func(c *schema.MedicalClinic) schema.Value { return c.Name }, schema.Localized{"en": "A", "de": "B"}},
		{"languages and none", `s:name "A"@en, "B", "C"`, func(c *schema.MedicalClinic) schema.Value { return c.Name },
			schema.List{schema.Localized{"en": "A", "": "B"}, schema.Text("C")}},
		{"a language twice", `s:name "A"@en, "B"@en, "C"@de`, func(c *schema.MedicalClinic) schema.Value { return c.Name },
			schema.List{schema.Localized{"en": "A", "de": "C"}, schema.Localized{"en": "B"}}},
		{"an address", `s:url <https://x.example/>`, func(c *schema.MedicalClinic) schema.Value { return c.URL }, schema.URL("https://x.example/")},
		{"an address as text", `s:url "https://x.example/"`, func(c *schema.MedicalClinic) schema.Value { return c.URL }, schema.Literal{Text: "https://x.example/"}},
		{"addresses", `s:sameAs x:a, x:b`, func(c *schema.MedicalClinic) schema.Value { return c.SameAs }, schema.URLList{"https://x.example/a", "https://x.example/b"}},
		{"a boolean", `s:isAcceptingNewPatients true`, func(c *schema.MedicalClinic) schema.Value { return c.IsAcceptingNewPatients }, schema.Boolean(true)},
		{"a member", `s:medicalSpecialty h:Cardiovascular`, func(c *schema.MedicalClinic) schema.Value { return c.MedicalSpecialty }, schema.Cardiovascular},
		{"members as text", `s:medicalSpecialty "http://schema.org/Cardiovascular", "https://schema.org/Musculoskeletal"`,
			func(c *schema.MedicalClinic) schema.Value { return c.MedicalSpecialty }, schema.MedicalSpecialtyList{schema.Cardiovascular, schema.Musculoskeletal}},
		{"a reference", `s:employee x:a`, func(c *schema.MedicalClinic) schema.Value { return c.Employee }, schema.ID("https://x.example/a")},
		{"references", `s:employee x:a, x:b`, func(c *schema.MedicalClinic) schema.Value { return c.Employee },
			schema.PersonList{schema.ID("https://x.example/a"), schema.ID("https://x.example/b")}},
		{"a thing", `s:address [ a s:PostalAddress ; s:postalCode "1" ]`, func(c *schema.MedicalClinic) schema.Value { return c.Address },
			&schema.PostalAddress{PostalCode: schema.Text("1")}},
		{"things", `s:review [ a s:Review ; s:name "A" ], [ a s:UserReview ; s:name "B" ]`, func(c *schema.MedicalClinic) schema.Value { return c.Review },
			schema.ReviewList{&schema.Review{Name: schema.Text("A")}, &schema.UserReview{Name: schema.Text("B")}}},
		{"things of two classes", `s:founder [ a s:Person ], [ a s:Organization ]`, func(c *schema.MedicalClinic) schema.Value { return c.Founder },
			schema.List{&schema.Person{}, &schema.Organization{}}},
		{"a blank node without more", `s:address []`, func(c *schema.MedicalClinic) schema.Value { return c.Address }, &schema.Node{}},
		{"a thing without a type", `s:address [ s:postalCode "1" ]`, func(c *schema.MedicalClinic) schema.Value { return c.Address },
			&schema.Node{Properties: schema.Extra{{Property: "postalCode", Value: schema.Text("1")}}}},
		{"a date as text", `s:foundingDate "2024-05-01"`, func(c *schema.MedicalClinic) schema.Value { return c.FoundingDate }, schema.Literal{Text: "2024-05-01"}},
		{"a date as JSON-LD has it", `s:foundingDate "2024-05-01"^^h:Date`, func(c *schema.MedicalClinic) schema.Value { return c.FoundingDate }, schema.Date("2024-05-01")},
		{"a date as Turtle has it", `s:foundingDate "2024-05-01"^^xsd:date`, func(c *schema.MedicalClinic) schema.Value { return c.FoundingDate },
			schema.Literal{Text: "2024-05-01", Datatype: "http://www.w3.org/2001/XMLSchema#date"}},
		{"a role", `s:employee [ a s:EmployeeRole ; s:startDate "2020"^^h:Date ; h:employee [ a s:Person ; s:name "A" ] ]`,
			func(c *schema.MedicalClinic) schema.Value { return c.Employee },
			schema.Qualified{Role: &schema.EmployeeRole{StartDate: schema.Date("2020")}, Value: &schema.Person{Name: schema.Text("A")}}},
		{"a role with an ID", `s:name "A" . x:clinic s:employee x:role . x:role a s:Role ; s:employee x:a`,
			func(c *schema.MedicalClinic) schema.Value { return c.Employee },
			schema.Qualified{Role: &schema.Role{ID: "https://x.example/role"}, Value: schema.ID("https://x.example/a")}},
		{"a role within a role", `s:employee [ a s:Role ; s:employee [ a s:Role ; s:name "inner" ; s:employee x:a, x:b ] ]`,
			func(c *schema.MedicalClinic) schema.Value { return c.Employee },
			schema.Qualified{Role: &schema.Role{}, Value: schema.Qualified{
				Role: &schema.Role{Name: schema.Text("inner")}, Value: schema.List{schema.ID("https://x.example/a"), schema.ID("https://x.example/b")}}}},
		{"a thing of two types without an ID", `s:employee [ a s:Person, s:IndividualPhysician ; s:name "A" ]`, func(c *schema.MedicalClinic) schema.Value { return c.Employee },
			&schema.Node{Types: []string{"Person", "IndividualPhysician"}, Properties: schema.Extra{{Property: "name", Value: schema.Text("A")}}}},
		{"a property in both spellings", `s:name "A" ; h:name "B"`, func(c *schema.MedicalClinic) schema.Value { return c.Name },
			schema.List{schema.Text("A"), schema.Text("B")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			clinic, things := clinicOf(t, test.properties+" .")
			assert.Equal(t, test.want, test.field(clinic))
			assert.Empty(t, things.Problems)
			assert.Empty(t, clinic.Extra)
		})
	}
}

func TestNumbersOfFields(t *testing.T) {
	for _, test := range []struct {
		text string
		want schema.Value
	}{
		{`s:ratingValue 5`, schema.Number(5)},
		{`s:ratingValue 4.75E0`, schema.Number(4.75)},
		{`s:ratingValue 4.75e0`, schema.Literal{Text: "4.75e0", Datatype: rdf.XSDDouble}},
		{`s:ratingValue "4.7"`, schema.Text("4.7")},
		{`s:ratingValue 4.7`, schema.Literal{Text: "4.7", Datatype: "http://www.w3.org/2001/XMLSchema#decimal"}},
		{`s:ratingCount 5`, schema.Integer(5)},
		{`s:ratingCount "5"`, schema.Literal{Text: "5"}},
		{`s:ratingCount "007"^^xsd:integer`, schema.Literal{Text: "007", Datatype: rdf.XSDInteger}},
		{`s:ratingCount 12345678901234567890`, nil},
		{`s:ratingCount 4.5E0`, nil},
	} {
		t.Run(test.text, func(t *testing.T) {
			things := requireSameAgain(t, turtle(t, "x:r a s:AggregateRating ; "+test.text+" ."))
			rating, err := schema.As[*schema.AggregateRating](things, "https://x.example/r")
			require.NoError(t, err)
			var got schema.Value = rating.RatingValue
			if strings.Contains(test.text, "Count") {
				got = rating.RatingCount
			}
			if test.want == nil {
				assert.Nil(t, got)
				assert.Equal(t, "ratingCount", rating.Extra[0].Property)
				return
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestWhatDoesNotFit(t *testing.T) {
	clinic, things := clinicOf(t, `
		s:name "A" ;
		s:noSuch 1 ;
		s:address [ a s:Person ; s:name "P" ] ;
		s:foundingDate "long ago", "2020"^^h:Date ;
		s:isAcceptingNewPatients "perhaps" ;
		s:review [ a s:Review ; s:author "Jane" ; x:mood "good" ] .`)
	assert.Equal(t, schema.Extra{
		{Property: "https://schema.org/noSuch", Value: schema.Number(1)},
		{Property: "address", Value: &schema.Person{Name: schema.Text("P")}},
		{Property: "foundingDate", Value: schema.Literal{Text: "long ago"}},
		{Property: "isAcceptingNewPatients", Value: schema.Text("perhaps")},
	}, clinic.Extra)
	assert.Equal(t, schema.Date("2020"), clinic.FoundingDate)
	review := clinic.Review.(*schema.Review)
	assert.Nil(t, review.Author)
	assert.Equal(t, schema.Extra{{Property: "author", Value: schema.Text("Jane")}, {Property: "https://x.example/mood", Value: schema.Text("good")}}, review.Extra)
	var messages []string
	for _, problem := range things.Problems {
		assert.True(t, problem.Position.IsValid(), problem)
		messages = append(messages, problem.Pointer+": "+problem.What)
	}
	assert.Equal(t, []string{
		`/0/https:~1~1schema.org~1noSuch/0: MedicalClinic has no property "https://schema.org/noSuch"`,
		`/0/address/0: MedicalClinic.Address does not take a thing of type Person`,
		`/0/foundingDate/0: MedicalClinic.FoundingDate does not take the text "long ago"`,
		`/0/isAcceptingNewPatients/0: MedicalClinic.IsAcceptingNewPatients does not take the text "perhaps"`,
		`/0/review/0/author/0: Review.Author does not take the text "Jane"`,
		`/0/review/0/https:~1~1x.example~1mood/0: Review has no property "https://x.example/mood"`,
	}, messages)
}

// TestWhatCannotBeTold holds that what no description can tell is named.
func TestWhatCannotBeTold(t *testing.T) {
	iri := func(text string) rdf.Object { return rdf.Object{Kind: rdf.IRI, Text: text} }
	for _, test := range []struct {
		name, says string
		add        func(n *rdf.Node)
	}{
		{"a relative address", `the IRI "a" is relative`, func(n *rdf.Node) { n.Add("http://schema.org/url", iri("a"), 0) }},
		{"an empty one", `the IRI is empty: it is left out`, func(n *rdf.Node) { n.Add("http://schema.org/url", iri(""), 0) }},
		{"one that reads as compact", `the IRI "dcterms:a" is told as "http://purl.org/dc/terms/a"`, func(n *rdf.Node) { n.Add("http://schema.org/url", iri("dcterms:a"), 0) }},
		{"a type that is text", `the type is no IRI: it is left out`, func(n *rdf.Node) { n.Add(rdf.TypeIRI, rdf.Object{Kind: rdf.String, Text: "a"}, 0) }},
		{"a type without a name", `no type can be called "": it is left out`, func(n *rdf.Node) { n.AddType("", 0) }},
		{"a relative type", `the type "Clinic" is told as "http://schema.org/Clinic"`, func(n *rdf.Node) { n.AddType("Clinic", 0) }},
		{"a property without a name", `no property can be called "": it is left out`, func(n *rdf.Node) { n.Add("", iri("x:y"), 0) }},
		{"a relative property", `the property "mood" is told as "http://schema.org/mood"`, func(n *rdf.Node) { n.Add("mood", iri("x:y"), 0) }},
		{"a number that is none", `the value "five" is no sound literal and is told as text`, func(n *rdf.Node) {
			n.Add("http://schema.org/name", rdf.Object{Kind: rdf.Number, Text: "five"}, 0)
		}},
		{"a text without its language", `is no sound literal`, func(n *rdf.Node) {
			n.Add("http://schema.org/name", rdf.Object{Kind: rdf.TypedLiteral, Text: "a", Tag: rdf.RDFNamespace + "langString"}, 0)
		}},
		{"an address in no language", `is no sound literal`, func(n *rdf.Node) {
			n.Add("http://schema.org/url", rdf.Object{Kind: rdf.LanguageString}, 0)
		}},
		{"a relative datatype", `the datatype "d" is relative`, func(n *rdf.Node) {
			n.Add("http://schema.org/name", rdf.Object{Kind: rdf.TypedLiteral, Text: "a", Tag: "d"}, 0)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var g rdf.Graph
			n := g.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: string(clinicIRI)}, 0)
			test.add(n)
			things := schema.ThingsOf(&g)
			require.NotEmpty(t, things.Problems)
			assert.Contains(t, things.Problems[0].What, test.says)
			require.Len(t, things.Roots, 1)
		})
	}
}

func TestIdentity(t *testing.T) {
	things := requireSameAgain(t, turtle(t, `
		x:clinic a s:MedicalClinic ; s:employee x:a, _:b ; s:founder _:b ; s:subOrganization [ a s:Organization ; s:parentOrganization x:clinic ] .
		x:a a s:Person ; s:worksFor x:clinic .
		_:b a s:Person ; s:knows _:b .`))
	clinic, err := schema.As[*schema.MedicalClinic](things, clinicIRI)
	require.NoError(t, err)
	employees := slices.Collect(schema.All[*schema.Person](clinic.Employee))
	require.Len(t, employees, 2)
	assert.Same(t, clinic, employees[0].WorksFor, "a circle by name")
	assert.Same(t, employees[1], clinic.Founder, "one blank node")
	assert.Same(t, employees[1], employees[1].Knows, "a circle of one")
	assert.Same(t, clinic, clinic.SubOrganization.(*schema.Organization).ParentOrganization)
	assert.Equal(t, []schema.AnyThing{clinic, employees[0], employees[1]}, things.Roots, "what stands at top level in the file")
	assert.Same(t, employees[0], things.Of(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/a"}))
}

// A role that several values lead to, or that leads to nothing, is none that a
// Qualified could say.
func TestRolesThatQualifyNothing(t *testing.T) {
	clinic, things := clinicOf(t, `
		s:employee _:shared, [ a s:Role ; s:name "leads nowhere" ], [ s:employee x:b ], [ a s:Role, s:Person ; s:employee x:c ] ;
		s:member _:shared .
		_:shared a s:Role ; s:employee x:a .
		_:first a s:Role ; s:employee _:second . _:second a s:Role ; s:employee _:first .`)
	assert.Empty(t, slices.Collect(schema.All[schema.Qualified](clinic.Employee)))
	assert.Len(t, slices.Collect(schema.Each[*schema.Role](things)), 5)
	assert.NotEmpty(t, things.Problems)
}

// A role at top level does not hold what its Qualified does.
func TestRolesInCirclesLoseNothing(t *testing.T) {
	g := turtle(t, `_:r a s:OrganizationRole ; s:url _:a . _:a a s:Person ; s:name _:b ; s:url _:r . _:b a s:Person .`)
	for n := range g.Nodes() {
		n.Root = n.Subject.Text == "r"
	}
	requireSameAgain(t, g)
}

func TestRootsOfThings(t *testing.T) {
	g := turtle(t, `
		_:a a s:Person ; s:knows _:b . _:b a s:Person ; s:knows _:a .
		x:page a s:WebPage ; s:name "P" .
		x:o a s:Organization ; s:url x:page .
		x:x s:name "X" .`)
	for n := range g.Nodes() {
		n.Root = false
	}
	things := requireSameAgain(t, g)
	var roots []string
	for _, root := range things.Roots {
		roots = append(roots, reflect.TypeOf(root).String())
	}
	assert.Equal(t, []string{"*schema.Person", "*schema.WebPage", "*schema.Organization", "*schema.Node"}, roots,
		"one of a circle, what an address alone leads to, and what has no type")
}

func TestSeveralTypes(t *testing.T) {
	things := requireSameAgain(t, turtle(t, `
		x:clinic a s:MedicalClinic ; s:employee x:a .
		x:a a s:Person, s:IndividualPhysician, s:Thing, x:Hero ; s:jobTitle "Doctor" ; s:usNPI "1" ; s:name "A" ; x:power 9 .`))
	clinic, err := schema.As[*schema.MedicalClinic](things, clinicIRI)
	require.NoError(t, err)
	person := &schema.Person{ID: "https://x.example/a", JobTitle: schema.Text("Doctor"), Name: schema.Text("A")}
	physician := &schema.IndividualPhysician{ID: "https://x.example/a", UsNPI: schema.Text("1")}
	rest := &schema.Node{ID: "https://x.example/a", Types: []string{"Thing", "https://x.example/Hero"},
		Properties: schema.Extra{{Property: "https://x.example/power", Value: schema.Number(9)}}}
	assert.Equal(t, schema.List{person, physician, rest}, clinic.Employee)
	assert.Empty(t, things.Problems)

	gotPerson, err := schema.As[*schema.Person](things, "https://x.example/a")
	require.NoError(t, err)
	assert.Equal(t, person, gotPerson)
	gotPhysician, err := schema.As[*schema.IndividualPhysician](things, "https://x.example/a")
	require.NoError(t, err)
	assert.Equal(t, physician, gotPhysician)
	node, err := schema.As[*schema.Node](things, "https://x.example/a")
	require.NoError(t, err)
	assert.Equal(t, []string{"Person", "IndividualPhysician", "Thing", "https://x.example/Hero"}, node.Types)
	assert.Equal(t, schema.Extra{
		{Property: "name", Value: schema.Text("A")}, {Property: "jobTitle", Value: schema.Text("Doctor")},
		{Property: "usNPI", Value: schema.Text("1")}, {Property: "https://x.example/power", Value: schema.Number(9)},
	}, node.Properties)
}

func TestAs(t *testing.T) {
	_, things := clinicOf(t, `s:name "A" ; s:medicalSpecialty s:Cardiovascular . x:recipe a s:Recipe ; s:name "R" . x:thing s:name "T" .
		x:both a s:LocalBusiness, s:MedicalClinic ; s:name "B" .`)
	t.Run("a class above", func(t *testing.T) {
		organization, err := schema.As[*schema.Organization](things, clinicIRI)
		require.NoError(t, err)
		assert.Equal(t, &schema.Organization{ID: clinicIRI, Name: schema.Text("A"), Extra: schema.Extra{{Property: "medicalSpecialty", Value: schema.Cardiovascular}}}, organization)
	})
	t.Run("a range", func(t *testing.T) {
		organization, err := schema.As[schema.AnyOrganization](things, clinicIRI)
		require.NoError(t, err)
		assert.IsType(t, &schema.MedicalClinic{}, organization)
	})
	t.Run("a class without a struct as one above", func(t *testing.T) {
		work, err := schema.As[*schema.CreativeWork](things, "https://x.example/recipe")
		require.NoError(t, err)
		assert.Equal(t, &schema.CreativeWork{ID: "https://x.example/recipe", Name: schema.Text("R")}, work)
	})
	t.Run("a Node", func(t *testing.T) {
		for _, id := range []schema.ID{clinicIRI, "https://x.example/recipe", "https://x.example/thing"} {
			node, err := schema.As[*schema.Node](things, id)
			require.NoError(t, err)
			assert.Equal(t, id, node.ID)
			assert.Equal(t, "name", node.Properties[0].Property)
		}
	})
	t.Run("another class", func(t *testing.T) {
		_, err := schema.As[*schema.Person](things, clinicIRI)
		assert.EqualError(t, err, `"https://x.example/clinic" is of type MedicalClinic; expected Person or a class below it; ask for another type; with *schema.Node any thing can be had`)
		_, err = schema.As[schema.AnyPerson](things, "https://x.example/clinic")
		assert.ErrorContains(t, err, "expected Person or a class below it")
		_, err = schema.As[*schema.Person](things, "https://x.example/thing")
		assert.ErrorContains(t, err, "is of no type")
		_, err = schema.As[schema.Text](things, clinicIRI)
		assert.ErrorContains(t, err, "is of type MedicalClinic")
	})
	t.Run("nothing", func(t *testing.T) {
		_, err := schema.As[*schema.Person](things, "https://x.example/none")
		assert.EqualError(t, err, `the graph says nothing of "https://x.example/none"; expected the absolute IRI of a thing that the graph describes`)
	})
	t.Run("each", func(t *testing.T) {
		var names []schema.Value
		for organization := range schema.Each[*schema.Organization](things) {
			names = append(names, organization.Name)
		}
		assert.Equal(t, []schema.Value{schema.Text("A"), schema.Text("B")}, names)
		assert.Len(t, slices.Collect(schema.Each[schema.AnyThing](things)), 4)
		assert.Len(t, slices.Collect(schema.Each[*schema.Node](things)), 4)
	})
}

func TestDeepAndWideGraphs(t *testing.T) {
	const size = 100_000
	schemaOrg := func(name string) string { return "http://schema.org/" + name }
	blank := func(i int) rdf.Subject { return rdf.Subject{Kind: rdf.BlankNode, Text: "n" + strconv.Itoa(i)} }
	for _, test := range []struct{ name, class, property string }{
		{"things", "Person", "knows"},
		{"nodes", "Recipe", "knows"},
		{"roles", "Role", "member"},
		{"no fields", "Person", "noSuch"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var g rdf.Graph
			for i := range size {
				n := g.EnsureNode(blank(i), 0)
				n.AddType(schemaOrg(test.class), 0)
				n.Add(schemaOrg(test.property), blank(i+1).Object(), 0)
			}
			things := schema.ThingsOf(&g)
			require.Len(t, things.Roots, 1)
			var again rdf.Graph
			require.NoError(t, schema.Describe(things.Roots...).TellTo(&again))
			assert.Equal(t, g.Len(), again.Len())
		})
	}
	t.Run("values", func(t *testing.T) {
		var g rdf.Graph
		n := g.EnsureNode(blank(size), 0)
		n.AddType(schemaOrg("Person"), 0)
		for i := range size {
			n.Add(schemaOrg("name"), rdf.Object{Kind: rdf.LanguageString, Text: strconv.Itoa(i), Tag: "en"}, 0)
			n.Add(schemaOrg("knows"), blank(i).Object(), 0)
			n.Add(schemaOrg("noSuch"+strconv.Itoa(i)), blank(i).Object(), 0)
			n.AddType(schemaOrg("T"+strconv.Itoa(i)), 0)
		}
		things := schema.ThingsOf(&g)
		var again rdf.Graph
		require.NoError(t, schema.Describe(things.Roots...).TellTo(&again))
		assert.Equal(t, g.Len(), again.Len())
	})
}

// TestDataTypesOfProperties holds which data type a literal becomes, whatever the
// class: in a Node.
func TestDataTypesOfProperties(t *testing.T) {
	typed := func(text, datatype string) schema.Literal { return schema.Literal{Text: text, Datatype: datatype} }
	for _, test := range []struct {
		property string
		want     schema.Value
	}{
		{`s:opens "08:00"`, schema.Time("08:00")},
		{`s:opens "early"`, schema.Time("early")},
		{`s:duration "PT45M"`, schema.Duration("PT45M")},
		{`s:duration "T45M"`, schema.Duration("T45M")},
		{`s:temporal "2024-05-01T10:00"`, schema.DateTime("2024-05-01T10:00")},
		{`s:temporal "the nineties"`, schema.Text("the nineties")},
		{`s:dateModified "2024-05-01T10:00"^^h:Date`, schema.DateTime("2024-05-01T10:00")},
		{`s:dateModified "2024-05-01"^^h:Date`, schema.Date("2024-05-01")},
		{`s:dateModified "soon"^^h:Date`, schema.Date("soon")},
		{`s:dateModified "2024-05-01"^^s:Date`, typed("2024-05-01", "https://schema.org/Date")},
		{`s:cssSelector ".a"`, schema.CssSelectorType(".a")},
		{`s:xpath "/a"`, schema.XPathType("/a")},
		{`s:termsOfService "https://x.example/a"`, schema.URL("https://x.example/a")},
		{`s:termsOfService "none"`, schema.Text("none")},
		{`s:price "19.90"`, schema.Text("19.90")},
		{`s:numberOfItems 3`, schema.Integer(3)},
		{`s:position 3`, schema.Integer(3)},
		{`s:bestRating 3, 4`, schema.NumberList{3, 4}},
		{`s:description "a"^^xsd:string`, schema.Text("a")},
		{`s:description "<p>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML>`, typed("<p>", rdf.RDFNamespace+"HTML")},
		{`s:availability s:InStock`, schema.InStock},
		{`s:availability "InStock"`, schema.Text("InStock")},
		{`s:availability s:NoSuch`, schema.ID("https://schema.org/NoSuch")},
		{`s:name s:InStock`, schema.ID("https://schema.org/InStock")},
		{`x:p s:InStock`, schema.ID("https://schema.org/InStock")},
		{`x:p "https://schema.org/InStock", "2024-05-01", "PT1H"`, schema.TextList{"https://schema.org/InStock", "2024-05-01", "PT1H"}},
		{`x:p 3, true, x:a`, schema.List{schema.Number(3), schema.Boolean(true), schema.ID("https://x.example/a")}},
		{`x:p (1 2)`, &schema.Node{Properties: schema.Extra{
			{Property: rdf.RDFNamespace + "first", Value: schema.Number(1)},
			{Property: rdf.RDFNamespace + "rest", Value: &schema.Node{Properties: schema.Extra{
				{Property: rdf.RDFNamespace + "first", Value: schema.Number(2)},
				{Property: rdf.RDFNamespace + "rest", Value: schema.ID(rdf.RDFNamespace + "nil")},
			}}},
		}}},
	} {
		t.Run(test.property, func(t *testing.T) {
			things := requireSameAgain(t, turtle(t, "x:t a x:Class ; "+test.property+" ."))
			node, err := schema.As[*schema.Node](things, "https://x.example/t")
			require.NoError(t, err)
			require.Len(t, node.Properties, 1)
			assert.Equal(t, test.want, node.Properties[0].Value)
			assert.Empty(t, things.Problems)
		})
	}
}

// TestWhatIsLeftOutHoldsNothing holds that what a value leads to is not lost
// where the value itself is.
func TestWhatIsLeftOutHoldsNothing(t *testing.T) {
	named := func(name string) rdf.Subject { return rdf.Subject{Kind: rdf.BlankNode, Text: name} }
	for _, property := range []string{rdf.TypeIRI, "", "a:b"} {
		var g rdf.Graph
		g.EnsureNode(named("a"), 0).AddType("http://schema.org/Person", 0)
		g.EnsureNode(named("a"), 0).Add(property, named("r").Object(), 0)
		g.EnsureNode(named("r"), 0).AddType("http://schema.org/Role", 0)
		g.EnsureNode(named("r"), 0).Add(property, named("b").Object(), 0)
		g.EnsureNode(named("b"), 0).AddType("http://schema.org/Product", 0)
		things := schema.ThingsOf(&g)
		var again rdf.Graph
		require.NoError(t, schema.Describe(things.Roots...).TellTo(&again))
		lost := 2
		if property == "a:b" {
			lost = 0
		}
		assert.Equal(t, g.Len()-lost, again.Len(), property)
	}
}

// TestValuesOfNoKind holds that a graph which cannot be told is read as far as it
// goes.
func TestValuesOfNoKind(t *testing.T) {
	var g rdf.Graph
	n := g.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: "https://x.example/a"}, 0)
	n.AddType("http://schema.org/Person", 0)
	n.Add("http://schema.org/knows", rdf.Object{}, 0)
	n.Add("http://schema.org/knows", rdf.Object{Kind: rdf.NodeStart, Text: "https://x.example/a"}, 0)
	n.Add("http://schema.org/knows", n.Subject.Object(), 0)
	things := schema.ThingsOf(&g)
	person, err := schema.As[*schema.Person](things, "https://x.example/a")
	require.NoError(t, err)
	assert.Same(t, person, slices.Collect(schema.All[*schema.Person](person.Knows))[0])
	assert.Len(t, things.Problems, 2)
}

func TestEveryTypeIsKnown(t *testing.T) {
	declared, found := schema.KnownTypes()
	assert.Equal(t, declared, found)
	assert.Greater(t, found[0], 300)
}

// TestThingsWithoutGraph holds that nothing is nothing, and no panic.
func TestThingsWithoutGraph(t *testing.T) {
	for _, things := range []*schema.Things{nil, {}, schema.ThingsOf(nil), schema.ThingsOf(new(rdf.Graph))} {
		_, err := schema.As[*schema.Person](things, "https://x.example/a")
		assert.ErrorContains(t, err, "the graph says nothing of")
		assert.Empty(t, slices.Collect(schema.Each[schema.AnyThing](things)))
		assert.Nil(t, things.Of(rdf.Subject{}))
	}
}

// TestThingsAtOnce is for the race detector: graphs and things are read by many
// at a time, also while the first plans are made.
func TestThingsAtOnce(t *testing.T) {
	g := turtle(t, `x:clinic a s:MedicalClinic ; s:employee [ a s:Patient ; s:name "P" ], [ a s:Person ] ; s:name "A"@en, "B"@de ; s:noSuch 1 .`)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			things := schema.ThingsOf(g)
			for organization := range schema.Each[*schema.Organization](things) {
				for range 2 {
					assert.Len(t, slices.Collect(schema.All[*schema.Person](organization.Employee)), 2)
				}
			}
		})
	}
	group.Wait()
}
