package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/site"
)

const base = "https://sunrise.example/"

var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// write makes pages of JSON-LD by the names of their files.
func write(t *testing.T, folder string, pages map[string]string) {
	t.Helper()
	for name, text := range pages {
		name = filepath.Join(folder, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		if !strings.Contains(text, "<") {
			text = `<!doctype html><html lang="en"><head><title>t</title>` + "\n" + `<script type="application/ld+json">` + text + `</script></head></html>`
		}
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

// publishPages writes pages and their feed.
func publishPages(t *testing.T, pages map[string]string, change func(*Options)) (*Result, string) {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "pages"), pages)
	return publishIn(t, folder, change), filepath.Join(folder, "out")
}

func publishIn(t *testing.T, folder string, change func(*Options)) *Result {
	t.Helper()
	options := Options{
		Read: site.ReadOptions{Pages: filepath.Join(folder, "pages"), Base: base},
		Out:  filepath.Join(folder, "out"), Now: monday,
	}
	if change != nil {
		change(&options)
	}
	result, err := Write(t.Context(), options)
	require.NoError(t, err)
	return result
}

// linesOf gives the things of a feed by their ids.
func linesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "things*.jsonl"))
	require.NoError(t, err)
	lines := make(map[string]string)
	for _, name := range names {
		for line := range strings.Lines(read(t, name)) {
			var head struct {
				Context string `json:"@context"`
				ID      string `json:"@id"`
			}
			require.NoError(t, json.Unmarshal([]byte(line), &head), line)
			assert.Equal(t, "https://schema.org", head.Context)
			assert.NotContains(t, lines, head.ID, "one line a thing")
			lines[head.ID] = strings.TrimSuffix(line, "\n")
		}
	}
	return lines
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}

func TestPagesBecomeOneThing(t *testing.T) {
	const head = `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"https://sunrise.example/#clinic"`
	tests := map[string]struct {
		pages map[string]string
		want  string // the line of the clinic
	}{
		"short forms add nothing": {
			map[string]string{
				"a.html":     `{"@context":"https://schema.org","@graph":[{"@type":"MedicalClinic","@id":"/#clinic","name":"Sunrise"}]}`,
				"index.html": `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","name":"Sunrise","telephone":"+44 1632 960100","address":{"@type":"PostalAddress","postalCode":"SR1 1AA"}}`,
				"z.html":     `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","name":"Sunrise","address":{"@type":"PostalAddress","postalCode":"SR1 1AA"}}`,
			},
			head + `,"name":"Sunrise","telephone":"+44 1632 960100","address":{"@type":"PostalAddress","postalCode":"SR1 1AA"}}`,
		},
		"what pages add stands beside": {
			map[string]string{
				"a.html": `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","employee":{"@id":"/#ann"}}`,
				"b.html": `{"@context":"https://schema.org","@type":["MedicalClinic","Pharmacy"],"@id":"/#clinic","employee":{"@type":"Person","@id":"/#bob","name":"Bob"}}`,
			},
			`{"@context":"https://schema.org","@type":["MedicalClinic","Pharmacy"],"@id":"https://sunrise.example/#clinic","employee":[{"@id":"https://sunrise.example/#ann"},{"@id":"https://sunrise.example/#bob"}]}`,
		},
		"equal things of one page stay as many": {
			map[string]string{
				"a.html": `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","review":[{"@type":"Review","reviewBody":"Good"},{"@type":"Review","reviewBody":"Good"}]}`,
				"b.html": `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","review":{"@type":"Review","reviewBody":"Good"}}`,
			},
			head + `,"review":[{"@type":"Review","reviewBody":"Good"},{"@type":"Review","reviewBody":"Good"}]}`,
		},
		"Microdata and JSON-LD are one": {
			map[string]string{
				"a.html": `<html><head></head><body><div itemscope itemtype="https://schema.org/MedicalClinic" itemid="/#clinic"><b itemprop="name">Sunrise</b></div></body></html>`,
				"b.html": `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","telephone":"1"}`,
			},
			head + `,"name":"Sunrise","telephone":"1"}`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, out := publishPages(t, test.pages, nil)
			assert.Empty(t, result.Conflicts)
			assert.Empty(t, result.Problems)
			assert.Equal(t, test.want, linesOf(t, out)["https://sunrise.example/#clinic"])
		})
	}
}

func TestConflicts(t *testing.T) {
	clinic := func(rest string) string {
		return `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic",` + rest + `}`
	}
	german := func(rest string) string {
		return `<html lang="de"><script type="application/ld+json">` + clinic(rest) + `</script></html>`
	}
	tests := map[string]struct {
		a, b string
		want string // of the conflict; empty for none
	}{
		"a name":                     {clinic(`"name":"Sunrise"`), clinic(`"name":"Sunset"`), `name of https://sunrise.example/#clinic: "Sunrise" in a.html:2:`},
		"spaces and case":            {clinic(`"name":"Sunrise  clinic"`), clinic(`"name":"sunrise Clinic"`), ""},
		"numbers and texts, nested":  {clinic(`"geo":{"@type":"GeoCoordinates","latitude":1.5,"longitude":2}`), clinic(`"geo":{"@type":"GeoCoordinates","latitude":"1.50","longitude":"2.0"}`), ""},
		"two numbers, nested":        {clinic(`"geo":{"@type":"GeoCoordinates","latitude":1.5,"longitude":2}`), clinic(`"geo":{"@type":"GeoCoordinates","latitude":1.6,"longitude":2}`), "geo of"},
		"two languages of pages":     {clinic(`"name":"Sunrise"`), german(`"name":"Sonnenaufgang"`), ""},
		"tagged against tagged":      {clinic(`"name":{"@language":"de","@value":"A"}`), clinic(`"name":{"@language":"DE","@value":"B"}`), "name of"},
		"a date in two languages":    {clinic(`"foundingDate":"1999"`), german(`"foundingDate":"1998"`), "foundingDate of"},
		"number and its text":        {clinic(`"numberOfBeds":5`), clinic(`"numberOfBeds":"5"`), ""},
		"one of two":                 {clinic(`"name":["Sunrise","Dawn"]`), clinic(`"name":"Dawn"`), ""},
		"properties of many values":  {clinic(`"slogan":"1"`), clinic(`"slogan":"2"`), ""},
		"telephone numbers":          {clinic(`"telephone":"+44 1632 960001"`), clinic(`"telephone":"+44 1632 960002"`), "telephone of"},
		"one telephone number":       {clinic(`"telephone":["+44 1632 960001","+44 1632 960002"]`), clinic(`"telephone":"tel:01632-960001"`), ""},
		"telephone IRIs":             {clinic(`"telephone":{"@id":"tel:+441632960001"}`), clinic(`"telephone":{"@id":"tel:+44-1632-960001"}`), ""},
		"hours of days":              {clinic(`"openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":"Monday","opens":"09:00","closes":"17:00"}`), clinic(`"openingHoursSpecification":{"@type":"OpeningHoursSpecification","validFrom":"2026-12-24","validThrough":"2026-12-26"}`), ""},
		"e-mail addresses":           {clinic(`"email":"a@sunrise.example"`), clinic(`"email":"b@sunrise.example"`), "email of"},
		"one e-mail address":         {clinic(`"email":"a@sunrise.example"`), clinic(`"email":"mailto:A@sunrise.example"`), ""},
		"opening hours":              {clinic(`"openingHours":"Mo-Fr 09:00-17:00"`), clinic(`"openingHours":"Mo-Fr 08:00-17:00"`), "openingHours of"},
		"addresses":                  {clinic(`"address":{"postalCode":"1"}`), clinic(`"address":{"postalCode":"2"}`), `{"1"}`},
		"a shorter address":          {clinic(`"address":{"postalCode":"1"}`), clinic(`"address":{"postalCode":"1","addressLocality":"X"}`), ""},
		"names of links":             {strings.Replace(clinic(`"name":"Clinic"`), "MedicalClinic", "WebPage", 1), strings.Replace(clinic(`"name":"Our clinic"`), "MedicalClinic", "WebPage", 1), ""},
		"a text and a thing":         {clinic(`"address":"1 Main Street"`), clinic(`"address":{"postalCode":"1"}`), ""},
		"an organisation's branches": {strings.Replace(clinic(`"address":{"postalCode":"1"}`), "MedicalClinic", "Organization", 1), strings.Replace(clinic(`"address":{"postalCode":"2"}`), "MedicalClinic", "Organization", 1), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			result, out := publishPages(t, map[string]string{"a.html": test.a, "b.html": test.b}, nil)
			if test.want == "" {
				assert.Empty(t, result.Conflicts)
				return
			}
			require.Len(t, result.Conflicts, 1)
			text := strings.ReplaceAll(result.Conflicts[0].String(), filepath.Join(filepath.Dir(out), "pages")+string(filepath.Separator), "")
			assert.Contains(t, strings.ReplaceAll(text, "{1}", `{"1"}`), test.want)
			for _, said := range result.Conflicts[0].Values {
				require.Len(t, said.Places, 1)
				assert.True(t, said.Places[0].IsValid(), "a place with its line")
			}
			var line map[string]any
			require.NoError(t, json.Unmarshal([]byte(linesOf(t, out)["https://sunrise.example/#clinic"]), &line))
			for property, value := range line {
				if !strings.HasPrefix(property, "@") {
					assert.Len(t, value, 2, "both values of %s stay", property)
				}
			}
		})
	}
}

func TestThingsWithoutName(t *testing.T) {
	result, out := publishPages(t, map[string]string{
		"a.html": `{"@context":"https://schema.org","@graph":[
			{"@type":"Person","@id":"/#a","worksFor":{"@id":"_:firm"}},{"@type":"Person","@id":"/#b","worksFor":{"@id":"_:firm"}},
			{"@id":"_:firm","@type":"Organization","name":"Firm"},
			{"@id":"_:x","@type":"Person","knows":{"@id":"_:y"}},{"@id":"_:y","@type":"Person","knows":{"@id":"_:x"}},
			{"@type":"WebSite","name":"Sunrise"},
			{"@type":"Person","@id":"https://other.example/#c","name":"C","knows":{"@id":"_:nobody"}}]}`,
		"b.html": `{"@context":"https://schema.org","@type":"WebSite","name":"Sunrise"}`,
	}, nil)
	lines := linesOf(t, out)
	assert.Equal(t, `{"@context":"https://schema.org","@type":"WebSite","name":"Sunrise"}`, lines[""], "equal ones of two pages are one")
	assert.Equal(t, 1, result.Unnamed)
	assert.Equal(t, 2, result.Given, "the firm, and one of the circle")
	assert.Equal(t, 1, result.Foreign)
	assert.Equal(t, []string{"https://other.example/#c"}, result.ForeignIDs)
	assert.Equal(t, `{"@context":"https://schema.org","@type":"Person","@id":"https://other.example/#c","name":"C","knows":{}}`, lines["https://other.example/#c"])
	var a, b struct {
		WorksFor struct {
			ID string `json:"@id"`
		} `json:"worksFor"`
	}
	require.NoError(t, json.Unmarshal([]byte(lines[base+"#a"]), &a))
	require.NoError(t, json.Unmarshal([]byte(lines[base+"#b"]), &b))
	assert.Equal(t, a, b)
	assert.Regexp(t, `^https://sunrise\.example/\.well-known/genid/[0-9a-f]{32}$`, a.WorksFor.ID)
	assert.Contains(t, lines[a.WorksFor.ID], `"name":"Firm"`)
	circle := 0
	for id, line := range lines {
		if strings.Contains(line, `"knows":{"@type":"Person","knows":{"@id":"`+id+`"}}`) {
			circle++
		}
	}
	assert.Equal(t, 1, circle, "the circle stands in one line")
}

// doctors makes a page for each number.
func doctors(from, to int) map[string]string {
	pages := make(map[string]string)
	for i := from; i < to; i++ {
		pages[fmt.Sprintf("team/%04d.html", i)] = fmt.Sprintf(`{"@context":"https://schema.org","@graph":[
			{"@type":"Person","@id":"/team/%d#me","name":"Doctor %d","worksFor":{"@type":"MedicalClinic","@id":"/#clinic","name":"Sunrise"}}]}`, i, i)
	}
	return pages
}

// partsIn gives the files of the feed with their contents.
func partsIn(t *testing.T, out string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(out, "things*"))
	require.NoError(t, err)
	parts := make(map[string]string)
	for _, name := range names {
		parts[filepath.Base(name)] = read(t, name)
	}
	return parts
}

func TestPartsAreBoundedAndStay(t *testing.T) {
	small := func(o *Options) { o.Things = 40 }
	folder := t.TempDir()
	write(t, filepath.Join(folder, "pages"), doctors(0, 300))
	first := publishIn(t, folder, small)
	before := partsIn(t, filepath.Join(folder, "out"))
	assert.Equal(t, 301, first.Things)
	assert.Greater(t, len(before), 16, "8 parts or more in each notation")
	total := 0
	for _, p := range first.Parts {
		assert.LessOrEqual(t, p.Things, 40)
		assert.True(t, p.Written)
		assert.Len(t, before[p.Name], int(p.Bytes))
		if p.Notation == JSONLines {
			total += strings.Count(before[p.Name], "\n")
		}
	}
	assert.Equal(t, 301, total)

	// The same again changes nothing.
	tuesday := monday.AddDate(0, 0, 1)
	again := publishIn(t, folder, func(o *Options) { small(o); o.Now = tuesday })
	for _, p := range again.Parts {
		assert.False(t, p.Written, p.Name)
		assert.Equal(t, monday, p.Modified, p.Name)
	}

	// One doctor changes, one comes, one goes.
	const changes = 3
	pages := doctors(300, 301)
	pages["team/0007.html"] = `{"@context":"https://schema.org","@type":"Person","@id":"/team/7#me","name":"Doctor Seven","worksFor":{"@id":"/#clinic"}}`
	write(t, filepath.Join(folder, "pages"), pages)
	require.NoError(t, os.Remove(filepath.Join(folder, "pages", "team", "0200.html")))
	changed := publishIn(t, folder, func(o *Options) { small(o); o.Now = tuesday })
	after := partsIn(t, filepath.Join(folder, "out"))
	other := 0
	for _, p := range changed.Parts {
		if same := before[p.Name] == after[p.Name]; same {
			assert.Equal(t, monday, p.Modified, p.Name)
			assert.False(t, p.Written, p.Name)
		} else {
			other++
			assert.Equal(t, tuesday, p.Modified, p.Name)
		}
	}
	assert.LessOrEqual(t, other, 2*(changes+1), "a change touches a part in each notation, and splits one at most")
	assert.Positive(t, other)

	// The map says the same.
	var m struct {
		URL []struct {
			Attribute string `xml:"contentType,attr"`
			Loc       string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
			LastMod   string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
			Element   string `xml:"http://schema.org/schemas/schemafeed/0.1 contentType"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	require.NoError(t, xml.Unmarshal([]byte(read(t, filepath.Join(folder, "out", "schemamap.xml"))), &m))
	n := 0
	for _, p := range changed.Parts {
		if p.Notation != JSONLines {
			continue
		}
		assert.Equal(t, base+p.Name, m.URL[n].Loc)
		assert.Equal(t, p.Modified.Format(time.RFC3339), m.URL[n].LastMod)
		assert.Equal(t, "structuredData/schema.org", m.URL[n].Attribute)
		assert.Equal(t, "structuredData/schema.org", m.URL[n].Element)
		n++
	}
	assert.Len(t, m.URL, n)

	// With room for all, the parts of before go.
	whole := publishIn(t, folder, nil)
	assert.Len(t, whole.Parts, 2)
	assert.Len(t, whole.Removed, len(changed.Parts))
	assert.Len(t, partsIn(t, filepath.Join(folder, "out")), 2)
}

// What is put into temporary files comes out as what is held.
func TestMemoryMakesNoDifference(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "pages"), doctors(0, 200))
	publishIn(t, folder, nil)
	held := partsIn(t, filepath.Join(folder, "out"))
	publishIn(t, folder, func(o *Options) {
		o.Out, o.Memory, o.Read.Jobs = filepath.Join(folder, "little"), 2000, 1
	})
	assert.Equal(t, held, partsIn(t, filepath.Join(folder, "little")))
}

func TestNotationsSayTheSame(t *testing.T) {
	_, out := publishPages(t, doctors(0, 50), func(o *Options) { o.Notations = []Notation{NQuads, JSON, JSONLines}; o.Things = 20 })
	var union, quads rdf.Graph
	var fromArrays []json.RawMessage
	for name, text := range partsIn(t, out) {
		switch filepath.Ext(name) {
		case ".jsonl":
			for line := range strings.Lines(text) {
				dataset, problems := jsonld.Read([]byte(line))
				require.Empty(t, problems)
				require.NoError(t, dataset.Graph(rdf.Subject{}).TellTo(&union))
			}
		case ".json":
			var things []json.RawMessage
			require.NoError(t, json.Unmarshal([]byte(text), &things))
			fromArrays = append(fromArrays, things...)
		case ".nq":
			dataset, problems := rdf.Read([]byte(text), rdf.NTriples)
			require.Empty(t, problems)
			require.NoError(t, dataset.Graph(rdf.Subject{}).TellTo(&quads))
		}
	}
	same, err := rdf.Isomorphic(&union, &quads)
	require.NoError(t, err)
	assert.True(t, same)
	assert.Len(t, fromArrays, 51)
}

func TestFilesOfOthersStay(t *testing.T) {
	for name, content := range map[string]string{
		"schemamap.xml": "<urlset/>", "things.jsonl": "{}", "things.nq": "", "schemamap.json": `{"version":"https://jsonfeed.org/version/1"}`,
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			write(t, filepath.Join(folder, "pages"), doctors(0, 2))
			require.NoError(t, os.Mkdir(filepath.Join(folder, "out"), 0o755))
			file := filepath.Join(folder, "out", name)
			require.NoError(t, os.WriteFile(file, []byte(content), 0o644))
			_, err := Write(t.Context(), Options{
				Read: site.ReadOptions{Pages: filepath.Join(folder, "pages"), Base: base}, Out: filepath.Join(folder, "out"), Now: monday,
			})
			require.ErrorContains(t, err, name)
			assert.Equal(t, content, read(t, file))
			entries, err := os.ReadDir(filepath.Join(folder, "out"))
			require.NoError(t, err)
			assert.Len(t, entries, 1, "nothing else is written")
		})
	}
	t.Run("changed since", func(t *testing.T) {
		folder := t.TempDir()
		write(t, filepath.Join(folder, "pages"), doctors(0, 2))
		publishIn(t, folder, nil)
		file := filepath.Join(folder, "out", "things.nq")
		require.NoError(t, os.WriteFile(file, []byte("mine"), 0o644))
		result := publishIn(t, folder, func(o *Options) { o.Notations = []Notation{JSONLines} })
		assert.Equal(t, []string{"things.nq"}, result.Kept)
		assert.Equal(t, "mine", read(t, file))
	})
}

// A folder without pages is not the site, and must not take the feed away.
func TestNoPages(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "pages"), doctors(0, 2))
	publishIn(t, folder, nil)
	before := partsIn(t, filepath.Join(folder, "out"))
	require.NoError(t, os.Mkdir(filepath.Join(folder, "empty"), 0o755))
	_, err := Write(t.Context(), Options{
		Read: site.ReadOptions{Pages: filepath.Join(folder, "empty"), Base: base}, Out: filepath.Join(folder, "out"), Now: monday,
	})
	require.ErrorContains(t, err, "no pages")
	assert.Equal(t, before, partsIn(t, filepath.Join(folder, "out")))
}

func TestStateElsewhere(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "pages"), doctors(0, 2))
	with := func(now time.Time) func(*Options) {
		return func(o *Options) { o.State, o.Now = filepath.Join(folder, "feed.state"), now }
	}
	publishIn(t, folder, with(monday))
	require.NoError(t, os.RemoveAll(filepath.Join(folder, "out")))
	result := publishIn(t, folder, with(monday.AddDate(0, 0, 5)))
	for _, p := range result.Parts {
		assert.Equal(t, monday, p.Modified)
		assert.True(t, p.Written)
	}
	assert.NoFileExists(t, filepath.Join(folder, "out", "schemamap.json"))
}

// A feed that could not be written to its end is written again by the next run.
func TestRunThatFailedIsRunAgain(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "pages"), doctors(0, 2))
	file := filepath.Join(folder, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	_, err := Write(t.Context(), Options{
		Read: site.ReadOptions{Pages: filepath.Join(folder, "pages"), Base: base},
		Out:  filepath.Join(folder, "out"), State: filepath.Join(file, "feed.state"), Now: monday,
	})
	require.Error(t, err)
	result := publishIn(t, folder, nil)
	assert.NotEmpty(t, result.Parts)
	// One that has its parts and not its map, as after an interruption.
	require.NoError(t, os.Remove(filepath.Join(folder, "out", "schemamap.xml")))
	publishIn(t, folder, nil)
	assert.FileExists(t, filepath.Join(folder, "out", "schemamap.xml"))
}

func TestAddressOfTheFolder(t *testing.T) {
	for name, test := range map[string]struct {
		out, address, want string
	}{
		"beside the pages":      {"out", "", base + "schemamap.xml"},
		"the pages themselves":  {"pages", "", base + "schemamap.xml"},
		"a folder in the pages": {"pages/data feed/x", "", base + "data%20feed/x/schemamap.xml"},
		"a base without a path": {"out", "", base + "schemamap.xml"},
		"said":                  {"pages/x", "https://feeds.sunrise.example/a/", "https://feeds.sunrise.example/a/schemamap.xml"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			write(t, filepath.Join(folder, "pages"), doctors(0, 1))
			result := publishIn(t, folder, func(o *Options) {
				o.Out, o.Address = filepath.Join(folder, filepath.FromSlash(test.out)), test.address
				if strings.Contains(name, "without a path") {
					o.Read.Base = strings.TrimSuffix(base, "/")
				}
			})
			assert.Equal(t, test.want, result.SchemaMap)
			assert.FileExists(t, filepath.Join(folder, filepath.FromSlash(test.out), "schemamap.xml"))
		})
	}
}

func TestOptionsThatCannotBe(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, doctors(0, 1))
	for want, change := range map[string]func(*Options){
		"the base":               func(o *Options) { o.Read.Base = "" },
		"no address of a folder": func(o *Options) { o.Read.Base = "https://x.example/page" },
		"Now":                    func(o *Options) { o.Now = time.Time{} },
		"Out":                    func(o *Options) { o.Out = "" },
		"notation":               func(o *Options) { o.Notations = []Notation{7} },
		"the address":            func(o *Options) { o.Address = "https://x.example/feed" },
	} {
		options := Options{Read: site.ReadOptions{Pages: folder, Base: base}, Out: filepath.Join(folder, "out"), Now: monday}
		change(&options)
		_, err := Write(t.Context(), options)
		assert.ErrorContains(t, err, want)
	}
}

func TestAddToRobots(t *testing.T) {
	const at = "https://sunrise.example/schemamap.xml"
	const line = "Schemamap: " + at
	for name, test := range map[string]struct{ before, after string }{
		"empty":             {"", line + "\n"},
		"a group":           {"User-agent: *\nDisallow: /x\n", "User-agent: *\nDisallow: /x\n" + line + "\n"},
		"no end of line":    {"Allow: /", "Allow: /\n" + line + "\n"},
		"line ends of DOS":  {"Allow: /\r\n", "Allow: /\r\n" + line + "\r\n"},
		"old ends of lines": {"schemaMap:" + at + "\rAllow: /", "schemaMap:" + at + "\rAllow: /"},
		"it is there":       {"schemamap : " + at + "  # ours\nAllow: /", "schemamap : " + at + "  # ours\nAllow: /"},
		"a mark of order":   {"\ufeffSchemamap: " + at, "\ufeffSchemamap: " + at},
		"another map":       {"Schemamap: " + at + "2\n", "Schemamap: " + at + "2\n" + line + "\n"},
		"in a comment":      {"# " + line + "\n", "# " + line + "\n" + line + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			after := AddToRobots([]byte(test.before), at)
			assert.Equal(t, test.after, string(after))
			assert.Equal(t, test.after, string(AddToRobots(after, at)), "once is enough")
		})
	}
	file := filepath.Join(t.TempDir(), "robots.txt")
	for i, want := range []bool{true, false} {
		changed, err := AddToRobotsFile(file, at)
		require.NoError(t, err)
		assert.Equal(t, want, changed, i)
	}
	assert.Equal(t, line+"\n", read(t, file))
}

// What is hostile in a page is text in the feed.
func TestHostileTexts(t *testing.T) {
	const evil = `</script><script>alert(1)</script>` + "\u2028\n\"'&<>\\ \x7f" + "\U0001F600"
	page, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "Person", "@id": "/#p?a=1&b=2", "name": evil})
	require.NoError(t, err)
	deep := `{"@type":"Person","knows":` + strings.Repeat(`{"knows":`, 200) + `{"name":"end"}` + strings.Repeat("}", 201)
	result, out := publishPages(t, map[string]string{
		"a&b.html": string(page),
		"c.html":   `{"@context":"https://schema.org","@graph":[` + deep + `]}`,
		"bad.html": `{"@context":"https://schema.org","@type":"Person","@id":"javascript:alert(1)","url":"http://[","name":"x"}`,
	}, func(o *Options) { o.Address = "https://x.example/a&'b/" })
	lines := linesOf(t, out)
	var got map[string]any
	require.NoError(t, json.Unmarshal([]byte(lines[base+"#p?a=1&b=2"]), &got))
	assert.Equal(t, evil, got["name"])
	assert.NotContains(t, lines[base+"#p?a=1&b=2"], "<")
	assert.Contains(t, read(t, filepath.Join(out, "schemamap.xml")), "https://x.example/a&amp;&#39;b/things.jsonl")
	assert.Equal(t, 3, result.Given, "what lies too deep has lines of its own")
	for _, line := range lines {
		_, problems := jsonld.Read([]byte(line))
		assert.Empty(t, problems)
	}
	assert.Contains(t, lines, "javascript:alert(1)", "an IRI like any other, in data")
	assert.Equal(t, []string{"javascript:alert(1)"}, result.ForeignIDs)
}

func TestBrokenRecords(t *testing.T) {
	f := &fragment{hash: 1, id: base, page: "p", language: "en", thing: &thing{types: []string{"a"}, properties: []property{{iri: "b", values: []value{
		{Object: rdf.Object{Kind: rdf.String, Text: "t"}, line: 3, column: 4},
		{Object: rdf.Object{Kind: rdf.BlankNode}, nested: &thing{types: []string{"c"}}},
		{Object: rdf.Object{Kind: rdf.IRI, Text: base}, named: true},
	}}}}}
	record := f.appendTo(nil)
	got, err := decode(record)
	require.NoError(t, err)
	f.thing.id = base
	assert.Equal(t, f, got)
	for n := range len(record) {
		_, err := decode(record[:n])
		assert.ErrorIs(t, err, errBroken)
	}
	assert.Equal(t, record, bytes.Clone(record))
}
