package rdf_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

func TestIsNumberAgreesWithJSON(t *testing.T) {
	for _, text := range []string{"0", "-0", "19.90", "1e5", "1E+5", "-1.0e-10", "9007199254740993"} {
		assert.True(t, rdf.IsNumber(text), text)
	}
	for _, text := range []string{"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "NaN", "1 ", " 1", "1,5", "١"} {
		assert.False(t, rdf.IsNumber(text), text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[-+]?[0-9]{0,3}\.?[0-9]{0,2}([eE][-+]?[0-9]{0,2})?`).Draw(t, "text")
		require.Equal(t, json.Valid([]byte(text)), rdf.IsNumber(text))
	})
}
