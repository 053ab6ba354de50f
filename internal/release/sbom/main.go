// Command sbom writes what programs are made of as software bills of materials
// (CycloneDX 1.6, JSON), one beside each program:
//
//	go -C internal/release run ./sbom /FOLDER/PROGRAM…
//
// It is run in internal/release, where it finds healthld two folders above.
// A bill says what the program says of itself (go version -m): its module, the release of
// Go, and each module with version and hash. The licences are those that the texts in the
// modules are recognised as; a module with another than those allowed here, or with none,
// ends the command. A bill depends on its program alone: there is no date in it, and its
// serial number is made of the program's hash.
package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	cyclonedx "github.com/CycloneDX/cyclonedx-go"
	classifier "github.com/google/licenseclassifier/v2"
	"github.com/google/licenseclassifier/v2/assets"
)

// allowed are the licences (SPDX) that may be in a program: each lets it be given away
// with no more than its own text.
var allowed = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: sbom PROGRAM…")
		os.Exit(2)
	}
	for _, program := range os.Args[1:] {
		if err := writeBill(program); err != nil {
			fmt.Fprintf(os.Stderr, "sbom: %s: %v\n", program, err)
			os.Exit(1)
		}
	}
}

// writeBill writes the bill of a program beside it.
func writeBill(program string) error {
	bill, err := billOf(program)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := cyclonedx.NewBOMEncoder(&b, cyclonedx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bill, cyclonedx.SpecVersion1_6); err != nil {
		return err
	}
	return os.WriteFile(program+".cdx.json", b.Bytes(), 0o644)
}

// billOf makes the bill of a program.
func billOf(program string) (*cyclonedx.BOM, error) {
	text, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	made, err := buildinfo.Read(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	licences, err := newLicences()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	bill := cyclonedx.NewBOM()
	bill.SerialNumber = serialNumber(sum)
	whole := cyclonedx.Component{
		BOMRef: made.Path, Type: cyclonedx.ComponentTypeApplication, Name: made.Path, Version: made.Main.Version,
		Hashes: &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: hex.EncodeToString(sum[:])}},
	}
	if whole.Licenses, err = licences.in(filepath.Join("..", ".."), made.Main.Path); err != nil {
		return nil, err
	}
	bill.Metadata = &cyclonedx.Metadata{Component: &whole}

	components := []cyclonedx.Component{library("std", strings.TrimPrefix(made.GoVersion, "go"))}
	if components[0].Licenses, err = licences.ofGo(); err != nil {
		return nil, err
	}
	for _, module := range made.Deps {
		for module.Replace != nil {
			module = module.Replace
		}
		component := library(module.Path, module.Version)
		if component.Hashes, err = hashesOf(module); err != nil {
			return nil, err
		}
		if component.Licenses, err = licences.of(module.Path, module.Version); err != nil {
			return nil, err
		}
		components = append(components, component)
	}
	bill.Components = &components

	parts := make([]string, len(components))
	for i := range components {
		parts[i] = components[i].BOMRef
	}
	bill.Dependencies = &[]cyclonedx.Dependency{{Ref: whole.BOMRef, Dependencies: &parts}}
	return bill, nil
}

// library is a component that Go calls a module. In its package URL the path is in lower
// case, as the definition of the type golang asks for.
func library(path, version string) cyclonedx.Component {
	address := "pkg:golang/" + strings.ToLower(path) + "@" + version
	return cyclonedx.Component{BOMRef: address, Type: cyclonedx.ComponentTypeLibrary, Name: path, Version: version, PackageURL: address}
}

// hashesOf gives the hash of a module as go.sum has it: SHA-256 of the list of its files
// with their hashes (golang.org/x/mod/sumdb/dirhash, Hash1).
func hashesOf(module *debug.Module) (*[]cyclonedx.Hash, error) {
	encoded, found := strings.CutPrefix(module.Sum, "h1:")
	sum, err := base64.StdEncoding.DecodeString(encoded)
	if !found || err != nil || len(sum) != sha256.Size {
		return nil, fmt.Errorf("module %s has no hash: %q", module.Path, module.Sum)
	}
	return &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: hex.EncodeToString(sum)}}, nil
}

// serialNumber gives a UUID that is made of a hash (version 8, RFC 9562, section 5.8).
func serialNumber(sum [sha256.Size]byte) string {
	id := slices.Clone(sum[:16])
	id[6] = id[6]&0x0F | 0x80
	id[8] = id[8]&0x3F | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// licences recognises the licences of modules.
type licences struct{ classifier *classifier.Classifier }

func newLicences() (*licences, error) {
	c, err := assets.DefaultClassifier()
	return &licences{c}, err
}

// of gives the licences of a module in the module cache.
func (l *licences) of(path, version string) (*cyclonedx.Licenses, error) {
	command := exec.Command("go", "mod", "download", "-json", path+"@"+version)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go mod download %s@%s: %w", path, version, err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(output, &module); err != nil {
		return nil, err
	}
	return l.in(module.Dir, path)
}

func (l *licences) ofGo() (*cyclonedx.Licenses, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	return l.in(strings.TrimSpace(string(root)), "Go")
}

// in gives the licences whose texts are in a folder.
func (l *licences) in(folder, name string) (*cyclonedx.Licenses, error) {
	var files []string
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	recognised := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found := false
		for _, match := range l.classifier.Match(text).Matches {
			if match.MatchType == "License" {
				recognised[match.Name], found = true, true
			}
		}
		if !found {
			return nil, fmt.Errorf("the licence of %s is not recognised: %s", name, file)
		}
	}
	if len(recognised) == 0 {
		return nil, fmt.Errorf("%s has no licence in %s", name, folder)
	}
	var all cyclonedx.Licenses
	for _, id := range slices.Sorted(maps.Keys(recognised)) {
		if !slices.Contains(allowed, id) {
			return nil, fmt.Errorf("%s is under %s, which is not among those allowed: %s", name, id, strings.Join(allowed, ", "))
		}
		all = append(all, cyclonedx.LicenseChoice{License: &cyclonedx.License{ID: id}})
	}
	return &all, nil
}
