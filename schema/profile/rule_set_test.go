package profile_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/profile"
)

// Profiles that were made ready say what they say otherwise, run after run and several at
// a time: a program keeps nothing of the run before.
func TestRuleSetOfProfiles(t *testing.T) {
	rules := slices.Concat(profile.Google, profile.Health, check.All())
	ready := check.NewRuleSet(rules)
	var inputs []check.Input
	var want []*check.Report
	for i := range rules {
		if i%7 != 0 || rules[i].Family == "page" {
			continue
		}
		for _, text := range []string{rules[i].Bad, rules[i].Good} {
			if text == "" {
				continue
			}
			input := at(read(t, text))
			inputs, want = append(inputs, input), append(want, check.Run(input, rules))
		}
	}
	assert.NotEmpty(t, inputs)
	var workers sync.WaitGroup
	for worker := range 3 {
		workers.Go(func() {
			for i := range inputs {
				i = (i*5 + worker) % len(inputs)
				assert.Equal(t, want[i], ready.Run(inputs[i]))
			}
		})
	}
	workers.Wait()
}
