package page

import (
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
)

// readJSONLD reads the content of a script. The charset of a script is that of the
// page, and its base too (JSON-LD 1.1, section 7.1).
func (r *reader) readJSONLD(s script) (*rdf.Dataset, []*rdf.Problem) {
	d := r.document
	within := jsonld.WithinAt(&d.places, d.file, r.source.skipped+s.start)
	if r.source.decoded != nil {
		within = jsonld.Within(&d.places, d.file, func(offset int) int { return r.source.original(s.start + offset) })
	}
	return jsonld.Read(r.source.text[s.start:s.end],
		jsonld.Base(d.Base),
		within,
		jsonld.Context(r.ctx),
		jsonld.Limit(jsonld.Limits{
			Size: r.limits.BlockSize, Depth: r.limits.Depth, Values: r.limits.Values, Problems: max(1, r.limits.Problems-len(r.problems)),
		}),
	)
}
