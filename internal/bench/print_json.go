package main

import (
	"fmt"
	"io"
	"slices"
)

// The ways that the others are measured against, as users write JSON today.
const (
	encoder = "encoding/json: Encoder, hand-written structs"
	marshal = "encoding/json: Marshal, hand-written structs"
)

// printJSON prints how many times as fast as encoding/json each way writes the
// clinic, turn by turn at the median, with the quartiles for the first of the
// two, and what it allocates.
func printJSON(out io.Writer) error {
	works, err := writeJSON()
	if err != nil {
		return err
	}
	measures, err := interleave(works)
	if err != nil {
		return err
	}
	find := func(name string) measure {
		return measures[slices.IndexFunc(measures, func(m measure) bool { return m.name == name })]
	}
	fmt.Fprintf(out, "%-52s %22s %10s %12s %10s\n", fmt.Sprintf("a clinic of %d B as JSON-LD", measures[0].size), "times Encoder", "Marshal", "allocations", "B")
	for _, m := range measures {
		low, median, high := ratio(m, find(encoder))
		_, second, _ := ratio(m, find(marshal))
		fmt.Fprintf(out, "%-52s %6.2f [%5.2f – %5.2f] %11.2f %12.0f %10.0f\n", m.name, median, low, high, second, m.allocations, m.allocated)
	}
	return nil
}
