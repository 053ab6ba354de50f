package check

import (
	"strings"

	"github.com/healthld/healthld/rdf"
)

// valueCodes are the rules of codes that others give out, and of telephone
// numbers and e-mail addresses.
var valueCodes = Rules{
	{
		ID: "currency", Family: "values", Severity: Error, Since: "0.1",
		States: WrongValue,
		Doc:    "A currency should be a code of ISO 4217 in three capital letters, such as EUR, and one that is still in use. The short names of crypto-currencies and the names of local ones may stand there too.",
		Bad:    `{"@type": "Offer", "price": 19.90, "priceCurrency": "£"}`,
		Good:   `{"@type": "Offer", "price": 19.90, "priceCurrency": "GBP"}`,
		Check:  onValues{(aboutCurrency | aboutCurrencies).traits(), texts, checkCurrency},
	},
	{
		ID: "country-code", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "The code of a country should be one of ISO 3166-1 in two capital letters, such as GB; UK is none.",
		Bad:    `{"@type": "PostalAddress", "addressCountry": "UK"}`,
		Good:   `{"@type": "PostalAddress", "addressCountry": "GB"}`,
		Check:  onValues{aboutCountry.traits(), texts, checkCountryCode},
	},
	{
		ID: "country-name", Family: "values", Severity: Info, Since: "0.1",
		States: WrongValue,
		Doc:    "A country is better told by its code of two letters (ISO 3166-1) than by its name, which has a spelling in every language.",
		Bad:    `{"@type": "PostalAddress", "addressCountry": "Germany"}`,
		Good:   `{"@type": "PostalAddress", "addressCountry": "DE"}`,
		Check:  onValues{aboutCountry.traits(), texts, checkCountryName},
	},
	{
		ID: "region-code", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "The code of a region, such as GB-ENG, should be one of ISO 3166-2: the code of its country, a hyphen, and one to three capital letters and digits. Names of regions are as good.",
		Bad:    `{"@type": "PostalAddress", "addressRegion": "GB-XXXX"}`,
		Good:   `{"@type": "PostalAddress", "addressRegion": ["GB-ENG", "US-CA", "CA", "North Yorkshire", "Baden-Württemberg"]}`,
		Check:  onValues{aboutRegion.traits(), texts, checkRegionCode},
	},
	{
		ID: "language-tag", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "A language should be told by a tag of BCP 47, such as en-GB: the language of ISO 639, then hyphens before the rest. The tags of texts too.",
		Bad:    `{"@type": "WebPage", "inLanguage": "en_UK"}`,
		Good:   `{"@type": "WebPage", "inLanguage": ["en-GB", "zh-Hans", "tlh"], "name": {"@value": "Klinik", "@language": "de-CH"}}`,
		Check:  onValues{aboutLanguage.traits(), texts, checkLanguageTag}.and(0, 1<<rdf.LanguageString),
	},
	{
		ID: "language-name", Family: "values", Severity: Info, Since: "0.1",
		Doc:   "A language is better told by its tag, such as en, than by its name, which has a spelling in every language.",
		Bad:   `{"@type": "WebPage", "inLanguage": "English"}`,
		Good:  `{"@type": "WebPage", "inLanguage": "en"}`,
		Check: onValues{aboutLanguage.traits(), texts, checkLanguageName},
	},
	{
		ID: "telephone", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "A telephone number should be one number that can be dialled: with a plus and the code of the country in front, without a zero in parentheses, and without words.",
		Bad:    `{"@type": "MedicalClinic", "telephone": "call us"}`,
		Good:   `{"@type": "MedicalClinic", "telephone": "+44 20 7946 0018", "faxNumber": "+1-202-555-0143 ext. 12"}`,
		Check:  onValues{aboutPhone.traits(), texts, checkTelephone},
	},
	{
		ID: "telephone-country", Family: "values", Severity: Info, Since: "0.1",
		States: WrongValue,
		Doc:    "A telephone number should begin with a plus and the code of its country (ITU-T E.164): those who see it elsewhere cannot dial it otherwise.",
		Bad:    `{"@type": "MedicalClinic", "telephone": "020 7946 0018"}`,
		Good:   `{"@type": "MedicalClinic", "telephone": ["+44 20 7946 0018", "112"]}`,
		Check:  onValues{aboutPhone.traits(), texts, checkTelephoneCountry},
	},
	{
		ID: "email", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "An e-mail address should have one at sign, and a host with a dot behind it.",
		Bad:    `{"@type": "MedicalClinic", "email": "info(at)sunrise.example"}`,
		Good:   `{"@type": "MedicalClinic", "email": "info@sunrise.example"}`,
		Check:  onValues{aboutMail.traits(), texts, checkMail},
	},
	{
		ID: "email-scheme", Family: "values", Severity: Info, Since: "0.1",
		Doc:   "The property email takes the address itself; mailto: in front belongs to links.",
		Bad:   `{"@type": "MedicalClinic", "email": "mailto:info@sunrise.example"}`,
		Good:  `{"@type": "MedicalClinic", "email": "info@sunrise.example"}`,
		Check: onValues{aboutMail.traits(), texts, checkMailScheme},
	},
	{
		ID: "unit-code", Family: "values", Severity: Warning, Since: "0.1",
		States: WrongValue,
		Doc:    "The code of a unit should be one of UN/CEFACT's Recommendation 20, of two or three capital letters and digits, such as KGM, or an address; a name belongs into unitText.",
		Bad:    `{"@type": "QuantitativeValue", "value": 3, "unitCode": "days"}`,
		Good:   `{"@type": "QuantitativeValue", "value": 3, "unitCode": "DAY"}`,
		Check:  onValues{aboutUnit.traits(), texts, checkUnitCode},
	},
}

// textAbout gives the text of a value where the property is about something, and
// false where it is no text or empty.
func textAbout(property *Property, number int, what concern) (string, bool) {
	if property.expected == nil || property.expected.concern&what == 0 {
		return "", false
	}
	value := &property.Values[number]
	return value.Text, isText(value) && trimSpace(value.Text) != ""
}

// reportValue reports a text with what is wrong with it, and what would be
// right. It repeats none of a review, which may say who was ill.
func (p *Pass) reportValue(t *Thing, property *Property, number int, fault, suggestion string) {
	text := property.Values[number].Text
	switch {
	case t.is(reviewKind) && isByVisitor(t, property):
		p.say("the text of the review")
		suggestion = ""
	case !mayShow(t, property, text):
		p.say("the text")
		suggestion = ""
	default:
		p.sayQuoted(property.Values[number].Text)
	}
	p.say(" ", fault)
	if suggestion != "" {
		p.say("; write ").sayQuoted(suggestion)
	}
	p.reportSaid(AtValue(t, property, number), property.Term, suggestion)
}

func checkCurrency(p *Pass, t *Thing, property *Property, number int) {
	if text, is := textAbout(property, number, aboutCurrency); is {
		if fault, suggestion := currencyFault(text); fault != "" {
			p.reportValue(t, property, number, fault, suggestion)
		}
		return
	}
	text, is := textAbout(property, number, aboutCurrencies)
	if !is {
		return
	}
	for code := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;/ ", r) }) {
		if len(code) > 3 && !strings.ContainsAny(code, "£$€¥") {
			continue // words such as Cash and and
		}
		if fault, suggestion := currencyFault(code); fault != "" && (len(code) == 3 && code == strings.ToUpper(code) || suggestion != "") {
			p.Report(AtValue(t, property, number), quote(code)+" "+fault, property.Term, "")
			return
		}
	}
}

// currencyFault says what is wrong with the code of a currency.
func currencyFault(text string) (fault, suggestion string) {
	trimmed := trimSpace(text)
	upper := strings.ToUpper(trimmed)
	switch {
	case currencies[text] || tickers[text]:
		return "", ""
	case currencies[upper]:
		return "is no code of a currency as ISO 4217 writes it", upper
	case withdrawnCurrencies[upper]:
		return "is the code of a currency that is in use no more", ""
	case currencySigns[trimmed] != "":
		return "is a sign and no code of ISO 4217", currencySigns[trimmed]
	case strings.ContainsAny(trimmed, "£$€¥"), currencyNames[strings.ToLower(trimmed)], len(trimmed) < 3, len(trimmed) == 3 && isUpperLetters(trimmed):
		return "is no code of ISO 4217, such as EUR", ""
	}
	return "", "" // the name of a local currency
}

func isUpperLetters(text string) bool {
	for i := range len(text) {
		if text[i] < 'A' || text[i] > 'Z' {
			return false
		}
	}
	return text != ""
}

func checkCountryCode(p *Pass, t *Thing, property *Property, number int) {
	text, is := textAbout(property, number, aboutCountry)
	if !is || len(text) != 2 || countries[text] {
		return
	}
	upper := strings.ToUpper(text)
	suggestion := usualCountries[upper]
	if countries[upper] {
		suggestion = upper
	}
	p.reportValue(t, property, number, "is no code of a country (ISO 3166-1)", suggestion)
}

func checkCountryName(p *Pass, t *Thing, property *Property, number int) {
	if text, is := textAbout(property, number, aboutCountry); is && len(text) > 2 && placeholderIn(text) == "" {
		p.reportValue(t, property, number, "is a name or a longer code of a country; its code of two letters says the same in every language", countryMeant(text))
	}
}

// countryMeant gives the code of a country by its name or a longer code, with a slip in a
// name or without, "" where it is not known.
func countryMeant(text string) string {
	upper := strings.ToUpper(trimSpace(text))
	if code := usualCountries[upper]; code != "" || len(upper) < 5 || len(upper) > longestName {
		return code
	}
	var slip pattern
	slip.set(upper)
	meant := ""
	for name, code := range usualCountries {
		if len(name) >= 5 && slip.distance(name) <= 1 {
			if meant != "" && meant != code {
				return ""
			}
			meant = code
		}
	}
	return meant
}

func checkRegionCode(p *Pass, t *Thing, property *Property, number int) {
	text, is := textAbout(property, number, aboutRegion)
	if !is {
		return
	}
	country, region, isCode := strings.Cut(text, "-")
	if !isCode || len(country) != 2 || !isUpperLetters(country) || region == "" || strings.ContainsFunc(region, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) {
		return // a name, most likely
	}
	switch {
	case !countries[country]:
		suggestion := usualCountries[country]
		if suggestion != "" {
			suggestion += "-" + region
		}
		p.reportValue(t, property, number, "begins with no code of a country (ISO 3166-1), as codes of regions do", suggestion)
	case len(region) > 3:
		p.reportValue(t, property, number, "is no code of a region (ISO 3166-2), which has one to three letters and digits behind the hyphen", "")
	}
}

func checkLanguageTag(p *Pass, t *Thing, property *Property, number int) {
	if value := &property.Values[number]; value.Kind == rdf.LanguageString {
		if known, asked := p.languages[value.Tag]; !asked || known != "" {
			fault, suggestion := languageFault(value.Tag)
			if p.languages == nil {
				p.languages = make(map[string]string)
			}
			p.languages[value.Tag] = fault
			if fault != "" {
				p.Report(AtValue(t, property, number), "the language "+quote(value.Tag)+" of this text "+fault, 0, suggestion)
			}
		}
	}
	text, is := textAbout(property, number, aboutLanguage)
	if !is || !isLanguageCode(text) {
		return
	}
	if fault, suggestion := languageFault(text); fault != "" {
		p.reportValue(t, property, number, fault, suggestion)
	}
}

func checkLanguageName(p *Pass, t *Thing, property *Property, number int) {
	if text, is := textAbout(property, number, aboutLanguage); is && !isLanguageCode(text) && !isAddress(text) {
		p.reportValue(t, property, number, "is the name of a language; its tag, such as en, says the same everywhere", "")
	}
}

// isLanguageCode tells whether a text is meant to be a tag, not a name.
func isLanguageCode(text string) bool {
	return !strings.ContainsAny(text, " ,;/") && (len(text) <= 3 || strings.ContainsAny(text, "-_"))
}

// languageFault says what is wrong with the tag of a language.
func languageFault(tag string) (fault, suggestion string) {
	if strings.Contains(tag, "_") {
		mended := strings.ReplaceAll(tag, "_", "-")
		if fault, better := languageFault(mended); fault != "" {
			mended = better
		}
		return "is no tag of BCP 47, which has hyphens", mended
	}
	if rdf.CheckLanguageTag(tag) != nil {
		return "is no tag of BCP 47", ""
	}
	subtags := strings.Split(strings.ToLower(tag), "-")
	primary := subtags[0]
	if primary == "x" || primary == "i" {
		return "", ""
	}
	if shorter := shorterLanguages[primary]; shorter != "" {
		return "is longer than BCP 47 has it", shorter + tag[len(primary):]
	}
	if len(primary) == 2 && !languages[primary] || len(primary) > 3 {
		return "begins with no language of ISO 639", ""
	}
	for i, subtag := range subtags[1:] {
		if len(subtag) == 1 {
			break // an extension or what is private
		}
		if region := strings.ToUpper(subtag); len(subtag) == 2 && !countries[region] && !formerRegions[region] {
			if usual := usualCountries[region]; usual != "" {
				parts := strings.Split(tag, "-")
				parts[i+1] = usual
				return "names no region of ISO 3166-1", strings.Join(parts, "-")
			}
			return "names no region of ISO 3166-1", ""
		}
	}
	return "", ""
}

func checkTelephone(p *Pass, t *Thing, property *Property, number int) {
	if text, is := textAbout(property, number, aboutPhone); is {
		if fault, suggestion := phoneFault(text); fault != "" {
			if strings.HasPrefix(text, "tel:") {
				if link := p.inLink(&property.Values[number], "number"); link != "" {
					fault, suggestion = fault+link, "" // which would break the link
				}
			}
			p.reportValue(t, property, number, fault, suggestion)
		}
	}
}

func checkTelephoneCountry(p *Pass, t *Thing, property *Property, number int) {
	text, is := textAbout(property, number, aboutPhone)
	if !is || strings.HasPrefix(text, "+") || len(onlyDigits(text)) < 7 {
		return
	}
	if fault, _ := phoneFault(text); fault == "" {
		p.reportValue(t, property, number, "has no code of its country in front, such as +44", "")
	}
}

// isPlainPhone tells whether a text is a telephone number as most are: a plus, and 7 to
// 15 digits of which the first is no zero, with spaces and hyphens among them.
func isPlainPhone(text string) bool {
	if len(text) < 8 || text[0] != '+' || text[1] < '1' || text[1] > '9' {
		return false
	}
	digits := 0
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c != ' ' && c != '-':
			return false
		}
	}
	return digits >= 7 && digits <= 15
}

// plainDialled gives the ASCII character that means the same in a telephone number.
func plainDialled(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case r == '\u30fc' || r == '\u2212': // the sign of a long vowel, and minus
		return '-'
	case r >= '\uff01' && r <= '\uff5e': // full width
		return r - '\uff01' + '!'
	}
	return plainNumeral(r)
}

// phoneFault says what is wrong with a telephone number.
func phoneFault(text string) (fault, suggestion string) {
	if isPlainPhone(text) {
		return "", ""
	}
	if rest, is := strings.CutPrefix(text, "tel:"); is {
		return "begins as a link does; the number alone is meant", rest
	}
	plain, _, _ := strings.Cut(trimSpace(text), ";")
	lower := strings.ToLower(plain)
	for _, word := range []string{"ext", "x", "#", "durchwahl", "poste"} {
		if i := strings.LastIndex(lower, word); i > 6 {
			plain = strings.TrimRight(plain[:i], " ,.-(")
			break
		}
	}
	letters, digits := 0, len(onlyDigits(plain))
	for _, r := range plain {
		switch {
		case r >= '0' && r <= '9', strings.ContainsRune(" +-.()/\u00a0\u2010\u2011\u2013", r):
		case r >= 'A' && r <= 'Z':
			letters++
		default:
			if plain := strings.TrimSpace(strings.Map(plainDialled, text)); plain != text {
				if fault, _ := phoneFault(plain); fault == "" {
					return "is in digits or signs that telephones do not have", plain
				}
			}
			return "is no telephone number; expected digits with a plus and the code of the country in front", ""
		}
	}
	rest := strings.TrimPrefix(plain, "+")
	switch {
	case strings.Contains(rest, "+"):
		return "has more than one plus; give each number as a value of its own", ""
	case strings.HasPrefix(plain, "+") && strings.Contains(plain, "(0)"):
		return "has a zero in parentheses, which nobody dials behind the code of a country", strings.Join(strings.Fields(strings.Replace(plain, "(0)", " ", 1)), " ")
	case strings.HasPrefix(plain, "+0"):
		return "has no code of a country behind its plus", ""
	case digits == 0 || letters > 0 && (digits == 0 || digits+letters < 7 || digits+letters > 15):
		return "is no telephone number; expected digits with a plus and the code of the country in front", ""
	case digits+letters > 15:
		return "is too long for a telephone number, which has 15 digits at most; give each number as a value of its own", ""
	case digits+letters < 3, strings.HasPrefix(plain, "+") && digits+letters < 7:
		return "is too short for a telephone number", ""
	}
	return "", ""
}

func checkMail(p *Pass, t *Thing, property *Property, number int) {
	text, is := textAbout(property, number, aboutMail)
	if !is {
		return
	}
	address := strings.TrimPrefix(text, "mailto:")
	if !isMail(address) {
		suggestion := ""
		if trimmed := strings.Trim(address, " \t\n<>,;"); trimmed != address && isMail(trimmed) {
			suggestion = trimmed
		}
		p.reportValue(t, property, number, "is no e-mail address", suggestion)
	}
}

func checkMailScheme(p *Pass, t *Thing, property *Property, number int) {
	if text, is := textAbout(property, number, aboutMail); is {
		if address, is := strings.CutPrefix(text, "mailto:"); is && isMail(address) {
			fault := "has mailto: in front, which belongs to links"
			if link := p.inLink(&property.Values[number], "address"); link != "" {
				fault, address = fault+link, "" // which would break the link
			}
			p.reportValue(t, property, number, fault, address)
		}
	}
}

// isMail tells whether a text is an e-mail address: something, one at sign, and a
// host with a dot, without spaces.
func isMail(text string) bool {
	local, host, found := strings.Cut(text, "@")
	dot := strings.LastIndexByte(host, '.')
	return found && local != "" && dot > 0 && dot < len(host)-1 && host[0] != '.' && !strings.Contains(host, "..") &&
		!strings.ContainsAny(text, " \t\r\n<>,;()[]\"") && !strings.Contains(host, "@")
}

func checkUnitCode(p *Pass, t *Thing, property *Property, number int) {
	text, is := textAbout(property, number, aboutUnit)
	if !is || isAddress(text) || strings.Contains(text, ":") {
		return
	}
	if len(text) < 1 || len(text) > 3 || strings.ToUpper(text) != text || !isWordByte(text[0]) {
		p.reportValue(t, property, number, "is no code of UN/CEFACT for a unit; put a name into unitText", unitCodes[strings.ToLower(text)])
	}
}

// unitCodes are the codes of units that people write out.
var unitCodes = map[string]string{
	"day": "DAY", "days": "DAY", "hour": "HUR", "hours": "HUR", "minute": "MIN", "minutes": "MIN", "min": "MIN", "week": "WEE", "weeks": "WEE",
	"month": "MON", "months": "MON", "year": "ANN", "years": "ANN", "kg": "KGM", "g": "GRM", "mg": "MGM", "ml": "MLT", "l": "LTR", "cm": "CMT", "mm": "MMT", "m": "MTR",
}
