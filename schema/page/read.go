package page

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/healthld/healthld/rdf"
)

// Read reads the structured data of a web page, an HTML document: JSON-LD in
// scripts, Microdata and RDFa, each with the place of every node, property and
// value in the file, and what the page says of itself beside them. It gives what
// could be read, and the problems that were met, in the order of the text: there
// are none where all of it was read. A block that is broken hides no other.
//
// What is read is what browsers and search engines see when the page has come and
// no script has run; the package documentation says what that leaves out. Nothing
// is asked of the network.
//
// Where the context ends, reading ends soon after; a limit that is hit (see
// [Limits]) and the end of the context are problems that say so, and then
// Document.Incomplete is true. Nothing in a page makes Read panic, and its time grows with the length
// of the page.
func Read(ctx context.Context, page []byte, options ...ReadOption) (*Document, []*rdf.Problem) {
	r := newReader(ctx, options)
	if len(page) > r.limits.Size {
		return r.refuse(page[:r.limits.Size], fmt.Sprintf("the page has %d bytes", len(page)))
	}
	r.read(page)
	return r.release()
}

// ReadFrom is [Read] of what a reader gives, up to its end or to the limit of size.
// The error is that of the reader; then nothing was read. A reader that waits for
// data must know of the context itself.
func ReadFrom(ctx context.Context, input io.Reader, options ...ReadOption) (*Document, []*rdf.Problem, error) {
	r := newReader(ctx, options)
	page, err := io.ReadAll(io.LimitReader(readerUntil{ctx, input}, int64(r.limits.Size)+1))
	if err != nil {
		return nil, nil, err
	}
	if len(page) > r.limits.Size {
		document, problems := r.refuse(page[:r.limits.Size], fmt.Sprintf("the page has more than %d bytes", r.limits.Size))
		return document, problems, nil
	}
	r.read(page)
	document, problems := r.release()
	return document, problems, nil
}

// readerUntil gives the error of a context once that ended.
type readerUntil struct {
	ctx context.Context
	io.Reader
}

// Read is that of [io.Reader].
func (r readerUntil) Read(b []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, context.Cause(r.ctx)
	}
	return r.Reader.Read(b)
}

// reader reads one page.
type reader struct {
	readOptions
	ctx      context.Context
	document *Document
	source   *source
	problems []*rdf.Problem
	// ended says that there are too many problems, or that the context ended.
	ended bool
	found found
	// headOnly says that what stands behind the head is not asked for.
	headOnly bool
	// steps and looked tell how many steps were gone, and where the last look at the
	// context was.
	steps, looked int
}

func newReader(ctx context.Context, options []ReadOption) *reader {
	r := readers.Get().(*reader)
	r.limits, r.ctx, r.document = Limits{}.orDefault(), ctx, new(Document)
	for _, option := range options {
		option(&r.readOptions)
	}
	r.document.Base = r.base
	return r
}

// readers are those that are not in use.
var readers = sync.Pool{New: func() any { return new(reader) }}

// release gives what was read. The reader must not be used any more.
func (r *reader) release() (*Document, []*rdf.Problem) {
	document, problems := r.document, r.problems
	*r = reader{}
	readers.Put(r)
	return document, problems
}

// refuse gives a document of which nothing was read.
func (r *reader) refuse(page []byte, what string) (*Document, []*rdf.Problem) {
	r.document.Incomplete = true
	r.document.source = &source{}
	r.document.file = r.document.places.AddFile(r.name, nil)
	problem := &rdf.Problem{
		What: what, Expected: fmt.Sprintf("at most %d", r.limits.Size), Mend: "raise the limit", Incomplete: true,
		Position: r.document.Position(r.document.file.Pos(0)),
	}
	return r.document, []*rdf.Problem{problem}
}

func (r *reader) read(page []byte) {
	d := r.document
	r.source = decode(r.ctx, page, r.contentType)
	d.source, d.Encoding = r.source, r.source.name
	d.file = d.places.AddKeptFile(r.name, r.source.withLines())
	for _, f := range r.source.problems {
		r.reportAt(d.Position(d.file.Pos(f.at)), f)
	}
	if len(page) == 0 {
		r.report(fault{what: "the page is empty", expected: "an HTML document"})
		return
	}
	r.scan()
	r.readScripts()
	r.readMarkup()
	slices.SortStableFunc(d.Blocks, func(a, b *Block) int { return int(a.Pos) - int(b.Pos) })
	sortProblems(r.problems)
	if r.ctx.Err() != nil {
		r.end(len(r.source.text))
	}
}

func sortProblems(problems []*rdf.Problem) {
	slices.SortStableFunc(problems, func(a, b *rdf.Problem) int { return a.Position.Offset - b.Position.Offset })
}

// goesOn tells whether reading may go on: the context is looked at now and then.
func (r *reader) goesOn(at int) bool {
	if r.ended {
		return false
	}
	if r.steps++; r.steps%1024 == 0 || at-r.looked >= lookEvery {
		r.looked = at
		if r.ctx.Err() != nil {
			r.end(at)
		}
	}
	return !r.ended
}

// lookEvery is after how many bytes of text the context is looked at.
const lookEvery = 1 << 16

// end ends reading since the context ended.
func (r *reader) end(at int) {
	if r.ended {
		return
	}
	r.incomplete(fault{at: at, what: "reading ended before the page did: " + context.Cause(r.ctx).Error(), mend: "give it more time"})
	r.ended = true
}

// report makes a problem of a fault in the text.
func (r *reader) report(f fault) { r.reportAt(r.document.Position(r.document.pos(f.at)), f) }

func (r *reader) reportAt(at rdf.Position, f fault) {
	r.add(&rdf.Problem{What: f.what, Expected: f.expected, Mend: f.mend, Incomplete: f.incomplete, Position: at})
}

// add adds a problem, unless there are too many.
func (r *reader) add(p *rdf.Problem) {
	if r.ended {
		return
	}
	r.problems = append(r.problems, p)
	r.document.Incomplete = r.document.Incomplete || p.Incomplete
	if len(r.problems) < r.limits.Problems {
		return
	}
	r.problems = append(r.problems, &rdf.Problem{
		What: "there may be more problems: reading ended here", Expected: fmt.Sprintf("less than %d problems", r.limits.Problems), Incomplete: true, Position: p.Position,
	})
	r.ended, r.document.Incomplete = true, true
}

// incomplete reports that not all of the page is read.
func (r *reader) incomplete(f fault) {
	f.incomplete = true
	r.report(f)
	r.document.Incomplete = true
}
