package document

import (
	"github.com/healthld/healthld/rdf"
)

// Settings are what a file healthld.yaml says for all files beside it.
type Settings struct {
	// Base is the absolute IRI that relative ids and addresses are resolved
	// against.
	Base string
	// Owner is the id of the thing whose site this is, and OwnerPosition where it
	// is named.
	Owner         string
	OwnerPosition rdf.Position
	// Languages are those of the site (BCP 47), the main one first.
	Languages []string
	// Without are the rules that are switched off, by their names or families.
	Without []string
}

// ReadSettings reads a file healthld.yaml: the keys base, owner, languages and
// without. Other keys, and values that cannot be, are problems.
func ReadSettings(input Input) (Settings, []*rdf.Problem) {
	graph := new(rdf.Graph)
	p := &problems{graph: graph, file: graph.AddFile(input.Name, input.Text)}
	var settings Settings
	trees := readTree(input, p)
	for _, v := range trees {
		if v.kind != mapping {
			p.add(v.pos, "the settings are "+v.describe(), "the keys base, owner, languages and without", "")
			continue
		}
		for i := range v.members {
			settings.set(&v.members[i], p)
		}
	}
	return settings, p.list
}

func (s *Settings) set(m *member, p *problems) {
	switch m.name {
	case "base":
		if err := rdf.CheckIRI(m.value.text); !isText(m.value) || err != nil {
			p.add(m.value.pos, "the base is "+m.value.describe(), "an absolute IRI, such as https://sunrise.example/", "")
			return
		}
		s.Base = m.value.text
	case "owner":
		if !isText(m.value) {
			p.add(m.value.pos, "the owner is "+m.value.describe(), "the id of a thing", "")
			return
		}
		s.Owner, s.OwnerPosition = m.value.text, p.graph.Position(m.value.pos)
	case "languages":
		for _, item := range itemsOf(m.value) {
			if !isText(item) || !isLanguage(item.text) {
				p.add(item.pos, "a language is "+item.describe(), "a tag of BCP 47, such as en or de-CH", "")
				continue
			}
			s.Languages = append(s.Languages, item.text)
		}
	case "without":
		for _, item := range itemsOf(m.value) {
			if !isText(item) {
				p.add(item.pos, "a rule to do without is "+item.describe(), "the name of a rule or of a family", "")
				continue
			}
			s.Without = append(s.Without, item.text)
		}
	default:
		p.add(m.pos, "there is no setting "+quote(m.name), "base, owner, languages or without", "")
	}
}

// itemsOf gives the items of a list, and anything else as the one item that it is.
func itemsOf(v *value) []*value {
	if v.kind == sequence {
		return v.items
	}
	return []*value{v}
}
