// jsonld.js, with the context of schema.org at hand. Input: the text of a document and
// that of the context. With "parsed" the document is an object before the work begins.
// What comes out are N-Quads.
import jsonld from 'jsonld'
import { serve } from './serve.mjs'

await serve(({ text, context, parsed }) => {
  const document = JSON.parse(context)
  const options = {
    format: 'application/n-quads',
    documentLoader: async url => ({ contextUrl: null, documentUrl: url, document }),
  }
  const ready = JSON.parse(text)
  const work = () => jsonld.toRDF(parsed ? ready : JSON.parse(text), options)
  return { work, result: work }
})
