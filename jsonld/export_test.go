package jsonld

import "github.com/healthld/healthld/rdf"

// What the tests of this package's users need of its inside.

const FlushSize = flushSize

var (
	AppendQuoted = appendQuoted
	ErrContract  = errContract
)

// StepByStep gives a source that is written event by event in the general way,
// under the same options, of which those that change the telling are applied.
func StepByStep(source rdf.Source, choices ...Option) rdf.Source {
	var o options
	for _, option := range choices {
		option(&o)
	}
	return stepByStep{o.tell(source)}
}

type stepByStep struct{ rdf.Source }

func (s stepByStep) TellTo(sink rdf.Sink) error { return s.Source.TellTo(steps{sink.(*writer)}) }

type steps struct{ w *writer }

func (s steps) Tell(events []rdf.Event) error {
	for i := range events {
		var err error
		if s.w.buffer, err = s.w.step(s.w.buffer, &events[i]); err != nil {
			return err
		}
	}
	return nil
}

// Formatting gives those of the options that do not change the telling.
func Formatting(choices ...Option) Option {
	return func(o *options) {
		for _, option := range choices {
			option(o)
		}
		o.flat, o.inLanguage = nil, nil
	}
}
