package question

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/healthld/healthld/rdf"
)

// Append appends questions as YAML that Read reads back as they are.
func Append(buffer []byte, questions []Question) ([]byte, error) {
	list := make([]yaml.MapSlice, len(questions))
	for i, q := range questions {
		item := yaml.MapSlice{{Key: "ask", Value: q.Ask}}
		if q.Language != "" {
			item = append(item, yaml.MapItem{Key: "language", Value: q.Language})
		}
		item = append(item, yaml.MapItem{Key: "find", Value: q.Find.items()})
		item = append(item, yaml.MapItem{Key: "expect", Value: append([]string{}, q.Expect...)})
		if q.SPARQL != "" {
			item = append(item, yaml.MapItem{Key: "sparql", Value: q.SPARQL})
		}
		list[i] = item
	}
	text, err := yaml.MarshalWithOptions(map[string]any{"questions": list}, yaml.UseLiteralStyleIfMultiline(true), yaml.IndentSequence(true))
	if err != nil {
		return buffer, fmt.Errorf("the questions cannot be written: %w", err)
	}
	return append(buffer, text...), nil
}

// items gives the constraints as they stand in a file.
func (f *Find) items() yaml.MapSlice {
	items := yaml.MapSlice{}
	add := func(key string, value any) { items = append(items, yaml.MapItem{Key: key, Value: value}) }
	words := func(key string, values Words) {
		switch len(values) {
		case 0:
		case 1:
			add(key, values[0])
		default:
			add(key, []string(values))
		}
	}
	words("kind", f.Kind)
	words("name", f.Name)
	words("treats", f.Treats)
	words("about", f.About)
	words("specialty", f.Specialty)
	words("place", f.Place)
	if f.Near != nil {
		add("near", *f.Near)
	}
	words("open", f.Open)
	words("language", f.Language)
	if f.Rating != 0 {
		add("rating", f.Rating)
	}
	if f.Price != nil {
		add("price", *f.Price)
	}
	if f.NewPatients != nil {
		add("newPatients", *f.NewPatients)
	}
	words("accessible", f.Accessible)
	if len(f.Path) > 0 {
		paths := yaml.MapSlice{}
		for _, p := range f.Path {
			var value any = []string(p.Values)
			switch {
			case len(p.Values) == 1:
				value = p.Values[0]
			case len(p.Values) == 0:
				bounds := yaml.MapSlice{}
				if p.Least != "" {
					bounds = append(bounds, yaml.MapItem{Key: "least", Value: p.Least})
				}
				if p.Most != "" {
					bounds = append(bounds, yaml.MapItem{Key: "most", Value: p.Most})
				}
				value = bounds
			}
			paths = append(paths, yaml.MapItem{Key: p.Properties, Value: value})
		}
		add("path", paths)
	}
	return items
}

// key gives a text that is equal for constraints that mean the same.
func (f *Find) key() string {
	c := *f
	for _, words := range []*Words{&c.Kind, &c.Name, &c.Treats, &c.About, &c.Specialty, &c.Place, &c.Open, &c.Language, &c.Accessible} {
		*words = sorted(*words)
		for i, text := range *words {
			if !rdf.IsAbsoluteIRI(text) {
				(*words)[i] = strings.ToLower(text)
			}
		}
	}
	c.Path = slices.Clone(f.Path)
	slices.SortFunc(c.Path, func(a, b Path) int { return strings.Compare(a.Properties, b.Properties) })
	text, err := yaml.Marshal(c.items())
	if err != nil {
		return ""
	}
	return string(text)
}

func sorted(words []string) []string {
	copied := slices.Clone(words)
	slices.Sort(copied)
	return copied
}
