package answer

import (
	"slices"
	"strings"
	"time"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// walk gives what a path of properties leads to, each with the facts on the way.
func (v *view) walk(n knowledge.Node, properties string) [][]ref {
	ways := [][]ref{nil}
	for name := range strings.SplitSeq(properties, ".") {
		p := vocab.Lookup(name)
		var next [][]ref
		for _, way := range ways {
			at := n
			if len(way) > 0 {
				if at = last(way).Node; at == 0 {
					continue
				}
			}
			for _, steps := range v.step(at, p) {
				next = append(next, slices.Concat(way, steps))
			}
		}
		ways = next
	}
	return ways
}

// fits tells whether a value is what a path asks for.
func (v *view) fits(f knowledge.Fact, p *question.Path) bool {
	if len(p.Values) == 0 {
		return f.Node == 0 && inRange(f.Text, p)
	}
	for _, wanted := range p.Values {
		if f.Node != 0 {
			t := v.base.Term(f.Node)
			if v.base.IRI(f.Node) == wanted || t != 0 && (strings.EqualFold(t.Name(), wanted) || t == vocab.LookupIRI(wanted)) {
				return true
			}
			for _, name := range v.base.Names(f.Node) {
				if knowledge.Fold(name.Text) == knowledge.Fold(wanted) {
					return true
				}
			}
			continue
		}
		x, isNumber := number(f.Text)
		y, areNumbers := number(wanted)
		if isNumber && areNumbers && x == y || knowledge.Fold(f.Text) == knowledge.Fold(wanted) {
			return true
		}
	}
	return false
}

// inRange compares numbers with numbers and other texts with other texts.
func inRange(text string, p *question.Path) bool {
	text = strings.TrimSpace(text)
	_, isNumber := number(text)
	for _, end := range []string{p.Least, p.Most} {
		if _, areNumbers := number(end); end != "" && isNumber != areNumbers {
			return false
		}
	}
	most := text
	if len(p.Most) == len(time.DateOnly) && len(text) > len(p.Most) && text[len(p.Most)] == 'T' {
		most = text[:len(p.Most)] // the day as a whole
	}
	return (p.Least == "" || question.Compare(text, p.Least) >= 0) && (p.Most == "" || question.Compare(most, p.Most) <= 0)
}

func (q *query) paths(t knowledge.Node) ([]ref, bool) {
	var facts []ref
	for i := range q.find.Path {
		met := false
		for _, way := range q.walk(t, q.find.Path[i].Properties) {
			if q.fits(last(way), &q.find.Path[i]) {
				facts, met = append(facts, way...), true
				break
			}
		}
		if !met {
			return nil, false
		}
	}
	return facts, true
}
