package rdf

import (
	"bytes"
	"errors"
	"strings"

	"github.com/healthld/healthld/internal/excerpt"
)

// ResolveIRI gives the IRI that a reference means where base is the base IRI:
// the strict algorithm of RFC 3986, section 5.2.2, on the characters of IRIs
// (RFC 3987, section 6.5). JSON-LD 1.1 and Turtle ask for that and no more, so
//
//   - a reference with a scheme is given back as it is, its dot segments too,
//     and the base is not looked at;
//   - else dot segments are removed from the path of the result (section
//     5.2.4), unless the path is the base's own;
//   - nothing is percent-encoded, decoded, lowered or otherwise normalised.
//
// Where removing dot segments leaves a path that begins with "//" in an IRI
// without authority, "/." is put before it: section 3.3 forbids such a path,
// since its first segment would be read as the authority.
//
// A relative reference without a base, and a base that is not absolute, are
// errors. Nothing else is: whether the result is a good IRI is for [CheckIRI].
func ResolveIRI(base, reference string) (string, error) {
	if IsAbsoluteIRI(reference) {
		return reference, nil
	}
	if base == "" {
		return "", errors.New("rdf: the relative IRI " + excerpt.Quote(reference) + " needs a base IRI")
	}
	if !IsAbsoluteIRI(base) {
		return "", errors.New("rdf: the base IRI " + excerpt.Quote(base) + " is not absolute: it has no scheme")
	}

	b, r := splitIRI(base), splitIRI(reference)
	root := base[:b.authority]
	rooted := b.hasAuthority()
	path, rest := reference[r.authority:r.path], reference[r.path:]
	directory := ""
	switch {
	case r.hasAuthority():
		root = base[:b.scheme] + reference[:r.authority]
		rooted = true
	case path == "" && r.query == 0:
		return base[:b.query] + reference, nil
	case path == "":
		return base[:b.path] + reference, nil
	case path[0] == '/':
	case rooted && b.path == b.authority:
		directory = "/"
	default:
		own := base[b.authority:b.path]
		directory = own[:strings.LastIndexByte(own, '/')+1]
	}
	if !hasDotSegment(directory) && !hasDotSegment(path) {
		return root + directory + path + rest, nil
	}

	var array [256]byte // keeps most paths off the heap
	merged := append(append(array[:0], directory...), path...)
	merged = removeDotSegments(merged)
	guard := ""
	if !rooted && bytes.HasPrefix(merged, []byte("//")) {
		guard = "/."
	}
	return root + guard + string(merged) + rest, nil
}

// components says where the components of an IRI or a reference end: scheme
// with its colon, authority with its slashes, path, and query with its question
// mark. The rest is the fragment.
type components struct{ scheme, authority, path, query int }

func (c components) hasAuthority() bool { return c.authority > c.scheme }

// splitIRI parts as the expression of RFC 3986, appendix B, does, so that any
// text has its components.
func splitIRI(iri string) components {
	var c components
	c.scheme = schemeEnd(iri)
	c.query = len(iri)
	if i := strings.IndexByte(iri, '#'); i >= 0 {
		c.query = i
	}
	c.path = c.query
	if i := strings.IndexByte(iri[:c.query], '?'); i >= 0 {
		c.path = i
	}
	c.authority = c.scheme
	if strings.HasPrefix(iri[c.scheme:c.path], "//") {
		c.authority = c.path
		if i := strings.IndexByte(iri[c.scheme+2:c.path], '/'); i >= 0 {
			c.authority = c.scheme + 2 + i
		}
	}
	return c
}

// hasDotSegment tells whether one of the segments of a path is "." or "..".
func hasDotSegment(path string) bool {
	for start := 0; start <= len(path); {
		end := len(path)
		if i := strings.IndexByte(path[start:], '/'); i >= 0 {
			end = start + i
		}
		if segment := path[start:end]; segment == "." || segment == ".." {
			return true
		}
		start = end + 1
	}
	return false
}

// removeDotSegments is section 5.2.4, done in the bytes it is given. What is
// written never overtakes what is read, and a byte is taken back at most once,
// so that the work is linear.
func removeDotSegments(path []byte) []byte {
	read := 0
	for bytes.HasPrefix(path[read:], []byte("./")) || bytes.HasPrefix(path[read:], []byte("../")) {
		read += bytes.IndexByte(path[read:], '/') + 1
	}
	if rest := path[read:]; string(rest) == "." || string(rest) == ".." {
		return path[:0]
	}
	written := 0
	if first := segmentEnd(path, read); read < first {
		written = copy(path, path[read:first])
		read = first
	}
	for read < len(path) { // at a slash
		end := segmentEnd(path, read+1)
		switch string(path[read+1 : end]) {
		case "..":
			written = max(bytes.LastIndexByte(path[:written], '/'), 0)
			fallthrough
		case ".":
			if end == len(path) {
				path[written] = '/'
				written++
			}
		default:
			written += copy(path[written:], path[read:end])
		}
		read = end
	}
	return path[:written]
}

// segmentEnd gives the place of the next slash from start on, or of the end.
func segmentEnd(path []byte, start int) int {
	if i := bytes.IndexByte(path[start:], '/'); i >= 0 {
		return start + i
	}
	return len(path)
}
