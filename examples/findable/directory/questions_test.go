package directory

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/examples/findable/question"
)

// TestQuestions holds the questions to what they are for: all constraints, in
// combinations, in two languages, with few answers or none.
func TestQuestions(t *testing.T) {
	d := Make(Standard())
	asked := d.ask(300)
	require.Len(t, asked, 300)
	constraints, many, languages, expected := map[string]int{}, map[int]int{}, map[string]int{}, map[bool]int{}
	words := map[string]bool{}
	for _, q := range asked {
		find := reflect.ValueOf(q.Find)
		count := 0
		for i := range find.NumField() {
			if name := find.Type().Field(i).Name; !find.Field(i).IsZero() && name != "Kind" {
				constraints[name]++
				count++
			}
		}
		many[count]++
		languages[q.Language]++
		expected[len(q.Expect) > 0]++
		words[q.Ask] = true
		assert.LessOrEqual(t, len(q.Expect), 40)
	}
	assert.Len(t, words, 300, "all different")
	for _, name := range []string{"Name", "Treats", "About", "Specialty", "Place", "Near", "Open", "Language", "Rating", "Price", "NewPatients", "Accessible", "Path"} {
		assert.GreaterOrEqual(t, constraints[name], 10, name)
	}
	for count := range 4 {
		assert.GreaterOrEqual(t, many[count+1], 20, "%d constraints", count+1)
	}
	assert.GreaterOrEqual(t, languages["en"], 150)
	assert.GreaterOrEqual(t, languages["de"], 50)
	assert.GreaterOrEqual(t, expected[false], 10)
	assert.GreaterOrEqual(t, expected[true], 250)
}

// TestQuestionsAreRead writes the questions to a file and reads them back.
func TestQuestionsAreRead(t *testing.T) {
	questions := Make(Standard()).Questions(300)
	text, err := question.Append(nil, questions)
	require.NoError(t, err)
	read, problems := question.Read("questions.yaml", text)
	require.Empty(t, problems)
	require.Len(t, read, len(questions))
	for i := range read {
		questions[i].Position = read[i].Position
		assert.Equal(t, questions[i].Find, read[i].Find)
		assert.ElementsMatch(t, questions[i].Expect, read[i].Expect)
	}
}
