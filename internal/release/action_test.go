//go:build unix

package release

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// action is what action.yml says, as far as the tests look.
type action struct {
	Inputs map[string]struct {
		Description, Default string
		Required             bool
	}
	Runs struct {
		Using string
		Steps []step
	}
}

type step struct {
	Name, ID, If, Uses, Shell, Run string
	Env                            map[string]string
	With                           map[string]string
}

func readAction(t *testing.T) (a action) {
	t.Helper()
	require.NoError(t, yaml.Unmarshal(read(t, root, "action.yml"), &a))
	return a
}

func (a action) step(t *testing.T, name string) step {
	t.Helper()
	for _, s := range a.Runs.Steps {
		if s.Name == name {
			return s
		}
	}
	require.Fail(t, "no step", name)
	return step{}
}

// runner is what a forge gives the steps of one run.
type runner struct {
	temp, workspace string
	// values are what the expressions of action.yml give here.
	values map[string]string
}

func newRunner(t *testing.T, a action, inputs map[string]string) *runner {
	t.Helper()
	folder, err := filepath.Abs(root)
	require.NoError(t, err)
	r := &runner{temp: t.TempDir(), workspace: t.TempDir(), values: map[string]string{"github.action_path": folder}}
	for name, input := range a.Inputs {
		r.values["inputs."+name] = input.Default
	}
	for name, value := range inputs {
		require.Contains(t, a.Inputs, name)
		r.values["inputs."+name] = value
	}
	return r
}

// run runs a step as the runner does: bash with -e and pipefail. It gives what the
// step writes, and its exit code.
func (r *runner) run(t *testing.T, s step) (string, int) {
	t.Helper()
	require.Equal(t, "bash", s.Shell)
	script, outputs := filepath.Join(r.temp, "step.sh"), filepath.Join(r.temp, "outputs")
	require.NoError(t, os.WriteFile(script, []byte(s.Run), 0o644))
	require.NoError(t, os.WriteFile(outputs, nil, 0o644))
	command := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	command.Dir = r.workspace
	command.Env = append(os.Environ(), "RUNNER_TEMP="+r.temp, "GITHUB_OUTPUT="+outputs)
	for name, value := range s.Env {
		expression, isExpression := strings.CutPrefix(value, "${{ ")
		if isExpression {
			known := false
			value, known = r.values[strings.TrimSuffix(expression, " }}")]
			require.True(t, known, expression)
		}
		command.Env = append(command.Env, name+"="+value)
	}
	output, err := command.CombinedOutput()
	if err != nil {
		require.ErrorAs(t, err, new(*exec.ExitError), "%s", output)
	}
	for line := range strings.Lines(string(read(t, outputs))) {
		name, value, found := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		require.True(t, found, line)
		r.values["steps."+s.ID+".outputs."+name] = value
	}
	return string(output), command.ProcessState.ExitCode()
}

func TestActionIsSafe(t *testing.T) {
	a := readAction(t)
	assert.Equal(t, "composite", a.Runs.Using)
	require.NotEmpty(t, a.Runs.Steps)
	for _, s := range a.Runs.Steps {
		assert.NotContains(t, s.Run, "${{", "%s: an input in the text of a script could give commands", s.Name)
		assert.True(t, (s.Run == "") != (s.Uses == ""), s.Name)
		if s.Uses != "" {
			assert.Regexp(t, `^(actions|github)/[a-z/-]+@v\d+$`, s.Uses)
		}
	}
	for name, input := range a.Inputs {
		assert.NotEmpty(t, input.Description, name)
		assert.Contains(t, string(read(t, root, "release", "README.md")), "\n| "+name+" | ", "the README tells of it")
	}
}

// standIn makes a program that takes the place of jsonld-gen: it leaves its arguments
// and a report, and ends with a status.
func standIn(t *testing.T, r *runner, report, status string) (arguments string) {
	t.Helper()
	arguments = filepath.Join(r.temp, "arguments")
	text := "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + arguments + "'\n"
	if report != "" {
		text += "for a; do case $a in --out=*) printf '%s' '" + report + "' >\"${a#--out=}\" ;; esac; done\n"
	}
	folder := filepath.Join(r.temp, "healthld")
	require.NoError(t, os.MkdirAll(folder, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "jsonld-gen"), []byte(text+"exit "+status+"\n"), 0o755))
	return arguments
}

func TestActionTellsResults(t *testing.T) {
	tests := []struct {
		name           string
		report, status string
		inputs         map[string]string
		arguments      string
		checked, ended int // exit codes of the two steps
	}{
		{
			name: "nothing is wrong", report: "{}", status: "0", inputs: map[string]string{"pages": "public"},
			arguments: "check\n--format=sarif\n--out=TEMP/healthld/report.sarif\n--fail-on=error\n--\npublic\n",
		},
		{
			name: "findings are uploaded before they fail the job", report: "{}", status: "1",
			inputs:    map[string]string{"pages": "public", "base": "https://sunrise.example/", "fail-on": "advice"},
			arguments: "check\n--format=sarif\n--out=TEMP/healthld/report.sarif\n--fail-on=advice\n--base=https://sunrise.example/\n--\npublic\n",
			ended:     1,
		},
		{name: "no report", status: "1", inputs: map[string]string{"pages": "missing"}, checked: 1},
		{name: "no report and no failure", status: "0", inputs: map[string]string{"pages": "missing"}, checked: 1},
		{name: "wrong usage", report: "{}", status: "2", inputs: map[string]string{"pages": "public"}, checked: 2},
		{
			name: "inputs are no commands", report: "{}", status: "0",
			inputs:    map[string]string{"pages": "--help $(touch ran) `touch ran`; touch ran", "base": "\"; touch ran #"},
			arguments: "check\n--format=sarif\n--out=TEMP/healthld/report.sarif\n--fail-on=error\n--base=\"; touch ran #\n--\n--help $(touch ran) `touch ran`; touch ran\n",
		},
	}
	a := readAction(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := newRunner(t, a, test.inputs)
			arguments := standIn(t, r, test.report, test.status)
			output, code := r.run(t, a.step(t, "Check the pages"))
			assert.Equal(t, test.checked, code, output)
			assert.NoFileExists(t, filepath.Join(r.workspace, "ran"))
			if code != 0 {
				assert.Contains(t, output, "left no report")
				assert.NotContains(t, r.values, "steps.check.outputs.sarif", "there is nothing to upload")
				return
			}
			assert.Equal(t, strings.ReplaceAll(test.arguments, "TEMP", r.temp), string(read(t, arguments)))
			assert.FileExists(t, r.values["steps.check.outputs.sarif"])
			output, code = r.run(t, a.step(t, "Result"))
			assert.Equal(t, test.ended, code, output)
		})
	}
}

// A report of an earlier run is not taken for that of this one.
func TestActionForgetsOldReports(t *testing.T) {
	a := readAction(t)
	r := newRunner(t, a, map[string]string{"pages": "public"})
	standIn(t, r, "{}", "0")
	_, code := r.run(t, a.step(t, "Check the pages"))
	require.Zero(t, code)
	standIn(t, r, "", "1")
	_, code = r.run(t, a.step(t, "Check the pages"))
	assert.Equal(t, 1, code)
}

// The steps with the command as it is, one after the other.
func TestActionChecksPages(t *testing.T) {
	const start, end = `<!DOCTYPE html><html lang="en"><head><title>A</title><script type="application/ld+json">`, `</script></head><body><p>A</p></body></html>`
	tests := []struct {
		name, data string
		inputs     map[string]string
		rule       string // that must be told, if any
		ended      int
	}{
		{name: "fine", data: `{"@context":"https://schema.org","@id":"https://sunrise.example/#a","@type":"WebPage","name":"A"}`},
		{name: "wrong", data: `{"@context":"https://schema.org","@id":"https://sunrise.example/#a","@type":"Clinik","name":"A"}`, rule: "unknown-type", ended: 1},
		{name: "wrong, and told alone", data: `{"@context":"https://schema.org","@id":"https://sunrise.example/#a","@type":"Clinik","name":"A"}`, rule: "unknown-type", inputs: map[string]string{"fail-on": "never"}},
	}
	a := readAction(t)
	first := newRunner(t, a, nil)
	output, code := first.run(t, a.step(t, "Build jsonld-gen"))
	require.Zero(t, code, output)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inputs := map[string]string{"pages": "public", "base": "https://sunrise.example/"}
			for name, value := range test.inputs {
				inputs[name] = value
			}
			r := newRunner(t, a, inputs)
			r.temp = first.temp
			page := filepath.Join(r.workspace, "public", "index.html")
			require.NoError(t, os.MkdirAll(filepath.Dir(page), 0o755))
			require.NoError(t, os.WriteFile(page, []byte(start+test.data+end), 0o644))
			output, code := r.run(t, a.step(t, "Check the pages"))
			require.Zero(t, code, output)
			var report struct {
				Version string
				Runs    []struct {
					Results []struct {
						RuleID    string
						Locations []struct {
							PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
						}
					}
				}
			}
			require.NoError(t, json.Unmarshal(read(t, r.values["steps.check.outputs.sarif"]), &report))
			assert.Equal(t, "2.1.0", report.Version)
			require.Len(t, report.Runs, 1)
			told := false
			for _, result := range report.Runs[0].Results {
				if result.RuleID == test.rule {
					told = true
					require.NotEmpty(t, result.Locations)
					assert.Equal(t, "public/index.html", result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
				}
			}
			assert.Equal(t, test.rule != "", told, "%v", report)
			output, code = r.run(t, a.step(t, "Result"))
			assert.Equal(t, test.ended, code, output)
		})
	}
}
