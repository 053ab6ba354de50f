// Package explain says in words what a rule of package schema/check asks for and
// what a term of schema.org is: its parents, what it is a property of, what it
// takes, its members, its successor. All of it comes from the release of
// schema.org that the module was built with; nothing is asked of the network.
package explain
