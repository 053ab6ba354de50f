package vocab

import (
	"strings"
	"sync"
)

var (
	contextOnce sync.Once
	contextText string
)

// Context gives the JSON-LD context document of schema.org, as the tables have
// it: every term means what it means under the official context of the same
// release. It is built at the first call.
func Context() string {
	contextOnce.Do(func() { contextText = buildContext() })
	return contextText
}

// buildContext writes the context. Names of terms and prefixes are plain ASCII
// words and IRIs, so nothing needs escaping.
func buildContext() string {
	var b strings.Builder
	b.Grow(256 << 10)
	b.WriteString(`{"@context":{"type":"@type","id":"@id","HTML":{"@id":"rdf:HTML"},"@vocab":"` + Namespace + `"`)
	for _, prefix := range prefixes {
		b.WriteString(`,"` + prefix[0] + `":"` + prefix[1] + `"`)
	}
	for t := Term(1); t.valid(); t++ {
		b.WriteString(`,"` + t.Name() + `":{"@id":"schema:` + t.Name() + `"`)
		switch {
		case t.Is(CoercedIRI):
			b.WriteString(`,"@type":"@id"`)
		case t.Is(CoercedDate):
			b.WriteString(`,"@type":"Date"`)
		}
		b.WriteString("}")
	}
	b.WriteString("}}")
	return b.String()
}
