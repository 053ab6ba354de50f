package document

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// scalar reads a node that holds no others.
func (r *yamlReader) scalar(node ast.Node) *value {
	t := node.GetToken()
	v := &value{pos: r.places.of(t), kind: plain}
	switch n := node.(type) {
	case *ast.LiteralNode:
		v.kind, v.text = quoted, n.Value.Value
		if r.unended && n.Value.GetToken() == r.last {
			v.text = strings.TrimSuffix(v.text, "\n") // which the input does not have
		}
		return v
	case *ast.StringNode:
		v.text = n.Value
		if t.Type == token.SingleQuoteType || t.Type == token.DoubleQuoteType {
			v.kind = quoted
			return v
		}
	case *ast.NullNode:
		// The library takes Null and NULL for null too, which may be names.
		v.text = t.Value
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		// The source text: the library's own number may have lost digits.
		v.text = strings.TrimSpace(t.Value)
	default:
		r.problems.add(v.pos, "this cannot stand here", "a mapping, a list or a text", "")
		v.kind = absent
		return v
	}
	if v.text == "" || v.text == "null" || v.text == "~" {
		v.kind, v.text = absent, ""
	}
	return v
}

// firstToken gives the token with which a node begins in the text; the library
// gives that of the colon for mappings.
func firstToken(node ast.Node) *token.Token {
	for {
		switch n := node.(type) {
		case *ast.MappingNode:
			if n.IsFlowStyle || len(n.Values) == 0 {
				return n.GetToken()
			}
			node = n.Values[0].Key
		case *ast.MappingValueNode:
			node = n.Key
		case *ast.MappingKeyNode:
			if n.Value == nil {
				return n.Start
			}
			node = n.Value
		default:
			return n.GetToken()
		}
	}
}
