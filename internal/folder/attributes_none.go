//go:build openbsd || dragonfly

package folder

// copyAttributes has nothing to do where there are no extended attributes.
func copyAttributes(atFile, atFile) error { return nil }
