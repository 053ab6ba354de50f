package jsonld

import (
	"errors"

	"github.com/healthld/healthld/rdf"
)

// Option changes how a graph is written. Options work together in any order; of
// two of one kind the last counts.
type Option func(*options)

type options struct {
	indent string
	// inLanguage and flat give the source as they want it told. They are
	// functions, so that a program links those that it asks for.
	inLanguage     func(rdf.Source) rdf.Source
	flat           func(rdf.Source) rdf.Source
	membersAsNodes bool
	replaceInvalid bool
}

// Indent writes every member of a node and every one of several values on a line
// of its own, indented by the given text once for each level. A literal or a
// reference stays on one line. The text must be of spaces and tabs: other
// characters in it are ignored, and an empty one indents nothing.
func Indent(indent string) Option {
	blank := make([]byte, 0, len(indent))
	for _, c := range []byte(indent) {
		if c == ' ' || c == '\t' {
			blank = append(blank, c)
		}
	}
	accepted := string(blank)
	return func(o *options) { o.indent = accepted }
}

// Flat writes every node at top level, with references in the places where they
// were nested: the flattened document form of JSON-LD 1.1 (section 5.3), but that
// a single node stands without @graph. Nodes come in the order in which they
// begin in the telling. It holds the whole telling; see [rdf.Flat].
func Flat() Option { return func(o *options) { o.flat = rdf.Flat } }

// Language writes the texts of one language as plain strings and leaves the
// other languages out, for a page in that language. The tag (BCP 47) is looked up
// property by property as RFC 4647 has it (section 3.4): "de-CH" finds "de-CH"
// and else "de". A property that has no text in it keeps its texts with their
// tags. An empty tag changes nothing. It holds the whole telling; see
// [rdf.InLanguage].
func Language(tag string) Option {
	return func(o *options) {
		o.inLanguage = nil
		if tag != "" {
			o.inLanguage = func(source rdf.Source) rdf.Source { return rdf.InLanguage(source, tag) }
		}
	}
}

// MembersAsNodes writes the members of enumerations as references, {"@id":
// "http://schema.org/InStock"}, which a JSON-LD processor reads as the IRIs
// that they are.
//
// By default they are written as search engines document them,
// "https://schema.org/InStock": the context does not coerce these properties, so
// that a processor reads a string there, which those who know the vocabulary
// take for the member. Only members of an enumeration that the property expects
// are written so.
func MembersAsNodes() Option { return func(o *options) { o.membersAsNodes = true } }

// ReplaceInvalid writes U+FFFD for each byte that is not UTF-8, as encoding/json
// does, where the default is an error. Names and IRIs that differ in such bytes
// alone become one.
func ReplaceInvalid() Option { return func(o *options) { o.replaceInvalid = true } }

// tell gives the source as the options want it told.
func (o *options) tell(source rdf.Source) rdf.Source {
	if source == nil {
		return noSource{}
	}
	if o.inLanguage != nil {
		source = o.inLanguage(source)
	}
	if o.flat != nil {
		source = o.flat(source)
	}
	return source
}

// noSource stands for a source that is nil, as that of the zero [Document] is.
type noSource struct{}

var errNoSource = errors.New("healthld/jsonld: no source to write")

func (noSource) TellTo(rdf.Sink) error { return errNoSource }
