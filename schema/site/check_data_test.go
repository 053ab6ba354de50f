package site_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// dataOf reads what describes a site.
func dataOf(t *testing.T, things ...string) *rdf.Graph {
	t.Helper()
	dataset, problems := jsonld.Read([]byte(`{"@context": "https://schema.org", "@graph": [`+strings.Join(things, ",\n")+`]}`),
		jsonld.Base(home), jsonld.FileName("data.jsonld"))
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
}

func TestCheckData(t *testing.T) {
	lind := `{"@type": "Person", "@id": "/team/lind/#person", "url": "/team/lind/", "name": "A. Lind"}`
	clinic := func(property, value string) string {
		return `{"@type": "MedicalClinic", "@id": "/#clinic", "name": "Sunrise", "` + property + `": ` + value + `}`
	}
	for name, test := range map[string]struct{ property, value, want string }{
		"a slip in the folder": {"employee", `{"@id": "/team/lindt/#person"}`,
			`employee leads to "https://sunrise.example/team/lindt/#person", which is described nowhere in the data; did you mean "https://sunrise.example/team/lind/#person"?`},
		"a slip behind the sign": {"employee", `{"@id": "/team/lind/#persn"}`, `did you mean "https://sunrise.example/team/lind/#person"?`},
		"no slash":               {"employee", `{"@id": "/team/lind#person"}`, `did you mean "https://sunrise.example/team/lind/#person"?`},
		"nothing near":           {"employee", `{"@id": "/#nobody-at-all"}`, `"https://sunrise.example/#nobody-at-all", which is described nowhere in the data; describe it there, or correct the id`},
		"described":              {"employee", `{"@id": "/team/lind/#person"}`, ""},
		"a page":                 {"subjectOf", `{"@id": "/news/"}`, ""},
		"a picture":              {"image", `{"@id": "/clinic.jpg"}`, ""},
		"a place on a page":      {"hasMap", `{"@id": "/contact/#map"}`, ""},
		"of others":              {"parentOrganization", `{"@id": "https://group.example/#group"}`, ""},
		"a member":               {"medicalSpecialty", `{"@id": "https://schema.org/Cardiovascular"}`, ""},
		"an address":             {"url", `"/#top"`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			graph := dataOf(t, clinic(test.property, test.value), lind)
			report := site.CheckData(graph, home, check.All(), site.Rules)
			if test.want == "" {
				assert.Empty(t, report.Findings)
				return
			}
			require.Len(t, report.Findings, 1)
			f := report.Findings[0]
			assert.Contains(t, f.Message, test.want)
			assert.Equal(t, "undescribed-reference", f.Rule)
			assert.Equal(t, check.Warning, f.Severity)
			assert.Equal(t, "MedicalClinic."+test.property, f.Path)
			assert.Equal(t, "data.jsonld", f.Position.File)
			assert.Positive(t, f.Position.Line)
			assert.Empty(t, site.CheckData(graph, home, site.Rules.Without("undescribed-reference")).Findings)
			assert.Empty(t, site.CheckData(graph, "", site.Rules).Findings)
		})
	}
}

// A guess that may be another one is none, and numbers are no slips.
func TestCheckDataGuessesOne(t *testing.T) {
	graph := dataOf(t,
		`{"@type": "MedicalClinic", "@id": "/#clinic", "employee": [{"@id": "/#linx"}, {"@id": "/#person-3"}]}`,
		`{"@type": "Person", "@id": "/#lind", "name": "A"}`, `{"@type": "Person", "@id": "/#link", "name": "B"}`, `{"@type": "Person", "@id": "/#person-2", "name": "C"}`)
	report := site.CheckData(graph, home, site.Rules)
	require.Len(t, report.Findings, 2)
	for _, f := range report.Findings {
		assert.NotContains(t, f.Message, "did you mean")
		assert.Empty(t, f.Suggestion)
	}
}
