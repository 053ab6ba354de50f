package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
)

// The site of examples/riverside, built once.
var site = struct {
	once   sync.Once
	folder string
	err    error
}{}

// riverside gives the folder of the built site.
func riverside(t *testing.T) string {
	t.Helper()
	site.once.Do(func() {
		if site.folder, site.err = os.MkdirTemp("", "riverside"); site.err != nil {
			return
		}
		build := exec.Command("go", "run", "./examples/jsonld-gen", "build", "--data", "examples/riverside/data", "--pages", "examples/riverside/pages", "--out", site.folder)
		build.Dir = filepath.Join("..", "..")
		if out, err := build.CombinedOutput(); err != nil {
			site.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	require.NoError(t, site.err)
	return site.folder
}

func TestMain(m *testing.M) {
	testscript.Main(cleaning{m}, map[string]func(){"findable": main})
}

var update = flag.Bool("update", false, "write what the commands say into testdata")

// cleaning takes the built site away after the tests.
type cleaning struct{ m *testing.M }

func (c cleaning) Run() int {
	defer os.RemoveAll(site.folder)
	return c.m.Run()
}

// Each file of testdata is a session: commands, their input and their output. The built
// site of Riverside is $RIVERSIDE.
func TestScripts(t *testing.T) {
	folder := riverside(t)
	here, err := os.Getwd()
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{Dir: "testdata", RequireExplicitExec: true, UpdateScripts: *update, Setup: func(e *testscript.Env) error {
		e.Setenv("RIVERSIDE", folder)
		e.Setenv("QUESTIONS", filepath.Join(here, "riverside.yaml"))
		return nil
	}})
}

// Every question about Riverside is answered by the things that its data says, found by
// reading the data.
func TestRiverside(t *testing.T) {
	base, err := knowledge.Read(context.Background(), riverside(t), "https://riverside.example/")
	require.NoError(t, err)
	require.Empty(t, base.Problems)
	text, err := os.ReadFile("riverside.yaml")
	require.NoError(t, err)
	questions, problems := question.Read("riverside.yaml", text)
	require.Empty(t, problems)
	assert.GreaterOrEqual(t, len(questions), 60)
	x := answer.New(base)
	for i := range questions {
		q := &questions[i]
		result, err := x.Answer(q)
		require.NoError(t, err)
		var found []string
		for _, f := range result.Found {
			found = append(found, f.Thing.IRI)
		}
		assert.ElementsMatch(t, q.Expect, found, "%s: %s", q.Position, q.Ask)
		for _, m := range result.Missed {
			for _, c := range m.Causes {
				t.Log(c.Message)
			}
		}
		// The same without the index.
		var direct []string
		for n := range base.Things() {
			if meets, err := answer.Meets(base, &q.Find, n); assert.NoError(t, err) && meets {
				direct = append(direct, base.IRI(n))
			}
		}
		assert.ElementsMatch(t, direct, found, "%s", q.Ask)
	}
}
