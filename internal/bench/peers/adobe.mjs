// The validator of Adobe over pages, read by the extractor that it is made for, as its
// README has both. Input: pages, and where the vocabulary lies. The result has, for
// each page, the issues, or null where the extractor throws an error.
import { readFileSync } from 'node:fs'
import Validator from '@adobe/structured-data-validator'
import extractor from '@marbec/web-auto-extractor'
import { serve } from './serve.mjs'

const WebAutoExtractor = extractor.default ?? extractor

await serve(({ pages, vocabulary }) => {
  const validator = new Validator(JSON.parse(readFileSync(vocabulary, 'utf8')))
  const validate = async page => {
    let extracted
    try {
      extracted = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(page)
    } catch {
      return null
    }
    return validator.validate(extracted)
  }
  return {
    work: async () => {
      for (const page of pages) await validate(page)
    },
    result: async () => {
      const all = []
      for (const page of pages) {
        const issues = await validate(page)
        all.push(issues && issues.map(({ severity, issueMessage, rootType, path, fieldNames, errorType }) =>
          ({ severity, issueMessage, rootType, path, fieldNames, errorType })))
      }
      return JSON.stringify(all)
    },
  }
})
