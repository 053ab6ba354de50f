package report

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"
)

func (b *builder) title() {
	b.m.Title = shown(b.options.Title, mostTitle)
	for _, p := range b.pages {
		if b.m.Title == "" {
			b.m.Title = p.siteName
		}
		if b.m.Address == "" {
			if u, err := url.Parse(p.address); err == nil && u.Host != "" {
				b.m.Address = shown(u.Host, mostTitle)
			}
		}
	}
	b.m.Title = cmp.Or(b.m.Title, b.m.Address, "This site")
}

// endings gives what titles end with behind a dash or a bar, such as the name of the
// site, where several of them do.
func endings(all []*Page) map[string]bool {
	counts := make(map[string]int)
	for _, p := range all {
		if end := endingOf(p.title); end != "" {
			counts[end]++
		}
	}
	common := make(map[string]bool)
	for end, n := range counts {
		if n >= 3 && 10*n >= len(all) {
			common[end] = true
		}
	}
	return common
}

func endingOf(title string) string {
	at := 0
	for _, mark := range []string{" – ", " — ", " | ", " - ", " · "} {
		at = max(at, strings.LastIndex(title, mark))
	}
	if at == 0 {
		return ""
	}
	return title[at:]
}

// withoutEnding gives a title without what many end with.
func (b *builder) withoutEnding(title string) string {
	if end := endingOf(title); b.endings[end] {
		return strings.TrimSuffix(title, end)
	}
	return title
}

// label gives the name of a thing as it stands in the picture.
func (b *builder) label(t *known) string {
	switch {
	case t.kind == pages:
		return b.pageTitle(b.pages[t.pages[0]])
	case t.name == "":
		// What has a headline or a title has it on its page, too.
		return b.pageTitle(b.pages[t.pages[0]])
	}
	return t.name
}

// sortOf gives what a thing has in common with others: a page its folder, any other thing
// its class.
func (b *builder) sortOf(t *known) string {
	if t.kind != pages {
		return spaced(t.class)
	}
	folder, _, is := strings.Cut(b.pages[t.pages[0]].name, "/")
	if !is {
		return "/"
	}
	return shown(folder, mostName) + "/"
}

// pageTitle gives what a page is called.
func (b *builder) pageTitle(p *Page) string {
	return cmp.Or(b.withoutEnding(p.title), p.title, shown(p.name, mostTitle))
}

func (b *builder) pageLink(page int) link {
	p := b.pages[page]
	l := link{Text: b.pageTitle(p)}
	if b.cards[page] {
		l.Href = "#" + pageID(page)
	}
	return l
}

func pageID(page int) string { return "page-" + strconv.Itoa(page+1) }
