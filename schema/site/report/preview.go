package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// preview is what a page says that a search engine may show in a result. All of it
// stands in the page; what the page does not say is empty.
type preview struct {
	// trail are the names of the breadcrumbs.
	trail []string
	// rating is that of the thing that is rated.
	rating *rating
	// facts are short texts, such as a price or a date.
	facts []string
	// panel is what may stand beside results, for a place that people visit.
	panel *panel
}

// rating is a rating, or the mean of several.
type rating struct {
	Value string // as it is written
	Best  string
	// Share is how much of the stars is full, from 0 to 100.
	Share int
	// Of says how many there are, or whose it is.
	Of string
}

// panel is what a result for a business shows.
type panel struct {
	Name, Kind, Address, Telephone string
	Hours                          []string
	MoreHours                      int
}

// preview takes from the graph what the features that the page is eligible for show.
func (r *reading) preview(all []check.Eligibility) preview {
	var p preview
	for i := range all {
		e := &all[i]
		n := r.graph.Node(e.Node)
		if n == nil || e.Family != "google" || e.Status != check.Eligible && e.Status != check.Limited {
			continue
		}
		switch e.Feature {
		case "breadcrumb":
			if p.trail == nil {
				p.trail = r.trail(n)
			}
		case "aggregate-rating", "employer-rating":
			if p.rating == nil || !strings.Contains(p.rating.Of, "rating") && !strings.Contains(p.rating.Of, "review") {
				p.rating = r.aggregate(n)
			}
		case "review-snippet":
			if p.rating == nil {
				p.rating = r.review(n)
			}
		case "product-snippet", "merchant-listing", "software-app":
			if p.rating == nil {
				p.rating = r.aggregate(r.first(n, "aggregateRating"))
			}
			for _, offer := range r.nodes(n, "offers") {
				p.fact(r.price(offer))
				p.fact(spaced(r.word(offer, "availability")))
				break
			}
			if e.Feature == "software-app" {
				p.fact(spaced(strings.TrimSuffix(r.word(n, "applicationCategory"), "Application")))
				p.fact(r.word(n, "operatingSystem"))
			}
		case "article", "discussion-forum":
			p.fact(day(r.text(n, "datePublished")))
			if by := r.word(n, "author"); by != "" {
				p.fact("by " + by)
			}
		case "event":
			p.fact(day(r.text(n, "startDate")))
			p.fact(r.word(n, "location"))
		case "job-posting":
			p.fact(r.word(n, "hiringOrganization"))
			p.fact(r.text(r.first(n, "jobLocation", "address"), "addressLocality"))
			p.fact(strings.ToLower(strings.ReplaceAll(r.text(n, "employmentType"), "_", " ")))
		case "local-business":
			if p.panel == nil && n.Root {
				p.panel = r.panel(n)
			}
		}
	}
	return p
}

const mostFacts = 6

func (p *preview) fact(text string) {
	text = shown(text, 40)
	if text != "" && len(p.facts) < mostFacts && !slices.Contains(p.facts, text) {
		p.facts = append(p.facts, text)
	}
}

// trail gives the names of breadcrumbs in their order.
func (r *reading) trail(list *rdf.Node) []string {
	type step struct {
		position int
		name     string
	}
	var steps []step
	for _, item := range r.nodes(list, "itemListElement") {
		name := r.text(item, "name")
		if name == "" {
			name = r.text(r.first(item, "item"), "name")
		}
		position, _ := strconv.Atoi(r.text(item, "position"))
		if name != "" && len(steps) < 12 {
			steps = append(steps, step{position, shown(name, 40)})
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.position - b.position })
	var names []string
	for _, s := range steps {
		names = append(names, s.name)
	}
	return names
}

// stars gives the rating of a node, or nil where it is none.
func (r *reading) stars(n *rdf.Node) *rating {
	value := r.text(n, "ratingValue")
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return nil
	}
	bound := func(property string, otherwise float64) float64 {
		if b, err := strconv.ParseFloat(r.text(n, property), 64); err == nil {
			return b
		}
		return otherwise
	}
	best, worst := bound("bestRating", 5), bound("worstRating", 1)
	if !(best > 0) || !(number >= worst && number <= best) || math.IsInf(best, 0) {
		return nil
	}
	shown := shown(value, 8)
	return &rating{Value: shown, Best: strconv.FormatFloat(best, 'g', 4, 64), Share: int(math.Round(100 * max(number, 0) / best))}
}

func (r *reading) aggregate(n *rdf.Node) *rating {
	if n == nil {
		return nil
	}
	s := r.stars(n)
	if s == nil {
		return nil
	}
	for _, by := range []struct{ property, noun string }{{"reviewCount", "review"}, {"ratingCount", "rating"}} {
		if count, err := strconv.Atoi(r.text(n, by.property)); err == nil && count > 0 {
			s.Of = plural(count, by.noun)
			break
		}
	}
	return s
}

func (r *reading) review(n *rdf.Node) *rating {
	s := r.stars(r.first(n, "reviewRating"))
	if s == nil {
		return nil
	}
	if by := r.word(n, "author"); by != "" {
		s.Of = "by " + shown(by, 40)
	}
	return s
}

// price gives what an offer costs, with its currency as it is written.
func (r *reading) price(offer *rdf.Node) string {
	at := offer
	if r.text(at, "price", "lowPrice") == "" {
		if at = r.first(offer, "priceSpecification"); at == nil {
			return ""
		}
	}
	price := r.text(at, "price", "lowPrice")
	if price == "" {
		return ""
	}
	if currency := r.text(at, "priceCurrency"); currency != "" {
		price = currency + " " + price
	}
	if r.text(at, "price") == "" {
		price = "from " + price
	}
	return price
}

// day gives a date without its time.
func day(text string) string {
	text, _, _ = strings.Cut(text, "T")
	return text
}

const mostHours = 7

func (r *reading) panel(n *rdf.Node) *panel {
	p := &panel{Name: shown(r.text(n, "name"), mostName), Telephone: shown(r.text(n, "telephone"), 40)}
	if terms := types(n); len(terms) > 0 {
		p.Kind = raised(spaced(terms[0].Name()))
	}
	var lines []string
	for _, property := range []string{"streetAddress", "postalCode", "addressLocality"} {
		if text := r.text(r.first(n, "address"), property); text != "" {
			lines = append(lines, shown(text, 60))
		}
	}
	p.Address = strings.Join(lines, ", ")
	for _, v := range r.values(n, "openingHours") {
		if v.IsLiteral() {
			p.hours(v.Text)
		}
	}
	for _, h := range r.nodes(n, "openingHoursSpecification") {
		opens, closes := r.text(h, "opens"), r.text(h, "closes")
		days := r.days(h)
		if opens == "" || closes == "" || days == "" {
			continue
		}
		p.hours(days + " " + clock(opens) + "–" + clock(closes))
	}
	return p
}

func (p *panel) hours(line string) {
	if len(p.Hours) == mostHours {
		p.MoreHours++
		return
	}
	p.Hours = append(p.Hours, shown(line, 60))
}

// clock gives a time without its seconds.
func clock(text string) string {
	if len(text) == 8 && strings.HasSuffix(text, ":00") {
		return text[:5]
	}
	return text
}

var week = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// days gives the days of opening hours: "Mon–Thu", "Sat".
func (r *reading) days(h *rdf.Node) string {
	var on [7]bool
	var others []string
	for _, v := range r.values(h, "dayOfWeek") {
		name := v.Text
		if term := vocab.LookupIRI(name); term != 0 {
			name = term.Name()
		}
		if i := slices.Index(week, name); i >= 0 {
			on[i] = true
		} else if name != "" {
			others = append(others, spaced(name))
		}
	}
	var parts []string
	for i := 0; i < 7; i++ {
		if !on[i] {
			continue
		}
		last := i
		for last < 6 && on[last+1] {
			last++
		}
		part := week[i][:3]
		if last > i {
			part += "–" + week[last][:3]
		}
		parts = append(parts, part)
		i = last
	}
	return strings.Join(append(parts, others...), ", ")
}
