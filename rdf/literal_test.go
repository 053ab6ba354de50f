package rdf_test

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

func typed(text, datatype string) rdf.Object {
	return rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}
}

func number(text string) rdf.Object { return rdf.Object{Kind: rdf.Number, Text: text} }

// The numbers with a name behind them are those of the W3C test of that name
// (JSON-LD 1.1, toRdf).
func TestNumbersToRDF(t *testing.T) {
	for _, test := range []struct{ text, want, datatype string }{
		{"-0e0", "0", rdf.XSDInteger},     // rt01
		{"8", "8", rdf.XSDInteger},        // rt01
		{"9.9", "9.9E0", rdf.XSDDouble},   // rt01
		{"1e21", "1.0E21", rdf.XSDDouble}, // rt01
		{"5.3", "5.3E0", rdf.XSDDouble},   // 0022
		{"0", "0", rdf.XSDInteger},
		{"-0", "0", rdf.XSDInteger},
		{"0.000", "0", rdf.XSDInteger},
		{"0e99999999999999999999", "0", rdf.XSDInteger},
		{"-1", "-1", rdf.XSDInteger},
		{"5.0", "5", rdf.XSDInteger},
		{"-50.00", "-50", rdf.XSDInteger},
		{"1e2", "100", rdf.XSDInteger},
		{"1.5E+3", "1500", rdf.XSDInteger},
		{"1500e-2", "15", rdf.XSDInteger},
		{"10.5e1", "105", rdf.XSDInteger},
		{"0.0050e3", "5", rdf.XSDInteger},
		{"9007199254740993", "9007199254740993", rdf.XSDInteger},
		{"9007199254740993.0", "9007199254740993", rdf.XSDInteger},
		{"999999999999999999999", "999999999999999999999", rdf.XSDInteger},
		{"-1e20", "-100000000000000000000", rdf.XSDInteger},
		{"1000000000000000000000", "1.0E21", rdf.XSDDouble},
		{"-123456789012345678901234", "-1.234567890123457E23", rdf.XSDDouble},
		{"19.90", "1.99E1", rdf.XSDDouble},
		{"-4.75", "-4.75E0", rdf.XSDDouble},
		{"53.551086", "5.3551086E1", rdf.XSDDouble},
		{"8.7", "8.699999999999999E0", rdf.XSDDouble},
		{"0.1", "1.0E-1", rdf.XSDDouble},
		{"0.3333333333333333", "3.333333333333333E-1", rdf.XSDDouble},
		{"100.5e-12", "1.005E-10", rdf.XSDDouble},
		{"1.5e300", "1.5E300", rdf.XSDDouble},
		{"5e-324", "4.940656458412465E-324", rdf.XSDDouble},
		{"1e-400", "0.0E0", rdf.XSDDouble},
		{"1e-99999999999999999999", "0.0E0", rdf.XSDDouble},
	} {
		got, err := number(test.text).ToRDF()
		require.NoError(t, err, test.text)
		assert.Equal(t, typed(test.want, test.datatype), got, test.text)
	}
}

func TestObjectsToRDF(t *testing.T) {
	for _, test := range []struct{ given, want rdf.Object }{
		{rdf.Object{Kind: rdf.Boolean, Text: "true"}, typed("true", rdf.XSDBoolean)},
		{rdf.Object{Kind: rdf.Boolean, Text: "false"}, typed("false", rdf.XSDBoolean)},
		{typed("a", rdf.XSDString), text("a")},
		{typed("007", rdf.XSDInteger), typed("007", rdf.XSDInteger)},
		{typed("2026", "http://schema.org/Date"), typed("2026", "http://schema.org/Date")},
		{text("5"), text("5")},
		{rdf.Object{Kind: rdf.LanguageString, Text: "a", Tag: "de-CH"}, rdf.Object{Kind: rdf.LanguageString, Text: "a", Tag: "de-CH"}},
		{iri("urn:a").Object(), iri("urn:a").Object()},
		{blank("b").Object(), blank("b").Object()},
	} {
		got, err := test.given.ToRDF()
		require.NoError(t, err)
		assert.Equal(t, test.want, got)
	}
	for want, given := range map[string]rdf.Object{
		`"1,5" is no number`:                number("1,5"),
		`"" is no number`:                   number(""),
		`"01" is no number`:                 number("01"),
		`the number "1e400" is too large`:   number("1e400"),
		`the number "-1e999999999999999" i`: number("-1e999999999999999"),
		`"yes" is no boolean`:               {Kind: rdf.Boolean, Text: "yes"},
		"no language tag":                   {Kind: rdf.LanguageString, Text: "a"},
		"no datatype":                       typed("a", ""),
		"rdf:langString has no language":    typed("a", rdf.RDFNamespace+"langString"),
		"Kind(0) is no kind of value":       {},
		"NodeStart is no kind of value":     {Kind: rdf.NodeStart},
	} {
		_, err := given.ToRDF()
		var problem *rdf.Problem
		if assert.ErrorAs(t, err, &problem, want) {
			assert.ErrorContains(t, err, want)
			assert.NotEmpty(t, problem.Expected)
		}
	}
}

func TestObjectsFromRDF(t *testing.T) {
	for _, test := range []struct{ given, want rdf.Object }{
		{typed("5", rdf.XSDInteger), number("5")},
		{typed("-5", rdf.XSDInteger), number("-5")},
		{typed("0", rdf.XSDInteger), number("0")},
		{typed("1.99E1", rdf.XSDDouble), number("1.99E1")},
		{typed("-1.0E-7", rdf.XSDDouble), number("-1.0E-7")},
		{typed("true", rdf.XSDBoolean), rdf.Object{Kind: rdf.Boolean, Text: "true"}},
		{typed("a", rdf.XSDString), text("a")},
	} {
		assert.Equal(t, test.want, test.given.FromRDF())
	}
	for _, same := range []rdf.Object{
		typed("007", rdf.XSDInteger), typed("-0", rdf.XSDInteger), typed("+5", rdf.XSDInteger), typed("", rdf.XSDInteger), typed("-", rdf.XSDInteger),
		typed("1000000000000000000000", rdf.XSDInteger),
		typed("5.0E0", rdf.XSDDouble), typed("1.99e1", rdf.XSDDouble), typed("19.9", rdf.XSDDouble), typed("INF", rdf.XSDDouble), typed("1.0E400", rdf.XSDDouble),
		typed("1", rdf.XSDBoolean), typed("5.5", rdf.XSDNamespace+"decimal"), typed("5", "http://schema.org/Number"),
		iri("urn:a").Object(), text("5"), number("5.0"), {},
	} {
		assert.Equal(t, same, same.FromRDF())
	}
}

// Numbers by an exact calculation, and doubles by the formatting that JSON-LD
// names and by json-gold's.
func TestNumbersToRDFAgreeWithOthers(t *testing.T) {
	limit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(21), nil))
	trailing := regexp.MustCompile(`(\d)0*E([+-])0*(\d+)`)
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.OneOf(
			rapid.StringMatching(`-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?`),
			rapid.Map(rapid.Float64Range(-1e10, 1e10), func(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }),
			rapid.StringMatching(`-?[0-9]\.[0-9]{1,3}`),
		).Draw(t, "number")
		got, err := number(given).ToRDF()
		require.NoError(t, err)

		exact, ok := new(big.Rat).SetString(given)
		require.True(t, ok)
		if exact.IsInt() && new(big.Rat).Abs(exact).Cmp(limit) < 0 {
			require.Equal(t, typed(exact.Num().String(), rdf.XSDInteger), got)
		} else {
			double, err := strconv.ParseFloat(given, 64)
			require.NoError(t, err)
			want := trailing.ReplaceAllString(fmt.Sprintf("%1.15E", double), "${1}E${2}${3}")
			require.Equal(t, typed(strings.ReplaceAll(want, "E+", "E"), rdf.XSDDouble), got)
			require.Equal(t, ld.GetCanonicalDouble(double), got.Text)
		}
		back := got.FromRDF()
		rounded, err := strconv.ParseFloat(got.Text, 64)
		require.NoError(t, err)
		if got.Tag == rdf.XSDDouble && rounded == math.Trunc(rounded) && math.Abs(rounded) < 1e21 {
			// Rounded to 15 digits it has no fraction: as a number it would be an integer.
			require.Equal(t, rdf.TypedLiteral, back.Kind)
		} else {
			require.Equal(t, rdf.Number, back.Kind)
		}
		again, err := back.ToRDF()
		require.NoError(t, err)
		require.Equal(t, got, again)
	})
}

// What FromRDF gives means the same.
func TestFromRDFKeepsTheMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := typed(
			rapid.OneOf(rapid.StringMatching(`[-+]?[0-9]{0,3}(\.[0-9]{0,2})?(E-?[0-9]{0,2})?`), rapid.SampledFrom([]string{"true", "1", "INF", "NaN"})).Draw(t, "text"),
			rapid.SampledFrom([]string{rdf.XSDInteger, rdf.XSDDouble, rdf.XSDBoolean, rdf.XSDString, rdf.XSDNamespace + "decimal"}).Draw(t, "datatype"))
		want, err := given.ToRDF()
		require.NoError(t, err)
		got, err := given.FromRDF().ToRDF()
		require.NoError(t, err)
		require.Equal(t, want, got)
	})
}

func TestLongNumbersTakeLinearTime(t *testing.T) {
	digits := strings.Repeat("7", 10_000_000)
	_, err := number(digits).ToRDF()
	assert.ErrorContains(t, err, "too large")
	got, err := number("0." + digits).ToRDF()
	require.NoError(t, err)
	assert.Equal(t, typed("7.777777777777778E-1", rdf.XSDDouble), got)
}
