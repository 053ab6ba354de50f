package report

import (
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// group is the findings of one rule.
type group struct {
	rule, family string
	severity     check.Severity
	doc          string
	count        int
	pages        int
	lastPage     int
	messages     []*message
	byText       map[string]*message
	// more counts the findings whose messages are not among those.
	more int
}

// message is what several findings of a rule say.
type message struct {
	text  string
	count int
	// places are those of the first findings, each with its related ones behind it.
	places []place
}

// place is where a finding stands.
type place struct {
	page int
	file string // where it is at no page of the report
	line int
	path string
	// also says that it is one of several places of a finding, and not its own.
	also bool
}

const (
	mostMessages      = 24 // of a rule
	mostMessagePlaces = 16
	mostRelated       = 4 // places of a finding beside its own
)

func (r *Report) addFinding(f *check.Finding, page int) {
	severity := min(f.Severity, check.Error)
	r.counts[severity]++
	g := r.groups[f.Rule]
	if g == nil {
		g = &group{rule: f.Rule, family: f.Family, severity: severity, lastPage: noPage, byText: make(map[string]*message)}
		r.groups[f.Rule] = g
		r.order = append(r.order, g)
	}
	g.severity = max(g.severity, severity)
	g.count++
	if page == noPage || page != g.lastPage {
		g.pages++
		g.lastPage = page
	}
	if g.doc == "" {
		g.doc = shown(f.Doc, mostAddress)
	}
	text := shown(f.Words(), mostMessage)
	m := g.byText[text]
	if m == nil {
		if len(g.messages) == mostMessages {
			g.more++
			return
		}
		m = &message{text: text}
		g.byText[text] = m
		g.messages = append(g.messages, m)
	}
	m.count++
	if m.count > mostMessagePlaces {
		return
	}
	m.places = append(m.places, r.placeOf(f.Position, f.Path, page))
	for i := range f.Related[:min(len(f.Related), mostRelated)] {
		at := &f.Related[i]
		if at.Rule != "" || at.Position.File == "" {
			continue // it is the same place, or counts those that are not named
		}
		also := r.placeOf(at.Position, at.Path, r.pageAt(at.Position))
		also.also = true
		m.places = append(m.places, also)
	}
}

func (r *Report) placeOf(position rdf.Position, path string, page int) place {
	at := place{page: page, line: position.Line, path: shown(path, mostTitle)}
	if page == noPage {
		at.file = shown(position.File, mostAddress)
	}
	return at
}
