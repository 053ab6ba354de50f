package script_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"html/template"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

var update = flag.Bool("update", false, "write what comes out into testdata")

// hostile is a description whose text would end a script element.
func hostile() *schema.Description {
	return schema.Describe(&schema.Thing{Name: schema.Text(`</script>'"`)})
}

// bad is a description that cannot be written.
func bad() *schema.Description {
	return schema.Describe(&schema.Thing{Name: schema.Text("a\xff")})
}

// templates are the positions of a page in which html/template escapes
// differently.
var templates = []struct{ name, text string }{
	{"script", `<script type="application/ld+json">{{.Value}}</script>`},
	{"script, type in upper case with a parameter", `<script type="APPLICATION/LD+JSON; charset=utf-8">{{.Value}}</script>`},
	{"script, type from the data", `<script type="{{.Type}}">{{.Value}}</script>`},
	{"script, within quotes", `<script type="application/ld+json">"{{.Value}}"</script>`},
	{"script of another type", `<script type="text/turtle">{{.Value}}</script>`},
	{"body", `<body>{{.Value}}</body>`},
	{"head", `<head>{{.Value}}</head>`},
	{"attribute", `<div data-graph="{{.Value}}"></div>`},
}

// E4: what our types become in each position of a template, kept in a file that
// people can read, with a verdict that a parser of HTML gives.
func TestE4Templates(t *testing.T) {
	const path = "testdata/templates.txtar"
	element, err := script.Element(hostile())
	require.NoError(t, err)
	values := []struct {
		name  string
		value any
	}{
		{"jsonld.Document", jsonld.Document{Source: hostile()}},
		{"*jsonld.Document", &jsonld.Document{Source: hostile()}},
		{"script.Element", element},
	}
	written := txtar.Archive{Comment: []byte("What html/template makes of the values of our packages, position by position.\nTo write anew: go test ./jsonld/script -run E4 -update\n\n")}
	for _, position := range templates {
		var b strings.Builder
		fmt.Fprintf(&b, "%s\n\n", position.text)
		show := func(name, text string, value any) {
			page := execute(t, text, map[string]any{"Value": value, "Type": jsonld.MediaType})
			fmt.Fprintf(&b, "%s: %s\n%s\n\n", name, verdict(t, page), page)
		}
		for _, v := range values {
			show(v.name, position.text, v.value)
		}
		show("{{jsonld .}}", strings.Replace(position.text, "{{.Value}}", "{{jsonld .Value}}", 1), hostile())
		written.Files = append(written.Files, txtar.File{Name: position.name, Data: []byte(b.String())})
	}
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, txtar.Format(&written), 0o644))
	}
	golden, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(golden), string(txtar.Format(&written)))
}

func execute(t *testing.T, text string, data any) string {
	t.Helper()
	var page strings.Builder
	require.NoError(t, template.Must(template.New("").Funcs(script.FuncMap()).Parse(text)).Execute(&page, data))
	return page.String()
}

// verdict says what a reader of the page finds in it.
func verdict(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	found := "no JSON-LD"
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" {
			continue
		}
		require.Equal(t, "no JSON-LD", found, "a second script")
		kind := ""
		for _, attribute := range n.Attr {
			kind = strings.ToLower(attribute.Val)
		}
		var value any
		switch err := json.Unmarshal([]byte(n.FirstChild.Data), &value); {
		case !strings.HasPrefix(kind, jsonld.MediaType):
			found = "a script of another type"
		case err != nil:
			found = "broken JSON"
		default:
			found = fmt.Sprintf("%T", value)
			if object, is := value.(map[string]any); is {
				found = "the object"
				require.Equal(t, `</script>'"`, object["name"])
			}
		}
	}
	return found
}

// Where our functions say that the values belong, they come out as objects, and
// as nothing else.
func TestE4ObjectsWhereTheyBelong(t *testing.T) {
	for _, text := range []string{
		`<script type="application/ld+json">{{.}}</script>`, `<body>{{.}}</body>`, `<head>{{.}}</head>`,
	} {
		var value any = jsonld.Document{Source: hostile()}
		if !strings.HasPrefix(text, "<script") {
			element, err := script.Element(hostile())
			require.NoError(t, err)
			value = element
		}
		assert.Equal(t, "the object", verdict(t, execute(t, text, value)))
	}
	document, err := jsonld.Marshal(hostile())
	require.NoError(t, err)
	assert.Equal(t, `<script type="application/ld+json">`+string(document)+`</script>`,
		execute(t, `<script type="application/ld+json">{{.}}</script>`, jsonld.Document{Source: hostile()}), "the bytes that were written")
}

// E5: an error of the description comes out, with nothing of an element.
func TestE5ErrorsComeOut(t *testing.T) {
	var problem *rdf.Problem

	element, err := script.Element(bad())
	require.ErrorAs(t, err, &problem)
	assert.Equal(t, "/name", problem.Pointer)
	assert.Empty(t, element)

	buffer, err := script.Append([]byte("before"), bad())
	require.ErrorAs(t, err, &problem)
	assert.Equal(t, "before", string(buffer))

	for _, text := range []string{`<body>{{jsonld .}}</body>`, `{{with jsonld .}}{{.}}{{end}}`, `<body>{{. | jsonld}}</body>`} {
		var page strings.Builder
		err = template.Must(template.New("").Funcs(script.FuncMap()).Parse(text)).Execute(&page, bad())
		require.ErrorAs(t, err, &problem)
		assert.NotContains(t, page.String(), "script")
	}
	element, err = script.Element(bad(), jsonld.ReplaceInvalid())
	require.NoError(t, err)
	assert.Contains(t, element, "a\uFFFD")
}

// E5: why the packages do not leave errors to templates. html/template prints a
// marshaler's error as a comment before null, and Execute returns nil.
func TestE5HTMLTemplateSwallowsErrorsOfMarshalers(t *testing.T) {
	page := execute(t, `<script type="application/ld+json">{{.}}</script>`, jsonld.Document{Source: bad()})
	assert.True(t, strings.HasPrefix(page, `<script type="application/ld+json"> /* json: error calling MarshalJSON`), page)
	assert.True(t, strings.HasSuffix(page, `*/null </script>`), page)
	assert.Equal(t, "broken JSON", verdict(t, page))
}

// What is missing in the data of a template is an error too.
func TestFuncMapWithoutSource(t *testing.T) {
	for _, text := range []string{`{{jsonld .Missing}}`, `{{jsonld nil}}`, `{{jsonld .Nil}}`, `{{jsonld "text"}}`} {
		parsed, err := template.New("").Funcs(script.FuncMap()).Parse(text)
		if err == nil {
			err = parsed.Execute(new(strings.Builder), map[string]any{"Nil": (rdf.Source)(nil)})
		}
		assert.Error(t, err, text)
	}
}

func TestFuncMapHasOptions(t *testing.T) {
	source := schema.Describe(&schema.Thing{Name: schema.Localized{"de": "Klinik", "en": "Clinic"}})
	var page strings.Builder
	require.NoError(t, template.Must(template.New("").Funcs(script.FuncMap(jsonld.Language("de"))).Parse(`{{jsonld .}}`)).Execute(&page, source))
	assert.Contains(t, page.String(), `"name":"Klinik"`)
}
