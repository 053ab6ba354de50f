package site

import (
	"context"
	"runtime"
)

// inOrder does something with each item, so many at a time, or as many as there are
// cores where workers is zero or less, and tells what came of
// it one after the other in the order of the items. It ends with the first error
// of tell, or when the context does; then no further item is begun, and those that
// were begun come to their end.
func inOrder[Item, Done any](ctx context.Context, workers int, items []Item, do func(Item) Done, tell func(Done) error) error {
	type job struct {
		item Item
		done chan Done
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	// A slow item holds up the telling, but not the work: so many may be waiting.
	jobs, order := make(chan job), make(chan job, 16*workers)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	go func() {
		defer close(order)
		defer close(jobs)
		for _, item := range items {
			if ctx.Err() != nil {
				return
			}
			j := job{item, make(chan Done, 1)}
			order <- j
			jobs <- j
		}
	}()
	for range workers {
		go func() {
			for j := range jobs {
				j.done <- do(j.item)
			}
		}()
	}
	var failed error
	for j := range order {
		done := <-j.done
		if failed != nil {
			continue // it was begun, and comes to its end
		}
		if failed = tell(done); failed != nil {
			stop(failed)
		}
	}
	if failed == nil {
		failed = context.Cause(ctx)
	}
	return failed
}
