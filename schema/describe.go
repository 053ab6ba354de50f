package schema

import (
	"errors"

	"github.com/healthld/healthld/rdf"
)

// Description is what structs say, as a graph ready to be told: a snapshot.
// Later changes to the structs do not show in it, and it does not keep them. It
// is an [rdf.Source] and keeps its contract, and is safe for concurrent use: it
// can be told any number of times, to any number of sinks at once. Only Describe
// makes one; the zero Description tells an error.
type Description struct {
	// told is shared by copies, so that all of them know of a Release.
	told *told
}

// told is what a description tells: events, or what is wrong.
type told struct {
	events []rdf.Event
	err    error
}

func newDescription(events []rdf.Event, err error) *Description {
	d := &struct {
		Description
		told
	}{told: told{events, err}}
	d.Description.told = &d.told
	return &d.Description
}

// Describe describes things: each argument is a root, which stands at the top
// level of what is written, and what hangs on it stands in full at its first
// mention and as a reference after. Structs with one ID are one node with the
// types and properties of all. A pointer to a root and an [ID] are references.
// The elements of a list are roots too; nil is none.
//
// IDs and URLs must be absolute; [Options] takes a base for relative ones. What
// cannot be told is kept as an error, which [Description.Err] and every writer
// return; no part of such a description is written. See the package comment for
// what that is.
//
// The structs must not change while they are described. Describe changes nothing
// in them.
func Describe(things ...AnyThing) *Description { return newWalk().describeThings(things) }

// Options say how things are described.
type Options struct {
	// Base is the absolute IRI that relative IDs and URLs are resolved against
	// (RFC 3986, section 5), before anything is compared: #clinic and
	// https://example.org/#clinic are one node under the base
	// https://example.org/.
	Base string
}

// Describe describes things under the options; see the function [Describe].
func (o Options) Describe(things ...AnyThing) *Description {
	return newWalkUnder(o).describeThings(things)
}

// describeThings describes things, and ends the walk.
func (w *walk) describeThings(things []AnyThing) *Description {
	defer w.release()
	if byReflect == nil {
		if events, ok := w.tellOnce(things); ok {
			return newDescription(events, nil)
		}
		w.reset()
	}
	return w.describe(things)
}

// describe makes the description in two passes.
func (w *walk) describe(things []AnyThing) *Description {
	for i, thing := range things {
		w.addRoot(thing, noParent, i, 0)
	}
	w.readAll()
	if err := w.problems.join(); err != nil {
		return newDescription(nil, err)
	}
	return newDescription(fitEvents(w.tell()), nil)
}

// Err returns nil, or all that is wrong with the description: each a
// [*rdf.Problem] whose pointer leads to the value, joined as by errors.Join.
// The pointer begins with the number of the argument of Describe and, where that
// is a list, the number in the list: /2 is a fault of the third argument itself,
// and /2/sameAs/0 one of the first value of its property sameAs. Where the
// pointers of problems take more than 16 MB, the rest is counted.
func (d *Description) Err() error {
	if d == nil || d.told == nil {
		return errNothing
	}
	return d.told.err
}

// TellTo tells the graph to the sink, in one run. It returns the error of a
// description that cannot be told, and then tells nothing, or the sink's.
func (d *Description) TellTo(sink rdf.Sink) error {
	if err := d.Err(); err != nil {
		return err
	}
	return sink.Tell(d.told.events)
}

// Release gives the memory of the description back for the next ones. It is for
// programs that write descriptions by the million: after it the description
// tells an error, and so do copies of it. It must not be called while the
// description is told; what was told before stays as it is.
func (d *Description) Release() {
	if d == nil || d.told == nil {
		return
	}
	if d.told.events != nil {
		keepEvents(d.told.events)
	}
	*d.told = told{err: errReleased}
}

var (
	errReleased = errors.New("healthld/schema: the description was released")
	errNothing  = errors.New("healthld/schema: this is no description; schema.Describe makes one")
)
