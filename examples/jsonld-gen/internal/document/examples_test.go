package document

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/check"
)

// flawedExamples are the examples on schema.org that are not right themselves,
// each with the rules that say so.
var flawedExamples = map[string][]string{
	"eg-0006": {"duration"},                               // T0M15S lacks its P
	"eg-0145": {"currency"},                               // UDC for USD
	"eg-0225": {"input"},                                  // a key stands twice
	"eg-0281": {"input"},                                  // www.example.com without a scheme
	"eg-0291": {"unknown-type"},                           // "Best for the Money" as type
	"eg-0293": {"unknown-type"},                           // the same
	"eg-0298": {"input", "placeholder-text"},              // @url for url, and ... for an address
	"eg-0232": {"url"},                                    // http://http://www.examplebank.com/
	"eg-0318": {"input"},                                  // a list whose first element is nothing but a context
	"eg-0333": {"missing-type"},                           // the third course instance has no type
	"eg-0392": {"unit-code"},                              // d is none of UN/CEFACT
	"eg-0448": {"url"},                                    // spaces before addresses
	"eg-0478": {"range-order"},                            // the maximum is below the minimum
	"eg-0489": {"identifier-check-digit", "missing-type"}, // an LEI whose check digits do not fit; a contact point has no type
	"eg-0491": {"input", "unknown-member"},
	"eg-0493": {"unknown-member"}, // Loan for IncentiveTypeLoan, and so on
	"eg-3697": {"input"},          // @lang for @language
}

// foreignContexts are examples under other contexts than that of schema.org
// alone, which this reader refuses.
var foreignContexts = []string{"eg-0216", "eg-0217", "eg-0219", "eg-0378", "eg-0486", "eg-0488", "eg-4505"}

// The examples on schema.org are right but for the flawed ones.
func TestOfficialExamples(t *testing.T) {
	found := map[string][]string{}
	examples := officialExamples(t)
	require.Greater(t, len(examples), 230)
	for _, e := range examples {
		t.Run(e.id, func(t *testing.T) {
			graph, problems := Read("https://example.org/", Input{Name: e.id, Text: []byte(e.text), Format: JSON})
			if slices.Contains(foreignContexts, e.id) && assert.NotEmpty(t, problems) {
				t.Skip("it has another context than that of schema.org, which files of data may not have")
			}
			report := check.Run(check.Input{Source: graph, Problems: problems}, check.Vocabulary, check.Values, check.Identifiers, check.References, check.Reviews)
			for _, finding := range report.Findings {
				if finding.Severity >= check.Warning && !slices.Contains(found[e.id], finding.Rule) {
					found[e.id] = append(found[e.id], finding.Rule)
					if !slices.Contains(flawedExamples[e.id], finding.Rule) {
						t.Errorf("%s: %s [%s]", finding.Position, finding.Message, finding.Rule)
					}
				}
			}
		})
	}
	for id, rules := range flawedExamples {
		if slices.Contains(foreignContexts, id) {
			continue
		}
		slices.Sort(found[id])
		assert.Equal(t, rules, found[id], id)
	}
}

type example struct{ id, text string }

var (
	exampleID     = regexp.MustCompile(`#(eg-\d+)`)
	exampleScript = regexp.MustCompile(`(?is)<script[^>]*>(.*?)</script>`)
)

// officialExamples gives the JSON of the examples on schema.org.
func officialExamples(t *testing.T) []example {
	t.Helper()
	text, err := os.ReadFile("../../../../../shared/data/schemaorg-30.0/examples.txt")
	if err != nil {
		t.Skip("needs ../shared")
	}
	var examples []example
	for part := range strings.SplitSeq("\n"+string(text), "\nTYPES:") {
		id := exampleID.FindStringSubmatch(part)
		_, section, found := strings.Cut(part, "\nJSON:")
		if !found || id == nil || !strings.Contains(section, "{") {
			continue // some say TODO, or that there is none
		}
		scripts := exampleScript.FindAllStringSubmatch(section, -1)
		for _, script := range scripts {
			if strings.Contains(script[1], "{") {
				examples = append(examples, example{id[1], script[1]})
			}
		}
		if len(scripts) == 0 {
			examples = append(examples, example{id[1], section})
		}
	}
	return examples
}
