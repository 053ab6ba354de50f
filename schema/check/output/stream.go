package output

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/healthld/healthld/schema/check"
)

// Stream writes the reports of many inputs as one report, as they come: what it holds
// does not grow with the findings. Of what things are good for it holds what is told
// at the end: in JSON and, with [Features], in text all of it, else how many there
// are.
type Stream struct {
	options options
	format  Format
	out     io.Writer
	tally   tally
	// items are how many findings were written, and counted those of them that stand in
	// a line with others.
	items, counted int
	// eligibility is what stands at the end.
	eligibility []byte
	sarif       *sarifWriter
}

// Part is a report made ready for a [Stream].
type Part struct {
	// findings are those that are written one by one, as text.
	findings []byte
	items    int
	// counted are those of them that stand in a line with others.
	counted int
	// results are they for SARIF.
	results     []sarifResult
	eligibility []byte
	tally       tally
}

// tally counts findings and what things are good for.
type tally struct {
	findings [check.Error + 1]int
	features []featureCount
}

// NewStream begins to write. Its errors are those of the io.Writer, and one for a
// format that there is not.
func NewStream(out io.Writer, format Format, opts ...Option) (*Stream, error) {
	s := &Stream{options: options{least: check.Info}, format: format, out: out}
	for _, option := range opts {
		option(&s.options)
	}
	switch format {
	case Text, GitHub:
		return s, nil
	case JSON:
		return s, s.write([]byte("{\n  \"findings\": ["))
	case SARIF:
		s.sarif = newSARIFWriter(&s.options)
		return s, s.write([]byte(sarifStart))
	}
	return nil, errors.New("healthld/output: there is no format of the number " + format.String())
}

// Prepare makes of a report what [Stream.Add] writes. Many goroutines may call it at a
// time. The options are beside those of the stream; [Source] is of use, to show lines
// of an input that is at hand.
func (s *Stream) Prepare(report *check.Report, opts ...Option) *Part {
	o := s.options
	for _, option := range opts {
		option(&o)
	}
	p := &Part{tally: tallyOf(report)}
	told := o.told(report)
	p.items = len(told)
	var b, e bytes.Buffer
	switch s.format {
	case Text:
		p.counted = o.text(&b, report, told)
		if o.features {
			o.eachFeature(&e, report)
		}
	case JSON:
		jsonFindings(&b, told)
		jsonEligible(&e, report)
	case SARIF:
		p.results = o.sarifResults(told)
	case GitHub:
		o.github(&b, told)
	}
	p.findings, p.eligibility = b.Bytes(), e.Bytes()
	return p
}

// Add writes a report. Its errors are those of the io.Writer.
func (s *Stream) Add(p *Part) error {
	s.tally.add(&p.tally)
	separate := s.items > 0 && p.items > 0 && (s.format == JSON || s.format == SARIF)
	s.items += p.items
	s.counted += p.counted
	if len(s.eligibility) > 0 && len(p.eligibility) > 0 && s.format == JSON {
		s.eligibility = append(s.eligibility, ',')
	}
	s.eligibility = append(s.eligibility, p.eligibility...)
	findings := p.findings
	if s.sarif != nil {
		var err error
		if findings, err = s.sarif.text(p.results); err != nil {
			return err
		}
	}
	if separate {
		findings = slices.Concat([]byte{','}, findings)
	}
	return s.write(findings)
}

// Close writes what stands at the end: how many findings there are, and what things
// are good for. It closes nothing else. Its errors are those of the io.Writer.
func (s *Stream) Close() error {
	var b bytes.Buffer
	var err error
	switch s.format {
	case Text:
		s.endText(&b)
	case JSON:
		err = s.endJSON(&b)
	case SARIF:
		err = s.sarif.end(&b, s.items, &s.tally)
	case GitHub:
		endGitHub(&b, &s.tally)
	}
	if err != nil {
		return err
	}
	return s.write(b.Bytes())
}

func (s *Stream) write(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	_, err := s.out.Write(text)
	return err
}

// Total gives how many findings were added.
func (s *Stream) Total() int { return s.tally.total() }

// Worst gives the greatest severity among them, 0 where there are none.
func (s *Stream) Worst() check.Severity {
	for severity := check.Error; severity >= check.Info; severity-- {
		if s.tally.findings[severity] > 0 {
			return severity
		}
	}
	return 0
}

func tallyOf(report *check.Report) tally {
	var t tally
	for i := range report.Findings {
		if severity := report.Findings[i].Severity; severity <= check.Error {
			t.findings[severity]++
		}
	}
	for status := check.Eligible; status <= check.Retired; status++ {
		t.features = append(t.features, countFeatures(report, status)...)
	}
	return t
}

func (t *tally) total() int {
	total := 0
	for _, n := range t.findings {
		total += n
	}
	return total
}

func (t *tally) add(other *tally) {
	for severity, n := range other.findings {
		t.findings[severity] += n
	}
	for _, c := range other.features {
		t.features = countFeature(t.features, c, c.count)
	}
}

// Write writes a report. Its errors are those of the io.Writer, and one for a
// format that there is not; what is written to it comes in one piece.
func Write(out io.Writer, format Format, report *check.Report, opts ...Option) error {
	var b bytes.Buffer
	s, err := NewStream(&b, format, opts...)
	if err == nil {
		err = s.Add(s.Prepare(report))
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil || b.Len() == 0 {
		return err
	}
	_, err = out.Write(b.Bytes())
	return err
}
