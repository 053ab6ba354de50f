package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version gives the version of the module that the program was built of, "(devel)"
// where it was built in a checkout that says none.
func version() string {
	const unknown = "(devel)"
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return unknown
	}
	return info.Main.Version
}

// versionLine says what --version prints: the program, its version, and what it was
// built with and for.
func versionLine() string {
	return fmt.Sprintf("jsonld-gen %s %s %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
