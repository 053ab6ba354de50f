package check

// Vocabulary are the rules of schema.org's terms: which there are, where they
// belong, and what they lead to. They hold for the whole release.
var Vocabulary = Rules{
	{
		ID: "unknown-type", Family: "vocabulary", Severity: Error, Since: "0.1",
		Doc:   "A type should be a class of schema.org, spelled as there: machines ignore what they do not know. Types of other vocabularies are left alone.",
		Bad:   `{"@type": "MedicalClinc", "name": "Sunrise Clinic"}`,
		Good:  `{"@type": ["MedicalClinic", "http://example.org/Clinic"], "name": "Sunrise Clinic"}`,
		Check: onThings{alien, checkUnknownType},
	},
	{
		ID: "unknown-additional-type", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "An additionalType in schema.org's namespace should be one of its classes. Those of other vocabularies are left alone, and so are texts.",
		Bad:   `{"@type": "Organization", "additionalType": "https://schema.org/MedicalClinc"}`,
		Good:  `{"@type": "Organization", "additionalType": ["https://schema.org/MedicalClinic", "https://www.wikidata.org/wiki/Q1774898"]}`,
		Check: onThings{aboutType.traits(), checkAdditionalType},
	},
	{
		ID: "member-as-type", Family: "vocabulary", Severity: Error, Since: "0.1",
		Doc:   "A member of an enumeration is a value, such as that of availability, and no type of a thing.",
		Bad:   `{"@type": "InStock", "name": "Knee brace"}`,
		Good:  `{"@type": "Offer", "availability": "https://schema.org/InStock"}`,
		Check: onThings{alien, checkMemberAsType},
	},
	{
		ID: "missing-type", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "A thing should say what it is: without a type machines cannot tell what its properties mean.",
		Bad:   `{"@type": "MedicalClinic", "address": {"streetAddress": "1 Main Street"}}`,
		Good:  `{"@type": "MedicalClinic", "address": {"@type": "PostalAddress", "streetAddress": "1 Main Street"}}`,
		Check: onThings{untyped, checkMissingType},
	},
	{
		ID: "unknown-property", Family: "vocabulary", Severity: Error, Since: "0.1",
		Doc:   "A property should be one of schema.org, spelled as there: machines ignore what they do not know. Properties of other vocabularies are left alone.",
		Bad:   `{"@type": "PostalAddress", "streetAdress": "1 Main Street"}`,
		Good:  `{"@type": "PostalAddress", "streetAddress": "1 Main Street", "http://example.org/floor": "2"}`,
		Check: onProperties{false, checkUnknownProperty},
	},
	{
		ID: "misplaced-property", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "A property should be one of the types of its thing, or of their ancestors. All types of the thing count together, and so do those that additionalType names.",
		Bad:   `{"@type": "Person", "name": "Dr. A. Example", "medicalSpecialty": "https://schema.org/Cardiovascular"}`,
		Good:  `{"@type": ["Person", "IndividualPhysician"], "name": "Dr. A. Example", "medicalSpecialty": "https://schema.org/Cardiovascular"}`,
		Check: onProperties{true, checkMisplacedProperty},
	},
	{
		ID: "range", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "A value should be of a type that the property expects, or of one below it; a reference counts as what it refers to. A Role may stand in place of a value, if it has the same property to lead to that.",
		Bad:   `{"@type": "MedicalClinic", "address": {"@type": "Person", "name": "A"}}`,
		Good:  `{"@type": "MedicalClinic", "address": {"@type": "PostalAddress", "streetAddress": "1 High Street"}, "employee": {"@type": "EmployeeRole", "startDate": "2024", "employee": {"@type": "Person", "name": "A"}}}`,
		Check: onValues{ofSchema, natives | references, checkRange},
	},
	{
		ID: "native-for-text", Family: "vocabulary", Severity: Info, Since: "0.1",
		Doc:   "Where text is expected, a number or a boolean is better written as text: digits that mean something, as a leading zero does, are lost otherwise.",
		Bad:   `{"@type": "PostalAddress", "postalCode": 10115}`,
		Good:  `{"@type": "PostalAddress", "postalCode": "01067"}`,
		Check: onValues{anyText.traits(), natives, checkNativeForText},
	},
	{
		ID: "text-for-thing", Family: "vocabulary", Severity: Info, Since: "0.1",
		Doc:   "Where a thing is expected, schema.org lets a text stand for it, but a thing with a type says more.",
		Bad:   `{"@type": "Article", "headline": "Knees", "author": "A. Example"}`,
		Good:  `{"@type": "Article", "headline": "Knees", "author": {"@type": "Person", "name": "A. Example"}}`,
		Check: onValues{takesOpenly, texts, checkTextForThing},
	},
	{
		ID: "unknown-member", Family: "vocabulary", Severity: Error, Since: "0.1",
		Doc:   "Where an enumeration is expected, the value should be one of its members, by its address or its name.",
		Bad:   `{"@type": "Offer", "availability": "https://schema.org/InStok"}`,
		Good:  `{"@type": "Offer", "availability": "https://schema.org/InStock", "itemCondition": "NewCondition"}`,
		Check: onValues{takesMembers, iris | texts, checkUnknownMember},
	},
	{
		ID: "misplaced-member", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "A member of an enumeration should stand where that enumeration is expected.",
		Bad:   `{"@type": "Offer", "availability": "https://schema.org/NewCondition"}`,
		Good:  `{"@type": "Offer", "itemCondition": "https://schema.org/NewCondition"}`,
		Check: onValues{takesThings, iris | texts, checkMisplacedMember},
	},
	{
		ID: "type-as-value", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "Where a member of an enumeration or a thing is expected, the name of a type is no value.",
		Bad:   `{"@type": "Offer", "availability": "https://schema.org/ItemAvailability"}`,
		Good:  `{"@type": "Offer", "availability": "https://schema.org/OutOfStock"}`,
		Check: onValues{takesThings, iris | texts, checkTypeAsValue},
	},
	{
		ID: "superseded-term", Family: "vocabulary", Severity: Warning, Since: "0.1",
		Doc:   "A term that another one has superseded should give way to it: machines may stop to read the old one.",
		Bad:   `{"@type": "Organization", "branchOf": {"@type": "Organization", "name": "Sunrise Group"}}`,
		Good:  `{"@type": "Organization", "parentOrganization": {"@type": "Organization", "name": "Sunrise Group"}}`,
		Check: onTerms{checkSuperseded},
	},
	{
		ID: "pending-term", Family: "vocabulary", Severity: Info, Since: "0.1",
		Doc:   "A pending term is new: schema.org may still change it, and few machines read it yet. It is told where it stands first.",
		Bad:   `{"@type": "HealthInsurancePlan", "name": "Sunrise Care"}`,
		Good:  `{"@type": "MedicalClinic", "name": "Sunrise Clinic"}`,
		Check: onFirstTerms{checkPending},
	},
}
