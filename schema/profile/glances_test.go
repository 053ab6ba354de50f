package profile

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// What is seen at a glance is what asking comes to.
func TestGlancesSeeWhatIsAsked(t *testing.T) {
	rules := slices.Concat(Google, Health)
	asking := slices.Clone(rules)
	without := make(map[check.Program]*program)
	glanced := 0
	for i := range asking {
		part := asking[i].Check.(check.Part)
		if without[part.Program] == nil {
			g := newProgram(part.Program.(*program).profile)
			g.compiled()
			for j := range g.features {
				for k := range g.features[j].groups {
					group := &g.features[j].groups[k]
					glanced += len(group.glances.neededBy.all) + len(group.glances.formedBy.all) + len(group.glances.others)
					group.glances = glances{always: 1<<len(group.asked) - 1}
				}
			}
			without[part.Program] = g
		}
		asking[i].Check = check.Part{Program: without[part.Program], Number: part.Number}
	}
	require.Greater(t, glanced, 300)
	for i := range rules {
		for _, text := range []string{rules[i].Bad, rules[i].Good} {
			if text == "" {
				continue
			}
			dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org", ` + text[1:]))
			graph := dataset.Graph(rdf.Subject{})
			assert.Equal(t, check.Run(graph, asking), check.Run(graph, rules), text)
		}
	}
}
