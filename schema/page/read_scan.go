package page

import (
	"bytes"
	"fmt"

	"github.com/healthld/healthld/internal/htmltree"
)

// found is what a look at all tags of a page has found.
type found struct {
	scripts []script
	// firstScript is room for the first, which mostly is the only one.
	firstScript [1]script
	// tooMany counts the scripts beyond the limit, the first of which is at firstBeyond.
	tooMany, firstBeyond int
	// microdata and rdfa are where the first tag with either stands, -1 if nowhere.
	microdata, rdfa int
	// inTemplate is where the first tag in a template stands that has either.
	inTemplate int
	facts      rawFacts
	// tags are all tags of the page, once one of them has either.
	tags *htmltree.Tags
}

// script is the content of a script with JSON-LD.
type script struct{ start, end int }

// scan looks at all tags of the page once.
func (r *reader) scan() {
	f := &r.found
	f.microdata, f.rdfa, f.inTemplate = -1, -1, -1
	var tags htmltree.TagScanner
	tags.Reset(r.source.text)
	head := head{open: true}
	templates := 0
	next := func() bool {
		switch {
		case head.open:
			return tags.Next()
		case f.tags != nil:
			return f.tags.Next(&tags, f.asked())
		}
		return tags.NextTelling()
	}
	for next() && r.goesOn(tags.Start) {
		if head.open {
			if head.take(&tags, r.source.text, templates); !head.open && r.headOnly {
				return
			}
		}
		if f.tags != nil {
			f.tags.Take(&tags)
		}
		if tags.Signs&^htmltree.SignRelation != 0 {
			r.takeSigns(&tags, templates > 0)
			if f.tags == nil && (f.microdata >= 0 || f.rdfa >= 0) {
				f.tags = htmltree.CollectTags(r.ctx, &tags, r.treeLimits())
			}
		}
		switch len(tags.Name) {
		case len("script"):
			if tags.IsStart("script") {
				r.takeScript(&tags, templates > 0)
			}
		case len("template"): // and of noscript
			switch {
			case tags.Foreign:
			case tags.IsStart("template"):
				templates++
			case tags.IsEnd("template"):
				templates = max(templates-1, 0)
			case tags.IsStart("noscript"):
				r.takeNoscript(&tags)
			}
		case len("meta"), len("title"): // and of base, html and link
			if templates == 0 && !tags.Closing && !tags.Foreign {
				r.takeFact(&tags, head.open)
			}
		}
	}
	if f.tooMany > 0 {
		r.incomplete(fault{
			at: f.firstBeyond, what: fmt.Sprintf("from here on %d scripts with JSON-LD were not read", f.tooMany),
			expected: fmt.Sprintf("at most %d in a page", r.limits.Blocks), mend: "raise the limit, or put what they say into fewer scripts",
		})
	}
	if f.inTemplate >= 0 {
		r.report(fault{
			at: f.inTemplate, what: "what stands in a template is no part of the page: its Microdata or RDFa is not read",
			mend: "put it outside of the template",
		})
	}
	r.finishFacts()
}

// asked gives the signs that tell of a notation of which none was found yet.
func (f *found) asked() (signs htmltree.Signs) {
	if f.microdata < 0 {
		signs = htmltree.SignMicrodata
	}
	if f.rdfa < 0 {
		signs |= htmltree.SignRDFa | htmltree.SignProperty | htmltree.SignColon
	}
	return signs
}

// takeScript takes a script, if it is one with JSON-LD.
func (r *reader) takeScript(tags *htmltree.TagScanner, inTemplate bool) {
	a, has := tags.Attribute("type")
	if !has {
		return
	}
	if kind := mediaType(a); !isJSONLD(kind) {
		if !inTemplate && !tags.Foreign && isMisspelled(kind) {
			r.tellMisspelled(a, kind)
		}
		return
	}
	start, end, closed := tags.Content()
	switch {
	case tags.Foreign:
		r.report(fault{at: tags.Start, what: "a script in SVG or MathML is no script of HTML: its JSON-LD is not read", mend: "put it outside of that"})
		return
	case inTemplate:
		r.report(fault{at: tags.Start, what: "what stands in a template is no part of the page: its JSON-LD is not read", mend: "put it outside of the template"})
		return
	case len(r.found.scripts) == r.limits.Blocks:
		if r.found.tooMany == 0 {
			r.found.firstBeyond = tags.Start
		}
		r.found.tooMany++
		return
	case !closed:
		r.report(fault{at: tags.Start, what: "the script is not closed: it goes to the end of the page", expected: "an end tag </script>"})
	}
	if a, has := tags.Attribute("src"); has {
		r.report(fault{at: a.NameStart, what: "JSON-LD is not read from another file: what counts is what stands in the script", mend: "put it into the page"})
		if len(bytes.Trim(r.source.text[start:end], " \t\n\f\r")) == 0 {
			return
		}
	}
	if r.found.scripts == nil {
		r.found.scripts = r.found.firstScript[:0]
	}
	r.found.scripts = append(r.found.scripts, script{start, end})
}

// takeNoscript looks for scripts with JSON-LD in what is shown without scripting.
func (r *reader) takeNoscript(tags *htmltree.TagScanner) {
	start, end, _ := tags.Content()
	for inner := htmltree.NewTagScanner(r.source.text[start:end]); inner.NextTelling() && r.goesOn(start); {
		if a, has := inner.Attribute("type"); has && inner.IsStart("script") && isJSONLD(mediaType(a)) {
			r.report(fault{
				at: start + inner.Start, what: "in noscript a script is text for whoever runs scripts: its JSON-LD is not read",
				mend: "put it outside of noscript",
			})
		}
	}
}

// takeSigns notes where structured data begins.
func (r *reader) takeSigns(tags *htmltree.TagScanner, inTemplate bool) {
	f := &r.found
	microdata := tags.Signs&htmltree.SignMicrodata != 0
	rdfa := f.rdfa < 0 && isRDFa(tags)
	switch {
	case !microdata && !rdfa:
	case inTemplate:
		if f.inTemplate < 0 {
			f.inTemplate = tags.Start
		}
	default:
		if microdata && f.microdata < 0 {
			f.microdata = tags.Start
		}
		if rdfa {
			f.rdfa = tags.Start
		}
	}
}

// isRDFa tells whether a tag makes a page one with RDFa. By the letter of RDFa each
// link with rel="license" and each meta element of Open Graph makes triples, so that
// almost every page had some. They are read, but do not count:
//
//   - property in a meta element, but for the prefixes of vocabularies for things
//     and whole addresses;
//   - rel and rev without a prefix;
//   - prefix.
func isRDFa(tags *htmltree.TagScanner) bool {
	if tags.Signs&htmltree.SignRDFa != 0 {
		return true
	}
	if tags.Signs&htmltree.SignProperty != 0 {
		if !tags.IsStart("meta") {
			return true
		}
		a, _ := tags.Attribute("property")
		for _, prefix := range thingPrefixes {
			if len(a.Raw) > len(prefix) && htmltree.EqualName(a.Raw[:len(prefix)], prefix) {
				return true
			}
		}
	}
	if tags.Signs&htmltree.SignColon != 0 {
		rel, _ := tags.Attribute("rel")
		rev, _ := tags.Attribute("rev")
		return hasPrefixedName(rel.Raw) || hasPrefixedName(rev.Raw)
	}
	return false
}

var thingPrefixes = []string{"schema:", "http:", "https:", "dc:", "dc11:", "dcterms:", "foaf:", "gr:", "v:", "vcard:", "cc:"}

// hasPrefixedName tells whether a word of the value is a name with a prefix, such as
// "schema:image", and not an address.
func hasPrefixedName(value []byte) bool {
	for {
		i := bytes.IndexByte(value, ':')
		if i < 0 {
			return false
		}
		value = value[i+1:]
		if len(value) > 0 && !bytes.HasPrefix(value, []byte("//")) && bytes.IndexByte([]byte(" \t\n\f\r"), value[0]) < 0 {
			return true
		}
	}
}

// head tells whether what comes belongs to the head (HTML, sections 13.2.6.4.1 to
// 13.2.6.4.4).
type head struct {
	open bool
	// at is where text may begin that was not looked at.
	at int
}

// take takes a tag of the text that stands in so many templates.
func (h *head) take(tags *htmltree.TagScanner, text []byte, templates int) {
	if templates == 0 {
		h.open = !htmltree.HasText(text[h.at:tags.Start]) && (tags.Closing && !endsHead(tags) || !tags.Closing && staysInHead(tags))
	}
	_, h.at, _ = tags.Content()
}

func endsHead(tags *htmltree.TagScanner) bool {
	return tags.IsEnd("head") || tags.IsEnd("body") || tags.IsEnd("html") || tags.IsEnd("br")
}

func staysInHead(tags *htmltree.TagScanner) bool {
	return headNames.Has(tags.Name)
}

var headNames = htmltree.NamesOf("meta", "link", "script", "title", "style", "base", "html", "head", "noscript", "template", "noframes", "basefont", "bgsound")
