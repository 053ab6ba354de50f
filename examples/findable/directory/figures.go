package directory

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/examples/findable/rank"
)

// Figures measures the answering of questions and writes what it found, in Markdown: on
// the standard directory how many answers are right, how often search has the right one
// first, and how many faults are named first; then for directories of so many things how
// long it takes to build the indexes, how much memory is held, and how long a question
// takes: of sites, whose pages are written and read, and of feeds, where the facts alone are
// taken in and indexed.
func Figures(ctx context.Context, out io.Writer, sites, feeds []int) error {
	s, err := written(ctx, Standard())
	if err != nil {
		return err
	}
	if err := s.figures(out); err != nil {
		return err
	}
	if len(sites) > 0 {
		fmt.Fprint(out, "\n| things | pages | pages read in | index of facts | index of words | memory | a question by facts: median, 95 of 100 | by facts and words | by words alone |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	}
	for _, things := range sites {
		if err := measureSite(ctx, out, things); err != nil {
			return err
		}
	}
	if len(feeds) > 0 {
		fmt.Fprint(out, "\n| things | processor time to take the facts in | to index them | both for each thing | memory | a question: median, 95 of 100 |\n| --- | --- | --- | --- | --- | --- |\n")
	}
	for _, things := range feeds {
		if err := measureFeed(out, things); err != nil {
			return err
		}
	}
	return nil
}

// whole is a directory with questions, and what is known of it after its site was written
// and read.
type whole struct {
	*Directory
	asked []asked
	base  *knowledge.Base
	// reading is how long reading the pages took.
	reading time.Duration
}

// written writes the site of a directory into a folder that it takes away again, and reads
// it.
func written(ctx context.Context, options Options) (*whole, error) {
	folder, err := os.MkdirTemp("", "healthld-directory-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	s := &whole{Directory: Make(options)}
	s.asked = s.ask(300)
	if _, err := s.Write(ctx, folder); err != nil {
		return nil, err
	}
	start := time.Now()
	s.base, err = read(ctx, folder)
	s.reading = time.Since(start)
	return s, err
}

// tally counts answers.
type tally struct {
	questions, answered    int
	found, right, expected int
}

func (t *tally) add(r *answer.Result) {
	t.questions++
	if r.IsAnswered() {
		t.answered++
	}
	for _, f := range r.Found {
		t.found++
		if f.IsExpected {
			t.right++
		}
	}
	t.expected += len(r.Question.Expect)
}

// hits counts the questions whose answer is found first.
type hits struct{ questions, text, facts int }

// figures writes those of answers, search and faults.
func (s *whole) figures(out io.Writer) error {
	index := answer.New(s.base)
	ranks, err := rank.New(s.base, index)
	if err != nil {
		return err
	}
	defer ranks.Close()
	var t tally
	all, byLanguage := &hits{}, map[string]*hits{"en": {}, "de": {}}
	for i := range s.asked {
		q := &s.asked[i].Question
		result, err := index.Answer(q)
		if err != nil {
			return err
		}
		t.add(result)
		if len(q.Expect) == 0 {
			continue
		}
		r, err := ranks.Rank(q)
		if err != nil {
			return err
		}
		for _, h := range []*hits{all, byLanguage[q.Language]} {
			h.questions++
			if r.Text == 1 {
				h.text++
			}
			if r.Facts == 1 {
				h.facts++
			}
		}
	}
	fmt.Fprintf(out, "%d things on %d pages, %d questions\n\n| what | figure |\n| --- | --- |\n", s.Options.Things(), len(s.base.Pages), len(s.asked))
	fmt.Fprintf(out, "| questions answered with all that is expected and nothing else | %d of %d |\n", t.answered, t.questions)
	fmt.Fprintf(out, "| precision: of %d things that answer, expected | %.4f |\n", t.found, float64(t.right)/float64(t.found))
	fmt.Fprintf(out, "| recall: of %d things that are expected, found | %.4f |\n", t.expected, float64(t.right)/float64(t.expected))
	for _, h := range []struct {
		what string
		*hits
	}{{"", all}, {", in English", byLanguage["en"]}, {", in German", byLanguage["de"]}} {
		percent := func(n int) float64 { return 100 * float64(n) / float64(h.questions) }
		fmt.Fprintf(out, "| search finds an expected thing first%s, of %d questions: by words alone, with structured data, gain | %.1f %%, %.1f %%, %.1f points |\n",
			h.what, h.questions, percent(h.text), percent(h.facts), percent(h.facts)-percent(h.text))
	}
	faults, err := s.plant(s.base, s.asked, 300)
	if err != nil {
		return err
	}
	first := 0
	for _, f := range faults {
		isFirst, _, err := f.firstNamed(s.base)
		if err != nil {
			return err
		}
		if isFirst {
			first++
		}
	}
	fmt.Fprintf(out, "| planted faults of %d kinds that are the cause named first | %d of %d |\n", len(mistakes), first, len(faults))
	return nil
}

// measureSite writes the figures of a site of so many things.
func measureSite(ctx context.Context, out io.Writer, things int) error {
	before := heap()
	s, err := written(ctx, Sized(things))
	if err != nil {
		return err
	}
	start := time.Now()
	index := answer.New(s.base)
	facts := time.Since(start)
	start = time.Now()
	ranks, err := rank.New(s.base, index)
	if err != nil {
		return err
	}
	defer ranks.Close()
	words := time.Since(start)
	held := heap() - before
	// The ways take turns, so that what else the machine does weighs on all alike.
	took, err := s.time(
		func(q *question.Question) error { _, err := index.Find(&q.Find); return err },
		func(q *question.Question) error { _, err := ranks.Things(q); return err },
		func(q *question.Question) error { _, err := ranks.Pages(q); return err },
	)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "| %d | %d | %.1f s | %.1f s | %.1f s | %d MB | %s | %s | %s |\n", s.Options.Things(), len(s.base.Pages),
		s.reading.Seconds(), facts.Seconds(), words.Seconds(), held>>20, took[0], took[1], took[2])
	return err
}

// measureFeed writes the figures of a feed of so many things. Times are those of the
// processor, so that large feeds can be compared with small ones on a machine that does
// other things.
func measureFeed(out io.Writer, things int) error {
	before := heap()
	s := &whole{Directory: Make(Sized(things))}
	s.asked = s.ask(300)
	graph, err := s.Graph()
	if err != nil {
		return err
	}
	start := processor()
	builder := knowledge.NewBuilder()
	builder.AddGraph("feed", graph)
	s.base = builder.Base()
	s.reading = processor() - start
	start = processor()
	index := answer.New(s.base)
	facts := processor() - start
	graph, builder = nil, nil
	held := heap() - before
	took, err := s.time(func(q *question.Question) error { _, err := index.Find(&q.Find); return err })
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "| %d | %.1f s | %.1f s | %.0f µs | %d MB | %s |\n", s.Options.Things(), s.reading.Seconds(), facts.Seconds(),
		float64((s.reading+facts).Microseconds())/float64(s.Options.Things()), held>>20, took[0])
	return err
}

// time asks all questions in each way, and gives for each the median and the 95th
// percentile.
func (s *whole) time(ways ...func(*question.Question) error) ([]string, error) {
	took := make([][]time.Duration, len(ways))
	for i := range s.asked {
		for way, ask := range ways {
			start := time.Now()
			if err := ask(&s.asked[i].Question); err != nil {
				return nil, err
			}
			took[way] = append(took[way], time.Since(start))
		}
	}
	var texts []string
	for _, t := range took {
		slices.Sort(t)
		at := func(percent int) float64 { return float64(t[len(t)*percent/100].Microseconds()) / 1000 }
		texts = append(texts, fmt.Sprintf("%.2f ms, %.2f ms", at(50), at(95)))
	}
	return texts, nil
}

// heap gives how many bytes are in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
