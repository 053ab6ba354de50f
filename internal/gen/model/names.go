package model

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/gen/release"
)

// names makes Go names and sees to it that no two things have one name.
type names struct {
	tables Tables
	// taken says what each name of the package stands for.
	taken map[string]string
}

// goName gives the Go name of a term: its own with the first letter raised, or
// what the table of initialisms says.
func (n *names) goName(term string) string {
	if name, ok := n.tables.Initialisms[term]; ok {
		return name
	}
	first, size := utf8.DecodeRuneInString(term)
	return string(unicode.ToUpper(first)) + term[size:]
}

// take claims a name of the package.
func (n *names) take(name, what string) error {
	if !token.IsIdentifier(name) {
		return fmt.Errorf("%s of %s is no Go name: it needs an exception in the tables", name, what)
	}
	if before, ok := n.taken[name]; ok {
		return fmt.Errorf("%s and %s are both named %s: one needs an exception in the tables", before, what, name)
	}
	n.taken[name] = what
	return nil
}

// rangeName names the interface of a range: AnyPerson for one class,
// OrganizationOrPerson for several.
func (n *names) rangeName(of []string) string {
	goNames := n.sortedGoNames(of)
	if len(goNames) == 1 {
		return "Any" + goNames[0]
	}
	return strings.Join(goNames, "Or")
}

func (n *names) sortedGoNames(terms []string) []string {
	goNames := make([]string, len(terms))
	for i, term := range terms {
		goNames[i] = n.goName(term)
	}
	slices.Sort(goNames)
	return goNames
}

// constantName names the constant of a member in one of its enumerations.
func (n *names) constantName(member, enumeration string) string {
	if slices.Contains(n.tables.SuffixedMembers, member) {
		return n.goName(member) + n.goName(enumeration)
	}
	return n.goName(member)
}

// deprecation says what to use instead of a term, in the Go names of the
// successors; it is empty for a term that is current.
func (n *names) deprecation(t *release.Term) string {
	switch {
	case t.Removed:
		return "schema.org no longer has it."
	case len(t.SupersededBy) > 0:
		return "use " + strings.Join(n.sortedGoNames(t.SupersededBy), " or ") + "."
	}
	return ""
}
