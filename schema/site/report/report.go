package report

import (
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// Options say what a report tells beside what was found. The zero Options will do.
type Options struct {
	// Title is the name of the site. Where it is empty the report takes the name that
	// the site's WebSite gives itself, else the host of its address.
	Title string
	// Day is the day of which the report tells, in the form 2006-01-02; it tells of
	// none if it is empty.
	Day string
	// Rules are those that were looked for: the report says in their words what is
	// right. A finding of another rule has its message alone.
	Rules check.Rules
}

// Report is what is known of a site after some of its pages. One goroutine may use
// it at a time.
type Report struct {
	options Options
	rules   map[string]*check.Rule
	pages   []*Page
	byPath  map[string]int
	words   map[string]string // texts that many pages share
	index   site.Index
	groups  map[string]*group
	order   []*group
	counts  [check.Error + 1]int
}

// New gives a report of no pages yet.
func New(options Options) *Report {
	r := &Report{options: options, rules: make(map[string]*check.Rule), groups: make(map[string]*group), byPath: make(map[string]int), words: make(map[string]string)}
	for i := range options.Rules {
		r.rules[options.Rules[i].ID] = &options.Rules[i]
	}
	return r
}

// Add adds a page. The order of pages is that in which the report tells of them.
func (r *Report) Add(p *Page) {
	number := len(r.pages)
	r.pages = append(r.pages, p)
	r.byPath[p.path] = number
	for i := range p.findings {
		r.addFinding(&p.findings[i], number)
	}
	for i := range p.features {
		for _, needs := range [2][]need{p.features[i].missing, p.features[i].better} {
			for j := range needs {
				needs[j].message = r.word(needs[j].message)
			}
		}
	}
	r.index.Add(p.summary)
	p.findings, p.summary = nil, nil
}

// word gives a text in the memory that it had first.
func (r *Report) word(text string) string {
	if kept, is := r.words[text]; is {
		return kept
	}
	r.words[text] = text
	return text
}

// Index gives the index of the pages that were added, such as for [site.Check]; it holds
// until the next is.
func (r *Report) Index() *site.Index { return &r.index }

// AddFindings adds findings that rules made when all pages were there, such as those of
// [site.Check]. Each stands at the page whose file its position names, and names the
// pages of its related places.
func (r *Report) AddFindings(findings []check.Finding) {
	for i := range findings {
		f := &findings[i]
		page := r.pageAt(f.Position)
		if page != noPage {
			r.pages[page].note(f.Severity)
		}
		r.addFinding(f, page)
	}
}

// pageAt gives the number of the page that a place is on.
func (r *Report) pageAt(at rdf.Position) int {
	if page, is := r.byPath[at.File]; is {
		return page
	}
	return noPage
}

// noPage is the number of no page.
const noPage = -1
