// Package jsonld writes graphs as JSON-LD 1.1 (W3C Recommendation of 16 July
// 2020) in the form that web pages carry: one object under the one context
// https://schema.org. It reads any JSON-LD 1.1 back into graphs.
//
//	text, err := jsonld.Marshal(schema.Describe(clinic), jsonld.Indent("  "))
//	dataset, problems := jsonld.Read(text, jsonld.Base("https://sunrise.example/"))
//
// # Writing
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
//
// # Reading
//
// [Read] is a processor of JSON-LD 1.1: all that the specification has of
// contexts, containers, graphs and lists is read as it says, and the dataset is
// that of its algorithm "Deserialize JSON-LD to RDF". Values have the kinds that
// the table above tells: a number keeps its digits, and a date that the context
// makes one is a literal of datatype http://schema.org/Date. Nodes at top level
// are roots (see [rdf.Node]). Where nothing is written otherwise a node without
// @id gets a label that the text does not have.
//
// The context of schema.org is known under the addresses that pages use: http or
// https, with or without www., slash or "#", the address of its file, in any case
// of letters. No other is ever fetched; one that is named is a problem, and
// reading goes on with the terms that are known.
//
// Two things are read otherwise than a processor does that knows no vocabulary.
// A string that is the address of a member of an enumeration which the property
// expects, "https://schema.org/InStock", is the member, http://schema.org/InStock;
// [MembersAsStrings] reads the string. And problems do not end reading: a value
// that the specification has as an error is left out by itself.
//
// An IRI that is written in full stays as it is: https://schema.org/name is not
// made http://schema.org/name, which the term name stands for. Packages schema and
// schema/check take both for one term.
//
// # Kind to what pages hold
//
// What is no JSON is told, and read as it was meant: byte order marks, comments of
// JavaScript and HTML and CDATA around or within the text, commas too many or too
// few, line breaks and control characters in strings, wrong escapes, bytes that
// are not UTF-8 (but UTF-16 is not read), single or no quotation marks, several values one after the other
// (each a document of its own, whose blank nodes are its own), other text before
// and after, JSON whose quotation marks are &quot;, and JSON that stands in a string since it
// was encoded twice. Where the text ends too early, what stands before is kept. Of a name that stands twice in an object the
// values of both are read; of @id, @context and all other keywords that say one
// thing the first counts.
//
// A text where schema.org wants an IRI, and that can be none even with a base, is kept
// as a text: "our clinic" as url, and "https://x.example/?q={query}" as the target of an
// action, a template of addresses (RFC 6570). Processors of JSON-LD leave it out, or
// write triples that are none; [DropTexts] does without it too. The writer writes a
// template as it is, since it is Google's form, and any other such text as a value
// object.
//
// # Problems
//
// Whatever is left out is a problem with its place: a syntax fault, a term that
// no context defines (once a term; see [KeepUndefined]), an IRI that is none or
// relative without a base, a property that is a blank node, a value in no property,
// a limit that was hit (see [Limits]), and every error of the specification. So is
// a number that others would read as another: above 2^53, or too large for a
// double, which is a literal of datatype xsd:double here. Null, @index, and the
// base direction of texts (see [Direction]) are left out without one.
package jsonld
