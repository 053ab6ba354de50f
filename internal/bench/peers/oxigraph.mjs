// Oxigraph, compiled to WebAssembly, reads a notation of RDF into quads, or writes
// those of a store. Input: the text, its format, and whether to write. The result are
// N-Quads.
import oxigraph from 'oxigraph'
import { serve } from './serve.mjs'

await serve(({ text, format, write }) => {
  const store = new oxigraph.Store()
  store.load(text, { format, no_transaction: true })
  const dump = format => store.dump({ format, from_graph_name: oxigraph.defaultGraph() })
  const read = () => oxigraph.parse(text, { format })
  return {
    work: write ? () => dump(format) : read,
    result: () => (write ? dump(format) : new oxigraph.Store(read()).dump({ format: 'application/n-quads' })),
  }
})
