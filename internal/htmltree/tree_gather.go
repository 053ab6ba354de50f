package htmltree

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// gatherer walks over a tree once: it finds the tags of the elements, and gathers
// the elements and the text of those that give values.
type gatherer struct {
	*Tree
	// plain says that tags are not asked for.
	plain bool
	// mark is the name of the attribute with the number of the tag, which is taken out;
	// empty where tags are found by their order.
	mark string
	// met is how many elements with signs there were, lost says that one was not that
	// of the next tag.
	met    int
	lost   bool
	values strings.Builder
	// marked is how many of the elements have signs.
	marked int32
	// wanted is how many of the open elements have text that counts.
	wanted int
	// next are for numbers that several tags share the tags that come next.
	next map[int]int
}

// gather tells whether the tags were found. There are about so many elements.
func (g *gatherer) gather(root *html.Node, elements int) bool {
	g.Elements = make([]Element, 0, elements)
	open := -1 // the element that the walk is in
	for n := root; n != nil && !g.lost; {
		inside := n.FirstChild
		switch n.Type {
		case html.ElementNode:
			open = g.start(n, open)
			if n.Data == "template" && n.Namespace == "" {
				if !g.plain { // no tags are asked for
					g.passTemplate(n, open)
				}
				inside = nil
			}
		case html.TextNode, html.CommentNode, html.DoctypeNode:
			g.cleanNode(n)
			if n.Type == html.TextNode && g.wanted > 0 {
				g.values.WriteString(n.Data)
			}
		}
		if inside != nil {
			n = inside
			continue
		}
		for n != nil {
			if n.Type == html.ElementNode {
				open = g.end(open)
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
	g.Tree.values = g.values.String()
	return g.mark != "" || !g.lost && g.met == len(g.tags)
}

// start adds an element and gives its index.
func (g *gatherer) start(n *html.Node, parent int) int {
	index := len(g.Elements)
	g.Elements = append(g.Elements, Element{
		Name: n.Data, Foreign: n.Namespace != "", Parent: parent, tag: -1, textStart: int32(g.values.Len()), marked: g.marked, node: n,
	})
	if len(n.Attr) == 0 || g.plain {
		return index
	}
	e := &g.Elements[index]
	if e.tag = g.find(n); e.tag >= 0 {
		g.marked++
	}
	e.Names = namesOfNode(n)
	e.Signs = e.tag >= 0 || e.Names.HasAny(signed|1<<ItempropReverse)
	if e.Names.HasAny(textual) {
		g.wanted++
	}
	g.Languages = g.Languages || parent >= 0 && e.Names.HasAny(languages)
	return index
}

// end ends an element and gives the one around it.
func (g *gatherer) end(index int) int {
	e := &g.Elements[index]
	e.Behind, e.textEnd = len(g.Elements), int32(g.values.Len())
	if e.Names.HasAny(textual) {
		g.wanted--
	}
	return e.Parent
}

// passTemplate takes the marks out of what stands in a template, and notes where
// there were any.
func (g *gatherer) passTemplate(template *html.Node, index int) {
	for n := template.FirstChild; n != nil; {
		if n.Type == html.ElementNode {
			if g.find(n) >= 0 && g.Template < 0 {
				g.Template = index
			}
		} else {
			g.cleanNode(n)
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n.NextSibling == nil {
			if n = n.Parent; n == template {
				return
			}
		}
		n = n.NextSibling
	}
}

// find gives the number of the tag of an element, or -1 where that has no signs.
func (g *gatherer) find(n *html.Node) int32 {
	if g.mark != "" {
		tag := g.unmark(n)
		if tag >= 0 {
			g.tags[tag].made = true
		}
		return int32(tag)
	}
	if !namesOfNode(n).HasAny(signed) {
		return -1
	}
	if g.met == len(g.tags) || !g.isOf(n, &g.tags[g.met]) {
		g.lost = true
		return -1
	}
	g.met++
	return int32(g.met - 1)
}

// isOf tells whether an element has the name and the attributes of a tag.
func (g *gatherer) isOf(n *html.Node, tag *markedTag) bool {
	if name := g.text[tag.start+1 : tag.nameEnd]; !isNamed(name, n.Data) {
		return false
	}
	s := tag.scanner(g.text)
	last := 0
	for p := s.skipSpace(int(tag.nameEnd)); p < s.End-1; {
		var at attributePlace
		at, p = s.attribute(p)
		if at.nameStart == at.nameEnd {
			continue
		}
		key, value := g.text[at.nameStart:at.nameEnd], g.text[at.start:at.end]
		if !isSignLetter[key[0]] && key[0]|0x20 != 'h' && key[0]|0x20 != 's' && key[0]|0x20 != 'c' {
			continue // of no use to readers
		}
		// Mostly the attributes stand in the element as they do in the tag.
		for last < len(n.Attr) && !isNamed(key, n.Attr[last].Key) {
			last++
		}
		if last == len(n.Attr) {
			last = slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return isNamed(key, a.Key) })
			if last < 0 {
				return false
			}
		}
		if n.Attr[last].Val != string(value) && n.Attr[last].Val != s.at(at).Text() {
			return false
		}
	}
	return true
}

// isNamed tells whether a name that is written so is one of the tree, whatever its
// case.
func isNamed(written []byte, name string) bool {
	return len(written) == len(name) && strings.EqualFold(string(written), name)
}

// unmark takes the mark out of an element and gives the number of its tag, or -1.
func (g *gatherer) unmark(n *html.Node) int {
	tag := -1
	for i := 0; i < len(n.Attr); i++ {
		a := &n.Attr[i]
		if a.Key != g.mark || tag >= 0 {
			a.Key, a.Val = g.clean(a.Key), g.clean(a.Val)
			continue
		}
		tag = g.tagOf(a.Val)
		if i == 0 { // mostly; no need to move the others
			n.Attr = n.Attr[1:]
		} else {
			n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
		}
		i--
	}
	if len(n.Attr) == 0 {
		n.Attr = nil
	}
	n.Data = g.clean(n.Data)
	return tag
}

// tagOf gives the tag of a mark. Of tags that share a number each is given in turn.
func (g *gatherer) tagOf(mark string) int {
	number, err := strconv.Atoi(mark)
	if err != nil || number >= len(g.tags) {
		return -1
	}
	if g.tags[number].same < 0 {
		return number
	}
	if g.next == nil {
		g.next = make(map[int]int)
	}
	tag, has := g.next[number]
	if !has {
		tag = number
	}
	g.next[number] = tag
	if same := g.tags[tag].same; same >= 0 {
		g.next[number] = int(same)
	}
	return tag
}

func (g *gatherer) cleanNode(n *html.Node) {
	if g.mark != "" {
		n.Data = g.clean(n.Data)
	}
}

// clean takes marks out of a text. They are in one only where the scanner took for
// a tag what the parser did not.
func (g *gatherer) clean(text string) string {
	if strings.IndexByte(text, g.mark[0]) < 0 || !strings.Contains(text, g.mark) {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, " "+g.mark+"=")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		rest = strings.TrimLeft(rest, "0123456789")
		text = strings.TrimPrefix(rest, " ")
	}
}
