package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/site"
)

// checkRun is a run of the command check. An input is read, checked, told and let go:
// what stays is counted, and what the rules about a whole site need to know.
type checkRun struct {
	*checkPages
	with   check.Rules
	ready  *check.RuleSet
	now    time.Time
	stream *output.Stream
	format output.Format
	out    io.Writer
	err    io.Writer
	finish func(error) error

	inputs   int
	baseline check.Baseline
	accepted int
	// today are the findings that a new baseline accepts, with what that asks for.
	today check.Report
	// index is that of the folder that is read, nil where nobody asks for one, and
	// partFile the file that it is written to.
	index    *site.Index
	partFile *site.IndexWriter
	// failed says that something could not be read.
	failed bool
}

// begin makes what a run needs before it reads anything.
func (c *checkPages) begin(s streams, least check.Severity) (*checkRun, error) {
	r := &checkRun{checkPages: c, with: c.rules(), now: time.Now(), err: s.err}
	r.ready = check.NewRuleSet(r.with)
	var err error
	if c.Now != "" {
		if r.now, err = time.Parse(time.DateOnly, c.Now); err != nil {
			return nil, usageErrorf("--now takes a day, such as 2026-11-22, not %q", c.Now)
		}
	}
	if err := r.format.UnmarshalText([]byte(c.Format)); err != nil {
		return nil, err
	}
	if c.Baseline != "" && !c.UpdateBaseline {
		if r.baseline, err = readBaseline(c.Baseline); err != nil {
			return nil, err
		}
	}
	if r.out, r.finish, err = outOr(s.out, c.Out); err != nil {
		return nil, err
	}
	options := []output.Option{
		output.Least(least), output.Hint("--info shows all"), output.FeatureHint(featureHint), output.Rules(r.with), output.Version(version()), output.Source(r.textOf),
	}
	if c.Color == "always" || c.Color == "auto" && c.Out == "" && isTerminal(s.out) && os.Getenv("NO_COLOR") == "" {
		options = append(options, output.Color())
	}
	if c.Features {
		options = append(options, output.Features())
	}
	if least > check.Info && c.FailOn != check.Advice.String() {
		options = append(options, output.Counted())
	}
	if r.stream, err = output.NewStream(r.out, r.format, options...); err != nil {
		return nil, r.finish(err)
	}
	return r, nil
}

func readBaseline(name string) (check.Baseline, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	baseline, err := check.ReadBaseline(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return baseline, nil
}

// look checks all inputs, one by one.
func (r *checkRun) look(ctx context.Context, s streams) error {
	if report := placeholderIn(r.settings, r.with); len(report.Findings) > 0 {
		if err := r.add(r.prepare(report)); err != nil {
			return err
		}
	}
	if r.Index != "" {
		file, err := createOut(r.Index)
		if err != nil {
			return err
		}
		part, parts, err := r.shard()
		if err == nil {
			r.partFile = site.NewIndexWriter(file, site.ReadOptions{Base: r.Base, Shard: part, Shards: parts})
			err = r.lookAtEach(ctx, s)
		}
		if err == nil {
			err = r.partFile.Close()
		}
		return file.finish(err)
	}
	return r.lookAtEach(ctx, s)
}

func (r *checkRun) lookAtEach(ctx context.Context, s streams) error {
	for _, inputs := range r.together() {
		reading := r.reading
		reading.Inputs, reading.with = inputs[:1], inputs[1:]
		r.inputs += len(reading.with)
		reading.alike = func(names [][2]string) { tellAlike(s.err, names) }
		r.index = nil
		if r.isWholeSite() {
			r.index = new(site.Index)
		}
		partial := len(r.Exclude) > 0
		err := each(ctx, &reading, s.in, r.work, r.tell, func(err error) {
			partial = true
			r.failed = r.failed || !errors.As(err, new(leftOut))
			tellUnread(s.err, err)
		})
		if err != nil {
			return err
		}
		if r.partFile != nil {
			r.partFile.Partial = partial
		}
		if r.index != nil {
			r.index.Partial = partial
			if err := r.tellSite(ctx, r.index); err != nil {
				return err
			}
		}
	}
	return nil
}

// isWholeSite tells whether the rules about a site hold: one of them is on, and all
// pages of a folder are read.
func (r *checkRun) isWholeSite() bool {
	return r.hasSiteRules() && len(r.Include) == 0 && r.Shard == ""
}

func (r *checkRun) hasSiteRules() bool {
	return slices.ContainsFunc(r.with, func(rule check.Rule) bool { return rule.Family == site.Rules[0].Family })
}

// checked is what came of one input.
type checked struct {
	part     *output.Part
	accepted int
	// findings are held where a baseline is to be made of them.
	findings []check.Finding
	summary  *site.Summary
	// notRead are files of data that may describe what the input refers to.
	notRead []string
}

// work checks an input. It is called for several at a time.
func (r *checkRun) work(o *one) *checked {
	var report check.Report
	join := func(of *check.Report) {
		report.Findings = append(report.Findings, of.Findings...)
		report.Eligibility = append(report.Eligibility, of.Eligibility...)
	}
	var notRead []string
	if !o.isSite && len(o.graphs) > 0 && refersElsewhere(o.graphs[0], o.settings, o.notRead) {
		notRead = o.notRead
	}
	problems := o.problems
	for _, graph := range o.graphs {
		input := check.Input{Source: graph, Problems: problems}
		if o.document != nil {
			input = o.document.Input(o.address, problems)
		}
		if r.looksAcross(o) {
			input.Site = o.file.Input().Site
		}
		if notRead != nil {
			input.Site = o.settings.Base
		}
		input.Now = r.now
		join(r.ready.Run(input))
		problems = nil
	}
	if len(o.graphs) == 0 {
		join(check.Run(check.Input{Problems: problems}))
	}
	if told := placeholderIn(o.settings, r.with); len(told.Findings) > 0 {
		report.Add(told)
	}
	if o.isSite {
		report.Add(site.CheckData(o.graphs[0], o.settings.Base, r.with))
		report.Findings = withoutRepeated(report.Findings)
	}
	done := r.prepare(&report, output.Source(func(name string) []byte {
		if name == o.name && o.text != nil && !r.hidesLines() {
			return o.text
		}
		return r.textOf(name)
	}))
	done.notRead = notRead
	if o.file != nil && (r.index != nil || r.partFile != nil) {
		done.summary = site.Summarize(o.file)
	}
	return done
}

// looksAcross tells whether the references of an input are looked at across the site.
func (r *checkRun) looksAcross(o *one) bool {
	return o.file != nil && (r.index != nil || r.partFile != nil) &&
		slices.ContainsFunc(r.with, func(rule check.Rule) bool { return rule.ID == "undescribed-reference" })
}

// textOf gives the text of a file for those who show lines of it. What is gone by now
// is not shown.
func (r *checkRun) textOf(name string) []byte {
	if r.hidesLines() {
		return nil
	}
	text, _ := readFile(name, maxRDF)
	return text
}

// hidesLines tells whether no line of an input is to be shown. SARIF takes nothing but
// columns from them.
func (r *checkRun) hidesLines() bool { return r.Redact && r.format != output.SARIF }

// prepare leaves out the findings that the baseline has.
func (r *checkRun) prepare(report *check.Report, options ...output.Option) *checked {
	done := new(checked)
	if r.UpdateBaseline {
		done.findings, done.accepted, report.Findings = report.Findings, len(report.Findings), nil
	} else if r.baseline != nil {
		report.Findings, done.accepted = r.baseline.Without(report.Findings)
	}
	if r.Redact {
		report.Redact(r.with)
	}
	done.part = r.stream.Prepare(report, options...)
	return done
}

// tell writes what came of an input.
func (r *checkRun) tell(done *checked) error {
	r.inputs++
	if done.notRead != nil {
		tellNotRead(r.err, done.notRead)
	}
	if done.summary != nil && r.index != nil {
		r.index.Add(done.summary)
	}
	if done.summary != nil && r.partFile != nil {
		if err := r.partFile.Write(done.summary); err != nil {
			return err
		}
	}
	return r.add(done)
}

func (r *checkRun) add(done *checked) error {
	r.accepted += done.accepted
	for _, f := range done.findings {
		// No more than a baseline asks for: a site may have very many.
		f.Related, f.Pointer, f.Doc, f.Suggestion = nil, "", "", ""
		r.today.Findings = append(r.today.Findings, f)
	}
	return r.stream.Add(done.part)
}

// tellSite holds the pages of a site to one another.
func (r *checkRun) tellSite(ctx context.Context, index *site.Index) error {
	report, err := site.Check(ctx, index, r.with)
	if err != nil {
		return err
	}
	return r.add(r.prepare(report))
}

// merge puts the parts of a site together and looks at the whole.
func (r *checkRun) merge(ctx context.Context) error {
	var inputs []io.Reader
	for _, name := range r.Inputs {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		inputs = append(inputs, file)
	}
	index, err := site.MergeIndexes(inputs...)
	var fault *site.IndexFileError
	if errors.As(err, &fault) {
		return fmt.Errorf("%s: %w", r.Inputs[fault.Input], fault.Err)
	}
	if err != nil {
		return err
	}
	r.inputs = len(inputs)
	return r.tellSite(ctx, index)
}

// end writes what stands below all findings, also where an error, such as that of an
// interruption, kept some from being found: what was written is whole.
func (r *checkRun) end(failed error) error {
	err := r.stream.Close()
	if err == nil && failed == nil && r.UpdateBaseline {
		err = r.writeBaseline()
	}
	if err == nil && failed == nil && r.format == output.Text && (r.inputs > 0 || !r.failed) {
		_, err = fmt.Fprintln(r.out, r.lastLine())
	}
	return cmp.Or(failed, r.finish(err))
}

func (r *checkRun) lastLine() string {
	line := count(r.inputs, "file") + " checked"
	if r.Merge {
		line = count(r.inputs, "part") + " of a site checked"
	}
	if r.stream.Total() == 0 && r.inputs > 0 {
		line += ", nothing found"
	}
	if r.accepted > 0 {
		line += fmt.Sprintf(", %s accepted by %s", count(r.accepted, "finding"), output.Printable(r.Baseline))
	}
	return line
}

// writeBaseline accepts the findings of today.
func (r *checkRun) writeBaseline() error {
	var b bytes.Buffer
	if err := check.NewBaseline(&r.today).Write(&b, &r.today); err != nil {
		return err
	}
	return writeOut(nil, r.Baseline, b.Bytes())
}
