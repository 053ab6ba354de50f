// Command goldmark makes the web site of a directory of treatments from Markdown files:
// goldmark makes their text HTML, html/template the pages, and healthld describes what
// is on them.
package main

import (
	"bytes"
	"embed"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"

	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
)

//go:embed templates
var templateFiles embed.FS

// templates are the layouts. Their function jsonld gives the script element of a
// description.
var templates = template.Must(template.New("").Funcs(script.FuncMap()).ParseFS(templateFiles, "templates/*"))

// failOn is the severity of findings from which on nothing is written.
var failOn = check.Warning

// listing is the front matter of a Markdown file.
type listing struct {
	Treatment string
	Summary   string
	Specialty string // a member of schema.org's MedicalSpecialty
	Clinic    struct{ Name, Website, Street, Town, Postcode, Phone, Hours string }
	Reviews   []struct {
		Author, Date, Text string
		Stars              int
	}
}

// page is what the templates get.
type page struct {
	listing
	Path        string // "" for the first page
	Body        template.HTML
	Rating      *schema.AggregateRating // nil without reviews
	Listings    []*page                 // of the first page
	Description *schema.Description
}

func main() {
	content := flag.String("content", "content", "folder of the Markdown files")
	out := flag.String("out", "public", "folder to write the site to")
	base := flag.String("base", "https://treatments.example/", "address of the site")
	flag.Parse()
	pages, err := build(os.DirFS(*content), *out, *base)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d pages written to %s\n", pages, *out)
}

// build writes the pages of the Markdown files, and a first page that lists them, and
// gives their number. What is wrong with a file is told with its name; then nothing is
// written.
func build(content fs.FS, out, base string) (int, error) {
	names, err := fs.Glob(content, "*.md")
	if err != nil {
		return 0, err
	}
	first := &page{}
	var faults []error
	for _, name := range names {
		p, err := read(content, name)
		if err == nil {
			err = p.describe(base)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
			continue
		}
		first.Listings = append(first.Listings, p)
	}
	if err := errors.Join(append(faults, first.describeList(base))...); err != nil {
		return 0, err
	}
	for _, p := range first.Listings {
		if err := p.write(out, "listing.html"); err != nil {
			return 0, err
		}
	}
	return 1 + len(first.Listings), first.write(out, "first.html")
}

// read reads a Markdown file with its front matter.
func read(content fs.FS, name string) (*page, error) {
	text, err := fs.ReadFile(content, name)
	if err != nil {
		return nil, err
	}
	text, begins := bytes.CutPrefix(text, []byte("---\n"))
	front, body, ends := bytes.Cut(text, []byte("\n---\n"))
	if !begins || !ends {
		return nil, errors.New("it has no front matter between two lines ---")
	}
	p := &page{Path: strings.TrimSuffix(name, ".md") + "/"}
	if err := yaml.UnmarshalWithOptions(front, &p.listing, yaml.Strict()); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = goldmark.Convert(body, &b) // leaves raw HTML out
	p.Body = template.HTML(b.String())
	return p, err
}

// describe describes the page and the clinic on it, and checks what it says.
func (p *page) describe(base string) error {
	hours, err := schema.OpeningHours(p.Clinic.Hours)
	if err != nil {
		return fmt.Errorf("hours: %w", err)
	}
	clinic := &schema.MedicalClinic{
		ID: schema.ID(p.Path + "#clinic"), Name: schema.Text(p.Clinic.Name), URL: schema.URL(p.Clinic.Website),
		Telephone: schema.Text(p.Clinic.Phone),
		Address: &schema.PostalAddress{
			StreetAddress: schema.Text(p.Clinic.Street), AddressLocality: schema.Text(p.Clinic.Town),
			PostalCode: schema.Text(p.Clinic.Postcode), AddressCountry: schema.Text("GB"),
		},
		MedicalSpecialty:          schema.MedicalSpecialty("https://schema.org/" + p.Specialty),
		OpeningHoursSpecification: hours,
		AvailableService:          &schema.MedicalTherapy{Name: schema.Text(p.Treatment), Description: schema.Text(p.Summary)},
	}
	var reviews schema.ReviewList
	for _, r := range p.Reviews {
		reviews = append(reviews, &schema.Review{
			Author: &schema.Person{Name: schema.Text(r.Author)}, DatePublished: schema.Date(r.Date),
			ReviewBody:   schema.Text(r.Text),
			ReviewRating: &schema.Rating{RatingValue: schema.Integer(r.Stars), WorstRating: schema.Integer(1), BestRating: schema.Integer(5)},
		})
	}
	if len(reviews) > 0 {
		if p.Rating, err = schema.AggregateRatingOf(reviews); err != nil {
			return fmt.Errorf("reviews: %w", err)
		}
		clinic.Review, clinic.AggregateRating = reviews, p.Rating
	}
	p.Description = schema.Options{Base: base}.Describe(&schema.WebPage{
		ID: schema.ID(p.Path), Name: schema.Text(p.Treatment + " at " + p.Clinic.Name), URL: schema.URL(p.Path), InLanguage: schema.Text("en"),
		IsPartOf: schema.ID("#site"), MainEntity: clinic,
	})
	return p.check()
}

// check gives what is wrong with what the page says, as an error.
func (p *page) check() error {
	var faults []error
	for _, finding := range check.Run(p.Description, check.Vocabulary, check.Values).Findings {
		if finding.Severity >= failOn {
			faults = append(faults, fmt.Errorf("%s: %s", finding.Path, finding.Message))
		}
	}
	return errors.Join(faults...)
}

// describeList describes the first page, the site and its listings, and checks that.
func (p *page) describeList(base string) error {
	var items schema.ListItemList
	for i, l := range p.Listings {
		items = append(items, &schema.ListItem{Position: schema.Integer(i + 1), URL: schema.URL(l.Path), Name: schema.Text(l.Treatment)})
	}
	p.Description = schema.Options{Base: base}.Describe(&schema.CollectionPage{
		ID: schema.ID(base), Name: schema.Text("Treatments near you"), URL: schema.URL(base), InLanguage: schema.Text("en"),
		IsPartOf:   &schema.WebSite{ID: "#site", Name: schema.Text("The Treatment Shelf"), URL: schema.URL(base)},
		MainEntity: &schema.ItemList{ItemListElement: items, NumberOfItems: schema.Integer(len(items))},
	})
	return p.check()
}

// write writes the page by a template, if that comes to its end.
func (p *page) write(out, layout string) error {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, layout, p); err != nil {
		return err
	}
	folder := filepath.Join(out, filepath.FromSlash(p.Path))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "index.html"), b.Bytes(), 0o644)
}
