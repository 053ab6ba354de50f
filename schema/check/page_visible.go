package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// visible is what people can read on a page, so that it can be looked through. It is
// found when it is first asked for: most pages have nothing that should stand there.
type visible struct {
	page func() string
	// read is the text as it stands on the page, and text without regard to case, to
	// kinds of quotation marks and dashes, and to all spaces: a name may stand in two
	// elements.
	read, text      string
	isRead, isPlain bool
	// numbers are the numbers in it, each in the ways that it may be read.
	numbers map[string]bool
	// looked is how many texts were looked for.
	looked int
}

// mostLookedFor is how many texts of a page are looked for: looking takes time
// that grows with the length of the page.
const mostLookedFor = 1000

// visible gives the text of the page, nil where it is not known.
func (p *Pass) visible() *visible {
	if p.page == nil || p.page.Text == nil {
		return nil
	}
	p.seen.page = p.page.Text
	return &p.seen
}

// whole gives the text as it stands on the page.
func (v *visible) whole() string {
	if !v.isRead {
		v.read, v.isRead = v.page(), true
	}
	return v.read
}

// plain gives the text as it is looked through.
func (v *visible) plain() string {
	if !v.isPlain {
		whole := v.whole()
		v.text, v.isPlain = string(appendPlain(make([]byte, 0, len(whole)), whole)), true
	}
	return v.text
}

// holdsNumber tells whether people can read a number, which stands as [plainNumber]
// gives it.
func (v *visible) holdsNumber(number string) bool {
	if v.numbers == nil {
		v.numbers = numbersIn(v.whole())
	}
	return v.numbers[number]
}

// holds tells whether people can read a text. After so many it is not looked for
// any more.
func (v *visible) holds(text string) bool {
	if v.looked++; v.looked > mostLookedFor {
		return true
	}
	return containsLong(v.plain(), plainText(text))
}

// containsLong is strings.Contains, which takes one byte after the other to look for what is
// longer than a few machine words: here its beginning is looked for, many bytes at a time.
func containsLong(text, part string) bool {
	const few, mostTries = 32, 16
	if len(part) <= few {
		return strings.Contains(text, part)
	}
	for range mostTries {
		i := strings.Index(text, part[:few])
		if i < 0 {
			return false
		}
		if text = text[i:]; strings.HasPrefix(text, part) {
			return true
		}
		text = text[1:]
	}
	return strings.Contains(text, part) // the beginning stands everywhere
}

// plainText gives text in the form that is compared.
func plainText(text string) string {
	var buffer [128]byte
	return string(appendPlain(buffer[:0], text))
}

// appendPlain adds what [plainText] gives.
func appendPlain(plain []byte, text string) []byte {
	for i, r := range text {
		if r < utf8.RuneSelf { // most texts
			if c := plainBytes[text[i]]; c != 0 {
				plain = append(plain, c)
			}
			continue
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			plain = utf8.AppendRune(plain, unicode.ToLower(r))
		case unicode.IsSymbol(r):
			plain = utf8.AppendRune(plain, r)
		}
	}
	return plain
}

var plainBytes = tableOf(func(c byte) byte {
	if strings.IndexByte("$+<=>^`|~", c) >= 0 {
		return c
	}
	return foldedByte(c)
})

// numbersIn gives the numbers of a text without zeros that mean nothing. Where it
// is open whether a separator is that of thousands or of decimals, the number is
// in both forms.
func numbersIn(text string) map[string]bool {
	numbers := make(map[string]bool)
	const longest = 40
	for i := 0; i < len(text); {
		if text[i] < '0' || text[i] > '9' {
			i++
			continue
		}
		start := i
		for i < len(text) && (text[i] >= '0' && text[i] <= '9' || i+1 < len(text) && strings.IndexByte(".,'", text[i]) >= 0 && text[i+1] >= '0' && text[i+1] <= '9') {
			i++
		}
		if i-start > longest {
			continue
		}
		number := text[start:i]
		last := strings.LastIndexAny(number, ".,'")
		if last < 0 {
			numbers[plainNumber(number)] = true
			continue
		}
		numbers[plainNumber(withoutSeparators(number))] = true
		numbers[plainNumber(withoutSeparators(number[:last])+"."+number[last+1:])] = true
		for _, part := range strings.FieldsFunc(number, func(r rune) bool { return r < '0' || r > '9' }) {
			numbers[plainNumber(part)] = true
		}
	}
	return numbers
}

func withoutSeparators(number string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
}

// plainNumber gives digits, with a point or without, without zeros at the ends.
func plainNumber(number string) string {
	whole, decimals, _ := strings.Cut(number, ".")
	whole = strings.TrimLeft(whole, "0")
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

func checkHiddenText(p *Pass) {
	v := p.visible()
	if v == nil {
		return
	}
	p.eachLiteral(aboutReview, func(t *Thing, property *Property, number int) {
		value := &property.Values[number]
		if property.Term != reviewBodyProperty || !p.inPageLanguage(value) || plainText(value.Text) == "" || v.holds(value.Text) {
			return
		}
		// The text is not repeated: it may name a patient.
		p.Report(AtValue(t, property, number), "the text of the review is not to be read on the page; show it to people, or leave it out", property.Term, "")
	})
}

func checkHiddenNumber(p *Pass) {
	v := p.visible()
	if v == nil {
		return
	}
	p.eachLiteral(aboutCount|aboutReview, func(t *Thing, property *Property, number int) {
		switch property.Term {
		case priceProperty, lowPriceProperty, highPriceProperty, ratingCountProperty, reviewCountProperty:
		case ratingValueProperty:
			if parent, _, _ := t.Parent(); parent != nil && parent.is(reviewKind) {
				return // often shown as stars
			}
		default:
			return
		}
		value := &property.Values[number]
		text := strings.TrimSpace(value.Text)
		if !rdf.IsNumber(text) || strings.ContainsAny(text, "eE-+") || v.holdsNumber(plainNumber(text)) {
			return
		}
		if plainNumber(text) == "" {
			return // nothing is often said in words
		}
		p.say(property.Term.Name(), " ").sayQuoted(text).say(" is not to be read on the page; show it to people, or leave it out")
		p.reportSaid(AtValue(t, property, number), property.Term, "")
	})
}

func checkHiddenName(p *Pass) {
	v := p.visible()
	if v == nil {
		return
	}
	// What the page is of: other things may be named for machines alone.
	for i := range p.things {
		t := &p.things[i]
		if t.place.parent != nil || !t.is(shownKind) {
			continue
		}
		property := t.Property(nameProperty)
		if property == nil || anyValue(property, func(value *rdf.Value) bool {
			return !value.IsLiteral() || !p.inPageLanguage(value) || plainText(value.Text) == "" || v.holds(value.Text)
		}) {
			continue
		}
		p.say("the name ").sayQuoted(property.Values[0].Text).say(" is not to be read on the page")
		p.reportSaid(AtValue(t, property, 0), property.Term, "")
	}
}

func anyValue(property *Property, is func(*rdf.Value) bool) bool {
	for i := range property.Values {
		if is(&property.Values[i]) {
			return true
		}
	}
	return false
}

// eachLiteral calls a function for every literal of the properties that are about
// something.
func (p *Pass) eachLiteral(about concern, look func(t *Thing, property *Property, number int)) {
	for i := range p.things {
		t := &p.things[i]
		if t.concerns&about == 0 {
			continue
		}
		for j := range t.Properties {
			property := &t.Properties[j]
			if property.expected == nil || property.expected.concern&about == 0 {
				continue
			}
			for number := range property.Values {
				if property.Values[number].IsLiteral() {
					look(t, property, number)
				}
			}
		}
	}
}

// inPageLanguage tells whether a text is one for the readers of the page: texts in
// other languages stand on other pages.
func (p *Pass) inPageLanguage(value *rdf.Value) bool {
	return value.Kind != rdf.LanguageString || p.page.Language.Text == "" || sameLanguage(value.Tag, p.page.Language.Text)
}

// Terms that these rules ask for by name.
var (
	nameProperty        = vocab.Lookup("name")
	reviewBodyProperty  = vocab.Lookup("reviewBody")
	priceProperty       = vocab.Lookup("price")
	lowPriceProperty    = vocab.Lookup("lowPrice")
	highPriceProperty   = vocab.Lookup("highPrice")
	ratingValueProperty = vocab.Lookup("ratingValue")
	ratingCountProperty = vocab.Lookup("ratingCount")
	reviewCountProperty = vocab.Lookup("reviewCount")
)
