//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// C4: nothing outside the folders is opened or changed, and nothing is waited for.
func TestBuildLeavesLinksAlone(t *testing.T) {
	for _, mode := range []string{"in place", "out"} {
		t.Run(mode, func(t *testing.T) {
			files := smallSite()
			page := files["pages/index.html"]
			for _, name := range []string{"outside/file.html", "outside/folder/page.html", "outside/twin.html", "outside/out.html", "outside/style.css"} {
				files[name] = page
			}
			names := []string{"link", "inner-link", "dangling", "loop", "folder/page", "root/outside/file", "up/staff/lind", "fifo", "twin", "before"}
			for _, name := range names {
				files["data/"+strings.ReplaceAll(name, "/", "-")+".yaml"] = "type: Person\nname: Added\nurl: /" + name + "\n"
			}
			files["data/above.yaml"] = "type: Person\nname: Above\nurl: [/../outside/file, https://sunrise.example/%2e%2e/outside/file, /..%2Foutside/file]\n"
			root := lay(t, files)
			pages, outside := filepath.Join(root, "pages"), filepath.Join(root, "outside")
			links := map[string]string{
				"link.html": "../outside/file.html", "inner-link.html": "index.html", "dangling.html": "nowhere.html", "loop.html": "loop.html",
				"folder": "../outside/folder", "root": root, "up": ".", "style-link.css": "../outside/style.css",
			}
			for name, target := range links {
				require.NoError(t, os.Symlink(target, filepath.Join(pages, name)))
			}
			require.NoError(t, syscall.Mkfifo(filepath.Join(pages, "fifo.html"), 0o644))
			require.NoError(t, syscall.Mkfifo(filepath.Join(pages, "fifo.css"), 0o644))
			require.NoError(t, os.Link(filepath.Join(outside, "twin.html"), filepath.Join(pages, "twin.html")))
			arguments, result := siteArguments(root), pages
			if mode == "out" {
				// What lies where the site is written to is not followed either.
				result = filepath.Join(root, "out")
				arguments = append(arguments, "--out", result)
				layIn(t, result, map[string]string{"keep.txt": "theirs"})
				require.NoError(t, os.Symlink("../outside/out.html", filepath.Join(result, "index.html")))
				require.NoError(t, os.Symlink("../outside", filepath.Join(result, "staff")))
				require.NoError(t, syscall.Mkfifo(filepath.Join(result, "imprint.html"), 0o644))
			}
			before := stampAll(t, outside)

			got := build(arguments...)
			assertUntouched(t, outside, before)
			for name := range links {
				assert.Contains(t, got.err, "left out: "+filepath.Join(pages, name)+": it is a symbolic link, which is never followed")
				target, err := os.Readlink(filepath.Join(pages, name))
				require.NoError(t, err)
				assert.Equal(t, links[name], target)
			}
			for _, name := range []string{"fifo.html", "fifo.css"} {
				assert.Contains(t, got.err, "left out: "+filepath.Join(pages, name)+": it is no regular file, but a named pipe")
			}
			assert.Contains(t, got.err, "Above")
			results := textsIn(t, result)
			assert.Contains(t, results["twin.html"], `"name":"Added"`)
			if mode == "in place" {
				assert.Equal(t, exitFine, got.code, got.err)
				assert.Equal(t, len(links)+2, strings.Count(got.err, "left out: "))
				assert.Contains(t, results["index.html"], "Sunrise Clinic")
				return
			}
			assert.Equal(t, exitFindings, got.code)
			assert.Contains(t, got.err, "error: write "+filepath.Join(result, "index.html")+": it is a symbolic link")
			assert.Contains(t, got.err, "error: write "+filepath.Join(result, "staff", "lind.html")+": ")
			assert.Contains(t, got.err, "error: write "+filepath.Join(result, "imprint.html")+": it is no regular file, but a named pipe")
			assert.Equal(t, "theirs", results["keep.txt"])
			assert.Equal(t, files["pages/style.css"], results["style.css"])
			assert.Equal(t, page, textsIn(t, pages)["index.html"])
		})
	}
}

// A folder that is a symbolic link itself is the one that it leads to.
func TestBuildThroughLinksToFolders(t *testing.T) {
	root := lay(t, smallSite())
	for _, name := range []string{"pages", "data", "out"} {
		require.NoError(t, os.Symlink(name, filepath.Join(root, name+"-link")))
	}
	for _, out := range []string{"pages", "pages-link", "pages-link/new", "pages/../pages-link/new/er", "data-link/../pages"} {
		got := build("--data", filepath.Join(root, "data-link"), "--pages", filepath.Join(root, "pages-link"), "--out", filepath.Join(root, out))
		assert.Equal(t, exitFindings, got.code)
		assert.Contains(t, got.err, "need folders of their own", out)
	}
	require.NoError(t, os.Mkdir(filepath.Join(root, "out"), 0o755))
	got := build("--data", filepath.Join(root, "data-link"), "--pages", filepath.Join(root, "pages-link"), "--out", filepath.Join(root, "out-link"))
	require.Equal(t, exitFine, got.code, got.err)
	assert.Len(t, textsIn(t, filepath.Join(root, "out")), 4)
	assert.Equal(t, smallSite()["pages/index.html"], textsIn(t, filepath.Join(root, "pages"))["index.html"])
	got = build("--data", filepath.Join(root, "data"), "--pages", filepath.Join(root, "pages-link"))
	require.Equal(t, exitFine, got.code, got.err)
	assert.Equal(t, textsIn(t, filepath.Join(root, "out")), textsIn(t, filepath.Join(root, "pages")))
}
