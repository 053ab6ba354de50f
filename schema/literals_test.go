package schema_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema"
)

// A literal keeps its lexical text and its kind.

func TestLiteralsKeepTheirTextAndKind(t *testing.T) {
	assert.Equal(t, lines(
		`Thing _:b0`,
		`  name: " Zoë\u00a0<b> "`,
		`  name: ""`,
		`  name: "1.50"`,
		`  name: 1.50`,
		`  name: true`,
		`  name: false`,
		`  name: -9223372036854775808`,
		`  name: 9223372036854775807`,
		`  name: "2024-05"`,
		`  name: "2024-05-01T25:99"`,
		`  name: "09:30"`,
		`  name: "PT45M"`,
		`  name: "h1"`,
		`  name: "/html"`,
		`  name: "spoken"`,
		`  name: "2 km"`,
		`  name: "3 kcal"`,
		`  name: "4 kg"`,
	), told(t, &schema.Thing{Name: schema.List{
		schema.Text(" Zoë\u00a0<b> "), schema.Text(""), schema.Text("1.50"), schema.Decimal("1.50"),
		schema.Boolean(true), schema.Boolean(false),
		schema.Integer(math.MinInt64), schema.Integer(math.MaxInt64),
		schema.Date("2024-05"), schema.DateTime("2024-05-01T25:99"), schema.Time("09:30"), schema.Duration("PT45M"),
		schema.CssSelectorType("h1"), schema.XPathType("/html"), schema.PronounceableText("spoken"),
		schema.Distance("2 km"), schema.Energy("3 kcal"), schema.Mass("4 kg"),
	}}))
}

func TestListsOfDataTypesAreTheirElements(t *testing.T) {
	assert.Equal(t, lines(
		`Thing _:b0`,
		`  name: "a"`,
		`  name: "b"`,
		`  name: "https://x.example/"`,
		`  name: "2024-05-01"`,
		`  name: "2024-05-01T09:30:00Z"`,
		`  name: "09:30"`,
		`  name: "PT45M"`,
		`  name: 1.5`,
		`  name: 2`,
		`  name: 3.00`,
		`  name: true`,
	), told(t, &schema.Thing{Name: schema.List{
		schema.TextList{"a", "b"}, schema.URLList{"https://x.example/"},
		schema.DateList{"2024-05-01"}, schema.DateTimeList{"2024-05-01T09:30:00Z"}, schema.TimeList{"09:30"}, schema.DurationList{"PT45M"},
		schema.NumberList{1.5}, schema.IntegerList{2}, schema.DecimalList{"3.00"}, schema.BooleanList{true},
	}}))
}

func TestNumbersHaveTheShortestTextThatReadsBackTheSame(t *testing.T) {
	assert.Equal(t, lines(
		`Rating _:b0`,
		`  ratingValue: 4.7`,
		`  ratingValue: 0`,
		`  ratingValue: -0`,
		`  ratingValue: 100000000000000000000`,
		`  ratingValue: 1e+21`,
		`  ratingValue: 0.000001`,
		`  ratingValue: 1e-7`,
		`  ratingValue: 5e-324`,
		`  ratingValue: 1.7976931348623157e+308`,
		`  ratingValue: 9007199254740992`,
	), told(t, &schema.Rating{RatingValue: schema.NumberList{
		4.7, 0, schema.Number(math.Copysign(0, -1)), 1e20, 1e21, 1e-6, 1e-7,
		math.SmallestNonzeroFloat64, math.MaxFloat64, 1 << 53,
	}}))
}

func TestNumbersThatCannotBeToldAreErrorsWithTheirPath(t *testing.T) {
	nan, up, down := math.NaN(), math.Inf(1), math.Inf(-1)
	assert.Equal(t, []string{
		`/0/aggregateRating/0/bestRating/0: +Inf cannot be told`,
		`/0/aggregateRating/0/ratingValue/0: NaN cannot be told`,
		`/0/review/1/reviewRating/0/ratingValue/1: -Inf cannot be told`,
		`/0/review/1/reviewRating/0/ratingValue/2: NaN cannot be told`,
		`/0/review/1/reviewRating/0/ratingValue/4: "1,5" is no decimal number`,
		`/0/review/1/reviewRating/0/worstRating/0: "" is no decimal number`,
	}, problems(t, &schema.MedicalClinic{
		AggregateRating: &schema.AggregateRating{RatingValue: schema.Number(nan), BestRating: schema.Float(up)},
		Review: schema.ReviewList{
			&schema.Review{},
			&schema.Review{ReviewRating: &schema.Rating{
				RatingValue: schema.List{schema.Integer(1), schema.NumberList{schema.Number(down), schema.Number(nan)}, schema.Number(2), schema.Decimal("1,5")},
				WorstRating: schema.Decimal(""),
			}},
		},
	}))
}

func TestDecimalsHaveTheFormOfAJSONNumber(t *testing.T) {
	for _, good := range []schema.Decimal{"0", "-0", "19.90", "1e400", "-1.5E-3"} {
		assert.Equal(t, lines(`Offer _:b0`, `  price: `+string(good)), told(t, &schema.Offer{Extra: schema.Extra{{Property: "price", Value: good}}}))
	}
	for _, bad := range []schema.Decimal{"", " 1", "1 ", "01", "+1", ".5", "1.", "1,5", "1e", "NaN", "Infinity", "0x1", "١", "1\x00"} {
		assert.Len(t, problems(t, &schema.Offer{Extra: schema.Extra{{Property: "price", Value: bad}}}), 1, "%q", bad)
	}
}

// Text is told as the official context reads it.

func TestCoercedPropertiesTellIRIsAndDates(t *testing.T) {
	assert.Equal(t, lines(
		`Article _:b0`,
		`  url: <https://x.example/a>`,
		`  identifier: "https://x.example/a"`,
		`  identifier: "1234567893"`,
		`  datePublished: "2026-03-14"^^Date`,
		`  datePublished: "2026-03-14T09:30:00Z"^^Date`,
		`  keywords: "2026-03-14"`,
		`  sameAs: <https://x.example/b>`,
		`  dateModified: "soon"^^Date`,
		`  https://x.example/date: "2026-03-14"`,
		`  https://x.example/url: "https://x.example/c"`,
	), told(t, &schema.Article{
		URL:           schema.URL("https://x.example/a"),
		Identifier:    schema.List{schema.URL("https://x.example/a"), schema.Text("1234567893")},
		DatePublished: schema.List{schema.Date("2026-03-14"), schema.DateTime("2026-03-14T09:30:00Z")},
		Keywords:      schema.List{schema.Date("2026-03-14")},
		Extra: schema.Extra{
			{Property: "sameAs", Value: schema.Text("https://x.example/b")},
			{Property: "dateModified", Value: schema.Text("soon")},
			{Property: "https://x.example/date", Value: schema.Date("2026-03-14")},
			{Property: "https://x.example/url", Value: schema.URL("https://x.example/c")},
		},
	}))
}

func TestURLIsResolvedWhereverItStandsAndTextOnlyWhereItIsAnIRI(t *testing.T) {
	assert.Equal(t, lines(
		`Thing _:b0`,
		`  name: "/a"`,
		`  url: <https://x.example/a>`,
		`  url: <https://x.example/b>`,
		`  identifier: "https://x.example/a"`,
		`  identifier: "/a"`,
	), toldUnder(t, schema.Options{Base: "https://x.example/"}, &schema.Thing{
		Name:       schema.Text("/a"),
		URL:        schema.List{schema.URL("/a"), schema.Text("/b")},
		Identifier: schema.List{schema.URL("/a"), schema.Text("/a")},
	}))
}

func TestHostileTextIsToldAsItIs(t *testing.T) {
	hostile := []schema.Text{"\xff\xfe", "\x00\x1f\x7f", "\u2028\ufffe", "</script><!--", "\ud7ff\U0010ffff", "@id", "_:b0", "{}"}
	var texts schema.TextList
	var want string
	for _, text := range hostile {
		texts = append(texts, text)
		want += lines(`  name: ` + valueTextOf(text))
	}
	assert.Equal(t, lines(`Thing _:b0`)+want, told(t, &schema.Thing{Name: texts}))
}
