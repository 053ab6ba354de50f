package schema_test

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

func ExampleAggregateRatingOf() {
	reviews := schema.ReviewList{
		&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Number(5)}},
		&schema.UserReview{ReviewRating: &schema.Rating{RatingValue: schema.Decimal("4.5"), BestRating: schema.Integer(5)}},
		&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Text("4")}},
		&schema.Review{ReviewBody: schema.Text("Friendly, but I give no stars.")},
	}
	rating, err := schema.AggregateRatingOf(reviews)
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := jsonld.Marshal(schema.Describe(rating))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(text))
	// Output:
	// {"@context":"https://schema.org","@type":"AggregateRating","bestRating":5,"ratingValue":4.5,"ratingCount":3,"reviewCount":4}
}

func ExampleAggregateRatingOf_mistake() {
	_, err := schema.AggregateRatingOf(
		&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Number(5)}},
		&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Text("4,5")}},
	)
	fmt.Println(err)
	// Output:
	// /1/reviewRating/ratingValue: "4,5" is no number; expected at most 32 digits with a point before decimals, such as 4.5; write 4.5
}

// rated gives a review with a rating.
func rated(value schema.NumberOrText) *schema.Review {
	return &schema.Review{ReviewRating: &schema.Rating{RatingValue: value}}
}

// scaled gives a review with a rating on a scale.
func scaled(value, worst, best schema.NumberOrText) *schema.Review {
	return &schema.Review{ReviewRating: &schema.Rating{RatingValue: value, WorstRating: worst, BestRating: best}}
}

// asNode gives a review that is told as Nodes, with names or IRIs of properties.
func asNode(prefix string, value schema.Value) *schema.Node {
	return &schema.Node{Types: []string{"Review"}, Properties: schema.Extra{
		{Property: prefix + "reviewRating", Value: &schema.Node{Properties: schema.Extra{
			{Property: prefix + "ratingValue", Value: value},
			{Property: "https://example.org/other", Value: schema.Text("other")},
		}}},
		{Property: prefix + "reviewBody"},
	}}
}

func TestAggregateRatingOf(t *testing.T) {
	type reviews = []schema.AnyReview
	for name, test := range map[string]struct {
		reviews reviews
		want    schema.AggregateRating
	}{
		"one": {reviews{rated(schema.Number(4))},
			schema.AggregateRating{RatingValue: schema.Decimal("4"), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(1)}},
		"decimal, not binary": {reviews{rated(schema.Number(4.1)), rated(schema.Float(4.2)), rated(schema.Decimal("4.3"))},
			schema.AggregateRating{RatingValue: schema.Decimal("4.2"), RatingCount: schema.Integer(3), ReviewCount: schema.Integer(3)}},
		"rounded down": {reviews{rated(schema.Integer(4)), rated(schema.Integer(4)), rated(schema.Integer(5))},
			schema.AggregateRating{RatingValue: schema.Decimal("4.3333"), RatingCount: schema.Integer(3), ReviewCount: schema.Integer(3)}},
		"rounded up": {reviews{rated(schema.Integer(4)), rated(schema.Integer(5)), rated(schema.Integer(5))},
			schema.AggregateRating{RatingValue: schema.Decimal("4.6667"), RatingCount: schema.Integer(3), ReviewCount: schema.Integer(3)}},
		"half away from zero": {reviews{scaled(schema.Decimal("-0.0001"), schema.Integer(-1), schema.Integer(1)), scaled(schema.Integer(0), schema.Integer(-1), schema.Integer(1))},
			schema.AggregateRating{RatingValue: schema.Decimal("-0.0001"), WorstRating: schema.Integer(-1), BestRating: schema.Integer(1), RatingCount: schema.Integer(2), ReviewCount: schema.Integer(2)}},
		"rounded to zero": {reviews{scaled(schema.Decimal("-0.00001"), schema.Integer(-1), schema.Integer(1))},
			schema.AggregateRating{RatingValue: schema.Decimal("0"), WorstRating: schema.Integer(-1), BestRating: schema.Integer(1), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(1)}},
		"mean of zero": {reviews{scaled(schema.Integer(-1), schema.Integer(-1), schema.Integer(1)), scaled(schema.Integer(1), schema.Integer(-1), schema.Integer(1))},
			schema.AggregateRating{RatingValue: schema.Decimal("0"), WorstRating: schema.Integer(-1), BestRating: schema.Integer(1), RatingCount: schema.Integer(2), ReviewCount: schema.Integer(2)}},
		"mean of ten": {reviews{scaled(schema.Integer(10), nil, schema.Text("10")), scaled(schema.Integer(10), schema.Text("1"), schema.Decimal("10.0"))},
			schema.AggregateRating{RatingValue: schema.Decimal("10"), WorstRating: schema.Text("1"), BestRating: schema.Text("10"), RatingCount: schema.Integer(2), ReviewCount: schema.Integer(2)}},
		"stated and assumed": {reviews{rated(schema.Text("4")), scaled(schema.Text("5"), nil, schema.Number(5))},
			schema.AggregateRating{RatingValue: schema.Decimal("4.5"), BestRating: schema.Number(5), RatingCount: schema.Integer(2), ReviewCount: schema.Integer(2)}},
		"without ratings": {reviews{&schema.Review{}, rated(schema.Integer(3)), &schema.Review{ReviewRating: &schema.Rating{RatingExplanation: schema.Text("none")}}, &schema.CriticReview{ReviewRating: (*schema.Rating)(nil)}},
			schema.AggregateRating{RatingValue: schema.Decimal("3"), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(4)}},
		"the scale of a rating without value": {reviews{rated(schema.Integer(3)), scaled(nil, nil, schema.Integer(10))},
			schema.AggregateRating{RatingValue: schema.Decimal("3"), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(2)}},
		"absent": {reviews{nil, (*schema.Review)(nil), (*schema.Node)(nil), rated(schema.Integer(3)), schema.ReviewList{nil}, schema.List{nil}},
			schema.AggregateRating{RatingValue: schema.Decimal("3"), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(1)}},
		"lists": {reviews{schema.ReviewList{rated(schema.Integer(3)), schema.List{rated(schema.Integer(4))}}, rated(schema.Integer(5))},
			schema.AggregateRating{RatingValue: schema.Decimal("4"), RatingCount: schema.Integer(3), ReviewCount: schema.Integer(3)}},
		"aspects": {reviews{
			&schema.Review{ReviewRating: schema.RatingList{
				&schema.Rating{RatingValue: schema.Integer(1), ReviewAspect: schema.Text("parking")},
				&schema.Rating{RatingValue: schema.Integer(5)},
			}},
			&schema.Review{ReviewAspect: schema.Text("parking"), ReviewRating: &schema.Rating{RatingValue: schema.Integer(1)}},
		}, schema.AggregateRating{RatingValue: schema.Decimal("5"), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(2)}},
		"nodes": {reviews{asNode("", schema.Integer(3)), asNode("https://schema.org/", schema.Integer(5)), asNode("http://schema.org/", schema.List{schema.Integer(4)})},
			schema.AggregateRating{RatingValue: schema.Decimal("4"), RatingCount: schema.Integer(3), ReviewCount: schema.Integer(3)}},
		"extra": {reviews{&schema.Review{Extra: schema.Extra{{Property: "reviewRating", Value: &schema.Rating{RatingValue: schema.Integer(2)}}}}},
			schema.AggregateRating{RatingValue: schema.Decimal("2"), RatingCount: schema.Integer(1), ReviewCount: schema.Integer(1)}},
	} {
		t.Run(name, func(t *testing.T) {
			rating, err := schema.AggregateRatingOf(test.reviews...)
			require.NoError(t, err)
			assert.Equal(t, &test.want, rating)
			assert.NoError(t, schema.Describe(rating).Err())
		})
	}
}

func TestAggregateRatingOfProblems(t *testing.T) {
	type embedding struct{ *schema.Review }
	type reviews = []schema.AnyReview
	four := rated(schema.Integer(4))
	endless := schema.List{nil, nil}
	endless[0], endless[1] = endless, endless
	for name, test := range map[string]struct {
		reviews reviews
		pointer string
		what    string
	}{
		"no review":                 {nil, "", "there is no rating in 0 reviews"},
		"no rating":                 {reviews{&schema.Review{}, &schema.Review{ReviewRating: &schema.Rating{}}}, "", "there is no rating in 2 reviews"},
		"review by ID":              {reviews{four, schema.ID("#r")}, "/1", "the content of what is given as schema.ID is not known"},
		"qualified review":          {reviews{schema.Qualified{Value: four}}, "/0", "the content of what is given as schema.Qualified is not known"},
		"another's type":            {reviews{embedding{}}, "/0", "the content of what is given as schema_test.embedding is not known"},
		"pointer to a list":         {reviews{&schema.ReviewList{four}}, "/0", "the content of what is given as *schema.ReviewList is not known"},
		"rating by ID":              {reviews{&schema.Review{ReviewRating: schema.ID("#r")}}, "/0/reviewRating", "the content of what is given as schema.ID is not known"},
		"the same pointer":          {reviews{&schema.Review{}, schema.ReviewList{four, four}}, "/2", "reviews 1 and 2 are one"},
		"the same ID":               {reviews{&schema.Review{ID: "#r"}, four, &schema.Node{ID: "#r"}}, "/2", "reviews 0 and 2 are one"},
		"several ratings":           {reviews{&schema.Review{ReviewRating: schema.RatingList{&schema.Rating{}, &schema.Rating{}}}}, "/0/reviewRating", "the review has several ratings of the whole thing"},
		"several values":            {reviews{asNode("", schema.List{schema.Integer(3), schema.Integer(4)})}, "/0/reviewRating", "the rating has 2 values of ratingValue"},
		"comma":                     {reviews{four, rated(schema.Text("4,5"))}, "/1/reviewRating/ratingValue", `"4,5" is no number`},
		"fraction":                  {reviews{rated(schema.Text("8/10"))}, "/0/reviewRating/ratingValue", `"8/10" is no number`},
		"percentage":                {reviews{rated(schema.Text("60%"))}, "/0/reviewRating/ratingValue", `"60%" is no number`},
		"empty":                     {reviews{rated(schema.Text(""))}, "/0/reviewRating/ratingValue", `"" is no number`},
		"exponent":                  {reviews{rated(schema.Decimal("1e999999999"))}, "/0/reviewRating/ratingValue", `"1e999999999" is no number`},
		"long":                      {reviews{rated(schema.Text(strings.Repeat("1", 33)))}, "/0/reviewRating/ratingValue", `"` + strings.Repeat("1", 33) + `" is no number`},
		"NaN":                       {reviews{rated(schema.Number(math.NaN()))}, "/0/reviewRating/ratingValue", `"NaN" is no number`},
		"infinite":                  {reviews{rated(schema.Float(math.Inf(-1)))}, "/0/reviewRating/ratingValue", `"-Inf" is no number`},
		"greatest":                  {reviews{rated(schema.Number(math.MaxFloat64))}, "/0/reviewRating/ratingValue", `"1797693134862315700000000000000000000000…" is no number`},
		"localized":                 {reviews{rated(schema.Localized{"en": "4"})}, "/0/reviewRating/ratingValue", "a schema.Localized is no number"},
		"worst is no number":        {reviews{scaled(schema.Integer(4), schema.Text("bad"), nil)}, "/0/reviewRating/worstRating", `"bad" is no number`},
		"best is no number":         {reviews{scaled(schema.Integer(4), nil, schema.Text("good"))}, "/0/reviewRating/bestRating", `"good" is no number`},
		"above the assumed scale":   {reviews{rated(schema.Integer(47))}, "/0/reviewRating/ratingValue", "the rating 47 is not on its scale from 1 to 5"},
		"below the assumed scale":   {reviews{rated(schema.Integer(0))}, "/0/reviewRating/ratingValue", "the rating 0 is not on its scale from 1 to 5"},
		"just above":                {reviews{rated(schema.Text("5.00001"))}, "/0/reviewRating/ratingValue", "the rating 5.00001 is not on its scale from 1 to 5"},
		"above the stated scale":    {reviews{scaled(schema.Integer(11), nil, schema.Integer(10))}, "/0/reviewRating/ratingValue", "the rating 11 is not on its scale from 1 to 10"},
		"best below worst":          {reviews{scaled(schema.Integer(4), schema.Integer(5), schema.Integer(1))}, "/0/reviewRating", "the scale from 5 to 1 has no room"},
		"two scales":                {reviews{&schema.Review{}, scaled(schema.Integer(4), nil, schema.Integer(10)), scaled(schema.Integer(4), nil, schema.Integer(5))}, "/2/reviewRating", "the rating is on a scale from 1 to 5, that of review 1 on one from 1 to 10"},
		"a stated and an assumed":   {reviews{four, scaled(schema.Integer(4), schema.Integer(0), nil)}, "/1/reviewRating", "the rating is on a scale from 0 to 5, that of review 0 on one from 1 to 5"},
		"endless list":              {reviews{endless}, "", "a list holds lists without end"},
		"endless list of ratings":   {reviews{&schema.Review{ReviewRating: endless}}, "/0/reviewRating", "a list holds lists without end"},
		"endless aspects of review": {reviews{&schema.Review{ReviewAspect: endless}}, "/0/reviewRating", "a list holds lists without end"},
		"endless aspects of rating": {reviews{&schema.Review{ReviewRating: &schema.Rating{ReviewAspect: endless}}}, "/0/reviewRating", "a list holds lists without end"},
		"endless values":            {reviews{rated(endless)}, "/0/reviewRating", "a list holds lists without end"},
	} {
		t.Run(name, func(t *testing.T) {
			rating, err := schema.AggregateRatingOf(test.reviews...)
			assert.Nil(t, rating)
			var problem *rdf.Problem
			require.ErrorAs(t, err, &problem)
			assert.Equal(t, test.what, problem.What)
			assert.Equal(t, test.pointer, problem.Pointer)
			assert.NotEmpty(t, problem.Expected)
		})
	}
}

// What a field holds can be aggregated into the field beside it.
func TestAggregateRatingOfField(t *testing.T) {
	clinic := &schema.MedicalClinic{Review: schema.ReviewList{rated(schema.Integer(3))}}
	var err error
	clinic.AggregateRating, err = schema.AggregateRatingOf(clinic.Review)
	require.NoError(t, err)
	assert.Equal(t, schema.Decimal("3"), clinic.AggregateRating.(*schema.AggregateRating).RatingValue)

	clinic.Review = schema.ReviewList{}
	clinic.AggregateRating, err = schema.AggregateRatingOf(clinic.Review)
	require.Error(t, err)
	assert.NoError(t, schema.Describe(clinic).Err(), "the rating is absent")
}

// The mean lies within half a unit of the last decimal of the exact one, and is
// exact where that has no more decimals; the order of reviews says nothing.
func TestAggregateRatingIsTheMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.SliceOfN(rapid.Int64Range(10, 50), 1, 40).Draw(t, "tenths")
		var reviews, backwards []schema.AnyReview
		sum := int64(0)
		for _, n := range tenths {
			sum += n
			value := schema.Decimal(strconv.FormatInt(n/10, 10) + "." + strconv.FormatInt(n%10, 10))
			reviews = append(reviews, rated(value))
			backwards = append([]schema.AnyReview{rated(schema.Number(float64(n) / 10))}, backwards...)
		}
		rating, err := schema.AggregateRatingOf(reviews...)
		require.NoError(t, err)
		text := string(rating.RatingValue.(schema.Decimal))
		require.True(t, rdf.IsNumber(text), text)
		got, _ := new(big.Rat).SetString(text)
		exact := big.NewRat(sum, 10*int64(len(tenths)))
		distance := new(big.Rat).Sub(got, exact)
		assert.LessOrEqual(t, distance.Abs(distance).Cmp(big.NewRat(1, 20_000)), 0, "%s is not %s", text, exact)
		if scaled := new(big.Rat).Mul(exact, big.NewRat(10_000, 1)); scaled.IsInt() {
			assert.Zero(t, got.Cmp(exact), "%s is not %s", text, exact)
		}
		again, err := schema.AggregateRatingOf(backwards...)
		require.NoError(t, err)
		assert.Equal(t, rating, again)
	})
}

// Of a fraction the best rating is told, and what is worst is left to say.
func TestAggregateRatingOfSaysWhatToMakeOfAFraction(t *testing.T) {
	for text, want := range map[string]string{
		"8/10":   "write 8, with 10 as BestRating and what is worst as WorstRating",
		"4.5 /5": "write 4.5, with 5 as BestRating and what is worst as WorstRating",
		"a/10":   "", "8/": "", "1/2/3": "",
	} {
		_, err := schema.AggregateRatingOf(&schema.Review{ReviewRating: &schema.Rating{RatingValue: schema.Text(text)}})
		var problem *rdf.Problem
		require.ErrorAs(t, err, &problem, text)
		assert.Equal(t, want, problem.Mend, text)
	}
}
