package browser

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

//go:embed probe.js
var probe string

// visit is what a page is, shows, does, logs and fetches.
type visit struct {
	look
	width      int64
	screenshot []byte // PNG
	anchors    []position
	controls   []position // after a click on each control, and after Escape
	logged     []string
	fetched    []string
	faults     []string // of what was fetched
}

// look is what look() of the probe gives.
type look struct {
	DOM    string
	Around []string
	Mode   []string
	Title  string
	Text   string
	Links  []string
	IDs    []string
	Data   []struct {
		Ours        bool
		JSON, Error string
	}
}

// position is what where() of the probe gives.
type position struct {
	Title, Hash   string
	Scroll, Size  []int
	Target, Focus string
	DOM           string
}

// visit opens an address of the origin and does there all that there is to do. A
// busy browser may lose a message, so that nothing comes after it; a page that
// hangs does so twice.
func (b *tab) visit(t *testing.T, origin, address string) *visit {
	t.Helper()
	v, err := b.tryVisit(origin, address)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Logf("once more: %v", err)
		v, err = b.tryVisit(origin, address)
	}
	require.NoError(t, err)
	return v
}

// tryVisit visits once, within half a minute.
func (b *tab) tryVisit(origin, address string) (*visit, error) {
	ctx, cancel := context.WithTimeout(b.context, 30*time.Second)
	defer cancel()
	v := &visit{width: b.width}
	b.record.begin()
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"navigation", func() error { return chromedp.Do(ctx, chromedp.Navigate(origin+address)) }},
		{"look", func() (err error) { v.look, err = ask[look](ctx, "look()"); return err }},
		{"images", func() error { _, err := ask[chromedp.Void](ctx, "open()"); return err }},
		{"screenshot", func() (err error) { v.screenshot, err = screenshot(ctx); return err }},
		{"anchors", func() (err error) { v.anchors, err = ask[[]position](ctx, "clickAnchors()"); return err }},
		{"controls", func() (err error) { v.controls, err = clickControls(ctx); return err }},
		{"clearing", func() error { _, err := ask[chromedp.Void](ctx, "clear()"); return err }},
		{"settling", func() error { return b.settle(ctx) }},
	} {
		if err := step.do(); err != nil {
			return nil, fmt.Errorf("%s of %s: %w; underway: %q", step.name, address, err, b.record.underway())
		}
	}
	v.logged, v.fetched, v.faults = b.record.end(origin)
	return v, nil
}

// ask evaluates a call of the probe.
func ask[T any](ctx context.Context, call string) (T, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[T]("("+probe+")."+call, chromedp.EvalAwaitPromise))
}

// screenshot gives the whole page, beyond what the window shows.
func screenshot(ctx context.Context) ([]byte, error) {
	yes := true
	result, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes,
	})
	return result.Data, err
}

// clickControls clicks what can be clicked beside links, with the mouse, so that
// what lies above a control shows, and presses the Escape key after each.
func clickControls(ctx context.Context) ([]position, error) {
	count, err := ask[int](ctx, "controls()")
	if err != nil {
		return nil, err
	}
	var all []position
	for i := range count {
		point, err := ask[*struct{ X, Y float64 }](ctx, fmt.Sprintf("control(%d)", i))
		if err != nil {
			return nil, err
		}
		if point == nil {
			continue
		}
		for _, do := range []func() error{
			func() error { return click(ctx, point.X, point.Y) },
			func() error { return press(ctx, "Escape", 27) },
		} {
			if err := do(); err != nil {
				return nil, err
			}
			p, err := ask[position](ctx, "where()")
			if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
	}
	return all, nil
}

func click(ctx context.Context, x, y float64) error {
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// press presses a key of that name and code.
func press(ctx context.Context, key string, code int64) error {
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{
			Type: kind, Key: key, Code: key, WindowsVirtualKeyCode: code,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// settle waits until all that the page has asked for has come or failed. The
// browser's answer to a question comes after all events before it.
func (b *tab) settle(ctx context.Context) error {
	for {
		if _, err := ask[chromedp.Void](ctx, "pause()"); err != nil {
			return err
		}
		if len(b.record.underway()) == 0 {
			return nil
		}
	}
}
