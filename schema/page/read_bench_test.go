package page_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// clinicBlock is a block of JSON-LD as the site of a clinic has it, 3 KB with its
// white space taken out.
var clinicBlock = func() string {
	var reviews []string
	for i := range 6 {
		reviews = append(reviews, fmt.Sprintf(`{"@type":"Review","author":{"@type":"Person","name":"Patient %d"},"datePublished":"2026-0%d-14",
			"reviewRating":{"@type":"Rating","ratingValue":%d,"bestRating":5},"reviewBody":"Kind people, a short wait, and a doctor who explains what she does."}`, i+1, i+1, 4+i%2))
	}
	text := `{"@context":"https://schema.org","@type":"MedicalClinic","@id":"https://riverside.example/#clinic","name":"Riverside Clinic",
		"url":"https://riverside.example/","image":"https://riverside.example/front.jpg","telephone":"+1-555-0100","email":"desk@riverside.example",
		"description":"A clinic for hearts, knees and everything that people bring along, three minutes from the station.",
		"priceRange":"$$","medicalSpecialty":["https://schema.org/Cardiovascular","https://schema.org/Musculoskeletal"],
		"address":{"@type":"PostalAddress","streetAddress":"1 River Street","addressLocality":"Springfield","postalCode":"01234","addressCountry":"US"},
		"geo":{"@type":"GeoCoordinates","latitude":47.3769,"longitude":8.5417},
		"openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["Monday","Tuesday","Wednesday","Thursday"],"opens":"08:00","closes":"18:00"},
			{"@type":"OpeningHoursSpecification","dayOfWeek":"Friday","opens":"08:00","closes":"15:00"}],
		"aggregateRating":{"@type":"AggregateRating","ratingValue":4.7,"reviewCount":132},
		"sameAs":["https://www.facebook.example/riverside","https://www.instagram.example/riverside"],
		"review":[` + strings.Join(reviews, ",") + `]}`
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(text)); err != nil {
		panic(err)
	}
	return compact.String()
}()

// sitePage makes a page of 40 KB as sites have them: a head with metas and links, a
// menu, an article and a footer. What is given comes into the head or the article.
func sitePage(inHead, inArticle string) string {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Riverside Clinic | Hearts and knees</title>\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"description\" content=\"A clinic for hearts and knees &amp; more\">\n" +
		"<link rel=\"canonical\" href=\"https://riverside.example/\">\n<link rel=\"alternate\" hreflang=\"de\" href=\"https://riverside.example/de/\">\n" +
		"<meta property=\"og:title\" content=\"Riverside Clinic\">\n<meta property=\"og:type\" content=\"website\">\n<meta property=\"og:url\" content=\"https://riverside.example/\">\n" +
		"<meta property=\"og:image\" content=\"https://riverside.example/front.jpg\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
	for i := range 8 {
		fmt.Fprintf(&b, "<link rel=\"stylesheet\" href=\"/assets/css/site-%d.css?v=1.%d\" media=\"all\">\n", i, i)
		fmt.Fprintf(&b, "<script src=\"/assets/js/site-%d.js\" defer></script>\n", i)
	}
	b.WriteString("<style>" + strings.Repeat(".card > p { margin: 0 auto; color: #334455 }\n", 60) + "</style>\n")
	b.WriteString(inHead + "\n</head>\n<body class=\"home page-template wide\">\n<nav class=\"menu\" id=\"menu\"><ul>\n")
	for i := range 40 {
		fmt.Fprintf(&b, "<li class=\"menu-item menu-item-%d\"><a class=\"menu-link\" href=\"/section/page-%d/\">Section &amp; page %d</a></li>\n", i, i, i)
	}
	b.WriteString("</ul></nav>\n<main>\n<article class=\"post\">\n<h1>Hearts and knees</h1>\n" + inArticle + "\n")
	for i := 0; b.Len() < 36_000; i++ {
		fmt.Fprintf(&b, "<p>People come to see us about knees &amp; hearts, and about whatever else they bring along. <strong>Call first</strong> if it hurts: "+
			"we have <a href=\"/hours/\" rel=\"nofollow\">early hours</a> for that, and the tram stops at our door every ten minutes.</p>\n"+
			"<img class=\"photo\" src=\"/img/photo-%d.jpg\" alt=\"The front of the clinic\" width=\"640\" height=\"480\" loading=\"lazy\">\n", i)
	}
	b.WriteString("</article>\n</main>\n<footer class=\"footer\">\n")
	for i := range 25 {
		fmt.Fprintf(&b, "<div class=\"col\"><a href=\"/legal/%d/\" title=\"Legal\">Legal notice %d</a></div>\n", i, i)
	}
	b.WriteString("<script>window.settings = {\"a\": 1 < 2, \"b\": \"</div>\"};</script>\n</footer>\n</body>\n</html>\n")
	return b.String()
}

var (
	pageWithJSONLD    = sitePage(script(clinicBlock), "")
	pageWithMicrodata = sitePage("", clinicMicrodata)
	pageWithRDFa      = sitePage("", clinicRDFa)
	pageWithout       = sitePage("", "")

	clinicMicrodata = markedUp(`<div itemscope itemtype="https://schema.org/`, `itemprop="`, `itemscope itemtype="https://schema.org/`)
	clinicRDFa      = markedUp(`<div vocab="https://schema.org/" typeof="`, `property="`, `typeof="`)
)

// markedUp gives a clinic in a notation that begins an item, names a property and a
// type so.
func markedUp(item, property, typ string) string {
	var b strings.Builder
	b.WriteString(item + `MedicalClinic"><h2 ` + property + `name">Riverside Clinic</h2><p ` + property + `description">A clinic for hearts and knees</p>` +
		`<a ` + property + `url" href="https://riverside.example/">home</a><div ` + property + `address" ` + typ + `PostalAddress">` +
		`<span ` + property + `streetAddress">1 River Street</span>, <span ` + property + `addressLocality">Springfield</span></div>`)
	for i := range 6 {
		fmt.Fprintf(&b, `<div %sreview" %sReview"><span %sauthor" %sPerson"><b %sname">Patient %d</b></span><time %sdatePublished" datetime="2026-0%d-14">then</time>`+
			`<p %sreviewBody">Kind people, a short wait, and a doctor who explains what she does.</p></div>`,
			property, typ, property, typ, property, i, property, i+1, property)
	}
	return b.String() + "</div>"
}

// BenchmarkRead compares reading with what the same page costs others. Each turn
// runs both, one after the other, and the ratio is that of their medians: so it
// holds on a machine that does other things too.
func BenchmarkRead(b *testing.B) {
	tokenize := func(text []byte) {
		for z := html.NewTokenizer(bytes.NewReader(text)); z.Next() != html.ErrorToken; {
		}
	}
	parse := func(text []byte) { _, _ = html.Parse(bytes.NewReader(text)) }
	unmarshal := func([]byte) {
		var v any
		_ = json.Unmarshal([]byte(clinicBlock), &v)
	}
	for _, test := range []struct {
		name, text string
		other      string
		with       func([]byte)
	}{
		{"page with JSON-LD", pageWithJSONLD, "html.Tokenizer", tokenize},
		{"page with JSON-LD", pageWithJSONLD, "html.Parse", parse},
		{"page with JSON-LD", pageWithJSONLD, "json.Unmarshal-of-the-block", unmarshal},
		{"page without data", pageWithout, "html.Tokenizer", tokenize},
		{"page with Microdata", pageWithMicrodata, "html.Parse", parse},
		{"page with RDFa", pageWithRDFa, "html.Parse", parse},
	} {
		b.Run(test.name+" against "+test.other, func(b *testing.B) {
			text := []byte(test.text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var ours, theirs []float64
			read := func() {
				start := time.Now()
				d, problems := page.Read(context.Background(), text, page.Base("https://riverside.example/"))
				ours = append(ours, float64(time.Since(start)))
				if len(problems) > 0 {
					b.Fatal(problems[0])
				}
				if (d.Graph().Len() == 0) != (test.text == pageWithout) {
					b.Fatal("the graph is not what it should be")
				}
			}
			for turn := 0; b.Loop(); turn++ {
				if turn%2 == 0 { // whoever comes second finds the page in the cache
					read()
				}
				start := time.Now()
				test.with(text)
				theirs = append(theirs, float64(time.Since(start)))
				if turn%2 == 1 {
					read()
				}
			}
			slices.Sort(ours)
			slices.Sort(theirs)
			b.ReportMetric(ours[len(ours)/2], "ns/read")
			b.ReportMetric(ours[len(ours)/2]/theirs[len(theirs)/2], "times-"+test.other)
		})
	}
}

// BenchmarkReport compares reading a page and looking at what is in it with the
// tokenizer over the same page, turn by turn as BenchmarkRead does.
func BenchmarkReport(b *testing.B) {
	text := []byte(pageWithJSONLD)
	rules := check.All().Without("page")
	for _, with := range []struct {
		name  string
		rules []check.Rules
	}{
		{"no rules", nil},
		{"families 1 to 4 and 6", []check.Rules{rules}},
		{"and profiles", []check.Rules{rules, profile.Google, profile.Health}},
		{"and the text that people see", []check.Rules{check.All(), profile.Google, profile.Health}},
	} {
		ready := check.NewRuleSet(with.rules...)
		b.Run(with.name, func(b *testing.B) {
			b.ReportAllocs()
			var ours, looking, theirs []float64
			for b.Loop() {
				start := time.Now()
				for z := html.NewTokenizer(bytes.NewReader(text)); z.Next() != html.ErrorToken; {
				}
				theirs = append(theirs, float64(time.Since(start)))

				start = time.Now()
				d, problems := page.Read(context.Background(), text, page.Base("https://riverside.example/"))
				read := time.Since(start)
				ready.Run(d.Input("https://riverside.example/", problems))
				ours = append(ours, float64(time.Since(start)))
				looking = append(looking, float64(time.Since(start)-read))
			}
			slices.Sort(ours)
			slices.Sort(looking)
			slices.Sort(theirs)
			b.ReportMetric(looking[len(looking)/2], "ns/check")
			b.ReportMetric(ours[len(ours)/2]/theirs[len(theirs)/2], "times-html.Tokenizer")
		})
	}
}

func BenchmarkVisibleText(b *testing.B) {
	b.ReportAllocs()
	d, _ := page.Read(context.Background(), []byte(pageWithout))
	for b.Loop() {
		d.VisibleText()
	}
}

// Growth is linear if the time of a byte stays the same.
func BenchmarkReadGrowth(b *testing.B) {
	for _, n := range []int{1, 100, 1250} {
		b.Run(fmt.Sprintf("%d pages in one", n), func(b *testing.B) {
			text := []byte(strings.Repeat(pageWithJSONLD, n))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				page.Read(context.Background(), text)
			}
		})
	}
	for _, n := range []int{1000, 100_000} {
		b.Run(fmt.Sprintf("%d blocks", n), func(b *testing.B) {
			text := []byte(strings.Repeat(script(clinic), n))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d, _ := page.Read(context.Background(), text, page.Base("https://a.example/"))
				if len(d.Blocks) != n {
					b.Fatal(len(d.Blocks))
				}
			}
		})
	}
}
