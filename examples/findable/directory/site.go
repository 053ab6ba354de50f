package directory

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	"github.com/healthld/healthld/schema/site"
)

//go:embed templates
var templateFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"say": Text.in, "slug": slugOf, "specialties": specialtyText, "languages": languageText, "accepts": acceptsText,
	"week": weekText, "special": specialText, "what": treatmentText, "money": offerText, "stars": ratingText,
}).ParseFS(templateFiles, "templates/*"))

// page is what a template gets: the page's title and language, and what is on it.
type page struct {
	Title, Language string

	Clinic    *Clinic
	Doctor    *Doctor
	Condition *Condition
	Treatment *Treatment
	Product   *Product
	Town      *Town

	Clinics []*Clinic
	Doctors []*Doctor
	Towns   []*Town
}

// Write writes the web site of the directory to a folder: a page for each thing, in German
// too where it has one, with what people read on it, and the JSON-LD for machines that
// package site puts there.
func (d *Directory) Write(ctx context.Context, folder string) (*site.Result, error) {
	if err := d.writePages(folder); err != nil {
		return nil, err
	}
	graph, err := d.Graph()
	if err != nil {
		return nil, err
	}
	content, err := site.NewContent(graph, site.Settings{Base: Base, Owner: owner, Languages: []string{"en", "de"}})
	if err != nil {
		return nil, err
	}
	result, err := site.Build(ctx, content, site.Options{Pages: folder})
	if err != nil {
		return nil, err
	}
	return result, errors.Join(result.Failed...)
}

// writePages writes the pages without any JSON-LD.
func (d *Directory) writePages(folder string) error {
	clinics, doctors, offering := map[*Town][]*Clinic{}, map[*Clinic][]*Doctor{}, map[*Treatment][]*Clinic{}
	for _, c := range d.Clinics {
		clinics[c.Town] = append(clinics[c.Town], c)
		for _, t := range c.Services {
			offering[t] = append(offering[t], c)
		}
	}
	for _, doctor := range d.Doctors {
		for _, c := range doctor.Clinics {
			doctors[c] = append(doctors[c], doctor)
		}
	}
	w := pageWriter{folder: folder}
	w.write(Base, "home", page{Title: siteName, Language: "en", Towns: d.Towns})
	for _, t := range d.Towns {
		w.write(Base+"towns/"+slugOf(t.Name)+"/", "town", page{Title: "Clinics in " + t.Name, Language: "en", Town: t, Clinics: clinics[t]})
	}
	for _, c := range d.Clinics {
		w.both(c.Thing, "clinic", c.Name, page{Clinic: c, Doctors: doctors[c]})
	}
	for _, doctor := range d.Doctors {
		w.both(doctor.Thing, "doctor", Text{En: "Dr " + doctor.Name()}, page{Doctor: doctor})
	}
	for _, c := range d.Conditions {
		w.both(c.Thing, "condition", c.Name, page{Condition: c})
	}
	for _, t := range d.Treatments {
		w.both(t.Thing, "treatment", t.Name, page{Treatment: t, Clinics: offering[t]})
	}
	for _, p := range d.Products {
		w.both(p.Thing, "product", p.Name, page{Product: p})
	}
	return w.err
}

// pageWriter writes pages until there is an error.
type pageWriter struct {
	folder string
	buffer bytes.Buffer
	err    error
}

// both writes the page of a thing and the one in German, if it has one.
func (w *pageWriter) both(thing Thing, layout string, title Text, p page) {
	p.Title, p.Language = title.En, "en"
	w.write(thing.Page, layout, p)
	if thing.German != "" {
		p.Title, p.Language = title.in("de"), "de"
		w.write(thing.German, layout, p)
	}
}

func (w *pageWriter) write(address, layout string, p page) {
	if w.err != nil {
		return
	}
	w.buffer.Reset()
	if w.err = templates.ExecuteTemplate(&w.buffer, layout, p); w.err != nil {
		return
	}
	folder := filepath.Join(w.folder, filepath.FromSlash(strings.TrimPrefix(address, Base)))
	if w.err = os.MkdirAll(folder, 0o755); w.err == nil {
		w.err = os.WriteFile(filepath.Join(folder, "index.html"), w.buffer.Bytes(), 0o644)
	}
}

// listed gives texts as a sentence has them: a, b and c.
func listed(texts []string, language string) string {
	and := " and "
	if language == "de" {
		and = " und "
	}
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + and + texts[last]
}

func specialtyText(members []string, language string) string {
	var words []string
	for _, member := range members {
		words = append(words, specialtyWords[member].in(language))
	}
	return listed(words, language)
}

func languageText(codes []string, language string) string {
	var words []string
	for _, code := range codes {
		words = append(words, languageWords[code].in(language))
	}
	return listed(words, language)
}

func acceptsText(accepts *bool, language string) string {
	switch {
	case accepts == nil:
		return ""
	case *accepts:
		return Text{"New patients are welcome.", "Wir nehmen neue Patienten auf."}.in(language)
	}
	return Text{"Not taking on new patients at the moment.", "Zurzeit nehmen wir keine neuen Patienten auf."}.in(language)
}

var dayWords = [7]Text{
	{"Monday", "Montag"}, {"Tuesday", "Dienstag"}, {"Wednesday", "Mittwoch"}, {"Thursday", "Donnerstag"}, {"Friday", "Freitag"},
	{"Saturday", "Samstag"}, {"Sunday", "Sonntag"},
}

// weekText gives a line for each run of days with the same hours.
func weekText(h *Hours, language string) []string {
	var lines []string
	for day := 0; day < 7; {
		last, text := day, spansText(h.Week[day], language)
		for last < 6 && spansText(h.Week[last+1], language) == text {
			last++
		}
		days := dayWords[day].in(language)
		if last > day {
			days += Text{" to ", " bis "}.in(language) + dayWords[last].in(language)
		}
		lines = append(lines, days+": "+text)
		day = last + 1
	}
	return lines
}

func spansText(spans []Span, language string) string {
	if len(spans) == 0 {
		return Text{"closed", "geschlossen"}.in(language)
	}
	var texts []string
	for _, s := range spans {
		if language == "de" {
			texts = append(texts, clock(s.Opens)+"–"+clock(s.Closes)+" Uhr")
		} else {
			texts = append(texts, twelve(s.Opens)+" to "+twelve(s.Closes))
		}
	}
	return listed(texts, language)
}

// twelve gives a minute of the day on a clock of twelve hours: 8.30 am.
func twelve(minute int) string {
	half := "am"
	if minute >= 12*60 {
		half = "pm"
	}
	hour := (minute/60+11)%12 + 1
	if minute%60 == 0 {
		return fmt.Sprintf("%d %s", hour, half)
	}
	return fmt.Sprintf("%d.%02d %s", hour, minute%60, half)
}

func specialText(h *Hours, language string) []string {
	var lines []string
	for _, s := range h.Special {
		days := s.From
		if s.Through != s.From {
			days += Text{" to ", " bis "}.in(language) + s.Through
		}
		lines = append(lines, days+": "+spansText(s.Hours, language)+".")
	}
	return lines
}

func treatmentText(t *Treatment, language string) string {
	for _, how := range techniques {
		if strings.Contains(t.Name.En, how.en) {
			return Text{how.descEn, how.descDe}.in(language)
		}
	}
	return ""
}

var availabilityWords = map[string]Text{
	"InStock": {"in stock", "vorrätig"}, "OutOfStock": {"sold out", "ausverkauft"}, "PreOrder": {"to be ordered ahead", "vorbestellbar"},
	"InStoreOnly": {"at the counter only", "nur im Laden"},
}

func offerText(o Offer, language string) string {
	sign := map[string]string{"GBP": "£", "EUR": "€"}[o.Currency]
	if language == "de" {
		return strings.ReplaceAll(hundredths(o.Price), ".", ",") + " " + sign + ", " + availabilityWords[o.Availability].De
	}
	return sign + hundredths(o.Price) + ", " + availabilityWords[o.Availability].En
}

func ratingText(r *Rating, language string) string {
	if language == "de" {
		return fmt.Sprintf("%s von %d Punkten", strings.ReplaceAll(hundredths(r.Value), ".", ","), r.Best)
	}
	return fmt.Sprintf("Rated %s out of %d", hundredths(r.Value), r.Best)
}
