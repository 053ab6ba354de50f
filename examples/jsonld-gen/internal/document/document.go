// Package document reads what people write about things, in YAML or JSON with
// the terms of schema.org as keys, into a graph with positions.
//
// Both notations are first read into one tree of values with their places, of
// which the rest of the package makes the graph. So what a key or a value
// means is decided once, whatever it was written in.
//
// How it is read:
//
//   - A document is a thing, a list of things, or an object with @graph. A YAML
//     file may hold several documents. All inputs together are one graph.
//   - id (or @id) names a thing, type (or @type) gives its types. Things with
//     one id are one node, wherever they stand. A mapping with nothing but an id
//     refers to the thing of that id. A YAML alias is the node of its anchor.
//   - Keys are names of schema.org's properties, absolute IRIs, or compact IRIs
//     with a prefix of schema.org's context. Names that schema.org does not
//     have are kept in its namespace, so that rules can name them.
//   - A mapping from language tags (BCP 47) to texts is a text in several
//     languages, where the property takes text.
//   - What a plain YAML scalar is follows from what the property expects, and
//     nothing is lost: 01234 is text where text is expected, 19.90 keeps its
//     zero. Quoted scalars are texts.
package document

import (
	"bytes"
	"iter"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// Format is the notation of an input.
type Format uint8

const (
	// Detect tells the notation by the name's ending, else by the first bytes.
	Detect Format = iota
	// YAML is YAML 1.2.
	YAML
	// JSON is JSON (RFC 8259).
	JSON
)

// Input is a text to read.
type Input struct {
	// Name stands in positions.
	Name   string
	Text   []byte
	Format Format
}

// Read reads all inputs as one description. Relative ids and addresses are
// resolved against the base, an absolute IRI; without one they are a problem, which is told
// of the first of them with how many more there are.
//
// All problems are told, with their positions, the graph holds whatever could
// be read.
func Read(base string, inputs ...Input) (*rdf.Graph, []*rdf.Problem) {
	b := newBuilder(base)
	for tree := range readTrees(b.graph, inputs) {
		b.addTree(tree)
	}
	b.tellBaseless()
	return b.graph, b.problems.list
}

// tree is what one input holds, before the graph is made of it.
type tree struct {
	values   []*value
	problems problems
}

// readTrees reads several inputs at a time, since that is most of the work, and
// gives them in their order. It runs but little ahead: a tree takes many times
// the room of its text.
func readTrees(graph *rdf.Graph, inputs []Input) iter.Seq[*tree] {
	files := make([]*rdf.File, len(inputs))
	for i, input := range inputs {
		files[i] = graph.AddFile(input.Name, input.Text) // all, before any is asked for a position
	}
	return func(yield func(*tree) bool) {
		ahead := make([]chan *tree, 0, len(inputs))
		for i := range inputs {
			for len(ahead) < min(i+runtime.GOMAXPROCS(0), len(inputs)) {
				next, done := len(ahead), make(chan *tree, 1)
				ahead = append(ahead, done)
				go func() {
					t := &tree{problems: problems{graph: graph, file: files[next]}}
					t.values = readTree(inputs[next], &t.problems)
					done <- t
				}()
			}
			if !yield(<-ahead[i]) {
				return
			}
			ahead[i] = nil
		}
	}
}

// addTree adds what an input holds to the graph.
func (b *builder) addTree(t *tree) {
	b.problems.file = t.problems.file
	b.problems.join(t.problems.list)
	b.things = make(map[*value]rdf.Subject)
	for _, v := range t.values {
		b.addDocument(v)
	}
}

// readTree reads the values of an input in its notation.
func readTree(input Input, problems *problems) []*value {
	text, start, ok := decode(input.Text, problems)
	if !ok {
		return nil
	}
	if format(input, text) == JSON {
		return readJSON(text, start, problems)
	}
	return readYAML(text, start, problems)
}

// format tells the notation of an input.
func format(input Input, text []byte) Format {
	if input.Format != Detect {
		return input.Format
	}
	switch strings.ToLower(filepath.Ext(input.Name)) {
	case ".json", ".jsonld":
		return JSON
	case ".yaml", ".yml":
		return YAML
	}
	// JSON opens with brackets and then a quoted name; what else opens with
	// brackets is YAML in its flow style.
	inside := bytes.TrimLeft(text, "[{ \t\r\n")
	if trimmed := bytes.TrimLeft(text, " \t\r\n"); len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') &&
		len(inside) > 0 && inside[0] == '"' {
		return JSON
	}
	return YAML
}
