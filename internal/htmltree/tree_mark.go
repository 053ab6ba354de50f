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

// Where the builder gave up, the parser of golang.org/x/net/html makes the tree, which
// does not tell where elements come from. Often that is plain all the same: the
// elements with signs of structured data stand in the tree in the order of their tags,
// and all of them do. Where it is not so, since tags are not closed or stand where they
// cannot, each tag that matters gets one more attribute and the page is parsed again. The
// attribute has the number of the tag, and the walk over the tree takes it out. What the
// parser makes of a tag, clones, merges or moves elsewhere keeps it.

// markedTag is a tag that carries structured data.
type markedTag struct {
	start, nameEnd, end int32
	// same is the next tag that has the same number, since it is the same to the
	// letter; -1 where there is none.
	same int32
	// foreign says that it makes an element of SVG or MathML.
	foreign bool
	signs   Signs
	// places is how many of the places of attributes come before those of the tag.
	places int32
	// made says that it made an element, where tags are found by marks.
	made bool
}

// marker goes through the tags of a page once before it is parsed: it finds those
// that matter, and counts what the parser would take too long for.
type marker struct {
	text []byte
	// out is the text with the marks, whose attribute has the name.
	out  []byte
	name string
	tags []markedTag
	// places are those of the attributes of these tags.
	places []namedPlace
	// ends are where in out the marks end.
	ends []int32
	// at is the place that the scan has come to.
	at int

	// builder makes the tree at once where that is plain.
	builder builder

	limit, elements int
	// starts counts the start tags.
	starts int
	bodies int
	open   openFormatting
	// groups are the first and last tags with one number, of formatting elements.
	groups map[string][2]int32
}

// markName is the name of the attribute: nothing that a page has, and without
// letters, since their case would not count.
const markName = "~~"

// scan finds the tags that matter, of those that a scanner comes to and that end at a
// place at most.
func (m *marker) scan(ctx context.Context, s *TagScanner, end int) *rdf.Problem {
	for n, looked := 0, 0; ; n++ {
		if _, p := m.takePlain(s, end, 0); p != nil {
			return p
		}
		if !s.Next() || s.End > end {
			return nil
		}
		if n%1024 == 0 || s.Start-looked >= mostPassed/2 {
			looked = s.Start
			if ctx.Err() != nil {
				m.at = s.Start
				return ended(ctx)
			}
		}
		if p := m.take(s); p != nil {
			return p
		}
	}
}

// take takes a tag.
func (m *marker) take(s *TagScanner) *rdf.Problem { return m.takeKind(s, kindOf(s.Name)) }

func (m *marker) takeKind(s *TagScanner, k *kind) *rdf.Problem {
	m.at = s.Start
	if p := m.count(s, k); p != nil {
		return p
	}
	if s.Closing {
		m.builder.take(s, k, -1)
		return nil
	}
	m.starts++
	if s.Signs == 0 {
		m.builder.take(s, k, -1)
	} else {
		m.builder.take(s, k, m.add(s))
	}
	return nil
}

// add adds a start tag that has signs, and gives its number.
func (m *marker) add(s *TagScanner) int32 {
	m.tags = append(m.tags, markedTag{
		start: int32(s.Start), nameEnd: int32(s.Start + 1 + len(s.Name)), end: int32(s.End), same: -1, foreign: s.Foreign, signs: s.Signs,
		places: int32(len(m.places)),
	})
	m.places = append(m.places, s.places...)
	return int32(len(m.tags) - 1)
}

// mark makes the text with the marks.
func (m *marker) mark() {
	m.name = unusedName(m.text)
	m.out = make([]byte, 0, len(m.text)+len(m.tags)*(len(m.name)+10))
	copied := 0
	for i := range m.tags {
		end := int(m.tags[i].nameEnd)
		number := m.number(i)
		m.out = append(m.out, m.text[copied:end]...)
		copied = end
		m.out = append(append(append(m.out, ' '), m.name...), '=')
		m.out = strconv.AppendInt(m.out, int64(number), 10)
		m.out = append(m.out, ' ')
		m.ends = append(m.ends, int32(len(m.out)))
	}
	m.out = append(m.out, m.text[copied:]...)
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

// number gives the number that a tag is marked with.
//
// The parser keeps no more than three formatting elements open that are the same,
// so that a number of their own would make it another tree: such tags share one.
func (m *marker) number(i int) int {
	tag := &m.tags[i]
	if tag.foreign || kindOf(m.text[tag.start+1:tag.nameEnd]).is&isDoubled == 0 {
		return i
	}
	key := sameTag(tag.scanner(m.text))
	group, has := m.groups[key]
	if !has {
		if m.groups == nil {
			m.groups = make(map[string][2]int32)
		}
		m.groups[key] = [2]int32{int32(i), int32(i)}
		return i
	}
	m.tags[group[1]].same = int32(i)
	m.groups[key] = [2]int32{group[0], int32(i)}
	return int(group[0])
}

// scanner gives a scanner that stands at the tag.
func (tag *markedTag) scanner(text []byte) *TagScanner {
	return &TagScanner{text: text, Start: int(tag.start), End: int(tag.end), Name: text[tag.start+1 : tag.nameEnd]}
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
func (m *marker) count(s *TagScanner, k *kind) *rdf.Problem {
	m.elements += 1 + m.open.take(s, k)
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
	if k.is&isOdd == 0 || s.Closing || s.End-s.Start < len("<body a>") || k.name != "body" && k.name != "html" {
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
	open []leftOpen
	// count is how much they weigh.
	count int
	// barriers are the open elements that end tags do not reach out of.
	barriers []barrier
	// met is how many of them there were.
	met int
}

type leftOpen struct {
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
func (o *openFormatting) take(s *TagScanner, k *kind) int {
	switch {
	case s.Closing:
		o.end(s, k)
	case s.Foreign:
		if !s.SelfClosing && foreignBarriers.Has(s.Name) {
			o.bar(s)
		}
	case k.is&isDoubled != 0:
		e := leftOpen{name: k.name, weight: 1 + (s.End-s.Start)/heavyTag, within: o.innermost()}
		o.open = append(o.open, e)
		o.count += e.weight
	case k.is&isBarrier != 0:
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
func (o *openFormatting) end(s *TagScanner, k *kind) {
	if n := len(o.barriers); n > 0 && EqualName(s.Name, o.barriers[n-1].name) {
		o.barriers = o.barriers[:n-1]
		return
	}
	if k.is&isDoubled == 0 {
		return
	}
	for i := len(o.open) - 1; i >= max(0, len(o.open)-lookBack); i-- {
		if e := o.open[i]; e.name == k.name {
			if e.within == o.innermost() {
				o.count -= e.weight
				o.open = slices.Delete(o.open, i, i+1)
			}
			return
		}
	}
}

// foreignBarriers are the barriers of SVG and MathML, and font, whose end tag in SVG is
// not that of HTML.
var foreignBarriers = NamesOf("annotation-xml", "desc", "font", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title")
