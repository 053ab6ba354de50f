package page_test

import (
	"context"
	"log"
	"os"

	"github.com/healthld/healthld/schema/check"
	"github.com/healthld/healthld/schema/check/output"
	"github.com/healthld/healthld/schema/page"
	"github.com/healthld/healthld/schema/profile"
)

// What is wrong with a page: all that machines see in it is held to the rules of package
// check and to what Google asks for, and told with lines and columns.
func Example_check() {
	const address = "https://sunrise.example/reviews/"
	text := []byte(`<!doctype html>
<html lang="en"><title>Reviews</title>
<p>Knee brace: “Fits well.”</p>
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "Knee brace",
 "review": {"@type": "Review", "author": {"@type": "Person", "name": "A. B."},
  "reviewBody": "Fits well.", "datePublished": "14/03/2026"}}
</script></html>`)
	document, problems := page.Read(context.Background(), text, page.Base(address), page.FileName("reviews.html"))
	report := check.Run(document.Input(address, problems), check.All(), profile.Google)
	err := output.Write(os.Stdout, output.Text, report, output.Least(check.Warning))
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// reviews.html:6:12: warning: Review has no reviewRating; Google requires it for Review snippet (Review) [review-snippet-rating]
	// reviews.html:7:48: error: "14/03/2026" is no date; datePublished expects a form such as 2026-03-14; write 2026-03-14; Google recommends it for Review snippet (Review) [date, review-snippet-date-published]
	// 1 error, 1 warning, 2 advice, 1 info (3 not shown)
	// eligible for: Product snippet (1)
	// not yet eligible for: Merchant listing (1), Review snippet (Review) (1)
}
