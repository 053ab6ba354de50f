package profile

import "github.com/healthld/healthld/schema/check"

// Health are the rules of the project's own profile: what makes a provider, a
// doctor, a condition, a page about treatment, a health product and its reviews
// found in the right context, by search engines, by other sites, and by programs
// that look for a cardiologist who speaks Swedish. They follow from what the
// terms of schema.org are for, and are advice: nobody rejects a description that
// keeps none of them.
var Health check.Rules = health.rules("0.1")

var health = &Profile{
	Family: "health", Name: "The health profile",
	Features: []Feature{healthKind, healthProvider, healthDoctor, healthCondition, healthPage, healthProduct, healthReview},
}

// generalClasses are what something is that does not say what.
var generalClasses = []string{"Thing", "Organization", "LocalBusiness", "Place", "CivicStructure", "MedicalOrganization", "MedicalBusiness"}

var healthKind = Feature{
	ID: "health-kind", Name: "a known kind",
	Types: []string{"Thing"}, Except: []string{"MedicalEntity", "Hospital", "MedicalClinic", "Physician", "MedicalOrganization", "MedicalBusiness", "Person"},
	Signs:    []string{"medicalSpecialty", "isAcceptingNewPatients", "healthPlanNetworkId", "usNPI"},
	Advisory: true, Status: check.Eligible, Source: &sourceVocab,
	whole: `"@type": "MedicalClinic",
"name": "Riverside at the Quay"`,
	Requirements: []Requirement{{
		ID: "health-kind-general", Level: Recommended, test: together(generalKind),
		Text: "Who has a medical specialty or takes patients is a MedicalClinic, Hospital, Physician, IndividualPhysician, Dentist, Pharmacy or DiagnosticLab: an Organization or a Place is never found by what it does.",
		bad:  `{"@type": "Organization", "name": "Riverside at the Quay", "isAcceptingNewPatients": true}`,
		good: `{"@type": ["Organization", "http://purl.example/Clinic"], "name": "Ferrymoor Knitting Works"}`,
	}},
}

// selfTelling are the types that tell a specialty by themselves.
var selfTelling = []string{"Dentist", "Pharmacy", "Optician", "DiagnosticLab", "VeterinaryCare", "CovidTestingFacility"}

var healthProvider = Feature{
	ID: "provider", Name: "a provider",
	Types: []string{"MedicalOrganization", "MedicalBusiness"}, Except: []string{"IndividualPhysician"},
	Status: check.Eligible, Source: &sourceVocab,
	whole: `"@type": "MedicalClinic",
"@id": "https://riverside.example/quayside/#clinic",
"name": "Riverside at the Quay",
"url": "https://riverside.example/quayside/",
"image": "https://riverside.example/images/quayside.jpg",
"description": "Hearts, lungs and everyday health, at the ferry.",
"address": {"@type": "PostalAddress", "streetAddress": "1 Ferrymoor Quay", "addressLocality": "Aldermouth", "postalCode": "RV1 4TA", "addressCountry": "GB"},
"geo": {"@type": "GeoCoordinates", "latitude": "51.51860", "longitude": "-0.12940"},
"openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "https://schema.org/Monday", "opens": "08:00:00", "closes": "18:00:00"},
"telephone": "+44 1632 960100",
"knowsLanguage": ["en", "de"],
"priceRange": "££",
"isAcceptingNewPatients": true,
"medicalSpecialty": "https://schema.org/Cardiovascular",
"availableService": {"@type": "MedicalTest", "name": "Resting electrocardiogram"},
"identifier": {"@type": "PropertyValue", "propertyID": "ODS", "value": "X99901"},
"employee": {"@type": ["Person", "IndividualPhysician"], "@id": "https://riverside.example/team/lindmere/#person", "name": "Ingrid Lindmere", "practicesAt": {"@id": "https://riverside.example/quayside/#clinic"}}`,
	Requirements: []Requirement{
		{
			ID: "provider-kind", Level: Recommended, test: together(particular), noun: "a type that says what kind of provider it is",
			Text:   "A provider has the most specific type that fits: MedicalClinic, Hospital, PhysiciansOffice, Dentist, Pharmacy, DiagnosticLab. People and programs look for a dentist, not for a MedicalBusiness. A group that has parts may stay a MedicalOrganization.",
			breaks: []string{"@type", `"MedicalOrganization"`, "geo", "", "openingHoursSpecification", ""},
		},
		{
			ID: "provider-specialty", Level: Barring, Of: []string{"MedicalOrganization"}, Except: selfTelling, Ask: []string{"medicalSpecialty"},
			Text: "A provider says its specialties with members of MedicalSpecialty: they are how it is found by what somebody needs, in any language. A Dentist, Pharmacy, Optician or DiagnosticLab says it by its type.",
		},
		{
			ID: "provider-address", Level: Barring, Of: placeLike, Ask: []string{"address"},
			Text: "A provider to whom people come has an address: without one no search for what is near finds it.",
		},
		{
			ID: "provider-address-parts", Level: Recommended, At: "address", Of: []string{"PostalAddress"}, Ask: []string{"streetAddress+addressLocality+postalCode+addressCountry"},
			Text:   "An address has street, place, postal code and country, each by itself: a map cannot be asked with half of it.",
			breaks: []string{"address", `{"@type": "PostalAddress", "streetAddress": "1 Ferrymoor Quay", "addressLocality": "Aldermouth"}`},
		},
		{
			ID: "provider-geo", Level: Recommended, Of: placeLike, Ask: []string{"geo"},
			Text: "A provider has its coordinates: a new building or an entrance at the back is on no map by its address.",
		},
		{
			ID: "provider-hours", Level: Recommended, Of: placeLike, Ask: []string{"openingHoursSpecification", "openingHours"},
			Text: "A provider says when it is open: who is in pain asks who is open now.",
		},
		{
			ID: "provider-telephone", Level: Recommended, Ask: []string{"telephone", "contactPoint.telephone"},
			Text: "A provider has a telephone number, its own or that of a contactPoint: it is how most patients make themselves known.",
		},
		{
			ID: "provider-url", Level: Recommended, Ask: []string{"url", "mainEntityOfPage"},
			Text: "A provider has a page of its own, which others can lead to.",
		},
		{
			ID: "provider-image", Level: Recommended, Ask: []string{"image", "logo", "photo"},
			Text: "A provider shows itself: people know the door by its picture.",
		},
		{
			ID: "provider-description", Level: Recommended, Ask: []string{"description"},
			Text: "A provider says in its own words what it does and for whom.",
		},
		{
			ID: "provider-language", Level: Recommended, Ask: []string{"knowsLanguage", "availableLanguage", "contactPoint.availableLanguage"},
			Text: "A provider says which languages are spoken: patients who cannot say where it hurts go elsewhere, or nowhere.",
		},
		{
			ID: "provider-price", Level: Applicable, Of: []string{"LocalBusiness"}, Ask: []string{"priceRange", "paymentAccepted", "isAccessibleForFree"},
			Text: "A provider says what it costs, how it is paid, or that it is free: it is asked before most visits.",
		},
		{
			ID: "provider-patients", Level: Applicable, Of: []string{"MedicalOrganization"}, Ask: []string{"isAcceptingNewPatients"},
			Text: "A provider says whether it takes new patients.",
		},
		{
			ID: "provider-service", Level: Recommended, Of: []string{"Hospital", "MedicalClinic", "Physician"}, Ask: []string{"availableService", "makesOffer", "hasOfferCatalog"},
			Text: "A provider lists what it does, as tests, procedures and therapies: a specialty alone does not say who removes a wisdom tooth.",
		},
		{
			ID: "provider-authority", Level: Recommended, Ask: authorityAsk, test: together(known),
			Text:   "A provider leads to a register or another authority that knows it: an identifier such as NPI, ODS, CQC, LEI or GLN, or sameAs an entry of Wikidata, ROR, ISNI. Only so can programs tell that two descriptions are of one provider.",
			breaks: []string{"identifier", ""},
		},
		{
			ID: "provider-doctors", Level: Recommended, test: together(tiedBack), noun: "practicesAt of its doctors",
			Text:   "A doctor whom a provider names as employee or member leads back to it with practicesAt, worksFor or hospitalAffiliation: who begins at the doctor finds the place, too.",
			breaks: []string{"employee", `{"@type": ["Person", "IndividualPhysician"], "@id": "https://riverside.example/team/lindmere/#person", "name": "Ingrid Lindmere"}`},
		},
	},
}

// placeLike are the providers to whom people come.
var placeLike = []string{"MedicalBusiness", "Hospital"}

// authorityAsk are the properties that lead to registers.
var authorityAsk = []string{"identifier", "usNPI", "iso6523Code", "globalLocationNumber", "leiCode", "duns", "sameAs"}

var healthDoctor = Feature{
	ID: "doctor", Name: "a doctor",
	Types:  []string{"IndividualPhysician"},
	Status: check.Eligible, Source: &sourceVocab,
	whole: `"@type": ["Person", "IndividualPhysician"],
"@id": "https://riverside.example/team/lindmere/#person",
"name": "Ingrid Lindmere",
"url": "https://riverside.example/team/lindmere/",
"image": "https://riverside.example/images/lindmere.jpg",
"medicalSpecialty": "https://schema.org/Cardiovascular",
"knowsLanguage": ["en", "sv"],
"practicesAt": {"@type": "MedicalClinic", "@id": "https://riverside.example/quayside/#clinic", "name": "Riverside at the Quay", "employee": {"@id": "https://riverside.example/team/lindmere/#person"}},
"identifier": {"@type": "PropertyValue", "propertyID": "GMC", "value": "9999999"}`,
	Requirements: []Requirement{
		{
			ID: "doctor-person", Level: Recommended, test: together(alsoPerson), noun: "the type Person",
			Text:   "A doctor is a Person and an IndividualPhysician: the second type is no kind of the first, and a search for people does not find it.",
			breaks: []string{"@type", `"IndividualPhysician"`},
		},
		{
			ID: "doctor-specialty", Level: Barring, Ask: []string{"medicalSpecialty"},
			Text: "A doctor says the specialties with members of MedicalSpecialty: they are what patients and those who refer them look for.",
		},
		{
			ID: "doctor-practice", Level: Barring, Ask: []string{"practicesAt", "worksFor", "hospitalAffiliation", "address"},
			Text: "A doctor leads to where patients are seen, with practicesAt, worksFor or hospitalAffiliation, or has an address.",
		},
		{
			ID: "doctor-practice-back", Level: Applicable, Ask: []string{"practicesAt"}, test: together(namedBack),
			Text:   "A practice that is described with its doctor names the doctor as employee or member: who begins at the place finds the doctor, too.",
			breaks: []string{"practicesAt", `{"@type": "MedicalClinic", "@id": "https://riverside.example/quayside/#clinic", "name": "Riverside at the Quay"}`},
		},
		{
			ID: "doctor-register", Level: Recommended, Ask: authorityAsk, test: together(known),
			Text:   "A doctor leads to the register that knows her: an identifier such as NPI, GMC or ORCID, or sameAs an entry there. Names are shared by many.",
			breaks: []string{"identifier", ""},
		},
		{
			ID: "doctor-language", Level: Recommended, Ask: []string{"knowsLanguage"},
			Text: "A doctor says which languages are spoken.",
		},
		{
			ID: "doctor-page", Level: Recommended, Ask: []string{"url", "mainEntityOfPage"},
			Text: "A doctor has a page that others can lead to.",
		},
		{
			ID: "doctor-image", Level: Applicable, Ask: []string{"image"},
			Text: "A doctor has a picture: patients like to know whom they will meet.",
		},
	},
}

var healthCondition = Feature{
	ID: "condition", Name: "a condition, test or treatment",
	Types:  []string{"MedicalCondition", "MedicalProcedure", "MedicalTest"},
	Status: check.Eligible, Source: &sourceVocab,
	whole: `"@type": "MedicalCondition",
"name": "Asthma",
"description": "Airways that narrow at times.",
"url": "https://riverside.example/conditions/asthma/",
"code": {"@type": "MedicalCode", "codeValue": "J45", "codingSystem": "ICD-10"},
"sameAs": "https://www.wikidata.org/wiki/Q35869",
"relevantSpecialty": "https://schema.org/Pulmonary"`,
	Requirements: []Requirement{
		{
			ID: "condition-name", Level: Barring, Ask: []string{"name"},
			Text: "A condition, test or treatment has a name.",
		},
		{
			ID: "condition-code", Level: Recommended, Ask: []string{"code"},
			Text: "A condition, test or treatment has its code, of ICD-10, SNOMED CT, LOINC or another system: names differ between languages and doctors, codes do not.",
		},
		{
			ID: "condition-code-parts", Level: Barring, At: "code", Of: []string{"MedicalCode"}, Ask: []string{"codeValue+codingSystem"},
			Text:   "A MedicalCode has both codeValue and codingSystem: J45 means something in ICD-10 alone.",
			breaks: []string{"code", `{"@type": "MedicalCode", "codeValue": "J45"}`},
		},
		{
			ID: "condition-authority", Level: Recommended, Ask: []string{"sameAs"},
			Text: "A condition, test or treatment is sameAs an entry of Wikidata, MeSH or another authority, so that programs know which is meant.",
		},
		{
			ID: "condition-specialty", Level: Recommended, Ask: []string{"relevantSpecialty"},
			Text: "A condition, test or treatment leads to the specialty it belongs to, which is what ties it to providers.",
		},
		{
			ID: "condition-page", Level: Recommended, Ask: []string{"url", "mainEntityOfPage", "subjectOf"},
			Text: "A condition, test or treatment leads to the page about it.",
		},
	},
}

var healthPage = Feature{
	ID: "treatment-page", Name: "a page about health",
	Types:  []string{"MedicalWebPage"},
	Status: check.Eligible, Source: &sourceVocab,
	whole: `"@type": "MedicalWebPage",
"@id": "https://riverside.example/conditions/asthma/",
"name": "Asthma",
"url": "https://riverside.example/conditions/asthma/",
"inLanguage": "en",
"about": {"@type": "MedicalCondition", "name": "Asthma"},
"audience": {"@type": "Patient"},
"lastReviewed": "2026-03-14",
"reviewedBy": {"@type": "Person", "name": "Ingrid Lindmere", "jobTitle": "Consultant cardiologist"},
"publisher": {"@id": "https://riverside.example/#organization"},
"citation": "Sample Society, Guideline on asthma, 2025"`,
	Requirements: []Requirement{
		{
			ID: "treatment-page-reviewed", Fact: "medical-02", Level: Barring, Ask: []string{"lastReviewed+reviewedBy"},
			Text: "A page about health says who checked it as an expert and when, with reviewedBy and lastReviewed: it is how people and programs tell advice from opinion.",
		},
		{
			ID: "treatment-page-reviewer", Level: Recommended, At: "reviewedBy", Of: []string{"Person", "Organization"}, Ask: []string{"name"},
			Text:   "Who checked a page has a name.",
			breaks: []string{"reviewedBy", `{"@type": "Person", "jobTitle": "Consultant cardiologist"}`},
		},
		{
			ID: "treatment-page-reviewer-competence", Level: Recommended, At: "reviewedBy", Of: []string{"Person"},
			Ask:    []string{"jobTitle", "hasCredential", "honorificSuffix", "medicalSpecialty", "hasOccupation", "identifier", "url", "mainEntityOfPage"},
			Text:   "Who checked a page says by what right: a job title, credential or specialty, a register's identifier, or a page that tells.",
			breaks: []string{"reviewedBy", `{"@type": "Person", "name": "Ingrid Lindmere"}`},
		},
		{
			ID: "treatment-page-reviewed-to-come", Level: Recommended, Ask: []string{"lastReviewed"}, test: form(notFuture),
			Text:   "The day on which a page was checked last is not to come.",
			breaks: []string{"lastReviewed", `"2033-01-01"`},
		},
		{
			ID: "treatment-page-about", Level: Barring, Ask: []string{"about", "mainEntity"},
			Text: "A page about health leads to what it is about, a MedicalCondition, MedicalTherapy, Drug and so on: its title is words, and that is a thing with a code.",
		},
		{
			ID: "treatment-page-audience", Level: Recommended, Ask: []string{"audience", "medicalAudience"},
			Text: "A page about health says for whom it is: what a Clinician needs, a Patient may misread.",
		},
		{
			ID: "treatment-page-language", Level: Recommended, Ask: []string{"inLanguage"},
			Text: "A page about health says in which language it is.",
		},
		{
			ID: "treatment-page-publisher", Level: Recommended, Ask: []string{"publisher", "author", "isPartOf.publisher"},
			Text: "A page about health says who answers for it: publisher or author.",
		},
		{
			ID: "treatment-page-citation", Level: Applicable, Ask: []string{"citation"},
			Text: "A page about health names what it rests on with citation.",
		},
	},
}

var healthProduct = Feature{
	ID: "health-product", Name: "a health product",
	Types:  []string{"Drug", "DietarySupplement", "MedicalDevice"},
	Status: check.Eligible, Source: &sourceVocab,
	whole: `"@type": "Drug",
"name": "Samplamol 500 mg tablets",
"description": "For pain and fever.",
"image": "https://riverside.example/images/samplamol.jpg",
"manufacturer": {"@type": "Organization", "name": "Sample Pharma"},
"activeIngredient": "samplamol",
"prescriptionStatus": "https://schema.org/OTC",
"rxcui": "999999"`,
	Requirements: []Requirement{
		{
			ID: "health-product-name", Level: Barring, Ask: []string{"name"},
			Text: "A health product has a name.",
		},
		{
			ID: "health-product-type", Level: Recommended, Of: []string{"MedicalDevice"}, test: together(alsoProduct), noun: "the type Product",
			Text: "A MedicalDevice that is sold is a Product too: the one type alone has neither offers nor reviews, and no shop or search engine lists it.",
			bad:  `{"@type": "MedicalDevice", "name": "Knee brace", "description": "Keeps the knee warm.", "image": "https://riverside.example/brace.jpg", "manufacturer": {"@type": "Organization", "name": "Sample Works"}, "identifier": "09506000134352"}`,
		},
		{
			ID: "health-product-maker", Level: Recommended, Ask: []string{"manufacturer", "brand"},
			Text: "A health product has a manufacturer or a brand: recalls and warnings go by it.",
		},
		{
			ID: "health-product-identifier", Level: Recommended, Ask: []string{"gtin", "gtin8", "gtin12", "gtin13", "gtin14", "identifier", "rxcui", "code", "mpn", "sku"},
			Text: "A health product has a number by which it is known elsewhere: GTIN, UDI-DI, NDC, RxCUI or a code of ATC or SNOMED CT. Two strengths of one drug have the same name.",
		},
		{
			ID: "health-product-ingredient", Level: Recommended, Of: []string{"Drug", "DietarySupplement"}, Ask: []string{"activeIngredient", "nonProprietaryName"},
			Text: "A drug or supplement names its active ingredient: brands differ between countries, and allergies do not ask for brands.",
		},
		{
			ID: "health-product-prescription", Level: Recommended, Of: []string{"Drug"}, Ask: []string{"prescriptionStatus", "legalStatus"},
			Text: "A drug says whether it takes a prescription.",
		},
		{
			ID: "health-product-description", Level: Recommended, Ask: []string{"description"},
			Text: "A health product says what it is for.",
		},
		{
			ID: "health-product-image", Level: Recommended, Ask: []string{"image"},
			Text: "A health product has a picture, by which people know the box.",
		},
	},
}

var healthReview = Feature{
	ID: "health-review", Name: "a review that helps",
	Types: []string{"Review"}, Except: []string{"ClaimReview", "MediaReview"}, Nested: true,
	Status: check.Eligible, Source: &sourceReview,
	whole: `"@type": "Review",
"itemReviewed": {"@type": "MedicalClinic", "name": "Riverside at the Quay"},
"author": {"@type": "Person", "name": "Hilltop Walker"},
"reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 1},
"datePublished": "2026-02-17",
"inLanguage": "en",
"reviewBody": "They took the time to listen."`,
	Requirements: []Requirement{
		{
			ID: "health-review-date", Level: Recommended, Ask: []string{"datePublished", "dateCreated"},
			Text: "A review says when it was written: the doctor may have left since.",
		},
		{
			ID: "health-review-text", Level: Recommended, Ask: []string{"reviewBody", "description"},
			Text: "A review says why: a number alone does not tell pain from parking.",
		},
		{
			ID: "health-review-author", Level: Barring, Ask: []string{"author"},
			Text: "A review has an author; a name of the author's choice is enough, and safer than one that tells who was ill.",
		},
		{
			ID: "health-review-scale", Level: Applicable, At: "reviewRating", Of: []string{"Rating"}, Ask: []string{"bestRating"},
			Text:   "A rating says what the best is: 5 means little on a scale to 10.",
			breaks: []string{"reviewRating", `{"@type": "Rating", "ratingValue": 4}`},
		},
		{
			ID: "health-review-language", Level: Applicable, Ask: []string{"inLanguage"},
			Text: "A review says in which language it is.",
		},
	},
}
