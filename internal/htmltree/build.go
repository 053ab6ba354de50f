package htmltree

import (
	"bytes"
	"strings"
)

// builder makes the elements of a tree from the tags as they come, for pages whose
// tags are plain: each element is closed by its own end tag, or by what the rules say
// where that may be left out, and no formatting element reaches out of what it stands
// in. There the parser of golang.org/x/net/html moves, drops and doubles nothing, so
// that a stack of open elements gives the same tree at a fraction of the cost. At the
// first tag for which that is in doubt the builder gives up, and the page is parsed.
//
// The rules are those of HTML, section 13.2.6, as that parser has them. What makes
// them simple is that the list of active formatting elements (section 13.2.4.3) says
// nothing that the stack does not: a formatting element leaves the stack by its own
// end tag alone.
type builder struct {
	*Tree
	// gaveUp says that the page is not for this way.
	gaveUp bool
	stage  stage
	open   []openElement
	room   [16]openElement
	// p, a, nobr, button and selects are how many elements of these names are open, form
	// says that one is.
	p, a, nobr, button, selects int
	form                        bool
	// at is the end of the tag that was taken last.
	at int
	// raw says that the tag to come ends an element whose content is text.
	raw bool
	// inert says that what comes stands in a template, inertOpen where the names of the
	// elements stand that are open in it.
	inert     bool
	inertOpen []span
	// newline says that a line feed right here is left out.
	newline bool
	// texts are those of the gap that was taken last, textRoom is room for the first.
	texts    [][]byte
	textRoom [4][]byte
	values   strings.Builder
	// wanted is how many of the open elements have text that counts, relating how many
	// have rel or rev, for which the links in them count.
	wanted, relating int
	marked           int32
	// count is how many elements there are, of which the first of the open ones, as many
	// as made, are among those of the tree: see make.
	count int32
	made  int
}

// stage is how far a page has come: its insertion mode (section 13.2.4.1) but for
// those of tables.
type stage uint8

const (
	beforeHTML stage = iota
	beforeHead
	inHeadElement
	afterHead
	inBody
	afterBody
)

// place is where a tag stands as regards tables.
type place uint8

const (
	inFlow place = iota
	inTable
	inTableBody
	inRow
	inColgroup
	inCell
	inCaption
)

// openElement is an element on the stack.
type openElement struct {
	// element is its index in the tree, or -1 where it is not made yet, number that among
	// all elements of the page.
	element, number int32
	// start and end are where its tag stands; without one they are the same.
	start, end int32
	kind       *kind
	place      place
	// foreign says that it is one of SVG or MathML, math that of the latter, and
	// passage that HTML may stand in it.
	foreign, math, passage bool
}

const deepest = 512

// begin begins a tree of a text.
func (b *builder) begin(tree *Tree, text []byte) {
	*tree = Tree{Template: -1, text: text, direct: true}
	b.Tree = tree
	b.gaveUp = !isParsed(text) || bytes.IndexByte(text, 0) >= 0
}

// take takes the tag that a scanner stands at, whose number is that among those with
// signs or -1.
func (b *builder) take(s *TagScanner, k *kind, tag int32) {
	if b.gaveUp {
		return
	}
	if b.open == nil {
		b.open, b.texts = b.room[:0], b.textRoom[:0]
	}
	if !b.gap(s.Start) || !b.tag(s, k, tag) || b.gaveUp {
		b.giveUp()
		return
	}
	b.at = s.End
}

// giveUp leaves the page to the parser. What was made is of no more use.
func (b *builder) giveUp() {
	clear(b.Elements)
	*b.Tree, *b = Tree{}, builder{gaveUp: true}
}

// finish ends the tree at the end of the text, and tells whether it is whole.
func (b *builder) finish() bool {
	if b.gaveUp || b.raw || b.inert {
		return false
	}
	s := TagScanner{text: b.text, next: b.at}
	if n := len(b.open); n > 0 && b.open[n-1].foreign {
		return false // the scanner would have to know
	}
	if s.Next() || !b.gap(s.Start) {
		return false
	}
	b.reach(inBody)
	for len(b.open) > 0 {
		b.pop()
	}
	b.Tree.values = b.values.String()
	return !b.gaveUp
}

// tag takes a tag, and tells whether the rules are plain.
func (b *builder) tag(s *TagScanner, k *kind, tag int32) bool {
	if b.newline && s.Closing && b.open[len(b.open)-1].kind != k {
		return false // where an end tag is passed over, the parser is at the beginning of the pre still
	}
	b.newline = false
	if b.inert {
		return b.inertTag(s, k, tag)
	}
	if b.raw {
		b.raw = false
		b.pop()
		return s.Closing
	}
	if n := len(b.open); n > 0 && b.open[n-1].foreign {
		return b.foreignTag(s, k, tag)
	}
	if s.Closing {
		return b.endTag(s, k)
	}
	return b.startTag(s, k, tag)
}

// place gives where the innermost open element stands as regards tables.
func (b *builder) place() place { return b.open[len(b.open)-1].place }

// reach goes on to a stage: what tags would have begun is begun without them.
func (b *builder) reach(to stage) {
	for b.stage < to {
		switch b.stage {
		case beforeHTML:
			b.pushImplied("html")
		case beforeHead:
			b.pushImplied("head")
		case inHeadElement:
			b.pop()
		case afterHead:
			b.pushImplied("body")
		}
		b.stage++
	}
}
