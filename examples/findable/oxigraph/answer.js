// Asks questions of the graph of a site with Oxigraph:
//
//   node answer.js DUMP QUERIES
//
// DUMP is a file of N-Quads. QUERIES is a list of queries in SPARQL, as JSON. It prints, as
// JSON, how many triples the graph has, and for each query the IRIs of ?thing in their order
// and how many milliseconds it took.
const { readFileSync } = require('node:fs')
const oxigraph = require('oxigraph')

const [dump, queries] = process.argv.slice(2)

const store = new oxigraph.Store()
store.load(readFileSync(dump, 'utf8'), { format: 'application/n-quads' })
// One graph, in which each triple stands once however many pages say it. With
// use_default_graph_as_union a triple would count once for every page, at each join.
store.update('INSERT { ?s ?p ?o } WHERE { GRAPH ?page { ?s ?p ?o } }')
const [[triples]] = [...store.query('SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }')].map(answer => [Number(answer.get('triples').value)])

const answers = JSON.parse(readFileSync(queries, 'utf8')).map(query => {
  const start = performance.now()
  const things = store.query(query).map(answer => answer.get('thing').value)
  return { things: [...new Set(things)].sort(), milliseconds: performance.now() - start }
})
process.stdout.write(JSON.stringify({ triples, answers }))
