package site

import "strings"

// Entries of an [Index]. A link is the number of an entry and 1; 0 is none.
type (
	thingNumber uint32
	link        uint32
	// chain is a list of entries that lead from one to the next.
	chain struct{ first, last link }

	thingEntry struct {
		id                                        text // none for a thing without an IRI
		mentions, types, facts, from, to, reviews chain
		// properties is the most that one page says of the thing.
		properties uint32
	}
	mentionEntry struct {
		thing            thingNumber
		page, properties uint32
		place            smallPlace
		next             link
	}
	factEntry struct {
		property, tag, value text
		page                 uint32
		key                  uint64
		place                smallPlace
		next                 link
		apart                bool
	}
	typeEntry struct {
		name text
		next link
	}
	tieEntry struct {
		property         text
		from, to         thingNumber
		page             uint32
		place            smallPlace
		nextFrom, nextTo link
	}
	reviewEntry struct {
		digest      uint64
		of          thingNumber
		page, count uint32
		place       smallPlace
		next        link
		aggregate   bool
	}
	tieKey struct {
		property text
		from, to thingNumber
	}
)

// smallPlace is a [Place] in little room: pages are below 4 GB.
type smallPlace struct{ offset, line, column uint32 }

func (p Place) fold() smallPlace {
	return smallPlace{uint32(p.Offset), uint32(p.Line), uint32(p.Column)}
}

func (p smallPlace) unfold() Place { return Place{int(p.offset), int(p.line), int(p.column)} }

// text is the number of a text.
type text uint32

// texts holds each text once. The zero text is the empty one.
type texts struct {
	all   []string
	known map[string]text
}

// add gives the number of a text, which it copies if it is new: it may be a part of a
// page, and would hold all of that.
func (t *texts) add(s string) text {
	if known, has := t.find(s); has {
		return known
	}
	if t.known == nil {
		t.known = make(map[string]text)
	}
	s = strings.Clone(s)
	number := text(len(t.all) + 1)
	t.all = append(t.all, s)
	t.known[s] = number
	return number
}

func (t *texts) find(s string) (text, bool) {
	if s == "" {
		return 0, true
	}
	known, has := t.known[s]
	return known, has
}

func (t *texts) get(n text) string {
	if n == 0 {
		return ""
	}
	return t.all[n-1]
}

// own gives the text itself, held once.
func (t *texts) own(s string) string { return t.get(t.add(s)) }
