package check

import "github.com/healthld/healthld/internal/vocab"

// kind says what a thing is, as far as rules ask. A thing may be of several
// kinds.
type kind uint32

const (
	roleKind kind = 1 << iota
	personKind
	organizationKind
	placeKind
	eventKind
	workKind
	productKind
	offerKind
	ratingKind
	aggregateKind
	reviewKind
	addressKind
	geoKind
	hoursKind
	propertyValueKind
	medicalCodeKind
	medicalConditionKind
	actionKind
	pageKind
	siteKind
	breadcrumbKind
	// practiceKind is what a doctor can be beside a Person: schema.org counts
	// IndividualPhysician among the organisations.
	practiceKind
	drugKind
	demandKind
	listItemKind
	medicalEntityKind
	localBusinessKind
	// shownKind is what people should find the name of on its page.
	shownKind = productKind | localBusinessKind | medicalEntityKind | personKind | eventKind
)

// kindRoots are the classes that kinds begin with.
var kindRoots = map[string]kind{
	"Role": roleKind, "Person": personKind, "Organization": organizationKind, "Place": placeKind,
	"Event": eventKind, "CreativeWork": workKind, "Product": productKind, "Offer": offerKind,
	"AggregateOffer": offerKind, "Rating": ratingKind, "AggregateRating": aggregateKind,
	"Review": reviewKind, "PostalAddress": addressKind, "GeoCoordinates": geoKind,
	"OpeningHoursSpecification": hoursKind, "PropertyValue": propertyValueKind,
	"MedicalCode": medicalCodeKind, "MedicalCondition": medicalConditionKind, "Action": actionKind,
	"WebPage": pageKind, "WebSite": siteKind, "BreadcrumbList": breadcrumbKind,
	"Physician": practiceKind, "MedicalBusiness": practiceKind, "Drug": drugKind, "Demand": demandKind,
	"ListItem": listItemKind, "MedicalEntity": medicalEntityKind, "LocalBusiness": localBusinessKind,
}

// noDoctors are classes under those of practices that no doctor is: houses with many people.
var noDoctors = []string{"MedicalClinic", "Pharmacy", "CommunityHealth", "Emergency", "PublicHealth"}

// newKinds makes those of all classes, by their terms.
func newKinds() []kind {
	all := make([]kind, vocab.Len()+1)
	for name, kind := range kindRoots {
		root := vocab.Lookup(name)
		for t := vocab.Term(1); int(t) <= vocab.Len(); t++ {
			if t.Is(vocab.Class) && vocab.IsA(t, root) {
				all[t] |= kind
			}
		}
	}
	for _, name := range noDoctors {
		root := vocab.Lookup(name)
		for t := range all {
			if vocab.IsA(vocab.Term(t), root) {
				all[t] &^= practiceKind
			}
		}
	}
	return all
}

// is tells whether the thing is of one of the kinds.
func (t *Thing) is(k kind) bool { return t.kinds&k != 0 }
