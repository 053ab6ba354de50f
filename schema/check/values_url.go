package check

import (
	"strings"
	"unicode"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// checkURL looks at values that are IRIs, and at texts where an address alone
// can stand.
func checkURL(p *Pass, t *Thing, property *Property, number int) {
	if property.Term == 0 {
		return
	}
	value := &property.Values[number]
	expected := property.expected
	switch {
	case expected.forms&urlForm == 0:
		return
	case value.Kind == rdf.IRI:
	case expected.forms != urlForm || !hasForm(value) || value.Kind == rdf.Number:
		return
	case expected.open && !isAddress(value.Text): // the text stands for a thing
		return
	}
	if property.Term == targetProperty && isTemplate(value.Text) {
		return
	}
	fault, suggestion := urlFault(value.Text)
	if fault == "" && value.Kind == rdf.IRI {
		fault, suggestion = slipFault(value.Text, p.ownAddress(), property.Term == sameAsTerm)
	}
	if fault == "" {
		return
	}
	if suggestion != "" {
		fault += "; write " + quote(suggestion)
	} else {
		fault += p.addressWithin(property, number)
	}
	p.Report(AtValue(t, property, number), quote(value.Text)+" "+fault, property.Term, suggestion)
}

// ownAddress gives the address of the page, or the only one that it calls canonical where that
// is not known: relative addresses were resolved against it.
func (p *Pass) ownAddress() string {
	if address := p.PageAddress(); address != "" || p.page == nil || len(p.page.Canonicals) != 1 {
		return address
	}
	return p.page.Canonicals[0].Text
}

// urlFault says what is wrong with an address: the rest of a sentence that
// begins with it. Relative addresses pass: what they are relative to is for
// readers.
func urlFault(text string) (fault, suggestion string) {
	if text == "" {
		return "is no address", ""
	}
	absolute := rdf.IsAbsoluteIRI(text)
	probe := text
	if !absolute {
		probe = "x:" + text
	}
	switch err := rdf.CheckIRI(probe); {
	case err != nil && placeholderIn(text) != "":
		return "is no address", ""
	case err != nil && strings.TrimSpace(text) != text:
		return "is an address with spaces around it", strings.TrimSpace(text)
	case err != nil && areSeveralAddresses(text):
		return severalAddresses, ""
	case err != nil && strings.Contains(text, " ") && absolute:
		return "is an address with spaces in it", strings.ReplaceAll(text, " ", "%20")
	case err != nil && absolute && !isLocalPath(text):
		return "is an address with characters that none may have", ""
	case err != nil && !absolute:
		return "is no address", ""
	case !absolute && len(text) > 4 && strings.EqualFold(text[:4], "www."):
		return "lacks its scheme, https:// or http://", ""
	case !absolute:
		return "", ""
	}
	return schemeFault(text)
}

// areSeveralAddresses tells whether a text is a list of addresses of the web, of two or more
// and nothing else, with their schemes or without.
func areSeveralAddresses(text string) bool {
	count := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '|' || unicode.IsSpace(r) }) {
		if count++; !beginsWithUsualHost(strings.TrimPrefix(strings.TrimPrefix(part, "https://"), "http://")) {
			return false
		}
	}
	return count > 1
}

const severalAddresses = "holds several addresses; give each as a value of its own"

// areJoinedAddresses tells whether a text is two or more whole addresses of the web with a comma
// and no space between them, which together have the form of one.
func areJoinedAddresses(text string) bool {
	first, _, _ := strings.Cut(text, ",")
	if strings.ContainsAny(first, "?#") {
		return false // it may be a query that holds addresses
	}
	for part := range strings.SplitSeq(text, ",") {
		if !strings.HasPrefix(part, "https://") && !strings.HasPrefix(part, "http://") {
			return false
		}
	}
	return areSeveralAddresses(text)
}

// schemeFault says what is wrong with the scheme of an address, and with what stands
// behind that of the web.
func schemeFault(address string) (fault, suggestion string) {
	rest, isWeb := strings.CutPrefix(address, "https://")
	if !isWeb {
		rest, isWeb = strings.CutPrefix(address, "http://")
	}
	if isWeb && strings.IndexByte(rest, ',') >= 0 && areJoinedAddresses(address) {
		return severalAddresses, ""
	}
	if isWeb && rest != "" && rest[0] != 'h' && rest[0] != 'H' && isAlphanumeric(rest[0]) {
		return "", "" // most addresses
	}
	if isHollow(address) {
		return "is an address without a host", withHost(address)
	}
	scheme, rest, _ := strings.Cut(address, ":")
	switch scheme = strings.ToLower(scheme); {
	case scheme == "http" || scheme == "https":
		inner := strings.TrimPrefix(rest, "//")
		for _, again := range [...]string{"http:", "https:", "http//", "https//"} {
			if len(inner) > len(again) && strings.EqualFold(inner[:len(again)], again) {
				if fault, _ := urlFault(inner); fault == "" && rdf.IsAbsoluteIRI(inner) {
					suggestion = inner
				}
				return "has its scheme twice", suggestion
			}
		}
	case isLocalPath(address):
		return "is a file of one's own computer, which nobody else can open", ""
	case scheme == "javascript" || scheme == "vbscript":
		return "is a script, and no address that leads anywhere", ""
	case scheme == "about" || scheme == "blob" || scheme == "view-source" || scheme == "chrome":
		return "is an address that holds within one browser", ""
	case strings.HasPrefix(rest, "//") && len(scheme) <= len("https")+1:
		var slip pattern
		slip.set(scheme)
		for _, web := range [...]string{"https", "http"} {
			if slip.distance(web) == 1 {
				return "begins with no scheme that there is", web + ":" + rest
			}
		}
	}
	return "", ""
}

// isLocalPath tells whether an address is that of a file, as file:///C:/logo.png or
// C:\\logo.png.
func isLocalPath(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	return len(scheme) == 1 || strings.EqualFold(scheme, "file")
}

// targetProperty leads to where an action takes place, for which search engines take a
// template of addresses (RFC 6570), as in https://sunrise.example/?q={search_term_string}.
var targetProperty = vocab.Lookup("target")

// isTemplate tells whether a text is an address but for names in braces.
func isTemplate(text string) bool {
	var b strings.Builder
	for rest := text; ; {
		before, behind, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.Len() < len(text) && rdf.CheckIRI(b.String()) == nil
		}
		name, after, closed := strings.Cut(behind, "}")
		if !closed || name == "" || rdf.CheckIRI("x:"+name) != nil {
			return false
		}
		rest = after
	}
}

// isAddress tells whether a text is meant to be an address, well written or not.
func isAddress(text string) bool { return strings.Contains(text, "://") }

// withHost gives an address of the web that names no host as browsers read it, where what
// would be its host has a dot: https:/sunrise.example/a for https://sunrise.example/a.
func withHost(address string) string {
	scheme, rest, _ := strings.Cut(address, ":")
	rest = strings.TrimLeft(rest, "/")
	if !beginsWithHost(rest) || rdf.CheckIRI(scheme+"://"+rest) != nil {
		return ""
	}
	return scheme + "://" + rest
}

// beginsWithHost tells whether a text begins with what may be the name of a host, with a dot
// and a last part of letters.
func beginsWithHost(text string) bool {
	host := text
	if end := strings.IndexAny(text, "/?#:"); end >= 0 {
		host = text[:end]
	}
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || len(host)-dot < 3 {
		return false
	}
	for i := dot + 1; i < len(host); i++ {
		if c := lower(host[i]); c < 'a' || c > 'z' {
			return false
		}
	}
	return isAlphanumeric(host[0]) && !fileEndings.has(host[dot+1:])
}

// beginsWithUsualHost tells whether a text begins with what can hardly be anything but the name
// of a host: dr.lind may be somebody's page.
func beginsWithUsualHost(text string) bool {
	host := text
	if end := strings.IndexAny(text, "/?#:"); end >= 0 {
		host = text[:end]
	}
	return beginsWithHost(text) && usualEndings.has(host[strings.LastIndexByte(host, '.')+1:])
}

// usualEndings are what names of hosts end with most often, without those that are names of
// people too.
var usualEndings = newWordList("com org net info biz edu gov int eu io app health example " +
	"ae ar at au be bg br ca ch cl cn co cy cz de dk ee es fi fr gr hk hr hu id ie il in is it jp kr lt lu lv ma mt mx my nl nz pe ph pk pl pt ro rs ru sa se sg sk th tr tw ua uk us vn za")

// fileEndings are what names of files end with, not those of hosts.
var fileEndings = newWordList("html htm xhtml php asp aspx jsp jpg jpeg png gif webp svg avif ico pdf css js json xml txt")

// slips are what addresses begin with whose scheme was written wrongly, with what was meant.
// Readers take them for places below the page.
var slips = []struct{ written, meant string }{
	{"www.", "https://www."},
	{"http//", "http://"}, {"https//", "https://"}, {"http;//", "http://"}, {"https;//", "https://"}, {"://", "https://"},
}

// slipFault says of an address that it was resolved though it was meant to be a whole one, as
// www.sunrise.example: then it stands right behind the host, or in the folder of the page.
// What leadsElsewhere, as sameAs does, has an address of the own site for no other reason
// where that begins with any host.
func slipFault(address, page string, leadsElsewhere bool) (fault, suggestion string) {
	scheme, rest, _ := strings.Cut(address, "://")
	host, path, found := strings.Cut(rest, "/")
	if !found || host == "" || path == "" || scheme != "https" && scheme != "http" {
		return "", ""
	}
	if lower(path[0]) == 'h' { // a form that puts the host in front was given a whole address
		for _, prefix := range [...]string{"https://", "http://"} {
			if hasLower(path, prefix) && sameHost(path[len(prefix):], host) {
				return "holds the address a second time", path
			}
		}
	}
	leadsElsewhere = leadsElsewhere && isOn(page, scheme, host)
	inFolder := ""
	if end := strings.LastIndexByte(page, '/'); end > len("https://") {
		inFolder, _ = strings.CutPrefix(address, page[:end+1])
	}
	for _, below := range [...]string{path, inFolder} {
		if below == "" {
			continue
		}
		if leadsElsewhere && beginsWithUsualHost(below) || hasLower(below, strings.TrimPrefix(host, "www.")) && sameHost(below, host) {
			return slipOf(below), "https://" + below
		}
		if lower(below[0]) != 'w' && lower(below[0]) != 'h' && below[0] != ':' {
			continue // most addresses
		}
		for _, slip := range slips {
			if len(below) > len(slip.written) && hasLower(below, slip.written) && beginsWithHost(below[len(slip.written):]) {
				return slipOf(below), slip.meant + below[len(slip.written):]
			}
		}
	}
	return "", ""
}

// isOn tells whether a page is on a host.
func isOn(page, scheme, host string) bool {
	rest, found := strings.CutPrefix(page, scheme+"://"+host)
	return found && strings.HasPrefix(rest, "/")
}

func slipOf(below string) string {
	return "is an address below that of this site or page, though " + quote(below) + " was meant to be a whole one and lacks its scheme"
}

// sameHost tells whether an address without its scheme is on a host, with www. or without.
func sameHost(rest, host string) bool {
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	without := func(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }
	return without(rest[:end]) == without(host)
}

// isHollow tells whether an address of the web names no host.
func isHollow(address string) bool {
	scheme, rest, _ := strings.Cut(address, ":")
	if !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return false
	}
	host, is := strings.CutPrefix(rest, "//")
	return !is || host == "" || strings.ContainsRune("/?#", rune(host[0]))
}
