package directory

import (
	"fmt"
	"math"
	"strings"
)

// sparql gives the wish as a query that gives the things in ?thing. It is written for the
// graph of a site in general, not for what this directory happens to leave out. Each
// constraint is a query of its own that a store answers once; all that is left is what
// their answers have in common.
func (w *wish) sparql() string {
	q := &query{}
	q.line("?thing a ?kind . VALUES ?kind { %s }", prefixed(subclasses[w.kind]))
	if w.name != "" {
		q.line("VALUES ?name { %s } ?thing schema:name|schema:alternateName ?name .", inLanguages(w.name))
	}
	if w.treats != "" {
		named := medicalPattern(w.treats)
		q.begin("?thing")
		q.line("{ %s ?thing schema:availableService|schema:knowsAbout ?medical }", named)
		q.line("UNION { %s ?medical schema:possibleTreatment ?thing }", named)
		q.line("UNION { %s ?medical schema:possibleTreatment/^schema:availableService ?thing }", named)
		q.line("UNION { %s ?medical a schema:MedicalCondition ; schema:relevantSpecialty/^schema:medicalSpecialty ?thing }", named)
		q.end()
	}
	if w.about != "" {
		named := medicalPattern(w.about)
		q.begin("?thing")
		q.line("{ %s ?thing schema:about|schema:mainEntity|schema:mentions ?medical }", named)
		q.line("UNION { %s ?medical schema:mainEntityOfPage|schema:subjectOf ?thing }", named)
		q.end()
	}
	if w.specialty != "" {
		q.line("?thing schema:medicalSpecialty|schema:relevantSpecialty schema:%s .", w.specialty)
	}
	if w.asksForPlace() {
		q.site(w)
	}
	if len(w.languages) > 0 {
		q.begin("?thing")
		q.line("VALUES ?said { %s }", spellings(w.languages))
		q.line("{ ?thing schema:knowsLanguage|schema:availableLanguage ?said }")
		q.line("UNION { ?language schema:name|schema:alternateName ?said . ?thing schema:knowsLanguage|schema:availableLanguage ?language }")
		q.end()
	}
	if w.rating > 0 {
		q.line("?thing schema:aggregateRating [ schema:ratingValue ?value ; schema:worstRating ?worst ; schema:bestRating ?best ] .")
		q.line("FILTER (1 + 4 * (?value - ?worst) / (?best - ?worst) >= %s)", hundredths(w.rating))
	}
	if w.price != nil {
		q.line("?thing schema:offers [ schema:price ?price ; schema:priceCurrency ?currency ] . FILTER (STR(?currency) = %s)", quoted(w.price.currency))
		q.line("FILTER (?price >= %s)", hundredths(w.price.least))
		if w.price.most > 0 {
			q.line("FILTER (?price <= %s)", hundredths(w.price.most))
		}
	}
	if w.accept != nil {
		q.line("?thing schema:isAcceptingNewPatients %t .", *w.accept)
	}
	if w.availability != "" {
		q.line("?thing schema:offers/schema:availability schema:%s .", w.availability)
	}
	if w.brand != "" {
		q.line("?thing schema:brand/schema:name ?brand . FILTER (STR(?brand) = %s)", quoted(w.brand))
	}
	if w.reviewed != "" {
		q.line("?thing schema:itemReviewed <%s> .", w.reviewed)
	}
	if w.written != "" {
		q.line("?thing schema:inLanguage ?written . FILTER (STR(?written) = %s)", quoted(w.written))
	}
	if w.since != "" {
		q.line("?thing schema:datePublished ?published . FILTER (STR(?published) >= %s)", quoted(w.since))
	}
	if w.stars > 0 {
		q.line("?thing schema:reviewRating/schema:ratingValue ?stars . FILTER (?stars >= %d)", w.stars)
	}
	return "PREFIX schema: <http://schema.org/>\nSELECT DISTINCT ?thing WHERE {\n" + q.text.String() + "}\n"
}

// subclasses are the classes of each kind that the directory has things of.
var subclasses = map[string][]string{
	"MedicalClinic": {"MedicalClinic"}, "MedicalBusiness": {"MedicalClinic", "Physician", "IndividualPhysician"},
	"Physician": {"Physician", "IndividualPhysician"}, "IndividualPhysician": {"IndividualPhysician"}, "Person": {"IndividualPhysician"},
	"Product": {"Product"}, "Review": {"Review"}, "MedicalTherapy": {"MedicalTherapy", "PhysicalTherapy"}, "PhysicalTherapy": {"PhysicalTherapy"},
	"MedicalCondition": {"MedicalCondition"}, "MedicalWebPage": {"MedicalWebPage"},
}

// query is a query as far as it is written.
type query struct{ text strings.Builder }

func (q *query) line(format string, values ...any) {
	fmt.Fprintf(&q.text, "  "+format+"\n", values...)
}

// begin begins a query within the query, up to end.
func (q *query) begin(variable string) { q.line("{ SELECT DISTINCT %s WHERE {", variable) }

func (q *query) end() { q.line("} }") }

// medicalPattern is the pattern of what has a name, another name or a code.
func medicalPattern(text string) string {
	if number, found := strings.CutPrefix(text, codingSystem+" "); found {
		return fmt.Sprintf("?medical schema:code [ schema:codeValue %s ; schema:codingSystem %s ] .", quoted(number), quoted(codingSystem))
	}
	return fmt.Sprintf("VALUES ?called { %s } ?medical schema:name|schema:alternateName|(schema:code/schema:codeValue) ?called .", inLanguages(text))
}

// inLanguages gives a text as it may stand in the graph, with a language or without.
func inLanguages(text string) string {
	return quoted(text) + " " + quoted(text) + "@en " + quoted(text) + "@de"
}

// site asks for one house that is, has and does all that is asked of a house.
func (q *query) site(w *wish) {
	switch w.kind {
	case "MedicalClinic":
		q.begin("(?site AS ?thing)")
		defer q.end()
	case "MedicalBusiness":
		q.line("{ ?thing schema:practicesAt ?site } UNION { ?thing a schema:MedicalClinic . BIND (?thing AS ?site) }")
	default:
		q.line("?thing schema:practicesAt ?site .")
	}
	if len(w.towns)+len(w.county)+len(w.district) > 0 {
		q.begin("?site")
		q.line("?site schema:address ?address .")
		switch {
		case len(w.towns) > 0:
			q.line("?address schema:addressLocality ?town . FILTER (STR(?town) IN (%s))", quotedList(w.towns))
		case w.county != "":
			q.line("?address schema:addressRegion ?county . FILTER (STR(?county) = %s)", quoted(w.county))
		default:
			q.line("?address schema:postalCode ?postcode . FILTER (STRBEFORE(STR(?postcode), \" \") = %s)", quoted(w.district))
		}
		q.end()
	}
	if w.near != nil {
		// SPARQL has no cosine. The plane that touches the earth there is near enough.
		north, east := 2*math.Pi*6371/360, 2*math.Pi*6371/360*math.Cos(w.near.latitude*math.Pi/180)
		q.begin("?site")
		q.line("?site schema:geo [ schema:latitude ?latitude ; schema:longitude ?longitude ] .")
		q.line("BIND ((?latitude - %g) * %.5f AS ?north) BIND ((?longitude - %g) * %.5f AS ?east)", w.near.latitude, north, w.near.longitude, east)
		q.line("FILTER (?north * ?north + ?east * ?east <= %d)", w.near.radius*w.near.radius)
		q.end()
	}
	if w.open != nil {
		q.begin("?site")
		q.opening(w.open)
		q.end()
	}
	if w.feature != "" {
		q.begin("?site")
		q.line("?site schema:amenityFeature ?feature . ?feature schema:name ?amenity . FILTER (CONTAINS(LCASE(STR(?amenity)), %s))", quoted(strings.ToLower(w.feature)))
		q.line("FILTER NOT EXISTS { ?feature schema:value false }")
		q.end()
	}
}

// opening asks for a time at which the house is open: for a date, by the special hours
// of that date if there are any.
func (q *query) opening(o *opening) {
	usual := fmt.Sprintf("?site schema:openingHoursSpecification ?hours . ?hours schema:opens ?opens ; schema:closes ?closes ; schema:dayOfWeek %%s . FILTER (%s)", "%s")
	today, night := dayIRI(o.day), dayIRI((o.day+6)%7)
	begins := "STR(?opens) != STR(?closes)"
	if o.minute >= 0 {
		at := quoted(clock(o.minute))
		begins = fmt.Sprintf("STR(?opens) <= %s && (%[1]s < STR(?closes) || STR(?closes) <= STR(?opens))", at)
		if o.date == "" {
			q.line("{ "+usual+" }", today, begins)
			q.line("UNION { "+usual+" }", night, fmt.Sprintf("STR(?closes) <= STR(?opens) && %s < STR(?closes)", at))
			return
		}
	}
	if o.date == "" {
		q.line(usual, today, begins)
		return
	}
	date := quoted(o.date)
	special := "?site schema:specialOpeningHoursSpecification ?%[1]s . ?%[1]s schema:validFrom ?%[1]sFrom ; schema:validThrough ?%[1]sThrough . " +
		"FILTER (STR(?%[1]sFrom) <= %[2]s && %[2]s <= STR(?%[1]sThrough))"
	q.line("{ "+special, "hours", date)
	q.line("  ?hours schema:opens ?opens ; schema:closes ?closes . FILTER (STR(?opens) != STR(?closes) && %s) }", begins)
	q.line("UNION { "+usual, today, begins)
	q.line("  MINUS { "+special+" } }", "other", date)
}

func dayIRI(day int) string { return "schema:" + dayWords[day].En }

// spellings gives all ways in which languages are said.
func spellings(codes []string) string {
	var all []string
	for _, code := range codes {
		all = append(all, quoted(code), inLanguages(languageWords[code].En), inLanguages(languageWords[code].De))
	}
	return strings.Join(all, " ")
}

func prefixed(names []string) string { return "schema:" + strings.Join(names, " schema:") }

// quoted gives a text as a literal of SPARQL.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

func quotedList(texts []string) string {
	var list []string
	for _, text := range texts {
		list = append(list, quoted(text))
	}
	return strings.Join(list, ", ")
}
