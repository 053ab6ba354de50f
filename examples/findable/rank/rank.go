// Package rank finds the things of a site as a search engine does: by words, in the text
// that people see, and in the things with their facts as fields. It says at which rank
// each finds what a question expects.
//
// Both indexes are of Bleve and rank by BM25. The texts are held in memory.
package rank

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/standard"
	"github.com/blevesearch/bleve/v2/analysis/lang/de"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
	"golang.org/x/text/language"

	"github.com/healthld/healthld/examples/findable/answer"
	"github.com/healthld/healthld/examples/findable/knowledge"
	"github.com/healthld/healthld/examples/findable/question"
	"github.com/healthld/healthld/internal/vocab"
)

// Deepest is how many results of a search are looked at. What is not among them has rank
// 0.
const Deepest = 100

// batch is how many documents go into an index at a time. Each becomes a segment of it, and
// in memory these are never merged.
const batch = 8192

// Index has two indexes of one site: that of the text of its pages, and that of its
// things. Any number of goroutines may ask it at a time.
type Index struct {
	base   *knowledge.Base
	facts  *answer.Index
	pages  bleve.Index
	things bleve.Index
}

// analyzers are those of the languages that words are brought to their stems in. Words of
// others stay as they are.
var analyzers = map[string]string{"en": en.AnalyzerName, "de": de.AnalyzerName, "": standard.Name}

// New builds both indexes.
func New(base *knowledge.Base, x *answer.Index) (*Index, error) {
	r := &Index{base: base, facts: x}
	var err error
	if r.pages, err = open(pageFields); err != nil {
		return nil, err
	}
	if r.things, err = open(thingFields); err != nil {
		return nil, err
	}
	w := writer{into: r.pages, batch: r.pages.NewBatch()}
	for i := range base.Pages {
		p := &base.Pages[i]
		document := make(map[string]any)
		stemmed(document, "title", p.Title, languageOf(p.Language))
		stemmed(document, "text", p.Text, languageOf(p.Language))
		if err := w.add(strconv.Itoa(i), document); err != nil {
			return nil, err
		}
	}
	if err := w.flush(); err != nil {
		return nil, err
	}
	w = writer{into: r.things, batch: r.things.NewBatch()}
	if err := x.Traits(func(t knowledge.Node, traits *answer.Traits) error {
		d := document(traits)
		d["self"] = base.IRI(t)
		return w.add(strconv.Itoa(int(t)), d)
	}); err != nil {
		return nil, err
	}
	return r, w.flush()
}

// Close lets go of the indexes.
func (r *Index) Close() error {
	if err := r.pages.Close(); err != nil {
		return err
	}
	return r.things.Close()
}

type writer struct {
	into  bleve.Index
	batch *bleve.Batch
}

func (w *writer) add(id string, document map[string]any) error {
	if err := w.batch.Index(id, document); err != nil {
		return fmt.Errorf("%s cannot be indexed: %w", id, err)
	}
	if w.batch.Size() < batch {
		return nil
	}
	return w.flush()
}

func (w *writer) flush() error {
	if err := w.into.Batch(w.batch); err != nil {
		return fmt.Errorf("the index cannot be written: %w", err)
	}
	w.batch = w.into.NewBatch()
	return nil
}

func open(fields func(*mapping.DocumentMapping)) (bleve.Index, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	fields(m.DefaultMapping)
	return bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
}

func pageFields(m *mapping.DocumentMapping) {
	textField(m, "title")
	textField(m, "text")
}

func thingFields(m *mapping.DocumentMapping) {
	textField(m, "title")
	textField(m, "text")
	for _, name := range []string{"kind", "name", "self", "offers", "medical", "about", "specialty", "place", "language", "day", "currency"} {
		f := bleve.NewKeywordFieldMapping()
		f.Analyzer = keyword.Name
		lean(f)
		f.DocValues = slices.Contains(Facets, name)
		m.AddFieldMappingsAt(name, f)
	}
	feature := bleve.NewTextFieldMapping()
	feature.Analyzer = standard.Name
	lean(feature)
	m.AddFieldMappingsAt("feature", feature)
	for _, name := range []string{"rating", "price", "dearest"} {
		f := bleve.NewNumericFieldMapping()
		lean(f)
		m.AddFieldMappingsAt(name, f)
	}
	location := bleve.NewGeoPointFieldMapping()
	lean(location)
	m.AddFieldMappingsAt("location", location)
	newPatients := bleve.NewBooleanFieldMapping()
	lean(newPatients)
	m.AddFieldMappingsAt("newPatients", newPatients)
}

// textField adds a field for a text in each language.
func textField(m *mapping.DocumentMapping, name string) {
	for _, of := range []string{"", "de", "en"} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzers[of]
		lean(f)
		m.AddFieldMappingsAt(fieldIn(name, of), f)
	}
}

// lean keeps what is searched for alone.
func lean(f *mapping.FieldMapping) {
	f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
}

func fieldIn(name, language string) string {
	if language == "" {
		return name
	}
	return name + "_" + language
}

// stemmed puts a text into the field of its language, "" for one in which words stay as
// they are.
func stemmed(document map[string]any, name, text, language string) {
	document[fieldIn(name, language)] = text
}

// languageOf gives the language of a tag where words are stemmed in it, else "".
func languageOf(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := parsed.Base()
	if analyzers[base.String()] == "" {
		return ""
	}
	return base.String()
}

// document gives the fields of a thing.
func document(t *answer.Traits) map[string]any {
	d := map[string]any{
		"kind": t.Kinds, "name": t.Names, "offers": t.Offers, "medical": t.Medical, "about": t.About, "specialty": t.Specialties, "place": t.Places,
		"language": t.Languages, "feature": t.Features, "day": t.Days,
	}
	title := ""
	for _, name := range t.Names {
		title += name + "\n"
	}
	// Most sites do not say in which language a text is.
	for _, of := range []string{"de", "en"} {
		stemmed(d, "title", title, of)
		stemmed(d, "text", t.Text, of)
	}
	if t.Rating > 0 {
		d["rating"] = t.Rating
	}
	var prices []float64
	var currencies []string
	for currency, price := range t.Prices {
		prices, currencies = append(prices, price), append(currencies, currency)
	}
	var dearest []float64
	for _, price := range t.Dearest {
		dearest = append(dearest, price)
	}
	d["price"], d["dearest"], d["currency"] = prices, dearest, currencies
	var points []any
	for _, p := range t.Points {
		points = append(points, map[string]any{"lat": p[0], "lon": p[1]})
	}
	d["location"] = points
	if t.NewPatients != nil {
		d["newPatients"] = *t.NewPatients
	}
	return d
}

// words is the query for the words of a question, in the fields of its language and in
// those of languages that are not stemmed.
func words(q *question.Question) query.Query {
	in := []string{"", languageOf(q.Language)}
	if in[1] == "" {
		in = []string{"", "de", "en"}
	}
	var queries []query.Query
	for _, of := range in {
		for _, field := range []struct {
			name  string
			boost float64
		}{{"title", 2}, {"text", 1}} {
			m := bleve.NewMatchQuery(q.Ask)
			m.SetField(fieldIn(field.name, of))
			m.SetBoost(field.boost)
			queries = append(queries, m)
		}
	}
	return bleve.NewDisjunctionQuery(queries...)
}

// filtered is the query for the words of a question among the things that have its
// constraints in their fields: kind, name, treats, about, specialty, place, the day of
// open, language, rating, price, newPatients and accessible as filters. What fields
// cannot say is left to the words: times of day, dates, that one site has all of it, and
// paths.
func (r *Index) filtered(q *question.Question) query.Query {
	f := &q.Find
	b := bleve.NewBooleanQuery()
	any := false
	must := func(queries ...query.Query) {
		if len(queries) > 0 {
			any = true
			b.AddMust(bleve.NewDisjunctionQuery(queries...))
		}
	}
	anyOf := func(field string, texts []string) (queries []query.Query) {
		for _, text := range texts {
			t := bleve.NewTermQuery(text)
			t.SetField(field)
			t.SetBoost(0)
			queries = append(queries, t)
		}
		return queries
	}
	terms := func(field string, texts []string) { must(anyOf(field, texts)...) }
	var kinds []string
	for _, kind := range f.Kind {
		if class := vocab.LookupIRI(kind); class != 0 {
			kind = class.Name()
		}
		kinds = append(kinds, kind)
	}
	terms("kind", kinds)
	terms("name", folded(f.Name))
	if len(f.Treats) > 0 {
		keys := r.facts.TreatKeys(f.Treats)
		must(slices.Concat(anyOf("offers", keys.Offers), anyOf("self", keys.Selves), anyOf("medical", keys.Medical))...)
	}
	terms("about", meant(f.About))
	var specialties []string
	for _, s := range f.Specialty {
		specialties = append(specialties, answer.SpecialtyKey(s))
	}
	terms("specialty", specialties)
	terms("place", folded(f.Place))
	var days []string
	for _, text := range f.Open {
		if o, err := question.ParseOpening(text); err == nil && o.Day != "" && o.Minute < 0 {
			days = append(days, o.Day)
		}
	}
	if len(days) == len(f.Open) {
		terms("day", days)
	}
	var languages []string
	for _, tag := range f.Language {
		languages = append(languages, answer.LanguageKeys(tag)...)
	}
	terms("language", languages)
	if f.Near != nil {
		near := bleve.NewGeoDistanceQuery(f.Near.Longitude, f.Near.Latitude, fmt.Sprintf("%fkm", f.Near.Kilometres))
		near.SetField("location")
		near.SetBoost(0)
		must(near)
	}
	inclusive := true
	ranged := func(field string, least, most *float64) {
		r := bleve.NewNumericRangeInclusiveQuery(least, most, &inclusive, &inclusive)
		r.SetField(field)
		r.SetBoost(0)
		must(r)
	}
	if f.Rating > 0 {
		least := f.Rating - 1e-9
		ranged("rating", &least, nil)
	}
	if p := f.Price; p != nil {
		if p.Least != nil {
			ranged("dearest", p.Least, nil)
		}
		if p.Most != nil {
			ranged("price", nil, p.Most)
		}
		if p.Currency != "" {
			terms("currency", []string{p.Currency})
		}
	}
	if f.NewPatients != nil {
		n := bleve.NewBoolFieldQuery(*f.NewPatients)
		n.SetField("newPatients")
		n.SetBoost(0)
		must(n)
	}
	var features []query.Query
	for _, text := range f.Accessible {
		m := bleve.NewMatchQuery(text)
		m.SetField("feature")
		m.SetOperator(query.MatchQueryOperatorAnd)
		m.SetBoost(0)
		features = append(features, m)
	}
	must(features...)
	if !any {
		return words(q)
	}
	b.AddShould(words(q))
	return b
}

func folded(words question.Words) []string {
	var list []string
	for _, word := range words {
		list = append(list, knowledge.Fold(word))
	}
	return list
}

// meant gives names folded, and IRIs as they are.
func meant(words question.Words) []string { return slices.Concat(folded(words), words) }

// search gives the numbers of the documents that a query finds, the best first.
func search(in bleve.Index, q query.Query) ([]int, time.Duration, error) {
	request := bleve.NewSearchRequestOptions(q, Deepest, 0, false)
	request.SortBy([]string{"-_score", "_id"}) // the same on every run
	result, err := in.Search(request)
	if err != nil {
		return nil, 0, fmt.Errorf("the search failed: %w", err)
	}
	found := make([]int, 0, len(result.Hits))
	for _, hit := range result.Hits {
		number, err := strconv.Atoi(hit.ID)
		if err != nil {
			return nil, 0, err
		}
		found = append(found, number)
	}
	return found, result.Took, nil
}

// Pages gives the pages, by their index in the base, in which the words of a question are
// found, the best first.
func (r *Index) Pages(q *question.Question) ([]int, error) {
	found, _, err := search(r.pages, words(q))
	return found, err
}

// Things gives the things that the words of a question find among those that have its
// constraints in their fields, the best first.
func (r *Index) Things(q *question.Question) ([]knowledge.Node, error) {
	found, _, err := search(r.things, r.filtered(q))
	nodes := make([]knowledge.Node, len(found))
	for i, n := range found {
		nodes[i] = knowledge.Node(n)
	}
	return nodes, err
}

// Ranks are those of the first thing that a question expects; 0 is not among the first
// [Deepest].
type Ranks struct {
	// Text is that of the first page that tells of such a thing in full.
	Text int `json:"text"`
	// Facts is that of the thing among the things.
	Facts int `json:"facts"`
}

// Rank gives the ranks of what a question expects, none where it expects nothing.
func (r *Index) Rank(q *question.Question) (Ranks, error) {
	var ranks Ranks
	expected := make(map[knowledge.Node]bool)
	pages := make(map[int]bool)
	for _, iri := range q.Expect {
		if n := r.base.Find(iri); n != 0 {
			expected[n] = true
			for _, page := range r.base.PagesOf(n) {
				pages[page] = true
			}
		}
	}
	if len(expected) == 0 {
		return ranks, nil
	}
	found, err := r.Pages(q)
	if err != nil {
		return ranks, err
	}
	ranks.Text = 1 + slices.IndexFunc(found, func(page int) bool { return pages[page] })
	things, err := r.Things(q)
	if err != nil {
		return ranks, err
	}
	ranks.Facts = 1 + slices.IndexFunc(things, func(n knowledge.Node) bool { return expected[n] })
	return ranks, nil
}

// Facets are the fields by which what a search finds can be narrowed down further.
var Facets = []string{"specialty", "place", "language", "day"}

// Count is a value of a facet, and how many of the things that were found have it.
type Count struct {
	Value string
	Count int
}

// Facets gives for each of Facets the values that most of the things have that Things
// would find, at most so many each, those of most things first.
func (r *Index) Facets(q *question.Question, most int) (map[string][]Count, error) {
	request := bleve.NewSearchRequestOptions(r.filtered(q), 0, 0, false)
	for _, name := range Facets {
		request.AddFacet(name, bleve.NewFacetRequest(name, most))
	}
	result, err := r.things.Search(request)
	if err != nil {
		return nil, fmt.Errorf("the search failed: %w", err)
	}
	facets := make(map[string][]Count)
	for name, facet := range result.Facets {
		if facet.Terms == nil {
			continue
		}
		for _, term := range facet.Terms.Terms() {
			facets[name] = append(facets[name], Count{Value: term.Term, Count: term.Count})
		}
	}
	return facets, nil
}
