package htmltree

import "slices"

// push opens an element.
func (b *builder) push(s *TagScanner, k *kind, tag int32) bool {
	n := len(b.open)
	if n == cap(b.open) {
		b.open = slices.Grow(b.open, 1)
	}
	b.open = b.open[:n+1]
	top := &b.open[n]
	*top = openElement{element: -1, number: b.count, kind: k}
	if n > 0 {
		top.place = b.open[n-1].place
	}
	b.count++
	b.gaveUp = b.gaveUp || n >= deepest
	if k.is&isNoted != 0 {
		b.note(k, top)
	}
	switch {
	case s != nil:
		top.start, top.end = int32(s.Start), int32(s.End)
	case n == 0:
		b.make(nil) // the root says what it is without a tag too
	}
	if s != nil && (n == 0 || b.tells(s.names, k)) {
		b.make(s)
		b.attributes(s, tag)
	}
	return true
}

// note takes up what is asked for of elements that are open.
func (b *builder) note(k *kind, top *openElement) {
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
}

// pushImplied opens an element that has no tag.
func (b *builder) pushImplied(name string) {
	b.push(nil, kindOf([]byte(name)), -1)
}

// addVoid adds an element without content.
func (b *builder) addVoid(s *TagScanner, k *kind, tag int32) bool {
	if !b.tells(s.names, k) {
		b.count++
		b.gaveUp = b.gaveUp || len(b.open) >= deepest
		return true
	}
	b.push(s, k, tag)
	b.pop()
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

// tells tells whether an element says something by itself, wherever it stands.
func (b *builder) tells(names Names, k *kind) bool {
	return names.HasAny(telling) || names != 0 && (b.relating > 0 && names.HasAny(linking) || names.Has(Href) && k.name == "base")
}

// make makes elements of the tree of those that are open and are none yet. Most
// elements of a page say nothing, nor does what stands in them: only for one that
// does they are made, with those around it. The scanner, if there is one, stands at
// the tag of the innermost.
func (b *builder) make(s *TagScanner) {
	for ; b.made < len(b.open); b.made++ {
		o := &b.open[b.made]
		e := Element{Name: o.kind.name, Foreign: o.foreign, Parent: -1, tag: -1, number: o.number, textStart: int32(b.values.Len()), marked: b.marked, start: o.start, end: o.end}
		if b.made > 0 {
			e.Parent = int(b.open[b.made-1].element)
		}
		if o.kind == otherKind {
			e.Name = nameInLower(b.nameOf(o))
		}
		switch {
		case o.start == o.end:
		case s != nil && int(o.start) == s.Start:
			e.Names = s.names
		default:
			e.Names = (&TagScanner{text: b.text, Start: int(o.start), End: int(o.end)}).namesOfTag()
		}
		o.element = int32(len(b.Elements))
		b.Elements = append(b.Elements, e)
	}
}

// nameOf gives the name of an open element that has a tag as it is written.
func (b *builder) nameOf(o *openElement) []byte {
	end := int(o.start) + 1
	for !endsName[b.text[end]] {
		end++
	}
	return b.text[o.start+1 : end]
}

// isNamed tells whether an open element that has a tag has a name, in any case. It takes no
// longer than that name is, however long the element's own is.
func (b *builder) isNamed(o *openElement, name []byte) bool {
	start := int(o.start) + 1
	end := start + len(name)
	return end < len(b.text) && endsName[b.text[end]] && EqualNames(name, b.text[start:end])
}

// attributes gives the innermost element, which is made, the attributes of a tag.
func (b *builder) attributes(s *TagScanner, tag int32) {
	top := &b.open[len(b.open)-1]
	e := &b.Elements[top.element]
	if e.Names == 0 {
		return
	}
	if e.tag = tag; tag >= 0 {
		b.marked++
	}
	e.Signs = tag >= 0 || e.Names.Has(ItempropReverse)
	if e.Names.HasAny(textual) {
		b.wanted++
		if top.number < 2 && b.stage < inBody {
			b.gaveUp = true // of the space around the head not all is text
		}
	}
	if e.Names.HasAny(relations) {
		b.relating++
	}
	b.Languages = b.Languages || e.Parent >= 0 && e.Names.HasAny(languages)
}

// secondBody takes a tag of body within the body, which has the attributes from then
// on that it did not have (section 13.2.6.4.7). That is plain where it had none and
// nothing stands in it yet but text that nobody asks for.
func (b *builder) secondBody(s *TagScanner, tag int32) bool {
	top := &b.open[len(b.open)-1]
	const bare = len("<body>")
	switch {
	case top.kind.name != "body" || top.number+1 != b.count:
		return false
	case s.End-s.Start == bare:
		return true
	case int(top.end-top.start) > bare || s.names.HasAny(textual):
		return false
	}
	top.start, top.end = int32(s.Start), int32(s.End)
	if b.tells(s.names, top.kind) {
		b.make(s)
		b.attributes(s, tag)
	}
	return true
}

// pop ends the innermost open element.
func (b *builder) pop() {
	n := len(b.open) - 1
	top := &b.open[n]
	if top.kind.is&isNoted != 0 {
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
	}
	if top.element >= 0 {
		e := &b.Elements[top.element]
		e.Behind, e.textEnd = len(b.Elements), int32(b.values.Len())
		if e.Names.HasAny(textual) {
			b.wanted--
		}
		if e.Names.HasAny(relations) {
			b.relating--
		}
		b.made = n
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
