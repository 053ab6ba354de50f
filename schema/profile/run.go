package profile

import (
	"hash/maphash"
	"math/bits"
	"strings"
	"time"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// run is a program at work on one graph.
type run struct {
	*program
	state
	// links are the things that say something of another from the other end, as an offer
	// does with itemOffered, and those that have another as review, aggregateRating and so
	// on. Said is what is said so.
	links links
	said  []vocab.Term
	// sites are the pages and sites that the graph describes.
	sites []*check.Thing

	// lastReviewed are the things that lastReview is of.
	lastReviewed []*check.Thing

	// presences are what the things have, by their numbers.
	presences []presence

	// faults are those of the thing that is asked, behind some of what things behind it
	// have, pending those that wait to be told.
	faults, behind, pending []fault
	// told are the faults that were, by their things and texts; those whose texts have
	// no numbers stand in toldTexts.
	told      numberTable
	toldTexts []toldText
	// seen has the numbers in seenFaults of some of what was found at and behind things
	// that others lead to; those faults stand in kept.
	seen       numberTable
	seenFaults [][]fault
	kept       []fault
	// missing and improvable are what the thing that is asked lacks.
	missing, improvable []check.Missing
	// day is the last day that was today, and dayOf its year, month and day.
	day   string
	dayOf [3]int
	// looking and ending are the methods look and end, made once.
	looking func(*check.Thing)
	ending  func()
}

// state is what a run knows of itself. The next begins without any of it.
type state struct {
	pass  *check.Pass
	rules []*check.Rule
	// today is the day of the input's clock in the form 2006-01-02; "" where it
	// has none.
	today string

	// hasRoles tells that some things stand in place of values.
	hasRoles bool

	// owners are whom those belong to, found when it is first asked.
	owners *owners
	// lastOwner is the thing of which it was asked last whether it is one, and ownSite what
	// is told of it if it is.
	lastOwner *check.Thing
	ownSite   string

	// asking and value are what tests are given; they are kept here since making
	// them anew for each would be half of all the memory that a run takes.
	asking asking
	value  reached

	// lastReview is the review of which it was asked last what it is of.
	lastReview *check.Thing
}

// fault is a requirement that something does not meet.
type fault struct {
	*requirement
	thing *check.Thing
	at    check.At
	// says names what is missing; where something is not right it says what.
	says string
	// text is the number of what is missing, 0 where it has none.
	text    textNumber
	isWrong bool
}

// toldKey tells faults apart that a thing has: two of one key say the same.
func toldKey(t *check.Thing, text textNumber) uint64 { return uint64(t.Number())<<32 | uint64(text) }

// toldText tells faults apart whose text has no number.
type toldText struct {
	thing *check.Thing
	text  string
}

// seenKey tells apart the things behind others, on the ways of groups.
func seenKey(g *group, step int, t *check.Thing) uint64 {
	return uint64(t.Number())<<32 | uint64(g.number)<<16 | uint64(step)
}

// most bounds how many faults a thing is held to lack for, and how many empty
// values are looked at in search of one that is not. Without bounds a few things
// that all lead to one another would take quadratic time. What is found is told
// without bounds.
const most = 64

var (
	mainEntity       = term("mainEntity")
	mainEntityOfPage = term("mainEntityOfPage")
	itemReviewed     = term("itemReviewed")
	reviewProperty   = term("review")
	aggregateRating  = term("aggregateRating")

	upwardNames = []string{"review", "reviews", "aggregateRating", "hasMerchantReturnPolicy"}
)

// begin takes a run that is over for another one, or makes one.
func (g *program) begin(p *check.Pass, rules []*check.Rule) *run {
	r, _ := g.runs.Get().(*run)
	if r == nil {
		r = &run{program: g}
		r.looking, r.ending = r.look, r.end
	}
	r.pass, r.rules = p, rules
	if now, known := p.Now(); known {
		r.today = r.written(now)
	}
	p.AtEnd(r.ending)
	return r
}

// written gives a day in the form 2006-01-02: mostly it is the one of the run before.
func (r *run) written(now time.Time) string {
	year, month, day := now.Date()
	if is := [3]int{year, int(month), day}; r.day == "" || is != r.dayOf {
		r.day, r.dayOf = now.Format(time.DateOnly), is
	}
	return r.day
}

// end forgets all of a run but for the room that it took, unless that is large.
func (r *run) end() {
	if r.told.used > mostKept || r.seen.used > mostKept || len(r.toldTexts) > mostKept || len(r.presences) > mostKept {
		return
	}
	r.state = state{}
	empty(&r.toldTexts)
	r.told.clear()
	r.seen.clear()
	r.presences = r.presences[:0]
	empty(&r.seenFaults)
	empty(&r.kept)
	r.lastReviewed = r.lastReviewed[:cap(r.lastReviewed)]
	empty(&r.lastReviewed)
	empty(&r.sites)
	r.links.clear()
	r.said = r.said[:0]
	r.runs.Put(r)
}

// mostKept bounds the things of which a run keeps the room.
const mostKept = 1024

// empty takes everything out of a slice and keeps its room.
func empty[E any](s *[]E) {
	if len(*s) > 0 {
		clear(*s)
		*s = (*s)[:0]
	}
}

// look looks at one thing for all features.
func (r *run) look(t *check.Thing) {
	set := r.candidates(t)
	if set == 0 {
		return
	}
	main, known := false, false
	for set != 0 {
		f := &r.features[next(&set)]
		if !f.Nested {
			if !known {
				main, known = isMain(t), true
			}
			if !main {
				continue
			}
		}
		if r.described(f, t) {
			r.ask(f, t)
		}
	}
	r.tell()
}

// isMain tells whether a thing is what a page is about: whether it stands at top
// level, or mainEntity leads to it from there.
func isMain(t *check.Thing) bool {
	for range most {
		parent, by, _ := t.Parent()
		if parent == nil || t.Property(mainEntityOfPage) != nil {
			return true
		}
		if by.Term != mainEntity && by.Term != mainEntityOfPage {
			return false
		}
		t = parent
	}
	return false
}

// described tells whether a thing of the feature's types is described for it.
func (r *run) described(f *feature, t *check.Thing) bool {
	for _, with := range f.with {
		if !with.hold(t) {
			return false
		}
	}
	return (len(f.signs) == 0 || r.leadsAny(t, f.signs)) && (f.fits == nil || f.fits(r, t))
}

// ask asks a thing for all that a feature asks for, and tells how it stands.
func (r *run) ask(f *feature, t *check.Thing) {
	status, since := f.Status, ""
	if f.Status == check.Retired {
		if r.today != "" && r.today < f.Until {
			r.tellEligibility(f, t, check.Eligible, "")
			return
		}
		since = f.Until
	}
	for i := range f.groups {
		g := &f.groups[i]
		if len(g.at) > 0 {
			r.askFrom(g, t)
			continue
		}
		r.askAll(g, t)
	}
	if f.Status != check.Retired {
		status = r.weigh(r.faults, status)
		status = r.weigh(r.behind, status)
	}
	if !f.Advisory {
		r.tellEligibility(f, t, status, since)
	}
	if len(r.faults) > 0 && (len(f.asks) == 0 || r.leadsAny(t, f.asks)) {
		if len(r.pending) == 0 { // mostly, and copies of faults are work for the garbage collector
			r.faults, r.pending = r.pending, r.faults
		} else {
			r.pending = append(r.pending, r.faults...)
		}
	}
	empty(&r.faults)
	empty(&r.behind)
	empty(&r.missing)
	empty(&r.improvable)
}

// weigh notes what the thing that is asked lacks by some faults, and gives what its status
// comes to.
func (r *run) weigh(faults []fault, status check.Status) check.Status {
	var of *check.Thing
	path := ""
	for i := range faults {
		at := &faults[i]
		bars := at.level.bars()
		if !bars && at.level != Recommended || len(r.missing) == most || !bars && len(r.improvable) == most {
			continue
		}
		if at.thing != of {
			of, path = at.thing, r.pass.PathOf(at.thing)
		}
		missing := check.Missing{Rule: at.ID, What: at.what, Path: path}
		if !at.isWrong {
			missing.What = at.says
		}
		if bars {
			r.missing, status = append(r.missing, missing), check.Lacking
		} else {
			r.improvable = append(r.improvable, missing)
		}
	}
	return status
}

// tellEligibility tells how a thing stands with a feature.
func (r *run) tellEligibility(f *feature, t *check.Thing, status check.Status, since string) {
	e := check.Eligibility{Family: r.profile.Family, Feature: f.ID, Name: f.Name, Status: status, Since: since}
	if f.Source != nil {
		e.Doc = f.Source.Address
	}
	e.Missing, e.Improvable = r.lacking()
	r.pass.TellEligibility(t, e)
}

// lacking gives what the thing that is asked lacks, in memory of its own.
func (r *run) lacking() (missing, improvable []check.Missing) {
	count := len(r.missing)
	if count+len(r.improvable) == 0 {
		return nil, nil
	}
	both := append(append(make([]check.Missing, 0, count+len(r.improvable)), r.missing...), r.improvable...)
	if missing = both[:count:count]; count == 0 {
		missing = nil
	}
	if improvable = both[count:]; len(improvable) == 0 {
		improvable = nil
	}
	return missing, improvable
}

// askFrom asks the things behind a thing on the way of a group, and keeps faults of theirs
// as those behind the thing.
func (r *run) askFrom(g *group, t *check.Thing) {
	start := len(r.behind)
	for _, property := range g.at[0] {
		if p, plain := r.plain(t, property); plain && p == nil {
			continue
		}
		for v := range r.values(t, property) {
			if v.thing != nil {
				r.behind = keep(r.behind, start, r.askBehind(g, v.thing, 1))
			}
		}
	}
}

// askBehind asks a thing that is so many steps on the way of a group, or the things behind
// it, and gives faults of theirs, not all where there are many. A thing is asked once: many
// may lead to it.
func (r *run) askBehind(g *group, t *check.Thing, step int) []fault {
	at, seen := r.seen.at(seenKey(g, step, t))
	if seen {
		return r.seenFaults[*at]
	}
	number := int32(len(r.seenFaults))
	*at = number
	r.seenFaults = append(r.seenFaults, nil) // a circle ends here
	var faults []fault
	if step == len(g.at) {
		first := len(r.faults)
		r.askAll(g, t)
		if found, start := r.faults[first:], len(r.kept); len(found) > 0 {
			r.pending = append(r.pending, found...)
			r.kept = keep(r.kept, start, found)
			faults = r.kept[start:len(r.kept):len(r.kept)]
			clear(found)
			r.faults = r.faults[:first]
		}
	} else {
		for _, property := range g.at[step] {
			for v := range r.values(t, property) {
				if v.thing != nil {
					faults = keep(faults, 0, r.askBehind(g, v.thing, step+1))
				}
			}
		}
	}
	r.seenFaults[number] = faults
	return faults
}

// keep adds faults to others, counted from a start, as long as they are few. Those that
// decide on a feature have room when there is none for others.
func keep(faults []fault, start int, more []fault) []fault {
	for i := range more {
		if kept := len(faults) - start; kept < most/2 || kept < most && more[i].level.bars() {
			faults = append(faults, more[i])
		}
	}
	return faults
}

// askAll asks a thing for the requirements of a group.
func (r *run) askAll(g *group, t *check.Thing) {
	lacking, open := g.glances.see(r.presenceOf(t))
	for left := lacking | open; left != 0; left &= left - 1 {
		if q := &g.asked[bits.TrailingZeros64(left)]; open&left&-left != 0 {
			r.askOne(q, t)
		} else {
			r.faults = append(r.faults, q.lackedBy(t))
		}
	}
}

// askOne asks a thing for one requirement.
func (r *run) askOne(q *requirement, t *check.Thing) {
	if q.limited && (q.of != nil && t.IsTyped() && !q.of.hold(t) || q.except != nil && q.except.hold(t) ||
		len(q.when) > 0 && !r.leadsAny(t, q.when)) {
		return
	}
	if q.test != nil {
		r.asking.run, r.asking.requirement = r, q
		q.test.look(&r.asking, t)
		return
	}
	if q.each {
		r.askEach(q, t)
		return
	}
	for _, way := range q.ways {
		met := true
		for i := range way {
			met = met && r.leads(t, &way[i])
		}
		if met {
			return
		}
	}
	if len(q.ways) == 1 && len(q.ways[0]) > 1 {
		r.faults = append(r.faults, r.partLackedBy(q, t))
		return
	}
	r.faults = append(r.faults, q.lackedBy(t))
}

// partLackedBy is the fault that a thing has not all of several properties: it names those that
// it lacks, since a thing with the others is not without all.
func (r *run) partLackedBy(q *requirement, t *check.Thing) fault {
	whole := q.lackedBy(t)
	var names []string
	for i := range q.ways[0] {
		path := &q.ways[0][i]
		switch {
		case r.leads(t, path):
		case len(path.steps) != 1 || path.up || path.equal != "":
			return whole
		default:
			names = append(names, path.steps[0].Name())
		}
	}
	if len(names) == len(q.ways[0]) {
		return whole
	}
	last := len(names) - 1
	whole.says, whole.text = names[last], 0
	if last > 0 {
		whole.says = strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return whole
}

// lackedBy is the fault that a thing has nothing of what is asked for.
func (q *requirement) lackedBy(t *check.Thing) fault {
	return fault{requirement: q, thing: t, at: check.AtThing(t), says: q.what, text: q.whatText}
}

// askEach asks, of a path with two steps, each thing behind the first for the
// second.
func (r *run) askEach(q *requirement, t *check.Thing) {
	p := &q.ways[0][0]
	found := 0
	if r.mayHave(t, p.steps[0]) {
		for v := range r.values(t, p.steps[0]) {
			if found++; found > most {
				return
			}
			missing := fault{requirement: q, thing: t, at: v.at, says: q.what, text: q.whatText}
			if v.thing != nil {
				if r.has(v.thing, p.steps[1]) {
					continue
				}
				missing.thing, missing.at = v.thing, check.AtThing(v.thing)
				missing.says, missing.text = p.steps[1].Name(), q.lastText
			} else if v.value.Kind == rdf.IRI {
				continue // it may be described elsewhere
			}
			r.faults = append(r.faults, missing)
		}
	}
	if found == 0 && !q.begun {
		r.faults = append(r.faults, q.lackedBy(t))
	}
}

// isTold tells whether a fault was told already, as it is or as a part of
// another, and notes that it is now.
func (r *run) isTold(f *fault) bool {
	if f.text == 0 {
		return r.isTextTold(toldText{f.thing, f.says})
	}
	if _, told := r.told.at(toldKey(f.thing, f.text)); told {
		return true
	}
	if f.text != f.whatText {
		return false
	}
	// One of several ways is missing with all of them, and what lies behind a
	// property is with that.
	known, several := true, len(f.wayTexts) > 1
	for _, way := range f.wayTexts {
		known = known && (several && r.told.has(toldKey(f.thing, way.whole)) || way.first != way.whole && r.told.has(toldKey(f.thing, way.first)))
	}
	for _, way := range f.wayTexts {
		r.told.at(toldKey(f.thing, way.whole))
	}
	return known
}

// isTextTold tells whether a fault whose text has no number was told already, and notes that
// it is now.
func (r *run) isTextTold(text toldText) bool {
	// The highest bit sets the key apart from those of numbers.
	key := maphash.String(textSeed, text.text) ^ uint64(text.thing.Number()) | 1<<63
	number, known := r.told.at(key)
	if known {
		return r.toldTexts[*number] == text // else two have one hash, and both are told
	}
	*number = int32(len(r.toldTexts))
	r.toldTexts = append(r.toldTexts, text)
	return false
}

var textSeed = maphash.MakeSeed()

// tell tells the faults of a thing. Where two say the same of the same place,
// the worse is told.
func (r *run) tell() {
	if len(r.pending) == 0 {
		return
	}
	var severities uint
	for i := range r.pending {
		severities |= 1 << r.pending[i].severity
	}
	for severity := check.Error; severity > 0; severity-- {
		if severities&(1<<severity) == 0 {
			continue
		}
		for i := range r.pending {
			at := &r.pending[i]
			if at.severity != severity {
				continue
			}
			rule := r.rules[at.rule]
			if rule == nil || r.isTold(at) {
				continue
			}
			r.report(rule, at)
		}
	}
	empty(&r.pending)
}
