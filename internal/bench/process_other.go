//go:build !linux

package main

import (
	"os"
	"time"
)

// residentMemory is not known here.
func residentMemory(*os.ProcessState) int64 { return 0 }

// processorTime is not known here.
func processorTime() time.Duration { return 0 }
