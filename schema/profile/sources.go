package profile

import "github.com/healthld/healthld/schema/check"

// The texts that the features and requirements follow from.
var (
	sourcePolicies     = check.Source{Title: "General structured data guidelines", Address: "https://developers.google.com/search/docs/appearance/structured-data/sd-policies", Updated: "2026-07-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceReview       = check.Source{Title: "Review snippet", Address: "https://developers.google.com/search/docs/appearance/structured-data/review-snippet", Updated: "2026-09-08", Seen: "2026-11-22", Confidence: "read"}
	sourceLocal        = check.Source{Title: "Local business", Address: "https://developers.google.com/search/docs/appearance/structured-data/local-business", Updated: "2026-09-08", Seen: "2026-11-22", Confidence: "read"}
	sourceOrg          = check.Source{Title: "Organization", Address: "https://developers.google.com/search/docs/appearance/structured-data/organization", Updated: "2026-09-08", Seen: "2026-11-22", Confidence: "read"}
	sourceArticle      = check.Source{Title: "Article", Address: "https://developers.google.com/search/docs/appearance/structured-data/article", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceBreadcrumb   = check.Source{Title: "Breadcrumb", Address: "https://developers.google.com/search/docs/appearance/structured-data/breadcrumb", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceCarousel     = check.Source{Title: "Carousel", Address: "https://developers.google.com/search/docs/appearance/structured-data/carousel", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceCarbeta      = check.Source{Title: "Carousels (beta)", Address: "https://developers.google.com/search/docs/appearance/structured-data/carousels-beta", Updated: "2026-01-21", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceCourse       = check.Source{Title: "Course list", Address: "https://developers.google.com/search/docs/appearance/structured-data/course", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceDataset      = check.Source{Title: "Dataset", Address: "https://developers.google.com/search/docs/appearance/structured-data/dataset", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceForum        = check.Source{Title: "Discussion forum", Address: "https://developers.google.com/search/docs/appearance/structured-data/discussion-forum", Updated: "2026-03-24", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceEmployer     = check.Source{Title: "Employer aggregate rating", Address: "https://developers.google.com/search/docs/appearance/structured-data/employer-rating", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceEvent        = check.Source{Title: "Event", Address: "https://developers.google.com/search/docs/appearance/structured-data/event", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceFact         = check.Source{Title: "Fact check", Address: "https://developers.google.com/search/docs/appearance/structured-data/factcheck", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceImage        = check.Source{Title: "Image metadata", Address: "https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceJob          = check.Source{Title: "Job posting", Address: "https://developers.google.com/search/docs/appearance/structured-data/job-posting", Updated: "2025-12-18", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceLoyalty      = check.Source{Title: "Loyalty program", Address: "https://developers.google.com/search/docs/appearance/structured-data/loyalty-program", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceMerchant     = check.Source{Title: "Merchant listing", Address: "https://developers.google.com/search/docs/appearance/structured-data/merchant-listing", Updated: "2026-07-07", Seen: "2026-11-22", Confidence: "transcribed"}
	sourcePaywall      = check.Source{Title: "Subscription and paywalled content", Address: "https://developers.google.com/search/docs/appearance/structured-data/paywalled-content", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceSnippet      = check.Source{Title: "Product snippet", Address: "https://developers.google.com/search/docs/appearance/structured-data/product-snippet", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceVariants     = check.Source{Title: "Product variants", Address: "https://developers.google.com/search/docs/appearance/structured-data/product-variants", Updated: "2026-05-20", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceProfile      = check.Source{Title: "Profile page", Address: "https://developers.google.com/search/docs/appearance/structured-data/profile-page", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceQa           = check.Source{Title: "Q&A page", Address: "https://developers.google.com/search/docs/appearance/structured-data/qapage", Updated: "2026-06-15", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceReturn       = check.Source{Title: "Merchant return policy", Address: "https://developers.google.com/search/docs/appearance/structured-data/return-policy", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceShip         = check.Source{Title: "Merchant shipping policy", Address: "https://developers.google.com/search/docs/appearance/structured-data/shipping-policy", Updated: "2026-01-07", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceSoftware     = check.Source{Title: "Software app", Address: "https://developers.google.com/search/docs/appearance/structured-data/software-app", Updated: "2026-09-08", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceSpeak        = check.Source{Title: "Speakable (beta)", Address: "https://developers.google.com/search/docs/appearance/structured-data/speakable", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceVideo        = check.Source{Title: "Video", Address: "https://developers.google.com/search/docs/appearance/structured-data/video", Updated: "2026-02-13", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceGallery      = check.Source{Title: "Search gallery", Address: "https://developers.google.com/search/docs/appearance/structured-data/search-gallery", Updated: "2026-06-15", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceSite         = check.Source{Title: "Site names", Address: "https://developers.google.com/search/docs/appearance/site-names", Updated: "2025-12-10", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceUpdates      = check.Source{Title: "Search Central documentation updates", Address: "https://developers.google.com/search/updates", Updated: "2026-07-24", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceFaq          = check.Source{Title: "FAQ (page deleted 2026-06-15)", Address: "https://developers.google.com/search/docs/appearance/structured-data/faqpage", Updated: "2026-05-08", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceMerchreviews = check.Source{Title: "Google Merchant Center product review policy", Address: "https://support.google.com/merchants/answer/14620705", Updated: "", Seen: "2026-11-22", Confidence: "transcribed"}
	sourceAdobe        = check.Source{Title: "@adobe/structured-data-validator 1.7.1 src/types/*.js", Address: "https://github.com/adobe/structured-data-validator", Updated: "2026-02-25", Seen: "2026-11-22", Confidence: "read"}
	sourceVocab        = check.Source{Title: "schema.org release 30.0 vocabulary", Address: "https://schema.org/version/latest/schemaorg-all-https.jsonld", Updated: "", Seen: "2026-11-22", Confidence: "read"}
	sourceRecalled     = check.Source{Title: "Google documentation, from general knowledge", Address: "https://developers.google.com/search/docs", Updated: "", Seen: "2026-11-22", Confidence: "recalled"}
)
