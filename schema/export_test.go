package schema

import (
	"reflect"

	"github.com/healthld/healthld/rdf"
)

// DescribeInTwoPasses describes things by the walk in two passes alone, which is
// the oracle of the walk in one.
func DescribeInTwoPasses(o Options, things ...AnyThing) *Description {
	w := newWalkUnder(o)
	defer w.release()
	return w.describe(things)
}

// DescribeOnce describes things by the walk in one pass alone, and says whether
// it did not give up.
func DescribeOnce(o Options, things ...AnyThing) (*Description, bool) {
	w := newWalkUnder(o)
	defer w.release()
	events, ok := w.tellOnce(things)
	return newDescription(events, nil), ok
}

// DescribeByReflection describes things with their structs read by reflect alone,
// as under a Go release that lays interfaces out in an unknown way. It must not
// run beside other tests.
func DescribeByReflection(o Options, things ...AnyThing) *Description {
	known := byReflect
	byReflect = layoutByReflect{}
	defer func() { byReflect = known }()
	return o.Describe(things...)
}

// ThingsOfByReflection makes things of a graph by reflect alone, as
// DescribeByReflection describes them.
func ThingsOfByReflection(g *rdf.Graph) *Things {
	known, types := byReflect, typesMade.Swap(nil)
	byReflect = layoutByReflect{}
	defer func() {
		byReflect = known
		typesMade.Store(types)
	}()
	return ThingsOf(g)
}

// KnownTypes gives how many structs, enumerations and lists the tables have, and
// how many of them have been found by what they stand for.
func KnownTypes() (declared, found [3]int) {
	k := newKnownTypes()
	count := func(types []reflect.Type) (n int) {
		for _, t := range types[1:] { // 0 is no term
			if t != nil {
				n++
			}
		}
		return n
	}
	return [3]int{len(allStructs), len(allEnumerations), len(allLists)},
		[3]int{count(k.structs), count(k.enumerations), count(k.lists) + len(k.dataLists)}
}

// MaxOnceDepth and MaxListDepth are the bounds that tests go up to and beyond.
const (
	MaxOnceDepth = maxOnceDepth
	MaxListDepth = maxListDepth
)
