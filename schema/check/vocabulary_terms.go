package check

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

func checkUnknownType(p *Pass, t *Thing) {
	for i := range t.Types {
		iri := t.Types[i].IRI
		local, ours := localName(iri)
		term := vocab.LookupIRI(iri)
		switch {
		case !ours || term.Is(vocab.Class|vocab.Member):
		case term.Is(vocab.Property):
			p.Report(AtType(t, i), name(iri)+" is a property, not a type", term, "")
		case len(typesIn(local)) > 1:
			p.Report(AtType(t, i), name(iri)+" is several types in one name; give "+both(typesIn(local))+" as elements of a list", typesIn(local)[0], "")
		default:
			p.reportUnknown(AtType(t, i), "type", local, p.nearest.term(local, vocab.Class, 0, nil), meant(local, vocab.Class, nil))
		}
	}
}

// typesIn gives the types that a text names with signs or spaces between them, nothing where it
// holds anything else.
func typesIn(text string) (types []vocab.Term) {
	const longest = 200
	if len(text) > longest {
		return nil
	}
	for _, scheme := range [...]string{"https://schema.org/", "http://schema.org/"} {
		text = strings.ReplaceAll(text, scheme, "")
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" ,;|/&+", r) }) {
		term := vocab.Lookup(part)
		if !term.Is(vocab.Class) {
			return nil
		}
		types = append(types, term)
	}
	return types
}

func checkAdditionalType(p *Pass, t *Thing) {
	property := t.Property(additionalType)
	if property == nil {
		return
	}
	for i := range property.Values {
		local, ours := localName(property.Values[i].Text)
		if term := vocab.Lookup(local); ours && !term.Is(vocab.Class) {
			p.reportUnknown(AtValue(t, property, i), "type", local, p.nearest.term(local, vocab.Class, 0, nil), meant(local, vocab.Class, nil))
		}
	}
}

func checkMemberAsType(p *Pass, t *Thing) {
	for i := range t.Types {
		if term := vocab.LookupIRI(t.Types[i].IRI); term.Is(vocab.Member) && !term.Is(vocab.Class) {
			p.Report(AtType(t, i), term.Name()+" is a member of "+both(term.Enumerations())+", not a type", term, "")
		}
	}
}

func checkMissingType(p *Pass, t *Thing) {
	if t.IsTyped() {
		return
	}
	ours := false
	for i := range t.Properties {
		_, is := localName(t.Properties[i].IRI)
		ours = ours || is
	}
	if !ours {
		return // it is described in another vocabulary alone
	}
	message, suggestion := "the thing has no type", ""
	if parent := t.place.parent; parent != nil {
		from := expectationOf(parent.Properties[t.place.property].Term)
		expected := from.things
		switch {
		case slices.Contains(expected, thingType):
			return // anything may stand here
		case len(expected) == 0 && from.forms&urlForm != 0:
			return // its address is named here, and what is said of it stands elsewhere, such as in a breadcrumb
		}
		if len(expected) > 0 {
			message += "; " + name(parent.Properties[t.place.property].IRI) + " expects " + either(expected)
		}
		if len(expected) == 1 {
			suggestion = expected[0].Name()
		}
	}
	p.Report(AtThing(t), message, vocab.Lookup(suggestion), suggestion)
}

func checkUnknownProperty(p *Pass, t *Thing, property *Property) {
	local, ours := localName(property.IRI)
	if property.Term != 0 || !ours || isActionInput(local) {
		return
	}
	if term := vocab.Lookup(local); term != 0 {
		kind := "a type"
		if !term.Is(vocab.Class) {
			kind = "a member of " + both(term.Enumerations())
		}
		p.Report(AtProperty(t, property), local+" is "+kind+", not a property", term, "")
		return
	}
	first := vocab.Term(0)
	if len(t.Terms) > 0 {
		first = t.Terms[0]
	}
	p.reportUnknown(AtProperty(t, property), "property", local, p.nearest.term(local, vocab.Property, first, t.allowed), meant(local, vocab.Property, t.allowed))
}

// isActionInput tells whether a name is that of a property with the suffix that
// says what an action takes or gives (schema.org, "Potential Actions").
func isActionInput(local string) bool {
	for _, suffix := range []string{"-input", "-output"} {
		if name, is := strings.CutSuffix(local, suffix); is && vocab.Lookup(name).Is(vocab.Property) {
			return true
		}
	}
	return false
}

// reportUnknown tells of a name that schema.org does not have, and of the one that was
// meant: the nearest, or one of those that may be.
func (p *Pass) reportUnknown(at At, kind, local string, nearest vocab.Term, meant []vocab.Term) {
	shown := name(vocab.Namespace + local)
	switch {
	case nearest != 0 && strings.EqualFold(local, nearest.Name()):
		p.Report(at, shown+" is spelled "+nearest.Name(), nearest, nearest.Name())
	case len(meant) > 0:
		p.Report(at, shown+": unknown "+kind+"; did you mean "+either(meant)+"?", meant[0], "")
	case nearest != 0:
		p.Report(at, shown+": unknown "+kind+"; did you mean "+nearest.Name()+"?", nearest, nearest.Name())
	case p.unread:
		p.Report(at, shown+": schema.org has no such "+kind+", and a context that may define it is not known here", 0, "")
	default:
		p.Report(at, shown+": unknown "+kind+"; schema.org has none of that name", 0, "")
	}
	if p.unread {
		p.notes[len(p.notes)-1].severity = Warning
	}
}

func checkSuperseded(p *Pass, at At, term vocab.Term) {
	successors := term.SupersededBy()
	if len(successors) == 0 {
		return
	}
	suggestion := ""
	if len(successors) == 1 {
		suggestion = successors[0].Name()
	}
	p.Report(at, term.Name()+" is superseded by "+either(successors), successors[0], suggestion)
}

func checkPending(p *Pass, at At, term vocab.Term) {
	if term.Section() == vocab.Pending {
		p.say(term.Name(), " is pending at schema.org: it may still change").reportSaid(at, term, "")
	}
}
