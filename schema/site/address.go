package site

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/healthld/healthld/rdf"
)

// addresses knows which addresses are those of pages of the site.
type addresses struct {
	// scheme, host and folder are those of the base: the folder begins and ends
	// with a slash.
	scheme, host, folder string
}

// parseBase takes the base of a site apart.
func parseBase(base string) (addresses, error) {
	if err := rdf.CheckIRI(base); err != nil {
		return addresses{}, fmt.Errorf("site: the base is no absolute IRI: %w", err)
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" {
		return addresses{}, fmt.Errorf("site: the base %q is no address of a web site, such as https://sunrise.example/", base)
	}
	folder := u.Path
	if folder == "" {
		folder = "/"
	}
	if !strings.HasSuffix(folder, "/") || u.RawQuery != "" || u.Fragment != "" {
		return addresses{}, fmt.Errorf("site: the base %q is no address of a folder: end it with a slash, as in https://sunrise.example/group/", base)
	}
	return addresses{scheme: u.Scheme, host: hostOf(u), folder: folder}, nil
}

// hostOf gives the host in lower case, with the port where it is not that of the
// scheme (RFC 3986, section 6.2).
func hostOf(u *url.URL) string {
	host, port := strings.ToLower(u.Hostname()), u.Port()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port == "" || u.Scheme == "https" && port == "443" || u.Scheme == "http" && port == "80" {
		return host
	}
	return host + ":" + port
}

// route is the path of a page below the base without the slash before it, as
// people read it: percent-encoding is undone. That of the home page is empty.
type route string

// routeOf gives the page at an address. Its fragment is a place on the page. An
// address with a query, or beyond the base, is that of no page of the site.
func (a *addresses) routeOf(address string) (route, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != a.scheme || hostOf(u) != a.host || u.User != nil || u.RawQuery != "" {
		return "", false
	}
	p := u.Path
	if p == "" {
		p = "/"
	}
	rest, ok := strings.CutPrefix(p, a.folder)
	return route(rest), ok
}

// addressOf gives the address of the page.
func (a *addresses) addressOf(r route) string {
	u := url.URL{Path: a.folder + string(r)}
	return a.scheme + "://" + a.host + u.EscapedPath()
}

// routesOf gives the pages that a web server may find in a file, in the order of
// how sure that is: the first is the page's own address.
func routesOf(name string) [3]route {
	base := path.Base(name)
	if stem := strings.TrimSuffix(base, path.Ext(base)); stem != "index" {
		own := strings.TrimSuffix(name, path.Ext(name))
		return [...]route{route(name), route(own), route(own + "/")}
	}
	folder := strings.TrimSuffix(name, base)
	return [...]route{route(folder), route(name), route(strings.TrimSuffix(folder, "/"))}
}

// isPage tells whether a file is an HTML page by its name.
func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// assignRoutes gives each file the pages that a server finds in it: where a page
// could be found in several, the one that it is more surely in.
func assignRoutes(names []string) map[string][]route {
	taken := make(map[route]bool, 3*len(names))
	routes := make(map[string][]route, len(names))
	for level := range 3 {
		for _, name := range names {
			if r := routesOf(name)[level]; !taken[r] {
				taken[r] = true
				routes[name] = append(routes[name], r)
			}
		}
	}
	return routes
}
