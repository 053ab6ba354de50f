package feed

import (
	"encoding/binary"
	"errors"

	"github.com/healthld/healthld/rdf"
)

// fragment is what one page says of one thing.
type fragment struct {
	hash uint64
	id   string
	// page is the path of the page, and language that of its html element.
	page, language string
	thing          *thing
}

// appendTo appends the fragment as bytes that decode reads. Those of one thing begin
// alike, and come in the order of hash and id.
func (f *fragment) appendTo(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, f.hash)
	b = appendText(b, f.id)
	b = appendText(b, f.page)
	b = appendText(b, f.language)
	return f.thing.appendTo(b)
}

func appendText(b []byte, text string) []byte {
	b = binary.AppendUvarint(b, uint64(len(text)))
	return append(b, text...)
}

func (t *thing) appendTo(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(t.types)))
	for _, iri := range t.types {
		b = appendText(b, iri)
	}
	b = binary.AppendUvarint(b, uint64(len(t.properties)))
	for i := range t.properties {
		p := &t.properties[i]
		b = appendText(b, p.iri)
		b = binary.AppendUvarint(b, uint64(len(p.values)))
		for j := range p.values {
			v := &p.values[j]
			flags := byte(0)
			if v.named {
				flags |= 1
			}
			if v.nested != nil {
				flags |= 2
			}
			if v.line > 0 {
				flags |= 4
			}
			b = append(b, byte(v.Kind), flags)
			if v.line > 0 {
				b = binary.AppendUvarint(b, uint64(v.line))
				b = binary.AppendUvarint(b, uint64(v.column))
			}
			if v.nested != nil {
				b = v.nested.appendTo(b)
				continue
			}
			b = appendText(b, v.Text)
			b = appendText(b, v.Tag)
		}
	}
	return b
}

// errBroken says that a temporary file is not as it was written.
var errBroken = errors.New("feed: a temporary file is not as it was written")

// decode reads what appendTo wrote.
func decode(b []byte) (f *fragment, err error) {
	d := &decoder{b}
	defer func() {
		if fault := recover(); fault != nil {
			if fault != errBroken {
				panic(fault)
			}
			f, err = nil, errBroken
		}
	}()
	f = &fragment{hash: binary.BigEndian.Uint64(d.take(8)), id: d.text(), page: d.text(), language: d.text()}
	f.thing = d.thing()
	f.thing.id = f.id
	return f, nil
}

// headOf gives the hash and the id of what appendTo wrote.
func headOf(b []byte) (hash uint64, id []byte) {
	d := &decoder{b}
	hash = binary.BigEndian.Uint64(d.take(8))
	return hash, d.take(d.number())
}

type decoder struct{ rest []byte }

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.rest) {
		panic(errBroken)
	}
	taken := d.rest[:n]
	d.rest = d.rest[n:]
	return taken
}

func (d *decoder) number() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > 1<<40 {
		panic(errBroken)
	}
	d.rest = d.rest[size:]
	return int(n)
}

func (d *decoder) text() string { return string(d.take(d.number())) }

func (d *decoder) thing() *thing {
	t := new(thing)
	for range d.number() {
		t.types = append(t.types, d.text())
	}
	for range d.number() {
		p := property{iri: d.text()}
		for range d.number() {
			head := d.take(2)
			v := value{Object: rdf.Object{Kind: rdf.Kind(head[0])}, named: head[1]&1 != 0}
			if head[1]&4 != 0 {
				v.line, v.column = d.number(), d.number()
			}
			if head[1]&2 != 0 {
				v.nested = d.thing()
			} else {
				v.Text, v.Tag = d.text(), d.text()
			}
			p.values = append(p.values, v)
		}
		t.properties = append(t.properties, p)
	}
	return t
}
