package worth

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"join": strings.Join,
}).Parse(pageText))

// The measures of the chart, in units of its viewBox.
const (
	labels = 210 // where the bars begin
	width  = 640
	height = 34 // of a bar with the room around it
)

// bar is a bar of the chart.
type bar struct {
	Row
	Y         int
	Length    float64 // of the bar
	Text      string
	TextX     float64
	IsNothing bool
}

// Write writes a page for people, which needs nothing else: a chart, and the same as a
// table.
func (w *Worth) Write(out io.Writer, site string) error {
	most := 1
	for _, row := range w.Rows {
		most = max(most, len(row.Lost))
	}
	data := struct {
		*Worth
		Site          string
		Bars          []bar
		Width, Height int
		Labels        int
		Lead          string
	}{Worth: w, Site: site, Width: width, Height: len(w.Rows)*height + 10, Labels: labels, Lead: w.lead()}
	for i, row := range w.Rows {
		lost := len(row.Lost)
		length := float64(lost) / float64(most) * (width - labels - 40)
		data.Bars = append(data.Bars, bar{
			Row: row, Y: 10 + i*height, Length: length, Text: fmt.Sprint(lost), TextX: labels + length + 8, IsNothing: lost == 0,
		})
	}
	return page.Execute(out, data)
}

// lead says in a sentence what there is to see.
func (w *Worth) lead() string {
	if len(w.Rows) == 0 || len(w.Rows[0].Lost) == 0 {
		return "No question is lost by leaving out one kind of fact."
	}
	first := w.Rows[0]
	return fmt.Sprintf("Most depends on %s: without that, %d of %d questions are no longer answered.",
		strings.ToLower(first.Kind.Name[:1])+first.Kind.Name[1:], len(first.Lost), w.Answered)
}
