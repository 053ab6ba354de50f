package browser

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// browserNames are the programs that are looked for, in this order.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome"}

// options start the browser without a window, for pages on this machine alone.
// It asks nothing of the network by itself, and no name leads anywhere: a page
// that asks for another host gets an error, which is a finding.
var options = append(chromedp.DefaultExecAllocatorOptions[:],
	// All pages are our own. As root, and where the system gives programs no name
	// spaces of their own, there is no sandbox to be had.
	chromedp.NoSandbox,
	chromedp.Flag("no-proxy-server", true),
	chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	chromedp.Flag("disable-component-update", true),
	chromedp.Flag("disable-domain-reliability", true),
	// Nobody goes back to a page.
	chromedp.Flag("disable-features", "BackForwardCache,Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions"),
	// A screenshot shows the whole page, drawn: no image that is still being
	// decoded, no bar, and the same edges of letters wherever they stand.
	chromedp.Flag("disable-gpu", true),
	chromedp.Flag("disable-checker-imaging", true),
	chromedp.Flag("disable-lcd-text", true),
	chromedp.Flag("hide-scrollbars", true),
)

// browser is the one that all tests use.
var browser struct {
	once    sync.Once
	context context.Context
	cancel  context.CancelFunc
	err     error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.cancel != nil {
		browser.cancel()
	}
	os.Exit(code)
}

// findBrowser gives the path of the browser. Without one the test is skipped; in
// CI, which installs it, it fails.
func findBrowser(t *testing.T) string {
	t.Helper()
	for _, name := range browserNames {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	message := "needs chromium: there is none of " + strings.Join(browserNames, ", ")
	if os.Getenv("CI") == "true" {
		t.Fatal(message)
	}
	t.Skip(message)
	return ""
}

// startBrowser starts the browser at its first call and gives its context.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	path := findBrowser(t)
	browser.once.Do(func() {
		allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), append(options, chromedp.ExecPath(path))...)
		started, cancel := chromedp.NewContext(allocator)
		browser.context = started
		browser.cancel = func() { cancel(); cancelAllocator() }
		// The browser lives as long as the context of this call.
		tooLong := time.AfterFunc(time.Minute, cancel)
		defer tooLong.Stop()
		browser.err = chromedp.Do(started)
	})
	require.NoError(t, browser.err, path)
	return browser.context
}
