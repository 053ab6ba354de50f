package markup

import "github.com/healthld/healthld/internal/excerpt"

// Quote shows a text of a page in a message: escaped, of a long one the beginning, and of a
// running one nothing.
func Quote(text string) string { return excerpt.Quote(text) }
