// rdf-validate-shacl holds graphs to shapes. Input: the shapes and the hierarchy of the
// classes as N-Triples, and the graphs as N-Quads. The classes are in the graph that is
// looked at, as SHACL asks: the triples of each graph are added to them and taken away
// again. The result has, for each graph, how many values were found to be wrong.
import { Parser, Store } from 'n3'
import Validator from 'rdf-validate-shacl'
import { serve } from './serve.mjs'

const parse = text => new Parser({ format: 'N-Quads' }).parse(text)

await serve(({ shapes, classes, graphs }) => {
  const validator = new Validator(new Store(parse(shapes)))
  const data = new Store(parse(classes))
  const all = graphs.map(parse)
  const validate = async quads => {
    data.addQuads(quads)
    const report = await validator.validate(data)
    data.removeQuads(quads)
    return report.results.length
  }
  return {
    work: async () => {
      for (const quads of all) await validate(quads)
    },
    result: async () => {
      const counts = []
      for (const quads of all) counts.push(await validate(quads))
      return JSON.stringify(counts)
    },
  }
})
