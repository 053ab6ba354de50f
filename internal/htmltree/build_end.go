package htmltree

// endTag takes an end tag in HTML.
func (b *builder) endTag(s *TagScanner, k *kind) bool {
	switch {
	case b.stage == inBody:
		if k == b.open[len(b.open)-1].kind && k != otherKind && k.is&isOdd == 0 {
			b.pop() // as nearly always
			return true
		}
	case b.stage == afterBody:
		if k.name == "html" {
			return true
		}
		b.stage = inBody // as if the body had not ended (section 13.2.6.4.19)
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
		case open == k && (k != otherKind || b.isNamed(&b.open[i], s.Name)):
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
