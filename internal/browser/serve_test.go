package browser

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

// strictPolicy lets a page run and load nothing but files of its own site.
const strictPolicy = "default-src 'self'; script-src 'self'"

// serve serves the files on 127.0.0.1 until the test ends, with the content
// security policy if it is not empty, and gives the origin.
func serve(t *testing.T, files fs.FS, policy string) string {
	t.Helper()
	server := http.FileServerFS(files)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// What the encoding is, each page says itself, so that it shows where a page no
		// longer does.
		switch extension := path.Ext(r.URL.Path); {
		case extension == ".xhtml":
			w.Header().Set("Content-Type", "application/xhtml+xml")
		case extension == ".html" || strings.HasSuffix(r.URL.Path, "/"):
			w.Header().Set("Content-Type", "text/html")
		}
		w.Header().Set("Cache-Control", "no-store")
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		server.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// addressOf gives the path by which a file is asked for.
func addressOf(name string) string {
	return "/" + strings.TrimSuffix(name, "index.html")
}
