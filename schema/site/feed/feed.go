package feed

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/healthld/healthld/internal/folder"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/site"
)

// Options say how [Write] works.
type Options struct {
	// Read says which pages are read. The base must be known. A feed is made of all
	// pages that it lets through: with shards it is that of a part of the site.
	Read site.ReadOptions
	// Out is the path of the folder that the feed is written to. It is made where
	// there is none, and may be that of the pages or lie in it.
	Out string
	// Address is where that folder is published, with a slash at its end. If it is
	// empty, that is the base, and where Out lies in the folder of pages, what the
	// base says of it.
	Address string
	// Notations are those that the feed is written in, [JSONLines] and [NQuads] if
	// there are none.
	Notations []Notation
	// Things and Bytes are how much a part may hold at most, 10,000 things and 50 MB
	// if they are zero or less. A part of one thing is as long as that is.
	Things int
	Bytes  int64
	// State is the path of the file that keeps digests and dates from one run to the
	// next: schemamap.json in Out if it is empty. Keep it where Out is made anew each
	// time.
	State string
	// Now is the date of what has changed. It must be set.
	Now time.Time
	// Memory is how many bytes of what pages say are held before they are put into
	// temporary files, 32 MB if it is zero or less.
	Memory int
	// Waiting is told once if Write waits for another program in the same folder, if
	// it is set.
	Waiting func()
	// Done is told of each page that was read, if it is set.
	Done func()
}

// Part is a file of the feed.
type Part struct {
	// Name is that of the file in the folder.
	Name     string
	Notation Notation
	// Things is how many things are in it, and Bytes its length.
	Things int
	Bytes  int64
	// SHA256 is the digest of the file in hexadecimal digits.
	SHA256 string
	// Modified is since when it is as it is.
	Modified time.Time
	// Written says that this run wrote it.
	Written bool
}

// Result says what [Write] did.
type Result struct {
	// ReadResult says which pages were read.
	site.ReadResult
	// Things counts the things in the feed. Unnamed are those of them without an @id,
	// which programs that go by it pass over, and Given those that were given an IRI
	// below /.well-known/genid/.
	Things, Unnamed, Given int
	// Foreign counts the things whose IRI is on another host than the base: pages
	// may describe them, but the site is not who names them. ForeignIDs are some of
	// them, in their order.
	Foreign    int
	ForeignIDs []string
	// Conflicting counts where pages contradict each other: a property of a thing each time.
	// Conflicts are the first 1,000 of them, in the order of the ids.
	Conflicting int
	Conflicts   []Conflict
	// Problems are what could not be published, each with its place.
	Problems []*rdf.Problem
	// Parts are the files of the feed, and Removed those of the run before that are
	// no part of it any more. Kept are such ones that somebody has changed since.
	Parts         []Part
	Removed, Kept []string
	// Written counts the files in the folder of the feed that this run wrote, and Unchanged
	// those that were so already: the parts, the schema map, and the state where it is kept
	// there.
	Written, Unchanged int
	// SchemaMap is the address of the schema map.
	SchemaMap string
}

// Conflict is where pages say different things of a property of which a thing has one
// value. All values are in the feed.
type Conflict struct {
	// Thing is the IRI of the thing, and Property that of the property.
	Thing, Property string
	// Values are up to ten of the values, and More is how many others there are.
	Values []Said
	More   int
}

// Said is a value as it is shown, with up to ten of the places where it stands, the first
// ones, and how many there are in all.
type Said struct {
	Value  string
	Places []rdf.Position
	Count  int
}

// String says what is wrong, with up to three places of each value.
func (c Conflict) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "pages contradict each other in %s of %s:", strings.TrimPrefix(strings.TrimPrefix(c.Property, "http://schema.org/"), "https://schema.org/"), c.Thing)
	for i, v := range c.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(" " + v.Value)
		const most = 3
		for j, place := range v.Places[:min(most, len(v.Places))] {
			b.WriteString([...]string{" in ", ", "}[min(j, 1)] + place.String())
		}
		if more := v.Count - most; more > 0 {
			fmt.Fprintf(&b, " and %d more", more)
		}
	}
	if c.More > 0 {
		fmt.Fprintf(&b, ", and %d more values", c.More)
	}
	return b.String()
}

// Write reads the pages of a folder and writes the feed of the site; the package
// comment says what that is. The same pages give the same files, but for dates, and
// what is in a file already is not written again.
//
// Memory is bounded: pages are let go of as [site.Read] does, and what they say waits
// in temporary files. What is held is Memory, 24 bytes a thing, all that pages say of
// one thing and one part at a time.
//
// A page that cannot be read keeps no others from the feed, and is in the Result.
// Errors are those of the options, of the folders and files of the feed, and the
// context's. A file of a feed that this package did not write is not overwritten but an
// error; then nothing is written.
func Write(ctx context.Context, options Options) (*Result, error) {
	w := &writer{options: options, result: new(Result)}
	err := w.prepare()
	if err == nil {
		err = w.run(ctx)
	}
	return w.result, err
}

// writer is the state of a run.
type writer struct {
	options Options
	result  *Result
	// host is that of the base, genid what IRIs begin with that things are given.
	host, genid string
	address     string
	statePath   string
	// stateWritten says that this run wrote the state, which it may do twice.
	stateWritten bool

	temporary string
	sorter    sorter
	// drafts are the files with all things in each notation, in the order of entries.
	drafts  []*os.File
	writers []*bufio.Writer
	entries []entry
}

func (w *writer) prepare() error {
	o := &w.options
	base, err := url.Parse(o.Read.Base)
	if err != nil || base.Host == "" {
		return fmt.Errorf("feed: the base %q is no address of a folder: give it as https://sunrise.example/", o.Read.Base)
	}
	if base.Path == "" {
		o.Read.Base += "/"
	}
	w.host = strings.ToLower(base.Host)
	w.genid = base.Scheme + "://" + base.Host + "/.well-known/genid/"
	if o.Now.IsZero() {
		return fmt.Errorf("feed: no date is given for what has changed: set Now")
	}
	if len(o.Notations) == 0 {
		o.Notations = []Notation{JSONLines, NQuads}
	}
	slices.Sort(o.Notations)
	o.Notations = slices.Compact(o.Notations)
	for _, n := range o.Notations {
		if n.Extension() == "" {
			return fmt.Errorf("feed: there is no notation %d", n)
		}
	}
	if o.Things <= 0 {
		o.Things = defaultThings
	}
	if o.Bytes <= 0 {
		o.Bytes = defaultBytes
	}
	if o.Memory <= 0 {
		o.Memory = 32 << 20
	}
	if o.Out == "" {
		return fmt.Errorf("feed: no folder is given to write to: set Out")
	}
	if w.statePath = o.State; w.statePath == "" {
		w.statePath = filepath.Join(o.Out, stateName)
	}
	return w.findAddress()
}

// findAddress finds where the feed is published.
func (w *writer) findAddress() error {
	o := &w.options
	w.address = o.Address
	if w.address == "" {
		w.address = o.Read.Base
		inside, err := folder.Within(o.Out, o.Read.Pages)
		if err != nil {
			return err
		}
		if inside {
			path, err := relative(o.Read.Pages, o.Out)
			if err != nil {
				return err
			}
			if path != "." {
				w.address += (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "/"
			}
		}
	}
	if u, err := url.Parse(w.address); err != nil || u.Host == "" || !strings.HasSuffix(u.Path, "/") || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("feed: the address %q is none of a folder: give it as https://sunrise.example/feed/", w.address)
	}
	w.result.SchemaMap = w.address + mapName
	return nil
}

// relative gives the path of a folder below another, whatever links lead to them. The
// inner one need not be there.
func relative(outer, inner string) (string, error) {
	outer, err := filepath.Abs(outer)
	if err != nil {
		return "", err
	}
	if inner, err = filepath.Abs(inner); err != nil {
		return "", err
	}
	if path, err := filepath.Rel(outer, inner); err == nil && filepath.IsLocal(path) {
		return path, nil
	}
	return "", fmt.Errorf("feed: %s lies in %s by way of links, so that its address is not known: give it", inner, outer)
}

func (w *writer) run(ctx context.Context) (err error) {
	if w.temporary, err = os.MkdirTemp("", "healthld-feed-"); err != nil {
		return err
	}
	defer os.RemoveAll(w.temporary)
	w.sorter = sorter{limit: w.options.Memory, folder: w.temporary}
	defer w.sorter.close()
	if err := w.read(ctx); err != nil {
		return err
	}
	defer func() {
		for _, draft := range w.drafts {
			draft.Close()
		}
	}()
	if err := w.draft(ctx); err != nil {
		return err
	}
	return w.publish(ctx)
}

// extracted are the records of a page.
type extracted struct {
	records  [][]byte
	problems []*rdf.Problem
}

// read reads the pages and sorts what they say.
func (w *writer) read(ctx context.Context) error {
	result, err := site.Read(ctx, w.options.Read, func(file *site.File) extracted {
		said := extract(file, w.genid)
		e := extracted{problems: said.problems}
		for _, t := range said.things {
			f := fragment{hash: t.hashOf(), id: t.id, page: said.page, language: said.language, thing: t}
			e.records = append(e.records, f.appendTo(nil))
		}
		return e
	}, func(e extracted) error {
		w.result.Problems = append(w.result.Problems, e.problems...)
		for _, record := range e.records {
			if err := w.sorter.add(record); err != nil {
				return err
			}
		}
		if w.options.Done != nil {
			w.options.Done()
		}
		return nil
	})
	w.result.ReadResult = *result
	if err == nil && result.Pages == 0 {
		err = fmt.Errorf("feed: there are no pages in %s to make a feed of", w.options.Read.Pages)
	}
	return err
}

// draft brings together what pages say of each thing, and writes all of them in each
// notation, without dividing them into parts yet: only then is known how many they
// are.
func (w *writer) draft(ctx context.Context) error {
	for range w.options.Notations {
		file, err := os.CreateTemp(w.temporary, "draft-")
		if err != nil {
			return err
		}
		w.drafts = append(w.drafts, file)
		w.writers = append(w.writers, bufio.NewWriterSize(file, 1<<18))
	}
	var open *merged
	err := w.sorter.each(func(record []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := decode(record)
		if err != nil {
			return err
		}
		if open == nil || open.hash != f.hash || open.id != f.id {
			if err := w.write(open); err != nil {
				return err
			}
			open = begin(f.hash, f.id)
		} else if open.id == "" {
			return nil // what has no name and says the same is the same
		}
		open.add(f)
		return nil
	})
	if err == nil {
		err = w.write(open)
	}
	for _, out := range w.writers {
		if failed := out.Flush(); err == nil {
			err = failed
		}
	}
	w.keepConflicts()
	slices.Sort(w.result.ForeignIDs)
	w.result.ForeignIDs = w.result.ForeignIDs[:min(len(w.result.ForeignIDs), mostForeign)]
	return err
}

// mostForeign is how many ids on other hosts are named.
const mostForeign = 100

// write writes a thing in all notations, or in none: what one of them cannot hold is a
// problem.
func (w *writer) write(m *merged) error {
	if m == nil {
		return nil
	}
	m.tag()
	events := m.tell()
	texts := make([][]byte, len(w.drafts))
	e := entry{hash: m.hash}
	for i, n := range w.options.Notations {
		text, err := n.append(nil, &m.thing, events, m.hash)
		if err == nil && len(text) > maxThing {
			err = fmt.Errorf("it has %d bytes, and %d are the most", len(text), maxThing)
		}
		if err != nil {
			w.result.Problems = append(w.result.Problems, &rdf.Problem{
				What: fmt.Sprintf("the thing %s is left out: %v", m.id, err), Expected: "what " + n.Extension() + " files can hold",
			})
			return nil
		}
		texts[i], e.sizes[i] = text, int32(len(text))
	}
	for i, text := range texts {
		if _, err := w.writers[i].Write(text); err != nil {
			return err
		}
	}
	w.entries = append(w.entries, e)
	w.count(m)
	return nil
}

// maxThing is more than any thing has.
const maxThing = 1 << 30

func (w *writer) count(m *merged) {
	r := w.result
	r.Things++
	switch {
	case m.id == "":
		r.Unnamed++
	case strings.HasPrefix(m.id, w.genid):
		r.Given++
	default:
		if u, err := url.Parse(m.id); err != nil || strings.ToLower(u.Host) != w.host {
			r.Foreign++
			r.ForeignIDs = append(r.ForeignIDs, m.id)
			if len(r.ForeignIDs) > 2*mostForeign { // the first of them in their order are kept
				slices.Sort(r.ForeignIDs)
				r.ForeignIDs = r.ForeignIDs[:mostForeign]
			}
		}
	}
	if m.id != "" {
		conflicts := m.conflicts()
		r.Conflicting += len(conflicts)
		if r.Conflicts = append(r.Conflicts, conflicts...); len(r.Conflicts) > 2*mostConflicts {
			w.keepConflicts()
		}
	}
}

// keepConflicts keeps the first contradictions in the order of the ids.
func (w *writer) keepConflicts() {
	r := w.result
	slices.SortStableFunc(r.Conflicts, func(a, b Conflict) int { return strings.Compare(a.Thing, b.Thing) })
	if len(r.Conflicts) > mostConflicts {
		clear(r.Conflicts[mostConflicts:])
		r.Conflicts = r.Conflicts[:mostConflicts]
	}
}
