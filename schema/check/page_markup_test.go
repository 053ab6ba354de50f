package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// Of values of Microdata and RDFa whose attribute stands on the wrong element it is said where
// it belongs, and no other value is suggested.
func TestMisplacedAttributes(t *testing.T) {
	const empty = "the text is empty; leave the property out"
	tell := func(inner string) (messages []string) {
		text := `<!DOCTYPE html><html lang="en"><body>` + inner
		document, problems := page.Read(t.Context(), []byte(text), page.Base("https://sunrise.example/"))
		for _, f := range check.Run(document.Input("https://sunrise.example/", problems), check.Vocabulary, check.Values).Findings {
			messages = append(messages, f.Rule+": "+f.Message)
			if f.Rule != "url" {
				assert.Empty(t, f.Suggestion, f.Message)
			}
		}
		return messages
	}
	for inner, want := range map[string]string{
		`<div itemprop="image"><a itemprop="url" href="/"><img src="/a.jpg"></a></div>`:      "empty-text: the text is empty; the address of the img in this div is meant: put itemprop on the img itself",
		`<div class='a"b' itemprop="logo"><div><img alt="" src="/a.jpg"></div></div>`:        "empty-text: the text is empty; the address of the img in this div is meant: put itemprop on the img itself",
		`<span itemprop="url"><a href="/knee/">Our page</a></span>`:                          `url: "Our page" is no address; the address of the a in this span is meant: put itemprop on the a itself`,
		`<figure itemprop="image"><img src="/a.jpg">Our house</figure>`:                      `text-for-thing: the text "Our house" stands for an ImageObject; the address of the img in this figure is meant: put itemprop on the img itself`,
		`<div itemprop="image"><div></div></div><img src="/a.jpg">`:                          "empty-text: " + empty,
		`<div itemprop="name"><img src="/a.jpg"></div>`:                                      "empty-text: " + empty,
		"<x\x1b[31m itemprop=image><img src=/a.jpg></x\x1b[31m>":                             "empty-text: " + empty,
		`<div itemprop="image"></div>`:                                                       "empty-text: " + empty,
		`<a href="tel:+441632960001" itemprop="telephone">01632 960001</a>`:                  `telephone: "tel:+441632960001" begins as a link does; the number alone is meant; keep the link, and put itemprop on a span around the number in it, or on a meta element beside it`,
		`<a itemprop=email href = 'mailto:info@sunrise.example'>Write to us</a>`:             `email-scheme: "mailto:info@sunrise.example" has mailto: in front, which belongs to links; keep the link, and put itemprop on a span around the address in it, or on a meta element beside it`,
		`<a href="tel:+441632960001" class="property" itemprop="faxNumber">01632 960001</a>`: `telephone: "tel:+441632960001" begins as a link does; the number alone is meant; keep the link, and put itemprop on a span around the number in it, or on a meta element beside it`,
	} {
		assert.Contains(t, tell(`<div itemscope itemtype="https://schema.org/MedicalClinic">`+inner+`</div>`), want, inner)
	}
	assert.Equal(t, []string{"empty-text: the text is empty; the address of the img in this p is meant: put property on the img itself"},
		tell(`<div vocab="https://schema.org/" typeof="MedicalClinic"><p property="image"><img src="/a.jpg"></p></div>`))
}

// Where an address is no link, the value itself is to be changed.
func TestNumbersThatAreNoLinks(t *testing.T) {
	for _, text := range []string{
		`<div itemscope itemtype="https://schema.org/MedicalClinic"><meta itemprop="telephone" content="tel:+441632960001"></div>`,
		`<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": "tel:+441632960001"}</script>`,
		`<i itemscope itemtype="https://schema.org/Person"></i><script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": "tel:+441632960001"}</script>`,
	} {
		document, problems := page.Read(t.Context(), []byte(text))
		findings := check.Run(document.Input("", problems), check.Values).Findings
		if assert.Len(t, findings, 1, text) {
			assert.Equal(t, "+441632960001", findings[0].Suggestion, text)
		}
	}
}

// Types of a vocabulary that ended are told with those of schema.org, by whichever name.
func TestEndedVocabulary(t *testing.T) {
	for iri, want := range map[string]string{
		"http://data-vocabulary.org/Breadcrumb":        "https://schema.org/BreadcrumbList",
		"https://www.data-vocabulary.org/Offer":        "https://schema.org/Offer",
		"http://rdf.data-vocabulary.org/#Geo":          "https://schema.org/GeoCoordinates",
		"http://data-vocabulary.org/Offer-aggregate":   "https://schema.org/AggregateOffer",
		"http://data-vocabulary.org/review":            "https://schema.org/Review",
		"http://data-vocabulary.org/RecipeIngredients": "",
	} {
		findings := check.Run(read(t, `{"@type": "`+iri+`"}`), check.Vocabulary).Findings
		if assert.Len(t, findings, 1, iri) {
			assert.Equal(t, "ended-vocabulary", findings[0].Rule)
			assert.Equal(t, want, findings[0].Suggestion, iri)
		}
	}
}

// Addresses with a comma in them are no lists, and job offers are in HTML.
func TestNoEscapedMarkupAndNoJoinedAddresses(t *testing.T) {
	for _, text := range []string{
		`{"@type": "MedicalClinic", "url": "https://sunrise.example/a,b"}`,
		`{"@type": "MedicalClinic", "url": "https://sunrise.example/?to=https://a.example/,https://b.example/"}`,
		`{"@type": "JobPosting", "description": "&lt;p&gt;Nurse&lt;/p&gt;"}`,
		`{"@type": "MedicalClinic", "description": "a &lt; b &amp; c"}`,
	} {
		assert.Empty(t, check.Run(read(t, text), check.Values).Findings, text)
	}
	findings := check.Run(read(t, `{"@type": "Review", "reviewBody": "They &amp;nbsp; listened."}`), check.Values).Findings
	if assert.Len(t, findings, 1) {
		assert.NotContains(t, findings[0].Message, "listened")
	}
}
