package document

import "github.com/healthld/healthld/rdf"

// kind is what a value of the tree is.
type kind uint8

const (
	// absent is null, in JSON or YAML, and in YAML what is left empty.
	absent kind = iota
	mapping
	sequence
	// quoted is a text for certain: a JSON string, a quoted or block scalar.
	quoted
	// plain is a YAML scalar without quotes: its property says what it is.
	plain
	// number and boolean are those of JSON.
	number
	boolean
)

// value is a value of an input with its place.
type value struct {
	kind kind
	pos  rdf.Pos
	// text is the text of a scalar; of a number its digits as they were written.
	text    string
	members []member
	items   []*value
}

// member is a key of a mapping with its value.
type member struct {
	name  string
	pos   rdf.Pos
	value *value
}

// isScalar tells whether the value holds no others.
func (v *value) isScalar() bool { return v.kind >= quoted }

// describe names the kind of a value in messages.
func (v *value) describe() string {
	switch v.kind {
	case absent:
		return "nothing"
	case mapping:
		return "a mapping"
	case sequence:
		return "a list"
	case number:
		return "the number " + quote(v.text)
	case boolean:
		return v.text
	}
	return quote(v.text)
}

// find gives the member of the first of the names that the mapping has, or nil.
func (v *value) find(names ...string) *member {
	for i := range v.members {
		for _, name := range names {
			if v.members[i].name == name {
				return &v.members[i]
			}
		}
	}
	return nil
}

// isEmpty tells whether a mapping has no value but absent ones, a context aside.
func (v *value) isEmpty() bool {
	for i := range v.members {
		if v.members[i].value.kind != absent && v.members[i].name != "@context" {
			return false
		}
	}
	return true
}

// addMember adds a member and reports a name that the mapping had before.
func (v *value) addMember(m member, names map[string]rdf.Pos, p *problems) {
	if first, had := names[m.name]; had {
		p.add(m.pos, "the key "+quote(m.name)+" stands twice in one mapping", "each key once, its values in a list",
			"the first is at "+place(p.graph.Position(first)))
		return
	}
	names[m.name] = m.pos
	v.members = append(v.members, m)
}
