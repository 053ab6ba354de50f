package tables

import "github.com/healthld/healthld/internal/gen/model"

// initialisms are the terms whose Go name is not the term with its first letter
// raised. The table is frozen: a name once shipped stays.
var initialisms = map[string]string{
	"3DModel": "ThreeDModel",
	"id":      "ID",
	"sku":     "SKU",
	"url":     "URL",
}

// suffixedMembers are the members that are a class or a member of a second
// enumeration too. Their constants take the name of the enumeration as a
// suffix: DermatologyMedicalSpecialty. The table only grows.
var suffixedMembers = []string{
	"CommunityHealth",
	"Dermatology",
	"DietNutrition",
	"Emergency",
	"Geriatric",
	"Gynecologic",
	"Midwifery",
	"Nursing",
	"Obstetric",
	"Oncologic",
	"Optometric",
	"Otolaryngologic",
	"Pediatric",
	"Physiotherapy",
	"PlasticSurgery",
	"Podiatric",
	"PrimaryCare",
	"Psychiatric",
	"PublicHealth",
	"Radiography",
	"RespiratoryTherapy",
}

// first are the properties that every description begins with.
var first = []string{"name", "url", "image", "description"}

// needed are the classes whose range the code written by hand speaks of.
var needed = []string{"Thing", "Role"}

// unlisted are the classes so general that a list of them would check nothing
// that List does not.
var unlisted = []string{"Enumeration", "MedicalEnumeration", "StructuredValue"}

// universal are the types that satisfy every range.
var universal = []string{"ID", "*Node", "Qualified", "List", "Literal"}

// dataTypes are the Go types of schema.org's data types that are written by
// hand.
var dataTypes = []model.DataType{
	{Go: "Boolean", Of: "Boolean", List: true},
	{Go: "CssSelectorType", Of: "CssSelectorType"},
	{Go: "Date", Of: "Date", List: true},
	{Go: "DateTime", Of: "DateTime", List: true},
	{Go: "Decimal", Of: "Number", List: true},
	{Go: "Duration", Of: "Duration", List: true},
	{Go: "Float", Of: "Float"},
	{Go: "Integer", Of: "Integer", List: true},
	{Go: "Localized", Of: "Text"},
	{Go: "Number", Of: "Number", List: true},
	{Go: "PronounceableText", Of: "PronounceableText"},
	{Go: "Text", Of: "Text", List: true},
	{Go: "Time", Of: "Time", List: true},
	{Go: "URL", Of: "URL", List: true},
	{Go: "XPathType", Of: "XPathType"},
}

// Health are the tables of this module.
var Health = model.Tables{
	Roots:           roots,
	Sections:        sections,
	Left:            left,
	Initialisms:     initialisms,
	SuffixedMembers: suffixedMembers,
	First:           first,
	Needed:          needed,
	Unlisted:        unlisted,
	DataTypes:       dataTypes,
	Universal:       universal,
}
