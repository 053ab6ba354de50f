package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/explain"
)

// explanation is the command explain.
type explanation struct {
	Names []string `arg:"" optional:"" name:"name" help:"Rules, families of rules, or terms of schema.org: date, values, MedicalClinic, schema:medicalSpecialty, https://schema.org/InStock."`
}

// Help gives what --help shows below the flags' command line.
func (explanation) Help() string {
	return `Of a rule it says what it asks for, with an example of what is wrong and of what is right;
of a family its rules; of a term its parents, what it is a property of and takes, its
members and its successor. Without a name it lists all rules. It asks nothing of the network.

  jsonld-gen explain
  jsonld-gen explain misplaced-property
  jsonld-gen explain MedicalClinic medicalSpecialty`
}

// Run explains each name, in their order; a name may be a rule and a term both.
func (c *explanation) Run(s streams) error {
	if len(c.Names) == 0 {
		_, err := io.WriteString(s.out, listOfRules())
		return err
	}
	var texts []string
	for _, name := range c.Names {
		found := explainRules(name)
		if term, is := explain.Term(name); is {
			found = append(found, term)
		}
		if len(found) == 0 {
			message := fmt.Sprintf("there is no rule, no family and no term %q", name)
			if names := check.NamesMeant(name); len(names) > 0 {
				message += "; did you mean " + strings.Join(names, ", ") + "?"
			}
			return usageErrorf("%s", message)
		}
		texts = append(texts, found...)
	}
	_, err := io.WriteString(s.out, strings.Join(texts, "\n"))
	return err
}

// explainRules gives what there is to say of a rule, or of the rules of a family.
func explainRules(name string) []string {
	var texts []string
	for _, rule := range allRules {
		switch name {
		case rule.ID:
			return []string{explain.Rule(rule)}
		case rule.Family:
			texts = append(texts, explain.Rule(rule))
		}
	}
	return texts
}

// listOfRules gives all rules, a line for each, below the names of their families.
func listOfRules() string {
	var b strings.Builder
	var family string
	for _, rule := range allRules {
		if rule.Family != family {
			family = rule.Family
			fmt.Fprintf(&b, "%s\n", family)
		}
		fmt.Fprintf(&b, "  %-34s %s\n", rule.ID, firstSentence(rule.Doc))
	}
	return b.String()
}

// firstSentence gives a text up to its first full stop.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}
