package main

import (
	"os"
	"syscall"
)

// residentMemory gives the most memory that a process held, in bytes.
func residentMemory(state *os.ProcessState) int64 {
	return state.SysUsage().(*syscall.Rusage).Maxrss << 10
}
