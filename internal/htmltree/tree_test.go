package htmltree

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/rdf"
)

// pages are small pages on which the tree, or the way to it, is odd.
var pages = []string{
	``,
	`<p itemscope>a`,
	`<!DOCTYPE html><html lang=en><head><title>t</title></head><body itemscope><p itemprop=name>A</p></body></html>`,
	`<body a=1><p>x<body itemscope a=2><html prefix="a: b">`,
	`<p itemprop="name"/>x<br itemprop=a/><img/itemprop=b/src=c>`,
	`<b itemprop=a><p>x</b>y</p>z`,
	`<b itemprop=a><b itemprop=a><b itemprop=a><b itemprop=a><b itemprop="a"><p>x</p></b></b></b></b></b><p>y`,
	`<table itemscope><tr><td itemprop=a>1</td>x<b rel=a>y</b></tr><p property=a>z</table>`,
	`<template><p itemscope>a</p></template><p itemprop=b>`,
	`<svg itemscope><title itemprop=a>x</title><a rel=b/><foreignObject><p itemprop=c>y</p></foreignObject></svg>`,
	`<math><annotation-xml encoding="text/html"><p itemprop=a>x</p></annotation-xml></math>`,
	`<script><p itemprop=a></script><textarea itemprop=a><p itemprop=b></textarea><!-- <p itemprop=c> -->`,
	`<noscript><p itemprop=a></noscript><select><option itemprop=a>x<p itemprop=b>y</select>`,
	`<svg><style><p itemprop=a></style></svg><style><p itemprop=a></style>`,
	`<p title="<b itemprop=a>" itemprop=b>~~=1 </p>`,
	`<p itemprop=a itemprop=b ITEMPROP=c>`,
	`<a itemprop=a href=x><a itemprop=a href=x>y</a>`,
	`<p itemprop=`, `<p itemprop="a`, `<p itemprop=a`, `</p itemprop=a>`, `<p/itemprop>`, "<p\x00 itemprop=a\r\n>\x00",
	`<frameset itemscope><frame itemprop=a></frameset>`,
	`<plaintext itemscope><p itemprop=a>`,
	`<svg><![CDATA[<p itemprop=a>]]></svg><![CDATA[<p itemprop=a>]]>`,
	`<p itemprop=name>1 &lt; 2</p><p ~~ itemprop=a>`,
	`<button><p rel=a><button rel=b></button></p>`,
	`<head itemscope><meta itemprop=a content=b><body><head itemprop=c>`,
}

// directPages are pages that people write, with what they leave out and what they
// get wrong.
var directPages = []string{
	``, ` `, `<p itemprop=a>x`, "\n<!-- a --><!DOCTYPE html>\n<html lang=en>\n<head>\n</head>\n<body itemscope itemprop=a>\nx\n</body>\n</html>\n<!-- b -->\n",
	`<title itemprop=a>1 &lt; 2<b></title><meta itemprop=b content=c><p>`, `<head><noscript><p itemprop=a></noscript></head>text`,
	`<ul><li itemprop=a>1<li itemprop=a>2<ul><li>3</ul><li>4</ul>`, `<dl itemscope><dt>a<dd itemprop=b>c<dt>d<dd>e</dl>`,
	`<p itemprop=a>x<p itemprop=b>y<div>z</div></p>u`, `<p itemprop=a><span>x<div>y</div></span></p>`, `<h1 itemprop=a>x<h2>y</h3>z`,
	`<div itemprop=a>x <b>y</b> <a href=x>z</a><script>1 < "<p>"</script><!-- n --><style>p</style> &amp; &copy; &#13;</div>`,
	`<table itemscope><tr><td itemprop=a>1<td><table><tr><td>n</table>x<tr><th itemprop=b><p>2<tbody><tr><td>y</table>z`,
	`<table><caption itemprop=a>c</caption><colgroup><col itemprop=b><col></colgroup> <thead> <tr> <th>x</th> </tr></thead><tfoot></table>`,
	`<table><col><tr><td>x</td></tr></tbody></tfoot></table></td></table>`, `<table><script>x</script><tr><style>y</style><td itemprop=a><b>z</b></table>`,
	`<select itemprop=a><option>1<option>2<optgroup><option>3<optgroup><option>4</select><option>x<option>y`,
	`<ruby itemprop=a>x<rb>b<rt>t<rp>p<rtc>c<rt>t</ruby>`, `<form itemscope><input itemprop=a value=b><button>x</button></form><form></form>`,
	`<svg itemscope xml:lang=de xmlns:xlink=a><title itemprop=a>x<!-- c --></title><path d=""/><g property=b><use xlink:href=c /></g></svg><p itemprop=c>z`,
	`<math property=a><mi>x</mi><mo>+</mo></math>`, `<pre itemprop=a>` + "\n\nx\r\ny\r</pre><textarea itemprop=b>\r\nz &lt; <p></textarea><pre itemprop=c><!-- -->\nx</pre>",
	`<x-y itemprop=a>x<x-z>y</x-y></x-z></x-y>`, `<object itemprop=a data=b><param name=c><b>x</b></object>`, `<b><b><b><b>x</b></b></b></b><p>y`,
	`<iframe itemprop=a src=b><p></iframe><hr itemprop=c><p>x<hr>y`, `<p itemprop=a>x</p></p>y`, `</section><p itemprop=a>x</div></span></li>y</p>`,
	`<video itemprop=a><source src=b><track></video><picture><source><img></picture><br/><wbr>`, `<label itemprop=a>x</b></label`,
	`<ul><li>a<div><address><p><li itemprop=b>c</ul>`, `<ul><li>a<section><li itemprop=b>c</section></ul>`, `<dl><dd>a<div><dt itemprop=b>c</dl>`,
	`<x-y itemprop=a><dialog>x</x-y>y`, `<x-y itemprop=a><search>x</x-y>y`, `<x-y itemprop=a><div>x</x-y>y</div>z</x-y>`, `<li itemprop=a>x<ul></li>y</ul>z`,
	`<li itemprop=a>x<ol></li>y</ol>z`, `<p itemprop=a><button><p itemprop=b>x</button>y`, `<p itemprop=a><object><p itemprop=b>x</object>y`,
	`<div itemprop=a><object></div>x</object>y`, `<h1><section></h1>x</section></h2>y`, `<div itemprop=a><p><ul><li><option></div>x`,
	`<table><tr><td itemprop=a>x</th>y</table>`, `<table><tr><td itemprop=a><div>z</tr></table>`, `<table><caption itemprop=a>x</table>y`,
	`<table><tr><td itemprop=a>x</tr><td itemprop=b>y</tbody><tr><td>z</table>`, `<table><tbody><td>x</thead>y<thead><td itemprop=a>z</table>`, `<table><colgroup></table><p itemprop=a>`, `<table><tr></td></caption><td itemprop=a></table>`,
	`<body property=a>x</body> `, `<p itemprop=a>x < y </ z> <? p ?> <!x> & &am</p>`, `<p itemprop=a>x</`, `<p itemprop=a>x<`, `<p itemprop=a>x<!-- y`,
	`<head><template itemprop=a>x<link itemprop=b><script><p></script></template><meta itemprop=c></head><p property=d>y`,
	`<p itemprop=a>x<template><div itemscope lang=de>y<b>z</b><br><svg viewBox=a><title>t</title><path/></svg></div></template>u<b>v<template></template>w</b></p>`,
	`<table><tr><td itemprop=a><template><li>x</li></template>y</table>`, `<template><p><div></div></p><a><p></p></a></template><p itemprop=a>x`,
	`<body><!-- a --> <body itemscope lang=de><p itemprop=a>x`, `x<body itemscope a=b>y<p itemprop=c>z</body>`, `<body><body vocab=a><body>`,
	`<p></body><p itemprop=a>x</html>y</body><script>z</script></html></div>`, `<p itemprop=a>x</body></body></html></html><!-- a --> <b>y`,
	`<body property=a>x</body> </html> y <li>&#32;</body>&#32;z`, `<ul><li itemprop=a>x</body></li></ul></html>y`,
	`<DIV ItemProp=A HREF="&amp;x" href=y>z</Div>`, `<body><div itemprop=a>x</body></html> `, `<p itemprop-reverse=a lang=de>x`,
}

// oddPages are pages of which the parser makes something else than their tags say, or
// about which the direct way is not sure.
var oddPages = []string{
	`<template><svg><template><div></div></template></svg><p itemprop=a>x</p></template><p itemprop=b>y`,
	`<b itemprop=a><p>x</b>y</p>z`, `<table><p itemprop=a>x</table>`, `<table>x<tr><td itemprop=a>y</table>`, `<a><a itemprop=a>x</a></a>`,
	`<p>x<body itemprop=a>`, `<body>x<body itemprop=a>y`, `<body a><body itemscope>`, `<body/><body itemscope><body itemid=b>`, `<template><p itemprop=a></template>`, `<table><template itemprop=a></template></table>`, `<template><b><b itemprop=a></b></b></template>`, `</head><template itemprop=a></template>`, `<template itemprop=a>`, `<template><template itemprop=a></template></template>`, `<template><table itemprop=a></table></template>`, `<td itemprop=a>x`, "<p itemprop=a>\x00", `<html property=a><head></head></html>`,
	`<svg><p itemprop=a></svg>`, `<svg><title><b itemprop=a>x</b></title></svg>`, `<svg><![CDATA[<p itemprop=a>]]></svg>`, `<div itemprop=a><b>x</div>y`,
	`<frameset>`, `<script>x`, `<plaintext itemprop=a>`, `<form><form itemprop=a>`, `<button><button itemprop=a>`, `<select><select itemprop=a>`,
	`</head><p itemprop=a>`, `<head></head><meta itemprop=a>`, `</body><p itemprop=a>`, `</br itemprop=a>`, `<image itemprop=a>`,
	`<div itemprop=a><form></div><form itemprop=b>`, `<div><object></div></object>x<p><b itemprop=a></p>x`, `<td><b>x</td>`, `<form><div></form><p itemprop=a>`,
	`<nobr><nobr itemprop=a>`, `<p><table itemprop=a>`, `<td><object></td>x`, `<math><annotation-xml><svg itemprop=a></svg></annotation-xml></math>`,
}

// difference compares two trees node by node, and says what is not the same.
func difference(a, b *html.Node) string {
	for {
		switch {
		case a.Type != b.Type || a.Data != b.Data || a.DataAtom != b.DataAtom || a.Namespace != b.Namespace:
			return fmt.Sprintf("%v %q and %v %q", a.Type, a.Data, b.Type, b.Data)
		case fmt.Sprint(a.Attr) != fmt.Sprint(b.Attr):
			return fmt.Sprintf("the attributes of %s: %v and %v", a.Data, a.Attr, b.Attr)
		case (a.FirstChild == nil) != (b.FirstChild == nil):
			return "the children of " + a.Data
		}
		if a.FirstChild != nil {
			a, b = a.FirstChild, b.FirstChild
			continue
		}
		for {
			if (a.NextSibling == nil) != (b.NextSibling == nil) {
				return "what follows " + a.Data
			}
			if a.NextSibling != nil {
				a, b = a.NextSibling, b.NextSibling
				break
			}
			a, b = a.Parent, b.Parent
			if a == nil || b == nil {
				if a != b {
					return "the depth"
				}
				return ""
			}
		}
	}
}

// sameAsHTMLParse holds a tree, by each way that it can be made, to that of the
// untouched text, and what is told of it to the plain ways. It tells whether the tree
// can be made from the tags.
func sameAsHTMLParse(t *testing.T, text string) (direct bool) {
	t.Helper()
	if len(text) < 512 && !strings.HasSuffix(text, silentEnd) {
		sameAsHTMLParse(t, text+silentEnd)
	}
	want, err := html.Parse(strings.NewReader(text))
	var trees [byMarks + 1]*Tree
	for w := range trees {
		tree, problem := parsePage(context.Background(), []byte(text), ParseOptions{}, way(w))
		if (problem != nil) != (err != nil || trees[0] == nil && w > 0) {
			if problem == nil || !strings.Contains(problem.What, "too many") {
				t.Fatalf("%q: way %d: %v, html.Parse: %v", text, w, problem, err)
			}
		}
		trees[w] = tree
	}
	if trees[0] == nil {
		return false
	}
	sameNodes(t, text, trees[directly], want)
	for i := range trees[directly].Elements {
		n, err := trees[directly].Node(context.Background(), i)
		if err != nil || n.Data != trees[directly].Elements[i].Name {
			t.Fatalf("%q: element %d has another node", text, i)
		}
	}
	for _, tree := range trees[1:] {
		if diff := difference(tree.Elements[0].node.Parent, want); diff != "" {
			t.Fatalf("%q: other trees: %s", text, diff)
		}
		sameNodes(t, text, tree, want)
	}
	marked := trees[byMarks]
	for _, tree := range trees[:byMarks] {
		if tree.Template < 0 != (marked.Template < 0) || tree.Template >= 0 && numberOf(tree, tree.Template) != marked.Template || tree.Languages != marked.Languages {
			t.Fatalf("%q: other elements by marks", text)
		}
		for i := range tree.Elements {
			e := &tree.Elements[i]
			same := numberOf(tree, i)
			m := &marked.Elements[same]
			if (e.tag >= 0) != (m.tag >= 0) || e.tag >= 0 && tag(text, tree, e) != tag(text, marked, m) || tree.HasSigns(i) != marked.HasSigns(same) {
				t.Fatalf("%q: element %d is another by marks", text, i)
			}
			if e.tag < 0 {
				continue
			}
			at := tree.Offset(i)
			name := text[at+1 : tree.tags[e.tag].nameEnd]
			name = strings.ReplaceAll(strings.ToLower(name), "\x00", "\uFFFD")
			if text[at] != '<' || name != strings.ToLower(e.Name) && !(name == "image" && e.Name == "img") {
				t.Fatalf("%q: the tag of element %d, %s, is not at %d", text, i, e.Name, at)
			}
		}
	}
	return trees[directly].direct
}

// sameNodes holds the elements of a tree to the nodes of a parsed one.
func sameNodes(t *testing.T, text string, tree *Tree, root *html.Node) {
	t.Helper()
	var nodes []*html.Node
	numbers := map[*html.Node]int{root: -1}
	behind := map[*html.Node]int{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			numbers[n] = len(nodes)
			nodes = append(nodes, n)
		}
		if n.Type != html.ElementNode || n.Data != "template" || n.Namespace != "" {
			for c := range n.ChildNodes() {
				walk(c)
			}
		}
		behind[n] = len(nodes)
	}
	walk(root)
	if len(tree.Elements) == 0 || !tree.direct && len(tree.Elements) != len(nodes) {
		t.Fatalf("%q: %d elements, not %d", text, len(tree.Elements), len(nodes))
	}
	made := 0
	for number, n := range nodes {
		if made == len(tree.Elements) || numberOf(tree, made) != number {
			if saysSomething(n) {
				t.Fatalf("%q: %s, element %d, is missing", text, n.Data, number)
			}
			continue
		}
		i := made
		made++
		e := &tree.Elements[i]
		parent, end := e.Parent, len(nodes)
		if parent >= 0 {
			parent = numberOf(tree, parent)
		}
		if e.Behind < len(tree.Elements) {
			end = numberOf(tree, e.Behind)
		}
		if !strings.EqualFold(e.Name, n.Data) || e.Foreign != (n.Namespace != "") || parent != numbers[n.Parent] ||
			end < behind[n] || e.Behind <= i || numberOf(tree, e.Behind-1) >= behind[n] {
			t.Fatalf("%q: element %d is %s (%v) in %d to %d, not %s (%q) in %d to %d", text, i, e.Name, e.Foreign, e.Parent, e.Behind, n.Data, n.Namespace, numbers[n.Parent], behind[n])
		}
		sawText := false
		declared := map[string]string{}
		for name := range names {
			value, has := tree.Get(i, name)
			want, wanted := "", false
			for _, a := range n.Attr {
				key := a.Key
				if a.Namespace != "" {
					key = a.Namespace + ":" + a.Key
				}
				if name == Namespaces {
					if prefix, is := strings.CutPrefix(key, "xmlns:"); is {
						declared[prefix], wanted = a.Val, true
					}
				} else if key == name.String() {
					want, wanted = a.Val, true
				}
			}
			if e.Has(name) != wanted || name != Namespaces && (has != wanted || value != want) {
				t.Fatalf("%q: %s of element %d is %q (%v), not %q (%v)", text, name, i, value, has, want, wanted)
			}
			sawText = sawText || wanted && (name == Itemprop || name == Property || name == ItempropReverse)
		}
		if got := maps.Collect(tree.Namespaces(i)); len(got)+len(declared) > 0 && !maps.Equal(got, declared) {
			t.Fatalf("%q: element %d declares %v, not %v", text, i, got, declared)
		}
		if sawText && tree.Text(i) != textOf(n) {
			t.Fatalf("%q: the text of element %d is %q, not %q", text, i, tree.Text(i), textOf(n))
		}
	}
}

// numberOf gives the number of an element among all of the page.
func numberOf(tree *Tree, element int) int {
	if tree.direct {
		return int(tree.Elements[element].number)
	}
	return element
}

// saysSomething tells whether a node has an attribute for which no tree may do without
// it: the plain way.
func saysSomething(n *html.Node) bool {
	const signs = " about datatype id inlist itemid itemprop itemprop-reverse itemref itemscope itemtype lang prefix property rel resource rev role typeof vocab "
	has := func(n *html.Node, names string) bool {
		return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
			return a.Namespace == "" && strings.Contains(names, " "+a.Key+" ")
		})
	}
	named := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Namespace == "xml" && a.Key == "lang" || a.Namespace == "xmlns" || strings.HasPrefix(a.Key, "xmlns:")
	})
	if named || has(n, signs) || n.Data == "base" && n.Namespace == "" && has(n, " href ") {
		return true
	}
	for around := n.Parent; around != nil; around = around.Parent {
		if has(around, " rel rev ") && has(n, " href src ") {
			return true
		}
	}
	return false
}

// tag gives the text of the tag of an element.
func tag(text string, tree *Tree, e *Element) string {
	return text[tree.tags[e.tag].start:tree.tags[e.tag].end]
}

// textOf gives the text of a node the plain way.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Type == html.ElementNode && n.Data == "template" && n.Namespace == "" {
		return ""
	}
	var text strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text.WriteString(textOf(c))
	}
	return text.String()
}

func TestParseGivesTheTreeOfTheText(t *testing.T) {
	for _, page := range pages {
		sameAsHTMLParse(t, page)
	}
}

// TestDirectly holds which pages are made from their tags.
func TestDirectly(t *testing.T) {
	for _, page := range directPages {
		assert.True(t, sameAsHTMLParse(t, page), page)
	}
	for _, page := range oddPages {
		assert.False(t, sameAsHTMLParse(t, page), page)
	}
}

func FuzzParse(f *testing.F) {
	for _, page := range pages {
		f.Add(page)
	}
	for _, page := range slices.Concat(directPages, oddPages) {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<16 {
			sameAsHTMLParse(t, text)
		}
	})
}

func parse(t *testing.T, text string) *Tree {
	t.Helper()
	tree, problem := Parse(context.Background(), []byte(text), ParseOptions{})
	require.Nil(t, problem, "%v", problem)
	return tree
}

func find(t *testing.T, tree *Tree, id string) int {
	t.Helper()
	for i := range tree.Elements {
		if value, _ := tree.Get(i, ID); value == id {
			return i
		}
	}
	require.Fail(t, "no element "+id)
	return 0
}

func TestPlaces(t *testing.T) {
	text := `<html><body><p>one
<span id=a itemprop="x  y&amp;z w" content=5>A</span>
<strong itemprop=n id=b1>1</strong><strong itemprop=n>2</strong>
<b id=c rel=r><p id=d>x</b>y<i id=e>z</i>
<table><tr>foster<em property=q id=f></em></table>`
	tree := parse(t, text)
	at := func(id string) int { return find(t, tree, id) }
	assert.Equal(t, strings.Index(text, "<span"), tree.Offset(at("a")))
	assert.Equal(t, strings.Index(text, "x  y"), tree.AttributeOffset(at("a"), Itemprop))
	assert.Equal(t, strings.Index(text, "y&amp"), tree.TokenOffset(at("a"), Itemprop, 3))
	assert.Equal(t, strings.Index(text, "x  y"), tree.TokenOffset(at("a"), Itemprop, 7), "behind a reference")
	assert.Equal(t, strings.Index(text, "5>A"), tree.AttributeOffset(at("a"), Content))
	assert.Equal(t, tree.Offset(at("a")), tree.AttributeOffset(at("a"), Href))
	assert.Equal(t, strings.Index(text, "<strong"), tree.Offset(at("b1")))
	assert.Equal(t, strings.Index(text, "<b "), tree.Offset(at("c")))
	assert.Equal(t, strings.Index(text, "<em"), tree.Offset(at("f")))
	assert.Equal(t, "A", tree.Text(at("a")))
}

// TestSameTags holds that tags that are the same to the letter keep their places.
func TestSameTags(t *testing.T) {
	text := strings.Repeat(`<p><b itemprop=name>x</b></p>`, 5)
	tree := parse(t, text)
	var places []int
	for i := range tree.Elements {
		if tree.Elements[i].Name == "b" {
			places = append(places, tree.Offset(i))
		}
	}
	assert.Equal(t, []int{3, 32, 61, 90, 119}, places)
}

func TestDropped(t *testing.T) {
	text := `<td itemprop=a>x<p itemprop=b>y</p><tr property=c>z<b itemprop=d><p>u</b>v`
	tree := parse(t, text)
	assert.Equal(t, []int{0}, slices.Collect(tree.Dropped(SignMicrodata)))
	assert.Equal(t, []int{strings.Index(text, "<tr")}, slices.Collect(tree.Dropped(SignProperty)))
	assert.Empty(t, slices.Collect(parse(t, `<p itemprop=b>y</p>`).Dropped(SignMicrodata)))
}

func TestHasSigns(t *testing.T) {
	tree := parse(t, `<div id=a><p id=b itemprop=x><i id=c></i></p><p id=d><b id=e><i rel=x id=f></b></p></div>`)
	for id, want := range map[string]bool{"a": true, "b": false, "c": false, "d": true, "e": true, "f": false} {
		assert.Equal(t, want, tree.HasSigns(find(t, tree, id)), id)
	}
}

func TestBaseIRI(t *testing.T) {
	for _, test := range []struct{ page, want string }{
		{`<p>`, "https://a.example/x/y"},
		{`<base href="/z/"><base href="/no/">`, "https://a.example/z/"},
		{`<base target=_top><base href=" https://b.example/ ">`, "https://b.example/"},
		{`<base href="a b">`, "https://a.example/x/y"},
	} {
		assert.Equal(t, test.want, parse(t, test.page).BaseIRI("https://a.example/x/y"), test.page)
	}
}

func TestTemplateIsNoPart(t *testing.T) {
	tree := parse(t, `<p itemprop=a>x<template><b itemprop=b>y</b></template>z</p>`)
	assert.Len(t, tree.Elements, 4)
	assert.Equal(t, "xz", tree.Text(2))
	assert.Equal(t, 3, tree.Template)
	assert.Equal(t, -1, parse(t, `<template><b>y</b></template>`).Template)
}

// refused gives the problem for which a page has no tree.
func refused(t *testing.T, text string) *rdf.Problem {
	t.Helper()
	position := func(offset int) rdf.Position { return rdf.Position{Offset: offset, Line: 1, Column: offset + 1} }
	tree, problem := Parse(context.Background(), []byte(text), ParseOptions{Position: position})
	require.Nil(t, tree)
	require.NotNil(t, problem)
	assert.True(t, problem.Position.IsValid())
	return problem
}

// TestV1 is a page that takes html.Parse quadratic time.
func TestV1RepeatedBodies(t *testing.T) {
	var page strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&page, "<body a%d=1>", i)
	}
	problem := refused(t, page.String())
	assert.Contains(t, problem.What, "more than 100 tags of html or body")
	assert.Equal(t, strings.Index(page.String(), "<body a100="), problem.Position.Offset)
	page.Reset()
	for i := range 20_000 {
		fmt.Fprintf(&page, "<html\na%d>", i)
	}
	assert.Contains(t, refused(t, page.String()).What, "more than 100 tags of html or body")
}

// TestV1 of formatting elements that are opened again in every block.
func TestV1OpenFormatting(t *testing.T) {
	var page strings.Builder
	for i := range 400 {
		fmt.Fprintf(&page, "<b a=%d>", i)
	}
	page.WriteString(strings.Repeat("<p>x</p>", 10_000))
	problem := refused(t, page.String())
	assert.Contains(t, problem.What, "too many elements")
	assert.Contains(t, problem.What, "since 400 formatting elements")

	// End tags that do not reach what is open do not hide it.
	for _, hidden := range []string{"<table><td></b></td></table>", "<object></b></object>", "<object><table></object></b></table></object>", "<svg><desc></b></desc></svg>"} {
		page.Reset()
		for i := range 400 {
			fmt.Fprintf(&page, "<p><b a=%d>%s</p>", i, hidden)
		}
		page.WriteString(strings.Repeat("<p>x</p>", 10_000))
		assert.Contains(t, refused(t, page.String()).What, "too many elements", hidden)
	}

	// What people write is far from it.
	fine := strings.Repeat(`<p><b>x</b> <i>y <em>z</em></i> <font color=red>old<p>page</font><strong><table><tr><td><b>c</b></td></tr></table></strong>`, 2000)
	parse(t, fine)
}

func TestV2TooDeep(t *testing.T) {
	parse(t, strings.Repeat("<div>", 509)+"<p itemprop=a>")
	page := "<p itemscope>" + strings.Repeat("<div itemprop=x>", 100_000)
	problem := refused(t, page)
	assert.Contains(t, problem.What, "too deep for Microdata and RDFa")
	assert.InDelta(t, 13+16*510, problem.Position.Offset, 2*4096)
}

func TestLimitOfElements(t *testing.T) {
	tree, problem := Parse(context.Background(), []byte(strings.Repeat("<p>", 101)), ParseOptions{Limits: TreeLimits{Elements: 100}})
	assert.Nil(t, tree)
	require.NotNil(t, problem)
	assert.Contains(t, problem.What, "too many elements")
	assert.Equal(t, 300, problem.Position.Offset)
}

// stopsAfter is a context that ends after it was asked a number of times.
type stopsAfter struct {
	context.Context
	left int
}

func (c *stopsAfter) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func (c *stopsAfter) Done() <-chan struct{} { return nil }

// TestV15 ends the context in each stage.
func TestV15ContextEnds(t *testing.T) {
	page := []byte(strings.Repeat("<p itemprop=a>text text text</p>", 10_000))
	for _, left := range []int{0, 1, 4} {
		tree, problem := Parse(&stopsAfter{context.Background(), left}, page, ParseOptions{})
		assert.Nil(t, tree, left)
		require.NotNil(t, problem, left)
	}
	parsed := append([]byte("<b><p itemprop=a></b>"), page...)
	for _, left := range []int{0, 1, 20, 25, 60, 80} {
		tree, problem := Parse(&stopsAfter{context.Background(), left}, parsed, ParseOptions{})
		assert.Nil(t, tree, left)
		require.NotNil(t, problem, left)
	}
	ctx, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()
	_, problem := Parse(ctx, page, ParseOptions{})
	assert.Contains(t, problem.What, "deadline exceeded")
}
