package site

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/healthld/healthld/internal/folder"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// ReadOptions say how [Read] works.
type ReadOptions struct {
	// Pages is the path of the folder with the pages of the site: its files that
	// end in .html, .htm or .xhtml. Compressed forms of pages, such as index.html.gz,
	// are no pages of their own and are not opened. An .xhtml file is read as HTML too, as
	// browsers do what a server calls text/html: an XML declaration says nothing there, and
	// neither do CDATA sections in scripts.
	Pages string
	// Base is the address of the folder, with a slash at the end, against which the
	// relative addresses of a page are resolved. If it is empty they are not known.
	Base string
	// Include and Exclude are patterns of names of files in the folder, with slashes,
	// as [path.Match] has them; "**" in place of a folder stands for any number of
	// folders, and a pattern without a slash, such as *.htm, holds in every folder.
	// One that matches a folder matches all in it. If there are any in Include, only
	// the files that one of them matches are read; what Exclude matches is not.
	Include, Exclude []string
	// Shard and Shards, where Shards is greater than 1, have only one page in so many
	// read: those whose number in the order of names, from 0, is Shard by that. The
	// shards from 0 to Shards-1 are all pages, each once.
	Shard, Shards int
	// Jobs is how many pages are read at a time, as many as there are cores if it is
	// zero or less.
	Jobs int
	// Limits are those of a page.
	Limits page.Limits
	// Found is told how many pages there are to read, before the first is read, if it
	// is set.
	Found func(pages int)
}

// File is a page of a site that was read.
type File struct {
	// Number counts the pages of the folder from 0, in the order of their names, those
	// of other shards too.
	Number int
	// Pages counts the pages of the folder, those of other shards too; of a page that is
	// read by itself it is 1.
	Pages int
	// Name is the name of the file in the folder, with slashes, and Path its path.
	Name, Path string
	// Address is the address of the page, empty where that of the folder is not
	// known.
	Address string
	// Text is the content of the file.
	Text []byte
	// Document is what machines read in it. Places name the file by its path.
	Document *page.Document
	// Problems are those that reading it met.
	Problems []*rdf.Problem

	// site is the base of a folder of which all pages are read.
	site string
}

// Input gives what the page says by itself as something to look at with the rules of
// package check. Of a folder of which no page is left out, what another page describes
// is no fault: [Check] looks at references from page to page.
func (f *File) Input() check.Input {
	input := f.Document.Input(f.Address, f.Problems)
	input.Site = f.site
	return input
}

// ReadResult says what [Read] came by.
type ReadResult struct {
	// Pages counts the pages that were read.
	Pages int
	// Bytes is how much that was.
	Bytes int64
	// Skipped are what was left out since it is no file, such as symbolic links,
	// each with the reason.
	Skipped []error
	// Failed are the errors of files and folders that cannot be read.
	Failed []error
	// Alike are pairs of names of files in the folder that differ in case alone, as in
	// [Result]. Of the parts of a folder the first has them.
	Alike [][2]string
}

// Read reads the pages of a folder, several at a time, and lets go of each when work
// and tell are done with it: work is called for several pages at a time, and tell
// one after the other in the order of the pages' names, with what work gave. So
// what tell sees depends on the folder alone.
//
// Symbolic links are not followed, and nothing outside of the folder is opened. A
// file that cannot be read does not keep others from it; those are in the result.
// Errors are those of the options and of the folder as a whole, the context's, and
// that of tell, which ends Read.
func Read[T any](ctx context.Context, options ReadOptions, work func(*File) T, tell func(T) error) (*ReadResult, error) {
	result := new(ReadResult)
	r, err := openReading(&options, result)
	if err != nil {
		return result, err
	}
	defer r.pages.Close()
	if options.Found != nil {
		options.Found(len(r.found))
	}
	type read struct {
		of  T
		err error
		n   int
	}
	err = inOrder(ctx, options.Jobs, r.found, func(f found) read {
		file, err := r.read(ctx, f)
		if err != nil {
			return read{err: err}
		}
		return read{of: work(file), n: len(file.Text)}
	}, func(p read) error {
		if p.err != nil {
			result.Failed = append(result.Failed, p.err)
			return nil
		}
		result.Pages++
		result.Bytes += int64(p.n)
		return tell(p.of)
	})
	return result, err
}

// reading is the state of reading a folder.
type reading struct {
	options *ReadOptions
	pages   *folder.Folder
	found   []found
	// all counts the pages of the folder, those of other shards too.
	all   int
	known bool
	addresses
}

// found is a page to read.
type found struct {
	name   string
	number int
}

func openReading(options *ReadOptions, result *ReadResult) (*reading, error) {
	r := &reading{options: options, known: options.Base != ""}
	for _, pattern := range append(options.Include[:len(options.Include):len(options.Include)], options.Exclude...) {
		if _, err := path.Match(pattern, ""); err != nil || pattern == "" {
			return nil, fmt.Errorf("site: the pattern %q is none: write it as *.html, news/* or **/print", pattern)
		}
	}
	if options.Shards > 1 && (options.Shard < 0 || options.Shard >= options.Shards) {
		return nil, fmt.Errorf("site: there is no shard %d of %d: they are numbered from 0", options.Shard, options.Shards)
	}
	var err error
	if r.known {
		if r.addresses, err = parseBase(options.Base); err != nil {
			return nil, err
		}
	}
	if r.pages, err = folder.Open(options.Pages); err != nil {
		return nil, err
	}
	number, inCase := 0, make(namesInCase)
	err = r.pages.Walk(func(e folder.Entry) error {
		if e.Skipped != nil {
			if r.wanted(e.Name) {
				leaveOut(r.pages, e, &result.Skipped, &result.Failed)
			}
			return nil
		}
		if options.Shard == 0 {
			if other := inCase.add(e.Name); other != "" {
				result.Alike = append(result.Alike, [2]string{other, e.Name})
			}
		}
		if isPage(e.Name) && r.wanted(e.Name) {
			if options.Shards <= 1 || number%options.Shards == options.Shard {
				r.found = append(r.found, found{e.Name, number})
			}
			number++
		}
		return nil
	})
	if err != nil {
		r.pages.Close()
		return nil, err
	}
	r.all = number
	return r, nil
}

// wanted tells whether the patterns let a file be read.
func (r *reading) wanted(name string) bool {
	if len(r.options.Include) > 0 && !matchesAny(r.options.Include, name) {
		return false
	}
	return !matchesAny(r.options.Exclude, name)
}

func (r *reading) path(name string) string {
	return filepath.Join(r.pages.Path(), filepath.FromSlash(name))
}

// read reads a page.
func (r *reading) read(ctx context.Context, f found) (*File, error) {
	text, _, err := r.pages.Read(f.name, nil, maxPage)
	if err != nil {
		return nil, err
	}
	file := &File{Number: f.number, Pages: r.all, Name: f.name, Path: r.path(f.name), Text: text}
	if r.known {
		file.Address = r.addressOf(routesOf(f.name)[0])
		if len(r.options.Include)+len(r.options.Exclude) == 0 {
			file.site = r.options.Base
		}
	}
	file.read(ctx, r.options.Limits)
	return file, nil
}

func (f *File) read(ctx context.Context, limits page.Limits) {
	options := []page.ReadOption{page.FileName(f.Path), page.Limit(limits)}
	if f.Address != "" {
		options = append(options, page.Base(f.Address))
	}
	f.Document, f.Problems = page.Read(ctx, f.Text, options...)
}

// ReadFile reads a single page as [Read] does: the path is its name in places, and
// the address, which may be empty, its own. The error is that of the file.
func ReadFile(ctx context.Context, name, address string, limits page.Limits) (*File, error) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s: %w", name, folder.ErrNotRegular)
	}
	if err == nil && info.Size() > maxPage {
		err = fmt.Errorf("%s: the file has %d bytes, more than the %d that a page may have", name, info.Size(), maxPage)
	}
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return ReadText(ctx, name, address, text, limits), nil
}

// ReadText reads the text of a page as [ReadFile] does the text of a file.
func ReadText(ctx context.Context, name, address string, text []byte, limits page.Limits) *File {
	file := &File{Pages: 1, Name: filepath.ToSlash(name), Path: name, Address: address, Text: text}
	file.read(ctx, limits)
	return file
}

// matchesAny tells whether one of the patterns matches a file, or a folder that it
// is in.
func matchesAny(patterns []string, name string) bool {
	for _, pattern := range patterns {
		steps := strings.Split(strings.Trim(pattern, "/"), "/")
		if len(steps) == 1 && !strings.HasPrefix(pattern, "/") {
			steps = []string{"**", pattern}
		}
		if matches(steps, strings.Split(name, "/")) {
			return true
		}
	}
	return false
}

// matches tells whether a pattern matches the beginning of a name, step by step.
// A step "**" stands for any number of folders: the rows of a table say after how
// many steps of the name the pattern up to there may end, so that time does not
// grow with the ways to match.
func matches(pattern, name []string) bool {
	ends := make([]bool, len(name)+1)
	ends[0] = true
	for _, step := range pattern {
		next := make([]bool, len(name)+1)
		for i := range name {
			if step == "**" {
				next[i] = next[i] || ends[i]
				next[i+1] = next[i+1] || next[i]
				continue
			}
			if is, _ := path.Match(step, name[i]); is && ends[i] {
				next[i+1] = true
			}
		}
		if step == "**" {
			next[len(name)] = next[len(name)] || ends[len(name)]
		}
		ends = next
	}
	for i := 1; i <= len(name); i++ {
		if ends[i] {
			return true
		}
	}
	return false
}
