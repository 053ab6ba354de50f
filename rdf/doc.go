// Package rdf holds the model that everything in this module shares: an RDF 1.1
// graph, told in order. Who describes things with package schema and writes them with
// package jsonld needs nothing of it. It is for those who give the same to a triple
// store, read what others wrote, or compare graphs:
//
//	text, err := rdf.Append(nil, rdf.NQuads, schema.Describe(clinic))
//	dataset, problems := rdf.Read(text, rdf.NQuads)
//
// # Glossary
//
// After [RDF 1.1 Concepts]:
//
//   - A graph is a set of triples: subject, predicate, object.
//   - A [Subject] is an IRI or a blank node. A predicate is an IRI. An [Object]
//     is an IRI, a blank node or a literal.
//   - A node is a subject with all that is said of it.
//   - A [Source] tells a graph as a run of [Event] values, each a triple, the
//     start of a node or its end; a [Sink] takes them. Descriptions made of Go
//     structs and a [Graph] are sources; the writers of each notation and a
//     [Graph] are sinks.
//   - [Flat] and [InLanguage] tell what another source tells in another way;
//     [Triples] gives it triple by triple; [CheckSource] holds a source to its
//     contract.
//   - [Append] and [Write] write a source as N-Triples, N-Quads or Turtle; [Read]
//     reads those into a [Dataset], with places. [Format] has what there is to
//     know of each.
//   - A [Dataset] is a default graph and any number of named ones (RDF 1.1
//     Concepts, section 4); a [Quad] is a triple and the graph that it stands in.
//   - The canonical form of a graph is a text that it shares with those graphs
//     alone that differ in labels of blank nodes: [Canonicalize], by RDFC-1.0.
//     [Isomorphic] tells whether two graphs are so; [Digest] is a hash that tells
//     whether a graph has changed.
//   - A literal is told as it was given, and means in RDF what [Object.ToRDF] says.
//   - [ResolveIRI] gives the IRI that a relative reference means; [CheckIRI] and
//     [CheckLanguageTag] tell what may be written.
//   - A [Problem] is what was wrong with an input, and where.
//
// # Order
//
// The order of telling is kept, since people read what is written from it, but
// it carries no meaning: two tellings of one graph mean the same.
//
// The package knows no vocabulary but that of RDF itself (and of schema.org the
// namespace), no notation but those of RDF, and imports the standard library
// alone.
//
// [RDF 1.1 Concepts]: https://www.w3.org/TR/rdf11-concepts/
package rdf
