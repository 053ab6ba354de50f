package rdf_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

func TestProblemError(t *testing.T) {
	whole := rdf.Problem{
		What:     "unknown property streetAdress",
		Expected: "a property of PostalAddress",
		Mend:     "did you mean streetAddress?",
		Pointer:  "/address/streetAdress",
		Position: rdf.Position{File: "clinic.yaml", Line: 3, Column: 5},
	}
	tests := []struct {
		problem rdf.Problem
		want    string
	}{
		{whole, "clinic.yaml:3:5: /address/streetAdress: unknown property streetAdress; expected a property of PostalAddress; did you mean streetAddress?"},
		{rdf.Problem{What: "bad"}, "bad"},
		{rdf.Problem{What: "bad", Pointer: "/a"}, "/a: bad"},
		{rdf.Problem{What: "bad", Expected: "good"}, "bad; expected good"},
		{rdf.Problem{What: "bad", Mend: "mend it"}, "bad; mend it"},
		{rdf.Problem{What: "bad", Position: rdf.Position{Line: 1, Column: 2}}, "1:2: bad"},
		{rdf.Problem{What: "b\x1b[31mad", Pointer: "/a\n::error::\u202e", Mend: "\xff"}, `/a\n::error::\u202e: b\x1b[31mad; \xff`},
	}
	for _, test := range tests {
		assert.EqualError(t, &test.problem, test.want)
	}

	var problem *rdf.Problem
	assert.True(t, errors.As(error(&whole), &problem))
	assert.Same(t, &whole, problem)
}

func TestEscapePointer(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "name": "name", "a/b": "a~1b", "a~b": "a~0b", "~1": "~01", "https://x/~y": "https:~1~1x~1~0y",
	} {
		assert.Equal(t, want, rdf.EscapePointer(name))
	}
}
