package check

import (
	"strings"
	"unicode"
)

func checkHealthData(p *Pass) {
	known := p.knownReviews()
	for i := range known.all {
		r := &known.all[i]
		full := r.fullName()
		if full == nil || !p.checkBesideName(full, known.texts[r.texts.from:r.texts.to]) {
			p.checkNamedTexts(known.texts[r.texts.from:r.texts.to])
		}
		for at, text := range r.eachReply() {
			p.checkHealthOfReply(at, text, full != nil)
		}
	}
}

// fullName gives the author who is named in full, nil where none is.
func (r *review) fullName() (full *author) {
	for i := range r.authors {
		if a := &r.authors[i]; a.full && !a.isBody() {
			full = a
		}
	}
	return full
}

// checkBesideName looks whether a text beside a full name speaks of health.
func (p *Pass) checkBesideName(full *author, texts []reviewText) (told bool) {
	for i := range texts {
		if at := texts[i].at; at.value == 0 && speaksOfHealth(texts[i].text) {
			p.Report(full.at, "a full name stands beside a text that speaks of an illness, a treatment or a medicine; look whether its author agreed, and else show initials alone", at.property.Term, "")
			return true
		}
	}
	return false
}

// checkNamedTexts looks for a text that names somebody and speaks of health.
func (p *Pass) checkNamedTexts(texts []reviewText) {
	for i := range texts {
		at, text := texts[i].at, texts[i].text
		if at.value == 0 && texts[i].marks&capitalMark != 0 && namesPerson(text) && speaksOfHealth(text) {
			p.Report(at, "the text seems to name somebody in full and to speak of an illness, a treatment or a medicine; look whether that person agreed, and else take the name out", at.property.Term, "")
			return
		}
	}
}

// speaksOfHealth tells whether a text names a condition, a treatment or a
// medicine.
func speaksOfHealth(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !isASCII(word) {
			word = strings.ToLower(word) // which may have another length
		}
		if healthWords.has(word) || lower(word[len(word)-1]) == 's' && healthWords.has(word[:len(word)-1]) {
			return true
		}
		for _, ending := range healthEndings {
			if end := len(word) - len(ending); end > 2 && hasLower(word[end:], ending) {
				return true
			}
		}
	}
	return false
}

var healthWords = newWordList(`
	diabetes diabetic asthma cancer tumour tumor leukaemia leukemia melanoma lymphoma chemotherapy chemo radiotherapy
	depression depressed bipolar schizophrenia anorexia bulimia adhd autism autistic ptsd ocd addiction alcoholism anxiety
	hiv aids hepatitis herpes chlamydia syphilis gonorrhoea std sti hpv tuberculosis covid
	arthritis osteoporosis arthrosis gout fibromyalgia sciatica scoliosis hernia slipped-disc fracture
	epilepsy seizure stroke dementia alzheimer parkinson migraine ms multiple-sclerosis
	angina infarction arrhythmia fibrillation hypertension stent pacemaker bypass
	psoriasis eczema acne rosacea
	ivf miscarriage abortion pregnancy pregnant endometriosis menopause contraception vasectomy infertility caesarean
	surgery operation transplant biopsy colonoscopy endoscopy hysterectomy mastectomy cataract implant implants botox liposuction
	insulin metformin warfarin methadone antidepressant antidepressants sertraline fluoxetine statin ibuprofen morphine chemo
	diagnosed diagnosis hip-replacement knee-replacement
	krebs diabetiker asthmatiker depressionen operiert bandscheibenvorfall schlaganfall herzinfarkt schwangerschaft
	epilepsie migräne arthrose bluthochdruck chemotherapie schizophrenie demenz magersucht brustkrebs fehlgeburt abtreibung diagnostiziert
	diabète dépression grossesse opéré opérée épilepsie asthme chimiothérapie schizophrénie démence avortement diagnostiqué diagnostiquée`)

var healthEndings = []string{"itis", "ectomy", "oplasty", "oscopy", "osis", "algia", "aemia"}
