package htmltree

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
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
	// p, a, nobr, button and selects are how many elements of these names are open, form
	// says that one is.
	p, a, nobr, button, selects int
	form                        bool
	// at is the end of the tag that was taken last.
	at int
	// raw says that the tag to come ends an element whose content is text.
	raw bool
	// newline says that a line feed right here is left out.
	newline bool
	values  strings.Builder
	// wanted is how many of the open elements have text that counts.
	wanted int
	marked int32
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
	element int32
	kind    *kind
	place   place
	// foreign says that it is one of SVG or MathML, math that of the latter, and
	// passage that HTML may stand in it.
	foreign, math, passage bool
}

const deepest = 512

func newBuilder(text []byte) *builder {
	b := &builder{Tree: &Tree{Template: -1, text: text, direct: true}}
	b.gaveUp = !isParsed(text) || bytes.IndexByte(text, 0) >= 0
	return b
}

// take takes the tag that a scanner stands at, whose number is that among those with
// signs or -1.
func (b *builder) take(s *TagScanner, k *kind, tag int32) {
	if b.gaveUp {
		return
	}
	if b.Elements == nil {
		b.Elements = make([]Element, 0, min(len(b.text)/48, 1<<14)+8)
		b.open = make([]openElement, 0, 32)
	}
	if !b.gap(s.Start) || !b.tag(s, k, tag) || b.gaveUp {
		*b = builder{gaveUp: true} // what it made is of no more use
		return
	}
	b.at = s.End
}

// finish ends the tree at the end of the text, and tells whether it is whole.
func (b *builder) finish() bool {
	if b.gaveUp || b.raw {
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
	b.newline = false
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

// foreignTag takes a tag in SVG or MathML (section 13.2.6.5).
func (b *builder) foreignTag(s *TagScanner, k *kind, tag int32) bool {
	top := &b.open[len(b.open)-1]
	if s.Closing {
		if !EqualName(s.Name, b.Elements[top.element].Name) {
			return false
		}
		b.pop()
		return true
	}
	if top.passage || !s.Foreign || isBreakout(s) {
		return false
	}
	return b.addForeign(s, k, tag, top.math)
}

func (b *builder) addForeign(s *TagScanner, k *kind, tag int32, math bool) bool {
	b.push(s, k, tag)
	top := &b.open[len(b.open)-1]
	b.Elements[top.element].Foreign = true
	top.foreign, top.math = true, math
	top.passage = isIntegrationPoint(s, math) || EqualName(s.Name, "annotation-xml")
	if s.SelfClosing {
		b.pop()
	}
	return true
}

// startTag takes a start tag in HTML.
func (b *builder) startTag(s *TagScanner, k *kind, tag int32) bool {
	if s.Foreign != (k.name == "svg" || k.name == "math") {
		return false
	}
	switch {
	case b.stage == inBody:
	case b.stage == afterBody:
		return false
	case k.name == "html":
		if b.stage != beforeHTML {
			return false
		}
		b.push(s, k, tag)
		b.stage = beforeHead
		return true
	case k.name == "head":
		if b.stage > beforeHead {
			return false
		}
		b.reach(beforeHead)
		b.push(s, k, tag)
		b.stage = inHeadElement
		return true
	case k.name == "body":
		b.reach(afterHead)
		b.push(s, k, tag)
		b.stage = inBody
		return true
	case k.is&inHead != 0:
		if b.stage == afterHead {
			return false
		}
		b.reach(inHeadElement)
		if k.is&isVoid != 0 {
			return b.addVoid(s, k, tag)
		}
		return b.addRaw(s, k, tag)
	default:
		b.reach(inBody)
	}
	if k.is&isOdd != 0 || !b.enterTablePart(k) {
		return false
	}
	if b.place() != inFlow && b.place() < inCell { // where only parts of a table stand
		switch {
		case k.name == "script" || k.name == "style":
			return b.addRaw(s, k, tag)
		case k.name == "col":
			return b.addVoid(s, k, tag)
		}
		return k.is&isTablePart != 0 && b.push(s, k, tag)
	}
	return k.is&isTablePart == 0 && b.startInFlow(s, k, tag)
}

// startInFlow takes a start tag in the body, but for those of parts of a table
// (section 13.2.6.4.7).
func (b *builder) startInFlow(s *TagScanner, k *kind, tag int32) bool {
	switch {
	case k.is == 0:
		if s.Foreign {
			return b.addForeign(s, k, tag, k.name == "math")
		}
		return b.push(s, k, tag)
	case k.is&isBlock != 0:
		b.newline = k.name == "pre" || k.name == "listing"
		return b.endP() && b.push(s, k, tag)
	case k.is&isFormatting != 0:
		if k.name == "a" && b.a > 0 || k.name == "nobr" && b.nobr > 0 {
			return false
		}
		return b.push(s, k, tag)
	case k.is&isVoid != 0:
		switch k.name {
		case "hr":
			if b.selects > 0 || !b.endP() {
				return false
			}
		case "input":
			if b.selects > 0 {
				return false
			}
		}
		return b.addVoid(s, k, tag)
	case k.is&isRawText != 0:
		if k.name == "xmp" && !b.endP() {
			return false
		}
		b.newline = k.name == "textarea"
		return b.addRaw(s, k, tag)
	case k.is&isHeading != 0:
		if !b.endP() {
			return false
		}
		if b.open[len(b.open)-1].kind.is&isHeading != 0 {
			b.pop()
		}
		return b.push(s, k, tag)
	case k.is&isMarker != 0:
		return b.push(s, k, tag)
	}
	switch k.name {
	case "p":
		return b.endP() && b.push(s, k, tag)
	case "li", "dd", "dt":
		return b.endItem(k) && b.endP() && b.push(s, k, tag)
	case "form":
		if b.form || !b.endP() {
			return false
		}
		b.form = true
		return b.push(s, k, tag)
	case "button":
		return b.button == 0 && b.push(s, k, tag)
	case "select":
		return b.selects == 0 && b.push(s, k, tag)
	case "option", "optgroup":
		switch {
		case b.selects > 0:
			if b.find("select", endsScope) < 0 {
				return false
			}
			b.endImplied(k.name == "option", "optgroup")
		case b.open[len(b.open)-1].kind.name == "option":
			b.pop()
		}
		return b.push(s, k, tag)
	case "rb", "rtc", "rp", "rt":
		if b.find("ruby", endsScope) >= 0 {
			b.endImplied(k.name == "rp" || k.name == "rt", "rtc")
		}
		return b.push(s, k, tag)
	case "table":
		return b.find("p", endsScope) < 0 && b.push(s, k, tag)
	}
	return false
}

// enterTablePart ends and begins what a tag of a part of a table asks for before it is
// taken itself (sections 13.2.6.4.9 to 13.2.6.4.15).
func (b *builder) enterTablePart(k *kind) bool {
	if k.is&isTablePart == 0 {
		if b.place() == inColgroup {
			b.pop()
		}
		return true
	}
	for {
		switch b.place() {
		case inCell:
			if !b.endCell() {
				return false
			}
		case inTable:
			switch k.name {
			case "col":
				b.pushImplied("colgroup")
			case "td", "th", "tr":
				b.pushImplied("tbody")
			default:
				return true
			}
		case inTableBody:
			switch k.name {
			case "tr":
				return true
			case "td", "th":
				b.pushImplied("tr")
			default:
				b.pop()
			}
		case inRow:
			if k.name == "td" || k.name == "th" {
				return true
			}
			b.pop()
		case inColgroup:
			if k.name == "col" {
				return true
			}
			b.pop()
		default:
			return false
		}
	}
}

// endTag takes an end tag in HTML.
func (b *builder) endTag(s *TagScanner, k *kind) bool {
	switch {
	case b.stage == inBody:
	case b.stage == afterBody:
		return k.name == "html"
	case b.stage == inHeadElement && k.name == "head":
		b.pop()
		b.stage = afterHead
		return true
	default: // mostly passed over
		return k.name != "head" && k.name != "body" && k.name != "html" && k.name != "br"
	}
	if k.name == "br" || k.name == "template" {
		return false
	}
	switch b.place() {
	case inTable, inTableBody, inRow, inColgroup:
		return b.endInTable(k)
	case inCell:
		switch k.name {
		case "td", "th":
			if k != b.open[b.part()].kind {
				return true // passed over
			}
			return b.endCell()
		case "body", "caption", "col", "colgroup", "html":
			return true
		case "table", "tbody", "tfoot", "thead", "tr":
			return b.findPart(k) < 0 || b.endCell() && b.endInTable(k)
		}
	case inCaption:
		switch k.name {
		case "caption":
			return b.popTo(b.part())
		case "table":
			return b.popTo(b.part()) && b.endInTable(k)
		case "body", "html":
			return true
		}
		if k.is&isTablePart != 0 {
			return true
		}
	}
	return b.endInFlow(s, k)
}

// endInTable takes an end tag where only parts of a table stand.
func (b *builder) endInTable(k *kind) bool {
	switch {
	case k.name == "table":
		for k.name != b.open[len(b.open)-1].kind.name {
			b.pop()
		}
		b.pop()
	case b.place() == inColgroup:
		switch k.name {
		case "colgroup":
			b.pop()
		case "col":
		default:
			b.pop()
			return b.endInTable(k)
		}
	case k.is&isTablePart != 0:
		if at := b.findPart(k); at >= 0 {
			return b.popTo(at)
		}
	default:
		return k.name == "body" || k.name == "html"
	}
	return true
}

// endInFlow takes an end tag in the body (section 13.2.6.4.7).
func (b *builder) endInFlow(s *TagScanner, k *kind) bool {
	switch {
	case k.is&isBlock != 0 || k.name == "button" || k.name == "select":
		return b.endScoped(k)
	case k.is&isFormatting != 0:
		return b.endFormatting(k)
	case k.is&isMarker != 0:
		return b.endScoped(k)
	case k.is&isHeading != 0:
		for i := len(b.open) - 1; ; i-- {
			switch is := b.open[i].kind.is; {
			case is&isHeading != 0:
				return b.popTo(i)
			case is&endsScope != 0:
				return true
			}
		}
	}
	switch k.name {
	case "p":
		if at := b.findP(); at >= 0 {
			return b.popTo(at)
		}
		b.pushImplied("p")
		b.pop()
		return true
	case "li":
		for i := len(b.open) - 1; ; i-- {
			switch open := b.open[i].kind; {
			case open == k:
				return b.popTo(i)
			case open.is&endsScope != 0 || open.name == "ol" || open.name == "ul":
				return true
			}
		}
	case "dd", "dt":
		return b.endScoped(k)
	case "form":
		if !b.form || b.open[len(b.open)-1].kind != k {
			return false
		}
		b.pop()
		return true
	case "body", "html":
		if b.find("body", endsScope) >= 0 {
			b.stage = afterBody
		}
		return true
	}
	return b.endOther(s, k)
}

// endScoped ends an element that is in scope; else the end tag is passed over.
func (b *builder) endScoped(k *kind) bool {
	for i := len(b.open) - 1; ; i-- {
		switch open := b.open[i].kind; {
		case open == k:
			return b.popTo(i)
		case open.is&endsScope != 0:
			return true
		}
	}
}

// endFormatting ends a formatting element in which no block and no other formatting
// element is open.
func (b *builder) endFormatting(k *kind) bool {
	for i := len(b.open) - 1; ; i-- {
		switch open := b.open[i].kind; {
		case open == k:
			return b.popTo(i)
		case open.is&(isSpecial|isFormatting) != 0:
			return b.find(k.name, 0) < 0 // then it is passed over
		}
	}
}

// endOther ends an element that no special one stands in.
func (b *builder) endOther(s *TagScanner, k *kind) bool {
	for i := len(b.open) - 1; ; i-- {
		switch open := b.open[i].kind; {
		case open == k && (k != otherKind || EqualName(s.Name, b.Elements[b.open[i].element].Name)):
			return b.popTo(i)
		case open.is&isSpecial != 0:
			return true
		}
	}
}

// endP ends a p that is in the scope of buttons, if there is one.
func (b *builder) endP() bool {
	if b.p == 0 {
		return true
	}
	at := b.findP()
	return at < 0 || b.popTo(at)
}

func (b *builder) findP() int {
	if b.p == 0 {
		return -1
	}
	for i := len(b.open) - 1; i >= 0; i-- {
		switch open := b.open[i].kind; {
		case open.name == "p":
			return i
		case open.is&endsScope != 0 || open.name == "button":
			return -1
		}
	}
	return -1
}

// endItem ends the item of a list before another.
func (b *builder) endItem(k *kind) bool {
	for i := len(b.open) - 1; i >= 0; i-- {
		switch open := b.open[i].kind; {
		case open == k || k.name != "li" && (open.name == "dd" || open.name == "dt"):
			return b.popTo(i)
		case open.is&isSpecial != 0 && open.name != "address" && open.name != "div" && open.name != "p":
			return true
		}
	}
	return true
}

// endImplied ends the elements whose end tags may be left out, up to one of a name
// where that counts.
func (b *builder) endImplied(except bool, name string) {
	for {
		top := b.open[len(b.open)-1].kind
		if top.is&isImplied == 0 || except && top.name == name {
			return
		}
		b.pop()
	}
}

// find gives the place on the stack of the innermost element of a name that is in
// scope, or -1.
func (b *builder) find(name string, end kinds) int {
	for i := len(b.open) - 1; i >= 0; i-- {
		switch open := b.open[i].kind; {
		case open.name == name:
			return i
		case open.is&end != 0:
			return -1
		}
	}
	return -1
}

// place gives where the innermost open element stands as regards tables.
func (b *builder) place() place { return b.open[len(b.open)-1].place }

// part gives the place on the stack of the cell or caption that is open.
func (b *builder) part() int {
	i := len(b.open) - 1
	for name := b.open[i].kind.name; name != "td" && name != "th" && name != "caption"; name = b.open[i].kind.name {
		i--
	}
	return i
}

// findPart gives the place on the stack of a part of the innermost table, or of that
// itself, or -1.
func (b *builder) findPart(k *kind) int {
	for i := len(b.open) - 1; ; i-- {
		switch open := b.open[i].kind; {
		case open == k:
			return i
		case open.name == "table":
			return -1
		}
	}
}

func (b *builder) endCell() bool { return b.popTo(b.part()) }

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

// push adds an element and opens it.
func (b *builder) push(s *TagScanner, k *kind, tag int32) bool {
	b.add(s, k, tag)
	top := openElement{element: int32(len(b.Elements) - 1), kind: k}
	if n := len(b.open); n > 0 {
		top.place = b.open[n-1].place
	}
	if k.is == 0 {
		b.open = append(b.open, top)
		return true
	}
	switch k.name {
	case "p":
		b.p++
	case "a":
		b.a++
	case "nobr":
		b.nobr++
	case "button":
		b.button++
	case "select":
		b.selects++
	case "table":
		top.place = inTable
	case "tbody", "tfoot", "thead":
		top.place = inTableBody
	case "tr":
		top.place = inRow
	case "td", "th":
		top.place = inCell
	case "colgroup":
		top.place = inColgroup
	case "caption":
		top.place = inCaption
	}
	b.open = append(b.open, top)
	return true
}

// pushImplied opens an element that has no tag.
func (b *builder) pushImplied(name string) {
	b.push(nil, kindOf([]byte(name)), -1)
}

// addVoid adds an element without content.
func (b *builder) addVoid(s *TagScanner, k *kind, tag int32) bool {
	b.add(s, k, tag)
	e := &b.Elements[len(b.Elements)-1]
	e.Behind, e.textEnd = len(b.Elements), e.textStart
	if e.Names.HasAny(textual) {
		b.wanted--
	}
	return true
}

// addRaw adds an element whose content is text, with the content.
func (b *builder) addRaw(s *TagScanner, k *kind, tag int32) bool {
	start, end, closed := s.Content()
	if !s.IsRaw() || !closed {
		return false
	}
	b.push(s, k, tag)
	b.raw = true
	if b.wanted > 0 {
		content := b.text[start:end]
		switch k.name {
		case "textarea", "title":
			b.write(content, b.newline)
		default:
			b.values.WriteString(withLineFeeds(content))
		}
	}
	return true
}

// add adds an element.
func (b *builder) add(s *TagScanner, k *kind, tag int32) {
	index := len(b.Elements)
	parent := -1
	if n := len(b.open); n > 0 {
		parent = int(b.open[n-1].element)
		b.gaveUp = b.gaveUp || n >= deepest
	}
	b.Elements = append(b.Elements, Element{Name: k.name, Parent: parent, tag: -1, textStart: int32(b.values.Len()), marked: b.marked})
	if s == nil {
		return
	}
	e := &b.Elements[index]
	if k == otherKind {
		e.Name = nameInLower(s.Name)
	}
	e.start, e.end = int32(s.Start), int32(s.End)
	e.Names = s.names
	if e.Names == 0 {
		return
	}
	if e.tag = tag; tag >= 0 {
		b.marked++
	}
	e.Signs = tag >= 0 || e.Names.Has(ItempropReverse)
	if e.Names.HasAny(textual) {
		b.wanted++
		if index < 2 && b.stage < inBody {
			b.gaveUp = true // of the space around the head not all is text
		}
	}
	b.Languages = b.Languages || parent >= 0 && e.Names.HasAny(languages)
}

// pop ends the innermost open element.
func (b *builder) pop() {
	n := len(b.open) - 1
	top := &b.open[n]
	switch top.kind.name {
	case "p":
		b.p--
	case "a":
		b.a--
	case "nobr":
		b.nobr--
	case "button":
		b.button--
	case "select":
		b.selects--
	case "form":
		b.form = false
	}
	e := &b.Elements[top.element]
	e.Behind, e.textEnd = len(b.Elements), int32(b.values.Len())
	if e.Names.HasAny(textual) {
		b.wanted--
	}
	b.open = b.open[:n]
}

// popTo ends an open element with all that is open in it, and tells whether that is
// plain.
func (b *builder) popTo(at int) bool {
	for len(b.open) > at {
		if n := len(b.open) - 1; n > at {
			if k := b.open[n].kind; k.is&(isFormatting|isMarker) != 0 || k.name == "form" {
				return false
			}
		}
		b.pop()
	}
	return true
}

// gap takes what stands between the tag that was taken last and a place: text and
// comments. It tells whether the rules are plain.
func (b *builder) gap(to int) bool {
	if b.at == to || b.raw {
		return true
	}
	text := b.text[b.at:to]
	var top openElement
	if n := len(b.open); n > 0 {
		top = b.open[n-1]
	}
	if b.stage != inBody || top.place != inFlow && top.place < inCell {
		if !b.gapThatCounts(text, top.place) {
			return false
		}
	}
	if top.foreign && bytes.Contains(text, foreignSection) {
		return false
	}
	if b.wanted == 0 {
		return true
	}
	first := true
	for piece := range textsIn(text) {
		b.write(piece, b.newline && first && &piece[0] == &text[0])
		first = false
	}
	return true
}

// foreignSection is what CDATA sections begin with, which count in SVG alone.
var foreignSection = []byte("<![")

// gapThatCounts takes a text where one that is not blank is for another element.
func (b *builder) gapThatCounts(text []byte, in place) bool {
	for piece := range textsIn(text) {
		if IsBlank(piece) {
			continue
		}
		if b.stage >= inBody || bytes.IndexByte(piece, '&') >= 0 {
			return false
		}
		b.reach(inBody)
		return true
	}
	return true
}

// textsIn gives the texts between comments.
func textsIn(text []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		if bytes.IndexByte(text, '<') < 0 {
			yield(text)
			return
		}
		at, goes := 0, true
		s := TagScanner{text: text, plain: true}
		s.Passed = func(start, end int) {
			if goes && at < start {
				goes = yield(text[at:start])
			}
			at = end
		}
		s.Next()
		if goes && at < len(text) {
			yield(text[at:])
		}
	}
}

// write adds a text with its character references resolved to the values.
func (b *builder) write(text []byte, newline bool) {
	s := withLineFeeds(text)
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if newline {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n")
	}
	b.values.WriteString(s)
}

// withLineFeeds gives a text with "\n" at the ends of lines.
func withLineFeeds(text []byte) string {
	s := string(text)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
