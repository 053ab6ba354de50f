package site

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
)

// Options say how [Build] works.
type Options struct {
	// Pages is the path of the folder with the pages of the site: its files that
	// end in .html, .htm or .xhtml. The last are read as HTML; what is put into them leaves
	// XML well-formed.
	Pages string
	// Out is the path of the folder where the site is written to, with all that is
	// no page copied. It is made where there is none, and nothing in it is taken
	// away. If it is empty, the pages are changed where they are.
	Out string
	// DryRun leaves every file as it is, and Out unmade.
	DryRun bool
	// Changed is told of each page that is not as it was, in the order of their
	// names, if it is set. The contents hold until it returns. An error from it
	// ends Build.
	Changed func(name string, before, after []byte) error
	// Described is told the description of each page that carries one, in the order
	// of their names, if it is set. An error from it ends Build.
	Described func(*Page) error
	// Waiting is told once if Build waits for another program in the same folder, if
	// it is set.
	Waiting func()
	// Cards has social cards put into the pages that carry a description, as
	// [page.EmbedCard] does with [Page.Card]. Without it those of former runs are taken
	// away.
	Cards bool
	// Found is told how many files there are to go through, before the first, and Done
	// each time one is done, if they are set.
	Found func(files int)
	Done  func()
	// JSONLD are the options that descriptions are written with.
	JSONLD []jsonld.Option
}

// Build puts the descriptions of a site into its pages. Each page that something
// belongs on gets a script element as [page.Embed] makes it; a page on which
// nothing belongs any more loses the one it has. A page that would not change is
// not written.
//
// Whoever reads a page meanwhile, or after the program was killed, finds it as it
// was or as it shall be, never in between. Permissions stay, symbolic links are
// not followed, nothing outside the folders is touched, and of two programs that
// build one folder the second waits for the first, where the system has locks.
//
// A file that cannot be read, described or written does not keep others from it:
// what went wrong with each is in the Result. Errors are those of the options and
// of the folders as a whole, the context's, and those of Changed and Described;
// what was done before is in the Result, too.
func Build(ctx context.Context, content *Content, options Options) (*Result, error) {
	b := &build{content: content, options: options, result: new(Result), placed: make(map[*rdf.Node]bool)}
	err := b.run(ctx)
	b.result.Reading = time.Duration(b.reading.Load())
	b.result.Describing = time.Duration(b.describing.Load())
	b.result.Writing = time.Duration(b.writing.Load())
	return b.result, err
}

// build is the state of a run.
type build struct {
	content *Content
	options Options
	files
	result *Result
	// placed are the things that stand in full somewhere.
	placed map[*rdf.Node]bool

	reading, describing, writing atomic.Int64
}

func (b *build) run(ctx context.Context) error {
	if err := b.open(&b.options); err != nil {
		return err
	}
	defer b.close()
	if !b.options.DryRun {
		unlock, err := b.lock(ctx)
		if err != nil {
			return err
		}
		defer unlock()
		if _, err := b.out.RemoveLeftovers(); err != nil {
			return err
		}
	}
	if err := b.walk(b.result); err != nil {
		return err
	}
	if b.options.Found != nil {
		b.options.Found(len(b.names))
	}
	err := inOrder(ctx, 0, b.names, b.do, func(d *done) error {
		err := b.tell(d)
		if b.options.Done != nil {
			b.options.Done()
		}
		return err
	})
	if err == nil {
		b.tellThings()
	}
	return err
}

// lock waits until no other program builds in the folder.
func (b *build) lock(ctx context.Context) (unlock func(), err error) {
	return b.out.Lock(ctx, b.options.Waiting)
}

// maxPage is larger than any page is.
const maxPage = 64 << 20

// done is what came of one file.
type done struct {
	name   string
	isPage bool
	// page is what it carries, nil where nothing belongs on it, and size how
	// much that is as JSON-LD.
	page *Page
	size int
	// changed: it is not as it was in the folder of pages. written: it was written.
	changed, written bool
	// before and after are its contents, where somebody wants to know.
	before, after []byte
	err           error
}

// do reads, describes and writes one file.
func (b *build) do(name string) *done {
	d := &done{name: name, isPage: isPage(name)}
	if !d.isPage {
		if !b.options.DryRun {
			defer addTime(&b.writing, time.Now())
			d.written, d.err = b.out.Copy(b.pages, name)
		}
		return d
	}
	room := rooms.Get().(*room)
	defer rooms.Put(room)

	start := time.Now()
	before, info, err := b.pages.Read(name, room.before, maxPage)
	room.before = before
	addTime(&b.reading, start)
	if err != nil {
		d.err = err
		return d
	}
	start = time.Now()
	after, err := b.describe(d, before, room)
	addTime(&b.describing, start)
	if err != nil {
		d.err = inFile(filepath.Join(b.options.Pages, filepath.FromSlash(name)), err)
		after = before
	}
	d.changed = !bytes.Equal(before, after)
	if d.changed && b.options.Changed != nil {
		d.before, d.after = bytes.Clone(before), bytes.Clone(after)
	}
	start = time.Now()
	switch {
	case b.options.DryRun:
	case b.out != b.pages:
		d.written, err = b.out.Write(name, after, info.Mode)
		d.err = cmp.Or(d.err, err)
	case d.changed:
		d.err = b.out.Replace(name, after, info)
		d.written = d.err == nil
	}
	addTime(&b.writing, start)
	return d
}

// inFile says in which file an error is.
func inFile(name string, err error) error {
	var problem *rdf.Problem
	if !errors.As(err, &problem) {
		return fmt.Errorf("%s: %w", name, err)
	}
	placed := *problem
	placed.Position.File = name
	return &placed
}

// describe gives the page as it shall be.
func (b *build) describe(d *done, text []byte, room *room) ([]byte, error) {
	routes := b.routes[d.name]
	if !b.content.owns(routes) {
		bare, err := page.Remove(text)
		if err != nil {
			return nil, err
		}
		return page.EmbedCard(bare, page.Card{})
	}
	d.page = b.content.page(routes, page.ReadHead(text), b.exists)
	options := append(slices.Clone(b.options.JSONLD), jsonld.Language(d.page.Language))
	written, err := jsonld.Append(room.jsonld[:0], d.page, options...)
	if err != nil {
		return nil, err
	}
	room.jsonld = written
	after, err := page.AppendText(room.after[:0], text, written)
	if err != nil {
		return nil, err
	}
	room.after = after
	var card page.Card
	if b.options.Cards {
		card = d.page.Card()
	}
	if after, err = page.EmbedCard(after, card); err != nil {
		return nil, err
	}
	d.size = len(written)
	return after, nil
}

// tell adds up what came of the files, one after the other in their order.
func (b *build) tell(d *done) error {
	r := b.result
	if d.err != nil {
		r.Failed = append(r.Failed, d.err)
	}
	switch {
	case d.err == nil && !d.written && b.out != b.pages:
		r.Unwritten++
	case d.written && d.isPage:
		r.Written++
	case d.written:
		r.Copied++
	}
	if !d.isPage {
		return nil
	}
	if d.size > 0 {
		r.Described++
		r.Bytes += int64(d.size)
		for _, n := range d.page.full {
			b.placed[n] = true
		}
		if b.options.Described != nil {
			if err := b.options.Described(d.page); err != nil {
				return err
			}
		}
	}
	if d.page == nil && d.err == nil {
		r.Bare = append(r.Bare, d.name)
	}
	if !d.changed {
		return nil
	}
	r.Changed++
	r.Stale = append(r.Stale, b.compressed[d.name]...)
	if b.options.Changed == nil {
		return nil
	}
	return b.options.Changed(d.name, d.before, d.after)
}

// room is the memory that a page takes while it is worked on.
type room struct{ before, after, jsonld []byte }

var rooms = sync.Pool{New: func() any { return new(room) }}

// addTime adds the time since start.
func addTime(to *atomic.Int64, start time.Time) { to.Add(int64(time.Since(start))) }
