package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

func TestNearestName(t *testing.T) {
	for name, want := range map[string]string{"MedicalClinc": "MedicalClinic", "streetadress": "streetAddress", "InStok": "InStock", "xyzzy": "", "": ""} {
		assert.Equal(t, want, check.NearestName(name), name)
	}
}
