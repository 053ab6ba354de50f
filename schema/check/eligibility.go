package check

import "github.com/healthld/healthld/rdf"

// Eligibility says whether a thing is described well enough for a purpose that
// a family of rules knows, such as a result of a certain kind in a search
// engine.
type Eligibility struct {
	// Node is the thing; Path, Pointer and Position are as in a [Finding].
	Node          rdf.Subject
	Path, Pointer string
	Position      rdf.Position
	// Family is that of the rules, Feature is the purpose, as a word, and Name
	// as people call it.
	Family, Feature, Name string
	Status                Status
	// Since is the day on which a feature was retired, in the form 2006-01-02 or
	// shorter.
	Since string
	// Missing is what is required and not there or not right.
	Missing []Missing
	// Improvable is what is recommended and not there or not right; it does not
	// count for the status.
	Improvable []Missing
	// Doc is the address of the feature's documentation.
	Doc string
}

// Missing is one thing that an [Eligibility] lacks.
type Missing struct {
	// Rule is the id of the rule that asks for it.
	Rule string
	// Path leads to the place in words, as in a [Finding].
	Path string
	// What names what is missing, as a property or a path of properties, or one
	// of several: "address", "offers.price", "ratingCount or reviewCount".
	What string
}

// String gives What.
func (m Missing) String() string { return m.What }

// Status is what an [Eligibility] comes to.
type Status uint8

const (
	// Eligible is a thing to which nothing required is missing. What the consumer
	// makes of it, and whether its policies are kept, is another question.
	Eligible Status = iota + 1
	// Limited is an eligible thing, where the feature is there for some alone: in
	// some countries, for partners, until it is gone.
	Limited
	// Lacking is a thing to which something required is missing.
	Lacking
	// Retired is a thing described for a feature that is no more. The description
	// is no less right for that.
	Retired
)

var statusNames = [...]string{Eligible: "eligible", Limited: "limited", Lacking: "lacking", Retired: "retired"}

// String gives the status as a word: "eligible", "limited", "lacking" or
// "retired".
func (s Status) String() string {
	if s >= Eligible && s <= Retired {
		return statusNames[s]
	}
	return "unknown"
}

// MarshalText gives the word of the status.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// TellEligibility adds to [Report.Eligibility] what a thing is good for. Node,
// Path, Pointer and Position are filled in here.
func (p *Pass) TellEligibility(t *Thing, e Eligibility) {
	e.Node = t.Subject
	p.eligible, p.eligibleOf = append(p.eligible, e), append(p.eligibleOf, t)
}
