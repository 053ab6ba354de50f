package profile

import "github.com/healthld/healthld/internal/vocab"

// Terms that tests ask for by name, looked up once.
var (
	addressTerm              = term("address")
	addressRegionTerm        = term("addressRegion")
	alternateNameTerm        = term("alternateName")
	answerCountTerm          = term("answerCount")
	authorTerm               = term("author")
	closesTerm               = term("closes")
	cssSelectorTerm          = term("cssSelector")
	departmentTerm           = term("department")
	hasPartTerm              = term("hasPart")
	isAccessibleForFreeTerm  = term("isAccessibleForFree")
	itemTerm                 = term("item")
	itemListElementTerm      = term("itemListElement")
	locationTerm             = term("location")
	nameTerm                 = term("name")
	offersTerm               = term("offers")
	opensTerm                = term("opens")
	parentOrganizationTerm   = term("parentOrganization")
	positionTerm             = term("position")
	postalCodeTerm           = term("postalCode")
	practicesAtTerm          = term("practicesAt")
	priceCurrencyTerm        = term("priceCurrency")
	publisherTerm            = term("publisher")
	ratingValueTerm          = term("ratingValue")
	reviewBodyTerm           = term("reviewBody")
	subOrganizationTerm      = term("subOrganization")
	urlTerm                  = term("url")
	priceTerm                = term("price")
	widthTerm                = term("width")
	heightTerm               = term("height")
	valueTerm                = term("value")
	isbnTerm                 = term("isbn")
	acceptedAnswerTerm       = term("acceptedAnswer")
	suggestedAnswerTerm      = term("suggestedAnswer")
	worstRatingTerm          = term("worstRating")
	bestRatingTerm           = term("bestRating")
	copyrightHolderTerm      = term("copyrightHolder")
	sameAsTerm               = term("sameAs")
	employeeTerm             = term("employee")
	memberTerm               = term("member")
	aggregateOfferClass      = term("AggregateOffer")
	courseClass              = term("Course")
	listItemClass            = term("ListItem")
	individualPhysicianClass = term("IndividualPhysician")
	personClass              = term("Person")
	productClass             = term("Product")
	virtualLocationClass     = term("VirtualLocation")
)

// authorityTerms are those of authorityAsk.
var authorityTerms = termsOf(authorityAsk...)

func termsOf(names ...string) []vocab.Term {
	terms := make([]vocab.Term, len(names))
	for i, name := range names {
		terms[i] = term(name)
	}
	return terms
}
