package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// render gives README.md.
func render(all []suite, counts []count) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`# Conformance

Tests that others wrote, against the readers and writers of healthld. This file is written
by a command, and a test holds it to what a run gives:

    go -C internal/conformance run . -write

| suite | release | asked for | passed | failed | left out |
| --- | --- | --- | ---: | ---: | ---: |
`)
	var reasons []string
	for i, s := range all {
		c := counts[i]
		left := 0
		for _, reason := range slices.Sorted(maps.Keys(c.left)) {
			left += c.left[reason]
			reasons = append(reasons, fmt.Sprintf("- %s, %d: %s", s.title, c.left[reason], reason))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %d | %d | %d |\n", s.title, s.release, s.asked, c.passed, c.failed, left)
	}
	b.WriteString("\nLeft out, and why:\n\n" + strings.Join(reasons, "\n") + "\n")
	b.WriteString(`
## Where the suites are

The suites are not part of the repository. They are looked for in ` + "`../shared/data`" + `, beside
the checkout; whoever wants to run them lays them there. The hash says whether it is the
same state: it is that of a file, or of a folder

    find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum

| suite | from | in ../shared/data | SHA-256 |
| --- | --- | --- | --- |
`)
	told := make(map[string]bool)
	for _, s := range all {
		if told[s.folder] {
			continue
		}
		told[s.folder] = true
		hash, err := hashOf(filepath.Join(shared, s.folder))
		if err != nil {
			return nil, err
		}
		title := s.title
		if s.folder == examplesFile {
			title = "Examples of schema.org (the file has about half of those of the release)"
		}
		fmt.Fprintf(&b, "| %s | <%s> | %s | `%s` |\n", title, s.address, s.folder, hash)
	}
	return b.Bytes(), nil
}

// hashOf gives the hash of a file, or that of a folder: of the hashes of all files in
// it, as sha256sum prints them, in the order of their paths.
func hashOf(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		text, err := os.ReadFile(path)
		return hexOf(text), err
	}
	var names []string
	err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			name, err = filepath.Rel(path, name)
			names = append(names, "./"+filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		return "", err
	}
	slices.Sort(names)
	var list bytes.Buffer
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(path, filepath.FromSlash(name)))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&list, "%s  %s\n", hexOf(text), name)
	}
	return hexOf(list.Bytes()), nil
}

func hexOf(text []byte) string {
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:])
}
