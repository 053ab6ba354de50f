package profile

import (
	"cmp"
	"fmt"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/schema/check"
)

// program looks for all rules of a profile at once. What concerns a type stands
// in tables by the number of its term, made when the first graph is looked at.
type program struct {
	profile *Profile
	// numbers are those of the rules by their ids, counted from 1.
	numbers map[string]int

	// runs are those that are over; see begin.
	runs sync.Pool

	// compiled makes what follows, once; see compile.
	compiled func()
	features []feature
	// classes are what classes are to the program, and roleClasses are those of what
	// stands in place of a value.
	classes     []classConcern
	roleClasses classes
	// inverse gives for a property the one that says the same from the other end,
	// where a requirement asks for that one.
	inverse []vocab.Term
	// properties are what properties are to the program, and askedCount is how many of them
	// are asked for.
	properties []propertyConcern
	askedCount int
	// texts are the numbers of texts that say what is missing, and stated is what findings
	// state: many state the same.
	texts  map[string]textNumber
	stated map[check.Stated]*check.Stated
	// sets are the classes of requirements, by their names: many share them.
	sets map[string]classes
}

// classConcern is what a class is to a program.
type classConcern struct {
	// concerns and spares have a bit for each feature: the features whose Types, or whose
	// Except, the class is under.
	concerns, spares uint64
	special          special
}

// special is what a class is under that is looked for in every thing.
type special uint8

const (
	isRole special = 1 << iota
	// isSite is a page or a site, and isRating what many ratings come to.
	isSite
	isRating
)

// propertyConcern is what a property is to a program.
type propertyConcern struct {
	// asked is the number of a property that is asked for, counted from 1.
	asked uint8
	// backward tells that some say for others by it what a requirement asks of those, or
	// that paths with "^" go back by it.
	backward bool
}

// feature is a [Feature] with its terms looked up.
type feature struct {
	*Feature
	bit         uint64
	with        []classes
	signs, asks []path
	groups      []group
}

// group is the requirements of a feature that are asked of the same things.
type group struct {
	// number tells groups apart through all features.
	number int
	// at has for each step the properties that lead on.
	at    [][]vocab.Term
	asked []requirement
	// glances are what can be seen at a glance of those that are asked.
	glances glances
}

// requirement is a [Requirement] with its terms looked up.
type requirement struct {
	// What is looked at each time that somebody is asked stands first, in few lines of the
	// processor's cache.
	test test
	// property is the only one of whose values a test of forms is asked, 0 where there are
	// other paths too.
	property vocab.Term
	// limited tells that it is asked of some things alone.
	limited bool
	// each tells that the only way to meet the requirement has two steps, so that each
	// thing behind the first is asked for the second.
	each       bool
	level      Level
	of, except classes
	when       []path
	ways       []way

	*Requirement
	feature *feature
	rule    int
	what    string
	// whatText is the number of what as a text, lastText that of the second step of
	// the only way, and wayTexts are those of all ways.
	whatText, lastText textNumber
	wayTexts           []wayText
	severity           check.Severity
	// The endings are those of messages: that what is asked for is missing, that something
	// else is, and that something is wrong.
	whatEnding, missingEnding, wrongEnding string
	// The others are what findings state, with who asks for it, and for what: that what
	// whatText or lastText names is missing, or at a value, and that something is wrong, at a
	// value or at the thing.
	lacks, lastLacks, lacksValue, wrongValue, wrongThing *check.Stated
	// begun tells that the feature asks for the first step of the only way by
	// itself: where that is missing, it is enough to say so.
	begun bool
}

// textNumber tells texts apart that say what is missing. The zero textNumber is that of
// all other texts.
type textNumber uint32

// wayText is the text of a way, and that of the property it begins with.
type wayText struct{ whole, first textNumber }

// text gives the number of a text, while the program is made.
func (g *program) text(text string) textNumber {
	if text != "" && g.texts[text] == 0 {
		g.texts[text] = textNumber(len(g.texts) + 1)
	}
	return g.texts[text]
}

// way is a way to meet a requirement: paths, all of which have to lead
// somewhere.
type way []path

// path is a path of properties.
type path struct {
	up    bool
	steps []vocab.Term
	// equal is the name that the value at the end must have; "" means any.
	equal string
}

// newProgram numbers the rules of a profile.
func newProgram(p *Profile) *program {
	g := &program{profile: p, numbers: make(map[string]int)}
	g.compiled = sync.OnceFunc(g.compile)
	for i := range p.Features {
		for j := range p.Features[i].Requirements {
			if id := p.Features[i].Requirements[j].ID; g.numbers[id] == 0 {
				g.numbers[id] = len(g.numbers) + 1
			}
		}
	}
	return g
}

// number gives the number of the rule with an id.
func (g *program) number(id string) int { return g.numbers[id] - 1 }

// Size gives how many rules the profile has.
func (g *program) Size() int { return len(g.numbers) }

// Start begins a run.
func (g *program) Start(p *check.Pass, rules []*check.Rule) func(*check.Thing) {
	g.compiled()
	r := g.begin(p, rules)
	r.findInward()
	return r.looking
}

// There is a bit for each feature of a profile, and for each requirement of a group.
const (
	mostFeatures     = 64
	mostRequirements = 64
)

// compile looks up the terms of the profile, and makes the tables. It panics where there are
// more features, or more requirements of a group, than bits, for those beyond would never be
// asked for: that is a fault of who wrote the profile, which the first run shows.
func (g *program) compile() {
	if count := len(g.profile.Features); count > mostFeatures {
		panic(fmt.Sprintf("profile: %s has %d features, and there are bits for %d: split it", g.profile.Name, count, mostFeatures))
	}
	g.classes = make([]classConcern, vocab.Len()+1)
	g.inverse, g.properties = make([]vocab.Term, vocab.Len()+1), make([]propertyConcern, vocab.Len()+1)
	g.texts, g.sets = make(map[string]textNumber), make(map[string]classes)
	g.stated = make(map[check.Stated]*check.Stated)
	g.roleClasses = g.mark([]string{"Role"}, func(c *classConcern) { c.special |= isRole })
	g.mark([]string{"WebSite", "WebPage"}, func(c *classConcern) { c.special |= isSite })
	g.mark([]string{"AggregateRating"}, func(c *classConcern) { c.special |= isRating })
	groups := 0
	for i := range g.profile.Features {
		f := feature{Feature: &g.profile.Features[i], bit: 1 << i}
		f.signs, f.asks = g.paths(f.Signs), g.paths(f.Asks)
		for _, name := range f.With {
			f.with = append(f.with, classesUnder(name))
		}
		g.mark(f.Types, func(c *classConcern) { c.concerns |= f.bit })
		g.mark(f.Except, func(c *classConcern) { c.spares |= f.bit })
		byPlace := make(map[string]int)
		for j := range f.Requirements {
			r := &f.Requirements[j]
			at, known := byPlace[r.At]
			if !known {
				at = len(f.groups)
				byPlace[r.At] = at
				f.groups = append(f.groups, group{number: groups, at: g.steps(r.At)})
				groups++
			}
			f.groups[at].asked = append(f.groups[at].asked, g.requirement(f.Feature, r, g.number(r.ID)))
		}
		for j := range f.groups {
			if count := len(f.groups[j].asked); count > mostRequirements {
				panic(fmt.Sprintf("profile: %s of %s asks one place for %d things, and there are bits for %d: split it", f.ID, g.profile.Name, count, mostRequirements))
			}
		}
		g.features = append(g.features, f)
	}
	for i := range g.features {
		f := &g.features[i]
		for j := range f.groups {
			asked := f.groups[j].asked
			for k := range asked {
				asked[k].feature = f
			}
			f.groups[j].glances = g.glances(asked)
		}
	}
	g.sets, g.stated = nil, nil // there are no more requirements
	g.properties[itemReviewed].backward = true
	for _, name := range upwardNames {
		g.properties[term(name)].backward = true
	}
	for property, said := range g.inverse {
		g.properties[property].backward = g.properties[property].backward || said != 0
	}
}

// mark marks the classes of some names with all below them, and gives them.
func (g *program) mark(names []string, mark func(*classConcern)) classes {
	under := classesUnder(names...)
	for i, word := range under {
		for ; word != 0; word &= word - 1 {
			mark(&g.classes[64*i+bits.TrailingZeros64(word)])
		}
	}
	return under
}

// sameClasses gives the classes of these names with all below them: of the same names the
// same.
func (g *program) sameClasses(names []string) classes {
	key := strings.Join(names, " ")
	set, known := g.sets[key]
	if !known {
		set = classesUnder(names...)
		g.sets[key] = set
	}
	return set
}

func (g *program) requirement(f *Feature, r *Requirement, rule int) requirement {
	compiled := requirement{
		Requirement: r, rule: rule, what: cmp.Or(r.noun, what(r.Ask)),
		of: g.sameClasses(r.Of), except: g.sameClasses(r.Except), when: g.paths(r.When), test: r.test, level: r.Level,
	}
	compiled.limited = compiled.of != nil || compiled.except != nil || len(compiled.when) > 0
	compiled.severity = r.Level.Severity()
	compiled.writeEndings(g.profile.Name, f.Name)
	compiled.whatText = g.text(compiled.what)
	for _, text := range r.Ask {
		compiled.ways = append(compiled.ways, g.paths(strings.Split(text, "+")))
		first, _, _ := strings.Cut(text, ".")
		compiled.wayTexts = append(compiled.wayTexts, wayText{g.text(text), g.text(first)})
	}
	if len(compiled.ways) == 1 && len(compiled.ways[0]) == 1 {
		only := &compiled.ways[0][0]
		compiled.each = len(only.steps) == 2 && !only.up
		if len(only.steps) == 1 && !only.up {
			compiled.property = only.steps[0]
		}
	}
	if compiled.each {
		compiled.lastText = g.text(compiled.ways[0][0].steps[1].Name())
	}
	g.writeStated(&compiled)
	if len(r.Ask) == 1 {
		first, _, several := strings.Cut(r.Ask[0], ".")
		for i := range f.Requirements {
			other := &f.Requirements[i]
			if several && other.At == r.At && other.test == nil && len(other.Ask) == 1 && other.Ask[0] == first {
				compiled.begun = true
			}
		}
	}
	return compiled
}

// firstOf gives the first of several ways to meet a requirement, as [what] names them: who
// lacks them all lacks that one, which is what others say of it.
func firstOf(what string) string {
	what, _, _ = strings.Cut(what, " or ")
	what, _, _ = strings.Cut(what, ", ")
	return what
}

func (g *program) paths(texts []string) []path {
	var paths []path
	for _, text := range texts {
		paths = append(paths, g.path(text))
	}
	return paths
}

// path looks up the terms of a path, and notes that their inverses count.
func (g *program) path(text string) path {
	var p path
	if text == "" {
		return p
	}
	text, p.equal, _ = strings.Cut(text, "=")
	text, p.up = strings.CutPrefix(text, "^")
	for name := range strings.SplitSeq(text, ".") {
		step := term(name)
		p.steps = append(p.steps, step)
		if inverse := step.InverseOf(); inverse != 0 {
			g.inverse[inverse] = step
		}
	}
	return p
}

// steps looks up the terms of a path each step of which may name several
// properties, with "|" between them.
func (g *program) steps(text string) [][]vocab.Term {
	if text == "" {
		return nil
	}
	var all [][]vocab.Term
	for names := range strings.SplitSeq(text, ".") {
		var step []vocab.Term
		for name := range strings.SplitSeq(names, "|") {
			step = append(step, g.path(name).steps...)
		}
		all = append(all, step)
	}
	return all
}

// term looks up a term by its name. Suffixes of actions' properties, as in
// startOffset-input, are none of the tables, and such a term is zero.
func term(name string) vocab.Term { return vocab.Lookup(name) }

// classes are some classes with all below them: a bit for each term.
type classes []uint64

func (c classes) has(t vocab.Term) bool { return c != nil && c[t/64]&(1<<(t%64)) != 0 }

// hold tells whether a thing is of one of the classes. A nil set holds nothing.
func (c classes) hold(t *check.Thing) bool {
	for _, class := range t.Terms {
		if c.has(class) {
			return true
		}
	}
	return false
}

// below has for each class those that hang directly under it.
var below = sync.OnceValue(func() [][]vocab.Term {
	children := make([][]vocab.Term, vocab.Len()+1)
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if t.Is(vocab.Class) {
			for _, parent := range t.Parents() {
				children[parent] = append(children[parent], t)
			}
		}
	}
	return children
})

// classesUnder gives the classes of these names with all below them; nil of no
// name.
func classesUnder(names ...string) classes {
	if len(names) == 0 {
		return nil
	}
	set := make(classes, vocab.Len()/64+1)
	var open []vocab.Term
	for _, name := range names {
		open = append(open, vocab.Lookup(name))
	}
	for len(open) > 0 {
		t := open[len(open)-1]
		open = open[:len(open)-1]
		if !set.has(t) {
			set[t/64] |= 1 << (t % 64)
			open = append(open, below()[t]...)
		}
	}
	return set
}

// someClasses are the classes of some names with all below them, found when it is first
// asked whether a thing is of one.
type someClasses struct {
	names []string
	found atomic.Pointer[classes]
}

func under(names ...string) *someClasses { return &someClasses{names: names} }

// hold tells whether a thing is of one of the classes.
func (s *someClasses) hold(t *check.Thing) bool {
	found := s.found.Load()
	if found == nil { // two that ask at once find the same
		set := classesUnder(s.names...)
		found = &set
		s.found.Store(found)
	}
	return found.hold(t)
}

// candidates gives the features that concern a thing by its types, a bit for
// each.
func (g *program) candidates(t *check.Thing) uint64 {
	var concern, spare uint64
	for _, class := range t.Terms {
		concern |= g.classes[class].concerns
		spare |= g.classes[class].spares
	}
	return concern &^ spare
}

// next takes the first feature off a set.
func next(set *uint64) int {
	i := bits.TrailingZeros64(*set)
	*set &= *set - 1
	return i
}
