package check_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

// Rules that were made ready find what they find otherwise, run after run and several at
// a time, and are not changed with what they were made of.
func TestRuleSetFindsTheSame(t *testing.T) {
	rules := check.All()
	ready := check.NewRuleSet(rules[:10], rules[5:])
	var inputs []check.Input
	var want []*check.Report
	for i := range rules {
		if rules[i].Family == "page" || rules[i].Family == "site" {
			continue
		}
		for _, text := range []string{rules[i].Bad, rules[i].Good} {
			input := dated(read(t, text))
			inputs, want = append(inputs, input), append(want, check.Run(input, rules))
		}
	}
	clear(rules)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for i := range inputs {
				assert.Equal(t, want[i], ready.Run(inputs[i]))
			}
		})
	}
	workers.Wait()
	assert.NotEmpty(t, want)
	assert.Empty(t, check.NewRuleSet().Run(inputs[0]).Findings)
}
