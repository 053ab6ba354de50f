package schema_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// collect gives what All finds as values.
func collect[T schema.Value](value schema.Value) (found []schema.Value) {
	for v := range schema.All[T](value) {
		found = append(found, v)
	}
	return found
}

func TestAllGoesIntoWhateverHoldsValues(t *testing.T) {
	a, b := &schema.Person{Name: schema.Text("A")}, &schema.Person{Name: schema.Text("B")}
	patient := &schema.Patient{Name: schema.Text("P")}
	node := &schema.Node{Types: []string{"Patient"}, Properties: schema.Extra{{Property: "name", Value: schema.Text("N")}}}
	endless := schema.List{a, nil}
	endless[1] = endless
	first, rest := rdf.RDFNamespace+"first", rdf.RDFNamespace+"rest"
	second := &schema.Node{Properties: schema.Extra{{Property: first, Value: b}, {Property: rest, Value: schema.ID(rdf.RDFNamespace + "nil")}}}
	ofRDF := &schema.Node{Properties: schema.Extra{{Property: first, Value: a}, {Property: rest, Value: second}}}
	circle := &schema.Node{Properties: schema.Extra{{Property: first, Value: a}}}
	circle.Properties = append(circle.Properties, schema.ExtraProperty{Property: rest, Value: circle})
	for _, test := range []struct {
		name  string
		value schema.Value
		want  []schema.Value
	}{
		{"nil", nil, nil},
		{"a nil pointer", (*schema.Person)(nil), nil},
		{"one", a, []schema.Value{a}},
		{"a list of the class", schema.PersonList{a, nil, b}, []schema.Value{a, b}},
		{"a mixed list", schema.List{a, schema.Text("x"), schema.List{b, nil}, &schema.Organization{}, schema.ID("https://x.example/a")}, []schema.Value{a, b}},
		{"a list that holds itself", endless, slices.Repeat([]schema.Value{a}, schema.MaxListDepth)},
		{"a role", schema.Qualified{Role: &schema.Role{}, Value: schema.PersonList{a, b}}, []schema.Value{a, b}},
		{"a role in a role", schema.Qualified{Value: schema.Qualified{Value: a}}, []schema.Value{a}},
		{"a role alone", schema.Qualified{Role: &schema.Role{}}, nil},
		{"a list of RDF", ofRDF, []schema.Value{a, b}},
		{"a list of RDF that leads into itself", circle, []schema.Value{a}},
		{"a class below", patient, []schema.Value{&schema.Person{Name: schema.Text("P")}}},
		{"a Node of a class below", node, []schema.Value{&schema.Person{Name: schema.Text("N")}}},
		{"other data", schema.List{schema.Text("a"), schema.Number(1), schema.Localized{"en": "a"}, schema.Monday, schema.TextList{"a"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, collect[*schema.Person](test.value)) })
	}
	assert.Equal(t, []schema.Value{patient, a}, collect[schema.AnyPerson](schema.List{patient, schema.Qualified{Value: a}, &schema.Organization{}, schema.Text("x")}))
	role := schema.Qualified{Role: &schema.Role{}, Value: a}
	assert.Equal(t, []schema.Value{role}, collect[schema.Qualified](schema.List{role, b}))
	assert.Equal(t, []schema.Value{&schema.Node{Types: []string{"Person"}, Properties: a.Extra, ID: ""}}, collect[*schema.Node](schema.List{&schema.Person{}, schema.Text("x")}))
	for found := range schema.All[*schema.Person](schema.PersonList{a, b}) {
		assert.Same(t, a, found)
		break
	}
}

func TestAllGivesWhatValuesMean(t *testing.T) {
	xsd := func(name, text string) schema.Literal {
		return schema.Literal{Text: text, Datatype: rdf.XSDNamespace + name}
	}
	type values = []schema.Value
	for _, test := range []struct {
		name  string
		all   func(schema.Value) []schema.Value
		value schema.Value
		want  []schema.Value
	}{
		{"texts", collect[schema.Text],
			schema.List{schema.Text("a"), schema.Localized{"en": "c", "": "b"}, schema.URL("d:e"), schema.Literal{Text: "f"}, xsd("string", "g"),
				schema.Literal{Text: "<p>", Datatype: rdf.RDFNamespace + "HTML"}, schema.CssSelectorType("h"), schema.Date("2024"), xsd("date", "2024"), schema.Number(1), schema.ID("i:j")},
			values{schema.Text("a"), schema.Text("b"), schema.Text("c"), schema.Text("d:e"), schema.Text("f"), schema.Text("g"), schema.Text("<p>"), schema.Text("h")}},
		{"texts in languages", collect[schema.Localized],
			schema.List{schema.Text("a"), schema.Localized{"en": "b"}, schema.Number(1)}, values{schema.Localized{"": "a"}, schema.Localized{"en": "b"}}},
		{"numbers", collect[schema.Number],
			schema.List{schema.Number(1), schema.Integer(2), schema.Decimal("3.50"), schema.Float(4), schema.Text("4.7"), schema.Literal{Text: "5"}, xsd("decimal", "006.0"), xsd("integer", "7"),
				schema.Text("many"), xsd("double", "INF"), xsd("date", "2024"), xsd("string", "0x1p4"), schema.Integer(1<<53 + 1), schema.Text("1e999"), schema.Boolean(true)},
			values{schema.Number(1), schema.Number(2), schema.Number(3.5), schema.Number(4), schema.Number(4.7), schema.Number(5), schema.Number(6), schema.Number(7)}},
		{"floats", collect[schema.Float], schema.List{schema.Number(1), xsd("float", "1.5")}, values{schema.Float(1), schema.Float(1.5)}},
		{"integers", collect[schema.Integer],
			schema.List{schema.Integer(1), schema.Number(2), schema.Number(2.5), schema.Decimal("3.0"), schema.Decimal("9223372036854775807"), schema.Text("4"), xsd("integer", "005"), schema.Number(1e300)},
			values{schema.Integer(1), schema.Integer(2), schema.Integer(3), schema.Integer(1<<63 - 1), schema.Integer(4), schema.Integer(5)}},
		{"decimals", collect[schema.Decimal], schema.List{schema.Number(4.5), schema.Text("19.90"), schema.Integer(2), schema.Text("x")},
			values{schema.Decimal("4.5"), schema.Decimal("19.90"), schema.Decimal("2")}},
		{"booleans", collect[schema.Boolean], schema.List{schema.Boolean(true), xsd("boolean", "0"), schema.Text("true"), schema.Text("yes"), schema.Number(1), schema.ID("https://schema.org/False"), schema.ID("x:y")},
			values{schema.Boolean(true), schema.Boolean(false), schema.Boolean(true), schema.Boolean(false)}},
		{"dates", collect[schema.Date],
			schema.List{schema.Date("2024"), xsd("date", "2024-05-01"), xsd("gYear", "2024"), schema.Literal{Text: "2024-05"}, schema.Literal{Text: "2024-05-01", Datatype: "http://schema.org/Date"},
				schema.DateTime("2024-05-01T10:00"), xsd("dateTime", "2024-05-01T10:00:00"), schema.Literal{Text: "in May"}, schema.Literal{Text: "49 2024"}},
			values{schema.Date("2024"), schema.Date("2024-05-01"), schema.Date("2024"), schema.Date("2024-05"), schema.Date("2024-05-01")}},
		{"dates and times", collect[schema.DateTime], schema.List{schema.DateTime("x"), xsd("dateTime", "2024-05-01T10:00:00Z"), schema.Literal{Text: "2024-05-01T10:00"}, xsd("date", "2024")},
			values{schema.DateTime("x"), schema.DateTime("2024-05-01T10:00:00Z"), schema.DateTime("2024-05-01T10:00")}},
		{"times", collect[schema.Time], schema.List{xsd("time", "10:00:00"), schema.Text("08:30"), schema.Text("8 o'clock")}, values{schema.Time("10:00:00"), schema.Time("08:30")}},
		{"durations", collect[schema.Duration], schema.List{xsd("duration", "P1D"), schema.Text("PT45M"), schema.Text("Paul")}, values{schema.Duration("P1D"), schema.Duration("PT45M")}},
		{"addresses", collect[schema.URL],
			schema.List{schema.URL("https://x.example/"), schema.ID("https://x.example/a"), xsd("anyURI", "https://x.example/b"), schema.Literal{Text: "https://x.example/c"}, schema.Literal{Text: "c"}, schema.Text("d:e")},
			values{schema.URL("https://x.example/"), schema.URL("https://x.example/a"), schema.URL("https://x.example/b"), schema.URL("https://x.example/c")}},
		{"members", collect[schema.DayOfWeek],
			schema.List{schema.Monday, schema.ID("https://schema.org/Tuesday"), schema.Text("http://schema.org/Friday"), schema.URL("https://schema.org/Sunday"), schema.Text("Monday"), schema.InStock, schema.Text("https://schema.org/InStock"), schema.Number(1)},
			values{schema.Monday, schema.Tuesday, schema.Friday, schema.Sunday}},
		{"identifiers", collect[schema.ID], schema.List{schema.ID("a:b"), schema.URL("c:d"), schema.Text("e:f")}, values{schema.ID("a:b")}},
		{"whatever", collect[schema.Value], schema.List{schema.ID("a:b"), schema.Qualified{Value: schema.Text("x")}, schema.TextList{"y"}},
			values{schema.ID("a:b"), schema.Text("x"), schema.Text("y")}},
	} {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, test.all(test.value)) })
	}
}
