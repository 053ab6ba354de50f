package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/bytedance/sonic"
	experiment "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	goccy "github.com/goccy/go-json"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

// sonicSafe is sonic with the escapes that a script element needs.
var sonicSafe = sonic.Config{EscapeHTML: true, ValidateString: true}.Froze()

// compareJSONWriters compares the ways to write the clinic as JSON-LD. All but ours are
// given structs made by hand for this one document, which come to the same bytes.
func compareJSONWriters() ([]comparison, error) {
	source := Clinic()
	description := schema.Describe(source)
	structs := handWritten()
	text, err := json.Marshal(structs)
	if err != nil {
		return nil, err
	}
	var object map[string]any
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
	return []comparison{{
		title:     fmt.Sprintf("A clinic of %s B as JSON-LD, written into a buffer that is used again", grouped(int64(len(text)))),
		documents: 1,
		same: func(text []byte) (string, error) { // encoders end the line, and order is nothing to a map
			var value any
			if err := json.Unmarshal(text, &value); err != nil {
				return "", err
			}
			sorted, err := json.Marshal(value)
			return string(sorted), err
		},
		ways: []way{
			healthld("Append", func(out *bytes.Buffer) error { return appendTo(out, description) }),
			healthld("Describe, Append, Release", func(out *bytes.Buffer) error {
				d := schema.Describe(source)
				defer d.Release()
				return appendTo(out, d)
			}),
			here("healthld: Describe, Append, without Release", func(out *bytes.Buffer) error { return appendTo(out, schema.Describe(source)) }),
			here("code written by hand for this clinic", func(out *bytes.Buffer) error {
				out.Write(appendClinic(out.AvailableBuffer(), structs))
				return nil
			}),
			here("the limit: a copy of the bytes", func(out *bytes.Buffer) error {
				out.Write(text)
				return nil
			}),
			here("encoding/json: Encoder", func(out *bytes.Buffer) error { return json.NewEncoder(out).Encode(structs) }),
			here("encoding/json: Marshal", func(out *bytes.Buffer) error {
				text, err := json.Marshal(structs)
				return copyOf(out, text, err)
			}),
			here("encoding/json: Marshal of map[string]any", func(out *bytes.Buffer) error {
				text, err := json.Marshal(object)
				return copyOf(out, text, err)
			}),
			here("sonic (HTML-safe): Encoder", func(out *bytes.Buffer) error { return sonicSafe.NewEncoder(out).Encode(structs) }),
			here("sonic (HTML-safe): Marshal", func(out *bytes.Buffer) error {
				text, err := sonicSafe.Marshal(structs)
				return copyOf(out, text, err)
			}),
			here("goccy/go-json: Encoder", func(out *bytes.Buffer) error { return goccy.NewEncoder(out).Encode(structs) }),
			here("goccy/go-json: Marshal", func(out *bytes.Buffer) error {
				text, err := goccy.Marshal(structs)
				return copyOf(out, text, err)
			}),
			here("go-json-experiment: MarshalWrite", func(out *bytes.Buffer) error {
				return experiment.MarshalWrite(out, structs, jsontext.EscapeForHTML(true))
			}),
		},
	}}, nil
}
