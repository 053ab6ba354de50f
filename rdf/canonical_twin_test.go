package rdf_test

import (
	"cmp"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// twin is RDFC-1.0 written down step by step as the Recommendation has it, with
// nothing done to be fast. The steps are numbered as there. Where they leave open
// which of several to take, the ties decide that Canonicalize breaks as well.
type twin struct {
	sum       func(string) string
	mentions  map[string][]rdf.Quad // blank node to quads map
	canonical *issuer
	// steps is how often it may still call Hash N-Degree Quads and try a
	// permutation.
	steps int
}

type issuer struct {
	prefix string
	issued map[string]string
	order  []string
}

func (i *issuer) issue(label string) string {
	if _, is := i.issued[label]; !is {
		i.issued[label] = fmt.Sprint(i.prefix, len(i.order))
		i.order = append(i.order, label)
	}
	return i.issued[label]
}

func (i *issuer) copy() *issuer {
	return &issuer{i.prefix, maps.Clone(i.issued), slices.Clone(i.order)}
}

func newIssuer(prefix string) *issuer { return &issuer{prefix: prefix, issued: map[string]string{}} }

// twinForm gives the canonical form, and false where it took too many steps.
func twinForm(quads []rdf.Quad, sum func(string) string, steps int) (string, bool) {
	var set []rdf.Quad
	for _, q := range quads {
		o, err := q.Object.ToRDF()
		if err != nil {
			panic(err)
		}
		if q.Object = o; !slices.Contains(set, q) {
			set = append(set, q)
		}
	}
	c := twin{sum, map[string][]rdf.Quad{}, newIssuer("c14n"), steps}
	for _, q := range set { // 4.4.3, step 2
		for _, label := range blanksOf(q) {
			c.mentions[label] = append(c.mentions[label], q)
		}
	}
	byHash := map[string][]string{}
	for _, label := range slices.Sorted(maps.Keys(c.mentions)) { // 3
		hash := c.hashFirstDegree(label)
		byHash[hash] = append(byHash[hash], label)
	}
	for _, hash := range slices.Sorted(maps.Keys(byHash)) { // 4
		if len(byHash[hash]) == 1 {
			c.canonical.issue(byHash[hash][0])
			delete(byHash, hash)
		}
	}
	for _, hash := range slices.Sorted(maps.Keys(byHash)) { // 5
		type result struct {
			hash, tie string
			issuer    *issuer
		}
		var results []result
		for _, label := range byHash[hash] {
			if _, is := c.canonical.issued[label]; is {
				continue
			}
			temporary := newIssuer("b")
			temporary.issue(label)
			hash, tie, chosen := c.hashNDegree(label, temporary)
			if c.steps < 0 {
				return "", false
			}
			results = append(results, result{hash, tie, chosen})
		}
		slices.SortStableFunc(results, func(a, b result) int {
			return cmp.Or(strings.Compare(a.hash, b.hash), strings.Compare(a.tie, b.tie))
		})
		for _, r := range results {
			for _, label := range r.issuer.order {
				c.canonical.issue(label)
			}
		}
	}
	var lines []string
	for _, q := range set {
		lines = append(lines, nquad(q, func(label string) string { return c.canonical.issued[label] }))
	}
	slices.Sort(lines)
	return strings.Join(lines, ""), true
}

// blanksOf gives the labels of a quad, each once.
func blanksOf(q rdf.Quad) (labels []string) {
	for _, s := range []rdf.Subject{q.Subject, {Kind: q.Object.Kind, Text: q.Object.Text}, q.Graph} {
		if s.Kind == rdf.BlankNode && !slices.Contains(labels, s.Text) {
			labels = append(labels, s.Text)
		}
	}
	return labels
}

// nquad is section 4.6.3, step 3, and appendix A.
func nquad(q rdf.Quad, label func(string) string) string {
	term := func(o rdf.Object) string {
		switch o.Kind {
		case rdf.BlankNode:
			return "_:" + label(o.Text)
		case rdf.IRI:
			return "<" + o.Text + ">"
		}
		var b strings.Builder
		for _, r := range o.Text {
			switch i := strings.IndexRune("\b\t\n\f\r\"\\", r); {
			case i >= 0:
				b.WriteString("\\" + `btnfr"\`[i:i+1])
			case r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF:
				fmt.Fprintf(&b, "\\u%04X", r)
			default:
				b.WriteRune(r)
			}
		}
		text := `"` + b.String() + `"`
		switch o.Kind {
		case rdf.LanguageString:
			return text + "@" + o.Tag
		case rdf.TypedLiteral:
			return text + "^^<" + o.Tag + ">"
		}
		return text
	}
	line := term(q.Subject.Object()) + " <" + q.Predicate + "> " + term(q.Object)
	if q.Graph != (rdf.Subject{}) {
		line += " " + term(q.Graph.Object())
	}
	return line + " .\n"
}

func (c *twin) hashFirstDegree(reference string) string { // 4.6.3
	var lines []string
	for _, q := range c.mentions[reference] {
		lines = append(lines, nquad(q, func(label string) string {
			if label == reference {
				return "a"
			}
			return "z"
		}))
	}
	slices.Sort(lines)
	return c.sum(strings.Join(lines, ""))
}

func (c *twin) hashRelated(related string, q rdf.Quad, issuer *issuer, position string) string { // 4.7.3
	input := position
	if position != "g" {
		input += "<" + q.Predicate + ">"
	}
	if id, is := c.canonical.issued[related]; is {
		input += "_:" + id
	} else if id, is := issuer.issued[related]; is {
		input += "_:" + id
	} else {
		input += c.hashFirstDegree(related)
	}
	return c.sum(input)
}

func (c *twin) hashNDegree(label string, issuer *issuer) (hash, tie string, _ *issuer) { // 4.8.3
	if c.steps--; c.steps < 0 {
		return "", "", issuer
	}
	related := map[string][]string{}
	for _, q := range c.mentions[label] { // 3
		for i, s := range []rdf.Subject{q.Subject, {Kind: q.Object.Kind, Text: q.Object.Text}, q.Graph} {
			if s.Kind == rdf.BlankNode && s.Text != label {
				hash := c.hashRelated(s.Text, q, issuer, "sog"[i:i+1])
				related[hash] = append(related[hash], s.Text)
			}
		}
	}
	data, ties := "", ""
	for _, hash := range slices.Sorted(maps.Keys(related)) { // 5
		data += hash
		if len(related[hash]) > 7 {
			c.steps = -1
			return "", "", issuer
		}
		chosen, chosenTies, chosenIssuer := "", "", issuer
		for _, p := range permutationsOf(len(related[hash])) { // 5.4
			if c.steps--; c.steps < 0 {
				return "", "", issuer
			}
			copied := issuer.copy()
			path, pathTies := "", ""
			var recursion []string
			for _, i := range p {
				label := related[hash][i]
				if id, is := c.canonical.issued[label]; is {
					path += "_:" + id
				} else {
					if _, is := copied.issued[label]; !is {
						recursion = append(recursion, label)
					}
					path += "_:" + copied.issue(label)
				}
			}
			for _, label := range recursion { // 5.4.5
				hash, tie, result := c.hashNDegree(label, copied)
				path += "_:" + copied.issue(label) + "<" + hash + ">"
				pathTies += tie
				copied = result
			}
			if chosen == "" || path < chosen || path == chosen && pathTies < chosenTies {
				chosen, chosenTies, chosenIssuer = path, pathTies, copied
			}
		}
		data += chosen
		ties += chosenTies
		issuer = chosenIssuer
	}
	var lines []string
	for _, q := range c.mentions[label] {
		lines = append(lines, nquad(q, func(label string) string {
			if id, is := c.canonical.issued[label]; is {
				return id
			}
			return issuer.issued[label]
		}))
	}
	slices.Sort(lines)
	return c.sum(data), c.sum(ties + strings.Join(lines, "")), issuer
}

func sha256Hex(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
func sha384Hex(text string) string { return fmt.Sprintf("%x", sha512.Sum384([]byte(text))) }

// copies draws a dataset made of copies of a small one, which share some of their
// nodes, so that much in it is the same but for labels.
func copies() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) []rdf.Quad {
		one := rapid.OneOf(datasets(), trees()).Draw(t, "one")
		shared := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"b0", "b1", "b2", "g"}), rapid.ID[string]).Draw(t, "shared")
		var quads []rdf.Quad
		for i := range rapid.IntRange(1, 4).Draw(t, "copies") {
			quads = append(quads, mapBlanks(one, func(label string) string {
				if slices.Contains(shared, label) {
					return label
				}
				return fmt.Sprint("copy", i, label)
			})...)
		}
		if rapid.Bool().Draw(t, "change") {
			return changed(t, quads)
		}
		return quads
	})
}

// trees draws blank nodes nested in one another, as pages have them.
func trees() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) (quads []rdf.Quad) {
		for i := 1; i < rapid.IntRange(2, 8).Draw(t, "nodes"); i++ {
			parent := rapid.IntRange(0, i-1).Draw(t, "parent")
			quads = append(quads, triple(blank(fmt.Sprint("b", parent)), rapid.SampledFrom([]string{"urn:p", "urn:p", "urn:q"}).Draw(t, "predicate"), blank(fmt.Sprint("b", i)).Object()))
			if rapid.IntRange(0, 4).Draw(t, "text") == 0 {
				quads = append(quads, triple(blank(fmt.Sprint("b", i)), "urn:p", text("v")))
			}
		}
		return quads
	})
}

// families draws parents that look alike, with children that look alike, which
// differ in what the children lead to.
func families() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) (quads []rdf.Quad) {
		for i := range rapid.IntRange(2, 3).Draw(t, "parents") {
			for j := range rapid.IntRange(2, 4).Draw(t, "children") {
				child, leaf := blank(fmt.Sprint("child", i, j)), blank(fmt.Sprint("leaf", i, j))
				quads = append(quads, triple(blank(fmt.Sprint("parent", i)), "urn:child", child.Object()), triple(child, "urn:leaf", leaf.Object()))
				if n := rapid.IntRange(0, 3).Draw(t, "text"); n > 0 {
					quads = append(quads, triple(leaf, "urn:text", text(fmt.Sprint(n))))
				}
			}
		}
		return quads
	})
}

// knots draws nodes that all have the same number of links to and from others, so
// that only trying tells them apart.
func knots() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) (quads []rdf.Quad) {
		var nodes []rdf.Subject
		for i := range rapid.SampledFrom([]int{2, 3, 3, 4, 4, 5, 6, 7, 8}).Draw(t, "nodes") {
			nodes = append(nodes, blank(fmt.Sprint("b", i)))
		}
		graphs := rapid.SampledFrom([]string{"", "", "", "several", "blank"}).Draw(t, "graphs")
		for i := range rapid.IntRange(1, 2).Draw(t, "times") {
			targets := rapid.Permutation(nodes).Draw(t, "targets")
			names := rapid.Permutation(nodes).Draw(t, "names")
			for j, node := range nodes {
				q := triple(node, "urn:p", targets[j].Object())
				switch graphs {
				case "several":
					q.Graph = iri(fmt.Sprint("urn:g", i))
				case "blank":
					q.Graph = names[j]
				}
				quads = append(quads, q)
			}
		}
		return quads
	})
}

// scattered draws one of the others and puts its quads into graphs that are known
// apart, but have no IRIs: what the hashes of related nodes do not say.
func scattered() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) []rdf.Quad {
		quads := slices.Clone(rapid.OneOf(trees(), families(), knots()).Draw(t, "dataset"))
		graphs := []rdf.Subject{blank("g0"), blank("g1"), {}}[:rapid.IntRange(2, 3).Draw(t, "graphs")]
		for i := range quads {
			quads[i].Graph = rapid.SampledFrom(graphs).Draw(t, "graph")
		}
		for _, graph := range graphs {
			q := triple(iri("urn:a"), "urn:name", text(graph.Text))
			q.Graph = graph
			quads = append(quads, q)
		}
		return quads
	})
}

// named draws graphs whose names are blank nodes, with quads of nodes that are known
// apart: what tells the names apart is which subject goes with which object.
func named() *rapid.Generator[[]rdf.Quad] {
	return rapid.Custom(func(t *rapid.T) (quads []rdf.Quad) {
		nodes := []rdf.Subject{blank("b0"), blank("b1"), iri("urn:a")}
		for _, node := range nodes {
			quads = append(quads, triple(node, "urn:name", text(node.Text)))
		}
		for i := range rapid.IntRange(2, 3).Draw(t, "graphs") {
			for j, object := range rapid.Permutation(nodes).Draw(t, "objects") {
				q := triple(nodes[j], "urn:p", object.Object())
				q.Graph = blank(fmt.Sprint("g", i))
				quads = append(quads, q)
			}
		}
		return quads
	})
}

func TestCanonicalFormIsThatOfItsTwin(t *testing.T) {
	drawn, compared := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		quads := rapid.OneOf(datasets(), copies(), families(), knots(), scattered(), named()).Draw(t, "dataset")
		drawn++
		want, done := twinForm(quads, sha256Hex, 3000)
		if !done {
			return
		}
		compared++
		require.Equal(t, want, canonicalText(t, quads))
		if want, done = twinForm(quads, sha384Hex, 3000); done {
			require.Equal(t, want, canonicalTextBy(t, quads, sha512.New384))
		}
		require.Equal(t, canonicalText(t, quads), canonicalText(t, relabelled(t, quads)))
	})
	assert.Greater(t, 4*compared, 3*drawn, "most of them must be compared")
}

// Ten nodes on, the identifier b10 comes before b1 in the smallest text of both,
// since "0" comes before the "_" of what follows.
func TestCanonicalFormOrdersLongIdentifiers(t *testing.T) {
	for i := range 8 { // in half of them the hash of "next" comes first
		var quads []rdf.Quad
		for _, side := range []string{"left", "right"} {
			node := func(n int) rdf.Subject { return blank(fmt.Sprint(side, n)) }
			for n := range 11 {
				quads = append(quads, triple(node(n), "urn:next", node(n+1).Object()))
			}
			also := fmt.Sprint("urn:also", i)
			quads = append(quads, triple(node(0), also, node(1).Object()), triple(node(0), also, node(10).Object()),
				triple(node(11), "urn:text", text(side)))
		}
		want, done := twinForm(quads, sha256Hex, 100_000)
		require.True(t, done)
		require.Equal(t, want, canonicalText(t, quads))
	}
}

// relabelled draws other labels and another order of quads.
func relabelled(t *rapid.T, quads []rdf.Quad) []rdf.Quad {
	var labels []string
	for _, q := range quads {
		for _, label := range blanksOf(q) {
			if !slices.Contains(labels, label) {
				labels = append(labels, label)
			}
		}
	}
	others := rapid.Permutation(labels).Draw(t, "labels")
	quads = mapBlanks(quads, func(label string) string { return "x" + others[slices.Index(labels, label)] })
	return rapid.Permutation(quads).Draw(t, "order")
}
