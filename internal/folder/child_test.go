package folder

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// Some tests need a process of its own: to kill it, to run as someone else or
// with another view of the file system. It is this program again, with the name of
// a child in its environment.
const childVariable = "HEALTHLD_FOLDER_CHILD"

// childFailed is the status of a child that ends by itself with an error.
const childFailed = 3

// children are what such a process can do. An error is printed and ends it.
var children = map[string]func(arguments []string) error{}

func TestMain(m *testing.M) {
	name := os.Getenv(childVariable)
	if name == "" {
		os.Exit(m.Run())
	}
	go func() { // it does not outlive its parent
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(childFailed)
	}()
	if err := children[name](os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(childFailed)
	}
	os.Exit(0)
}

// child prepares a process that does what stands under the name.
func child(t testing.TB, name string, arguments ...string) *exec.Cmd {
	t.Helper()
	require.Contains(t, children, name)
	program, err := os.Executable()
	require.NoError(t, err)
	command := exec.Command(program, arguments...)
	command.Env = append(os.Environ(), childVariable+"="+name)
	_, err = command.StdinPipe()
	require.NoError(t, err)
	return command
}

// runChild runs it to its end and gives what it printed.
func runChild(t testing.TB, command *exec.Cmd) string {
	t.Helper()
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
	return string(output)
}

// startChild starts it and waits for its first line.
func startChild(t testing.TB, command *exec.Cmd) {
	t.Helper()
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	_, err = bufio.NewReader(output).ReadString('\n')
	require.NoError(t, err)
}
