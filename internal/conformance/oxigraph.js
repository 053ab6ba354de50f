// Reads a file of RDF with Oxigraph and prints what it found there, as JSON:
//
//   node oxigraph.js FILE MEDIA-TYPE [QUERY]
//
// size is how many quads the store has, quads are its terms one by one, and
// answers are those of the query, over all graphs of the file as one.
const { readFileSync } = require('node:fs')
const oxigraph = require('oxigraph')

const [file, format, query] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')

// The parser gives the terms as they stand in the file. The store keeps numbers and
// dates by their value, so that "5e0" comes out of it as "5".
const term = ({ termType, value, language, datatype }) =>
  ({ termType, value, language, datatype: datatype?.value })
const parsed = oxigraph.parse(text, { format })
const quads = parsed.map(quad => ({
  subject: term(quad.subject),
  predicate: term(quad.predicate),
  object: term(quad.object),
  graph: term(quad.graph),
}))

const store = new oxigraph.Store()
store.load(text, { format })
const found = { size: store.size, quads }
if (query) {
  // One graph, where each triple stands once. With use_default_graph_as_union Oxigraph
  // finds a triple once for every page that says it, and multiplies that at each join.
  const merged = new oxigraph.Store(parsed.map(q => oxigraph.quad(q.subject, q.predicate, q.object)))
  found.answers = merged
    .query(readFileSync(query, 'utf8'))
    .map(answer => Object.fromEntries([...answer].map(([name, { value }]) => [name, value])))
}
process.stdout.write(JSON.stringify(found))
