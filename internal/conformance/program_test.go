package main

import (
	"bytes"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// missing skips the test for want of a program; in CI, which installs it, the test
// fails.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("needs " + what)
	}
	t.Skip("needs " + what)
}

// findProgram gives the path of a program, which the package of Debian has.
func findProgram(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" (Debian: "+debian+")")
	}
	return path
}

// run runs a program to its end and gives what it wrote.
func run(t *testing.T, folder, program string, arguments ...string) (out, log []byte) {
	t.Helper()
	command := exec.Command(program, arguments...)
	command.Dir = folder
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	require.NoError(t, command.Run(), "%s\n%s", command, &stderr)
	return stdout.Bytes(), stderr.Bytes()
}
