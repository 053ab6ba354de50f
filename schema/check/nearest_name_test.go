package check_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

func TestNamesMeant(t *testing.T) {
	for name, want := range map[string]string{
		// Slips.
		"MedicalClinc": "MedicalClinic", "streetadress": "streetAddress", "InStok": "InStock", "medicalclinic": "MedicalClinic",
		// Words of names.
		"Clinic": "MedicalClinic", "clinic": "MedicalClinic", "Physicians": "PhysiciansOffice", "BusinessOf": "",
		// What people say.
		"doctor": "Physician IndividualPhysician", "Shop": "Store", "zip": "postalCode", "phone": "telephone", "GP": "IndividualPhysician PhysiciansOffice",
		"surgery": "PhysiciansOffice MedicalClinic SurgicalProcedure", "openingTimes": "openingHours openingHoursSpecification",
		// Nothing near.
		"xyzzy": "", "": "", strings.Repeat("clinic", 100): "",
	} {
		assert.Equal(t, want, strings.Join(check.NamesMeant(name), " "), name)
	}
}
