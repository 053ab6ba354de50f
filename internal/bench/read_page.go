package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/tdewolff/parse/v2"
	tdewolff "github.com/tdewolff/parse/v2/html"
	"golang.org/x/net/html"

	"github.com/healthld/healthld/schema"
	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/page"
)

// comparePageReaders compares reading what structured data a page of 40 KB has with
// what others need for the page alone: a program that looks for structured data
// begins with that.
func comparePageReaders() ([]comparison, error) {
	plain := new(generatedSite).page(0)
	withJSON, err := page.Embed([]byte(plain), schema.Describe(Clinic()))
	if err != nil {
		return nil, err
	}
	body := func(markup string) []byte {
		return []byte(strings.Replace(plain, "<body>\n", "<body>\n"+markup+"\n", 1))
	}
	return []comparison{
		pageReaders("A page with JSON-LD", withJSON),
		pageReports("A page with JSON-LD", withJSON),
		pageReaders("A page with Microdata", body(markedUp(`<div itemscope itemtype="https://schema.org/`, `itemprop="`, `itemscope itemtype="https://schema.org/`))),
		pageReaders("A page with RDFa", body(markedUp(`<div vocab="https://schema.org/" typeof="`, `property="`, `typeof="`))),
		pageReaders("A page without", []byte(plain)),
	}, nil
}

// pageReaders compares the readers of a page.
func pageReaders(title string, text []byte) comparison {
	const noData = "it reads the page and no structured data"
	c := comparison{
		title: fmt.Sprintf("%s (%s B), read", title, grouped(int64(len(text)))), documents: 1,
		ways: []way{
			reading("healthld: page.Read into graphs with places", func() (*page.Document, error) {
				document, problems := page.Read(context.Background(), text, page.Base(pageAddress))
				if len(problems) > 0 {
					return nil, problems[0]
				}
				return document, nil
			}, countThings).asOurs(),
			tokenizing(text).partly(noData),
			parsing(text).partly(noData),
			here("tdewolff/parse: html.Lexer", func(*bytes.Buffer) error {
				for l := tdewolff.NewLexer(parse.NewInputBytes(bytes.Clone(text))); ; {
					if kind, _ := l.Next(); kind == tdewolff.ErrorToken {
						return nil
					}
				}
			}).partly(noData),
			here("a scan of the bytes", func(out *bytes.Buffer) error {
				fmt.Fprint(out, bytes.Count(text, []byte("<")))
				return nil
			}).partly("the limit: it counts the tags"),
		},
	}
	c.addNode("@marbec/web-auto-extractor, Node", []string{"@marbec/web-auto-extractor"}, "extractor.mjs", map[string]any{"page": string(text)})
	return c
}

// pageReports compares the whole way from a page to what is wrong with it with what others
// need for the page alone.
func pageReports(title string, text []byte) comparison {
	const noReport = "it reads the page and checks nothing"
	report := func(name string, rules *check.RuleSet) way {
		return reading(name, func() (*check.Report, error) {
			document, problems := page.Read(context.Background(), text, page.Base(pageAddress))
			input := document.Input(pageAddress, problems)
			input.Now = today
			return rules.Run(input), nil
		}, func(out *bytes.Buffer, report *check.Report) error {
			_, err := fmt.Fprint(out, len(report.Findings))
			return err
		})
	}
	return comparison{
		title: fmt.Sprintf("%s (%s B), read and checked", title, grouped(int64(len(text)))), documents: 1,
		ways: []way{
			report("healthld: page.Read, RuleSet.Run with all rules of the data and all profiles", check.NewRuleSet(allRules().Without("page"))).asOurs(),
			report("healthld: the same, and what the data says held to the text that people see", check.NewRuleSet(allRules())).partly("it asks for more"),
			tokenizing(text).partly(noReport),
			parsing(text).partly(noReport),
		},
	}
}

// tokenizing makes a way that goes through the tokens of a page.
func tokenizing(text []byte) way {
	return here("golang.org/x/net/html: Tokenizer", func(*bytes.Buffer) error {
		for z := html.NewTokenizer(bytes.NewReader(text)); z.Next() != html.ErrorToken; {
		}
		return nil
	})
}

// parsing makes a way that makes the tree of a page.
func parsing(text []byte) way {
	return here("golang.org/x/net/html: Parse", func(*bytes.Buffer) error {
		_, err := html.Parse(bytes.NewReader(text))
		return err
	})
}

// countThings writes how many things of a type there are.
func countThings(out *bytes.Buffer, document *page.Document) error {
	count := 0
	for node := range document.Graph().Nodes() {
		if len(node.Types) > 0 {
			count++
		}
	}
	_, err := fmt.Fprint(out, count)
	return err
}

// markedUp gives a clinic with six reviews in a notation that begins a thing, names a
// property and a type so.
func markedUp(thing, property, typ string) string {
	var b strings.Builder
	b.WriteString(thing + `MedicalClinic"><h2 ` + property + `name">Sunrise Clinic</h2><p ` + property + `description">A clinic for hearts and knees</p>` +
		`<a ` + property + `url" href="https://sunrise.example/">home</a><div ` + property + `address" ` + typ + `PostalAddress">` +
		`<span ` + property + `streetAddress">1 Main Street</span>, <span ` + property + `addressLocality">Musterhausen</span></div>`)
	for i := range 6 {
		fmt.Fprintf(&b, `<div %sreview" %sReview"><span %sauthor" %sPerson"><b %sname">Patient %d</b></span><time %sdatePublished" datetime="2026-0%d-14">then</time>`+
			`<p %sreviewBody">Kind people, a short wait, and a doctor who explains what she does.</p></div>`,
			property, typ, property, typ, property, i, property, i+1, property)
	}
	return b.String() + "</div>"
}
