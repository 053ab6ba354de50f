package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/rdf"
)

// settingsName is the file that says what holds for the files beside it.
const settingsName = "healthld.yaml"

// sources are what the arguments of a command name.
type sources struct {
	inputs []document.Input
	// settings are the files healthld.yaml beside the inputs.
	settings []document.Input
}

// collect reads the files that the arguments name. Those of a directory come in
// the order of their names; none is read twice. A healthld.yaml is settings
// however it is named.
func collect(arguments []string, in io.Reader, from string) (*sources, error) {
	s := &sources{}
	read := make(map[string]bool)
	for _, argument := range arguments {
		if argument == "-" {
			if err := s.addStandardInput(in, from); err != nil {
				return nil, err
			}
			continue
		}
		names, err := filesOf(argument)
		if err != nil {
			return nil, err
		}
		if len(names) != 1 || names[0] != argument {
			if err := s.addSettings(filepath.Clean(argument)); err != nil {
				return nil, err
			}
		}
		for _, name := range names {
			name = filepath.Clean(name)
			if read[name] {
				continue
			}
			read[name] = true
			if err := s.addSettings(filepath.Dir(name)); err != nil {
				return nil, err
			}
			if filepath.Base(name) == settingsName {
				continue // as data/*.yaml names it too
			}
			text, err := readFile(name, maxInput)
			if err != nil {
				return nil, err
			}
			s.inputs = append(s.inputs, document.Input{Name: filepath.ToSlash(name), Text: text})
		}
	}
	if len(s.inputs) == 0 {
		return nil, usageErrorf("%s alone describes nothing; name the files that it holds for", settingsName)
	}
	return s, nil
}

// notRead gives the files of data beside and below the files of settings, which make a folder
// the data of a site, that nobody named: what was read is a part of what they all describe.
func (s *sources) notRead() []string {
	var others []string
	for _, settings := range s.settings {
		names, _ := filesOf(filepath.Dir(settings.Name)) // where that is wrong there are none
		for _, name := range names {
			name = filepath.ToSlash(filepath.Clean(name))
			if !slices.ContainsFunc(s.inputs, func(had document.Input) bool { return had.Name == name }) {
				others = append(others, name)
			}
		}
	}
	return others
}

// filesOf gives the files that an argument means. A directory means the YAML
// and JSON files in it and in those below it, healthld.yaml aside; what begins
// with a dot is passed over.
func filesOf(argument string) ([]string, error) {
	info, err := os.Stat(argument)
	if err != nil {
		return nil, notFetched(argument, err)
	}
	if !info.IsDir() {
		return []string{argument}, nil
	}
	var names []string
	// In the order of the names. Symbolic links are files here, which are read, and
	// no directories.
	// The separator leads through a symbolic link that the argument may be.
	root := filepath.Clean(argument) + string(filepath.Separator)
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case !entry.IsDir() && entry.Name() != settingsName && slices.Contains(dataExtensions, strings.ToLower(filepath.Ext(name))):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, usageErrorf("the directory %s has no files that end in %s", argument, strings.Join(dataExtensions, ", "))
	}
	return names, nil
}

// dataExtensions are those of the files that describe things.
var dataExtensions = []string{".yaml", ".yml", ".json", ".jsonld"}

// maxInput is more than any input may have: what is longer is read no further
// and refused by the reader.
const maxInput = 32 << 20

// readFile reads a regular file, no further than it says. Opening others, a pipe for one, could wait for
// ever.
func readFile(name string, most int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file; pipe it into jsonld-gen gen -", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}

func (s *sources) addStandardInput(in io.Reader, from string) error {
	text, err := io.ReadAll(io.LimitReader(in, maxInput))
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	formats := map[string]document.Format{"yaml": document.YAML, "json": document.JSON}
	s.inputs = append(s.inputs, document.Input{Name: "-", Text: text, Format: formats[from]})
	return nil
}

// addSettings reads the settings of a directory, if there are any.
func (s *sources) addSettings(directory string) error {
	err := s.addFile(filepath.Join(directory, settingsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// addFile reads a file of settings, once. No name is no file.
func (s *sources) addFile(name string) error {
	if name == "" {
		return nil
	}
	name = filepath.Clean(name)
	if slices.ContainsFunc(s.settings, func(had document.Input) bool { return had.Name == filepath.ToSlash(name) }) {
		return nil
	}
	text, err := readFile(name, maxInput)
	if err != nil {
		return err
	}
	s.settings = append(s.settings, document.Input{Name: filepath.ToSlash(name), Text: text, Format: document.YAML})
	return nil
}

// read gives what the settings say together. The base is that of the flag, if it
// is not empty; else all must agree on it.
func (s *sources) read(base string) (document.Settings, []*rdf.Problem) {
	settings := document.Settings{Base: base}
	var problems []*rdf.Problem
	for _, input := range s.settings {
		own, more := document.ReadSettings(input)
		problems = append(problems, more...)
		switch {
		case base != "" || own.Base == "":
		case settings.Base == "":
			settings.Base, settings.BasePosition = own.Base, own.BasePosition
		case settings.Base != own.Base:
			problems = append(problems, &rdf.Problem{
				What: "the files have two bases, " + settings.Base + " and " + own.Base, Expected: "one base for one description",
				Mend: "give --base", Position: rdf.Position{File: input.Name},
			})
		}
		for i, name := range own.Without {
			if !isRule(allRules, name) {
				problems = append(problems, &rdf.Problem{
					What: fmt.Sprintf("without names %q, and there is no such rule or family", name), Expected: "the name of a rule or of a family",
					Mend: `"jsonld-gen explain" lists them`, Position: own.WithoutPositions[i],
				})
			}
		}
		settings.Without = append(settings.Without, own.Without...)
		if settings.Owner == "" {
			settings.Owner, settings.OwnerPosition = own.Owner, own.OwnerPosition
		}
		if len(settings.Languages) == 0 {
			settings.Languages = own.Languages
		}
		settings.WithoutWebPage = settings.WithoutWebPage || own.WithoutWebPage
		if settings.FailOn == "" {
			settings.FailOn = own.FailOn
		}
	}
	return settings, problems
}

func usageErrorf(format string, arguments ...any) error {
	return usageError{fmt.Errorf(format, arguments...)}
}
