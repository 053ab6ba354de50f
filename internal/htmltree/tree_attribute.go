package htmltree

import (
	"context"
	"iter"
	"strings"

	"golang.org/x/net/html"
)

// Get gives the value of an attribute and whether an element has it.
func (t *Tree) Get(element int, name Name) (value string, has bool) {
	e := &t.Elements[element]
	if !e.Names.Has(name) {
		return "", false
	}
	if e.node == nil {
		raw := t.rawValue(e, name)
		if len(raw) < shortValue {
			return t.kept.text(raw), true
		}
		key := longValue{element, name}
		if value, has = t.long[key]; !has {
			if t.long == nil {
				t.long = make(map[longValue]string)
			}
			value = attributeText(raw)
			t.long[key] = value
		}
		return value, true
	}
	for i := range e.node.Attr {
		a := &e.node.Attr[i]
		if a.Namespace == "" && a.Key == name.String() || name == XMLLang && a.Namespace == "xml" && a.Key == "lang" {
			return a.Val, true
		}
	}
	return "", false
}

// rawValue gives the value, as it is written, of an attribute that an element of a tree
// that was made from tags has.
func (t *Tree) rawValue(e *Element, name Name) []byte {
	if e.tag < 0 {
		s := t.tagOf(e)
		a, _ := s.Attribute(name.String())
		return a.Raw
	}
	if p := t.placeOf(e.tag, name); p != nil {
		return t.text[p.start:p.end]
	}
	return nil
}

// placeOf gives where an attribute of a tag stands, or nil where it has none of the name.
func (t *Tree) placeOf(tag int32, name Name) *namedPlace {
	end := len(t.places)
	if int(tag)+1 < len(t.tags) {
		end = int(t.tags[tag+1].places)
	}
	places := t.places[t.tags[tag].places:end]
	for i := range places {
		if places[i].name.Has(name) {
			return &places[i]
		}
	}
	return nil
}

// longValue is an attribute whose value is kept once it was asked for.
type longValue struct {
	element int
	name    Name
}

// shortValue is how long a value is that need not be kept.
const shortValue = 128

// textStore holds short texts, many in one allocation.
type textStore struct{ b strings.Builder }

// storeSize is how many bytes of texts are held together, of which all stay in memory
// as long as one of them does.
const storeSize = 4 * shortValue

// text gives the value of an attribute, which is short.
func (s *textStore) text(raw []byte) string {
	if !isPlain(raw) {
		return attributeText(raw)
	}
	if s.b.Cap()-s.b.Len() < len(raw) {
		s.b = strings.Builder{}
		s.b.Grow(storeSize)
	}
	start := s.b.Len()
	s.b.Write(raw) // into the room that there is: what was given stays where it is
	return s.b.String()[start:]
}

// tagOf gives a scanner that stands at the tag of an element of a tree that was made
// from tags.
func (t *Tree) tagOf(e *Element) TagScanner {
	return TagScanner{text: t.text, Start: int(e.start), End: int(e.end), Name: t.text[e.start+1 : int(e.start)+1+len(e.Name)]}
}

// Namespaces gives the prefixes that an element declares by attributes whose names
// begin with "xmlns:", as they are written but in lower case, with their values.
func (t *Tree) Namespaces(element int) iter.Seq2[string, string] {
	return func(yield func(prefix, value string) bool) {
		e := &t.Elements[element]
		if !e.Names.Has(Namespaces) {
			return
		}
		if e.node == nil {
			s := t.tagOf(e)
			for a := range s.Attributes {
				if namespaceOf(a.Name) != 0 && !yield(nameInLower(a.Name[len(namespacePrefix):]), a.Text()) {
					return
				}
			}
			return
		}
		for i := range e.node.Attr {
			a := &e.node.Attr[i]
			prefix, is := strings.CutPrefix(a.Key, namespacePrefix)
			if is = is && a.Namespace == "" || a.Namespace == "xmlns"; is && !yield(prefix, a.Val) {
				return
			}
		}
	}
}

// Offset gives where the tag of an element begins in the text, in bytes. Where the
// tag has no signs of structured data it is that of the nearest element around it
// that has, and 0 where there is none.
//
// Formatting elements such as b that are left open come to several elements, of
// which all have the place of the tag. Where several such tags are the same to the
// letter the place may be that of another of them.
func (t *Tree) Offset(element int) int {
	for ; element >= 0; element = t.Elements[element].Parent {
		if n := t.Elements[element].tag; n >= 0 {
			return int(t.tags[n].start)
		}
	}
	return 0
}

// AttributeOffset gives where the value of an attribute begins, or its name where
// it has no value. Where the place is not known it is that of the tag.
func (t *Tree) AttributeOffset(element int, name Name) int {
	n := t.Elements[element].tag
	if n < 0 {
		return t.Offset(element)
	}
	switch p := t.placeOf(n, name); {
	case p == nil:
		return int(t.tags[n].start)
	case p.start == p.end:
		return int(p.nameStart)
	default:
		return int(p.start)
	}
}

// TokenOffset is AttributeOffset for a part of the value, which begins at a byte of
// it. Where there are character references before it the place is that of the value.
func (t *Tree) TokenOffset(element int, name Name, at int) int {
	if at == 0 { // as mostly
		return t.AttributeOffset(element, name)
	}
	k := t.attribute(element, name)
	if k.same < 0 {
		value, _ := t.Get(element, name)
		k.same = samePrefix(k.raw, value)
	}
	if at > k.same {
		return k.start
	}
	return k.start + at
}

// knownAttribute is where an attribute stands in the page.
type knownAttribute struct {
	element int
	name    Name
	is      bool
	start   int
	raw     []byte
	// same is how many bytes of the value are written as they are meant, -1 if nobody
	// asked yet.
	same int
}

// attribute looks for an attribute, once for all that stands in its value.
func (t *Tree) attribute(element int, name Name) *knownAttribute {
	k := &t.known
	if k.is && k.element == element && k.name == name {
		return k
	}
	*k = knownAttribute{element: element, name: name, is: true}
	k.start = t.AttributeOffset(element, name)
	if n := t.Elements[element].tag; n >= 0 {
		if p := t.placeOf(n, name); p != nil && p.start < p.end {
			k.raw, k.same = t.text[p.start:p.end], -1
		}
	}
	return k
}

// NamespaceOffset is AttributeOffset for the attribute that declares a prefix.
func (t *Tree) NamespaceOffset(element int, prefix string) int {
	n := t.Elements[element].tag
	if n < 0 {
		return t.Offset(element)
	}
	if a, has := t.tags[n].scanner(t.text).Attribute(namespacePrefix + prefix); has {
		return a.Start
	}
	return int(t.tags[n].start)
}

// samePrefix gives how many bytes two texts have in common.
func samePrefix(a []byte, b string) int {
	n := min(len(a), len(b))
	if string(a[:n]) == b[:n] {
		return n
	}
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// Node gives an element as the parser has it, with what stands in it. A tree that was
// made without the parser is parsed then. The error is that of the context.
func (t *Tree) Node(ctx context.Context, element int) (*html.Node, error) {
	if !t.direct {
		return t.Elements[element].node, nil
	}
	if t.nodes == nil {
		root, _, err := parseHTML(ctx, t.text)
		if err != nil {
			return nil, err
		}
		parsed := &Tree{Template: -1, text: t.text}
		(&gatherer{Tree: parsed, plain: true}).gather(root, 2*len(t.Elements))
		for i := range parsed.Elements {
			t.nodes = append(t.nodes, parsed.Elements[i].node)
		}
	}
	return t.nodes[t.Elements[element].number], nil
}
