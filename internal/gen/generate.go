package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/gen/model"
	"github.com/healthld/healthld/internal/gen/printer"
	"github.com/healthld/healthld/internal/gen/release"
	"github.com/healthld/healthld/internal/gen/tables"
)

// shippedFile is where the table of what was shipped lies in the module.
const shippedFile = "internal/gen/tables/shipped.txt"

// generatedFolders are those whose files ending in _gen.go are all ours.
var generatedFolders = []string{"internal/vocab", "schema"}

// output is what a run of the generator makes.
type output struct {
	files []printer.File
	// shipped is the table of what was shipped, brought up to date.
	shipped string
}

// generate makes all files from a release and the module at root.
func generate(ctx context.Context, root, source string) (*output, error) {
	r, err := release.Open(ctx, source, tables.Release)
	if err != nil {
		return nil, err
	}
	shipped, err := model.ParseShipped(tables.Shipped)
	if err != nil {
		return nil, err
	}
	declared, err := declaredByHand(filepath.Join(root, "schema"))
	if err != nil {
		return nil, err
	}
	return generateFrom(r, tables.Health, tables.Branches, shipped, declared)
}

// generateFrom makes all files from facts and tables alone.
func generateFrom(r *release.Release, t model.Tables, branches []string, shipped *model.Shipped, declared map[string]string) (*output, error) {
	schema, err := model.Build(r, t, shipped, declared)
	if err != nil {
		return nil, err
	}
	restored, err := shipped.Restore(r)
	if err != nil {
		return nil, err
	}
	files, err := printer.Vocab(restored)
	if err != nil {
		return nil, err
	}
	schemaFiles, err := printer.Schema(schema, branches)
	if err != nil {
		return nil, err
	}
	return &output{files: append(files, schemaFiles...), shipped: shipped.Update(schema).String()}, nil
}

func (o *output) add(name string, text []byte) {
	o.files = append(o.files, printer.File{Name: name, Text: text})
}

// compare tells which files of the module differ from the output.
func (o *output) compare(root string) error {
	var differences []error
	for _, file := range o.files {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file.Name)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			differences = append(differences, fmt.Errorf("%s is missing", file.Name))
		case err != nil:
			return err
		case !bytes.Equal(text, file.Text):
			differences = append(differences, fmt.Errorf("%s differs from what is generated", file.Name))
		}
	}
	stale, err := o.stale(root)
	if err != nil {
		return err
	}
	for _, name := range stale {
		differences = append(differences, fmt.Errorf("%s is not generated any more", name))
	}
	return errors.Join(differences...)
}

// write brings the module up to date and tells what has changed. Files that are
// right already are not touched.
func (o *output) write(root string, stdout io.Writer) error {
	for _, file := range o.files {
		path := filepath.Join(root, filepath.FromSlash(file.Name))
		if text, err := os.ReadFile(path); err == nil && bytes.Equal(text, file.Text) {
			continue
		}
		if err := os.WriteFile(path, file.Text, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(stdout, "wrote", file.Name)
	}
	stale, err := o.stale(root)
	if err != nil {
		return err
	}
	for _, name := range stale {
		if err := os.Remove(filepath.Join(root, filepath.FromSlash(name))); err != nil {
			return err
		}
		fmt.Fprintln(stdout, "removed", name)
	}
	return nil
}

// stale gives the generated files of the module that are not in the output.
func (o *output) stale(root string) ([]string, error) {
	var stale []string
	for _, folder := range generatedFolders {
		entries, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(folder)))
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			name := folder + "/" + entry.Name()
			known := slices.ContainsFunc(o.files, func(f printer.File) bool { return f.Name == name })
			if strings.HasSuffix(name, "_gen.go") && !known {
				stale = append(stale, name)
			}
		}
	}
	return stale, nil
}

// moduleRoot finds the folder of go.mod at or above the working directory.
func moduleRoot() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		if folder == filepath.Dir(folder) {
			return "", fmt.Errorf("no go.mod at or above %s", start)
		}
	}
}
