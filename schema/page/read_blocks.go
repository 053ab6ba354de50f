package page

import (
	"fmt"

	"github.com/healthld/healthld/rdf"
)

// readScripts reads the scripts with JSON-LD, each on its own.
func (r *reader) readScripts() {
	for _, s := range r.found.scripts {
		if !r.goesOn(s.start) {
			return
		}
		if size := s.end - s.start; size > r.limits.BlockSize {
			r.incomplete(fault{
				at: s.start, what: fmt.Sprintf("the script has %d bytes: it was not read", size),
				expected: fmt.Sprintf("at most %d", r.limits.BlockSize), mend: "raise the limit",
			})
			continue
		}
		dataset, problems := r.readJSONLD(s)
		r.addBlock(JSONLD, dataset, problems, s.start).end = r.document.pos(s.end)
		if r.ctx.Err() != nil {
			r.end(s.end)
		}
	}
}

func (r *reader) addBlock(notation Notation, dataset *rdf.Dataset, problems []*rdf.Problem, start int) *Block {
	d := r.document
	b := &d.one
	if len(d.Blocks) == 0 {
		d.Blocks = d.first[:0]
	} else {
		b = new(Block)
	}
	*b = Block{Notation: notation, Dataset: dataset, Problems: problems, Pos: d.pos(start)}
	d.Blocks = append(d.Blocks, b)
	for _, p := range problems {
		r.add(p)
	}
	return b
}

// withLines gives a text of the size of the page that has a line feed where a line of
// the page ends. In UTF-16 one byte does not tell.
func (s *source) withLines() []byte {
	big := s.name == "utf-16be"
	if !big && s.name != "utf-16le" {
		return s.page
	}
	lines := make([]byte, len(s.page))
	for i := s.skipped; i+1 < len(s.page); i += 2 {
		high, low := s.page[i], s.page[i+1]
		if !big {
			high, low = low, high
		}
		if high == 0 && low == '\n' {
			lines[i+1] = '\n'
		}
	}
	return lines
}
