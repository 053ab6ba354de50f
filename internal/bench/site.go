package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// printSite prints how long the command takes to build sites of generated pages
// of 40 KB, in place, on one core and on two: the median of turns in which every
// page changes, since two data folders describe the same pages with other words.
func printSite(out io.Writer) error {
	folder, err := os.MkdirTemp("", "site")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	command, err := buildCommand(folder)
	if err != nil {
		return err
	}
	const turns = 5
	for _, pages := range []int{1_000, 10_000} {
		s := &generatedSite{command: command, folder: filepath.Join(folder, fmt.Sprint(pages)), pages: pages}
		if err := s.write(); err != nil {
			return err
		}
		times := map[int][]time.Duration{}
		memory := map[int]int64{}
		for range turns {
			for _, cores := range []int{1, 2} {
				run, err := s.build(cores)
				if err != nil {
					return err
				}
				times[cores] = append(times[cores], run.took)
				memory[cores] = max(memory[cores], run.memory)
				if cores == 2 {
					s.steps = run.steps
				}
			}
		}
		one, two := median(times[1]), median(times[2])
		fmt.Fprintf(out, "%6d pages: %.2f s on one core, %.2f s on two: %.2f times as fast; %.0f and %.0f us a page; at most %d and %d MB\n",
			pages, one.Seconds(), two.Seconds(), one.Seconds()/two.Seconds(),
			float64(one.Microseconds())/float64(pages), float64(two.Microseconds())/float64(pages), memory[1]>>20, memory[2]>>20)
		fmt.Fprintf(out, "              on two cores: %s\n", s.steps)
		os.RemoveAll(s.folder)
	}
	return nil
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// generatedSite is a shop with one product a page.
type generatedSite struct {
	command, folder string
	pages           int
	turn            int
	steps           string
	// findings is how many a check had.
	findings int
}

type siteRun struct {
	took   time.Duration
	memory int64 // bytes, zero where the system does not tell
	steps  string
}

// build runs the command with the other data folder than the time before.
func (s *generatedSite) build(cores int) (siteRun, error) {
	s.turn++
	data := filepath.Join(s.folder, fmt.Sprint("data", s.turn%2))
	command := exec.Command(s.command, "build", "--times", "--data", data, "--pages", filepath.Join(s.folder, "pages"))
	command.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", cores))
	var output bytes.Buffer
	command.Stdout = &output
	start := time.Now()
	err := command.Run()
	took := time.Since(start)
	if err == nil && !strings.Contains(output.String(), fmt.Sprint(s.pages, " pages changed\n")) {
		err = fmt.Errorf("not every page changed: %s", output.String())
	}
	lines := strings.Split(strings.TrimSpace(output.String()), "\n")
	return siteRun{took, residentMemory(command.ProcessState), lines[len(lines)-1]}, err
}

// write writes the pages, and the data in files of 100 products.
func (s *generatedSite) write() error {
	for i := range s.pages {
		if err := writeFile(s.page(i), s.folder, "pages", s.path(i), "index.html"); err != nil {
			return err
		}
	}
	for version := range 2 {
		data := fmt.Sprint("data", version)
		if err := writeFile(settingsOfSite, s.folder, data, "healthld.yaml"); err != nil {
			return err
		}
		if err := writeFile(ownerOfSite, s.folder, data, "group.yaml"); err != nil {
			return err
		}
		const perFile = 100
		for first := 0; first < s.pages; first += perFile {
			var b strings.Builder
			for i := first; i < min(first+perFile, s.pages); i++ {
				fmt.Fprintf(&b, productOfSite, s.path(i), i, version, s.path((i+1)%s.pages), s.path((i+7)%s.pages))
			}
			if err := writeFile(b.String(), s.folder, data, fmt.Sprintf("products-%05d.yaml", first)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *generatedSite) path(i int) string { return fmt.Sprintf("%d/%d", i/100, i) }

func (s *generatedSite) page(i int) string {
	const size = 40_000
	line := fmt.Sprintf("<p class=\"text\">People come <a href=\"/team/\">to see us</a> about knees &amp; hearts, number %d.</p>\n", i)
	head := fmt.Sprintf("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n%s<title>Product %d</title>\n</head>\n<body>\n",
		strings.Repeat("<meta name=\"description\" content=\"Three clinics in two towns\">\n", 15), i)
	return head + strings.Repeat(line, (size-len(head))/len(line)) + "</body>\n</html>\n"
}

func writeFile(text string, path ...string) error {
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

const settingsOfSite = `base: https://sunrise.example/
owner: /#group
languages: [en, de]
`

const ownerOfSite = `id: /#group
type: MedicalOrganization
name: {en: Sunrise, de: Sonnenaufgang}
telephone: +44 1632 960100
address: {type: PostalAddress, streetAddress: 1 Main Street, addressLocality: Aldermouth, addressCountry: GB}
`

const productOfSite = `- id: /%[1]s/#product
  type: Product
  name: {en: "Knee brace %[2]d (%[3]d)", de: "Kniebandage %[2]d (%[3]d)"}
  url: https://sunrise.example/%[1]s/
  image: https://sunrise.example/images/%[2]d.jpg
  sku: "RC-%[2]d"
  brand: {type: Brand, name: Sunrise Care}
  description:
    en: A knitted brace that keeps the knee warm and gives it a steady hand on stairs and walks. Open at the kneecap, with two soft side stays.
    de: Eine gestrickte Bandage, die das Knie wärmt und ihm auf Treppen und Wegen Halt gibt. An der Kniescheibe offen, mit zwei weichen Seitenstäben.
  isRelatedTo: [{id: /%[4]s/#product}, {id: /%[5]s/#product}]
  offers: {type: Offer, price: "19.90", priceCurrency: GBP, availability: InStock, seller: {id: /#group}}
  aggregateRating: {type: AggregateRating, ratingValue: 4.5, reviewCount: 2}
  review:
    - {type: Review, author: {type: Person, name: Oskar from the allotments}, datePublished: 2026-10-30, reviewBody: "Eight months of daily use of number %[2]d, one loose thread. It looks quite sporty & that settles it.", reviewRating: {type: Rating, ratingValue: 4}}
    - {type: Review, author: {type: Person, name: Edda}, datePublished: 2026-09-30, reviewBody: "She wears her number %[2]d alone, that mattered to us. Even after a long walk nothing slipped.", reviewRating: {type: Rating, ratingValue: 5}}
`
