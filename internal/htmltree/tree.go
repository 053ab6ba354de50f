package htmltree

import (
	"context"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/rdf"
)

// Tree is the document tree of a page as browsers make it (HTML, section 13.2.6),
// with the places of the tags that carry structured data: see [Signs].
type Tree struct {
	// Elements are the elements in tree order. What stands in a template is not
	// among them: it is no part of the document. Other than the first those may be
	// missing that say nothing to a reader of structured data, nor anything that stands
	// in them: without signs, an id, a language, a role, prefixes or, within an element
	// with rel or rev, an address.
	Elements []Element
	// Template is the index of the first element of a template in which there is
	// structured data, else -1.
	Template int
	// Languages says that an element other than the first states its language.
	Languages bool

	text   []byte
	values string
	tags   []markedTag
	// places are those of the attributes of the tags.
	places []namedPlace
	// byMarks says that tags were found by marks.
	byMarks bool
	// direct says that the tree was made from the tags, without a parser; then nodes
	// are those of the elements once they are asked for.
	direct bool
	nodes  []*html.Node
	// kept holds the values of attributes that were asked for, but for long ones.
	kept textStore
	// known is the attribute that was looked for last.
	known knownAttribute
	// long are the long values that were asked for in a tree made from tags: by itemref
	// many items may ask for the same one.
	long map[longValue]string
}

// Element is an element of a [Tree].
type Element struct {
	// Name is the name as the parser gives it: in lower case, but for some of SVG.
	Name string
	// Foreign says that it is one of SVG or MathML.
	Foreign bool
	// Names are the attributes that it has, of those that readers look at.
	Names Names
	// Parent is the index of the element that it stands in, -1 for the first.
	Parent int
	// Behind is the index behind the last element that stands in it.
	Behind int
	// Signs says that it has attributes of structured data: those that are [Signs], or
	// itemprop-reverse.
	Signs bool

	// textStart and textEnd are where its text stands among the values.
	textStart, textEnd int32
	// tag is the number of its tag among those with signs, or -1.
	tag int32
	// marked is how many elements before it have signs.
	marked int32
	// number is that among all elements of the page, where the tree was made from the
	// tags.
	number int32
	// start and end are where its tag stands, where the tree was made from the tags;
	// otherwise node is what the parser made.
	start, end int32
	node       *html.Node
}

// Has tells whether the element has an attribute.
func (e *Element) Has(name Name) bool { return e.Names.Has(name) }

// TreeLimits keep a page that nobody means well with from taking all time and
// memory. A field that is zero or less stands for the default.
type TreeLimits struct {
	// Elements is how many elements the page may come to, 4,000,000 by default.
	// Formatting elements that are left open count wherever they may be opened
	// again, so that this is an upper bound.
	Elements int
}

func (l TreeLimits) elements() int {
	if l.Elements <= 0 {
		return defaultElements
	}
	return l.Elements
}

const (
	defaultElements = 4_000_000
	// mostBodies is how many more tags of body and html with attributes there may be.
	// Each is merged into the first at the cost of all that came before.
	mostBodies = 100
)

// ParseOptions are what [Parse] goes by. The zero value will do.
type ParseOptions struct {
	Limits TreeLimits
	// Position gives the place of an offset of the text in the input, for problems;
	// without it only the offset is told.
	Position func(offset int) rdf.Position
	// Tags are those of the text, for who went through them already; they are not
	// gone through again then.
	Tags *Tags
}

// Tags are the tags of a page as [Parse] needs to know them. They are for one Parse.
type Tags struct {
	marker  marker
	problem *rdf.Problem
	// tree is what the builder makes.
	tree Tree
	room tagRoom
}

// tagRoom is what is filled anew for each page.
type tagRoom struct {
	elements []Element
	tags     []markedTag
	places   []namedPlace
	// scanned is for the places of one tag.
	scanned []namedPlace
}

// mostKept is how many elements and tags, with twice as many attributes, room is kept for.
const mostKept = 1 << 12

// usedTags are those that were released.
var usedTags = sync.Pool{New: func() any {
	return &Tags{room: tagRoom{make([]Element, 0, 32), make([]markedTag, 0, 32), make([]namedPlace, 0, 64), make([]namedPlace, 0, 16)}}
}}

// Release gives back what was needed for the tree that was made of the tags, which must
// not be used any more.
func (t *Tags) Release() {
	room := t.room
	if elements := t.tree.Elements; cap(elements) > cap(room.elements) {
		room.elements = elements
	}
	if tags := t.marker.tags; cap(tags) > cap(room.tags) {
		room.tags = tags
	}
	if places := t.marker.places; cap(places) > cap(room.places) {
		room.places = places
	}
	if cap(room.elements) > mostKept || cap(room.tags) > mostKept || cap(room.places) > 2*mostKept {
		return
	}
	clear(t.tree.Elements) // of the texts that they are of
	*t = Tags{room: tagRoom{room.elements[:0], room.tags[:0], room.places[:0], room.scanned[:0]}}
	usedTags.Put(t)
}

// CollectTags gives the tags of a text up to the one that a scanner of it stands at.
// The others are to be taken, one by one, as the scanner comes to them.
func CollectTags(ctx context.Context, s *TagScanner, limits TreeLimits) *Tags {
	t := collectTags(ctx, s.text, s.End, limits)
	s.collects, s.places = true, t.room.scanned
	return t
}

func collectTags(ctx context.Context, text []byte, end int, limits TreeLimits) *Tags {
	t := usedTags.Get().(*Tags)
	m := &t.marker
	m.text, m.limit, m.tags, m.places = text, limits.elements(), t.room.tags, t.room.places
	m.builder.begin(&t.tree, text)
	t.tree.Elements = t.room.elements
	if isParsed(text) {
		t.problem = m.scan(ctx, &TagScanner{text: text, collects: true, places: t.room.scanned}, end)
	}
	return t
}

// Take takes the tag that a scanner stands at.
func (t *Tags) Take(s *TagScanner) {
	if t.problem == nil {
		t.problem = t.marker.take(s)
	}
}

// isParsed tells whether a text is one of those that are parsed: places in it are
// held in 32 bits.
func isParsed(text []byte) bool { return uint64(len(text)) <= math.MaxInt32 }

// Parse makes the tree of a page, whose text is UTF-8. The tree is what html.Parse
// of golang.org/x/net/html makes of the text, to the last element. Where the tags of
// the page are plain it is made without that; see builder.
//
// Where a page goes beyond the limits or is nested deeper than 512 elements, or
// the context ends, there is no tree, but a problem that says so, with the place
// that was come to. Its time grows with the length of the text.
func Parse(ctx context.Context, text []byte, options ParseOptions) (*Tree, *rdf.Problem) {
	return parsePage(ctx, text, options, directly)
}

// way is how a tree is made. Each is for pages for which the one before it is not.
type way uint8

const (
	// directly: from the tags.
	directly way = iota
	// inOrder: by the parser, which moved, dropped and doubled nothing that matters, so
	// that elements are those of the tags in their order.
	inOrder
	// byMarks: by the parser, from a text in which tags are marked.
	byMarks
)

// parsePage is Parse by a way, or one behind it.
func parsePage(ctx context.Context, text []byte, options ParseOptions, first way) (*Tree, *rdf.Problem) {
	if options.Position == nil {
		options.Position = func(offset int) rdf.Position { return rdf.Position{Offset: offset} }
	}
	if !isParsed(text) {
		return nil, &rdf.Problem{What: "the page has " + strconv.Itoa(len(text)) + " bytes", Expected: "less than 2 GB for Microdata and RDFa"}
	}
	tags := options.Tags
	if tags == nil {
		tags = collectTags(ctx, text, len(text), options.Limits)
	}
	m := &tags.marker
	if tags.problem != nil {
		tags.problem.Position = options.Position(m.at)
		return nil, tags.problem
	}
	if first == directly && m.builder.finish() {
		t := m.builder.Tree
		t.tags, t.places = m.tags, m.places
		return t, nil
	}
	parse := func(text []byte, original func(at int) int) (*html.Node, *rdf.Problem) {
		root, served, err := parseHTML(ctx, text)
		if err == nil {
			return root, nil
		}
		p := notParsed(err, ctx)
		p.Position = options.Position(original(served))
		return nil, p
	}
	root, p := parse(text, func(at int) int { return at })
	if p != nil {
		return nil, p
	}
	t := &Tree{Template: -1, text: text, tags: m.tags, places: m.places}
	if (&gatherer{Tree: t}).gather(root, m.starts+4) && first <= inOrder {
		return t, nil
	}
	m.mark()
	if root, p = parse(m.out, m.original); p != nil {
		return nil, p
	}
	t = &Tree{Template: -1, text: text, tags: m.tags, places: m.places, byMarks: true}
	(&gatherer{Tree: t, mark: m.name}).gather(root, m.starts+4)
	return t, nil
}

// parseHTML parses a text; with an error it tells how far that was read.
func parseHTML(ctx context.Context, text []byte) (root *html.Node, served int, err error) {
	r := &piecemeal{ctx: ctx, text: text}
	root, err = html.Parse(r)
	return root, r.served, err
}

func notParsed(err error, ctx context.Context) *rdf.Problem {
	switch {
	case ctx.Err() != nil:
		return ended(ctx)
	case strings.Contains(err.Error(), "exceeds 512"):
		return &rdf.Problem{
			What:     "the page is too deep for Microdata and RDFa to be read: about here more than 512 elements stand in one another",
			Expected: "at most 512",
			Mend:     "close the elements, or use JSON-LD, which is read at any depth",
		}
	}
	return &rdf.Problem{What: "the page cannot be parsed: " + err.Error()}
}

// ended is the problem that a context came to its end.
func ended(ctx context.Context) *rdf.Problem {
	return &rdf.Problem{What: "reading ended before the page did: " + context.Cause(ctx).Error(), Mend: "give it more time", Incomplete: true}
}

// piecemeal reads a text in pieces, so that a parse ends soon after the context does.
type piecemeal struct {
	ctx  context.Context
	text []byte
	// at is how much was read, served how much before the last piece.
	at, served int
}

func (r *piecemeal) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if r.at == len(r.text) {
		return 0, io.EOF
	}
	r.served = r.at
	n := copy(b[:min(len(b), 4096)], r.text[r.at:])
	r.at += n
	return n, nil
}

// Text gives the text of an element, that of all text in it (DOM, descendant text
// content), for elements that carry itemprop or property.
func (t *Tree) Text(element int) string {
	e := &t.Elements[element]
	return t.values[e.textStart:e.textEnd]
}

// Tags gives how many tags have signs of structured data.
func (t *Tree) Tags() int { return len(t.tags) }

// Dropped gives the offsets of tags with any of the signs that made no element, such
// as one of a table cell outside of a table: what they say is not in the tree.
func (t *Tree) Dropped(signs Signs) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range t.tags {
			if tag := &t.tags[i]; t.byMarks && !tag.made && tag.signs&signs != 0 && !yield(int(tag.start)) {
				return
			}
		}
	}
}

// HasSigns tells whether there are signs of structured data in an element, beyond
// those of its own tag.
func (t *Tree) HasSigns(element int) bool {
	e := &t.Elements[element]
	first := element + 1
	if first >= e.Behind {
		return false
	}
	last := &t.Elements[e.Behind-1]
	return last.marked > t.Elements[first].marked || last.tag >= 0
}

// BaseIRI gives the base of the page's relative addresses where its own address is
// that: the href of the first base element that has one, resolved (HTML, section
// 4.2.3). An address that cannot be resolved is passed over.
func (t *Tree) BaseIRI(address string) string {
	for i := range t.Elements {
		if e := &t.Elements[i]; e.Name == "base" && !e.Foreign {
			if href, has := t.Get(i, Href); has {
				base, err := rdf.ResolveIRI(address, strings.Trim(href, space))
				if err != nil || rdf.CheckIRI(base) != nil {
					return address
				}
				return base
			}
		}
	}
	return address
}
