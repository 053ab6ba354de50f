package document

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// checkContext reports a context that is not schema.org's: only that one is
// read, in any of its usual spellings.
func (b *builder) checkContext(v *value) {
	switch v.kind {
	case absent:
		return
	case quoted, plain:
		if isSchemaOrg(v.text) {
			return
		}
	case sequence:
		if len(v.items) > 0 {
			for _, item := range v.items {
				if b.enter(item) {
					b.checkContext(item)
					b.leave()
				}
			}
			return
		}
	case mapping:
		if len(v.members) == 1 && v.members[0].name == "@vocab" && isSchemaOrg(v.members[0].value.text) {
			return
		}
	}
	b.problems.add(v.pos, "the context is not that of schema.org alone", `"https://schema.org"`,
		"leave @context out; terms of other vocabularies can be written as full IRIs")
}

// isSchemaOrg tells whether an address is one of those of the official context
// or of the vocabulary.
func isSchemaOrg(address string) bool {
	address = strings.ToLower(address)
	for _, namespace := range []string{vocab.SecureNamespace, vocab.Namespace} {
		if address+"/" == namespace {
			return true
		}
		if rest, is := strings.CutPrefix(address, namespace); is {
			switch strings.TrimSuffix(rest, "#") {
			case "", "docs/jsonldcontext.json", "docs/jsonldcontext.jsonld":
				return true
			}
		}
	}
	return false
}
