package markup_test

// disagreement is what an example of schema.org says in one notation and not in the
// others.
type disagreement struct {
	id string
	in notation
	// properties are those with values that one graph has and the other has not; there
	// are none where the graphs have the same values of other things.
	properties string
	why        string
}

// disagreements are all that are left when the graphs are compared plainly. None is
// of our readers' making: each example was looked at. Most were written by hand for
// each notation, and changed in one of them later.
var disagreements = []disagreement{
	// Another text, number, date or address, by a slip or since one was changed.
	{"eg-0374", inMicrodata, "paymentDueDate", "a day, the others have the hour with it"},
	{"eg-0374", inJSON, "description", `"January 2015 Visa bill.", the others end behind Visa`},
	{"eg-0376", inJSON, "orderQuantity", "3 pieces, the others have 4"},
	{"eg-0381", inJSON, "name", `"Derivative Work", the others have a small w`},
	{"eg-0384", inJSON, "name url", "no full stop behind the name, and the whole address of another site"},
	{"eg-0402", inJSON, "name", `"Ring", the others have "Rings"`},
	{"eg-0429", inJSON, "url", "the address of the sponsor's site, the others have that of a page in it"},
	{"eg-0436", inRDFa, "startDate endDate", "other days for the exhibition"},
	{"eg-0436", inJSON, "name", "a name without the quotation marks that the others have as part of it"},
	{"eg-0010", inJSON, "price", "55.00, the others have 1000.00"},
	{"eg-0195", inJSON, "telephone", "another number for the store"},
	{"eg-0197", inJSON, "description", "all of the description, the others leave it off"},
	{"eg-0454", inJSON, "artform description sameAs", "a description that is left off, no artform, and no second sameAs"},
	{"eg-0456", inJSON, "artform description", "a description that is left off, and print with a small p"},
	{"eg-0352", inJSON, "description name offeredBy type url", "the bank by its address alone, HTML in a text, names with a small a, texts with a full stop"},
	{"eg-0354", inJSON, "name", "a name without the full stop that the others have"},
	{"eg-0358", inJSON, "addressCountry photo", "AT for Austria, and the whole address of the photo"},
	{"eg-0450", inJSON, "description name ratingCount reviewCount", "ratingCount for reviewCount, &amp; for &, another spelling of the name"},
	{"eg-0452", inJSON, "description gameItem", "the first part of the description alone, and Title Deed cards without their number"},
	{"eg-0234", inJSON, "value", "909.3, the others have 912.11"},
	{"eg-0262", inJSON, "sameAs", "two addresses without the slash at the end that the others have"},
	{"eg-0378", inJSON, "parentOrganization", "the whole address of the other library, the others have it without the site"},

	// Something is said or left out.
	{"eg-0333", inJSON, "type", "no type for one of the three CourseInstances"},
	{"eg-0009", inJSON, "name", "no names of the events"},
	{"eg-0167", inJSON, "name", "no names of the series, the episode and the service"},
	{"eg-0175", inJSON, "ratingValue", "no ratingValue, of a rating that nobody gave"},
	{"eg-0177", inJSON, "accessibilityControl", "touch and voice too, where the others have the keyboard three times"},
	{"eg-0189", inJSON, "name sameAs", "no sameAs of the venue; the others give a part of a work's name as a second name"},
	{"eg-0328", inJSON, "givenName", "no givenName"},
	{"eg-0427", inJSON, "name", "a name for the sponsor"},
	{"eg-0377", inRDFa, "type", "a type, WebPage, for the two pages that the list leads to"},
	{"eg-0393", inRDFa, "availability businessFunction itemOffered", "nothing of the offer but who makes it"},
	{"eg-0220", inJSON, "type", "no types of the people, and Book alone for the two books"},
	{"4660", inJSON, "award description", "descriptions and an award that the page does not show"},
	{"eg-0230", inMicrodata, "isBasedOn legislationConsolidates legislationCorrects type",
		"nothing of what corrects it, consolidates it or is based on it, and no types of what it leads to: itemtype without itemscope says nothing"},
	{"eg-0307", inJSON, "contentSize contentUrl name partOfSeries type url", "the series too, no contentSize, and another address of the file"},
	{"eg-0314", inJSON, "name", "no name"},

	// A thing where the others have a text, an address or another thing.
	{"eg-0462", inJSON, "ratingValue reviewRating type", "a Rating for one of the reviews, the others have a text"},
	{"eg-0209", inJSON, "author name type", "the author as a text, the others have a Person"},
	{"eg-0211", inJSON, "byArtist name type", "a MusicGroup for a text"},
	{"eg-0371", inJSON, "name text tool type", "HowToTools for texts, and a text without its full stop"},
	{"eg-0350", inJSON, "name offeredBy type", "a BankOrCreditUnion for a text"},
	{"eg-0393", inJSON, "additionalType name offers type", `the offer as that of the book, the library's name, and "Product", which is no address, as additionalType`},
	{"eg-0395", inMicrodata, "offeredBy url", "the library without its address, since an item has that as itemid alone; the record's name as url"},
	{"eg-0395", inJSON, "offeredBy seller", "the library as seller, by the address that it has on the web"},
	{"eg-0397", inRDFa, "", "the region as that of the price, the others have it of the offer"},
	{"eg-0397", inJSON, "address addressLocality addressRegion appliesToDeliveryMethod location postalCode streetAddress type",
		"the address by two names that differ; an appliesToDeliveryMethod that stands as link, an attribute that nothing reads, in the others"},
	{"eg-0225", inJSON, "about drug type", "the drugs as what the page is about, the others have a DrugClass with them"},
	{"eg-0254", inJSON, "archiveHeld", "the address of the collection, the others have the text of a link within"},
	{"eg-0256", inJSON, "duration holdingArchive itemLocation url", "itemLocation for holdingArchive, and a duration that the others have in a text"},
	{"eg-0377", inMicrodata, "", "the names as those of the entries, the others have them of the pages they lead to"},
	{"eg-0318", inMicrodata, "hasCategoryCode", "the text of the code: itemid without itemscope says nothing"},
	{"eg-0216", inRDFa, "author", "the author by his address; in Microdata it is an itemid without itemscope, which says nothing"},
	{"eg-0217", inMicrodata, "author type", "a text for the author, whose itemid has no itemscope; a CreativeWork besides each part; www in the address of a type"},

	// A node with a name that the others do not give it, or with another.
	{"eg-0023", inMicrodata, "interactionService url", "the address of the service as its name, the others have it as url"},
	{"eg-0260", inMicrodata, "credentialCategory inDefinedTermSet type url", "the terms by their url, the others have it as their names; an additionalType"},
	{"eg-0398", inJSON, "hasPart", `names such as "vol376", the others have "#vol376", a part of the page`},
	{"4658", inJSON, "", "names of the products, urn:example:product:battery-x001 and others"},
	{"eg-0230", inJSON, "", "addresses with each % written as %25"},

	// Nothing, or less, is read of what was meant.
	{"eg-0427", inMicrodata, "name sponsor type url", "itemprop on the outermost item, which so is a value of no other and no item at top level"},
	{"eg-0429", inMicrodata, "name sponsor type url", "itemprop on the outermost item"},
	{"eg-0029", inRDFa, "description name type", "no vocab"},
	{"eg-0031", inRDFa, "description gtin13 name type", "no vocab"},
	{"eg-0224", inRDFa, "evidenceLevel evidenceOrigin guidelineSubject name recommendationStrength type", "no vocab"},
	{"eg-0438", inRDFa, "address addressCountry addressLocality geo image isAccessibleForFree latitude longitude publicAccess sameAs type",
		"the element with vocab ends before all of these, by a div too many"},
	{"eg-0254", inRDFa, "type", "type for typeof"},
	{"eg-0257", inRDFa, "type", "type for typeof"},
	{"eg-0256", inRDFa, "holdingArchive", "a link to the archive too, which in Microdata stands as property for itemprop"},
	{"eg-0384", inRDFa, "mapType", "itemprop for property"},
	{"eg-0328", inMicrodata, "image", "an img with href for src, which Microdata does not read"},
	{"eg-0318", inJSON, "codeValue hasCategoryCode inCodeSet name type",
		"the context as the first of a list, so that the others of the list are without"},

	// JSON-LD makes no triple of a text that its context wants to be an IRI where it is
	// none; the readers of Microdata and RDFa keep it as a text.
	{"eg-0448", inJSON, "gameLocation image", "names of places, and addresses that begin with a space, which are no IRIs"},
}
