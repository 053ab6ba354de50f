package answer

import (
	"strconv"
	"sync"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// pathIndex is made when a path is first asked for.
type pathIndex struct {
	once sync.Once
	// byValue has the things by what the path leads to: texts folded, nodes by their
	// addresses and names.
	byValue map[string][]knowledge.Node
	// texts are all literals.
	texts []literal
}

type literal struct {
	text  string
	thing knowledge.Node
}

func (x *Index) path(properties string) *pathIndex {
	x.mutex.Lock()
	p := x.paths[properties]
	if p == nil {
		p = new(pathIndex)
		x.paths[properties] = p
	}
	x.mutex.Unlock()
	p.once.Do(func() {
		p.byValue = make(map[string][]knowledge.Node)
		for _, t := range x.things {
			for _, way := range x.walk(t, properties) {
				f := last(way)
				if f.Node == 0 {
					put(p.byValue, pathKey(f.Text), t)
					p.texts = append(p.texts, literal{f.Text, t})
					continue
				}
				put(p.byValue, knowledge.Fold(x.base.IRI(f.Node)), t)
				if term := x.base.Term(f.Node); term != 0 {
					put(p.byValue, knowledge.Fold(term.Name()), t)
				}
				for _, name := range x.base.Names(f.Node) {
					put(p.byValue, pathKey(name.Text), t)
				}
			}
		}
	})
	return p
}

// pathKey gives one key for all texts of one number, and for all texts that fold to one.
func pathKey(text string) string {
	if value, isNumber := number(text); isNumber {
		return strconv.FormatFloat(value, 'g', -1, 64)
	}
	return knowledge.Fold(text)
}

func (x *Index) onPath(p *question.Path) (things []knowledge.Node, isExact bool) {
	index := x.path(p.Properties)
	if len(p.Values) == 0 {
		for _, n := range index.texts {
			if inRange(n.text, p) && (len(things) == 0 || things[len(things)-1] != n.thing) {
				things = append(things, n.thing)
			}
		}
		return things, true
	}
	var lists [][]knowledge.Node
	for _, wanted := range p.Values {
		lists = append(lists, index.byValue[pathKey(wanted)], index.byValue[knowledge.Fold(wanted)])
		if t := vocab.LookupIRI(wanted); t != 0 {
			lists = append(lists, index.byValue[knowledge.Fold(t.Name())])
		}
	}
	return union(lists...), false
}
