package directory

// part is a part of the body: what names of conditions, treatments and products are made of.
type part struct {
	en, de, latin string
	specialties   []string
}

var parts = []part{
	{"knee", "Knie", "gon", limb},
	{"shoulder", "Schulter", "om", limb},
	{"back", "Rücken", "dors", limb},
	{"hip", "Hüft", "cox", limb},
	{"neck", "Nacken", "cervic", limb},
	{"ankle", "Knöchel", "tal", limb},
	{"wrist", "Handgelenks", "carp", limb},
	{"elbow", "Ellenbogen", "cubit", limb},
	{"hand", "Hand", "chir", limb},
	{"thumb", "Daumen", "pollic", limb},
	{"calf", "Waden", "sur", limb},
	{"thigh", "Oberschenkel", "femor", limb},
	{"foot", "Fuß", "pod", []string{"Podiatric"}},
	{"heel", "Fersen", "calcane", []string{"Podiatric"}},
	{"toe", "Zehen", "dactyl", []string{"Podiatric"}},
	{"jaw", "Kiefer", "gnath", []string{"Dentistry"}},
	{"ear", "Ohren", "ot", []string{"Otolaryngologic"}},
	{"throat", "Hals", "pharyng", []string{"Otolaryngologic"}},
	{"sinus", "Nebenhöhlen", "sinus", []string{"Otolaryngologic"}},
	{"eye", "Augen", "ophthalm", []string{"Optometric"}},
	{"stomach", "Magen", "gastr", []string{"Gastroenterologic"}},
	{"chest", "Brust", "thorac", []string{"Cardiovascular", "Pulmonary"}},
	{"skin", "Haut", "dermat", []string{"Dermatology"}},
	{"kidney", "Nieren", "nephr", []string{"Renal"}},
	{"bladder", "Blasen", "cyst", []string{"Urologic"}},
}

var limb = []string{"Musculoskeletal"}

// problem is what a part of the body may have.
type problem struct {
	en, de string
	// latin and latinDe end the other name.
	latin, latinDe string
	// specialty is one for the problem whatever the part.
	specialty string
}

var problems = []problem{
	{"pain", "schmerzen", "algia", "algie", ""},
	{"stiffness", "steifheit", "ankylosis", "ankylose", "Physiotherapy"},
	{"swelling", "schwellung", "oedema", "ödem", ""},
	{"weakness", "schwäche", "asthenia", "asthenie", "Neurologic"},
	{"numbness", "taubheit", "anaesthesia", "anästhesie", "Neurologic"},
	{"cramp", "krampf", "ospasm", "ospasmus", ""},
	{"inflammation", "entzündung", "itis", "itis", "Rheumatologic"},
	{"injury", "verletzung", "otrauma", "otrauma", "Emergency"},
}

// circumstances tell apart what has one part and problem, in a directory larger than
// Standard.
var circumstances = []Text{
	{"in children", "bei Kindern"},
	{"after an operation", "nach einer Operation"},
	{"in athletes", "bei Sportlern"},
	{"in later life", "im Alter"},
	{"in pregnancy", "in der Schwangerschaft"},
	{"after a fall", "nach einem Sturz"},
	{"at night", "in der Nacht"},
	{"at work", "bei der Arbeit"},
}

// technique is a way of treating.
type technique struct {
	en, de, class   string
	other, otherDe  string
	specialty       string
	descEn, descDe  string
	treatsSpecially int // the problem that it is for most of all, an index
}

var techniques = []technique{
	{"physiotherapy", "physiotherapie", "PhysicalTherapy", "physio", "physio", "Physiotherapy",
		"A therapist looks at how you move and works out with you what helps.", "Wir schauen uns Ihre Bewegung an und finden mit Ihnen heraus, was hilft.", 1},
	{"massage", "massage", "PhysicalTherapy", "manual therapy", "manuelle Therapie", "Physiotherapy",
		"Hands that know where it hurts, for half an hour.", "Hände, die wissen, wo es wehtut, eine halbe Stunde lang.", 5},
	{"taping", "taping", "PhysicalTherapy", "", "", "Physiotherapy",
		"An elastic tape for some days, which you can shower with.", "Ein elastisches Band für einige Tage, mit dem man duschen kann.", 2},
	{"exercise class", "gymnastik", "PhysicalTherapy", "", "", "Physiotherapy",
		"Six to ten people, an hour a week, with exercises to take home.", "Sechs bis zehn Menschen, eine Stunde in der Woche, mit Übungen für daheim.", 3},
	{"injection", "injektion", "MedicalTherapy", "infiltration", "infiltration", "",
		"A fine needle, a few seconds, and rest on the day.", "Eine feine Nadel, wenige Sekunden, und Ruhe am selben Tag.", 6},
	{"heat treatment", "wärmebehandlung", "MedicalTherapy", "", "", "",
		"Warmth goes deep and loosens what has become tight.", "Wärme geht in die Tiefe und löst, was fest geworden ist.", 0},
	{"ultrasound treatment", "ultraschallbehandlung", "MedicalTherapy", "sonotherapy", "sonotherapie", "",
		"Sound that nobody hears, over a gel, for ten minutes.", "Schall, den niemand hört, über ein Gel, zehn Minuten lang.", 4},
	{"laser treatment", "laserbehandlung", "MedicalTherapy", "", "", "",
		"Light of one colour on a small spot, without a scar.", "Licht einer Farbe auf eine kleine Stelle, ohne Narbe.", 7},
}

// goods are what the shop has for a part of the body.
var goods = []struct{ en, de, other, otherDe string }{
	{"brace", "bandage", "support", "stütze"},
	{"heat pack", "wärmekissen", "", ""},
	{"ice pack", "kühlkissen", "cold pack", "kältekissen"},
	{"tape", "tape", "", ""},
	{"balm", "balsam", "ointment", "salbe"},
	{"cushion", "polster", "", ""},
	{"roller", "rolle", "", ""},
	{"massager", "massagegerät", "", ""},
	{"wrap", "wickel", "", ""},
	{"trainer", "trainer", "", ""},
	{"guard", "schutz", "protector", "schützer"},
	{"diary", "tagebuch", "", ""},
}

var brands = []string{"Moorfoot", "Stillwater", "Hale & Dunn", "Larkrise", "Tessel", "Brightmere", "Oakhanger", "Vennel", "Quillon", "Sanderling"}

// specialtyWords are what people call a specialty.
var specialtyWords = map[string]Text{
	"Musculoskeletal":   {"bones and joints", "Orthopädie"},
	"Physiotherapy":     {"physiotherapy", "Physiotherapie"},
	"Podiatric":         {"podiatry", "Fußmedizin"},
	"Dentistry":         {"dentistry", "Zahnmedizin"},
	"Otolaryngologic":   {"ear, nose and throat", "Hals-Nasen-Ohren-Heilkunde"},
	"Optometric":        {"eye care", "Augenheilkunde"},
	"Gastroenterologic": {"stomach and bowel", "Gastroenterologie"},
	"Cardiovascular":    {"heart and blood vessels", "Kardiologie"},
	"Pulmonary":         {"lungs", "Lungenheilkunde"},
	"Dermatology":       {"skin", "Dermatologie"},
	"Renal":             {"kidneys", "Nierenheilkunde"},
	"Urologic":          {"urology", "Urologie"},
	"Neurologic":        {"nerves", "Neurologie"},
	"Rheumatologic":     {"rheumatism", "Rheumatologie"},
	"Emergency":         {"emergencies", "Notfallmedizin"},
	"PrimaryCare":       {"family medicine", "Hausarztmedizin"},
}

// specialties are the keys of specialtyWords that clinics and doctors choose from, in an
// order of their own: those at the front are chosen more often.
var specialties = []string{
	"Musculoskeletal", "PrimaryCare", "Physiotherapy", "Neurologic", "Otolaryngologic", "Dermatology", "Cardiovascular",
	"Rheumatologic", "Gastroenterologic", "Optometric", "Podiatric", "Dentistry", "Pulmonary", "Urologic", "Renal", "Emergency",
}

// languageWords are the names of the languages that people in the directory speak.
var languageWords = map[string]Text{
	"en": {"English", "Englisch"}, "de": {"German", "Deutsch"}, "fr": {"French", "Französisch"}, "pl": {"Polish", "Polnisch"},
	"cy": {"Welsh", "Walisisch"}, "ur": {"Urdu", "Urdu"}, "tr": {"Turkish", "Türkisch"}, "pt": {"Portuguese", "Portugiesisch"},
	"uk": {"Ukrainian", "Ukrainisch"}, "ar": {"Arabic", "Arabisch"},
}

// spoken are the languages beside English, those of more people first.
var spoken = []string{"de", "pl", "fr", "ur", "cy", "tr", "pt", "uk", "ar"}

// features are what a house may have for those who need it.
var features = []Text{
	{"Wheelchair access", "Rollstuhlgerechter Zugang"},
	{"Hearing loop", "Induktive Höranlage"},
	{"Accessible toilet", "Barrierefreies WC"},
	{"Braille signs", "Schilder in Brailleschrift"},
}

var townBegins = []string{
	"Alder", "Bram", "Cold", "Dun", "Elder", "Fern", "Gos", "Hazel", "Inker", "Jessa", "Kettle", "Lark", "Marl", "Nettle", "Otter",
	"Pell", "Quarn", "Rush", "Sorrel", "Thorn", "Under", "Vale", "Withy", "Yarrow", "Zeal", "Ash", "Birk", "Crake", "Drift", "Ever",
}

var townEnds = []string{
	"mouth", "ham", "combe", "wick", "stead", "ford", "by", "well", "minster", "holt", "thorpe", "bridge", "leigh", "den", "cliffe",
	"moor", "beck", "worth", "port", "gate", "field", "bourne", "haven", "ley", "market", "shaw", "fold", "barrow", "mere", "stow",
}

var counties = []string{"Rivershire", "Norshire", "Merewold", "Eastmarch", "Haleshire", "Suthland"}

var streets = []string{
	"Station Road", "Mill Lane", "Ropewalk", "Castle Street", "Garden Row", "Bridge Street", "Old Market", "Lantern Road",
	"Chapel Hill", "Harbour Parade", "Orchard Close", "Fuller Street", "Quarry Way", "Beacon Avenue",
}

var clinicBegins = []string{
	"Riverbank", "Lighthouse", "Meadow", "St Oswin", "Old Mill", "Beacon", "Larkfield", "Willow", "Harbour", "Greenway", "Castle",
	"Orchard", "Bellflower", "Stonebridge", "Kingfisher", "Heron", "Foxglove", "Tideway",
}

var clinicEnds = []Text{
	{"Clinic", "Klinik"}, {"Health Centre", "Gesundheitszentrum"}, {"Practice", "Praxis"}, {"Treatment Rooms", "Behandlungsräume"},
}

var givenNames = []string{
	"Alan", "Alice", "Amara", "Andrew", "Anna", "Arjun", "Beatrix", "Ben", "Bronwen", "Carys", "Clara", "Daniel", "David", "Dilys",
	"Edith", "Elif", "Emeka", "Emma", "Farah", "Fergus", "Frida", "Gareth", "Grace", "Hannah", "Henry", "Ian", "Imogen", "Iris",
	"Jakub", "James", "Joanna", "Jonas", "Karim", "Katrin", "Leon", "Lena", "Lukas", "Maria", "Martin", "Mira", "Nadia", "Nia",
	"Oliver", "Owen", "Paul", "Petra", "Rhys", "Rosa", "Ruth", "Samuel", "Sara", "Stefan", "Tariq", "Thomas", "Ursula", "Vera",
	"Wiktor", "Yasmin", "Zofia", "Zara",
}

var familyNames = []string{
	"Smith", "Schmidt", "Smyth", "Jones", "Johns", "Novak", "Nowak", "Khan", "Kahn", "Meyer", "Maier", "Meier", "Reed", "Read",
	"Ashdown", "Birchall", "Calloway", "Dunmore", "Eastwick", "Fairhurst", "Garside", "Hartnoll", "Ingleby", "Jessop", "Kirkbride",
	"Langstaff", "Mallory", "Nethercott", "Oakshott", "Penhallow", "Quennell", "Ravenscroft", "Silverlock", "Tregarth", "Umfreville",
	"Venables", "Wetherby", "Yelland", "Zimmer", "Adeyemi", "Bauer", "Chaudhry", "Demir", "Eze", "Fischer", "Grabowski", "Hussain",
	"Iwu", "Jansen", "Kaya", "Lewandowski", "Morgan", "Nkemelu", "Okafor", "Pritchard", "Rahman", "Svoboda", "Tanaka", "Vaughan", "Weber",
}

var reviewers = []string{
	"Hilltop Walker", "M. T.", "Early Gardener", "Familie B.", "Night Owl", "Tea at Four", "R. from the coast", "Slow Runner",
	"Grandad of six", "Zwei Linkshänder", "Late Swimmer", "Allotment 14", "Chorister", "Desk Sitter", "Wanderfreund", "Cyclist in rain",
}

// opinions are what reviews say, from the worst to the best.
var opinions = [][]Text{
	{{"It came apart in the first week.", "In der ersten Woche auseinandergegangen."}, {"Did nothing for me, and the smell stayed.", "Hat mir nichts gebracht, und der Geruch blieb."}},
	{{"Not what the picture shows.", "Nicht so wie auf dem Bild."}, {"Too small, and the larger size is sold out.", "Zu klein, und die größere Größe ist vergriffen."}},
	{{"Does what it should, no more.", "Tut, was es soll, mehr nicht."}, {"All right for the price.", "Für den Preis in Ordnung."}},
	{{"I use it every evening and am glad of it.", "Ich nutze es jeden Abend und bin froh darum."}, {"Good, though the instructions are hard to read.", "Gut, nur die Anleitung ist schwer zu lesen."}},
	{{"My whole family wants one now.", "Jetzt will die ganze Familie eines."}, {"Best I have had, and I have had a few.", "Das beste, das ich je hatte, und ich hatte einige."}},
}

var reviewTitles = [][]Text{
	{{"Sent it back", "Zurückgeschickt"}}, {{"Not for me", "Nichts für mich"}}, {{"All right", "In Ordnung"}},
	{{"Good", "Gut"}}, {{"Would buy again", "Gern wieder"}},
}
