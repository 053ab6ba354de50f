// Package conformance holds tests alone: programs that others wrote, raptor and
// Oxigraph, read the RDF that healthld writes and find the same triples in it,
// and a query over the dump of a site gets the answer that its data gives.
//
//	npm --prefix internal/conformance ci
//	go -C internal/conformance test ./...
//
// The tests need rapper (Debian's raptor2-utils), node and the package that the
// first command fetches. They skip where one is missing, except that they fail
// there where CI is true. It is a module of its own, so that nobody else looks at
// what only these tests need.
package conformance
