package report

import (
	"strings"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// Page is what a report keeps of one page. It holds nothing of the page's text or
// graph.
type Page struct {
	name, path, address          string
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
	summary  *site.Summary
}

// Summarize gives what a report keeps of a page, and of what rules found in it. It may
// be called for several pages at a time, as site.Read calls its work.
func Summarize(file *site.File, found *check.Report) *Page {
	facts := &file.Document.Facts
	p := &Page{
		name: file.Name, path: file.Path, address: file.Address,
		title: shown(facts.Title.Text, mostTitle), language: strings.Clone(facts.Language.Text),
		description: shown(facts.Description().Text, mostDescription),
		findings:    found.Findings, summary: site.Summarize(file),
	}
	if p.name == "" {
		p.name = file.Path
	}
	for i := range found.Findings {
		p.note(found.Findings[i].Severity)
	}
	r := &reading{graph: file.Document.Graph(), language: facts.Language.Text}
	p.described = r.graph.Len() > 0
	p.features = featuresOf(found)
	p.siteName = r.siteName()
	p.preview = r.preview(found.Eligibility)
	return p
}

// note counts a finding of the page.
func (p *Page) note(severity check.Severity) {
	p.worst = max(p.worst, severity)
	p.count[min(severity, check.Error)]++
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
