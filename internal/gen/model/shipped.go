package model

import (
	"bufio"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/gen/release"
)

// Shipped is what releases of this module have declared. None of it may go:
// programs are written against it.
type Shipped struct {
	// Classes are those told by structs, by name.
	Classes map[string]ShippedClass
	// Enumerations are those told by strings, with the enumerations above them.
	Enumerations map[string][]string
	// Properties are those that are fields, with the names in their ranges.
	Properties map[string][]string
	// Ranges are the names of range interfaces, with a property that had each;
	// "" where none had.
	Ranges map[string]string
	// Lists are the classes that have a list.
	Lists map[string]bool
	// Constants are the members, by the names of their constants.
	Constants map[string]ShippedConstant
}

// ShippedClass is a class told by a struct.
type ShippedClass struct {
	Parents []string
	// Own are the properties that the class brings.
	Own []string
}

// ShippedConstant is a member of an enumeration.
type ShippedConstant struct{ Member, Enumeration string }

func newShipped() *Shipped {
	return &Shipped{
		Classes:      make(map[string]ShippedClass),
		Enumerations: make(map[string][]string),
		Properties:   make(map[string][]string),
		Ranges:       make(map[string]string),
		Lists:        make(map[string]bool),
		Constants:    make(map[string]ShippedConstant),
	}
}

// ParseShipped reads what [Shipped.String] writes. The empty text is a module
// that has shipped nothing.
func ParseShipped(text string) (*Shipped, error) {
	s := newShipped()
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if err := s.parseLine(words); err != nil {
			return nil, fmt.Errorf("shipped table, line %d: %w", number, err)
		}
	}
	return s, lines.Err()
}

func (s *Shipped) parseLine(words []string) error {
	kind, words := words[0], words[1:]
	if len(words) == 0 {
		return fmt.Errorf("%s of no name", kind)
	}
	name, rest := words[0], words[1:]
	switch kind {
	case "class":
		with := slices.Index(rest, ":")
		if with < 0 {
			return fmt.Errorf("class %s has no colon before its properties", name)
		}
		s.Classes[name] = ShippedClass{Parents: rest[:with], Own: rest[with+1:]}
	case "enumeration":
		s.Enumerations[name] = rest
	case "property":
		s.Properties[name] = rest
	case "range":
		s.Ranges[name] = strings.Join(rest, " ")
	case "list":
		s.Lists[name] = true
	case "constant":
		if len(rest) != 2 {
			return fmt.Errorf("constant %s; expected its member and its enumeration", name)
		}
		s.Constants[name] = ShippedConstant{Member: rest[0], Enumeration: rest[1]}
	default:
		return fmt.Errorf("%q is no kind of line", kind)
	}
	return nil
}

// String writes the table, a line for each name.
func (s *Shipped) String() string {
	var b strings.Builder
	line := func(words ...string) { b.WriteString(strings.TrimRight(strings.Join(words, " "), " ") + "\n") }
	b.WriteString(shippedHeader)
	for _, name := range slices.Sorted(maps.Keys(s.Classes)) {
		c := s.Classes[name]
		line("class", name, strings.Join(append(append(slices.Clone(c.Parents), ":"), c.Own...), " "))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Enumerations)) {
		line("enumeration", name, strings.Join(s.Enumerations[name], " "))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		line("property", name, strings.Join(s.Properties[name], " "))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Ranges)) {
		line("range", name, s.Ranges[name])
	}
	for _, name := range slices.Sorted(maps.Keys(s.Lists)) {
		line("list", name)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Constants)) {
		line("constant", name, s.Constants[name].Member, s.Constants[name].Enumeration)
	}
	return b.String()
}

const shippedHeader = `# What releases of this module have declared: programs are written against it,
# so the generator keeps it. Written by internal/gen -update-shipped at a release.
#
# class NAME PARENTS : PROPERTIES that it brings
# enumeration NAME PARENTS
# property NAME RANGES
# range NAME PROPERTY that had it
# list CLASS
# constant NAME MEMBER ENUMERATION

`

// Update gives the table with all that the schema declares.
func (s *Shipped) Update(schema *Schema) *Shipped {
	u := newShipped()
	maps.Copy(u.Ranges, s.Ranges)
	for _, c := range schema.Classes {
		class := ShippedClass{Parents: c.Parents}
		for _, group := range c.Groups {
			for _, field := range group.Fields {
				if group.Class == c.Term.Name {
					class.Own = append(class.Own, field.Property.Name)
				}
				u.Properties[field.Property.Name] = field.Property.Ranges
			}
		}
		slices.Sort(class.Own)
		u.Classes[c.Term.Name] = class
	}
	for _, e := range schema.Enumerations {
		u.Enumerations[e.Term.Name] = e.Parents
		for _, c := range e.Constants {
			u.Constants[c.Go] = ShippedConstant{Member: c.Member.Name, Enumeration: e.Term.Name}
		}
	}
	for _, r := range schema.Ranges {
		property := ""
		if len(r.Properties) > 0 {
			property = r.Properties[0]
		}
		u.Ranges[r.Go] = property
	}
	for _, l := range schema.Lists {
		if l.OfRange {
			u.Lists[l.Term.Name] = true
		}
	}
	return u
}

func (s *Shipped) classNames() []string {
	names := slices.Collect(maps.Keys(s.Classes))
	return slices.Sorted(slices.Values(slices.AppendSeq(names, maps.Keys(s.Enumerations))))
}

// Restore gives the release with the terms that were shipped and that it no
// longer has, as they were: a field or constant of theirs must still mean
// something.
func (s *Shipped) Restore(r *release.Release) (*release.Release, error) {
	return s.merge(r, false)
}

// widen gives the release with all relations that were shipped: what a struct
// had, what a property took and where a class hung stays so for Go programs.
func (s *Shipped) widen(r *release.Release) (*release.Release, error) {
	return s.merge(r, true)
}

func (s *Shipped) merge(r *release.Release, all bool) (*release.Release, error) {
	terms := make(map[string]*release.Term, len(r.Terms))
	for _, t := range r.Terms {
		terms[t.Name] = t.Clone()
	}
	// term gives the term to add relations to, or nil where they are not wanted.
	term := func(name string) *release.Term {
		t := terms[name]
		if t == nil {
			t = &release.Term{Name: name, Section: "attic", Removed: true}
			terms[name] = t
		}
		if !all && !t.Removed {
			return new(release.Term)
		}
		return t
	}
	addClass := func(name string, parents []string) {
		t := term(name)
		t.IsClass = true
		t.Parents = append(t.Parents, parents...)
	}
	for name, class := range s.Classes {
		addClass(name, class.Parents)
		for _, property := range class.Own {
			t := term(property)
			t.IsProperty = true
			t.Domains = append(t.Domains, name)
		}
	}
	for name, parents := range s.Enumerations {
		addClass(name, parents)
	}
	for name, ranges := range s.Properties {
		t := term(name)
		t.Ranges = append(t.Ranges, ranges...)
	}
	for _, constant := range s.Constants {
		t := term(constant.Member)
		t.Enumerations = append(t.Enumerations, constant.Enumeration)
	}
	return release.New(r.Version, slices.Collect(maps.Values(terms)), r.Prefixes)
}
