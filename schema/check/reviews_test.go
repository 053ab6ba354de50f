package check_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// reviewOf gives a graph with a product that has one review with the text.
func reviewOf(text string) *rdf.Graph {
	graph := new(rdf.Graph)
	product := graph.EnsureNode(graph.NewBlankNode(), 0)
	product.AddType(vocab.Namespace+"Product", 0)
	review := graph.EnsureNode(graph.NewBlankNode(), 0)
	product.Add(vocab.Namespace+"review", review.Subject.Object(), 0)
	review.AddType(vocab.Namespace+"Review", 0)
	review.Add(vocab.Namespace+"reviewBody", rdf.Object{Kind: rdf.String, Text: text}, 0)
	return graph
}

// How much of what a careful reader marks is found, and how much of what is
// found a careful reader marks (P2): measured on texts of our own, of which some
// are meant to mislead.
func TestP2PersonalDataIsFound(t *testing.T) {
	precision, recall := measure(t, "testdata/review_texts.txt", "personal-data")
	assert.GreaterOrEqual(t, precision, 0.95)
	assert.GreaterOrEqual(t, recall, 0.95)
}

// The same for full names beside what is said of health: a name is told where words say
// that it is no doctor's. What has no such words is missed.
func TestP2NamesAreFound(t *testing.T) {
	precision, recall := measure(t, "testdata/review_names.txt", "identifiable-health-data")
	assert.GreaterOrEqual(t, precision, 0.95)
	assert.GreaterOrEqual(t, recall, 0.85)
}

// measure holds a rule to labelled texts.
func measure(t *testing.T, file, rule string) (precision, recall float64) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var right, missed, wrong int
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		_, body, _ := strings.Cut(line[2:], " ")
		found := slices.Contains(ids(check.Run(reviewOf(strings.TrimSpace(body)), check.Reviews).Findings), rule)
		switch marked := line[0] == '+'; {
		case marked && found:
			right++
		case marked:
			missed++
			t.Log("missed: ", line)
		case found:
			wrong++
			t.Log("false alarm: ", line)
		}
	}
	precision, recall = float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("precision %.2f, recall %.2f of %d texts", precision, recall, right+missed)
	assert.GreaterOrEqual(t, right+missed, 25)
	return precision, recall
}

// All that a text holds is named at once.
func TestPersonalDataIsNamedAtOnce(t *testing.T) {
	for text, want := range map[string]string{
		"NHS 943 476 5919 mail a.lee@mail.example tel 07700 900123": "the text seems to hold an e-mail address, a telephone number and an NHS number; look, and take out what is",
		"I live at 12 Orchard Road, born 14.03.1961.":               "the text seems to hold a date of birth and a home address; look, and take out what is",
	} {
		findings := check.Run(reviewOf(text), check.Reviews.Without("undated-review")).Findings
		require.Len(t, findings, 1)
		assert.Equal(t, want, findings[0].Message)
	}
}

// What patients write stands in more places than the text of a review, and what is answered
// tells the most. How to reach a practice, or a doctor, is no secret.
// What patients write is quoted by no rule and suggested by none, whatever is wrong with it.
func TestDamagedTextsOfPatientsAreNotQuoted(t *testing.T) {
	for _, text := range []string{
		`{"@type": "MedicalClinic", "review": {"@type": "Review", "author": {"@type": "Person", "name": "Anna &amp; Tel 0171 1234567"}, "headline": "Anna Lind <b>HIV</b>", "reviewBody": "Anna Lind &amp; HIV, KÃ¶ln"}}`,
		`{"@type": "Product", "review": {"@type": "Review", "author": "A. B.", "name": "Anna Lind <i>HIV</i>", "description": "Anna Lind aus KÃ¶ln", "comment": {"@type": "Comment", "text": "Anna Lind aus KÃ¶ln"}}}`,
		`{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Q", "acceptedAnswer": {"@type": "Answer", "text": "Anna Lind aus KÃ¶ln hatte HIV"}}}`,
	} {
		findings := check.Run(read(t, text), check.All()).Findings
		assert.NotEmpty(t, findings)
		for _, f := range findings {
			assert.NotRegexp(t, "Anna|Lind|HIV|Köln", f.Message+f.Suggestion, f.Rule)
		}
	}
}

func TestWherePersonalDataStands(t *testing.T) {
	const nhs = "NHS number 943 476 5919"
	reply := func(text string) string {
		return `{"@type": "MedicalClinic", "review": {"@type": "Review", "datePublished": "2026", "author": "A. B.", "comment": {"@type": "Comment", "text": "` + text + `"}}}`
	}
	by := func(author string) string {
		return `{"@type": "MedicalClinic", "review": {"@type": "Review", "datePublished": "2026", "author": {"@type": "Person", "name": "A. B.", ` + author + `}}}`
	}
	notes := func(notes string) string {
		return `{"@type": "Product", "review": {"@type": "Review", "datePublished": "2026", "author": "A. B.", ` + notes + `}}`
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{reply("Dear Mary Brown, sorry about your depression, " + nhs + ", a@b.example"), []string{"identifiable-health-data", "personal-data", "reply-discloses-care"}},
		{reply("Dear Mary Brown, we are sorry."), nil},
		{reply("Thank you. Please call our office on 020 7946 0018 or write to desk@clinic.example."), nil},
		{reply("Dear Dr. Mary Brown, our arthritis team thanks you."), nil},
		{reply("Thank you! Your Diabetes Team"), nil},
		{reply("Best wishes, Your Diabetes Team"), nil},
		{reply("Vielen Dank, Ihr Diabetes Team"), nil},
		{reply("Danke! Ihr Team der Diabetes Praxis"), nil},
		{reply("Dear Mary, your diabetes is in good hands."), []string{"reply-discloses-care"}},
		{reply("We hope for your diabetes"), []string{"reply-discloses-care"}},
		{reply("Thank you, please tell the surgery what happened to your order."), nil},
		{`{"@type": "MedicalClinic", "review": {"@type": "Review", "datePublished": "2026", "author": {"@type": "Person", "name": "Mary Brown"}, "comment": "We hope that the insulin helps."}}`, []string{"identifiable-health-data"}},
		{`{"@type": "MedicalClinic", "review": {"@type": "Review", "datePublished": "2026", "author": "A. B.", "comment": "Your ` + nhs + ` is wrong."}}`, []string{"personal-data"}},

		{notes(`"positiveNotes": {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Call me on 020 7946 0018"}]}`), []string{"personal-data"}},
		{notes(`"negativeNotes": ["Slow", "Write to a@b.example"]`), []string{"personal-data"}},
		{notes(`"positiveNotes": {"@type": "ItemList", "itemListElement": ["Fits", "Lasts 10 years"]}`), nil},

		{by(`"telephone": "+44 7700 900123"`), []string{"linkable-author"}},
		{by(`"birthDate": "1961-03-14"`), []string{"linkable-author"}},
		{by(`"birthDate": "1961"`), nil},
		{by(`"sameAs": "tel:+447700900123"`), []string{"linkable-author"}},
		{by(`"identifier": "943 476 5919"`), []string{"patient-identifier"}},
		{by(`"identifier": "reviewer-17", "sameAs": "https://x.example/a"`), nil},

		{`{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Q", "text": "My ` + nhs + ` is lost", "acceptedAnswer": {"@type": "Answer", "text": "` + nhs + ` is not."}}}`, []string{"personal-data", "personal-data"}},
		{`{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Q", "acceptedAnswer": {"@type": "Answer", "text": "Call 020 7946 0018, or write to desk@clinic.example."}}}`, nil},
		{`{"@type": "DiscussionForumPosting", "text": "Born 14.03.1961, and no help."}`, []string{"personal-data"}},
		// What practices write of themselves and to all.
		{`{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Is 943 476 5919 mine?", "answerCount": 0}}`, []string{"personal-data"}},
		{`{"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Why?", "suggestedAnswer": "SSN 219-09-9999"}}`, []string{"personal-data"}},
		{`{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Is 943 476 5919 an NHS number?", "acceptedAnswer": {"@type": "Answer", "name": "Yes"}}}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "Call our office at 943-476-5919 or 9434765919."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "You can have it if you were born on or after 1 September 1958, or born before 1.9.1958 and ill."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "Masern: Wer geboren ist nach dem 31.12.1970, sollte kommen. Our birth centre opened on 1 May 2026."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "She was born on 12 March 1961, date of birth 12.03.1961."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "The NHS was born on 5 July 1948. Happy birthday! Our clinic in Riverton was born on 1.4.1999."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "Born on 5 July 1948, the NHS is for all. The idea, which was first born on 1 May 1990, became a book."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "Founded 5 July 1948, opened on 1 May 1950. It was born on 2 May 1951. Unsere Praxis ist geboren am 01.04.1999. La clinique est née le 5 juillet 1948."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "The founder of the clinic was born on 12 March 1961."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "Our clinic is full. Born on 12 March 1961, he waits."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "At the clinic where I was born on 12 March 1961 they still know me."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "My brother runs a company, born 12 March 1961."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "We tell how it began. The old NHS, born on 5 July 1948, is well."}`, nil},
		{`{"@type": "BlogPosting", "articleBody": "We thank Mr. House, born on 12 March 1961."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "My son has had it, born on 12.03.2011."}`, []string{"personal-data"}},
		{`{"@type": "BlogPosting", "articleBody": "My son was born in hospital on 12 March 2011."}`, []string{"personal-data"}},
		{`{"@type": "SocialMediaPosting", "articleBody": "SSN 219-09-9999, call 202-555-0143."}`, []string{"personal-data"}},
		{`{"@type": "Article", "articleBody": "An NHS number looks like 943 476 5919."}`, nil},

		{`{"@type": "Person", "identifier": "943 476 5919"}`, []string{"patient-identifier"}},
		{`{"@type": "Patient", "identifier": "9434765919"}`, []string{"patient-identifier"}},
		{`{"@type": "Patient", "identifier": "A123456780"}`, []string{"patient-identifier"}},
		{`{"@type": "Person", "identifier": ["A. B.", "219-09-9999"]}`, []string{"patient-identifier"}},
		{`{"@type": "Person", "taxID": "219-09-9999"}`, []string{"patient-identifier"}},
		{`{"@type": "Person", "identifier": "2 55 08 14 168 025 38"}`, []string{"patient-identifier"}},
		{`{"@type": "Person", "identifier": {"@type": "PropertyValue", "value": "401-023-2137"}}`, []string{"patient-identifier"}},
		{`{"@type": "Person", "identifier": {"@type": "PropertyValue", "value": "943-476-5919"}}`, nil}, // as one telephone number of North America in eleven
		{`{"@type": "Person", "identifier": {"@type": "PropertyValue", "name": "NHS number", "value": "943-476-5919"}}`, []string{"patient-identifier"}},
		{`{"@type": "Patient", "identifier": "943-476-5919"}`, []string{"patient-identifier"}},
		{`{"@type": "Person", "telephone": "+44 20 7946 0018", "birthDate": "1961-03-14", "identifier": ["1234567893", "9434765919", "A123456780"]}`, nil},
		{`{"@type": ["Person", "IndividualPhysician"], "usNPI": "1234567893", "telephone": "+1-202-555-0143", "identifier": {"@type": "PropertyValue", "propertyID": "NPI", "value": "1234567893"}}`, nil},
		{`{"@type": "Organization", "identifier": "943 476 5919"}`, nil},
	} {
		found := ids(check.Run(read(t, c.text), slices.Concat(check.Reviews, check.Identifiers)).Findings)
		slices.Sort(found)
		assert.Equal(t, c.want, found, c.text)
	}
}

// What was found is not repeated.
func TestPersonalDataIsNotRepeated(t *testing.T) {
	findings := check.Run(reviewOf("They had my number wrong, it is 943 476 5919."), check.Reviews.Without("undated-review")).Findings
	require.Len(t, findings, 1)
	assert.Equal(t, "the text seems to hold an NHS number; look, and take it out if it is one", findings[0].Message)
}

func TestReviews(t *testing.T) {
	const review = `{"@type": "Review", "datePublished": "2026-03-14", "author": {"@type": "Person", "name": "A. B."}%s}`
	at := func(extra string) string {
		return `{"@type": "Product", "name": "Brace", "review": ` + fmt.Sprintf(review, extra) + `}`
	}
	rated := func(rating string) string {
		return at(`, "reviewRating": {"@type": "Rating", ` + rating + `}`)
	}
	by := func(author string) string {
		return `{"@id": "https://x.example/#c", "@type": "MedicalClinic", "name": "Sunrise Clinic", "sameAs": "https://w.example/Q1", "founder": {"@type": "Person", "name": "Ada Lind"}, "review": {"@type": "Review", "datePublished": "2026-03-14", "author": ` + author + `}}`
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		// Ratings within their scale, in all forms.
		{rated(`"ratingValue": 5`), nil},
		{rated(`"ratingValue": "4.5"`), nil},
		{rated(`"ratingValue": "6 / 10"`), nil},
		{rated(`"ratingValue": "60%"`), nil},
		{rated(`"ratingValue": "80", "bestRating": "100"`), nil},
		{rated(`"ratingValue": 0, "worstRating": 0`), nil},
		{rated(`"ratingValue": -1, "worstRating": -2, "bestRating": 2`), nil},
		{rated(`"ratingValue": 47`), []string{"rating-out-of-scale"}},
		{rated(`"ratingValue": "11", "bestRating": 5`), []string{"rating-out-of-scale"}},
		{rated(`"ratingValue": "4,7", "bestRating": 4`), []string{"rating-out-of-scale"}},
		{rated(`"ratingValue": "11 / 10"`), []string{"rating-out-of-scale"}},
		{rated(`"ratingValue": "160%"`), []string{"rating-out-of-scale"}},
		{rated(`"ratingValue": 0`), []string{"rating-out-of-scale"}},
		{rated(`"ratingValue": "excellent"`), []string{"rating-value"}},
		{rated(`"ratingValue": "5 / 0"`), []string{"rating-value"}},
		{rated(`"ratingValue": "5 stars"`), []string{"rating-value"}},
		{rated(`"ratingValue": 3, "bestRating": 1, "worstRating": 5`), []string{"rating-scale"}},
		{rated(`"ratingValue": 3, "bestRating": 3, "worstRating": 3`), []string{"rating-scale"}},
		{rated(`"ratingValue": 0, "bestRating": 0`), []string{"rating-scale"}},
		{`{"@type": "Hotel", "starRating": {"@type": "Rating", "ratingValue": "superior"}}`, nil},

		// What a review is of.
		{`{"@graph": [{"@id": "https://x.example/#p", "@type": "Product"}, {"@type": "Review", "datePublished": "2026", "itemReviewed": {"@id": "https://x.example/#p"}}]}`, nil},
		{`{"@type": "Review", "datePublished": "2026", "itemReviewed": {"@id": "https://elsewhere.example/#p"}}`, nil},
		{`{"@type": "AggregateRating", "ratingValue": 4, "reviewCount": 3}`, []string{"review-without-item"}},
		{at(`, "itemReviewed": {"@type": "Product", "name": "brace"}`), []string{"item-doubled"}},
		{at(`, "itemReviewed": {"@type": "Product", "name": "Splint"}`), []string{"item-mismatch"}},
		{at(`, "itemReviewed": {"@id": "https://elsewhere.example/#p"}`), nil},

		// Who wrote it.
		{by(`{"@id": "https://x.example/#c"}`), []string{"self-written-review"}},
		{strings.Replace(by(`{"@type": "Person", "name": "***"}`), `"name": "Sunrise Clinic", `, "", 1), []string{"author-name"}},
		{by(`{"@type": "Organization", "name": "Sunrise clinic"}`), []string{"self-written-review"}},
		{by(`{"@type": "Organization", "name": "Sunrise", "sameAs": "https://w.example/Q1"}`), []string{"self-written-review"}},
		{by(`{"@type": "Person", "name": "Ada Lind"}`), []string{"insider-review"}},
		{by(`"Ada Lind"`), []string{"insider-review"}},
		{by(`{"@type": "Person", "name": "Ada K."}`), nil},
		{by(`{"@type": "Organization", "name": "The 50% Society"}`), nil},
		{by(`"50% off"`), []string{"author-name"}},
		{by(`"jane@mail.example"`), []string{"author-name"}},
		{by(`"https://shop.example/"`), []string{"author-name"}},
		{by(`"Buy cheap braces"`), []string{"author-name"}},
		{by(`"+44 7700 900123"`), []string{"author-name"}},
		{by(`"1234567 Bob"`), []string{"author-name"}},
		{by(`"Free Willy"`), []string{"author-name"}},
		{by(`"O'Neill-Smith, J."`), nil},
		{by(`"Zoë van der Berg"`), nil},
		{by(`"李雷"`), nil},
		{by(`"Anonymous"`), []string{"placeholder-author"}},
		{by(`"Verified Patient"`), []string{"placeholder-author"}},
		{by(`"A Google User"`), []string{"placeholder-author"}},
		{by(`"Utente Anonimo"`), []string{"placeholder-author"}},
		{by(`"匿名"`), []string{"placeholder-author"}},
		{by(`"Пациент"`), []string{"placeholder-author"}},
		{by(`"Anónima G."`), nil},
		{by(`"Patience K."`), nil},
		{by(`{"@type": "Person", "name": "A. B.", "image": "https://www.gravatar.com/avatar/1"}`), []string{"linkable-author"}},
		{by(`{"@type": "Person", "name": "A. B.", "@id": "mailto:jane@mail.example"}`), []string{"linkable-author"}},
		{by(`{"@type": "Person", "name": "A. B.", "url": "https://x.example/user/17"}`), nil},

		// What it tells.
		{at(`, "reviewBody": "My son Peter Exampleton had his asthma treated here."`), []string{"identifiable-health-data"}},
		{at(`, "reviewBody": "My son had his asthma treated here."`), nil},
		{`{"@type": "MedicalClinic", "review": {"@type": "Review", "datePublished": "2026", "author": {"@type": "Person", "name": "Jane Exampleton"}, "reviewBody": "Kind and quick."}}`, nil},
		{`{"@type": "MedicalClinic", "review": {"@type": "Review", "datePublished": "2026", "author": {"@type": "Organization", "name": "Health Weekly"}, "reviewBody": "Good at arthritis."}}`, nil},
		{at(`, "reviewBody": "I got this for free."`), []string{"incentive-signal"}},
		{at(`, "reviewBody": "At last I am pain-free."`), nil},
		{at(`, "comment": "Thank you for your kind words."`), nil},
		{at(`, "comment": "We are glad that your operation went well."`), []string{"reply-discloses-care"}},

		// Aggregates.
		{`{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "ratingCount": 3, "reviewCount": 10}}`, nil}, // fewer rated than wrote
		{`{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.67, "ratingCount": 9, "reviewCount": 1}, "review": ` + fmt.Sprintf(review, `, "reviewRating": {"@type": "Rating", "ratingValue": 4}`) + `}`, nil},
		{`{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5, "ratingCount": 0}, "review": ` + fmt.Sprintf(review, `, "reviewRating": {"@type": "Rating", "ratingValue": 5}`) + `}`, []string{"aggregate-count"}},
		{`{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.7", "reviewCount": 1}, "review": ` + fmt.Sprintf(review, `, "reviewRating": {"@type": "Rating", "ratingValue": 5}`) + `}`, []string{"aggregate-mean"}},
		{`{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "5", "reviewCount": 1}, "review": ` + fmt.Sprintf(review, `, "reviewRating": {"@type": "Rating", "ratingValue": 4.6}`) + `}`, nil},
	} {
		assert.Equal(t, c.want, ids(check.Run(read(t, c.text), check.Reviews).Findings), c.text)
	}
}

// Reviews that were all written in one second, and those of one day.
func TestReviewsOfOneMoment(t *testing.T) {
	reviews := func(date string) string {
		var all []string
		for i := range 6 {
			all = append(all, fmt.Sprintf(`{"@type": "Review", "datePublished": %q, "author": {"@type": "Person", "name": "%c. Z."}}`, date, 'A'+i))
		}
		return `{"@type": "Product", "name": "Brace", "review": [` + strings.Join(all, ",") + `]}`
	}
	assert.Equal(t, []string{"review-date"}, ids(check.Run(read(t, reviews("2026-03-14T09:30:00Z")), check.Reviews).Findings))
	assert.Empty(t, check.Run(read(t, reviews("2026-03-14")), check.Reviews).Findings)
}

// Texts that are made to take long do not.
func TestHostileTextsOfReviews(t *testing.T) {
	for _, part := range []string{"{{", "${", "@a", "1 ", "(", "+1-", "l", "My son A B ", "1 Street ", "born 12 March 1961 ", "A123456780 ", "Mary Brown had a ", "Mary Brown had", "٠٧", "@a.b 1 "} {
		assert.NotNil(t, check.Run(reviewOf(strings.Repeat(part, 200_000)), check.All()))
	}
	hours := strings.Repeat("Mo-Su,", 50_000) + "Mo " + strings.Repeat("09:00-10:00,", 50_000) + "11:00-12:00"
	graph := new(rdf.Graph)
	clinic := graph.EnsureNode(graph.NewBlankNode(), 0)
	clinic.AddType(vocab.Namespace+"MedicalClinic", 0)
	clinic.Add(vocab.Namespace+"openingHours", rdf.Object{Kind: rdf.String, Text: hours}, 0)
	assert.Equal(t, []string{"opening-hours"}, ids(check.Run(graph, check.Values).Findings))
}

// A mean is held to the digits that the aggregate is written with, in whichever form.
func TestAggregateMeanOfDoubles(t *testing.T) {
	review := func(value string) string {
		return `{"@type": "Review", "author": {"@type": "Person", "name": "A. B."}, "datePublished": "2026-03-14", "reviewRating": {"@type": "Rating", "ratingValue": ` + value + `}}`
	}
	of := func(mean string) []string {
		return ids(check.Run(read(t, `{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "`+mean+`", "reviewCount": 3}, "review": [`+review("4")+`, `+review("4")+`, `+review("5")+`]}`),
			check.Reviews.Without("duplicate-review")).Findings)
	}
	for _, right := range []string{"4.3", "4.33", "4", "4.3E0", "4.33E0", "4.0E0", "43.3E-1"} {
		assert.Empty(t, of(right), right)
	}
	for _, wrong := range []string{"4.4", "4.34", "5", "4.4E0", "4.34E0", "5.0E0"} {
		assert.Equal(t, []string{"aggregate-mean"}, of(wrong), wrong)
	}
}
