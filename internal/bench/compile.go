package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const schemaPackage = "github.com/healthld/healthld/schema"

// compiles is how many times the package is compiled; the median is printed.
const compiles = 5

// printCompile prints what it takes to compile package schema alone, its
// dependencies built, and how much there is of it.
func printCompile(out io.Writer) error {
	c, err := newCompilation()
	if err != nil {
		return err
	}
	defer os.RemoveAll(c.folder)
	var times []time.Duration
	for range compiles {
		took, err := c.run()
		if err != nil {
			return err
		}
		times = append(times, took)
	}
	slices.Sort(times)
	fmt.Fprintf(out, "%9.1f s of CPU to compile package schema (%.1f–%.1f)\n", times[compiles/2].Seconds(), times[0].Seconds(), times[compiles-1].Seconds())

	size, err := sizeOf(c.files)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%9d structs with %d fields\n", size.structs, size.fields)
	fmt.Fprintf(out, "%9d exported names, methods and fields apart\n", size.exported)
	fmt.Fprintf(out, "%9d B in %d files, the largest %s with %d B\n", size.bytes, len(c.files), size.largest, size.largestBytes)
	return nil
}

// compilation is one package ready to be compiled.
type compilation struct {
	folder, config string
	files          []string
}

// newCompilation builds what the package imports, and notes where it lies.
func newCompilation() (*compilation, error) {
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export,Dir,GoFiles", schemaPackage)
	list.Stderr = os.Stderr
	text, err := list.Output()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "compile")
	if err != nil {
		return nil, err
	}
	c := &compilation{folder: folder, config: filepath.Join(folder, "importcfg")}
	var config strings.Builder
	for decoder := json.NewDecoder(strings.NewReader(string(text))); ; {
		var p struct {
			ImportPath, Export, Dir string
			GoFiles                 []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.ImportPath == schemaPackage {
			for _, file := range p.GoFiles {
				c.files = append(c.files, filepath.Join(p.Dir, file))
			}
		} else if p.Export != "" {
			fmt.Fprintf(&config, "packagefile %s=%s\n", p.ImportPath, p.Export)
		}
	}
	return c, os.WriteFile(c.config, []byte(config.String()), 0o600)
}

// run compiles the package and gives the processor time that it took.
func (c *compilation) run() (time.Duration, error) {
	compile := exec.Command("go", append([]string{
		"tool", "compile", "-o", filepath.Join(c.folder, "schema.a"), "-p", schemaPackage,
		"-complete", "-pack", "-importcfg", c.config,
	}, c.files...)...)
	compile.Stderr = os.Stderr
	if err := compile.Run(); err != nil {
		return 0, err
	}
	return compile.ProcessState.UserTime() + compile.ProcessState.SystemTime(), nil
}

type packageSize struct {
	structs, fields, exported int
	bytes, largestBytes       int64
	largest                   string
}

// sizeOf counts what the files declare.
func sizeOf(files []string) (packageSize, error) {
	var size packageSize
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil {
			return size, err
		}
		size.bytes += info.Size()
		if info.Size() > size.largestBytes {
			size.largest, size.largestBytes = filepath.Base(name), info.Size()
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return size, err
		}
		for _, declaration := range file.Decls {
			size.add(declaration)
		}
	}
	return size, nil
}

func (s *packageSize) add(declaration ast.Decl) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			s.count(d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				s.count(spec.Names...)
			case *ast.TypeSpec:
				s.count(spec.Name)
				if t, ok := spec.Type.(*ast.StructType); ok && spec.Name.IsExported() {
					s.structs++
					for _, field := range t.Fields.List {
						s.fields += len(field.Names)
					}
				}
			}
		}
	}
}

func (s *packageSize) count(names ...*ast.Ident) {
	for _, name := range names {
		if name.IsExported() {
			s.exported++
		}
	}
}
