package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/healthld/healthld/internal/htmltree"
	"github.com/healthld/healthld/rdf"
)

// Facts are what a page says of itself beside its structured data. Those who read
// pages look for them in the head; a fact that stands elsewhere is among them as
// browsers have it, and says so.
type Facts struct {
	// Title is the text of the first title element, as it is shown.
	Title Fact
	// Language is the language of the page (BCP 47), as the html element has it.
	Language Fact
	// Canonicals are the addresses that links with rel="canonical" give. A page has
	// one, or contradicts itself. They are resolved, as those of Alternates are; a
	// relative address stays as it is where the base is not known.
	Canonicals []Fact
	// Alternates are the links to this page in other languages.
	Alternates []Alternate
	// Base is the address in the first base element that has one, as it is written.
	Base Fact
	// Metas are the meta elements that have a content.
	Metas []Meta
}

// Fact is something that a page says of itself; the zero Fact is nothing.
type Fact struct {
	Text string
	// Pos is where the text begins.
	Pos rdf.Pos
	// InHead says that it stands in the head.
	InHead bool
}

// Alternate is a link to a page that says the same in another language.
type Alternate struct {
	// Language is what hreflang says: a language (BCP 47), or "x-default".
	Language string
	Address  string
	// Pos is where the address begins.
	Pos    rdf.Pos
	InHead bool
}

// Meta is a meta element. One may have a name and a property.
type Meta struct {
	// Name, Property and Pragma are the attributes name, property and http-equiv.
	Name, Property, Pragma string
	// Content is the attribute content.
	Content string
	// Pos is where the content begins.
	Pos    rdf.Pos
	InHead bool
}

// Named gives the contents of the meta elements of a name in any case, such as
// "description" or "robots", in their order.
func (f *Facts) Named(name string) (contents []Fact) {
	for _, m := range f.Metas {
		if strings.EqualFold(m.Name, name) {
			contents = append(contents, Fact{m.Content, m.Pos, m.InHead})
		}
	}
	return contents
}

// Description gives the first meta element of the name description, with white
// space collapsed.
func (f *Facts) Description() Fact {
	for _, m := range f.Named("description") {
		m.Text = htmltree.CollapseSpace(m.Text)
		return m
	}
	return Fact{}
}

// Robots gives what the page asks of search engines: the meta elements of the names
// robots and googlebot.
func (f *Facts) Robots() []Meta {
	return f.metas(func(m *Meta) bool {
		return strings.EqualFold(m.Name, "robots") || strings.EqualFold(m.Name, "googlebot")
	})
}

// OpenGraph gives the meta elements of the Open Graph protocol: those whose property
// is in one of its namespaces, such as "og:title" or "article:author".
func (f *Facts) OpenGraph() []Meta {
	return f.metas(func(m *Meta) bool {
		prefix, _, found := strings.Cut(m.Property, ":")
		if !found {
			return false
		}
		switch strings.ToLower(prefix) {
		case "og", "fb", "article", "book", "music", "product", "profile", "video", "business", "place":
			return true
		}
		return false
	})
}

// Twitter gives the meta elements of cards of Twitter, whether they are told by name
// or by property.
func (f *Facts) Twitter() []Meta {
	return f.metas(func(m *Meta) bool { return hasTwitter(m.Name) || hasTwitter(m.Property) })
}

func hasTwitter(name string) bool {
	const prefix = "twitter:"
	return len(name) > len(prefix) && strings.EqualFold(name[:len(prefix)], prefix)
}

func (f *Facts) metas(which func(*Meta) bool) (metas []Meta) {
	for i := range f.Metas {
		if which(&f.Metas[i]) {
			metas = append(metas, f.Metas[i])
		}
	}
	return metas
}

// rawFacts are facts before the base of the page is known.
type rawFacts struct {
	canonicals []rawFact
	alternates []rawFact
	base       *rawFact
	hasTitle   bool
	// noted counts the meta and link elements.
	noted int
}

type rawFact struct {
	text, language string
	at             int
	inHead         bool
}

// takeFact takes the start tag of an element of HTML that is in no template.
func (r *reader) takeFact(tags *htmltree.TagScanner, inHead bool) {
	facts, raw := &r.document.Facts, &r.found.facts
	switch {
	case tags.IsStart("meta"):
		if r.mayNote(tags) {
			r.takeMeta(tags, inHead)
		}
	case tags.IsStart("link"):
		if r.mayNote(tags) {
			raw.takeLink(tags, inHead)
		}
	case tags.IsStart("title"):
		if !raw.hasTitle {
			start, end, _ := tags.Content()
			raw.hasTitle = true
			blank := end - start - len(htmltree.TrimLeftSpace(r.source.text[start:end]))
			facts.Title = Fact{htmltree.CollapseSpace(shownText(r.source.text[start:end])), r.document.pos(start + blank), inHead}
		}
	case tags.IsStart("html"):
		for _, name := range [...]string{"lang", "xml:lang"} {
			if a, has := tags.Attribute(name); has && facts.Language.Text == "" {
				facts.Language = Fact{htmltree.CollapseSpace(a.Text()), r.document.pos(a.Start), inHead}
			}
		}
	case tags.IsStart("base"):
		if a, has := tags.Attribute("href"); has && raw.base == nil {
			raw.base = &rawFact{text: addressOf(a), at: a.Start, inHead: inHead}
		}
	}
}

// mayNote counts what is noted.
func (r *reader) mayNote(tags *htmltree.TagScanner) bool {
	raw := &r.found.facts
	raw.noted++
	if raw.noted == r.limits.Facts+1 {
		r.incomplete(fault{
			at: tags.Start, what: "from here on meta and link elements were not noted",
			expected: fmt.Sprintf("at most %d in a page", r.limits.Facts), mend: "raise the limit",
		})
	}
	return raw.noted <= r.limits.Facts
}

func (r *reader) takeMeta(tags *htmltree.TagScanner, inHead bool) {
	// Of two attributes of one name the first counts (HTML, section 13.2.5.33).
	var content, name, property, pragma htmltree.Attribute
	for a := range tags.AllAttributes {
		var of *htmltree.Attribute
		is := ""
		switch len(a.Name) {
		case len("name"):
			of, is = &name, "name"
		case len("content"):
			of, is = &content, "content"
		case len("property"):
			of, is = &property, "property"
		case len("http-equiv"):
			of, is = &pragma, "http-equiv"
		}
		if of != nil && of.Name == nil && a.Is(is) {
			*of = a
		}
	}
	if content.Name != nil {
		m := Meta{
			Name: htmltree.CollapseSpace(name.Text()), Property: htmltree.CollapseSpace(property.Text()), Pragma: htmltree.CollapseSpace(pragma.Text()),
			Content: content.Text(), Pos: r.document.pos(content.Start), InHead: inHead,
		}
		if r.document.Facts.Metas == nil {
			r.document.Facts.Metas = make([]Meta, 0, 8) // most pages have some
		}
		r.document.Facts.Metas = append(r.document.Facts.Metas, m)
	}
}

func (f *rawFacts) takeLink(tags *htmltree.TagScanner, inHead bool) {
	rel, _ := tags.Attribute("rel")
	canonical, alternate := htmltree.HasWord(rel.Raw, "canonical"), htmltree.HasWord(rel.Raw, "alternate")
	if !canonical && !alternate {
		return
	}
	href, has := tags.Attribute("href")
	language, translated := tags.Attribute("hreflang")
	if !has {
		return
	}
	link := rawFact{text: addressOf(href), language: htmltree.CollapseSpace(language.Text()), at: href.Start, inHead: inHead}
	if canonical {
		f.canonicals = append(f.canonicals, link)
	}
	if alternate && translated {
		f.alternates = append(f.alternates, link)
	}
}

// addressOf gives the address that an attribute holds: without white space around
// it, and line ends and tabs within it (URL standard, section 4.4).
func addressOf(a htmltree.Attribute) string {
	return lineEnds.Replace(strings.Trim(a.Text(), " \t\n\f\r"))
}

var lineEnds = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// shownText gives the text that markup stands for: character references are
// resolved, ends of lines are "\n", and NUL is U+FFFD.
func shownText(text []byte) string {
	s := string(text)
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", replacementCharacter)
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

// finishFacts resolves addresses once all tags are known.
func (r *reader) finishFacts() {
	d, raw := r.document, &r.found.facts
	if d.Base == "" {
		d.Base = raw.onlyCanonical()
	}
	if raw.base != nil {
		d.Facts.Base = Fact{raw.base.text, d.pos(raw.base.at), raw.base.inHead}
		r.takeBase(raw.base)
	}
	for _, c := range raw.canonicals {
		d.Facts.Canonicals = append(d.Facts.Canonicals, Fact{r.resolve(c), d.pos(c.at), c.inHead})
	}
	for _, a := range raw.alternates {
		d.Facts.Alternates = append(d.Facts.Alternates, Alternate{a.language, r.resolve(a), d.pos(a.at), a.inHead})
	}
}

// onlyCanonical gives the address that a page itself calls its own, where it names one
// alone and in full: a page that was saved, or is read without being told where it
// stands, still knows that. It is empty elsewhere.
func (f *rawFacts) onlyCanonical() string {
	only := ""
	for _, c := range f.canonicals {
		switch {
		case !c.inHead: // no search engine takes it there, and visitors may have written it
			continue
		case !namesHost(c.text) || len(c.text) > longestBase || rdf.CheckIRI(c.text) != nil:
			return ""
		case only != "" && only != c.text:
			return ""
		}
		only = c.text
	}
	return only
}

// namesHost tells whether a text is an address of the web with a host.
func namesHost(address string) bool {
	scheme, rest, _ := strings.Cut(address, "://")
	return (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")) && strings.IndexAny(rest, "/?#:") != 0 && rest != ""
}

// takeBase takes the base element (HTML, section 4.2.3).
func (r *reader) takeBase(base *rawFact) {
	address := r.resolve(*base)
	scheme, _, _ := strings.Cut(address, ":")
	switch {
	case strings.EqualFold(scheme, "data") || strings.EqualFold(scheme, "javascript"):
		r.report(fault{at: base.at, what: "an address of the scheme " + strings.ToLower(scheme) + " is no base: it is passed over", expected: "an address of http or https"})
	case len(address) > longestBase:
		r.report(fault{at: base.at, what: fmt.Sprintf("the address of the base has %d bytes: it is passed over", len(address)), expected: fmt.Sprintf("at most %d", longestBase)})
	case rdf.CheckIRI(address) == nil:
		r.document.Base = address
	}
}

// longestBase is how long a base may be, since the addresses of a page begin with it.
const longestBase = 1 << 13

// resolve gives the address that a fact means. One that cannot be resolved stays as
// it is written, which is a problem unless only the address of the page is missing.
func (r *reader) resolve(f rawFact) string {
	address, err := rdf.ResolveIRI(r.document.Base, f.text)
	switch {
	case err != nil && r.document.Base == "":
		return f.text
	case err == nil:
		err = rdf.CheckIRI(address)
	}
	if err == nil {
		return address
	}
	r.report(fault{at: f.at, what: "the address cannot be read: " + strings.TrimPrefix(err.Error(), "rdf: ")})
	return f.text
}
