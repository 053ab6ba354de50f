// Package page puts descriptions into web pages: [Embed] places the JSON-LD of a
// description in the head of a page, in a script element that is marked as its
// own, and replaces that on the next run. Everything else in the page stays as
// it is, byte for byte: nothing is parsed into a tree and printed again, bytes
// are put between bytes.
//
// Where the head ends follows from the HTML standard (section 13.2.6.4), with or
// without its tags: an end tag in a comment or a script is none, and a paragraph
// ends a head that nobody closed.
package page
