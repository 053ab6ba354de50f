package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/gen/model"
	"github.com/healthld/healthld/internal/gen/printer"
	"github.com/healthld/healthld/internal/gen/release"
	"github.com/healthld/healthld/internal/gen/tables"
)

// A tiny vocabulary is a made-up release with its tables, a line for each:
//
//	class NAME < PARENTS
//	data NAME < PARENTS
//	property NAME : DOMAINS > RANGES
//	member NAME : ENUMERATIONS
//	superseded NAME BY
//	section NAME SECTION
//	inverse NAME OF
//	root CLASS...          typed
//	below CLASS...         typed, with all that hangs under it
//	left CLASS REASON
//	suffix MEMBER
//	branch CLASS...
type tiny struct {
	terms    []*release.Term
	tables   model.Tables
	branches []string
}

func parseTiny(t testing.TB, text string) *tiny {
	t.Helper()
	v := &tiny{tables: model.Tables{
		Initialisms: tables.Health.Initialisms,
		First:       tables.Health.First,
		Universal:   tables.Health.Universal,
	}}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if words := strings.Fields(line); len(words) > 0 {
			require.NoError(t, v.add(words), line)
		}
	}
	for _, d := range tables.Health.DataTypes {
		if v.term(d.Of) != nil {
			v.tables.DataTypes = append(v.tables.DataTypes, d)
		}
	}
	for _, name := range tables.Health.Needed {
		if v.term(name) != nil {
			v.tables.Needed = append(v.tables.Needed, name)
		}
	}
	if v.branches == nil {
		v.branches = []string{"Thing"}
	}
	return v
}

func (v *tiny) term(name string) *release.Term {
	for _, t := range v.terms {
		if t.Name == name {
			return t
		}
	}
	return nil
}

func (v *tiny) add(words []string) error {
	kind, name, rest := words[0], words[1], words[2:]
	// after gives the words between a mark and the next one.
	after := func(mark string) []string {
		i := slices.Index(rest, mark)
		if i < 0 {
			return nil
		}
		words := rest[i+1:]
		if end := slices.IndexFunc(words, func(w string) bool { return w == ":" || w == "<" || w == ">" }); end >= 0 {
			words = words[:end]
		}
		return slices.Clone(words)
	}
	define := func() *release.Term {
		t := v.term(name)
		if t == nil {
			t = &release.Term{Name: name}
			v.terms = append(v.terms, t)
		}
		return t
	}
	switch kind {
	case "class":
		t := define()
		t.IsClass, t.Parents = true, after("<")
	case "data":
		t := define()
		t.IsClass, t.Parents = true, after("<")
		t.IsDataTypeRoot = len(t.Parents) == 0
	case "property":
		t := define()
		t.IsProperty, t.Domains, t.Ranges = true, after(":"), after(">")
	case "member":
		define().Enumerations = after(":")
	case "superseded":
		define().SupersededBy = rest
	case "section":
		define().Section = rest[0]
	case "inverse":
		define().InverseOf = rest[0]
	case "root", "below":
		for _, class := range words[1:] {
			v.tables.Roots = append(v.tables.Roots, model.Root{Class: class, Below: kind == "below"})
		}
	case "left":
		v.tables.Left = append(v.tables.Left, model.Left{Class: name, Reason: strings.Join(rest, " ")})
	case "suffix":
		v.tables.SuffixedMembers = append(v.tables.SuffixedMembers, words[1:]...)
	case "branch":
		v.branches = append(v.branches, words[1:]...)
	default:
		return fmt.Errorf("%q is no kind of line", kind)
	}
	return nil
}

// release gives the made-up release. It shares nothing with the vocabulary.
func (v *tiny) release() (*release.Release, error) {
	terms := make([]*release.Term, len(v.terms))
	for i, t := range v.terms {
		terms[i] = t.Clone()
	}
	return release.New("tiny", terms, []release.Prefix{{Name: "schema", Namespace: "https://schema.org/"}})
}

// generate makes the files of the vocabulary, on top of what was shipped.
func (v *tiny) generate(shipped *model.Shipped) (*output, error) {
	r, err := v.release()
	if err != nil {
		return nil, err
	}
	return generateFrom(r, v.tables, v.branches, shipped, map[string]string{"Node": "Node in node.go"})
}

func nothingShipped(t testing.TB) *model.Shipped {
	t.Helper()
	shipped, err := model.ParseShipped("")
	require.NoError(t, err)
	return shipped
}

// mustGenerate makes the files of a tiny vocabulary that has shipped nothing.
func mustGenerate(t testing.TB, vocabulary string) []printer.File {
	t.Helper()
	o, err := parseTiny(t, vocabulary).generate(nothingShipped(t))
	require.NoError(t, err)
	return o.files
}
