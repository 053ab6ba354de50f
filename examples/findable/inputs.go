package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/schema/check/output"
)

// inputs are what is asked: a site, and the questions.
type inputs struct {
	Site      string `arg:"" help:"The folder of the site, a page, or a feed."`
	Questions string `arg:"" help:"The file of questions (YAML)."`
	Base      string `help:"The address of the site, against which relative addresses are resolved." placeholder:"URL"`
}

// read reads both. What is wrong with the pages is told and keeps nothing back; what is
// wrong with the questions is told and is an error.
func (i *inputs) read(s streams) (*knowledge.Base, []question.Question, error) {
	text, err := os.ReadFile(i.Questions)
	if err != nil {
		return nil, nil, err
	}
	questions, problems := question.Read(i.Questions, text)
	for _, problem := range problems {
		fmt.Fprintln(s.err, output.Printable(problem.Error()))
	}
	if len(problems) > 0 {
		return nil, nil, errFails
	}
	base, err := readSite(s, i.Site, i.Base)
	return base, questions, err
}

// readSite reads a site in which there is something.
func readSite(s streams, path, address string) (*knowledge.Base, error) {
	base, err := knowledge.Read(context.Background(), path, address)
	if err != nil {
		return nil, err
	}
	for _, problem := range base.Problems {
		fmt.Fprintln(s.err, output.Printable(problem.Error()))
	}
	for range base.Things() {
		return base, nil
	}
	what := fmt.Sprintf("nothing in %s can answer a question: %d pages were read, and there is no thing with an @id and a @type in them", path, len(base.Pages))
	if len(base.Pages) == 0 {
		what = fmt.Sprintf("nothing in %s can answer a question: there is no page, and no thing with an @id and a @type", path)
	}
	return nil, errors.New(what + "; put the description of the site into its pages first")
}

// writeFacts is the command facts.
type writeFacts struct {
	Site string `arg:"" help:"The folder of the site, a page, or a feed."`
	Base string `help:"The address of the site, against which relative addresses are resolved." placeholder:"URL"`
}

// Run writes the facts.
func (c *writeFacts) Run(s streams) error {
	base, err := readSite(s, c.Site, c.Base)
	if err != nil {
		return err
	}
	return base.WriteNQuads(s.out)
}
