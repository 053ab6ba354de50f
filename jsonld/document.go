package jsonld

import (
	"strconv"
	"strings"
	"sync"

	"github.com/healthld/healthld/rdf"
)

// document reads one value at top level as a document of its own.
func (r *reader) document(i uint32) {
	r.labels.begin(r.tape, i)
	c := &r.contexts.first
	if r.contexts.initial != nil {
		c = new(activeContext)
	} else {
		r.contexts.initial = c
	}
	c.base = r.base
	if r.expandContext != "" {
		t := &tape{src: `{"@context":` + strconv.Quote(r.expandContext) + `}`, from: 0}
		l := lexer{tape: t, isUTF8: true, limits: r.limits, report: func(int, string, string, string, string) bool { return true }}
		l.read()
		p := contextProcess{r: r, propagate: true, validate: true}
		c = p.process(c, localContext{tape: t, token: 2, base: r.base})
	}
	p := place{kind: atTop, graph: r.dataset.Graph(rdf.Subject{}), whole: true, root: true}
	r.element(c, property{}, i, &p, nil)
}

// place says where what is read goes to.
type place struct {
	kind  placeKind
	graph *rdf.Graph
	// node is the node that has the property, nil where that is left out.
	node *rdf.Node
	// property is the property, with its hint and its place.
	property rdf.NodeProperty
	// number is the term of schema.org that the property is, and members says that
	// its values may be members of enumerations.
	number  uint16
	members bool
	// whole says that the value is the whole document, and root that nodes are at
	// its top level.
	whole, root bool
}

type placeKind uint8

const (
	// atTop: in no property; nodes are read, and nothing refers to them.
	atTop placeKind = iota
	// inProperty: values of a property.
	inProperty
	// inReverse: nodes that have the property.
	inReverse
	// inAList: members of a list.
	inAList
	// ofListContainer: values of a property of which a list is to be made.
	ofListContainer
	// amongIncluded: nodes of @included.
	amongIncluded
)

// property is the active property of the algorithms: the name under which a value
// stands, and what it means.
type property struct {
	name       string
	definition *definition
}

// none is what is said of names that are not defined.
var none = definition{details: &noDetails}

func (p property) def() *definition {
	if p.definition == nil {
		return &none
	}
	return p.definition
}

// in gives the property as another context has it.
func (p property) in(c *activeContext) property {
	if p.name != "" {
		p.definition = c.lookup(p.name)
	}
	return p
}

// emit adds a value to where it goes to.
func (r *reader) emit(p *place, o rdf.Object, pos rdf.Pos, i uint32) {
	switch p.kind {
	case inProperty, ofListContainer:
		if p.node != nil {
			p.node.AddValue(&p.property, rdf.Value{Object: o, Pos: pos})
		}
	case inAList:
		r.items = append(r.items, rdf.Value{Object: o, Pos: pos})
	case inReverse:
		s, is := o.Subject()
		if !is {
			r.reportAt(i, "invalid reverse property value", "a reverse property has a literal as value", "a node", "it is left out")
			return
		}
		if p.node != nil {
			p.graph.EnsureNode(s, pos).AddValue(&p.property, rdf.Value{Object: p.node.Subject.Object(), Pos: pos})
		}
	case amongIncluded:
		if o.IsLiteral() {
			r.reportAt(i, "invalid @included value", "@included holds a value that is no node", "nodes", "it is left out")
		}
	}
}

// labels gives blank nodes their labels.
type labels struct {
	// fresh is the number of the next label to try.
	fresh int
	// taken are labels that stand in the dataset or in the document and are not of
	// the labels that were made here.
	taken map[string]struct{}
	// renamed are the labels of the document that stood in an earlier one.
	renamed map[string]string
	// earlier are the labels that stand in earlier documents of the text.
	earlier map[string]struct{}
	own     map[string]struct{}
}

// begin takes note of the labels that a document has, so that no other node gets
// one of them.
func (l *labels) begin(t *tape, document uint32) {
	if len(l.own) > 0 {
		if l.earlier == nil {
			l.earlier = make(map[string]struct{})
		}
		for label := range l.own {
			l.earlier[label] = struct{}{}
		}
	}
	l.own, l.renamed = nil, nil
	// A label begins with "_:", as it stands or in escapes; so most texts have none.
	if !strings.Contains(t.src, "_:") && !strings.Contains(t.src, `_\`) && !strings.Contains(t.src, `\u005`) {
		return
	}
	for i := document; i < t.tokens[document].next; i++ {
		tok := &t.tokens[i]
		if tok.kind != jsonString || tok.end < tok.start+2 {
			continue
		}
		if first := t.src[tok.start]; first != '\\' && (first != '_' || t.src[tok.start+1] != ':' && t.src[tok.start+1] != '\\') {
			continue
		}
		if label, is := strings.CutPrefix(t.text(i), "_:"); is {
			l.take(label)
		}
	}
}

func (l *labels) take(label string) {
	if l.taken == nil {
		l.taken = make(map[string]struct{})
	}
	l.taken[label] = struct{}{}
}

// isMade tells whether a label was given to another node.
func (l *labels) isMade(label string) bool {
	if len(label) < 2 || label[0] != 'b' {
		return false
	}
	n, err := strconv.Atoi(label[1:])
	if err != nil || n >= l.fresh || "b"+strconv.Itoa(n) != label {
		return false
	}
	_, taken := l.taken[label]
	return !taken
}

// of gives the label that a label of the document has in the dataset: its own, but
// where that is another node's already.
func (l *labels) of(label string) string {
	if _, is := l.own[label]; is {
		return label
	}
	if renamed, is := l.renamed[label]; is {
		return renamed
	}
	_, earlier := l.earlier[label]
	if earlier || l.isMade(label) {
		renamed := l.new()
		if l.renamed == nil {
			l.renamed = make(map[string]string)
		}
		l.renamed[label] = renamed
		return renamed
	}
	l.take(label)
	if l.own == nil {
		l.own = make(map[string]struct{})
	}
	l.own[label] = struct{}{}
	return label
}

// new gives a label that no other node has.
func (l *labels) new() string {
	for {
		label := madeLabel(l.fresh)
		l.fresh++
		if len(l.taken) > 0 {
			if _, taken := l.taken[label]; taken {
				continue
			}
		}
		return label
	}
}

const knownLabels = 1024

// manyLabels are the first labels, which nearly every document makes do with, made
// when the first is needed.
var (
	manyLabelsOnce sync.Once
	manyLabels     [knownLabels]string
)

func makeManyLabels() {
	for i := range manyLabels {
		manyLabels[i] = "b" + strconv.Itoa(i)
	}
}

func madeLabel(n int) string {
	if n < knownLabels {
		manyLabelsOnce.Do(makeManyLabels)
		return manyLabels[n]
	}
	return "b" + strconv.Itoa(n)
}

// newBlank gives a blank node that is none of the others.
func (r *reader) newBlank() rdf.Subject {
	return rdf.Subject{Kind: rdf.BlankNode, Text: r.labels.new()}
}
