// Command bench compares the library with what a user would pick instead, on
// the same work and with equal results, and prints ratios. It is a module of
// its own, so that nobody else depends on what it compares with.
//
//	go -C internal/bench run .
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	works, err := writeJSON()
	if err != nil {
		return err
	}
	measures, err := interleave(works)
	if err != nil {
		return err
	}
	reference := measures[4]
	for _, m := range measures {
		low, median, high := ratio(m, reference)
		fmt.Printf("%5.2f [%5.2f–%5.2f] ", median, low, high)
		fmt.Printf("%-36s best %8v  %6.1f allocs %8.0f B  %d\n", m.name, m.best, m.allocations, m.allocated, m.size)
	}
	return nil
}
