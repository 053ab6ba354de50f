package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "take the pictures of the README anew")

// pictures is the folder of the pictures that the README shows.
var pictures = filepath.Join(root, "examples", "riverside", "pictures")

// TestPictures takes the pictures that the README shows. With -update it writes them:
//
//	go -C internal/browser test -run TestPictures -update
//
// It does not compare them, since fonts differ from system to system.
func TestPictures(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	b := openReport(t, riversideReport(t), 1280, scheme("light"))
	value[chromedp.Void](t, b, `document.querySelector('nav').style.position = 'static'`)
	all := 0
	for _, picture := range []struct {
		name string
		// show gives the top and the bottom of what is taken.
		show string
	}{
		{"report.webp", `[0, document.querySelector('.canvas').getBoundingClientRect().bottom + scrollY + 16]`},
		{"report-page.webp", `(() => {
			const cards = ['Appointments app', 'Northgate'].map(title => [...document.querySelectorAll('#pages .card')].find(c => c.querySelector('strong').textContent === title));
			for (const card of document.querySelectorAll('#pages .card')) card.hidden = !(card.open = cards.includes(card));
			const boxes = cards.map(c => c.getBoundingClientRect());
			return [Math.min(...boxes.map(b => b.top)) + scrollY - 16, Math.max(...boxes.map(b => b.bottom)) + scrollY + 16];
		})()`},
	} {
		span := value[[]float64](t, b, picture.show)
		require.Len(t, span, 2)
		assert.Greater(t, span[1]-span[0], 300.0, "%s shows something", picture.name)
		taken, err := capture(b.ctx, span[0], span[1])
		require.NoError(t, err)
		require.NotEmpty(t, taken)
		name := filepath.Join(pictures, picture.name)
		if *update {
			require.NoError(t, os.MkdirAll(pictures, 0o755))
			require.NoError(t, os.WriteFile(name, taken, 0o644))
		}
		kept, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, "RIFF", string(kept[:4]))
		assert.Equal(t, "WEBP", string(kept[8:12]))
		assert.Contains(t, string(readme), fmt.Sprintf("](examples/riverside/pictures/%s)", picture.name))
		all += len(kept)
	}
	assert.Less(t, all, 300_000, "bytes of pictures")
}

// capture takes a picture of a part of the page, between two heights.
func capture(ctx context.Context, top, bottom float64) ([]byte, error) {
	quality, yes := int64(82), true
	result, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatWebp, Quality: &quality, CaptureBeyondViewport: &yes,
		Clip: &page.Viewport{X: 0, Y: top, Width: 1280, Height: bottom - top, Scale: 1},
	})
	return result.Data, err
}
