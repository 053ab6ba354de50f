package feed

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// thing is what a page says of a thing, or several pages together. It is a tree:
// what has no name and is nested stands in it, all else is a reference.
type thing struct {
	// id is the IRI, empty where it has none.
	id         string
	types      []string
	properties []property
}

type property struct {
	iri    string
	values []value
}

type value struct {
	rdf.Object
	// named says that the page knows an IRI as that of a thing.
	named bool
	// line and column are the place in the page, of properties that may have one value.
	line, column int
	// nested is the thing that the value is, where it has no IRI.
	nested *thing
}

// digest tells whether two things say the same: order makes no difference, and the
// place none.
type digest [sha256.Size]byte

func (t *thing) digest() digest {
	h := sha256.New()
	var buffer []byte
	add := func(texts ...string) {
		buffer = buffer[:0]
		for _, text := range texts {
			buffer = binary.AppendUvarint(buffer, uint64(len(text)))
			buffer = append(buffer, text...)
		}
		h.Write(buffer)
	}
	add("thing", t.id)
	for _, iri := range slices.Sorted(slices.Values(t.types)) {
		add("type", iri)
	}
	properties := slices.Clone(t.properties)
	slices.SortFunc(properties, func(a, b property) int { return strings.Compare(a.iri, b.iri) })
	for i := range properties {
		add("property", properties[i].iri)
		var keys []string
		for j := range properties[i].values {
			keys = append(keys, properties[i].values[j].key())
		}
		slices.Sort(keys)
		add(keys...)
	}
	return digest(h.Sum(nil))
}

// key tells a value from others.
func (v *value) key() string {
	if v.nested != nil {
		d := v.nested.digest()
		return "n" + string(d[:])
	}
	return string(rune('a'+int(v.Kind))) + v.Tag + "\x00" + v.Text
}

// hashOf gives where a thing stands among the others: things come in the order of the
// digests of their ids, which no other thing can move.
func (t *thing) hashOf() uint64 {
	if t.id == "" {
		d := t.digest()
		return binary.BigEndian.Uint64(d[:])
	}
	d := sha256.Sum256([]byte(t.id))
	return binary.BigEndian.Uint64(d[:])
}
