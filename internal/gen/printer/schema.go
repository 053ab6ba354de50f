package printer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/gen/model"
	"github.com/healthld/healthld/internal/gen/release"
)

// memberNamespace is how search engines document the members of enumerations.
const memberNamespace = "https://schema.org/"

// Schema writes the generated files of package schema. Branches are the classes
// that have a file of their own for what hangs under them; Thing's takes the
// rest.
func Schema(m *model.Schema, branches []string) ([]File, error) {
	p := &schemaPrinter{schema: m, branches: branches, types: make(map[string]string)}
	for _, c := range m.Classes {
		p.types[c.Term.Name] = "*" + c.Go
	}
	for _, e := range m.Enumerations {
		p.types[e.Term.Name] = e.Go
	}
	for _, d := range m.DataTypes {
		p.types[d.Go] = d.Go
	}
	files, err := p.classes()
	if err != nil {
		return nil, err
	}
	for _, write := range []func() (File, error){p.dataTypes, p.enumerations, p.lists, p.ranges, p.goTypes} {
		file, err := write()
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

type schemaPrinter struct {
	schema   *model.Schema
	branches []string
	// types are the Go types of the classes and data types, by their terms.
	types map[string]string
}

// classes writes the structs, a file for each branch.
func (p *schemaPrinter) classes() ([]File, error) {
	sources := make(map[string]*source)
	for _, c := range p.schema.Classes {
		branch := p.branch(c)
		s := sources[branch]
		if s == nil {
			s = newSource("schema", "")
			sources[branch] = s
		}
		p.class(s, c)
	}
	var files []File
	for _, branch := range p.branches {
		if s := sources[branch]; s != nil {
			file, err := s.file("schema/" + strings.ToLower(branch) + "_gen.go")
			if err != nil {
				return nil, err
			}
			files = append(files, file)
		}
	}
	return files, nil
}

// branch gives the nearest branch that a class hangs under.
func (p *schemaPrinter) branch(c *model.Class) string {
	for _, ancestor := range slices.Backward(c.Line) {
		if slices.Contains(p.branches, ancestor) {
			return ancestor
		}
	}
	return p.branches[0]
}

func (p *schemaPrinter) class(s *source, c *model.Class) {
	paragraphs := []string{c.Go + " is schema.org's " + c.Term.Name + "."}
	if facts := p.facts(c.Term, c.Parents); facts != "" {
		paragraphs = append(paragraphs, facts)
	}
	if own := p.ownProperties(c); own != "" {
		paragraphs = append(paragraphs, own)
	}
	p.doc(s, paragraphs, c.Term, c.Deprecated)
	s.line("type %s struct {", c.Go)
	s.line("ID ID")
	for _, group := range c.Groups {
		s.line("\n// Of %s.\n", group.Class)
		for _, field := range group.Fields {
			p.field(s, field)
		}
	}
	s.line("\nExtra Extra\n}\n")
	s.line("func (*%s) shape() shape { return %d }", c.Go, p.schema.Number(c.Term.Name))
	markers(s, "*"+c.Go, c.Markers)
}

func (p *schemaPrinter) field(s *source, f model.Field) {
	if f.Deprecated != "" {
		s.line("\n// Deprecated: %s\n%s %s\n", f.Deprecated, f.Go, f.Range.Go)
		return
	}
	pending := ""
	if f.Property.Section == "pending" {
		pending = " // pending"
	}
	s.line("%s %s%s", f.Go, f.Range.Go, pending)
}

// ownProperties tells which properties a class brings, with their ranges.
func (p *schemaPrinter) ownProperties(c *model.Class) string {
	if len(c.Groups) == 0 || c.Groups[len(c.Groups)-1].Class != c.Term.Name {
		return ""
	}
	var properties []string
	for _, f := range c.Groups[len(c.Groups)-1].Fields {
		properties = append(properties, f.Property.Name+" ("+orList(f.Property.Ranges)+")")
	}
	return "Properties of its own: " + strings.Join(properties, ", ") + "."
}

// facts tells what a class or enumeration hangs under and where schema.org
// keeps it.
func (p *schemaPrinter) facts(t *release.Term, parents []string) string {
	var facts []string
	if len(parents) > 0 {
		kinds := make([]string, len(parents))
		for i, parent := range parents {
			kinds[i] = p.link(parent)
		}
		facts = append(facts, "Kind of: "+strings.Join(kinds, ", ")+".")
	}
	switch t.Section {
	case "":
	case "pending":
		facts = append(facts, "Section: pending, so it may still change.")
	default:
		facts = append(facts, "Section: "+t.Section+".")
	}
	return strings.Join(facts, " ")
}

// link names a class as a link to its Go type, where it has one.
func (p *schemaPrinter) link(term string) string {
	if name := p.types[term]; name != "" {
		return "[" + name + "]"
	}
	return term
}

// doc writes a doc comment that ends with the address of the term.
func (p *schemaPrinter) doc(s *source, paragraphs []string, t *release.Term, deprecated string) {
	paragraphs = append(paragraphs, "See https://schema.org/"+t.Name+".")
	if deprecated != "" {
		paragraphs = append(paragraphs, "Deprecated: "+deprecated)
	}
	s.comment("", paragraphs...)
}

func markers(s *source, receiver string, ranges []*model.Range) {
	for _, r := range ranges {
		s.line("func (%s) %s() {}", receiver, markerName(r))
	}
	s.line("")
}

// markerName names the method that seals a range: isPerson for AnyPerson,
// isOrganizationOrPerson for OrganizationOrPerson, isLeftToNode for a range of
// classes that are not typed.
func markerName(r *model.Range) string {
	switch {
	case len(r.Satisfied) == 0:
		return "isLeftToNode"
	case len(r.Of) == 1:
		return "is" + strings.TrimPrefix(r.Go, "Any")
	}
	return "is" + r.Go
}

// dataTypes writes the markers of the data types and of what fits everywhere.
func (p *schemaPrinter) dataTypes() (File, error) {
	s := newSource("schema", "")
	for _, d := range p.schema.DataTypes {
		if d.Declared {
			p.doc(s, []string{
				fmt.Sprintf("%s is schema.org's %s, a text.", d.Go, d.Term.Name),
				p.facts(d.Term, d.Term.Parents),
			}, d.Term, d.Deprecated)
			s.line("type %s string\n", d.Go)
			s.line("func (%s) shape() shape { return textShape }", d.Go)
		}
		markers(s, d.Go, d.Markers)
	}
	for _, receiver := range p.schema.Universal {
		for _, r := range p.schema.Ranges {
			if r.Marker == r {
				s.line("func (%s) %s() {}", receiver, markerName(r))
			}
		}
		s.line("")
	}
	return s.file("schema/datatypes_gen.go")
}

func (p *schemaPrinter) enumerations() (File, error) {
	s := newSource("schema", "")
	for _, e := range p.schema.Enumerations {
		first := fmt.Sprintf("%s is schema.org's enumeration %s.", e.Go, e.Term.Name)
		if len(e.Constants) == 0 {
			first += " It has no members of its own."
		}
		p.doc(s, []string{first, p.facts(e.Term, e.Parents)}, e.Term, e.Deprecated)
		s.line("type %s string\n", e.Go)
		s.line("func (%s) shape() shape { return memberShape }", e.Go)
		markers(s, e.Go, e.Markers)
		if len(e.Constants) == 0 {
			continue
		}
		s.line("// The members of %s.", e.Term.Name)
		s.line("const (")
		for _, c := range e.Constants {
			if c.Deprecated != "" {
				s.line("// Deprecated: %s", c.Deprecated)
			}
			pending := ""
			if c.Member.Section == "pending" && e.Term.Section != "pending" {
				pending = " // pending"
			}
			s.line("%s %s = %q%s", c.Go, e.Go, memberNamespace+c.Member.Name, pending)
		}
		s.line(")\n")
	}
	return s.file("schema/enumerations_gen.go")
}

func (p *schemaPrinter) lists() (File, error) {
	s := newSource("schema", "")
	for _, l := range p.schema.Lists {
		paragraphs := []string{fmt.Sprintf("%s is several values of [%s], in order.", l.Go, l.Element)}
		if l.Deprecated != "" {
			paragraphs = append(paragraphs, "Deprecated: "+l.Deprecated)
		}
		s.comment("", paragraphs...)
		s.line("type %s []%s\n", l.Go, l.Element)
		shape := "dataListShape"
		if l.OfRange {
			shape = "listShape"
		}
		s.line("func (%s) shape() shape { return %s }", l.Go, shape)
		if !l.OfRange {
			s.line("func (%s) reading() valueReading { return dataListReading }", l.Go)
		}
		markers(s, l.Go, l.Markers)
	}
	return s.file("schema/lists_gen.go")
}

// shownProperties bounds how many properties the doc of a range names.
const shownProperties = 20

func (p *schemaPrinter) ranges() (File, error) {
	s := newSource("schema", "")
	for _, r := range p.schema.Ranges {
		s.comment("", p.rangeDoc(r)...)
		s.line("type %s interface {\nValue\n%s()\n}\n", r.Go, markerName(r.Marker))
	}
	for _, a := range p.schema.Aliases {
		s.comment("", fmt.Sprintf("%s is what %s was called before it took more.", a.Old, a.New), "Deprecated: use "+a.New+".")
		s.line("type %s = %s\n", a.Old, a.New)
	}
	return s.file("schema/ranges_gen.go")
}

// rangeDoc tells what a range is, what satisfies it and which properties have
// it. What satisfies every range is left out.
func (p *schemaPrinter) rangeDoc(r *model.Range) []string {
	var of, things, left []string
	for _, t := range r.Of {
		of = append(of, t.Name)
		switch name := p.types[t.Name]; {
		case name == "":
			left = append(left, t.Name)
		case !p.isDataType(name):
			things = append(things, "["+name+"]")
		}
	}
	var satisfied []string
	if len(things) > 0 {
		satisfied = append(satisfied, strings.Join(things, ", ")+" and all kinds of them")
	}
	for _, name := range r.Satisfied {
		if p.isDataType(name) {
			satisfied = append(satisfied, "["+name+"]")
		}
	}
	var facts []string
	if len(satisfied) > 0 {
		facts = append(facts, "Satisfied by: "+strings.Join(satisfied, ", ")+".")
	}
	if len(left) > 0 {
		facts = append(facts, "Left to [*Node]: "+strings.Join(left, ", ")+".")
	}
	return []string{
		fmt.Sprintf("%s is the range %s.", r.Go, orList(of)),
		strings.Join(facts, " "),
		p.rangeProperties(r),
	}
}

// goTypes writes the tables of all Go types, from which a graph becomes structs.
// They are static data: a program that does not reach them links none of them.
func (p *schemaPrinter) goTypes() (File, error) {
	s := newSource("schema", "")
	table := func(name, what string, elements []string) {
		s.comment("", name+" are "+what+".")
		s.line("var %s = [...]any{", name)
		for _, element := range elements {
			s.line("%s,", element)
		}
		s.line("}\n")
	}
	var structs, enumerations, lists []string
	for _, c := range p.schema.Classes {
		structs = append(structs, fmt.Sprintf("(*%s)(nil)", c.Go))
	}
	for _, e := range p.schema.Enumerations {
		enumerations = append(enumerations, fmt.Sprintf("%s(\"\")", e.Go))
	}
	for _, l := range p.schema.Lists {
		lists = append(lists, fmt.Sprintf("%s(nil)", l.Go))
	}
	table("allStructs", "the classes that are structs", structs)
	table("allEnumerations", "the enumerations that are strings", enumerations)
	table("allLists", "the lists of one class or data type", lists)
	return s.file("schema/types_gen.go")
}

func (p *schemaPrinter) isDataType(name string) bool {
	return slices.ContainsFunc(p.schema.DataTypes, func(d *model.Type) bool { return d.Go == name })
}

func (p *schemaPrinter) rangeProperties(r *model.Range) string {
	if len(r.Properties) == 0 {
		return "It is the range of no property, but of lists and of functions written by hand."
	}
	shown, more := r.Properties, ""
	if n := len(shown) - shownProperties; n > 0 {
		shown, more = shown[:shownProperties], fmt.Sprintf(" and %d more", n)
	}
	return "Properties: " + strings.Join(shown, ", ") + more + "."
}

// orList joins names as a sentence does: Organization or Person.
func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
