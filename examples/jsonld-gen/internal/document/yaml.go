package document

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/healthld/healthld/rdf"
)

// yamlReader reads a YAML text into values, one for each of its documents.
//
// What the text nests and repeats is counted over its tokens before it is
// parsed, since the parser is recursive and takes quadratic time here and there.
type yamlReader struct {
	places   *places
	problems *problems
	anchors  map[string]*value
	aliases  int
	// unended tells that the last line of the text had no end, and last is the
	// token that got one.
	unended bool
	last    *token.Token
}

// readYAML reads a text that begins at an offset of its input.
func readYAML(text []byte, start int, p *problems) (values []*value) {
	r := yamlReader{places: newPlaces(text, start, p.file), problems: p}
	// The library is not made for hostile input: a fault of it is told, not
	// passed on.
	defer func() {
		if fault := recover(); fault != nil {
			p.add(p.file.Pos(start), fmt.Sprintf("the YAML cannot be read: %v", fault), "", "look for brackets and quotation marks that are not closed")
		}
	}()
	tokens := lexer.Tokenize(r.prepare(string(text)))
	if r.unended && len(tokens) > 0 {
		r.last = tokens[len(tokens)-1]
	}
	for _, tokens := range splitDocuments(tokens) {
		if v := r.document(tokens); v != nil {
			values = append(values, v)
		}
	}
	if len(values) == 0 && len(p.list) == 0 {
		p.add(p.file.Pos(start), "the input is empty", "a thing, or a list of things", "")
	}
	return values
}

// prepare gives the text as the library reads it right: all ends of lines line
// feeds, else it miscounts lines, and one behind the last line, else it does not
// fold that. The lines stay the same (YAML 1.2, section 5.4).
func (r *yamlReader) prepare(text string) string {
	text = lineEnds.Replace(text)
	if r.unended = !strings.HasSuffix(text, "\n"); r.unended {
		text += "\n"
	}
	return text
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// splitDocuments parts the tokens at the lines that part documents: parsed in
// one go, a thousand documents would take a million steps.
func splitDocuments(tokens token.Tokens) []token.Tokens {
	var documents []token.Tokens
	var current token.Tokens
	end := func() {
		if len(current) > 0 {
			current[0].Prev, current[len(current)-1].Next = nil, nil
			documents = append(documents, current)
			current = nil
		}
	}
	for _, t := range tokens {
		switch t.Type {
		case token.DocumentHeaderType, token.DocumentEndType:
			end()
		case token.CommentType:
		default:
			current = append(current, t)
		}
	}
	end()
	return documents
}

// document reads the tokens of one document. It gives nil for an empty one,
// and for one that cannot be read.
func (r *yamlReader) document(tokens token.Tokens) *value {
	if !r.guard(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.fail(err, tokens[0])
		return nil
	}
	r.anchors = make(map[string]*value) // they hold for their document alone
	for _, document := range file.Docs {
		if document.Body != nil {
			return r.value(document.Body, 0)
		}
	}
	return nil
}

func (r *yamlReader) fail(err error, first *token.Token) {
	var fault yaml.Error
	if errors.As(err, &fault) && fault.GetToken() != nil {
		r.problems.add(r.places.of(fault.GetToken()), "this is no YAML: "+fault.GetMessage(), "", "look at the indentation, and put texts with special characters into quotation marks")
		return
	}
	r.problems.add(r.places.of(first), "this is no YAML: "+err.Error(), "", "")
}

// value reads a node. The guard has bounded the depth of what is parsed.
func (r *yamlReader) value(node ast.Node, depth int) *value {
	if depth > 2*maxDepth {
		pos := r.places.of(firstToken(node))
		r.problems.add(pos, "values nest too deep", fmt.Sprintf("at most %d levels", maxDepth), "")
		return &value{pos: pos}
	}
	switch n := node.(type) {
	case *ast.MappingNode:
		return r.mapping(n, n.Values, depth)
	case *ast.MappingValueNode:
		return r.mapping(n, []*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		v := &value{kind: sequence, pos: r.places.of(n.Start)}
		for _, item := range n.Values {
			v.items = append(v.items, r.value(item, depth+1))
		}
		return v
	case *ast.AnchorNode:
		return r.anchor(n, depth)
	case *ast.AliasNode:
		return r.alias(n)
	case *ast.TagNode:
		return r.tag(n, depth)
	}
	return r.scalar(node)
}

func (r *yamlReader) mapping(node ast.Node, members []*ast.MappingValueNode, depth int) *value {
	v := &value{kind: mapping, pos: r.places.of(firstToken(node))}
	names := make(map[string]rdf.Pos, len(members))
	for _, m := range members {
		pos := r.places.of(firstToken(m.Key))
		name, ok := r.key(m.Key, pos)
		held := r.value(m.Value, depth+1)
		if ok {
			v.addMember(member{name: name, pos: pos, value: held}, names, r.problems)
		}
	}
	return v
}

// key gives the name that a key is.
func (r *yamlReader) key(node ast.Node, pos rdf.Pos) (name string, ok bool) {
	if explicit, is := node.(*ast.MappingKeyNode); is {
		node = explicit.Value
	}
	switch node.(type) {
	case *ast.MergeKeyNode:
		r.problems.add(pos, "merge keys (<<) are not read, since YAML 1.2 has none",
			"", "give the thing an id and refer to it, or write the keys out")
		return "", false
	case ast.ScalarNode:
		if v := r.scalar(node); v.isScalar() {
			return v.text, true
		}
	}
	r.problems.add(pos, "a key is no plain text", "the name of a property", "")
	return "", false
}

// anchor reads an anchored value. The anchor holds from the end of the value
// on, so that no value is within itself.
func (r *yamlReader) anchor(n *ast.AnchorNode, depth int) *value {
	v := r.value(n.Value, depth+1)
	r.anchors[n.Name.GetToken().Value] = v
	return v
}

// alias gives the value of an anchor itself, not a copy: one mapping is one
// node, however often it is named.
func (r *yamlReader) alias(n *ast.AliasNode) *value {
	name := n.Value.GetToken().Value
	pos := r.places.of(n.Start)
	r.aliases++
	if r.aliases == maxAliases+1 {
		r.problems.add(pos, "the input has too many aliases", fmt.Sprintf("at most %d", maxAliases), "give things an id and refer to them by it")
	}
	v, known := r.anchors[name]
	if !known || r.aliases > maxAliases {
		if !known {
			r.problems.add(pos, "the alias "+quote("*"+name)+" has no anchor before it", "&"+quote(name)+" earlier in the document, and not around the alias", "")
		}
		return &value{pos: pos}
	}
	if v.kind == mapping || v.kind == sequence {
		return v
	}
	alias := *v
	alias.pos = pos
	return &alias
}

// tag reads a tagged value. Of the tags !!str alone says what the property does
// not.
func (r *yamlReader) tag(n *ast.TagNode, depth int) *value {
	pos := r.places.of(n.Start)
	v := r.value(n.Value, depth+1)
	switch name := n.Start.Value; {
	case name == "!!str" && (v.isScalar() || v.kind == absent):
		text := *v
		text.kind = quoted
		return &text
	case name == "!!map" && v.kind == mapping, name == "!!seq" && v.kind == sequence:
	default:
		r.problems.add(pos, "the tag "+quote(name)+" is not read", "no tag, or !!str",
			"leave it out: what a value is follows from its property")
	}
	return v
}
