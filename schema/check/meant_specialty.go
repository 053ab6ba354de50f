package check

import (
	"strings"
	"sync"

	"github.com/healthld/healthld/internal/vocab"
)

// everydaySpecialties are what patients and clerks call medical specialties, in lower case,
// with the members that they may mean: in English and German, and the names of the
// specialties themselves in French, Spanish, Portuguese and Italian. They are
// made when they are first asked for.
var everydaySpecialties = sync.OnceValue(func() map[string]string {
	names := specialtyNames()
	for member, spelled := range romanceSpecialties() {
		for name := range strings.FieldsSeq(spelled) {
			names[name] = member
		}
	}
	return names
})

// romanceSpecialties are members with what they are called in Romance languages, with and
// without the accents that are often left out.
func romanceSpecialties() map[string]string {
	return map[string]string{
		"Cardiovascular":    "cardiologia cardiología cardiologie cardiologue cardiólogo cardiologo angiologie angiologia angiología angiologue",
		"Dermatology":       "dermatologia dermatología dermatologue dermatólogo dermatologo",
		"Dentistry":         "odontologia odontología odontologie odontoiatria dentisterie dentista dentiste ortodoncia ortodonzia orthodontie",
		"Endocrine":         "endocrinologia endocrinología endocrinologie",
		"Gastroenterologic": "gastroenterologia gastroenterología gastroentérologie",
		"Geriatric":         "geriatria geriatría gériatrie",
		"Gynecologic":       "ginecologia ginecología gynécologie ginecólogo ginecologo",
		"Hematologic":       "hematologia hematología hématologie ematologia",
		"Musculoskeletal":   "ortopedia ortopédia orthopédie ortopedista traumatologia traumatología",
		"Neurologic":        "neurologia neurología neurólogo neurologo neurologue",
		"Obstetric":         "obstetricia obstetrícia obstétrique ostetricia",
		"Oncologic":         "oncologia oncología oncologie",
		"Optometric":        "oftalmologia oftalmología ophtalmologie oculistica optometria optometría optométrie",
		"Otolaryngologic":   "otorrinolaringologia otorrinolaringología otorinolaringoiatria orl",
		"Pediatric":         "pediatria pediatría pédiatrie pediatra pédiatre",
		"Physiotherapy":     "fisioterapia kinésithérapie physiothérapie",
		"PlasticSurgery":    "cirugíaplástica cirugiaplastica cirurgiaplástica cirurgiaplastica chirurgiaplastica chirurgieesthétique chirurgiaestetica",
		"Podiatric":         "podologia podología pédicure",
		"PrimaryCare":       "medicinageneral medicinageral medicinagenerale médecinegénérale medicinafamiliar medicinadefamilia",
		"Psychiatric":       "psiquiatria psiquiatría psichiatria psicologia psicología psychologie",
		"Pulmonary":         "neumologia neumología pneumologia",
		"Radiography":       "radiologia radiología",
		"Renal":             "nefrologia nefrología néphrologie",
		"Rheumatologic":     "reumatologia reumatología rhumatologie",
		"Surgical":          "cirugía cirugia cirurgia chirurgia",
		"Urologic":          "urologia urología urologo urólogo andrology andrologie andrologia andrología",
	}
}

func specialtyNames() map[string]string {
	return map[string]string{
		"heart": "Cardiovascular", "cardiology": "Cardiovascular", "cardiologist": "Cardiovascular", "circulation": "Cardiovascular",
		"herz": "Cardiovascular", "kardiologie": "Cardiovascular", "kardiologe": "Cardiovascular", "kardiologin": "Cardiovascular",
		"skin": "Dermatology", "dermatologist": "Dermatology", "haut": "Dermatology", "dermatologie": "Dermatology", "hautarzt": "Dermatology", "hautärztin": "Dermatology",
		"eye": "Optometric", "eyes": "Optometric", "optometry": "Optometric", "ophthalmology": "Optometric", "optician": "Optometric",
		"auge": "Optometric", "augen": "Optometric", "augenheilkunde": "Optometric", "augenarzt": "Optometric", "augenärztin": "Optometric",
		"kids": "Pediatric", "children": "Pediatric", "child": "Pediatric", "pediatrics": "Pediatric", "paediatrics": "Pediatric", "paediatric": "Pediatric", "pediatrician": "Pediatric",
		"kinder": "Pediatric", "kinderheilkunde": "Pediatric", "pädiatrie": "Pediatric", "kinderarzt": "Pediatric", "kinderärztin": "Pediatric",
		"bone": "Musculoskeletal", "bones": "Musculoskeletal", "joints": "Musculoskeletal", "muscles": "Musculoskeletal", "knee": "Musculoskeletal", "hip": "Musculoskeletal", "back": "Musculoskeletal", "spine": "Musculoskeletal",
		"orthopedics": "Musculoskeletal", "orthopaedics": "Musculoskeletal", "orthopedic": "Musculoskeletal", "orthopaedic": "Musculoskeletal",
		"knochen": "Musculoskeletal", "gelenke": "Musculoskeletal", "muskeln": "Musculoskeletal", "knie": "Musculoskeletal", "hüfte": "Musculoskeletal", "rücken": "Musculoskeletal", "wirbelsäule": "Musculoskeletal", "orthopädie": "Musculoskeletal", "orthopäde": "Musculoskeletal", "orthopädin": "Musculoskeletal",
		"cancer": "Oncologic", "tumour": "Oncologic", "tumor": "Oncologic", "oncology": "Oncologic", "oncologist": "Oncologic", "krebs": "Oncologic", "onkologie": "Oncologic",
		"brain": "Neurologic", "nerves": "Neurologic", "neurology": "Neurologic", "neurologist": "Neurologic", "gehirn": "Neurologic", "nerven": "Neurologic", "neurologie": "Neurologic",
		"lung": "Pulmonary", "lungs": "Pulmonary", "chest": "Pulmonary", "pulmonology": "Pulmonary", "pneumology": "Pulmonary", "lunge": "Pulmonary", "pneumologie": "Pulmonary",
		"breathing": "RespiratoryTherapy Pulmonary", "atem": "RespiratoryTherapy Pulmonary",
		"kidney": "Renal", "kidneys": "Renal", "nephrology": "Renal", "niere": "Renal", "nieren": "Renal", "nephrologie": "Renal",
		"bladder": "Urologic", "urology": "Urologic", "urologist": "Urologic", "blase": "Urologic", "urologie": "Urologic",
		"stomach": "Gastroenterologic", "gut": "Gastroenterologic", "bowel": "Gastroenterologic", "digestion": "Gastroenterologic", "gastroenterology": "Gastroenterologic", "magen": "Gastroenterologic", "darm": "Gastroenterologic", "gastroenterologie": "Gastroenterologic",
		"endodontics": "Dentistry", "orthodontics": "Dentistry", "periodontics": "Dentistry", "prosthodontics": "Dentistry", "implantology": "Dentistry", "cosmeticdentistry": "Dentistry", "generaldentistry": "Dentistry",
		"kieferorthopädie": "Dentistry", "implantologie": "Dentistry", "vascular": "Cardiovascular", "angiology": "Cardiovascular", "ophthalmic": "Optometric", "ophthalmologic": "Optometric", "ophthalmologist": "Optometric",
		"diagnosticradiology": "Radiography", "diagnosticimaging": "Radiography", "medicalimaging": "Radiography", "imaging": "Radiography", "psychotherapy": "Psychiatric", "psychotherapie": "Psychiatric",
		"unfallchirurgie": "Surgical Musculoskeletal", "unfallchirurg": "Surgical Musculoskeletal", "frauenarzt": "Gynecologic", "frauenärztin": "Gynecologic",
		"ear": "Otolaryngologic", "ears": "Otolaryngologic", "nose": "Otolaryngologic", "throat": "Otolaryngologic", "ent": "Otolaryngologic", "hno": "Otolaryngologic", "ohren": "Otolaryngologic", "nase": "Otolaryngologic", "hals": "Otolaryngologic",
		"teeth": "Dentistry", "tooth": "Dentistry", "dental": "Dentistry", "zähne": "Dentistry", "zahn": "Dentistry", "zahnheilkunde": "Dentistry", "zahnmedizin": "Dentistry",
		"blood": "Hematologic", "haematology": "Hematologic", "hematology": "Hematologic", "blut": "Hematologic", "hämatologie": "Hematologic",
		"hormones": "Endocrine", "thyroid": "Endocrine", "diabetes": "Endocrine", "endocrinology": "Endocrine", "hormone": "Endocrine", "schilddrüse": "Endocrine", "endokrinologie": "Endocrine",
		"foot": "Podiatric", "feet": "Podiatric", "podiatry": "Podiatric", "chiropody": "Podiatric", "fuß": "Podiatric", "füße": "Podiatric", "podologie": "Podiatric",
		"mental": "Psychiatric", "mentalhealth": "Psychiatric", "psychiatry": "Psychiatric", "psychology": "Psychiatric", "psyche": "Psychiatric", "psychiatrie": "Psychiatric",
		"women": "Gynecologic", "womenshealth": "Gynecologic", "gynecology": "Gynecologic", "gynaecology": "Gynecologic", "frauen": "Gynecologic", "frauenheilkunde": "Gynecologic", "gynäkologie": "Gynecologic",
		"pregnancy": "Obstetric Midwifery", "birth": "Obstetric Midwifery", "obstetrics": "Obstetric", "schwangerschaft": "Obstetric Midwifery", "geburt": "Obstetric Midwifery", "geburtshilfe": "Obstetric Midwifery",
		"midwife": "Midwifery", "hebamme": "Midwifery",
		"elderly": "Geriatric", "geriatrics": "Geriatric", "senioren": "Geriatric", "geriatrie": "Geriatric",
		"rheumatism": "Rheumatologic", "rheumatology": "Rheumatologic", "rheuma": "Rheumatologic", "rheumatologie": "Rheumatologic",
		"surgery": "Surgical PlasticSurgery", "surgeon": "Surgical PlasticSurgery", "chirurgie": "Surgical PlasticSurgery", "beauty": "PlasticSurgery", "schönheit": "PlasticSurgery",
		"gp": "PrimaryCare", "generalpractice": "PrimaryCare", "generalmedicine": "PrimaryCare", "familymedicine": "PrimaryCare", "familydoctor": "PrimaryCare", "hausarzt": "PrimaryCare", "hausärztin": "PrimaryCare", "allgemeinmedizin": "PrimaryCare",
		"physio": "Physiotherapy", "physicaltherapy": "Physiotherapy", "krankengymnastik": "Physiotherapy", "physiotherapie": "Physiotherapy",
		"diet": "DietNutrition", "nutrition": "DietNutrition", "ernährung": "DietNutrition",
		"xray": "Radiography", "radiology": "Radiography", "röntgen": "Radiography", "radiologie": "Radiography",
		"anaesthesia": "Anesthesia", "anesthesiology": "Anesthesia", "anästhesie": "Anesthesia", "narkose": "Anesthesia",
		"infections": "Infectious", "infektionen": "Infectious", "speech": "SpeechPathology", "sprache": "SpeechPathology", "logopädie": "SpeechPathology",
		"genetics": "Genetic", "genetik": "Genetic", "accident": "Emergency", "notfall": "Emergency", "pharmacy": "PharmacySpecialty", "pharmacist": "PharmacySpecialty", "apotheke": "PharmacySpecialty",
		"care": "Nursing", "pflege": "Nursing", "laboratory": "LaboratoryScience", "labor": "LaboratoryScience",
	}
}

// meantSpecialties gives the members that a property expects and somebody may have meant
// by an everyday word, the likeliest first.
func meantSpecialties(property vocab.Term, name string) []vocab.Term {
	if len(name) > longestName {
		return nil
	}
	name = wordSeparators.Replace(strings.ToLower(name))
	var found []vocab.Term
	for member := range strings.FieldsSeq(everydaySpecialties()[name]) {
		if term := vocab.Lookup(member); vocab.Expects(property, term) && len(found) < mostMeant {
			found = append(found, term)
		}
	}
	return found
}

// onlyOne gives the name of the only term, "" of several or none.
func onlyOne(terms []vocab.Term) string {
	if len(terms) != 1 {
		return ""
	}
	return terms[0].Name()
}

// wordSeparators stand between words of a name.
var wordSeparators = strings.NewReplacer(" ", "", "-", "", "'", "", "’", "")
