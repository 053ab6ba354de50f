//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package folder

func openTree(path string) (tree, error) { return openRootTree(path) }
