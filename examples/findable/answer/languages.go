package answer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/internal/vocab"
)

// spoken is a language that is asked for.
type spoken struct {
	tag string
	// names are its name in English and in itself, folded.
	names []string
}

func newSpoken(text string) (spoken, error) {
	tag, err := language.Parse(text)
	if err != nil {
		return spoken{}, fmt.Errorf("%q is no code of a language: expected one of BCP 47, such as de", text)
	}
	s := spoken{tag: tag.String()}
	for _, name := range []string{display.English.Languages().Name(tag), display.Self.Name(tag)} {
		if name != "" {
			s.names = append(s.names, knowledge.Fold(name))
		}
	}
	return s, nil
}

// code gives the tag that a text is, in its usual form, and "" where it is none.
func code(text string) string {
	tag, err := language.Parse(strings.TrimSpace(text))
	if err != nil {
		return ""
	}
	return tag.String()
}

// speaks is a language that a thing says: a code, or a name of a Language.
type speaks struct {
	code, name string
	facts      []ref
}

// languages gives those of a thing and of its contact points.
func (v *view) languages(t knowledge.Node) []speaks {
	list := v.languagesOf(t, nil)
	for _, f := range v.base.Values(t, propContactPoint) {
		if f.Node != 0 {
			list = append(list, v.languagesOf(f.Node, []ref{{t, f}})...)
		}
	}
	return list
}

func (v *view) languagesOf(n knowledge.Node, via []ref) []speaks {
	var list []speaks
	for _, p := range []vocab.Term{propAvailableLanguage, propKnowsLanguage} {
		for _, steps := range v.step(n, p) {
			facts := slices.Concat(via, steps)
			f := last(steps)
			if f.Node == 0 {
				list = append(list, speaks{code: code(f.Text), facts: facts})
				continue
			}
			for _, of := range []vocab.Term{propAlternateName, propIdentifier} {
				for _, c := range v.base.Values(f.Node, of) {
					if tag := code(c.Text); tag != "" {
						list = append(list, speaks{code: tag, facts: append(slices.Clone(facts), ref{f.Node, c})})
					}
				}
			}
			for _, name := range v.base.Names(f.Node) {
				list = append(list, speaks{code: code(name.Text), name: knowledge.Fold(name.Text), facts: append(slices.Clone(facts), ref{f.Node, name})})
			}
		}
	}
	return list
}

// isSpoken tells whether what a thing speaks is the language, or one of a region of it.
func (s *spoken) isSpoken(by speaks) bool {
	if by.code != "" && (by.code == s.tag || strings.HasPrefix(by.code, s.tag+"-")) {
		return true
	}
	return by.name != "" && slices.Contains(s.names, by.name)
}

func (q *query) language(t knowledge.Node) ([]ref, bool) {
	for _, by := range q.languages(t) {
		for i := range q.spoken {
			if q.spoken[i].isSpoken(by) {
				return by.facts, true
			}
		}
	}
	return nil, false
}
