// Package schema holds the vocabulary of schema.org as Go types, and describes
// things with them: clinics, doctors, products, reviews and what hangs on them.
//
//	d := schema.Describe(&schema.MedicalClinic{
//		ID:               "https://sunrise.example/#clinic",
//		Name:             schema.Text("Sunrise Clinic"),
//		MedicalSpecialty: schema.Cardiovascular,
//	})
//	text, err := jsonld.Marshal(d)
//
// [Describe] makes a [Description], which packages jsonld and rdf write and
// package schema/check looks through. Nothing stands in a description that is not
// in what it was given or follows from it without loss: there are no default
// opening hours, availabilities or dates, and things of different names are never
// taken for one.
//
// What comes behind: package jsonld/script gives the script element of a page, for
// templates; package schema/page puts a description into a page that is there, and
// package schema/site that of a whole site into its pages. The last two read pages
// as well.
//
// # Glossary
//
//   - A thing is what a description speaks of: a clinic, a review, an address. A
//     struct or a [Node] describes it; several may describe the same thing.
//   - A node is a thing in the graph of the description, with the types and
//     properties that all its structs give it. It has an IRI as its name, or is a
//     blank node, which nothing outside the description can refer to.
//   - A root is an argument of Describe. It stands at the top level.
//   - A reference is a value that leads to a node which stands elsewhere: an [ID],
//     a pointer to a root, or a pointer to a thing that was met before.
//   - A member is one of the values of an enumeration, such as [InStock].
//   - A range is what a property takes: the classes and data types that its
//     documentation on schema.org names, as an interface.
//
// # Names
//
// Classes are structs and properties fields, spelled as on schema.org with the
// first letter raised; URL and SKU are written in capitals, and 3DModel is
// [ThreeDModel]. An enumeration is a string
// type with its members as constants: [MedicalSpecialty] and [Cardiovascular]. A
// name that is both a class and a member has the enumeration as suffix where it
// is the member: [DermatologyMedicalSpecialty]. A field once shipped stays; what a
// later release of schema.org supersedes is marked as deprecated.
//
// # Values
//
// Structs are used by pointer and everything else without one. A data type
// converts what Go has: Text("a"), Number(4.7), Date("2026-03"). Forms are not
// checked here, so that a date can be as precise as it is known; package
// schema/check tells where one is wrong.
//
// The type of a field says what fits: [AnyPerson], [OrganizationOrPerson]. A class
// fits wherever a class above it does. Users never write such a type themselves.
// These fit everywhere:
//
//   - an [ID] refers to the thing of that name, wherever it is described;
//   - a [List] holds several values; [ReviewList], [TextList] and others of their
//     kind let the compiler check the elements;
//   - a [Node] is a thing of a class that has no struct here;
//   - a [Qualified] value says since when or as what the value holds;
//   - a [Literal] is a value in a datatype that the property does not expect.
//
// A [Localized] text fits wherever a [Text] does. The field [Extra], which every
// struct has, takes the properties that have no field of their own.
//
// A nil pointer, a nil interface and an empty list are absent.
//
// # Identity
//
// Two structs with one ID are one node: it has the types and the properties of
// both, in the order in which a reader of the structs meets them. Equal values of
// a property are told once and different ones all kept, since only rules can say
// that they contradict each other. The same pointer twice is one node, with an ID
// or without, and cycles are references. [OneThing] gives the structs of one thing
// its ID.
//
// IDs are compared whole, as IRIs: https://a.example/dr-a#person and
// https://a.example/dr-b#person are two persons. [Options] has a base against
// which relative IDs and URLs are resolved before that; without a base they are
// errors.
//
// # Order
//
// Roots stand in the order given, every other thing where it is first mentioned,
// and properties in the order of the fields, from those of Thing to those of the
// class itself. The same structs give the same description on every run.
//
// # Back from a graph
//
// What a reader of a page or of a notation of RDF gives is a graph, and
// [ThingsOf] makes structs of it again:
//
//	things := schema.ThingsOf(g)
//	clinic, err := schema.As[*schema.MedicalClinic](things, "https://sunrise.example/#clinic")
//	for review := range schema.All[*schema.Review](clinic.Review) {
//
// [As] gives the thing of an ID and [Each] the things of a class. Where a thing
// mentions another, its field holds that one, so that references need not be
// followed. What a field holds may be one value, several or a role before them;
// [All] goes through them whatever they stand in, and reads what is written in
// another way: a number that is a text, an xsd:date.
//
// Nothing is lost on the way. What does not fit a field is in the Extra of its
// struct, Things.Problems say so with the place in the input, and Describe tells
// the same graph of what came out.
//
// # Errors
//
// What cannot be told is not told in part: [Description.Err] and every writer
// return all problems, each with the path to its value, such as
// /0/review/2/reviewRating/0/ratingValue/0. These are a number that is not finite,
// a [Decimal] that is none, an IRI that is relative without a base or empty, a
// datatype that is relative, a name that no type or property can have, lists
// without end, and values that Go takes but that mean nothing: pointers to texts or
// lists, and structs of other packages that embed one of these.
package schema
