package main

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

//go:embed templates assets
var embedded embed.FS

// page is what a template sees.
type page struct {
	site *site
	// Path is where the page lies on the site, such as /clinics/quayside/.
	Path, Lang, Kind         string
	Name, Title, Description string
	// About is the page itself as the data describes it; nil where it does not.
	About *thing
	// Main is what the page is about, in the language of the page.
	Main *thing
	// Twin is the path of the page in the other language, "" where there is none.
	Twin string
	// Image is the path of the picture that others show for the page.
	Image string
}

// defaultImage is the picture of pages that have none of their own.
const defaultImage = "/images/quayside-entrance.jpg"

// kinds are the templates of pages that are not told from their main entity.
var kinds = map[string]string{
	"/": "home", "/de/": "home",
	"/clinics/": "clinics", "/de/kliniken/": "clinics",
	"/team/": "team", "/de/team/": "team",
	"/services/":   "services",
	"/conditions/": "conditions",
	"/shop/":       "shop",
	"/articles/":   "articles", "/de/artikel/": "articles",
	"/news/": "news",
	"/jobs/": "jobs",
}

// kindsOfThings are the templates by the type of the main entity.
var kindsOfThings = []struct{ name, kind string }{
	{"Article", "article"},
	{"FAQPage", "faq"},
	{"MedicalClinic", "clinic"},
	{"Person", "profile"},
	{"MedicalCondition", "condition"},
	{"Product", "product"},
	{"SoftwareApplication", "app"},
	{"SocialMediaPosting", "post"},
	{"JobPosting", "job"},
}

// isPage says whether the thing is a page of the site: its id is its address,
// without a fragment.
func (t *thing) isPage() bool {
	id := t.Text("id")
	return strings.HasSuffix(id, "/") && origin+id == t.Text("url")
}

// pages gives all pages, in the order of the data, and the two that it does not
// describe.
func (s *site) pages() ([]*page, error) {
	var pages []*page
	for _, m := range s.things {
		lang, _ := m["inLanguage"].(string)
		if lang == "" {
			lang = languages[0]
		}
		about := &thing{s, lang, m}
		if !about.isPage() {
			continue
		}
		p := &page{site: s, Path: about.Path(), Lang: lang, About: about, Main: about}
		if main := about.Get("mainEntity"); main != nil && !about.Is("FAQPage") {
			p.Main = main
		}
		if err := p.complete(); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Path, err)
		}
		pages = append(pages, p)
	}
	return append(pages,
		&page{site: s, Path: "/imprint/", Lang: "en", Kind: "imprint", Name: "Imprint and privacy", Image: defaultImage, Title: "Imprint and privacy | Riverside Clinics",
			Description: "Who runs this site, and what it does not collect."},
		&page{site: s, Path: "/404.html", Lang: "en", Kind: "404", Name: "Page not found", Title: "Page not found | Riverside Clinics",
			Description: "There is no page at this address."},
	), nil
}

// complete works out what the data does not say in so many words.
func (p *page) complete() error {
	p.Kind = kinds[p.Path]
	for _, k := range kindsOfThings {
		if p.Kind == "" && p.Main.Is(k.name) {
			p.Kind = k.kind
		}
	}
	if p.Kind == "" {
		return fmt.Errorf("there is no template for such a page")
	}
	name, err := p.Say("Riverside Clinics")
	if err != nil {
		return err
	}
	p.Name = p.About.Text("name")
	p.Title = p.Name + " | " + name
	if p.Kind == "home" {
		p.Title = name + ": " + p.Main.Text("slogan")
	}
	for _, key := range []string{"translationOfWork", "workTranslation"} {
		if twin := p.About.Get(key); twin != nil {
			p.Twin = twin.Path()
		}
	}
	p.Image = defaultImage
	if images := p.Main.Texts("image"); len(images) > 0 {
		p.Image = onSite(images[0])
	}
	p.Description = p.About.Text("description")
	switch {
	case p.Description != "":
	case p.Kind == "faq":
		p.Description, err = p.Say("What people ask us at the desk: appointments, emergencies, what to bring, languages, results.")
	case p.Kind == "post":
		p.Description = summary(p.Main.Text("text"), 155)
	case p.Kind == "job":
		p.Description = p.Main.Text("title") + ": " + p.Main.Text("workHours") + ". " + p.Main.Text("jobBenefits") + "."
	default:
		p.Description = summary(p.Main.Text("description"), 155)
	}
	return err
}

// URL is the full address of the page.
func (p *page) URL() string { return origin + p.Path }

// TwinThing is the page in the other language, as its own language has it; nil
// where there is none.
func (p *page) TwinThing() *thing { return p.site.Thing(p.Twin, p.Other()) }

// TwinURL is that of the page in the other language.
func (p *page) TwinURL() string { return origin + p.Twin }

// ImageURL is the full address of its picture.
func (p *page) ImageURL() string { return origin + p.Image }

// German says whether the page is in German.
func (p *page) German() bool { return p.Lang == "de" }

// Other is the other language.
func (p *page) Other() string {
	if p.German() {
		return "en"
	}
	return "de"
}

// Locale is the language and country as Open Graph writes them.
func (p *page) Locale() string {
	if p.German() {
		return "de_DE"
	}
	return "en_GB"
}

// Organization is the group, in the language of the page.
func (p *page) Organization() *thing { return p.site.Thing("/#organization", p.Lang) }

// Returns is the return policy of the shop.
func (p *page) Returns() *thing { return p.site.Thing("/shop/#returns", p.Lang) }

// OfType gives all things of a type that stand at the top of the files.
func (p *page) OfType(name string) []*thing { return p.site.OfType(name, p.Lang) }

// Clinics gives the clinics.
func (p *page) Clinics() []*thing { return p.Organization().All("subOrganization") }

// Services gives all that has its place on the page of services.
func (p *page) Services() []*thing {
	var found []*thing
	for _, m := range p.site.things {
		if t := (&thing{p.site, p.Lang, m}); strings.HasPrefix(t.Path(), "/services/#") && !t.Is("BreadcrumbList") {
			found = append(found, t)
		}
	}
	return found
}

// Articles gives the articles in the language of the page.
func (p *page) Articles() []*thing {
	var found []*thing
	for _, article := range p.OfType("Article") {
		if article.Text("inLanguage") == p.Lang {
			found = append(found, article)
		}
	}
	return found
}

// ArticlesAbout gives those that are about a thing.
func (p *page) ArticlesAbout(about *thing) []*thing {
	var found []*thing
	for _, article := range p.Articles() {
		if article.Get("about").Text("id") == about.Text("id") {
			found = append(found, article)
		}
	}
	return found
}

// Offering gives the clinics where a service is to be had.
func (p *page) Offering(service *thing) []*thing {
	var found []*thing
	for _, clinic := range p.Clinics() {
		for _, offered := range clinic.All("availableService") {
			if offered.Text("id") == service.Text("id") {
				found = append(found, clinic)
			}
		}
	}
	return found
}

// Here says for a link of the menu whether the page lies at or below it.
func (p *page) Here(path string) string {
	switch {
	case p.Path == path:
		return "page"
	case strings.HasPrefix(p.Path, path) && path != "/" && path != "/de/":
		return "true"
	}
	return ""
}

// link is a link of the menus; Lang is the language of what it leads to where
// that is another.
type link struct{ Path, Name, Lang string }

// Home is the home page in the language of the page.
func (p *page) Home() string { return p.Section("home") }

// Section is the path of a part of the site in the language of the page.
func (p *page) Section(kind string) string {
	for path, k := range kinds {
		if k == kind && strings.HasPrefix(path, "/de/") == p.German() {
			return path
		}
	}
	return "/"
}

// Menu is the main menu.
func (p *page) Menu() []link {
	if p.German() {
		return []link{
			{Path: "/de/kliniken/", Name: "Kliniken"},
			{Path: "/de/team/", Name: "Team"},
			{Path: "/de/artikel/", Name: "Gut zu wissen"},
			{Path: "/de/fragen/", Name: "Fragen"},
		}
	}
	return []link{
		{Path: "/clinics/", Name: "Clinics"},
		{Path: "/team/", Name: "Team"},
		{Path: "/services/", Name: "Services"},
		{Path: "/conditions/", Name: "Conditions"},
		{Path: "/articles/", Name: "Good to know"},
		{Path: "/shop/", Name: "Shop"},
		{Path: "/app/", Name: "App"},
		{Path: "/faq/", Name: "Questions"},
	}
}

// Small are the links at the foot of the page.
func (p *page) Small() []link {
	if p.German() {
		return []link{
			{"/services/", "Untersuchungen und Behandlungen (englisch)", "en"},
			{"/conditions/", "Krankheiten (englisch)", "en"},
			{"/shop/", "Laden (englisch)", "en"},
			{"/imprint/", "Impressum und Datenschutz (englisch)", "en"},
		}
	}
	return []link{
		{Path: "/news/", Name: "News"},
		{Path: "/jobs/", Name: "Jobs"},
		{Path: "/imprint/", Name: "Imprint and privacy"},
	}
}

// file gives the name of the file that a server shows for the path.
func file(address string) string {
	name := strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// files gives all files of the site but the pictures, by their names.
func (s *site) files() (map[string][]byte, error) {
	files := make(map[string][]byte)
	pages, err := s.pages()
	if err != nil {
		return nil, err
	}
	templates, err := parse()
	if err != nil {
		return nil, err
	}
	for _, p := range pages {
		var out bytes.Buffer
		if templates[p.Kind] == nil {
			return nil, fmt.Errorf("%s: there is no template %s.html", p.Path, p.Kind)
		}
		if err := templates[p.Kind].ExecuteTemplate(&out, "base.html", p); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Path, err)
		}
		files[file(p.Path)] = dress(p, out.Bytes())
	}
	assets, err := fs.ReadDir(embedded, "assets")
	if err != nil {
		return nil, err
	}
	for _, asset := range assets {
		if files[asset.Name()], err = embedded.ReadFile("assets/" + asset.Name()); err != nil {
			return nil, err
		}
	}
	files["robots.txt"] = []byte("User-agent: *\nAllow: /\n\nSitemap: " + origin + "/sitemap.xml\n")
	files["sitemap.xml"] = sitemap(pages)
	return files, nil
}

// shared are the templates that all pages have.
var shared = []string{"templates/base.html", "templates/parts.html"}

// parse gives for each kind of page its template together with the shared ones.
func parse() (map[string]*template.Template, error) {
	snippet, err := embedded.ReadFile("templates/theme.txt")
	if err != nil {
		return nil, err
	}
	functions := template.FuncMap{
		"join": func(texts []string) string { return strings.Join(texts, ", ") },
		// html/template drops comments, so what a theme brings goes in as it is.
		"theme": func() template.HTML { return template.HTML(strings.TrimSuffix(string(snippet), "\n")) },
	}
	names, err := fs.Glob(embedded, "templates/*.html")
	if err != nil {
		return nil, err
	}
	parsed := make(map[string]*template.Template)
	for _, name := range names {
		if name == shared[0] || name == shared[1] {
			continue
		}
		kind := strings.TrimSuffix(path.Base(name), ".html")
		parsed[kind], err = template.New(kind).Funcs(functions).Option("missingkey=error").
			ParseFS(embedded, shared[0], shared[1], name)
		if err != nil {
			return nil, err
		}
	}
	return parsed, nil
}
