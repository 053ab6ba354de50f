package rdf

import "strings"

// InLanguage gives a source of the same graph for a page in one language, by the
// lookup of RFC 4647 (section 3.4) with language as the only range: the range is
// compared with the tags whole, without regard to case, then without its last
// subtag, and so on; a single letter or digit that would come last goes too.
// "de-CH" finds "de-CH" and else "de"; "de" does not find "de-AT".
//
// In every property where a value is found so, the values with the best tag
// become plain strings and those in other languages are left out. A property in
// which none is found keeps its values with their tags, so that nothing that is
// told in other languages alone is lost. What is not in a language stays as it
// is. Values that become equal are told once.
//
// Each telling records the events of source: it needs memory for all of them.
func InLanguage(source Source, language string) Source {
	return inLanguage{source, lookupRanges(language)}
}

type inLanguage struct {
	source Source
	// ranges are what to look for, the best first.
	ranges []string
}

// TellTo tells the graph in the language.
func (l inLanguage) TellTo(sink Sink) error {
	events, err := record(l.source)
	if err != nil {
		return err
	}
	ends := nodeEnds(events)
	var values []int
	for i := range events {
		if events[i].Kind == NodeStart {
			values = l.chooseInNode(events, ends, i, values)
		}
	}

	t := newTeller(sink)
	for i := range events {
		if events[i].Kind != leftOut && t.err == nil {
			t.tell(events[i])
		}
	}
	return t.end()
}

// leftOut is the kind of an event that is not told.
const leftOut Kind = 0

// chooseInNode changes the values of the node that begins at an event, property
// by property. The slice is scratch; it is given back to be used again.
func (l inLanguage) chooseInNode(events Events, ends []int, start int, values []int) []int {
	values = values[:0]
	for i := start + 1; i < ends[start]; i++ {
		e := &events[i]
		if e.Kind == Type {
			continue
		}
		if len(values) > 0 && e.Property != events[values[0]].Property {
			l.choose(events, values)
			values = values[:0]
		}
		values = append(values, i)
		if e.Kind == NodeStart {
			i = ends[i]
		}
	}
	l.choose(events, values)
	return values
}

// choose changes the values of a property, which are given by the numbers of
// their events, and its count.
func (l inLanguage) choose(events Events, values []int) {
	best := len(l.ranges)
	for _, i := range values {
		if events[i].Kind == LanguageString {
			best = min(best, l.rank(events[i].Tag))
		}
	}
	if best == len(l.ranges) {
		return
	}
	plain := make(map[string]struct{})
	for _, i := range values {
		if events[i].Kind == String {
			plain[events[i].Text] = struct{}{}
		}
	}
	remaining, first := events[values[0]].Count, -1
	for _, i := range values {
		e := &events[i]
		if e.Kind == LanguageString {
			if _, told := plain[e.Text]; told || l.rank(e.Tag) != best {
				e.Kind = leftOut
				remaining--
				continue
			}
			plain[e.Text] = struct{}{}
			e.Kind, e.Tag = String, ""
		}
		if first < 0 {
			first = i
		}
	}
	events[first].Count = remaining // one value at least has the best tag, or its text
}

// rank gives the number of the range that a tag equals, or how many there are.
func (l inLanguage) rank(tag string) int {
	for i, r := range l.ranges {
		if strings.EqualFold(r, tag) {
			return i
		}
	}
	return len(l.ranges)
}

// lookupRanges gives a language range and what is left of it step by step.
func lookupRanges(language string) []string {
	var ranges []string
	for language != "" {
		ranges = append(ranges, language)
		language = language[:max(strings.LastIndexByte(language, '-'), 0)]
		for n := len(language); n == 1 || n > 1 && language[n-2] == '-'; n = len(language) {
			language = language[:max(n-2, 0)]
		}
	}
	return ranges
}
