package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
)

// compareShapes compares what both rules and SHACL can say: that a thing has a
// property which is none of its types. The shapes are made of the vocabulary, one for
// each property. The graphs are the clinic, right and with properties that it and
// what belongs to it cannot have.
func compareShapes() ([]comparison, error) {
	var graphs []*rdf.Graph
	var texts []string
	for _, misplaced := range [][]string{{}, {"isbn"}, {"cookTime", "sku"}, {"ratingValue", "opens", "birthDate", "isbn"}} {
		graph, err := clinicWith(misplaced)
		if err != nil {
			return nil, err
		}
		text, err := rdf.Append(nil, rdf.NQuads, graph)
		if err != nil {
			return nil, err
		}
		graphs, texts = append(graphs, graph), append(texts, string(text))
	}
	c := comparison{
		title: "A graph of the clinic, held to the domains of all properties", documents: len(graphs),
		ways: []way{
			countsOfFindings("healthld: RuleSet.Run with the rule misplaced-property", graphs, ruleNamed("misplaced-property")).asOurs(),
			countsOfFindings("healthld: RuleSet.Run with all families and profiles", graphs, allRules()).partly("it asks for much more"),
		},
	}
	shapes, classes := domainShapes()
	c.addNode("rdf-validate-shacl, Node, over a store of N3.js", []string{"rdf-validate-shacl", "n3"}, "shacl.mjs",
		map[string]any{"shapes": shapes, "classes": classes, "graphs": texts})
	return []comparison{c}, nil
}

// clinicWith gives the graph of the clinic, which has these properties too.
func clinicWith(properties []string) (*rdf.Graph, error) {
	graph := new(rdf.Graph)
	if err := schema.Describe(Clinic()).TellTo(graph); err != nil {
		return nil, err
	}
	for _, name := range properties {
		graph.Add(rdf.Triple{
			Subject:   rdf.Subject{Kind: rdf.IRI, Text: base + "/#clinic"},
			Predicate: vocab.Namespace + name,
			Object:    rdf.Object{Kind: rdf.String, Text: "12"},
		})
	}
	return graph, nil
}

func ruleNamed(id string) check.Rules {
	return slices.DeleteFunc(check.All(), func(r check.Rule) bool { return r.ID != id })
}

// countsOfFindings makes a way that gives, for each graph, how many findings there are.
func countsOfFindings(name string, graphs []*rdf.Graph, rules check.Rules) way {
	ready := check.NewRuleSet(rules)
	return reading(name, func() ([]int, error) {
		counts := make([]int, len(graphs))
		for i, graph := range graphs {
			counts[i] = len(ready.Run(graph).Findings)
		}
		return counts, nil
	}, func(out *bytes.Buffer, counts []int) error {
		text, err := json.Marshal(counts)
		out.Write(text)
		return err
	})
}

// domainShapes gives a shape for each property that is not one of all things: who
// has it is of a class of its domain, or of none. And it gives the hierarchy of the
// classes. Both are N-Triples.
func domainShapes() (shapes, classes string) {
	const sh, list = "http://www.w3.org/ns/shacl#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	var s, c strings.Builder
	blank := 0
	fresh := func() string { blank++; return fmt.Sprint("_:b", blank) }
	tell := func(b *strings.Builder, subject, predicate, object string) {
		fmt.Fprintf(b, "%s <%s> %s .\n", subject, predicate, object)
	}
	iri := func(iri string) string { return "<" + iri + ">" }
	for n := 1; n <= vocab.Len(); n++ {
		term := vocab.Term(n)
		if term.Is(vocab.Class) {
			for _, parent := range term.Parents() {
				tell(&c, iri(term.IRI()), "http://www.w3.org/2000/01/rdf-schema#subClassOf", iri(parent.IRI()))
			}
		}
		domains := term.Domains()
		if !term.Is(vocab.Property) || len(domains) == 0 || len(term.SupersededBy()) > 0 || slices.Contains(domains, vocab.Lookup("Thing")) {
			continue
		}
		shape := fresh()
		tell(&s, shape, rdf.TypeIRI, iri(sh+"NodeShape"))
		tell(&s, shape, sh+"targetSubjectsOf", iri(term.IRI()))
		untyped, property := fresh(), fresh()
		tell(&s, untyped, sh+"property", property)
		tell(&s, property, sh+"path", iri(rdf.TypeIRI))
		tell(&s, property, sh+"maxCount", `"0"^^<http://www.w3.org/2001/XMLSchema#integer>`)
		choices := []string{untyped}
		for _, domain := range domains {
			choice := fresh()
			tell(&s, choice, sh+"class", iri(domain.IRI()))
			choices = append(choices, choice)
		}
		rest := iri(list + "nil")
		for _, choice := range choices {
			cell := fresh()
			tell(&s, cell, list+"first", choice)
			tell(&s, cell, list+"rest", rest)
			rest = cell
		}
		tell(&s, shape, sh+"or", rest)
	}
	return s.String(), c.String()
}
