package site

import (
	"time"

	"github.com/healthld/healthld/rdf"
)

// Result says what [Build] did, or would have done in a dry run.
type Result struct {
	// Pages counts the pages of the folder. Changed are those that are not as they
	// were there, and Written those that were written, to Out or in place.
	Pages, Changed, Written int
	// Copied counts the other files that were written to Out, and Unwritten those
	// of both kinds that were there already.
	Copied, Unwritten int
	// Described counts the pages that carry a description, and Bytes is how much
	// JSON-LD that is in all.
	Described int
	Bytes     int64
	// Things counts the things at top level of the graph, and Placed those of them
	// that stand in full on a page. Mentioned are those of Placed that stand only where
	// they are mentioned, since the page that they name is missing.
	Things, Placed, Mentioned int
	// Homeless says why that is of those that stand on no page, and of Mentioned, and where
	// they were read: at the address of the page that is missing, where one is named.
	Homeless []*rdf.Problem
	// Bare are the names of the pages on which nothing belongs, in their order.
	Bare []string
	// Alike are pairs of names of files in the folder that differ in case alone: on systems
	// that do not tell case apart, such as Windows and macOS, they fall on one file.
	Alike [][2]string
	// Skipped are what was left out since it is no file, such as symbolic links,
	// each with the reason.
	Skipped []error
	// Stale are the names of files that a server may send in place of a changed
	// page: its compressed forms, which hold what the page was before. In Out they
	// are copies.
	Stale []string
	// Failed are the errors of single files, and of folders that cannot be read. In
	// place these are as they were. In Out they are missing, or stand there as they
	// were where it was their description that failed.
	Failed []error
	// Reading, Describing and Writing are how long each took, added up over all
	// that was done at a time.
	Reading, Describing, Writing time.Duration
}
