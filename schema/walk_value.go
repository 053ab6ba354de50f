package schema

import (
	"slices"
	"strconv"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// maxListDepth is how many lists may stand in one another. It ends lists that
// hold themselves.
const maxListDepth = 64

// endlessList says that lists do not end. The reading does then: a list that
// holds itself twice has twice as many values at each depth.
func (w *walk) endlessList(i int32, p property) {
	if !w.endless {
		w.endless = true
		w.problem(i, p, w.indexOf(i, p), "a list holds lists without end", "at most "+strconv.Itoa(maxListDepth)+" lists in one another")
	}
}

// addValue adds the items of one value of a property of entry i. Text is told
// as the official context reads it: a property that it coerces to IRIs or dates
// has IRIs or dates.
func (w *walk) addValue(i int32, p property, value any, depth int) {
	switch v := value.(type) {
	case nil:
	case Text:
		w.addText(i, p, string(v))
	case URL:
		w.addURL(i, p, string(v))
	case ID:
		w.addReference(i, p, string(v))
	case Date:
		w.addText(i, p, string(v))
	case DateTime:
		w.addText(i, p, string(v))
	case Time:
		w.addText(i, p, string(v))
	case Duration:
		w.addText(i, p, string(v))
	case Number:
		w.addNumber(i, p, float64(v))
	case Float:
		w.addNumber(i, p, float64(v))
	case Integer:
		w.addLiteral(p, rdf.Number, strconv.FormatInt(int64(v), 10))
	case Decimal:
		w.addDecimal(i, p, string(v))
	case Boolean:
		w.addLiteral(p, rdf.Boolean, strconv.FormatBool(bool(v)))
	case Localized:
		w.addLocalized(i, p, v)
	case Qualified:
		w.addQualified(i, p, v)
	case *Node:
		if v != nil {
			w.addThing(i, p, v, nil)
		}
	case List:
		if depth == maxListDepth {
			w.endlessList(i, p)
			return
		}
		for _, element := range v {
			if w.endless {
				return
			}
			w.addValue(i, p, element, depth+1)
		}
	case PronounceableText, CssSelectorType, XPathType, Distance, Energy, Mass:
		w.addText(i, p, textOf(value))
	default:
		if !w.addDataTypeList(i, p, value) {
			w.addByPlan(i, p, value, depth)
		}
	}
}

// addByPlan adds a value of a generated type.
func (w *walk) addByPlan(i int32, p property, value any, depth int) {
	plan := w.plan(value)
	switch {
	case plan == nil:
		w.foreignType(i, p, value)
	case plan.class != nil:
		if pointerOf(value) != nil {
			w.addThing(i, p, value, plan.class)
		}
	case plan.shape == memberShape:
		w.addMember(i, p, textOf(value))
	case plan.shape == listShape:
		if depth == maxListDepth {
			w.endlessList(i, p)
			return
		}
		start := len(w.elements)
		w.elements = appendElements(w.elements, value)
		// By number, since what is added below may move the slice.
		for k, end := start, len(w.elements); k < end && !w.endless; k++ {
			w.addValue(i, p, w.elements[k], depth+1)
		}
		w.elements = w.elements[:start]
	}
}

// addThing adds a struct or a Node where it stands as a value.
func (w *walk) addThing(i int32, p property, value any, plan *classPlan) int32 {
	child := w.entryOf(value, plan, i, p)
	w.entries[w.entries[child].node].mentions++
	w.items = append(w.items, item{property: p, node: child, kind: rdf.NodeStart})
	return child
}

func (w *walk) addLiteral(p property, kind rdf.Kind, text string) {
	w.items = append(w.items, item{property: p, kind: kind, text: text})
}

func (w *walk) addText(i int32, p property, text string) {
	switch w.coercion(p) {
	case vocab.CoercedIRI:
		w.addURL(i, p, text)
		return
	case vocab.CoercedDate:
		w.items = append(w.items, item{property: p, kind: rdf.TypedLiteral, text: text, tag: dateIRI})
		return
	}
	w.addString(p, text)
}

// addString adds a text that the official context does not coerce. One that is
// the address of a member which the property expects is that member.
func (w *walk) addString(p property, text string) {
	if p < foreignProperty && mayBeMember(text) {
		if member := vocab.LookupIRI(text); vocab.Expects(vocab.Term(p), member) {
			w.addTerm(p, member)
			return
		}
	}
	w.addLiteral(p, rdf.String, text)
}

// dateIRI is the datatype that the official context gives to dates.
const dateIRI = vocab.Namespace + "Date"

func (w *walk) addURL(i int32, p property, text string) {
	if text == "" {
		w.problem(i, p, w.indexOf(i, p), "the URL is empty", "an IRI, or no value at all")
		return
	}
	resolved := w.resolve(i, p, "URL", text)
	if resolved == "" {
		return
	}
	if w.coercion(p) == vocab.CoercedIRI {
		w.items = append(w.items, item{property: p, kind: rdf.IRI, text: resolved})
		return
	}
	w.addString(p, resolved)
}

func (w *walk) addReference(i int32, p property, id string) {
	if id == "" {
		w.problem(i, p, w.indexOf(i, p), "the ID is empty", "an IRI, or no value at all")
		return
	}
	if resolved := w.resolve(i, p, "ID", id); resolved != "" {
		w.items = append(w.items, item{property: p, kind: rdf.IRI, flags: rdf.Referenced, text: resolved})
	}
}

// addMember adds a member of an enumeration, told by its name or its address.
// What is no member is told as the text it is, so that nothing is lost and the
// rules can name it.
func (w *walk) addMember(i int32, p property, text string) {
	if member := memberOf(text); member != 0 {
		w.addTerm(p, member)
		return
	}
	w.addText(i, p, text)
}

// memberOf gives the member that the text names or is the address of.
func memberOf(text string) vocab.Term {
	member := vocab.LookupIRI(text)
	if member == 0 {
		member = vocab.Lookup(text)
	}
	if !member.Is(vocab.Member) {
		return 0
	}
	return member
}

func (w *walk) addTerm(p property, term vocab.Term) {
	w.items = append(w.items, item{property: p, kind: rdf.IRI, text: term.IRI()})
}

func (w *walk) addNumber(i int32, p property, number float64) {
	if !isFinite(number) {
		w.problem(i, p, w.indexOf(i, p), strconv.FormatFloat(number, 'g', -1, 64)+" cannot be told", "a finite number")
		return
	}
	w.addLiteral(p, rdf.Number, formatNumber(number))
}

func (w *walk) addDecimal(i int32, p property, text string) {
	if !rdf.IsNumber(text) {
		w.problem(i, p, w.indexOf(i, p), quote(text)+" is no decimal number", "digits with an optional point, such as 19.90")
		return
	}
	w.addLiteral(p, rdf.Number, text)
}

func (w *walk) addLocalized(i int32, p property, texts Localized) {
	var room [8]string
	tags := room[:0]
	for tag := range texts {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	for _, tag := range tags {
		if tag == "" {
			w.addText(i, p, texts[tag])
			continue
		}
		w.items = append(w.items, item{property: p, kind: rdf.LanguageString, text: texts[tag], tag: tag})
	}
}

// roleLink is what a Qualified adds to its role: the property once more, with
// the value. It is an entry of its own in the role's node.
type roleLink struct {
	property property
	value    any
}

func (w *walk) addQualified(i int32, p property, qualified Qualified) {
	var role any = qualified.Role
	if role == nil {
		role = &Role{}
	}
	if node, ok := role.(*Node); ok {
		if node == nil {
			node = &Node{Types: []string{"Role"}}
		}
		w.linkRole(w.addThing(i, p, node, nil), p, qualified.Value)
		return
	}
	plan := w.plan(role)
	switch {
	case plan == nil:
		w.foreignType(i, p, role)
	case plan.class == nil:
		w.problem(i, p, w.indexOf(i, p), "a value cannot be qualified by a list, a reference or a member", "a *schema.Role or one of its subtypes")
	case pointerOf(role) == nil:
		w.addQualified(i, p, Qualified{Value: qualified.Value})
	default:
		w.linkRole(w.addThing(i, p, role, plan.class), p, qualified.Value)
	}
}

// linkRole adds a link to the role that was added last.
func (w *walk) linkRole(role int32, p property, value any) {
	if value == nil {
		return
	}
	link := int32(len(w.entries))
	leader := w.entries[role].node
	w.entries = append(w.entries, entry{value: roleLink{p, value}, head: link, tail: link, parent: w.entries[leader].parent, property: w.entries[leader].property, index: w.entries[leader].index})
	w.join(leader, link)
	w.items[len(w.items)-1].link = link
}
