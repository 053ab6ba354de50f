package document

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// guard tells whether the tokens of a document may go to the parser: whether
// they nest no deeper, and repeat no more, than it can bear. The depth it finds
// is that of the document or more.
func (r *yamlReader) guard(tokens token.Tokens) bool {
	var g nesting
	for _, t := range tokens {
		switch t.Type {
		case token.DirectiveType:
			r.problems.add(r.places.of(t), "directives are not read", "a document without lines that begin with %", "leave the line out")
			return false
		case token.InvalidType:
			r.problems.add(r.places.of(t), "this is no YAML: "+t.Error, "", "")
			return false
		}
		g.step(t)
		switch {
		case g.depth() > maxDepth:
			r.problems.add(r.places.of(t), "values nest too deep", fmt.Sprintf("at most %d levels", maxDepth), "give inner things an id and describe them apart")
			return false
		case g.keys() > maxKeys:
			r.problems.add(r.places.of(t), "a mapping has too many keys", fmt.Sprintf("at most %d", maxKeys), "")
			return false
		}
	}
	return true
}

// nesting follows tokens to see how deep they nest.
type nesting struct {
	levels []level
	// marks counts anchors, tags and keys in a row, each of which wraps what
	// follows.
	marks int
}

// level is an open collection.
type level struct {
	// column is where a block collection stands; flow collections have none.
	column int
	flow   bool
	keys   int
}

func (n *nesting) depth() int { return len(n.levels) + n.marks }

// keys gives the keys of the innermost collection.
func (n *nesting) keys() int {
	if len(n.levels) == 0 {
		return 0
	}
	return n.levels[len(n.levels)-1].keys
}

func (n *nesting) step(t *token.Token) {
	switch t.Type {
	case token.AnchorType, token.TagType, token.MappingKeyType, token.AliasType:
		n.marks++
	case token.StringType:
		if t.Prev == nil || t.Prev.Type != token.AnchorType && t.Prev.Type != token.AliasType {
			n.marks = 0
		}
	default:
		n.marks = 0
	}
	switch t.Type {
	case token.MappingStartType, token.SequenceStartType:
		n.levels = append(n.levels, level{flow: true})
	case token.MappingEndType, token.SequenceEndType:
		n.closeFlow()
	case token.SequenceEntryType, token.MappingKeyType:
		n.block(t.Position.Column)
	case token.MappingValueType:
		if t.Prev != nil {
			n.block(t.Prev.Position.Column)
		}
		if top := len(n.levels) - 1; top >= 0 {
			n.levels[top].keys++
		}
	}
}

// block enters the block collection at a column, or goes back to it. Within a
// flow collection columns mean nothing.
func (n *nesting) block(column int) {
	for top := len(n.levels) - 1; top >= 0; top-- {
		switch l := n.levels[top]; {
		case l.flow, l.column < column:
			if !l.flow {
				n.levels = append(n.levels, level{column: column})
			}
			return
		case l.column == column:
			return
		}
		n.levels = n.levels[:top]
	}
	n.levels = append(n.levels, level{column: column})
}

// closeFlow closes the innermost flow collection.
func (n *nesting) closeFlow() {
	if top := len(n.levels) - 1; top >= 0 && n.levels[top].flow {
		n.levels = n.levels[:top]
	}
}
