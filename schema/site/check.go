package site

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
)

// Check looks at a whole site with those of the rules that are about one: see
// [Rules]. All others are passed over. A site of one page has nothing that its pages
// could contradict, so that nothing is found.
//
// The findings are in the order of the index: by page, and by place in the page. A
// finding stands at the first of the places that it is about and names the others, of
// many the first. The error is that of the context.
func Check(ctx context.Context, index *Index, rules ...check.Rules) (*check.Report, error) {
	p := &pass{index: index}
	if len(index.pages) < 2 {
		return new(check.Report), ctx.Err()
	}
	p.findAddresses()
	given := make(map[string]bool)
	for _, set := range rules {
		for i := range set {
			across, _ := set[i].Check.(check.Across)
			look, is := across.Look.(look)
			if !is || given[set[i].ID] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return new(check.Report), err
			}
			given[set[i].ID] = true
			p.rule = &set[i]
			look(p)
		}
	}
	slices.SortStableFunc(p.found, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.Position.Offset, b.Position.Offset), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	report := &check.Report{}
	for i := range p.found {
		report.Findings = append(report.Findings, p.found[i].Finding)
	}
	return report, ctx.Err()
}

// look is the function of a rule about a site.
type look func(*pass)

// pass is one run of rules over an index.
type pass struct {
	index *Index
	rule  *check.Rule
	found []placed
	// hosts are those of the addresses of pages, and byAddress has the pages by what a
	// server may find them under.
	hosts     map[string]bool
	byAddress map[string]*IndexedPage
	// twins are the pages that each page names as its twins, found when it is first asked.
	twins map[*IndexedPage][]*IndexedPage
	// complete says that the address of every page is known, so that an address that
	// leads to none is that of no page.
	complete bool
	// partial says that not all that pages say is known.
	partial bool
}

// placed is a finding with the number of its page in the index.
type placed struct {
	check.Finding
	page int
}

// at is a place that a finding is about.
type at struct {
	page *IndexedPage
	Place
	// path is the place in words.
	path string
	// note says what stands there.
	note string
}

// mostPlaces is how many places a finding names beside its own.
const mostPlaces = 10

// report tells a finding of the rule that is looking.
func (p *pass) report(here at, message string, term vocab.Term, others ...at) {
	p.suggest(here, message, term, "", others...)
}

func (p *pass) suggest(here at, message string, term vocab.Term, suggestion string, others ...at) {
	f := placed{page: here.page.order, Finding: check.Finding{
		Rule: p.rule.ID, Family: p.rule.Family, Severity: p.rule.Severity,
		Message: message, Path: here.path, Position: here.page.Position(here.Place), Suggestion: suggestion,
	}}
	if term != 0 {
		f.Doc = vocab.SecureNamespace + term.Name()
	}
	for i, o := range others {
		if i == mostPlaces {
			f.Related = append(f.Related, check.Place{Message: "and " + strconv.Itoa(len(others)-i) + " more places"})
			break
		}
		f.Related = append(f.Related, check.Place{Message: o.note, Path: o.path, Position: o.page.Position(o.Place)})
	}
	p.found = append(p.found, f)
}

// findAddresses finds under which addresses there are pages.
func (p *pass) findAddresses() {
	p.hosts, p.byAddress = make(map[string]bool), make(map[string]*IndexedPage)
	p.complete, p.partial = !p.index.Partial, p.index.Partial
	for page := range p.index.Pages() {
		addresses := []string{page.Address}
		if page.Address == "" {
			addresses = addressesIn(page.Canonicals)
		}
		for _, address := range addresses {
			if u, err := url.Parse(address); err == nil && u.Host != "" {
				p.hosts[hostOf(u)] = true
			}
		}
		p.complete = p.complete && page.Address != ""
		p.partial = p.partial || page.Incomplete
	}
	// The address of a page counts for more than what another one calls canonical.
	add := func(page *IndexedPage, keys ...string) {
		for _, key := range keys {
			if key != "" && p.byAddress[key] == nil {
				p.byAddress[key] = page
			}
		}
	}
	for page := range p.index.Pages() {
		add(page, keyOfAddress(page.Address))
	}
	for page := range p.index.Pages() {
		if key := keyOfAddress(page.Address); key != "" {
			add(page, strings.TrimSuffix(key, path.Ext(key)), strings.TrimSuffix(key, "/"), key+"index.html", strings.TrimSuffix(key, path.Ext(key))+"/")
		} else if len(page.Canonicals) == 1 {
			add(page, keyOfAddress(page.Canonicals[0].Address))
		}
	}
}

func addressesIn(links []PageLink) []string {
	addresses := make([]string, len(links))
	for i, l := range links {
		addresses[i] = l.Address
	}
	return addresses
}

// keyOfAddress gives host and path of an address as one text, the same for http and
// https, empty for what is no address of a page.
func keyOfAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return hostOf(u) + cmp.Or(u.Path, "/")
}

// pageAt gives the page at an address, fragments aside, or nil.
func (p *pass) pageAt(address string) *IndexedPage { return p.byAddress[keyOfAddress(address)] }

// isOwn tells whether an address is on a host of the site.
func (p *pass) isOwn(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && p.hosts[hostOf(u)]
}

// addressOf gives the address of a page: that of its file, else the one that it calls
// canonical.
func addressOf(page *IndexedPage) string {
	if page.Address == "" && len(page.Canonicals) == 1 {
		return page.Canonicals[0].Address
	}
	return page.Address
}

// isA tells whether the thing has a type that is one of the classes or below them.
func (t IndexedThing) isA(classes ...vocab.Term) bool {
	for l := t.entry().types.first; l != 0; l = t.index.types[l-1].next {
		term := vocab.Lookup(t.index.texts.get(t.index.types[l-1].name))
		for _, class := range classes {
			if vocab.IsA(term, class) {
				return true
			}
		}
	}
	return false
}

// typeName gives the first type of a thing for messages and paths.
func typeName(t IndexedThing) string {
	l := t.entry().types.first
	if l == 0 {
		return "thing"
	}
	name := t.index.texts.get(t.index.types[l-1].name)
	if vocab.Lookup(name) == 0 {
		return check.Quote(name)
	}
	return name
}

// called names a thing in a message.
func called(t IndexedThing) string {
	switch {
	case t.ID() != "":
		return typeName(t) + " " + quoteAddress(t.ID())
	case t.Name("") != "":
		return typeName(t) + " " + check.Quote(t.Name(""))
	}
	return typeName(t) + " without an @id"
}

// quoteAddress shows an address in a message. Unlike a text it needs its end, which
// tells it from others.
func quoteAddress(address string) string {
	const longest = 120
	if len(address) > longest {
		return check.Quote(address)
	}
	return strconv.QuoteToGraphic(address)
}

// atMention gives the place where a page tells of a thing.
func atMention(m Mention) at { return at{page: m.Page, Place: m.Place, path: typeName(m.Thing)} }

// atTie gives the place where a tie is told.
func atTie(t Tie) at {
	return at{page: t.Page, Place: t.Place, path: typeName(t.From) + "." + termName(t.Property)}
}

func termName(name string) string {
	if vocab.Lookup(name) == 0 {
		return check.Quote(name)
	}
	return name
}

// noted gives the place with what stands there.
func (a at) noted(format string, arguments ...any) at {
	a.note = fmt.Sprintf(format, arguments...)
	return a
}
