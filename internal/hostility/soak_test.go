package hostility

import (
	"context"
	"crypto/sha256"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Many at a time come to what one after the other comes to, a hostile page beside an
// honest one makes no difference to it (V7), and nobody is left running. Under the race
// detector this shows too that what packages share is not written to.
func TestManyAtATime(t *testing.T) {
	pages := riverside(t)
	var texts [][]byte
	for i, name := range slices.Sorted(maps.Keys(pages)) {
		if i%3 == 0 {
			texts = append(texts, pages[name])
		}
		if i%6 == 0 {
			texts = append(texts, mutate(rand.New(rand.NewPCG(uint64(i), 7)), pages[name], pages[name]))
		}
	}
	alone := make([][sha256.Size]byte, len(texts))
	for i, text := range texts {
		var err error
		alone[i], err = Everything(t.Context(), text)
		require.NoError(t, err)
	}
	before := runtime.NumGoroutine()
	var workers sync.WaitGroup
	for worker := range 8 {
		workers.Go(func() {
			random := rand.New(rand.NewPCG(uint64(worker), 11))
			for _, i := range random.Perm(len(texts)) {
				digest, err := Everything(context.Background(), texts[i])
				assert.NoError(t, err)
				assert.Equal(t, alone[i], digest, "page %d", i)
			}
		})
	}
	workers.Wait()
	for waited := 0; runtime.NumGoroutine() > before && waited < 1000; waited++ {
		time.Sleep(10 * time.Millisecond) // the last are about to end
	}
	assert.LessOrEqual(t, runtime.NumGoroutine(), before, "goroutines are left")
}

// What was read and checked is let go: after many pages no more is held than after a few.
func TestNothingIsKept(t *testing.T) {
	pages := riverside(t)
	names := slices.Sorted(maps.Keys(pages))
	round := func(seed uint64) {
		for i, name := range names[:12] {
			text := mutate(rand.New(rand.NewPCG(seed, uint64(i))), pages[name], pages[name])
			_, err := Everything(t.Context(), text)
			require.NoError(t, err)
		}
	}
	held := func() int64 {
		runtime.GC()
		runtime.GC() // what pools let go is gone after two
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		return int64(memory.HeapAlloc)
	}
	for seed := range uint64(3) {
		round(seed)
	}
	before := held()
	for seed := range uint64(20) {
		round(100 + seed)
	}
	assert.Less(t, held()-before, int64(1<<20), "bytes held after 240 pages more")
}
