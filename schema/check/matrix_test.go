package check_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check"
)

// validPage gives the valid page that defects are planted in, as JSON.
func validPage(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/page.json")
	require.NoError(t, err)
	return text
}

// readPage reads JSON-LD.
func readPage(t testing.TB, text []byte) *rdf.Graph {
	t.Helper()
	dataset, problems := jsonld.Read(text)
	require.Empty(t, problems)
	return dataset.Graph(rdf.Subject{})
}

func TestTheValidPage(t *testing.T) {
	report := check.Run(dated(readPage(t, validPage(t))), check.All())
	for _, f := range report.Findings {
		assert.Equal(t, "pending-term", f.Rule, "%s: %s", f.Path, f.Message)
	}
}

// change gives the page with one value changed: the pointer (RFC 6901) names it,
// "-" takes it away, anything else is JSON that is put in its place or added. A
// name with * at its end stands for all before it: the value there is renamed.
func change(t testing.TB, text []byte, pointer, value string) []byte {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var document any
	require.NoError(t, decoder.Decode(&document))
	steps := strings.Split(pointer, "/")[1:]
	var at any = document
	for _, step := range steps[:len(steps)-1] {
		switch inner := at.(type) {
		case map[string]any:
			require.Contains(t, inner, step, pointer)
			at = inner[step]
		case []any:
			number, err := strconv.Atoi(step)
			require.NoError(t, err, pointer)
			at = inner[number]
		}
	}
	last := steps[len(steps)-1]
	var replaced any
	if value != "-" {
		decoder := json.NewDecoder(strings.NewReader(value))
		decoder.UseNumber()
		require.NoError(t, decoder.Decode(&replaced), "%s %s", pointer, value)
	}
	switch inner := at.(type) {
	case map[string]any:
		if value == "-" {
			require.Contains(t, inner, last, pointer)
			delete(inner, last)
		} else {
			inner[last] = replaced
		}
	case []any:
		if last == "+" {
			// An element more: the list is held by what holds it.
			return change(t, text, strings.TrimSuffix(pointer, "/+"), string(must(json.Marshal(append(inner, replaced)))))
		}
		number, err := strconv.Atoi(last)
		require.NoError(t, err, pointer)
		inner[number] = replaced
	}
	return must(json.Marshal(document))
}

func must(text []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return text
}

// defect is one change of the valid page, and the rule that is meant to find it.
type defect struct{ pointer, value, rule string }

// TestDefects plants one defect after another: each is found by the rule meant
// for it, and by no other of its family.
func TestDefects(t *testing.T) {
	text := validPage(t)
	family := map[string]string{}
	for _, rule := range check.All() {
		family[rule.ID] = rule.Family
	}
	met := map[string]bool{}
	for _, d := range defects {
		dataset, _ := jsonld.Read(change(t, text, d.pointer, d.value), jsonld.KeepUndefined())
		report := check.Run(dated(dataset.Graph(rdf.Subject{})), families[family[d.rule]])
		found := false
		for _, f := range report.Findings {
			if f.Rule == "pending-term" && d.rule != "pending-term" {
				continue // the page uses some pending terms
			}
			found = found || f.Rule == d.rule
			if d.rule != "pending-term" {
				assert.Equal(t, d.rule, f.Rule, "%s = %s: %s", d.pointer, d.value, f.Message)
			}
		}
		assert.True(t, found, "%s = %s is not found by %s", d.pointer, d.value, d.rule)
		met[d.rule] = true
	}
	assert.GreaterOrEqual(t, len(defects), 150)
	for _, d := range pageDefects {
		met[d.rule] = true
	}
	for id := range family {
		assert.True(t, met[id], "no defect is planted for %s", id)
	}
}

const (
	site, web, group, clinic, lind = "/@graph/0", "/@graph/1", "/@graph/2", "/@graph/3", "/@graph/4"
	condition, brace, event, drug  = "/@graph/5", "/@graph/6", "/@graph/7", "/@graph/8"
)

var defects = []defect{
	// Vocabulary.
	{clinic + "/@type", `"MedicalClinc"`, "unknown-type"},
	{clinic + "/address/@type", `"postalAddress"`, "unknown-type"},
	{brace + "/offers/@type", `"Offers"`, "unknown-type"},
	{lind + "/@type", `["Person", "IndividualPhysician", "Physican"]`, "unknown-type"},
	{clinic + "/address/@type", `"http://data-vocabulary.org/Address"`, "ended-vocabulary"},
	{lind + "/@type", `["Person", "http://rdf.data-vocabulary.org/#Person"]`, "ended-vocabulary"},
	{clinic + "/additionalType", `"https://schema.org/Clinic"`, "unknown-additional-type"},
	{drug + "/@type", `["Drug", "InStock"]`, "member-as-type"},
	{clinic + "/@type", `["MedicalClinic", "Monday"]`, "member-as-type"},
	{clinic + "/address/@type", "-", "missing-type"},
	{brace + "/offers/@type", "-", "missing-type"},
	{clinic + "/geo/@type", "-", "missing-type"},
	{clinic + "/contactPoint/@type", "-", "missing-type"},
	{clinic + "/address/streetAdress", `"1 Orchard Road"`, "unknown-property"},
	{clinic + "/address/PostalCode", `"RV1 4TA"`, "unknown-property"},
	{clinic + "/phone", `"+44 20 7946 0018"`, "unknown-property"},
	{brace + "/offers/avialability", `"https://schema.org/InStock"`, "unknown-property"},
	{brace + "/InStock", `"x"`, "unknown-property"},
	{web + "/Person", `"x"`, "unknown-property"},
	{lind + "/recipeYield", `"4"`, "misplaced-property"},
	{clinic + "/contraindication", `"x"`, "misplaced-property"},
	{lind + "/@type", `"Person"`, "misplaced-property"},
	{brace + "/@type", `"Product"`, "misplaced-property"},
	{clinic + "/address", `{"@type": "Person", "name": "A"}`, "range"},
	{clinic + "/employee", `{"@type": "PostalAddress"}`, "range"},
	{clinic + "/employee", `5`, "range"},
	{clinic + "/employee/1/employee", "-", "range"},
	{web + "/reviewedBy", `{"@id": "https://sunrise.example/#brace"}`, "range"},
	{web + "/datePublished", `true`, "date"},
	{clinic + "/address/postalCode", `10115`, "native-for-text"},
	{clinic + "/name", `true`, "native-for-text"},
	{web + "/author", `"Ada Lind"`, "text-for-thing"},
	{clinic + "/founder", `"Ada Lind"`, "text-for-thing"},
	{condition + "/code", `{"@type": "MedicalCode", "codingSystem": "ICD-10", "code": "M17.1"}`, "text-for-thing"},
	{brace + "/offers/availability", `"https://schema.org/InStok"`, "unknown-member"},
	{brace + "/offers/availability", `"instock"`, "unknown-member"},
	{brace + "/offers/itemCondition", `"New"`, "unknown-member"},
	{clinic + "/medicalSpecialty", `"Knees"`, "unknown-member"},
	{clinic + "/openingHoursSpecification/1/dayOfWeek", `"Fridays"`, "unknown-member"},
	{brace + "/offers/availability", `"https://schema.org/NewCondition"`, "misplaced-member"},
	{brace + "/offers/itemCondition", `"https://schema.org/InStock"`, "misplaced-member"},
	{brace + "/offers/availability", `"https://schema.org/ItemAvailability"`, "type-as-value"},
	{clinic + "/openingHoursSpecification/1/dayOfWeek", `"https://schema.org/DayOfWeek"`, "type-as-value"},
	{clinic + "/branchOf", `{"@id": "https://sunrise.example/#group"}`, "superseded-term"},
	{clinic + "/serviceArea", `{"@type": "Place", "name": "Riverton"}`, "superseded-term"},
	{web + "/aspect", `"Self care"`, "superseded-term"},
	{clinic + "/isAcceptingNewPatients", `true`, "pending-term"},

	// Values: forms.
	{web + "/datePublished", `"2026-02-30"`, "date"},
	{web + "/datePublished", `"13/03/2026"`, "date"},
	{web + "/lastReviewed", `"next tuesday"`, "date"},
	{event + "/startDate", `"2026-05-04 6pm"`, "date"},
	{lind + "/birthDate", `"June 1975"`, "date"},
	{clinic + "/openingHoursSpecification/0/opens", `"8.30"`, "time"},
	{clinic + "/openingHoursSpecification/0/closes", `"25:99"`, "time"},
	{event + "/duration", `"90 minutes"`, "duration"},
	{event + "/duration", `"PT"`, "duration"},
	{brace + "/offers/price", `"£39.90"`, "number"},
	{brace + "/offers/price", `"39,90"`, "number"},
	{brace + "/offers/price", `"39.90 GBP"`, "number"},
	{brace + "/offers/price", `"1,299.00"`, "number"},
	{clinic + "/address/addressRegion", `"GB-XXXX"`, "region-code"},
	{lind + "/birthDate", `"19750630"`, "compact-date"},
	{brace + "/offers/price", `"1,299"`, "number"},
	{brace + "/offers/price", `"39.90.90"`, "number"},
	{brace + "/aggregateRating/reviewCount", `"two"`, "number"},
	{clinic + "/geo/latitude", `"51,51"`, "number"},
	{clinic + "/smokingAllowed", `"yes"`, "boolean"},
	{drug + "/isAvailableGenerically", `"maybe"`, "boolean"},
	{clinic + "/url", `"https:///knee"`, "url"},
	{clinic + "/sameAs", `"https://knee.example/,https://shoulder.example/"`, "url"},
	{clinic + "/image", `"https:sunrise.example/knee.jpg"`, "url"},
	{brace + "/offers/url", `"http://"`, "url"},
	{clinic + "/url", `"javascript:alert(1)"`, "url"},
	{clinic + "/url", `"https:/sunrise.example/knee"`, "url"},
	{clinic + "/sameAs", `"https://sunrise.example/www.knee.example/leeds"`, "url"},
	{clinic + "/image", `"data:image/png;base64,iVBORw0KGgo="`, "data-address"},
	{clinic + "/logo", `"data:image/svg+xml,%3Csvg/%3E"`, "data-address"},
	{clinic + "/photo", `"data:image/png;base64,iVBORw0KGgo="`, "data-address"},
	{clinic + "/image", `"file:///C:/logo.png"`, "url"},
	{brace + "/offers/url", `"htp://sunrise.example/knee"`, "url"},
	{clinic + "/sameAs", `"https://https://sunrise.example/"`, "url"},

	// Values: codes and numbers of people.
	{brace + "/offers/priceCurrency", `"£"`, "currency"},
	{brace + "/offers/priceCurrency", `"gbp"`, "currency"},
	{brace + "/offers/priceCurrency", `"XQZ"`, "currency"},
	{brace + "/offers/priceCurrency", `"DEM"`, "currency"},
	{clinic + "/currenciesAccepted", `"GBP, HRK"`, "currency"},
	{clinic + "/address/addressCountry", `"UK"`, "country-code"},
	{clinic + "/address/addressCountry", `"de"`, "country-code"},
	{clinic + "/address/addressCountry", `"Englandd"`, "country-name"},
	{clinic + "/address/addressCountry", `"GBR"`, "country-name"},
	{web + "/inLanguage", `"en_GB"`, "language-tag"},
	{web + "/inLanguage", `"english_uk"`, "language-tag"},
	{web + "/inLanguage", `"xx"`, "language-tag"},
	{condition + "/name/@language", `"en-UK"`, "language-tag"},
	{clinic + "/contactPoint/availableLanguage", `["English"]`, "language-name"},
	{lind + "/knowsLanguage", `"Swedish"`, "language-name"},
	{clinic + "/telephone", `"call us"`, "telephone"},
	{clinic + "/telephone", `"+44 (0)20 7946 0018"`, "telephone"},
	{clinic + "/telephone", `"tel:+442079460018"`, "telephone"},
	{clinic + "/contactPoint/telephone", `"+44 20 7946 0018 or 0019"`, "telephone"},
	{clinic + "/telephone", `"020 7946 0018"`, "telephone-country"},
	{clinic + "/faxNumber", `"(020) 7946-0019"`, "telephone-country"},
	{clinic + "/email", `"knee(at)sunrise.example"`, "email"},
	{clinic + "/email", `"knee@sunrise"`, "email"},
	{clinic + "/email", `"mailto:knee@sunrise.example"`, "email-scheme"},
	{brace + "/weight/unitCode", `"kg"`, "unit-code"},
	{brace + "/offers/shippingDetails/deliveryTime/transitTime/unitCode", `"days"`, "unit-code"},

	// Values: hours.
	{clinic + "/openingHours", `"Monday 9-5"`, "opening-hours"},
	{clinic + "/openingHours/0", `"Mo-Th 8:30-17:30"`, "opening-hours"},
	{clinic + "/openingHours/1", `"Fr 08:30-25:00"`, "opening-hours"},
	{clinic + "/openingHoursSpecification/0/closes", "-", "opening-hours-specification"},
	{clinic + "/openingHoursSpecification/1/opens", "-", "opening-hours-specification"},
	{clinic + "/openingHoursSpecification/0/opens", `"24:00"`, "opening-hours-specification"},
	{clinic + "/openingHours/1", `"Th-Fr 12:00-18:00"`, "opening-hours-overlap"},
	{clinic + "/openingHoursSpecification/+", `{"@type": "OpeningHoursSpecification", "dayOfWeek": "https://schema.org/Tuesday", "opens": "17:00", "closes": "20:00"}`, "opening-hours-overlap"},
	{clinic + "/openingHoursSpecification/1/validThrough", `"2025-12-31"`, "period-order"},

	// Values: sense.
	{clinic + "/geo/latitude", `151.5186`, "coordinates"},
	{clinic + "/geo/longitude", `-200`, "coordinates"},
	{clinic + "/geo", `{"@type": "GeoCoordinates", "latitude": 0, "longitude": 0}`, "coordinates"},
	{clinic + "/geo/latitude", `"51°31'N"`, "coordinates"},
	{clinic + "/name", `""`, "empty-text"},
	{clinic + "/address/streetAddress", `"  "`, "empty-text"},
	{clinic + "/description", `"Knees &amp;amp; shoulders"`, "escaped-markup"},
	{clinic + "/description", `"&lt;strong class=a&gt;Knees&lt;/strong&gt;"`, "escaped-markup"},
	{clinic + "/description", `"Lorem ipsum dolor sit amet"`, "placeholder-text"},
	{clinic + "/address/addressLocality", `"TODO"`, "placeholder-text"},
	{brace + "/sku", `"N/A"`, "placeholder-text"},
	{event + "/name", `"Welcome {{ event.title }}"`, "placeholder-text"},
	{lind + "/sameAs", `"https://www.facebook.com/"`, "placeholder-text"},
	{clinic + "/telephone", `"+1 555 123 4567"`, "placeholder-text"},
	{lind + "/jobTitle", `"undefined"`, "placeholder-text"},
	{lind + "/jobTitle", `"<?php echo $title ?>"`, "placeholder-text"},
	{clinic + "/description", `"Welcome to %%NAME%%"`, "placeholder-text"},
	{brace + "/sku", `"#REF!"`, "placeholder-text"},
	{clinic + "/description", `"Ihre Klinik fÃ¼r Knie"`, "damaged-text"},
	{event + "/name", `"Open\ufffdday"`, "damaged-text"},
	{lind + "/jobTitle", `"Surgeon &amp; teacher"`, "markup-in-text"},
	{event + "/name", `"<b>Open</b> day"`, "markup-in-text"},
	{clinic + "/image", `"https://example.com/image.jpg"`, "placeholder-address"},
	{clinic + "/url", `"http://localhost:1313/knee"`, "local-address"},
	{brace + "/offers/url", `"http://192.168.0.7/brace"`, "local-address"},
	{web + "/datePublished", `"2027-01-01"`, "future-date"},
	{web + "/lastReviewed", `"2062-03-01"`, "future-date"},
	{lind + "/birthDate", `"2075-06-30"`, "future-date"},
	{clinic + "/foundingDate", `"2040-05-01"`, "future-date"},
	{lind + "/birthDate", `"1975-06-30T00:00:00Z"`, "date-precision"},
	{event + "/endDate", `"2026-05-04T17:30:00+01:00"`, "period-order"},
	{lind + "/deathDate", `"1970-01-01"`, "period-order"},
	{brace + "/offers/shippingDetails/deliveryTime/transitTime/minValue", `7`, "range-order"},
	{brace + "/offers/price", `"-39.90"`, "negative-number"},
	{brace + "/aggregateRating/ratingCount", `-3`, "negative-number"},

	// Identifiers.
	{brace + "/gtin13", `"400638133393"`, "identifier-form"},
	{brace + "/gtin", `"none"`, "identifier-form"},
	{brace + "/sku", `" KB-1"`, "identifier-form"},
	{group + "/vatID", `"XX123456789"`, "identifier-form"},
	{clinic + "/globalLocationNumber", `"40123450000"`, "identifier-form"},
	{group + "/leiCode", `"529900t8bm49aursdo55"`, "identifier-form"},
	{group + "/iso6523Code", `"199-5299"`, "identifier-form"},
	{group + "/vatID", `"GB12"`, "identifier-form"},
	{group + "/duns", `"15-048-378"`, "identifier-form"},
	{group + "/naics", `"62111A"`, "identifier-form"},
	{group + "/isicV4", `"hospital"`, "identifier-form"},
	{lind + "/usNPI", `"12345"`, "identifier-form"},
	{drug + "/rxcui", `"RX161"`, "identifier-form"},
	{brace + "/hasGS1DigitalLink", `"https://id.gs1.org/09506000134352"`, "identifier-form"},
	{brace + "/gtin13", `"4006381333932"`, "identifier-check-digit"},
	{clinic + "/globalLocationNumber", `"4012345000008"`, "identifier-check-digit"},
	{group + "/leiCode", `"529900T8BM49AURSDO56"`, "identifier-check-digit"},
	{group + "/vatID", `"GB980780685"`, "identifier-check-digit"},
	{lind + "/usNPI", `"1234567890"`, "identifier-check-digit"},
	{condition + "/code/1/codeValue", `"22298007"`, "identifier-check-digit"},
	{lind + "/sameAs", `"https://orcid.org/0000-0002-1825-0098"`, "identifier-check-digit"},
	{group + "/sameAs/1", `"https://ror.org/05gq02988"`, "identifier-check-digit"},
	{clinic + "/identifier/0/value", `"rr8!"`, "named-identifier-form"},
	{clinic + "/identifier/1/value", `"1-ABC"`, "named-identifier-form"},
	{lind + "/identifier/value", `"70001"`, "named-identifier-form"},
	{condition + "/code/0/codeValue", `"17.1"`, "medical-code-form"},
	{condition + "/code/0/codingSystem", `"IDC-10"`, "unknown-code-system"},
	{condition + "/code/1/codeValue", `"knee"`, "medical-code-form"},
	{lind + "/sameAs", `"https://orcid.org/0000000218250097"`, "register-address"},
	{group + "/sameAs/0", `"https://www.wikidata.org/wiki/Q0"`, "register-address"},
	{group + "/sameAs/0", `"https://wikidata.org/Q42"`, "register-address"},
	{lind + "/identifier/propertyID", `"NHS number"`, "patient-identifier"},

	// References.
	{clinic + "/employee/0/@id", `"https://sunrise.example/#Lind"`, "dangling-reference"},
	{web + "/mainEntity", `"https://sunrise.example/#clinic"`, "text-for-reference"},
	{event + "/organizer/@id", `"https://sunrise.example/#grup"`, "dangling-reference"},
	{clinic + "/name", `["Sunrise Leeds", "Sunrise York"]`, "contradictory-values"},
	{lind + "/birthDate", `["1975-06-30", "1976-06-30"]`, "contradictory-values"},
	{clinic + "/address", `[{"@type": "PostalAddress", "postalCode": "RV1 4TA"}, {"@type": "PostalAddress", "postalCode": "RV2 5TB"}]`, "contradictory-values"},
	{lind + "/@type", `["Person", "Event"]`, "contradictory-types"},
	{brace + "/@type", `["Product", "MedicalDevice", "Review"]`, "contradictory-types"},
	{"/@graph/9/@id", `"#crumbs"`, "relative-id"},
	{brace + "/offers/url", `"/brace"`, "relative-address"},
	{clinic + "/image", `"knee.jpg"`, "relative-address"},
	{group + "/parentOrganization", `{"@id": "https://sunrise.example/#clinic"}`, "circular-part"},
	{site + "/isPartOf", `{"@id": "https://sunrise.example/knee/"}`, "circular-part"},
	{clinic + "/containedInPlace", `{"@id": "https://sunrise.example/#clinic"}`, "circular-part"},
	{"/@graph/+", `{"@type": "Person", "name": "Somebody Else"}`, "orphan"},
	{event + "/organizer", `{"@type": "MedicalOrganization", "name": "Sunrise Group", "url": "https://sunrise.example/about"}`, "duplicate-thing"},
	{web + "/provider", `{"@type": "Organization", "name": "Other", "leiCode": "529900T8BM49AURSDO55"}`, "duplicate-thing"},
	{web + "/mentions/+", `{"@id": "https://sunrise.example/#Brace", "@type": "Product", "name": "Knee brace"}`, "id-case"},
	{event + "/location", `{"@id": "https://sunrise.example/#hall", "@type": "MedicalClinic", "name": "Hall", "globalLocationNumber": "4012345000009"}`, "shared-identifier"},

	// Reviews.
	{clinic + "/review/reviewRating/ratingValue", `"five"`, "rating-value"},
	{clinic + "/review/reviewRating/ratingValue", `47`, "rating-out-of-scale"},
	{clinic + "/review/reviewRating/ratingValue", `"7"`, "rating-out-of-scale"},
	{clinic + "/review/reviewRating/ratingValue", `"11 / 10"`, "rating-out-of-scale"},
	{clinic + "/review/reviewRating/bestRating", `1`, "rating-scale"},
	{clinic + "/review/reviewRating/bestRating", `0`, "rating-scale"},
	{brace + "/review/0/reviewRating/worstRating", `5`, "rating-scale"},
	{brace + "/review/1/reviewRating/bestRating", `10`, "rating-scale-mismatch"},
	{brace + "/aggregateRating/ratingValue", `"4.9"`, "aggregate-mean"},
	{brace + "/aggregateRating/reviewCount", `1`, "aggregate-count"},
	{brace + "/review/1/reviewBody", `"stays where it should - even on stairs!"`, "duplicate-review"},
	{brace + "/review/1/author", `{"@id": "https://sunrise.example/#brace"}`, "self-written-review"},
	{clinic + "/review/author", `{"@type": "Organization", "name": "Sunrise Knee Clinic"}`, "self-written-review"},
	{clinic + "/review/author", `{"@id": "https://sunrise.example/#lind"}`, "insider-review"},
	{brace + "/review/0/author", `{"@type": "Organization", "name": "Exampla", "@id": "https://exampla.example/#o"}`, "insider-review"},
	{site + "/publisher", `{"@id": "https://sunrise.example/#clinic"}`, "self-serving-review"},
	{event + "/review", topReviews(20), "only-top-ratings"},
	{clinic + "/review/datePublished", `"1999-01-01"`, "review-date"},
	{clinic + "/review/datePublished", "-", "undated-review"},
	{web + "/hasPart", `{"@type": "Review", "datePublished": "2026-01-01", "author": {"@type": "Person", "name": "A. B."}}`, "review-without-item"},
	{clinic + "/review/itemReviewed", `{"@id": "https://sunrise.example/#group"}`, "item-mismatch"},
	{clinic + "/review/itemReviewed", `{"@id": "https://sunrise.example/#clinic"}`, "item-doubled"},
	{clinic + "/review/author/name", `"50% off"`, "author-name"},
	{clinic + "/review/author/name", `"anna@mail.example"`, "author-name"},
	{clinic + "/review/author/name", `"https://anna.example/"`, "author-name"},
	{clinic + "/review/author/name", `"Anonymous customer"`, "placeholder-author"},
	{clinic + "/review/author/@id", `"https://sunrise.example/#0bc83cb571cd1c50ba6f3e8a78ef1346"`, "linkable-author"},
	{clinic + "/review/reviewBody", `"Write to anna@mail.example for more."`, "personal-data"},
	{clinic + "/review/reviewBody", `"Call me on 020 7946 0018."`, "personal-data"},
	{clinic + "/review/reviewBody", `"My number is 943 476 5919."`, "personal-data"},
	{clinic + "/review/reviewBody", `"My son Peter Exampleton had his asthma treated here."`, "identifiable-health-data"},
	{clinic + "/review/comment/text", `"Your NHS number 943 476 5919 was wrong."`, "personal-data"},
	{clinic + "/review/author/telephone", `"+44 7700 900123"`, "linkable-author"},
	{lind + "/identifier", `"943 476 5919"`, "patient-identifier"},
	{clinic + "/review/reviewBody", `"I got a voucher for this."`, "incentive-signal"},
	{clinic + "/review/comment/text", `"We are glad that your operation went well."`, "reply-discloses-care"},
	{drug + "/review", `{"@type": "Review", "datePublished": "2026-01-01", "itemReviewed": {"@type": "Drug", "name": "E", "prescriptionStatus": "https://schema.org/PrescriptionOnly"}}`, "item-mismatch"},
	{web + "/mentions", `{"@type": "Drug", "name": "E", "prescriptionStatus": "https://schema.org/PrescriptionOnly", "review": {"@type": "Review", "datePublished": "2026-01-01"}}`, "prescription-medicine-review"},
	{brace + "/aggregateRating/url", `"https://www.trustpilot.com/review/sunrise.example"`, "foreign-rating"},
}

// topReviews gives so many reviews with the best rating.
func topReviews(count int) string {
	var reviews []string
	for i := range count {
		reviews = append(reviews, fmt.Sprintf(`{"@type": "Review", "datePublished": "2026-10-%02d", "author": {"@type": "Person", "name": "%c. Z."}, "reviewRating": {"@type": "Rating", "ratingValue": 5}}`, i+1, 'A'+i))
	}
	return "[" + strings.Join(reviews, ", ") + "]"
}

// TestValidVariants holds that what is right in another way is not told above
// info.
func TestValidVariants(t *testing.T) {
	text := validPage(t)
	for _, v := range variants {
		changed := change(t, text, v.pointer, v.value)
		dataset, problems := jsonld.Read(changed)
		assert.Empty(t, problems, "%s = %s", v.pointer, v.value)
		for _, f := range check.Run(dated(dataset.Graph(rdf.Subject{})), check.All()).Findings {
			if f.Severity > check.Info {
				t.Errorf("%s = %s: %s: %s [%s]", v.pointer, v.value, f.Path, f.Message, f.Rule)
			}
		}
	}
	assert.GreaterOrEqual(t, len(variants), 40)
}

var variants = []struct{ pointer, value string }{
	// Several types, inheritance, additional types.
	{clinic + "/@type", `["MedicalClinic", "MedicalBusiness"]`},
	{clinic + "/additionalType", `"https://www.wikidata.org/wiki/Q1774898"`},
	{clinic + "/@type", `["MedicalClinic", "http://example.org/vocabulary#KneeClinic"]`},
	{drug + "/@type", `["Drug", "Product"]`},
	{drug + "/gtin13", `"5012345678900"`},
	{event + "/@type", `["EducationEvent", "BusinessEvent"]`},
	{brace + "/@type", `["Product", "MedicalDevice", "IndividualProduct"]`},
	// Roles.
	{clinic + "/employee/1/@type", `"OrganizationRole"`},
	{lind + "/alumniOf", `{"@type": "OrganizationRole", "startDate": "1994", "alumniOf": {"@type": "CollegeOrUniversity", "name": "Riverton University"}}`},
	// Languages.
	{clinic + "/name", `[{"@value": "Sunrise Knee Clinic", "@language": "en"}, {"@value": "Knieklinik", "@language": "de"}]`},
	{condition + "/name/@language", `"en-GB"`},
	{web + "/inLanguage", `["en-GB", "cy"]`},
	{web + "/inLanguage", `{"@type": "Language", "name": "English", "alternateName": "en"}`},
	// References.
	{web + "/mainEntity", `"https://sunrise.example/knee/#joint"`},
	{clinic + "/parentOrganization", `{"@id": "https://group.example/#group"}`},
	{web + "/mainEntityOfPage", `"https://sunrise.example/knee/"`},
	{clinic + "/@reverse", `{"location": {"@type": "Event", "name": "Open day", "startDate": "2026-06-01"}}`},
	{group + "/subOrganization", `{"@id": "https://sunrise.example/#clinic"}`},
	// Arrays, aliases, prefixes, other vocabularies.
	{clinic + "/name", `["Sunrise Knee Clinic"]`},
	{clinic + "/schema:slogan", `"Knees first"`},
	{clinic + "/http:~1~1purl.org~1dc~1terms~1created", `"whenever"`},
	{brace + "/offers/businessFunction", `"http://purl.org/goodrelations/v1#Sell"`},
	{brace + "/offers/type", `"Offer"`},
	{brace + "/offers/availability", `"InStock"`},
	{brace + "/offers/availability", `{"@id": "http://schema.org/InStock"}`},
	{clinic + "/openingHoursSpecification/1/dayOfWeek", `"Friday"`},
	// Values in other forms.
	{brace + "/offers/price", `39.90`},
	{brace + "/offers/price", `"0"`},
	{brace + "/aggregateRating", `{"@type": "AggregateRating", "ratingValue": "90%", "reviewCount": 2}`},
	{brace + "/aggregateRating", `{"@type": "AggregateRating", "ratingValue": 4.5, "ratingCount": 5, "reviewCount": 7}`},
	{clinic + "/review/reviewRating/ratingValue", `"6 / 10"`},
	{clinic + "/review/author", `"Anna K."`},
	{clinic + "/review/author", `{"@type": "Organization", "name": "Riverton Weekly"}`},
	{clinic + "/openingHours", `"Mo-Su"`},
	{clinic + "/openingHours", `["Mo-Fr 08:30-12:00", "Mo-Fr 13:00-17:30"]`},
	{clinic + "/openingHoursSpecification/0/closes", `"02:00"`},
	{clinic + "/geo/latitude", `"51.5186"`},
	{clinic + "/address", `"1 Orchard Road, Riverton"`},
	{clinic + "/address/addressCountry", `{"@type": "Country", "name": "GB"}`},
	{clinic + "/telephone", `["+44 20 7946 0018", "+44-20-7946-0019 ext. 4"]`},
	{web + "/datePublished", `"2025"`},
	{event + "/startDate", `"2026-05-04"`},
	{lind + "/identifier", `"our own number 7"`},
	{lind + "/identifier/propertyID", `"Staff number"`},
	{condition + "/code/0/codingSystem", `"ICD-9"`},
	{brace + "/weight", `"0.3 kg"`},
	{clinic + "/containedInPlace", `{"@type": "Place", "name": "Riverton House"}`},
	{event + "/review", topReviews(19)},
	{site + "/potentialAction", `{"@type": "SearchAction", "target": "https://sunrise.example/?q={search_term_string}", "query-input": "required name=search_term_string"}`},
	{site + "/potentialAction", `{"@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": "https://sunrise.example/?q={search_term_string}"}, "query-input": "required name=search_term_string"}`},
}
