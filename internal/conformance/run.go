package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// count is what a run of a suite came to.
type count struct {
	passed, failed int
	// left has, for each reason, how many tests are left out.
	left map[string]int
}

// event is a line of what go test -json prints.
type event struct {
	Action, Test, Output string
}

// runSuites runs all suites by the tests of the packages and counts.
func runSuites(all []suite) ([]count, error) {
	for _, s := range all {
		if _, err := os.Stat(filepath.Join(shared, s.folder)); err != nil {
			return nil, fmt.Errorf("needs ../shared: %w", err)
		}
	}
	events := make(map[string][]event) // by package
	for _, s := range all {
		if events[s.pkg] != nil {
			continue
		}
		var err error
		if events[s.pkg], err = test(s.pkg, testsOf(all, s.pkg)); err != nil {
			return nil, err
		}
	}
	counts := make([]count, len(all))
	for i, s := range all {
		if counts[i] = countTests(events[s.pkg], s.test, s.within); counts[i].passed == 0 {
			return nil, fmt.Errorf("%s: no test of %s was passed; the tests have other names, or nothing could be run", s.title, s.test)
		}
	}
	return counts, nil
}

// testsOf gives the names of the tests of a package, each once.
func testsOf(all []suite, pkg string) (names []string) {
	for _, s := range all {
		if s.pkg == pkg && !slices.Contains(names, s.test) {
			names = append(names, s.test)
		}
	}
	return names
}

// test runs tests of a package. That tests fail is no error: it is counted.
func test(pkg string, names []string) (events []event, err error) {
	command := exec.Command("go", "test", "-count=1", "-json", "-run", "^("+strings.Join(names, "|")+")$", pkg)
	command.Dir = filepath.Join("..", "..")
	var log bytes.Buffer
	command.Stderr = &log
	out, err := command.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		var e event
		if err := decoder.Decode(&e); errors.Is(err, io.EOF) {
			return events, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", command, err, &log)
		}
		if e.Action == "build-fail" {
			return nil, fmt.Errorf("%s: %w\n%s", command, exit, &log)
		}
		events = append(events, e)
	}
}

// logLine is a line that a test logged: the file, the line and the text.
var logLine = regexp.MustCompile(`^\s+\S+\.go:\d+: (.*)\n$`)

// countTests counts the subtests of a test that have none themselves.
func countTests(events []event, test, within string) count {
	c := count{left: make(map[string]int)}
	reasons, parents := make(map[string]string), make(map[string]bool)
	for _, e := range events {
		if e.Action == "run" {
			for i := range len(e.Test) {
				if e.Test[i] == '/' {
					parents[e.Test[:i]] = true
				}
			}
		}
		if text := logLine.FindStringSubmatch(e.Output); text != nil {
			reasons[e.Test] = text[1]
		}
	}
	for _, e := range events {
		if !strings.HasPrefix(e.Test, test+"/"+within) || parents[e.Test] {
			continue
		}
		switch e.Action {
		case "pass":
			c.passed++
		case "fail":
			c.failed++
		case "skip":
			c.left[reasons[e.Test]]++
		}
	}
	return c
}
