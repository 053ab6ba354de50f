package ident

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDialled(t *testing.T) {
	for _, same := range [][]string{
		{"+44 (0)20 7946 0018", "020 7946 0018", "0044 20 7946 0018", "tel:+442079460018", "+44 20 7946 0018 ext. 4", "(020) 7946-0018"},
		{"+1-202-555-0143", "(202) 555-0143", "1 202 555 0143", "202.555.0143"},
		{"+49 40 123456", "040 123456", "0049 40 123456", "040/12 34 56"},
		{"+45 12 34 56 78", "12 34 56 78"},
		{"+39 06 1234567", "06 1234567"},
		{"+353 1 496 0123", "01 496 0123"},
		{"+36 1 234 5678", "06 1 234 5678"},
		{"+370 5 212 3456", "(8 5) 212 3456", "0 5 212 3456"},
		{"+49 40 123456", "49 40 123456", "011 49 40 123456"},
	} {
		for _, text := range same {
			assert.Equal(t, Dialled(same[0]), Dialled(text), text)
		}
	}
	for _, text := range []string{"+44 20 7946 0019", "+49 40 123457", "040 123457", "112", "0", "", "+", "call us", "+4"} {
		assert.NotEqual(t, Dialled("+49 40 123456"), Dialled(text), text)
	}
	assert.Equal(t, "112", Dialled("112"))
	assert.NotEqual(t, Dialled("1"), Dialled("2"))
}
