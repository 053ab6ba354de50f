// Package script gives JSON-LD as the whole script element of an HTML page, in
// the forms that Go's template engines place as they are: [Element] and [FuncMap]
// for html/template, [Component] for templ, [Append] for all else. It stands
// apart from package jsonld so that a program without templates links no
// html/template.
//
// The element is
//
//	<script type="application/ld+json">{"@context":"https://schema.org",…}</script>
//
// It may stand in the head or in the body. No text in the graph can end it or
// swallow what follows it, in HTML (section 4.12.1.3, Restrictions for contents
// of script elements) or XHTML, since what could is escaped. All functions have
// written the whole graph before they give anything, so that an error comes out
// and no part of an element does.
package script

import (
	"context"
	"html/template"
	"io"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

const (
	start = `<script type="` + jsonld.MediaType + `">`
	end   = `</script>`
)

// Append appends the script element to the buffer. Its errors are those of
// [jsonld.Append]; with one the buffer comes back as it was.
func Append(buffer []byte, source rdf.Source, options ...jsonld.Option) ([]byte, error) {
	text, err := jsonld.Append(append(buffer, start...), source, options...)
	if err != nil {
		return buffer, err
	}
	return append(text, end...), nil
}

// Element returns the script element. html/template places it as it is in the
// head and in the body. It is no value for a script element or an attribute of
// the template: there html/template prints a quoted string, or strips the tags.
// Where the element stands in the template itself, [jsonld.Document] is the value
// to place in it.
//
// Its errors are those of [jsonld.Append]; with one it returns the empty text.
func Element(source rdf.Source, options ...jsonld.Option) (template.HTML, error) {
	text, err := Append(nil, source, options...)
	return template.HTML(text), err
}

// FuncMap gives html/template the function jsonld, which makes the script
// element of an [rdf.Source] under the options: {{jsonld .Description}}. An error
// ends the template's execution and comes out of it, wrapped; what the template
// wrote before is written, so a page that must be whole is rendered into a
// buffer. A nil source is an error.
func FuncMap(options ...jsonld.Option) template.FuncMap {
	return template.FuncMap{
		"jsonld": func(source rdf.Source) (template.HTML, error) { return Element(source, options...) },
	}
}

// Component is the script element of a graph as a component of templ, or of
// whatever else renders components with that method: @script.Component{Source:
// description}. Its zero value renders nothing but an error.
type Component struct {
	// Source is what to write.
	Source rdf.Source
	// Options say how; none need be given.
	Options []jsonld.Option
}

// Render writes the script element in one write. It writes nothing where the
// graph cannot be written or the context has ended. Its errors are the context's,
// those of [jsonld.Append], those of the io.Writer, and io.ErrShortWrite where
// that takes less than the element.
func (c Component) Render(ctx context.Context, out io.Writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	text, err := Append(nil, c.Source, c.Options...)
	if err != nil {
		return err
	}
	n, err := out.Write(text)
	if err == nil && n < len(text) {
		err = io.ErrShortWrite
	}
	return err
}
