package script_test

import (
	"context"
	"fmt"
	"html/template"
	"io"
	"os"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/schema"
)

func ExampleElement() {
	page := template.Must(template.New("page").Parse("<head><title>{{.Title}}</title>{{.Graph}}</head>\n"))
	element, err := script.Element(schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise </script> Clinic")}))
	if err != nil {
		fmt.Println(err)
		return
	}
	err = page.Execute(os.Stdout, struct {
		Title string
		Graph template.HTML
	}{"Sunrise", element})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// <head><title>Sunrise</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise \u003c/script\u003e Clinic"}</script></head>
}

func ExampleFuncMap() {
	page := template.Must(template.New("page").Funcs(script.FuncMap(jsonld.Language("de"))).Parse("<body>{{jsonld .}}</body>\n"))
	err := page.Execute(os.Stdout, schema.Describe(&schema.MedicalClinic{
		Name: schema.Localized{"de": "Klinik Sonnenaufgang", "en": "Sunrise Clinic"},
	}))
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// <body><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Klinik Sonnenaufgang"}</script></body>
}

// An error of the description comes out of the template.
func ExampleFuncMap_error() {
	page := template.Must(template.New("page").Funcs(script.FuncMap()).Parse("{{jsonld .}}"))
	err := page.Execute(io.Discard, schema.Describe(&schema.MedicalClinic{Name: schema.Text("Caf\xe9")}))
	fmt.Println(err)
	// Output:
	// template: page:1:2: executing "page" at <jsonld .>: error calling jsonld: /name: the text is not UTF-8: byte 3 is "\xe9"; expected UTF-8; jsonld.ReplaceInvalid writes U+FFFD for such bytes
}

// renderer is what templ and its kin ask of a component.
type renderer interface {
	Render(ctx context.Context, out io.Writer) error
}

// head renders what stands in the head of a page.
func head(ctx context.Context, out io.Writer, components ...renderer) error {
	fmt.Fprint(out, "<head>")
	for _, c := range components {
		if err := c.Render(ctx, out); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, "</head>")
	return nil
}

func ExampleComponent() {
	clinic := script.Component{Source: schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")})}
	if err := head(context.Background(), os.Stdout, clinic); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script></head>
}

func ExampleAppend() {
	page, err := script.Append([]byte("<head>"), schema.Describe(&schema.MedicalClinic{Name: schema.Text("Sunrise Clinic")}))
	fmt.Println(string(page)+"</head>", err)
	// Output:
	// <head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script></head> <nil>
}
