package printer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/gen/release"
)

// namespace is what the terms expand to by the official context.
const namespace = "http://schema.org/"

// Vocab writes the tables of package vocab: the whole release.
func Vocab(r *release.Release) ([]File, error) {
	v := vocabPrinter{release: r, numbers: make(map[string]int, len(r.Terms))}
	for i, t := range r.Terms {
		v.numbers[t.Name] = i + 1
	}
	var files []File
	for _, write := range []func() (File, error){v.terms, v.relations, v.prefixes} {
		file, err := write()
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

type vocabPrinter struct {
	release *release.Release
	numbers map[string]int
}

func (v *vocabPrinter) terms() (File, error) {
	r := v.release
	s := newSource("vocab", "")
	s.line("// The terms of schema.org %s, by their numbers.\n", r.Version)
	s.line("const termCount = %d\n", len(r.Terms))

	if err := s.names(r.Terms); err != nil {
		return File{}, err
	}

	flags, sections := []int{0}, []int{0}
	for _, t := range r.Terms {
		f, err := v.flags(t)
		if err != nil {
			return File{}, err
		}
		flags = append(flags, f)
		section := slices.Index(sectionNames, t.Section)
		if section < 0 {
			return File{}, fmt.Errorf("term %s is of section %s, which package vocab does not know", t.Name, t.Section)
		}
		sections = append(sections, section)
	}
	s.line("// termFlags are what the terms are.")
	s.numbers("termFlags", "Flags", flags)
	s.line("// termSections are where schema.org keeps the terms.")
	s.numbers("termSections", "Section", sections)

	return s.file("internal/vocab/terms_gen.go")
}

// sectionNames are the sections in the order of package vocab's constants.
var sectionNames = []string{"", "pending", "health-lifesci", "auto", "bib", "attic", "meta"}

// flags gives the flags of package vocab, whose values stand here once more:
// the generator must not need what it generates.
func (v *vocabPrinter) flags(t *release.Term) (int, error) {
	const (
		class = 1 << iota
		dataType
		property
		member
		enumeration
		coercedIRI
		coercedDate
	)
	flags := 0
	if t.IsClass {
		flags |= class
		if v.release.IsDataType(t.Name) {
			flags |= dataType
		}
		if v.release.IsEnumeration(t.Name) {
			flags |= enumeration
		}
	}
	if t.IsProperty {
		flags |= property
		// How the official context coerces strings follows from the ranges.
		has := func(name string) bool { return slices.Contains(t.Ranges, name) }
		switch {
		case has("Text"):
		case has("URL"):
			flags |= coercedIRI
		case has("Date"):
			flags |= coercedDate
		}
	}
	if len(t.Enumerations) > 0 {
		flags |= member
	}
	if flags == 0 {
		return 0, fmt.Errorf("term %s is neither class nor property nor member", t.Name)
	}
	return flags, nil
}

func (v *vocabPrinter) relations() (File, error) {
	members := make(map[string][]string)
	for _, t := range v.release.Terms {
		for _, enumeration := range t.Enumerations {
			members[enumeration] = append(members[enumeration], t.Name)
		}
	}
	s := newSource("vocab", "")
	s.line("// How the terms hang together: for each relation the terms that it leads to,")
	s.line("// and where those of each term begin, from the first term that has any to the")
	s.line("// last: after so many from where those of its block begin.\n")
	for _, relation := range []struct {
		name string
		of   func(*release.Term) []string
	}{
		{"parent", func(t *release.Term) []string { return t.Parents }},
		{"domain", func(t *release.Term) []string { return t.Domains }},
		{"range", func(t *release.Term) []string { return t.Ranges }},
		{"successor", func(t *release.Term) []string { return t.SupersededBy }},
		{"inverse", func(t *release.Term) []string {
			if t.InverseOf == "" {
				return nil
			}
			return []string{t.InverseOf}
		}},
		{"enumeration", func(t *release.Term) []string { return t.Enumerations }},
		{"member", func(t *release.Term) []string { return members[t.Name] }},
	} {
		var terms []int
		offsets := []int{0}
		first, last := 1, 0
		for i, t := range v.release.Terms {
			related := relation.of(t)
			for _, name := range related {
				terms = append(terms, v.numbers[name])
			}
			switch {
			case len(related) > 0:
				last = i + 1
			case last == 0:
				first = i + 2
				continue
			}
			offsets = append(offsets, len(terms))
		}
		if last == 0 {
			first = 1
		} else {
			offsets = offsets[:last-first+2]
		}
		s.line("const %sFirst = %d\n", relation.name, first)
		s.numbers(relation.name+"Terms", "Term", terms)
		var blocks []int
		for i, offset := range offsets {
			if i%blockSize == 0 {
				blocks = append(blocks, offset)
			}
			offsets[i] -= blocks[len(blocks)-1]
		}
		s.numbers(relation.name+"Blocks", "uint16", blocks)
		s.numbers(relation.name+"Offsets", "uint8", offsets)
	}

	s.line("// enumerationParents are the enumerations with those right above them.")
	s.line("var enumerationParents = [...][2]Term{")
	for i, t := range v.release.Terms {
		for _, parent := range t.Parents {
			if v.release.IsEnumeration(t.Name) && v.release.IsEnumeration(parent) {
				s.line("{%d, %d}, // %s, %s", i+1, v.numbers[parent], t.Name, parent)
			}
		}
	}
	s.line("}")
	return s.file("internal/vocab/relations_gen.go")
}

// blockSize is how many terms of a relation are in a block.
const blockSize = 16

func (v *vocabPrinter) prefixes() (File, error) {
	s := newSource("vocab", "")
	s.line("// prefixes are those of the official context, with their namespaces.")
	s.line("var prefixes = [...][2]string{")
	for _, prefix := range contextPrefixes(v.release) {
		s.line("{%q, %q},", prefix.Name, prefix.Namespace)
	}
	s.line("}")
	return s.file("internal/vocab/prefixes_gen.go")
}

// contextPrefixes are the prefixes of the release file as the official context
// has them: terms are in the http namespace there, and xml is known.
func contextPrefixes(r *release.Release) []release.Prefix {
	prefixes := []release.Prefix{
		{Name: "schema", Namespace: namespace},
		{Name: "xml", Namespace: "http://www.w3.org/XML/1998/namespace"},
	}
	for _, prefix := range r.Prefixes {
		if prefix.Name != "schema" && prefix.Name != "xml" {
			prefixes = append(prefixes, prefix)
		}
	}
	slices.SortFunc(prefixes, func(a, b release.Prefix) int { return strings.Compare(a.Name, b.Name) })
	return prefixes
}

// numbers writes a table of numbers, as many on a line as fit. A table that
// outgrows its type does not compile.
func (s *source) numbers(name, kind string, numbers []int) {
	s.line("var %s = [...]%s{", name, kind)
	width := 0
	for i, number := range numbers {
		text := fmt.Sprintf("%d,", number)
		switch {
		case i == 0:
		case width+1+len(text) > 100:
			s.WriteByte('\n')
			width = 0
		default:
			s.WriteByte(' ')
		}
		s.WriteString(text)
		width += 1 + len(text)
	}
	s.line("\n}\n")
}
