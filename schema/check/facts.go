package check

import (
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// facts are what rules ask the tables of schema.org for, made once for all runs. A run has
// them at hand, since asking whether they were made already takes as long as an answer.
type facts struct {
	// expectations and kinds are those of all terms, by their numbers.
	expectations []expectation
	kinds        []kind
	// properties has the properties that a class or one of its ancestors has, those that
	// are meant for no class in particular too. Expecting has those that expect things of
	// a class or of one of its ancestors.
	properties, expecting *byClass
	// noted are the terms that are pending or superseded.
	noted termSet
}

var knownFacts = sync.OnceValue(func() *facts {
	f := &facts{expectations: newExpectations(), kinds: newKinds(), noted: newNotedTerms()}
	f.properties = newByClass(vocab.Term.Domains)
	f.expecting = newByClass(func(property vocab.Term) []vocab.Term { return f.expectations[property].things })
	f.expecting.always = nil // what expects no thing expects none of this class
	return f
})

func expectationOf(property vocab.Term) *expectation { return &knownFacts().expectations[property] }

func kindOf(class vocab.Term) kind { return knownFacts().kinds[class] }

// allowedOn tells whether a class or one of its ancestors has the property.
func allowedOn(property, class vocab.Term) bool { return knownFacts().allowed(property, class) }

// expects tells whether the property expects things of a class.
func expects(property, class vocab.Term) bool { return knownFacts().expects(property, class) }

func (f *facts) allowed(property, class vocab.Term) bool {
	return f.properties.of(class).has(property)
}

func (f *facts) expects(property, class vocab.Term) bool {
	return f.expecting.of(class).has(property)
}

// allowed tells whether one of a node's types has the property.
func (t *Thing) allowed(property vocab.Term) bool {
	return knownFacts().allowedOnAny(property, t.Terms)
}

// allowedOnAny tells whether one of the classes has the property.
func (f *facts) allowedOnAny(property vocab.Term, classes []vocab.Term) bool {
	for _, class := range classes {
		if f.allowed(property, class) {
			return true
		}
	}
	return false
}
