package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestRefused holds that what the tables must settle is an error that says what
// is wrong, and names both sides of a clash.
func TestRefused(t *testing.T) {
	const base = "data Text\nclass Thing\nproperty name : Thing > Text\nclass Enumeration < Thing\n"
	for _, refused := range []struct{ name, vocabulary, says string }{
		{
			"a member and a class",
			base + "class Care < Enumeration\nclass Nursing < Thing\nmember Nursing : Care\nproperty care : Thing > Care\nbelow Thing\n",
			"class Nursing and member Nursing of Care are both named Nursing",
		},
		{
			"members of two enumerations",
			base + "class A < Enumeration\nclass B < Enumeration\nmember X : A B\nproperty a : Thing > A B\nroot Thing\n",
			"member X of A and member X of B are both named X",
		},
		{
			"what is written by hand",
			base + "class Node < Thing\nbelow Thing\n",
			"Node in node.go and class Node are both named Node",
		},
		{
			"a class and a list",
			base + "class Price < Thing\nclass PriceList < Thing\nproperty price : Thing > Price\nbelow Thing\n",
			"class PriceList and the list of Price are both named PriceList",
		},
		{
			"two properties",
			base + "property Name : Thing > Text\nroot Thing\n",
			"properties name and Name of Thing are both named Name",
		},
		{
			"the fields that every struct has",
			base + "property extra : Thing > Text\nroot Thing\n",
			"properties (every struct's) and extra of Thing are both named Extra",
		},
		{
			"no identifier",
			base + "class 2DModel < Thing\nbelow Thing\n",
			"2DModel of class 2DModel is no Go name",
		},
		{
			"a root that is no class",
			base + "root name\n",
			"root name is no class of the release",
		},
		{
			"a root that is left",
			base + "root Thing\nleft Thing too dull\n",
			"root Thing is left to Node too",
		},
		{
			"a class left that is none",
			base + "root Thing\nleft Vehicle too fast\n",
			"Vehicle is left to Node, but the release does not know it",
		},
		{
			"an unknown section",
			base + "section name geo\nroot Thing\n",
			"term name is of section geo, which package vocab does not know",
		},
		{
			"a hierarchy that bites its tail",
			base + "class A < B\nclass B < A\nroot Thing\n",
			"term A hangs under itself",
		},
		{
			"a relation that leads nowhere",
			base + "property knows : Thing > Person\nroot Thing\n",
			"term knows refers to Person, which the release does not define",
		},
	} {
		t.Run(refused.name, func(t *testing.T) {
			_, err := parseTiny(t, refused.vocabulary).generate(nothingShipped(t))
			assert.ErrorContains(t, err, refused.says)
		})
	}
}
