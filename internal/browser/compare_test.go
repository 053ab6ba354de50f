package browser

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// site is the files of a site as it was and with descriptions in its pages.
type site struct {
	before, after fs.FS
	pages         []string // names of files
}

// view is a way in which pages are seen: a width of the window in pixels, and
// what they may do.
type view struct {
	name   string
	width  int64
	policy string
}

var (
	wide   = view{"1200 px and a strict policy", 1200, strictPolicy}
	narrow = view{"390 px and no policy", 390, ""}
)

// compare opens every page of the site before and after, in each of the views, and
// holds that nothing differs but the data in it, which check looks at.
func compare(t *testing.T, s site, views []view, check func(t *testing.T, name string, is *visit)) {
	t.Helper()
	startBrowser(t)
	require.NotEmpty(t, s.pages)
	for _, view := range views {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			before, after := serve(t, s.before, view.policy), serve(t, s.after, view.policy)
			b := newTab(t, view.width)
			for _, name := range s.pages {
				t.Run(name, func(t *testing.T) {
					was := b.visit(t, before, addressOf(name))
					is := b.visit(t, after, addressOf(name))
					for when, v := range map[string]*visit{"before": was, "after": is} {
						assert.Empty(t, v.logged, "logged %s", when)
						assert.Empty(t, v.faults, "asked for in vain, or elsewhere, %s", when)
						assert.NotEmpty(t, v.fetched)
					}
					for _, d := range differences(was, is) {
						t.Error(d)
					}
					keepPictures(t, was, is)
					check(t, name, is)
				})
			}
		})
	}
}

// differences tells in what a page is no longer what it was: what it is, shows,
// does and fetches.
func differences(was, is *visit) []string {
	var all []string
	for _, d := range []struct {
		what    string
		was, is any
	}{
		{"document", was.DOM, is.DOM},
		{"around", was.Around, is.Around},
		{"mode", was.Mode, is.Mode},
		{"title", was.Title, is.Title},
		{"text", was.Text, is.Text},
		{"links", was.Links, is.Links},
		{"ids", was.IDs, is.IDs},
		{"anchors", was.anchors, is.anchors},
		{"controls", was.controls, is.controls},
		{"requests", was.fetched, is.fetched},
	} {
		if !reflect.DeepEqual(d.was, d.is) {
			all = append(all, d.what+": "+firstDifference(fmt.Sprintf("%+v", d.was), fmt.Sprintf("%+v", d.is)))
		}
	}
	if d := differenceOfPictures(was.screenshot, is.screenshot); d != "" {
		all = append(all, "screenshot: "+d)
	}
	return all
}

// firstDifference shows two texts where they differ first.
func firstDifference(was, is string) string {
	i := 0
	for i < len(was) && i < len(is) && was[i] == is[i] {
		i++
	}
	around := func(s string) string { return s[max(0, i-60):min(len(s), i+60)] }
	return fmt.Sprintf("at byte %d\n\twas %q\n\tis  %q", i, around(was), around(is))
}

// keepPictures keeps what a page looked like that differs; go test -artifacts
// says where.
func keepPictures(t *testing.T, was, is *visit) {
	t.Helper()
	if bytes.Equal(was.screenshot, is.screenshot) {
		return
	}
	for name, picture := range map[string][]byte{"before.png": was.screenshot, "after.png": is.screenshot} {
		require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), name), picture, 0o644))
	}
}
