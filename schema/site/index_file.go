package site

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// An index file holds the summaries of some pages of a site, so that those who read
// parts of it can put them together: lines of JSON, first one that says of which site it
// is and which part, then a summary a line, last one that says how many those are,
// without which the file was cut off.
type (
	indexFileStart struct {
		Kind    string `json:"healthld"`
		Version int    `json:"version"`
		// Base is the address of the folder, empty where that is not known.
		Base   string `json:"base,omitempty"`
		Shard  int    `json:"shard"`
		Shards int    `json:"shards"`
		// Pages counts those of all parts together, 0 in a part without pages.
		Pages int `json:"pages,omitempty"`
	}
	indexFileLine struct {
		Page *Summary `json:"page,omitempty"`
		End  bool     `json:"end,omitempty"`
		// Pages counts the summaries of the file.
		Pages int `json:"pages,omitempty"`
		// Partial is that of the writer.
		Partial bool `json:"partial,omitempty"`
	}
)

const (
	indexFileKind    = "index of a site"
	indexFileVersion = 2
)

// IndexWriter writes the summaries of pages into a file from which [MergeIndexes]
// makes an [Index].
type IndexWriter struct {
	// Partial says that there are pages of the site that are in none of the parts, as in an
	// [Index]; it may be set until Close.
	Partial bool

	out     *bufio.Writer
	encoder *json.Encoder
	// start is what the file begins with, nil once it is written.
	start *indexFileStart
	pages int
}

// NewIndexWriter begins the file of a site, or of a part of it: of the shard that the
// options have read, of the site at their Base. Nothing else in the options counts.
func NewIndexWriter(out io.Writer, options ReadOptions) *IndexWriter {
	w := &IndexWriter{out: bufio.NewWriter(out)}
	w.encoder = json.NewEncoder(w.out)
	base := options.Base
	if of, err := parseBase(base); err == nil {
		base = of.addressOf("") // one site may be written in several ways
	}
	w.start = &indexFileStart{Kind: indexFileKind, Version: indexFileVersion, Base: base, Shard: options.Shard, Shards: max(options.Shards, 1)}
	return w
}

// begin writes what the file begins with: how many pages the site has is known from the
// first of them.
func (w *IndexWriter) begin(pages int) error {
	if w.start == nil {
		return nil
	}
	start := *w.start
	w.start, start.Pages = nil, pages
	return w.encoder.Encode(start)
}

// Write writes the summary of a page. Pages come in the order of their numbers. The
// error is that of the io.Writer.
func (w *IndexWriter) Write(s *Summary) error {
	if err := w.begin(s.Pages); err != nil {
		return err
	}
	w.pages++
	return w.encoder.Encode(indexFileLine{Page: s})
}

// Close ends the file. It closes nothing else. The error is that of the io.Writer.
func (w *IndexWriter) Close() error {
	if err := w.begin(0); err != nil {
		return err
	}
	if err := w.encoder.Encode(indexFileLine{End: true, Pages: w.pages, Partial: w.Partial}); err != nil {
		return err
	}
	return w.out.Flush()
}

// MergeIndexes puts the parts of a site together again, which must be all of it and
// each once, in any order: the index is the same as if one had read all pages. An
// error says which of the inputs is at fault, by its number from 0, and what is wrong:
// that it is of another site than the first, or of other pages of it; that a part is
// missing or a page is in two; that it is no index file, was cut off, or cannot be read.
// [IndexFileError] has the number.
func MergeIndexes(inputs ...io.Reader) (*Index, error) {
	parts := make([]*indexReader, len(inputs))
	for i, input := range inputs {
		parts[i] = newIndexReader(input)
		err := parts[i].readStart()
		if err == nil {
			err = parts[i].fits(parts[:i], len(inputs))
		}
		if err == nil {
			err = parts[i].next()
		}
		if err != nil {
			return nil, &IndexFileError{i, err}
		}
	}
	index := new(Index)
	had := make(map[string]int)
	before := ""
	for {
		first := -1
		for i, p := range parts {
			if p.page != nil && (first < 0 || p.page.Number < parts[first].page.Number) {
				first = i
			}
		}
		if first < 0 {
			index.Partial = slices.ContainsFunc(parts, func(p *indexReader) bool { return p.partial })
			return index, nil
		}
		name := parts[first].page.Name
		if other, twice := had[name]; twice {
			return nil, &IndexFileError{first, fmt.Errorf("its page %s is in the input of number %d too: write the parts again, all of the same pages", strconv.Quote(name), other)}
		}
		if before != "" && comparePaths(before, name) > 0 {
			return nil, &IndexFileError{first, fmt.Errorf("its page %s comes behind %s of the input of number %d, which no folder has so: give parts of one site, written of the same pages",
				strconv.Quote(name), strconv.Quote(before), had[before])}
		}
		had[name], before = first, name
		index.Add(parts[first].page)
		if err := parts[first].next(); err != nil {
			return nil, &IndexFileError{first, err}
		}
	}
}

// comparePaths puts the names of files in the order in which a folder is read.
func comparePaths(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}

// IndexFileError is what is wrong with an input of [MergeIndexes].
type IndexFileError struct {
	// Input is its number, from 0.
	Input int
	Err   error
}

// Error says which input it is, by its number from 0, and what is wrong with it.
func (e *IndexFileError) Error() string { return fmt.Sprintf("site: input %d: %v", e.Input, e.Err) }

// Unwrap gives the error without the input.
func (e *IndexFileError) Unwrap() error { return e.Err }

// indexReader reads an index file.
type indexReader struct {
	decoder *json.Decoder
	start   indexFileStart
	// page is the one that comes next, nil at the end.
	page *Summary
	// last is the number of the page before, and pages counts those that were read.
	last, pages int
	// partial is what the end says.
	partial bool
}

func newIndexReader(in io.Reader) *indexReader {
	return &indexReader{decoder: json.NewDecoder(bufio.NewReaderSize(in, 1<<16)), last: -1}
}

var errNoIndexFile = errors.New("it is no index of a site: give a file that was written as one")

func (r *indexReader) readStart() error {
	if err := r.decoder.Decode(&r.start); err != nil || r.start.Kind != indexFileKind {
		return errNoIndexFile
	}
	if r.start.Version != indexFileVersion {
		return fmt.Errorf("it is an index of version %d, and this program reads version %d: write it again", r.start.Version, indexFileVersion)
	}
	return nil
}

// fits says why a file is no part of what the files before it are parts of, so many in
// all.
func (r *indexReader) fits(before []*indexReader, all int) error {
	s := &r.start
	switch {
	case s.Shards < 1 || s.Shard < 0 || s.Shard >= s.Shards:
		return fmt.Errorf("it is of part %d of %d, which there is not", s.Shard+1, s.Shards)
	case len(before) > 0 && s.Base != before[0].start.Base:
		return fmt.Errorf("it is of the site %s, and the first of %s: give parts of one site", siteName(s.Base), siteName(before[0].start.Base))
	case s.Shards != all:
		return fmt.Errorf("it is one of %d parts of a site, and %d are given: give all of them", s.Shards, all)
	}
	for i, other := range before {
		switch o := &other.start; {
		case o.Shard == s.Shard:
			return fmt.Errorf("it is part %d of the site, and so is the input of number %d: give each once", s.Shard+1, i)
		case s.Pages > 0 && o.Pages > 0 && s.Pages != o.Pages:
			return fmt.Errorf("it is of a site of %d pages, and the input of number %d of one of %d: write the parts again, all of the same pages", s.Pages, i, o.Pages)
		}
	}
	return nil
}

// siteName names a site by the address of its folder.
func siteName(base string) string {
	if base == "" {
		return "whose address is not known"
	}
	return strconv.Quote(base)
}

// next reads the next page.
func (r *indexReader) next() error {
	r.page = nil
	var line indexFileLine
	switch err := r.decoder.Decode(&line); {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("it was cut off after %d pages: write it again", r.pages)
	case err != nil:
		return fmt.Errorf("after %d pages it cannot be read: %w", r.pages, err)
	case line.End && line.Pages != r.pages:
		return fmt.Errorf("it has %d pages, and says that they are %d: write it again", r.pages, line.Pages)
	case line.End:
		r.partial = line.Partial
		return nil
	case line.Page == nil || line.Page.Number <= r.last:
		return fmt.Errorf("after %d pages there is none where one is expected: write it again", r.pages)
	case line.Page.Number%r.start.Shards != r.start.Shard || line.Page.Number >= r.start.Pages:
		return fmt.Errorf("page %d of %d does not belong to part %d of %d: write it again", line.Page.Number+1, r.start.Pages, r.start.Shard+1, r.start.Shards)
	}
	r.page, r.last = line.Page, line.Page.Number
	r.pages++
	return nil
}
