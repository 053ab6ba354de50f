package htmltree

// What stands in a template is no part of the document, so that it makes no elements.
// It is plain where each element in it is closed by its own end tag and none is of a
// kind for which the parser keeps more than a stack: then nothing of it is felt
// outside, and all that has to be known is where the template ends.

// startTemplate takes the start tag of a template in HTML.
func (b *builder) startTemplate(s *TagScanner, k *kind, tag int32) bool {
	switch {
	case b.stage == inBody:
		if b.selects > 0 || b.place() != inFlow && b.place() < inCell {
			return false
		}
	case b.stage < afterHead:
		b.reach(inHeadElement)
	default:
		return false
	}
	b.inert = true
	return b.push(s, k, tag)
}

// notInert are the kinds that are not plain in a template, with tables and their parts.
const notInert = isOdd | isMarker | isTablePart | isBarrier | endsScope

// mostInert is how deep the elements in a template may stand in one another, so that
// with those that the parser adds they are not too deep for it.
const mostInert = 100

// inertTag takes a tag within a template.
func (b *builder) inertTag(s *TagScanner, k *kind, tag int32) bool {
	if tag >= 0 && b.Template < 0 {
		b.make(nil)
		b.Template = int(b.open[len(b.open)-1].element)
	}
	n := len(b.inertOpen)
	switch {
	case s.Closing && n == 0:
		b.inert = false
		b.pop()
		return k.name == "template"
	case s.Closing:
		name := b.inertOpen[n-1]
		b.inertOpen = b.inertOpen[:n-1]
		return EqualNames(b.text[name.start:name.end], s.Name)
	case s.Foreign && s.SelfClosing, !s.Foreign && k.is&isVoid != 0:
		return true
	case k.name == "template", !s.Foreign && (k.is&notInert != 0 || k.is&isFormatting != 0 && b.isInertOpen(s.Name)), n == mostInert || len(b.open) > deepest/2:
		return false
	}
	start := s.Start + 1
	b.inertOpen = append(b.inertOpen, span{start, start + len(s.Name)})
	return true
}

// isInertOpen tells whether an element of a name is open in the template.
func (b *builder) isInertOpen(name []byte) bool {
	for _, open := range b.inertOpen {
		if EqualNames(b.text[open.start:open.end], name) {
			return true
		}
	}
	return false
}
