package check

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/internal/vocab"
)

// What people call a thing leads to terms that there are and that are in use; a name that
// schema.org has is no such name.
func TestEverydayNames(t *testing.T) {
	for name, terms := range everydayNames {
		assert.Equal(t, strings.ToLower(name), name)
		assert.NotEmpty(t, terms, name)
		for term := range strings.FieldsSeq(terms) {
			assert.NotZero(t, vocab.Lookup(term), "%s: %s", name, term)
			assert.Empty(t, vocab.Lookup(term).SupersededBy(), "%s: %s", name, term)
		}
		asType := strings.ToUpper(name[:1]) + name[1:]
		assert.False(t, vocab.Lookup(name) != 0 && vocab.Lookup(asType) != 0, "%s is a term itself", name)
	}
}

func TestMeant(t *testing.T) {
	for _, c := range []struct {
		name string
		kind vocab.Flags
		on   string
		want string
	}{
		{"Clinic", vocab.Class, "", "MedicalClinic"},
		{"doctor", vocab.Class, "", "Physician IndividualPhysician"},
		{"doctor", vocab.Property, "", ""},
		{"physician", vocab.Property, "", "employee member"},
		{"MedicalService", vocab.Class, "", "MedicalProcedure MedicalTest Service"},
		{"PatientAudience", vocab.Class, "", "Patient MedicalAudience"},
		{"possibleSymptom", vocab.Property, "", "signOrSymptom"},
		{"sideEffects", vocab.Property, "", "adverseOutcome seriousAdverseOutcome warning"},
		{"treatment", vocab.Property, "", "possibleTreatment"},
		{"staff", vocab.Property, "", "employee"},
		{"city", vocab.Property, "", "addressLocality"},
		{"Address", vocab.Class, "", "PostalAddress"},
		{"NursingHome", vocab.Class, "", "MedicalBusiness LocalBusiness"},
		{"ratingBest", vocab.Property, "", "bestRating"},
		{"rating", vocab.Property, "MedicalClinic", "aggregateRating"},
		{"rating", vocab.Property, "Review", "reviewRating contentRating aggregateRating"},
		{"signs", vocab.Property, "", ""},
	} {
		var prefer func(vocab.Term) bool
		if c.on != "" {
			prefer = func(term vocab.Term) bool { return allowedOn(term, vocab.Lookup(c.on)) }
		}
		var names []string
		for _, term := range meant(c.name, c.kind, prefer) {
			names = append(names, term.Name())
		}
		assert.Equal(t, c.want, strings.Join(names, " "), "%s %s", c.name, c.on)
	}
}

func TestWordStarts(t *testing.T) {
	for name, want := range map[string][]int{
		"MedicalClinic": {0, 7, 13}, "openingHours": {0, 7, 12}, "FAQPage": {0, 3, 7}, "vatID": {0, 3, 5}, "url": {0, 3}, "3DModel": {0, 1, 2, 7},
	} {
		assert.Equal(t, want, wordStarts(name), name)
	}
}
