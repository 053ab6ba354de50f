package profile

import (
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// message says what a thing does not meet, and how to mend it.
func (r *run) message(f *fault) string {
	var b strings.Builder
	b.Grow(len(f.wrong) + len(f.missing) + len(f.feature.Name) + 96)
	if f.wrong != "" {
		b.WriteString(f.wrong)
	} else {
		b.WriteString(r.typeName(f))
		b.WriteString(" has no ")
		b.WriteString(f.missing)
	}
	verb := ""
	switch f.Level {
	case Required:
		verb = " requires it for "
	case Recommended:
		verb = " recommends it for "
	case Applicable:
		verb = " recommends it, where there is such a thing, for "
	case Conditional:
		verb = " needs it for "
	default:
		if f.wrong == "" {
			verb = " advises it for "
		}
	}
	if verb != "" {
		b.WriteString("; ")
		b.WriteString(strings.Replace(r.profile.Name, "The ", "the ", 1))
		b.WriteString(verb)
		b.WriteString(f.feature.Name)
	}
	return b.String()
}

// typeName names the thing that a fault is of: of several types by the one that the
// feature is for, so that who is a Person and an IndividualPhysician lacks an address
// as the latter.
func (r *run) typeName(f *fault) string {
	for _, term := range f.thing.Terms {
		if r.concerns[term]&f.feature.bit != 0 {
			return term.Name()
		}
	}
	return typeName(f.thing)
}

// typeName names a thing by its first type.
func typeName(t *check.Thing) string {
	if len(t.Terms) == 0 {
		return "the thing"
	}
	return t.Terms[0].Name()
}
