// Package jsonld writes graphs as JSON-LD 1.1 in the form that web pages carry:
// one object under the one context https://schema.org.
//
// Two verbs by two carriers: [Append] and [Marshal] give bytes, [Write] writes
// to an io.Writer as it goes, and [Document] is a graph as a json.Marshaler and
// an io.WriterTo. All take any [rdf.Source]: a description of package schema,
// an [rdf.Graph].
//
// What is written can stand in a script element of an HTML or XHTML page as it
// is: it is UTF-8, and <, >, &, U+2028, U+2029, U+FFFE, U+FFFF and the control
// characters are written as escapes. Slashes and text in any script stay as
// they are. Numbers keep the digits they were given. The same graph gives the
// same bytes.
//
// How values are written follows the official context, so that the graph that a
// JSON-LD processor reads is the graph that was told: a property whose strings
// the context coerces to IRIs or dates has them as plain strings, and every
// other IRI stands as {"@id": …}. Members of enumerations are the one choice;
// see [MembersAsNodes].
package jsonld
