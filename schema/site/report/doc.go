// Package report makes one web page of what was found in a site, for people who
// look rather than read rules: how many things the pages describe and what is good,
// what to do first, the things and their ties as a picture, what search engines may
// show of each page, and the findings by what to do about them.
//
// The pages are added in their order, and each is let go:
//
//	r := report.New(report.Options{Day: "2026-11-23"})
//	_, err := site.Read(ctx, site.ReadOptions{Pages: "public", Base: "https://sunrise.example/"},
//		func(f *site.File) *report.Page {
//			return report.Summarize(f, check.Run(f.Input(), check.All(), profile.Google))
//		},
//		func(p *report.Page) error { r.Add(p); return nil })
//	…
//	_, err = r.WriteTo(out)
//
// The page stands for itself: its style and script are in it, it asks nothing of the
// network, and a content security policy keeps it from doing so. It can be read
// without its script, and printed. Texts of the site are shown as output.Printable
// gives them, cut where they are long, and none can become markup or script. The
// same pages give the same bytes.
//
// What a site has by the thousand is told by its numbers and by examples: of pages,
// things, findings and their places so many are in the report as a person may go
// through, and it says how many more there are.
package report
