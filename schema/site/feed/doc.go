// Package feed publishes the things of a whole site for programs that take them
// without reading page after page.
//
// [Write] reads the pages of a folder, brings together what they say of each thing,
// by its @id, and writes files:
//
//	things.jsonl     a thing a line, each a JSON-LD document of its own (JSON Lines)
//	things.nq        the same as N-Quads, all in the default graph
//	schemamap.xml    where the former are, and since when they are as they are
//	schemamap.json   the same for the next run: names, digests, dates
//
// The schema map is that of the Schema Feeds of NLWeb (draft 0.1 of January 2026,
// https://github.com/nlweb-ai/website/blob/main/SCHEMA_SPEC.md): a sitemap, as
// https://www.sitemaps.org/protocol.html has it, whose entries tell a content type.
// The draft has an element sf:contentType for that, and the crawler of NLWeb reads an
// attribute contentType (https://github.com/nlweb-ai/crawler, code/core/master.py);
// both stand there, as with Yoast SEO, which publishes such maps too. The line
// "Schemamap:" in robots.txt leads to the map; see [AddToRobots].
//
// # What a line holds
//
// A line is whole by itself: the context, the types, the @id, and what is nested
// without an @id. Other things stand as references. What several pages say of one
// thing is one line with all of it: equal values once, in the order in which the pages
// say them first, by the names of their files. Things without an @id that are equal
// are one; of a nested thing without an @id that a page tells twice there are two.
//
// Where pages in two languages say different texts of a thing, such as its name, each text
// gets the language that its page names: side by side in one line nobody could tell them
// apart. So do texts of what is nested in a property, unless it says its language by
// inLanguage. What both say alike stays as it is, and so does what is said in one language
// alone.
//
// A thing without an @id to which several others refer, or that is part of a circle of
// such, cannot stand in one line alone. It gets an IRI below /.well-known/genid/ (RDF
// 1.1 Concepts, section 3.5), and so a line. Else the N-Quads are the union of
// the graphs of the pages, equal blank nodes taken together. They name no page: what a
// page says by itself is in the page.
//
// Where pages contradict each other in a property of which a thing has one value, both
// values stand in the line, and the contradiction is in the [Result].
//
// # Parts
//
// What would be more than a part may hold is split in two by the digest of the ids,
// and again: things-0.jsonl and things-1.jsonl, things-10.jsonl, things-11.jsonl. So a
// thing that comes, goes or changes touches its own part alone, and all others stay as
// they are to the byte, and keep their dates.
package feed
