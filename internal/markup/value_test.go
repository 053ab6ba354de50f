package markup

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/rdf"
)

// TestTime holds the forms of XML Schema, with their edges.
func TestTime(t *testing.T) {
	for text, datatype := range map[string]string{
		"2024-05-01": "date", "-0001-12-31Z": "date", "2024-05-01+14:00": "date", "12024-05-01": "date",
		"2024-13-01": "", "2024-05-32": "", "24-05-01": "", "02024-05-01": "", " 2024-05-01": "",
		"00:00:00": "time", "23:59:59.5-05:00": "time", "24:00:00": "time", "24:00:01": "", "10:00": "",
		"2024-05-01T10:00:00Z": "dateTime", "2024-05-01T10:00": "", "2024-05-01 10:00:00": "",
		"2024": "gYear", "0000": "gYear", "024": "", "2024-05": "gYearMonth", "2024-00": "",
		"PT1H": "duration", "P1Y2M3DT4H5M6.7S": "duration", "-P1D": "duration", "PT0.5S": "duration",
		"P": "", "PT": "", "P1DT": "", "P1H": "", "PT1S1M": "", "P1M1Y": "", "": "", "foo": "",
	} {
		o, is := Time(text)
		assert.Equal(t, datatype != "", is, text)
		if is {
			assert.Equal(t, rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: rdf.XSDNamespace + datatype}, o)
		}
	}
}

func TestTokens(t *testing.T) {
	assert.Equal(t, []Token{{"a", 1}, {"bc", 4}, {"d", 7}}, slices.Collect(Tokens(" a\t\nbc d\r")))
	assert.Empty(t, slices.Collect(Tokens(" \n")))
}

func TestPercentEncoded(t *testing.T) {
	assert.Equal(t, "https://a.example/%20%3C%5C%FFé%C2%80", percentEncoded("https://a.example/ <\\\xFFé\u0080"))
}
