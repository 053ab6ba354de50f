package check

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/healthld/healthld/rdf"
)

// Input is a graph as it was read, with what was wrong in reading it. It is a
// source itself: the graph without its problems.
type Input struct {
	// Source is the graph; an *rdf.Graph brings its positions.
	Source rdf.Source
	// Problems are findings of their own, errors of the family "input"; one that says
	// that something is not known here is a warning.
	Problems []*rdf.Problem
	// Now is the time that dates are held to, by rules that ask whether a day has
	// come. Without one such rules say nothing, so that a report does not depend
	// on the day on which it is made.
	Now time.Time
	// Page is the page that the graph was read from, or is for; nil where there is
	// none.
	Page *Page
	// Site is what the addresses of a site begin with whose pages are held to one
	// another afterwards, as package site does: what another page describes is no
	// fault, so that no reference into it is one here. Empty where there is none.
	Site string
}

// TellTo tells the graph.
func (in Input) TellTo(sink rdf.Sink) error { return in.Source.TellTo(sink) }

// Run looks at a graph with rules. The source is an [Input] or a graph alone: a
// description, an [*rdf.Graph]. Its error, where it cannot be told, is among
// the findings. A rule that is given twice looks once.
//
// Run changes nothing and keeps nothing: any number of goroutines may call it
// with the same graph.
func Run(source rdf.Source, rules ...Rules) *Report {
	return newPass(rules).run(source)
}

// run looks at what there is to look at.
func (p *Pass) run(source rdf.Source) *Report {
	in, ok := source.(Input)
	if !ok {
		in = Input{Source: source}
	}
	p.now, p.page, p.site = in.Now, in.Page, in.Site
	p.addProblems(in.Problems)
	graph, ok := in.Source.(*rdf.Graph)
	if !ok && in.Source != nil {
		graph = new(rdf.Graph)
		if err := in.Source.TellTo(graph); err != nil {
			p.addError(err)
		}
	}
	if graph != nil {
		p.walk(graph)
	}
	return p.finish()
}

// inputFamily is the family, and the rule, of what was wrong in reading.
const inputFamily = "input"

func (p *Pass) addProblems(problems []*rdf.Problem) {
	for _, problem := range oneOfNoBase(problems) {
		p.order++
		message := *problem
		message.Pointer, message.Position = "", rdf.Position{}
		p.say(message.Error()).newNote(nil, At{}, nil).order = p.order
		p.addRare(rareNote{problem: problem})
		p.faulty = true
		p.unread, p.noBase = p.unread || problem.Unknown, p.noBase || problem.NoBase
	}
}

// oneOfNoBase gives the problems with one for all addresses that lack a base, which mends
// all of them: the first, with the number of the others.
func oneOfNoBase(problems []*rdf.Problem) []*rdf.Problem {
	first := slices.IndexFunc(problems, func(p *rdf.Problem) bool { return p.NoBase })
	if first < 0 {
		return problems
	}
	told, more := *problems[first], 0
	at := told.Position
	others := slices.Concat(problems[:first], []*rdf.Problem{&told})
	for _, problem := range problems[first+1:] {
		switch {
		case !problem.NoBase:
			others = append(others, problem)
		case problem.Position != at: // one element may be read twice
			at, more = problem.Position, more+1
		}
	}
	if more > 0 {
		told.What += fmt.Sprintf("; so it is with %d more", more)
	}
	return others
}

// addError adds an error of a source: the problems that are joined in it, one
// by one, or the error as it is.
func (p *Pass) addError(err error) {
	if joined, is := err.(interface{ Unwrap() []error }); is {
		for _, one := range joined.Unwrap() {
			p.addError(one)
		}
		return
	}
	var problem *rdf.Problem
	if !errors.As(err, &problem) {
		problem = &rdf.Problem{What: err.Error()}
	}
	p.addProblems([]*rdf.Problem{problem})
}
