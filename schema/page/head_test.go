package page_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/page"
)

func TestReadHead(t *testing.T) {
	tests := map[string]struct {
		page string
		want page.Head
	}{
		"nothing":                 {"", page.Head{}},
		"both":                    {"<!doctype html><html lang=en-GB><head><title>A</title></head>", page.Head{Language: "en-GB", Title: "A"}},
		"byte order mark":         {"\uFEFF<html lang=de><title>Ä</title>", page.Head{Language: "de", Title: "Ä"}},
		"as it is shown":          {"<title>\n  A &amp; B\t&#x3C;c>\r\n</title>", page.Head{Title: "A & B <c>"}},
		"upper case":              {"<HTML LANG=de><TITLE>A</TITLE>", page.Head{Language: "de", Title: "A"}},
		"the first of each":       {"<html lang=en><html lang=de><title>A</title><title>B</title>", page.Head{Language: "en", Title: "A"}},
		"a later html tag":        {"<html><html lang=de>", page.Head{Language: "de"}},
		"xml:lang":                {"<html xml:lang=de>", page.Head{Language: "de"}},
		"an empty title":          {"<title></title><title>B</title>", page.Head{}},
		"an empty language":       {"<html lang=''>", page.Head{}},
		"not in the body":         {"<p><html lang=en><title>A</title>", page.Head{}},
		"not in a template":       {"<template><title>A</title></template><title>B</title>", page.Head{Title: "B"}},
		"not in a comment":        {"<!--<html lang=en><title>A</title>--><title>B</title>", page.Head{Title: "B"}},
		"not in an svg":           {"<svg><title>A</title></svg>", page.Head{}},
		"an encoding not UTF-8":   {"<meta charset=windows-1252><title>\xC4rzte</title>", page.Head{Title: "Ärzte"}},
		"no encoding for us":      {"<meta charset=hz-gb-2312><html lang=zh><title>A</title>", page.Head{}},
		"a title that is open":    {"<html lang=de><title>A", page.Head{Language: "de", Title: "A"}},
		"two attributes":          {"<html lang=en lang=de>", page.Head{Language: "en"}},
		"white space around it":   {"<html lang=' en '>", page.Head{Language: "en"}},
		"a long head":             {"<html lang=de>" + strings.Repeat("<meta name=a>", 1000) + "<title>A</title>", page.Head{Language: "de", Title: "A"}},
		"a title behind a script": {"<script>'<title>B</title>'</script><title>A</title>", page.Head{Title: "A"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.want, page.ReadHead([]byte(test.page)))
		})
	}
}
