package schema_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// No recursion that input can exhaust, and growth with the number of things.

// chain is a number of persons of whom each knows the next.
func chain(count int) *schema.Person {
	persons := make([]schema.Person, count)
	for i := range persons[1:] {
		persons[i].Knows = &persons[i+1]
	}
	return &persons[0]
}

// thread is a number of things of whom each is the owner of the one before, every
// other a Node, since a million of larger structs take a gigabyte.
func thread(count int, last schema.OrganizationOrPerson) schema.AnyThing {
	owner := last
	var thing *schema.Thing
	for range count / 2 {
		thing = &schema.Thing{Owner: owner}
		owner = &schema.Node{Properties: schema.Extra{{Property: "owner", Value: thing}}}
	}
	return thing
}

func TestAMillionPointersDeep(t *testing.T) {
	const depth = 1_000_000
	events := eventsOf(t, schema.Describe(thread(depth, &schema.Node{})))
	require.Len(t, events, 1+2*depth+depth/2)
	assert.Equal(t, rdf.NodeEnd, events[len(events)-1].Kind)
}

func TestAProblemFarDownHasItsPath(t *testing.T) {
	const depth = 100_000
	var problem *rdf.Problem
	require.ErrorAs(t, schema.Describe(thread(depth, schema.ID("relative"))).Err(), &problem)
	assert.Len(t, problem.Pointer, len("/0")+(depth-1)*len("/owner/0"))
}

func TestRolesInRolesDeep(t *testing.T) {
	const depth = 100_000
	var value schema.Value = schema.Text("a")
	for range depth {
		value = schema.Qualified{Value: value}
	}
	events := eventsOf(t, schema.Describe(&schema.Person{Extra: schema.Extra{{Property: "name", Value: value}}}))
	assert.Len(t, events, 1+3+3*depth+1)
}

func TestOnePassAndTwoTellTheSameUpToAndBeyondTheDepthOfOne(t *testing.T) {
	for depth := schema.MaxOnceDepth - 2; depth < schema.MaxOnceDepth+3; depth++ {
		root := chain(depth)
		_, once := schema.DescribeOnce(schema.Options{}, root)
		assert.Equal(t, depth <= schema.MaxOnceDepth, once, "%d", depth)
		told(t, root)
	}
}

// listsOfLists are a number of lists in one another.
func listsOfLists(depth int, value schema.AnyReview) (mixed schema.List, typed schema.ReviewList) {
	mixed, typed = schema.List{value}, schema.ReviewList{value}
	for range depth - 1 {
		mixed, typed = schema.List{mixed}, schema.ReviewList{typed}
	}
	return mixed, typed
}

func TestListsInOneAnotherUpToTheBound(t *testing.T) {
	review := &schema.Review{}
	mixed, typed := listsOfLists(schema.MaxListDepth, review)
	assert.Equal(t, lines(`Person _:b0`, `  owns: Review _:b1`), told(t, &schema.Person{Owns: mixed}))
	assert.Equal(t, lines(`Person _:b0`, `  owns: Review _:b1`), told(t, &schema.Person{Owns: typed}))
	assert.Equal(t, lines(`Review _:b0`), told(t, mixed, typed))

	// Lists in things in lists are another matter.
	inner := &schema.Person{Owns: mixed}
	for range schema.MaxListDepth {
		inner = &schema.Person{Owns: schema.List{inner}}
	}
	_, once := schema.DescribeOnce(schema.Options{}, inner)
	assert.True(t, once)
	told(t, inner)
}

func TestListsInOneAnotherBeyondTheBoundAreAProblem(t *testing.T) {
	for _, depth := range []int{schema.MaxListDepth + 1, 1000, 100_000} {
		mixed, typed := listsOfLists(depth, &schema.Review{})
		for _, list := range []schema.AnyThing{mixed, typed} {
			assert.Equal(t, []string{`/0/owns/0: a list holds lists without end`}, problems(t, &schema.Person{Owns: list}), "%d", depth)
			assert.Len(t, problems(t, list), 1)
		}
	}
}

func TestListThatContainsItself(t *testing.T) {
	// Twice, so that following it to any depth takes for ever.
	mixed := schema.List{&schema.Review{}, nil, nil}
	mixed[1], mixed[2] = mixed, mixed
	typed := schema.ReviewList{nil, nil}
	typed[0], typed[1] = typed, typed
	for _, list := range []schema.AnyThing{mixed, typed} {
		assert.Len(t, problems(t, &schema.Person{Owns: list}), 1)
		assert.Len(t, problems(t, list), 1)
		assert.Len(t, problems(t, &schema.Person{Extra: schema.Extra{{Property: "owns", Value: list}}}), 1)
		assert.Len(t, problems(t, &schema.Person{MemberOf: schema.Qualified{Value: list}}), 1)
	}
}

func TestManyOfEverything(t *testing.T) {
	const count = 100_000
	clinic := &schema.MedicalClinic{ID: clinicID}
	employees, names := make(schema.PersonList, count), make(schema.TextList, count)
	node := &schema.Node{ID: clinicID, Types: make([]string, count), Properties: make(schema.Extra, count)}
	for i := range count {
		name := fmt.Sprint("n", i)
		employees[i] = &schema.Person{ID: schema.ID("https://x.example/" + name), Knows: schema.ID(fmt.Sprint("https://x.example/n", count-1-i))}
		names[i] = schema.Text(name)
		node.Types[i] = name
		node.Properties[i] = schema.ExtraProperty{Property: name, Value: schema.Text("a")}
	}
	clinic.Employee, clinic.Name = employees, names
	description := schema.Describe(clinic, node)
	require.NoError(t, rdf.CheckSource(description))
	assert.Len(t, eventsOf(t, description), 1+1+(count+1)+count+count+count*4+1)
}

func BenchmarkGrowth(b *testing.B) {
	for _, things := range []int{1_000, 10_000, 100_000} {
		inOne := clinicOfReviews(things / 3)
		inTwo := clinicOfReviews(things / 3)
		inTwo.Extra = schema.Extra{{Property: "healthPlanNetworkId", Value: schema.Text("n")}}
		for name, clinic := range map[string]*schema.MedicalClinic{"one-pass": inOne, "two-passes": inTwo} {
			b.Run(fmt.Sprintf("%s/things=%d", name, things), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					schema.Describe(clinic)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(things), "ns/thing")
			})
		}
	}
}
