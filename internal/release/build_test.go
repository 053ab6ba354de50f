//go:build unix

package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var root = filepath.Join("..", "..")

// copyOf copies the files of the repository that git knows into a folder.
func copyOf(t *testing.T, folder string) string {
	t.Helper()
	list := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	names, err := list.Output()
	require.NoError(t, err)
	for name := range strings.SplitSeq(strings.TrimRight(string(names), "\x00"), "\x00") {
		info, err := os.Lstat(filepath.Join(root, name))
		if os.IsNotExist(err) {
			continue // deleted, and not yet told git
		}
		require.NoError(t, err)
		if !info.Mode().IsRegular() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		copied := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(copied), 0o755))
		require.NoError(t, os.WriteFile(copied, text, info.Mode()))
	}
	return folder
}

// run runs release/build of a copy of the repository and gives its output.
func run(folder string, environment []string, arguments ...string) (string, error) {
	command := exec.Command("bash", append([]string{filepath.Join(folder, "release", "build")}, arguments...)...)
	command.Dir = folder
	command.Env = append(os.Environ(), environment...)
	output, err := command.CombinedOutput()
	return string(output), err
}

func read(t *testing.T, path ...string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	require.NoError(t, err)
	return text
}

// S4: two people build the same commit: in folders of other names, without anything that
// the other compiled, with other settings of theirs.
func TestBuildIsReproducible(t *testing.T) {
	const system, program = "linux/amd64", "jsonld-gen_linux_amd64"
	one := copyOf(t, filepath.Join(t.TempDir(), "one"))
	other := copyOf(t, filepath.Join(t.TempDir(), "quite another", "folder of theirs"))

	output, err := run(one, nil, "dist", system)
	require.NoError(t, err, output)
	output, err = run(other, []string{
		"GOCACHE=" + filepath.Join(t.TempDir(), "cache"), "GOFLAGS=-gcflags=all=-N", "GOAMD64=v3", "CGO_ENABLED=1",
		"LC_ALL=C.UTF-8", "TZ=Asia/Tokyo", "SOURCE_DATE_EPOCH=1",
	}, filepath.Join(other, "out"), system)
	require.NoError(t, err, output)

	is, want := read(t, other, "out", program), read(t, one, "dist", program)
	assert.True(t, bytes.Equal(want, is), "the programs differ: %d and %d bytes", len(want), len(is))
	assert.Equal(t, string(read(t, one, "dist", "SHA256SUMS")), string(read(t, other, "out", "SHA256SUMS")))
	assert.Equal(t, string(read(t, one, "dist", "LICENSES.txt")), string(read(t, other, "out", "LICENSES.txt")))

	// It says the truth, of a program that tells nobody where it was built.
	sum := sha256.Sum256(want)
	assert.Contains(t, string(read(t, one, "dist", "SHA256SUMS")), hex.EncodeToString(sum[:])+"  "+program+"\n")
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	for _, place := range []string{one, other, strings.TrimSpace(string(goroot))} {
		assert.False(t, bytes.Contains(want, []byte(place)), "it names %s", place)
	}
	made, err := exec.Command("go", "version", "-m", filepath.Join(one, "dist", program)).CombinedOutput()
	require.NoError(t, err, "%s", made)
	for _, setting := range []string{"-trimpath=true", "CGO_ENABLED=0", "GOAMD64=v1", "GOOS=linux"} {
		assert.Contains(t, string(made), setting)
	}
	// Every module in it has its licence beside it, and stands with its hash in the bill
	// of materials (S3, S5), which has nothing else.
	licences := string(read(t, one, "dist", "LICENSES.txt"))
	assert.Equal(t, string(read(t, one, "dist", program+".cdx.json")), string(read(t, other, "out", program+".cdx.json")))
	bill := new(cyclonedx.BOM)
	require.NoError(t, cyclonedx.NewBOMDecoder(bytes.NewReader(read(t, one, "dist", program+".cdx.json")), cyclonedx.BOMFileFormatJSON).Decode(bill))
	components := map[string]cyclonedx.Component{}
	for _, component := range *bill.Components {
		components[component.Name] = component
	}
	assert.Contains(t, string(made), ": go"+components["std"].Version+"\n")
	assert.Equal(t, hex.EncodeToString(sum[:]), (*bill.Metadata.Component.Hashes)[0].Value)
	modules := 0
	for line := range strings.Lines(string(made)) {
		if fields := strings.Fields(line); len(fields) > 2 && fields[0] == "dep" {
			modules++
			assert.Contains(t, licences, "\n==== "+fields[1]+" "+fields[2]+"\n")
			component := components[fields[1]]
			assert.Equal(t, fields[2], component.Version, fields[1])
			hash, err := hex.DecodeString((*component.Hashes)[0].Value)
			require.NoError(t, err)
			assert.Equal(t, fields[3], "h1:"+base64.StdEncoding.EncodeToString(hash))
			assert.NotEmpty(t, *component.Licenses)
		}
	}
	assert.NotZero(t, modules)
	assert.Len(t, components, modules+1, "the modules and Go")
	assert.Contains(t, licences, "Apache License")

	if runtime.GOOS+"/"+runtime.GOARCH == system {
		output, err := exec.Command(filepath.Join(one, "dist", program), "--help").CombinedOutput()
		require.NoError(t, err, "%s", output)
		assert.Contains(t, string(output), "Usage: jsonld-gen")
	}

	// What was built is not built over, or mixed with other things.
	output, err = run(one, nil, "dist", system)
	assert.Error(t, err)
	assert.Contains(t, output, "is not empty")
	assert.Equal(t, want, read(t, one, "dist", program))
}

func TestBuildRefusesUnknownSystems(t *testing.T) {
	folder, err := filepath.Abs(root)
	require.NoError(t, err)
	out := filepath.Join(t.TempDir(), "out")
	output, err := run(folder, nil, out, "plan9/amd64")
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	assert.Equal(t, 2, exit.ExitCode())
	assert.Contains(t, output, "there is no build for plan9/amd64; there are linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64")
	assert.NoDirExists(t, out)
}
