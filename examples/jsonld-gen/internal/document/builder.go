package document

import (
	"fmt"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// builder makes the graph of the values of all inputs.
type builder struct {
	graph    *rdf.Graph
	base     string
	problems problems
	// things are the mappings of this input that were read before: an alias
	// leads to the same mapping, which is the same node.
	things map[*value]rdf.Subject
	// labels are the nodes of the blank labels that people wrote.
	labels   map[string]rdf.Subject
	baseless baseless
	values   int
	depth    int
}

func newBuilder(base string) *builder {
	graph := new(rdf.Graph)
	return &builder{graph: graph, base: base, problems: problems{graph: graph}, labels: make(map[string]rdf.Subject)}
}

// enter counts a value and the depth of it; leave must follow where it tells
// true. Aliases make both larger than the text shows.
func (b *builder) enter(v *value) bool {
	b.values++
	switch {
	case b.values == maxValues+1:
		b.problems.add(v.pos, "the description holds too many values", fmt.Sprintf("at most %d, each alias counted as what it stands for", maxValues), "split it")
		return false
	case b.values > maxValues:
		return false
	case b.depth == 2*maxDepth:
		b.problems.add(v.pos, "values nest too deep", fmt.Sprintf("at most %d levels", maxDepth), "give inner things an id and describe them apart")
		return false
	}
	b.depth++
	return true
}

func (b *builder) leave() { b.depth-- }

// addDocument adds what stands at the top of an input.
func (b *builder) addDocument(v *value) {
	switch v.kind {
	case absent:
	case sequence:
		for _, item := range v.items {
			if b.enter(item) {
				b.addDocument(item)
				b.leave()
			}
		}
	case mapping:
		if graph := v.find("@graph"); graph != nil {
			b.addNamedGraph(v, graph)
			return
		}
		b.addRoot(v)
	default:
		b.problems.add(v.pos, v.describe()+" stands at top level", "a thing with its type, or a list of things", "")
	}
}

// addNamedGraph adds the things of an object with @graph. What else it may hold
// is a context and the IRI of the graph.
func (b *builder) addNamedGraph(v *value, graph *member) {
	for i := range v.members {
		switch m := &v.members[i]; m.name {
		case "@graph":
		case "@context":
			b.checkContext(m.value)
		case "@id", "id":
			if s, ok := b.subject(m.value); ok && b.graph.Name == "" && s.Kind == rdf.IRI {
				b.graph.Name = s.Text
			}
		default:
			b.problems.add(m.pos, quote(m.name)+" stands beside @graph", "nothing but @context and @id", "put it into the thing that it is said of")
		}
	}
	if b.enter(graph.value) {
		b.addDocument(graph.value)
		b.leave()
	}
}

func (b *builder) addRoot(v *value) {
	subject, ok := b.addThing(v)
	if !ok {
		return
	}
	if node := b.graph.Node(subject); node != nil {
		node.Root = true
	}
	if isReference(v) {
		b.problems.add(v.pos, "the thing has an id, and nothing is said of it", "its type and properties", "")
	}
}

// isReference tells whether a mapping says nothing but an id.
func isReference(v *value) bool {
	return len(v.members) == 1 && (v.members[0].name == "id" || v.members[0].name == "@id")
}

// addThing adds a thing with all that is said of it.
func (b *builder) addThing(v *value) (rdf.Subject, bool) {
	if subject, had := b.things[v]; had {
		return subject, true
	}
	id := v.find("id", "@id")
	if id == nil || id.value.kind == absent {
		if v.isEmpty() {
			b.problems.add(v.pos, "the thing is empty", "its type and properties", "leave it out")
			return rdf.Subject{}, false
		}
		return b.describe(v, b.graph.NewBlankNode()), true
	}
	subject, ok := b.subject(id.value)
	if !ok {
		// What is said of it is read all the same, to tell what is wrong there.
		subject = b.graph.NewBlankNode()
	}
	if isReference(v) {
		return subject, ok
	}
	return b.describe(v, subject), true
}

// describe adds types and properties to the node of a subject.
func (b *builder) describe(v *value, subject rdf.Subject) rdf.Subject {
	b.things[v] = subject
	node := b.graph.EnsureNode(subject, v.pos)
	ids := 0
	for i := range v.members {
		switch m := &v.members[i]; m.name {
		case "id", "@id":
			if ids++; ids == 2 {
				b.problems.add(m.pos, "the thing has both id and @id, which mean the same", "one of them", "")
			}
		case "type", "@type":
			b.addTypes(node, m.value)
		case "@context":
			b.checkContext(m.value)
		case "@reverse":
			b.addReverse(subject, m.value)
		default:
			if strings.HasPrefix(m.name, "@") {
				b.problems.add(m.pos, "the keyword "+quote(m.name)+" is not read here", "id, type, and names of properties", "")
				continue
			}
			if m.value.kind == absent {
				continue
			}
			if p, ok := b.property(m); ok {
				b.addValues(node, p, m.value)
			}
		}
	}
	return subject
}

// addReverse adds properties whose value the subject is, of the things that are
// given as their values (JSON-LD 1.1, section 4.8).
func (b *builder) addReverse(subject rdf.Subject, v *value) {
	if v.kind != mapping {
		b.problems.add(v.pos, "@reverse is "+v.describe(), "a mapping from properties to things", "")
		return
	}
	for i := range v.members {
		m := &v.members[i]
		if p, ok := b.property(m); ok {
			b.addReverseValues(subject, p, m.value)
		}
	}
}

func (b *builder) addReverseValues(subject rdf.Subject, p property, v *value) {
	if !b.enter(v) {
		return
	}
	defer b.leave()
	switch v.kind {
	case absent:
	case sequence:
		for _, item := range v.items {
			b.addReverseValues(subject, p, item)
		}
	case mapping:
		if other, ok := b.addThing(v); ok {
			b.add(b.graph.EnsureNode(other, v.pos), p, subject.Object(), p.pos)
		}
	default:
		b.problems.add(v.pos, "the value of a reversed property is "+v.describe(), "a thing", "")
	}
}

// addTypes adds the types of a node: one name or a list.
func (b *builder) addTypes(node *rdf.Node, v *value) {
	switch v.kind {
	case absent:
	case sequence:
		for _, item := range v.items {
			if b.enter(item) {
				b.addTypes(node, item)
				b.leave()
			}
		}
	case quoted, plain:
		if iri, ok := b.name(v.text, v.pos, "type"); ok {
			node.AddType(iri, v.pos)
		}
	default:
		b.problems.add(v.pos, "a type is "+v.describe(), "the name of a type, such as MedicalClinic, or a list of names", "")
	}
}
