package schema

import (
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// All goes through the values of type T that a field holds, in order, whatever
// it holds them in:
//
//	for review := range schema.All[*schema.Review](clinic.Review) {
//		for text := range schema.All[schema.Text](review.ReviewBody) {
//
// It goes into lists, to what is behind a [Qualified], and along the lists of RDF
// (rdf:first, rdf:rest) that a [Node] may be the first of. Nil holds nothing, and
// what is no T is passed over. A value of another type counts where it means a T
// without loss:
//
//   - a struct of a class below T, and a Node that has such a type, as [As] gives
//     it; any thing where T is [*Node];
//   - a number for another type of number that has it too, and a text that is a
//     number for those: "4.7" for [Number];
//   - a [URL] and other kinds of text for [Text]; of a [Localized] each text, in
//     the order of the tags; and a Text for Localized, under the empty tag;
//   - a [Literal] for the data type that it means: an xsd:date, and a text of
//     that form, for [Date];
//   - an [ID] for URL, and the address of a member for the member, which
//     https://schema.org/True is for [Boolean].
//
// With a range as T, such as [AnyPerson] or [Value], everything counts that
// fits there but lists and Qualified, which are gone into; with Qualified as T it
// gives those. An ID stands for itself: where a graph says more of what it names,
// [ThingsOf] has put the struct in its place.
func All[T Value](value Value) iter.Seq[T] {
	return func(yield func(T) bool) {
		var want T
		for found := range inside(value, any(want)) {
			if exact, ok := found.(T); ok {
				if !yield(exact) {
					return
				}
				continue
			}
			for meant := range meanings(found, any(want)) {
				if !yield(meant.(T)) {
					return
				}
			}
			if plan := planOf(found); plan.class == nil && plan.shape != nodeShape {
				continue
			}
			if view, ok := asThing[T](found); ok && !yield(view) {
				return
			}
		}
	}
}

// inside gives the values that are in a value, itself where it holds no others.
// Where a Qualified is wanted, that is none that holds others.
func inside(value Value, want any) iter.Seq[Value] {
	_, wantsQualified := want.(Qualified)
	return func(yield func(Value) bool) {
		type open struct {
			value Value
			depth int // of lists
		}
		stack := []open{{value, 0}}
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if at.value == nil {
				continue
			}
			plan := planOf(at.value)
			switch {
			case plan == nil:
			case plan.shape == listShape || plan.shape == dataListShape:
				if at.depth == maxListDepth {
					continue // it may hold itself
				}
				elements := appendElementsReflect(nil, at.value)
				for _, element := range slices.Backward(elements) {
					stack = append(stack, open{element.(Value), at.depth + 1})
				}
			case plan.shape == qualifiedShape && !wantsQualified:
				stack = append(stack, open{at.value.(Qualified).Value, at.depth})
			case plan.shape == nodeShape && !isNil(at.value) && isRDFList(at.value.(*Node)):
				for element := range elementsOfRDFList(at.value.(*Node)) {
					if !yield(element) {
						return
					}
				}
			case (plan.class != nil || plan.shape == nodeShape) && isNil(at.value):
			default:
				if !yield(at.value) {
					return
				}
			}
		}
	}
}

func isNil(pointer Value) bool { return pointerOf(pointer) == nil }

// The properties of a list of RDF.
const (
	firstIRI = rdf.RDFNamespace + "first"
	restIRI  = rdf.RDFNamespace + "rest"
)

func isRDFList(node *Node) bool { return propertyOfNode(node, firstIRI) != nil }

// propertyOfNode gives the value of a property of a Node, or nil.
func propertyOfNode(node *Node, property string) Value {
	for _, e := range node.Properties {
		if e.Property == property {
			return e.Value
		}
	}
	return nil
}

// elementsOfRDFList gives the elements of a list of RDF, as they are. It ends
// where the list leads back into itself.
func elementsOfRDFList(node *Node) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		met := make(map[*Node]struct{})
		for node != nil {
			if _, again := met[node]; again {
				return
			}
			met[node] = struct{}{}
			if first := propertyOfNode(node, firstIRI); first != nil && !yield(first) {
				return
			}
			node, _ = propertyOfNode(node, restIRI).(*Node)
		}
	}
}

// meanings gives what a value means as another data type, given by a value of
// it.
func meanings(value Value, want any) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if texts, ok := value.(Localized); ok {
			if _, wantsText := want.(Text); wantsText {
				for _, tag := range sortedTags(texts) {
					if !yield(Text(texts[tag])) {
						return
					}
				}
			}
			return
		}
		if meant := meaning(value, want); meant != nil {
			yield(meant)
		}
	}
}

func sortedTags(texts Localized) []string {
	tags := make([]string, 0, len(texts))
	for tag := range texts {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// meaning gives what a value means as another data type, or nil.
func meaning(value Value, want any) Value {
	switch want := want.(type) {
	case Text:
		if text, of := lexical(value); of.has(isText | isURL) {
			return Text(text)
		} else if literal, ok := value.(Literal); ok && of == 0 {
			return Text(literal.Text)
		}
	case Localized:
		if text, of := lexical(value); of.has(isText) {
			return Localized{"": text}
		}
	case URL:
		if id, ok := value.(ID); ok {
			return URL(id)
		}
		if literal, ok := value.(Literal); ok {
			if text, of := lexical(literal); of.has(isText|isURL) && rdf.IsAbsoluteIRI(text) {
				return URL(text)
			}
		}
	case Date:
		if text, ok := dated(value, isDate); ok {
			return Date(text)
		}
	case DateTime:
		if text, ok := dated(value, isDateTime); ok {
			return DateTime(text)
		}
	case Time:
		if text, ok := dated(value, isTime); ok {
			return Time(text)
		}
	case Duration:
		if text, ok := dated(value, isDuration); ok {
			return Duration(text)
		}
	case Number:
		if f, ok := floatOf(value); ok {
			return Number(f)
		}
	case Float:
		if f, ok := floatOf(value); ok {
			return Float(f)
		}
	case Integer:
		if n, ok := wholeOf(value); ok {
			return Integer(n)
		}
	case Decimal:
		if text, of := lexical(value); of.has(isNumeric|isText) && rdf.IsNumber(text) {
			return Decimal(text)
		}
	case Boolean:
		text, of := lexical(value)
		if id, ok := value.(ID); ok {
			text, of = string(id), isBoolean
		}
		if truth, ok := truthOf(text); ok && of.has(isBoolean|isText|isURL) {
			return Boolean(truth)
		}
	case Value:
		return meantMember(value, want)
	}
	return nil
}

// truthOf gives what a text is as a boolean: as XML Schema writes it, or the
// address that schema.org has for it.
func truthOf(text string) (truth, ok bool) {
	switch text {
	case "true", "1", vocab.Namespace + "True", vocab.SecureNamespace + "True":
		return true, true
	case "false", "0", vocab.Namespace + "False", vocab.SecureNamespace + "False":
		return false, true
	}
	return false, false
}

// lexical gives the text of a value of a data type, and which of them it is.
func lexical(value Value) (string, dataTypes) {
	switch v := value.(type) {
	case Text:
		return string(v), isText
	case PronounceableText:
		return string(v), isText
	case CssSelectorType:
		return string(v), isText
	case XPathType:
		return string(v), isText
	case URL:
		return string(v), isURL
	case Number:
		return formatNumber(float64(v)), isNumber
	case Float:
		return formatNumber(float64(v)), isNumber
	case Integer:
		return strconv.FormatInt(int64(v), 10), isInteger
	case Decimal:
		return string(v), isNumber
	case Literal:
		datatype := vocab.ExpandPrefix(v.Datatype)
		if datatype == "" {
			return v.Text, isText
		}
		return v.Text, datatypeOf(datatype)
	}
	return "", 0
}

// dated gives a literal as a date, a time or a duration. A text is one where it
// has the form.
func dated(value Value, want dataTypes) (string, bool) {
	text, of := lexical(value)
	if of == isText {
		of = formOf(text)
	}
	return text, of == want
}

// floatOf gives a value as a number. A number with more digits than a float64
// keeps is another number.
func floatOf(value Value) (float64, bool) {
	text, of := lexical(value)
	if !isDecimalForm(text) || !of.has(isNumeric) && !(of.has(isText) && rdf.IsNumber(text)) {
		return 0, false
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, false
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && int64(f) != n {
		return 0, false
	}
	return f, true
}

// isDecimalForm tells whether a text has no characters but those of decimal
// numbers: XML Schema writes 007 and +1 too, and INF.
func isDecimalForm(text string) bool { return strings.Trim(text, "0123456789+-.eE") == "" }

// wholeOf gives a value as a whole number.
func wholeOf(value Value) (int64, bool) {
	text, of := lexical(value)
	if !of.has(isNumeric | isText) {
		return 0, false
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, true
	}
	f, ok := floatOf(value)
	if n := int64(f); ok && f >= -1<<53 && f <= 1<<53 && float64(n) == f {
		return n, true
	}
	return 0, false
}

// meantMember gives the member whose address a value is, as one of the
// enumeration of another value.
func meantMember(value, want Value) Value {
	t := reflect.TypeOf(want)
	if t.Kind() != reflect.String || want.shape() != memberShape {
		return nil
	}
	text := ""
	switch v := value.(type) {
	case ID:
		text = string(v)
	default:
		var of dataTypes
		if text, of = lexical(value); !of.has(isText | isURL) {
			return nil
		}
	}
	member := vocab.LookupIRI(text)
	for _, enumeration := range member.Enumerations() {
		if vocab.IsA(enumeration, vocab.Lookup(t.Name())) {
			meant := reflect.New(t).Elem()
			meant.SetString(vocab.SecureNamespace + member.Name())
			return meant.Interface().(Value)
		}
	}
	return nil
}
