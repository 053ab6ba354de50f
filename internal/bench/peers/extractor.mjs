// The extractor that the validator of Adobe is made for reads a page. The result is how
// many things of a type it finds.
import extractor from '@marbec/web-auto-extractor'
import { serve } from './serve.mjs'

const WebAutoExtractor = extractor.default ?? extractor

await serve(({ page }) => {
  const work = () => new WebAutoExtractor({ addLocation: true }).parse(page)
  return {
    work,
    result: () => {
      const { jsonld, microdata, rdfa } = work()
      return String(JSON.stringify([jsonld, microdata, rdfa]).split('"@type":').length - 1)
    },
  }
})
