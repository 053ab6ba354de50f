// Package page puts descriptions into web pages, and reads what structured data pages
// have.
//
// # Writing
//
// [Embed] places the JSON-LD of a description in the head of a page, in a script
// element that is marked as its own, and replaces that on the next run. Everything
// else in the page stays as it is, byte for byte: nothing is parsed into a tree and
// printed again, bytes are put between bytes.
//
// Where the head ends follows from the HTML standard (section 13.2.6.4), with or
// without its tags: an end tag in a comment or a script is none, and a paragraph
// ends a head that nobody closed.
//
// # Reading
//
// [Read] gives a [Document]: a [Block] for each script of JSON-LD, one for the
// Microdata and one for the RDFa of the page, in the order of the text, each with a
// dataset and its problems; and the [Facts] that the page states beside them. All
// places are bytes of the file as it came. [Document.Graph] gives all blocks as one
// graph, [Document.VisibleText] what people read.
//
// A page is read as browsers have it that run scripts, but no script is run:
//
//	where JSON-LD stands          what becomes of it
//	script in the head or body    read; the type may have parameters and be in any case
//	script without an end tag     read up to the end of the page, and a problem
//	script with src               what stands in it is read; the other file is a problem
//	noscript, template            not read, and a problem
//	svg, math                     not read, and a problem, but for HTML in foreignObject and the like
//	comment, textarea, title, style, iframe, xmp, plaintext, an attribute    text, no problem
//
// The same holds for Microdata and RDFa, but that those in noscript are no problem.
// They need the tree that browsers make of the page, which is parsed only where an
// attribute tells that there is one of them: any of Microdata's; vocab, typeof,
// about, resource, datatype or inlist; property outside of meta elements; property
// of a meta element, rel or rev with a prefix for things, such as schema: or dc:.
// By the letter of RDFa the meta elements of Open Graph and links such as
// rel="license" are triples too. In a page without any of the above they are not
// read as such; Facts.OpenGraph has the meta elements, there as in all pages.
//
// The base of all relative addresses is the address of the page (option [Base]) with
// the base element of the page applied, wherever that stands; of JSON-LD too (JSON-LD
// 1.1, section 7.1). Where the address is not given, it is the one that the page calls
// canonical, if that is one alone.
//
// Pages in UTF-8, in UTF-16 with a byte order mark and in all encodings of the
// Encoding standard are read, as sections 13.2.3.2 and 13.2.3.3 of HTML have it: a
// byte order mark, the content type, the first meta element in 1,024 bytes or, with a
// problem, behind that. The charset of a script is that of its page. What cannot be
// decoded is U+FFFD and a problem; a page in one of the encodings that HTML replaces
// is not read.
//
// A page without Microdata and RDFa is not parsed into a tree. So of frames, and of
// SVG whose elements are not closed, a browser may have other scripts than those that
// are read.
package page
