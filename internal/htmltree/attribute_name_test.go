package htmltree

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestNamesOfTag holds the names that are looked up by their letters at once to those
// that are compared one by one.
func TestNamesOfTag(t *testing.T) {
	for n, name := range attributeNames {
		for _, written := range []string{name, strings.ToUpper(name), name + "\x00", name + "s", name[1:], "x" + name, name + ":", name[:1] + "\x0d" + name[2:]} {
			page := "<p " + written + "=a " + silentEnd + ">"
			s := TagScanner{text: []byte(page), collects: true}
			assert.True(t, s.Next())
			want := Names(0)
			for a := range s.Attributes {
				want |= namesOf(a.Name)
			}
			assert.Equal(t, want, s.names, "%q", written)
			if written == name {
				assert.True(t, s.names.Has(Name(n)) || Name(n) == Namespaces, written)
			}
		}
	}
}
