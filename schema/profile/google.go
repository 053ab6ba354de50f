package profile

import (
	"slices"

	"github.com/healthld/healthld/schema/check"
)

// Google are the rules of what Google's search asks for, by its documentation as
// of [Seen]. Features for types that nobody describes here are among them: a
// clinic has jobs, videos and events too.
var Google check.Rules = google.rules("0.1")

var google = &Profile{
	Family: "google", Name: "Google",
	Features: slices.Concat(googleReviews, googleBusiness, googleProducts, googlePages, googleEvents),
}

// Profiles gives all profiles, for documentation. They must not be changed.
func Profiles() []*Profile { return []*Profile{google, health} }
