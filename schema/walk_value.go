package schema

import (
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
	if value == nil {
		return
	}
	plan := w.plan(value)
	if plan == nil {
		w.foreignType(i, p, value)
		return
	}
	switch plan.shape {
	case textShape:
		w.addText(i, p, textOf(value))
	case urlShape:
		w.addURL(i, p, textOf(value))
	case idShape:
		w.addReference(i, p, textOf(value))
	case memberShape:
		w.addMember(i, p, textOf(value))
	case numberShape:
		w.addNumber(i, p, numberOf(value))
	case integerShape:
		w.addLiteral(p, rdf.Number, strconv.FormatInt(integerOf(value), 10))
	case booleanShape:
		w.addLiteral(p, rdf.Boolean, strconv.FormatBool(booleanOf(value)))
	case listShape:
		w.addList(i, p, value, depth)
	case dataListShape, decimalShape, localizedShape, literalShape, qualifiedShape:
		plan.reading.add(w, i, p, value)
	default: // a Node or a struct
		if pointerOf(value) != nil {
			w.addThing(i, p, value, plan.class)
		}
	}
}

// addList adds the elements of a list.
func (w *walk) addList(i int32, p property, list any, depth int) {
	if depth == maxListDepth {
		w.endlessList(i, p)
		return
	}
	start := len(w.elements)
	w.elements = appendElements(w.elements, list)
	// By number, since what is added below may move the slice.
	for k, end := start, len(w.elements); k < end && !w.endless; k++ {
		w.addValue(i, p, w.elements[k], depth+1)
	}
	w.elements = w.elements[:start]
}

// addDataList adds the elements of a list of a data type.
func (w *walk) addDataList(i int32, p property, list any) {
	switch w.plan(list).element {
	case textShape:
		for _, text := range textsOf(list) {
			w.addText(i, p, text)
		}
	case urlShape:
		for _, text := range textsOf(list) {
			w.addURL(i, p, text)
		}
	default:
		for _, value := range appendElementsReflect(nil, list) {
			w.addValue(i, p, value, 0)
		}
	}
}

// addThing adds a struct or a Node where it stands as a value.
func (w *walk) addThing(i int32, p property, value any, plan *classPlan) int32 {
	child := w.entryOf(value, plan, i, p)
	w.entries[w.entries[child].node].mentions++
	w.items = append(w.items, item{property: p, node: child, kind: rdf.NodeStart})
	return child
}

//
//go:noinline
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

func (w *walk) addDecimal(i int32, p property, value any) {
	text := textOf(value)
	if !rdf.IsNumber(text) {
		w.problem(i, p, w.indexOf(i, p), quote(text)+" is no decimal number", "digits with an optional point, such as 19.90")
		return
	}
	w.addLiteral(p, rdf.Number, text)
}

func (w *walk) addLocalized(i int32, p property, value any) {
	texts := value.(Localized)
	var room [8]string
	tags := room[:0]
	for tag := range texts {
		// Texts have few languages; sorting as they come links no sorter.
		k := len(tags)
		for tags = append(tags, tag); k > 0 && tags[k-1] > tag; k-- {
			tags[k] = tags[k-1]
		}
		tags[k] = tag
	}
	for _, tag := range tags {
		if tag == "" {
			w.addText(i, p, texts[tag])
			continue
		}
		if rdf.CheckLanguageTag(tag) != nil {
			w.problem(i, p, w.indexOf(i, p), quote(tag)+" is no language tag", "a language tag (BCP 47), such as de or zh-Hans-CN")
			continue
		}
		w.items = append(w.items, item{property: p, kind: rdf.LanguageString, text: texts[tag], tag: tag})
	}
}

// addTyped adds a literal in the datatype that it has.
func (w *walk) addTyped(i int32, p property, value any) {
	text, datatype := value.(Literal).Text, vocab.ExpandPrefix(value.(Literal).Datatype)
	switch {
	case datatype == "" || datatype == rdf.XSDString:
		w.addLiteral(p, rdf.String, text)
	case !rdf.IsAbsoluteIRI(datatype):
		w.problem(i, p, w.indexOf(i, p), "the datatype "+quote(datatype)+" is relative", "an absolute IRI")
	case datatype == langStringIRI:
		w.problem(i, p, w.indexOf(i, p), "a text in a language is no literal of a datatype", "a schema.Localized")
	default:
		w.items = append(w.items, item{property: p, kind: rdf.TypedLiteral, text: text, tag: datatype})
	}
}

// langStringIRI is the datatype of texts in a language.
const langStringIRI = rdf.RDFNamespace + "langString"

// roleLink is what a Qualified adds to its role: the property once more, with
// the value. It is an entry of its own in the role's node.
type roleLink struct {
	property property
	value    any
}

func (w *walk) addQualified(i int32, p property, value any) {
	qualified := value.(Qualified)
	w.addWithRole(i, p, qualified.Role, qualified.Value)
}

func (w *walk) addWithRole(i int32, p property, role, value any) {
	if role == nil {
		role = &Role{}
	}
	plan := w.plan(role)
	switch {
	case plan == nil:
		w.foreignType(i, p, role)
	case plan.class == nil && plan.shape != nodeShape:
		w.problem(i, p, w.indexOf(i, p), "a value cannot be qualified by a list, a reference or a member", "a *schema.Role or one of its subtypes")
	case pointerOf(role) == nil:
		w.addWithRole(i, p, nil, value)
	default:
		w.linkRole(w.addThing(i, p, role, plan.class), p, value)
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
