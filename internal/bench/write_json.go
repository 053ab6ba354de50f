package main

import (
	"bytes"
	"encoding/json"

	"github.com/bytedance/sonic"
	experiment "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	goccy "github.com/goccy/go-json"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

// sonicSafe is sonic with the escapes that a script element needs.
var sonicSafe = sonic.Config{EscapeHTML: true, ValidateString: true}.Froze()

// work is one way of doing a piece of work. Its result goes into the buffer,
// which is used again.
type work struct {
	name string
	do   func(*bytes.Buffer) error
}

// writeJSON are the ways to write the clinic as JSON-LD.
func writeJSON() ([]work, error) {
	source := Clinic()
	description := schema.Describe(source)
	structs := handWritten()
	var object map[string]any
	text, err := json.Marshal(structs)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &object); err != nil {
		return nil, err
	}

	appendTo := func(out *bytes.Buffer, source *schema.Description) error {
		text, err := jsonld.Append(out.AvailableBuffer(), source)
		out.Write(text)
		return err
	}
	copyOf := func(out *bytes.Buffer, text []byte, err error) error {
		out.Write(text)
		return err
	}
	return []work{
		{"healthld: Describe, Append", func(out *bytes.Buffer) error { return appendTo(out, schema.Describe(source)) }},
		{"healthld: Describe, Append, Release", func(out *bytes.Buffer) error {
			d := schema.Describe(source)
			defer d.Release()
			return appendTo(out, d)
		}},
		{"healthld: Append alone, from a Description", func(out *bytes.Buffer) error { return appendTo(out, description) }},
		{"the limit: code written by hand for this clinic", func(out *bytes.Buffer) error {
			out.Write(appendClinic(out.AvailableBuffer(), structs))
			return nil
		}},
		{encoder, func(out *bytes.Buffer) error { return json.NewEncoder(out).Encode(structs) }},
		{marshal, func(out *bytes.Buffer) error {
			text, err := json.Marshal(structs)
			return copyOf(out, text, err)
		}},
		{"encoding/json: Marshal, map[string]any", func(out *bytes.Buffer) error {
			text, err := json.Marshal(object)
			return copyOf(out, text, err)
		}},
		{"sonic (HTML-safe): Marshal", func(out *bytes.Buffer) error {
			text, err := sonicSafe.Marshal(structs)
			return copyOf(out, text, err)
		}},
		{"sonic (HTML-safe): Encoder", func(out *bytes.Buffer) error { return sonicSafe.NewEncoder(out).Encode(structs) }},
		{"goccy: Marshal", func(out *bytes.Buffer) error {
			text, err := goccy.Marshal(structs)
			return copyOf(out, text, err)
		}},
		{"goccy: Encoder", func(out *bytes.Buffer) error { return goccy.NewEncoder(out).Encode(structs) }},
		{"go-json-experiment: MarshalWrite", func(out *bytes.Buffer) error {
			return experiment.MarshalWrite(out, structs, jsontext.EscapeForHTML(true))
		}},
	}, nil
}
