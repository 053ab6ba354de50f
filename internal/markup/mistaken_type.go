package markup

import (
	"strings"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// ReportType tells of an element whose attribute type names classes of schema.org: it
// says nothing in Microdata and RDFa, which have another attribute for that, where
// names are to be written in the namespace. Elements to which HTML gives a type of its
// own are passed over.
func (r *Reading) ReportType(element int, meant htmltree.Name, namespace string) {
	e := &r.Elements[element]
	if e.Foreign || typedElements[e.Name] {
		return
	}
	value, _ := r.Get(element, htmltree.Type)
	var classes []string
	for token := range Tokens(value) {
		name := token.Text[strings.LastIndexAny(token.Text, "/:#")+1:]
		if !vocab.Lookup(name).Is(vocab.Class) {
			return
		}
		classes = append(classes, namespace+name)
	}
	if len(classes) == 0 {
		return
	}
	r.Report(r.AttributeOffset(element, htmltree.Type), rdf.Problem{
		What: "the attribute type says nothing of what the thing is: " + Quote(value) + " is not read", Expected: meant.String(),
		Mend: "write " + meant.String() + `="` + strings.Join(classes, " ") + `"`,
	})
}

// typedElements are those of HTML that have an attribute type, or had.
var typedElements = map[string]bool{
	"a": true, "area": true, "button": true, "command": true, "embed": true, "input": true, "li": true, "link": true, "menu": true, "object": true,
	"ol": true, "param": true, "script": true, "source": true, "style": true, "ul": true,
}
