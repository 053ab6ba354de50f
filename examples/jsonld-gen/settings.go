package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/rdf"
)

// settings is a file healthld.yaml, of which the flags that are not given on the command
// line have their values.
type settings struct {
	document.Settings
	// file is its path, empty where there is none.
	file     string
	problems []*rdf.Problem
	read     bool
}

// taken says which setting gives the value of which flag of which command.
var taken = map[string]map[string]func(*settings) any{
	"build": {
		"data":    func(s *settings) any { return textOrNone(s.inFolder(orHere(s.Data))) },
		"pages":   func(s *settings) any { return textOrNone(s.inFolder(s.Pages)) },
		"out":     func(s *settings) any { return textOrNone(s.inFolder(s.Out)) },
		"fail-on": func(s *settings) any { return textOrNone(s.FailOn) },
		"cards":   func(s *settings) any { return s.Cards },
	},
	"check": reads,
	"read": together(reads, map[string]func(*settings) any{
		"base": func(s *settings) any { return textOrNone(s.Base) },
	}),
	"report": reads,
	"feed": together(reads, map[string]func(*settings) any{
		"out":  func(s *settings) any { return textOrNone(s.inFolder(s.Feed)) },
		"base": func(s *settings) any { return textOrNone(s.Base) },
	}),
}

// reads are the settings for commands that read pages.
var reads = map[string]func(*settings) any{
	"include": func(s *settings) any { return listOrNone(s.Include) },
	"exclude": func(s *settings) any { return listOrNone(s.Exclude) },
	"fail-on": func(s *settings) any { return textOrNone(s.FailOn) },
	"jobs": func(s *settings) any {
		if s.Jobs == 0 {
			return nil
		}
		return s.Jobs
	},
}

// together gives the settings of both.
func together(a, b map[string]func(*settings) any) map[string]func(*settings) any {
	both := make(map[string]func(*settings) any, len(a)+len(b))
	for _, m := range [...]map[string]func(*settings) any{a, b} {
		for name, value := range m {
			both[name] = value
		}
	}
	return both
}

// textOrNone gives a text as the value of a flag: an empty one is none.
func textOrNone(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// listOrNone gives texts as the value of a flag: none of them is none.
func listOrNone(texts []string) any {
	if len(texts) == 0 {
		return nil
	}
	values := make([]any, len(texts))
	for i, text := range texts {
		values[i] = text
	}
	return values
}

// orHere gives the folder of the file itself where none is named.
func orHere(folder string) string {
	if folder == "" {
		return "."
	}
	return folder
}

// inFolder gives a path that is relative to the folder of the file.
func (s *settings) inFolder(name string) string {
	if name == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(s.file), filepath.FromSlash(name))
}

// Validate is a part of kong.Resolver.
func (s *settings) Validate(*kong.Application) error { return nil }

// Resolve gives the value of a flag that is not on the command line. Flags of the
// command line are known by then.
func (s *settings) Resolve(context *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	command := context.Selected()
	if command == nil {
		return nil, nil
	}
	value, has := taken[command.Name][flag.Name]
	if !has {
		return nil, nil
	}
	if !s.read {
		s.read = true
		if err := s.find(context, command); err != nil {
			return nil, err
		}
	}
	if s.file == "" {
		return nil, nil
	}
	return value(s), nil
}

// find reads the file: that of --settings, else that in the folder of --data, else
// that in the current folder or in data below it. One that is not named need not be there.
func (s *settings) find(context *kong.Context, command *kong.Node) error {
	name, named := settingsName, false
	for _, flag := range command.Flags {
		given, _ := context.FlagValue(flag).(string)
		switch {
		case given == "":
		case flag.Name == "settings":
			name, named = given, true
		case flag.Name == "data" && !named:
			name = filepath.Join(given, settingsName)
		}
	}
	name = settingsFile(name, named)
	text, err := readFile(name, maxInput)
	if !named && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", settingsName, err)
	}
	s.file = name
	s.Settings, s.problems = document.ReadSettings(document.Input{Name: filepath.ToSlash(name), Text: text, Format: document.YAML})
	return nil
}

// settingsFile gives the file that settings are in: where none is named and there is none
// in the current folder, that is the one in the folder data, where init puts it.
func settingsFile(name string, named bool) string {
	if !named && name == settingsName {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			if below := filepath.Join("data", settingsName); isFile(below) {
				return below
			}
		}
	}
	return name
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// site gives the folder of the built site: where it is written to, else where its pages
// are.
func (s *settings) site() string {
	if s.Out != "" {
		return s.inFolder(s.Out)
	}
	return s.inFolder(s.Pages)
}
