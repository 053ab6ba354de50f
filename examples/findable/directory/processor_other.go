//go:build !unix

package directory

import "time"

var started = time.Now()

// processor gives how long the program has run, where the time of the processor is not
// known.
func processor() time.Duration { return time.Since(started) }
