package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// PageRules are the rules of how structured data fits the page that it stands in:
// whether people can read what machines are told, and whether addresses and
// languages agree. They say nothing where the input is no page. Their examples
// are pages.
var PageRules = Rules{
	{
		ID: "hidden-text", Family: "page", Severity: Warning, Since: "0.1",
		Doc:    "The text of a review should stand on the page for people to read: search engines show nothing that visitors cannot see, and may take it for deceit.",
		Bad:    `<!DOCTYPE html><html lang="en"><p>Our clinic. We check that reviewers were patients.</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Review","reviewBody":"They took time to listen."}</script></html>`,
		Good:   `<!DOCTYPE html><html lang="en"><p>“They took time to   listen.” We check that reviewers were patients.</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Review","reviewBody":"They took time to listen."}</script></html>`,
		Source: &policies,
		Check:  onGraphs{aboutReview.traits(), checkHiddenText},
	},
	{
		ID: "hidden-number", Family: "page", Severity: Warning, Since: "0.1",
		Doc:    "A price, a rating and the number of ratings should stand on the page for people to read.",
		Bad:    `<!DOCTYPE html><html lang="en"><p>Knee brace: £24.90</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Offer","price":"19.90","priceCurrency":"GBP"}</script></html>`,
		Good:   `<!DOCTYPE html><html lang="en"><p>Knee brace: £1,019.90, rated 4,5 by 12 verified buyers</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","offers":{"@type":"Offer","price":"1019.90","priceCurrency":"GBP"},"aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":12}}</script></html>`,
		Source: &policies,
		Check:  onGraphs{(aboutCount | aboutReview).traits(), checkHiddenNumber},
	},
	{
		ID: "hidden-name", Family: "page", Severity: Advice, Since: "0.1",
		Doc:    "The name of what a page describes should stand on the page for people to read.",
		Bad:    `<!DOCTYPE html><html lang="en"><h1>Sunrise</h1><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunset Clinic"}</script></html>`,
		Good:   `<!DOCTYPE html><html lang="en"><h1>Sunrise <b>Clinic</b></h1><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script></html>`,
		Source: &policies,
		Check:  onGraphs{shownKind.traits(), checkHiddenName},
	},
	{
		ID: "several-canonicals", Family: "page", Severity: Warning, Since: "0.1",
		Doc:   "A page should name one canonical address: of several, search engines may heed none.",
		Bad:   `<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="https://sunrise.example/a/"><link rel="canonical" href="https://sunrise.example/b/"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic"}</script></head></html>`,
		Good:  `<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="https://sunrise.example/a/"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic"}</script></head></html>`,
		Check: EachGraph(checkCanonicals),
	},
	{
		ID: "noindex", Family: "page", Severity: Advice, Since: "0.1",
		Doc:    "A page that asks search engines to leave it out gets no result from them, and so none of what its structured data is good for. Where that is meant, nothing is wrong.",
		Bad:    `<!DOCTYPE html><html lang="en"><head><meta name="robots" content="noindex, follow"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","description":"A brace."}</script></html>`,
		Good:   `<!DOCTYPE html><html lang="en"><head><meta name="robots" content="index, follow"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","description":"A brace."}</script></html>`,
		Source: &policies,
		Check:  EachGraph(checkNoIndex),
	},
	{
		ID: "page-address", Family: "page", Severity: Warning, Since: "0.1",
		Doc:   "What the structured data says the address of the page is should be its canonical address: machines take two addresses for two pages.",
		Bad:   `<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="https://sunrise.example/a/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage","url":"https://sunrise.example/b/"}</script></html>`,
		Good:  `<!DOCTYPE html><html lang="en"><head><link rel="canonical" href="https://sunrise.example/a/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage","url":"https://sunrise.example/a/#top"}</script></html>`,
		Check: onGraphs{pageKind.traits(), checkPageAddress},
	},
	{
		ID: "page-language", Family: "page", Severity: Warning, Since: "0.1",
		Doc:   "The language that the structured data gives the page should be the one that its html element has.",
		Bad:   `<!DOCTYPE html><html lang="de"><script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage","inLanguage":"en"}</script></html>`,
		Good:  `<!DOCTYPE html><html lang="de-CH"><script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage","inLanguage":"de"}</script></html>`,
		Check: onGraphs{pageKind.traits(), checkPageLanguage},
	},
	{
		ID: "contradictory-notations", Family: "page", Severity: Warning, Since: "0.1",
		Doc:   "What a page says of a thing in JSON-LD and once more in Microdata or RDFa should be the same: its price, its rating, its telephone number, its opening hours. Machines take either of two, and search engines may pass over both. One thing is what has one name in both.",
		Bad:   `<!DOCTYPE html><html lang="en"><div itemscope itemtype="https://schema.org/Pharmacy"><b itemprop="name">Quay Pharmacy</b> <i itemprop="telephone">+44 1632 960001</i></div><script type="application/ld+json">{"@context":"https://schema.org","@type":"Pharmacy","name":"Quay Pharmacy","telephone":"+44 1632 960002"}</script></html>`,
		Good:  `<!DOCTYPE html><html lang="en"><div itemscope itemtype="https://schema.org/Pharmacy"><b itemprop="name">Quay Pharmacy</b> <i itemprop="telephone">01632 960001</i></div><script type="application/ld+json">{"@context":"https://schema.org","@type":"Pharmacy","name":"Quay Pharmacy","telephone":"+44 1632 960001"}</script></html>`,
		Check: onGraphs{describedKind.traits(), checkNotations},
	},
	{
		ID: "unverified-reviews", Family: "page", Severity: Info, Since: "0.1",
		Doc:    "A page with reviews should say beside them whether and how it is checked that their authors are patients or customers; that nothing is checked is an answer too. In the European Union the law asks for it. This is a signal: a person should look.",
		Bad:    `<!DOCTYPE html><html lang="en"><p>“They took time to listen.”</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Review","reviewBody":"They took time to listen."}</script></html>`,
		Good:   `<!DOCTYPE html><html lang="en"><p>“They took time to listen.” Reviews come from patients whom we invited after their visit.</p><script type="application/ld+json">{"@context":"https://schema.org","@type":"Review","reviewBody":"They took time to listen."}</script></html>`,
		Source: &omnibus,
		Check:  onGraphs{reviewed, checkVerification},
	},
	{
		ID: "page-without-data", Family: "page", Severity: Info, Since: "0.1",
		Doc:   "A page should say to machines what it is about. That nothing is wrong with the structured data of a page that has none says nothing of it. Where the pages of a site are held to one another, the rule page-without-thing looks for that.",
		Bad:   `<!DOCTYPE html><html lang="en"><script type="application/json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script><h1>Sunrise Clinic</h1></html>`,
		Good:  `<!DOCTYPE html><html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","name":"Sunrise Clinic"}</script><h1>Sunrise Clinic</h1></html>`,
		Check: EachGraph(checkData),
	},
}

// policies are what search engines ask of all markup.
var policies = Source{
	Title: "General structured data guidelines", Address: "https://developers.google.com/search/docs/appearance/structured-data/sd-policies",
	Updated: "2026-07-10", Seen: "2026-11-22", Confidence: "transcribed",
}

// checkData tells of a page of which nothing was read, unless nobody is to find it.
func checkData(p *Pass) {
	page := p.Page()
	if page == nil || page.Pos == 0 || len(p.things) > 0 || p.site != "" || p.faulty {
		return
	}
	if word, _ := page.noIndex(); word == "" {
		p.Report(AtPage(page.Pos), "there is no structured data in the page that is read without running scripts; say what it is about, as JSON-LD in a script of the type application/ld+json", 0, "")
	}
}

// checkCanonicals tells of the second of two addresses.
func checkCanonicals(p *Pass) {
	page := p.Page()
	if page == nil {
		return
	}
	for i, c := range page.Canonicals {
		if i > 0 && c.Text != page.Canonicals[0].Text {
			p.Report(AtPage(c.Pos), "the page calls "+quote(c.Text)+" canonical too, beside "+quote(page.Canonicals[0].Text)+"; keep one of them", 0, "")
		}
	}
}

// checkNoIndex tells once that a page with structured data is to be left out.
func checkNoIndex(p *Pass) {
	page := p.Page()
	if page == nil || len(p.things) == 0 {
		return
	}
	if word, at := page.noIndex(); word != "" {
		p.Report(AtPage(at), "the page asks search engines to leave it out, so that none of them shows a result for what is described in it, whatever it is eligible for; take "+strings.ToLower(word)+" away if it is to be found", 0, "")
	}
}

// noIndex gives the word by which the page asks search engines to leave it out, with the
// place of what holds it; "" where it does not.
func (page *Page) noIndex() (word string, at rdf.Pos) {
	for _, asked := range page.Robots {
		for part := range strings.SplitSeq(asked.Text, ",") {
			for word := range strings.FieldsSeq(part) {
				if strings.HasSuffix(word, ":") {
					break // what follows is its value, as in "max-image-preview: none"
				}
				if strings.EqualFold(word, "noindex") || strings.EqualFold(word, "none") {
					return word, asked.Pos
				}
			}
		}
	}
	return "", 0
}

// checkPageAddress looks at the page as the graph has it.
func checkPageAddress(p *Pass) {
	page := p.Page()
	if page == nil || len(page.Canonicals) == 0 {
		return
	}
	canonical := page.Canonicals[0].Text
	t := p.pageInGraph()
	if t == nil || !rdf.IsAbsoluteIRI(canonical) {
		return
	}
	if property := t.Property(urlProperty); property != nil {
		for i := range property.Values {
			if v := &property.Values[i]; v.Kind != rdf.BlankNode && rdf.IsAbsoluteIRI(v.Text) && !sameAddress(v.Text, canonical) {
				p.Report(AtValue(t, property, i), "the page is at "+quote(v.Text)+" by its structured data, and at "+quote(canonical)+" by its canonical link", urlProperty, "")
			}
		}
		return
	}
	if t.Subject.Kind == rdf.IRI && !strings.Contains(t.Subject.Text, "#") && !sameAddress(t.Subject.Text, canonical) {
		p.Report(AtThing(t), "the page is "+quote(t.Subject.Text)+" by its structured data, and "+quote(canonical)+" by its canonical link", 0, "")
	}
}

func checkPageLanguage(p *Pass) {
	page := p.Page()
	if page == nil || page.Language.Text == "" {
		return
	}
	t := p.pageInGraph()
	if t == nil {
		return
	}
	property := t.Property(inLanguageProperty)
	if property == nil {
		return
	}
	for i := range property.Values {
		if v := &property.Values[i]; !v.IsLiteral() || sameLanguage(v.Text, page.Language.Text) {
			return
		}
	}
	p.Report(AtProperty(t, property), "the page is in "+quote(property.Values[0].Text)+" by its structured data, and in "+quote(page.Language.Text)+" by its html element", inLanguageProperty, "")
}

// pageInGraph gives the thing that is the page itself: the one WebPage at top
// level; of several the one that has an address of the page. It is nil where that
// is not certain.
func (p *Pass) pageInGraph() *Thing {
	var only, own *Thing
	found := 0
	for i := range p.things {
		t := &p.things[i]
		if !t.is(pageKind) || t.place.parent != nil {
			continue
		}
		found++
		only = t
		if own == nil && p.hasPageAddress(t) {
			own = t
		}
	}
	if own == nil && found == 1 {
		own = only
	}
	return own
}

func (p *Pass) hasPageAddress(t *Thing) bool {
	is := func(address string) bool {
		if p.page.Address != "" && sameAddress(address, p.page.Address) {
			return true
		}
		for _, c := range p.page.Canonicals {
			if sameAddress(address, c.Text) {
				return true
			}
		}
		return false
	}
	if t.Subject.Kind == rdf.IRI && is(t.Subject.Text) {
		return true
	}
	if property := t.Property(urlProperty); property != nil {
		for i := range property.Values {
			if is(property.Values[i].Text) {
				return true
			}
		}
	}
	return false
}

// sameAddress compares two addresses without their fragments.
func sameAddress(a, b string) bool {
	a, _, _ = strings.Cut(a, "#")
	b, _, _ = strings.Cut(b, "#")
	return a == b
}

// sameLanguage compares two tags by their first subtag: de and de-CH are the same
// language.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// Terms that these rules ask for by name.
var (
	urlProperty        = vocab.Lookup("url")
	inLanguageProperty = vocab.Lookup("inLanguage")
)
