package tables

import "github.com/healthld/healthld/internal/gen/model"

// sections are those whose classes are all typed.
var sections = []string{"health-lifesci"}

// roots are the classes that are typed. Their ancestors and the enumerations of
// their properties come along.
var roots = []model.Root{
	// What all else hangs under, and what every range of things may hold.
	{Class: "Thing"},
	{Class: "Intangible"},
	{Class: "CreativeWork"},
	{Class: "StructuredValue"},

	// Medicine: conditions, procedures, tests, drugs, devices, studies, anatomy.
	{Class: "MedicalEntity", Below: true},
	{Class: "MedicalOrganization", Below: true},
	{Class: "MedicalBusiness", Below: true},

	// Health insurance.
	{Class: "HealthInsurancePlan"},
	{Class: "HealthPlanCostSharingSpecification"},
	{Class: "HealthPlanFormulary"},
	{Class: "HealthPlanNetwork"},
	{Class: "InsuranceAgency"},

	// What a provider, a shop, a supplier, a maker, a charity or a public body
	// may be.
	{Class: "Organization"},
	{Class: "LocalBusiness"},
	{Class: "AnimalShelter"},
	{Class: "ChildCare"},
	{Class: "Consortium"},
	{Class: "Corporation"},
	{Class: "EducationalOrganization"},
	{Class: "CollegeOrUniversity"},
	{Class: "EmergencyService"},
	{Class: "ExerciseGym"},
	{Class: "FundingAgency"},
	{Class: "GovernmentOffice"},
	{Class: "GovernmentOrganization"},
	{Class: "HealthAndBeautyBusiness"},
	{Class: "BeautySalon"},
	{Class: "DaySpa"},
	{Class: "HealthClub"},
	{Class: "NGO"},
	{Class: "OnlineBusiness", Below: true},
	{Class: "ProfessionalService"},
	{Class: "Project", Below: true},
	{Class: "PublicSwimmingPool"},
	{Class: "ResearchOrganization"},
	{Class: "SearchRescueOrganization"},
	{Class: "Store"},
	{Class: "WholesaleStore"},

	// People and places.
	{Class: "Person", Below: true},
	{Class: "Place"},
	{Class: "AdministrativeArea"},
	{Class: "City"},
	{Class: "Country"},
	{Class: "State"},
	{Class: "CivicStructure"},
	{Class: "DefinedRegion"},
	{Class: "EventVenue"},
	{Class: "GovernmentBuilding"},
	{Class: "ParkingFacility"},
	{Class: "VirtualLocation"},
	{Class: "ContactPoint"},
	{Class: "PostalAddress"},
	{Class: "GeoCoordinates"},
	{Class: "GeoShape", Below: true},
	{Class: "GeospatialGeometry"},
	{Class: "OpeningHoursSpecification"},

	// Products and how they are sold.
	{Class: "Product", Below: true},
	{Class: "Brand"},
	{Class: "Certification"},
	{Class: "Demand"},
	{Class: "Offer", Below: true},
	{Class: "OfferCatalog"},
	{Class: "OfferShippingDetails"},
	{Class: "OwnershipInfo"},
	{Class: "MerchantReturnPolicy"},
	{Class: "MerchantReturnPolicySeasonalOverride"},
	{Class: "PaymentMethod"},
	{Class: "PriceSpecification", Below: true},
	{Class: "MemberProgram"},
	{Class: "MemberProgramTier"},
	{Class: "ProgramMembership"},
	{Class: "PostalCodeRangeSpecification"},
	{Class: "ServicePeriod"},
	{Class: "ShippingConditions"},
	{Class: "ShippingDeliveryTime"},
	{Class: "ShippingRateSettings"},
	{Class: "ShippingService"},
	{Class: "SizeSpecification"},
	{Class: "TypeAndQuantityNode"},
	{Class: "WarrantyPromise"},

	// Reviews.
	{Class: "Review", Below: true},
	{Class: "Rating", Below: true},
	{Class: "Claim"},

	// Pages and what stands on them.
	{Class: "WebSite"},
	{Class: "WebPage", Below: true},
	{Class: "WebPageElement"},
	{Class: "WebContent", Below: true},
	{Class: "Article", Below: true},
	{Class: "Blog"},
	{Class: "Comment", Below: true},
	{Class: "ItemList"},
	{Class: "BreadcrumbList"},
	{Class: "ListItem"},
	{Class: "SpeakableSpecification"},
	{Class: "InteractionCounter"},
	{Class: "SpecialAnnouncement"},
	{Class: "CDCPMDRecord"},

	// Media, software, data.
	{Class: "MediaObject"},
	{Class: "3DModel"},
	{Class: "AudioObject"},
	{Class: "ImageObject"},
	{Class: "Barcode"},
	{Class: "VideoObject"},
	{Class: "Clip"},
	{Class: "SoftwareApplication"},
	{Class: "MobileApplication"},
	{Class: "WebApplication"},
	{Class: "Dataset"},
	{Class: "DataCatalog"},
	{Class: "DataDownload"},

	// Instructions: how to prepare for a test, how to use a device.
	{Class: "HowTo"},
	{Class: "HowToDirection"},
	{Class: "HowToItem", Below: true},
	{Class: "HowToSection"},
	{Class: "HowToStep"},
	{Class: "HowToTip"},
	{Class: "NutritionInformation"},

	// Services, audiences, roles.
	{Class: "Service"},
	{Class: "GovernmentService"},
	{Class: "ServiceChannel"},
	{Class: "Audience", Below: true},
	{Class: "Role", Below: true},
	{Class: "Language"},

	// Events, teaching, work.
	{Class: "Event"},
	{Class: "BusinessEvent"},
	{Class: "CourseInstance"},
	{Class: "EducationEvent"},
	{Class: "EventSeries"},
	{Class: "SocialEvent"},
	{Class: "PublicationEvent"},
	{Class: "BroadcastEvent"},
	{Class: "Schedule"},
	{Class: "Course"},
	{Class: "EducationalOccupationalCredential"},
	{Class: "EducationalOccupationalProgram"},
	{Class: "AlignmentObject"},
	{Class: "JobPosting"},
	{Class: "Occupation"},
	{Class: "OccupationalExperienceRequirements"},

	// Values, identifiers, codes.
	{Class: "QuantitativeValue"},
	{Class: "MonetaryAmount"},
	{Class: "QuantitativeValueDistribution", Below: true},
	{Class: "PropertyValue", Below: true},
	{Class: "DefinedTerm", Below: true},
	{Class: "DefinedTermSet", Below: true},

	// Actions: what people may do at a site, and what interactions are counted.
	{Class: "Action"},
	{Class: "AskAction"},
	{Class: "BuyAction"},
	{Class: "CommentAction"},
	{Class: "CommunicateAction"},
	{Class: "ConsumeAction"},
	{Class: "DislikeAction"},
	{Class: "DonateAction"},
	{Class: "EndorseAction"},
	{Class: "FollowAction"},
	{Class: "JoinAction"},
	{Class: "LikeAction"},
	{Class: "OrderAction"},
	{Class: "ReadAction"},
	{Class: "RegisterAction"},
	{Class: "ReserveAction"},
	{Class: "ReviewAction"},
	{Class: "ScheduleAction"},
	{Class: "SearchAction"},
	{Class: "SeekToAction"},
	{Class: "ShareAction"},
	{Class: "SubscribeAction"},
	{Class: "ViewAction"},
	{Class: "WatchAction"},
	{Class: "WriteAction"},
	{Class: "EntryPoint"},
	{Class: "PropertyValueSpecification"},
}

// left are the classes that are not typed though a root stands above them or a
// consumer documents them. A Node tells them.
var left = []model.Left{
	{Class: "Book", Reason: "a consumer documents it for lending and buying books"},
	{Class: "Quiz", Reason: "a consumer's retired feature for exercises at school"},
	{Class: "RealEstateListing", Reason: "no health content"},
	{Class: "SatiricalArticle", Reason: "no health content"},
	{Class: "Vehicle", Reason: "a consumer's retired feature for car dealers"},
}
