package main

import "fmt"

// say gives a phrase of the site in a language. A phrase is written in English
// where it is used, and looked up in german for the German pages.
func say(lang, phrase string) (string, error) {
	if lang == "en" {
		return phrase, nil
	}
	if translated, found := german[phrase]; found {
		return translated, nil
	}
	return "", fmt.Errorf("there is no German for %q", phrase)
}

func (t *thing) Say(phrase string) (string, error) { return say(t.lang, phrase) }
func (p *page) Say(phrase string) (string, error)  { return say(p.Lang, phrase) }

// Words gives the members of enumerations and the codes of languages that a
// property holds, as words.
func (t *thing) Words(key string) ([]string, error) {
	var found []string
	for _, term := range t.Texts(key) {
		words, known := terms[term]
		if !known {
			return nil, fmt.Errorf("there are no words for %q, a value of %s", term, key)
		}
		if t.German() {
			found = append(found, words[1])
		} else {
			found = append(found, words[0])
		}
	}
	return found, nil
}

// terms are members of enumerations and codes, in English and German.
var terms = map[string][2]string{
	"Cardiovascular":    {"Heart and blood vessels", "Herz und Gefäße"},
	"DietNutrition":     {"Diet and nutrition", "Ernährung"},
	"Endocrine":         {"Hormones and diabetes", "Hormone und Diabetes"},
	"LaboratoryScience": {"Laboratory", "Labor"},
	"Musculoskeletal":   {"Bones, joints and muscles", "Knochen, Gelenke und Muskeln"},
	"Physiotherapy":     {"Physiotherapy", "Physiotherapie"},
	"PrimaryCare":       {"Family medicine", "Hausarztmedizin"},
	"PublicHealth":      {"Public health", "Öffentliche Gesundheit"},
	"Pulmonary":         {"Lungs and breathing", "Lunge und Atmung"},
	"Rheumatologic":     {"Rheumatology", "Rheumatologie"},

	"ar": {"Arabic", "Arabisch"},
	"cy": {"Welsh", "Walisisch"},
	"da": {"Danish", "Dänisch"},
	"de": {"German", "Deutsch"},
	"en": {"English", "Englisch"},
	"fr": {"French", "Französisch"},
	"gu": {"Gujarati", "Gujarati"},
	"sv": {"Swedish", "Schwedisch"},

	"BackOrder": {"Ordered from the maker for you", "Wird für Sie bestellt"},
	"InStock":   {"In stock", "Auf Lager"},

	"NewCondition":                     {"new", "neu"},
	"FreeReturn":                       {"free of charge", "kostenfrei"},
	"FullRefund":                       {"you get the full price back", "Sie erhalten den vollen Preis zurück"},
	"ReturnByMail":                     {"by post", "per Post"},
	"ReturnInStore":                    {"at a reception desk", "an einem Empfang"},
	"GB":                               {"United Kingdom", "Vereinigtes Königreich"},
	"PercutaneousProcedure":            {"Through the skin", "Durch die Haut"},
	"Patient":                          {"patients", "Patientinnen und Patienten"},
	"HealthApplication":                {"Health", "Gesundheit"},
	"PART_TIME":                        {"Part-time", "Teilzeit"},
	"HOUR":                             {"an hour", "die Stunde"},
	"appointments":                     {"Appointments", "Termine"},
	"customer support":                 {"Shop and app", "Laden und App"},
	"MerchantReturnFiniteReturnWindow": {"days to return what you bought", "Tage Rückgaberecht"},
}

var germanDays = []string{"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}

var germanMonths = []string{
	"Januar", "Februar", "März", "April", "Mai", "Juni",
	"Juli", "August", "September", "Oktober", "November", "Dezember",
}

// german are the phrases of the templates that German pages share.
var german = map[string]string{
	"Riverside Clinics":                "Riverside-Kliniken",
	"Skip to the text":                 "Zum Inhalt springen",
	"Menu":                             "Menü",
	"Main":                             "Hauptmenü",
	"Breadcrumb":                       "Sie sind hier",
	"Our clinics":                      "Unsere Kliniken",
	"In an emergency call 999 or 112.": "Im Notfall wählen Sie 999 oder 112.",
	"Do not wait for us to open.":      "Warten Sie nicht, bis wir öffnen.",
	"An example of the project healthld: no clinic, person or place here exists.": "Ein Beispiel des Projekts healthld: Keine Klinik, keine Person und kein Ort hier existiert.",
	"More":                                  "Mehr",
	"free":                                  "kostenlos",
	"closed":                                "geschlossen",
	"Opening hours":                         "Öffnungszeiten",
	"Holidays":                              "Feiertage",
	"Telephone":                             "Telefon",
	"Fax":                                   "Fax",
	"Email":                                 "E-Mail",
	"Address":                               "Anschrift",
	"Contact":                               "Kontakt",
	"Map":                                   "Karte",
	"Position":                              "Lage",
	"Global Location Number":                "Global Location Number",
	"Specialities":                          "Fachgebiete",
	"What we do here":                       "Was wir hier tun",
	"Who works here":                        "Wer hier arbeitet",
	"For your visit":                        "Für Ihren Besuch",
	"Prices":                                "Preise",
	"Payment":                               "Zahlung",
	"We are taking new patients.":           "Wir nehmen neue Patientinnen und Patienten auf.",
	"We cannot take new patients now.":      "Zurzeit können wir niemanden neu aufnehmen.",
	"In this house":                         "Im selben Haus",
	"Languages":                             "Sprachen",
	"Dr":                                    "Dr.",
	"By":                                    "Von",
	"Who wrote this":                        "Wer das geschrieben hat",
	"In German":                             "Auf Englisch", // the other language, seen from either side
	"Checked by":                            "Geprüft von",
	"Translated by":                         "Übersetzt von",
	"Published":                             "Veröffentlicht",
	"Updated":                               "Aktualisiert",
	"Last reviewed":                         "Zuletzt geprüft",
	"Written for":                           "Geschrieben für",
	"See also":                              "Siehe auch",
	"Find your clinic":                      "Ihre Klinik finden",
	"Book an appointment":                   "Termin vereinbaren",
	"How to reach us":                       "So erreichen Sie uns",
	"Who we are":                            "Wer wir sind",
	"Founded":                               "Gegründet",
	"People who work here":                  "Menschen, die hier arbeiten",
	"Where":                                 "Wo",
	"Legal name":                            "Rechtlicher Name",
	"Follow us":                             "Folgen Sie uns",
	"We speak":                              "Wir sprechen",
	"From our articles":                     "Aus unseren Artikeln",
	"From our shop":                         "Aus unserem Laden",
	"Meet the team":                         "Das Team kennenlernen",
	"to return what you bought in our shop": "können Sie zurückgeben, was Sie in unserem Laden gekauft haben",
	"days":                                  "Tage lang",
	"On this page":                          "Auf dieser Seite",
	"Page updated":                          "Seite aktualisiert",
	"Only from":                             "Nur vom",
	"Every week":                            "Jede Woche",
	"What people ask us at the desk: appointments, emergencies, what to bring, languages, results.": "Was man uns am Empfang fragt: Termine, Notfälle, was Sie mitbringen, Urlaub, Befunde.",
	"Not answered? Call us or write to us.":                                                         "Ihre Frage ist nicht dabei? Rufen Sie an oder schreiben Sie uns.",
}
