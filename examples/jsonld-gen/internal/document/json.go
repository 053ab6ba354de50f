package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/healthld/healthld/rdf"
)

// jsonReader reads a JSON text into a value. Numbers stay as they are written;
// duplicate names are reported, not resolved.
type jsonReader struct {
	text     []byte
	start    int // the offset of the text in the input
	decoder  *jsontext.Decoder
	problems *problems
	// tooDeep is set as soon as a value was left out for its depth.
	tooDeep bool
}

// readJSON reads a text of one value, which begins at an offset of its input.
func readJSON(text []byte, start int, p *problems) []*value {
	r := jsonReader{
		text: text, start: start, problems: p,
		decoder: jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true)),
	}
	v, err := r.value(0)
	if err != nil {
		r.fail(err)
		return nil
	}
	end := r.next()
	if end < len(text) {
		p.add(r.pos(end), "there is more text behind the JSON value", "one value", "put several things into a list, or into files of their own")
	}
	return []*value{v}
}

// pos gives the place at an offset of the text.
func (r *jsonReader) pos(offset int) rdf.Pos { return r.problems.file.Pos(r.start + offset) }

// next gives the offset at which the next token begins.
func (r *jsonReader) next() int {
	offset := int(r.decoder.InputOffset())
	for offset < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[offset]) >= 0 {
		offset++
	}
	return offset
}

// value reads the next value. Its depth is bounded, and so is its recursion.
func (r *jsonReader) value(depth int) (*value, error) {
	at := r.next()
	v := &value{pos: r.pos(at)}
	opening := r.decoder.PeekKind() == '{' || r.decoder.PeekKind() == '['
	if opening && depth == maxDepth {
		if !r.tooDeep {
			r.tooDeep = true
			r.problems.add(v.pos, "values nest too deep", fmt.Sprintf("at most %d levels", maxDepth), "give inner things an id and describe them apart")
		}
		return v, r.decoder.SkipValue()
	}
	token, err := r.decoder.ReadToken()
	if err != nil {
		return nil, err
	}
	switch token.Kind() {
	case '{':
		v.kind = mapping
		return v, r.members(v, depth)
	case '[':
		v.kind = sequence
		return v, r.items(v, depth)
	case '"':
		v.kind, v.text = quoted, token.String()
	case '0':
		v.kind, v.text = number, string(r.text[at:r.decoder.InputOffset()])
	case 't', 'f':
		v.kind, v.text = boolean, token.String()
	}
	return v, nil
}

func (r *jsonReader) members(v *value, depth int) error {
	names := make(map[string]rdf.Pos)
	for r.decoder.PeekKind() != '}' {
		at := r.next()
		token, err := r.decoder.ReadToken()
		if err != nil {
			return err
		}
		name := token.String()
		held, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		v.addMember(member{name: name, pos: r.pos(at), value: held}, names, r.problems)
	}
	_, err := r.decoder.ReadToken()
	return err
}

func (r *jsonReader) items(v *value, depth int) error {
	for r.decoder.PeekKind() != ']' {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
	}
	_, err := r.decoder.ReadToken()
	return err
}

// fail reports what ended the reading. What follows cannot be read then.
func (r *jsonReader) fail(err error) {
	var fault *jsontext.SyntacticError
	switch {
	case errors.Is(err, io.EOF):
		r.problems.add(r.pos(len(r.text)), "the input is empty", "a JSON value", "")
	case errors.Is(err, io.ErrUnexpectedEOF):
		r.problems.add(r.pos(len(r.text)), "the JSON ends before it is complete", "", "close what is open: a quotation mark, a brace or a bracket")
	case errors.As(err, &fault):
		r.problems.add(r.pos(int(fault.ByteOffset)), "this is no JSON: "+strings.TrimPrefix(fault.Err.Error(), "jsontext: "), "", "")
	default:
		r.problems.add(r.pos(0), "this is no JSON: "+err.Error(), "", "")
	}
}
