package model

import (
	"fmt"
	"slices"

	"github.com/healthld/healthld/internal/gen/release"
)

// kept is the part of the vocabulary that is typed.
type kept struct {
	release *release.Release
	shipped *Shipped
	// classes are told by structs, enumerations by strings.
	classes, enumerations map[string]bool
}

// keep decides what is typed:
//
//   - the roots, what hangs under those that say so, the classes of the
//     sections, and whatever was shipped;
//   - not what is left to Node, with all under it, and not what is superseded;
//   - every ancestor of what is typed;
//   - every enumeration in the range of a property of a typed class, with the
//     enumerations above and below it.
func keep(r *release.Release, tables Tables, shipped *Shipped) (*kept, error) {
	k := &kept{release: r, shipped: shipped, classes: make(map[string]bool), enumerations: make(map[string]bool)}
	left := make(map[string]bool)
	for _, l := range tables.Left {
		if r.Term(l.Class) == nil {
			return nil, fmt.Errorf("%s is left to Node, but the release does not know it", l.Class)
		}
		for _, name := range below(r, l.Class) {
			left[name] = true
		}
	}
	for _, root := range tables.Roots {
		t := r.Term(root.Class)
		switch {
		case t == nil || !t.IsClass:
			return nil, fmt.Errorf("root %s is no class of the release", root.Class)
		case left[root.Class]:
			return nil, fmt.Errorf("root %s is left to Node too", root.Class)
		}
		k.add(root.Class)
		if root.Below {
			for _, name := range below(r, root.Class) {
				if !left[name] && len(r.Term(name).SupersededBy) == 0 {
					k.add(name)
				}
			}
		}
	}
	for _, t := range r.Terms {
		if t.IsClass && slices.Contains(tables.Sections, t.Section) && !left[t.Name] && len(t.SupersededBy) == 0 {
			k.add(t.Name)
		}
	}
	for _, name := range shipped.classNames() {
		k.add(name)
	}
	k.addEnumerations()
	return k, nil
}

// add takes a class in, with its ancestors.
func (k *kept) add(name string) {
	for _, ancestor := range k.release.Ancestors(name) {
		switch {
		case k.release.IsDataType(ancestor):
		case isStringEnumeration(k.release, ancestor):
			k.enumerations[ancestor] = true
		default:
			k.classes[ancestor] = true
		}
	}
}

// addEnumerations takes in the enumerations that the properties need, until
// no more come: an enumeration with properties of its own may need others.
func (k *kept) addEnumerations() {
	for before := -1; before != len(k.classes)+len(k.enumerations); {
		before = len(k.classes) + len(k.enumerations)
		for _, property := range k.release.Terms {
			if !k.isField(property) {
				continue
			}
			for _, name := range property.Ranges {
				if !k.release.IsEnumeration(name) {
					continue
				}
				k.add(name)
				if name == "Enumeration" {
					continue // any enumeration whatever: what is typed will do
				}
				for _, narrower := range below(k.release, name) {
					if len(k.release.Term(narrower).SupersededBy) == 0 {
						k.add(narrower)
					}
				}
			}
		}
	}
}

// isField tells whether a property is a field of any struct. What was
// superseded before it was shipped is not.
func (k *kept) isField(property *release.Term) bool {
	if len(property.SupersededBy) > 0 && k.shipped.Properties[property.Name] == nil {
		return false
	}
	return property.IsProperty && slices.ContainsFunc(property.Domains, func(name string) bool { return k.classes[name] })
}

// isStringEnumeration tells which enumerations are strings with constants: all
// but those that have properties, their own or inherited, and no members, such
// as SizeSpecification and BedType.
func isStringEnumeration(r *release.Release, name string) bool {
	if !r.IsEnumeration(name) {
		return false
	}
	for _, t := range r.Terms {
		if slices.Contains(t.Enumerations, name) {
			return true
		}
	}
	for _, ancestor := range r.Ancestors(name) {
		if ancestor == "Enumeration" || !r.IsEnumeration(ancestor) {
			continue
		}
		for _, t := range r.Terms {
			if t.IsProperty && slices.Contains(t.Domains, ancestor) {
				return false
			}
		}
	}
	return true
}

// below gives a class and all that hangs under it.
func below(r *release.Release, name string) []string {
	var names []string
	for _, t := range r.Terms {
		if t.IsClass && r.IsA(t.Name, name) {
			names = append(names, t.Name)
		}
	}
	return names
}
