package rdf

import "strings"

// WriteOption changes how a graph is written. Options work together in any
// order; of two of one kind the last counts, but for [Prefix].
type WriteOption func(*writeOptions)

type writeOptions struct {
	graph    Subject
	inGraph  bool
	secure   bool
	labels   string
	prefixes []prefix
}

// prefix is a name that stands for the beginning of IRIs.
type prefix struct{ name, namespace string }

// InGraph gives the name of the graph in which the triples stand in N-Quads: an
// IRI or a blank node, or the zero Subject for the default graph. Without the
// option it is the name that the source tells, if it has one. The other notations
// have no graph names.
func InGraph(name Subject) WriteOption {
	return func(o *writeOptions) { o.graph, o.inGraph = name, true }
}

// SecureNamespace writes the terms of schema.org in https://schema.org/, where
// the default is what was told: http://schema.org/, to which the official context
// expands them, whatever it is loaded from. Both spellings name the same terms,
// but no processor knows that.
//
// A term is any IRI, of a type, a property, a datatype, a member or a node, that
// is the namespace and a name of letters, digits, "_" and "-" behind it. So
// http://schema.org/docs/about.html stays as it is, and literals and the names of
// graphs do. All notations and all places are treated alike: what was one node
// or one property stays one.
func SecureNamespace() WriteOption { return func(o *writeOptions) { o.secure = true } }

// LabelPrefix puts a text in front of the labels of all blank nodes. Labels mean
// something in one file alone: who writes several sources into one file of
// N-Quads gives each a prefix of its own, none of which may begin with another,
// such as "p000017_". It may be of ASCII letters, digits and "_".
func LabelPrefix(prefix string) WriteOption { return func(o *writeOptions) { o.labels = prefix } }

// Prefix gives a name that Turtle uses for the beginning of IRIs, such as "gs1"
// for https://ref.gs1.org/voc/. It may be given several times; of two for one
// namespace, and of two of one name, the last counts. By default there are schema
// for schema.org, rdf and xsd. Prefixes that nothing makes use of are not
// written. A name that the grammar does not have (PN_PREFIX) or a namespace that
// is no absolute IRI is an error when the graph is written.
func Prefix(name, namespace string) WriteOption {
	return func(o *writeOptions) { o.prefixes = append(o.prefixes, prefix{name, namespace}) }
}

const (
	// schemaNamespace is the namespace of schema.org, by its official context.
	schemaNamespace = "http://schema.org/"
	// secureNamespace is the other spelling of it.
	secureNamespace = "https://schema.org/"
)

// termName gives the name of a term of schema.org, and false for IRIs that
// cannot be one.
func termName(iri string) (string, bool) {
	name, found := strings.CutPrefix(iri, schemaNamespace)
	if !found || name == "" {
		return "", false
	}
	for i := range len(name) {
		if c := name[i]; !isLetterOrDigit(c) && c != '_' && c != '-' {
			return "", false
		}
	}
	return name, true
}
