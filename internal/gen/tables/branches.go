package tables

// Branches are the classes whose kinds have a file of their own in package
// schema, named for the class. A class goes to the last branch on its line from
// Thing down; Thing's file takes what is under no other.
var Branches = []string{
	"Thing",
	"Action",
	"CreativeWork",
	"Article",
	"MediaObject",
	"Review",
	"WebPage",
	"Event",
	"Intangible",
	"LocalBusiness",
	"MedicalBusiness",
	"MedicalEntity",
	"MedicalOrganization",
	"Organization",
	"Person",
	"Place",
	"Product",
	"StructuredValue",
}
