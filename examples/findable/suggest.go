package main

import (
	"errors"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/examples/findable/suggest"
)

// suggestQuestions is the command suggest.
type suggestQuestions struct {
	Site string `arg:"" help:"The folder of the site, a page, or a feed."`
	Base string `help:"The address of the site, against which relative addresses are resolved." placeholder:"URL"`
	Most int    `help:"How many questions at most." default:"60"`
}

const suggested = `# Questions that the site answers as it is, made from what it tells of itself. Read them
# through: put in the words that people use, take out what nobody asks, correct what should
# answer, and add what people ask and the site does not say.
`

// Run writes the questions.
func (c *suggestQuestions) Run(s streams) error {
	base, err := readSite(s, c.Site, c.Base)
	if err != nil {
		return err
	}
	questions, err := suggest.Questions(base, answer.New(base), c.Most)
	if err != nil {
		return err
	}
	if len(questions) == 0 {
		return errors.New("the site tells of nothing that people would ask for, such as clinics, doctors, products or articles; write the questions by hand")
	}
	text, err := question.Append([]byte(suggested), questions)
	if err != nil {
		return err
	}
	_, err = s.out.Write(text)
	return err
}
