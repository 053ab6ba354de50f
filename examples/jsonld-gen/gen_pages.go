package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// pages gives what each page of the site says: a JSON object, one page a line, whose
// names are the paths of the pages, which stay when a site is looked at on another
// host.
//
// A page is described as it is by build, which also looks at the page: from there
// come the title and the language of a page that the data does not describe.
func (g *generate) pages(content *site.Content) ([]byte, error) {
	text := []byte("{")
	had := make(map[string]string)
	for _, address := range content.Addresses() {
		u, err := url.Parse(address)
		if err != nil {
			return nil, err
		}
		path := cmp.Or(u.EscapedPath(), "/")
		if other, twice := had[path]; twice {
			return nil, fmt.Errorf("the pages %s and %s have one path", other, address)
		}
		had[path] = address
		if len(had) > 1 {
			text = append(text, ',')
		}
		text = append(append(append(append(text, '\n'), quoted(path)...), ':'), ' ')
		if text, err = g.appendPage(text, content.Page(address, page.Head{Language: g.Language})); err != nil {
			return nil, fmt.Errorf("%s: %w", address, err)
		}
	}
	return append(text, "\n}\n"...), nil
}

// appendPage appends the description of a page on one line, as an object or as the
// text of an element.
func (g *generate) appendPage(buffer []byte, p *site.Page) ([]byte, error) {
	options := append(g.jsonldOptions(), jsonld.Indent(""), jsonld.Language(cmp.Or(p.Language, g.Language)))
	if !g.Script {
		return jsonld.Append(buffer, p, options...)
	}
	element, err := script.Append(nil, p, options...)
	return append(buffer, quoted(string(element))...), err
}

// quoted gives a text as a JSON string. Texts that JSON-LD is made of have no bad
// UTF-8, which encoding/json would replace.
func quoted(text string) []byte {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // no string is beyond JSON
	}
	return b
}
