package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
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
	rules := allRules()
	c.ways = []way{reading("healthld: page.Read, check.Run with all families and profiles",
		func() ([]*check.Report, error) { return checkPages(examples, rules), nil },
		func(out *bytes.Buffer, reports []*check.Report) error {
			missing := make([][]string, len(reports))
			for i, report := range reports {
				missing[i] = missingProperties(report)
			}
			return json.NewEncoder(out).Encode(missing)
		}).asOurs()}
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

// checkPages reads pages and checks them, one after the other.
func checkPages(examples []example, rules check.Rules) []*check.Report {
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	ready := check.NewRuleSet(rules)
	reports := make([]*check.Report, len(examples))
	for i, e := range examples {
		document, problems := page.Read(context.Background(), []byte(e.page), page.Base(pageAddress))
		input := document.Input(pageAddress, problems)
		input.Now = now
		reports[i] = ready.Run(input)
	}
	return reports
}

// countOfDocuments gives how many elements a list has.
func countOfDocuments(text []byte) (string, error) {
	var list []any
	err := json.Unmarshal(text, &list)
	return fmt.Sprint(len(list)), err
}
