//go:build linux

package hostility

import (
	"archive/tar"
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tempting are pages that would have a reader fetch or open something (V5).
var tempting = []string{
	`"/etc/passwd"`, `"file:///etc/passwd"`, `"http://127.0.0.1/context"`, `"http://169.254.169.254/latest/meta-data"`, `"../x"`, `"https://schema.org/docs/jsonldcontext.jsonld"`,
	`{"@import": "http://127.0.0.1/context"}`, `{"@vocab": "http://127.0.0.1/"}`, `["https://schema.org", "http://127.0.0.1/more"]`, `{"name": {"@id": "https://schema.org/name", "@context": "http://127.0.0.1/"}}`,
}

// temptingPage gives a page with a context of that kind, and with all else that browsers
// would fetch.
func temptingPage(context string) string {
	return `<!DOCTYPE html><html lang=en xmlns:s="http://127.0.0.1/" prefix="s: http://127.0.0.1/" profile="http://127.0.0.1/"><head><base href="http://127.0.0.1/">
<link rel=stylesheet href=style.css><link rel=alternate type=application/ld+json href="/data.jsonld"><script src="http://127.0.0.1/x.js"></script><meta http-equiv=refresh content="0;url=http://127.0.0.1/">
<script type="application/ld+json">{"@context": ` + context + `, "@type": "Person", "name": "A. Example", "image": "http://127.0.0.1/a.png"}</script>
<script type="application/ld+json" src="/etc/passwd"></script></head>
<body vocab="http://127.0.0.1/vocab#" typeof="Person"><img property=image src="http://127.0.0.1/a.png"><div itemscope itemtype="https://schema.org/Person"><iframe itemprop=url src="file:///etc/passwd"></iframe></div></body></html>`
}

var call = regexp.MustCompile(`^(?:\[pid +\d+\] |\d+ +)?([a-z0-9_]+)\(`)

// V5, P4: while pages are read, checked and written, no file is opened and no socket made.
// strace sees every call of every thread.
func TestNoFileAndNoSocketIsOpened(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("needs strace")
		}
		t.Skip("needs strace (Debian: strace)")
	}
	folder := t.TempDir()
	program := filepath.Join(folder, "quiet")
	output, err := exec.Command("go", "build", "-o", program, "./quiet").CombinedOutput()
	require.NoError(t, err, "%s", output)

	var input bytes.Buffer
	archive := tar.NewWriter(&input)
	add := func(text []byte) {
		require.NoError(t, archive.WriteHeader(&tar.Header{Name: "page", Mode: 0o600, Size: int64(len(text))}))
		_, err := archive.Write(text)
		require.NoError(t, err)
	}
	for _, context := range tempting {
		add([]byte(temptingPage(context)))
	}
	pages := riverside(t)
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		add(pages[name])
	}
	require.NoError(t, archive.Close())

	trace := filepath.Join(folder, "trace")
	command := exec.Command(strace, "-f", "-o", trace, "-e", "trace=%file,%network,open_by_handle_at,io_uring_setup,execve,write", program)
	command.Stdin = &input
	var out, errors bytes.Buffer
	command.Stdout, command.Stderr = &out, &errors
	require.NoError(t, command.Run(), "%s", &errors)
	require.Equal(t, "begin\nend\n", out.String())

	text, err := os.ReadFile(trace)
	require.NoError(t, err)
	seen, inside, calls := 0, false, []string{}
	for line := range strings.Lines(string(text)) {
		seen++
		switch {
		case strings.Contains(line, `write(1, "begin\n"`):
			inside = true
		case strings.Contains(line, `write(1, "end\n"`):
			inside = false
			calls = append(calls, "end")
		case inside && call.MatchString(line) && call.FindStringSubmatch(line)[1] != "write":
			calls = append(calls, line)
		}
	}
	assert.NotZero(t, seen)
	assert.Contains(t, string(text), "execve(", "the trace has the calls of the program's start")
	assert.Equal(t, []string{"end"}, calls, "between beginning and end no such call")
}
