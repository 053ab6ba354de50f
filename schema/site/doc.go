// Package site puts what is known of a whole site into its pages, and reads it back.
//
// A [Content] is one graph of all things of a site. Each thing says by its url or
// mainEntityOfPage on which page it belongs, and [Content.Page] gives the
// description of one page: its things in full, the page itself, and in short
// what they refer to on other pages, since consumers do not follow references
// from page to page. [Build] does this for every page of a folder:
//
//	described := schema.Options{Base: "https://sunrise.example/"}.Describe(clinic, doctor)
//	content, err := site.NewContent(described, site.Settings{Base: "https://sunrise.example/"})
//	result, err := site.Build(ctx, content, site.Options{Pages: "public"})
//
// The other way, [Read] goes through the pages of a folder, and an [Index] holds what
// stays of them: the things of the site, on which pages they stand and how they are
// tied to one another. [Check] looks at an index with [Rules]: what takes two pages to
// see:
//
//	var index site.Index
//	_, err := site.Read(ctx, site.ReadOptions{Pages: "public", Base: "https://sunrise.example/"},
//		site.Summarize, func(s *site.Summary) error { index.Add(s); return nil })
//	report, err := site.Check(ctx, &index, site.Rules)
//
// What a page says by itself is held to the rules of package schema/check while it is at
// hand, in the function that Read calls for each; see the example of Read.
package site
