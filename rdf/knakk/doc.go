// Package knakk adapts between the terms and triples of package rdf and those
// of github.com/knakk/rdf, for programs that use that library already. Nothing
// else in this module links it.
//
//	triples, err := knakk.TriplesOf(schema.Describe(clinic))
//
// Each direction checks what it takes, since knakk/rdf checks next to nothing
// and panics on terms that are not set: an IRI must be absolute and free of what
// no notation can hold, a label of a blank node one that N-Triples can write, a
// text valid UTF-8. What does not fit is a [*rdf.Problem] that says what was
// expected.
//
// Do not write Turtle with the encoder of knakk/rdf, which does not escape typed
// literals, and do not give its decoders what you did not write yourself: bad
// input can end the process.
package knakk
