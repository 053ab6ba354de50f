package site

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRouteOf(t *testing.T) {
	a, err := parseBase("https://Sunrise.example:443/group/")
	require.NoError(t, err)
	tests := map[string]string{
		"https://sunrise.example/group/":                    "",
		"https://sunrise.example/group/#clinic":             "",
		"https://sunrise.example/group/clinics/":            "clinics/",
		"https://sunrise.example/group/clinics/#north":      "clinics/",
		"HTTPS://SUNRISE.EXAMPLE/group/a.html":              "a.html",
		"https://sunrise.example:443/group/a":               "a",
		"https://sunrise.example/group/stra%C3%9Fe/":        "straße/",
		"https://sunrise.example/group/straße/":             "straße/",
		"https://sunrise.example/group/a%20b":               "a b",
		"https://sunrise.example/group/a?b":                 "-",
		"https://sunrise.example/group":                     "-",
		"https://sunrise.example/":                          "-",
		"https://sunrise.example/Group/":                    "-",
		"http://sunrise.example/group/":                     "-",
		"https://sunrise.example:8443/group/":               "-",
		"https://www.sunrise.example/group/":                "-",
		"https://user@sunrise.example/group/":               "-",
		"mailto:hello@sunrise.example":                      "-",
		"/group/":                                           "-",
		"":                                                  "-",
		"https://sunrise.example/group/%zz":                 "-",
		"https://sunrise.example/group/../other/":           "../other/", // no file has that name
		"https://sunrise.example/group/a%2Fb/":              "a/b/",
		"https://sunrise.example/group/clinics/?#fragment?": "clinics/",
	}
	for address, want := range tests {
		got, ok := a.routeOf(address)
		if !ok {
			got = "-"
		}
		assert.Equal(t, route(want), got, address)
	}
}

func TestBase(t *testing.T) {
	tests := map[string]string{ // what is the home page
		"https://sunrise.example":             "https://sunrise.example/",
		"https://sunrise.example/":            "https://sunrise.example/",
		"https://sunrise.example/a/":          "https://sunrise.example/a/",
		"http://localhost:8080/":              "http://localhost:8080/",
		"https://[2001:DB8::1]:8443/":         "https://[2001:db8::1]:8443/",
		"https://[2001:db8::1]/":              "https://[2001:db8::1]/",
		"https://bücher.example/stra%C3%9Fe/": "https://bücher.example/stra%C3%9Fe/",
	}
	for base, want := range tests {
		a, err := parseBase(base)
		require.NoError(t, err, base)
		assert.Equal(t, want, a.addressOf(""))
		r, ok := a.routeOf(want)
		assert.True(t, ok, base)
		assert.Empty(t, r, base)
	}
	for _, bad := range []string{"", "sunrise.example", "/a/", "mailto:a@b.example", "urn:isbn:1", "https:///a", "https://a b/", "https://a%zz/",
		"https://sunrise.example/a", "https://sunrise.example/a/index.html", "https://sunrise.example/a/?b", "https://sunrise.example/a/#b"} {
		_, err := parseBase(bad)
		assert.Error(t, err, bad)
	}
}

func TestAssignRoutes(t *testing.T) {
	got := assignRoutes([]string{
		"404.html", "a.html", "a/index.html", "b/index.HTML", "c.d/e.htm", "index.html", "straße/index.xhtml",
	})
	assert.Equal(t, map[string][]route{
		"404.html":           {"404.html", "404", "404/"},
		"a.html":             {"a.html", "a"}, // a/ is the folder's
		"a/index.html":       {"a/", "a/index.html"},
		"b/index.HTML":       {"b/", "b/index.HTML", "b"},
		"c.d/e.htm":          {"c.d/e.htm", "c.d/e", "c.d/e/"},
		"index.html":         {"", "index.html"},
		"straße/index.xhtml": {"straße/", "straße/index.xhtml", "straße"},
	}, got)
}

func TestIsPage(t *testing.T) {
	for name, want := range map[string]bool{
		"a.html": true, "a/b.HTM": true, "a.xhtml": true, "a.html.gz": false, "html": false, "a.htmlx": false, ".html": true, "a.md": false,
	} {
		assert.Equal(t, want, isPage(name), name)
	}
}
