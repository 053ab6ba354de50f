package main

import (
	"bytes"
	"runtime"
	"slices"
	"time"
)

// rounds is how often each way has its turn; slice is about how long a turn is.
const (
	rounds = 300
	slice  = 200 * time.Microsecond
)

// measure is what the turns of one way came to.
type measure struct {
	name string
	// best is the shortest time of one piece of work; a busy machine makes
	// turns longer and never shorter.
	best time.Duration
	// times are those of all turns, for ratios turn by turn.
	times []float64
	// allocations and allocated are for one piece of work.
	allocations, allocated float64
	size                   int
}

// interleave does the works in turns, one short turn each, so that what else
// happens on the machine meets all of them alike.
func interleave(works []work) ([]measure, error) {
	measures := make([]measure, len(works))
	counts := make([]int, len(works))
	var out bytes.Buffer
	for i, w := range works {
		measures[i].name = w.name
		counts[i] = 1
		for range 20 { // warm up, and find out how many fit a turn
			took, err := turn(w, &out, counts[i])
			if err != nil {
				return nil, err
			}
			measures[i].size = out.Len()
			if took < slice/2 {
				counts[i] = max(counts[i]+1, int(float64(counts[i])*float64(slice)/float64(took+1)))
			}
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := turn(w, &out, 100); err != nil {
			return nil, err
		}
		runtime.ReadMemStats(&after)
		measures[i].allocations = float64(after.Mallocs-before.Mallocs) / 100
		measures[i].allocated = float64(after.TotalAlloc-before.TotalAlloc) / 100
	}
	for range rounds {
		for i, w := range works {
			took, err := turn(w, &out, counts[i])
			if err != nil {
				return nil, err
			}
			one := took / time.Duration(counts[i])
			measures[i].times = append(measures[i].times, float64(took)/float64(counts[i]))
			if measures[i].best == 0 || one < measures[i].best {
				measures[i].best = one
			}
		}
	}
	return measures, nil
}

func turn(w work, out *bytes.Buffer, count int) (time.Duration, error) {
	start := time.Now()
	for range count {
		out.Reset()
		if err := w.do(out); err != nil {
			return 0, err
		}
	}
	return time.Since(start), nil
}

// ratio compares two ways turn by turn: how many times as long the second
// takes, at the lower quartile, the median and the upper quartile.
func ratio(a, b measure) (low, median, high float64) {
	ratios := make([]float64, len(a.times))
	for i := range ratios {
		ratios[i] = b.times[i] / a.times[i]
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/4], ratios[len(ratios)/2], ratios[3*len(ratios)/4]
}
