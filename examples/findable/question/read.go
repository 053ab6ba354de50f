package question

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/healthld/healthld/rdf"
)

// Limits of a file, far beyond what people write. They keep the YAML library, which is
// recursive, from what would hurt it.
const (
	maxBytes  = 16 << 20
	maxColumn = 200 // of block collections: the deepest nests 5 levels
	maxNested = 20  // of flow collections
)

// Read reads questions from YAML. The name is that of the file, for the places. It gives
// the questions that could be read, and the problems, in the order of the text, each with
// its line and column: what is no YAML, what is unknown or of the wrong form, an empty
// question, and constraints that contradict one another, so that nothing could ever
// answer. A question with a problem is not among those given.
func Read(name string, text []byte) (questions []Question, problems []*rdf.Problem) {
	r := reader{name: name}
	defer func() {
		// The library is not made for hostile input: a fault of it is told.
		if fault := recover(); fault != nil {
			problems = append(r.problems, &rdf.Problem{
				What: fmt.Sprintf("the YAML cannot be read: %v", fault), Mend: "look for brackets and quotation marks that are not closed",
				Position: rdf.Position{File: name},
			})
		}
	}()
	r.file(text)
	r.contradictions()
	slices.SortStableFunc(r.problems, func(a, b *rdf.Problem) int {
		if a.Position.Line != b.Position.Line {
			return a.Position.Line - b.Position.Line
		}
		return a.Position.Column - b.Position.Column
	})
	return r.questions, r.problems
}

type reader struct {
	name string
	// text has line feeds at the end of its lines, which begin at lines.
	text  string
	lines []int

	problems  []*rdf.Problem
	questions []Question
}

// fail adds a problem.
func (r *reader) fail(at *token.Token, what, expected, mend string) {
	r.problems = append(r.problems, &rdf.Problem{What: what, Expected: expected, Mend: mend, Position: r.position(at)})
}

// position gives the place of a token. The library counts columns in characters, and its
// offsets cannot be relied on.
func (r *reader) position(at *token.Token) rdf.Position {
	position := rdf.Position{File: r.name}
	if at == nil || at.Position == nil || at.Position.Line < 1 || at.Position.Line > len(r.lines) {
		return position
	}
	start := r.lines[at.Position.Line-1]
	end := start
	for range at.Position.Column - 1 {
		_, width := utf8.DecodeRuneInString(r.text[end:])
		end += width
	}
	position.Line, position.Column, position.Offset = at.Position.Line, end-start+1, end
	return position
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func (r *reader) file(text []byte) {
	if len(text) > maxBytes {
		r.fail(nil, fmt.Sprintf("the file has %d bytes", len(text)), fmt.Sprintf("at most %d", maxBytes), "part it into several files")
		return
	}
	// The library counts lines right where they end in line feeds, and folds the last one
	// where it has an end.
	r.text = lineEnds.Replace(string(text)) + "\n"
	for start := 0; start < len(r.text); start += strings.IndexByte(r.text[start:], '\n') + 1 {
		r.lines = append(r.lines, start)
	}
	tokens := lexer.Tokenize(r.text)
	if !r.guard(tokens) {
		return
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		what := "this is no YAML: "
		var fault yaml.Error
		if errors.As(err, &fault) && fault.GetToken() != nil {
			r.fail(fault.GetToken(), what+fault.GetMessage(), "", "look at the indentation, and put texts with special characters into quotation marks")
		} else {
			r.fail(nil, what+err.Error(), "", "")
		}
		return
	}
	read := false
	for _, document := range file.Docs {
		if document.Body == nil {
			continue
		}
		if _, isComment := document.Body.(*ast.CommentGroupNode); isComment {
			continue
		}
		read = true
		r.document(document.Body)
	}
	if !read {
		r.fail(nil, "there are no questions in the file", "a list of them under the key questions", "`findable suggest SITE` writes a first one")
	}
}

// guard tells whether the tokens may go to the parser.
func (r *reader) guard(tokens token.Tokens) bool {
	flow, row, line := 0, 0, 0
	for _, t := range tokens {
		if t.Position != nil && t.Position.Line != line {
			line, row = t.Position.Line, 0
		}
		switch t.Type {
		case token.InvalidType:
			r.fail(t, "this is no YAML: "+t.Error, "", "")
			return false
		case token.DirectiveType, token.AnchorType, token.AliasType, token.TagType, token.MappingKeyType, token.MergeKeyType:
			r.fail(t, fmt.Sprintf("%q is not read in questions", t.Value), "texts, numbers, lists and mappings", "put a text that begins with such a sign into quotation marks")
			return false
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.SequenceEntryType:
			row++
		}
		if flow > maxNested || row > maxNested || flow <= 0 && t.Type == token.SequenceEntryType && t.Position.Column > maxColumn {
			r.fail(t, "the values nest too deep", fmt.Sprintf("at most %d levels", maxNested), "")
			return false
		}
	}
	return true
}

// entry is a key with its value.
type entry struct {
	key   string
	at    *token.Token
	value ast.Node
}

// entries gives those of a mapping, and false where the node is none.
func entries(node ast.Node) ([]entry, bool) {
	var values []*ast.MappingValueNode
	switch n := node.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		return nil, false
	}
	list := make([]entry, len(values))
	for i, v := range values {
		list[i] = entry{key: v.Key.GetToken().Value, at: v.Key.GetToken(), value: v.Value}
	}
	return list, true
}

// scalar gives the text of a scalar, and false where the node is none or null.
func scalar(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return node.GetToken().Value, true
	}
	return "", false
}

// described names the kind of a node for messages.
func described(node ast.Node) string {
	if text, ok := scalar(node); ok {
		return strconv.Quote(text)
	}
	switch node.(type) {
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case nil, *ast.NullNode:
		return "nothing"
	}
	return "this"
}

func (r *reader) document(node ast.Node) {
	list := node
	if keys, ok := entries(node); ok {
		list = nil
		for _, e := range keys {
			if e.key == "questions" {
				list = e.value
				continue
			}
			r.unknown(e, "key", []string{"questions"})
		}
		if list == nil {
			r.fail(node.GetToken(), "there are no questions in the file", "a list of them under the key questions", "")
			return
		}
	}
	sequence, ok := list.(*ast.SequenceNode)
	if !ok {
		r.fail(list.GetToken(), "questions is "+described(list), "a list of questions, each with ask, find and expect", "")
		return
	}
	if len(sequence.Values) == 0 {
		r.fail(list.GetToken(), "the list of questions is empty", "questions, each with ask, find and expect", "`findable suggest SITE` writes a first list")
	}
	for _, value := range sequence.Values {
		r.question(value)
	}
}

func (r *reader) unknown(e entry, what string, known []string) {
	mend := "leave it out"
	if nearest := Nearest(e.key, known); nearest != "" {
		mend = "did you mean " + nearest + "?"
	}
	r.fail(e.at, fmt.Sprintf("the %s %q is unknown", what, e.key), "one of "+strings.Join(known, ", "), mend)
}

var questionKeys = []string{"ask", "language", "find", "expect", "sparql"}

func (r *reader) question(node ast.Node) {
	keys, ok := entries(node)
	if !ok {
		at := (*token.Token)(nil)
		if node != nil {
			at = node.GetToken()
		}
		r.fail(at, "a question is "+described(node), "a mapping with ask, find and expect", "")
		return
	}
	first := keys[0].at
	q := Question{Position: r.position(first)}
	before, has := len(r.problems), make(map[string]bool)
	for _, e := range keys {
		has[e.key] = true
		switch e.key {
		case "ask":
			q.Ask = r.word(e)
		case "language":
			q.Language = r.languageTag(e.value, r.word(e))
		case "find":
			r.find(e, &q.Find)
		case "expect":
			for _, expected := range r.words(e, true) {
				if !rdf.IsAbsoluteIRI(expected.text) {
					r.fail(expected.at, fmt.Sprintf("%q is no address of a thing", expected.text), "an absolute IRI, as its @id has it", "")
				} else if slices.Contains(q.Expect, expected.text) {
					r.fail(expected.at, expected.text+" is expected twice", "each thing once", "leave one out")
				} else {
					q.Expect = append(q.Expect, expected.text)
				}
			}
		case "sparql":
			q.SPARQL = r.word(e)
		default:
			r.unknown(e, "key", questionKeys)
		}
	}
	switch {
	case !has["ask"]:
		r.fail(first, "the question has no words", "ask, with the words as a person says them", "")
	case !has["find"]:
		r.fail(first, "the question says nothing that could be found", "find, with at least one constraint", "")
	case !has["expect"]:
		r.fail(first, "the question does not say what should answer", "expect, with the things by IRI", "write `expect: []` if nothing should answer")
	}
	if len(r.problems) == before {
		r.questions = append(r.questions, q)
	}
}

// word gives a text that is not empty.
func (r *reader) word(e entry) string {
	text, ok := scalar(e.value)
	if !ok {
		r.fail(e.at, e.key+" is "+described(e.value), "a text", "")
	} else if strings.TrimSpace(text) == "" {
		r.fail(e.at, e.key+" is empty", "a text", "")
	}
	return text
}

// word is a value of a constraint with its place.
type word struct {
	text string
	at   *token.Token
}

// words gives the values of a scalar or a list of scalars; an empty list only where it
// may be.
func (r *reader) words(e entry, mayBeEmpty bool) []word {
	var list []word
	nodes := []ast.Node{e.value}
	if sequence, ok := e.value.(*ast.SequenceNode); ok {
		nodes = sequence.Values
		if len(nodes) == 0 && !mayBeEmpty {
			r.fail(e.at, e.key+" is an empty list, which nothing can meet", "at least one value", "leave the constraint out if any will do")
		}
	}
	for _, node := range nodes {
		text, ok := scalar(node)
		if !ok || strings.TrimSpace(text) == "" {
			r.fail(e.at, e.key+" is "+described(node), "a text, or a list of texts of which any will do", "")
			continue
		}
		list = append(list, word{text: text, at: node.GetToken()})
	}
	return list
}

// number gives a number that is finite.
func (r *reader) number(e entry) (float64, bool) {
	text, ok := scalar(e.value)
	if ok {
		if number, ok := decimal(text); ok {
			return number, true
		}
	}
	r.fail(e.at, e.key+" is "+described(e.value), "a number", "")
	return 0, false
}

// decimal gives the number that a text is in the notation of JSON.
func decimal(text string) (float64, bool) {
	if !rdf.IsNumber(text) {
		return 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil
}
