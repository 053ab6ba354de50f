package site

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// An index file holds the summaries of some pages of a site, so that those who read
// parts of it can put them together: lines of JSON, first one that says which part
// it is, then a summary a line, last one that says how many those are, without which
// the file was cut off.
type (
	indexFileStart struct {
		Kind    string `json:"healthld"`
		Version int    `json:"version"`
		Shard   int    `json:"shard"`
		Shards  int    `json:"shards"`
	}
	indexFileLine struct {
		Page *Summary `json:"page,omitempty"`
		End  bool     `json:"end,omitempty"`
		// Pages counts the summaries of the file.
		Pages int `json:"pages,omitempty"`
	}
)

const (
	indexFileKind    = "index of a site"
	indexFileVersion = 1
)

// IndexWriter writes the summaries of pages into a file from which [MergeIndexes]
// makes an [Index].
type IndexWriter struct {
	out     *bufio.Writer
	encoder *json.Encoder
	pages   int
}

// NewIndexWriter begins the file of a part of a site: of the shard of so many, as in
// [ReadOptions]. The whole of a site is shard 0 of 1. The error is that of the
// io.Writer.
func NewIndexWriter(out io.Writer, shard, shards int) (*IndexWriter, error) {
	w := &IndexWriter{out: bufio.NewWriter(out)}
	w.encoder = json.NewEncoder(w.out)
	return w, w.encoder.Encode(indexFileStart{indexFileKind, indexFileVersion, shard, max(shards, 1)})
}

// Write writes the summary of a page. Pages come in the order of their numbers. The
// error is that of the io.Writer.
func (w *IndexWriter) Write(s *Summary) error {
	w.pages++
	return w.encoder.Encode(indexFileLine{Page: s})
}

// Close ends the file. It closes nothing else. The error is that of the io.Writer.
func (w *IndexWriter) Close() error {
	if err := w.encoder.Encode(indexFileLine{End: true, Pages: w.pages}); err != nil {
		return err
	}
	return w.out.Flush()
}

// MergeIndexes puts the parts of a site together again, which must be all of it and
// each once, in any order: the index is the same as if one had read all pages. An
// error says which of the inputs is at fault, by its number from 0, and what is wrong:
// that a part is missing, that it is no index file, was cut off, or cannot be read.
// [IndexFileError] has the number.
func MergeIndexes(inputs ...io.Reader) (*Index, error) {
	parts := make([]*indexReader, len(inputs))
	seen := make(map[int]int)
	for i, input := range inputs {
		parts[i] = newIndexReader(input)
		start, err := parts[i].start()
		switch other, had := seen[start.Shard]; {
		case err != nil:
		case start.Shards < 1 || start.Shard < 0 || start.Shard >= start.Shards:
			err = fmt.Errorf("it is of part %d of %d, which there is not", start.Shard+1, start.Shards)
		case start.Shards != len(inputs):
			err = fmt.Errorf("it is one of %d parts of a site, and %d are given: give all of them", start.Shards, len(inputs))
		case had:
			err = fmt.Errorf("it is part %d of the site, and so is the input of number %d: give each once", start.Shard+1, other)
		}
		if err == nil {
			err = parts[i].next()
		}
		if err != nil {
			return nil, &IndexFileError{i, err}
		}
		seen[start.Shard] = i
	}
	index := new(Index)
	for {
		first := -1
		for i, p := range parts {
			if p.page != nil && (first < 0 || p.page.Number < parts[first].page.Number) {
				first = i
			}
		}
		if first < 0 {
			return index, nil
		}
		index.Add(parts[first].page)
		if err := parts[first].next(); err != nil {
			return nil, &IndexFileError{first, err}
		}
	}
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
	// page is the one that comes next, nil at the end.
	page  *Summary
	pages int
}

func newIndexReader(in io.Reader) *indexReader {
	return &indexReader{decoder: json.NewDecoder(bufio.NewReaderSize(in, 1<<16))}
}

var errNoIndexFile = errors.New("it is no index of a site: give a file that was written as one")

func (r *indexReader) start() (start indexFileStart, err error) {
	if err := r.decoder.Decode(&start); err != nil || start.Kind != indexFileKind {
		return start, errNoIndexFile
	}
	if start.Version != indexFileVersion {
		return start, fmt.Errorf("it is an index of version %d, and this program reads version %d: write it again", start.Version, indexFileVersion)
	}
	return start, nil
}

// next reads the next page.
func (r *indexReader) next() error {
	last := -1
	if r.page != nil {
		last = r.page.Number
	}
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
		return nil
	case line.Page == nil || line.Page.Number <= last:
		return fmt.Errorf("after %d pages there is none where one is expected: write it again", r.pages)
	}
	r.page = line.Page
	r.pages++
	return nil
}
