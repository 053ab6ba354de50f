package directory

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/healthld/healthld/examples/findable/question"
)

// Questions gives so many questions that people may ask of the directory, in English and
// German, each with what should answer: by the records, never by the graph. Most have a
// few answers; some have none, since nothing of what the directory knows would do. The
// same directory gives the same questions. There are fewer if the directory is too small
// for so many.
func (d *Directory) Questions(count int) []question.Question {
	var questions []question.Question
	for _, a := range d.ask(count) {
		questions = append(questions, a.Question)
	}
	return questions
}

// asked is a question with what it was made of.
type asked struct {
	question.Question
	wish *wish
	// target is the record that the question was made for: *Clinic, *Doctor, *Product,
	// *Treatment, *Condition or *Review. It answers, but where nothing does.
	target any
}

// mostAnswers is how many answers questions have at most: who asks wants a few. In a larger
// directory there are more of everything.
func (o Options) mostAnswers() int { return 40 * max(1, o.Things()/Standard().Things()) }

// turns are the kinds of things that questions are asked for, in turn.
var turns = strings.Fields(`clinic doctor product clinic doctor page clinic doctor therapy product clinic doctor review clinic doctor
	condition product clinic doctor either clinic doctor product page clinic doctor therapy product clinic doctor`)

// ask makes questions, each for a record that is picked, from what is known of it.
func (d *Directory) ask(count int) []asked {
	a := &asker{maker: &maker{Directory: d}, seen: map[string]bool{}}
	a.begin(100)
	for try := 0; len(a.asked) < count && try < 200*count; try++ {
		a.german = a.one(4)
		kind := turns[len(a.asked)%len(turns)]
		a.hopeless = len(a.asked)%9 == 4 && slices.Contains([]string{"clinic", "doctor", "product"}, kind)
		a.next(kind)
	}
	return a.asked
}

// asker makes questions. One that nothing answers is made of several records, each of
// which has a part of what is asked.
type asker struct {
	*maker
	asked []asked
	seen  map[string]bool
	// german and hopeless are how the next question shall be: hopeless is one that
	// nothing answers.
	german, hopeless bool
	// wish and phrases are what it means and says, as far as it is made.
	wish    *wish
	phrases []string
}

// next makes a question for a kind of thing, if it comes out well.
func (a *asker) next(kind string) {
	a.wish, a.phrases = &wish{small: a.one(2)}, nil
	var target any
	switch kind {
	case "clinic":
		target = a.forClinic()
	case "doctor":
		target = a.forDoctor()
	case "either":
		target = a.forClinic()
		a.wish.kind = "MedicalBusiness"
	case "product":
		target = a.forProduct()
	case "therapy":
		target = a.forTherapy()
	case "condition":
		target = a.forCondition()
	case "page":
		target = a.forPage()
	case "review":
		target = a.forReview()
	}
	if target == nil || a.wish.close(a.Directory) {
		return
	}
	expect := a.answers(a.wish)
	if a.hopeless != (len(expect) == 0) || len(expect) > a.Options.mostAnswers() {
		return
	}
	q := asked{wish: a.wish, target: target, Question: question.Question{
		Ask: a.sentence(kind), Language: "en", Find: a.wish.find(), Expect: expect, SPARQL: a.wish.sparql(),
	}}
	if a.german {
		q.Language = "de"
	}
	if key := q.SPARQL; !a.seen[key] && !a.seen[q.Ask] {
		a.seen[key], a.seen[q.Ask] = true, true
		a.asked = append(a.asked, q)
	}
}

// close tells whether something lies so near to a limit of the wish that the ways to
// compute with numbers, of which there are several, may disagree.
func (w *wish) close(d *Directory) bool {
	for _, c := range d.Clinics {
		if w.near != nil {
			away := distance(w.near.latitude, w.near.longitude, c.Latitude, c.Longitude)
			if math.Abs(away/float64(w.near.radius)-1) < 0.03 {
				return true
			}
		}
	}
	for _, p := range d.Products {
		if w.rating > 0 && p.Rating != nil {
			if above := math.Abs(p.Rating.of5() - float64(w.rating)/100); above > 0 && above < 1e-6 {
				return true
			}
		}
	}
	return false
}

// say adds a phrase in the language of the question.
func (a *asker) say(en, de string, values ...any) {
	if a.german {
		en = de
	}
	a.phrases = append(a.phrases, fmt.Sprintf(en, values...))
}

// in gives a text in the language of the question.
func (a *asker) in(t Text) string {
	if a.german {
		return t.in("de")
	}
	return t.En
}

// oneOf gives one of the names of a thing, or its code.
func (a *asker) oneOf(name, other Text, code string) string {
	choices := []string{a.in(name), a.in(name), name.En}
	if other.En != "" {
		choices = append(choices, other.En, a.in(other))
	}
	if code != "" && a.one(4) {
		choices = append(choices, code, codingSystem+" "+code)
	}
	return pick(a.maker, choices)
}

// said gives a name as the question says it.
func (a *asker) said(name string) string {
	if a.wish.small {
		return strings.ToLower(name)
	}
	return name
}

// shuffled gives the choices in any order.
func shuffled(random *rand.Rand, choices ...string) []string {
	random.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
	return choices
}

func (a *asker) forClinic() any {
	c := pick(a.maker, a.Clinics)
	a.wish.kind = "MedicalClinic"
	left := a.constraints(4)
	for _, about := range shuffled(a.random, "treats", "specialty", "place", "near", "open", "language", "accept", "feature", "name") {
		if left == 0 {
			break
		}
		if a.hopeless {
			c = pick(a.maker, a.Clinics)
		}
		done := false
		switch about {
		case "treats":
			done = len(c.Services) > 0 && a.treats(c.Services, c.Specialties, nil)
		case "specialty":
			done = a.specialty(c.Specialties)
		case "language":
			done = a.languages(c.Languages)
		case "accept":
			done = a.accepts(c.AcceptsNew)
		case "name":
			if a.one(3) {
				a.wish.name = a.oneOf(c.Name, Text{}, "")
				a.say("called %s", "mit dem Namen %s", a.said(a.wish.name))
				done = true
			}
		default:
			done = a.house(about, c)
		}
		if done {
			left--
		}
	}
	return c
}

func (a *asker) forDoctor() any {
	d := pick(a.maker, a.Doctors)
	a.wish.kind = pick(a.maker, []string{"Physician", "IndividualPhysician", "Physician", "Person"})
	left := a.constraints(4)
	for _, about := range shuffled(a.random, "treats", "specialty", "place", "near", "open", "language", "accept", "feature", "name") {
		if left == 0 {
			break
		}
		if a.hopeless {
			d = pick(a.maker, a.Doctors)
		}
		done := false
		switch about {
		case "treats":
			done = a.treats(d.Services, d.Specialties, d.Knows)
		case "specialty":
			done = a.specialty(d.Specialties)
		case "language":
			done = a.languages(d.Languages)
		case "accept":
			done = a.accepts(d.AcceptsNew)
		case "name":
			if a.one(3) {
				if a.wish.name = d.Name(); d.OtherName != "" && a.one(2) {
					a.wish.name = d.OtherName
				}
				a.say("by the name of %s", "namens %s", a.said(a.wish.name))
				done = true
			}
		default:
			// All that is asked of a house is asked of one house.
			done = len(d.Clinics) > 0 && a.house(about, d.Clinics[0])
		}
		if done {
			left--
		}
	}
	return d
}

// constraints gives how many a question shall have beside the kind.
func (a *asker) constraints(most int) int {
	if a.hopeless {
		return a.among(2, most)
	}
	return a.among(1, most)
}

// treats asks for what somebody with these services, specialties and knowledge treats.
func (a *asker) treats(services []*Treatment, specialties []string, knows []*Condition) bool {
	var text string
	switch choice := a.random.IntN(4); {
	case choice == 0 && len(knows) > 0:
		c := pick(a.maker, knows)
		text = a.oneOf(c.Name, c.OtherName, c.Code)
	case choice <= 1 && len(services) > 0:
		t := pick(a.maker, services)
		text = a.oneOf(t.Name, t.OtherName, "")
	default:
		c := pick(a.maker, a.Conditions)
		if !share(c.Treatments, services) && !share(c.Specialties, specialties) {
			return false
		}
		text = a.oneOf(c.Name, c.OtherName, c.Code)
	}
	a.wish.treats = text
	a.say(pick(a.maker, []string{"for %s", "that can help with %s", "with experience of %s"}), pick(a.maker, []string{"für %s", "mit Hilfe bei %s"}), a.said(text))
	return true
}

func (a *asker) specialty(members []string) bool {
	a.wish.specialty = pick(a.maker, members)
	a.say(pick(a.maker, []string{"for %s", "that looks after %s"}), "mit dem Fachgebiet %s", a.in(specialtyWords[a.wish.specialty]))
	return true
}

func (a *asker) languages(codes []string) bool {
	a.wish.languages = []string{pick(a.maker, codes)}
	words := a.in(languageWords[a.wish.languages[0]])
	if other := pick(a.maker, spoken); a.one(5) && other != a.wish.languages[0] {
		a.wish.languages = append(a.wish.languages, other)
		words += map[bool]string{true: " oder ", false: " or "}[a.german] + a.in(languageWords[other])
	}
	a.say(pick(a.maker, []string{"where %s is spoken", "with whom I can speak %s"}), "mit Verständigung auf %s", words)
	return true
}

func (a *asker) accepts(told *bool) bool {
	if told == nil || !*told && !a.one(6) {
		return false
	}
	a.wish.accept = told
	if *told {
		a.say(pick(a.maker, []string{"taking new patients", "that accepts new patients"}), "mit Platz für neue Patienten")
	} else {
		a.say("that does not take new patients", "ohne Platz für neue Patienten")
	}
	return true
}

// house asks for something that a house has, and tells whether it has that.
func (a *asker) house(about string, c *Clinic) bool {
	w, t := a.wish, c.Town
	switch about {
	case "place":
		if w.near != nil {
			return false
		}
		switch a.random.IntN(6) {
		case 0:
			w.county = t.County
			a.say("in %s", "in %s", t.County)
		case 1:
			w.district = t.District
			a.say("in the %s area", "im Postbezirk %s", t.District)
		case 2:
			other := pick(a.maker, a.Towns)
			if other == t {
				return false
			}
			w.towns = []string{t.Name, other.Name}
			a.say("in %s or %s", "in %s oder %s", t.Name, other.Name)
		default:
			w.towns = []string{t.Name}
			a.say("in %s", "in %s", t.Name)
		}
	case "near":
		if len(w.towns) > 0 || w.county != "" || w.district != "" {
			return false
		}
		w.near = &circle{math.Round(t.Latitude*1000) / 1000, math.Round(t.Longitude*1000) / 1000, a.among(2, 25)}
		if distance(w.near.latitude, w.near.longitude, c.Latitude, c.Longitude) > float64(w.near.radius) {
			w.near.radius += 5
		}
		a.say("within %d km of %s", "im Umkreis von %d km um %s", w.near.radius, t.Name)
	case "open":
		return c.Hours != nil && a.opening(c.Hours)
	case "feature":
		i := slices.IndexFunc(c.Features, func(f Feature) bool { return f.Has })
		if i < 0 {
			return false
		}
		name := c.Features[i].Name
		w.feature = strings.ToLower(name.En)
		if a.one(2) {
			w.feature = map[string]string{"Wheelchair access": "wheelchair", "Accessible toilet": "toilet", "Hearing loop": "loop", "Braille signs": "Braille"}[name.En]
		}
		a.say("with %s", "mit dem Merkmal %s", strings.ToLower(a.in(name)))
	}
	return true
}

// opening asks for a time at which the hours are, and tells whether there is one.
func (a *asker) opening(h *Hours) bool {
	day := a.random.IntN(7)
	if a.one(2) {
		day = 5 // most ask for Saturday
	}
	o := &opening{day: day, minute: -1}
	if len(h.Special) > 0 && a.one(3) {
		// 24 to 27 December 2026 are a Thursday to a Sunday.
		o.date, o.day = "2026-12-24", 3
		for _, s := range h.Special {
			if len(s.Hours) > 0 {
				if o.date, o.day = s.From, 3; s.From == "2026-11-29" {
					o.day = 6
				}
			}
		}
	} else if a.one(5) {
		o.date, o.day = "2026-12-02", 2 // a Wednesday like any other
	}
	if a.one(2) {
		o.minute = 30*a.among(16, 41) + 10*a.random.IntN(2)
		if o.date == "" && a.one(8) {
			o.minute = 3 * 60
		}
	}
	if !o.within(h) {
		return false
	}
	a.wish.open = o
	when := "on " + dayWords[o.day].En
	if a.german {
		when = "am " + dayWords[o.day].De
	}
	if o.date != "" {
		when = strings.TrimSuffix(strings.Fields(when)[0], " ") + " " + o.date
	}
	if o.minute >= 0 {
		if a.german {
			when += " um " + clock(o.minute) + " Uhr"
		} else {
			when += " at " + twelve(o.minute)
		}
	}
	a.say(pick(a.maker, []string{"open %s", "that is open %s"}), "geöffnet %s", when)
	return true
}

func (a *asker) forProduct() any {
	p := pick(a.maker, a.Products)
	a.wish.kind = "Product"
	left := a.constraints(3)
	for _, about := range shuffled(a.random, "name", "rating", "price", "availability", "brand") {
		if left == 0 {
			break
		}
		if a.hopeless {
			p = pick(a.maker, a.Products)
		}
		left--
		switch about {
		case "name":
			a.wish.name = a.oneOf(p.Name, p.OtherName, "")
			a.say("called %s", "namens %s", a.said(a.wish.name))
		case "rating":
			if p.Rating == nil || p.Rating.of5() < 3 {
				left++
				continue
			}
			a.wish.rating = 50 * int(p.Rating.of5()*2)
			a.say("with at least %s of 5 stars", "mit mindestens %s von 5 Sternen", hundredths(a.wish.rating))
		case "price":
			if len(p.Offers) == 0 {
				left++
				continue
			}
			o := pick(a.maker, p.Offers)
			a.wish.price = &prices{most: (o.Price/500 + 1) * 500, currency: o.Currency}
			a.say("for at most %d "+o.Currency, "für höchstens %d "+o.Currency, a.wish.price.most/100)
			if a.one(4) && o.Price > 1000 {
				a.wish.price.least = o.Price / 500 * 500
				a.say("and not less than %d", "und nicht unter %d", a.wish.price.least/100)
			}
		case "availability":
			if len(p.Offers) == 0 {
				left++
				continue
			}
			a.wish.availability = pick(a.maker, p.Offers).Availability
			a.say("%s", "%s", a.in(availabilityWords[a.wish.availability]))
		case "brand":
			a.wish.brand = p.Brand
			a.say("by %s", "von %s", p.Brand)
		}
	}
	return p
}

func (a *asker) forTherapy() any {
	c := pick(a.maker, a.Conditions)
	t := pick(a.maker, c.Treatments)
	if a.wish.kind = "MedicalTherapy"; t.Class == "PhysicalTherapy" && a.one(2) {
		a.wish.kind = t.Class
	}
	if a.one(4) {
		a.wish.name = a.oneOf(t.Name, t.OtherName, "")
		a.say("called %s", "namens %s", a.said(a.wish.name))
	} else {
		a.wish.treats = a.oneOf(c.Name, c.OtherName, c.Code)
		a.say("for %s", "bei %s", a.said(a.wish.treats))
	}
	if a.one(2) {
		a.specialty(t.Specialties)
	}
	return t
}

func (a *asker) forCondition() any {
	c := pick(a.maker, a.Conditions)
	a.wish.kind = "MedicalCondition"
	if !a.one(3) {
		a.wish.name = a.oneOf(c.Name, c.OtherName, "")
		a.say("called %s", "namens %s", a.said(a.wish.name))
	}
	if a.wish.name == "" || a.one(3) {
		a.specialty(c.Specialties)
	}
	return c
}

func (a *asker) forPage() any {
	a.wish.kind = "MedicalWebPage"
	if a.one(2) {
		a.wish.written = map[bool]string{true: "de", false: "en"}[a.german]
		a.say("in English", "auf Deutsch")
	}
	if a.one(2) {
		c := pick(a.maker, a.Conditions)
		a.wish.about = a.oneOf(c.Name, c.OtherName, c.Code)
		a.say("about %s", "über %s", a.said(a.wish.about))
		return c
	}
	t := pick(a.maker, a.Treatments)
	a.wish.about = a.oneOf(t.Name, t.OtherName, "")
	a.say("about %s", "über %s", a.said(a.wish.about))
	return t
}

func (a *asker) forReview() any {
	r := pick(a.maker, a.Reviews)
	a.wish.kind, a.wish.reviewed = "Review", r.Product.ID
	a.say("of the %s", "zu %s", a.in(r.Product.Name))
	if a.one(2) {
		a.wish.stars = r.Stars
		a.say("with %d or more of %d points", "mit mindestens %d von %d Punkten", r.Stars, r.Product.Rating.Best)
	}
	if a.one(2) {
		a.wish.since = r.Date[:8] + "01"
		a.say("since %s", "seit %s", a.wish.since)
	}
	if a.one(3) {
		a.wish.written = r.Language
		a.say("in %s", "auf %s", a.in(languageWords[r.Language]))
	}
	return r
}

// nouns are what people call a kind of thing, with an article.
var nouns = map[string][]Text{
	"clinic":    {{"a clinic", "eine Klinik"}, {"a practice", "eine Praxis"}, {"a health centre", "ein Gesundheitszentrum"}},
	"doctor":    {{"a doctor", "eine Ärztin oder einen Arzt"}, {"a specialist", "jemanden vom Fach"}},
	"either":    {{"a doctor or clinic", "Arzt oder Klinik"}},
	"product":   {{"a product", "ein Produkt"}, {"something", "etwas"}},
	"therapy":   {{"a treatment", "eine Behandlung"}},
	"condition": {{"a condition", "eine Beschwerde"}},
	"page":      {{"a page", "eine Seite"}, {"something to read", "etwas zum Lesen"}},
	"review":    {{"a review", "eine Bewertung"}, {"what people say", "was andere sagen"}},
}

// sentence gives the words of the question.
func (a *asker) sentence(kind string) string {
	begin, end := pick(a.maker, [][2]string{
		{"I am looking for ", "."}, {"Where do I find ", "?"}, {"Is there ", "?"}, {"Can you show me ", "?"}, {"Please find ", ""},
	}), ""
	if a.german {
		begin = pick(a.maker, [][2]string{{"Ich suche ", "."}, {"Wo finde ich ", "?"}, {"Kennt jemand ", "?"}, {"Gesucht: ", ""}})
	}
	end = begin[1]
	return begin[0] + a.in(pick(a.maker, nouns[kind])) + " " + strings.Join(a.phrases, " ") + end
}
