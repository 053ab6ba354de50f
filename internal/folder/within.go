package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Within tells whether the folder at the path inner is the one at outer, or lies
// within it, whatever the paths are called and whichever links they pass. inner
// need not be there: then it tells whether a folder made there would. So a command
// can refuse to write into what it reads, in both directions, before it makes a
// folder. A folder that is mounted at several places lies where its path says.
//
// It is an error if the system does not let one look.
func Within(inner, outer string) (bool, error) {
	within, err := isWithin(inner, outer)
	if err != nil {
		return false, failed("find", inner, err)
	}
	return within, nil
}

func isWithin(inner, outer string) (bool, error) {
	folder, err := os.Stat(outer)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // so nothing is in it
	}
	if err != nil {
		return false, err
	}
	path, err := nearest(inner)
	if err != nil {
		return false, err
	}
	for {
		info, err := os.Stat(path)
		if err != nil {
			return false, err
		}
		if os.SameFile(folder, info) {
			return true, nil
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false, nil
		}
		path = parent
	}
}

// nearest gives the path of what is there at the path or, if there is nothing,
// nearest above it: absolute and without links.
func nearest(path string) (string, error) {
	for {
		// An unclean path, since "link/.." need not be where it seems.
		real, err := filepath.EvalSymlinks(path)
		if err == nil {
			return filepath.Abs(real)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		volume := len(filepath.VolumeName(path))
		rest := strings.TrimRightFunc(path[volume:], isSeparator)
		rest = rest[:strings.LastIndexFunc(rest, isSeparator)+1]
		switch {
		case rest == "" && volume == 0:
			path = "."
		case len(path) == volume+len(rest):
			return "", err // not even the root is there
		default:
			path = path[:volume] + rest
		}
	}
}

func isSeparator(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) }
