package site_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// sunrise makes a site of two pages and gives its folder.
func sunrise() string {
	folder, err := os.MkdirTemp("", "sunrise")
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range map[string]string{
		"index.html": "<html lang=en><title>Sunrise Clinics</title><h1>Sunrise Clinics</h1></html>",
		"leeds.html": "<html lang=en><title>Sunrise Leeds</title><h1>Sunrise Leeds</h1></html>",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	return folder
}

// sunriseContent is what the site has to say.
func sunriseContent() *site.Content {
	described := schema.Describe(
		&schema.MedicalOrganization{ID: "https://sunrise.example/#group", Name: schema.Text("Sunrise Clinics"), URL: schema.URL("https://sunrise.example/")},
		&schema.MedicalClinic{
			ID: "https://sunrise.example/leeds#clinic", Name: schema.Text("Sunrise Leeds"), URL: schema.URL("https://sunrise.example/leeds"),
			Telephone: schema.Text("+44 1632 960100"), ParentOrganization: schema.ID("https://sunrise.example/#group"),
		},
	)
	content, err := site.NewContent(described, site.Settings{Base: "https://sunrise.example/", Owner: "https://sunrise.example/#group"})
	if err != nil {
		log.Fatal(err)
	}
	return content
}

// Each page gets what belongs on it, and in short what that refers to.
func ExampleBuild() {
	folder := sunrise()
	defer os.RemoveAll(folder)
	result, err := site.Build(context.Background(), sunriseContent(), site.Options{Pages: folder})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Pages, "pages,", result.Written, "written,", result.Placed, "things on them")
	// Output: 2 pages, 2 written, 2 things on them
}

// What stands on a page, without any folder.
func ExampleNewContent() {
	content := sunriseContent()
	for _, address := range content.Addresses() {
		for _, thing := range content.Page(address, page.Head{Language: "en"}).Things {
			fmt.Println(address, thing.Subject)
		}
	}
	// Output:
	// https://sunrise.example/ <https://sunrise.example/#group>
	// https://sunrise.example/leeds <https://sunrise.example/leeds#clinic>
}

// A built site is read again, several pages at a time, and told in the order of names.
func ExampleRead() {
	folder := sunrise()
	defer os.RemoveAll(folder)
	if _, err := site.Build(context.Background(), sunriseContent(), site.Options{Pages: folder}); err != nil {
		log.Fatal(err)
	}
	options := site.ReadOptions{Pages: folder, Base: "https://sunrise.example/"}
	result, err := site.Read(context.Background(), options, func(f *site.File) string {
		report := check.Run(f.Input(), check.All())
		return fmt.Sprintf("%s: %d triples, %d findings", f.Name, f.Document.Graph().Len(), len(report.Findings))
	}, func(line string) error {
		fmt.Println(line)
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Pages, "pages")
	// Output:
	// index.html: 11 triples, 0 findings
	// leeds.html: 16 triples, 0 findings
	// 2 pages
}

// The things of a whole site, once its pages are let go.
func ExampleSummarize() {
	folder := sunrise()
	defer os.RemoveAll(folder)
	if _, err := site.Build(context.Background(), sunriseContent(), site.Options{Pages: folder}); err != nil {
		log.Fatal(err)
	}
	var index site.Index
	_, err := site.Read(context.Background(), site.ReadOptions{Pages: folder, Base: "https://sunrise.example/"}, site.Summarize, func(s *site.Summary) error {
		index.Add(s)
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	pages, things, ties := index.Len()
	fmt.Println(pages, "pages,", things, "things,", ties, "ties")
	report, err := site.Check(context.Background(), &index, site.Rules)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(report.Findings), "findings across them")
	// Output:
	// 2 pages, 4 things, 3 ties
	// 0 findings across them
}

// What describes a site is looked at before there are pages.
func ExampleCheckData() {
	clinic := schema.Describe(
		&schema.MedicalClinic{ID: "https://sunrise.example/#clinic", Employee: schema.ID("https://sunrise.example/team/#lindt")},
		&schema.Person{ID: "https://sunrise.example/team/#lind", Name: schema.Text("A. Lind")},
	)
	graph := new(rdf.Graph)
	if err := clinic.TellTo(graph); err != nil {
		log.Fatal(err)
	}
	for _, f := range site.CheckData(graph, "https://sunrise.example/", site.Rules).Findings {
		fmt.Println(f.Path, f.Suggestion)
	}
	// Output: MedicalClinic.employee https://sunrise.example/team/#lind
}

// An id that somebody mistyped is near one that is there.
func ExampleNearestID() {
	graph := new(rdf.Graph)
	if err := schema.Describe(&schema.MedicalClinic{ID: "https://sunrise.example/#clinic"}).TellTo(graph); err != nil {
		log.Fatal(err)
	}
	fmt.Println(site.NearestID(graph, "https://sunrise.example/#clinc"))
	// Output: https://sunrise.example/#clinic
}

// Two programs read a half of the pages each, and a third one looks at the whole.
func ExampleMergeIndexes() {
	folder := sunrise()
	defer os.RemoveAll(folder)
	if _, err := site.Build(context.Background(), sunriseContent(), site.Options{Pages: folder}); err != nil {
		log.Fatal(err)
	}
	var parts [2]bytes.Buffer
	for shard := range parts {
		options := site.ReadOptions{Pages: folder, Base: "https://sunrise.example/", Shard: shard, Shards: len(parts)}
		w := site.NewIndexWriter(&parts[shard], options)
		if _, err := site.Read(context.Background(), options, site.Summarize, w.Write); err != nil {
			log.Fatal(err)
		}
		if err := w.Close(); err != nil {
			log.Fatal(err)
		}
	}
	index, err := site.MergeIndexes(&parts[1], &parts[0])
	if err != nil {
		log.Fatal(err)
	}
	for p := range index.Pages() {
		if main, is := p.Main(); is {
			fmt.Println(p.Name, "is about", main.Name("en"))
		}
	}
	// Output:
	// index.html is about Sunrise Clinics
	// leeds.html is about Sunrise Leeds
}

// A page that is no file, such as one that a server is about to send.
func ExampleReadText() {
	f := site.ReadText(context.Background(), "leeds.html", "https://sunrise.example/leeds",
		[]byte(`<div itemscope itemtype="https://schema.org/MedicalClinic"><h1 itemprop="name">Sunrise Leeds</h1></div>`), page.Limits{})
	fmt.Println(f.Document.Graph().Len(), "triples,", len(f.Problems), "problems")
	// Output: 2 triples, 0 problems
}
