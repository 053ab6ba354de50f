package check

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// everydayNames are what people call things that have another name at schema.org, in
// lower case, with the terms that they may mean.
var everydayNames = map[string]string{
	// Who works there.
	"doctor": "Physician IndividualPhysician", "gp": "IndividualPhysician PhysiciansOffice", "generalpractitioner": "IndividualPhysician",
	"practitioner": "IndividualPhysician", "clinician": "IndividualPhysician", "specialist": "IndividualPhysician", "surgeon": "IndividualPhysician",
	"nurse": "Person", "therapist": "Person", "staff": "Person employee", "team": "employee Organization",
	"doctors": "employee", "physician": "employee member", "physiotherapist": "Physiotherapy", "veterinarian": "VeterinaryCare", "vet": "VeterinaryCare",
	// Where.
	"practice": "PhysiciansOffice MedicalClinic", "surgery": "PhysiciansOffice MedicalClinic SurgicalProcedure", "doctorsoffice": "PhysiciansOffice",
	"chemist": "Pharmacy", "drugstore": "Pharmacy", "shop": "Store", "dentalpractice": "Dentist", "dentalclinic": "Dentist", "lab": "DiagnosticLab",
	"laboratory": "DiagnosticLab", "company": "Organization Corporation", "firm": "Organization", "charity": "NGO", "branch": "LocalBusiness",
	"location": "Place", "ward": "MedicalClinic", "medicalcenter": "MedicalClinic", "medicalcentre": "MedicalClinic", "healthcenter": "MedicalClinic",
	"healthcentre": "MedicalClinic", "healthclinic": "MedicalClinic", "healthcareprovider": "MedicalOrganization IndividualPhysician", "physicaltherapist": "Physiotherapy",
	"physiotherapyclinic": "Physiotherapy", "optometrist": "Optician", "healthcareorganization": "MedicalOrganization", "healthcareclinic": "MedicalClinic",
	"nursinghome": "MedicalBusiness LocalBusiness", "carehome": "MedicalBusiness LocalBusiness", "residentialcarehome": "MedicalBusiness LocalBusiness",
	"assistedlivingfacility": "MedicalBusiness LocalBusiness", "retirementhome": "LocalBusiness", "hospice": "MedicalBusiness", "seniorliving": "LocalBusiness",
	"rehabilitationcenter": "MedicalClinic", "rehabcenter": "MedicalClinic", "urgentcare": "MedicalClinic EmergencyService", "orthodontist": "Dentist",
	"psychologist": "MedicalBusiness Person", "psychotherapist": "MedicalBusiness Person", "chiropractor": "MedicalBusiness Person", "osteopath": "MedicalBusiness Person",
	"acupuncturist": "MedicalBusiness Person", "psychiatrist": "IndividualPhysician Physician", "dermatologist": "IndividualPhysician Physician",
	"cardiologist": "IndividualPhysician Physician", "pediatrician": "IndividualPhysician Physician", "gynecologist": "IndividualPhysician Physician",
	"ophthalmologist": "IndividualPhysician Physician", "pharmacist": "Person", "midwife": "Person MedicalBusiness",
	"insurancecompany": "InsuranceAgency", "healthinsurance": "HealthInsurancePlan",
	// What is treated, how, with what.
	"medicalservice": "MedicalProcedure MedicalTest Service", "healthcareservice": "MedicalProcedure MedicalTest Service", "dentalservice": "MedicalProcedure Service",
	"medicaltreatment": "MedicalTherapy MedicalProcedure", "medicaldisease": "MedicalCondition", "medicalarticle": "MedicalWebPage MedicalScholarlyArticle",
	"patientaudience": "Patient MedicalAudience", "medicalcalculator": "WebApplication", "symptom": "MedicalSymptom signOrSymptom", "symptoms": "signOrSymptom",
	"possiblesymptom": "signOrSymptom", "possiblesymptoms": "signOrSymptom", "causes": "cause", "treatments": "possibleTreatment", "riskfactors": "riskFactor",
	"sideeffect": "adverseOutcome seriousAdverseOutcome warning", "sideeffects": "adverseOutcome seriousAdverseOutcome warning", "ingredients": "activeIngredient", "dosage": "doseSchedule",
	"service": "Service availableService", "services": "availableService hasOfferCatalog", "specialization": "medicalSpecialty", "specialisation": "medicalSpecialty",
	"treatment": "MedicalTherapy MedicalProcedure possibleTreatment", "therapy": "MedicalTherapy", "disease": "MedicalCondition", "illness": "MedicalCondition",
	"medicine": "Drug", "medication": "Drug", "operation": "SurgicalProcedure", "scan": "ImagingTest",
	"speciality": "medicalSpecialty MedicalSpecialty", "specialties": "medicalSpecialty",
	// How to get there.
	"openingtimes": "openingHours openingHoursSpecification", "hours": "openingHours openingHoursSpecification OpeningHoursSpecification",
	"businesshours": "openingHours openingHoursSpecification", "phone": "telephone", "phonenumber": "telephone", "tel": "telephone", "mobile": "telephone",
	"fax": "faxNumber", "mail": "email", "emailaddress": "email", "zip": "postalCode", "zipcode": "postalCode", "postcode": "postalCode",
	"street": "streetAddress", "city": "addressLocality City", "town": "addressLocality City", "county": "addressRegion", "state": "addressRegion State",
	"country": "addressCountry Country", "lat": "latitude", "lng": "longitude", "lon": "longitude", "long": "longitude", "coordinates": "geo GeoCoordinates",
	"homepage": "url", "link": "url", "weblink": "url", "facebook": "sameAs", "instagram": "sameAs", "linkedin": "sameAs", "socialmedia": "sameAs",
	// Who somebody is.
	"firstname": "givenName", "forename": "givenName", "lastname": "familyName", "surname": "familyName", "birthday": "birthDate",
	"dateofbirth": "birthDate", "dob": "birthDate", "languages": "knowsLanguage availableLanguage",
	"credentials": "hasCredential", "qualification": "hasCredential", "qualifications": "hasCredential",
	"picture": "image ImageObject", "photograph": "image Photograph", "profession": "jobTitle hasOccupation",
	// What is sold, written, said of it.
	"ean": "gtin13 gtin", "upc": "gtin12 gtin", "barcode": "gtin", "cost": "price", "stars": "ratingValue", "ratingbest": "bestRating", "ratingworst": "worstRating", "providedby": "provider", "score": "ratingValue",
	"summary": "description abstract", "faq": "FAQPage", "faqs": "FAQPage", "blogpost": "BlogPosting", "vacancy": "JobPosting", "job": "JobPosting",
	"webpage": "WebPage", "shipping": "shippingDetails OfferShippingDetails",
}

// mostMeant is how many terms are suggested for one name.
const mostMeant = 3

// meant gives the terms of a kind that somebody may have meant by a name that schema.org
// does not have, the likeliest first: what people call it, then what ends with the word,
// then what has the word in it. Of several those come first that the preference holds for.
func meant(name string, kind vocab.Flags, prefer func(vocab.Term) bool) []vocab.Term {
	if len(name) > longestName {
		return nil
	}
	name = strings.ToLower(name)
	var found []vocab.Term
	for everyday := range strings.FieldsSeq(everydayNames[name]) {
		if term := vocab.Lookup(everyday); term.Is(kind) {
			found = append(found, term)
		}
	}
	if len(found) > 0 {
		return found
	}
	words := wordsOfTerms()
	for _, some := range [...][]termWord{words.last, words.within} {
		for _, one := range words.of(some, name) {
			if one.term.Is(kind) {
				found = append(found, one.term)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	if prefer != nil && slices.ContainsFunc(found, prefer) {
		found = slices.DeleteFunc(found, func(term vocab.Term) bool { return !prefer(term) })
	}
	slices.SortStableFunc(found, func(a, b vocab.Term) int { return cmp.Compare(len(a.Name()), len(b.Name())) })
	return found[:min(len(found), mostMeant)]
}

// termWords has the terms by the words that their names are made of, in lower case:
// "clinic" has MedicalClinic as its last word, "opening" has openingHours within. It is one
// text and two tables of numbers, which the garbage collector passes over.
type termWords struct {
	// names are those of the terms, one after the other.
	names string
	// last and within are in the order of the words, and those of one word in that of the
	// terms.
	last, within []termWord
}

// termWord is a word of the name of a term, by its place among the names.
type termWord struct {
	start  uint32
	length uint8
	term   vocab.Term
}

func (w *termWords) text(one termWord) string { return w.names[one.start:][:one.length] }

// of gives those of some words that are the given one.
func (w *termWords) of(some []termWord, word string) []termWord {
	first, _ := slices.BinarySearchFunc(some, word, func(one termWord, word string) int { return strings.Compare(w.text(one), word) })
	end := first
	for end < len(some) && w.text(some[end]) == word {
		end++
	}
	return some[first:end]
}

// sorted puts words into their order, each of a term once.
func (w *termWords) sorted(some []termWord) []termWord {
	slices.SortFunc(some, func(a, b termWord) int {
		return cmp.Or(strings.Compare(w.text(a), w.text(b)), cmp.Compare(a.term, b.term))
	})
	return slices.Clip(slices.CompactFunc(some, func(a, b termWord) bool { return a.term == b.term && w.text(a) == w.text(b) }))
}

// wordsOfTerms has what is no longer used left out.
var wordsOfTerms = sync.OnceValue(func() *termWords {
	words := new(termWords)
	var names strings.Builder
	for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
		if len(t.SupersededBy()) > 0 || t.Section() == vocab.Attic {
			continue
		}
		name := t.Name()
		starts := wordStarts(name)
		for i, start := range starts[:len(starts)-1] {
			for _, end := range starts[i+1:] {
				word := termWord{uint32(names.Len() + start), uint8(end - start), t}
				switch {
				case word.length < 3 || start == 0 && end == len(name):
				case end == len(name):
					words.last = append(words.last, word)
				default:
					words.within = append(words.within, word)
				}
			}
		}
		names.WriteString(strings.ToLower(name))
	}
	words.names = names.String()
	words.last, words.within = words.sorted(words.last), words.sorted(words.within)
	return words
})

// wordStarts gives where the words of a name begin, and its length: at each capital
// letter that does not follow another one.
func wordStarts(name string) []int {
	starts := []int{0}
	isCapital := func(i int) bool { return i < len(name) && 'A' <= name[i] && name[i] <= 'Z' }
	for i := 1; i < len(name); i++ {
		if isCapital(i) && (!isCapital(i-1) || i+1 < len(name) && !isCapital(i+1)) {
			starts = append(starts, i)
		}
	}
	return append(starts, len(name))
}
