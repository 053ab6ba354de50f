package hostility

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// Rules are all rules that there are for one page.
var Rules = slices.Concat(check.All(), profile.Google, profile.Health)

// day is the one that dates are held to.
var day = time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)

// Everything does with a page what there is to do with one: it reads the page, checks
// it, makes structs of it and describes these, writes what it says in every notation,
// reads that again, and puts it into the page. It gives a digest of all that came of it.
// The error says which of these does not hold:
//
//   - places lie within the page;
//   - what is written is read back as the same graph, without problems;
//   - structs describe the graph that they were made of;
//   - embedding twice gives the bytes of embedding once, and the page's own are as they
//     were when it is taken out again.
func Everything(ctx context.Context, text []byte) ([sha256.Size]byte, error) {
	digest := sha256.New()
	document, problems := page.Read(ctx, text, page.FileName("page.html"), page.Base("https://sunrise.example/p/"))
	for _, problem := range problems {
		if err := checkPlace(text, problem.Position); err != nil {
			return [32]byte{}, fmt.Errorf("problem %q: %w", problem.What, err)
		}
		fmt.Fprintln(digest, problem)
	}
	input := document.Input("https://sunrise.example/p/", problems)
	input.Now = day
	report := check.Run(input, Rules)
	for i := range report.Findings {
		finding := &report.Findings[i]
		if err := checkPlace(text, finding.Position); err != nil {
			return [32]byte{}, fmt.Errorf("finding %s: %w", finding.Rule, err)
		}
		fmt.Fprintln(digest, finding.Rule, finding.Path, finding.Message, finding.Position)
	}
	digest.Write([]byte(document.VisibleText().String))

	graph := document.Graph()
	for _, step := range []func(*rdf.Graph) ([]byte, error){throughNQuads, throughTurtle, throughJSONLD, throughStructs} {
		written, err := step(graph)
		if err != nil {
			return [32]byte{}, err
		}
		digest.Write(written)
	}
	embedded, err := embed(text, graph)
	if err != nil {
		return [32]byte{}, err
	}
	digest.Write(embedded)
	return [32]byte(digest.Sum(nil)), nil
}

// checkPlace tells whether a place is in a text of the page, where there is one.
func checkPlace(text []byte, at rdf.Position) error {
	if at.IsValid() && (at.Offset < 0 || at.Offset > len(text) || at.Column < 1) {
		return fmt.Errorf("%s is at byte %d of a page of %d", at, at.Offset, len(text))
	}
	return nil
}

const inJSONLD = "JSON-LD"

// same compares a graph with what was read of its notation.
func same(notation string, graph rdf.Source, read *rdf.Dataset, problems []*rdf.Problem) error {
	if len(problems) > 0 && notation != inJSONLD { // where one may be a warning, as of a number that many misread
		return fmt.Errorf("%s: reading what was written: %w", notation, problems[0])
	}
	is, err := rdf.Isomorphic(graph, read.Graph(rdf.Subject{}))
	var budget *rdf.BudgetError
	if errors.As(err, &budget) {
		return nil // a page may be too symmetric to compare
	}
	if err != nil {
		return fmt.Errorf("%s: comparing what was read: %w", notation, err)
	}
	if !is {
		return fmt.Errorf("%s: what was read is not what was written", notation)
	}
	return nil
}

func throughNQuads(graph *rdf.Graph) ([]byte, error) {
	written, err := rdf.Append(nil, rdf.NQuads, graph)
	if err != nil {
		return nil, refused(err)
	}
	read, problems := rdf.Read(written, rdf.NQuads)
	return written, same("N-Quads", graph, read, problems)
}

func throughTurtle(graph *rdf.Graph) ([]byte, error) {
	written, err := rdf.Append(nil, rdf.Turtle, graph)
	if err != nil {
		return nil, refused(err)
	}
	read, problems := rdf.Read(written, rdf.Turtle)
	return written, same("Turtle", graph, read, problems)
}

func throughJSONLD(graph *rdf.Graph) ([]byte, error) {
	written, err := jsonld.Marshal(graph)
	if err != nil {
		return nil, refused(err)
	}
	if i := bytes.IndexAny(written, "<>&\u2028\u2029"); i >= 0 {
		return nil, fmt.Errorf("JSON-LD: a character is raw that may end the element: %q", written[i])
	}
	read, problems := jsonld.Read(written)
	return written, same(inJSONLD, graph, read, problems)
}

// throughStructs tells only what structs can: the rest is a problem that says so.
func throughStructs(graph *rdf.Graph) ([]byte, error) {
	things := schema.ThingsOf(graph)
	if len(things.Problems) > 0 {
		return []byte(fmt.Sprint(things.Problems)), nil
	}
	written, err := rdf.Append(nil, rdf.NQuads, schema.Describe(things.Roots...))
	return written, refused(err)
}

// refused takes an error that names a place for the answer to something that cannot be
// written, such as a language tag that is none.
func refused(err error) error {
	var problem *rdf.Problem
	if errors.As(err, &problem) {
		return nil
	}
	return err
}

func embed(text []byte, graph *rdf.Graph) ([]byte, error) {
	once, err := page.Embed(text, graph)
	if err != nil {
		return nil, nil //nolint:nilerr // a page that cannot take it says so
	}
	twice, err := page.Embed(once, graph)
	if err != nil || !bytes.Equal(once, twice) {
		return nil, fmt.Errorf("embedding twice gives other bytes (%w)", err)
	}
	bare, err := page.Remove(text)
	if err != nil {
		return nil, fmt.Errorf("a page that took an element does not give it back: %w", err)
	}
	without, err := page.Remove(once)
	if err != nil || !bytes.Equal(bare, without) {
		return nil, fmt.Errorf("the page is not as it was when the element is taken out (%w)", err)
	}
	return once, nil
}
