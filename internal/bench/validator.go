package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// pageAddress is that of all pages that are read here.
const pageAddress = "https://www.example.org/page"

// allRules are the rules of all families, and all profiles.
func allRules() check.Rules {
	return slices.Concat(check.All(), profile.Google, profile.Health)
}

// comparableRules are those about what the validator of Adobe looks at: which properties
// the vocabulary has for a class, the form of values, and what Google asks for. It has
// nothing of the other families (identifiers, references, reviews, pages) nor of health.
func comparableRules() []check.Rules {
	return []check.Rules{check.Vocabulary, check.Values, profile.Google}
}

// compareValidators compares reading the official examples as pages and checking them
// with the same by the validator of Adobe, behind the extractor that it is made for.
func compareValidators() ([]comparison, error) {
	all, err := officialExamples()
	if err != nil {
		return nil, err
	}
	var withJSON []example
	for _, e := range all {
		if e.notation == "JSON" {
			withJSON = append(withJSON, e)
		}
	}
	return []comparison{
		validators("The official examples in JSON-LD, read from pages and checked", withJSON),
		validators("The official examples in JSON-LD, Microdata and RDFa, read from pages and checked", all),
	}, nil
}

func validators(title string, examples []example) comparison {
	c := comparison{title: title}
	if len(examples) == 0 {
		c.notes = []string{leftOut + "it needs ../shared with the examples of schema.org"}
		return c
	}
	c.title = fmt.Sprintf("%s (%d documents)", title, len(examples))
	c.documents = len(examples)
	c.same = countOfDocuments
	c.agree = agreement
	ready, comparable := check.NewRuleSet(allRules()), check.NewRuleSet(comparableRules()...)
	c.ways = []way{
		checking("healthld: page.Read, RuleSet.Run with all families and profiles", func() []*check.Report { return checkPages(examples, ready) }),
		checking("healthld: the same, a goroutine for each processor", func() []*check.Report { return checkPagesAtOnce(examples, ready) }),
		checking("healthld: page.Read, RuleSet.Run with what the validator of Adobe looks at: Vocabulary, Values, Google", func() []*check.Report { return checkPages(examples, comparable) }),
		checking("healthld: these rules, a goroutine for each processor", func() []*check.Report { return checkPagesAtOnce(examples, comparable) }),
	}
	pages := make([]string, len(examples))
	for i, e := range examples {
		pages[i] = e.page
	}
	vocabulary, err := filepath.Abs(filepath.Join(shared, "schemaorg-all-https.jsonld"))
	if err != nil {
		c.notes = append(c.notes, err.Error())
		return c
	}
	const adobe, extractor = "@adobe/structured-data-validator", "@marbec/web-auto-extractor"
	c.addNode(adobe+", Node", []string{adobe, extractor}, "adobe.mjs", map[string]any{"pages": pages, "vocabulary": vocabulary})
	return c
}

// checking makes a way of ours that checks pages.
func checking(name string, do func() []*check.Report) way {
	return reading(name, func() ([]*check.Report, error) { return do(), nil }, func(out *bytes.Buffer, reports []*check.Report) error {
		missing := make([][]string, len(reports))
		for i, report := range reports {
			missing[i] = missingProperties(report)
		}
		return json.NewEncoder(out).Encode(missing)
	}).asOurs()
}

// checkPages reads pages and checks them, one after the other.
func checkPages(examples []example, ready *check.RuleSet) []*check.Report {
	reports := make([]*check.Report, len(examples))
	for i := range examples {
		reports[i] = checkPage(&examples[i], ready)
	}
	return reports
}

// checkPagesAtOnce does so with as many at a time as there are processors.
func checkPagesAtOnce(examples []example, ready *check.RuleSet) []*check.Report {
	reports := make([]*check.Report, len(examples))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(examples)); i = next.Add(1) - 1 {
				reports[i] = checkPage(&examples[i], ready)
			}
		})
	}
	workers.Wait()
	return reports
}

// today is when pages are checked.
var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func checkPage(e *example, ready *check.RuleSet) *check.Report {
	document, problems := page.Read(context.Background(), e.text, page.Base(pageAddress))
	input := document.Input(pageAddress, problems)
	input.Now = today
	return ready.Run(input)
}

// countOfDocuments gives how many elements a list has.
func countOfDocuments(text []byte) (string, error) {
	var list []any
	err := json.Unmarshal(text, &list)
	return fmt.Sprint(len(list)), err
}
