package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// documents are the pages that a graph describes parts of: the addresses of its
// nodes up to their fragments, and their identifiers in one spelling.
type documents struct {
	pages map[string]bool
	ids   map[string]string
}

// knownDocuments gives the documents of the graph; they are found when they are
// first asked for.
func (p *Pass) knownDocuments() *documents {
	if p.documents == nil {
		p.documents = &documents{pages: make(map[string]bool), ids: make(map[string]string)}
		for i := range p.things {
			if subject := p.things[i].Subject; subject.Kind == rdf.IRI {
				if page, _, parted := strings.Cut(subject.Text, "#"); parted {
					p.documents.pages[page] = true
				}
				p.documents.ids[oneSpelling(subject.Text)] = subject.Text
			}
		}
	}
	return p.documents
}

// oneSpelling gives an identifier without what people get wrong in it: upper and
// lower case, the scheme, www, hyphens and a slash at its end.
func oneSpelling(id string) string {
	id = strings.ToLower(id)
	if _, rest, found := strings.Cut(id, "://"); found {
		id = rest
	}
	id = strings.TrimPrefix(id, "www.")
	return idSeparators.Replace(strings.TrimSuffix(id, "/"))
}

var idSeparators = strings.NewReplacer("-", "", "_", "", "/#", "#")

func checkDangling(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.Thing(number) != nil || property.expected == nil {
		return
	}
	switch value.Kind {
	case rdf.BlankNode:
		p.Report(AtValue(t, property, number), name(property.IRI)+" leads to a thing of which nothing is said; describe it or take it away", property.Term, "")
	case rdf.IRI:
		// Where an address may stand, that of a part of a page may.
		page, _, parted := strings.Cut(value.Text, "#")
		if !parted || property.expected.forms&urlForm != 0 || len(property.expected.things) == 0 || vocab.LookupIRI(value.Text) != 0 {
			return
		}
		documents := p.knownDocuments()
		if !documents.pages[page] || p.site != "" && strings.HasPrefix(value.Text, p.site) {
			return
		}
		meant := documents.ids[oneSpelling(value.Text)]
		message := quote(value.Text) + " is described nowhere here, though other parts of that page are"
		if meant != "" {
			message += "; did you mean " + quote(meant) + "?"
		}
		p.Report(AtValue(t, property, number), message, property.Term, meant)
	}
}

var itemTerm = vocab.Lookup("item")

// checkTextForReference finds texts that are ids of things. The item of a list is none of
// them: consumers take the address of a page there.
func checkTextForReference(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	if property.Term == 0 || property.Term == itemTerm || !value.IsLiteral() || value.Kind == rdf.Number || value.Kind == rdf.Boolean {
		return
	}
	if expected := property.expected; expected.forms&^urlForm != 0 || !expected.open || !isAddress(value.Text) {
		return
	}
	node := p.graph.Node(rdf.Subject{Kind: rdf.IRI, Text: value.Text})
	if node == nil || len(node.Types) == 0 {
		return
	}
	p.Report(AtValue(t, property, number), "the text "+quote(value.Text)+" is the id of the "+nameOf(&p.things[node.Number()])+
		" and does not lead to it; refer to it by {\"@id\": …}, in YAML {id: …}", property.Term, "")
}

func checkRelativeID(p *Pass, t *Thing) {
	if t.Subject.Kind == rdf.IRI && !p.noBase && !rdf.IsAbsoluteIRI(t.Subject.Text) {
		p.Report(AtThing(t), "the identifier "+quote(t.Subject.Text)+" is relative; write it in full, with https:// and the host", 0, "")
	}
}

func checkRelativeAddress(p *Pass, t *Thing, property *Property, number int) {
	value := &property.Values[number]
	switch {
	case property.expected == nil || property.Thing(number) != nil || value.Text == "":
		return
	case value.Kind == rdf.IRI:
	case isText(value) && property.expected.forms == urlForm && strings.IndexByte("/#.?", value.Text[0]) >= 0:
	default:
		return
	}
	if rdf.IsAbsoluteIRI(value.Text) || p.noBase {
		return
	}
	p.Report(AtValue(t, property, number), quote(value.Text)+" is a relative address; write it in full, with https:// and the host", property.Term, "")
}
