package htmltree

import (
	"bytes"
	"context"
	"crypto/rand"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// The parser of golang.org/x/net/html does not tell where elements come from. So
// each tag that matters gets one more attribute before it parses, with the number
// of the tag, and the walk over the tree takes it out again. What the parser makes
// of a tag, clones, merges or moves elsewhere keeps it.

// markedTag is a tag that carries structured data.
type markedTag struct {
	start, nameEnd, end int32
	// same is the next tag that has the same number, since it is the same to the
	// letter; -1 where there is none.
	same int32
}

// marker goes through the tags of a page once before it is parsed: it marks those
// that matter, and counts what the parser would take too long for.
type marker struct {
	text []byte
	// out is the text with the marks, whose attribute has the name.
	out  []byte
	name string
	tags []markedTag
	// ends are where in out the marks end.
	ends []int32
	// at is the place that the scan has come to.
	at int

	limit, elements int
	bodies          int
	open            openFormatting
	// groups are the first and last tags with one number, of formatting elements.
	groups map[string][2]int32
}

// markName is the name of the attribute: nothing that a page has, and without
// letters, since their case would not count.
const markName = "~~"

func (m *marker) mark(ctx context.Context) *rdf.Problem {
	m.name = unusedName(m.text)
	m.out = make([]byte, 0, len(m.text)+len(m.text)/8+64)
	copied := 0
	s := NewTagScanner(m.text)
	for n := 0; s.Next(); n++ {
		m.at = s.Start
		if n%1024 == 0 && ctx.Err() != nil {
			return ended(ctx)
		}
		if p := m.count(s); p != nil {
			return p
		}
		if s.Signs == 0 || s.Closing {
			continue
		}
		number := m.number(s)
		end := s.Start + 1 + len(s.Name)
		m.out = append(m.out, m.text[copied:end]...)
		copied = end
		m.out = append(append(append(m.out, ' '), m.name...), '=')
		m.out = strconv.AppendInt(m.out, int64(number), 10)
		m.out = append(m.out, ' ')
		m.ends = append(m.ends, int32(len(m.out)))
	}
	m.out = append(m.out, m.text[copied:]...)
	return nil
}

// unusedName gives a name that does not stand in the text.
func unusedName(text []byte) string {
	name := markName
	for bytes.Contains(text, []byte(name)) {
		name = markName
		for _, c := range rand.Text() {
			name += strconv.Itoa(int(c))
		}
	}
	return name
}

// number adds a tag and gives the number that it is marked with.
//
// The parser keeps no more than three formatting elements open that are the same,
// so that a number of their own would make it another tree: such tags share one.
func (m *marker) number(s *TagScanner) int {
	added := int32(len(m.tags))
	m.tags = append(m.tags, markedTag{start: int32(s.Start), nameEnd: int32(s.Start + 1 + len(s.Name)), end: int32(s.End), same: -1})
	if s.Foreign || !formatting.Has(s.Name) {
		return int(added)
	}
	key := sameTag(s)
	group, has := m.groups[key]
	if !has {
		if m.groups == nil {
			m.groups = make(map[string][2]int32)
		}
		m.groups[key] = [2]int32{added, added}
		return int(added)
	}
	m.tags[group[1]].same = added
	m.groups[key] = [2]int32{group[0], added}
	return int(group[0])
}

// sameTag gives a text that two tags have in common where they make elements that
// are the same.
func sameTag(s *TagScanner) string {
	var attributes []string
	for a := range s.Attributes {
		attributes = append(attributes, strings.ToLower(string(a.Name))+"="+a.Text()+"\x00")
	}
	slices.Sort(attributes)
	return strings.ToLower(string(s.Name)) + "\x00" + strings.Join(attributes, "")
}

// original gives the place in the text of a place in the marked text.
func (m *marker) original(at int) int {
	i, _ := slices.BinarySearch(m.ends, int32(at)+1)
	if i == 0 {
		return min(at, len(m.text))
	}
	return min(int(m.tags[i-1].nameEnd)+at-int(m.ends[i-1]), len(m.text))
}

// count counts what a tag may cost the parser.
func (m *marker) count(s *TagScanner) *rdf.Problem {
	m.elements += 1 + m.open.take(s)
	if m.elements > m.limit {
		p := &rdf.Problem{
			What:     "the page has too many elements for Microdata and RDFa to be read",
			Expected: "at most " + strconv.Itoa(m.limit),
		}
		if m.open.count > fewOpen {
			p.What += ", counting those that are opened again since " + strconv.Itoa(m.open.count) + " formatting elements such as b and font have no end"
			p.Mend = "close them"
		}
		return p
	}
	if s.Closing || s.End-s.Start < len("<body a>") || !s.IsStart("body") && !s.IsStart("html") {
		return nil
	}
	if m.bodies++; m.bodies > mostBodies {
		return &rdf.Problem{
			What:     "the page has more than " + strconv.Itoa(mostBodies) + " tags of html or body, too many for Microdata and RDFa to be read",
			Expected: "one of each",
		}
	}
	return nil
}

// openFormatting counts the formatting elements that are open for good: the parser
// opens them again in each block to come (HTML, section 13.2.4.3). In doubt an
// element is open.
type openFormatting struct {
	open []openElement
	// count is how much they weigh.
	count int
	// barriers are the open elements that end tags do not reach out of.
	barriers []barrier
	// met is how many of them there were.
	met int
}

type openElement struct {
	name   string
	weight int
	// within is the innermost barrier around it, by its number.
	within int
}

type barrier struct {
	name   string
	number int
}

const (
	// fewOpen may be open in pages that nobody means ill with.
	fewOpen = 8
	// lookBack is how many open elements an end tag is compared with.
	lookBack = 16
	// heavyTag is how many bytes of a tag weigh as much as an element.
	heavyTag = 256
)

// take takes a tag and gives how many elements may be opened again there.
func (o *openFormatting) take(s *TagScanner) int {
	switch {
	case s.Closing:
		o.end(s)
	case s.Foreign:
		if !s.SelfClosing && foreignBarriers.Has(s.Name) {
			o.bar(s)
		}
	case formatting.Has(s.Name):
		e := openElement{name: strings.ToLower(string(s.Name)), weight: 1 + (s.End-s.Start)/heavyTag, within: o.innermost()}
		o.open = append(o.open, e)
		o.count += e.weight
	case barriers.Has(s.Name):
		o.bar(s)
	}
	return max(0, o.count-fewOpen)
}

func (o *openFormatting) bar(s *TagScanner) {
	o.met++
	o.barriers = append(o.barriers, barrier{strings.ToLower(string(s.Name)), o.met})
}

// innermost gives the number of the innermost barrier, 0 where there is none.
func (o *openFormatting) innermost() int {
	if n := len(o.barriers); n > 0 {
		return o.barriers[n-1].number
	}
	return 0
}

// end takes an end tag.
func (o *openFormatting) end(s *TagScanner) {
	if n := len(o.barriers); n > 0 && EqualName(s.Name, o.barriers[n-1].name) {
		o.barriers = o.barriers[:n-1]
		return
	}
	if !formatting.Has(s.Name) {
		return
	}
	for i := len(o.open) - 1; i >= max(0, len(o.open)-lookBack); i-- {
		if e := o.open[i]; EqualName(s.Name, e.name) {
			if e.within == o.innermost() {
				o.count -= e.weight
				o.open = slices.Delete(o.open, i, i+1)
			}
			return
		}
	}
}

var (
	// formatting are the formatting elements but a, of which one is open at most.
	formatting = NamesOf("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
	// barriers are the elements that end tags do not reach out of (HTML, section
	// 13.2.4.2, "have an element in scope"), but for those that stand in a table.
	barriers = NamesOf("applet", "marquee", "object", "table", "template")
	// foreignBarriers are those of SVG and MathML, and font, whose end tag in SVG is
	// not that of HTML.
	foreignBarriers = NamesOf("annotation-xml", "desc", "font", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title")
)
