package main

import (
	"runtime"
	"slices"
	"time"
)

const (
	// slice is about how long a turn is, where one piece of work is no longer.
	slice = time.Millisecond
	// patience is about how long all turns of a comparison are together, as far as
	// that leaves each way between fewest and most turns.
	patience     = 6 * time.Second
	fewest, most = 21, 301
	// warmUp is how long each way runs before its turns; a just-in-time compiler
	// needs that.
	warmUp = 700 * time.Millisecond
)

// cost is what some turns cost: the time on the clock, and that of all processors.
type cost struct{ wall, processor time.Duration }

// measure is what the turns of one way came to.
type measure struct {
	way
	// walls are the times of one piece of work, turn by turn, in nanoseconds.
	walls []float64
	// processor is the processor time of one piece of work, over all turns; that
	// of the garbage collector is in it.
	processor time.Duration
	// allocations and allocated are for one piece of work; negative where they are
	// not known.
	allocations, allocated float64
	// peak is the most memory that a process held which did nothing else, in
	// bytes; 0 where it is not known.
	peak int64
}

// interleave does the work of a comparison in turns, one short turn for each way,
// so that what else happens on the machine meets all of them alike.
// place names each way for -peak.
func interleave(ways []way, place func(way int) string) ([]measure, error) {
	measures := make([]measure, len(ways))
	doers := make([]doer, len(ways))
	counts := make([]int, len(ways))
	var round time.Duration
	for i, w := range ways {
		measures[i].way = w
		do, err := w.open()
		if err != nil {
			return nil, err
		}
		defer shut(do)
		doers[i] = do
		var took time.Duration
		if counts[i], took, err = prepare(do); err != nil {
			return nil, err
		}
		round += took
		if err := measures[i].countAllocations(do); err != nil {
			return nil, err
		}
	}
	rounds := min(max(int(patience/max(round, 1)), fewest), most)
	spent := make([]cost, len(ways))
	for range rounds {
		for i, do := range doers {
			took, err := do.turn(counts[i])
			if err != nil {
				return nil, err
			}
			measures[i].walls = append(measures[i].walls, float64(took.wall)/float64(counts[i]))
			spent[i].processor += took.processor
		}
	}
	for i := range measures {
		measures[i].processor = spent[i].processor / time.Duration(rounds*counts[i])
		var err error
		if measures[i].peak, err = peakOf(doers[i], place(i)); err != nil {
			return nil, err
		}
	}
	return measures, nil
}

// prepare warms a way up, and finds out how often it does its work in a turn, and
// how long that takes. It goes by the quickest that was met: whatever else the
// machine did meanwhile is not the way's own.
func prepare(do doer) (count int, took time.Duration, err error) {
	count = 1
	var one float64
	for start := time.Now(); time.Since(start) < warmUp; {
		spent, err := do.turn(count)
		if err != nil {
			return 0, 0, err
		}
		if each := float64(spent.wall) / float64(count); one == 0 || each < one {
			one = max(each, 1)
		}
		count = max(1, int(float64(slice)/one))
	}
	return count, time.Duration(one * float64(count)), nil
}

func (m *measure) countAllocations(do doer) error {
	const count = 20
	if _, is := do.(*inProcess); !is {
		m.allocations, m.allocated = -1, -1
		return nil
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := do.turn(count); err != nil {
		return err
	}
	runtime.ReadMemStats(&after)
	m.allocations = float64(after.Mallocs-before.Mallocs) / count
	m.allocated = float64(after.TotalAlloc-before.TotalAlloc) / count
	return nil
}

func (p *inProcess) turn(count int) (cost, error) {
	busy, start := processorTime(), time.Now()
	for range count {
		p.out.Reset()
		if err := p.do(&p.out); err != nil {
			return cost{}, err
		}
	}
	return cost{time.Since(start), processorTime() - busy}, nil
}

// times compares two ways turn by turn: how many times as long the second takes,
// at the median and at the 10th and the 90th percentile.
func times(a, b measure) spread {
	ratios := make([]float64, len(a.walls))
	for i := range ratios {
		ratios[i] = b.walls[i] / a.walls[i]
	}
	return spreadOf(ratios)
}

// spread are the median and the 10th and 90th percentiles of some figures.
type spread struct{ low, median, high float64 }

func spreadOf(figures []float64) spread {
	sorted := slices.Sorted(slices.Values(figures))
	at := func(percent int) float64 { return sorted[(len(sorted)-1)*percent/100] }
	return spread{at(10), at(50), at(90)}
}
