package rdf

import "strings"

// Format is a notation of RDF that this package writes and reads. The zero Format
// is none.
type Format uint8

// The notations, each by its W3C Recommendation of 25 February 2014.
const (
	// NTriples is RDF 1.1 N-Triples: a triple a line, each with all its terms in
	// full.
	NTriples Format = iota + 1
	// NQuads is RDF 1.1 N-Quads: the same with the name of the graph at the end of
	// each line. See [InGraph] for the name, and [LabelPrefix] for several sources
	// in one file.
	NQuads
	// Turtle is RDF 1.1 Turtle, for people: a statement for each node, in the order
	// of the telling, with "a" for rdf:type, and prefixes, of which those that are
	// made use of stand in front; see [Prefix]. A blank node that is nested in
	// another node and that nothing refers to stands there in brackets, unless these
	// nest deeper than 32. A node that has a name, an IRI or a label, and is nested
	// in another has its statement behind that of the node at top level. Numbers and
	// booleans stand without quotes where they are read as the same literals.
	//
	// [Write] tells a source of more than 16 KB twice, since prefixes come first. It
	// holds up to 64 KB of statements that wait for their turn. If more have to, the
	// open statements are ended, and begun anew later on. That cannot be within
	// brackets and within a node at top level that has no name: there all wait for
	// the end of these.
	Turtle
)

// formats are what there is to know of each notation.
var formats = [...]struct{ name, iri, mediaType, extension string }{
	NTriples: {"N-Triples", "https://www.w3.org/ns/formats/N-Triples", "application/n-triples", ".nt"},
	NQuads:   {"N-Quads", "https://www.w3.org/ns/formats/N-Quads", "application/n-quads", ".nq"},
	Turtle:   {"Turtle", "https://www.w3.org/ns/formats/Turtle", "text/turtle", ".ttl"},
}

func (f Format) isKnown() bool { return f > 0 && int(f) < len(formats) }

// String gives the name of the notation: "N-Triples"; "no format" where it is
// none.
func (f Format) String() string {
	if !f.isKnown() {
		return "no format"
	}
	return formats[f].name
}

// IRI gives the name that W3C has for the notation, in
// https://www.w3.org/ns/formats/; empty where it is none.
func (f Format) IRI() string {
	if !f.isKnown() {
		return ""
	}
	return formats[f].iri
}

// MediaType gives the media type of the notation, "text/turtle"; empty where it
// is none. All three are written in UTF-8.
func (f Format) MediaType() string {
	if !f.isKnown() {
		return ""
	}
	return formats[f].mediaType
}

// Extension gives the extension of file names with its dot, ".ttl"; empty where
// it is no notation.
func (f Format) Extension() string {
	if !f.isKnown() {
		return ""
	}
	return formats[f].extension
}

// FormatByExtension gives the notation of a file name's extension, with or
// without the dot, in any case; zero where none has it.
func FormatByExtension(extension string) Format {
	extension = "." + strings.TrimPrefix(extension, ".")
	for f := NTriples; f.isKnown(); f++ {
		if strings.EqualFold(formats[f].extension, extension) {
			return f
		}
	}
	return 0
}

// FormatByMediaType gives the notation of a media type, in any case; parameters
// behind a semicolon are not looked at. It is zero where none has the type.
func FormatByMediaType(mediaType string) Format {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	mediaType = strings.TrimSpace(mediaType)
	for f := NTriples; f.isKnown(); f++ {
		if strings.EqualFold(formats[f].mediaType, mediaType) {
			return f
		}
	}
	return 0
}
