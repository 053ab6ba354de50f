package check

import (
	"iter"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// eachReply gives the texts that are answered to a review, and where they stand.
func (r *review) eachReply() iter.Seq2[At, string] {
	return func(yield func(At, string) bool) {
		comments := r.Property(commentTerm)
		if comments == nil {
			return
		}
		for j := range comments.Values {
			if comment := comments.Thing(j); comment != nil {
				for _, term := range replyTextTerms {
					if property := comment.Property(term); property != nil && isText(&property.Values[0]) &&
						!yield(AtValue(comment, property, 0), property.Values[0].Text) {
						return
					}
				}
			} else if isText(&comments.Values[j]) && !yield(AtValue(r.Thing, comments, j), comments.Values[j].Text) {
				return
			}
		}
	}
}

var replyTextTerms = []vocab.Term{vocab.Lookup("text"), vocab.Lookup("description")}

func checkReplies(p *Pass) {
	for r := range p.eachReview() {
		for at, text := range r.eachReply() {
			if phrase := disclosures.in(strings.ReplaceAll(text, "’", "'")); phrase != "" {
				p.Report(at, "the reply seems to confirm that the author was treated ("+phrase+"); look, and answer without saying so", at.property.Term, "")
			} else if speaksOfYourHealth(text) {
				p.Report(at, "the reply seems to confirm that the author was treated (it speaks of an illness or a treatment as the author's); look, and answer without saying so", at.property.Term, "")
			}
		}
	}
}

// speaksOfYourHealth tells whether a text names a condition, a treatment or a medicine of
// the one to whom it speaks: "your severe depression".
func speaksOfYourHealth(text string) bool {
	const between = 1 // words
	yours := -1
	number := 0
	spoken := false // of health, in the word before
	for word := range strings.FieldsSeq(text) {
		plain := plainWord(word)
		if spoken && !ourNames.has(plain) {
			return true
		}
		spoken = false
		switch {
		case yourWords.has(word):
			yours = number
		case ourNames.has(plain):
			yours = -1 // "Ihr Team der Diabetes-Praxis"
		case yours >= 0 && number-yours <= between+1 && speaksOfHealth(word) && !ourWords.has(plain):
			if endsPart(word) {
				return true
			}
			spoken = true
		}
		if endsPart(word) {
			yours = -1
		}
		number++
	}
	return spoken
}

var (
	yourWords = newWordList("your ihr ihre ihrer ihrem ihren dein deine deiner deinem deinen votre vos ton ta tes")
	// ourWords are words of health that practices use of themselves too.
	ourWords = newWordList("surgery")
	// ourNames are words that make what stands beside them the name of a practice, with which
	// it signs: "Your Diabetes Team".
	ourNames = newWordList("team practice clinic centre center praxis klinik zentrum équipe cabinet clinique")
)

// checkHealthOfReply looks whether a reply speaks of the health of somebody who is named in
// full: in it, or as the author of the review.
func (p *Pass) checkHealthOfReply(at At, text string, named bool) {
	if !named && !greetsPerson(text) && !namesPerson(text) || !speaksOfHealth(surgeries.Replace(text)) {
		return
	}
	p.Report(at, "the reply seems to speak of an illness, a treatment or a medicine of somebody who is named in full; look, and answer without saying so", at.property.Term, "")
}

// surgeries takes out the practices that are called surgery.
var surgeries = strings.NewReplacer("the surgery", "", "our surgery", "", "The surgery", "", "Our surgery", "")

// checkPosts looks for numbers and dates of patients in comments, questions, answers and posts,
// wherever they stand, and in texts that stand for comments and answers. How to reach somebody
// is no sign there: a practice tells it of itself.
func (p *Pass) checkPosts() {
	for i := range p.things {
		t := &p.things[i]
		if t.concerns&aboutPost == 0 {
			continue
		}
		if t.IsA(commentClass) || t.IsA(postingClass) {
			for _, term := range postTextTerms {
				p.checkPost(t, term)
			}
		}
		if name := t.Property(nameProperty); name != nil && t.IsA(questionClass) && isByVisitor(t, name) {
			p.checkPost(t, nameProperty)
		}
		for _, term := range replyTerms {
			p.checkPost(t, term)
		}
	}
}

var (
	commentClass  = vocab.Lookup("Comment")
	postingClass  = vocab.Lookup("SocialMediaPosting")
	postTextTerms = terms("text", "articleBody")
	// replyTerms take comments and answers, and texts that stand for them.
	replyTerms = terms("comment", "suggestedAnswer", "acceptedAnswer")
)

// checkPost looks at the texts that a property holds.
func (p *Pass) checkPost(t *Thing, term vocab.Term) {
	property := t.Property(term)
	if property == nil {
		return
	}
	for j := range property.Values {
		value := &property.Values[j]
		if !isText(value) || marksOf(value.Text)&(atMark|numberMark) == 0 {
			continue
		}
		p.reportPersonalData(AtValue(t, property, j), findPersonalData(value.Text)&^publicKinds)
	}
}

// disclosures are phrases by which a provider confirms that somebody was there.
var disclosures = newPhraseList(
	"your appointment", "your visit", "your treatment", "your surgery", "your operation", "your procedure", "your diagnosis", "your consultation",
	"your insurance", "your bill", "your invoice", "your records", "your file", "your test result", "your results", "your x-ray", "your prescription",
	"when you came", "when you saw", "when you were here", "you were seen", "as our patient", "being our patient", "as a patient of", "you had been a patient", "we treated you",
	"ihr termin", "ihre behandlung", "ihrer behandlung", "ihrem termin", "ihre rechnung", "ihre operation", "votre rendez-vous", "votre traitement",
)
