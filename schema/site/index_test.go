package site_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// indexOf gives the index of a folder whose address is that of home.
func indexOf(t testing.TB, root string, jobs int) *site.Index {
	t.Helper()
	index := new(site.Index)
	_, err := site.Read(context.Background(), site.ReadOptions{Pages: root, Base: home, Jobs: jobs}, site.Summarize, func(s *site.Summary) error {
		index.Add(s)
		return nil
	})
	require.NoError(t, err)
	return index
}

// indexText writes an index as text.
func indexText(x *site.Index) string {
	var b strings.Builder
	label := func(t site.IndexedThing) string {
		if t.ID() == "" {
			return fmt.Sprintf("#%d", t.Number())
		}
		return strings.TrimPrefix(t.ID(), home)
	}
	for p := range x.Pages() {
		fmt.Fprintf(&b, "page %d %s %s %q %s noindex=%t incomplete=%t %v\n", p.Number, p.Name, p.Address, p.Title, p.Language, p.NoIndex, p.Incomplete, p.Notations)
		for _, links := range [][]site.PageLink{p.Canonicals, p.Alternates, p.Breadcrumb} {
			for _, l := range links {
				fmt.Fprintf(&b, "  link %q %s %d:%d\n", l.Text, l.Address, l.Place.Line, l.Place.Column)
			}
		}
		if t, is := p.Self(); is {
			fmt.Fprintf(&b, "  self %s\n", label(t))
		}
		if t, is := p.Main(); is {
			fmt.Fprintf(&b, "  main %s\n", label(t))
		}
		for m := range p.Mentions() {
			fmt.Fprintf(&b, "  has %s %d %d:%d\n", label(m.Thing), m.Properties, m.Place.Line, m.Place.Column)
		}
	}
	for t := range x.Things() {
		fmt.Fprintf(&b, "thing %s %v described=%t home=%s\n", label(t), t.Types(), t.IsDescribed(), t.Home().Page.Name)
		for f := range t.Facts() {
			fmt.Fprintf(&b, "  %s/%s %q %s:%d:%d apart=%t\n", f.Property, f.Tag, f.Value, f.Page.Name, f.Place.Line, f.Place.Column, f.Apart)
		}
		for r := range t.Reviews() {
			fmt.Fprintf(&b, "  review aggregate=%t %d %s:%d:%d\n", r.Aggregate, r.Count, r.Page.Name, r.Place.Line, r.Place.Column)
		}
		for tie := range t.To() {
			fmt.Fprintf(&b, "  from %s by %s on %s:%d:%d\n", label(tie.From), tie.Property, tie.Page.Name, tie.Place.Line, tie.Place.Column)
		}
	}
	for tie := range x.Ties() {
		fmt.Fprintf(&b, "tie %s %s %s\n", label(tie.From), tie.Property, label(tie.To))
	}
	return b.String()
}

func jsonLD(graph string) string {
	return "\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[\n" + graph + "\n]}</script>\n"
}

var indexedSite = map[string]string{
	"index.html": `<html lang=en><head><title>Home</title><link rel=canonical href="/">
<link rel=alternate hreflang=de href="/de/"></head>` + jsonLD(`{"@type":"WebPage","@id":"/","mainEntity":{"@id":"/#clinic"}},
{"@type":"MedicalClinic","@id":"/#clinic","name":["Clinic",{"@value":"Klinik","@language":"de"}],"telephone":"+44 1632 960000",
"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD","addressLocality":"Leeds","addressCountry":"GB"},
"openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Tuesday","https://schema.org/Monday"],"opens":"08:00:00","closes":"12:00"}],
"aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20},
"employee":[{"@id":"/lind/#p"},{"@type":"EmployeeRole","employee":{"@type":"Person","name":"B. Blank"}}],
"medicalSpecialty":"https://schema.org/Cardiovascular","image":"/a.jpg","logo":{"@id":"/#logo"},
"review":{"@type":"Review","author":{"@type":"Person","name":"P. Patient"},"reviewBody":"They take their time."}}`),
	"de/index.html": `<html lang=de><title>Start</title>` + jsonLD(`{"@type":"WebPage","@id":"/de/"},
{"@type":"MedicalClinic","@id":"/#clinic","url":"/de/","name":"Klinik am Bach","telephone":["+44-1632-960000","+44 1632 960001"]}`),
	"lind/index.html": `<html lang=en><meta name=robots content="noindex, follow">` + jsonLD(`{"@type":["Person","IndividualPhysician"],"@id":"/lind/#p","name":"A. Lind","usNPI":"1234567893",
"identifier":{"@type":"PropertyValue","propertyID":"GMC","value":"7000123"},"worksFor":{"@id":"/#clinic"}},
{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":2,"name":"Lind","item":"/lind/"},{"@type":"ListItem","position":1,"item":{"@id":"/","name":"Home"}}]}`),
	"shop.html": `<p itemscope itemtype="https://schema.org/Product"><b itemprop=name>Brace</b> <i itemprop=gtin13>4006381333931</i>
<span itemprop=offers itemscope itemtype="https://schema.org/Offer"><b itemprop=price>19.90</b> <b itemprop=priceCurrency>GBP</b></span></p>`,
}

func TestIndex(t *testing.T) {
	index := indexOf(t, write(t, indexedSite), 0)
	assert.Equal(t, indexedText, indexText(index))
	clinic, is := index.Thing(home + "#clinic")
	require.True(t, is)
	assert.Equal(t, "Clinic", clinic.Name("en"))
	assert.Equal(t, "Klinik am Bach", clinic.Name("de"))
	assert.Equal(t, "Klinik am Bach", clinic.Name("fr"))
	_, is = index.Thing(home + "#nothing")
	assert.False(t, is)
	_, is = new(site.Index).Thing("")
	assert.False(t, is)
	pages, things, ties := index.Len()
	assert.Equal(t, []int{4, 7, 5}, []int{pages, things, ties})
}

// indexedText is the index of that site: what is on each page, and what is told of
// each thing where. Patients who wrote reviews are not in it.
const indexedText = `page 0 de/index.html https://sunrise.example/de/ "Start" de noindex=false incomplete=false [JSON-LD]
  self de/
  main #clinic
  has de/ 1 3:1
  has #clinic 3 4:1
page 1 index.html https://sunrise.example/ "Home" en noindex=false incomplete=false [JSON-LD]
  link "" https://sunrise.example/ 1:66
  link "de" https://sunrise.example/de/ 2:39
  self 
  main #clinic
  has  1 4:1
  has #clinic 10 5:1
  has #3 1 9:67
  has lind/#p 0 0:0
  has #logo 0 0:0
page 2 lind/index.html https://sunrise.example/lind/ "" en noindex=true incomplete=false [JSON-LD]
  link "Home" https://sunrise.example/ 5:150
  link "Lind" https://sunrise.example/lind/ 5:100
  main lind/#p
  has lind/#p 4 3:1
  has  1 5:150
  has #clinic 0 0:0
page 3 shop.html https://sunrise.example/shop.html ""  noindex=false incomplete=false [Microdata]
  main #6
  has #6 3 1:1
thing de/ [WebPage] described=true home=de/index.html
thing #clinic [MedicalClinic] described=true home=index.html
  name/de "Klinik am Bach" de/index.html:4:63 apart=false
  telephone/ "+44-1632-960000" de/index.html:4:93 apart=false
  telephone/ "+44 1632 960001" de/index.html:4:111 apart=false
  name/en "Clinic" index.html:5:51 apart=false
  name/de "Klinik" index.html:5:70 apart=true
  address/ "1 Main Street, AB1 2CD, Leeds" index.html:6:11 apart=false
  openingHours/openingHoursSpecification "Monday Tuesday 08:00 12:00 - -" index.html:7:1 apart=false
  aggregateRating/ "4.5 of 5 by 20" index.html:8:19 apart=false
  review aggregate=false 0 index.html:11:10
  review aggregate=true 20 index.html:8:19
  from  by mainEntity on index.html:4:43
  from lind/#p by worksFor on lind/index.html:4:88
thing  [WebPage] described=true home=index.html
  name/en "Home" lind/index.html:5:168 apart=false
thing #3 [Person] described=true home=index.html
  name/en "B. Blank" index.html:9:92 apart=false
  from #clinic by employee on index.html:9:67
thing lind/#p [Person IndividualPhysician] described=true home=lind/index.html
  name/en "A. Lind" lind/index.html:3:67 apart=false
  identifier/NPI "1234567893" lind/index.html:3:85 apart=false
  identifier/GMC "7000123" lind/index.html:4:14 apart=false
  from #clinic by employee on index.html:9:13
thing #logo [] described=false home=index.html
  from #clinic by logo on index.html:10:80
thing #6 [Product] described=true home=shop.html
  name/ "Brace" shop.html:1:52 apart=false
  identifier/GTIN "4006381333931" shop.html:1:79 apart=false
  price/ "19.90 GBP" shop.html:2:16 apart=false
tie  mainEntity #clinic
tie #clinic employee lind/#p
tie #clinic logo #logo
tie #clinic employee #3
tie lind/#p worksFor #clinic
`

// What an index holds does not depend on how many pages are read at a time.
func TestIndexInOrder(t *testing.T) {
	files := make(map[string]string)
	for i := range 200 {
		files[fmt.Sprintf("d%d/p%03d.html", i%7, i)] = jsonLD(fmt.Sprintf(`{"@type":"Person","@id":"/#p%d","name":"P %d","knows":{"@id":"/#p%d"}}`, i%50, i%60, i%50+1))
	}
	root := write(t, files)
	want := indexText(indexOf(t, root, 1))
	assert.Equal(t, 200, strings.Count(want, "page "))
	for _, jobs := range []int{2, 16} {
		assert.Equal(t, want, indexText(indexOf(t, root, jobs)))
	}
}

// Values of two pages are apart if none of those of the one is among those of the
// other, however they are written.
func TestIndexFactsApart(t *testing.T) {
	for _, test := range []struct {
		first, second string
		apart         bool
	}{
		{`"telephone":"+44 1632 960000"`, `"telephone":"+44 (1632) 960-000"`, false},
		{`"telephone":"+44 1632 960000"`, `"telephone":"+44 1632 960001"`, true},
		{`"telephone":"+44 1632 960000"`, `"telephone":["+44 1632 960001","+44 1632 960000"]`, false},
		{`"telephone":["+44 1632 960000","+44 1632 960001"]`, `"telephone":["+44 1632 960002","+44 1632 960003"]`, true},
		{`"name":"Sunrise  Clinic"`, `"name":"Sunrise clinic"`, false},
		{`"name":{"@value":"Clinic","@language":"en"}`, `"name":{"@value":"Klinik","@language":"de"}`, false},
		{`"name":"Clinic"`, `"name":{"@value":"Clinique","@language":"EN"}`, true},
		{`"gtin13":"4006381333931"`, `"gtin14":"04006381333931"`, false},
		{`"gtin13":"4006381333931"`, `"gtin13":"5012345678900"`, true},
		{`"foundingDate":"2009-04-01"`, `"foundingDate":"2009-04-02"`, true},
		{`"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}`, `"address":{"@type":"PostalAddress","streetAddress":"1, Main Street","postalCode":"AB1 2CD"}`, false},
		{`"address":{"@type":"PostalAddress","addressLocality":"Leeds"}`, `"address":{"@type":"PostalAddress","streetAddress":"1 Main Street"}`, false},
		{`"geo":{"@type":"GeoCoordinates","latitude":53.80,"longitude":-1.5}`, `"geo":{"@type":"GeoCoordinates","latitude":"53.8","longitude":"-1.50"}`, false},
		{`"geo":{"@type":"GeoCoordinates","latitude":53.8,"longitude":-1.5}`, `"geo":{"@type":"GeoCoordinates","latitude":1.5,"longitude":53.8}`, true},
		{`"offers":{"@type":"Offer","price":"19.90","priceCurrency":"GBP"}`, `"offers":{"@type":"Offer","price":19.9,"priceCurrency":"GBP"}`, false},
		{`"offers":{"@type":"Offer","price":"19.90","priceCurrency":"GBP"}`, `"offers":{"@type":"Offer","price":"24.90","priceCurrency":"GBP"}`, true},
		{`"offers":{"@type":"Offer","price":"19.90","priceCurrency":"GBP"}`, `"offers":[{"@type":"Offer","price":"24.90","priceCurrency":"GBP"},{"@type":"Offer","price":"19.90","priceCurrency":"GBP"}]`, false},
		{`"aggregateRating":{"@type":"AggregateRating","ratingValue":"4.50","reviewCount":20}`, `"aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"bestRating":5,"reviewCount":20}`, false},
		{`"aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"reviewCount":20}`, `"aggregateRating":{"@type":"AggregateRating","ratingValue":4.8,"reviewCount":20}`, true},
		{`"openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","Tuesday"],"opens":"08:00","closes":"12:00:00"}`,
			`"openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Tuesday","https://schema.org/Monday"],"opens":"08:00:00","closes":"12:00"}`, false},
		{`"openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":"Monday","opens":"08:00","closes":"12:00"}`,
			`"openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":"Monday","opens":"08:00","closes":"13:00"}`, true},
	} {
		thing := func(facts string) string {
			return "<html lang=en>" + jsonLD(`{"@type":["MedicalClinic","Product"],"@id":"/#x",`+facts+`}`)
		}
		index := indexOf(t, write(t, map[string]string{"a.html": thing(test.first), "b.html": thing(test.second)}), 1)
		x, is := index.Thing(home + "#x")
		require.True(t, is)
		apart := false
		for f := range x.Facts() {
			apart = apart || f.Apart
			assert.Equal(t, f.Apart, f.Apart && f.Page.Name == "b.html")
		}
		assert.Equal(t, test.apart, apart, "%s and %s", test.first, test.second)
	}
}

// A page that holds things without end gives no index without end, and says so.
func TestIndexOfHostilePages(t *testing.T) {
	many := func(n int, text string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, text, i)
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	root := write(t, map[string]string{
		"names.html":  jsonLD(`{"@type":"Person","@id":"/#n","name":[` + many(3_000, `"N %d",`) + `]}`),
		"things.html": jsonLD(many(7_000, `{"@type":"Person","@id":"/#%d","name":"N"},`)),
		"ties.html":   jsonLD(`{"@type":"Person","@id":"/#t","knows":[` + many(7_000, `{"@id":"/#%d"},`) + `]}`),
		"text.html":   jsonLD(`{"@type":"Person","@id":"/#l","name":"` + strings.Repeat("ä", 100_000) + `"}`),
		"types.html":  jsonLD(`{"@type":[` + many(100, `"T%d",`) + `],"@id":"/#y"}`),
		"loop.html":   jsonLD(`{"@id":"_:a","@type":"Offer","seller":{"@id":"_:b"}},{"@id":"_:b","@type":"Offer","seller":[{"@id":"_:a"},{"@id":"_:b"}]},{"@id":"/#z","knows":{"@id":"_:a"}}`),
	})
	var incomplete []string
	index := indexOf(t, root, 0)
	for p := range index.Pages() {
		if p.Incomplete {
			incomplete = append(incomplete, p.Name)
		}
	}
	assert.Equal(t, []string{"things.html", "ties.html"}, incomplete)
	n, _ := index.Thing(home + "#n")
	count := 0
	for range n.Facts() {
		count++
	}
	assert.Equal(t, 64, count)
	l, _ := index.Thing(home + "#l")
	assert.Less(t, len(l.Name("")), 400)
	assert.True(t, utf8.ValidString(l.Name("")))
	y, _ := index.Thing(home + "#y")
	assert.Len(t, y.Types(), 16)
	// Numbers that lead nowhere are passed over.
	index.Add(&site.Summary{Name: "bad.html", Self: 7, Main: -1, Ties: []site.TieSummary{{From: 0, To: -3}}, Reviews: []site.ReviewSummary{{Of: 9}}})
	pages, _, _ := index.Len()
	assert.Equal(t, 7, pages)
}

// BenchmarkIndexMemory tells what a thing costs: a product with an offer on a page of
// its own, which refers to two others and to whose site it is.
func BenchmarkIndexMemory(b *testing.B) {
	const pages = 20_000
	for range b.N {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		index := new(site.Index)
		for i := range pages {
			address := fmt.Sprint(home, "shop/", i, "/")
			text := "<html lang=en><title>Product " + fmt.Sprint(i) + "</title>" + jsonLD(fmt.Sprintf(`{"@type":"WebPage","@id":%q,"name":"Product %d","mainEntity":{"@id":"%s#p"},"isPartOf":{"@type":"WebSite","@id":"/#site","name":"Shop"}},
{"@type":"Product","@id":"%s#p","name":"Product %d","gtin13":"%013d","offers":{"@type":"Offer","price":"%d.90","priceCurrency":"GBP"},"isRelatedTo":[{"@id":"/shop/%d/#p"},{"@id":"/shop/%d/#p"}]}`,
				address, i, address, address, i, i, i%100, (i+1)%pages, (i+7)%pages))
			f := site.ReadText(context.Background(), fmt.Sprint("shop/", i, ".html"), address, []byte(text), page.Limits{})
			f.Number = i
			index.Add(site.Summarize(f))
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		_, things, ties := index.Len()
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(things), "B/thing")
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/pages, "B/page")
		b.ReportMetric(float64(ties)/float64(things), "ties/thing")
		runtime.KeepAlive(index)
	}
}
