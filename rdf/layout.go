package rdf

// layout is what has to be known of a whole graph before its first node can be
// told: which nodes mention which, and which stand at top level. Nodes go by
// their number in the graph.
type layout struct {
	// links has, for every value that is an IRI or a blank node, the node that
	// it mentions or noNode, in the order of nodes, properties and values; those
	// of node i begin at start[i].
	links []int
	start []int
	marks []mark
	// top is how many nodes stand at top level.
	top int
}

// noNode is the number of a node that the graph mentions and does not hold.
const noNode = -1

// mark says of a node what telling it has to know.
type mark uint8

const (
	// atTop: it stands at top level.
	atTop mark = 1 << iota
	// mentioned: a value refers to it.
	mentioned
	// mentionedAgain: two values or more refer to it.
	mentionedAgain
	// reached: a node at top level leads to it.
	reached
	// told: it was told already.
	told
)

func (g *Graph) layout() *layout {
	l := &layout{start: make([]int, len(g.nodes)+1), marks: make([]mark, len(g.nodes))}
	for i, n := range g.nodes {
		l.start[i] = len(l.links)
		for j := range n.Properties {
			values := n.Properties[j].Values
			for k := range values {
				if !values[k].IsLiteral() {
					l.links = append(l.links, g.mention(&values[k], l.marks))
				}
			}
		}
	}
	l.start[len(g.nodes)] = len(l.links)

	var stack []int
	for i, n := range g.nodes {
		if n.Root || l.marks[i]&mentioned == 0 {
			stack = l.raise(i, stack)
		}
	}
	for i := range g.nodes {
		if l.marks[i]&reached == 0 {
			stack = l.raise(i, stack)
		}
	}
	return l
}

// mention gives the node that a value refers to, and marks it.
func (g *Graph) mention(v *Value, marks []mark) int {
	s, _ := v.Subject()
	n := g.Node(s)
	if n == nil {
		return noNode
	}
	if marks[n.ordinal]&mentioned != 0 {
		marks[n.ordinal] |= mentionedAgain
	}
	marks[n.ordinal] |= mentioned
	return n.ordinal
}

// raise puts a node at top level and marks all that it leads to. The stack is
// scratch, empty before and after.
func (l *layout) raise(node int, stack []int) []int {
	l.marks[node] |= atTop
	l.top++
	stack = append(stack, node)
	for len(stack) > 0 {
		next := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if next != noNode && l.marks[next]&reached == 0 {
			l.marks[next] |= reached
			stack = append(stack, l.links[l.start[next]:l.start[next+1]]...)
		}
	}
	return stack
}
