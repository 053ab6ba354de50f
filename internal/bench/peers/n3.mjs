// N3.js reads a notation of RDF into quads, or writes quads that it read. Input: the
// text, its format, and whether to write. The result are N-Quads.
import { Parser, Writer } from 'n3'
import { serve } from './serve.mjs'

const written = (quads, format) => {
  const writer = new Writer({ format })
  writer.addQuads(quads)
  let text
  writer.end((error, result) => {
    if (error) throw error
    text = result
  })
  return text
}

await serve(({ text, format, write }) => {
  const read = () => new Parser({ format }).parse(text)
  const quads = read()
  return {
    work: write ? () => written(quads, format) : read,
    result: () => (write ? written(quads, format) : written(read(), 'N-Quads')),
  }
})
