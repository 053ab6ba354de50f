// Package directory makes up a directory of doctors, clinics, treatments, conditions and
// products, as large as one likes, and holds the answering of questions to it.
//
// The records are plain structs, and they are the truth: Make gives them, the same for
// the same Options. Directory.Write writes the web site of the directory, pages with text
// for people and JSON-LD for machines; Directory.Questions gives questions whose
// answers are found by loops over the records, never in the graph.
//
// Nobody and nothing in it exists. Telephone numbers are those that Ofcom has set aside
// for drama, post codes are of areas that the United Kingdom does not have, coordinates lie in
// the North Sea, and the codes of conditions are the directory's own.
package directory
