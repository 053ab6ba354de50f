package profile_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// today is the day on which the sources were read.
var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// at gives a graph with a clock.
func at(graph *rdf.Graph) check.Input { return check.Input{Source: graph, Now: today} }

// families are the rules of all profiles.
var families = map[string]check.Rules{
	"google": profile.Google,
	"health": profile.Health,
}

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, rules := range []check.Rules{check.Vocabulary, check.Values, check.Identifiers, check.References, check.Reviews} {
		for _, rule := range rules {
			seen[rule.ID] = true
		}
	}
	for family, rules := range families {
		for _, rule := range rules {
			assert.Equal(t, family, rule.Family, rule.ID)
			assert.Regexp(t, regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`), rule.ID)
			assert.False(t, seen[rule.ID], "the id %s is given twice", rule.ID)
			seen[rule.ID] = true
			assert.NotZero(t, rule.Severity, rule.ID)
			assert.Less(t, rule.Severity, check.Error, "no machine rejects what a consumer does not show: %s", rule.ID)
			assert.NotEmpty(t, rule.Since, rule.ID)
			assert.Regexp(t, `^[A-Z3].*\.$`, rule.Doc, rule.ID)
			require.NotNil(t, rule.Source, rule.ID)
			assert.NotEmpty(t, rule.Source.Title, rule.ID)
			assert.NotEmpty(t, rule.Source.Address, rule.ID)
		}
	}
}

// Bad yields exactly the rule's id within its family; Good yields nothing in
// it.
func TestRuleExamples(t *testing.T) {
	for _, rules := range families {
		for _, rule := range rules {
			t.Run(rule.ID, func(t *testing.T) {
				require.True(t, json.Valid([]byte(rule.Bad)), rule.Bad)
				require.True(t, json.Valid([]byte(rule.Good)), rule.Good)
				bad := check.Run(at(read(t, rule.Bad)), rules)
				assert.Equal(t, []string{rule.ID}, ids(bad.Findings), "bad: %v\n%s", texts(bad), rule.Bad)
				good := check.Run(at(read(t, rule.Good)), rules)
				assert.Empty(t, texts(good), "good")
			})
		}
	}
}

func ids(findings []check.Finding) []string {
	var ids []string
	for _, finding := range findings {
		ids = append(ids, finding.Rule)
	}
	return ids
}

// texts gives each finding as a line.
func texts(report *check.Report) []string {
	var lines []string
	for _, f := range report.Findings {
		lines = append(lines, f.Severity.String()+" "+f.Path+" "+f.Rule+": "+f.Message)
	}
	return lines
}

// facts is the collection of facts that the tables were made of.
type facts struct {
	Features []struct {
		ID, Name, Status, Until string
		Types, ExcludeTypes     []string
		Source                  string
	}
	Rules []struct {
		ID, Feature, Level, Status, Source string
	}
	Sources map[string]struct{ Title, Address, PublisherUpdated, DateSeen, Confidence string }
}

func readFacts(t *testing.T) facts {
	const path = "../../../shared/facts/consumer-rules.json"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skip("needs ../shared: ", err)
	}
	var f facts
	require.NoError(t, json.Unmarshal(text, &f))
	return f
}

// carriedElsewhere are the facts that rules of package check carry, by their names.
// What is wrong in reading has the name input: the readers of pages and of JSON-LD find
// it, and their tests hold them to it.
var carriedElsewhere = map[string]string{
	"vocabulary-01": "unknown-type unknown-additional-type",
	"vocabulary-02": "superseded-term",
	"vocabulary-03": "member-as-type unknown-type",
	"vocabulary-04": "unknown-property",
	"vocabulary-05": "misplaced-property",
	"vocabulary-06": "misplaced-property range",
	"vocabulary-07": "superseded-term",
	"vocabulary-08": "range",
	"vocabulary-09": "text-for-thing native-for-text",
	"vocabulary-10": "unknown-member misplaced-member type-as-value",
	"vocabulary-11": "date time duration number boolean url",
	"vocabulary-12": "date",
	"vocabulary-13": "dangling-reference",
	"vocabulary-14": "contradictory-values contradictory-types",
	"vocabulary-15": "orphan",
	"vocabulary-16": "missing-type",
	"vocabulary-17": "input",
	"vocabulary-18": "input",
	"vocabulary-19": "input",
	"vocabulary-20": "pending-term",

	"identifiers-01": "identifier-form identifier-check-digit",
	"identifiers-02": "identifier-form identifier-check-digit",
	"identifiers-03": "identifier-form identifier-check-digit",
	"identifiers-04": "identifier-form identifier-check-digit",
	"identifiers-05": "identifier-form identifier-check-digit",
	"identifiers-06": "identifier-form identifier-check-digit",
	"identifiers-07": "identifier-form identifier-check-digit",
	"identifiers-08": "identifier-form identifier-check-digit",
	"identifiers-09": "identifier-form",
	"identifiers-10": "identifier-form identifier-check-digit",
	"identifiers-11": "identifier-form identifier-check-digit",
	"identifiers-12": "identifier-form identifier-check-digit",
	"identifiers-13": "identifier-form",
	"identifiers-14": "identifier-form",
	"identifiers-15": "telephone telephone-country",
	"identifiers-16": "telephone telephone-country",
	"identifiers-17": "currency",
	"identifiers-18": "currency",
	"identifiers-19": "country-code country-name",
	"identifiers-20": "language-tag language-name",
	"identifiers-21": "unit-code",
	"identifiers-22": "register-address url relative-address",
	"identifiers-23": "identifier-form",
	"identifiers-24": "named-identifier-form identifier-check-digit",
	"identifiers-25": "medical-code-form identifier-check-digit",

	"review-integrity-01": "aggregate-mean",
	"review-integrity-02": "aggregate-count",
	"review-integrity-03": "rating-scale-mismatch",
	"review-integrity-04": "duplicate-review",
	"review-integrity-05": "self-written-review insider-review",
	"review-integrity-06": "self-serving-review",
	"review-integrity-07": "only-top-ratings",
	"review-integrity-08": "review-date undated-review future-date",
	"review-integrity-09": "item-mismatch review-without-item",
	"review-integrity-10": "rating-value rating-out-of-scale rating-scale",
	"review-integrity-11": "incentive-signal",
	"review-integrity-12": "identifiable-health-data",
	"review-integrity-13": "personal-data",
	"review-integrity-14": "reply-discloses-care",
	"review-integrity-15": "unverified-reviews",
	"review-integrity-16": "placeholder-author",
	"review-integrity-17": "prescription-medicine-review",
	"review-integrity-18": "foreign-rating",
}

// Every fact has its place: a rule, a policy with the reason why no rule looks
// for it, or a family of package check.
func TestEveryFactHasItsPlace(t *testing.T) {
	f := readFacts(t)
	place := map[string]string{}
	feature := map[string]*profile.Feature{}
	for _, p := range profile.Profiles() {
		for i := range p.Features {
			known := &p.Features[i]
			feature[known.ID] = known
			for _, r := range known.Requirements {
				if r.Fact != "" {
					assert.Empty(t, place[r.Fact], "%s has two places", r.Fact)
					place[r.Fact] = r.ID
				}
			}
			for _, policy := range known.Policies {
				assert.Empty(t, place[policy.Fact], "%s has two places", policy.Fact)
				assert.NotEmpty(t, policy.Why)
				assert.Regexp(t, `\.$`, policy.Text)
				place[policy.Fact] = "policy"
			}
		}
	}
	for fact, carrier := range carriedElsewhere {
		assert.Empty(t, place[fact], "%s has two places", fact)
		place[fact] = carrier
		for name := range strings.FieldsSeq(carrier) {
			known := slices.ContainsFunc(check.All(), func(r check.Rule) bool { return r.ID == name }) || name == "input"
			assert.True(t, known, "%s: there is no rule %s", fact, name)
		}
	}
	assert.Len(t, f.Rules, 441)
	for _, rule := range f.Rules {
		assert.NotEmpty(t, place[rule.ID], "%s (%s) has no place", rule.ID, rule.Level)
		delete(place, rule.ID)
	}
	assert.Empty(t, place, "facts that there are none of")

	for _, told := range f.Features {
		if carriedElsewhere[told.ID+"-01"] != "" {
			continue // it is a family of rules
		}
		known := feature[told.ID]
		if !assert.NotNil(t, known, "feature %s", told.ID) {
			continue
		}
		if told.ID != "organization" { // the facts add "(with logo)"; it is told of things without one too
			assert.Equal(t, told.Name, known.Name)
		}
		assert.Equal(t, told.Status == "retired", known.Status == check.Retired, told.ID)
		assert.Equal(t, told.Until, known.Until, told.ID)
		assert.Equal(t, f.Sources[told.Source].Address, known.Source.Address, told.ID)
	}
}

// What is told of a source is what the facts tell of it.
func TestSourcesAreThoseOfTheFacts(t *testing.T) {
	f := readFacts(t)
	type source struct{ Title, Address, PublisherUpdated, DateSeen, Confidence string }
	known := map[source]bool{}
	for _, s := range f.Sources {
		known[source(s)] = true
	}
	for _, rule := range profile.Google {
		s := rule.Source
		assert.True(t, known[source{s.Title, s.Address, s.Updated, s.Seen, s.Confidence}], rule.ID)
	}
}

// What a thing lacks for a feature has a name, whichever rule misses it.
func TestWhatIsMissingHasAName(t *testing.T) {
	for _, rules := range families {
		for _, rule := range rules {
			for _, e := range check.Run(at(read(t, rule.Bad)), rules).Eligibility {
				for _, m := range slices.Concat(e.Missing, e.Improvable) {
					assert.NotEmpty(t, m.What, m.Rule)
					assert.NotEmpty(t, m.Path, m.Rule)
				}
			}
		}
	}
}
