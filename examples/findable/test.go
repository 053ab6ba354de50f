package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/examples/findable/rank"
	"github.com/healthld/healthld/schema/check/output"
)

// testQuestions is the command test.
type testQuestions struct {
	inputs
	Threshold float64 `help:"The share of the questions that must be answered, from 0 to 1." default:"1"`
	Format    string  `help:"text or json." enum:"text,json" default:"text"`
	Why       bool    `help:"Say of what is found why it is." short:"w"`
}

// outcome is what became of a question, in both ways of asking.
type outcome struct {
	answer *answer.Result
	ranks  rank.Ranks
	facets map[string][]rank.Count // where they are to be told
}

// Run tests the questions.
func (c *testQuestions) Run(s streams) error {
	if !(c.Threshold >= 0 && c.Threshold <= 1) {
		return fmt.Errorf("--threshold is %v: expected a share from 0 to 1", c.Threshold)
	}
	base, questions, err := c.read(s)
	if err != nil {
		return err
	}
	outcomes, err := ask(base, questions, c.Why)
	if err != nil {
		return err
	}
	t := total(outcomes)
	if c.Format == "json" {
		err = writeJSON(s.out, outcomes, &t)
	} else {
		err = c.writeText(s.out, outcomes, &t)
	}
	if err != nil {
		return err
	}
	if share(t.Answered, t.Questions) < c.Threshold {
		return errFails
	}
	return nil
}

// ask answers the questions and ranks what they expect, with facets or without.
func ask(base *knowledge.Base, questions []question.Question, withFacets bool) ([]outcome, error) {
	index := answer.New(base)
	ranks, err := rank.New(base, index)
	if err != nil {
		return nil, err
	}
	outcomes := make([]outcome, len(questions))
	for i := range questions {
		if outcomes[i].answer, err = index.Answer(&questions[i]); err != nil {
			return nil, err
		}
		if outcomes[i].ranks, err = ranks.Rank(&questions[i]); err != nil {
			return nil, err
		}
		if withFacets {
			if outcomes[i].facets, err = ranks.Facets(&questions[i], 4); err != nil {
				return nil, err
			}
		}
	}
	return outcomes, ranks.Close()
}

// totals are figures over all questions.
type totals struct {
	Questions int `json:"questions"`
	Answered  int `json:"answered"`
	// Expecting counts the questions that expect something; the ranks are of these.
	Expecting int     `json:"expecting"`
	Text      figures `json:"text"`
	Facts     figures `json:"facts"`
	// Precision is the share of what answers that is expected, and Recall the share of
	// what is expected that answers.
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
}

// figures are shares of questions by the rank of what they expect, and the mean of the
// inverse of the rank.
type figures struct {
	Hit1 float64 `json:"hit1"`
	Hit3 float64 `json:"hit3"`
	MRR  float64 `json:"mrr"`
}

func (f *figures) add(rank int) {
	if rank == 1 {
		f.Hit1++
	}
	if rank >= 1 && rank <= 3 {
		f.Hit3++
	}
	if rank > 0 {
		f.MRR += 1 / float64(rank)
	}
}

func (f *figures) over(n int) {
	if n > 0 {
		f.Hit1, f.Hit3, f.MRR = f.Hit1/float64(n), f.Hit3/float64(n), f.MRR/float64(n)
	}
}

func total(outcomes []outcome) totals {
	t := totals{Questions: len(outcomes)}
	right, found, expected := 0, 0, 0
	for _, o := range outcomes {
		if o.answer.IsAnswered() {
			t.Answered++
		}
		for _, f := range o.answer.Found {
			found++
			if f.IsExpected {
				right++
			}
		}
		expected += len(o.answer.Question.Expect)
		if len(o.answer.Question.Expect) > 0 {
			t.Expecting++
			t.Text.add(o.ranks.Text)
			t.Facts.add(o.ranks.Facts)
		}
	}
	t.Text.over(t.Expecting)
	t.Facts.over(t.Expecting)
	t.Precision, t.Recall = share(right, found), share(right, expected)
	return t
}

// share is 1 of nothing: what is not there is not wrong.
func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// writeText writes what people read.
func (c *testQuestions) writeText(out io.Writer, outcomes []outcome, t *totals) error {
	var b strings.Builder
	line := func(format string, arguments ...any) {
		b.WriteString(output.Printable(fmt.Sprintf(format, arguments...)) + "\n")
	}
	for _, o := range outcomes {
		q := o.answer.Question
		verdict := "answered"
		if !o.answer.IsAnswered() {
			verdict = "NOT ANSWERED"
		}
		if c.Why || !o.answer.IsAnswered() {
			line("%s:%d: %s (%s)", q.Position.File, q.Position.Line, q.Ask, verdict)
		}
		for _, f := range o.answer.Found {
			switch {
			case !f.IsExpected:
				line("  %s answers too (%s), and is not expected", f.Thing, f.Thing.IRI)
			case c.Why:
				line("  %s answers (%s), %s", f.Thing, f.Thing.IRI, rankText(o.ranks))
			default:
				continue
			}
			for _, reason := range f.Reasons {
				line("    %s: %s", reason.Asked, factsText(reason.Facts))
			}
		}
		for _, name := range rank.Facets {
			var counts []string
			for _, c := range o.facets[name] {
				counts = append(counts, fmt.Sprintf("%s %d", c.Value, c.Count))
			}
			if len(counts) > 0 {
				line("  the search can be narrowed by %s: %s", name, strings.Join(counts, ", "))
			}
		}
		for _, m := range o.answer.Missed {
			if len(m.Causes) == 0 {
				line("  %s is not found", m.Thing)
			}
			for i, cause := range m.Causes {
				if i == 3 && !c.Why {
					line("  … and %d more causes (--why tells them)", len(m.Causes)-i)
					break
				}
				line("  %s", cause.Message)
				if len(cause.Facts) > 0 {
					line("    it says: %s", factsText(cause.Facts))
				}
				if cause.Compare != nil {
					line("    compare: %s", factsText([]answer.Fact{*cause.Compare}))
				}
			}
		}
	}
	line("%d questions: %d answered, %d not", t.Questions, t.Answered, t.Questions-t.Answered)
	line("precision %.3f and recall %.3f of what answers", t.Precision, t.Recall)
	if t.Expecting > 0 {
		line("search, over the %d questions that expect something:", t.Expecting)
		line("                     hit@1   hit@3   MRR")
		line("  text of the pages  %s   %s   %.3f", percent(t.Text.Hit1), percent(t.Text.Hit3), t.Text.MRR)
		line("  things with facts  %s   %s   %.3f", percent(t.Facts.Hit1), percent(t.Facts.Hit3), t.Facts.MRR)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func percent(share float64) string { return fmt.Sprintf("%3.0f %%", 100*share) }

func rankText(r rank.Ranks) string {
	one := func(rank int) string {
		if rank == 0 {
			return "not among the first " + fmt.Sprint(deepest)
		}
		return fmt.Sprint(rank)
	}
	return fmt.Sprintf("rank by text %s, with facts %s", one(r.Text), one(r.Facts))
}

const deepest = rank.Deepest

// factsText says facts with their places: at most three.
func factsText(facts []answer.Fact) string {
	var texts []string
	for i, f := range facts {
		if i == 3 && len(facts) > 4 {
			texts = append(texts, fmt.Sprintf("and %d more", len(facts)-i))
			break
		}
		text := fmt.Sprintf("%s %s %s", f.Of, f.Path, f.Value)
		if f.Position.IsValid() {
			text += " (" + f.Position.String() + ")"
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "; ")
}

// writeJSON writes what programs read.
func writeJSON(out io.Writer, outcomes []outcome, t *totals) error {
	type row struct {
		Ask      string          `json:"ask"`
		Place    string          `json:"place"`
		Answered bool            `json:"answered"`
		Ranks    rank.Ranks      `json:"ranks"`
		Found    []answer.Found  `json:"found"`
		Missed   []answer.Missed `json:"missed"`
	}
	document := struct {
		Questions []row   `json:"questions"`
		Totals    *totals `json:"totals"`
	}{Questions: []row{}, Totals: t}
	for _, o := range outcomes {
		r := row{
			Ask: o.answer.Question.Ask, Place: o.answer.Question.Position.String(), Answered: o.answer.IsAnswered(),
			Ranks: o.ranks, Found: o.answer.Found, Missed: o.answer.Missed,
		}
		if r.Found == nil {
			r.Found = []answer.Found{}
		}
		if r.Missed == nil {
			r.Missed = []answer.Missed{}
		}
		document.Questions = append(document.Questions, r)
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(document)
}
