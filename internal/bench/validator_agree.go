package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// missingProperties names what Google requires of the things of a page and they do
// not have: properties, or several of which one is required.
func missingProperties(report *check.Report) []string {
	var names []string
	for _, e := range report.Eligibility {
		if e.Family != profile.Google[0].Family {
			continue
		}
		for _, m := range e.Missing {
			// The validator asks for the value of a property; what else would do in its
			// place, or what the value lacks, it does not say.
			what, _, _ := strings.Cut(m.What, " with ")
			names = append(names, oneOf(strings.FieldsFunc(strings.ReplaceAll(what, " or ", ","), func(r rune) bool { return r == ',' || r == ' ' })))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// issue is what the validator of Adobe finds.
type issue struct {
	Severity, ErrorType string
	FieldNames          []string
}

// missingByAdobe names the same in its issues: it tells by errors what Google
// requires, and of those the ones that are about the vocabulary by their type.
func missingByAdobe(issues []issue) []string {
	var names []string
	for _, i := range issues {
		if i.Severity == "ERROR" && i.ErrorType == "" && len(i.FieldNames) > 0 {
			names = append(names, oneOf(i.FieldNames))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func oneOf(names []string) string {
	return strings.Join(slices.Sorted(slices.Values(names)), " or ")
}

// found tells whether what one of the two misses is among what the other does: of
// several of which one is required, the other may know fewer.
func found(name string, names []string) bool {
	for part := range strings.SplitSeq(name, " or ") {
		for _, other := range names {
			if slices.Contains(strings.Split(other, " or "), part) {
				return true
			}
		}
	}
	return false
}

// agreement says how far the two agree, page by page, on what is required and
// missing. Both results are lists with an element for each page.
func agreement(ours, theirs []byte) (string, error) {
	var here [][]string
	var issues [][]issue
	if err := json.Unmarshal(ours, &here); err != nil {
		return "", err
	}
	if err := json.Unmarshal(theirs, &issues); err != nil {
		return "", err
	}
	if len(here) != len(issues) {
		return "", fmt.Errorf("%d pages here and %d there", len(here), len(issues))
	}
	both, alone, their, thrown := 0, 0, 0, 0
	for i := range here {
		if issues[i] == nil {
			thrown++
			continue
		}
		there := missingByAdobe(issues[i])
		for _, name := range here[i] {
			if found(name, there) {
				both++
			} else {
				alone++
			}
		}
		for _, name := range there {
			if !found(name, here[i]) {
				their++
			}
		}
	}
	text := fmt.Sprintf("required by Google and missing in %d documents, property by property: both find %d; healthld alone %d, most of features and subtypes that the validator does not know; "+
		"the validator alone %d, most of things that stand within others, for which Google has no feature", len(issues), both, alone, their)
	if thrown > 0 {
		text += fmt.Sprintf("; the extractor before the validator throws an error on %d pages", thrown)
	}
	return text, nil
}
