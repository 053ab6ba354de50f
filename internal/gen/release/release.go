// Package release reads a release of schema.org into facts: what terms there
// are and how they hang together. It is the first layer of the generator and
// decides nothing. Descriptions are not read: they are not ours to hand on.
package release

import (
	"cmp"
	"fmt"
	"slices"
)

// Release is what one release of schema.org states.
type Release struct {
	// Version is how schema.org numbers it.
	Version string
	// Terms are sorted by name.
	Terms []*Term
	// Prefixes are those that the release file itself declares, sorted.
	Prefixes []Prefix

	byName map[string]*Term
}

// Prefix is a short name for a namespace.
type Prefix struct{ Name, Namespace string }

// Term is one class, property or member. Relations hold the local names of
// other terms of schema.org, sorted; what leads to other vocabularies is left
// out.
type Term struct {
	Name string
	// Section is where schema.org keeps the term: "" for its core, else
	// "pending", "health-lifesci" and so on.
	Section string
	// IsClass and IsProperty tell what the term is declared to be.
	IsClass, IsProperty bool
	// IsDataTypeRoot marks what is declared a schema:DataType, such as Text;
	// URL is one by its parents alone.
	IsDataTypeRoot bool
	// Enumerations are those that the term is a member of.
	Enumerations []string
	// Parents are the superclasses of a class, the superproperties of a property.
	Parents []string
	// Domains and Ranges are those of a property.
	Domains, Ranges []string
	SupersededBy    []string
	// InverseOf is empty where there is none.
	InverseOf string
	// Removed marks a term that this release no longer has, but that was shipped.
	Removed bool
}

// New makes a release of terms. It sorts them and their relations, and checks
// that every relation leads to a term and no hierarchy bites its tail.
func New(version string, terms []*Term, prefixes []Prefix) (*Release, error) {
	r := &Release{Version: version, Terms: terms, Prefixes: prefixes, byName: make(map[string]*Term, len(terms))}
	slices.SortFunc(r.Terms, func(a, b *Term) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(r.Prefixes, func(a, b Prefix) int { return cmp.Compare(a.Name, b.Name) })
	for _, t := range r.Terms {
		if r.byName[t.Name] != nil {
			return nil, fmt.Errorf("term %s stands twice in the release", t.Name)
		}
		r.byName[t.Name] = t
	}
	for _, t := range r.Terms {
		for _, names := range []*[]string{&t.Enumerations, &t.Parents, &t.Domains, &t.Ranges, &t.SupersededBy} {
			slices.Sort(*names)
			*names = slices.Compact(*names)
			for _, name := range *names {
				if r.byName[name] == nil {
					return nil, fmt.Errorf("term %s refers to %s, which the release does not define", t.Name, name)
				}
			}
		}
		if t.InverseOf != "" && r.byName[t.InverseOf] == nil {
			return nil, fmt.Errorf("term %s is the inverse of %s, which the release does not define", t.Name, t.InverseOf)
		}
	}
	return r, r.checkAcyclic()
}

// Term gives the term of a name, nil where there is none.
func (r *Release) Term(name string) *Term { return r.byName[name] }

// Ancestors gives the term and all that it hangs under, each after everything
// that it hangs under itself: from Thing down to the class. The order depends
// on names alone, so that it is the same in the next release.
func (r *Release) Ancestors(name string) []string {
	var line []string
	var visit func(string)
	visit = func(name string) {
		if slices.Contains(line, name) {
			return
		}
		for _, parent := range r.byName[name].Parents {
			visit(parent)
		}
		line = append(line, name)
	}
	visit(name)
	return line
}

// IsA tells whether a term is another or hangs under it.
func (r *Release) IsA(name, ancestor string) bool {
	if name == ancestor {
		return true
	}
	for _, parent := range r.byName[name].Parents {
		if r.IsA(parent, ancestor) {
			return true
		}
	}
	return false
}

// IsDataType tells whether a class is a data type or hangs under one.
func (r *Release) IsDataType(name string) bool {
	t := r.byName[name]
	return t.IsDataTypeRoot || slices.ContainsFunc(t.Parents, r.IsDataType)
}

// IsEnumeration tells whether a class is schema:Enumeration or hangs under it.
func (r *Release) IsEnumeration(name string) bool { return r.IsA(name, "Enumeration") }

// checkAcyclic refuses a hierarchy that bites its tail, so that everything
// after may follow parents without keeping count.
func (r *Release) checkAcyclic() error {
	const open, done = 1, 2
	state := make(map[string]int, len(r.Terms))
	var visit func(string) error
	visit = func(name string) error {
		switch state[name] {
		case open:
			return fmt.Errorf("term %s hangs under itself", name)
		case done:
			return nil
		}
		state[name] = open
		for _, parent := range r.byName[name].Parents {
			if err := visit(parent); err != nil {
				return err
			}
		}
		state[name] = done
		return nil
	}
	for _, t := range r.Terms {
		if err := visit(t.Name); err != nil {
			return err
		}
	}
	return nil
}

// Clone gives a copy that shares nothing with the term.
func (t *Term) Clone() *Term {
	c := *t
	for _, names := range []*[]string{&c.Enumerations, &c.Parents, &c.Domains, &c.Ranges, &c.SupersededBy} {
		*names = slices.Clone(*names)
	}
	return &c
}
