package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
)

// The parts of the page. The script and the style are files of their own, so that they
// can be read.
var (
	//go:embed report.html
	markup string
	//go:embed report.css
	style string
	//go:embed report.js
	script string
)

// pageTemplate is the template of the report. Nothing of the site goes into it but through
// html/template, which escapes it for where it stands.
var pageTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"number": grouped,
	"plural": plural,
	"add":    func(a, b int) int { return a + b },
}).Parse(markup))

// filled is what the template is filled with.
type filled struct {
	*model
	// Style and Script are the whole elements. They are ours.
	Style, Script template.HTML
	// StarPlaces are where the five stars begin.
	StarPlaces []int
	// Policy lets them run and nothing else, and nothing be fetched.
	Policy string
}

// WriteTo writes the report, a whole HTML document in UTF-8. It may be called again,
// also after more pages were added. The number is that of the bytes written; the
// error is that of the writer, and then what was written is the beginning of a page.
func (r *Report) WriteTo(out io.Writer) (int64, error) {
	counted := &counter{out: out}
	b := bufio.NewWriterSize(counted, 64<<10)
	err := pageTemplate.Execute(b, filled{
		model: r.model(), StarPlaces: []int{0, 20, 40, 60, 80},
		Style: template.HTML("<style>" + style + "</style>"), Script: template.HTML("<script>" + script + "</script>"),
		Policy: "default-src 'none'; style-src " + hashOf(style) + "; script-src " + hashOf(script) + "; img-src data:; base-uri 'none'; form-action 'none'",
	})
	if err == nil {
		err = b.Flush()
	}
	return counted.n, err
}

// hashOf gives the source expression of an inline element (Content Security Policy 3,
// section 2.3.1).
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

type counter struct {
	out io.Writer
	n   int64
}

func (c *counter) Write(text []byte) (int, error) {
	n, err := c.out.Write(text)
	c.n += int64(n)
	return n, err
}
