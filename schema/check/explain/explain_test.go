package explain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/explain"
)

// The expectations are what schema.org's own pages say of these terms.
func TestTerm(t *testing.T) {
	tests := map[string][]string{
		"MedicalClinic": {
			"MedicalClinic  https://schema.org/MedicalClinic\n", "class, in the section health-lifesci",
			"Thing > Organization > MedicalOrganization", "Thing > Place > LocalBusiness > MedicalBusiness", "Above\n", "CovidTestingFacility",
			"Properties of its own\n  availableService, medicalSpecialty", "Properties of Organization\n", "Properties of Thing\n",
		},
		"https://schema.org/medicalSpecialty": {"property", "Property of\n  Hospital, MedicalClinic, MedicalOrganization, Physician\n", "Takes\n  MedicalSpecialty\n"},
		"http://schema.org/Cardiovascular":    {"member of an enumeration", "Member of\n  MedicalSpecialty\n", "Value of\n", "medicalSpecialty"},
		"schema:branchOf":                     {"Superseded by\n  parentOrganization\n"},
		"availability":                        {"Members of ItemAvailability\n", "InStock"},
		"Dermatology":                         {"member of an enumeration"},
		"Text":                                {"data type", "Above\n", "URL"},
		"hasPart":                             {"From the other end\n  isPartOf\n"},
		"foundingDate":                        {"a string is read as a date here"},
		"url":                                 {"a string is read as an IRI here"},
	}
	for name, wants := range tests {
		text, found := explain.Term(name)
		require.True(t, found, name)
		for _, want := range wants {
			assert.Contains(t, text, want, name)
		}
	}
	for _, name := range []string{"", "MedicalClinc", "medicalclinic", "https://schema.org/", "https://example.org/Thing"} {
		_, found := explain.Term(name)
		assert.False(t, found, name)
	}
}

// Every term can be explained, in lines that a terminal holds.
func TestEveryTerm(t *testing.T) {
	for term := vocab.Term(1); int(term) <= vocab.Len(); term++ {
		text, found := explain.Term(term.Name())
		require.True(t, found, term.Name())
		require.True(t, strings.HasPrefix(text, term.Name()+"  "), text)
		for _, line := range strings.Split(text, "\n") {
			if !strings.Contains(line, " > ") {
				require.LessOrEqual(t, len(line), 120, line)
			}
		}
	}
}

func TestRule(t *testing.T) {
	for _, rule := range slices.Concat(check.Vocabulary, check.Values) {
		text := explain.Rule(rule)
		assert.True(t, strings.HasPrefix(text, rule.ID+"\n"))
		for _, want := range []string{rule.Severity.String(), rule.Family, rule.Bad, rule.Good} {
			assert.Contains(t, text, want)
		}
		assert.Equal(t, strings.Fields(rule.Doc), strings.Fields(strings.SplitN(text, "\n\n", 3)[1]))
	}
}
