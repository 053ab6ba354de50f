package document

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// Settings are what a file healthld.yaml says for all files beside it.
type Settings struct {
	// Base is the absolute IRI that relative ids and addresses are resolved
	// against, and BasePosition where it stands.
	Base         string
	BasePosition rdf.Position
	// Owner is the id of the thing whose site this is, and OwnerPosition where it
	// is named.
	Owner         string
	OwnerPosition rdf.Position
	// Languages are those of the site (BCP 47), the main one first.
	Languages []string
	// Without are the rules that are switched off, by their names or families, and
	// WithoutPositions where each of them is named.
	Without          []string
	WithoutPositions []rdf.Position

	// Data, Pages, Out and Feed are folders: what describes the site, the built pages,
	// where the site is written to, and where its feed is. They are as they are written:
	// relative ones are so to the folder of the file.
	Data, Pages, Out, Feed string
	// Cards has social cards put into the pages.
	Cards bool
	// WithoutWebPage has no WebPage made of a page that the data does not describe.
	WithoutWebPage bool
	// Include and Exclude are patterns of names of pages.
	Include, Exclude []string
	// Jobs is how many pages are read at a time; zero is not said.
	Jobs int
	// FailOn is the severity from which on a command fails, or "never".
	FailOn string
}

// settingNames are the keys of a file of settings.
const settingNames = "base, owner, languages, without, data, pages, out, feed, cards, webpage, include, exclude, jobs"

// severities are the values of fail-on.
var severities = []string{"error", "warning", "advice", "info", "never"}

// ReadSettings reads a file healthld.yaml: a key for each field of Settings, fail-on for
// the last. Other keys, and values that cannot be, are problems.
func ReadSettings(input Input) (Settings, []*rdf.Problem) {
	graph := new(rdf.Graph)
	p := &problems{graph: graph, file: graph.AddFile(input.Name, input.Text)}
	var settings Settings
	trees := readTree(input, p)
	for _, v := range trees {
		if v.kind != mapping {
			p.add(v.pos, "the settings are "+v.describe(), "the keys "+settingNames+" and fail-on", "")
			continue
		}
		for i := range v.members {
			settings.set(&v.members[i], p)
		}
	}
	return settings, p.list
}

func (s *Settings) set(m *member, p *problems) {
	switch m.name {
	case "base":
		if err := rdf.CheckIRI(m.value.text); !isText(m.value) || err != nil {
			p.add(m.value.pos, "the base is "+m.value.describe(), "an absolute IRI, such as https://sunrise.example/", "")
			return
		}
		if !isFolder(m.value.text) {
			p.add(m.value.pos, "the base "+quote(m.value.text)+" is no address of a folder", "one that ends in a slash, as https://sunrise.example/group/ does", "")
			return
		}
		s.Base, s.BasePosition = m.value.text, p.graph.Position(m.value.pos)
	case "owner":
		if !isText(m.value) {
			p.add(m.value.pos, "the owner is "+m.value.describe(), "the id of a thing", "")
			return
		}
		s.Owner, s.OwnerPosition = m.value.text, p.graph.Position(m.value.pos)
	case "languages":
		for _, item := range itemsOf(m.value) {
			if !isText(item) || !isLanguage(item.text) {
				p.add(item.pos, "a language is "+item.describe(), "a tag of BCP 47, such as en or de-CH", "")
				continue
			}
			s.Languages = append(s.Languages, item.text)
		}
	case "without":
		for _, item := range textItems(m.value, p, "a rule to do without", "the name of a rule or of a family") {
			s.Without = append(s.Without, item.text)
			s.WithoutPositions = append(s.WithoutPositions, p.graph.Position(item.pos))
		}
	case "data":
		s.Data = folder(m, p)
	case "pages":
		s.Pages = folder(m, p)
	case "out":
		s.Out = folder(m, p)
	case "feed":
		s.Feed = folder(m, p)
	case "include":
		s.Include = texts(m.value, p, "a pattern", "a text such as news/** or '*.htm'")
	case "exclude":
		s.Exclude = texts(m.value, p, "a pattern", "a text such as news/** or '*.htm'")
	case "cards":
		s.Cards = truth(m, p)
	case "webpage":
		s.WithoutWebPage = !truth(m, p)
	case "jobs":
		n, err := strconv.Atoi(m.value.text)
		if err != nil || n < 1 {
			p.add(m.value.pos, "jobs is "+m.value.describe(), "a number from 1 on", "")
			return
		}
		s.Jobs = n
	case "fail-on":
		if !isText(m.value) || !slices.Contains(severities, m.value.text) {
			p.add(m.value.pos, "fail-on is "+m.value.describe(), "error, warning, advice, info or never", "")
			return
		}
		s.FailOn = m.value.text
	default:
		p.add(m.pos, "there is no setting "+quote(m.name), settingNames+" or fail-on", "")
	}
}

// isFolder tells whether an address can be that of a site: one of the web ends in a slash,
// or has no path at all.
func isFolder(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return err == nil
	}
	return (u.Path == "" || strings.HasSuffix(u.Path, "/")) && u.RawQuery == "" && u.Fragment == ""
}

// texts gives the texts of a list, or of a single one.
func texts(v *value, p *problems, what, expected string) (list []string) {
	for _, item := range textItems(v, p, what, expected) {
		list = append(list, item.text)
	}
	return list
}

// textItems gives the items of a list, or a single one, that are texts, and tells of others.
func textItems(v *value, p *problems, what, expected string) (items []*value) {
	for _, item := range itemsOf(v) {
		if !isText(item) || item.text == "" {
			p.add(item.pos, what+" is "+item.describe(), expected, "")
			continue
		}
		items = append(items, item)
	}
	return items
}

// truth gives a setting that is true or false.
func truth(m *member, p *problems) bool {
	switch m.value.text {
	case "true", "false":
	default:
		p.add(m.value.pos, m.name+" is "+m.value.describe(), "true or false", "")
	}
	return m.value.text == "true"
}

func folder(m *member, p *problems) string {
	if !isText(m.value) || m.value.text == "" {
		p.add(m.value.pos, m.name+" is "+m.value.describe(), "the path of a folder", "")
		return ""
	}
	return m.value.text
}

// itemsOf gives the items of a list, and anything else as the one item that it is.
func itemsOf(v *value) []*value {
	if v.kind == sequence {
		return v.items
	}
	return []*value{v}
}
