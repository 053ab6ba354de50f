package htmltree

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// gatherer walks over the tree once: it takes the marks out, and gathers the
// elements and the text of those that give values.
type gatherer struct {
	*Tree
	// name is that of the mark.
	name   string
	values strings.Builder
	// marked is how many elements with signs there were.
	marked int
	// wanted is how many of the open elements have text that counts.
	wanted int
	// next are for numbers that several tags share the tags that come next.
	next map[int]int
}

func (g *gatherer) gather() {
	g.Elements = make([]Element, 0, len(g.tags)+64)
	open := -1 // the element that the walk is in
	for n := g.Root; n != nil; {
		inside := n.FirstChild
		switch n.Type {
		case html.ElementNode:
			open = g.start(n, open)
			if n.Data == "template" && n.Namespace == "" {
				g.passTemplate(n, open)
				inside = nil
			}
		case html.TextNode, html.CommentNode, html.DoctypeNode:
			n.Data = g.clean(n.Data)
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
}

// start adds an element and gives its index.
func (g *gatherer) start(n *html.Node, parent int) int {
	index := len(g.Elements)
	g.Elements = append(g.Elements, Element{Node: n, Parent: parent, tag: g.unmark(n), textStart: g.values.Len(), marked: g.marked})
	if g.Elements[index].tag >= 0 {
		g.marked++
	}
	if givesText(n) {
		g.wanted++
	}
	return index
}

// end ends an element and gives the one around it.
func (g *gatherer) end(index int) int {
	e := &g.Elements[index]
	e.Behind, e.textEnd = len(g.Elements), g.values.Len()
	if givesText(e.Node) {
		g.wanted--
	}
	return e.Parent
}

// givesText tells whether the text of an element may be a value.
func givesText(n *html.Node) bool {
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "itemprop", "itemprop-reverse", "property":
			return true
		}
	}
	return false
}

// passTemplate takes the marks out of what stands in a template, and notes where
// there were any.
func (g *gatherer) passTemplate(template *html.Node, index int) {
	for n := template.FirstChild; n != nil; {
		if n.Type == html.ElementNode {
			if g.unmark(n) >= 0 && g.Template < 0 {
				g.Template = index
			}
		} else {
			n.Data = g.clean(n.Data)
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

// unmark takes the mark out of an element and gives the number of its tag, or -1.
func (g *gatherer) unmark(n *html.Node) int {
	tag := -1
	for i := 0; i < len(n.Attr); i++ {
		a := &n.Attr[i]
		if a.Key != g.name || tag >= 0 {
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

// clean takes marks out of a text. They are in one only where the scanner took for
// a tag what the parser did not.
func (g *gatherer) clean(text string) string {
	if strings.IndexByte(text, g.name[0]) < 0 || !strings.Contains(text, g.name) {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, " "+g.name+"=")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		rest = strings.TrimLeft(rest, "0123456789")
		text = strings.TrimPrefix(rest, " ")
	}
}
