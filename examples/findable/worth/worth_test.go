package worth

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/jsonld"
)

func base(t *testing.T, text string) *knowledge.Base {
	t.Helper()
	dataset, problems := jsonld.Read([]byte(text), jsonld.Base("https://a.example/"))
	require.Empty(t, problems)
	b := knowledge.NewBuilder()
	for _, graph := range dataset.Graphs() {
		b.AddGraph("a.json", graph)
	}
	return b.Base()
}

const clinics = `{"@context": "https://schema.org", "@graph": [
{"@type": "MedicalClinic", "@id": "#harrow", "name": "Harrow", "address": {"@type": "PostalAddress", "addressLocality": "Harrow"},
 "openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "Saturday", "opens": "09:00", "closes": "12:00"}},
{"@type": "MedicalClinic", "@id": "#pinner", "name": "Pinner", "address": {"@type": "PostalAddress", "addressLocality": "Pinner"}}]}`

var questions = []question.Question{
	{Ask: "Where?", Find: question.Find{Place: question.Words{"Harrow"}}, Expect: []string{"https://a.example/#harrow"}},
	{Ask: "When?", Find: question.Find{Open: question.Words{"Saturday"}}, Expect: []string{"https://a.example/#harrow"}},
	{Ask: "Where and when?", Find: question.Find{Place: question.Words{"Harrow"}, Open: question.Words{"Saturday"}}, Expect: []string{"https://a.example/#harrow"}},
	{Ask: "Nowhere?", Find: question.Find{Place: question.Words{"Leeds"}}},
	{Ask: "</title><script>alert('ö')</script>", Find: question.Find{Name: question.Words{"Leeds"}}, Expect: []string{"https://a.example/#leeds"}},
	{Ask: `"><img src=x onerror=alert(1)>`, Find: question.Find{Name: question.Words{"Pinner"}}, Expect: []string{"https://a.example/#pinner"}},
}

func TestMeasure(t *testing.T) {
	w, err := Measure(base(t, clinics), questions)
	require.NoError(t, err)
	assert.Equal(t, 5, w.Questions, "one expects nothing")
	assert.Equal(t, 4, w.Answered)
	got := make(map[string][]string)
	var order []int
	for _, row := range w.Rows {
		assert.Equal(t, w.Answered, row.Answered+len(row.Lost), row.Kind.Name)
		order = append(order, len(row.Lost))
		for _, q := range row.Lost {
			got[row.Kind.Name] = append(got[row.Kind.Name], q.Ask)
		}
	}
	assert.Equal(t, map[string][]string{
		"Addresses":     {"Where?", "Where and when?"},
		"Opening hours": {"When?", "Where and when?"},
		"Names":         {`"><img src=x onerror=alert(1)>`},
	}, got)
	assert.Equal(t, []int{2, 2, 1}, order)
	assert.Len(t, w.Missing, len(Kinds)-3)
}

// The page is one file, and what is written in questions and names of sites is text in it.
func TestPage(t *testing.T) {
	w, err := Measure(base(t, clinics), questions)
	require.NoError(t, err)
	var page bytes.Buffer
	require.NoError(t, w.Write(&page, "<b>site</b> & co"))
	root, err := html.Parse(&page)
	require.NoError(t, err)
	counts := make(map[string]int)
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
			continue
		}
		counts[n.Data]++
		for _, a := range n.Attr {
			assert.NotContains(t, []string{"src", "href", "onerror"}, a.Key)
		}
	}
	assert.Zero(t, counts["script"]+counts["img"]+counts["b"]+counts["link"])
	assert.Equal(t, 1, counts["svg"])
	assert.Equal(t, 3, counts["rect"])
	assert.Contains(t, text.String(), `"><img src=x onerror=alert(1)>`)
	assert.Contains(t, text.String(), "<b>site</b> & co: 4 of 5 questions")

	var empty bytes.Buffer
	require.NoError(t, new(Worth).Write(&empty, ""))
	assert.Contains(t, empty.String(), "No question is lost")
}

func TestKinds(t *testing.T) {
	seen := make(map[string]bool)
	for _, kind := range Kinds {
		for _, name := range kind.Properties {
			assert.True(t, vocab.Lookup(name).Is(vocab.Property), name)
			assert.False(t, seen[name], name)
			seen[name] = true
		}
	}
}
