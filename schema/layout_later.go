//go:build !gc || go1.27

package schema

// This file is in programs that another compiler makes, or a Go release later than
// the ones that the tests have run under: those look first.

func init() {
	if !isLayoutKnown() {
		byReflect = layoutByReflect{}
	}
}
