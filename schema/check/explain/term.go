package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// Term gives what schema.org says of a term, by its name or by its IRI in either
// spelling of the namespace, and false where there is no such term.
func Term(name string) (string, bool) {
	name = strings.TrimPrefix(name, "schema:")
	term := vocab.LookupIRI(name)
	if term == 0 {
		term = vocab.Lookup(name)
	}
	if term == 0 {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s%s\n", term.Name(), vocab.SecureNamespace, term.Name())
	fmt.Fprintf(&b, "  %s, %s\n", strings.Join(kinds(term), " and "), section(term))
	list(&b, "Superseded by", term.SupersededBy())
	if term.Is(vocab.Class) {
		class(&b, term)
	}
	if term.Is(vocab.Property) {
		property(&b, term)
	}
	if term.Is(vocab.Member) {
		list(&b, "Member of", term.Enumerations())
		list(&b, "Value of", propertiesThatTake(term.Enumerations()...))
	}
	return b.String(), true
}

// kinds are what a term is; some are two things.
func kinds(term vocab.Term) []string {
	var kinds []string
	switch {
	case term.Is(vocab.DataType):
		kinds = append(kinds, "data type")
	case term.Is(vocab.Enumeration):
		kinds = append(kinds, "enumeration")
	case term.Is(vocab.Class):
		kinds = append(kinds, "class")
	}
	if term.Is(vocab.Property) {
		kinds = append(kinds, "property")
	}
	if term.Is(vocab.Member) {
		kinds = append(kinds, "member of an enumeration")
	}
	return kinds
}

func section(term vocab.Term) string {
	switch term.Section() {
	case vocab.Core:
		return "in the core of schema.org"
	case vocab.Pending:
		return "pending: schema.org may still change it"
	case vocab.Attic:
		return "in the attic: schema.org advises against it"
	}
	return "in the section " + term.Section().String()
}

func class(b *strings.Builder, term vocab.Term) {
	if ways := lineages(term); len(ways) > 0 {
		b.WriteString("\nUnder\n")
		for _, way := range ways {
			b.WriteString("  " + way + "\n")
		}
	}
	list(b, "Above", terms(func(t vocab.Term) bool { return t.Is(vocab.Class) && slices.Contains(t.Parents(), term) }))
	list(b, "Members", term.Members())
	if term.Is(vocab.DataType) {
		return
	}
	list(b, "Properties of its own", terms(func(t vocab.Term) bool { return t.Is(vocab.Property) && slices.Contains(t.Domains(), term) }))
	for _, ancestor := range ancestors(term) {
		own := terms(func(t vocab.Term) bool {
			return t.Is(vocab.Property) && slices.Contains(t.Domains(), ancestor) && len(t.SupersededBy()) == 0
		})
		list(b, "Properties of "+ancestor.Name(), own)
	}
	list(b, "Value of", propertiesThatTake(term))
}

func property(b *strings.Builder, term vocab.Term) {
	list(b, "Property of", term.Domains())
	list(b, "Takes", term.Ranges())
	for _, expected := range term.Ranges() {
		if members := expected.Members(); len(members) > 0 && len(members) <= 40 {
			list(b, "Members of "+expected.Name(), members)
		}
	}
	if inverse := term.InverseOf(); inverse != 0 {
		list(b, "From the other end", []vocab.Term{inverse})
	}
	list(b, "Under", term.Parents())
	list(b, "Above", terms(func(t vocab.Term) bool { return t.Is(vocab.Property) && slices.Contains(t.Parents(), term) }))
	switch {
	case term.Is(vocab.CoercedIRI):
		b.WriteString("\nIn JSON-LD a string is read as an IRI here.\n")
	case term.Is(vocab.CoercedDate):
		b.WriteString("\nIn JSON-LD a string is read as a date here.\n")
	}
}

// terms gives the terms for which it is so, in the order of the tables.
func terms(is func(vocab.Term) bool) []vocab.Term {
	var found []vocab.Term
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if is(t) {
			found = append(found, t)
		}
	}
	return found
}

// propertiesThatTake gives the properties that expect one of the classes by name.
func propertiesThatTake(classes ...vocab.Term) []vocab.Term {
	return terms(func(t vocab.Term) bool {
		return t.Is(vocab.Property) && slices.ContainsFunc(t.Ranges(), func(r vocab.Term) bool { return slices.Contains(classes, r) })
	})
}

// ancestors gives all classes above one, the nearest first, each once.
func ancestors(term vocab.Term) []vocab.Term {
	var found []vocab.Term
	for level := term.Parents(); len(level) > 0; {
		var above []vocab.Term
		for _, t := range level {
			if !slices.Contains(found, t) {
				found = append(found, t)
				above = append(above, t.Parents()...)
			}
		}
		level = above
	}
	return found
}

// lineages gives the ways from the top down to a class.
func lineages(term vocab.Term) []string {
	var ways []string
	for _, parent := range term.Parents() {
		above := lineages(parent)
		if len(above) == 0 {
			above = []string{""}
		}
		for _, way := range above {
			ways = append(ways, strings.TrimPrefix(way+" > "+parent.Name(), " > "))
		}
	}
	return ways
}

// list writes terms below a heading; without any it writes nothing. Those that
// are superseded are marked.
func list(b *strings.Builder, heading string, terms []vocab.Term) {
	if len(terms) == 0 {
		return
	}
	names := make([]string, len(terms))
	for i, t := range terms {
		names[i] = t.Name()
		if len(t.SupersededBy()) > 0 {
			names[i] += "(superseded)"
		}
	}
	b.WriteString("\n" + heading + "\n" + wrapped(strings.Join(names, ", "), "  ") + "\n")
}
