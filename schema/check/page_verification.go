package check

import (
	"slices"
	"strings"
)

// omnibus is where reviewers and the check of them got into the law of the European
// Union.
var omnibus = Source{
	Title: "Directive 2005/29/EC on unfair commercial practices, article 7(6), as amended by Directive (EU) 2019/2161", Address: "https://eur-lex.europa.eu/eli/dir/2005/29/oj",
	Seen: "2026-11-22", Confidence: "recalled",
}

// verificationWords are parts of words by which a page speaks of where its reviews come
// from, by language. What is not known here is not asked.
var verificationWords = map[string]*phraseList{
	"en": plainPhrases("verif", "authentic", "genuine", "moderat", "invited", "we check", "are checked", "not checked", "checked by", "collected by", "only patients", "only customers", "actual patients", "actual customers"),
	"de": plainPhrases("verifi", "prüf", "echtheit", "authenti", "moderier", "eingeladen", "nur patient", "nur kund", "tatsächlich"),
	"fr": plainPhrases("vérifi", "authenti", "contrôl", "modér", "invité"),
	"es": plainPhrases("verific", "auténtic", "comprob", "moder"),
	"it": plainPhrases("verific", "autentic", "controll", "moder"),
	"nl": plainPhrases("geverifi", "verifi", "controle", "gecontrol", "authenti", "echtheid"),
}

// plainPhrases makes a list of phrases to be looked for in a plainText.
func plainPhrases(phrases ...string) *phraseList {
	for i, phrase := range phrases {
		phrases[i] = string(appendPlain(nil, phrase))
	}
	return newPhraseList(phrases...)
}

// checkVerification looks for a word on the page about who wrote its reviews. What
// critics and papers write of a thing is no review of a consumer.
func checkVerification(p *Pass) {
	v := p.visible()
	if v == nil {
		return
	}
	all := p.knownReviews().all
	first := slices.IndexFunc(all, func(r review) bool {
		return !slices.ContainsFunc(r.authors, func(a author) bool { return a.isBody() })
	})
	if first < 0 {
		return
	}
	tag, _, _ := strings.Cut(p.page.Language.Text, "-")
	for language, words := range verificationWords {
		if tag != "" && !strings.EqualFold(tag, language) {
			continue
		}
		if words.inLower(v.lookedThrough().text) != "" {
			return
		}
	}
	if _, known := verificationWords[strings.ToLower(tag)]; tag != "" && !known {
		return
	}
	p.Report(AtThing(all[first].Thing), "the page shows reviews and does not say whether and how it is checked that their authors are patients or customers; say it beside them", 0, "")
}
