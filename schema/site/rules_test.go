package site_test

import (
	"context"
	"regexp"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/site"
)

// siteOf lays the pages of an example.
func siteOf(t testing.TB, example string) *site.Index {
	t.Helper()
	files := make(map[string]string)
	for _, f := range txtar.Parse([]byte(example)).Files {
		files[f.Name] = string(f.Data)
	}
	require.Greater(t, len(files), 1)
	return indexOf(t, write(t, files), 0)
}

func findings(t testing.TB, index *site.Index) []check.Finding {
	t.Helper()
	report, err := site.Check(context.Background(), index, site.Rules)
	require.NoError(t, err)
	return report.Findings
}

func ids(findings []check.Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestRulesAreDocumented(t *testing.T) {
	seen := make(map[string]bool)
	for _, rule := range check.All() {
		seen[rule.ID] = true
	}
	for _, rule := range site.Rules {
		assert.Equal(t, "site", rule.Family)
		assert.Regexp(t, regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), rule.ID)
		assert.False(t, seen[rule.ID], "the id %s is given twice", rule.ID)
		seen[rule.ID] = true
		assert.NotZero(t, rule.Severity, rule.ID)
		assert.Equal(t, "0.1", rule.Since, rule.ID)
		assert.Regexp(t, `^[A-Z].*\.$`, rule.Doc, rule.ID)
	}
}

// Bad yields exactly the rule's id within its family, and names all places; Good
// yields nothing in it.
func TestRuleExamples(t *testing.T) {
	for _, rule := range site.Rules {
		t.Run(rule.ID, func(t *testing.T) {
			bad := findings(t, siteOf(t, rule.Bad))
			assert.Equal(t, []string{rule.ID}, ids(bad), "bad: %v", bad)
			for _, f := range bad {
				t.Logf("%s: %s: %s %v", f.Position, f.Path, f.Message, f.Related)
				assert.Equal(t, rule.Severity, f.Severity)
				assert.NotEmpty(t, f.Position.File)
			}
			good := findings(t, siteOf(t, rule.Good))
			assert.Empty(t, good, "good")
		})
	}
}

// What is no fault of the site.
func TestRulesAreQuiet(t *testing.T) {
	const home = `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage","@id":"/","mainEntity":{"@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Sunrise"}}</script></html>
`
	for name, other := range map[string]string{
		"a page that another site has first": `-- a.html --
<html lang="en"><link rel="canonical" href="https://origin.example/a"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","@id":"https://origin.example/a#article","url":"https://origin.example/a","name":"A","publisher":{"@id":"https://origin.example/#org"}}</script></html>
`,
		"what a program answers": `-- a.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/a.html#brace","url":"/a.html","name":"Brace","isRelatedTo":{"@id":"/search?q=x"}}</script></html>
`,
	} {
		for _, f := range findings(t, siteOf(t, home+other)) {
			assert.LessOrEqual(t, f.Severity, check.Info, "%s: %s %s", name, f.Rule, f.Message)
		}
	}
}

// Of a site of which pages are missing nothing is told to be missing.
func TestPartialIndex(t *testing.T) {
	for _, rule := range site.Rules {
		if rule.ID == "undescribed-reference" || rule.ID == "missing-back-link" {
			index := siteOf(t, rule.Bad)
			assert.Contains(t, ids(findings(t, index)), rule.ID)
			index.Partial = true
			assert.NotContains(t, ids(findings(t, index)), rule.ID)
		}
	}
}

// Two ways to write one value are no contradiction, and two values are one.
func TestSpellingsDoNotContradict(t *testing.T) {
	for name, test := range map[string]struct {
		one, other string
		contradict bool
	}{
		"a telephone number":    {`"telephone":"+44 1632 960001"`, `"telephone":"tel:+44 (0)1632 960001"`, false},
		"in its national form":  {`"telephone":"+44 1632 960001"`, `"telephone":"01632 960001 ext. 5"`, false},
		"a short number":        {`"telephone":"+49 40 123456"`, `"telephone":"040 123456"`, false},
		"two short numbers":     {`"telephone":"+49 40 123456"`, `"telephone":"040 123457"`, true},
		"two telephone numbers": {`"telephone":"+44 1632 960001"`, `"telephone":"+44 1632 960002"`, true},
		"an e-mail address":     {`"email":"mailto:hello@sunrise.example"`, `"email":"Hello@sunrise.example"`, false},
		"a price apart":         {`"makesOffer":{"@type":"Offer","@id":"/#offer","price":"19.90","priceCurrency":"GBP"}`, `"makesOffer":{"@type":"Offer","@id":"/#offer","price":29.9,"priceCurrency":"GBP"}`, true},
		"one price apart":       {`"makesOffer":{"@type":"Offer","@id":"/#offer","price":"19.90","priceCurrency":"GBP"}`, `"makesOffer":{"@type":"Offer","@id":"/#offer","price":19.9,"priceCurrency":"GBP"}`, false},
		"a postal code":         {`"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}`, `"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB12CD"}`, false},
		"two postal codes":      {`"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}`, `"address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 3CD"}`, true},
	} {
		index := siteOf(t, "-- index.html --\n"+described(test.one)+"-- a.html --\n"+described(test.other))
		assert.Equal(t, test.contradict, slices.Contains(ids(findings(t, index)), "contradictory-pages"), name)
	}
}

// Pages without an address of their own that call one address canonical name two things by one
// id where each of them names one relatively: then that address is what is to be mended.
func TestContradictionOfOneCanonicalAddress(t *testing.T) {
	for other, mend := range map[string]string{
		"https://sunrise.example/":      `or what both pages call canonical, "https://sunrise.example/", if they are two`,
		"https://sunrise.example/south": "or give each of two things an @id of its own",
	} {
		head := func(canonical string) string {
			return `<link rel="canonical" href="` + canonical + `">`
		}
		root := write(t, map[string]string{
			"a.html": head("https://sunrise.example/") + described(`"telephone":"+44 1632 960001"`),
			"b.html": head(other) + described(`"telephone":"+44 1632 960002"`),
		})
		index := new(site.Index)
		_, err := site.Read(t.Context(), site.ReadOptions{Pages: root}, site.Summarize, func(s *site.Summary) error {
			index.Add(s)
			return nil
		})
		require.NoError(t, err)
		var messages []string
		for _, f := range findings(t, index) {
			if f.Rule == "contradictory-pages" {
				messages = append(messages, f.Message)
			}
		}
		require.Len(t, messages, 1)
		assert.Contains(t, messages[0], mend)
	}
}

// described gives a page that describes the clinic.
func described(rest string) string {
	return `<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Sunrise",` + rest + "}</script></html>\n"
}
