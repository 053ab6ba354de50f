package check

import "github.com/healthld/healthld/rdf"

// concern says what a property is about, as far as rules ask: a rule passes
// over things that have nothing of what it looks at.
type concern uint32

const (
	aboutIdentifier concern = 1 << iota
	aboutWhole
	aboutSingle
	aboutPast
	aboutPeriod
	aboutSpan
	aboutHours
	aboutPhone
	aboutMail
	aboutLanguage
	aboutCountry
	aboutCurrency
	aboutCurrencies
	aboutCount
	aboutUnit
	aboutReview
	aboutOwner
	aboutName
	aboutGeo
	aboutType
	aboutNumber
	aboutPlain
	aboutRegion
	aboutPost
)

// concerned are the properties by what they are about.
var concerned = map[concern]string{
	aboutIdentifier: "sameAs identifier value codeValue",
	// Properties that lead from a part to its whole and back.
	aboutWhole: "isPartOf hasPart partOfSeries partOfSeason partOfEpisode parentOrganization subOrganization department " +
		"containedInPlace containsPlace superEvent subEvent partOfSystem partOfTrip",
	// Properties of which a thing has one value.
	aboutSingle: "birthDate deathDate foundingDate dissolutionDate latitude longitude postalCode " +
		"ratingValue bestRating worstRating reviewCount ratingCount isbn leiCode usNPI numberOfBeds aggregateRating geo " +
		"datePublished uploadDate opens closes " +
		"legalName",
	aboutPast: "datePublished dateCreated dateModified birthDate deathDate foundingDate dissolutionDate uploadDate " +
		"lastReviewed orderDate purchaseDate productionDate datePosted commentTime dateDeleted dateRead dateSent dateReceived",
	aboutPeriod: "startDate endDate validFrom validThrough validUntil birthDate deathDate foundingDate dissolutionDate " +
		"datePublished dateModified dateCreated availabilityStarts availabilityEnds startTime endTime priceValidUntil datePosted expires",
	aboutSpan:       "lowPrice highPrice minPrice maxPrice minValue maxValue worstRating bestRating",
	aboutHours:      "openingHours openingHoursSpecification specialOpeningHoursSpecification opens closes hoursAvailable",
	aboutPhone:      "telephone faxNumber",
	aboutMail:       "email",
	aboutLanguage:   "inLanguage availableLanguage knowsLanguage",
	aboutCountry:    "addressCountry",
	aboutCurrency:   "priceCurrency currency",
	aboutCurrencies: "currenciesAccepted",
	aboutCount: "price lowPrice highPrice minPrice maxPrice ratingCount reviewCount offerCount numberOfItems numberOfPages " +
		"numberOfBeds numberOfRooms numberOfEpisodes wordCount userInteractionCount inventoryLevel commentCount " +
		"maximumAttendeeCapacity answerCount upvoteCount downvoteCount",
	aboutUnit:   "unitCode",
	aboutReview: "review reviews aggregateRating reviewRating itemReviewed ratingValue reviewBody ratingCount reviewCount",
	aboutOwner:  "publisher author creator copyrightHolder provider sourceOrganization sdPublisher maintainer accountablePerson",
	aboutName:   "name",
	aboutGeo:    "latitude longitude",
	aboutType:   "additionalType",
	// Properties that texts of visitors stand in, with what is answered to them, and by which
	// questions are known.
	aboutPost: "text articleBody comment suggestedAnswer acceptedAnswer answerCount",
	// Properties that take text too, and of which schema.org says all the same how their
	// numbers are to be written; value where it is that of an amount.
	aboutNumber: "price lowPrice highPrice minPrice maxPrice ratingValue bestRating worstRating latitude longitude value",
	// Properties of short texts, in which markup is never meant. Descriptions and the texts
	// of articles, jobs and answers hold HTML by habit, and some consumers want it.
	aboutPlain: "name alternateName legalName headline alternativeHeadline givenName familyName additionalName honorificPrefix honorificSuffix " +
		"jobTitle streetAddress addressLocality addressRegion postalCode postOfficeBoxNumber slogan sku mpn model category serviceType codeValue",
	aboutRegion: "addressRegion",
}

// isText tells whether a value is a text: a literal that is neither a number nor
// a truth value.
func isText(v *rdf.Value) bool {
	return v.Kind == rdf.String || v.Kind == rdf.LanguageString || v.Kind == rdf.TypedLiteral
}
