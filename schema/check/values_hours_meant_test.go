package check

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What people and content management systems write is told as what it says, and only where
// that is certain.
func TestMeantHours(t *testing.T) {
	for text, want := range map[string]string{
		"Monday,Tuesday,Wednesday,Thursday,Friday 09:00-17:00": "Mo-Fr 09:00-17:00",
		"Monday to Friday: 9am - 5:30 PM":                      "Mo-Fr 09:00-17:30",
		"Mo-Fr 9am-5pm":                                        "Mo-Fr 09:00-17:00",
		"Mo-Th 8:30-17:30":                                     "Mo-Th 08:30-17:30",
		"Sat, Sun 10:00 – 12:00, 14:00 – 16:00":                "Sa,Su 10:00-12:00,14:00-16:00",
		"Montag bis Freitag 8:00 bis 12:00":                    "Mo-Fr 08:00-12:00",
		"weekdays 12pm-12am":                                   "Mo-Fr 12:00-00:00",
		"L-V 8:00-20:00":                                       "Mo-Fr 08:00-20:00",
		"Mo,Di,Do 08:00-18:00":                                 "Mo,Tu,Th 08:00-18:00",
		"Mi 08:00-13:00":                                       "We 08:00-13:00",
		"Ma t/m Vr 9.00 - 17.00 uur":                           "Mo-Fr 09:00-17:00",
		"Pn-Pt 09:00-20:00":                                    "Mo-Fr 09:00-20:00",
		"Lun-Ven 9h-18h":                                       "Mo-Fr 09:00-18:00",
		"Пн–Пт 09:00-18:00":                                    "Mo-Fr 09:00-18:00",
		"So 09:00-12:00":                                       "", // on Sunday in German, on Saturday in Polish
		"Di 09:00-12:00":                                       "", // on Tuesday in German, on Sunday in French
		"Ma 09:00-12:00":                                       "",
		"Mo-Qu 09:00-12:00":                                    "",
		"M-F 09:00-17:00":                                      "Mo-Fr 09:00-17:00",
		"M-S 09:00-17:00":                                      "", // from Monday in English, from Tuesday in Spanish
		"M-V 09:00-17:00":                                      "", // from Monday in Dutch
		"S 09:00-17:00":                                        "",
		"D 09:00-17:00":                                        "",
		"L,M,V 09:00-17:00":                                    "", // M is Tuesday or Wednesday
		"M,T 09:00-17:00":                                      "", // T is Tuesday or Thursday
		"Mo Do Fr 09:00-12:00":                                 "", // in German do is a day, not the word for to
		"Lu Do Ve 09:00-12:00":                                 "",
		"Pn do Pt 09:00-12:00":                                 "Mo-Fr 09:00-12:00",
		"Tor 09:00-12:00":                                      "", // on Thursday in Swedish, on Tuesday in Slovene
		"Pn 09:00-12:00":                                       "", // on Monday in Polish, on Friday in Lithuanian
		"24/7":                                                 "Mo-Su",
		"Monday 9-5":                                           "",
		"Mo-Fr 8-12, 13-17 Uhr":                                "Mo-Fr 08:00-12:00,13:00-17:00",
		"Mo-Fr 8-12 Uhr":                                       "Mo-Fr 08:00-12:00",
		"Montag bis Freitag 8.30 bis 17.00 Uhr":                "Mo-Fr 08:30-17:00",
		"Lundi 9h-12h, 13h30 à 18h":                            "Mo 09:00-12:00,13:30-18:00",
		"Mo 9-17":                                              "Mo 09:00-17:00",
		"Mo 9-12":                                              "",
		"Mo 9-25 Uhr":                                          "",
		"Monday 9-5pm":                                         "",
		"Fr 08:30-25:00":                                       "",
		"Monday 13am-5pm":                                      "",
		"by appointment":                                       "",
		"Monday 9:00-17:00 by appointment":                     "",
		"9:00-17:00":                                           "",
		"Fri 18:00-2:00":                                       "Fr 18:00-02:00",
		"Mon-Fri 10pm-6am":                                     "Mo-Fr 22:00-06:00",
		"Mon-Fri 8:30-5pm":                                     "Mo-Fr 08:30-17:00",
		"Mon-Fri 12:00-5pm":                                    "Mo-Fr 12:00-17:00",
		"Mon-Fri 9:00-11am":                                    "Mo-Fr 09:00-11:00",
		"Mon-Fri 9am-17:00":                                    "Mo-Fr 09:00-17:00",
		"Mon-Fri 9am-12pm, 1pm-5pm":                            "Mo-Fr 09:00-12:00,13:00-17:00",
		"Mon-Fri 9:00 - 5:00":                                  "",
		"Mon-Fri 1:00 - 5:00":                                  "",
		"Mon-Fri 1:00 - 5pm":                                   "",
		"Mon-Fri 5:00 - 5:30pm":                                "",
		"Mon-Fri 9am - 5:00":                                   "",
		"Mon-Fri 10:00 - 6am":                                  "",
		"Mon-Fri 9:00-12:00, 1:00-5:00":                        "",
		"Mon-Fri 8:00-12:00, 6:00-9:00":                        "",
	} {
		mend, suggestion := meantHours(text)
		assert.Equal(t, want, suggestion, text)
		if want != "" {
			assert.Equal(t, "; write "+want, mend, text)
			_, ok := parseHours(nil, want)
			assert.True(t, ok, want)
		}
	}
	for text, want := range map[string]string{
		"Mo 09:00-17:00, , We 09:00-17:00, , , , ":         `; give each as a value of its own: "Mo 09:00-17:00", "We 09:00-17:00"`,
		"Mon-Fri 09:00-17:00; Sat 10:00-12:00; Sun Closed": `; give each as a value of its own: "Mo-Fr 09:00-17:00", "Sa 10:00-12:00"`,
		"Saturday,Sunday Closed":                           "; leave out what is closed",
		strings.Repeat("Monday 09:00-17:00 ", 20):          "",
	} {
		mend, suggestion := meantHours(text)
		assert.Equal(t, want, mend, text)
		assert.Empty(t, suggestion, text)
	}
}
