// Package jsonld writes graphs as JSON-LD 1.1 (W3C Recommendation of 16 July
// 2020) in the form that web pages carry: one object under the one context
// https://schema.org.
//
// # Carriers
//
// [Append] and [Marshal] give bytes, [Write] writes to an io.Writer as it goes,
// and [Document] is a graph as a json.Marshaler, an io.WriterTo and a
// fmt.Stringer. All take any [rdf.Source]: a description of package schema, an
// [rdf.Graph]. Package jsonld/script gives the script element of a page.
//
// # What is written
//
// A graph with one top-level node is that node as an object; one with several,
// with none or with an unknown number has them in an @graph (JSON-LD 1.1,
// section 4.9), and so has a graph with a name, which stands beside it as @id.
// In a node come @type, then @id, then the properties as the source tells them. A
// node stands in full where the source nests it; [Flat] takes the nesting away.
// A blank node has a label where something refers to it.
//
//	value        under most properties          where the context coerces its strings (section 4.2.3)
//	string       "text"                         {"@value": "text"}
//	in language  {"@language": "de", "@value": "Text"}
//	number       53.550                         {"@value": 53.550} under a property of dates
//	boolean      true                           {"@value": true} under a property of dates
//	date         {"@type": "Date", "@value": …} "2026-03-14" under a property of dates
//	datatype     {"@type": "https://…", "@value": "text"}
//	IRI          {"@id": "https://…"}           "https://…" under a property of IRIs, but {"@id": …} where a thing is meant
//	member       "https://schema.org/InStock", see [MembersAsNodes]
//	blank node   {"@id": "_:b0"}
//
// So the graph that a JSON-LD processor reads is the graph that was told,
// members of enumerations aside. A processor maps numbers to xsd:integer and
// xsd:double by their values (JSON-LD 1.1 API, section 8.6); what is written
// keeps the digits that were given.
//
// Names of properties, types and datatypes are the terms of schema.org where
// the context reads them so, and full IRIs else. The context of schema.org
// defines prefixes: an IRI such as gs1:Product would be read as
// https://ref.gs1.org/voc/Product, and is refused. So is one that is not
// absolute. No more is asked of an IRI; see [rdf.CheckIRI].
//
// # Safe in pages
//
// What is written can stand in a script element of an HTML or XHTML page as it
// is: it is UTF-8, and <, >, &, U+2028, U+2029, U+FFFE, U+FFFF and the control
// characters below U+0020 are written as escapes, in names as in values. Slashes
// and text in any script stay as they are. The same graph gives the same bytes.
//
// # Errors
//
// A description that cannot be told gives its own error. What cannot be written
// is a [*rdf.Problem]: text that is not UTF-8, an IRI that the context would
// read as another or that is not absolute, a number or boolean in another form
// than JSON's. Its pointer leads to the very string or number in the document:
// /@graph/1/name/0/@value. For text that is not UTF-8 that is the document that
// [ReplaceInvalid] gives. A source that breaks the contract of [rdf.Source] gives
// an error where the document shows it; see [rdf.CheckSource] for the rest.
package jsonld
