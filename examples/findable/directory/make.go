package directory

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Base is the address of the directory's home page.
const Base = "https://directory.example/"

// Make makes up a directory. It gives the same one for the same options.
func Make(options Options) *Directory {
	m := &maker{Directory: &Directory{Options: options}, slugs: map[string]int{}}
	m.towns()
	m.treatments()
	m.conditions()
	m.clinics()
	m.doctors()
	m.products()
	m.reviews()
	return m.Directory
}

// maker makes the records of a directory. Each kind has a source of chance of its own, so
// that more clinics do not change what the products are.
type maker struct {
	*Directory
	random *rand.Rand
	// slugs counts how often a name was used in an address.
	slugs map[string]int
}

// begin starts the source of chance of a kind.
func (m *maker) begin(kind uint64) { m.random = rand.New(rand.NewPCG(m.Options.Seed, kind)) }

// one in n is true.
func (m *maker) one(n int) bool { return m.random.IntN(n) == 0 }

// among gives an integer from least to most.
func (m *maker) among(least, most int) int { return least + m.random.IntN(most-least+1) }

// pick gives one of the choices.
func pick[T any](m *maker, choices []T) T { return choices[m.random.IntN(len(choices))] }

// sooner gives one of the choices, those at the front more often.
func sooner[T any](m *maker, choices []T) T {
	x := m.random.Float64()
	return choices[int(x*x*float64(len(choices)))]
}

// some gives so many of the choices, all different, in the order of the choices.
func some[T any](m *maker, choices []T, count int) []T {
	order := m.random.Perm(len(choices))[:min(count, len(choices))]
	slices.Sort(order)
	var chosen []T
	for _, i := range order {
		chosen = append(chosen, choices[i])
	}
	return chosen
}

// thing gives a thing in a folder of the site, and a page in German in another where it
// has one.
func (m *maker) thing(folder, name, fragment, german string) Thing {
	slug := folder + slugOf(name)
	m.slugs[slug]++
	if n := m.slugs[slug]; n > 1 {
		slug = fmt.Sprintf("%s-%d", slug, n)
	}
	t := Thing{ID: Base + slug + "/#" + fragment, Page: Base + slug + "/"}
	if german != "" {
		t.German = Base + "de/" + german + strings.TrimPrefix(slug, folder) + "/"
	}
	return t
}

// slugOf gives a name as a part of an address.
func slugOf(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

func (m *maker) towns() {
	m.begin(1)
	order := m.random.Perm(len(townBegins) * len(townEnds))
	for i := range m.Options.Towns {
		k := order[i%len(order)]
		name := townBegins[k/len(townEnds)] + townEnds[k%len(townEnds)]
		if i >= len(order) {
			name += fmt.Sprintf(" %d", i/len(order)+1)
		}
		m.Towns = append(m.Towns, &Town{
			Name: name, County: counties[i%len(counties)], District: fmt.Sprintf("RV%d", 20+i),
			// The North Sea, with room between the towns for questions of what is near.
			Latitude:  54.2 + 0.12*float64(i%10) + m.random.Float64()*0.05 + 0.0001*float64(i/30),
			Longitude: 0.4 + 0.3*float64(i/10%3) + m.random.Float64()*0.08,
		})
	}
}

// names gives the number of a part, that of a second table, and how the things of these
// are told apart in a large directory.
func names(i, second int) (first, then int, circumstance Text) {
	first, then = i%len(parts), i/len(parts)%second
	round := i / (len(parts) * second)
	if round == 0 {
		return first, then, Text{}
	}
	circumstance = circumstances[(round-1)%len(circumstances)]
	if grade := (round - 1) / len(circumstances); grade > 0 {
		circumstance.En += fmt.Sprintf(", grade %d", grade+1)
		circumstance.De += fmt.Sprintf(", Grad %d", grade+1)
	}
	return first, then, Text{" " + circumstance.En, " " + circumstance.De}
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// named gives a name with what tells it apart, and nothing for nothing.
func named(en, de string, circumstance Text) Text {
	var t Text
	if en != "" {
		t.En = capital(en) + circumstance.En
	}
	if de != "" {
		t.De = capital(de) + circumstance.De
	}
	return t
}

func (m *maker) treatments() {
	m.begin(2)
	for i := range m.Options.Treatments {
		p, q, apart := names(i, len(techniques))
		part, how := parts[p], techniques[q]
		t := &Treatment{part: p, Class: how.class, Name: named(part.en+" "+how.en, part.de+how.de, apart)}
		if how.other != "" && !m.one(3) {
			t.OtherName = named(part.en+" "+how.other, part.de+how.otherDe, apart)
			if strings.HasPrefix(how.otherDe, "manuelle") {
				t.OtherName.De = "Manuelle Therapie, " + part.de + "bereich" + apart.De
			}
		}
		if t.Specialties = slices.Clone(part.specialties); how.specialty != "" {
			t.Specialties = append(t.Specialties, how.specialty)
		}
		german := ""
		if m.one(3) {
			german = "behandlungen/"
		} else {
			t.Name.De, t.OtherName.De = "", ""
		}
		t.Thing = m.thing("treatments/", t.Name.En, "treatment", german)
		m.Treatments = append(m.Treatments, t)
	}
}

func (m *maker) conditions() {
	m.begin(3)
	byPart := map[int][]*Treatment{}
	for _, t := range m.Treatments {
		byPart[t.part] = append(byPart[t.part], t)
	}
	for i := range m.Options.Conditions {
		p, q, apart := names(i, len(problems))
		part, has := parts[p], problems[q]
		c := &Condition{part: p, Name: named(part.en+" "+has.en, part.de+has.de, apart)}
		if !m.one(5) {
			c.OtherName = named(part.latin+has.latin, part.latin+has.latinDe, apart)
		}
		if !m.one(12) {
			c.Code = fmt.Sprintf("%c%02d.%d", 'A'+p, q, i/(len(parts)*len(problems)))
		}
		if c.Specialties = slices.Clone(part.specialties); has.specialty != "" {
			c.Specialties = append(c.Specialties, has.specialty)
		}
		c.Treatments = some(m, byPart[p][:min(len(byPart[p]), len(techniques)*(1+i/200))], m.among(1, 3))
		german := ""
		if m.one(3) {
			german = "beschwerden/"
		} else {
			c.Name.De, c.OtherName.De = "", ""
		}
		c.Thing = m.thing("conditions/", c.Name.En, "condition", german)
		m.Conditions = append(m.Conditions, c)
	}
}

func (m *maker) clinics() {
	m.begin(4)
	for i := range m.Options.Clinics {
		town := m.Towns[i%len(m.Towns)]
		// Few words, so that clinics in different towns have one name.
		begin, end := pick(m, clinicBegins), pick(m, clinicEnds)
		c := &Clinic{
			Name: Text{En: begin + " " + end.En}, Town: town,
			Street:    fmt.Sprintf("%d %s", m.among(1, 90), pick(m, streets)),
			Postcode:  fmt.Sprintf("%s %d%c%c", town.District, m.among(1, 9), 'A'+rune(m.random.IntN(26)), 'A'+rune(m.random.IntN(26))),
			Latitude:  round5(town.Latitude + (m.random.Float64()-0.5)*0.04),
			Longitude: round5(town.Longitude + (m.random.Float64()-0.5)*0.06),
			Telephone: fmt.Sprintf("+44 1632 960%03d", m.random.IntN(1000)),
			Languages: append([]string{"en"}, some(m, spoken, m.among(0, 2))...), LanguageForm: pick(m, languageForms),
		}
		for range m.among(1, 4) {
			if s := sooner(m, specialties); !slices.Contains(c.Specialties, s) {
				c.Specialties = append(c.Specialties, s)
			}
		}
		if !m.one(8) {
			c.Hours = m.hours()
		}
		for _, f := range features {
			switch m.random.IntN(3) {
			case 0:
				c.Features = append(c.Features, Feature{f, true})
			case 1:
				c.Features = append(c.Features, Feature{f, !m.one(3)})
			}
		}
		c.AcceptsNew = m.perhaps()
		c.Services = m.services(c.Specialties, m.among(4, 12))
		german := ""
		if m.one(3) {
			german, c.Name.De = "kliniken/", begin+"-"+end.De
		}
		c.Thing = m.thing("clinics/", town.Name+" "+c.Name.En, "clinic", german)
		m.Clinics = append(m.Clinics, c)
	}
}

var languageForms = []LanguageForm{AsCode, AsCode, AsCode, AsLanguage, AsName}

func round5(f float64) float64 { return math.Round(f*1e5) / 1e5 }

// perhaps gives yes, no or nothing.
func (m *maker) perhaps() *bool {
	switch m.random.IntN(5) {
	case 0:
		return nil
	case 1, 2:
		no := false
		return &no
	}
	yes := true
	return &yes
}

// services gives treatments of some of the specialties.
func (m *maker) services(specialties []string, count int) []*Treatment {
	var services []*Treatment
	for try := 0; len(services) < count && try < 20*count; try++ {
		t := pick(m, m.Treatments)
		fits := slices.ContainsFunc(t.Specialties, func(s string) bool { return slices.Contains(specialties, s) })
		if fits && !slices.Contains(services, t) {
			services = append(services, t)
		}
	}
	return services
}

// hours gives opening hours as houses have them.
func (m *maker) hours() *Hours {
	h := &Hours{}
	opens, closes := 60*m.among(7, 9)+30*m.random.IntN(2), 60*m.among(16, 18)+30*m.random.IntN(2)
	for day := range 5 {
		h.Week[day] = []Span{{opens, closes}}
	}
	switch m.random.IntN(6) {
	case 0: // closed over lunch, and on one afternoon
		afternoon := m.random.IntN(5)
		for day := range 5 {
			h.Week[day] = []Span{{opens, 12 * 60}, {14 * 60, closes}}
			if day == afternoon {
				h.Week[day] = h.Week[day][:1]
			}
		}
	case 1: // a long evening
		h.Week[m.random.IntN(5)] = []Span{{opens, 20 * 60}}
	case 2: // closed on a day
		h.Week[m.random.IntN(5)] = nil
	case 3: // for those who come at night
		for day := range 7 {
			h.Week[day] = []Span{{20 * 60, 6 * 60}}
		}
	}
	if m.one(2) {
		from := 60 * m.among(8, 10)
		h.Week[5] = []Span{{from, from + 60*m.among(3, 5)}}
	}
	if m.one(6) {
		h.Week[6] = []Span{{10 * 60, 13 * 60}}
	}
	if !m.one(3) {
		h.Special = append(h.Special, SpecialDays{From: "2026-12-25", Through: "2026-12-27"})
	}
	if m.one(3) {
		h.Special = append(h.Special, SpecialDays{From: "2026-12-24", Through: "2026-12-24", Hours: []Span{{8 * 60, 12 * 60}}})
	}
	if m.one(4) { // an open day, on a Sunday
		h.Special = append(h.Special, SpecialDays{From: "2026-11-29", Through: "2026-11-29", Hours: []Span{{11 * 60, 16 * 60}}})
	}
	if m.one(4) { // everybody learns, on a Wednesday
		h.Special = append(h.Special, SpecialDays{From: "2026-12-09", Through: "2026-12-09"})
	}
	return h
}

func (m *maker) doctors() {
	m.begin(5)
	byTown := map[*Town][]*Clinic{}
	for _, c := range m.Clinics {
		byTown[c.Town] = append(byTown[c.Town], c)
	}
	bySpecialty := map[string][]*Condition{}
	for _, c := range m.Conditions {
		for _, s := range c.Specialties {
			bySpecialty[s] = append(bySpecialty[s], c)
		}
	}
	for i := range m.Options.Doctors {
		d := &Doctor{
			Given: pick(m, givenNames), Family: pick(m, familyNames),
			Languages: append([]string{"en"}, some(m, spoken, m.among(0, 2))...), LanguageForm: pick(m, languageForms),
			Telephone: fmt.Sprintf("+44 1632 960%03d", m.random.IntN(1000)),
		}
		if m.one(6) { // so that there are doctors of one name
			d.Given, d.Family = pick(m, givenNames[:4]), pick(m, familyNames[:6])
		}
		if m.one(4) {
			d.OtherName = pick(m, []string{"Dr " + d.Given[:1] + ". " + d.Family, "Dr. " + d.Name()})
		}
		clinic := m.Clinics[i%len(m.Clinics)]
		if !m.one(50) {
			d.Clinics = []*Clinic{clinic}
			if others := byTown[clinic.Town]; m.one(3) && len(others) > 1 {
				d.Clinics = append(d.Clinics, pick(m, others))
			}
			if m.one(8) {
				d.Clinics = append(d.Clinics, pick(m, m.Clinics))
			}
			slices.SortFunc(d.Clinics, func(a, b *Clinic) int { return strings.Compare(a.ID, b.ID) })
			d.Clinics = slices.Compact(d.Clinics)
		}
		d.Specialties = []string{pick(m, clinic.Specialties)}
		if other := sooner(m, specialties); m.one(4) && other != d.Specialties[0] {
			d.Specialties = append(d.Specialties, other)
		}
		d.AcceptsNew = m.perhaps()
		if !m.one(4) {
			d.Services = m.services(d.Specialties, m.among(1, 5))
		}
		if known := bySpecialty[d.Specialties[0]]; m.one(3) && len(known) > 0 {
			d.Knows = some(m, known, m.among(1, 3))
		}
		d.Thing = m.thing("doctors/", d.Name(), "doctor", "")
		m.Doctors = append(m.Doctors, d)
	}
}

func (m *maker) products() {
	m.begin(6)
	for i := range m.Options.Products {
		k, g, apart := names(i, len(goods))
		part, good := parts[k], goods[g]
		brand := brands[(i*7+i/len(parts))%len(brands)]
		p := &Product{part: k, Brand: brand, Name: named(brand+" "+part.en+" "+good.en, brand+" "+part.de+good.de, apart)}
		if good.other != "" && !m.one(3) {
			p.OtherName = named(part.en+" "+good.other, part.de+good.otherDe, apart)
		}
		if !m.one(25) {
			p.Offers = append(p.Offers, m.offer())
			if m.one(6) {
				p.Offers = append(p.Offers, m.offer())
			}
		}
		german := ""
		if m.one(3) {
			german = "laden/"
		} else {
			p.Name.De, p.OtherName.De = "", ""
		}
		p.Thing = m.thing("shop/", p.Name.En, "product", german)
		m.Products = append(m.Products, p)
	}
}

func (m *maker) offer() Offer {
	o := Offer{Price: 100*m.among(3, 120) + pick(m, []int{0, 50, 90, 95, 99}), Currency: "GBP", Availability: "InStock"}
	if m.one(6) {
		o.Currency = "EUR"
	}
	if m.one(3) {
		o.Availability = pick(m, []string{"OutOfStock", "PreOrder", "InStoreOnly"})
	}
	return o
}

// scales are those on which the shop has had its products rated, the worst and the best.
var scales = [][2]int{{1, 5}, {1, 5}, {1, 5}, {1, 10}, {0, 10}, {0, 100}}

func (m *maker) reviews() {
	m.begin(7)
	if len(m.Products) == 0 {
		return
	}
	quality := make([]float64, len(m.Products)) // from 0 to 1
	scale := make([][2]int, len(m.Products))
	var reviewed []int
	for i := range m.Products {
		if i == 0 || !m.one(10) {
			reviewed = append(reviewed, i)
		}
		quality[i], scale[i] = 0.25+0.75*m.random.Float64(), pick(m, scales)
	}
	for range m.Options.Reviews {
		// Few products have many reviews.
		i := reviewed[int(math.Pow(m.random.Float64(), 1.5)*float64(len(reviewed)))]
		p := m.Products[i]
		worst, best := scale[i][0], scale[i][1]
		liking := min(1, max(0, quality[i]+(m.random.Float64()-0.5)*0.5))
		level := min(4, int(liking*5))
		language := "en"
		if p.Name.De != "" && m.one(5) {
			language = "de"
		}
		r := &Review{
			Product: p, Author: pick(m, reviewers), Language: language,
			Date:  fmt.Sprintf("2026-%02d-%02d", m.among(1, 10), m.among(1, 28)),
			Stars: worst + int(math.Round(liking*float64(best-worst))),
			Title: pick(m, reviewTitles[level]).in(language), Body: pick(m, opinions[level]).in(language),
		}
		r.Thing = Thing{ID: fmt.Sprintf("%s#review-%d", p.Page, len(p.Reviews)+1), Page: p.Page, German: p.German}
		p.Reviews = append(p.Reviews, r)
		m.Reviews = append(m.Reviews, r)
	}
	for i, p := range m.Products {
		if len(p.Reviews) == 0 {
			continue
		}
		sum := 0
		for _, r := range p.Reviews {
			sum += r.Stars
		}
		mean := int(math.Round(100 * float64(sum) / float64(len(p.Reviews))))
		p.Rating = &Rating{Value: mean, Worst: scale[i][0], Best: scale[i][1]}
	}
}

// in gives the text in a language, English where there is no German.
func (t Text) in(language string) string {
	if language == "de" && t.De != "" {
		return t.De
	}
	return t.En
}
