// Package house holds the house to its plan: which package may import which,
// and that the README tells the truth. It has tests alone.
package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/healthld/healthld"

// root is the root of the module.
var root = filepath.Join("..", "..")

// listed is a package as go list tells it.
type listed struct {
	ImportPath string
	GoFiles    []string
	Imports    []string
	Standard   bool
}

// goList lists packages, without what their tests import.
func goList(t *testing.T, arguments ...string) []listed {
	t.Helper()
	output := goCommand(t, append([]string{"list", "-json=ImportPath,GoFiles,Imports,Standard"}, arguments...)...)
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(output)); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		require.NoError(t, err)
		packages = append(packages, p)
	}
}

// goCommand runs the go command in the root and gives what it writes.
func goCommand(t *testing.T, arguments ...string) string {
	t.Helper()
	command := exec.Command("go", arguments...)
	command.Dir = root
	var output, faults bytes.Buffer
	command.Stdout, command.Stderr = &output, &faults
	require.NoError(t, command.Run(), "go %s: %s", strings.Join(arguments, " "), &faults)
	return output.String()
}

// readme gives the text of README.md.
func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	return string(text)
}

// within gives a package's path within the module, and false for packages
// elsewhere.
func within(path string) (string, bool) { return strings.CutPrefix(path, module+"/") }
