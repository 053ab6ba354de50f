package question

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/rdf"
)

func TestRead(t *testing.T) {
	text := `# what people ask
questions:
  - ask: Which knee clinic near Harrow is open on Saturday?
    language: en
    find:
      kind: MedicalClinic
      name: [Harrow Clinic, Harrow Health]
      treats: knee pain
      about: knee
      specialty: Musculoskeletal
      place: [Harrow, HA1]
      near: {latitude: 51.58, longitude: -0.33, kilometres: 5}
      open: Saturday 10:00
      language: de
      rating: 4
      price: {most: 50, currency: GBP}
      newPatients: true
      accessible: wheelchair
      path:
        offers.availability: InStock
        datePublished: {least: 2026-01-01}
    expect: https://harrow.example/#clinic
    sparql: |
      SELECT ?thing
      WHERE { ?thing a ?kind }
  - ask: Is there a dentist?
    find: {kind: Dentist}
    expect: []
`
	questions, problems := Read("questions.yaml", []byte(text))
	require.Empty(t, problems)
	fifty, yes := 50.0, true
	assert.Equal(t, []Question{{
		Ask: "Which knee clinic near Harrow is open on Saturday?", Language: "en",
		Find: Find{
			Kind: Words{"MedicalClinic"}, Name: Words{"Harrow Clinic", "Harrow Health"}, Treats: Words{"knee pain"}, About: Words{"knee"},
			Specialty: Words{"Musculoskeletal"}, Place: Words{"Harrow", "HA1"}, Near: &Near{51.58, -0.33, 5}, Open: Words{"Saturday 10:00"},
			Language: Words{"de"}, Rating: 4, Price: &Price{Most: &fifty, Currency: "GBP"}, NewPatients: &yes, Accessible: Words{"wheelchair"},
			Path: []Path{{Properties: "offers.availability", Values: Words{"InStock"}}, {Properties: "datePublished", Least: "2026-01-01"}},
		},
		Expect:   []string{"https://harrow.example/#clinic"},
		SPARQL:   "SELECT ?thing\nWHERE { ?thing a ?kind }\n",
		Position: rdf.Position{File: "questions.yaml", Line: 3, Column: 5, Offset: strings.Index(text, "ask: Which")},
	}, {
		Ask: "Is there a dentist?", Find: Find{Kind: Words{"Dentist"}},
		Position: rdf.Position{File: "questions.yaml", Line: 26, Column: 5, Offset: strings.Index(text, "ask: Is")},
	}}, questions)

	written, err := Append(nil, questions)
	require.NoError(t, err)
	again, problems := Read("questions.yaml", written)
	require.Empty(t, problems, "%s", written)
	for i := range again {
		again[i].Position = questions[i].Position
	}
	assert.Equal(t, questions, again, "%s", written)
}

// one gives a file with one question, the constraints of which stand in line 4.
func one(find string) string {
	return "questions:\n- ask: What?\n  find:\n    " + find + "\n  expect: []\n"
}

func TestProblems(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "q.yaml: there are no questions in the file; expected a list",
		"# nothing\n":            "q.yaml: there are no questions in the file",
		"questions: []":          "q.yaml:1:12: the list of questions is empty",
		"questions: 5":           `q.yaml:1:12: questions is "5"; expected a list of questions`,
		"question: []":           `q.yaml:1:1: the key "question" is unknown; expected one of questions; did you mean questions?`,
		"questions: [":           "this is no YAML",
		"questions: &a []":       `"&" is not read in questions`,
		strings.Repeat("[", 50):  "the values nest too deep",
		strings.Repeat("- ", 50): "the values nest too deep",
		"questions:\n- \n":       "q.yaml:2:3: a question is nothing",
		"questions:\n- What?\n":  `q.yaml:2:3: a question is "What?"`,
		"questions:\n- find: {kind: Person}\n  expect: []":                                                     "q.yaml:2:3: the question has no words",
		"questions:\n- ask: ' '\n  find: {kind: Person}\n  expect: []":                                         "q.yaml:2:3: ask is empty",
		"questions:\n- ask: a\n  expect: []":                                                                   "q.yaml:2:3: the question says nothing that could be found",
		"questions:\n- ask: a\n  find: {}\n  expect: []":                                                       "q.yaml:3:3: find is a mapping; expected a mapping with at least one constraint",
		"questions:\n- ask: a\n  find: {kind: Person}":                                                         "q.yaml:2:3: the question does not say what should answer",
		"questions:\n- ask: a\n  find: {kind: Person}\n  expect: '#a'":                                         `q.yaml:4:11: "#a" is no address of a thing`,
		"questions:\n- ask: a\n  find: {kind: Person}\n  expect: ['https://a.example/', 'https://a.example/']": "q.yaml:4:34: https://a.example/ is expected twice",
		"questions:\n- ask: a\n  langage: en\n  find: {kind: Person}\n  expect: []":                            `q.yaml:3:3: the key "langage" is unknown; expected one of ask, language, find, expect, sparql; did you mean language?`,
		one("opens: Saturday"):                    `q.yaml:4:5: the constraint "opens" is unknown; expected one of kind, name,`,
		one("kind: MedicalClinik"):                `q.yaml:4:11: the kind "MedicalClinik" is no class of schema.org; expected a class such as MedicalClinic, or the IRI of another class; did you mean MedicalClinic?`,
		one("kind: []"):                           "q.yaml:4:5: kind is an empty list, which nothing can meet",
		one("kind: {a: b}"):                       "q.yaml:4:5: kind is a mapping",
		one("name:"):                              "q.yaml:4:5: name is nothing",
		one("open: Someday"):                      `q.yaml:4:11: open: "Someday" is no day; expected a day of the week`,
		one("open: 2026-02-30"):                   `q.yaml:4:11: open: "2026-02-30" is no date`,
		one("open: Monday 25:00"):                 `q.yaml:4:11: open: "25:00" is no time of day`,
		one("near: {latitude: 51, longitude: 0}"): "q.yaml:4:5: near has no kilometres",
		one("near: {latitude: 91, longitude: 0, kilometres: 1}"):           "q.yaml:4:12: latitude is 91, which is no place on the earth; expected degrees from -90 to 90",
		one("near: {latitude: 51, longitude: 0, kilometres: 0}"):           "kilometres is 0, which nothing can meet",
		one("near: {latitude: 51, longitude: 0, kilometres: 1, miles: 2}"): `the key "miles" is unknown`,
		one("near: Harrow"):                        `q.yaml:4:5: near is "Harrow"; expected a mapping`,
		one("language: German!"):                   `q.yaml:4:15: "German!" is no code of a language`,
		one("rating: good"):                        `q.yaml:4:5: rating is "good"; expected a number`,
		one("rating: 6"):                           "q.yaml:4:5: rating is 6; expected the least rating on the scale from 1 to 5",
		one("price: {least: 60, most: 50}"):        "price is at least 60 and at most 50, which nothing can meet",
		one("price: {most: 50, currency: pounds}"): `"pounds" is no currency`,
		one("price: 50"):                           `q.yaml:4:5: price is "50"; expected a mapping`,
		one("newPatients: perhaps"):                `q.yaml:4:5: newPatients is "perhaps"; expected true or false`,
		one("path: {offer.price: 5}"):              `"offer" in the path "offer.price" is no property of schema.org; expected properties with dots between them, such as offers.availability; did you mean offers?`,
		one("path: {price: {least: 10, most: 9}}"): "price is at least 10 and at most 9, which nothing can meet",
		one("path: {price: {least: }}"):            "the range of price has no ends",
		one("{newPatients: true, path: {isAcceptingNewPatients: false}}"):                                                                  "newPatients is true and the path isAcceptingNewPatients false, which nothing can meet",
		"questions:\n- ask: a\n  find: {kind: Person}\n  expect: []\n- ask: b\n  find: {kind: [Person]}\n  expect: ['https://a.example/']": "q.yaml:5:3: this finds the same as the question of line 2, and other things are expected",
	} {
		questions, problems := Read("q.yaml", []byte(text))
		if assert.NotEmpty(t, problems, "%s", text) {
			assert.Contains(t, problems[0].Error(), want, "%s", text)
		}
		assert.LessOrEqual(t, len(questions), 1)
	}
}

// A faulty question does not keep others from being read.
func TestOthersAreRead(t *testing.T) {
	questions, problems := Read("", []byte("questions:\n- ask: a\n- ask: b\n  find: {kind: Person}\n  expect: []\n"))
	assert.Len(t, problems, 1)
	require.Len(t, questions, 1)
	assert.Equal(t, "b", questions[0].Ask)
}

func TestParseOpening(t *testing.T) {
	christmas := time.Date(2026, 12, 25, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]Opening{
		"saturday":         {Day: "Saturday", Minute: -1},
		"Saturday 09:30":   {Day: "Saturday", Minute: 570},
		"2026-12-25":       {Date: christmas, Minute: -1},
		"2026-12-25 00:00": {Date: christmas, Minute: 0},
		"2026-12-25T23:59": {Date: christmas, Minute: 1439},
		"PublicHolidays":   {Day: "PublicHolidays", Minute: -1},
	} {
		got, err := ParseOpening(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, got)
		again, err := ParseOpening(got.String())
		require.NoError(t, err)
		assert.Equal(t, want, again)
	}
	o, err := ParseOpening("2026-12-25")
	require.NoError(t, err)
	assert.Equal(t, "Friday", o.Weekday()) // by the calendar of 2026
	for _, text := range []string{"", "2026", "2026-12-25T10:00Z", "Sat", "Saturday morning"} {
		_, err := ParseOpening(text)
		assert.Error(t, err, text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("questions:\n- ask: a\n  find: {kind: Person, path: {offers.price: {most: 5}}}\n  expect: []\n")
	f.Add(one("near: {latitude: 51, longitude: 0, kilometres: 1}"))
	f.Add(one("open: [Saturday, 2026-12-25 10:00]"))
	f.Fuzz(func(t *testing.T, text string) {
		questions, _ := Read("q.yaml", []byte(text))
		written, err := Append(nil, questions)
		require.NoError(t, err)
		if len(questions) == 0 {
			return
		}
		again, problems := Read("q.yaml", written)
		require.Empty(t, problems, "%s", written)
		require.Len(t, again, len(questions))
		for i := range again {
			again[i].Position = questions[i].Position
		}
		require.Equal(t, questions, again, "%s", written)
	})
}
