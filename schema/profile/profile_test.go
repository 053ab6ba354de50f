package profile_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// standing gives what a report says of eligibility, a line each.
func standing(report *check.Report) []string {
	var lines []string
	for _, e := range report.Eligibility {
		line := e.Path + " " + e.Feature + ": " + e.Status.String()
		if e.Since != "" {
			line += " since " + e.Since
		}
		for _, m := range e.Missing {
			line += ", no " + m.What
			if m.Path != e.Path {
				line += " at " + m.Path
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// worse gives the findings that are advice or worse, as rule and path.
func worse(report *check.Report, least check.Severity) []string {
	lines := []string{}
	for _, f := range report.Findings {
		if f.Severity >= least {
			lines = append(lines, f.Rule+" "+f.Path)
		}
	}
	return lines
}

// What holds for a type holds for those below it, by all of their parents.
func TestFeaturesAreInherited(t *testing.T) {
	for _, test := range []struct {
		types    string
		features string
	}{
		{"Dentist", "local-business organization"},
		{"MedicalClinic", "local-business organization"},
		{"Hospital", "local-business organization"},
		{"IndividualPhysician", "local-business organization"},
		{"Pharmacy", "local-business organization"},
		{"DiagnosticLab", "organization"},
		{"VeterinaryCare", "organization"},
		{"MedicalOrganization", "organization"},
		{"Drug", "product-snippet merchant-listing"},
		{"DietarySupplement", "product-snippet merchant-listing"},
		{"MedicalDevice", ""},
		{`Product", "MedicalDevice`, "product-snippet merchant-listing"},
		{"ProductGroup", "product-variants"},
		{"MedicalScholarlyArticle", "article"},
		{"BlogPosting", "article"},
		{"DiscussionForumPosting", "discussion-forum article"},
		{"MedicalWebPage", ""},
		{"FAQPage", "faq"},
		{"Recipe", ""},
		{"ClaimReview", "fact-check"},
		{"Review", "review-snippet"},
		{"EmployerAggregateRating", "employer-rating"},
		{"HealthApplication", ""},
		{"http://other.example/Dentist", ""},
	} {
		report := check.Run(read(t, `{"@type": ["`+test.types+`"], "name": "A"}`), profile.Google)
		var features []string
		for _, e := range report.Eligibility {
			features = append(features, e.Feature)
		}
		assert.Equal(t, test.features, strings.Join(features, " "), test.types)
	}
}

// A thing named in passing is no candidate; what a page is about is one.
func TestWhatThePageIsAbout(t *testing.T) {
	in := func(before, after string) []string {
		return standing(check.Run(read(t, before+`{"@type": "Dentist", "name": "A"}`+after), profile.Google))
	}
	const lacking = " local-business: lacking, no address"
	assert.Contains(t, in("", ""), "Dentist"+lacking)
	assert.Contains(t, in(`{"@graph": [{"@type": "WebPage"}, `, `]}`), "Dentist"+lacking)
	assert.Contains(t, in(`{"@type": "WebPage", "mainEntity": `, `}`), "WebPage.mainEntity"+lacking)
	assert.Contains(t, in(`{"@type": "WebPage", "mainEntity": {"@type": "WebPage", "mainEntity": `, `}}`), "WebPage.mainEntity.mainEntity"+lacking)
	assert.Empty(t, in(`{"@type": "WebPage", "about": `, `}`))
	assert.Empty(t, in(`{"@type": "Person", "worksFor": `, `}`))
}

// References count as what they refer to, wherever that is described; what is
// not described is not blamed.
func TestReferences(t *testing.T) {
	address := `{"@type": "PostalAddress", "@id": "https://x.example/#address"}`
	report := check.Run(read(t, `{"@graph": [{"@type": "Dentist", "name": "A", "address": {"@id": "https://x.example/#address"}}, `+address+`]}`), profile.Google)
	assert.Contains(t, standing(report), "Dentist local-business: eligible")

	report = check.Run(read(t, `{"@graph": [{"@type": "Dentist", "name": "A", "address": {"@id": "https://x.example/#address"}}, {"@type": "Person", "@id": "https://x.example/#address"}]}`), profile.Google)
	assert.Contains(t, standing(report), "Dentist local-business: lacking, no address")
	assert.Contains(t, worse(report, check.Warning), "local-business-address-type Dentist.address")

	report = check.Run(read(t, `{"@type": "Dentist", "name": "A", "address": {"@id": "https://elsewhere.example/#address"}}`), profile.Google)
	assert.Contains(t, standing(report), "Dentist local-business: eligible")

	// A review may lead to what it is of, or stand in it, or be named by it.
	rest := `"author": {"@type": "Person", "name": "A"}, "reviewRating": {"@type": "Rating", "ratingValue": 5}, "reviewBody": "Good."`
	book := `{"@type": "Book", "@id": "https://x.example/#b", "name": "B"`
	for _, text := range []string{
		book + `, "review": {"@type": "Review", ` + rest + `}}`,
		`{"@graph": [` + book + `}, {"@type": "Review", "itemReviewed": {"@id": "https://x.example/#b"}, ` + rest + `}]}`,
		`{"@graph": [{"@type": "Review", "@id": "https://x.example/#r", ` + rest + `}, ` + book + `, "review": {"@id": "https://x.example/#r"}}]}`,
		`{"@type": "Review", "itemReviewed": {"@id": "https://elsewhere.example/#b"}, ` + rest + `}`,
	} {
		report := check.Run(read(t, text), profile.Google)
		assert.Empty(t, worse(report, check.Warning), text)
		assert.Contains(t, strings.Join(standing(report), "\n"), " review-snippet: eligible", text)
	}
	report = check.Run(read(t, `{"@type": "Review", `+rest+`}`), profile.Google)
	assert.Equal(t, []string{"review-snippet-item-reviewed Review"}, worse(report, check.Warning))

	// An offer may name the product as what is offered.
	report = check.Run(read(t, `{"@graph": [{"@type": "Product", "@id": "https://x.example/#p", "name": "P"}, {"@type": "Offer", "itemOffered": {"@id": "https://x.example/#p"}, "price": 5, "priceCurrency": "EUR"}]}`), profile.Google)
	assert.Contains(t, standing(report), "Product product-snippet: eligible")
}

// A Role stands for the value that it leads to.
func TestRoles(t *testing.T) {
	const before = `{"@type": "Review", "itemReviewed": {"@type": "Book", "name": "B"}, "reviewBody": "Good.", "reviewRating": {"@type": "Rating", "ratingValue": 5}, "author": {"@type": "Role", "startDate": "2024", "author": `
	assert.Empty(t, worse(check.Run(read(t, before+`{"@type": "Person", "name": "A"}}}`), profile.Google), check.Warning))
	assert.Equal(t, []string{"review-snippet-author-type Review.author.author"},
		worse(check.Run(read(t, before+`{"@type": "Product", "name": "A"}}}`), profile.Google), check.Warning))
}

// A list is asked value by value, and nested things are asked once, however many
// features lead to them.
func TestLists(t *testing.T) {
	report := check.Run(read(t, `{"@type": "Product", "name": "P", "image": "https://x.example/p.jpg", "offers": [{"@type": "Offer", "price": "12", "priceCurrency": "EUR"}, {"@type": "Offer", "priceCurrency": "euros"}]}`), profile.Google)
	assert.Equal(t, []string{"product-snippet-price Product.offers[1]", "merchant-listing-price-currency Product.offers[1].priceCurrency"}, worse(report, check.Warning))
	assert.Contains(t, standing(report), "Product product-snippet: lacking, no price or priceSpecification.price at Product.offers[1]")
	assert.Contains(t, standing(report), "Product merchant-listing: lacking, no priceCurrency or priceSpecification.priceCurrency at Product.offers[1]")
}

// Of many offers each is told of, and one that lacks what is required takes the
// feature away, wherever it stands.
func TestManyFaults(t *testing.T) {
	var offers []string
	for range 100 {
		offers = append(offers, `{"@type": "Offer", "price": 5}`)
	}
	text := `{"@type": "Product", "name": "P", "offers": [` + strings.Join(offers, ", ") + `, {"@type": "Offer", "priceCurrency": "EUR"}]}`
	report := check.Run(read(t, text), profile.Google)
	count := map[string]int{}
	for _, f := range report.Findings {
		count[f.Rule]++
	}
	assert.Equal(t, 100, count["product-snippet-price-currency"])
	assert.Equal(t, 1, count["product-snippet-price"])
	for _, e := range report.Eligibility {
		if e.Feature == "product-snippet" {
			assert.Equal(t, check.Lacking, e.Status)
			assert.Equal(t, "Product.offers[100]", e.Missing[0].Path)
		}
	}
}

// Nothing empty counts as something.
func TestEmptyIsMissing(t *testing.T) {
	for _, address := range []string{`""`, `"  "`, `{}`} {
		report := check.Run(read(t, `{"@type": "Dentist", "name": "A", "address": `+address+`}`), profile.Google)
		assert.Contains(t, worse(report, check.Warning), "local-business-address Dentist", address)
	}
}

// A feature is retired on its day, by the clock of the input; without one it
// stands as on the day the sources were read. Nothing about it is worse than an
// info.
func TestRetiredFeatures(t *testing.T) {
	graph := read(t, `{"@type": "FAQPage", "name": "Questions", "mainEntity": {"@type": "Question", "name": "A?", "acceptedAnswer": {"@type": "Answer", "text": "B."}}}`)
	at := func(now time.Time) *check.Report {
		return check.Run(check.Input{Source: graph, Now: now}, profile.Google)
	}
	day := func(text string) time.Time {
		at, err := time.Parse("2006-01-02", text)
		require.NoError(t, err)
		return at
	}
	before := at(day("2026-05-06"))
	assert.Empty(t, before.Findings)
	assert.Equal(t, []string{"FAQPage faq: eligible"}, standing(before))
	for _, now := range []time.Time{day("2026-05-07"), day("2030-01-01"), {}} {
		report := at(now)
		assert.Equal(t, []string{"faq-retired"}, ids(report.Findings))
		assert.Equal(t, check.Info, report.Worst())
		assert.Contains(t, report.Findings[0].Message, "2026-05-07")
		assert.Equal(t, []string{"FAQPage faq: retired since 2026-05-07"}, standing(report))
	}
	// A month counts from its first day.
	quiz := read(t, `{"@type": "Quiz", "name": "Bones"}`)
	assert.Empty(t, check.Run(check.Input{Source: quiz, Now: day("2025-12-31")}, profile.Google).Findings)
	assert.Len(t, check.Run(check.Input{Source: quiz, Now: day("2026-01-01")}, profile.Google).Findings, 1)
}

// Whether a day has gone by depends on the input's clock alone.
func TestClock(t *testing.T) {
	job := read(t, `{"@type": "JobPosting", "validThrough": "2026-10-31"}`)
	past := func(input rdf.Source) bool {
		return strings.Contains(strings.Join(ids(check.Run(input, profile.Google).Findings), " "), "job-posting-valid-through-past")
	}
	assert.False(t, past(job), "without a clock")
	assert.False(t, past(check.Input{Source: job, Now: time.Date(2026, 10, 31, 23, 0, 0, 0, time.UTC)}))
	assert.True(t, past(check.Input{Source: job, Now: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)}))
}

// Reviews of a business get no stars on its own site, and do on that of others.
func TestSelfServingReviews(t *testing.T) {
	clinic := `{"@type": "MedicalClinic", "@id": "https://c.example/#clinic", "name": "C", "url": "%s", "address": {"@type": "PostalAddress"}, "review": {"@type": "Review", "author": {"@type": "Person", "name": "A"}, "reviewBody": "Good.", "reviewRating": {"@type": "Rating", "ratingValue": 5}}}`
	for _, test := range []struct {
		url, site string
		own       bool
	}{
		{"https://c.example/", `{"@type": "WebSite", "url": "https://www.c.example/"}`, true},
		{"https://c.example/", `{"@type": "WebPage", "@id": "https://c.example/reviews"}`, true},
		{"https://c.example/", `{"@type": "WebSite", "url": "https://other.example/", "publisher": {"@id": "https://c.example/#clinic"}}`, true},
		{"https://c.example/", `{"@type": "WebSite", "url": "https://reviews.example/", "publisher": {"@type": "Organization", "name": "R"}}`, false},
		{"https://reviews.example/c/", `{"@type": "WebSite", "url": "https://reviews.example/"}`, true}, // by the address that it gives
		{"https://c.example/", `{"@type": "Person", "name": "P"}`, false},
	} {
		report := check.Run(read(t, `{"@graph": [`+fmt.Sprintf(clinic, test.url)+`, `+test.site+`]}`), profile.Google)
		own := false
		for _, f := range report.Findings {
			if strings.HasSuffix(f.Rule, "-self-serving") {
				own = true
				assert.Equal(t, check.Advice, f.Severity, "the description is right")
			}
		}
		assert.Equal(t, test.own, own, test.site)
		for _, e := range report.Eligibility {
			if e.Feature == "review-snippet" {
				assert.Equal(t, test.own, e.Status == check.Lacking, test.site)
			}
		}
	}
}

// The address of the page tells whose site it is, where no node does.
func TestSelfServingByPage(t *testing.T) {
	graph := read(t, string(clinicText(t)))
	for page, rule := range map[string]string{
		"":                                   "review-snippet-own-site",
		"https://www.sunrise.example/about/": "local-business-self-serving",
		"https://reviews.example/sunrise":    "",
	} {
		found := ""
		for _, f := range check.Run(check.Input{Source: graph, Page: &check.Page{Address: page}}, profile.Google).Findings {
			if strings.HasSuffix(f.Rule, "-self-serving") || strings.HasSuffix(f.Rule, "-own-site") {
				assert.Empty(t, found, "told once")
				found = f.Rule
			}
		}
		assert.Equal(t, rule, found, page)
	}
}

// A whole feature is left out by the ids of its rules, and that changes nothing
// of what others say.
func TestFeaturesCanBeLeftOut(t *testing.T) {
	graph := read(t, `{"@type": "Dentist", "url": "https://x.example/"}`)
	for _, p := range profile.Profiles() {
		for i := range p.Features {
			if p.Features[i].ID != "local-business" {
				continue
			}
			report := check.Run(graph, profile.Google.Without(p.Features[i].IDs()...))
			assert.NotContains(t, strings.Join(ids(report.Findings), " "), "local-business")
			assert.Contains(t, ids(report.Findings), "organization-name", "the next feature asks for it")
			assert.Contains(t, standing(report), "Dentist local-business: lacking, no name, no address", "the facts stay")
		}
	}
	assert.Empty(t, check.Run(graph, profile.Google.Without("google")).Eligibility)
}

// Every finding of a program has its place in the input.
func TestFindingsHavePlaces(t *testing.T) {
	graph := new(rdf.Graph)
	file := graph.AddFile("a.yaml", []byte("one\ntwo\nthree\n"))
	clinic := graph.EnsureNode(graph.NewBlankNode(), file.PosAt(1, 1))
	clinic.AddType(vocab.Namespace+"Dentist", file.PosAt(1, 2))
	clinic.Root = true
	clinic.AddAt(vocab.Namespace+"telephone", file.PosAt(2, 1), rdf.Object{Kind: rdf.String, Text: "01\x1b[31m"}, file.PosAt(2, 3))
	found := map[string]check.Finding{}
	for _, f := range check.Run(graph, profile.Google).Findings {
		found[f.Rule] = f
		assert.NotContains(t, f.Message, "\x1b")
		assert.Contains(t, f.Doc, "https://developers.google.com/")
	}
	assert.Equal(t, "a.yaml:1:1 Dentist", fmt.Sprint(found["local-business-address"].Position, " ", found["local-business-address"].Path))
	assert.Equal(t, "a.yaml:2:3 Dentist.telephone", fmt.Sprint(found["local-business-telephone-form"].Position, " ", found["local-business-telephone-form"].Path))
	assert.Equal(t, "/telephone", found["local-business-telephone-form"].Pointer)
}

// The names in the tables are those of the vocabulary.
func TestTablesNameTerms(t *testing.T) {
	class := func(names ...string) {
		for _, name := range names {
			assert.True(t, vocab.Lookup(name).Is(vocab.Class) || name == "*", "%s is no class", name)
		}
	}
	paths := func(texts ...string) {
		for _, text := range texts {
			text, _, _ = strings.Cut(strings.TrimPrefix(text, "^"), "=")
			for name := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(".+|", c) }) {
				known := vocab.Lookup(strings.TrimSuffix(name, "-input")).Is(vocab.Property) || strings.HasPrefix(name, "@")
				assert.True(t, known, "%s is no property", name)
			}
		}
	}
	owned := map[string]bool{}
	for _, p := range profile.Profiles() {
		assert.LessOrEqual(t, len(p.Features), 64, "the sets of features have 64 bits")
		for _, f := range p.Features {
			class(f.Types...)
			class(f.Except...)
			class(f.With...)
			paths(f.Signs...)
			paths(f.Asks...)
			assert.Equal(t, f.Status == check.Retired, f.Until != "", f.ID)
			assert.Equal(t, len(f.Requirements) > 0, len(f.IDs()) > 0, f.ID)
			for _, id := range f.IDs() {
				owned[id] = true
			}
			for _, r := range f.Requirements {
				class(r.Of...)
				class(r.Except...)
				paths(r.When...)
				paths(r.Ask...)
				paths(r.At)
			}
		}
	}
	for _, rules := range families {
		for _, rule := range rules {
			assert.True(t, owned[rule.ID], "%s begins with the id of no feature that has it", rule.ID)
		}
	}
}

// The same is found in a graph whether it was JSON-LD or triples before.
func TestTriplesAreAskedAlike(t *testing.T) {
	for family, rules := range families {
		for _, rule := range rules {
			graph := read(t, rule.Bad)
			text, err := rdf.Append(nil, rdf.NTriples, graph)
			require.NoError(t, err)
			dataset, problems := rdf.Read(text, rdf.NTriples)
			require.Empty(t, problems, rule.ID)
			report := check.Run(at(dataset.Graph(rdf.Subject{})), rules)
			assert.Equal(t, []string{rule.ID}, ids(report.Findings), "%s: %v", family, texts(report))
		}
	}
}

// Any number may ask at a time, and all get the same answer.
func TestConcurrentRunsAgree(t *testing.T) {
	graph := read(t, string(clinicText(t)))
	want := check.Run(graph, profile.Google, profile.Health)
	assert.NotEmpty(t, want.Findings)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			assert.Equal(t, want, check.Run(graph, profile.Google, profile.Health))
		})
	}
	group.Wait()
}

// Programs come in the order in which a run is given them, whatever was run before.
func TestOrderOfProfiles(t *testing.T) {
	graph := read(t, string(clinicText(t)))
	first := check.Run(graph, profile.Google, profile.Health)
	other := check.Run(graph, profile.Health, profile.Google)
	assert.Equal(t, first.Eligibility[0].Family, "google")
	assert.Equal(t, other.Eligibility[0].Family, "health")
	assert.Equal(t, first, check.Run(graph, profile.Google, profile.Health))
}

// An event that is online alone has no address, and a list of people is no
// carousel.
func TestWhatDoesNotApply(t *testing.T) {
	for _, text := range []string{
		`{"@type": "Event", "name": "E", "startDate": "2026-12-03", "location": {"@type": "VirtualLocation", "url": "https://x.example/live"}}`,
		`{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@type": "Person", "name": "A"}}]}`,
		`{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@type": "Pharmacy", "name": "A", "address": "1 High Street"}}]}`,
		`{"@type": "ItemList", "itemListElement": [{"@type": "SiteNavigationElement", "name": "A", "url": "https://x.example/a"}]}`,
		`{"@type": "Product", "name": "P", "isRelatedTo": {"@type": "Product", "name": "Q"}, "review": {"@id": "https://elsewhere.example/#r"}}`,
		`{"@type": "Drug", "name": "D", "offers": {"@type": "Offer", "price": 3, "priceCurrency": "EUR"}, "image": "https://x.example/d.jpg"}`,
		`{"@type": "MedicalWebPage", "name": "M", "publisher": {"@type": "Organization", "name": "O"}, "image": {"@type": "ImageObject"}}`,
		`{"@type": "http://other.example/Dentist", "http://other.example/name": "A"}`,
	} {
		assert.Empty(t, worse(check.Run(read(t, text), profile.Google), check.Warning), text)
	}
}

// Things that are everything and lead to themselves and to one another by all
// properties there are end the run as any do.
func TestCircles(t *testing.T) {
	graph := new(rdf.Graph)
	var nodes []*rdf.Node
	for i := range 8 {
		node := graph.EnsureNode(rdf.Subject{Kind: rdf.IRI, Text: fmt.Sprint("https://x.example/", i)}, 0)
		for term := vocab.Term(1); int(term) <= vocab.Len(); term++ {
			if term.Is(vocab.Class) && len(node.Types) < 60 && int(term)%8 == i {
				node.AddType(term.IRI(), 0)
			}
		}
		nodes = append(nodes, node)
	}
	for _, p := range profile.Profiles() {
		for _, f := range p.Features {
			for i, kind := range f.Types {
				nodes[i%8].AddType(vocab.Namespace+kind, 0)
			}
		}
	}
	for term := vocab.Term(1); int(term) <= vocab.Len(); term++ {
		if !term.Is(vocab.Property) {
			continue
		}
		for i, node := range nodes {
			for _, other := range nodes {
				node.Add(term.IRI(), other.Subject.Object(), 0)
			}
			node.Add(term.IRI(), rdf.Object{Kind: rdf.String, Text: strings.Repeat(" ", i)}, 0)
		}
	}
	report := check.Run(graph, profile.Google, profile.Health)
	assert.NotEmpty(t, report.Findings)
	assert.NotEmpty(t, report.Eligibility)
}

// Of several properties that belong together those are named that lack, not the others.
func TestPartsThatLack(t *testing.T) {
	for address, want := range map[string]string{
		`"streetAddress": "1 High Street", "addressLocality": "Leeds", "postalCode": "LS1 1AA"`: "PostalAddress has no addressCountry; the health profile",
		`"streetAddress": "1 High Street", "addressLocality": "Leeds"`:                          "PostalAddress has no postalCode and addressCountry; the health profile",
		`"addressLocality": "Leeds"`: "PostalAddress has no streetAddress, postalCode and addressCountry; the health profile",
		`"addressRegion": "Wales"`:   "PostalAddress has no streetAddress with addressLocality, postalCode and addressCountry; the health profile",
	} {
		text := `{"@type": "Dentist", "name": "A", "address": {"@type": "PostalAddress", ` + address + `}}`
		var told []string
		for _, finding := range check.Run(read(t, text), profile.Health).Findings {
			if finding.Rule == "provider-address-parts" {
				told = append(told, finding.Message)
			}
		}
		if assert.Len(t, told, 1, address) {
			assert.Contains(t, told[0], want)
		}
	}
}
