package check

import (
	"slices"

	"github.com/healthld/healthld/internal/vocab"
)

// What visitors write may say who was ill, or name somebody. Messages repeat none of it,
// whatever is wrong with it, and outputs show no line of it.

var (
	questionClass   = vocab.Lookup("Question")
	questionsClass  = vocab.Lookup("FAQPage")
	discussionClass = vocab.Lookup("DiscussionForumPosting")
	// visitorTerms are properties in which a text is always that of a visitor, or what is
	// answered to it.
	visitorTerms = terms("reviewBody", "review", "reviews", "comment", "commentText", "suggestedAnswer", "acceptedAnswer", "positiveNotes", "negativeNotes", "ratingExplanation")
	// visitorTexts are the texts of reviews, comments, questions and answers.
	visitorTexts = terms("name", "alternateName", "headline", "alternativeHeadline", "description", "disambiguatingDescription", "abstract", "text", "articleBody", "reviewAspect", "itemListElement", "keywords", "about", "mentions")
	// partsOfReviews lead from a review to the parts of it that hold texts.
	partsOfReviews = terms("reviewRating", "positiveNotes", "negativeNotes", "itemListElement", "item", "about", "mentions", "associatedReview")
)

// isByVisitor tells whether a text of the property is one that a visitor wrote, or that was
// answered to him.
func isByVisitor(t *Thing, property *Property) bool {
	if slices.Contains(visitorTerms, property.Term) {
		return true
	}
	if !slices.Contains(visitorTexts, property.Term) {
		return false
	}
	switch {
	case t.IsA(questionClass):
		return t.place.parent == nil || !t.place.parent.IsA(questionsClass) // there the site asks itself
	case t.IsA(commentClass), t.IsA(discussionClass):
		return true
	case t.IsA(postingClass):
		return slices.Contains(postTextTerms, property.Term)
	}
	return t.isInReview()
}

// isOfVisitor tells whether a thing is what a visitor wrote, or a part of it: there any
// property may hold by mistake what belongs into another.
func (t *Thing) isOfVisitor() bool {
	return t.IsA(commentClass) || t.IsA(discussionClass) || t.isInReview() ||
		t.IsA(questionClass) && (t.place.parent == nil || !t.place.parent.IsA(questionsClass)) ||
		t.place.parent != nil && slices.Contains(visitorTerms, t.place.parent.Properties[t.place.property].Term)
}

// isInReview tells whether a thing is a review or a part of one, such as what it lists for
// good.
func (t *Thing) isInReview() bool {
	const deepest = 4
	for range deepest {
		if t.is(reviewKind) {
			return true
		}
		parent := t.place.parent
		if parent == nil || !slices.Contains(partsOfReviews, parent.Properties[t.place.property].Term) {
			return false
		}
		t = parent
	}
	return false
}

// mayShow tells whether a message may repeat the beginning of a text: what no visitor wrote,
// and what holds nothing of a patient.
func mayShow(t *Thing, property *Property, text string) bool {
	return !isByVisitor(t, property) && findPersonalData(text)&^publicKinds == 0 &&
		(property.Term != nameProperty || findPersonalData(text) == 0)
}
