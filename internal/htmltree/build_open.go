package htmltree

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
	if k == otherKind {
		b.Elements[index].Name = nameInLower(s.Name)
	}
	b.attributes(index, s, tag)
}

// attributes gives an element the attributes of a tag.
func (b *builder) attributes(element int, s *TagScanner, tag int32) {
	e := &b.Elements[element]
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
		if element < 2 && b.stage < inBody {
			b.gaveUp = true // of the space around the head not all is text
		}
	}
	b.Languages = b.Languages || e.Parent >= 0 && e.Names.HasAny(languages)
}

// secondBody takes a tag of body within the body, which has the attributes from then
// on that it did not have (section 13.2.6.4.7). That is plain where it had none and
// nothing stands in it yet but text that nobody asks for.
func (b *builder) secondBody(s *TagScanner, tag int32) bool {
	last := len(b.Elements) - 1
	e := &b.Elements[last]
	const bare = len("<body>")
	switch {
	case e.Name != "body" || e.Foreign:
		return false
	case s.End-s.Start == bare:
		return true
	case int(e.end-e.start) > bare || s.names.HasAny(textual):
		return false
	}
	b.attributes(last, s, tag)
	return true
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
