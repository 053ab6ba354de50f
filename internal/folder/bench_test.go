package folder

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// page is a page of a common size, two folders deep.
const pageName = "en/clinics/index.html"

var page = []byte(strings.Repeat("<p>Short wait, clear explanations.</p>\n", 512)) // 20 KB

func benchFolder(b *testing.B, name string) *Folder {
	tree, err := trees[name](lay(b, map[string]string{pageName: string(page)}))
	require.NoError(b, err)
	f := &Folder{path: "", tree: tree}
	b.Cleanup(func() { _ = f.Close() })
	return f
}

// BenchmarkRead compares reading with os.ReadFile, which knows no roots and no
// buffers.
func BenchmarkRead(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		b.Run(name, func(b *testing.B) {
			f := benchFolder(b, name)
			var buffer []byte
			b.ReportAllocs()
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				var err error
				if buffer, _, err = f.Read(pageName, buffer, 1<<20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("os.ReadFile", func(b *testing.B) {
		path := filepath.Join(lay(b, map[string]string{pageName: string(page)}), pageName)
		b.ReportAllocs()
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if _, err := os.ReadFile(path); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkReplace compares reading and replacing with os.WriteFile, which tears
// the file, and with the least that does not.
func BenchmarkReplace(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		b.Run(name, func(b *testing.B) {
			f := benchFolder(b, name)
			_, info, err := f.Read(pageName, nil, 1<<20)
			require.NoError(b, err)
			b.ReportAllocs()
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if err := f.Replace(pageName, page, info); err != nil {
					b.Fatal(err)
				}
				// What was replaced is not measured twice.
				b.StopTimer()
				if _, info, err = f.Read(pageName, nil, 1<<20); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
	b.Run("os.WriteFile", func(b *testing.B) {
		path := filepath.Join(lay(b, map[string]string{pageName: string(page)}), pageName)
		b.ReportAllocs()
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if err := os.WriteFile(path, page, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("os.WriteFile and os.Rename", func(b *testing.B) {
		path := filepath.Join(lay(b, map[string]string{pageName: string(page)}), pageName)
		b.ReportAllocs()
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if err := os.WriteFile(path+".tmp", page, 0o644); err != nil {
				b.Fatal(err)
			}
			if err := os.Rename(path+".tmp", path); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkWalk walks 10,000 pages in 100 folders.
func BenchmarkWalk(b *testing.B) {
	files := make(map[string]string)
	for i := range 10_000 {
		files[fmt.Sprintf("d%d/page%d.html", i%100, i)] = ""
	}
	root := lay(b, files)
	f, err := Open(root)
	require.NoError(b, err)
	defer f.Close()
	b.Run("Walk", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := f.Walk(func(Entry) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("filepath.WalkDir", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := filepath.WalkDir(root, func(string, os.DirEntry, error) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
