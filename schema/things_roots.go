package schema

// findRoots finds the things that stand at top level: those that the graph has
// there, those that nothing leads to, and those that no struct holds. Of a circle
// it is the first.
func (r *reading) findRoots() {
	nodes := r.things.nodes
	for i := range nodes {
		t := &nodes[i]
		t.root = t.root || t.mentions == 0
		t.by = noNode
	}
	for i := range nodes {
		if nodes[i].root {
			r.reach(int32(i))
		}
	}
	for i := range nodes {
		if t := &nodes[i]; !t.reached && t.qualified == nil {
			t.root = true
			r.reach(int32(i))
		}
	}
	for i := range nodes {
		if nodes[i].root {
			for k := range nodes[i].parts {
				r.things.Roots = append(r.things.Roots, nodes[i].parts[k].thing)
			}
		}
	}
}

// reach marks all that a node holds, and by which value it was come to.
func (r *reading) reach(i int32) {
	nodes := r.things.nodes
	if nodes[i].reached {
		return
	}
	nodes[i].reached = true
	stack := []int32{i}
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		// What a role has moved to its Qualified is held by that alone, and stands on
		// the stack as the complement of the role.
		qualified := at < 0
		if qualified {
			at = ^at
		}
		n := nodes[at].node
		link := nodes[at].links
		for p := range n.Properties {
			if qualified != (int32(p) == nodes[at].moved) {
				link += countLinks(&n.Properties[p])
				continue
			}
			for v := range n.Properties[p].Values {
				if !isLink(&n.Properties[p].Values[v]) {
					continue
				}
				link++
				to := r.links[link-1]
				if to == noNode || !r.held[link-1] {
					continue
				}
				if nodes[to].qualified != nil {
					stack = append(stack, ^to)
				}
				if nodes[to].reached {
					continue
				}
				nodes[to].reached = true
				nodes[to].by, nodes[to].byProperty, nodes[to].byValue = at, int32(p), int32(v)
				stack = append(stack, to)
			}
		}
	}
}
