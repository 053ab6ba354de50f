package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/healthld/healthld/examples/jsonld-gen/internal/document"
	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/site"
)

// reading are the flags of the commands that read pages.
type reading struct {
	Inputs []string `arg:"" optional:"" name:"input" help:"Pages (.html), folders of pages, folders of data (YAML, JSON), or files of JSON-LD, RDF or YAML; - is standard input. Else the site that healthld.yaml names."`

	From    string   `enum:"auto,html,jsonld,json,yaml,nt,nq,ttl" default:"auto" placeholder:"NOTATION" help:"What standard input is, or files whose names do not tell it: html (default), jsonld, json, yaml, nt, nq or ttl."`
	Base    string   `placeholder:"IRI" help:"Address of the folder, with a slash at its end, or of the page: what relative addresses are resolved against."`
	Include []string `placeholder:"PATTERN" help:"Of a folder read only the pages whose names match, such as news/** or *.htm."`
	Exclude []string `placeholder:"PATTERN" help:"Of a folder leave out the pages whose names match."`
	Jobs    int      `placeholder:"N" help:"How many pages are read at a time; as many as there are cores by default."`
	Shard   string   `placeholder:"I/N" help:"Read the I-th of N parts of each folder alone, counted from 1."`

	progress *progress
	// with are files of data that are read as one description with the only input.
	with []string
	// alike is told which names of files in a folder differ in case alone; it may be nil.
	alike func(names [][2]string)
}

// one is something that was read: a page, or a file of data.
type one struct {
	// number tells it from all others: labels of blank nodes mean something within
	// one of them alone.
	number  int
	name    string
	address string
	text    []byte
	// document is that of a page, and file the page; else nil.
	document *page.Document
	file     *site.File
	// graphs are what was read: that of a page as a whole, or the default graph of a
	// file and its named ones, as far as they hold anything.
	graphs   []*rdf.Graph
	problems []*rdf.Problem
	// settings are those beside files of data, and isSite says that these are a folder.
	settings document.Settings
	isSite   bool
	// notRead are files of data beside those that were named.
	notRead []string
}

// standardInput is the name of standard input in places.
const standardInput = "standard input"

// add adds the graphs of a dataset.
func (o *one) add(dataset *rdf.Dataset, problems []*rdf.Problem) {
	o.problems = namingBase(problems)
	for _, graph := range dataset.Graphs() {
		if graph.Len() > 0 {
			o.graphs = append(o.graphs, graph)
		}
	}
}

// namingBase has the problems of addresses without a base say how the command takes one.
func namingBase(problems []*rdf.Problem) []*rdf.Problem {
	for i, problem := range problems {
		if problem.NoBase {
			named := *problem
			named.Mend = "give the address of the page, or of the folder, with --base"
			problems[i] = &named
		}
	}
	return problems
}

// orSite takes the built site of the settings where no input is named.
func (r *reading) orSite(set *settings) error {
	if len(r.Inputs) > 0 {
		return nil
	}
	site := set.site()
	if site == "" {
		return usageErrorf("nothing is named to read: give pages, folders or files, or pages in %s", settingsName)
	}
	r.Inputs = []string{site}
	return nil
}

func (r *reading) checkFlags() error {
	if r.Base != "" && rdf.CheckIRI(r.Base) != nil {
		return usageErrorf("--base takes an absolute IRI, such as https://sunrise.example/, not %q", r.Base)
	}
	_, _, err := r.shard()
	return err
}

// shard gives the part to read, from 0, and of how many.
func (r *reading) shard() (part, parts int, err error) {
	if r.Shard == "" {
		return 0, 1, nil
	}
	if n, err := fmt.Sscanf(r.Shard+" ", "%d/%d ", &part, &parts); n != 2 || err != nil || part < 1 || part > parts {
		return 0, 0, usageErrorf("--shard takes a part and how many there are, such as 1/4, not %q", r.Shard)
	}
	return part - 1, parts, nil
}

// each reads all inputs in their order. Work is called for several at a time, and
// tell one after the other in their order; failed is told what cannot be read.
func each[T any](ctx context.Context, r *reading, in io.Reader, work func(*one) T, tell func(T) error, failed func(error)) error {
	const most = 1_000_000 // pages of one input
	for number, input := range r.Inputs {
		if filepath.Base(input) == settingsName {
			continue // as data/*.yaml names it too
		}
		work := func(o *one) T {
			o.number += number * most
			return work(o)
		}
		info, err := os.Stat(input)
		switch {
		case input != "-" && err != nil:
			failed(notFetched(input, err))
		case input != "-" && info.IsDir():
			if err := eachPage(ctx, r, input, work, tell, failed); err != nil {
				return err
			}
		default:
			o, err := r.file(ctx, input, in)
			if err != nil {
				failed(err)
				continue
			}
			if err := tell(work(o)); err != nil {
				return err
			}
		}
	}
	return nil
}

// notFetched says of the address of a page what to do: this program asks nothing of the
// network. Of anything else the error stays as it is.
func notFetched(input string, err error) error {
	if strings.HasPrefix(input, "https://") || strings.HasPrefix(input, "http://") {
		quoted := "'" + strings.ReplaceAll(input, "'", `'\''`) + "'" // for a shell
		return fmt.Errorf("%s: nothing is fetched from the network; give it the page: curl -sL %s | jsonld-gen check --base %s -", input, quoted, quoted)
	}
	return err
}

func eachPage[T any](ctx context.Context, r *reading, directory string, work func(*one) T, tell func(T) error, failed func(error)) error {
	part, parts, err := r.shard()
	if err != nil {
		return err
	}
	options := site.ReadOptions{
		Pages: directory, Base: r.Base, Include: r.Include, Exclude: r.Exclude, Jobs: r.Jobs, Shard: part, Shards: parts,
		Found: r.progress.found,
	}
	result, err := site.Read(ctx, options, func(f *site.File) T { return work(pageOf(f)) }, func(of T) error {
		r.progress.step()
		return tell(of)
	})
	if r.alike != nil {
		r.alike(result.Alike)
	}
	for _, err := range result.Skipped {
		failed(leftOut{err})
	}
	for _, err := range result.Failed {
		failed(err)
	}
	if err != nil || result.Pages > 0 || len(result.Failed) > 0 {
		return err
	}
	o := &one{name: directory, isSite: true}
	err = r.readThings(o, directory, "auto", nil)
	if err != nil {
		failed(fmt.Errorf("%s: there are no pages, and no YAML or JSON files, to read", directory))
		return nil
	}
	return tell(work(o))
}

// leftOut says that something is no file, such as a symbolic link: that is told and
// is no failure.
type leftOut struct{ error }

func pageOf(f *site.File) *one {
	return &one{
		number: f.Number, name: f.Path, address: f.Address, text: f.Text, document: f.Document, file: f,
		graphs: []*rdf.Graph{f.Document.Graph()}, problems: namingBase(f.Problems),
	}
}

// file reads one file, or standard input.
func (r *reading) file(ctx context.Context, name string, in io.Reader) (*one, error) {
	kind := r.kindOf(name)
	if kind == "html" && name != "-" {
		f, err := site.ReadFile(ctx, name, r.Base, page.Limits{})
		if err != nil {
			return nil, err
		}
		return pageOf(f), nil
	}
	var text []byte
	var err error
	shown := name
	if name == "-" {
		shown = standardInput
		text, err = io.ReadAll(io.LimitReader(in, maxRDF))
	} else {
		text, err = readFile(name, maxRDF)
	}
	if err != nil {
		return nil, err
	}
	o := &one{name: shown, text: text}
	switch kind {
	case "html":
		return pageOf(site.ReadText(ctx, shown, r.Base, text, page.Limits{})), nil
	case "jsonld":
		o.add(jsonld.Read(text, jsonld.FileName(shown), jsonld.Base(r.Base), jsonld.Context(ctx)))
	case "json", "yaml":
		err = r.readThings(o, name, kind, text)
	default:
		n, known := notationNamed(kind)
		if known != nil {
			return nil, known
		}
		options := []rdf.ReadOption{rdf.FileName(shown)}
		if r.Base != "" {
			options = append(options, rdf.Base(r.Base))
		}
		o.add(rdf.Read(text, n.format, options...))
	}
	return o, err
}

// kindOf gives what a file is: by its name, else by --from, else a page.
func (r *reading) kindOf(name string) string {
	if name != "-" {
		switch extension := strings.ToLower(filepath.Ext(name)); extension {
		case ".html", ".htm", ".xhtml":
			return "html"
		case ".jsonld", ".json", ".yaml", ".nt", ".nq", ".ttl":
			return extension[1:]
		case ".yml":
			return "yaml"
		}
	}
	if r.From != "auto" {
		return r.From
	}
	return "html"
}

// together gives the inputs with, behind each file of data, those that stand in one folder
// with it: they are one description, as they are for gen.
func (r *reading) together() [][]string {
	var groups [][]string
	byFolder := make(map[string]int)
	for _, input := range r.Inputs {
		info, err := os.Stat(input)
		isData := input != "-" && err == nil && info.Mode().IsRegular() && (r.kindOf(input) == "yaml" || r.kindOf(input) == "json") &&
			filepath.Base(input) != settingsName
		folder := filepath.Dir(filepath.Clean(input))
		if i, had := byFolder[folder]; isData && had {
			groups[i] = append(groups[i], input)
			continue
		}
		if isData {
			byFolder[folder] = len(groups)
		}
		groups = append(groups, []string{input})
	}
	return groups
}

// readThings reads a file of data as gen does, with the settings that lie beside
// it.
func (r *reading) readThings(o *one, name, kind string, text []byte) error {
	inputs, err := collect(append([]string{name}, r.with...), bytes.NewReader(text), kind)
	if err != nil {
		return err
	}
	o.notRead = inputs.notRead()
	o.settings, o.problems = inputs.read(r.Base)
	graph := new(rdf.Graph)
	if len(o.problems) == 0 { // without its settings the data cannot be understood
		graph, o.problems = document.Read(o.settings.Base, inputs.inputs...)
		if problem := ownerProblem(graph, o.settings); o.isSite && problem != nil {
			o.problems = append([]*rdf.Problem{problem}, o.problems...)
		}
	}
	o.graphs = []*rdf.Graph{graph}
	return nil
}
