package directory

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

func TestMake(t *testing.T) {
	d := Make(Standard())
	assert.Len(t, d.Doctors, 1000)
	assert.Len(t, d.Clinics, 150)
	assert.Len(t, d.Towns, 30)
	assert.Len(t, d.Products, 300)
	assert.Len(t, d.Reviews, 5000)
	assert.Equal(t, 400, len(d.Conditions)+len(d.Treatments))
	assert.Equal(t, Make(Standard()), d, "another time")
	other := Standard()
	other.Seed = 2
	assert.NotEqual(t, Make(other).Doctors[0].Name()+Make(other).Doctors[1].Name(), d.Doctors[0].Name()+d.Doctors[1].Name())
}

// TestSized holds large directories to what small ones promise: all things have an
// address of their own.
func TestSized(t *testing.T) {
	for _, things := range []int{500, 20_000} {
		d := Make(Sized(things))
		assert.InDelta(t, things, d.Options.Things(), float64(things)/20)
		seen := map[string]bool{}
		for _, thing := range d.things() {
			assert.False(t, seen[thing.ID] || seen[thing.Page], "%s", thing.ID)
			assert.True(t, thing.German == "" || !seen[thing.German], "%s", thing.German)
			seen[thing.ID], seen[thing.Page], seen[thing.German] = true, true, true
		}
	}
}

// things gives what has a page of its own.
func (d *Directory) things() (list []Thing) {
	for _, c := range d.Clinics {
		list = append(list, c.Thing)
	}
	for _, x := range d.Doctors {
		list = append(list, x.Thing)
	}
	for _, c := range d.Conditions {
		list = append(list, c.Thing)
	}
	for _, x := range d.Treatments {
		list = append(list, x.Thing)
	}
	for _, p := range d.Products {
		list = append(list, p.Thing)
	}
	return list
}

// TestMess holds the directory to what makes questions hard: names that several have,
// facts that nobody told, hours of all sorts.
func TestMess(t *testing.T) {
	d := Make(Standard())
	names, calls, towns := map[string]int{}, map[string]int{}, map[string]map[*Town]bool{}
	counts := map[string]int{}
	for _, doctor := range d.Doctors {
		names[doctor.Name()]++
		calls[doctor.OtherName]++
		for _, c := range []struct {
			what string
			is   bool
		}{
			{"doctor without a clinic", len(doctor.Clinics) == 0}, {"doctor of several clinics", len(doctor.Clinics) > 1},
			{"doctor of several specialties", len(doctor.Specialties) > 1}, {"doctor who does not tell of new patients", doctor.AcceptsNew == nil},
			{"doctor with names of languages", doctor.LanguageForm == AsName},
		} {
			if c.is {
				counts[c.what]++
			}
		}
	}
	for _, c := range d.Clinics {
		if towns[c.Name.En] == nil {
			towns[c.Name.En] = map[*Town]bool{}
		}
		towns[c.Name.En][c.Town] = true
		if c.German != "" {
			counts["clinic in two languages"]++
		}
		if c.Hours == nil {
			counts["clinic without hours"]++
			continue
		}
		for _, f := range c.Features {
			if !f.Has {
				counts["feature that is not there"]++
			}
		}
		for day, spans := range c.Hours.Week {
			if len(spans) > 1 {
				counts["split day"]++
			}
			if len(spans) > 0 && day == 6 {
				counts["Sunday"]++
			}
			if len(spans) > 0 && spans[0].Closes <= spans[0].Opens {
				counts["night"]++
			}
		}
		for _, s := range c.Hours.Special {
			if len(s.Hours) == 0 {
				counts["special days that are closed"]++
			} else {
				counts["special days that are open"]++
			}
		}
	}
	for _, p := range d.Products {
		switch {
		case p.Rating == nil:
			counts["product without a rating"]++
		case p.Rating.Best != 5:
			counts["product on another scale"]++
		}
		if len(p.Offers) != 1 {
			counts["product without one offer"]++
		}
	}
	for _, n := range names {
		if n > 1 {
			counts["name of several doctors"]++
		}
	}
	for call, n := range calls {
		if n > 1 && strings.HasPrefix(call, "Dr") {
			counts["other name of several doctors"]++
		}
	}
	for _, in := range towns {
		if len(in) > 1 {
			counts["name of clinics in several towns"]++
		}
	}
	require.Len(t, counts, 19)
	for what, n := range counts {
		assert.Greater(t, n, 9, what)
	}
}

// TestDescribe holds what the directory says to the rules of the library.
func TestDescribe(t *testing.T) {
	d := Make(Sized(800))
	graph, err := d.Graph()
	require.NoError(t, err)
	wrong := map[string]int{}
	for _, finding := range check.Run(graph, check.Vocabulary, check.Values, check.References).Findings {
		if finding.Severity >= check.Warning {
			wrong[finding.Rule+" "+finding.Message]++
		}
	}
	assert.Empty(t, wrong)
	clinic := graph.Node(rdf.Subject{Kind: rdf.IRI, Text: d.Clinics[0].ID})
	require.NotNil(t, clinic)
}
