package check

// References are the rules of what things are to one another: whether a
// reference leads somewhere, whether a node agrees with itself, and whether one
// thing is described once.
var References = Rules{
	{
		ID: "dangling-reference", Family: "references", Severity: Warning, Since: "0.1",
		Doc:   "A reference to a part of a page that describes other parts of it should lead to one of these; so should a reference to a blank node. What another page describes cannot be seen here, and is no fault; where all pages of a site are read, the rule undescribed-reference looks at its references.",
		Bad:   `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": {"@id": "https://sunrise.example/#dr-exampel"}}, {"@id": "https://sunrise.example/#dr-example", "@type": "Person", "name": "A. Example", "worksFor": {"@id": "https://sunrise.example/#clinic"}}]}`,
		Good:  `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": {"@id": "https://sunrise.example/#dr-example"}, "parentOrganization": {"@id": "https://group.example/#group"}}, {"@id": "https://sunrise.example/#dr-example", "@type": "Person", "name": "A. Example"}]}`,
		Check: onValues{ofSchema, references, checkDangling},
	},
	{
		ID: "text-for-reference", Family: "references", Severity: Advice, Since: "0.1",
		States: WrongValue,
		Doc:    "The id of a thing that is described, where a thing is expected, should be a reference to it: as a text it ties nothing together.",
		Bad:    `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": "https://sunrise.example/#dr-example"}, {"@id": "https://sunrise.example/#dr-example", "@type": "Person", "name": "A. Example", "worksFor": {"@id": "https://sunrise.example/#clinic"}}]}`,
		Good:   `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": {"@id": "https://sunrise.example/#dr-example"}}, {"@id": "https://sunrise.example/#dr-example", "@type": "Person", "name": "A. Example", "worksFor": {"@id": "https://sunrise.example/#clinic"}}]}`,
		Check:  onValues{takesThingsAlone, texts, checkTextForReference},
	},
	{
		ID: "relative-id", Family: "references", Severity: Warning, Since: "0.1",
		Doc:   "The identifier of a thing should be an absolute address: a relative one means another thing on every page, and two things become one where only its end counts.",
		Bad:   `{"@id": "#leeds", "@type": "MedicalClinic", "name": "Sunrise Leeds"}`,
		Good:  `{"@id": "https://sunrise.example/#leeds", "@type": "MedicalClinic", "name": "Sunrise Leeds"}`,
		Check: onThings{named, checkRelativeID},
	},
	{
		ID: "relative-address", Family: "references", Severity: Warning, Since: "0.1",
		Doc:   "An address should be absolute: nobody who gets the description without its page knows where a relative one leads.",
		Bad:   `{"@type": "Person", "name": "A. Example", "url": "/dr-a"}`,
		Good:  `{"@type": "Person", "name": "A. Example", "url": "https://sunrise.example/dr-a"}`,
		Check: onValues{urlForm.traits(), texts, checkRelativeAddress}.and(ofSchema, iris),
	},
	{
		ID: "contradictory-values", Family: "references", Severity: Warning, Since: "0.1",
		Doc:   "A thing has one name in a language, one date of birth, one place on the earth. Two of them are a mistake, or two things that share an identifier and have become one.",
		Bad:   `{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "name": ["Sunrise Leeds", "Sunrise York"]}`,
		Good:  `{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "name": [{"@value": "Sunrise Clinic", "@language": "en"}, {"@value": "Klinik Sonnenaufgang", "@language": "de"}], "alternateName": ["Sunrise", "The Sunrise"]}`,
		Check: onThings{plural, checkContradictions},
	},
	{
		ID: "contradictory-types", Family: "references", Severity: Warning, Since: "0.1",
		Doc:   "A thing cannot be of two types that exclude each other, such as a person and an event: two things share an identifier, or a type is wrong. Who works alone may be a Person and an Organization.",
		Bad:   `{"@id": "https://sunrise.example/#a", "@type": ["Person", "Event"], "name": "A. Example"}`,
		Good:  `{"@id": "https://sunrise.example/#a", "@type": ["Person", "IndividualPhysician"], "name": "A. Example"}`,
		Check: onThings{manifold, checkContradictoryTypes},
	},
	{
		ID: "circular-part", Family: "references", Severity: Warning, Since: "0.1",
		Doc:   "Nothing is a part of itself, its own parent or the place in which it lies, be it over others.",
		Bad:   `{"@graph": [{"@id": "https://sunrise.example/#a", "@type": "MedicalClinic", "name": "A", "parentOrganization": {"@id": "https://sunrise.example/#b"}}, {"@id": "https://sunrise.example/#b", "@type": "MedicalOrganization", "name": "B", "parentOrganization": {"@id": "https://sunrise.example/#a"}}]}`,
		Good:  `{"@graph": [{"@id": "https://sunrise.example/#a", "@type": "MedicalClinic", "name": "A", "parentOrganization": {"@id": "https://sunrise.example/#b"}}, {"@id": "https://sunrise.example/#b", "@type": "MedicalOrganization", "name": "B", "subOrganization": {"@id": "https://sunrise.example/#a"}}]}`,
		Check: onGraphs{aboutWhole.traits(), checkCircles},
	},
	{
		ID: "orphan", Family: "references", Severity: Info, Since: "0.1",
		Doc:   "Things on one page should hang together: what nothing ties to the others, and what does not say its page by url or mainEntityOfPage, leaves open what it has to do with the rest.",
		Bad:   `{"@graph": [{"@id": "https://sunrise.example/", "@type": "WebPage", "mainEntity": {"@id": "https://sunrise.example/#clinic"}}, {"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic"}, {"@type": "Person", "name": "A. Example"}]}`,
		Good:  `{"@graph": [{"@id": "https://sunrise.example/", "@type": "WebPage", "mainEntity": {"@id": "https://sunrise.example/#clinic"}}, {"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": {"@type": "Person", "name": "A. Example"}}]}`,
		Check: EachGraph(checkOrphans),
	},
	{
		ID: "duplicate-thing", Family: "references", Severity: Advice, Since: "0.1",
		Doc:   "One thing should be described once, with an @id, and referred to elsewhere: machines take two descriptions for two things. Two are taken for one here if they have a type, the name, and a way to reach them or an identifier in common.",
		Bad:   `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "name": "Sunrise Clinic", "telephone": "+44 1632 960000"}, {"@id": "https://sunrise.example/", "@type": "WebPage", "about": {"@id": "https://sunrise.example/#clinic"}, "publisher": {"@type": "MedicalClinic", "name": "Sunrise Clinic", "telephone": "+44 1632 960000"}}]}`,
		Good:  `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "name": "Sunrise Clinic", "telephone": "+44 1632 960000"}, {"@id": "https://sunrise.example/", "@type": "WebPage", "publisher": {"@id": "https://sunrise.example/#clinic"}}]}`,
		Check: onGraphs{describedKind.traits(), checkDuplicates},
	},
	{
		ID: "shared-identifier", Family: "references", Severity: Advice, Since: "0.1",
		Doc:   "Two things with two identifiers of their own should not have one number that is given once, such as an NPI or a GTIN: either they are one thing, or one has the number of the other.",
		Bad:   `{"@graph": [{"@id": "https://sunrise.example/#a", "@type": "Product", "name": "Brace", "gtin13": "4006381333931", "isRelatedTo": {"@id": "https://sunrise.example/#b"}}, {"@id": "https://sunrise.example/#b", "@type": "Product", "name": "Splint", "gtin13": "4006381333931"}]}`,
		Good:  `{"@graph": [{"@id": "https://sunrise.example/#a", "@type": "Product", "name": "Brace", "gtin13": "4006381333931", "isRelatedTo": {"@id": "https://sunrise.example/#b"}}, {"@id": "https://sunrise.example/#b", "@type": "Product", "name": "Splint", "gtin13": "5012345678900"}]}`,
		Check: onGraphs{aboutIdentifier.traits(), checkSharedIdentifiers},
	},
	{
		ID: "id-case", Family: "references", Severity: Advice, Since: "0.1",
		Doc:   "Two things should not have ids that differ in upper and lower case alone: they are two to every machine (RFC 3986, section 6.2.2.1), and mostly one thing that was written in two ways, of which each half says too little. Of two names they are two.",
		Bad:   `{"@graph": [{"@id": "https://sunrise.example/#dr-lind", "@type": "Person", "name": "A. Lind"}, {"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": [{"@id": "https://sunrise.example/#dr-lind"}, {"@id": "https://sunrise.example/#Dr-Lind", "@type": "Person", "email": "lind@sunrise.example"}]}]}`,
		Good:  `{"@graph": [{"@id": "https://sunrise.example/#clinic", "@type": "MedicalClinic", "employee": {"@id": "https://sunrise.example/#dr-lind"}}, {"@id": "https://sunrise.example/#dr-lind", "@type": "Person", "name": "A. Lind", "email": "lind@sunrise.example"}]}`,
		Check: onGraphs{named, checkIDCase},
	},
}
