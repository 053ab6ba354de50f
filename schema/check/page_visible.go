package check

import (
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// visible is what people can read on a page, so that it can be looked through. It is
// found when it is first asked for: most pages have nothing that should stand there.
type visible struct {
	page func() string
	// read is the text as it stands on the page.
	read            string
	isRead, isPlain bool
	// hasNumbers tells that numbers are known, and hasFolded that those of all scripts and
	// with spaces in them are.
	hasNumbers, hasFolded bool
	// looked is how many texts were looked for.
	looked int
	// plain is the text as others are looked for in it, made of what room holds. A name may
	// stand in two elements.
	plain plainText
	room  []byte
	// numbers are those in the text.
	numbers numberSet
}

// mostLookedFor is how many texts of a page are looked for: looking takes time
// that grows with the length of the page.
const mostLookedFor = 1000

// mostNumbersKept bounds the room for numbers that is kept for the next page.
const mostNumbersKept = 1 << 10

// clear forgets the page.
func (v *visible) clear() {
	v.page, v.read, v.plain.text = nil, "", ""
	v.isRead, v.isPlain, v.hasNumbers, v.hasFolded, v.looked = false, false, false, false, 0
	if cap(v.room) > mostKeptWords {
		v.room = nil
	}
	if len(v.numbers) > mostNumbersKept {
		v.numbers = nil
	}
	clear(v.numbers)
}

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

// lookedThrough gives the text as others are looked for in it.
func (v *visible) lookedThrough() *plainText {
	if !v.isPlain {
		v.plain.set(v.whole(), &v.room)
		v.isPlain = true
	}
	return &v.plain
}

// holdsNumber tells whether people can read a number, which is written with a point or
// without one.
func (v *visible) holdsNumber(number plainNumber) bool {
	if !v.hasNumbers {
		if v.numbers == nil {
			v.numbers = make(numberSet)
		}
		v.numbers.addAll(v.whole())
		v.hasNumbers = true
	}
	_, has := v.numbers[number]
	if !has && !v.hasFolded {
		// Few pages write numbers so; only where one is missing is it worth the look.
		v.hasFolded = true
		v.numbers.addFolded(v.whole())
		_, has = v.numbers[number]
	}
	return has
}

// holds tells whether people can read a text; they can read one without letters, digits
// and symbols. After so many it is not looked for any more.
func (v *visible) holds(text string) bool {
	var buffer [256]byte
	part := appendPlain(buffer[:0], text)
	if len(part) == 0 {
		return true
	}
	if v.looked++; v.looked > mostLookedFor {
		return true
	}
	return v.lookedThrough().holds(part)
}

func checkHiddenText(p *Pass) {
	v := p.visible()
	if v == nil {
		return
	}
	p.eachLiteral(aboutReview, func(t *Thing, property *Property, number int) {
		value := &property.Values[number]
		if property.Term != reviewBodyProperty || !p.inPageLanguage(value) || v.holds(value.Text) {
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
		if !rdf.IsNumber(text) || strings.ContainsAny(text, "eE-+") {
			return
		}
		decimals := 0
		if point := strings.IndexByte(text, '.'); point >= 0 {
			decimals = len(text) - point - 1
		}
		if number, short := plainNumberOf(text, decimals); short && (number == plainNumber{} || v.holdsNumber(number)) {
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
			return !value.IsLiteral() || !p.inPageLanguage(value) || v.holds(value.Text)
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
