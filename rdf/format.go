package rdf

import "strings"

// Format is a notation of RDF that this package writes and reads. The zero Format
// is none.
type Format uint8

// The notations, each by its W3C Recommendation of 25 February 2014.
const (
	// NTriples is RDF 1.1 N-Triples: a triple a line.
	NTriples Format = iota + 1
	// NQuads is RDF 1.1 N-Quads: a triple a line, with the name of its graph.
	NQuads
	// Turtle is RDF 1.1 Turtle, for people.
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
