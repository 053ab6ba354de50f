package check

// Identifiers are the rules of identifiers: of their own properties, such as
// gtin and usNPI, of identifier with a propertyID, of medical codes, and of the
// addresses of registers. A text that says nothing of its scheme is left alone.
var Identifiers = Rules{
	{
		ID: "identifier-form", Family: "identifiers", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A property that is made for one scheme of identifiers should have values of its form, such as ten digits in usNPI: machines look them up, and find nothing otherwise.",
		Bad:    `{"@type": "Product", "name": "Knee brace", "gtin13": "400638133393"}`,
		Good:   `{"@type": "Product", "name": "Knee brace", "gtin13": "4006381333931"}`,
		Check:  onThings{aboutIdentifier.traits(), checkIdentifierForm},
	},
	{
		ID: "identifier-check-digit", Family: "identifiers", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "The check digit of an identifier should fit, wherever it stands: where it does not, a digit is wrong or two are swapped, and the identifier is that of something else or of nothing.",
		Bad:    `{"@type": "Physician", "name": "Sunrise Practice", "usNPI": "1234567890"}`,
		Good:   `{"@type": "Physician", "name": "Sunrise Practice", "usNPI": "1234567893", "identifier": {"@type": "PropertyValue", "propertyID": "GLN", "value": "4012345000009"}}`,
		Check:  onThings{named | aboutIdentifier.traits(), checkIdentifierDigit},
	},
	{
		ID: "named-identifier-form", Family: "identifiers", Severity: Warning, Since: "0.1",
		Doc:   "An identifier whose propertyID names a scheme should have the form of that scheme. Schemes that are not known are left alone.",
		Bad:   `{"@type": "MedicalClinic", "identifier": {"@type": "PropertyValue", "propertyID": "ODS", "value": "rr8!"}}`,
		Good:  `{"@type": "MedicalClinic", "identifier": [{"@type": "PropertyValue", "propertyID": "ODS", "value": "RR8"}, {"@type": "PropertyValue", "propertyID": "House number", "value": "rr8!"}]}`,
		Check: onThings{aboutIdentifier.traits(), checkNamedIdentifier},
	},
	{
		ID: "medical-code-form", Family: "identifiers", Severity: Warning, Since: "0.1",
		Doc:   "The codeValue of a MedicalCode should have the form of the system that its codingSystem names, such as ICD-10 or SNOMED CT. Systems that are not known are left alone.",
		Bad:   `{"@type": "MedicalCondition", "name": "Gonarthrosis", "code": {"@type": "MedicalCode", "codingSystem": "ICD-10", "codeValue": "17.1"}}`,
		Good:  `{"@type": "MedicalCondition", "name": "Gonarthrosis", "code": {"@type": "MedicalCode", "codingSystem": "ICD-10", "codeValue": "M17.1"}}`,
		Check: onThings{aboutIdentifier.traits(), checkMedicalCode},
	},
	{
		ID: "register-address", Family: "identifiers", Severity: Warning, Since: "0.1",
		Doc:   "The address of an entry in a register, such as ORCID, ROR or Wikidata, should end in an identifier of that register's form: else it leads nowhere.",
		Bad:   `{"@type": "Person", "name": "A. Example", "sameAs": "https://orcid.org/0000000218250097"}`,
		Good:  `{"@type": "Person", "name": "A. Example", "sameAs": ["https://orcid.org/0000-0002-1825-0097", "https://www.wikidata.org/wiki/Q42"]}`,
		Check: onThings{named | aboutIdentifier.traits(), checkRegisterAddress},
	},
	{
		ID: "unknown-code-system", Family: "identifiers", Severity: Info, Since: "0.1",
		Doc:   "The codingSystem of a MedicalCode should be spelled as its owner does, or be its address: a name that is nearly that of a known system is found by nobody who looks for the system. Other systems are left alone.",
		Bad:   `{"@type": "MedicalCondition", "name": "Gonarthrosis", "code": {"@type": "MedicalCode", "codingSystem": "SNOWMED CT", "codeValue": "239873007"}}`,
		Good:  `{"@type": "MedicalCondition", "name": "Gonarthrosis", "code": [{"@type": "MedicalCode", "codingSystem": "SNOMED CT", "codeValue": "239873007"}, {"@type": "MedicalCode", "codingSystem": "ICPC-2", "codeValue": "L90"}]}`,
		Check: onThings{medicalCodeKind.traits(), checkCodeSystem},
	},
	{
		ID: "patient-identifier", Family: "identifiers", Severity: Warning, Since: "0.1", Private: true,
		Doc:   "A number that a health service or a state gives to a patient, such as an NHS number or a social security number, does not belong into a page. What is given to doctors, such as an NPI, is public. A person should look whether it stands there with a right.",
		Bad:   `{"@type": "Person", "name": "A. Example", "identifier": {"@type": "PropertyValue", "propertyID": "NHS number", "value": "943 476 5919"}}`,
		Good:  `{"@type": "Person", "name": "A. Example", "identifier": {"@type": "PropertyValue", "propertyID": "GMC", "value": "7000123"}}`,
		Check: onThings{(propertyValueKind | personKind).traits(), checkPatientIdentifier},
	},
}
