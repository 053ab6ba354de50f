package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
)

// printGrowth prints what describing, writing, reading and checking cost for each
// thing of one description, from one clinic to some 100,000 things; encoding/json on
// the same text stands beside that. What grows in proportion has the same figures in
// all columns.
func printGrowth(out io.Writer) error {
	fmt.Fprintf(out, "Nanoseconds for each thing of one description, at the best of some turns:\n\n")
	var columns []*growth
	for _, clinics := range []int{1, 10, 100, 1000, 4200} {
		g, err := grow(clinics)
		if err != nil {
			return err
		}
		columns = append(columns, g)
	}
	t := table{out: out}
	head := []string{"work"}
	for _, g := range columns {
		head = append(head, grouped(int64(g.things))+" things")
	}
	t.row(head...)
	t.rule()
	for i, s := range columns[0].steps {
		cells := []string{s.name}
		for _, g := range columns {
			cells = append(cells, grouped(int64(float64(g.steps[i].took.Nanoseconds())/float64(g.things)+0.5)))
		}
		t.row(cells...)
	}
	last := columns[len(columns)-1]
	fmt.Fprintf(out, "\n- of %s B of JSON-LD and %s B of N-Quads no more than %s B were held while they were written\n",
		grouped(last.json.bytes), grouped(last.quads.bytes), grouped(int64(max(last.json.largest, last.quads.largest))))
	return nil
}

// growth is what the steps cost for a description of so many things.
type growth struct {
	things      int
	steps       []step
	json, quads counter
}

type step struct {
	name string
	took time.Duration
}

// grow does all the steps on a description of so many clinics.
func grow(clinics int) (*growth, error) {
	g := &growth{things: clinics * thingsOfClinic}
	sources := make([]schema.AnyThing, clinics)
	for i := range sources {
		sources[i] = ClinicNumber(i)
	}
	d := schema.Describe(sources...)
	text, err := jsonld.Marshal(d)
	if err != nil {
		return nil, err
	}
	quads, err := rdf.Append(nil, rdf.NQuads, d)
	if err != nil {
		return nil, err
	}
	turtle, err := rdf.Append(nil, rdf.Turtle, d)
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, err
	}
	dataset, problems := jsonld.Read(text, jsonld.Limit(noLimits))
	if len(problems) > 0 {
		return nil, problems[0]
	}
	graph := dataset.Graph(rdf.Subject{})
	families := check.All()
	read := func(format rdf.Format, text []byte) func() error {
		return func() error {
			if _, problems := rdf.Read(text, format); len(problems) > 0 {
				return problems[0]
			}
			return nil
		}
	}
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"schema.Describe", func() error { schema.Describe(sources...); return nil }},
		{"jsonld.Write", func() error { g.json = counter{}; return jsonld.Write(&g.json, d) }},
		{"beside it: encoding/json, Marshal of maps", func() error { _, err := json.Marshal(value); return err }},
		{"rdf.Write as N-Quads", func() error { g.quads = counter{}; return rdf.Write(&g.quads, rdf.NQuads, d) }},
		{"rdf.Write as Turtle", func() error { return rdf.Write(new(counter), rdf.Turtle, d) }},
		{"jsonld.Read", func() error {
			if _, problems := jsonld.Read(text, jsonld.Limit(noLimits)); len(problems) > 0 {
				return problems[0]
			}
			return nil
		}},
		{"beside it: encoding/json, Unmarshal into any", func() error { var v any; return json.Unmarshal(text, &v) }},
		{"rdf.Read of N-Quads", read(rdf.NQuads, quads)},
		{"rdf.Read of Turtle", read(rdf.Turtle, turtle)},
		{"schema.ThingsOf", func() error { schema.ThingsOf(graph); return nil }},
		{"check.Run with all families", func() error { check.Run(graph, families); return nil }},
	} {
		took, err := bestOf(s.do)
		if err != nil {
			return nil, fmt.Errorf("%s of %d things: %w", s.name, g.things, err)
		}
		g.steps = append(g.steps, step{s.name, took})
	}
	return g, nil
}

// noLimits lets a document through that is larger than those of pages.
var noLimits = jsonld.Limits{Size: 1 << 30, Values: 1 << 30}

// bestOf gives the shortest time that the work took in some turns: the rest is what
// else the machine did.
func bestOf(do func() error) (time.Duration, error) {
	const turns, patience = 3, 200 * time.Millisecond
	var best time.Duration
	runtime.GC() // what came before pays for its own garbage
	for turn, start := 0, time.Now(); turn < turns || time.Since(start) < patience; turn++ {
		begun := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		if took := time.Since(begun); turn == 0 || took < best {
			best = took
		}
	}
	return best, nil
}

// counter is an io.Writer that remembers sizes alone.
type counter struct {
	bytes   int64
	largest int
}

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	c.largest = max(c.largest, len(p))
	return len(p), nil
}
