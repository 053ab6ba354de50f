package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// peakTime is how long a way runs while its memory is looked at: long enough for
// its garbage to be collected many times.
const peakTime = 300 * time.Millisecond

// peakOf gives the most memory that a process held which does one way again and
// again and nothing else, in bytes: of a peer its own, of a way of this program a
// process of it, started for that. It is 0 where the system does not tell.
func peakOf(do doer, place string) (int64, error) {
	if p, is := do.(*peer); is {
		return p.peak()
	}
	program, err := os.Executable()
	if err != nil {
		return 0, err
	}
	child := exec.Command(program, "-peak", place)
	child.Stderr = os.Stderr
	if err := child.Run(); err != nil {
		return 0, fmt.Errorf("%s: %w", child, err)
	}
	return residentMemory(child.ProcessState), nil
}

// placeOf names a way for -peak.
func placeOf(figure string, comparison, way int) string {
	return fmt.Sprintf("%s/%d/%d", figure, comparison, way)
}

// doAgain is what the process does that peakOf starts.
func doAgain(place string) error {
	parts := strings.Split(place, "/")
	for _, f := range figures {
		if len(parts) != 3 || f.name != parts[0] {
			continue
		}
		all, err := f.comparisons()
		if err != nil {
			return err
		}
		numbers := [2]int{}
		for i := range numbers {
			if numbers[i], err = strconv.Atoi(parts[i+1]); err != nil {
				return err
			}
		}
		do, err := all[numbers[0]].ways[numbers[1]].open()
		if err != nil {
			return err
		}
		for start := time.Now(); time.Since(start) < peakTime; {
			if _, err := do.turn(1); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("there is no way %q", place)
}
