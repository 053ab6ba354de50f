package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

func TestLiteralsAreToldAsTheyAre(t *testing.T) {
	typed := func(datatype string) rdf.Event {
		return rdf.Event{Kind: rdf.TypedLiteral, Text: "https://schema.org/Monday", Tag: datatype}
	}
	text := rdf.Event{Kind: rdf.String, Text: "https://schema.org/Monday"}
	for _, test := range []struct {
		datatype string
		want     rdf.Event
	}{
		{"", text},
		{rdf.XSDString, text},
		{"xsd:string", text},
		{"xsd:date", typed(rdf.XSDNamespace + "date")},
		{rdf.XSDInteger, typed(rdf.XSDInteger)},
		{"https://x.example/datatype", typed("https://x.example/datatype")},
	} {
		t.Run(test.datatype, func(t *testing.T) {
			value := schema.Literal{Text: "https://schema.org/Monday", Datatype: test.datatype}
			// Of these the official context reads one as addresses, one as dates, and
			// the third expects members.
			for _, thing := range []schema.AnyThing{
				&schema.Thing{URL: value}, &schema.CreativeWork{DatePublished: value}, &schema.OpeningHoursSpecification{DayOfWeek: value}, &schema.Thing{URL: schema.List{value}},
			} {
				d := schema.Describe(thing)
				require.NoError(t, d.Err())
				require.NoError(t, rdf.CheckSource(d))
				told := recorded(d)[3]
				assert.Equal(t, test.want.Object(), told.Object())
			}
		})
	}
	for _, test := range []struct{ datatype, says string }{
		{"date", `/0/url/0: the datatype "date" is relative; expected an absolute IRI`},
		{rdf.RDFNamespace + "langString", `/0/url/0: a text in a language is no literal of a datatype; expected a schema.Localized`},
	} {
		assert.EqualError(t, schema.Describe(&schema.Thing{URL: schema.Literal{Datatype: test.datatype}}).Err(), test.says)
	}
}
