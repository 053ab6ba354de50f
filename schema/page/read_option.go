package page

// ReadOption changes how a page is read. Options work together in any order; of
// two of one kind the last counts.
type ReadOption func(*readOptions)

type readOptions struct {
	name        string
	base        string
	contentType string
	limits      Limits
}

// FileName names the page in positions.
func FileName(name string) ReadOption { return func(o *readOptions) { o.name = name } }

// Base gives the address of the page. Relative addresses are resolved against it,
// or against what the base element of the page says, which is resolved against it
// in turn. Where it is not given, the only canonical address of the page is taken for
// it. Without any of these a relative address is a problem.
func Base(iri string) ReadOption { return func(o *readOptions) { o.base = iri } }

// ContentType gives the content type that the page came with, as the header field of
// HTTP has it: "text/html; charset=iso-8859-1". Its charset counts more than what
// the page says, and less than a byte order mark.
func ContentType(value string) ReadOption { return func(o *readOptions) { o.contentType = value } }

// Limits keep a page that nobody means well with from taking all time and memory.
// A limit that is hit is a problem, and says what was not read. A field that is
// zero or less stands for the default.
type Limits struct {
	// Size is how many bytes the page may have, 64 MB by default. A larger one is not
	// read.
	Size int
	// Blocks is how many scripts of JSON-LD are read, 100,000 by default.
	Blocks int
	// BlockSize is how many bytes of UTF-8 a script of JSON-LD may have, 16 MB by
	// default. A larger one is not read.
	BlockSize int
	// Depth is how deep JSON may be nested: 500 by default, and 10,000 at most. How
	// deep elements may be for Microdata and RDFa is not for choice: 512.
	Depth int
	// Values is how many values the JSON of a script may have, 4,000,000 by default,
	// and how many elements a page with Microdata or RDFa. How many values these may have
	// is not for choice: 1,000,000, of which a text of their own takes one for each 64
	// bytes. A base of more than 8 KB is passed over.
	Values int
	// Facts is how many meta and link elements are noted, 10,000 by default.
	Facts int
	// Problems is how many problems are given before reading ends, 1,000 by default.
	Problems int
}

func (l Limits) orDefault() Limits {
	choose := func(limit, byDefault int) int {
		if limit <= 0 {
			return byDefault
		}
		return limit
	}
	return Limits{
		Size: choose(l.Size, 64<<20), Blocks: choose(l.Blocks, 100_000), BlockSize: choose(l.BlockSize, 16<<20), Depth: choose(l.Depth, 500),
		Values: choose(l.Values, 4_000_000), Facts: choose(l.Facts, 10_000), Problems: choose(l.Problems, 1000),
	}
}

// Limit sets limits.
func Limit(limits Limits) ReadOption {
	return func(o *readOptions) { o.limits = limits.orDefault() }
}
