package jsonld

import (
	"errors"

	"github.com/healthld/healthld/rdf"
)

// Option changes how a graph is written.
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

// Indent writes every member on a line of its own, indented by so many of the
// given text, which must be spaces or tabs; other characters in it are ignored.
func Indent(indent string) Option {
	blank := make([]byte, 0, len(indent))
	for _, c := range []byte(indent) {
		if c == ' ' || c == '\t' {
			blank = append(blank, c)
		}
	}
	return func(o *options) { o.indent = string(blank) }
}

// Flat writes an @graph in which every node stands at top level, with
// references between them, in place of nodes within nodes.
func Flat() Option { return func(o *options) { o.flat = rdf.Flat } }

// Language writes the texts of one language (BCP 47) as plain strings and
// leaves the other languages out, for a page in that language. Where a property
// has no text in it, its texts stay as they are; see [rdf.InLanguage].
// An empty tag leaves all texts as they are.
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
// that they are. By default they are written as search engines document them,
// "https://schema.org/InStock": a string, which those who know the vocabulary
// take for the member.
func MembersAsNodes() Option { return func(o *options) { o.membersAsNodes = true } }

// ReplaceInvalid writes U+FFFD for bytes that are not UTF-8, where the default
// is an error.
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
