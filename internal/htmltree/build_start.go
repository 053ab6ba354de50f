package htmltree

// foreignTag takes a tag in SVG or MathML (section 13.2.6.5).
func (b *builder) foreignTag(s *TagScanner, k *kind, tag int32) bool {
	top := &b.open[len(b.open)-1]
	if s.Closing {
		if !EqualNames(s.Name, b.nameOf(top)) {
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
	if top.element >= 0 {
		b.Elements[top.element].Foreign = true
	}
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
	if b.stage == afterBody && k.name != "html" {
		b.stage = inBody // as if the body had not ended (section 13.2.6.4.19)
	}
	if k.name == "template" {
		return b.startTemplate(s, k, tag)
	}
	switch {
	case b.stage == inBody:
		if k.name == "body" {
			return b.secondBody(s, tag)
		}
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
	return b.startInBody(s, k, tag)
}

// startInBody takes a start tag in the body, but for those of body and template.
func (b *builder) startInBody(s *TagScanner, k *kind, tag int32) bool {
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
	case k.is&^isApart == 0:
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
