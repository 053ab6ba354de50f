package check_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// apart are the pairs of rules of two families that say different things of one place: the
// one is mended, and the other still holds.
var apart = map[string]string{
	"identifier-form organization-duns":                      "a sound DUNS number is better told elsewhere too",
	"item-mismatch review-snippet-own-site":                  "which thing is reviewed, and on whose site",
	"job-posting-valid-through-past period-order":            "before the day of another value, and before today",
	"local-business-additional-type unknown-additional-type": "a class that there is would not be read either",
	"local-business-self-serving member-as-type":             "what kind of thing it is, and who reviews it",
	"only-top-ratings review-snippet-aggregate-beside":       "which reviews there are, and what sums them up",
	"aggregate-rating-self-serving provider-kind":            "what kind of thing it is, and who reviews it",
	"provider-kind review-snippet-self-serving":              "what kind of thing it is, and who reviews it",
	"shipping-details-days-unit unit-code":                   "a unit that there is, such as a week, is none that Google takes here",
}

// ofWhatIsThere are rules of this package that say of a thing what is there. Beside them
// it may lack much that consumers ask for.
var ofWhatIsThere = strings.Fields("orphan id-case member-as-type missing-type unknown-type contradictory-types contradictory-values " +
	"only-top-ratings self-serving-review prescription-medicine-review unverified-reviews")

// What rules of two families state of one place is one finding, which says all of it.
// Where a new pair of rules appears here, give both the same Rule.States, or put it into
// one of the lists above.
func TestOneFindingForOneFact(t *testing.T) {
	rules := slices.Concat(check.All(), profile.Google, profile.Health).Without("pending-term")
	inputs := make(map[string]check.Input)
	for name, graph := range sameGraphs(t) {
		inputs[name] = dated(graph)
	}
	for _, rule := range slices.Concat(profile.Google, profile.Health) {
		dataset, _ := jsonld.Read([]byte(`{"@context": "https://schema.org", ` + rule.Bad[1:]))
		inputs["bad example of "+rule.ID] = dated(dataset.Graph(rdf.Subject{}))
	}
	for _, rule := range check.PageRules {
		document, problems := page.Read(context.Background(), []byte(rule.Bad), page.Base("https://sunrise.example/a/"))
		inputs["bad example of "+rule.ID] = document.Input("https://sunrise.example/a/", problems)
	}
	met, joined := make(map[string]bool), make(map[string]bool)
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		findings := check.Run(inputs[name], rules).Findings
		for i := range findings {
			one := &findings[i]
			for _, place := range one.Related {
				if place.Rule != "" {
					joined[one.Rule+" "+place.Rule] = true
					assert.NotEmpty(t, place.Message, name)
				}
			}
			for j := range findings[:i] {
				other := &findings[j]
				if one.Family == other.Family || one.Path != other.Path || one.Pointer != other.Pointer ||
					isLack(one) && isLackOrOfTheThing(other) || isLack(other) && isLackOrOfTheThing(one) {
					continue
				}
				pair := []string{one.Rule, other.Rule}
				slices.Sort(pair)
				key := strings.Join(pair, " ")
				if _, known := apart[key]; !known && !met[key] {
					t.Errorf("%s, at %s of %s:\n%s\n%s", key, one.Path, name, one.Message, other.Message)
				}
				met[key] = true
			}
		}
	}
	for _, pair := range []string{
		"health-review-date undated-review", "rating-out-of-scale review-snippet-rating-scale", "self-serving-review local-business-self-serving",
		"personal-data merchant-reviews-contact", "local-business-address provider-address", "review-without-item review-snippet-item-reviewed",
	} {
		assert.True(t, joined[pair], pair)
	}
	for pair := range apart {
		assert.True(t, met[pair], "%s is met no more", pair)
	}
}

func isLack(f *check.Finding) bool { return strings.HasPrefix(f.States, check.Lacks("")) }

// isLackOrOfTheThing tells whether a finding states that something is missing, or is of
// the thing as such.
func isLackOrOfTheThing(f *check.Finding) bool {
	ofConsumer := f.Family == profile.Google[0].Family || f.Family == profile.Health[0].Family
	return isLack(f) || ofConsumer || slices.Contains(ofWhatIsThere, f.Rule)
}

// A text that was to be filled in is told once with what is wrong with its form, and the other
// rules say nothing of what it would be if it were meant.
func TestPlaceholdersAreToldOnce(t *testing.T) {
	for text, want := range map[string]string{
		`{"@type": "Article", "datePublished": "{{ date }}"}`:                                 "date placeholder-text",
		`{"@type": "MedicalClinic", "telephone": "null"}`:                                     "placeholder-text telephone",
		`{"@type": "MedicalClinic", "medicalSpecialty": "undefined"}`:                         "unknown-member placeholder-text",
		`{"@type": "GeoCoordinates", "latitude": "...", "longitude": 1}`:                      "coordinates placeholder-text",
		`{"@type": "PostalAddress", "addressCountry": "[object Object]"}`:                     "placeholder-text",
		`{"@type": "MedicalClinic", "image": "https://x.example/{{ image }}"}`:                "url placeholder-text",
		`{"@type": "MedicalClinic", "description": "{{ text }}", "name": "undefined"}`:        "placeholder-text; placeholder-text",
		`{"@type": "MedicalClinic", "telephone": "call us", "faxNumber": "TODO: our number"}`: "placeholder-text telephone; telephone",
	} {
		var told []string
		for _, finding := range check.Run(read(t, text), check.All()).Findings {
			rules := finding.Rule
			for _, place := range finding.Related {
				rules += " " + place.Rule
			}
			told = append(told, rules)
		}
		assert.Equal(t, want, strings.Join(told, "; "), text)
	}
}

// stating gives a rule of a family that tells of every telephone number.
func stating(family string, severity check.Severity, consequence string) check.Rules {
	rule := check.Rule{ID: family + "-says", Family: family, Severity: severity, States: check.WrongValue}
	rule.Check = check.EachValue(func(p *check.Pass, t *check.Thing, property *check.Property, value int) {
		if property.Term == check.TermOf("telephone") {
			message := family + " says so"
			if consequence != "" {
				message += "; " + consequence
			}
			p.Tell(&rule, check.AtValue(t, property, value), check.Finding{Message: message, Consequence: consequence})
		}
	})
	return check.Rules{rule}
}

// The worst tells what several state; of two that are as bad the one that names what
// follows.
func TestWhoTellsWhatSeveralState(t *testing.T) {
	mild, bad := stating("mild", check.Info, ""), stating("bad", check.Error, "")
	asks, wants := stating("asks", check.Warning, "X requires it"), stating("wants", check.Warning, "")
	tests := []struct {
		rules []check.Rules
		want  string
		rule  string
	}{
		{[]check.Rules{mild}, "mild says so", "mild-says"},
		{[]check.Rules{mild, bad}, "bad says so; mild says so", "bad-says"},
		{[]check.Rules{bad, mild}, "bad says so; mild says so", "bad-says"},
		{[]check.Rules{wants, asks}, "asks says so; X requires it; wants says so", "asks-says"},
		{[]check.Rules{asks, wants}, "asks says so; X requires it; wants says so", "asks-says"},
		{[]check.Rules{asks, bad}, "bad says so; X requires it", "bad-says"},
		{[]check.Rules{stating("one", check.Info, "X requires it"), asks, bad}, "bad says so; X requires it", "bad-says"},
		{[]check.Rules{mild, asks, bad}, "bad says so; X requires it; mild says so", "bad-says"},
	}
	for _, test := range tests {
		for _, source := range []rdf.Source{read(t, onePhone), placed(t, onePhone)} {
			findings := check.Run(source, test.rules...).Findings
			require.Len(t, findings, 1, test.want)
			assert.Equal(t, test.rule, findings[0].Rule)
			assert.Equal(t, test.want, findings[0].Words())
			assert.Len(t, findings[0].Related, len(test.rules)-1)

			// As reports that are put together.
			report := new(check.Report)
			for _, rules := range test.rules {
				report.Add(check.Run(source, rules))
			}
			assert.Equal(t, test.want, report.Findings[0].Words())
			assert.Len(t, report.Findings, 1)
		}
	}
	// Of two values, and of one rule, each stands for itself.
	assert.Len(t, check.Run(read(t, `{"@type": "Person", "telephone": ["1", "2"]}`), mild, bad).Findings, 2)
	assert.Len(t, check.Run(read(t, `[{"@type": "Person", "telephone": "1"}, {"@type": "Person", "telephone": "1"}]`), mild, bad).Findings, 2)
}

const onePhone = `{"@type": "Person", "telephone": "1"}`

// placed reads a JSON-LD text with the places of its values.
func placed(t testing.TB, text string) *rdf.Graph {
	return readPage(t, []byte(`{"@context": "https://schema.org", `+text[1:]))
}

// One element may hold two properties: what is said of each is said once.
func TestPropertiesOfOneElement(t *testing.T) {
	mild, bad := stating("mild", check.Info, ""), stating("bad", check.Error, "")
	both := func(p *check.Pass, t *check.Thing, property *check.Property, value int) {
		p.Report(check.AtValue(t, property, value), property.Term.Name()+" is wrong", property.Term, "")
	}
	mild[0].Check, bad[0].Check = check.EachValue(both), check.EachValue(both)
	text := `<p itemscope itemtype="https://schema.org/Person"><a itemprop="url sameAs" href="https://a.example/">A</a></p>`
	document, problems := page.Read(context.Background(), []byte(text))
	require.Empty(t, problems)
	findings := check.Run(document.Graph(), mild, bad).Findings
	require.Len(t, findings, 2)
	assert.Equal(t, "url is wrong", findings[0].Words())
	assert.Equal(t, "sameAs is wrong", findings[1].Words())
}

// Two things may share an element: what is said of each stays with it.
func TestStatementsOfThingsThatShareAnElement(t *testing.T) {
	rules := []check.Rules{stating("mild", check.Info, ""), stating("bad", check.Error, "")}
	text := `<p id="t" itemprop="telephone">1</p><div itemscope itemtype="https://schema.org/Organization" itemref="t"></div><div itemscope itemtype="https://schema.org/Corporation" itemref="t"></div>`
	document, problems := page.Read(context.Background(), []byte(text))
	require.Empty(t, problems)
	findings := check.Run(document.Graph(), rules...).Findings
	require.Len(t, findings, 2)
	for i, path := range []string{"Organization.telephone", "Corporation.telephone"} {
		assert.Equal(t, path, findings[i].Path)
		assert.Equal(t, "bad says so; mild says so", findings[i].Words())
		assert.Equal(t, path, findings[i].Related[0].Path)
	}
}

// What is added again is told once, and a finding of no rule stays.
func TestAddWhatIsThere(t *testing.T) {
	mild, bad := stating("mild", check.Info, ""), stating("bad", check.Error, "")
	report := check.Run(read(t, onePhone), bad)
	report.Findings = append(report.Findings, check.Finding{Message: "by hand"})
	for range 2 {
		report.Add(check.Run(read(t, onePhone), mild))
	}
	require.Len(t, report.Findings, 2)
	assert.ElementsMatch(t, []string{"bad says so; mild says so", "by hand"}, []string{report.Findings[0].Words(), report.Findings[1].Words()})
}

// That reviews of the owner of a site get no stars is said once, with who says so.
func TestReviewsOfTheOwnerAreToldOnce(t *testing.T) {
	for kind, who := range map[string]string{"MedicalClinic": "Local business", "MedicalOrganization": "Review snippet (AggregateRating)"} {
		graph := read(t, `{"@graph": [{"@type": "WebSite", "@id": "https://sunrise.example/#site", "publisher": {"@id": "https://sunrise.example/#clinic"}},
			{"@type": "`+kind+`", "@id": "https://sunrise.example/#clinic", "name": "Sunrise", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4, "reviewCount": 3}}]}`)
		said := 0
		for _, f := range check.Run(graph, check.Reviews, profile.Google).Findings {
			if f.Rule == "self-serving-review" {
				said++
				assert.Equal(t, "these are reviews of the "+kind+" that is itself behind the WebSite which shows them. The markup is right and may stay (leave this rule out then), "+
					"but search engines show no stars for such; Google says so for "+who, f.Words())
			}
		}
		assert.Equal(t, 1, said)
	}
}

// A report is redacted by the rules that were run; of one that is not among them nothing
// stands in the words.
func TestRedactStatements(t *testing.T) {
	mild, bad := stating("mild", check.Info, ""), stating("bad", check.Error, "")
	mild[0].Doc, bad[0].Doc = "Mild asks.", "Bad asks."
	report := check.Run(read(t, onePhone), mild, bad)
	report.Redact(bad)
	assert.Equal(t, "Bad asks.", report.Findings[0].Words())
	report = check.Run(read(t, onePhone), mild, bad)
	report.Redact(bad, mild)
	assert.Equal(t, "Bad asks. Mild asks.", report.Findings[0].Words())
}

// What is accepted is so whether all families are run or fewer, and a statement that is new
// makes a finding new.
func TestBaselineOfStatements(t *testing.T) {
	mild, bad := stating("mild", check.Info, ""), stating("bad", check.Error, "")
	graph := read(t, onePhone)
	both, one, other := check.Run(graph, mild, bad), check.Run(graph, mild), check.Run(graph, bad)
	accepted := check.NewBaseline(both)
	var written strings.Builder
	require.NoError(t, accepted.Write(&written, both))
	assert.Contains(t, written.String(), " 1 bad-says  Person.telephone")
	assert.Contains(t, written.String(), " 1 mild-says  Person.telephone")
	for _, report := range []*check.Report{both, one, other} {
		left, count := accepted.Without(report.Findings)
		assert.Empty(t, left)
		assert.Equal(t, 1, count)
	}
	left, _ := check.NewBaseline(other).Without(both.Findings)
	assert.Len(t, left, 1)
}
