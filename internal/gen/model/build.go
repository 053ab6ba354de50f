package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/gen/release"
)

// Build makes the schema of a release. Taken are the names that the code
// written by hand declares in the package, with what to call them in errors.
func Build(r *release.Release, tables Tables, shipped *Shipped, taken map[string]string) (*Schema, error) {
	r, err := shipped.Restore(r)
	if err != nil {
		return nil, err
	}
	numbers := make(map[string]int, len(r.Terms))
	for i, t := range r.Terms {
		numbers[t.Name] = i + 1
	}
	if r, err = shipped.widen(r); err != nil {
		return nil, err
	}
	k, err := keep(r, tables, shipped)
	if err != nil {
		return nil, err
	}
	b := &builder{
		kept:   k,
		names:  names{tables: tables, taken: maps.Clone(taken)},
		ranges: make(map[string]*Range),
		schema: &Schema{
			Version:   r.Version,
			Universal: tables.Universal,
			Number:    func(term string) int { return numbers[term] },
		},
	}
	if b.names.taken == nil {
		b.names.taken = make(map[string]string)
	}
	for _, step := range []func() error{
		b.addClasses, b.addEnumerations, b.addDataTypes, b.addNeededRanges, b.addLists,
		b.addRanges, b.addAliases, b.seal,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b.schema, nil
}

// builder fills a schema, step by step.
type builder struct {
	*kept
	names
	schema *Schema
	// ranges are those met so far, by name.
	ranges map[string]*Range
}

func (b *builder) addClasses() error {
	for _, name := range slices.Sorted(maps.Keys(b.classes)) {
		if _, before := b.shipped.Enumerations[name]; before {
			return fmt.Errorf("%s was shipped as an enumeration of strings and would be a struct now", name)
		}
		c, err := b.class(b.release.Term(name))
		if err != nil {
			return err
		}
		b.schema.Classes = append(b.schema.Classes, c)
	}
	return nil
}

func (b *builder) class(t *release.Term) (*Class, error) {
	c := &Class{Type: Type{Go: b.goName(t.Name), Term: t, Deprecated: b.deprecation(t)}, Parents: t.Parents, Line: b.release.Ancestors(t.Name)}
	if err := b.take(c.Go, "class "+t.Name); err != nil {
		return nil, err
	}
	fields := map[string]string{"ID": "(every struct's)", "Extra": "(every struct's)"}
	for _, ancestor := range c.Line {
		group := FieldGroup{Class: ancestor}
		for _, property := range b.ownProperties(ancestor) {
			field := Field{
				Go:         b.goName(property.Name),
				Property:   property,
				Range:      b.rangeOf(property),
				Deprecated: b.deprecation(property),
			}
			switch before := fields[field.Go]; before {
			case "":
				fields[field.Go] = property.Name
				group.Fields = append(group.Fields, field)
			case property.Name: // an ancestor has brought it
			default:
				return nil, fmt.Errorf("properties %s and %s of %s are both named %s: one needs an exception in the tables", before, property.Name, t.Name, field.Go)
			}
		}
		if len(group.Fields) > 0 {
			c.Groups = append(c.Groups, group)
		}
	}
	return c, nil
}

// ownProperties gives the fields that a class brings: by name, but for those
// that every description begins with.
func (b *builder) ownProperties(class string) []*release.Term {
	var properties []*release.Term
	for _, t := range b.release.Terms {
		if slices.Contains(t.Domains, class) && b.isField(t) {
			properties = append(properties, t)
		}
	}
	rank := func(t *release.Term) int {
		if i := slices.Index(b.tables.First, t.Name); i >= 0 {
			return i
		}
		return len(b.tables.First)
	}
	slices.SortStableFunc(properties, func(x, y *release.Term) int { return rank(x) - rank(y) })
	return properties
}

// rangeOf gives the range of a property.
func (b *builder) rangeOf(property *release.Term) *Range {
	r := b.rangeNamed(property.Ranges)
	if !slices.Contains(r.Properties, property.Name) {
		r.Properties = append(r.Properties, property.Name)
	}
	return r
}

// rangeNamed gives the range of some classes and data types, a new one where it
// is met for the first time.
func (b *builder) rangeNamed(of []string) *Range {
	name := b.rangeName(of)
	if r := b.ranges[name]; r != nil {
		return r
	}
	r := &Range{Go: name}
	for _, term := range of {
		r.Of = append(r.Of, b.release.Term(term))
	}
	slices.SortFunc(r.Of, func(x, y *release.Term) int { return strings.Compare(b.goName(x.Name), b.goName(y.Name)) })
	b.ranges[name] = r
	return r
}

func (b *builder) addEnumerations() error {
	for _, name := range slices.Sorted(maps.Keys(b.enumerations)) {
		if _, before := b.shipped.Classes[name]; before {
			return fmt.Errorf("%s was shipped as a struct and would be an enumeration of strings now", name)
		}
		t := b.release.Term(name)
		e := &Enumeration{Type: Type{Go: b.goName(name), Term: t, Deprecated: b.deprecation(t)}, Parents: t.Parents}
		if err := b.take(e.Go, "enumeration "+name); err != nil {
			return err
		}
		for _, member := range b.release.Terms {
			if !slices.Contains(member.Enumerations, name) {
				continue
			}
			c := Constant{Go: b.constantName(member.Name, name), Member: member, Deprecated: b.deprecation(member)}
			if _, before := b.shipped.Constants[c.Go]; !before && len(member.SupersededBy) > 0 {
				continue
			}
			if err := b.take(c.Go, "member "+member.Name+" of "+name); err != nil {
				return err
			}
			e.Constants = append(e.Constants, c)
		}
		b.schema.Enumerations = append(b.schema.Enumerations, e)
	}
	return nil
}

// addDataTypes takes in the data types written by hand, and those in the range
// of a field that nobody has written: they are strings.
func (b *builder) addDataTypes() error {
	written := make(map[string]bool)
	for _, d := range b.tables.DataTypes {
		t := b.release.Term(d.Of)
		if t == nil {
			return fmt.Errorf("the Go type %s stands for %s, which the release does not know", d.Go, d.Of)
		}
		written[d.Of] = true
		b.schema.DataTypes = append(b.schema.DataTypes, &Type{Go: d.Go, Term: t})
	}
	for _, r := range b.ranges {
		for _, t := range r.Of {
			if written[t.Name] || !b.release.IsDataType(t.Name) {
				continue
			}
			written[t.Name] = true
			d := &Type{Go: b.goName(t.Name), Term: t, Declared: true}
			if err := b.take(d.Go, "data type "+t.Name); err != nil {
				return err
			}
			b.schema.DataTypes = append(b.schema.DataTypes, d)
		}
	}
	slices.SortFunc(b.schema.DataTypes, func(x, y *Type) int { return strings.Compare(x.Go, y.Go) })
	return nil
}

func (b *builder) addNeededRanges() error {
	for _, name := range b.tables.Needed {
		if b.release.Term(name) == nil {
			return fmt.Errorf("the range of %s is needed, but the release does not know it", name)
		}
		b.rangeNamed([]string{name})
	}
	return nil
}

// hasBroader tells whether a range states an ancestor of one of its classes
// too, so that the class adds nothing to it.
func (b *builder) hasBroader(r *Range, t *release.Term) bool {
	return slices.ContainsFunc(r.Of, func(of *release.Term) bool { return of != t && b.release.IsA(t.Name, of.Name) })
}

// addLists makes a list of every typed class that stands in a range and adds to
// it, and of the data types that have one.
func (b *builder) addLists() error {
	listed := make(map[string]bool)
	for _, r := range b.ranges {
		if len(r.Properties) == 0 {
			continue
		}
		for _, t := range r.Of {
			typed := b.classes[t.Name] || b.enumerations[t.Name]
			if typed && !b.hasBroader(r, t) && !slices.Contains(b.tables.Unlisted, t.Name) {
				listed[t.Name] = true
			}
		}
	}
	for name := range b.shipped.Lists {
		listed[name] = true
	}
	for name := range listed {
		t := b.release.Term(name)
		b.schema.Lists = append(b.schema.Lists, &List{
			Type:    Type{Go: b.goName(name) + "List", Term: t, Deprecated: b.deprecation(t)},
			Element: b.rangeNamed([]string{name}).Go,
			OfRange: true,
		})
	}
	for _, d := range b.tables.DataTypes {
		if d.List {
			b.schema.Lists = append(b.schema.Lists, &List{
				Type:    Type{Go: d.Go + "List", Term: b.release.Term(d.Of)},
				Element: d.Go,
			})
		}
	}
	slices.SortFunc(b.schema.Lists, func(x, y *List) int { return strings.Compare(x.Go, y.Go) })
	for _, l := range b.schema.Lists {
		if err := b.take(l.Go, "the list of "+l.Term.Name); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addRanges() error {
	for _, name := range slices.Sorted(maps.Keys(b.ranges)) {
		if err := b.take(name, "the range "+name); err != nil {
			return err
		}
		slices.Sort(b.ranges[name].Properties)
		b.schema.Ranges = append(b.schema.Ranges, b.ranges[name])
	}
	return nil
}

// addAliases keeps the names of ranges that were shipped and that no property
// has any more: each stands for what its property takes now.
func (b *builder) addAliases() error {
	for _, old := range slices.Sorted(maps.Keys(b.shipped.Ranges)) {
		if b.ranges[old] != nil {
			continue
		}
		property := b.release.Term(b.shipped.Ranges[old])
		if property == nil || !b.isField(property) {
			return fmt.Errorf("the range %s was shipped, and no property says what it stands for now", old)
		}
		if err := b.take(old, "the shipped range "+old); err != nil {
			return err
		}
		b.schema.Aliases = append(b.schema.Aliases, Alias{Old: old, New: b.rangeNamed(property.Ranges).Go})
	}
	return nil
}
