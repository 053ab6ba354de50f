package check

import "github.com/healthld/healthld/internal/vocab"

// Term is a term of schema.org as rules ask for it: a class, a property or a member of
// an enumeration. [TermOf] gives one; the zero Term is none. Its methods tell what
// schema.org says of it: Name, IRI, Parents and Ancestors of a class, Domains and Ranges
// of a property, Members of an enumeration. Terms hold within one build of the module,
// so that they are not to be stored.
type Term = vocab.Term

// TermOf gives the term of that name, spelled as on schema.org, such as MedicalClinic or
// datePublished. It is zero where the release that the module was built with has none.
func TermOf(name string) Term { return vocab.Lookup(name) }
