package main

import "path/filepath"

// shared is the folder that the suites lie in.
var shared = filepath.Join("..", "..", "..", "shared", "data")

// suite is a number of tests that others wrote.
type suite struct {
	// title names the suite, and release the edition of it.
	title, release string
	// what is asked of healthld.
	asked string
	// address is where it can be had, and folder where it lies in ../shared/data.
	address, folder string
	// pkg and test are the package of healthld and the test that runs it. Each test
	// of the suite is a subtest, whose name begins with within; one that is left out
	// is skipped with the reason.
	pkg, test, within string
}

// suites are all that are run.
var suites = []suite{
	{
		title: "N-Triples", release: "RDF 1.1", asked: "read, written and read again",
		address: "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-n-triples/", folder: "w3c/rdf-n-triples",
		pkg: "./rdf", test: "TestW3CNTriples",
	},
	{
		title: "N-Quads", release: "RDF 1.1", asked: "read, written and read again",
		address: "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-n-quads/", folder: "w3c/rdf-n-quads",
		pkg: "./rdf", test: "TestW3CNQuads",
	},
	{
		title: "Turtle", release: "RDF 1.1", asked: "read, written and read again",
		address: "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-turtle/", folder: "w3c/rdf-turtle",
		pkg: "./rdf", test: "TestW3CTurtle",
	},
	{
		title: "RDF Dataset Canonicalization", release: "RDFC-1.0", asked: "the canonical form, byte for byte; the labels; an end to graphs made to take for ever",
		address: "https://w3c.github.io/rdf-canon/tests/", folder: "w3c/rdf-canon",
		pkg: "./rdf", test: "TestCanonicalFormsOfW3C",
	},
	{
		title: "JSON-LD to RDF", release: "JSON-LD 1.1", asked: "the same quads, and the error code that is expected",
		address: "https://w3c.github.io/json-ld-api/tests/", folder: "w3c/json-ld-toRdf",
		pkg: "./jsonld", test: "TestW3CToRDF",
	},
	{
		title: "Microdata to RDF", release: "second edition", asked: "the same graph",
		address: "https://w3c.github.io/microdata-rdf/tests/", folder: "w3c/microdata-rdf",
		pkg: "./internal/microdata", test: "TestW3C",
	},
	{
		title: "RDFa in HTML5", release: "RDFa 1.1", asked: "the same graph",
		address: "https://rdfa.info/test-suite/", folder: "w3c/rdfa",
		pkg: "./internal/rdfa", test: "TestW3C", within: "rdfa1.1/",
	},
	{
		title: "RDFa Lite in HTML5", release: "RDFa Lite 1.1", asked: "the same graph",
		address: "https://rdfa.info/test-suite/", folder: "w3c/rdfa",
		pkg: "./internal/rdfa", test: "TestW3C", within: "rdfa1.1-lite/",
	},
	{
		title: "Examples of schema.org in JSON-LD", release: "schema.org 30.0", asked: "the same quads as json-gold finds",
		address: examplesAddress, folder: examplesFile,
		pkg: "./jsonld", test: "TestExamplesOfSchemaOrg",
	},
	{
		title: "Examples of schema.org in two notations", release: "schema.org 30.0", asked: "the same graph in JSON-LD, Microdata and RDFa, two and two",
		address: examplesAddress, folder: examplesFile,
		pkg: "./internal/markup", test: "TestExamplesMeanTheSame",
	},
	{
		title: "Examples of schema.org, checked", release: "schema.org 30.0", asked: "no error and no warning but for the flaws that the test lists",
		address: examplesAddress, folder: examplesFile,
		pkg: "./examples/jsonld-gen/internal/document", test: "TestOfficialExamples",
	},
}

// The examples of a release are one file, of which a half is at hand here.
const (
	examplesAddress = "https://github.com/schemaorg/schemaorg/tree/main/data/releases/30.0"
	examplesFile    = "schemaorg-30.0/examples.txt"
)
