// Site writes the web pages of Riverside Clinics from the same data that
// healthld describes: it plays the part of the site generator that somebody
// else has, knows nothing of healthld, and writes no JSON-LD.
//
// It runs in the root of the module:
//
//	go run ./examples/riverside/site
//
// Pages, stylesheet, script, sitemap and the like are always written. Pictures
// are drawn only where they are missing; -images draws all of them again.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	data := flag.String("data", "examples/riverside/data", "folder of the content")
	pages := flag.String("pages", "examples/riverside/pages", "folder to write the site to")
	images := flag.Bool("images", false, "draw all pictures again")
	flag.Parse()
	if err := run(*data, *pages, *images); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// run writes the site of the data to the folder. Other files there stay; the
// tests tell of those that the site no longer has.
func run(data, pages string, images bool) error {
	s, err := load(os.DirFS(data))
	if err != nil {
		return err
	}
	files, err := s.files()
	if err != nil {
		return err
	}
	for _, name := range sortedKeys(files) {
		if err := write(filepath.Join(pages, filepath.FromSlash(name)), files[name]); err != nil {
			return err
		}
	}
	for _, name := range sortedKeys(pictures) {
		path := filepath.Join(pages, filepath.FromSlash(name))
		_, err := os.Stat(path)
		if err == nil && !images {
			continue
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		content, err := pictures[name].encode(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := write(path, content); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
