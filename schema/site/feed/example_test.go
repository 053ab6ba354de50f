package feed_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/healthld/healthld/schema/site"
	"github.com/healthld/healthld/schema/site/feed"
)

// What two pages say of one clinic is one line of the feed.
func ExampleWrite() {
	folder, err := os.MkdirTemp("", "sunrise")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	for name, thing := range map[string]string{
		"index.html": `{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://sunrise.example/#clinic", "name": "Sunrise Clinic"}`,
		"leeds.html": `{"@context": "https://schema.org", "@type": "MedicalClinic", "@id": "https://sunrise.example/#clinic", "telephone": "+44 1632 960100"}`,
	} {
		text := `<!DOCTYPE html><html lang="en"><script type="application/ld+json">` + thing + `</script></html>`
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}

	result, err := feed.Write(context.Background(), feed.Options{
		Read: site.ReadOptions{Pages: folder, Base: "https://sunrise.example/"},
		Out:  folder,
		Now:  time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Pages, "pages,", result.Things, "thing,", len(result.Conflicts), "conflicts")
	fmt.Println(feed.RobotsLine(result.SchemaMap))
	lines, err := os.ReadFile(filepath.Join(folder, "things.jsonl"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s", lines)
	// Output:
	// 2 pages, 1 thing, 0 conflicts
	// Schemamap: https://sunrise.example/schemamap.xml
	// {"@context":"https://schema.org","@type":"MedicalClinic","@id":"https://sunrise.example/#clinic","name":"Sunrise Clinic","telephone":"+44 1632 960100"}
}

func ExampleAddToRobots() {
	robots := feed.AddToRobots([]byte("User-agent: *\nDisallow: /drafts/\n"), "https://sunrise.example/schemamap.xml")
	fmt.Printf("%s", robots)
	// Output:
	// User-agent: *
	// Disallow: /drafts/
	// Schemamap: https://sunrise.example/schemamap.xml
}
