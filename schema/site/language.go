package site

import (
	"strings"

	"github.com/healthld/healthld/schema/page"
)

// languageOf gives the language of a page: that of its head where it is one of the
// site's or a kind of one, as "de-CH" is of "de"; else the site's main one.
func (c *Content) languageOf(head page.Head) string {
	if len(c.settings.Languages) == 0 {
		return ""
	}
	for tag := head.Language; tag != ""; tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)] {
		for _, language := range c.settings.Languages {
			if strings.EqualFold(language, tag) {
				return head.Language
			}
		}
	}
	return c.settings.Languages[0]
}
