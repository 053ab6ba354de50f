package main

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// Search engines want what is marked up to be visible too. These tests hold that
// the pages say what the data says; they read the data for themselves, and the
// pages as a reader sees them.

// how says how a property must stand in the text of the page.
type how int

const (
	asItIs how = iota + 1
	asDate
	asMoney
	asOther // held by TestSentences or TestLinks, or by the tests of pictures
	never   // for machines alone
	within  // leads to things, which are looked at in turn
	named   // leads to a thing that must stand there by name
)

var properties = map[string]how{
	// Texts and figures.
	"additionalProperty": within, "addressLocality": asItIs, "addressRegion": asItIs,
	"alternateName": asItIs, "areaServed": asItIs, "articleBody": asItIs,
	"articleSection": asItIs, "bestRating": asItIs, "bodyLocation": asItIs,
	"codeValue": asItIs, "codingSystem": asItIs, "color": asItIs,
	"commentCount": asItIs, "contraindication": asItIs,
	"credentialCategory": asItIs, "currenciesAccepted": asItIs,
	"description": asItIs, "email": asItIs, "familyName": asItIs,
	"faxNumber": asItIs, "featureList": asItIs, "fileSize": asItIs,
	"followup": asItIs, "givenName": asItIs, "globalLocationNumber": asItIs,
	"gtin12": asItIs, "gtin13": asItIs, "gtin14": asItIs, "headline": asItIs,
	"howPerformed": asItIs, "imagingTechnique": asItIs, "jobBenefits": asItIs,
	"jobTitle": asItIs, "keywords": asItIs, "latitude": asItIs,
	"legalName": asItIs, "longitude": asItIs, "material": asItIs,
	"merchantReturnDays": asItIs, "mpn": asItIs, "name": asItIs,
	"normalRange": asItIs, "operatingSystem": asItIs, "paymentAccepted": asItIs,
	"permissions": asItIs, "possibleComplication": asItIs,
	"postalCode": asItIs, "preparation": asItIs, "priceRange": asItIs,
	"procedure": asItIs, "propertyID": asItIs, "qualifications": asItIs,
	"ratingValue": asItIs, "responsibilities": asItIs, "reviewBody": asItIs,
	"reviewCount": asItIs, "roleName": asItIs, "serviceType": asItIs,
	"size": asItIs, "sku": asItIs, "slogan": asItIs, "softwareVersion": asItIs,
	"streetAddress": asItIs, "telephone": asItIs, "text": asItIs,
	"title": asItIs, "usNPI": asItIs, "userInteractionCount": asItIs,
	"value": asItIs, "workHours": asItIs,

	"dateCreated": asDate, "dateModified": asDate, "datePosted": asDate,
	"datePublished": asDate, "foundingDate": asDate, "lastReviewed": asDate,
	"priceValidUntil": asDate, "startDate": asDate,

	"price": asMoney, "minValue": asMoney, "maxValue": asMoney,

	// Hours, codes and the like in words, links, pictures.
	"addressCountry": asOther, "applicableCountry": asOther,
	"applicationCategory": asOther, "audienceType": asOther,
	"availability": asOther, "availableLanguage": asOther,
	"closes": asOther, "contactType": asOther, "contentUrl": asOther,
	"dayOfWeek": asOther, "downloadUrl": asOther, "employmentType": asOther,
	"hasMap": asOther, "height": never, "image": asOther,
	"inLanguage": asOther, "isAcceptingNewPatients": asOther,
	"itemCondition": asOther, "knowsLanguage": asOther,
	"medicalSpecialty": asOther, "opens": asOther, "procedureType": asOther,
	"refundType": asOther, "relevantSpecialty": asOther, "returnFees": asOther,
	"returnMethod": asOther, "returnPolicyCategory": asOther,
	"sameAs": asOther, "screenshot": asOther, "specialty": asOther,
	"unitText": asOther, "url": asOther, "validFrom": asOther,
	"validThrough": asOther, "amenityFeature": asOther, "translationOfWork": asOther,
	"workTranslation": asOther, "mainEntityOfPage": asOther,

	// Each of these has a reason not to be read by people.
	"caption":             never, // the alternative text of the logo, see TestPictures
	"copyrightNotice":     never, // of the logo
	"currency":            never, // stands as £
	"directApply":         never, // the link to apply
	"hasHealthAspect":     never, // the headline of each part says it
	"honorificPrefix":     never, // "Dr" here, "Dr." there; see TestTeam
	"id":                  never,
	"interactionType":     never, // "people like this"; see TestSentences
	"isicV4":              never,
	"iso6523Code":         never,
	"numberOfItems":       never, // in words
	"position":            never, // the order
	"priceCurrency":       never, // stands as £
	"returnPolicyCountry": never, // the same as where it applies
	"type":                never,
	"unitCode":            never, // in words or as a sign
	"width":               never,
	"worstRating":         never, // one star is one star

	// Things within things.
	"acceptedAnswer": within, "address": within, "aggregateRating": within,
	"associatedAnatomy": within, "baseSalary": within, "code": within,
	"comment": within, "contactPoint": within, "department": within,
	"deliveryTime": within, "geo": within, "handlingTime": never,
	"hasCredential": within, "hasMerchantReturnPolicy": within,
	"hasPart": within, "hoursAvailable": within, "identifier": within,
	"interactionStatistic": within, "itemListElement": within,
	"jobLocation": within, "logo": within, "medicalAudience": within,
	"numberOfEmployees": within, "offers": within,
	"openingHoursSpecification": within, "reviewRating": within,
	"review": within, "riskFactor": within, "shippingDestination": within,
	"shippingDetails": within, "shippingRate": asOther, "signOrSymptom": within,
	"specialOpeningHoursSpecification": within, "transitTime": never,

	"about": named, "author": named, "availableService": named, "brand": named,
	"employee": named, "hiringOrganization": named, "item": named,
	"mainEntity": named, "manufacturer": named, "mentions": named,
	"possibleTreatment": named, "practicesAt": named, "provider": named,
	"publisher": named, "reviewedBy": named, "seller": named,
	"sharedContent": named, "subOrganization": named, "translator": named,
	"typicalTest": named, "usedToDiagnose": named, "usesDevice": named,
	"worksFor": named, "parentOrganization": named,
	"breadcrumb": asOther, "isPartOf": never,
}

// spaces are runs of white space.
var spaces = regexp.MustCompile(`\s+`)

func normal(text string) string { return strings.TrimSpace(spaces.ReplaceAllString(text, " ")) }

// inline are the elements that stand within a line.
var inline = map[string]bool{"a": true, "span": true, "strong": true, "time": true}

// visible gives what a reader sees of a page: no head, no scripts, nothing that
// is hidden.
func visible(n *html.Node) string {
	var text strings.Builder
	var collect func(*html.Node)
	collect = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Data == "head" || n.Data == "script" || n.Type == html.CommentNode || hasAttribute(n, "hidden"):
			return
		}
		block := n.Type == html.ElementNode && !inline[n.Data]
		if block {
			text.WriteByte(' ')
		}
		for child := range n.ChildNodes() {
			collect(child)
		}
		if block {
			text.WriteByte(' ')
		}
	}
	collect(n)
	return normal(text.String())
}

// texts gives the visible text of each page.
func texts(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	for name, d := range documents(t) {
		found[name] = visible(d.root)
	}
	return found
}

// in gives what a value says in a language; false where it is no text.
func in(value any, lang string) (string, bool) {
	switch value := value.(type) {
	case map[string]any:
		if !localized(value) {
			return "", false
		}
		text, found := value[lang].(string)
		return text, found
	case string:
		return value, true
	default:
		return fmt.Sprint(value), true
	}
}

// day writes a date for people, in this test's own way.
func day(t *testing.T, text, lang string) string {
	t.Helper()
	layout := time.RFC3339
	if !strings.Contains(text, "T") {
		layout = time.DateOnly
	}
	at, err := time.Parse(layout, text)
	require.NoError(t, err)
	if lang == "en" {
		return at.Format("2 January 2006")
	}
	months := strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
	return fmt.Sprintf("%d. %s %d", at.Day(), months[at.Month()-1], at.Year())
}

// TestDataIsVisible goes through all things of each page and looks for what they
// say in its text.
func TestDataIsVisible(t *testing.T) {
	s, all := content(t), texts(t)
	pages, err := s.pages()
	require.NoError(t, err)
	looked := 0
	for _, p := range pages {
		if p.About == nil {
			continue
		}
		text := all[file(p.Path)]
		require.NotEmpty(t, text)
		says := func(path, want string) {
			looked++
			if want = normal(want); !strings.Contains(text, want) {
				t.Errorf("%s does not say %s: %q", p.Path, path, want)
			}
		}
		var look func(path string, m map[string]any)
		look = func(path string, m map[string]any) {
			for _, key := range sortedKeys(m) {
				way, known := properties[key]
				require.True(t, known, "the test does not know how %s is shown", key)
				for _, value := range items(m[key]) {
					path := path + "." + key
					thing, isThing := value.(map[string]any)
					isThing = isThing && !localized(thing)
					switch {
					case way == never || way == asOther:
					case isThing:
						id, alone := reference(thing)
						switch {
						case alone && way == named:
							name := s.byID[id]["name"]
							if headline := s.byID[id]["headline"]; headline != nil {
								name = headline
							}
							if name == nil {
								break // a page is named by its link
							}
							want, found := in(name, p.Lang)
							require.True(t, found, "%s has no name in %s", id, p.Lang)
							says(path, want)
						case !alone && !hoursOf(thing):
							look(path, thing)
						}
					case way == asDate:
						says(path, day(t, value.(string), p.Lang))
					case way == asMoney:
						if amount := fmt.Sprint(value); m["unitCode"] != "CMT" && amount != "0" {
							says(path, fmt.Sprintf("£%.2f", value))
						} else if amount != "0" {
							says(path, amount)
						} else {
							says(path, "free")
						}
					default:
						want, found := in(value, p.Lang)
						if !assert.True(t, found, "%s is not in %s", path, p.Lang) {
							continue
						}
						if m["type"] == "LocationFeatureSpecification" || want == "true" {
							continue
						}
						says(path, regexp.MustCompile(`<[^>]+>`).ReplaceAllString(strings.ReplaceAll(want, "</p><p>", " "), ""))
					}
				}
			}
		}
		for _, m := range s.things {
			if shownOn(m, p.Path) {
				id, _ := m["id"].(string)
				look(id, m)
			}
		}
	}
	assert.Greater(t, looked, 1000)
}

// shownOn says whether a page is where a thing belongs by its own words.
func shownOn(m map[string]any, path string) bool {
	if m["id"] == path {
		return true
	}
	for _, page := range items(m["mainEntityOfPage"]) {
		if page.(map[string]any)["id"] == path {
			return true
		}
	}
	address, _ := m["url"].(string)
	address, _, _ = strings.Cut(address, "#")
	return address == origin+path && m["mainEntityOfPage"] == nil
}

// hoursOf says whether a thing is opening hours, which TestSentences looks at.
func hoursOf(m map[string]any) bool { return m["type"] == "OpeningHoursSpecification" }

// TestSentences holds what the data says in codes to the words that stand on the
// page. They were written from the data by hand.
func TestSentences(t *testing.T) {
	all := texts(t)
	for path, sentences := range map[string][]string{
		"/clinics/quayside/": {
			"We are taking new patients.",
			"Every week Monday to Thursday 08:00 to 18:30 Friday 08:00 to 16:00 Saturday 09:00 to 12:00 Sunday closed",
			"24 December 2026: 08:00 to 12:00 Christmas Eve.",
			"25 to 27 December 2026: closed Closed for Christmas.",
			"1 January 2027: closed Closed on New Year's Day.",
			"Heart and blood vessels, Family medicine, Laboratory",
			"Step-free entrance Hearing loop Parking spaces: 24",
			"RV1 4TA, United Kingdom",
			"cash, card, invoice (GBP)",
		},
		"/de/kliniken/quayside/": {
			"Wir nehmen neue Patientinnen und Patienten auf.",
			"Jede Woche Montag bis Donnerstag 08:00 bis 18:30 Uhr Freitag 08:00 bis 16:00 Uhr Samstag 09:00 bis 12:00 Uhr Sonntag geschlossen",
			"24. Dezember 2026: 08:00 bis 12:00 Uhr Heiligabend.",
			"25. bis 27. Dezember 2026: geschlossen An Weihnachten geschlossen.",
			"1. Januar 2027: geschlossen An Neujahr geschlossen.",
			"Herz und Gefäße, Hausarztmedizin, Labor",
			"Stufenloser Eingang Induktive Höranlage Parkplätze: 24",
			"RV1 4TA, Vereinigtes Königreich",
			"bar, Karte, Rechnung (GBP)",
		},
		"/clinics/northgate/": {
			"Monday and Tuesday 08:30 to 12:30 and 14:00 to 18:00 Wednesday 08:30 to 12:30 Thursday 08:30 to 12:30 and 14:00 to 18:00 Friday 08:30 to 12:30 and 14:00 to 17:00 Saturday and Sunday closed",
			"24 December 2026 to 3 January 2027: closed Winter closure. Quayside sees our patients",
			"Riverside Pharmacy Northgate 50 Lanternfield Road",
			"Monday to Friday 08:30 to 18:30 Saturday 09:00 to 13:00 Sunday closed",
		},
		"/de/kliniken/northgate/": {
			"Montag und Dienstag 08:30 bis 12:30 Uhr und 14:00 bis 18:00 Uhr Mittwoch 08:30 bis 12:30 Uhr Donnerstag 08:30 bis 12:30 Uhr und 14:00 bis 18:00 Uhr Freitag 08:30 bis 12:30 Uhr und 14:00 bis 17:00 Uhr Samstag und Sonntag geschlossen",
			"24. Dezember 2026 bis 3. Januar 2027: geschlossen Winterpause.",
			"Montag bis Freitag 08:30 bis 18:30 Uhr Samstag 09:00 bis 13:00 Uhr Sonntag geschlossen",
		},
		"/clinics/brindlesea/": {
			"We cannot take new patients now.",
			"Monday and Tuesday 09:00 to 17:00 Wednesday 09:00 to 20:00 Thursday and Friday 09:00 to 17:00 Saturday and Sunday closed",
			"Only from 3 July to 28 August 2027 Saturday 10:00 to 14:00",
			"25 December 2026 to 1 January 2027: closed",
			"Only from 2 July to 29 August 2027 Friday and Saturday 20:00 to 02:00 the next morning",
		},
		"/de/kliniken/brindlesea/": {
			"Zurzeit können wir niemanden neu aufnehmen.",
			"Nur vom 3. Juli bis 28. August 2027 Samstag 10:00 bis 14:00 Uhr",
			"Nur vom 2. Juli bis 29. August 2027 Freitag und Samstag 20:00 bis 02:00 Uhr am nächsten Morgen",
		},
		"/": {
			"Appointments +44 1632 960100 appointments@riverside.example We speak: English, German Opening hours Monday to Friday 08:00 to 18:00 Saturday and Sunday closed",
			"Shop and app +44 1632 960140 shop@riverside.example We speak: English",
			"30 days to return what you bought in our shop, free of charge.",
			"Founded 1 April 2009 People who work here 84",
			"Family medicine, Heart and blood vessels, Bones, joints and muscles, Lungs and breathing, Hormones and diabetes, Physiotherapy",
			"social.example",
		},
		"/de/": {
			"Termine +44 1632 960100 appointments@riverside.example Wir sprechen: Englisch, Deutsch Öffnungszeiten Montag bis Freitag 08:00 bis 18:00 Uhr",
			"30 Tage lang können Sie zurückgeben, was Sie in unserem Laden gekauft haben, kostenfrei.",
			"Gegründet 1. April 2009",
		},
		"/team/lindmere/": {
			"Dr Ingrid Lindmere", "Languages English, Swedish", "Specialities Heart and blood vessels",
			"GMC number 9999901", "Fellowship in heart failure care (fellowship)", "We are taking new patients.",
		},
		"/team/sundarwala/": {"We cannot take new patients now.", "Languages English, Gujarati"},
		"/team/wiedenkamp/": {"Role Lead for joints and backs, since 1 September 2014"},
		"/services/": {
			"Checked by Dr Amara Okonjade, General practitioner, last reviewed 6 July 2026",
			"Code LOINC 4548-4 SNOMED CT 43396009",
			"Through the skin", "Price £45.00 (In stock)",
		},
		"/conditions/knee-osteoarthritis/": {
			"Checked by Dr Noor Haddanir, Rheumatologist, last reviewed 28 September 2026. Written for patients.",
			"Bones, joints and muscles, Rheumatology",
			"ICD-10 M17 SNOMED CT 239873007",
			"Part of the body: Knee joint",
		},
		"/shop/": {
			"You have 30 days to return what you bought in new condition, by post, at a reception desk. It is free of charge, and you get the full price back. This holds in the United Kingdom.",
			"£34.90 In stock", "£59.00 In stock", "£12.50 Ordered from the maker for you",
		},
		"/shop/knee-brace/": {
			"★★★★☆ 4.2 out of 5, from 5 reviews",
			"In new condition, sold by Riverside Clinics. Price valid until 31 December 2027.",
			"Delivery in the United Kingdom: £3.50. It is ready in up to 1 day and on its way for 1 to 3 days.",
			"Down the hill again ★★★★★ 5 out of 5 Going down was always the hard part. With the brace I no longer plan my walks around it. It washes well, too. Hilltop Walker, 17 February 2026",
			"Warm in summer ★★★☆☆ 3 out of 5",
		},
		"/shop/blood-pressure-monitor/": {
			"★★★★☆ 3.75 out of 5, from 4 reviews",
			"Delivery in the United Kingdom: free. It is ready in up to 1 day and on its way for 1 to 2 days.",
			"Arm circumference 22 to 42 cm",
		},
		"/shop/exercise-bands/": {
			"Lives next to the kettle ★★★★½ 4.5 out of 5",
			"Fine, smells at first ★★★½☆ 3.5 out of 5",
			"Delivery in the United Kingdom: £2.20. It is ready in 7 to 14 days and on its way for 1 to 3 days.",
		},
		"/app/": {
			"★★★★☆ 3.8 out of 5, from 5 reviews", "Price: free Available now",
			"Languages English, German", "(<100 pixels wide on my phone)",
		},
		"/jobs/practice-nurse/": {
			"Published 10 November 2026. Apply until 31 January 2027.",
			"22 hours a week, Tuesday to Thursday (Part-time)",
			"£18.40 to £21.90 an hour",
		},
		"/jobs/": {"Practice nurse, Brindlesea, Part-time, until 31 January 2027"},
		"/news/first-frost/": {
			"41 people like this 12 people shared this", "2 comments",
			"The scarf trick works on the bike, too. Seafront Swimmer, 16 November 2026",
		},
		"/articles/knee-pain-on-stairs/": {
			"By Felix Ambergaard, Physiotherapist. Checked by Dr Jonas Wiedenkamp, Orthopaedic physician.",
			"Published 14 March 2026. Updated 28 September 2026. Last reviewed 28 September 2026.",
		},
		"/de/artikel/blutdruck-zu-hause-messen/": {
			"Von Hettie Quillfeather, Pflegefachfrau. Übersetzt von Dr. Jonas Wiedenkamp. Geprüft von Dr. Ingrid Lindmere, Fachärztin für Kardiologie.",
			"Veröffentlicht 2. Februar 2026. Aktualisiert 5. Oktober 2026. Zuletzt geprüft 5. Oktober 2026.",
		},
		"/de/fragen/": {"Seite aktualisiert 9. November 2026."},
	} {
		text := all[file(path)]
		if !assert.NotEmpty(t, text, path) {
			continue
		}
		for _, sentence := range sentences {
			if !strings.Contains(text, sentence) {
				t.Errorf("%s does not say %q", path, sentence)
			}
		}
	}
}

// TestTeam holds that both pages of the team show all eight people.
func TestTeam(t *testing.T) {
	s, all := content(t), texts(t)
	for path, lang := range map[string]string{"/team/": "en", "/de/team/": "de"} {
		people := s.OfType("Person", lang)
		require.Len(t, people, 8)
		for _, person := range people {
			prefix := ""
			if person.Has("honorificPrefix") {
				prefix = map[string]string{"en": "Dr ", "de": "Dr. "}[lang]
			}
			for _, want := range []string{prefix + person.Text("name"), person.Text("jobTitle"), person.Text("description")} {
				assert.Contains(t, all[file(path)], normal(want), path)
			}
		}
	}
	assert.Contains(t, all["team/index.html"], "Welsh, English")
	assert.Contains(t, all["de/team/index.html"], "Walisisch, Englisch")
}

// TestLanguageOfReviews holds that a review in another language than the page
// says so, for those who hear the page.
func TestLanguageOfReviews(t *testing.T) {
	german := 0
	for _, d := range documents(t) {
		for n := range elements(d.root) {
			if attribute(n, "class") == "review-text" && attribute(n, "lang") == "de" {
				german++
			}
		}
	}
	assert.Equal(t, 4, german)
}

// TestNoEnglishOnGermanPages looks for words of the templates that were left in
// English.
func TestNoEnglishOnGermanPages(t *testing.T) {
	english := regexp.MustCompile(`\b(the|and|of|with|closed|hours|to|by|from|for|Monday)\b`)
	for name, d := range parseAll(t) {
		if !strings.HasPrefix(name, "de/") {
			continue
		}
		// What says that it is English may be.
		for n := range elements(d.root) {
			if attribute(n, "lang") == "en" {
				n.Attr = append(n.Attr, html.Attribute{Key: "hidden"})
			}
		}
		assert.Empty(t, english.FindAllString(visible(d.root), -1), name)
	}
}

// TestEveryPhraseIsSaid holds that the table of German phrases has none too many.
func TestEveryPhraseIsSaid(t *testing.T) {
	var text strings.Builder
	names, err := fs.Glob(embedded, "templates/*.html")
	require.NoError(t, err)
	for _, name := range names {
		source, err := embedded.ReadFile(name)
		require.NoError(t, err)
		text.Write(source)
	}
	// Those that Go code says, and not a template.
	byCode := []string{"closed", "free", "Dr", "Riverside Clinics",
		"What people ask us at the desk: appointments, emergencies, what to bring, languages, results."}
	for phrase := range german {
		assert.True(t, slices.Contains(byCode, phrase) || strings.Contains(text.String(), `.Say "`+phrase+`"`), phrase)
	}
}
