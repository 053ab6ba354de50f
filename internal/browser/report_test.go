package browser

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema/check"
	pages "github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
	sites "github.com/healthld/healthld/schema/site"
	"github.com/healthld/healthld/schema/site/report"
)

// day is that of the reports: what is said of dates does not change by the day.
var day = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// rules are those that the command looks for.
var rules = slices.Concat(check.All(), profile.Google, profile.Health)

func summarize(f *sites.File) *report.Page {
	in := f.Document.Input(f.Address, f.Problems)
	in.Now = day
	return report.Summarize(f, check.Run(in, rules))
}

func finished(t *testing.T, r *report.Report) []byte {
	t.Helper()
	across, err := sites.Check(context.Background(), r.Index(), rules)
	require.NoError(t, err)
	r.AddFindings(across.Findings)
	var b bytes.Buffer
	_, err = r.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

// riversideReport gives the report of the example as the README's command builds it. It
// is made once.
func riversideReport(t *testing.T) []byte {
	t.Helper()
	riverside.once.Do(func() { riverside.report = makeRiversideReport(t) })
	require.NotEmpty(t, riverside.report)
	return riverside.report
}

var riverside struct {
	once   sync.Once
	report []byte
}

func makeRiversideReport(t *testing.T) []byte {
	t.Helper()
	r := report.New(report.Options{Day: day.Format(time.DateOnly), Rules: rules})
	_, err := sites.Read(t.Context(), sites.ReadOptions{Pages: build(t), Base: "https://riverside.example/"}, summarize,
		func(p *report.Page) error { r.Add(p); return nil })
	require.NoError(t, err)
	return finished(t, r)
}

// faultyReport gives the report of a site of which much is wrong, and whose texts are
// hostile.
func faultyReport(t *testing.T) []byte {
	t.Helper()
	r := report.New(report.Options{Day: day.Format(time.DateOnly), Rules: rules})
	add := func(name, title, script string) {
		text := "<!DOCTYPE html><html lang=en><title>" + html.EscapeString(title) + "</title><script type=\"application/ld+json\">" + script + "</script>"
		r.Add(summarize(sites.ReadText(t.Context(), name, "https://sunrise.example/"+name, []byte(text), pages.Limits{})))
	}
	hostile, err := jsonld.Marshal(hostileClinic())
	require.NoError(t, err)
	add("hostile.html", hostileTexts[0]+hostileTexts[1], string(hostile))
	for i, text := range hostileTexts {
		add(fmt.Sprintf("%d.html", i), text, fmt.Sprintf(`{"@context": "https://schema.org", "@type": ["Product", "MedicalDevice"], "@id": "https://sunrise.example/%d.html#p", "name": %s,
			"gtin13": "400638133393", "medicalSpecialty": "Heart", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 7, "bestRating": 5}, "offers": {"@type": "Offer", "price": "12 or so"}}`, i, quoted(t, text)))
	}
	add("broken.html", "Broken", `{"@context": "https://schema.org", "@type": "MedicalClinc", "name"`)
	add("empty.html", "Nothing", ``)
	return finished(t, r)
}

// quoted gives a text as JSON that can stand in a script.
func quoted(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, c := range strings.ToValidUTF8(text, "\uFFFD") {
		if c > 0xFFFF {
			b.WriteRune(c)
		} else {
			fmt.Fprintf(&b, `\u%04x`, c)
		}
	}
	return `"` + b.String() + `"`
}

// reportTab is a tab in which a report is open.
type reportTab struct {
	*tab
	ctx    context.Context
	origin string
}

// openReport opens a report and waits until it stands still.
func openReport(t *testing.T, text []byte, width int64, do ...func(context.Context) error) *reportTab {
	t.Helper()
	b := &reportTab{tab: newTab(t, width)}
	b.origin = serve(t, fstest.MapFS{"report.html": {Data: text}}, "")
	ctx, cancel := context.WithTimeout(b.context, time.Minute)
	t.Cleanup(cancel)
	b.ctx = ctx
	b.record.begin()
	for _, d := range do {
		require.NoError(t, d(ctx))
	}
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate(b.origin+"/report.html")))
	require.NoError(t, b.settle(ctx))
	return b
}

// scheme sets the colours that people prefer.
func scheme(name string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
		})
		return err
	}
}

func value[T any](t *testing.T, b *reportTab, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	require.NoError(t, err, expression)
	return v
}

// key presses a key once.
func (b *reportTab) key(t *testing.T, name string, code int64) {
	t.Helper()
	require.NoError(t, press(b.ctx, name, code))
}

// write types a text where the focus is.
func (b *reportTab) write(t *testing.T, text string) {
	t.Helper()
	_, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text})
	require.NoError(t, err)
}

// assertQuiet holds that the report has logged nothing, and has asked for nothing but
// itself.
func (b *reportTab) assertQuiet(t *testing.T) {
	t.Helper()
	require.NoError(t, b.settle(b.ctx))
	logged, fetched, faults := b.record.end(b.origin)
	assert.Empty(t, logged)
	assert.Empty(t, faults)
	fetched = slices.DeleteFunc(fetched, func(f string) bool { return strings.HasPrefix(f, "GET data:,") })
	assert.Equal(t, []string{"GET /report.html (Document)"}, fetched)
}

const visibleCards = `[...document.querySelectorAll('#pages .card')].filter(c => c.checkVisibility()).length`

// TestReport does with a report by keyboard what there is to do.
func TestReport(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	b := openReport(t, riversideReport(t), 1200)
	all := value[int](t, b, visibleCards)
	assert.Equal(t, 46, all)

	// A text narrows the pages, and a button leaves out those of a kind.
	value[chromedp.Void](t, b, `document.querySelector('#page-text').focus()`)
	b.write(t, "quayside clinic")
	some := value[int](t, b, visibleCards)
	assert.True(t, 0 < some && some < all, "%d of %d", some, all)
	assert.Equal(t, fmt.Sprintf("%d of %d pages", some, all), value[string](t, b, `document.querySelector('#page-n').textContent`))
	value[chromedp.Void](t, b, `document.querySelector('#page-text').select()`)
	b.key(t, "Delete", 46)
	assert.Equal(t, all, value[int](t, b, visibleCards))
	b.key(t, "Tab", 9)
	assert.Equal(t, "fine", value[string](t, b, `document.activeElement.dataset.state`))
	b.key(t, " ", 32)
	assert.Equal(t, "false", value[string](t, b, `document.activeElement.ariaPressed`))
	assert.Equal(t, 2, value[int](t, b, visibleCards), "the pages that say nothing")

	// A link to a page that is hidden shows it, and opens it.
	value[chromedp.Void](t, b, `document.querySelector('.steps a[href^="#page-"]').click()`)
	require.NoError(t, b.settle(b.ctx))
	assert.True(t, value[bool](t, b, `document.querySelector(location.hash).open && document.querySelector(location.hash).checkVisibility()`))
	assert.Equal(t, "SUMMARY", value[string](t, b, `document.activeElement.tagName`))
	assert.Equal(t, all, value[int](t, b, visibleCards))

	// Findings of a severity can be left out.
	before := value[int](t, b, `[...document.querySelectorAll('#findings .card')].filter(c => c.checkVisibility()).length`)
	value[chromedp.Void](t, b, `document.querySelector('[data-severity=info].chip').focus()`)
	b.key(t, " ", 32)
	after := value[int](t, b, `[...document.querySelectorAll('#findings .card')].filter(c => c.checkVisibility()).length`)
	assert.Less(t, after, before)
	assert.Equal(t, before-after, value[int](t, b, `document.querySelectorAll('#findings .card[data-severity=info]').length`))

	// Of the picture one box is in the order of Tab, arrows lead to others, Enter shows
	// what one is tied to, and Escape lets go.
	value[chromedp.Void](t, b, `document.querySelector('.scroll[aria-label^=Picture]').focus()`)
	b.key(t, "Tab", 9)
	first := value[string](t, b, `document.activeElement.getAttribute('aria-label')`)
	require.NotEmpty(t, first)
	b.key(t, "ArrowDown", 40)
	second := value[string](t, b, `document.activeElement.getAttribute('aria-label')`)
	assert.NotEqual(t, first, second)
	b.key(t, "ArrowUp", 38)
	assert.Equal(t, first, value[string](t, b, `document.activeElement.getAttribute('aria-label')`))
	b.key(t, "ArrowRight", 39)
	b.key(t, "Enter", 13)
	chosen := value[string](t, b, `document.activeElement.querySelector('title').textContent`)
	assert.Equal(t, chosen, value[string](t, b, `document.querySelector('#focus h3').textContent`))
	assert.Equal(t, 1, value[int](t, b, `document.querySelectorAll('.box.chosen').length`))
	assert.Equal(t, value[int](t, b, `document.querySelectorAll('.curve.near').length`), value[int](t, b,
		`(n => [...document.querySelectorAll('.curve')].filter(c => c.dataset.a === n || c.dataset.b === n).length)(document.querySelector('.box.chosen').dataset.box)`))
	assert.Positive(t, value[int](t, b, `document.querySelectorAll('.box.near').length`))
	b.key(t, "Escape", 27)
	assert.True(t, value[bool](t, b, `document.querySelector('#focus').hidden`))
	assert.Zero(t, value[int](t, b, `document.querySelectorAll('.near, .chosen, .picking').length`))

	// The picture grows, and never gets smaller than whole.
	whole := value[string](t, b, `document.querySelector('#graph').getAttribute('viewBox')`)
	b.key(t, "+", 187)
	assert.NotEqual(t, whole, value[string](t, b, `document.querySelector('#graph').getAttribute('viewBox')`))
	b.key(t, "0", 48)
	assert.Equal(t, whole, value[string](t, b, `document.querySelector('#graph').getAttribute('viewBox')`))

	// A kind can be left out, with all lines that lead there.
	value[chromedp.Void](t, b, `document.querySelector('.chip[data-kind=person]').focus()`)
	b.key(t, " ", 32)
	assert.Equal(t, "false", value[string](t, b, `document.activeElement.ariaPressed`))
	assert.Zero(t, value[int](t, b, `[...document.querySelectorAll('.box[data-kind=person], .curve.k-person')].filter(c => getComputedStyle(c).display !== 'none').length`))

	// A thing is found by its name.
	value[chromedp.Void](t, b, `document.querySelector('#find').focus()`)
	b.write(t, "lindmere")
	assert.Positive(t, value[int](t, b, `document.querySelectorAll('#found button').length`))
	b.key(t, "Enter", 13)
	assert.Contains(t, value[string](t, b, `document.querySelector('#focus h3').textContent`), "Lindmere")
	assert.Contains(t, value[string](t, b, `document.querySelector('#focus').innerText`), "practices at")
	assert.Equal(t, "H3", value[string](t, b, `document.activeElement.tagName`))
	b.assertQuiet(t)
}

// TestReportOfHostileSite opens a report of texts that would do harm as markup.
func TestReportOfHostileSite(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	b := openReport(t, faultyReport(t), 390)
	assert.Equal(t, 1, value[int](t, b, `document.scripts.length - 1`))
	assert.Zero(t, value[int](t, b, `document.querySelectorAll('img, iframe, object, form, [onclick], [onerror]').length`))
	value[chromedp.Void](t, b, `document.querySelector('#find').focus()`)
	b.write(t, "script")
	b.key(t, "Enter", 13)
	assert.Contains(t, value[string](t, b, `document.querySelector('#focus').innerText`), "script>")
	assert.LessOrEqual(t, value[int](t, b, `document.documentElement.scrollWidth`), 390, "nothing sticks out")
	b.assertQuiet(t)
}

// TestReportWithoutScript holds that all of a report can be read where no script runs.
func TestReportWithoutScript(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	text := regexp.MustCompile(`(?s)<script>.*?</script>`).ReplaceAll(riversideReport(t), nil)
	b := openReport(t, text, 1200)
	assert.Zero(t, value[int](t, b, `[...document.querySelectorAll('button, input')].filter(c => c.checkVisibility()).length`))
	assert.Equal(t, 46, value[int](t, b, visibleCards))
	assert.Contains(t, value[string](t, b, `(d => { d.open = true; return d.innerText })(document.querySelector('#findings details'))`), "page")
	b.assertQuiet(t)
}

// axeOpen opens all that is in the page for axe-core. Of what is there by the dozen the
// first will do: the rest is made alike.
const axeOpen = `
	for (const some of document.querySelectorAll('.card:nth-child(n+6), tbody tr:nth-child(n+6), .places li:nth-child(n+4), .box:nth-child(n+16)')) some.remove();
	for (const d of document.querySelectorAll('details')) d.open = true;
	document.querySelector('.box').dispatchEvent(new MouseEvent('click', {bubbles: true}))`

// axeRun gives what axe-core finds in the page by these rules, by all if there are none.
func axeRun(t *testing.T, b *reportTab, rules ...string) []string {
	t.Helper()
	options := `{resultTypes: ['violations']}`
	if len(rules) > 0 {
		options = `{resultTypes: ['violations'], runOnly: ['` + strings.Join(rules, `', '`) + `']}`
	}
	return value[[]string](t, b, `axe.run(document, `+options+`).then(result => result.violations.map(v =>
		v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))`)
}

// TestReportIsAccessible has axe-core look at reports, in light and in dark. It comes
// from npm: npm ci --prefix internal/browser.
func TestReportIsAccessible(t *testing.T) {
	t.Parallel()
	startBrowser(t)
	axe, err := os.ReadFile(filepath.Join("node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		message := "needs axe-core: npm ci --ignore-scripts --prefix internal/browser"
		if os.Getenv("CI") == "true" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	for _, test := range []struct {
		name   string
		width  int64
		report func(*testing.T) []byte
	}{
		{"riverside", 1200, riversideReport},
		{"faults", 390, faultyReport},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := openReport(t, test.report(t), test.width, scheme("light"))
			value[chromedp.Void](t, b, string(axe)+";undefined")
			value[chromedp.Void](t, b, axeOpen)
			assert.Empty(t, axeRun(t, b), "in light")
			// Nothing but colours is another in the dark.
			require.NoError(t, scheme("dark")(b.ctx))
			assert.True(t, value[bool](t, b, `matchMedia('(prefers-color-scheme: dark)').matches`))
			assert.Empty(t, axeRun(t, b, "color-contrast", "link-in-text-block"), "in dark")

			// What is looked for would be found.
			value[chromedp.Void](t, b, `document.querySelector('.lede').style.color = 'var(--line)'`)
			found := axeRun(t, b, "color-contrast")
			require.Len(t, found, 1)
			assert.Contains(t, found[0], ".lede")
		})
	}
}
