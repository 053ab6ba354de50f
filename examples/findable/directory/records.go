package directory

// Options say how large a directory is, and which of all.
type Options struct {
	// Seed chooses one of the directories of a size.
	Seed uint64

	Towns, Clinics, Doctors, Conditions, Treatments, Products, Reviews int
}

// Standard gives the options of the directory that tests use: 1,000 doctors, 150 clinics
// in 30 towns, 400 conditions and treatments, 300 products with 5,000 reviews.
func Standard() Options {
	return Options{
		Seed: 1, Towns: 30, Clinics: 150, Doctors: 1000, Conditions: 200, Treatments: 200, Products: 300, Reviews: 5000,
	}
}

// Things counts the things of the directory that have a name of their own: those of the
// records but for towns.
func (o Options) Things() int {
	return o.Clinics + o.Doctors + o.Conditions + o.Treatments + o.Products + o.Reviews
}

// Sized gives the options of a directory of about so many things, in the proportions of
// Standard.
func Sized(things int) Options {
	o := Standard()
	n := func(count int) int { return max(1, count*things/Standard().Things()) }
	return Options{
		Seed: o.Seed, Towns: n(o.Towns), Clinics: n(o.Clinics), Doctors: n(o.Doctors), Conditions: n(o.Conditions),
		Treatments: n(o.Treatments), Products: n(o.Products), Reviews: n(o.Reviews),
	}
}

// Directory is what a directory knows.
type Directory struct {
	Options    Options
	Towns      []*Town
	Conditions []*Condition
	Treatments []*Treatment
	Clinics    []*Clinic
	Doctors    []*Doctor
	Products   []*Product
	Reviews    []*Review
}

// Text is a text in English and German. The German is missing where a thing has no page
// in German.
type Text struct{ En, De string }

// Town is where clinics are.
type Town struct {
	Name, County string
	// District is the first half of its post codes.
	District            string
	Latitude, Longitude float64
}

// Thing is what all things of the directory have.
type Thing struct {
	// ID is the IRI of the thing.
	ID string
	// Page is the address of its page, and German that of its page in German, which most
	// do not have.
	Page, German string
}

// Condition is what people come with.
type Condition struct {
	Thing
	Name, OtherName Text
	// Code is the directory's own; few conditions have none.
	Code string
	// Specialties are members of schema.org's MedicalSpecialty.
	Specialties []string
	Treatments  []*Treatment

	part int
}

// Treatment is what clinics and doctors do.
type Treatment struct {
	Thing
	// Class is its class in schema.org.
	Class           string
	Name, OtherName Text
	Specialties     []string

	part int
}

// Clinic is a house in a town.
type Clinic struct {
	Thing
	Name                Text
	Town                *Town
	Street, Postcode    string
	Latitude, Longitude float64
	Telephone           string
	Specialties         []string
	// Hours are nil where nobody told them.
	Hours    *Hours
	Features []Feature
	// Languages are those spoken (BCP 47).
	Languages []string
	// LanguageForm is how the site says them.
	LanguageForm LanguageForm
	// AcceptsNew tells whether new patients are taken, nil where nobody told.
	AcceptsNew *bool
	Services   []*Treatment
}

// LanguageForm is one of the ways in which sites say which languages are spoken.
type LanguageForm int

const (
	// AsCode is the code of a language as a text: de.
	AsCode LanguageForm = iota
	// AsLanguage is a Language with the code as its other name.
	AsLanguage
	// AsName is a Language with its name alone: German.
	AsName
)

// Feature is something that a house has, or says it has not.
type Feature struct {
	Name Text
	Has  bool
}

// Hours are opening hours.
type Hours struct {
	// Week has the hours of each day, Monday first. A day without any is closed.
	Week [7][]Span
	// Special days come before the week.
	Special []SpecialDays
}

// Span is a time from a minute of the day until before another. Where it ends no later
// than it begins, it ends on the next day.
type Span struct{ Opens, Closes int }

// SpecialDays are days on which other hours hold. Without any the house is closed.
type SpecialDays struct {
	// From and Through are dates, both included.
	From, Through string
	Hours         []Span
}

// Doctor is a doctor, who has the places and hours of the clinics.
type Doctor struct {
	Thing
	Given, Family string
	// OtherName is a name that the doctor is also known by, which most are not.
	OtherName   string
	Clinics     []*Clinic
	Specialties []string
	Languages   []string
	// LanguageForm is how the site says them.
	LanguageForm LanguageForm
	AcceptsNew   *bool
	Services     []*Treatment
	Knows        []*Condition
	Telephone    string
}

// Name is what the doctor is called, without a title.
func (d *Doctor) Name() string { return d.Given + " " + d.Family }

// Product is a thing in the shop.
type Product struct {
	Thing
	Name, OtherName Text
	Brand           string
	Offers          []Offer
	// Rating is nil where nobody reviewed it.
	Rating  *Rating
	Reviews []*Review

	part int
}

// Offer is a price, in hundredths of its currency.
type Offer struct {
	Price        int
	Currency     string
	Availability string // a member of schema.org's ItemAvailability
}

// Rating is the mean of the reviews of a product, in hundredths, on the scale of its
// reviews.
type Rating struct{ Value, Worst, Best int }

// Review is a customer's.
type Review struct {
	Thing
	Product      *Product
	Author, Date string
	// Stars are on the scale of the product's rating.
	Stars    int
	Language string
	Title    string
	Body     string
}
