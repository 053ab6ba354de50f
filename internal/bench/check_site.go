package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"
)

// printCheck prints how long the command takes to check sites of built pages of 40 KB,
// each with findings of its own, on one core and on two, and how much memory that
// takes; beside it what html.Parse alone takes for the same pages. It holds every run
// to have checked all pages and found what the others did.
func printCheck(out io.Writer) error {
	folder, err := os.MkdirTemp("", "check")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	command, err := buildCommand(folder)
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	sizes := []int{1_000, 10_000}
	if sitePages > 0 {
		sizes = []int{sitePages}
	}
	const turns = 3
	for _, pages := range sizes {
		s := &generatedSite{command: command, folder: filepath.Join(folder, fmt.Sprint(pages)), pages: pages}
		if err := s.write(); err != nil {
			return err
		}
		if _, err := s.build(2); err != nil {
			return err
		}
		built := filepath.Join(s.folder, "pages")
		runs := map[string][]timed{}
		for range turns {
			for _, cores := range []int{1, 2} {
				check, err := s.check(built, cores)
				if err != nil {
					return err
				}
				parse, err := run(cores, program, "-parse", built)
				if err != nil {
					return err
				}
				for what, t := range map[string]timed{"check": check, "parse": parse} {
					what = fmt.Sprint(what, cores)
					runs[what] = append(runs[what], t)
				}
			}
		}
		one, two := medianOf(runs["check1"]), medianOf(runs["check2"])
		fmt.Fprintf(out, "%6d pages: %.2f s on one core, %.2f s on two: %.2f times as many pages a second; %.0f us of processor time a page; at most %d and %d MB; %d findings\n",
			pages, one.took.Seconds(), two.took.Seconds(), one.took.Seconds()/two.took.Seconds(),
			float64(one.processor.Microseconds())/float64(pages), one.memory>>20, two.memory>>20, s.findings)
		parse, parseTwo := medianOf(runs["parse1"]), medianOf(runs["parse2"])
		fmt.Fprintf(out, "              html.Parse alone: %.2f s and %.2f s, %.0f us a page; the whole check takes %.2f and %.2f of that, %.2f of its processor time\n",
			parse.took.Seconds(), parseTwo.took.Seconds(), float64(parse.processor.Microseconds())/float64(pages),
			one.took.Seconds()/parse.took.Seconds(), two.took.Seconds()/parseTwo.took.Seconds(), one.processor.Seconds()/parse.processor.Seconds())
		os.RemoveAll(s.folder)
	}
	return nil
}

// sitePages is how many pages the sites of the figure check have, where one asks for
// so many.
var sitePages int

// buildCommand builds the command into a folder and gives its path.
func buildCommand(folder string) (string, error) {
	command := filepath.Join(folder, "jsonld-gen")
	build := exec.Command("go", "-C", "../..", "build", "-o", command, "./examples/jsonld-gen") // in the module of its own
	build.Stderr = os.Stderr
	return command, build.Run()
}

// timed is what a process took.
type timed struct {
	took, processor time.Duration
	memory          int64
	output          string
}

func medianOf(runs []timed) timed {
	m := runs[0]
	var took, processor []time.Duration
	for _, r := range runs {
		took, processor = append(took, r.took), append(processor, r.processor)
		m.memory = max(m.memory, r.memory)
	}
	m.took, m.processor = median(took), median(processor)
	return m
}

// run runs a program on so many cores. Findings are no error.
func run(cores int, name string, arguments ...string) (timed, error) {
	command := exec.Command(name, arguments...)
	command.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", cores))
	command.Stderr = os.Stderr
	start := time.Now()
	output, err := command.Output()
	t := timed{took: time.Since(start), output: string(output)}
	if state := command.ProcessState; state != nil {
		t.processor, t.memory = state.UserTime()+state.SystemTime(), residentMemory(state)
	}
	return t, err
}

// check checks the built pages.
func (s *generatedSite) check(built string, cores int) (timed, error) {
	report := filepath.Join(s.folder, "report.txt")
	t, err := run(cores, s.command, "check", built, "--base", "https://sunrise.example/", "--now", "2026-11-22", "--fail-on", "never", "-o", report)
	if err != nil {
		return t, err
	}
	text, err := os.ReadFile(report)
	if err != nil {
		return t, err
	}
	if !strings.Contains(string(text), fmt.Sprint("\n", s.pages, " files checked\n")) {
		return t, fmt.Errorf("not all pages were checked")
	}
	findings := strings.Count(string(text), "]\n")
	if s.findings != 0 && s.findings != findings {
		return t, fmt.Errorf("%d findings, and %d the time before", findings, s.findings)
	}
	s.findings = findings
	return t, nil
}

// parseFolder reads the pages of a folder with html.Parse and does nothing with them.
func parseFolder(folder string) error {
	names := make(chan string)
	errs := make(chan error, runtime.GOMAXPROCS(0)+1)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				file, err := os.Open(name)
				if err == nil {
					_, err = html.Parse(file)
					file.Close()
				}
				if err != nil {
					select {
					case errs <- err:
					default:
					}
				}
			}
		})
	}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			names <- path
		}
		return err
	})
	close(names)
	workers.Wait()
	select {
	case err = <-errs:
	default:
	}
	return err
}
