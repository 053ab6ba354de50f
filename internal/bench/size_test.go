package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWritersLinkNoTypesButTheirOwn holds that a program which describes things
// and reads no graphs has none of the types that it does not name.
func TestWritersLinkNoTypesButTheirOwn(t *testing.T) {
	program := filepath.Join(t.TempDir(), "with")
	require.NoError(t, build("with", program))
	text, err := os.ReadFile(program)
	require.NoError(t, err)
	require.Contains(t, string(text), "*schema.MedicalClinic")
	require.NotContains(t, string(text), "*schema.AdvertiserContentArticle")
}
