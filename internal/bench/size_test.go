package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
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

// mostAdded is what schema, jsonld and eight types may add to a program, with little
// room above what they do: growth has to be looked at. `go tool nm -size` and the linker's
// -dumpdep say what it is made of and why it is there.
const mostAdded = 312 << 10

// TestWritingAddsLittle holds what a program that only writes pays for the library.
func TestWritingAddsLittle(t *testing.T) {
	if at := runtime.GOOS + "/" + runtime.GOARCH; at != "linux/amd64" {
		t.Skip("the limit is for linux/amd64; this is " + at)
	}
	without, with, err := sizes()
	require.NoError(t, err)
	assert.LessOrEqual(t, with-without, int64(mostAdded))
}
