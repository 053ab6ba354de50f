package schema_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// Random graphs of things hold the walk in one pass to the walk in two, the
// layout read in words to reflect, and both to the contract of a source.

// randomGraph draws things with whatever values hang on them.
type randomGraph struct {
	t *rapid.T
	// hostile says that values may be such as cannot be told.
	hostile bool
	// plain says that there are none that make the walk in one pass give up at once.
	plain  bool
	things []schema.AnyThing
}

// constructors make the things that there are.
var constructors = []func() schema.AnyThing{
	func() schema.AnyThing { return &schema.Person{} },
	func() schema.AnyThing { return &schema.MedicalClinic{} },
	func() schema.AnyThing { return &schema.IndividualPhysician{} },
	func() schema.AnyThing { return &schema.Review{} },
	func() schema.AnyThing { return &schema.AggregateRating{} },
	func() schema.AnyThing { return &schema.Product{} },
	func() schema.AnyThing { return &schema.Offer{} },
	func() schema.AnyThing { return &schema.PostalAddress{} },
	func() schema.AnyThing { return &schema.Article{} },
	func() schema.AnyThing { return &schema.OpeningHoursSpecification{} },
	func() schema.AnyThing { return &schema.OrganizationRole{} },
	func() schema.AnyThing { return &schema.Node{} },
}

func drawGraph(t *rapid.T) *randomGraph {
	g := &randomGraph{t: t, hostile: g1in(t, 4), plain: rapid.Bool().Draw(t, "plain")}
	for range rapid.IntRange(1, 8).Draw(t, "things") {
		kinds := len(constructors)
		if g.plain {
			kinds--
		}
		g.things = append(g.things, constructors[rapid.IntRange(0, kinds-1).Draw(t, "kind")]())
	}
	for _, thing := range g.things {
		g.fill(thing)
	}
	return g
}

// g1in is true once in so many times.
func g1in(t *rapid.T, times int) bool { return rapid.IntRange(1, times).Draw(t, "chance") == times }

func (g *randomGraph) intn(n int) int { return rapid.IntRange(0, n-1).Draw(g.t, "n") }

// pick draws one of the values.
func pick[T any](g *randomGraph, values ...T) T { return values[g.intn(len(values))] }

// fill draws the ID of a thing and some of its properties.
func (g *randomGraph) fill(thing schema.AnyThing) {
	if node, ok := thing.(*schema.Node); ok {
		node.ID = g.ownID()
		for range g.intn(4) {
			node.Types = append(node.Types, pick(g, "Recipe", "Person", "https://schema.org/Person", "https://x.example/T", "NoSuch"))
		}
		node.Properties = g.extra()
		return
	}
	value := reflect.ValueOf(thing).Elem()
	value.Field(0).Set(reflect.ValueOf(g.ownID()))
	last := value.NumField() - 1
	for range g.intn(6) {
		// The first fields are those that all structs have.
		field := value.Field(1 + g.intn(pick(g, 4, last-1)))
		drawn := g.value(2)
		if drawn == nil {
			continue
		}
		if !reflect.TypeOf(drawn).Implements(field.Type()) {
			drawn = schema.List{drawn}
		}
		field.Set(reflect.ValueOf(drawn))
	}
	if !g.plain && g1in(g.t, 4) {
		value.Field(last).Set(reflect.ValueOf(g.extra()))
	}
}

func (g *randomGraph) extra() schema.Extra {
	var extra schema.Extra
	for range g.intn(5) {
		name := pick(g, "name", "https://schema.org/name", "schema:url", "noSuch", "https://x.example/p", "employee", "dateModified", "sameAs")
		if g.hostile && g1in(g.t, 10) {
			name = pick(g, "", "@id", "_:b", "rdf:type", "a b", "\xff", "\x00")
		}
		extra = append(extra, schema.ExtraProperty{Property: name, Value: g.value(2)})
	}
	return extra
}

// ownID draws the ID of a thing, mostly none.
func (g *randomGraph) ownID() schema.ID {
	if !g1in(g.t, 3) {
		return ""
	}
	return g.id()
}

func (g *randomGraph) id() schema.ID {
	if g.hostile && g1in(g.t, 10) {
		return pick(g, schema.ID("_:b"), "x y", "\xff", "//[", "#\x00", "http:")
	}
	return schema.ID(pick(g, "#", "/", "https://x.example/#", "https://x.example/", "dcterms:", "http://schema.org/In") + pick(g, "a", "b", "c", "Stock"))
}

func (g *randomGraph) text() string {
	if g.hostile && g1in(g.t, 4) {
		return pick(g, rapid.String().Draw(g.t, "text"), "\xff\xfe", "\x00", "</script>", "\u2028", "@type", strings.Repeat("é", 5000))
	}
	return pick(g, "", "a", "b", "https://schema.org/InStock", "http://schema.org/Monday", "https://x.example/a", "2024-05-01", "InStock", "http://x")
}

// value draws a value that fits nowhere in particular; lists and roles hold
// others down to the depth.
func (g *randomGraph) value(depth int) schema.Value {
	if depth == 0 {
		return g.scalar()
	}
	switch g.intn(12) {
	case 0, 1, 2, 3:
		return pick(g, g.things...)
	case 4:
		var list schema.List
		for range g.intn(4) {
			list = append(list, g.value(depth-1))
		}
		return list
	case 5:
		list := schema.ReviewList{}
		for range g.intn(3) {
			element, _ := g.value(depth - 1).(schema.AnyReview)
			list = append(list, element)
		}
		return list
	case 6:
		if g.plain {
			return g.scalar()
		}
		role, _ := pick(g, g.things...).(schema.AnyRole)
		return schema.Qualified{Role: role, Value: g.value(depth - 1)}
	case 7:
		return pick[schema.Value](g, schema.Value((*schema.Person)(nil)), (*schema.Node)(nil), nil, schema.Localized{})
	}
	return g.scalar()
}

func (g *randomGraph) scalar() schema.Value {
	if g.hostile && g1in(g.t, 12) {
		return pick[schema.Value](g, schema.Value(schema.Number(math.NaN())), schema.Float(math.Inf(-1)), schema.Decimal(g.text()), schema.URL("%zz"),
			(*schema.Text)(nil), &schema.Qualified{}, ownClinic{}.shapeless(), schema.ID(""), schema.URL(""))
	}
	text := g.text()
	switch g.intn(23) {
	case 0:
		return g.id()
	case 1:
		return schema.URL("https://x.example/" + pick(g, "a", "b"))
	case 2:
		return schema.URL(pick(g, "https://schema.org/InStock", "/a", "mailto:a@x.example"))
	case 3:
		return schema.Date(text)
	case 4:
		return schema.DateTime(text)
	case 5:
		return schema.Number(pick(g, 1, 4.5, -0.25, 1e21))
	case 6:
		return schema.Integer(rapid.Int64().Draw(g.t, "integer"))
	case 7:
		return schema.Decimal(pick(g, "1", "19.90"))
	case 8:
		return schema.Boolean(g.intn(2) == 0)
	case 9:
		return schema.Localized{"en": text, pick(g, "", "de"): text}
	case 10:
		return pick[schema.Value](g, schema.InStock, schema.ItemAvailability(text))
	case 11:
		return schema.DayOfWeekList{schema.Monday, pick(g, schema.Monday, schema.Friday, schema.DayOfWeek(text))}
	case 12:
		return schema.TextList{schema.Text(text), "a", schema.Text(text)}
	case 13:
		return schema.URLList{"https://x.example/a", schema.URL("https://x.example/" + pick(g, "a", "b"))}
	case 14:
		return schema.NumberList{1, 2, 1}
	case 15:
		return pick[schema.Value](g, schema.Value(schema.Time(text)), schema.Duration(text), schema.XPathType(text), schema.CssSelectorType(text), schema.PronounceableText(text))
	case 16:
		return schema.Literal{Text: text, Datatype: pick(g, "", "xsd:date", rdf.XSDString, rdf.XSDInteger, "http://schema.org/Date")}
	}
	return schema.Text(text)
}

// shapeless gives a value of another package's type.
func (ownClinic) shapeless() schema.Value { return &ownClinic{} }

func TestRandomGraphs(t *testing.T) {
	told, gaveUp := 0, 0
	for range 20 { // of 100 graphs each, fewer with -short
		rapid.Check(t, func(t *rapid.T) {
			if checkRandomGraph(t) {
				told++
			} else {
				gaveUp++
			}
		})
	}
	tenth := (told + gaveUp) / 10
	assert.Greater(t, told, tenth, "the walk in one pass seldom tells anything")
	assert.Greater(t, gaveUp, tenth, "the walk in one pass seldom gives up")
}

func FuzzRandomGraphs(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { checkRandomGraph(t) }))
}

// checkRandomGraph draws a graph, describes it in every way, and says whether
// one pass did.
func checkRandomGraph(t *rapid.T) bool {
	g := drawGraph(t)
	options := schema.Options{Base: pick(g, "https://x.example/", "https://x.example/", "https://x.example/", "")}
	roots := make([]schema.AnyThing, 1+g.intn(3))
	for i := range roots {
		roots[i] = pick(g, g.things...)
	}
	description := options.Describe(roots...)
	inTwo := schema.DescribeInTwoPasses(options, roots...)
	once, ok := schema.DescribeOnce(options, roots...)
	reflected := schema.DescribeByReflection(options, roots...)
	require.Equal(t, inTwo.Err(), description.Err())
	require.Equal(t, inTwo.Err(), reflected.Err())
	written, err := jsonld.Marshal(description)
	if err == nil {
		require.True(t, json.Valid(written), "%q", written)
	}
	if inTwo.Err() != nil {
		require.False(t, ok, "one pass passes over %v", inTwo.Err())
		require.Equal(t, inTwo.Err(), err)
		return false
	}
	require.NoError(t, rdf.CheckSource(description))
	want := recorded(inTwo)
	require.Equal(t, want, recorded(description))
	require.Equal(t, want, recorded(reflected))
	if ok {
		require.Equal(t, want, recorded(once))
	}
	return ok
}

func recorded(source rdf.Source) (events rdf.Events) {
	if err := source.TellTo(&events); err != nil {
		panic(fmt.Sprint("a recording has an error: ", err))
	}
	return events
}
