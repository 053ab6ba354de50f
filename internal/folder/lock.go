package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

var (
	errLocked = errors.New("another run holds the lock")
	errNoLock = errors.New("there are no locks here")
)

// Lock waits until no other run has the folder locked, in this process or
// another, and locks it until unlock is called or the process ends. The lock is
// on the folder itself (flock), so there is no lock file, and it binds those who
// ask for it alone. It is an error if ctx ends first, or if the path leads to
// another folder by then.
//
// If it has waited for more than a moment, which a machine that is merely busy does not
// make it do, Lock calls waiting, once; nil is not called.
//
// Where the system or the file system has no such lock, as Windows and some
// network file systems, Lock goes on without one.
func (f *Folder) Lock(ctx context.Context, waiting func()) (unlock func(), err error) {
	const aMoment = 500 * time.Millisecond
	waited := time.Duration(0)
	for pause := 5 * time.Millisecond; ; pause = min(2*pause, 200*time.Millisecond) {
		unlock, err = f.tree.lock()
		switch {
		case errors.Is(err, errNoLock):
			return func() {}, nil
		case err == nil && !f.tree.isAt(f.path):
			unlock()
			return nil, f.failed("lock", ".", fmt.Errorf("another folder was put in its place meanwhile: run again (%w)", fs.ErrNotExist))
		case err == nil:
			return unlock, nil
		case !errors.Is(err, errLocked):
			return nil, f.failed("lock", ".", err)
		}
		select {
		case <-ctx.Done():
			return nil, f.failed("lock", ".", fmt.Errorf("%w: wait for it to end (%w)", errLocked, context.Cause(ctx)))
		case <-time.After(pause):
		}
		if waited += pause; waited >= aMoment && waiting != nil {
			waiting()
			waiting = nil
		}
	}
}
