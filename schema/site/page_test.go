package site_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

const home = "https://sunrise.example/"

// contentOf gives the content of a site that the things describe.
func contentOf(t *testing.T, settings site.Settings, things ...schema.AnyThing) *site.Content {
	t.Helper()
	graph := new(rdf.Graph)
	require.NoError(t, schema.Options{Base: home}.Describe(things...).TellTo(graph))
	if settings.Base == "" {
		settings.Base = home
	}
	content, err := site.NewContent(graph, settings)
	require.NoError(t, err)
	return content
}

var (
	group = &schema.MedicalOrganization{
		ID: "/#group", Name: schema.Text("Sunrise"), URL: schema.URL("/"), Telephone: schema.Text("1"),
		Address: &schema.PostalAddress{AddressLocality: schema.Text("Aldermouth")},
		Logo:    &schema.ImageObject{ID: "/#logo", ContentUrl: schema.URL("/logo.png"), Caption: schema.Text("a sun")},
		Slogan:  schema.Text("Rise."),
	}
	clinic = &schema.MedicalClinic{
		ID: "/a/#clinic", Name: schema.Localized{"en": "Clinic", "de": "Klinik"}, URL: schema.URL("/a/"),
		ParentOrganization: schema.ID("/#group"),
		MainEntityOfPage:   schema.List{schema.ID("/a/"), schema.ID("/de/a/")},
	}
)

func TestPage(t *testing.T) {
	tests := []struct {
		name     string
		settings site.Settings
		things   []schema.AnyThing
		address  string
		head     page.Head
		want     string
	}{
		{
			name: "nothing but what the data says", settings: site.Settings{WithoutWebPage: true, Owner: home + "#group"},
			things: []schema.AnyThing{group, &schema.Person{ID: "/b/#lind", Name: schema.Text("Lind"), URL: schema.URL("/b/")}}, address: "/b/", head: page.Head{Title: "B"},
			want: `{"@context":"https://schema.org","@type":"Person","@id":"https://sunrise.example/b/#lind","name":"Lind","url":"https://sunrise.example/b/"}`,
		},
		{
			name:   "what belongs there in full, the rest in short, and the page",
			things: []schema.AnyThing{group, clinic}, address: "/a/", head: page.Head{Title: "A", Language: "en"},
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/a/","name":"A","url":"https://sunrise.example/a/","inLanguage":"en"},` +
				`{"@type":"MedicalClinic","@id":"https://sunrise.example/a/#clinic","name":[{"@language":"de","@value":"Klinik"},{"@language":"en","@value":"Clinic"}],` +
				`"url":"https://sunrise.example/a/","mainEntityOfPage":[{"@id":"https://sunrise.example/a/"},"https://sunrise.example/de/a/"],` +
				`"parentOrganization":{"@type":"MedicalOrganization","@id":"https://sunrise.example/#group","name":"Sunrise","url":"https://sunrise.example/",` +
				`"address":{"@type":"PostalAddress","addressLocality":"Aldermouth"},` +
				`"logo":{"@type":"ImageObject","@id":"https://sunrise.example/#logo","contentUrl":"https://sunrise.example/logo.png"},"telephone":"1"}}]}`,
		},
		{
			name:     "a second page of the thing, in its language",
			settings: site.Settings{Languages: []string{"en", "de"}},
			things:   []schema.AnyThing{clinic}, address: "/de/a/#there", head: page.Head{Language: "de-CH"},
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/de/a/","url":"https://sunrise.example/de/a/","inLanguage":"de-CH"},` +
				`{"@type":"MedicalClinic","@id":"https://sunrise.example/a/#clinic","name":"Klinik",` +
				`"url":"https://sunrise.example/a/","mainEntityOfPage":["https://sunrise.example/a/",{"@id":"https://sunrise.example/de/a/"}],` +
				`"parentOrganization":{"@id":"https://sunrise.example/#group"}}]}`,
		},
		{
			name: "the page itself is described, and comes first",
			things: []schema.AnyThing{
				&schema.Product{ID: "/b/#brace", Name: schema.Text("Brace"), URL: schema.URL("/b/")},
				&schema.ItemPage{ID: "/b/", Name: schema.Text("B"), MainEntity: schema.ID("/b/#brace"), Breadcrumb: &schema.BreadcrumbList{
					ID: "/b/#way", ItemListElement: &schema.ListItem{Position: schema.Integer(1), Item: schema.ID("/")},
				}},
				&schema.WebPage{ID: "/", Name: schema.Text("Home"), Description: schema.Text("long")},
			},
			address: "/b/", head: page.Head{Title: "other", Language: "en"},
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"ItemPage","@id":"https://sunrise.example/b/","name":"B","mainEntity":{"@id":"https://sunrise.example/b/#brace"},` +
				`"breadcrumb":{"@type":"BreadcrumbList","@id":"https://sunrise.example/b/#way","itemListElement":{"@type":"ListItem",` +
				`"item":{"@type":"WebPage","@id":"https://sunrise.example/","name":"Home"},"position":1}}},` +
				`{"@type":"Product","@id":"https://sunrise.example/b/#brace","name":"Brace","url":"https://sunrise.example/b/"}]}`,
		},
		{
			name: "a part of the site, whose publisher is named",
			things: []schema.AnyThing{
				&schema.WebSite{ID: "/#site", Name: schema.Text("Site"), URL: schema.URL("/"), Publisher: schema.ID("/#group"), Description: schema.Text("long")},
				&schema.MedicalOrganization{ID: "/#group", Name: schema.Text("Sunrise"), URL: schema.URL("/"), Slogan: schema.Text("Rise.")},
				&schema.Product{Name: schema.Text("Brace"), URL: schema.URL("/b/")},
			},
			address: "/b/",
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/b/","url":"https://sunrise.example/b/","isPartOf":{"@type":"WebSite","@id":"https://sunrise.example/#site",` +
				`"name":"Site","url":"https://sunrise.example/","publisher":{"@type":"MedicalOrganization","@id":"https://sunrise.example/#group","name":"Sunrise","url":"https://sunrise.example/"}}},` +
				`{"@type":"Product","name":"Brace","url":"https://sunrise.example/b/"}]}`,
		},
		{
			name:     "a part of the owner's site, where no site is described",
			settings: site.Settings{Owner: "https://sunrise.example/#group"},
			things: []schema.AnyThing{
				&schema.MedicalOrganization{ID: "/#group", Name: schema.Text("Sunrise"), URL: schema.URL("/"), Slogan: schema.Text("Rise.")},
				&schema.Product{Name: schema.Text("Brace"), URL: schema.URL("/b/")},
			},
			address: "/b/",
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/b/","url":"https://sunrise.example/b/","isPartOf":{"@type":"WebSite",` +
				`"url":"https://sunrise.example/","publisher":{"@type":"MedicalOrganization","@id":"https://sunrise.example/#group","name":"Sunrise","url":"https://sunrise.example/"}}},` +
				`{"@type":"Product","name":"Brace","url":"https://sunrise.example/b/"}]}`,
		},
		{
			name:     "no part of a site of others that something cites",
			settings: site.Settings{Owner: "https://sunrise.example/#group"},
			things: []schema.AnyThing{
				&schema.MedicalOrganization{ID: "/#group", Name: schema.Text("Sunrise"), URL: schema.URL("/")},
				&schema.Article{URL: schema.URL("/b/"), Citation: &schema.WebSite{ID: "https://other.example/#site", URL: schema.URL("https://other.example/")}},
			},
			address: "/b/",
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/b/","url":"https://sunrise.example/b/","isPartOf":{"@type":"WebSite",` +
				`"url":"https://sunrise.example/","publisher":{"@type":"MedicalOrganization","@id":"https://sunrise.example/#group","name":"Sunrise","url":"https://sunrise.example/"}}},` +
				`{"@type":"Article","url":"https://sunrise.example/b/","citation":{"@type":"WebSite","@id":"https://other.example/#site","url":"https://other.example/"}}]}`,
		},
		{
			name: "its own site beside one of others",
			things: []schema.AnyThing{
				&schema.WebSite{ID: "https://other.example/#site"},
				&schema.WebSite{ID: "urn:site", URL: schema.URL("/")},
				&schema.Product{Name: schema.Text("Brace"), URL: schema.URL("/b/")},
			},
			address: "/b/",
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/b/","url":"https://sunrise.example/b/","isPartOf":{"@type":"WebSite","@id":"urn:site","url":"https://sunrise.example/"}},` +
				`{"@type":"Product","name":"Brace","url":"https://sunrise.example/b/"}]}`,
		},
		{
			name: "the page is spelled as by what belongs there",
			things: []schema.AnyThing{
				&schema.Product{Name: schema.Text("Brace"), MainEntityOfPage: schema.ID("/ä/#brace")},
				&schema.Product{Name: schema.Text("Splint"), URL: schema.URL("/%C3%A4/"), MainEntityOfPage: schema.ID("/ä/")},
			},
			address: "/%C3%A4/",
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/ä/","url":"https://sunrise.example/ä/"},` +
				`{"@type":"Product","name":"Brace","mainEntityOfPage":"https://sunrise.example/ä/#brace"},` +
				`{"@type":"Product","name":"Splint","url":"https://sunrise.example/%C3%A4/","mainEntityOfPage":{"@id":"https://sunrise.example/ä/"}}]}`,
		},
		{
			name:    "the home page has a slash",
			things:  []schema.AnyThing{&schema.Product{URL: schema.URL("HTTPS://Sunrise.example")}, &schema.Product{URL: schema.URL("https://sunrise.example")}},
			address: "/",
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","@id":"https://sunrise.example/","url":"https://sunrise.example/"},` +
				`{"@type":"Product","url":"HTTPS://Sunrise.example"},` +
				`{"@type":"Product","url":"https://sunrise.example"}]}`,
		},
		{
			name: "a job in short is called by its title",
			things: []schema.AnyThing{
				&schema.WebPage{ID: "/", Mentions: schema.ID("/b/#job")},
				&schema.JobPosting{ID: "/b/#job", URL: schema.URL("/b/"), Title: schema.Text("Nurse"), Description: schema.Text("long")},
			},
			address: "/",
			want: `{"@context":"https://schema.org","@type":"WebPage","@id":"https://sunrise.example/",` +
				`"mentions":{"@type":"JobPosting","@id":"https://sunrise.example/b/#job","url":"https://sunrise.example/b/","title":"Nurse"}}`,
		},
		{
			name: "the page does not become the thing that has its address for a name",
			things: []schema.AnyThing{
				&schema.MedicalClinic{ID: "/a/", Name: schema.Text("Clinic"), URL: schema.URL("/a/")},
			},
			address: "/a/", head: page.Head{Title: "A"},
			want: `{"@context":"https://schema.org","@graph":[` +
				`{"@type":"WebPage","name":"A","url":"https://sunrise.example/a/"},` +
				`{"@type":"MedicalClinic","@id":"https://sunrise.example/a/","name":"Clinic","url":"https://sunrise.example/a/"}]}`,
		},
		{
			name: "what has no page stands where it is mentioned, and ends there",
			things: []schema.AnyThing{
				&schema.WebPage{ID: "/", About: schema.ID("/#1")},
				&schema.Thing{ID: "/#1", Name: schema.Text("1"), Description: schema.Text("long"), SubjectOf: &schema.Article{Name: schema.Text("blank"), About: schema.ID("/#2")}},
				&schema.Thing{ID: "/#2", Name: schema.Text("2"), Description: schema.Text("long"), SubjectOf: schema.ID("/#3")},
				&schema.Article{ID: "/#3", Name: schema.Text("3")},
			},
			address: "/",
			want: `{"@context":"https://schema.org","@type":"WebPage","@id":"https://sunrise.example/",` +
				`"about":{"@type":"Thing","@id":"https://sunrise.example/#1","name":"1","description":"long","subjectOf":{"@type":"Article","name":"blank",` +
				`"about":{"@type":"Thing","@id":"https://sunrise.example/#2","name":"2"}}}}`,
		},
		{
			name: "nested in the data, nested on the page; a nested thing without IRI has no page of its own",
			things: []schema.AnyThing{
				&schema.WebPage{ID: "/", Mentions: &schema.Product{ID: "/#1", URL: schema.URL("/"), Name: schema.Text("1"),
					Offers: &schema.Offer{URL: schema.URL("/"), Price: schema.Number(1)}}},
				&schema.Product{ID: "/#2", URL: schema.URL("/"), IsRelatedTo: &schema.Product{ID: "/#3", URL: schema.URL("/3/"), Name: schema.Text("3"), SKU: schema.Text("s")}},
			},
			address: "/",
			want: `{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://sunrise.example/",` +
				`"mentions":{"@type":"Product","@id":"https://sunrise.example/#1","name":"1","url":"https://sunrise.example/","offers":{"@type":"Offer","url":"https://sunrise.example/","price":1}}},` +
				`{"@type":"Product","@id":"https://sunrise.example/#2","url":"https://sunrise.example/","isRelatedTo":{"@type":"Product","@id":"https://sunrise.example/#3","name":"3","url":"https://sunrise.example/3/"}}]}`,
		},
		{
			name: "things that name each other",
			things: []schema.AnyThing{
				&schema.Person{ID: "/#1", URL: schema.URL("/"), Knows: schema.ID("/#2")},
				&schema.Person{ID: "/#2", URL: schema.URL("/"), Knows: schema.List{schema.ID("/#1"), schema.ID("/#2"), schema.ID("/#3")}},
				&schema.Person{ID: "/#3", Name: schema.Text("3"), Knows: schema.ID("/#1")},
			},
			address: "/",
			want: `{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://sunrise.example/","url":"https://sunrise.example/"},` +
				`{"@type":"Person","@id":"https://sunrise.example/#1","url":"https://sunrise.example/","knows":{"@id":"https://sunrise.example/#2"}},` +
				`{"@type":"Person","@id":"https://sunrise.example/#2","url":"https://sunrise.example/","knows":[{"@id":"https://sunrise.example/#1"},{"@id":"https://sunrise.example/#2"},` +
				`{"@type":"Person","@id":"https://sunrise.example/#3","name":"3","knows":{"@id":"https://sunrise.example/#1"}}]}]}`,
		},
		{
			name: "the page that a thing names is a thing with a url",
			things: []schema.AnyThing{
				&schema.Product{ID: "/#1", MainEntityOfPage: schema.ID("/#page")},
				&schema.WebPage{ID: "/#page", URL: schema.URL("/b/")},
			},
			address: "/b/",
			want: `{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://sunrise.example/#page","url":"https://sunrise.example/b/"},` +
				`{"@type":"Product","@id":"https://sunrise.example/#1","mainEntityOfPage":{"@id":"https://sunrise.example/#page"}}]}`,
		},
		{
			name: "a page without a url is the page of its IRI, fragment aside",
			things: []schema.AnyThing{
				&schema.FAQPage{ID: "/faq/#webpage", Name: schema.Text("FAQ")},
				&schema.Thing{ID: "/faq/#1", MainEntityOfPage: schema.ID("/faq/#webpage")},
			},
			address: "/faq/",
			want: `{"@context":"https://schema.org","@graph":[{"@type":"FAQPage","@id":"https://sunrise.example/faq/#webpage","name":"FAQ"},` +
				`{"@type":"Thing","@id":"https://sunrise.example/faq/#1","mainEntityOfPage":{"@id":"https://sunrise.example/faq/#webpage"}}]}`,
		},
		{
			name:     "the owner belongs on the home page",
			settings: site.Settings{Owner: "https://sunrise.example/#group"},
			things:   []schema.AnyThing{&schema.Organization{ID: "/#group", Slogan: schema.Text("Rise."), URL: schema.URL("https://group.example/")}},
			address:  "/",
			want: `{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://sunrise.example/","url":"https://sunrise.example/",` +
				`"isPartOf":{"@type":"WebSite","url":"https://sunrise.example/","publisher":{"@id":"https://sunrise.example/#group"}}},` +
				`{"@type":"Organization","@id":"https://sunrise.example/#group","url":"https://group.example/","slogan":"Rise."}]}`,
		},
		{name: "nothing belongs there", things: []schema.AnyThing{clinic}, address: "/b/"},
		{name: "an address of others", things: []schema.AnyThing{clinic}, address: "https://other.example/a/"},
		{name: "an address with a query", things: []schema.AnyThing{clinic}, address: "/a/?b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			content := contentOf(t, test.settings, test.things...)
			address, err := rdf.ResolveIRI(home, test.address)
			require.NoError(t, err)
			got := content.Page(address, test.head)
			if test.want == "" {
				assert.Nil(t, got)
				return
			}
			require.NotNil(t, got)
			require.NoError(t, rdf.CheckSource(got))
			text, err := jsonld.Marshal(got, jsonld.Language(got.Language))
			require.NoError(t, err)
			assert.Equal(t, test.want, string(text))
		})
	}
}

func TestPageSaysWhatItIs(t *testing.T) {
	content := contentOf(t, site.Settings{Languages: []string{"en", "de"}}, group, clinic)
	got := content.Page("https://sunrise.example/a/#there", page.Head{Language: "fr"})
	assert.Equal(t, "https://sunrise.example/a/", got.Address)
	assert.Equal(t, "en", got.Language)
	require.Len(t, got.Things, 1)
	assert.Equal(t, "https://sunrise.example/a/#clinic", got.Things[0].Subject.Text)
}

func TestPageLanguage(t *testing.T) {
	for head, want := range map[string]string{
		"": "en", "de": "de", "DE": "DE", "de-CH": "de-CH", "de-CH-1996": "de-CH-1996", "fr": "en", "d": "en", "pt-BR": "pt-BR", "pt": "en",
	} {
		content := contentOf(t, site.Settings{Languages: []string{"en", "de", "pt-br"}}, clinic)
		assert.Equal(t, want, content.Page("https://sunrise.example/a/", page.Head{Language: head}).Language, head)
	}
}

func TestNewContentRefuses(t *testing.T) {
	for want, settings := range map[string]site.Settings{
		"the base is no absolute IRI":                 {},
		"end it with a slash":                         {Base: "https://sunrise.example/group"},
		"one of the languages is none":                {Base: home, Languages: []string{"en", "-"}},
		"no thing with the IRI of the owner, \"/#a\"": {Base: home, Owner: "/#a"},
	} {
		_, err := site.NewContent(new(rdf.Graph), settings)
		assert.ErrorContains(t, err, want)
	}
}

func TestAddresses(t *testing.T) {
	content := contentOf(t, site.Settings{Owner: home + "#owner"},
		&schema.Person{ID: "/#owner"},
		clinic,
		&schema.Product{ID: "/b/#brace", URL: schema.List{schema.URL("/b/#top"), schema.URL("/b/"), schema.URL("https://other.example/b/")}},
		&schema.WebPage{ID: "/%C3%A4"},
		&schema.Person{Name: schema.Text("on no page")},
	)
	assert.Equal(t, []string{home, home + "a/", home + "b/", home + "de/a/", home + "%C3%A4"}, content.Addresses())
	for _, address := range content.Addresses() {
		p := content.Page(address, page.Head{})
		require.NotNil(t, p, address)
		assert.Equal(t, address, p.Address)
	}
}

// In short a thing has what Google requires of it wherever it stands, and no more.
func TestShortFormsHaveWhatIsRequired(t *testing.T) {
	graph := dataOf(t,
		`{"@type": "MedicalClinic", "@id": "/#clinic", "url": "/", "name": "Sunrise", "event": {"@id": "/day/#event"}, "subjectOf": {"@id": "/film/#film"}, "review": {"@id": "/praise/#review"}}`,
		`{"@type": "EducationEvent", "@id": "/day/#event", "url": "/day/", "name": "Open day", "description": "Come", "startDate": "2027-01-02", "endDate": "2027-01-03",
		  "eventStatus": "https://schema.org/EventCancelled", "location": {"@type": "Place", "name": "Hall"}, "maximumAttendeeCapacity": 20}`,
		`{"@type": "VideoObject", "@id": "/film/#film", "url": "/film/", "name": "Film", "description": "A film", "thumbnailUrl": "https://sunrise.example/film.jpg", "uploadDate": "2026-01-02", "startDate": "2026-01-01"}`,
		`{"@type": "Review", "@id": "/praise/#review", "url": "/praise/", "author": {"@type": "Person", "name": "A. Lind"}, "reviewRating": {"@type": "Rating", "ratingValue": 5}, "reviewBody": "Good.", "datePublished": "2026-01-02"}`,
	)
	content, err := site.NewContent(graph, site.Settings{Base: home})
	require.NoError(t, err)
	text, err := jsonld.Marshal(content.Page(home, page.Head{}))
	require.NoError(t, err)
	assert.Contains(t, string(text), `"event":{"@type":"EducationEvent","@id":"https://sunrise.example/day/#event","url":"https://sunrise.example/day/","name":"Open day",`+
		`"startDate":"2027-01-02","endDate":"2027-01-03","eventStatus":"https://schema.org/EventCancelled","location":{"@type":"Place","name":"Hall"}}`)
	assert.Contains(t, string(text), `"subjectOf":{"@type":"VideoObject","@id":"https://sunrise.example/film/#film","url":"https://sunrise.example/film/","name":"Film",`+
		`"thumbnailUrl":"https://sunrise.example/film.jpg","uploadDate":"2026-01-02"}`)
	assert.Contains(t, string(text), `"review":{"@type":"Review","@id":"https://sunrise.example/praise/#review","url":"https://sunrise.example/praise/",`+
		`"author":{"@type":"Person","name":"A. Lind"},"reviewRating":{"@type":"Rating","ratingValue":5},"datePublished":"2026-01-02"}`)
}
