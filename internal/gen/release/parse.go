package release

import (
	"encoding/json"
	"fmt"
	"strings"
)

// oneOrMany is a JSON value that stands alone or in an array.
type oneOrMany[T any] []T

func (l *oneOrMany[T]) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '[' {
		return json.Unmarshal(text, (*[]T)(l))
	}
	*l = make([]T, 1)
	return json.Unmarshal(text, &(*l)[0])
}

type reference struct {
	ID string `json:"@id"`
}

// node is what is read of a node of the release file.
type node struct {
	ID           string               `json:"@id"`
	Type         oneOrMany[string]    `json:"@type"`
	SubClassOf   oneOrMany[reference] `json:"rdfs:subClassOf"`
	SubProperty  oneOrMany[reference] `json:"rdfs:subPropertyOf"`
	Domains      oneOrMany[reference] `json:"schema:domainIncludes"`
	Ranges       oneOrMany[reference] `json:"schema:rangeIncludes"`
	SupersededBy oneOrMany[reference] `json:"schema:supersededBy"`
	InverseOf    oneOrMany[reference] `json:"schema:inverseOf"`
	PartOf       oneOrMany[reference] `json:"schema:isPartOf"`
}

// prefix is how the release file writes the namespace of schema.org.
const prefix = "schema:"

// Parse reads the text of a release file, JSON-LD in the compacted form that
// schema.org publishes.
func Parse(version string, text []byte) (*Release, error) {
	var document struct {
		Context map[string]string `json:"@context"`
		Graph   []node            `json:"@graph"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	var terms []*Term
	for _, n := range document.Graph {
		name, ours := strings.CutPrefix(n.ID, prefix)
		if !ours {
			continue // what the release says of other vocabularies
		}
		t, err := n.term(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", n.ID, err)
		}
		terms = append(terms, t)
	}
	var prefixes []Prefix
	for name, namespace := range document.Context {
		prefixes = append(prefixes, Prefix{name, namespace})
	}
	return New(version, terms, prefixes)
}

func (n *node) term(name string) (*Term, error) {
	t := &Term{
		Name: name,
		// About twenty members are classes by their superclass alone.
		IsClass:      len(n.SubClassOf) > 0,
		Parents:      append(ours(n.SubClassOf), ours(n.SubProperty)...),
		Domains:      ours(n.Domains),
		Ranges:       ours(n.Ranges),
		SupersededBy: ours(n.SupersededBy),
	}
	for _, kind := range n.Type {
		switch enumeration, found := strings.CutPrefix(kind, prefix); {
		case kind == "rdfs:Class":
			t.IsClass = true
		case kind == "rdf:Property":
			t.IsProperty = true
		case enumeration == "DataType":
			t.IsDataTypeRoot = true
		case found:
			t.Enumerations = append(t.Enumerations, enumeration)
		default:
			return nil, fmt.Errorf("type %s is new to the generator", kind)
		}
	}
	switch inverse := ours(n.InverseOf); len(inverse) {
	case 0:
	case 1:
		t.InverseOf = inverse[0]
	default:
		return nil, fmt.Errorf("inverse of %d properties; expected one", len(inverse))
	}
	for _, part := range n.PartOf {
		section, found := strings.CutSuffix(strings.TrimPrefix(part.ID, "https://"), ".schema.org")
		if !found || t.Section != "" {
			return nil, fmt.Errorf("part of %s, which is no single section of schema.org", part.ID)
		}
		t.Section = section
	}
	return t, nil
}

// ours gives the local names of those references that lead to schema.org.
func ours(references []reference) []string {
	var names []string
	for _, r := range references {
		if name, found := strings.CutPrefix(r.ID, prefix); found {
			names = append(names, name)
		}
	}
	return names
}
