package report

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// Page is what a report keeps of one page. It holds nothing of the page's text or
// graph.
type Page struct {
	name, address                string
	title, description, language string
	// siteName is the name that the page's WebSite gives itself.
	siteName string
	// described says that machines read something in the page.
	described bool
	worst     check.Severity
	count     [check.Error + 1]int // findings
	features  []feature
	preview   preview

	// What follows is empty once the page was added to a report.

	findings []check.Finding
	things   []thing
	ties     []tie
}

// Summarize gives what a report keeps of a page, and of what rules found in it. It may
// be called for several pages at a time, as site.Read calls its work.
func Summarize(file *site.File, found *check.Report) *Page {
	facts := &file.Document.Facts
	p := &Page{
		name: file.Name, address: file.Address,
		title: shown(facts.Title.Text, mostTitle), language: facts.Language.Text,
		description: shown(facts.Description().Text, mostDescription),
		findings:    found.Findings,
	}
	if p.name == "" {
		p.name = file.Path
	}
	for i := range found.Findings {
		f := &found.Findings[i]
		p.worst = max(p.worst, f.Severity)
		p.count[min(f.Severity, check.Error)]++
	}
	r := &reading{graph: file.Document.Graph(), language: facts.Language.Text}
	p.described = r.graph.Len() > 0
	p.features = featuresOf(found)
	p.things, p.ties, p.siteName = r.thingsOf(p)
	p.preview = r.preview(found.Eligibility)
	return p
}

// feature is what a page is good for in the eyes of one consumer.
type feature struct {
	family, id, name string
	since, doc       string
	// How many things of the page are eligible, are so in some places, lack something,
	// or are described for what is no more.
	counts [check.Retired + 1]int
	// missing is what those lack that lack something, better what would make more of
	// any.
	missing, better []need
	// more counts the needs beyond those.
	more int
}

// need is something that a feature asks for.
type need struct {
	rule, what string
	// message is what the finding of the same rule and place says, empty where there is
	// none.
	message string
	// alone says that nothing else is missing to some thing.
	alone bool
	count int
}

const mostNeeds = 24

// status gives the best of what things of the page come to.
func (f *feature) status() check.Status {
	for _, s := range []check.Status{check.Eligible, check.Limited, check.Lacking} {
		if f.counts[s] > 0 {
			return s
		}
	}
	return check.Retired
}

// featuresOf gives the features of a page in the order in which its things were found
// good for them.
func featuresOf(found *check.Report) []feature {
	if len(found.Eligibility) == 0 {
		return nil
	}
	type place struct{ rule, path string }
	messages := make(map[place]string)
	for i := range found.Findings {
		f := &found.Findings[i]
		key := place{f.Rule, f.Path}
		if _, is := messages[key]; !is {
			messages[key] = f.Message
		}
	}
	var all []feature
	number := make(map[[2]string]int)
	for i := range found.Eligibility {
		e := &found.Eligibility[i]
		key := [2]string{e.Family, e.Feature}
		at, is := number[key]
		if !is {
			at = len(all)
			number[key] = at
			all = append(all, feature{family: e.Family, id: e.Feature, name: e.Name, since: e.Since, doc: e.Doc})
		}
		f := &all[at]
		f.counts[min(e.Status, check.Retired)]++
		for _, m := range e.Missing {
			f.need(&f.missing, m, messages[place{m.Rule, m.Path}], len(e.Missing) == 1)
		}
		for _, m := range e.Improvable {
			f.need(&f.better, m, messages[place{m.Rule, m.Path}], false)
		}
	}
	return all
}

func (f *feature) need(needs *[]need, m check.Missing, message string, alone bool) {
	for i := range *needs {
		if n := &(*needs)[i]; n.rule == m.Rule && n.what == m.What {
			n.count++
			n.alone = n.alone || alone
			return
		}
	}
	if len(*needs) == mostNeeds {
		f.more++
		return
	}
	*needs = append(*needs, need{rule: m.Rule, what: m.What, message: shown(message, mostMessage), alone: alone, count: 1})
}

// thing is a thing that a page tells of.
type thing struct {
	// key is its IRI; that of a page without its fragment, and of a thing without IRI a
	// text that no IRI is.
	key  string
	kind kind
	// class is the name of its first type.
	class, name string
	// home says that it belongs on this page.
	home bool
}

// tie is a thing that another leads to.
type tie struct{ from, to, property string }

const mostThings = 5_000 // of a page

// thingsOf gives the things of a page and their ties, and the name of its web site.
func (r *reading) thingsOf(p *Page) (things []thing, ties []tie, siteName string) {
	known := make(map[rdf.Subject]string) // the keys of things
	own := "page " + p.name
	things = append(things, thing{key: own, kind: pages, class: "WebPage", name: p.title, home: true})
	isOwn := func(address string) bool { return p.address != "" && withoutFragment(address) == p.address }
	for n := range r.graph.Nodes() {
		if len(things) == mostThings {
			break
		}
		terms := types(n)
		k := kindOf(terms)
		if siteName == "" && isA(n, "WebSite") {
			siteName = shown(r.text(n, "name"), mostName)
		}
		if k == none || len(n.Properties) == 0 && n.Subject.Kind != rdf.IRI {
			continue
		}
		iri := n.Subject.Kind == rdf.IRI
		url := r.url(n)
		if k == pages {
			address := url
			if iri {
				address = n.Subject.Text
			}
			if isOwn(address) || !iri && n.Root {
				known[n.Subject] = own
			} else if address != "" {
				known[n.Subject] = withoutFragment(address) // other pages tell their own story
			}
			continue
		}
		t := thing{kind: k, class: terms[0].Name(), home: isOwn(url) || iri && isOwn(n.Subject.Text) || url == "" && n.Root}
		t.name = shown(r.text(n, "name", "headline", "title", "alternateName"), mostName)
		if t.name == "" && k == reviews {
			t.name = "Review"
			if by := r.word(n, "author"); by != "" {
				t.name = "Review by " + shown(by, mostName-10)
			}
		}
		switch {
		case iri:
			t.key = n.Subject.Text
		case t.name == "" || k == people && !n.Root:
			continue // the author of a review, say
		default:
			t.key = own + " " + n.Subject.Text
		}
		known[n.Subject] = t.key
		things = append(things, t)
	}
	for n := range r.graph.Nodes() {
		if from, is := known[n.Subject]; is {
			if kindOf(types(n)) == pages && from != own {
				continue // that page tells it itself
			}
			w := walk{reading: r, known: known, from: from, seen: make(map[string]bool), ties: ties}
			w.node(n, "", 0)
			ties = w.ties
		}
	}
	// A page that says nothing of itself leads to what stands at its top level.
	for _, t := range ties {
		if t.from == own {
			return things, ties, siteName
		}
	}
	for n := range r.graph.Roots() {
		if key, is := known[n.Subject]; is && key != own {
			ties = append(ties, tie{own, key, "describes"})
		}
	}
	return things, ties, siteName
}

// url gives the address that a node gives for itself.
func (r *reading) url(n *rdf.Node) string {
	for _, v := range r.values(n, "url") {
		return v.Text
	}
	return ""
}

// walk goes from a thing to those that it leads to, through what is a part of it.
type walk struct {
	*reading
	known map[rdf.Subject]string
	from  string
	seen  map[string]bool
	ties  []tie
}

const (
	mostTies = 20_000 // of a page
	deepest  = 4
)

// apart are classes through which no way leads: what is behind them is the site's and
// not the thing's.
var apart = []string{"WebSite", "BreadcrumbList"}

func (w *walk) node(n *rdf.Node, by string, depth int) {
	for i := range n.Properties {
		p := &n.Properties[i]
		property := by
		if property == "" {
			property = strings.TrimPrefix(p.IRI, vocab.Namespace)
		}
		for j := range p.Values {
			v := &p.Values[j]
			s, is := v.Object.Subject()
			if !is || len(w.ties) == mostTies {
				continue
			}
			if to, is := w.known[s]; is {
				w.tie(to, property)
				continue
			}
			next := w.graph.Node(s)
			if next == nil {
				if s.Kind == rdf.IRI && depth == 0 && vocab.LookupIRI(s.Text) == 0 {
					w.tie(s.Text, property) // what another page may describe
				}
				continue
			}
			if depth < deepest && !w.seen[s.Text+" "] && !isApart(next) {
				w.seen[s.Text+" "] = true
				w.node(next, property, depth+1)
			}
		}
	}
}

func isApart(n *rdf.Node) bool {
	for _, class := range apart {
		if isA(n, class) {
			return true
		}
	}
	return false
}

func (w *walk) tie(to, property string) {
	key := property + " " + to
	if to == w.from || w.seen[key] {
		return
	}
	w.seen[key] = true
	w.ties = append(w.ties, tie{w.from, to, property})
}
