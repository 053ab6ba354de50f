// Package tables holds all that the generator is told by people: which release
// it reads, which classes are typed, and the exceptions to the rules by which
// names are made. Each table has a file of its own.
package tables

import "github.com/healthld/healthld/internal/gen/release"

// Release is the release that the module is built with.
var Release = release.Pin{
	Version: "30.0",
	SHA256:  "06227db49dd4674227727176c9cd1e5bbd4174c1cef9391c7ed4dfcef865f2a8",
}
