package printer

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// unpack reads packed names the slow way: each pair is written out until only
// letters are left.
func unpack(packed, pairsOf []string) []string {
	var names []string
	before := ""
	for _, code := range packed {
		name := code[1:]
		for i := len(pairsOf) - 1; i >= 0; i-- {
			name = strings.ReplaceAll(name, string([]byte{byte(firstPair + i)}), pairsOf[i])
		}
		before = before[:code[0]] + name
		names = append(names, before)
	}
	return names
}

func TestPackedNamesAreTheNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(rapid.StringMatching(`[A-C0]{0,3}[a-d]{0,40}`)).Draw(t, "names")
		packed, pairsOf, err := packNames(names)
		require.NoError(t, err)
		require.LessOrEqual(t, len(pairsOf), pairs)
		require.Len(t, packed, len(names))
		for i, name := range unpack(packed, pairsOf) {
			require.Equal(t, names[i], name)
		}
	})
}

func TestPackedNamesAreShorter(t *testing.T) {
	packed, pairsOf, err := packNames([]string{"MedicalBusiness", "MedicalClinic", "MedicalCode", "clinicalPharmacology", "pharmacy"})
	require.NoError(t, err)
	assert.Equal(t, "\x08ode", packed[2], "what it has in common with the name before is counted")
	assert.NotEmpty(t, pairsOf)
	assert.Less(t, len(strings.Join(packed, "")), len("MedicalBusinessMedicalClinicMedicalCodeclinicalPharmacologypharmacy"))
}

func TestNamesBeyondASCIIAreRefused(t *testing.T) {
	for _, name := range []string{"Größe", "tab\t", "\x7Fé"} {
		_, _, err := packNames([]string{name})
		assert.ErrorContains(t, err, "holds what is no letter of ASCII")
	}
}
