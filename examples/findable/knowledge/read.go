package knowledge

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// Read reads a site or a feed. A folder is a site: all its pages are read, with JSON-LD,
// Microdata and RDFa, and relative addresses are resolved against the base, which may be
// empty. A file is a page if it ends in .html, .htm or .xhtml, and else a feed: JSON-LD
// (.jsonld, .json), JSON lines (.jsonl, .ndjson: a document a line), N-Quads (.nq),
// N-Triples (.nt) or Turtle (.ttl).
//
// What cannot be read of a page is among the problems of the base, and keeps nothing else
// from being read. Errors are those of the file or the folder as a whole, and the
// context's.
func Read(ctx context.Context, path, base string) (*Base, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	b := NewBuilder()
	switch {
	case info.IsDir():
		err = b.AddSite(ctx, path, base)
	case slices.Contains(pageEndings, strings.ToLower(filepath.Ext(path))):
		var file *site.File
		if file, err = site.ReadFile(ctx, path, base, page.Limits{}); err == nil {
			b.AddPage(file)
		}
	default:
		err = b.AddFeed(path, base)
	}
	if err != nil {
		return nil, err
	}
	return b.Base(), nil
}

var pageEndings = []string{".html", ".htm", ".xhtml"}

// AddSite adds the pages of a folder.
func (b *Builder) AddSite(ctx context.Context, folder, base string) error {
	result, err := site.Read(ctx, site.ReadOptions{Pages: folder, Base: base}, pagePart, func(p *part) error {
		b.add(p)
		return nil
	})
	if err != nil {
		return err
	}
	for _, failed := range slices.Concat(result.Skipped, result.Failed) {
		b.base.Problems = append(b.base.Problems, &rdf.Problem{What: failed.Error()})
	}
	return nil
}

// AddPage adds a page that was read.
func (b *Builder) AddPage(file *site.File) { b.add(pagePart(file)) }

func pagePart(file *site.File) *part {
	p := newPart(file.Path, file.Document.Graph().Nodes(), file.Document.Position)
	p.problems = file.Problems
	p.page = &Page{
		File: file.Path, Address: file.Address,
		Title: strings.Clone(file.Document.Facts.Title.Text), Language: strings.Clone(file.Document.Facts.Language.Text),
		Text: strings.Clone(file.Document.VisibleText().String),
	}
	return p
}

// AddFeed adds a file that is no page.
func (b *Builder) AddFeed(path, base string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	switch ending := strings.ToLower(filepath.Ext(path)); ending {
	case ".jsonl", ".ndjson":
		b.addLines(path, text, base)
	case ".json", ".jsonld":
		dataset, problems := jsonld.Read(text, jsonld.Base(base), jsonld.FileName(path))
		b.addDataset(path, dataset, problems, 0)
	default:
		format := rdf.FormatByExtension(ending)
		if format == 0 {
			return fmt.Errorf("%s ends in none of %s, .jsonld, .json, .jsonl, .ndjson, .nq, .nt and .ttl, so that it is not known how to read it", path, strings.Join(pageEndings, ", "))
		}
		dataset, problems := rdf.Read(text, format, rdf.Base(base), rdf.FileName(path))
		b.addDataset(path, dataset, problems, 0)
	}
	return nil
}

// addLines reads each line as a document of its own.
func (b *Builder) addLines(path string, text []byte, base string) {
	number := 0
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			dataset, problems := jsonld.Read(line, jsonld.Base(base), jsonld.FileName(path))
			b.addDataset(path, dataset, problems, number)
		}
		number++
	}
}

// addDataset adds all graphs, the default graph and the named ones, as one. So many lines
// stand before it in its file.
func (b *Builder) addDataset(path string, dataset *rdf.Dataset, problems []*rdf.Problem, before int) {
	all := &part{file: path, problems: problems}
	for _, problem := range problems {
		if problem.Position.Line > 0 {
			problem.Position.Line += before
		}
	}
	for _, graph := range dataset.Graphs() {
		p := newPart(path, graph.Nodes(), func(pos rdf.Pos) rdf.Position {
			position := dataset.Position(pos)
			if position.Line > 0 {
				position.Line += before
			}
			return position
		})
		all.nodes = append(all.nodes, p.nodes...)
	}
	b.add(all)
}
