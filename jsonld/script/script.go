// Package script gives JSON-LD as the whole script element of an HTML page, in
// the forms that Go's template engines place as they are. It stands apart from
// package jsonld so that a program without templates links no html/template.
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

// Append appends the script element to the buffer. Nothing in the graph can end
// the element or swallow what follows it (HTML, section 4.12.1.3), in HTML or
// XHTML. Its errors are those of [jsonld.Append]; with an error the buffer comes
// back as it was.
func Append(buffer []byte, source rdf.Source, options ...jsonld.Option) ([]byte, error) {
	text, err := jsonld.Append(append(buffer, start...), source, options...)
	if err != nil {
		return buffer, err
	}
	return append(text, end...), nil
}

// Element returns the script element. html/template places it as it is, outside
// of attributes and other scripts; inside a script element it would print a
// quoted string. Its errors are those of [jsonld.Append], and it returns no
// part of an element with one.
func Element(source rdf.Source, options ...jsonld.Option) (template.HTML, error) {
	text, err := Append(nil, source, options...)
	return template.HTML(text), err
}

// FuncMap gives html/template the function jsonld, which makes the script
// element of a graph under the options: {{jsonld .Description}}. An error ends
// the template's execution and comes out of it.
func FuncMap(options ...jsonld.Option) template.FuncMap {
	return template.FuncMap{
		"jsonld": func(source rdf.Source) (template.HTML, error) { return Element(source, options...) },
	}
}

// Component is the script element of a graph as a component of templ, or of
// whatever else renders components with that method.
type Component struct {
	Source  rdf.Source
	Options []jsonld.Option
}

// Render writes the script element. It writes nothing where the graph cannot
// be written or the context has ended; its errors are theirs, those of
// [jsonld.Append] and those of the io.Writer.
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
