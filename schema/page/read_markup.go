package page

import (
	"context"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/markup"
	"github.com/healthld/healthld/internal/microdata"
	"github.com/healthld/healthld/internal/rdfa"
	"github.com/healthld/healthld/rdf"
)

// readMarkup reads Microdata and RDFa. A page that has neither is not parsed.
func (r *reader) readMarkup() {
	f, d := &r.found, r.document
	if f.tags == nil {
		return
	}
	defer f.tags.Release()
	if r.ended {
		return
	}
	tree, problem := htmltree.Parse(r.ctx, r.source.text, htmltree.ParseOptions{
		Limits:   r.treeLimits(),
		Tags:     f.tags,
		Position: func(offset int) rdf.Position { return d.Position(d.pos(offset)) },
	})
	if problem != nil {
		problem.Incomplete = true // there is no tree at all
		r.add(problem)
		r.ended = r.ended || r.ctx.Err() != nil
		return
	}
	if f.microdata >= 0 {
		r.readNotation(Microdata, f.microdata, tree, microdata.Read)
	}
	if f.rdfa >= 0 {
		r.readNotation(RDFa, f.rdfa, tree, rdfa.Read)
	}
}

// treeLimits are the limits of the tree of the page.
func (r *reader) treeLimits() htmltree.TreeLimits {
	return htmltree.TreeLimits{Elements: r.limits.Values}
}

type markupReader func(ctx context.Context, tree *htmltree.Tree, g *rdf.Graph, pos func(offset int) rdf.Pos, options markup.Options) []*rdf.Problem

// readNotation reads one notation of a tree as a block.
func (r *reader) readNotation(notation Notation, start int, tree *htmltree.Tree, read markupReader) {
	if r.ended {
		return
	}
	d := r.document
	dataset := new(rdf.Dataset)
	_ = dataset.ShareFiles(&d.places) // it has no graphs yet
	first := rdf.Pos(0)
	if r.source.decoded == nil && d.pos(len(r.source.text)) == d.pos(0)+rdf.Pos(len(r.source.text)) {
		first = d.pos(0)
	}
	problems := read(r.ctx, tree, dataset.Graph(rdf.Subject{}), d.pos, markup.Options{
		Base:   d.Base,
		First:  first,
		Limits: markup.Limits{Values: r.limits.Values, Problems: max(1, r.limits.Problems-len(r.problems))},
	})
	sortProblems(problems)
	if dataset.Len() > 0 || len(problems) > 0 {
		r.addBlock(notation, dataset, problems, start)
	}
	if r.ctx.Err() != nil {
		r.end(len(r.source.text))
	}
}
