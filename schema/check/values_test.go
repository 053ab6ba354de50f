package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/healthld/healthld/schema/check"
)

func TestValueForms(t *testing.T) {
	for _, c := range []struct {
		property string
		right    []string
		// wrong has what would be right, or "" where that is not certain.
		wrong map[string]string
	}{
		{
			"datePublished",
			[]string{
				"2026", "2026-03", "2026-03-14", "2024-02-29", "-0044-03-15",
				"2026-03-14T09:30", "2026-03-14T09:30:00Z", "2026-03-14T09:30:00.25+01:00", "2026-12-31T23:59:60Z", "2026-03-14T24:00:00",
			},
			map[string]string{
				"2026-02-30": "", "2026-13-01": "", "2023-02-29": "", "2026-3-14": "2026-03-14", "26-03-14": "", "2026-03-14T25:00": "", "2026-02-30T10:00:00": "",
				"next tuesday": "", "": "", "March": "", "2026-W05": "",
				"13/03/2026": "2026-03-13", "3/13/2026": "2026-03-13", "04/04/2026": "2026-04-04", "04/03/2026": "", "13.03.2026": "2026-03-13",
				"2026/03/04": "2026-03-04", "4 March 2026": "2026-03-04", "March 4, 2026": "2026-03-04", "4 Mar 2026": "2026-03-04",
				"2026-03-14 09:30:00": "2026-03-14T09:30:00", "31/02/2026": "",
			},
		},
		{
			"opens",
			[]string{"08:30", "08:30:00", "00:00", "24:00", "23:59:59", "08:30Z", "08:30:00+01:00", "T08:30"},
			map[string]string{"25:99": "", "24:01": "", "08:60": "", "8:30": "08:30", "8.30": "", "9h00": "09:00", "12h30": "12:30", "14h": "14:00", "25h": "", "9.30 Uhr": "09:30", "18 Uhr": "18:00", "8:30 am": "08:30", "5 pm": "17:00", "5:30PM": "17:30", "noon": "", "08:30+25:00": ""},
		},
		{
			"duration",
			[]string{"PT30M", "P2D", "P1Y2M3W4DT5H6M7S", "PT1.5H", "P0D", "-P1D", "PT0.5S", "P2W"},
			map[string]string{"30 minutes": "PT30M", "PT": "", "P": "", "T30M": "", "P30M2Y": "", "PT1.5H30M": "", "P1H": "", "pt30m": "PT30M", "": "",
				"1 hour 30 minutes": "PT1H30M", "1h 30m": "PT1H30M", "2 Stunden und 15 Minuten": "PT2H15M", "2 days": "P2D", "45-min": "PT45M", "20 min.": "PT20M",
				"30 m": "", "30 minutes 1 hour": "", "about 5 minutes": "", "5": "", "minutes": "", "0 min": "", "4:32": "", "5 minutes 5 minutes": "", "P-1D": ""},
		},
		{
			"ratingCount",
			[]string{"0", "12", "12.0"},
			map[string]string{"twelve": "", "4.5": "", "1,234": "1234", "0,234": "", "1,23": "", "1,234,": "", "12 reviews": "", "+5": "5", "007": "7", "0x1F": "", "1_000": "", "1e3": ""},
		},
		{
			"width", // a quantity may be a text
			[]string{"5 cm", "5"},
			nil,
		},
		{
			"maxValue",
			[]string{"5", "-5.25", "1e3"},
			map[string]string{"4,5": "4.5", "1.234,50": "1234.50", "1,234.50": "1234.50", "1,234": "", "£19.90": "19.90", "19.90 €": "19.90", ".5": "0.5", "five": "", "5 kg": ""},
		},
		{
			"price",
			[]string{"19.90", "0", "0.5", "on request", "free", "from 19 EUR", "19 per month", "2 for 1 on Mondays"},
			map[string]string{
				"£19.90": "19.90", "19,90": "19.90", "19,90 €": "19.90", "1,299.00": "1299.00", "1.299,00": "1299.00", "1 299.00": "1299.00",
				"1\u00a0299,00 €": "1299.00", "1'299.00": "1299.00", "CHF 1’299.–": "1299", "12,34,567.00": "1234567.00", "1.299.000": "1299000",
				"1,299": "", "€1.299": "", "29.99.99": "", "29.99,99": "", "−5": "", "١٩٫٩٩": "19.99", "１９": "19", "12–15": "", "19.-": "19", "19,- EUR": "19",
				"Fr. 19.90": "19.90", "Fr.19": "19", "19 Euro": "19", "kr 199": "199", "US$19.90": "19.90", "199 zł": "199",
				"NaN": "", "Infinity": "", "0x10": "", "1e400": "", "1e3": "", "19.": "19", ".99": "0.99", "019.90": "19.90", " 19.90": "19.90", "1/2": "",
			},
		},
		{
			"isAcceptingNewPatients",
			[]string{"true", "false", "True", "https://schema.org/False"},
			map[string]string{"yes": "true", "NO": "false", "1": "", "maybe": "", "TRUE": "true"},
		},
		{
			"url",
			[]string{"https://x.example/", "https://x.example/a?b=c#d", "mailto:a@x.example", "urn:isbn:1", "https://x.example/ä", "https://http.example/", "https://host.example/?u=https://x.example/", "ftp://x.example/a", "tel:+442079460018", "HTTPS://X.example/", "android-app://example.sunrise/"},
			map[string]string{
				"https://x.example/a b": "https://x.example/a%20b", " https://x.example/": "https://x.example/", "http://": "", "https:/x.example": "https://x.example", "https:///a": "",
				"https://x.example/<a>": "", "TODO: our address": "", "null ": "", "https://a.example/a, https://b.example/b": "", "https://a.example/a\nhttps://b.example/b": "",
				"https://a.example/a, b": "https://a.example/a,%20b",
				"javascript:alert(1)":    "", "file:///C:/logo.png": "", "C:\\logo.png": "", "about:blank": "", "blob:https://x.example/1": "",
				"htp://x.example/": "http://x.example/", "htps://x.example/": "https://x.example/", "htttps://x.example/": "https://x.example/",
				"https://https://x.example/": "https://x.example/", "http://https//x.example/": "", "HTTPS://http://x.example/": "http://x.example/",
			},
		},
		{"name", []string{"next tuesday", "25:99"}, nil},
	} {
		for _, text := range c.right {
			assert.Empty(t, findingsOf(t, c.property, text), "%s: %q", c.property, text)
		}
		for text, suggestion := range c.wrong {
			findings := findingsOf(t, c.property, text)
			if assert.Len(t, findings, 1, "%s: %q", c.property, text) {
				assert.Equal(t, suggestion, findings[0].Suggestion, "%s: %q: %s", c.property, text, findings[0].Message)
				assert.Equal(t, check.Error, findings[0].Severity)
			}
		}
	}
}

func findingsOf(t *testing.T, property, text string) []check.Finding {
	t.Helper()
	graph := read(t, `{"@type": "Thing"}`)
	for node := range graph.Nodes() {
		node.Add("http://schema.org/"+property, readValue(graph, property, text), 0)
	}
	return check.Run(graph, check.Values).Findings
}

// Literals of other datatypes have forms of their own.
func TestForeignDatatypesAreLeftAlone(t *testing.T) {
	report := check.Run(read(t, `{"@type": "Article", "datePublished": {"@value": "Easter", "@type": "http://example.org/feast"}}`), check.Values)
	assert.Empty(t, report.Findings)
	report = check.Run(read(t, `{"@type": "Article", "datePublished": {"@value": "Easter", "@type": "xsd:date"}}`), check.Values)
	assert.Equal(t, []string{"date"}, ids(report.Findings))
}
