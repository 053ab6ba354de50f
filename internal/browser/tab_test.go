package browser

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// still runs in every page before its own scripts do, so that the page stands
// still, in looks and in time. Images are drawn without smoothing, since browsers
// smooth them from whichever size of them they happen to hold. An adopted style
// sheet is no part of the document's text.
const still = `{
	const still = new CSSStyleSheet();
	still.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; caret-color: transparent !important; image-rendering: pixelated !important }');
	document.adoptedStyleSheets = [still];
	const Clock = Date, now = Clock.UTC(2026, 10, 24, 10, 0);
	Date = class extends Clock {
		constructor(...when) { when.length ? super(...when) : super(now) }
		static now() { return now }
	};
}`

// tab is a tab of the browser with nothing stored, of a width in pixels. One page
// after the other is opened in it.
type tab struct {
	context context.Context
	width   int64
	record  record
}

func newTab(t *testing.T, width int64) *tab {
	t.Helper()
	opened, closeTab := chromedp.NewContext(startBrowser(t), chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	b := &tab{context: opened, width: width}
	b.record.begin()
	require.NoError(t, chromedp.Listen(opened, func(event any) {
		b.record.take(event)
		if _, isDialog := event.(*page.EventJavascriptDialogOpening); isDialog {
			// The page waits for an answer; so does what asks about it.
			go func() {
				_ = chromedp.Do(opened, call(page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}))
			}()
		}
	}))
	require.NoError(t, chromedp.Do(opened,
		// chromedp follows the tree of every page and asks for it anew; nothing here needs it.
		call(css.Disable, cdp.Empty{}),
		call(dom.Disable, cdp.Empty{}),
		call(audits.Enable, cdp.Empty{}),
		call(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}),
		call(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Europe/London"}),
		call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: still}),
		chromedp.EmulateViewport(width, 900),
	))
	return b
}

// call is an action that calls a command of the browser for its effect.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, command, params)
		return err
	})
}
