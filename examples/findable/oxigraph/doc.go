// Package oxigraph holds tests alone: Oxigraph, a triple store, answers the questions of the
// examples by their SPARQL over what the pages say, and must find the things that are
// expected.
package oxigraph
