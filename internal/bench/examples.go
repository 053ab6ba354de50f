package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// shared is where the vocabulary and the examples of schema.org lie, if they do.
var shared = filepath.Join("..", "..", "..", "shared", "data", "schemaorg-30.0")

// example is one of schema.org's own, in one notation, as a page.
type example struct {
	id, notation, page string
	// text is the page as bytes.
	text []byte
}

var (
	exampleForm = regexp.MustCompile(`(?m)^TYPES:\s*#(\S+)`)
	sectionForm = regexp.MustCompile(`(?m)^\s*(PRE-MARKUP|MICRODATA|RDFA|JSON):`)
	// signs tell that a section says something in its notation: some say TODO, or
	// that there is none.
	signs = map[string]*regexp.Regexp{
		"MICRODATA": regexp.MustCompile(`\sitemscope\b`),
		"RDFA":      regexp.MustCompile(`\sproperty=`),
		"JSON":      regexp.MustCompile(`[{]`),
	}
)

// examples gives those of a text. JSON that stands in no script is put into one.
func examples(text string) (all []example) {
	starts := exampleForm.FindAllStringSubmatchIndex(text, -1)
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		one := text[at[0]:end]
		heads := sectionForm.FindAllStringSubmatchIndex(one, -1)
		for i, head := range heads {
			section := one[head[1]:]
			if i+1 < len(heads) {
				section = one[head[1]:heads[i+1][0]]
			}
			notation := one[head[2]:head[3]]
			if sign := signs[notation]; sign == nil || !sign.MatchString(section) {
				continue
			}
			if notation == "JSON" && !strings.Contains(strings.ToLower(section), "<script") {
				section = `<script type="application/ld+json">` + section + "</script>"
			}
			page := "<!doctype html>\n<html lang=\"en\">\n<head><title>" + text[at[2]:at[3]] + "</title></head>\n<body>\n" + section + "\n</body>\n</html>\n"
			all = append(all, example{id: text[at[2]:at[3]], notation: notation, page: page, text: []byte(page)})
		}
	}
	return all
}

// officialExamples gives those of the release, or none where it is not there.
func officialExamples() ([]example, error) {
	text, err := os.ReadFile(filepath.Join(shared, "examples.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return examples(string(text)), err
}
