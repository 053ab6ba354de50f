package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// origin is where the site is published.
const origin = "https://riverside.example"

// languages are those of the site; the first is that of pages that name none.
var languages = []string{"en", "de"}

// site is the content: all things in the order of the files, and those that
// have an id by it.
type site struct {
	things []map[string]any
	byID   map[string]map[string]any
}

// load reads all YAML files of a folder, save the settings of healthld. It
// fails where a reference leads nowhere or two things have one id.
func load(folder fs.FS) (*site, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, err
	}
	s := &site{byID: make(map[string]map[string]any)}
	for _, name := range names {
		if name == "healthld.yaml" {
			continue
		}
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		if err := s.read(text); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	var missing []error
	for _, t := range s.things {
		walk(t, func(m map[string]any) {
			if id, isReference := reference(m); isReference && s.byID[id] == nil {
				missing = append(missing, fmt.Errorf("nothing has the id %s", id))
			}
		})
	}
	return s, errors.Join(missing...)
}

// read takes the documents of one file, each a thing or a list of things.
func (s *site) read(text []byte) error {
	for decoder := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var document any
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, item := range items(document) {
			m, isMap := item.(map[string]any)
			if !isMap {
				return fmt.Errorf("%v is no thing", item)
			}
			s.things = append(s.things, m)
			var twice error
			walk(m, func(m map[string]any) {
				if id, isReference := reference(m); id != "" && !isReference {
					if s.byID[id] != nil {
						twice = fmt.Errorf("the id %s occurs twice", id)
					}
					s.byID[id] = m
				}
			})
			if twice != nil {
				return twice
			}
		}
	}
}

// items gives the elements of a list, and anything else as its only element.
func items(value any) []any {
	switch value := value.(type) {
	case nil:
		return nil
	case []any:
		return value
	}
	return []any{value}
}

// walk visits a thing and all that lie within it.
func walk(value any, visit func(map[string]any)) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			walk(item, visit)
		}
	case map[string]any:
		visit(value)
		for _, key := range sortedKeys(value) {
			walk(value[key], visit)
		}
	}
}

// reference gives the id of a thing, and whether the thing is that alone.
func reference(m map[string]any) (id string, alone bool) {
	id, _ = m["id"].(string)
	return id, id != "" && len(m) == 1
}

// localized says whether the value is one text in several languages.
func localized(m map[string]any) bool {
	for key := range m {
		if !slices.Contains(languages, key) {
			return false
		}
	}
	return len(m) > 0
}

// thing is a thing of the data, seen in a language. The methods of a nil thing
// give nothing.
type thing struct {
	site       *site
	lang       string
	properties map[string]any
}

// Thing gives the thing with the id in the language, nil where none has it.
func (s *site) Thing(id, lang string) *thing {
	if m := s.byID[id]; m != nil {
		return &thing{s, lang, m}
	}
	return nil
}

// OfType gives the things of the type at the top of the files, in their order.
func (s *site) OfType(name, lang string) []*thing {
	var found []*thing
	for _, m := range s.things {
		if t := (&thing{s, lang, m}); t.Is(name) {
			found = append(found, t)
		}
	}
	return found
}

// Is says whether the type is among those of the thing.
func (t *thing) Is(name string) bool {
	return t != nil && slices.Contains(items(t.properties["type"]), any(name))
}

// Lang is the language in which the thing is seen.
func (t *thing) Lang() string { return t.lang }

// German says whether that is German.
func (t *thing) German() bool { return t.lang == "de" }

// Has says whether the thing has the property.
func (t *thing) Has(key string) bool { return t != nil && t.properties[key] != nil }

// All gives the things that a property leads to, references followed.
func (t *thing) All(key string) []*thing {
	if t == nil {
		return nil
	}
	var found []*thing
	for _, value := range items(t.properties[key]) {
		m, isMap := value.(map[string]any)
		if !isMap || localized(m) {
			continue
		}
		if id, alone := reference(m); alone {
			m = t.site.byID[id]
		}
		found = append(found, &thing{t.site, t.lang, m})
	}
	return found
}

// Get gives the first of All, nil where there is none.
func (t *thing) Get(key string) *thing {
	if all := t.All(key); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Texts gives the texts and numbers of a property, in the language of the thing
// where there is a choice.
func (t *thing) Texts(key string) []string {
	if t == nil {
		return nil
	}
	var found []string
	for _, value := range items(t.properties[key]) {
		switch value := value.(type) {
		case map[string]any:
			if localized(value) {
				text, _ := value[t.lang].(string)
				if text == "" {
					text, _ = value[languages[0]].(string)
				}
				found = append(found, text)
			}
		case float64:
			found = append(found, strconv.FormatFloat(value, 'f', -1, 64))
		default:
			found = append(found, fmt.Sprint(value))
		}
	}
	return found
}

// Text gives the texts of a property, parted by commas.
func (t *thing) Text(key string) string { return strings.Join(t.Texts(key), ", ") }

// Paragraphs cuts a text at its empty lines.
func (t *thing) Paragraphs(key string) []string {
	text := strings.TrimSpace(t.Text(key))
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n\n")
}

// Path gives where the thing is shown, as a path on the site that may end in a
// fragment: the page in its language, else the first page, else its own address.
func (t *thing) Path() string {
	pages := t.All("mainEntityOfPage")
	for _, page := range pages {
		if page.Text("inLanguage") == t.lang {
			return page.Path()
		}
	}
	if len(pages) > 0 {
		return pages[0].Path()
	}
	return onSite(t.Text("url"))
}

// Fragment gives what follows # in the id or address of the thing.
func (t *thing) Fragment() string {
	for _, key := range []string{"id", "url"} {
		if _, fragment, found := strings.Cut(t.Text(key), "#"); found {
			return fragment
		}
	}
	return ""
}

// LinkLang is the language of the page at Path where that is another than the
// thing is seen in, else "".
func (t *thing) LinkLang() string {
	path, _, _ := strings.Cut(t.Path(), "#")
	if page := t.site.byID[path]; page != nil {
		if lang, _ := page["inLanguage"].(string); lang != t.lang {
			return lang
		}
	}
	return ""
}

// onSite turns an address into a path on the site, and gives others back as
// they are.
func onSite(address string) string {
	path, found := strings.CutPrefix(address, origin)
	if !found {
		return address
	}
	return path
}

// Host gives the host of an address, to be shown instead of it.
func (t *thing) Host(key string) string {
	u, err := url.Parse(t.Text(key))
	if err != nil {
		return t.Text(key)
	}
	return u.Host
}

// Title gives what a link to the thing says.
func (t *thing) Title() (string, error) {
	switch {
	case t.Is("Person"):
		return t.FullName()
	case t.Has("headline"):
		return t.Text("headline"), nil
	}
	return t.Text("name"), nil
}

// FullName gives the name of a person, with the title where there is one.
func (t *thing) FullName() (string, error) {
	if !t.Has("honorificPrefix") {
		return t.Text("name"), nil
	}
	prefix, err := t.Say(t.Text("honorificPrefix"))
	return prefix + " " + t.Text("name"), err
}

// Anchor is what a person is called in the address of the list: the last part
// of the own address.
func (t *thing) Anchor() string {
	address := strings.TrimRight(t.Text("url"), "/")
	return address[strings.LastIndexAny(address, "/#")+1:]
}

// OtherLang is the language that the thing is in where that is another than it
// is seen in, else "".
func (t *thing) OtherLang() string {
	if lang := t.Text("inLanguage"); lang != t.lang {
		return lang
	}
	return ""
}
