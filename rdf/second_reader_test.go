package rdf_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	knakk "github.com/knakk/rdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// A second reader that we did not write, of github.com/knakk/rdf, reads what we
// write. Bad input may end its process, so that it has one of its own: this test
// program, started again.

const secondReader = "HEALTHLD_SECOND_READER"

func TestMain(m *testing.M) {
	if os.Getenv(secondReader) != "" {
		if err := beSecondReader(); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

// readingOrder is a text to read, and readingResult what was read.
type (
	readingOrder struct {
		Format knakk.Format
		Text   string
	}
	readingResult struct {
		Quads []rdf.Quad
		Err   string
	}
)

// beSecondReader reads orders and writes results, one a line.
func beSecondReader() error {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for in.More() {
		var order readingOrder
		if err := in.Decode(&order); err != nil {
			return err
		}
		if err := out.Encode(readByKnakk(order)); err != nil {
			return err
		}
	}
	return nil
}

func readByKnakk(order readingOrder) (result readingResult) {
	add := func(t knakk.Triple, graph knakk.Context) {
		quad := rdf.Quad{Triple: rdf.Triple{Predicate: t.Pred.String(), Object: objectByKnakk(t.Obj)}}
		quad.Subject, _ = objectByKnakk(t.Subj).Subject()
		if graph != nil {
			quad.Graph, _ = objectByKnakk(graph).Subject()
		}
		if quad.Graph == blank("defaultGraph") { // its name for the graph without name
			quad.Graph = rdf.Subject{}
		}
		result.Quads = append(result.Quads, quad)
	}
	var err error
	if order.Format == knakk.NQuads {
		var quads []knakk.Quad
		quads, err = knakk.NewQuadDecoder(strings.NewReader(order.Text), order.Format).DecodeAll()
		for _, q := range quads {
			add(q.Triple, q.Ctx)
		}
	} else {
		var triples []knakk.Triple
		triples, err = knakk.NewTripleDecoder(strings.NewReader(order.Text), order.Format).DecodeAll()
		for _, t := range triples {
			add(t, nil)
		}
	}
	if err != nil {
		result.Err = err.Error()
	}
	return result
}

func objectByKnakk(term knakk.Term) rdf.Object {
	switch term := term.(type) {
	case knakk.IRI:
		return iri(term.String()).Object()
	case knakk.Blank:
		return blank(strings.TrimPrefix(term.String(), "_:")).Object()
	case knakk.Literal:
		switch datatype := term.DataType.String(); {
		case term.Lang() != "":
			return rdf.Object{Kind: rdf.LanguageString, Text: term.String(), Tag: term.Lang()}
		case datatype == rdf.XSDString:
			return text(term.String())
		default:
			return typed(term.String(), datatype)
		}
	}
	return rdf.Object{}
}

// readByAnother has the second reader read texts.
func readByAnother(t *testing.T, orders []readingOrder) []readingResult {
	t.Helper()
	var in, out, faults bytes.Buffer
	for _, order := range orders {
		require.NoError(t, json.NewEncoder(&in).Encode(order))
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), secondReader+"=1")
	child.Stdin, child.Stdout, child.Stderr = &in, &out, &faults
	err := child.Run()
	results := make([]readingResult, 0, len(orders))
	for decoder := json.NewDecoder(&out); decoder.More(); {
		var result readingResult
		require.NoError(t, decoder.Decode(&result))
		results = append(results, result)
	}
	if len(results) < len(orders) {
		require.NoError(t, err, "it ended at\n%s\n%s", orders[len(results)].Text, &faults)
	}
	return results
}

func TestAnotherReaderReadsWhatIsWritten(t *testing.T) {
	var events []rdf.Events
	var orders []readingOrder
	rapid.Check(t, func(t *rapid.T) {
		telling := hostile().Draw(t, "telling")
		for format, theirs := range map[rdf.Format]knakk.Format{rdf.NTriples: knakk.NTriples, rdf.NQuads: knakk.NQuads} {
			written, err := rdf.Append(nil, format, telling)
			require.NoError(t, err)
			events = append(events, telling)
			orders = append(orders, readingOrder{theirs, string(written)})
		}
	})
	for i, result := range readByAnother(t, orders) {
		require.Empty(t, result.Err, orders[i].Text)
		var want []rdf.Quad
		var graph rdf.Subject
		if orders[i].Format == knakk.NQuads && events[i][0].Text != "" {
			graph = iri(events[i][0].Text)
		}
		for triple, err := range rdf.Triples(events[i]) {
			require.NoError(t, err)
			want = append(want, rdf.Quad{Triple: triple, Graph: graph})
		}
		same, err := rdf.IsomorphicQuads(each(want), each(result.Quads))
		require.NoError(t, err)
		assert.True(t, same, orders[i].Text)
	}
}

// Table E7: no literal, IRI, label or language tag can add a triple. Each in each
// place is an error, or the same one triple for both readers.
func TestNothingToldAddsATriple(t *testing.T) {
	const injection = `5" . <http://evil/s> <http://evil/p> "x`
	var tellings []rdf.Events
	with := func(change func(subject, predicate, object *rdf.Event)) {
		subject := rdf.Event{Kind: rdf.NodeStart, Text: "urn:a"}
		predicate, object := rdf.Event{Property: "urn:p"}, rdf.Event{Kind: rdf.String, Text: "v"}
		change(&subject, &predicate, &object)
		object.Property, object.Count = predicate.Property, 1
		tellings = append(tellings, rdf.Events{{Kind: rdf.GraphStart, Count: 1}, subject, object, {Kind: rdf.NodeEnd}})
	}
	for _, text := range append([]string{injection, injection + "\n", "a\n.\n<urn:x> <urn:y> <urn:z> .\n", `a\`, `a\" .`, "a\"\"\"", "\u2028", "\r"}, nasty...) {
		with(func(_, _, o *rdf.Event) { o.Text = text })
		for _, datatype := range []string{
			rdf.XSDNamespace + "date", rdf.XSDNamespace + "dateTime", rdf.XSDInteger, rdf.XSDNamespace + "decimal", rdf.XSDBoolean, rdf.XSDDouble, rdf.XSDString, "http://schema.org/Text",
		} {
			with(func(_, _, o *rdf.Event) { o.Kind, o.Text, o.Tag = rdf.TypedLiteral, text, datatype })
		}
		with(func(_, _, o *rdf.Event) { o.Kind, o.Text, o.Tag = rdf.LanguageString, text, "de-CH" })
		with(func(_, _, o *rdf.Event) { o.Kind, o.Text = rdf.Number, text })
		with(func(_, _, o *rdf.Event) { o.Kind, o.Text = rdf.Boolean, text })
	}
	for _, end := range []string{
		">", "<", `"`, "{", "}", "|", "^", "`", `\`, " ", ",", ";", ".", "(", ")", "'", "~", "%", "%41", "#", "?q=a(b)", "\n", "\r", "\x00", "\x7f", "\u0085", "é", "\xff", "> .\n<urn:x> <urn:y> <urn:z",
		`\u003E`, "[", "]", "@", "/~user", "/100%", "-", "_", ":", "a:b",
	} {
		for _, begin := range []string{"http://a/b", "http://schema.org/", "http://schema.org/a", rdf.XSDNamespace, "urn:"} {
			bad := begin + end
			with(func(s, _, _ *rdf.Event) { s.Text = bad })
			with(func(_, p, _ *rdf.Event) { p.Property = bad })
			with(func(_, _, o *rdf.Event) { o.Kind, o.Text = rdf.IRI, bad })
			with(func(_, _, o *rdf.Event) { o.Kind, o.Tag = rdf.TypedLiteral, bad })
		}
		with(func(s, _, _ *rdf.Event) { s.Flags, s.Text = rdf.Blank|rdf.Referenced, "b"+end })
		with(func(s, _, _ *rdf.Event) { s.Flags, s.Text = rdf.Blank, "b"+end })
		with(func(_, _, o *rdf.Event) { o.Kind, o.Text = rdf.BlankNode, "b"+end })
		with(func(_, _, o *rdf.Event) { o.Kind, o.Tag = rdf.LanguageString, "de"+end })
		with(func(_, _, o *rdf.Event) { o.Kind, o.Tag = rdf.LanguageString, "de-"+end })
	}

	var orders []readingOrder
	var told []rdf.Events
	refused := 0
	for _, telling := range tellings {
		for format, theirs := range map[rdf.Format]knakk.Format{rdf.NTriples: knakk.NTriples, rdf.NQuads: knakk.NQuads, rdf.Turtle: knakk.Turtle} {
			written, err := rdf.Append(nil, format, telling)
			if err != nil {
				var problem *rdf.Problem
				require.ErrorAs(t, err, &problem)
				refused++
				continue
			}
			dataset, problems := rdf.Read(written, format)
			require.Empty(t, problems, "%s", written)
			require.Equal(t, 1, dataset.Len(), "%s", written)
			requireIsomorphic(t, telling, dataset.Graph(rdf.Subject{}))
			told = append(told, telling)
			orders = append(orders, readingOrder{theirs, string(written)})
		}
	}
	assert.Greater(t, refused, 500)
	assert.Greater(t, len(orders), 1000)
	for i, result := range readByAnother(t, orders) {
		if !assert.Empty(t, result.Err, orders[i].Text) || !assert.Len(t, result.Quads, 1, orders[i].Text) {
			continue
		}
		var want []rdf.Quad
		for triple := range rdf.Triples(told[i]) {
			want = append(want, rdf.Quad{Triple: triple})
		}
		same, err := rdf.IsomorphicQuads(each(want), each(result.Quads))
		require.NoError(t, err)
		assert.True(t, same, "%s%v", orders[i].Text, result.Quads)
	}
}
