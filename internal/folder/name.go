package folder

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"unicode/utf8"
)

// checkPath tells whether the name stays below the folder on every system; see
// the package comment.
func checkPath(name string) error {
	for rest, more := name, true; more; {
		var element string
		element, rest, more = strings.Cut(rest, "/")
		if element == "" || element == "." || element == ".." {
			return fmt.Errorf("%w: it has the element %q", ErrName, element)
		}
	}
	never := "\x00"
	if runtime.GOOS == "windows" {
		never = "\x00\\:" // these lead to other folders, and to streams beside the content
	}
	if i := strings.IndexAny(name, never); i >= 0 {
		return fmt.Errorf("%w: it holds the character %q", ErrName, name[i])
	}
	if len(name) > longest {
		return fmt.Errorf("%w: it has %d bytes, more than %d", ErrName, len(name), longest)
	}
	return nil
}

// longest is what most systems take as a path. It also bounds how deep a walk
// goes.
const longest = 4095

// split cuts a name into its folder, "." for the root, and the last element.
func split(name string) (parent, base string) {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return ".", name
}

// Leftovers are the temporary files of killed runs. They carry sixteen random
// digits, so that no file of a site is taken for one.
const (
	leftoverStart = ".healthld-"
	leftoverEnd   = ".tmp"
)

func leftoverName() string {
	return fmt.Sprintf("%s%016x%s", leftoverStart, rand.Uint64(), leftoverEnd)
}

func isLeftover(base string) bool {
	digits, ok := strings.CutPrefix(base, leftoverStart)
	if !ok {
		return false
	}
	digits, ok = strings.CutSuffix(digits, leftoverEnd)
	return ok && len(digits) == 16 && strings.Trim(digits, "0123456789abcdef") == ""
}

// CheckName tells whether Windows can hold a file of the name, on whatever system
// it is asked; nil if so. It is a pure function of the name, and ErrName says what
// is wrong: an empty element, "." or ".."; a character of <>:"|?*\ or below the
// space; text that is no UTF-8; an element of more than 255 UTF-16 units; a dot or
// space at the end of an element; a device such as CON or COM1, also before a dot
// or colon.
//
// The rules are Microsoft's, "Naming Files, Paths, and Namespaces"
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). What two
// names mean that differ in case alone is not asked: there they are one file.
func CheckName(name string) error {
	if err := checkPath(name); err != nil {
		return err
	}
	for element := range strings.SplitSeq(name, "/") {
		if err := checkElement(element); err != nil {
			return fmt.Errorf("%w on Windows: %w", ErrName, err)
		}
	}
	return nil
}

func checkElement(element string) error {
	units := 0
	for i, r := range element {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(element[i:]); size == 1 {
				return fmt.Errorf("%q is no valid UTF-8", element)
			}
		}
		if r < ' ' || strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Errorf("%q holds the character %q", element, r)
		}
		units++
		if r > 0xFFFF {
			units++
		}
	}
	if units > 255 {
		return fmt.Errorf("%q has %d characters, more than 255", element, units)
	}
	if last := element[len(element)-1]; last == '.' || last == ' ' {
		return fmt.Errorf("%q ends in %q", element, last)
	}
	stem, _, _ := strings.Cut(element, ".")
	if isDevice(strings.TrimRight(stem, " ")) {
		return fmt.Errorf("%q names a device", element)
	}
	return nil
}

func isDevice(stem string) bool {
	for _, device := range []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} {
		if strings.EqualFold(stem, device) {
			return true
		}
	}
	if len(stem) < 4 || !strings.EqualFold(stem[:3], "COM") && !strings.EqualFold(stem[:3], "LPT") {
		return false
	}
	switch stem[3:] {
	case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
		return true
	}
	return false
}
