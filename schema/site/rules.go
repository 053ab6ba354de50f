package site

import "github.com/healthld/healthld/schema/check"

// Rules are the rules of how the pages of a site fit one another: what takes two pages
// to see. [Check] looks with them; their examples are pages in txtar form, of a site at
// https://sunrise.example/.
//
// What [Build] writes of a thing on other pages than its own, in short, contradicts
// nothing and is found by none of them.
var Rules = check.Rules{
	{
		ID: "contradictory-pages", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "What has one @id is one thing on all pages. Two pages should not give it different names in one language, telephone numbers, addresses, opening hours, prices or ratings: machines believe either, or neither.",
		Bad: `-- leeds/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/leeds/#clinic","url":"/leeds/","name":"Sunrise Leeds","telephone":"+44 1632 960001"}</script></html>
-- team/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/team/#lind","url":"/team/","name":"A. Lind","memberOf":{"@type":"MedicalClinic","@id":"/leeds/#clinic","name":"Sunrise Leeds","telephone":"+44 1632 960009"}}</script></html>
`,
		Good: `-- leeds/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/leeds/#clinic","url":"/leeds/","name":[{"@value":"Sunrise Leeds","@language":"en"},{"@value":"Klinik Leeds","@language":"de"}],"telephone":["+44 1632 960001","+44 1632 960009"]}</script></html>
-- team/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/team/#lind","url":"/team/","name":"A. Lind","memberOf":{"@type":"MedicalClinic","@id":"/leeds/#clinic","name":"Sunrise Leeds","telephone":"+44 (1632) 960009"}}</script></html>
`,
		Check: check.Across{Look: look(checkContradictions)},
	},
	{
		ID: "several-ids", Family: "site", Severity: check.Advice, Since: "0.1",
		Doc: "One thing should have one @id on all pages: machines take two for two things. Two are taken for one here if a type of theirs is the same, and either a number that is given once, such as an NPI or a GTIN, or both the name and the address.",
		Bad: `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalOrganization","@id":"/#org","url":"/","name":"Sunrise","address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}}</script></html>
-- contact/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalOrganization","@id":"/contact/#company","url":"/contact/","name":"Sunrise","address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}}</script></html>
`,
		Good: `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalOrganization","@id":"/#org","url":"/","name":"Sunrise","address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}}</script></html>
-- contact/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"ContactPage","@id":"/contact/","mainEntity":{"@type":"MedicalOrganization","@id":"/#org","name":"Sunrise","address":{"@type":"PostalAddress","streetAddress":"1 Main Street","postalCode":"AB1 2CD"}}}</script></html>
`,
		Check: check.Across{Look: look(checkSeveralIDs)},
	},
	{
		ID: "undescribed-reference", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "A reference to a thing of the site should lead to one that some page describes: else it says nothing. Addresses of pages and files of the site, and things of other sites, are no fault.",
		Bad: `-- leeds/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/leeds/#clinic","url":"/leeds/","name":"Sunrise Leeds","employee":{"@id":"/team/#dr-lindt"}}</script></html>
-- team/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/team/#dr-lind","url":"/team/","name":"A. Lind"}</script></html>
`,
		Good: `-- leeds/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/leeds/#clinic","url":"/leeds/","name":"Sunrise Leeds","employee":{"@id":"/team/#dr-lind"},"parentOrganization":{"@id":"https://group.example/#group"}}</script></html>
-- team/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/team/#dr-lind","url":"/team/","name":"A. Lind"}</script></html>
`,
		Check: check.Across{Look: look(checkUndescribed)},
	},
	{
		ID: "page-without-thing", Family: "site", Severity: check.Info, Since: "0.1",
		Doc: "A page should say which thing it is about: who looks for the thing finds the page by it. Pages that search engines are asked to leave out are no fault, and an imprint may well be about nothing.",
		Bad: `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Sunrise"}</script></html>
-- knee/index.html --
<html lang="en"><h1>Knee pain</h1></html>
`,
		Good: `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Sunrise"}</script></html>
-- knee/index.html --
<html lang="en"><h1>Knee pain</h1><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalCondition","@id":"/knee/#pain","mainEntityOfPage":"/knee/","name":"Knee pain"}</script></html>
-- search.html --
<html lang="en"><meta name="robots" content="noindex"></html>
`,
		Check: check.Across{Look: look(checkMainThings)},
	},
	{
		ID: "missing-back-link", Family: "site", Severity: check.Advice, Since: "0.1",
		Doc: "A clinic should name the people who say that they work for it, as employee or member: who looks at the clinic finds them only so.",
		Bad: `-- leeds/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/leeds/#clinic","url":"/leeds/","name":"Sunrise Leeds","telephone":"+44 1632 960001","slogan":"Time to listen"}</script></html>
-- lind/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/lind/#p","url":"/lind/","name":"A. Lind","worksFor":{"@id":"/leeds/#clinic"}}</script></html>
`,
		Good: `-- leeds/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/leeds/#clinic","url":"/leeds/","name":"Sunrise Leeds","telephone":"+44 1632 960001","employee":{"@type":"EmployeeRole","startDate":"2020-01-01","employee":{"@id":"/lind/#p"}}}</script></html>
-- lind/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","@id":"/lind/#p","url":"/lind/","name":"A. Lind","worksFor":{"@id":"/leeds/#clinic"}}</script></html>
`,
		Check: check.Across{Look: look(checkBackLinks)},
	},
	{
		ID: "copied-review", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "A review, and a rating of many, is of one thing. The same at several things, as a template puts it on every page, tells people of a product what was said of another; search engines may take it for deceit.",
		Bad: `-- brace/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/brace/#p","url":"/brace/","name":"Brace","review":{"@type":"Review","author":{"@type":"Person","name":"A. B."},"reviewBody":"Fits well and stays where it should."}}</script></html>
-- splint/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/splint/#p","url":"/splint/","name":"Splint","review":{"@type":"Review","author":{"@type":"Person","name":"A. B."},"reviewBody":"Fits well, and stays where it should"}}</script></html>
`,
		Good: `-- brace/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/brace/#p","url":"/brace/","name":"Brace","review":{"@type":"Review","author":{"@type":"Person","name":"A. B."},"reviewBody":"Fits well and stays where it should."}}</script></html>
-- splint/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/splint/#p","url":"/splint/","name":"Splint","review":{"@type":"Review","author":{"@type":"Person","name":"A. B."},"reviewBody":"A bit tight at the back."}}</script></html>
`,
		Check: check.Across{Look: look(checkCopiedReviews)},
	},
	{
		ID: "ratings-on-many-pages", Family: "site", Severity: check.Advice, Since: "0.1",
		Doc: "The reviews and ratings of a thing should stand on the page that is about it, not on every page of the site: search engines show them for what a page is about, and five pages with the same stars look like none.",
		Bad: `-- 1.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/#p","url":"/1.html","name":"Brace","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
-- 2.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/#p","url":"/2.html","name":"Brace","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
-- 3.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/#p","url":"/3.html","name":"Brace","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
-- 4.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/#p","url":"/4.html","name":"Brace","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
-- 5.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/#p","url":"/5.html","name":"Brace","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
`,
		Good: `-- 1.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/#p","url":"/1.html","name":"Brace","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
-- 2.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","@id":"/#a","url":"/2.html","headline":"Braces","mentions":{"@type":"Product","@id":"/#p","name":"Brace"}}</script></html>
`,
		Check: check.Across{Look: look(checkRatingsOnManyPages)},
	},
	{
		ID: "self-serving-site", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "A site that publishes reviews of the organisation that owns it gets no stars for them from search engines, also where one page shows the reviews and another says whose site it is.",
		Bad: `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"/#site","name":"Sunrise","publisher":{"@id":"/#clinic"}},{"@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Sunrise"}]}</script></html>
-- praise/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/praise/","name":"Sunrise","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
`,
		Good: `-- index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"/#site","name":"Clinics compared","publisher":{"@id":"/#us"}},{"@type":"Organization","@id":"/#us","url":"/","name":"Clinics compared"}]}</script></html>
-- praise/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/praise/","name":"Sunrise","aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":20}}</script></html>
`,
		Check: check.Across{Look: look(checkOwner)},
	},
	{
		ID: "breadcrumb-address", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "The breadcrumb of a page should end at the page or above it, and lead over pages that are there: it is what search engines show in place of the address.",
		Bad: `-- shop/brace/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Product","@id":"/shop/brace/#p","url":"/shop/brace/","name":"Brace"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Splint","item":"https://sunrise.example/shop/splint/"}]}]}</script></html>
-- shop/splint/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Product","@id":"/shop/splint/#p","url":"/shop/splint/","name":"Splint"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Splint","item":"https://sunrise.example/shop/splint/"}]}]}</script></html>
`,
		Good: `-- shop/brace/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Product","@id":"/shop/brace/#p","url":"/shop/brace/","name":"Brace"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Shop","item":"https://sunrise.example/shop/"},{"@type":"ListItem","position":2,"name":"Brace"}]}]}</script></html>
-- shop/index.html --
<html lang="en"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Store","@id":"/shop/#s","url":"/shop/","name":"Shop"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Shop","item":"https://sunrise.example/shop/"}]}]}</script></html>
`,
		Check: check.Across{Look: look(checkBreadcrumbs)},
	},
	{
		ID: "hreflang-twins", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "Pages that name each other as the same in other languages should be in these languages, be there, and both say so: search engines heed only links that both pages have.",
		Bad: `-- de/index.html --
<html lang="de"><head></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/de/","name":"Klinik"}</script></html>
-- index.html --
<html lang="en"><head><link rel="alternate" hreflang="de" href="https://sunrise.example/de/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Clinic"}</script></html>
`,
		Good: `-- de/index.html --
<html lang="de"><head><link rel="alternate" hreflang="en" href="https://sunrise.example/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/de/","name":"Klinik"}</script></html>
-- index.html --
<html lang="en-GB"><head><link rel="alternate" hreflang="de" href="https://sunrise.example/de/"><link rel="alternate" hreflang="en" href="https://sunrise.example/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Clinic"}</script></html>
`,
		Check: check.Across{Look: look(checkTwins)},
	},
	{
		ID: "twin-things", Family: "site", Severity: check.Advice, Since: "0.1",
		Doc: "Pages that are the same in two languages should be about one thing with one @id: a clinic is one clinic in English and in German. Texts are another matter: a translation is a work of its own.",
		Bad: `-- de/index.html --
<html lang="de"><head><link rel="alternate" hreflang="en" href="https://sunrise.example/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/de/#clinic","url":"/de/","name":"Klinik"}</script></html>
-- index.html --
<html lang="en"><head><link rel="alternate" hreflang="de" href="https://sunrise.example/de/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Clinic"}</script></html>
`,
		Good: `-- de/index.html --
<html lang="de"><head><link rel="alternate" hreflang="en" href="https://sunrise.example/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/de/","name":"Klinik"}</script></html>
-- index.html --
<html lang="en"><head><link rel="alternate" hreflang="de" href="https://sunrise.example/de/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"MedicalClinic","@id":"/#clinic","url":"/","name":"Clinic"}</script></html>
`,
		Check: check.Across{Look: look(checkTwinThings)},
	},
	{
		ID: "canonical-conflict", Family: "site", Severity: check.Warning, Since: "0.1",
		Doc: "The canonical address of a page should be that of a page that is there and calls itself canonical, and what a page is about should not have its @id on a page that another one replaces: machines look for it there. Of two pages with one title, in one language and about one thing, one should call the other canonical: else search engines choose.",
		Bad: `-- a/index.html --
<html lang="en"><head><link rel="canonical" href="https://sunrise.example/b/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/a/#p","url":"/a/","name":"Brace"}</script></html>
-- b/index.html --
<html lang="en"><head><link rel="canonical" href="https://sunrise.example/b/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/b/#p","url":"/b/","name":"Brace"}</script></html>
`,
		Good: `-- a/index.html --
<html lang="en"><head><link rel="canonical" href="https://sunrise.example/b/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/b/#p","url":"/b/","name":"Brace"}</script></html>
-- b/index.html --
<html lang="en"><head><link rel="canonical" href="https://sunrise.example/b/"></head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","@id":"/b/#p","url":"/b/","name":"Brace"}</script></html>
`,
		Check: check.Across{Look: look(checkCanonicals)},
	},
}
